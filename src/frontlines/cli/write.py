"""Writing readings in one of the formats, to standard output or to a file that appears only when whole."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from frontlines.cli.formats import Format
from frontlines.model.errors import SourceError

if TYPE_CHECKING:
    from frontlines.model.reading import Reading


class Writer(Protocol):
    """Takes readings one by one; `end` is called once, when there are no more."""

    def write(self, reading: "Reading") -> None:
        """One reading."""

    def end(self) -> None:
        """No more readings."""


@contextmanager
def opened(output: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that takes its name only when all is written: a stopped run leaves no half file."""
    if output is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
    except OSError as error:
        raise SourceError(
            "output", f"{output}: cannot be written ({error.strerror}); choose another place"
        ) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            written = stream.tell()
        if written:
            _as_others(name)
            os.replace(name, output)
        else:
            os.unlink(name)  # nothing could be read: no file, rather than an empty one
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _as_others(name: str) -> None:
    """The permissions any new file gets; temporary files are born private."""
    mask = os.umask(0)
    os.umask(mask)
    os.chmod(name, 0o666 & ~mask)


def writer_for(chosen: Format, stream: BinaryIO, *, to_screen: bool, words: bool) -> Writer:
    """The writer of a format."""
    match chosen:
        case Format.JSON | Format.JSONL:
            return _Json(stream)
        case Format.CSV:
            return _Csv(stream)
        case Format.HTML:
            return _Html(stream)
        case Format.TABLE:
            return _Screen(words) if to_screen else _Table(stream, words)


class _Json:
    """One object a line: for one report a JSON file, for several JSON lines."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, reading: "Reading") -> None:
        from frontlines.export.json import dump

        self._stream.write(dump(reading).encode("utf-8") + b"\n")
        self._stream.flush()

    def end(self) -> None:
        pass


class _Csv:
    """A header, then one row a statement."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._first = stream, True

    def write(self, reading: "Reading") -> None:
        from frontlines.export.csv import dump, header

        if self._first:
            # The byte order mark tells Excel that this is UTF-8; R, pandas and LibreOffice pass over it.
            self._stream.write(header().encode("utf-8-sig"))
            self._first = False
        self._stream.write(dump(reading).encode("utf-8"))

    def end(self) -> None:
        pass


class _Html:
    """One page of all reports; the only format that has to hold them all."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._readings: list[Reading] = []

    def write(self, reading: "Reading") -> None:
        self._readings.append(reading)

    def end(self) -> None:
        from frontlines.show.page import render_page

        if self._readings:
            self._stream.write(render_page(self._readings).encode("utf-8"))


class _Table:
    """The terminal picture as plain text, 80 columns."""

    def __init__(self, stream: BinaryIO, words: bool) -> None:
        self._stream, self._words, self._first = stream, words, True

    def write(self, reading: "Reading") -> None:
        from frontlines.show.terminal import render_terminal

        text = render_terminal(reading, words=self._words)
        self._stream.write((text if self._first else "\n\n" + text).encode("utf-8", "replace"))
        self._first = False

    def end(self) -> None:
        pass


class _Screen:
    """The terminal picture on the terminal, in its width and colours."""

    def __init__(self, words: bool) -> None:
        from rich.console import Console

        self._console, self._words, self._first = Console(highlight=False, markup=False), words, True

    def write(self, reading: "Reading") -> None:
        from frontlines.show.terminal import show_reading

        if not self._first:
            self._console.print("\n")
        show_reading(reading, self._console, words=self._words)
        self._first = False

    def end(self) -> None:
        pass
