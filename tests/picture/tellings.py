"""Statements as reports make them, written short: who publishes, on which day, what of whom."""

import random
from datetime import UTC, date, datetime

from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.byline import Byline
from frontlines.model.known import Known
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.relation import Relation
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import SYMMETRIC_TIES, Control, ControlStatus, Event, Evidence, Tie, TieKind
from frontlines.model.told import Review, Told
from frontlines.model.when import DatePrecision, When
from frontlines.picture.relations import sign_of

TOWN = "gn:1"


def day(text):
    """ "06-16" is a day of 2016, "2017-06-16" one of its own year."""
    return date.fromisoformat(text if len(text) > len("06-16") else f"2016-{text}")


def on_day(text):
    return When(day(text), day(text), DatePrecision.DAY, text)


def since(text):
    return When(day(text), None, DatePrecision.RANGE, f"since {day(text)}")


def byline(paper, published, *, copies=None, number=1):
    report = f"r-{paper}-{published}"
    moment = When(day(published), day(published), DatePrecision.DAY)
    return Byline(
        report,
        number,
        None,
        paper,
        None,
        moment,
        datetime(2018, 1, 1, tzinfo=UTC),
        f"r-{copies}" if copies else report,
    )


def held_as(stance):
    """ "" asserts; "claimed rebels" holds it as the word of the rebels; "alleged" of nobody named."""
    status, _, by = stance.partition(" ")
    return Stance(StanceStatus(status or "asserted"), by or None, by or None)


def words(exact, start=0, prefix="", suffix=""):
    return (Evidence(start, start + len(exact), exact, prefix, suffix),)


def told(statement, paper, published, *, review="machine", copies=None):
    return Told(statement, byline(paper, published, copies=copies), Review(review), statement.id)


def common(kind, parts, paper, published, stance, exact, start, about=("", "")):
    return {
        "id": f"s-{kind}-{'-'.join(map(str, parts))}-{paper}-{published}-{stance}-{start}".replace(" ", "_"),
        "stance": held_as(stance),
        "evidence": words(exact or " ".join(map(str, parts)), start, *about),
        "rule": "test",
        "confidence": 0.8,
    }


def control(paper, published, actor, status, when=None, *, stance="", place=TOWN, exact="", start=0, about=("", ""),
            review="machine", copies=None):  # fmt: skip
    base = common(
        "c", (actor, status, place, when.text if when else ""), paper, published, stance, exact, start, about
    )
    made = Control(**base, place=place, actor=actor, status=ControlStatus(status), when=when)
    return told(made, paper, published, review=review, copies=copies)


def event(paper, published, kind, by="", against="", when=None, *, stance="", place=TOWN, exact="", start=0,
          about=("", ""), review="machine"):  # fmt: skip
    base = common("e", (kind, by, against, when.text if when else ""), paper, published, stance, exact, start, about)
    made = Event(
        **base,
        type=kind,
        initiators=tuple(by.split()),
        targets=tuple(against.split()),
        places=(place,),
        when=when,
        weapons=(),
        tolls=(),
    )
    return told(made, paper, published, review=review)


def tie(paper, published, source, kind, target, when=None, *, means=None, stance="", exact="", review="machine",
        copies=None, start=0):  # fmt: skip
    base = common("t", (source, kind, target, when.text if when else ""), paper, published, stance, exact, start)
    made = Tie(**base, source=source, kind=TieKind(kind), target=target, means=means, when=when)
    return told(made, paper, published, review=review, copies=copies)


def actor(name, kind=ActorKind.ARMED_GROUP, parent=None):
    return Actor(name, name.removeprefix("gov:").title(), kind, None, ActorOrigin.REGISTER, parent)


TAL_RAFI = Place(TOWN, "Tal Rafi", "SY", 36.0, 38.0, PlacePrecision.EXACT)


def known(*actors, places=(TAL_RAFI,)):
    return Known({a.id: a for a in actors}, {p.id: p for p in places})


WORLD = known(
    actor("army", ActorKind.STATE_FORCES, "gov:X"),
    actor("gov:X", ActorKind.GOVERNMENT),
    actor("rebels"),
    actor("militia"),
    actor("brigade"),
    actor("jihadis"),
    actor("residents", ActorKind.COMMUNITY),
    actor("monitor", ActorKind.ORGANISATION),
    actor("envoy", ActorKind.ORGANISATION),
)


def relation(
    source, kind, target, start="03-01", end="03-01", *, asserted=True, independent=1, ended=False, machine=True
):
    """One relation as the reports have left it; "a fights b" of statement "s-a-fights-b"."""
    tied = TieKind(kind)
    if tied in SYMMETRIC_TIES and source > target:
        source, target = target, source
    return Relation(
        source, tied, target, sign_of(tied), day(start), day(end), ended, None, (), asserted, independent,
        (f"s-{source}-{kind}-{target}",), machine,
    )  # fmt: skip


def large(actors=5_000, count=20_000):
    """A war of many: some actors have most of the ties, as in the register of a real one."""
    chance = random.Random(7)
    ids = [f"a{number:04}" for number in range(actors)]
    kinds = ["fights"] * 5 + ["backs"] * 3 + ["allied_with"] * 2 + ["opposes"] * 2 + ["part_of", "leads"]

    def any_one():
        return ids[int(actors * chance.random() ** 1.5)]

    made = {}
    while len(made) < count:
        one, other, kind = any_one(), any_one(), chance.choice(kinds)
        if one != other:
            made.setdefault((one, kind, other), relation(one, kind, other))
    return list(made.values())
