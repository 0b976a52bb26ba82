"""Preview: what adding would make of each input, with nothing read and nothing stored."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from frontlines.intake import IntakeOptions
from frontlines.intake.address import canonical_url
from frontlines.intake.fetch import Fetcher, Validators
from frontlines.intake.take import take_all
from frontlines.model.errors import Skipped
from frontlines.model.report import Report
from frontlines.project.adding import Outcome, Step, copied_from, earlier_version, report_id
from frontlines.project.folder import Project
from frontlines.project.likeness import Sketch, sketch_of
from frontlines.project.pages import page_of, same_story
from frontlines.store.contract import Store


def preview(
    project: Project,
    sources: Sequence[str],
    options: IntakeOptions,
    *,
    online: bool = True,
    stdin: BinaryIO | None = None,
) -> Iterator[Step]:
    """One step an input, in their order, as `add` would hand them out; without statements, for nothing is read.

    Addresses are fetched where `online`. Inputs are compared with what the project holds, and among each other for
    the same bytes and the same page; copies among them show once they are added.
    """
    store = project.store
    fetcher = Fetcher(known=lambda address: _known(store, address)) if online else None
    seen: set[str] = set()
    pages: dict[str, tuple[str | None, Sketch]] = {}
    for taken in take_all(sources, options, stdin=stdin, fetcher=fetcher):
        if isinstance(taken, Skipped):
            yield Step(Outcome.SKIPPED, taken.source, None, skipped=taken)
            continue
        report = taken.report
        known = store.known([report.sha256]).get(report.sha256)
        if known is not None or report.sha256 in seen:
            yield Step(Outcome.DUPLICATE, report.source, known or report_id(report))
            continue
        seen.add(report.sha256)
        yield Step(_outcome(store, report, pages), report.source, report_id(report), report.published is None)


def _known(store: Store, address: str) -> Validators | None:
    etag, modified = store.fetched(address)
    return Validators(etag, modified) if etag or modified else None


def _outcome(store: Store, report: Report, pages: dict[str, tuple[str | None, Sketch]]) -> Outcome:
    sketch = sketch_of(report.text)
    page = page_of(canonical_url(report.url) if report.url else None)
    before = pages.get(page) if page is not None else None
    if page is not None:
        pages[page] = (report.title, sketch)
    if before is not None and same_story(before[0], report.title, before[1], sketch):
        return Outcome.VERSION
    if earlier_version(store, page, report, sketch) is not None:
        return Outcome.VERSION
    return Outcome.COPY if copied_from(store, sketch, report) else Outcome.ADDED
