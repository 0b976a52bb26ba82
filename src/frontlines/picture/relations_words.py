"""A relation in words: who, how, from when to when, by how many sources, and how it ended."""

from collections.abc import Mapping
from datetime import date

from frontlines.model.relation import Relation
from frontlines.model.statement import TieKind
from frontlines.model.when import DatePrecision, When
from frontlines.picture.words import TIE_VERBS, Names, agree, when_words

# How many statement ids are spelled out; a relation names all of them.
_SPELLED_OUT = 3
_PAST: Mapping[TieKind, str] = {
    TieKind.FIGHTS: "fought",
    TieKind.BACKS: "backed",
    TieKind.ALLIED_WITH: "was allied with",
    TieKind.PART_OF: "was part of",
    TieKind.LEADS: "led",
    TieKind.OPPOSES: "opposed",
}


def relation_words(relation: Relation, names: Names) -> str:
    """A relation in one short clause: "Iran backs Hamas", "Iran backed Hamas"."""
    source, target = names.actor(relation.source), names.actor(relation.target)
    if relation.ended:
        return f"{source} {_PAST[relation.kind]} {target}"
    return f"{agree(source, TIE_VERBS[relation.kind])} {target}"


def relation_line(relation: Relation, names: Names) -> str:
    """A relation with all there is to it: time, means, sources, standing, statements and end."""
    means = f" ({', '.join(relation.means)})" if relation.means else ""
    sources = f"{relation.independent} independent source{'' if relation.independent == 1 else 's'}"
    held = "" if relation.asserted else ", only claimed"
    ended = f"; over by {relation.ended_by}" if relation.ended_by else "; reported over" if relation.ended else ""
    return f"{relation_words(relation, names)}{means}: {_time(relation)}, {sources}{held} ({cited(relation)}){ended}"


def cited(relation: Relation) -> str:
    """The statements behind a relation, the first few of them."""
    shown = ", ".join(relation.statements[:_SPELLED_OUT])
    more = len(relation.statements) - _SPELLED_OUT
    return f"{shown} and {more} more" if more > 0 else shown


def _time(relation: Relation) -> str:
    start, end = _day(relation.start), _day(relation.end)
    if not start:
        return f"until {end}" if end else "time unknown"
    if not end:
        return f"since {start}"
    return f"reported {start}" if start == end else f"reported {start} to {end}"


def _day(day: date | None) -> str:
    return when_words(When(day, day, DatePrecision.DAY)) if day else ""
