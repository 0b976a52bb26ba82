"""The output formats of `frontlines read`, and how one is guessed from a file name."""

from enum import StrEnum
from pathlib import Path

import typer


class Format(StrEnum):
    """What `read` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    CSV = "csv"


_SUFFIXES = {
    ".txt": Format.TABLE,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".csv": Format.CSV,
}


def format_for(asked: Format | None, output: Path | None) -> Format:
    """The format asked for, else the one the output's name stands for, else the table."""
    if asked is not None:
        return asked
    if output is None:
        return Format.TABLE
    if output.suffix.lower() not in _SUFFIXES:
        known = ", ".join(_SUFFIXES)
        raise typer.BadParameter(f"{output}: no format goes by this ending ({known}); add --format", param_hint="-o")
    return _SUFFIXES[output.suffix.lower()]
