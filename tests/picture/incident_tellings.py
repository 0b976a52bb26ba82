"""Event statements as several papers make them, each with the words of its report, for tests of incidents."""

from dataclasses import replace

from saying import byline, event, told, toll

from frontlines.lexicon.joining import load_joining
from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.judgement import Rulings
from frontlines.model.known import Known
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.settings import TollRule
from frontlines.model.told import Review
from frontlines.picture.incident_profile import profile_of
from frontlines.picture.incident_score import join_of, reaches
from frontlines.picture.incident_words import signature
from frontlines.picture.incidents import incidents_of

RULES = load_joining()
POINT = PlacePrecision


def _place(id_, name, lat, lon, precision=POINT.EXACT, country="IQ"):
    return Place(id_, name, country, lat, lon, precision)


def _actor(id_, name, kind, country=None, parent=None):
    origin = ActorOrigin.REPORT if id_.startswith("r:") else ActorOrigin.REGISTER
    return Actor(id_, name, kind, country, origin, parent)


PLACES = (
    _place("fallujah", "Fallujah", 33.35, 43.78),
    _place("saqlawiyah", "Saqlawiyah", 33.40, 43.68),  # 11 km from Fallujah
    _place("baghdad", "Baghdad", 33.34, 44.40),  # 58 km from it
    _place("mosul", "Mosul", 36.34, 43.13),
    _place("anbar", "Anbar", 33.0, 42.5, POINT.ADM1),
    _place("country:IQ", "Iraq", None, None, POINT.COUNTRY),
    _place("country:SY", "Syria", None, None, POINT.COUNTRY, "SY"),
    _place("r:hamza", "Hamza", None, None, POINT.UNKNOWN),
    _place("r:nowhere", "Karkh", None, None, POINT.UNKNOWN, None),
)
ACTORS = (
    _actor("isis", "Islamic State", ActorKind.ARMED_GROUP),
    _actor("mahdi", "Mahdi Army", ActorKind.ARMED_GROUP, "IQ"),
    _actor("gov:IQ", "Government of Iraq", ActorKind.GOVERNMENT, "IQ"),
    _actor("army:IQ", "Iraqi Army", ActorKind.STATE_FORCES, "IQ", "gov:IQ"),
    _actor("gov:SY", "Government of Syria", ActorKind.GOVERNMENT, "SY"),
    _actor("r:gunmen", "gunmen", ActorKind.ARMED_GROUP),
    _actor("r:civilians", "Civilians", ActorKind.COMMUNITY),
    _actor("r:salam-haidar", "Salam Haidar", ActorKind.PERSON),
    _actor("r:omar-jasim", "Omar Jasim", ActorKind.PERSON),
)
KNOWN = Known({actor.id: actor for actor in ACTORS}, {place.id: place for place in PLACES})

# Two papers' words for one bombing, and a third's for another.
MARKET = "A lorry packed with explosives blew up beside the spice stalls of the Zahawi market, killing 41 shoppers."
MARKET_AGAIN = (
    "The toll of yesterday's blast beside the spice stalls of the Zahawi market rose to 47, hospitals said."
)
CHECKPOINT = "A parked motorcycle exploded near a police checkpoint on the ring road, wounding two recruits."


class Telling:
    """One event statement with its tolls and the words of its report."""

    def __init__(self, event, tolls, words):
        self.event, self.tolls, self.words = event, tolls, words


def telling(
    id_, report, *, published=1, type_="bombing", words=MARKET, by=(), against=(), places=("fallujah",), day=None,
    killed=None, held=None, review=Review.MACHINE, publisher=None, copies=None, number=None, start=0, weapons=(),
    tolls=None,
):  # fmt: skip
    """`killed` is one number; `tolls` are Toll values instead, which other statements may share."""
    by_ = byline(report, published, publisher=publisher, copies=copies, number=number)
    counted = [toll(f"t-{id_}", killed, of="people")] if killed is not None else list(tolls or ())
    plain = event(id_, type_, by, against, places, day, held, words, start)
    statement = replace(plain, tolls=tuple(one.id for one in counted), weapons=weapons)
    return Telling(told(statement, by_, review), {one.id: told(one, by_) for one in counted}, words)


def tolls_of(tellings):
    return {id_: one for each in tellings for id_, one in each.tolls.items()}


def words_of(tellings):
    return {each.event.id: signature(each.words, RULES) for each in tellings}


def profiles_of(*tellings):
    words = words_of(tellings)
    tolls = tolls_of(tellings)
    return [profile_of(each.event, tolls, KNOWN, RULES, words[each.event.id]) for each in tellings]


def join(one, other):
    both = (one, other)
    return join_of(one.event, other.event, tolls_of(both), KNOWN, RULES, words_of(both))


def are_one(one, other):
    """Whether two tellings are joined."""
    found = join(one, other)
    same_report = one.event.byline.report == other.event.byline.report
    return found is not None and reaches(found, same_report=same_report, rules=RULES)


def incidents(*tellings, rulings=None, rule=TollRule.RANGE):
    return incidents_of(
        [each.event for each in tellings], tolls_of(tellings), KNOWN, rulings or Rulings(), RULES, rule,
        words_of(tellings),
    )  # fmt: skip


def groups(*tellings, rulings=None):
    return [set(one.statements) for one in incidents(*tellings, rulings=rulings)]
