"""Rereading: rules improve; stored reports are read with the new ones, and judgements kept where they still fit."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from frontlines.model.errors import Skipped
from frontlines.model.judgement import Act, Judgement, Rulings
from frontlines.model.reading import Reading
from frontlines.model.refer import actors_in
from frontlines.model.report import Report
from frontlines.model.statement import Claim, Control, Event, Forecast, Statement, Tie, Toll
from frontlines.model.told import Told
from frontlines.picture.rulings import rulings_of
from frontlines.project.adding import entry_of
from frontlines.project.folder import Project
from frontlines.project.likeness import sketch_of
from frontlines.project.rules import reading_number
from frontlines.scale.processes import read_all
from frontlines.store.contract import RefusedError, Store
from frontlines.store.shapes import ReportRow

# What a statement is about, beyond its words: one whose words moved but is still about this is the same statement.
_HOW_FOUND = frozenset({"id", "rule", "confidence", "evidence", "tolls"})
_MIN_OVERLAP = 0.5  # of the shorter evidence


@dataclass(frozen=True, slots=True)
class Reread:
    """One report read anew."""

    report: str
    same: int  # statements as before
    changed: int  # of the same lineage with other values
    new: int
    gone: int
    unfit: tuple[str, ...]  # lineages that were judged and are no longer said, or now say something else
    skipped: Skipped | None = None  # it could not be read: what earlier rules read of it stays


def reread(
    project: Project,
    *,
    everything: bool = False,
    jobs: int = 1,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Generator[Reread, None, None]:
    """Read stored reports with today's rules, those read with others before or all; one step a report.

    The caller holds `project.store.writing()`. A judgement goes along with the statement it was made of: to the one
    that has its id, else to the one of the same kind, about the same, on the same words.
    """
    store = project.store
    number = reading_number(project, now())
    rulings = rulings_of(store.log())
    rows = [row for row in store.reports() if everything or row.reading_number != number]
    reports = (_report(store, row) for row in rows)
    for row, reading in zip(
        rows, read_all(reports, pipeline=project.settings.pipeline, jobs=jobs, lean=True), strict=True
    ):
        if isinstance(reading, Reading):
            yield _replace(store, row, reading, number, rulings, now())
        else:
            yield Reread(row.id, 0, 0, 0, 0, (), reading)


def _report(store: Store, row: ReportRow) -> Report:
    return Report(
        text=store.text(row.id),
        sha256=row.sha256,
        source=row.sources[0],
        title=row.title,
        publisher=row.publisher,
        author=row.author,
        url=row.url,
        published=row.published,
        language=row.language,
        removed=store.removed(row.id),
    )


def _replace(store: Store, row: ReportRow, reading: Reading, number: int, rulings: Rulings, now: datetime) -> Reread:
    before = store.told(store.report_statements(row.id))
    after = reading.statements()
    lineages = succession(before, after)
    original, media_type = store.original(row.id)
    old = {told.lineage: told.statement for told in before}
    # Taken back first: a run that is killed in between reads the report again, and finds nothing to take back.
    lapsed = _let_lapse(store, old, after, lineages, rulings, now)
    rulings = replace(rulings, verdicts={i: one for i, one in rulings.verdicts.items() if i not in lapsed})
    entry = entry_of(
        reading, original=original, media_type=media_type, page=row.page, copies=row.copies,
        bands=sketch_of(reading.report.text).bands,
        added=row.added, number=number, lineages=lineages, rulings=rulings,
    )  # fmt: skip
    try:
        store.replace(entry)
    except RefusedError as error:
        message = f"{row.id}: the new reading could not be stored, the earlier one stays; please report it ({error})"
        return Reread(row.id, 0, 0, 0, 0, (), Skipped(row.sources[0], "reread", "refused", message))
    kept = {lineages.get(statement.id, statement.id): statement for statement in after}
    judged_lineages = {*rulings.verdicts, *rulings.outcomes, *(i for group in rulings.together for i in group)}
    return Reread(
        report=row.id,
        same=sum(old.get(lineage) == statement for lineage, statement in kept.items()),
        changed=sum(lineage in old and old[lineage] != statement for lineage, statement in kept.items()),
        new=sum(lineage not in old for lineage in kept),
        gone=sum(lineage not in kept for lineage in old),
        unfit=tuple(
            sorted({*lapsed, *(lineage for lineage in old if lineage not in kept and lineage in judged_lineages)})
        ),
    )


def _let_lapse(
    store: Store,
    old: Mapping[str, Statement],
    after: Sequence[Statement],
    lineages: Mapping[str, str],
    rulings: Rulings,
    now: datetime,
) -> list[str]:
    """Take back, in the log and so undoably, what was accepted or rejected and now says something else.

    A correction stays: it says what is right, whatever the machine reads.
    """
    lapsed = []
    for statement in after:
        lineage = lineages.get(statement.id, statement.id)
        verdict = rulings.verdicts.get(lineage)
        if lineage in old and verdict is not None and verdict.act in (Act.ACCEPT, Act.REJECT):
            said, says = _values(old[lineage]), _values(statement)
            if said != says:
                changed = ", ".join(name for name in said if said[name] != says.get(name))
                why = f"read anew, {lineage} says something else ({changed}); judge it again"
                store.append(
                    Judgement(0, Act.UNDO, (lineage,), "frontlines reread", now, why, undoes=verdict.number), {}
                )
                lapsed.append(lineage)
    return lapsed


def _values(statement: Statement) -> dict[str, object]:
    """What a statement says, apart from how it was found: id, rule, confidence and the bounds of its words."""
    found = {field.name: getattr(statement, field.name) for field in fields(statement)}
    return {name: value for name, value in found.items() if name not in _HOW_FOUND}


def succession(before: Sequence[Told[Any]], after: Sequence[Statement]) -> Mapping[str, str]:
    """From the ids of new statements to the lineages they carry on, where these differ from the ids.

    First those with the same id; then, best overlap first, those of the same kind that are about the same and rest
    on words that overlap by half. Each lineage is carried on once.
    """
    lineage_of = {told.id: told.lineage for told in before}
    carried = {statement.id: lineage_of[statement.id] for statement in after if statement.id in lineage_of}
    free_old = [told for told in before if told.id not in carried]
    free_new = [statement for statement in after if statement.id not in carried]
    matches = sorted(
        (-_likeness(told.statement, statement), told.byline.number, told.id, statement.id)
        for told in free_old
        for statement in free_new
        if type(told.statement) is type(statement) and _likeness(told.statement, statement) >= _MIN_OVERLAP
    )
    taken: set[str] = set()
    for _, _, old, new in matches:
        if old not in taken and new not in carried:
            taken.add(old)
            carried[new] = lineage_of[old]
    return {new: lineage for new, lineage in carried.items() if new != lineage}


def _likeness(one: Statement, other: Statement) -> float:
    """How much of the shorter evidence the two share, 0 where they are about different things."""
    if _about(one) != _about(other) and not (actors_in(one) & actors_in(other) and isinstance(one, Event)):
        return 0.0
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.evidence for b in other.evidence)
    shorter = min(sum(e.end - e.start for e in s.evidence) for s in (one, other))
    return shared / shorter if shorter else 0.0


def _about(statement: Statement) -> tuple[object, ...]:
    match statement:
        case Event():
            return (statement.type,)
        case Tie():
            return statement.kind, frozenset({statement.source, statement.target})
        case Control():
            return statement.place, statement.status
        case Toll():
            return (statement.kind,)
        case Claim() | Forecast():
            return ()
        case _:
            return (statement.id,)
