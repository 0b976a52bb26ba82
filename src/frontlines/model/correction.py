"""Corrections: a statement with some of its fields as a person says they should have been read."""

from collections.abc import Callable, Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from frontlines.model.errors import FrontlinesError
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import (
    Claim,
    Control,
    ControlStatus,
    Event,
    Forecast,
    Statement,
    Tie,
    TieKind,
    Toll,
    TollKind,
)
from frontlines.model.when import DatePrecision, When

S = TypeVar("S", bound=Statement)
_NOTHING = frozenset({"", "none", "null", "unknown"})


class CorrectionError(FrontlinesError):
    """A correction names a field that the statement does not have, or gives it a value it cannot hold."""


def corrected(statement: S, changes: Mapping[str, str]) -> S:
    """The statement with fields changed, given as words: `{"targets": "gov:SY, army:SY", "when": "2016-05"}`.

    Lists are separated by commas; "none" empties a field. `stance` takes a status, `place` sets the only place.
    Raises CorrectionError for an unknown field or an impossible value.
    """
    known = _FIELDS[type(statement)]
    new: dict[str, Any] = {}
    for name, words in changes.items():
        if name not in known:
            raise CorrectionError(
                f"{statement.id}: no field {name!r} to correct; its fields: {', '.join(sorted(known))}"
            )
        target, read = known[name]
        try:
            new[target] = read(words.strip())
        except ValueError as fault:
            raise CorrectionError(f"{statement.id}: {name}={words!r}: {fault}") from fault
    if "stance" in new:
        new["stance"] = replace(statement.stance, status=new["stance"])
    if isinstance(statement, Event) and "type" in new and not new["type"]:
        raise CorrectionError(f"{statement.id}: an event has a type; reject the statement if it tells of no event")
    if isinstance(statement, Toll) and ("places" in new or "place" in new):
        places = new.get("places", ())
        new["places"], new["place"] = places, places[0] if places else None
    if isinstance(statement, Toll):
        low, high = new.get("low", statement.low), new.get("high", statement.high)
        if low is not None and high is not None and low > high:
            raise CorrectionError(f"{statement.id}: low={low} is above high={high}; correct both")
    return replace(statement, **new)


def _text(words: str) -> str:
    if not words:
        raise ValueError("give a value")
    return words


def _maybe_text(words: str) -> str | None:
    return None if words.lower() in _NOTHING else words


def _items(words: str) -> tuple[str, ...]:
    if words.lower() in _NOTHING:
        return ()
    return tuple(dict.fromkeys(item.strip() for item in words.split(",") if item.strip()))


def _number(words: str) -> int | None:
    if words.lower() in _NOTHING:
        return None
    try:
        number = int(words.replace(",", ""))
    except ValueError:
        raise ValueError("write a whole number, or 'none' for an open bound") from None
    if number < 0:
        raise ValueError("a count is not negative")
    return number


def _truth(words: str) -> bool:
    if words.lower() not in {"true", "false", "yes", "no"}:
        raise ValueError("write yes or no")
    return words.lower() in {"true", "yes"}


def read_when(words: str) -> When | None:
    """A date (YYYY, YYYY-MM or YYYY-MM-DD), or a range of two with a slash, where either may be "..".

    Raises ValueError for anything else.
    """
    if words.lower() in _NOTHING:
        return None
    start_words, slash, end_words = words.partition("/")
    if not slash:
        start, end, precision = _stretch(words)
        return When(start, end, precision, "")
    first = None if start_words in {"", ".."} else _stretch(start_words)[0]
    last = None if end_words in {"", ".."} else _stretch(end_words)[1]
    if first is None and last is None:
        raise ValueError("give at least one end of the range")
    if first and last and first > last:
        raise ValueError("the range ends before it starts")
    return When(first, last, DatePrecision.RANGE, "")


def _stretch(words: str) -> tuple[date, date, DatePrecision]:
    parts = words.strip().split("-")
    fault = "write a date as YYYY, YYYY-MM or YYYY-MM-DD, a range as two of these with a slash"
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31), DatePrecision.YEAR
        if len(numbers) == 2:
            first = date(numbers[0], numbers[1], 1)
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return first, date.fromordinal(following.toordinal() - 1), DatePrecision.MONTH
        if len(numbers) == 3:
            day = date(*numbers)
            return day, day, DatePrecision.DAY
    except (ValueError, OverflowError):
        pass
    raise ValueError(fault)


def _one_of(kinds: Callable[[str], Any], names: list[str]) -> Callable[[str], Any]:
    def read(words: str) -> object:
        try:
            return kinds(words)
        except ValueError:
            raise ValueError(f"one of {', '.join(names)}") from None

    return read


_Field = tuple[str, Callable[[str], Any]]
_STANCE: dict[str, _Field] = {"stance": ("stance", _one_of(StanceStatus, [s.value for s in StanceStatus]))}
_WHEN: dict[str, _Field] = {"when": ("when", read_when)}
_PLACES: dict[str, _Field] = {"places": ("places", _items), "place": ("places", _items)}
# For each kind: the name people use, the field it sets, and how its words are read.
_FIELDS: dict[type[Statement], dict[str, _Field]] = {
    Event: {
        "type": ("type", _text),
        "initiators": ("initiators", _items),
        "targets": ("targets", _items),
        "weapons": ("weapons", _items),
        **_PLACES, **_WHEN, **_STANCE,
    },
    Tie: {
        "from": ("source", _text),
        "kind": ("kind", _one_of(TieKind, [k.value for k in TieKind])),
        "to": ("target", _text),
        "means": ("means", _maybe_text),
        **_WHEN, **_STANCE,
    },
    Control: {
        "place": ("place", _text),
        "actor": ("actor", _text),
        "status": ("status", _one_of(ControlStatus, [s.value for s in ControlStatus])),
        **_WHEN, **_STANCE,
    },
    Toll: {
        "kind": ("kind", _one_of(TollKind, [k.value for k in TollKind])),
        "low": ("low", _number),
        "high": ("high", _number),
        "estimate": ("estimate", _truth),
        "of": ("of", _maybe_text),
        "by": ("by", _maybe_text),
        **_PLACES, **_WHEN, **_STANCE,
    },
    Claim: {"speaker": ("speaker", _maybe_text), **_STANCE},
    Forecast: {
        "by": ("by", _maybe_text),
        "condition": ("condition", _maybe_text),
        "horizon": ("horizon", _maybe_text),
        "plan": ("plan", _truth),
        **_STANCE,
    },
}  # fmt: skip
assert all(  # noqa: S101 (a misspelt target would only show when a person corrects that field)
    target in {f.name for f in fields_of(kind)} for kind, known in _FIELDS.items() for target, _ in known.values()
)


def correctable(statement: Statement) -> tuple[str, ...]:
    """The names of the fields of a statement that can be corrected."""
    return tuple(_FIELDS[type(statement)])
