"""The ledger of claims: who said what when, and whether other reports bear it out or contradict it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontlines.model.incident import Incident
from frontlines.model.known import Known
from frontlines.model.period import Period
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Claim, ClaimMode, Event, Statement, Tie, TieKind
from frontlines.model.told import Review, Told
from frontlines.picture.claims_ground import (
    DENIED,
    Fact,
    Ground,
    independent_of,
    is_control,
    is_toll,
    lay_out,
    other_counts,
    rival_periods,
    same_told,
)
from frontlines.picture.standing import counts
from frontlines.picture.words import Names, claimed_words, line, names_in, speaker_words, stance_words

# Ties that stand in a claim's words to say who somebody is, not as what is claimed.
_BACKGROUND = frozenset({TieKind.PART_OF, TieKind.LEADS})


class Verdict(StrEnum):
    """How a claim stands against what others say."""

    CONFIRMED = "confirmed"  # an independent source states as fact what it claims
    CONTRADICTED = "contradicted"  # another source denies it, or says what cannot be true beside it
    DISPUTED = "disputed"  # both
    ONLY_CLAIMED = "only-claimed"  # nobody else says so, nobody contradicts
    UNCHECKED = "unchecked"  # it carries no event, tie, control or toll that others could speak of


@dataclass(frozen=True, slots=True)
class Echo:
    """Another statement that bears a claim out or contradicts it."""

    statement: str  # Statement.id
    report: str  # Report id
    day: date  # the report's
    supports: bool
    words: str  # what it says, who says it


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim of the ledger."""

    statement: str  # Statement.id of the claim
    lineage: str
    report: str
    publisher: str  # for people: the publisher, else title, address or id of the report
    day: date  # the report's
    speaker: str | None  # Actor.id
    speaker_words: str  # who speaks, for people
    mode: ClaimMode
    words: str  # what was claimed
    carries: tuple[str, ...]  # Statement.id of the events, ties, control and tolls told in its words
    verdict: Verdict
    echoes: tuple[Echo, ...]  # what supports first
    why: str  # the verdict in words
    copy: bool  # the report is a wire copy of an earlier one
    review: Review


def claims_ledger(
    claims: Iterable[Told[Claim]],
    facts: Iterable[Told[Statement]],
    *,
    incidents: Sequence[Incident],
    periods: Sequence[Period],
    known: Known,
) -> tuple[ClaimRow, ...]:
    """One row for each claim, in the order of reporting.

    `facts` are the events, ties, control statements and tolls of all reports, denied ones too; incidents and periods
    are those of the picture. A claim carries the facts of its report that are told within its words.
    """
    ground = lay_out(facts, incidents=incidents, periods=periods, known=known)
    names = names_in(known)
    kept = [told for told in claims if told.review is not Review.REJECTED]
    kept.sort(key=lambda t: (t.byline.day, t.byline.number, t.statement.evidence[0].start, t.id))
    return tuple(_row(told, ground, names) for told in kept)


def _row(told: Told[Claim], ground: Ground, names: Names) -> ClaimRow:
    claim, byline = told.statement, told.byline
    carried = _carried(told, ground)
    echoes = _echoes(told, carried, ground, names)
    verdict = verdict_of(echoes, carries=bool(carried))
    return ClaimRow(
        statement=claim.id,
        lineage=told.lineage,
        report=byline.report,
        publisher=byline.publisher or byline.title or byline.url or byline.report,
        day=byline.day,
        speaker=claim.speaker,
        speaker_words=speaker_words(claim, names),
        mode=claim.mode,
        words=claimed_words(claim),
        carries=tuple(fact.id for fact in carried),
        verdict=verdict,
        echoes=echoes,
        why=_why(verdict, echoes),
        copy=byline.copies != byline.report,
        review=told.review,
    )


def _carried(told: Told[Claim], ground: Ground) -> list[Fact]:
    """Facts of the claim's report told within its words, said to be so or denied."""
    spans = [(piece.start, piece.end) for piece in told.statement.evidence]
    return [
        fact
        for fact in ground.by_report.get(told.byline.report, ())
        if not (isinstance(fact.statement, Tie) and fact.statement.kind in _BACKGROUND)
        and (counts(fact.statement) or fact.statement.stance.status in DENIED)
        and any(
            fact.statement.evidence[0].start < end and start < fact.statement.evidence[0].end for start, end in spans
        )
    ]


