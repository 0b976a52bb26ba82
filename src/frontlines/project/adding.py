"""Adding: inputs are taken in, read and stored one by one; what was reported done stays done."""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, BinaryIO

from frontlines.intake import IntakeOptions
from frontlines.intake.address import canonical_url
from frontlines.intake.fetch import Fetched, Fetcher, Validators
from frontlines.intake.take import take_all
from frontlines.intake.taken import Taken
from frontlines.model.byline import Byline
from frontlines.model.errors import Skipped
from frontlines.model.ids import stable_id
from frontlines.model.judgement import Rulings
from frontlines.model.known import Known
from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.told import Review, Told
from frontlines.project.bearings import bearings_of
from frontlines.project.folder import Project
from frontlines.project.judged import judged
from frontlines.project.likeness import Sketch, is_copy, sketch_of
from frontlines.project.pages import page_of, same_story
from frontlines.project.rules import reading_number
from frontlines.scale.processes import read_all
from frontlines.store.contract import RefusedError, Store
from frontlines.store.shapes import Entry, ReportRow, Wanted

# Reports that share bands are compared exactly, the likeliest first, and no more than so many: a template that
# thousands of reports share would otherwise be compared with all of them.
_COMPARED = 12
# Of 24 bands; one in common is mostly chance among short texts.
_SHARED = 2


class Outcome(StrEnum):
    """What became of one input."""

    ADDED = "added"
    DUPLICATE = "duplicate"  # the very bytes of a report that is there
    COPY = "copy"  # added, and a copy of an earlier report
    VERSION = "version"  # added as another version of a page that is there
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Step:
    """One input dealt with; when it is handed out, what it says is stored for good."""

    outcome: Outcome
    source: str
    report: str | None  # its id, or that of the report it duplicates
    undated: bool = False  # added with no date of publication
    statements: int = 0
    skipped: Skipped | None = None


