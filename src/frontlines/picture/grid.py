"""The grid: every count of one incident side by side, who said it when, and what the reckoning did with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frontlines.model.known import Known
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Toll, TollKind
from frontlines.model.told import Review, Told
from frontlines.picture.reckon_entry import Entry, Use
from frontlines.picture.reckon_sift import sift
from frontlines.picture.reckon_words import count_words, publisher_words, sayer_words

_NOTES: Mapping[Use, str] = {
    Use.USED: "used",
    Use.REPEAT: "the same source says the same in",
    Use.SUPERSEDED: "superseded by a later count of the same source:",
    Use.PART: "part of a larger count, never added to it:",
    Use.COPY: "wire copy of",
    Use.SHARED: "stated for several places or incidents together",
    Use.OVERRULED: "overruled by a person's reading:",
    Use.SET_ASIDE: "not held as real",
    Use.UNCOUNTED: "gives no number",
}


@dataclass(frozen=True, slots=True)
class GridRow:
    """One count of one incident as one report gives it."""

    statement: str  # Statement.id of the toll
    report: str  # Report id
    publisher: str  # for people: the publisher, else the title, address or id of the report
    day: date  # the report's
    kind: TollKind
    low: int | None  # None: open
    high: int | None
    estimate: bool
    of: str | None  # whom it counts, in the report's words; None: people
    said_by: str | None  # who said the number; None: the report itself
    source: str  # whose count it is; equal for one source ("voice r-...", "origin <actor id>")
    stance: StanceStatus
    evidence: str  # the exact words
    review: Review
    use: Use
    note: str  # in words: what the reckoning did with it, and which other count decided that


def grid_of(
    tolls: Sequence[Told[Toll]], *, known: Known, shared: frozenset[str] = frozenset()
) -> tuple[GridRow, ...]:
    """All counts of one incident, by kind, then in the order they were reported; arguments as for `reckon`."""
    entries = sift(tolls, known=known, shared=shared)
    by_id = {entry.told.id: entry for entry in entries}
    return tuple(_row(entry, by_id, known) for entry in entries)


def _row(entry: Entry, by_id: Mapping[str, Entry], known: Known) -> GridRow:
    toll, byline = entry.toll, entry.told.byline
    return GridRow(
        statement=toll.id,
        report=byline.report,
        publisher=publisher_words(entry),
        day=byline.day,
        kind=toll.kind,
        low=toll.low,
        high=toll.high,
        estimate=toll.estimate,
        of=toll.of,
        said_by=sayer_words(entry, known),
        source=entry.source,
        stance=toll.stance.status,
        evidence=toll.evidence[0].exact,
        review=entry.told.review,
        use=entry.use,
        note=_note(entry, by_id, known),
    )


def _note(entry: Entry, by_id: Mapping[str, Entry], known: Known) -> str:
    if entry.lent:
        return "used for want of another: stated for several places or incidents together"
    if entry.use is Use.SET_ASIDE:
        return f"{_NOTES[entry.use]} ({entry.toll.stance.status.value})"
    other = by_id.get(entry.because or "")
    return f"{_NOTES[entry.use]} {count_words(other, known)}" if other else _NOTES[entry.use]