def _echoes(told: Told[Claim], carried: Sequence[Fact], ground: Ground, names: Names) -> tuple[Echo, ...]:
    own = {fact.id for fact in carried}
    found: dict[str, Echo] = {}
    for fact in carried:
        for other, agrees in _bearing(fact, ground):
            if other.id in own or other.id in found or _same_speaker(told, other):
                continue
            if agrees and not (_states(other) and independent_of(told.byline, other.byline)):
                continue  # what only claims the same, or stands in a report of the same publisher, confirms nothing
            if not agrees and other.byline.copies == told.byline.copies and other.byline.report != told.byline.report:
                continue
            found[other.id] = Echo(other.id, other.byline.report, other.byline.day, agrees, _words(other, names))
    return tuple(sorted(found.values(), key=lambda echo: not echo.supports))


def _bearing(fact: Fact, ground: Ground) -> Iterator[tuple[Fact, bool]]:
    """Statements that speak of what a fact tells, and whether they agree with how the claim holds it."""
    held = fact.statement.stance.status not in DENIED
    for other in same_told(fact, ground):
        denied = other.statement.stance.status in DENIED
        if held == denied and (denied or counts(other.statement)):
            yield other, False
        elif not isinstance(fact.statement, Event) and (denied or counts(other.statement)):
            yield other, True  # that two events are one is for the joining to say
    if not held:
        return
    if is_toll(fact):
        yield from other_counts(fact, ground)
    elif incident := ground.incident_of.get(fact.id):
        for join in incident.joins:
            if join.contradiction and fact.id in (join.first, join.second):
                yield from _facts([join.second if fact.id == join.first else join.first], ground, agrees=False)
        yield from _facts(incident.statements, ground, agrees=True)
    if is_control(fact):
        for rivals in rival_periods(fact, ground):
            yield from _facts(rivals.statements, ground, agrees=False)
        if period := ground.period_of.get(fact.id):
            yield from _facts(period.statements, ground, agrees=True)


def _facts(statements: Iterable[str], ground: Ground, *, agrees: bool) -> Iterator[tuple[Fact, bool]]:
    for id_ in statements:
        if (other := ground.by_id.get(id_)) and counts(other.statement):
            yield other, agrees


def _states(fact: Fact) -> bool:
    """Whether the report itself states it (or states that it is not so); a party's own denial only contradicts."""
    return fact.statement.stance.status in (StanceStatus.ASSERTED, StanceStatus.NEGATED)


def _same_speaker(told: Told[Claim], other: Fact) -> bool:
    stance = other.statement.stance
    return stance.by is not None and stance.by == told.statement.speaker


def verdict_of(echoes: Sequence[Echo], *, carries: bool) -> Verdict:
    """How a claim stands by what speaks for and against it; `carries`: whether there is anything to speak of."""
    if not carries:
        return Verdict.UNCHECKED
    sides = {echo.supports for echo in echoes}
    if len(sides) == 2:
        return Verdict.DISPUTED
    if not sides:
        return Verdict.ONLY_CLAIMED
    return Verdict.CONFIRMED if True in sides else Verdict.CONTRADICTED


def _words(fact: Fact, names: Names) -> str:
    byline = fact.byline
    source = byline.publisher or byline.title or byline.url or byline.report
    held = stance_words(fact.statement.stance, names)
    said = f"{line(fact.statement, names)} ({held})" if held else line(fact.statement, names)
    return f"{said}: {source}, {byline.day.isoformat()}"


_MOST = 3  # echoes named in the verdict; the row has them all


def _why(verdict: Verdict, echoes: Sequence[Echo]) -> str:
    if verdict is Verdict.UNCHECKED:
        return "says nothing that other reports could bear out or contradict"
    if verdict is Verdict.ONLY_CLAIMED:
        return "only claimed: no other report states it or contradicts it"
    parts = []
    for supports, words in ((True, "stated by independent sources"), (False, "contradicted by")):
        if side := [echo.words for echo in echoes if echo.supports is supports]:
            more = f" and {len(side) - _MOST} more" if len(side) > _MOST else ""
            parts.append(f"{words}: {'; '.join(side[:_MOST])}{more}")
    return "; ".join(parts)