def add(
    project: Project,
    sources: Sequence[str],
    options: IntakeOptions,
    *,
    online: bool = True,
    stdin: BinaryIO | None = None,
    jobs: int = 1,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Generator[Step, None, None]:
    """Take in, read and store what the sources name, in their order, one step an input.

    Addresses, and feeds named by an address, are fetched where `online`. The caller holds `project.store.writing()`.
    Stopping the iteration at any moment loses nothing that was handed
    out; adding the same sources again goes on where it stopped.
    """
    store = project.store
    number = reading_number(project, now())
    waiting: deque[_Waiting] = deque()
    on_the_way: set[str] = set()
    skipped_before = {skipped.source for skipped in store.skipped()}
    answers = _Answers(store)

    def reports() -> Iterator[Report | Skipped]:
        fetcher = Fetcher(known=answers.known) if online else None
        for taken in take_all(sources, options, stdin=stdin, fetcher=fetcher, fetched=answers.came):
            answers.handed_out += 1
            waiting.append(_meet(store, taken, on_the_way))
            yield waiting[-1].to_read

    for result in read_all(reports(), pipeline=project.settings.pipeline, jobs=jobs, lean=True):
        met = waiting.popleft()
        if met.known_as is not None:
            store.note_source(met.known_as, met.source)
            if met.source in skipped_before:
                store.unskip(met.source)
            answers.stored()
            yield Step(Outcome.DUPLICATE, met.source, met.known_as)
        elif isinstance(result, Skipped) or met.taken is None:
            skipped = result if isinstance(result, Skipped) else _unreadable(met.source)
            store.skip(skipped)
            answers.stored()
            yield Step(Outcome.SKIPPED, met.source, None, skipped=skipped)
        else:
            on_the_way.discard(result.report.sha256)
            step = _store(store, result, met.taken, number, now())
            if step.skipped is not None:
                store.skip(step.skipped)
            answers.stored()
            yield step


class _Answers:
    """What addresses answered, noted once all that came of them is stored.

    Noted earlier, a run that is killed in between would be told "not modified" the next time, and lose the rest.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pending: deque[tuple[int, Fetched]] = deque()
        self._done = 0
        self.handed_out = 0  # items taken in so far

    def known(self, address: str) -> Validators | None:
        """What the last answer of an address is known by."""
        etag, modified = self._store.fetched(address)
        return Validators(etag, modified) if etag or modified else None

    def came(self, fetched: Fetched) -> None:
        """Everything that an address led to has been handed out."""
        self._pending.append((self.handed_out, fetched))
        self._flush()

    def stored(self) -> None:
        """One more item is dealt with for good."""
        self._done += 1
        self._flush()

    def _flush(self) -> None:
        while self._pending and self._pending[0][0] <= self._done:
            fetched = self._pending.popleft()[1]
            self._store.note_fetch(fetched.url, fetched.validators.etag, fetched.validators.modified)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """One input on its way through the reader; duplicates travel along as skips, to keep the order."""

    source: str
    taken: Taken | None
    known_as: str | None
    to_read: Report | Skipped


def _meet(store: Store, taken: Taken | Skipped, on_the_way: set[str]) -> _Waiting:
    if isinstance(taken, Skipped):
        return _Waiting(taken.source, None, None, taken)
    report = taken.report
    known = store.known([report.sha256]).get(report.sha256)
    if known is None and report.sha256 in on_the_way:
        known = report_id(report)  # earlier in this run, and stored by the time this one comes out
    if known is not None:
        return _Waiting(report.source, None, known, Skipped(report.source, "add", "duplicate", ""))
    on_the_way.add(report.sha256)
    return _Waiting(report.source, taken, None, report)


def _unreadable(source: str) -> Skipped:
    return Skipped(source, "add", "internal", f"{source}: nothing came back for it; please report it")


def report_id(report: Report) -> str:
    """The report's stable id: of the original bytes, whatever the file is called."""
    return stable_id("r", report.sha256)


def _store(store: Store, reading: Reading, taken: Taken, number: int, now: datetime) -> Step:
    report = reading.report
    sketch = sketch_of(report.text)
    page = page_of(canonical_url(report.url) if report.url else None)
    earlier = earlier_version(store, page, report, sketch)
    copies = copied_from(store, sketch, report) or report_id(report)
    entry = entry_of(
        reading,
        original=taken.original,
        media_type=taken.media_type,
        page=page if earlier is not None or not (page and store.same_page(page)) else None,
        copies=copies,
        bands=sketch.bands,
        added=now,
        number=number,
    )
    try:
        row = store.add(entry)
    except RefusedError as error:
        # One report that cannot be kept must not keep out those after it.
        message = f"{report.source}: could not be stored, nothing of it is in the project; please report it ({error})"
        return Step(Outcome.SKIPPED, report.source, None, skipped=Skipped(report.source, "add", "refused", message))
    outcome = Outcome.VERSION if earlier is not None else Outcome.COPY if copies != row.id else Outcome.ADDED
    return Step(outcome, report.source, row.id, report.published is None, row.statements)


def entry_of(
    reading: Reading,
    *,
    original: bytes,
    media_type: str,
    page: str | None,
    copies: str,
    bands: tuple[int, ...],
    added: datetime,
    number: int,
    lineages: Mapping[str, str] | None = None,
    rulings: Rulings | None = None,
) -> Entry:
    """A reading as it is stored, with what its statements bear on once they are judged by these rulings."""
    report = reading.report
    ident = report_id(report)
    byline = Byline(ident, 0, report.title, report.publisher, report.url, report.published, added, copies)
    carried = lineages or {}
    told: list[Told[Any]] = [
        Told(statement, byline, Review.MACHINE, carried.get(statement.id, statement.id))
        for statement in reading.statements()
    ]
    known = Known({actor.id: actor for actor in reading.actors}, {place.id: place for place in reading.places})
    return Entry(
        id=ident,
        reading=reading,
        original=original,
        media_type=media_type,
        page=page,
        copies=copies,
        bands=bands,
        bearings=tuple(bearings_of(judged(told, rulings or Rulings()), known, report.text)),
        added=added,
        reading_number=number,
        lineages=carried,
    )


def earlier_version(store: Store, page: str | None, report: Report, sketch: Sketch) -> ReportRow | None:
    """The latest version of the same page, if it tells the same story: some addresses bear a new one every day."""
    if page is None:
        return None
    versions = store.same_page(page)
    if not versions:
        return None
    latest = versions[-1]
    same = same_story(latest.title, report.title, sketch_of(store.text(latest.id)), sketch)
    return latest if same else None


def copied_from(store: Store, sketch: Sketch, report: Report) -> str | None:
    """The group of copies the report belongs to: that of the earliest report it copies."""
    day = report.published.start if report.published else None
    candidates = [ident for ident, shared in store.alike(sketch.bands) if shared >= _SHARED][:_COMPARED]
    if not candidates:
        return None
    for row in sorted(store.reports(Wanted(ids=tuple(candidates))), key=lambda row: row.number):
        published = row.published.start if row.published else None
        if is_copy(sketch, sketch_of(store.text(row.id)), day, published):
            return row.copies
    return None
