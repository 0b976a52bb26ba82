"""Intake: whatever the user named, one report or one listed skip at a time."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import BinaryIO

from frontlines.intake import records
from frontlines.intake.compose import Draft, compose, finish, sha256, skip
from frontlines.intake.decode import decode
from frontlines.intake.options import ANY_LANGUAGE, IntakeOptions
from frontlines.intake.pages import read_page
from frontlines.intake.pdf import read_pdf
from frontlines.intake.sniff import HEAD, Kind, sniff
from frontlines.intake.sources import STDIN, find_sources, read_lines, read_rest
from frontlines.model.errors import Skipped, SourceError
from frontlines.model.report import Report

_REMEDIES = {
    Kind.ARCHIVE: "unpack it and give the files inside",
    Kind.BINARY: "give text, HTML, PDF or JSON",
    Kind.UNSUPPORTED: "save it as text, HTML or PDF",
}


def take_in(
    sources: Sequence[str], options: IntakeOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | Skipped]:
    """Reports from files, folders and "-" (`stdin`), in the order named; what cannot be read comes as a skip.

    Lazy: one input is open at a time, and JSON lines are read line by line. Bad input never raises.
    """
    options = options or IntakeOptions()
    for found in find_sources(iter(sources)):
        if isinstance(found, Skipped):
            yield found
        elif found.path is None:
            yield from _take_stdin(stdin, options)
        else:
            yield from _take_file(found.source, found.path, found.size, options)


def report_from_text(text: str, source: str = "text", published: str | None = None) -> Report:
    """The report of a string in any language; `SourceError` where it holds no words or is too long."""
    options = IntakeOptions(published=published, language=ANY_LANGUAGE)
    return finish(Draft(text), source, sha256(text.encode("utf-8", "surrogatepass")), options)


def _take_stdin(stdin: BinaryIO | None, options: IntakeOptions) -> Iterator[Report | Skipped]:
    if stdin is None:
        yield skip(STDIN, "missing", "nothing is connected to standard input; pipe a text into it")
        return
    yield from _guarded(STDIN, stdin, None, options)


def _take_file(source: str, path: str, size: int | None, options: IntakeOptions) -> Iterator[Report | Skipped]:
    try:
        stream = open(path, "rb")  # noqa: SIM115 (closed below, after the last record was taken)
    except PermissionError:
        yield skip(source, "permission", "it may not be opened; change its permissions")
        return
    except OSError as fault:
        yield skip(source, "missing", f"it cannot be opened ({fault.strerror}); check the name")
        return
    with stream:
        yield from _guarded(source, stream, size, options)


def _guarded(source: str, stream: BinaryIO, size: int | None, options: IntakeOptions) -> Iterator[Report | Skipped]:
    """The records of one stream; the last faults that bad input can cause end here, as a skip of this stream."""
    try:
        yield from _take(source, stream, size, options)
    except SourceError as fault:
        yield skip(source, fault.reason, str(fault))
    except OSError as fault:
        yield skip(source, "unreadable", f"reading it failed ({fault.strerror or fault}); check the disk or the pipe")
    except (RecursionError, MemoryError, UnicodeError) as fault:
        yield skip(source, "unreadable", f"it is built to break readers ({type(fault).__name__}); it is left out")


def _take(source: str, stream: BinaryIO, size: int | None, options: IntakeOptions) -> Iterator[Report | Skipped]:
    suffix = PurePath(source).suffix.lower()
    head = stream.read(HEAD)
    kind, seems = sniff(head, suffix)
    if kind in _REMEDIES:
        reason = "archive" if kind is Kind.ARCHIVE else "binary" if kind is Kind.BINARY else "unsupported"
        yield skip(source, reason, f"it is {seems or 'XML'}; {_REMEDIES[kind]}")
        return
    if kind is Kind.EMPTY:
        yield skip(source, "empty", "the file is empty; check that it was saved whole")
        return
    if kind is Kind.JSON_LINES and b"\x00" not in head:
        yield from records.read_lines(read_lines(head, stream, options.max_bytes), source, options)
        return
    data = None if size is not None and size > options.max_bytes else read_rest(head, stream, options.max_bytes)
    if data is None:
        raise SourceError("too-large", f"it is larger than {options.max_bytes:,} bytes; split it or raise the limit")
    yield from _take_whole(source, suffix, kind, data, options)


def _take_whole(
    source: str, suffix: str, kind: Kind, data: bytes, options: IntakeOptions
) -> Iterator[Report | Skipped]:
    digest = sha256(data)
    stem = None if source == STDIN else PurePath(source).stem
    if kind is Kind.PDF:
        yield compose(read_pdf(data, options, stem), source, digest, options)
        return
    text = decode(data)
    if "\x00" in text:
        raise SourceError("binary", "it holds zero bytes, so it is no text; give text, HTML, PDF or JSON")
    if kind is Kind.JSON_LINES:  # in UTF-16: lines cannot be told before it is decoded
        lines = ((number, line.encode("utf-8")) for number, line in enumerate(text.split("\n"), start=1))
        yield from records.read_lines(lines, source, options)
    elif kind is Kind.JSON:
        yield from _take_json(source, suffix, text, digest, options)
    elif kind is Kind.HTML:
        yield compose(read_page(text, stem), source, digest, options)
    else:
        yield compose(Draft(text, file_stem=stem), source, digest, options)


def _take_json(
    source: str, suffix: str, text: str, digest: str, options: IntakeOptions
) -> Iterator[Report | Skipped]:
    try:
        yield from records.read_document(text, source, options, digest)
    except SourceError as fault:
        # Text may well begin with a bracket; only a file that calls itself JSON is held to it.
        if fault.reason != "broken-json" or suffix == ".json":
            raise
        yield compose(Draft(text), source, digest, options)
