"""Mentions: spans of the text that name something, resolved stage by stage."""

from dataclasses import dataclass
from enum import StrEnum

from frontlines.model.count import Count
from frontlines.model.place import Relation
from frontlines.model.when import When


@dataclass(frozen=True, slots=True)
class Span:
    """Exact words of the report: `text == report.text[start:end]`."""

    start: int
    end: int
    text: str


class MentionVia(StrEnum):
    """What led from the words to the actor."""

    NAME = "name"
    ACRONYM = "acronym"  # introduced in the text: "Syrian Democratic Forces (SDF)"
    PATTERN = "pattern"  # a state pattern: "Iraqi army", "pro-Baghdad forces"
    METONYM = "metonym"  # "Baghdad said", "Turkey refused"
    SPELLING = "spelling"  # a slip: "ISISI", "Bagdad regime"
    PHRASE = "phrase"  # a plain noun phrase kept as an actor of the report: "poor Shias"
    COREFERENCE = "coreference"  # "the group", "it", "they"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A span that names or points to an actor."""

    start: int
    end: int
    text: str
    actor: str  # Actor.id
    via: MentionVia


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A span that names a place, with what the words around it add.

    `start:end` covers the bare name ("Baghdad"), `phrase_start:phrase_end` the whole relation
    ("40 miles west of Baghdad"); `place` is the place meant by the whole phrase, `anchor` the named one.
    """

    start: int
    end: int
    text: str
    place: str  # Place.id of what the whole phrase means
    anchor: str  # Place.id of the bare name; equal to `place` for a plain mention
    relation: Relation
    phrase_start: int
    phrase_end: int


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A span that names a time, with what it resolves to; `when` is None where it cannot be resolved."""

    start: int
    end: int
    text: str
    when: When | None


@dataclass(frozen=True, slots=True)
class CountMention:
    """A span that counts, qualifiers included ("an estimated 300,000"), and its bounds."""

    start: int
    end: int
    text: str
    count: Count
