"""The store over SQLAlchemy: each method of the contract as one transaction."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from typing import Any

from frontlines.model.actor import Actor
from frontlines.model.byline import Byline
from frontlines.model.errors import Skipped
from frontlines.model.incident import Incident, Join
from frontlines.model.judgement import Judgement
from frontlines.model.known import Known
from frontlines.model.mention import ActorMention, PlaceMention
from frontlines.model.period import Period
from frontlines.model.place import Place
from frontlines.model.relation import Relation
from frontlines.model.report import Removed
from frontlines.model.sentence import SentenceKind
from frontlines.model.statement import Statement
from frontlines.model.told import Told
from frontlines.store import (
    courses,
    judging,
    naming,
    overview,
    reports_in,
    reports_out,
    rereading,
    search,
    spans,
    staling,
    statements_out,
)
from frontlines.store import (
    incidents as incidents_,
)
from frontlines.store.backend import Backend, Db, transaction
from frontlines.store.shapes import (
    ActorSeen,
    Axis,
    Bearing,
    Counts,
    Entry,
    Hit,
    ReadingRow,
    ReportRow,
    RetiredId,
    Wanted,
)

# ruff: noqa: D102 (the contract in contract.py says what each method does)


class SqlStore:
    """A store in a SQL database; what each method does is said in `contract.Store`."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self._locks = 0

    def _read(self) -> AbstractContextManager[Db]:
        return transaction(self.backend, write=False)

    def _write(self) -> AbstractContextManager[Db]:
        return transaction(self.backend, write=True)

    # --- the store itself
    def close(self) -> None:
        self.backend.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only writer; within it, asking again changes nothing."""
        if self._locks:
            yield
            return
        with self.backend.lock():
            self._locks += 1
            try:
                yield
            finally:
                self._locks -= 1

    def meta(self) -> Mapping[str, str]:
        with self._read() as db:
            return overview.meta(db)

    def set_meta(self, values: Mapping[str, str]) -> None:
        with self._write() as db:
            overview.set_meta(db, values)

    def counts(self) -> Counts:
        with self._read() as db:
            return overview.counts(db)

    # --- reports
    def reading_number(self, version: str, rules: str, pipeline: str, at: datetime) -> int:
        with self._write() as db:
            return overview.reading_number(db, version, rules, pipeline, at)

    def readings(self) -> tuple[ReadingRow, ...]:
        with self._read() as db:
            return reports_out.readings(db)

    def known(self, sha256s: Collection[str]) -> Mapping[str, str]:
        with self._read() as db:
            return reports_out.known(db, sha256s)

    def add(self, entry: Entry) -> ReportRow:
        with self._write() as db:
            return reports_in.add(db, entry)

    def replace(self, entry: Entry) -> None:
        with self._write() as db:
            rereading.replace(db, entry)

    def note_source(self, report: str, source: str) -> bool:
        with self._write() as db:
            return reports_in.note_source(db, report, source)

    def skip(self, skipped: Skipped) -> None:
        with self._write() as db:
            reports_in.skip(db, skipped)

    def unskip(self, source: str) -> None:
        with self._write() as db:
            reports_in.unskip(db, source)

    def skipped(self) -> tuple[Skipped, ...]:
        with self._read() as db:
            return reports_out.skipped(db)

    def reports(self, wanted: Wanted | None = None) -> tuple[ReportRow, ...]:
        with self._read() as db:
            return reports_out.report_rows(db, wanted)

    def report_ids(self, beginning: str) -> tuple[str, ...]:
        with self._read() as db:
            return reports_out.report_ids(db, beginning)

    def same_page(self, page: str) -> tuple[ReportRow, ...]:
        with self._read() as db:
            return reports_out.same_page(db, page)

    def alike(self, bands: Sequence[int]) -> tuple[tuple[str, int], ...]:
        with self._read() as db:
            return reports_out.alike(db, bands)

    def text(self, report: str) -> str:
        with self._read() as db:
            return reports_out.text_of(db, report)

    def removed(self, report: str) -> tuple[Removed, ...]:
        with self._read() as db:
            return reports_out.removed(db, report)

    def original(self, report: str) -> tuple[bytes, str]:
        with self._read() as db:
            return reports_out.original(db, report)

    def sentences(self, report: str) -> tuple[tuple[int, int, SentenceKind], ...]:
        with self._read() as db:
            return reports_out.sentences(db, report)

    def mentions(self, report: str) -> tuple[tuple[ActorMention, ...], tuple[PlaceMention, ...]]:
        with self._read() as db:
            return reports_out.mentions(db, report)

    def fetched(self, address: str) -> tuple[str | None, str | None]:
        with self._read() as db:
            return reports_out.fetched(db, address)

    def note_fetch(self, address: str, etag: str | None, modified: str | None) -> None:
        with self._write() as db:
            reports_in.note_fetch(db, address, etag, modified)

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        with self._read() as db:
            return search.search(db, words, limit=limit)

    # --- statements
    def told(self, ids: Collection[str]) -> tuple[Told[Statement], ...]:
        with self._read() as db:
            return statements_out.told(db, ids)

    def current(self, ids: Collection[str]) -> tuple[str, ...]:
        with self._read() as db:
            return statements_out.current(db, ids)

    def statement_ids(self, wanted: Wanted, kinds: Collection[str] = ()) -> tuple[str, ...]:
        with self._read() as db:
            return statements_out.statement_ids(db, wanted, kinds)

    def actors_of(self, wanted: Wanted) -> tuple[str, ...]:
        with self._read() as db:
            return statements_out.actors_of(db, wanted)

    def ids_beginning(self, beginning: str) -> tuple[str, ...]:
        with self._read() as db:
            return statements_out.ids_beginning(db, beginning)

    def report_statements(self, report: str, kind: str | None = None) -> tuple[str, ...]:
        with self._read() as db:
            return statements_out.report_statements(db, report, kind)

    def statements_of(self, reports: Collection[str], kinds: Collection[str]) -> tuple[str, ...]:
        with self._read() as db:
            return statements_out.statements_of(db, reports, kinds)

    def by_lineage(self, lineages: Collection[str]) -> Mapping[str, str]:
        with self._read() as db:
            return statements_out.by_lineage(db, lineages)

    def past_statements(self, report: str) -> tuple[Mapping[str, Any], ...]:
        with self._read() as db:
            return statements_out.past_statements(db, report)

    def known_for(self, statements: Collection[Told[Statement]]) -> Known:
        with self._read() as db:
            return naming.known_for(db, statements)

    def known_of(self, actors: Collection[str], places: Collection[str]) -> Known:
        with self._read() as db:
            return naming.known_of(db, actors, places)

    def actors(self) -> tuple[Actor, ...]:
        with self._read() as db:
            return naming.actors(db)

    def actor_ids(self, name: str) -> tuple[str, ...]:
        with self._read() as db:
            return naming.actor_ids(db, name)

    def place_ids(self, name: str) -> tuple[str, ...]:
        with self._read() as db:
            return naming.place_ids(db, name)

    def places(self) -> tuple[Place, ...]:
        with self._read() as db:
            return naming.places(db)

    def first_seen(self, after: date | None = None, until: date | None = None) -> tuple[ActorSeen, ...]:
        with self._read() as db:
            return naming.first_seen(db, after, until)

    # --- judgements
    def log(self) -> tuple[Judgement, ...]:
        with self._read() as db:
            return judging.log(db)

    def append(
        self,
        judgement: Judgement,
        stale: Mapping[Axis, Collection[str]],
        bearings: Mapping[str, Sequence[Bearing]] | None = None,
    ) -> Judgement:
        with self._write() as db:
            return judging.append(db, judgement, stale, bearings)

    def ensure(self, known: Known) -> None:
        with self._write() as db:
            naming.ensure(db, known)

    # --- deriving
    def stale(self, axis: Axis) -> tuple[str, ...]:
        with self._read() as db:
            return staling.stale(db, axis)

    def mark_all_stale(self) -> None:
        with self._write() as db:
            staling.mark_all_stale(db)

    def bearing_on(self, axis: Axis, keys: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        with self._read() as db:
            return staling.bearing_on(db, axis, keys)

    def bearings_of(self, statements: Collection[str], axis: Axis) -> tuple[Bearing, ...]:
        with self._read() as db:
            return staling.bearings_of(db, statements, axis)

    def joins_of(self, statements: Collection[str]) -> tuple[Join, ...]:
        with self._read() as db:
            return incidents_.joins_of(db, statements)

    def save_joins(self, statements: Collection[str], joins: Sequence[Join]) -> None:
        with self._write() as db:
            incidents_.save_joins(db, statements, joins)

    def save_incidents(self, statements: Collection[str], incidents: Sequence[Incident]) -> None:
        with self._write() as db:
            incidents_.save_incidents(db, statements, incidents)

    def save_periods(self, periods: Mapping[str, Sequence[Period]]) -> None:
        with self._write() as db:
            courses.save_periods(db, periods)

    def save_relations(self, relations: Mapping[str, Sequence[Relation]]) -> None:
        with self._write() as db:
            courses.save_relations(db, relations)

    # --- the picture
    def incidents(self, wanted: Wanted | None = None) -> tuple[Incident, ...]:
        with self._read() as db:
            return incidents_.incidents(db, wanted)

    def incident_count(self, wanted: Wanted | None = None) -> int:
        with self._read() as db:
            return incidents_.incident_count(db, wanted)

    def incident_ids(self, beginning: str) -> tuple[str, ...]:
        with self._read() as db:
            return incidents_.incident_ids(db, beginning)

    def incidents_of(self, statements: Collection[str]) -> Mapping[str, str]:
        with self._read() as db:
            return incidents_.incidents_of(db, statements)

    def retired(self, ids: Collection[str] = ()) -> tuple[RetiredId, ...]:
        with self._read() as db:
            return incidents_.retired_ids(db, ids)

    def periods(self, wanted: Wanted | None = None) -> tuple[Period, ...]:
        with self._read() as db:
            return courses.periods(db, wanted)

    def relations(self, wanted: Wanted | None = None) -> tuple[Relation, ...]:
        with self._read() as db:
            return courses.relations(db, wanted)

    def is_stale(self) -> bool:
        with self._read() as db:
            return overview.is_stale(db)

    def origins(self) -> tuple[tuple[str, str | None, str], ...]:
        with self._read() as db:
            return overview.origins(db)

    def relation_count(self, wanted: Wanted) -> int:
        with self._read() as db:
            return courses.relation_count(db, wanted)

    def report_count(self, wanted: Wanted) -> int:
        with self._read() as db:
            return reports_out.report_count(db, wanted)

    def told_between(self, after: date, until: date, kind: str) -> tuple[str, ...]:
        with self._read() as db:
            return spans.told_between(db, after, until, kind)

    def bylines(self, statements: Collection[str]) -> Mapping[str, Byline]:
        with self._read() as db:
            return spans.bylines(db, statements)

    def report_days(self) -> tuple[date, ...]:
        with self._read() as db:
            return spans.report_days(db)

    def last_day(self) -> date | None:
        with self._read() as db:
            return reports_out.last_day(db)

    def last_published(self) -> date | None:
        with self._read() as db:
            return reports_out.last_published(db)
