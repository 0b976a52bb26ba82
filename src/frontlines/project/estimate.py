"""Estimates: about how many reports some sources hold, for a progress bar, without opening them twice at length."""

import os
from collections.abc import Sequence
from pathlib import Path

from frontlines.intake.sniff import SUFFIXES

_LINES = frozenset({".jsonl", ".ndjson"})
_PIECE = 1 << 20


def estimated(sources: Sequence[str]) -> int:
    """About how many inputs there are: the lines of JSON lines files, one for any other file or address."""
    return sum(_one(source) for source in sources)


def _one(source: str) -> int:
    if not os.path.isdir(source):
        return _in_file(source)
    return sum(
        _in_file(os.path.join(folder, name))
        for folder, _, names in os.walk(source)
        for name in names
        if Path(name).suffix.lower() in SUFFIXES
    )


def _in_file(path: str) -> int:
    if Path(path).suffix.lower() not in _LINES:
        return 1
    try:
        with open(path, "rb") as file:
            return sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b"")) or 1
    except (OSError, ValueError):
        return 1  # taking it in will say what is wrong with it
