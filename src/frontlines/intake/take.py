"""Intake: whatever the user named, one report or one listed skip at a time."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from frontlines.intake import records
from frontlines.intake.compose import Draft, finish, sha256, skip
from frontlines.intake.options import ANY_LANGUAGE, IntakeOptions
from frontlines.intake.sniff import HEAD, Kind, sniff
from frontlines.intake.sources import STDIN, Linked, find_sources, read_lines, read_rest
from frontlines.intake.taken import Taken
from frontlines.intake.visit import Run, guarded, take_address, take_document
from frontlines.intake.whole import Whole, refused
from frontlines.model.errors import Skipped, SourceError
from frontlines.model.report import Report

if TYPE_CHECKING:
    from frontlines.intake.fetch import Fetched, Fetcher


def take_all(
    sources: Sequence[str],
    options: IntakeOptions | None = None,
    stdin: BinaryIO | None = None,
    *,
    fetcher: "Fetcher | None" = None,
    fetched: "Callable[[Fetched], None] | None" = None,
) -> Iterator[Taken | Skipped]:
    """Reports with their originals from files, folders, addresses and "-" (`stdin`), in the order named.

    What cannot be read comes as a skip; bad input never raises. Lazy: one input is open at a time, and JSON lines are
    read line by line. Addresses, those in feeds and lists of feeds too, are fetched with `fetcher`; without one each
    is a skip. `fetched` is told of an address once everything of it was handed out and the next item is asked for: of
    those that gave a report and of those that were not modified, so that their validators may be kept. One that led
    to a passing fault (a page of a feed that did not answer) is not told of, so that it is fetched in full again.
    """
    run = Run(options or IntakeOptions(), fetcher, fetched)
    for found in find_sources(iter(sources)):
        if isinstance(found, Skipped):
            yield found
        elif isinstance(found, Linked):
            yield from take_address(found.url, run)
        elif found.path is None:
            yield from _take_stdin(stdin, run)
        else:
            yield from _take_file(found.source, found.path, found.size, run)


def take_in(
    sources: Sequence[str], options: IntakeOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | Skipped]:
    """The reports alone of `take_all`, with no address fetched."""
    for taken in take_all(sources, options, stdin):
        yield taken.report if isinstance(taken, Taken) else taken


def report_from_text(text: str, source: str = "text", published: str | None = None) -> Report:
    """The report of a string in any language; `SourceError` where it holds no words or is too long."""
    options = IntakeOptions(published=published, language=ANY_LANGUAGE)
    return finish(Draft(text), source, sha256(text.encode("utf-8", "surrogatepass")), options)


def _take_stdin(stdin: BinaryIO | None, run: Run) -> Iterator[Taken | Skipped]:
    if stdin is None:
        yield skip(STDIN, "missing", "nothing is connected to standard input; pipe a text into it")
        return
    yield from guarded(STDIN, _take(STDIN, stdin, None, run))


def _take_file(source: str, path: str, size: int | None, run: Run) -> Iterator[Taken | Skipped]:
    try:
        stream = open(path, "rb")  # noqa: SIM115 (closed below, after the last record was taken)
    except PermissionError:
        yield skip(source, "permission", "it may not be opened; change its permissions")
        return
    except OSError as fault:
        yield skip(source, "missing", f"it cannot be opened ({fault.strerror}); check the name")
        return
    with stream:
        yield from guarded(source, _take(source, stream, size, run))


def _take(source: str, stream: BinaryIO, size: int | None, run: Run) -> Iterator[Taken | Skipped]:
    suffix = PurePath(source).suffix.lower()
    limit = run.options.max_bytes
    head = stream.read(HEAD)
    kind, seems = sniff(head, suffix)
    skipped = refused(kind, seems, source)
    if skipped is not None:
        yield skipped
        return
    if kind is Kind.JSON_LINES and b"\x00" not in head:
        yield from records.read_lines(read_lines(head, stream, limit), source, run.options)
        return
    data = None if size is not None and size > limit else read_rest(head, stream, limit)
    if data is None:
        raise SourceError("too-large", f"it is larger than {limit:,} bytes; split it or raise the limit")
    stem = None if source == STDIN else PurePath(source).stem
    yield from take_document(Whole(source, data, kind, suffix, stem), run)
