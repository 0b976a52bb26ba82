"""Single values as columns keep them: dates, times, lists, model values as JSON."""

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, TypeAlias

from frontlines.model.when import DatePrecision, When

Record: TypeAlias = Any  # a row of a query: a named tuple of the columns asked for


def json_of(value: object) -> str:
    """A plain value as JSON, the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def items(words: str | None) -> tuple[str, ...]:
    """The words of a JSON array; none where the column is empty."""
    return tuple(json.loads(words)) if words and words != "[]" else ()


def plain(value: object) -> Any:  # noqa: ANN401 (numbers, texts, lists and dicts)
    """A model value as plain dicts, lists, texts and numbers."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


@lru_cache(maxsize=4096)
def day_of(words: str) -> date:
    """The day an ISO 8601 text of ten characters names; most days come up again and again."""
    return date.fromisoformat(words)


def maybe_day(words: str | None) -> date | None:
    """The day a column names, if any."""
    return None if words is None else day_of(words)


def iso(day: date | None) -> str | None:
    """A day as columns keep it."""
    return None if day is None else day.isoformat()


def time_of(words: str) -> datetime:
    """The moment a column names."""
    return datetime.fromisoformat(words)


def when_columns(when: When | None, prefix: str = "when") -> dict[str, str | None]:
    """A date or range as its four columns; no precision means there is none."""
    if when is None:
        return {f"{prefix}_start": None, f"{prefix}_end": None, f"{prefix}_precision": None, f"{prefix}_text": None}
    return {
        f"{prefix}_start": iso(when.start),
        f"{prefix}_end": iso(when.end),
        f"{prefix}_precision": when.precision.value,
        f"{prefix}_text": when.text,
    }


def make_when(start: str | None, end: str | None, precision: str | None, text: str | None) -> When | None:
    """The date or range of four columns."""
    if precision is None:
        return None
    return When(maybe_day(start), maybe_day(end), DatePrecision(precision), text or "")


def read_when(row: Record) -> When | None:
    """The date or range of a row with the columns when_start, when_end, when_precision and when_text."""
    return make_when(row.when_start, row.when_end, row.when_precision, row.when_text)


def kept(words: str) -> str:
    """A name as a database can keep it: file names may hold bytes that are no characters, and no text holds a NUL."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")


def numbered(rows: Iterable[dict[str, Any]], **common: object) -> list[dict[str, Any]]:
    """Rows with their position among each other and columns they all share."""
    return [{**common, "position": position, **row} for position, row in enumerate(rows)]
