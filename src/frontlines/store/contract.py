"""The contract every store keeps; one suite of tests runs against each."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol

from frontlines.model.actor import Actor
from frontlines.model.byline import Byline
from frontlines.model.errors import FrontlinesError, Skipped
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


class StoreError(FrontlinesError):
    """The database cannot be used as asked; the message names it, the fault and the remedy."""


class RefusedError(StoreError):
    """The database refuses a value of what was to be stored; nothing else is wrong, and nothing was stored."""


class OldFormError(StoreError):
    """The database has the form of an earlier Frontlines; opened with `upgrade` it gets the present one."""


class BusyError(StoreError):
    """Another process is writing to the project."""


class Store(Protocol):
    """Reports, statements, judgements and the picture derived from them.

    Every writing method is one transaction: it happens whole or not at all, and has happened when it returns.
    Rows come in a fixed order (that of adding, then of the text), so that equal stores give equal answers.
    """

    # --- the store itself
    def close(self) -> None:
        """Give everything back; the store cannot be used after."""

    def writing(self) -> AbstractContextManager[None]:
        """Be the only writer. Raises BusyError at once where another process is, killed processes do not count."""

    def meta(self) -> Mapping[str, str]:
        """Named values of the project."""

    def set_meta(self, values: Mapping[str, str]) -> None:
        """Set named values, leave the others."""

    def counts(self) -> Counts:
        """How much there is."""

    # --- reports
    def reading_number(self, version: str, rules: str, pipeline: str, at: datetime) -> int:
        """The number of the reading with this version, rules and pipeline; a new one where there is none yet."""

    def readings(self) -> tuple[ReadingRow, ...]:
        """All sets of rules reports were read with."""

    def known(self, sha256s: Collection[str]) -> Mapping[str, str]:
        """Ids of the reports whose originals have these hashes, by hash."""

    def add(self, entry: Entry) -> ReportRow:
        """Store a report with all that belongs to it. A report that is there already is left as it is.

        Earlier skips of the same source are forgotten: it could be read in the end.

        Where another report has the same `page`, the newcomer becomes its next version: the older one is superseded,
        and what it bore on becomes stale. A newcomer published before a version that is there is itself superseded.
        RefusedError where the database cannot keep one of its values.
        """

    def replace(self, entry: Entry) -> None:
        """Store a new reading of a report that is there; what it said before goes to the past statements.

        A statement is the same where its id and all its values are; it then keeps the number of its first reading.
        """

    def note_source(self, report: str, source: str) -> bool:
        """Remember another name a known report came under; False where it was known."""

    def skip(self, skipped: Skipped) -> None:
        """List an input that was not read; the same skip twice is listed once."""

    def unskip(self, source: str) -> None:
        """Forget the skips of an input that could be read in the end."""

    def skipped(self) -> tuple[Skipped, ...]:
        """All inputs that were not read."""

    def reports(self, wanted: Wanted | None = None) -> tuple[ReportRow, ...]:
        """Reports by id (`ids`), dates of publication, or that name an actor or a place."""

    def report_count(self, wanted: Wanted) -> int:
        """How many reports are wanted, limit and offset aside."""

    def origins(self) -> tuple[tuple[str, str | None, str], ...]:
        """(report id, publisher, group of copies) of each report, in the order of adding."""

    def report_ids(self, beginning: str) -> tuple[str, ...]:
        """Ids that begin so, upper and lower case alike."""

    def same_page(self, page: str) -> tuple[ReportRow, ...]:
        """The versions of a page, the oldest first."""

    def alike(self, bands: Sequence[int]) -> tuple[tuple[str, int], ...]:
        """Reports that share bands, with how many, the most first, then the earliest."""

    def text(self, report: str) -> str:
        """The text of a report. StoreError where there is none."""

    def removed(self, report: str) -> tuple[Removed, ...]:
        """The page furniture that was left out of the report's text."""

    def original(self, report: str) -> tuple[bytes, str]:
        """The unaltered original and its media type."""

    def sentences(self, report: str) -> tuple[tuple[int, int, SentenceKind], ...]:
        """Start, end and kind of each sentence."""

    def mentions(self, report: str) -> tuple[tuple[ActorMention, ...], tuple[PlaceMention, ...]]:
        """Who and where the report names."""

    def fetched(self, address: str) -> tuple[str | None, str | None]:
        """(ETag, Last-Modified) of the last answer from an address."""

    def note_fetch(self, address: str, etag: str | None, modified: str | None) -> None:
        """Remember them."""

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Reports by their words, the best first: all words, "a phrase" in quotes, -not. Never an error."""

    # --- statements
    def told(self, ids: Collection[str]) -> tuple[Told[Statement], ...]:
        """Statements by id as they were read, before any judgement (review MACHINE); unknown ids are left out."""

    def current(self, ids: Collection[str]) -> tuple[str, ...]:
        """Those of these statement ids whose report no later version has superseded."""

    def statement_ids(self, wanted: Wanted, kinds: Collection[str] = ()) -> tuple[str, ...]:
        """Ids of current statements (not of superseded reports) of some kinds ("event", "tie", "control", ...)."""

    def actors_of(self, wanted: Wanted) -> tuple[str, ...]:
        """Actors of the current statements that are wanted, in whatever role, by id."""

    def ids_beginning(self, beginning: str) -> tuple[str, ...]:
        """Statement ids that begin so, upper and lower case alike, at most 20."""

    def report_statements(self, report: str, kind: str | None = None) -> tuple[str, ...]:
        """Ids of the statements of one report, superseded or not, all or of one kind, in the order of the text."""

    def statements_of(self, reports: Collection[str], kinds: Collection[str]) -> tuple[str, ...]:
        """Ids of the statements of some kinds in some reports, superseded or not, in the order of adding."""

    def by_lineage(self, lineages: Collection[str]) -> Mapping[str, str]:
        """The current statement's id for each lineage; lineages with none are left out."""

    def past_statements(self, report: str) -> tuple[Mapping[str, Any], ...]:
        """Statements the report had in earlier readings, as plain values, with the numbers of their readings."""

    def known_for(self, statements: Collection[Told[Statement]]) -> Known:
        """The actors and places these statements point to, and the parents of those actors."""

    def known_of(self, actors: Collection[str], places: Collection[str]) -> Known:
        """Actors, their parents, and places by id."""

    def actors(self) -> tuple[Actor, ...]:
        """All actors of the project."""

    def actor_ids(self, name: str) -> tuple[str, ...]:
        """Actors that bear a name (accents and case aside), are mentioned under it, or have it as id."""

    def place_ids(self, name: str) -> tuple[str, ...]:
        """Places that bear a name (accents and case aside), are mentioned under it, have it as id, or lie in the
        country of that code or name."""

    def places(self) -> tuple[Place, ...]:
        """All places of the project."""

    def first_seen(self, after: date | None = None, until: date | None = None) -> tuple[ActorSeen, ...]:
        """When each actor first appears, the earliest first; only those of the days after one and up to another."""

    # --- judgements
    def log(self) -> tuple[Judgement, ...]:
        """All judgements in their order."""

    def append(
        self,
        judgement: Judgement,
        stale: Mapping[Axis, Collection[str]],
        bearings: Mapping[str, Sequence[Bearing]] | None = None,
    ) -> Judgement:
        """Add to the log; `number` is given by the store. What it bears on becomes stale (BLOCK: statement ids).

        `bearings` replace those of the statements (Statement.id) they are given for: a corrected date moves an event
        among others, and taking the correction back moves it again. The old keys become stale with the new ones.
        """

    def ensure(self, known: Known) -> None:
        """Add actors and places that no report named but a correction does; those already there stay as they are."""

    # --- deriving
    def stale(self, axis: Axis) -> tuple[str, ...]:
        """What is to be derived anew: statement ids for BLOCK, keys for PLACE and PAIR."""

    def is_stale(self) -> bool:
        """Whether anything is to be derived anew."""

    def mark_all_stale(self) -> None:
        """Everything is to be derived anew; joins are forgotten."""

    def bearing_on(self, axis: Axis, keys: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """Ids of the current statements that bear on each key."""

    def bearings_of(self, statements: Collection[str], axis: Axis) -> tuple[Bearing, ...]:
        """What statements bear on."""

    def joins_of(self, statements: Collection[str]) -> tuple[Join, ...]:
        """All joins with one of these statements at either end."""

    def save_joins(self, statements: Collection[str], joins: Sequence[Join]) -> None:
        """Replace all joins of these statements by the given ones."""

    def save_incidents(self, statements: Collection[str], incidents: Sequence[Incident]) -> None:
        """Replace every incident that holds one of these statements; they are no longer stale on BLOCK.

        Ids no incident bears any more are retired with what became of them.
        """

    def save_periods(self, periods: Mapping[str, Sequence[Period]]) -> None:
        """Replace the periods of these places, which are no longer stale."""

    def save_relations(self, relations: Mapping[str, Sequence[Relation]]) -> None:
        """Replace the relations of these pairs (PAIR keys), which are no longer stale."""

    # --- the picture
    def incidents(self, wanted: Wanted | None = None) -> tuple[Incident, ...]:
        """Incidents by time; `types`, `places`, `actors` and dates as wanted, whole or in `outline`."""

    def incident_count(self, wanted: Wanted | None = None) -> int:
        """How many incidents are wanted, limit and offset aside."""

    def incident_ids(self, beginning: str) -> tuple[str, ...]:
        """Ids of incidents, retired ones too, that begin so, upper and lower case alike, at most 20."""

    def incidents_of(self, statements: Collection[str]) -> Mapping[str, str]:
        """The incident each event statement belongs to, by statement id."""

    def retired(self, ids: Collection[str] = ()) -> tuple[RetiredId, ...]:
        """Retired incident ids, all or those given."""

    def periods(self, wanted: Wanted | None = None) -> tuple[Period, ...]:
        """Periods of places by place and time."""

    def relations(self, wanted: Wanted | None = None) -> tuple[Relation, ...]:
        """Relations of pairs by pair, kind and time."""

    def relation_count(self, wanted: Wanted) -> int:
        """How many relations are wanted, limit and offset aside."""

    def told_between(self, after: date, until: date, kind: str) -> tuple[str, ...]:
        """Ids of current statements of a kind in reports of the days after one and up to another."""

    def bylines(self, statements: Collection[str]) -> Mapping[str, Byline]:
        """The report of each of these statements, by statement id."""

    def report_days(self) -> tuple[date, ...]:
        """The days that have reports, each once, in order."""

    def last_day(self) -> date | None:
        """The day of the latest report; None where there are no reports."""

    def last_published(self) -> date | None:
        """The latest day of publication; None where no report has one."""
