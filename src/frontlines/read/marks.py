"""Marks: one sentence with every mention that was resolved in it, by token."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from frontlines.model.mention import ActorMention, CountMention, PlaceMention, TimeMention
from frontlines.model.sentence import Sentence
from frontlines.read.clause import Syntax


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...


M = TypeVar("M", bound=_Spanned)


@dataclass(frozen=True, slots=True)
class Marks:
    """A sentence's tree and its mentions; the mappings go from token index to the mention that covers it."""

    syntax: Syntax
    actors: Mapping[int, ActorMention] = field(default_factory=dict)
    places: Mapping[int, PlaceMention] = field(default_factory=dict)
    times: tuple[TimeMention, ...] = ()
    counts: Mapping[int, CountMention] = field(default_factory=dict)

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.syntax.sentence


def covered(sentence: Sentence, start: int, end: int) -> range:
    """Indices of the sentence's tokens that overlap `start:end` (offsets into the report's text)."""
    tokens = sentence.tokens
    first = bisect_right(tokens, start, key=lambda t: t.end)
    last = bisect_left(tokens, end, key=lambda t: t.start)
    return range(first, last)


def head_of(syntax: Syntax, span: range) -> int:
    """The token of the span that the others hang from: the one whose head lies outside, the last if several."""
    inside = [i for i in span if syntax.tokens[i].head not in span or syntax.tokens[i].head == i]
    nominal = [i for i in inside if syntax.tokens[i].pos not in ("PUNCT", "ADP", "DET", "PART")]
    return (nominal or inside or list(span))[-1]


def sort_into(sentences: Sequence[Sentence], mentions: Sequence[M]) -> list[list[M]]:
    """Mentions sorted into their sentences; those that start in no sentence are left out."""
    starts = [s.start for s in sentences]
    found: list[list[M]] = [[] for _ in sentences]
    for mention in mentions:
        i = bisect_right(starts, mention.start) - 1
        if i >= 0 and mention.start < sentences[i].end:
            found[i].append(mention)
    return found
