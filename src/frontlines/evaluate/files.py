"""Corpora as files: read with errors that name the file, the fault and the remedy."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from frontlines.evaluate.errors import CorpusError
from frontlines.model.report import Report
from frontlines.model.when import When


def corpus_bytes(path: Path, remedy: str) -> bytes:
    """A file of a corpus as it is."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise CorpusError(path, "is not there", remedy) from None
    except OSError as error:
        raise CorpusError(path, f"cannot be read ({error})", remedy) from error


def corpus_text(path: Path, remedy: str) -> str:
    """The text of a file of a corpus, whose line ends are kept: offsets count them."""
    try:
        return corpus_bytes(path, remedy).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(path, f"cannot be read ({error})", remedy) from error


def corpus_files(path: Path, pattern: str, remedy: str) -> list[Path]:
    """The files of a corpus: `path` itself, or those below it that fit the pattern, in the order of their names."""
    found = [path] if path.is_file() else sorted(path.rglob(pattern))
    if not found:
        raise CorpusError(path, f"holds no {pattern}" if path.is_dir() else "is not there", remedy)
    return found


def corpus_json(path: Path, remedy: str) -> Any:  # noqa: ANN401 (whatever the corpus holds)
    """A JSON file of a corpus."""
    try:
        return json.loads(corpus_text(path, remedy))
    except json.JSONDecodeError as error:
        raise CorpusError(path, f"line {error.lineno} is no JSON ({error.msg})", remedy) from error


def corpus_lines(path: Path, remedy: str) -> Iterator[Any]:
    """The records of a JSON lines file, one a line; empty lines do not count."""
    for number, line in enumerate(corpus_text(path, remedy).split("\n"), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise CorpusError(path, f"line {number} is no JSON ({error.msg})", remedy) from error


def corpus_report(text: str, name: str, *, published: When | None = None, title: str | None = None) -> Report:
    """A report of exactly this text: the gold's offsets count its code points, so nothing is cleaned."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(text=text, sha256=digest, source=name, title=title, published=published, language="en")
