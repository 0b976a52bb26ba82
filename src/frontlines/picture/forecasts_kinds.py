"""Kinds of statement a forecast can be of, by its words, and which kinds show what became of another."""

import re
from collections.abc import Iterator, Mapping

from frontlines.model.statement import Control, Event, Statement, Tie, Toll

_HELD = frozenset(
    {
        "event capture",
        "event withdrawal",
        "control holds",
        "control gained",
        "control lost",
        "control withdrew",
    }
)
_SIEGE = frozenset({"event siege", "control besieges", "event withdrawal", "control withdrew", "event capture"})
_ADVANCE = frozenset({"event offensive", "control advancing on", *_HELD})
_TRUCE = frozenset({"event ceasefire", "event agreement", "event negotiation"})
# From a kind foretold to the kinds that tell whether it came: who holds a town tells whether it was captured.
_SHOWN_BY: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_HELD, _HELD),
    **dict.fromkeys(("event siege", "control besieges"), _SIEGE),
    **dict.fromkeys(("event offensive", "control advancing on"), _ADVANCE),
    **dict.fromkeys(_TRUCE, _TRUCE),
}
_WORDS = {
    "event capture": r"captur\w+|recaptur\w+|retak\w+|retook|seiz\w+|conquer\w*|falls?|fallen|liberat\w+|overr[au]n",
    "event siege": r"siege|besieg\w+|encircl\w+|blockad\w+",
    "event withdrawal": r"withdr[ae]w\w*|pull out|retreat\w*",
    "event offensive": r"offensive|advanc\w+",
    "event ceasefire": r"cease-?fire|truce|armistice",
}
_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _WORDS.items()}


def kind_of(statement: Statement) -> str | None:
    """The kind of a statement of fact: "event capture", "control gained", "tie fights", "toll killed"."""
    match statement:
        case Event():
            return f"event {statement.type.replace('_', ' ')}"
        case Control():
            return f"control {statement.status.value.replace('_', ' ')}"
        case Tie():
            return f"tie {statement.kind.value.replace('_', ' ')}"
        case Toll():
            return f"toll {statement.kind.value}"
        case _:
            return None


def kinds_named(text: str) -> Iterator[str]:
    """Kinds whose words stand in a text."""
    return (kind for kind, pattern in _PATTERNS.items() if pattern.search(text))


def shows(kind: str | None, foretold: frozenset[str]) -> str | None:
    """Of the kinds foretold, one of which a statement of this kind tells whether it came; None: of none."""
    return next((one for one in sorted(foretold) if kind in _SHOWN_BY.get(one, ())), None)
