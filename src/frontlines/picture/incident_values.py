"""The values of an incident, judged from its statements: what most independent sources say, and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from frontlines.model.incident import JudgedValue
from frontlines.model.joining import JoinRules
from frontlines.model.known import Known
from frontlines.model.place import PlacePrecision
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Event
from frontlines.model.told import Review, Told
from frontlines.model.when import DatePrecision, When
from frontlines.picture.incident_profile import days_of
from frontlines.picture.independence import voices

Member = Told[Event]
# The narrower, the likelier: a town says more than the country it lies in.
_NARROW = {
    PlacePrecision.EXACT: 0,
    PlacePrecision.NEAR: 0,
    PlacePrecision.UNKNOWN: 1,
    PlacePrecision.ADM2: 1,
    PlacePrecision.ADM1: 2,
    PlacePrecision.AREA: 2,
    PlacePrecision.SEA: 2,
    PlacePrecision.COUNTRY: 3,
}


@dataclass(frozen=True, slots=True)
class Backing:
    """What some statements of an incident say of one value."""

    value: str
    statements: tuple[str, ...]  # Statement.id, in the order of the members
    sources: int  # independent ones
    asserted: bool  # at least one states it as fact
    first: int  # number of the first member that says it


def backings(members: Sequence[Member], say: Callable[[Event], Iterable[str]]) -> list[Backing]:
    """Every value that members give, the best backed first: by independent sources, then as fact, then as said first.

    Where a person accepted or corrected statements, and these give a value, only they are heard.
    """
    judged = [m for m in members if m.review in (Review.ACCEPTED, Review.CORRECTED) and any(say(m.statement))]
    heard = judged or members
    voice = voices(m.byline for m in members)
    said: dict[str, list[int]] = {}
    for n, member in enumerate(members):
        if member in heard:
            for value in dict.fromkeys(say(member.statement)):
                said.setdefault(value, []).append(n)
    found = [
        Backing(
            value=value,
            statements=tuple(members[n].id for n in numbers),
            sources=len({voice[members[n].byline.report] for n in numbers}),
            asserted=any(_asserted(members[n]) for n in numbers),
            first=numbers[0],
        )
        for value, numbers in said.items()
    ]
    return sorted(found, key=lambda backing: (-backing.sources, not backing.asserted, backing.first, backing.value))


def judge_type(members: Sequence[Member], rules: JoinRules) -> tuple[str, JudgedValue]:
    """The type most independent sources give; a vague one counts half, for it may be any of the others."""
    found = backings(members, lambda event: (event.type,))
    best = min(
        found, key=lambda b: (-b.sources / (2 if b.value in rules.vague_types else 1), not b.asserted, b.first)
    )
    others = [f"{_plain(b.value)} ({_sources(b.sources)})" for b in found if b is not best]
    why = f"{_sources(best.sources)} {_say(best.sources)} so"
    if others:
        why += "; also told as " + ", ".join(others)
        if any(b.value in rules.vague_types and b.sources >= best.sources for b in found if b is not best):
            why += "; the narrower type is preferred to one given to any attack"
    return best.value, JudgedValue("type", _plain(best.value), "best-backed", why, best.statements)


@dataclass(frozen=True, slots=True)
class JudgedTime:
    """When an incident happened."""

    when: When | None
    assumed: bool  # nobody dates it
    judged: JudgedValue | None  # None where nothing is known
    contradictions: tuple[str, ...]


def judge_when(members: Sequence[Member], rules: JoinRules) -> JudgedTime:
    """The narrowest time that most independent sources agree with; undated, the day it was first published.

    What goes on for weeks is dated by all that tell of it: from the first day told to the last.
    """
    dated = [m for m in members if m.statement.when is not None and days_of(m.statement.when, m.byline, rules)[2]]
    judged = [m for m in dated if m.review in (Review.ACCEPTED, Review.CORRECTED)]
    heard = judged or dated
    if not heard:
        first = min(members, key=lambda m: (m.byline.day, m.byline.number))
        day = first.byline.day
        why = "no report dates it: the day of the first report is taken"
        value = JudgedValue("when", day.isoformat(), "first-published", why, (first.id,))
        return JudgedTime(When(day, day, DatePrecision.DAY), True, value, ())
    if (lasting := [m for m in heard if m.statement.type in rules.lasting]) and judge_type(members, rules)[
        0
    ] in rules.lasting:
        return _whole_span(lasting)
    voice = voices(m.byline for m in members)
    days = {m.id: days_of(m.statement.when, m.byline, rules)[:2] for m in heard}

    def agree(member: Member) -> list[Member]:
        first, last = days[member.id]
        return [m for m in heard if days[m.id][0] <= last and first <= days[m.id][1]]

    def rank(member: Member) -> tuple[int, int, int, str]:
        first, last = days[member.id]
        return (-len({voice[m.byline.report] for m in agree(member)}), last - first, member.byline.number, member.id)

    best = min(heard, key=rank)
    with_it = agree(best)
    against = [m for m in heard if m not in with_it]
    when = best.statement.when
    assert when is not None  # noqa: S101 (only dated members are heard)
    words = when_words(when)
    why = f"{_sources(-rank(best)[0])} {_say(-rank(best)[0])} so or agree with it"
    if against:
        why += "; otherwise " + ", ".join(when_words(m.statement.when) for m in against if m.statement.when)
    contradictions = tuple(
        f"when: {words} by report {best.byline.number}, {when_words(m.statement.when)} by report {m.byline.number}"
        for m in against
        if m.statement.when
    )
    judged_value = JudgedValue("when", words, "narrowest-agreed", why, tuple(m.id for m in with_it))
    return JudgedTime(when, False, judged_value, contradictions)


# No end of a span is more exact than the vaguest of the two was told.
_VAGUEST = (DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.WEEK, DatePrecision.RANGE, DatePrecision.DAY)


def _whole_span(members: Sequence[Member]) -> JudgedTime:
    """From the first day that some members give to the last; an end nobody gives stays open."""
    told = [m.statement.when for m in members if m.statement.when is not None]
    starts, ends = [when.start for when in told if when.start], [when.end for when in told if when.end]
    start, end = min(starts, default=None), max(ends, default=None)
    edges = [when.precision for when in told if start == when.start or end == when.end]
    vaguest = min(edges, key=_VAGUEST.index)
    when = told[0] if len(set(told)) == 1 else When(start, end, vaguest)
    why = "it goes on for a time: from the first day told to the last"
    return JudgedTime(when, False, JudgedValue("when", when_words(when), "whole-span", why, _ids(members)), ())


def _ids(members: Sequence[Member]) -> tuple[str, ...]:
    return tuple(member.id for member in members)


def judge_places(members: Sequence[Member], known: Known) -> tuple[tuple[str, ...], JudgedValue | None]:
    """All places told, the narrowest first, among these the best backed."""
    found = backings(members, lambda event: event.places)
    if not found:
        return (), None

    def rank(backing: Backing) -> int:
        place = known.places.get(backing.value)
        return _NARROW[place.precision] if place else 1

    found.sort(key=rank)  # stable: the order of backing stays within one precision
    names = {
        place: known.places[place].name if place in known.places else place for place in (b.value for b in found)
    }
    return _union("places", found, names, "narrowest-first")


def judge_sides(
    members: Sequence[Member], known: Known
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[JudgedValue, ...]]:
    """Initiators and targets: all that are told, the best backed first; one told as both is what most tell it as."""
    initiators = backings(members, lambda event: event.initiators)
    targets = backings(members, lambda event: event.targets)
    as_initiator = {b.value: b for b in initiators}
    as_target = {b.value: b for b in targets}
    both = as_initiator.keys() & as_target.keys()
    struck = {v for v in both if as_target[v].sources > as_initiator[v].sources}
    names = {a: known.actors[a].name if a in known.actors else a for a in (*as_initiator, *as_target)}
    first, one = _union("initiators", [b for b in initiators if b.value not in struck], names, "all-told")
    second, other = _union("targets", [b for b in targets if b.value not in both - struck], names, "all-told")
    return first, second, tuple(judged for judged in (one, other) if judged is not None)


def _union(
    field: str, found: Sequence[Backing], names: Mapping[str, str], rule: str
) -> tuple[tuple[str, ...], JudgedValue | None]:
    if not found:
        return (), None
    value = ", ".join(names[b.value] + ("" if b.asserted else " (claimed)") for b in found)
    why = "; ".join(
        f"{names[b.value]}: {_sources(b.sources)}{'' if b.asserted else ', only as a claim'}" for b in found
    )
    statements = tuple(dict.fromkeys(statement for b in found for statement in b.statements))
    return tuple(b.value for b in found), JudgedValue(field, value, rule, why, statements)


def when_words(when: When) -> str:
    """A time for people, no more exact than it was given."""
    start, end = when.iso_start(), when.iso_end()
    if start == end or (when.precision in (DatePrecision.MONTH, DatePrecision.YEAR) and start):
        return start or "unknown"
    return f"{start or '..'} to {end or '..'}"


def _asserted(member: Member) -> bool:
    return member.statement.stance.status is StanceStatus.ASSERTED


def _plain(type_: str) -> str:
    return type_.replace("_", " ")


def _sources(count: int) -> str:
    return "one source" if count == 1 else f"{count} independent sources"


def _say(count: int) -> str:
    return "says" if count == 1 else "say"
