"""The score of two event statements: all that speaks for and against their telling of one event, weighed."""

from collections.abc import Iterator, Mapping

from frontlines.model.incident import Join, Reason
from frontlines.model.joining import JoinRules
from frontlines.model.known import Known
from frontlines.model.place import PlacePrecision
from frontlines.model.statement import Event, Toll
from frontlines.model.told import Told
from frontlines.picture.incident_actors import Fit, fit
from frontlines.picture.incident_places import Meeting, Where, meet
from frontlines.picture.incident_profile import Profile, profile_of
from frontlines.picture.incident_reasons import (
    AGAINST,
    Found,
    actor_reasons,
    brief_reasons,
    cue_reasons,
    kind_reason,
    named_in,
    named_place_reason,
    place_reason,
    site_reasons,
    time_reason,
    toll_reasons,
    weapon_reasons,
    word_reasons,
)

_LOOSE = "loose-kind"


def join_of(
    a: Told[Event],
    b: Told[Event],
    tolls: Mapping[str, Told[Toll]],
    known: Known,
    rules: JoinRules,
    words: Mapping[str, frozenset[str]] | None = None,
) -> Join | None:
    """How sure it is that two statements tell of one event; None where they cannot, or next to nothing speaks for it.

    `words` holds signatures of the statements' passages by Statement.id; a statement that is not in it is compared
    by its evidence alone. Whether the statements belong in the picture at all (`standing.counts`) is asked before.
    """
    passages = words or {}
    return join_profiles(
        profile_of(a, tolls, known, rules, passages.get(a.id)),
        profile_of(b, tolls, known, rules, passages.get(b.id)),
        rules,
    )


def join_profiles(a: Profile, b: Profile, rules: JoinRules) -> Join | None:
    """As `join_of`, for profiles worked out before."""
    if a.id == b.id:
        return None
    if a.id > b.id:
        a, b = b, a
    found = list(reasons(a, b, rules))
    if not found or (a.report == b.report and (_differ(found) or _turned(a, b, rules))):
        return None
    weighing = rules.brief if a.brief and b.brief and a.report != b.report else rules.general
    weighed = [
        Reason(one.name, round(weighing.weights.get(one.name, 0.0) * one.strength, 4), one.text) for one in found
    ]
    score = min(1.0, max(0.0, weighing.base + sum(reason.weight for reason in weighed)))
    if score < rules.bars.keep:
        return None
    contradiction = "; ".join(one.text for one in found if one.against) or None
    return Join(a.id, b.id, round(score, 4), tuple(reason for reason in weighed if reason.weight), contradiction)


def reaches(join: Join, *, same_report: bool, rules: JoinRules) -> bool:
    """Whether a join is sure enough, by the bar for such a pair."""
    bars = [rules.bars.join]
    if same_report:
        bars.append(rules.bars.same_report)
    if join.contradiction is not None:
        bars.append(rules.bars.contradicted)
    return join.score >= max(bars)


def reasons(a: Profile, b: Profile, rules: JoinRules) -> Iterator[Found]:
    """All that speaks for or against; nothing where kinds, times or places exclude each other."""
    kind = kind_reason(a, b, rules)
    if kind is None or _another_speaker(a, b, rules):
        return
    time = time_reason(a, b, rules)
    if time is None:
        return
    where = meet(a.spots, b.spots, rules.reach)
    if where.where is Where.APART:
        if _names_its_town(a, b, rules):
            where = Meeting(Where.UNKNOWN)
        elif a.report == b.report or _are_towns(a) or _are_towns(b):
            return
    yield kind
    yield time
    yield place_reason(where)
    yield from named_place_reason(a, b, where, rules)
    yield from actor_reasons(a, b, rules)
    yield from toll_reasons(a, b, rules)
    yield from weapon_reasons(a, b)
    yield from site_reasons(a, b, rules)
    yield from word_reasons(a, b, rules)
    if a.report != b.report:
        yield from cue_reasons(a, b, rules)
        yield from brief_reasons(a, b)


def _are_towns(profile: Profile) -> bool:
    """Whether all its places are towns or sites: wider ones may be its setting, or a guess."""
    return all(spot.exact for spot in profile.spots)


def _names_its_town(a: Profile, b: Profile, rules: JoinRules) -> bool:
    """Whether one names the other's place, and lies elsewhere only by what is less sure.

    It is known by another country only ("Armenia's shelling of Barda"), or the place named is on no map.
    """
    return _is_named_by(a, b, rules) or _is_named_by(b, a, rules)


def _is_named_by(one: Profile, other: Profile, rules: JoinRules) -> bool:
    by_country = all(spot.precision is PlacePrecision.COUNTRY for spot in other.spots)
    in_town = any(spot.exact for spot in other.spots)
    telling = (
        spot
        for spot in one.spots
        if (spot.exact and by_country) or (spot.precision is PlacePrecision.UNKNOWN and not in_town)
    )
    return any(named_in(spot, other, rules) for spot in telling)


def apart(a: Profile, b: Profile, rules: JoinRules) -> bool:
    """Whether two statements cannot be one event by place or date, however much they share with a third."""
    if a.dated and b.dated and max(a.since, b.since) - min(a.last, b.last) > rules.span.slack:
        return True
    return meet(a.spots, b.spots, rules.reach).where is Where.APART and not _names_its_town(a, b, rules)


def told_apart(a: Profile, b: Profile, rules: JoinRules) -> bool:
    """Whether one report tells of two events: of kinds no one event bears, or with actors or tolls that differ."""
    if a.report != b.report:
        return False
    found = list(reasons(a, b, rules))
    return not found or _differ(found) or _turned(a, b, rules)


def _another_speaker(a: Profile, b: Profile, rules: JoinRules) -> bool:
    """Two accusations are one only if one party makes them; words and deeds are never one event."""
    if a.type not in rules.spoken and b.type not in rules.spoken:
        return False
    return a.type != b.type or fit(a.initiators, b.initiators)[0] < Fit.RELATED


def _turned(a: Profile, b: Profile, rules: JoinRules) -> bool:
    """Whether who does it in one suffers it in the other, where sides are not told either way: a gunman shot dead."""
    if a.type in rules.two_sided and b.type in rules.two_sided:
        return False
    return any(
        {party.id for party in one.initiators} & {party.id for party in other.targets}
        for one, other in ((a, b), (b, a))
    )


def _differ(found: list[Found]) -> bool:
    return any(one.name == _LOOSE or one.name in AGAINST for one in found)
