"""The article cut into segments, so that overlapping evidence needs no overlapping elements."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from frontlines.model.sentence import Sentence, SentenceKind

_BLOCK = re.compile(r"[^\n]+")
_VOICE = frozenset({SentenceKind.OPINION, SentenceKind.APPEAL})


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of the text that bears the statement numbered `number`."""

    start: int
    end: int
    number: int
    kind: str  # event, tie, control, toll, claim or forecast


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text over which the same statements rest."""

    text: str
    numbers: tuple[int, ...]  # of the statements that rest on it; empty for plain text
    kinds: tuple[str, ...]  # their kinds, each once
    ends: tuple[int, ...]  # of the statements whose words end here
    voice: str  # "opinion" or "appeal" where the author speaks, else ""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text: a paragraph or a heading."""

    heading: bool
    segments: tuple[Segment, ...]


def blocks(text: str, sentences: Sequence[Sentence], marks: Sequence[Marked]) -> tuple[Block, ...]:
    """The text line by line, cut wherever evidence or the author's voice begins or ends; nothing is lost.

    Marks that reach outside the text are cut to it.
    """
    voices = [(s.start, s.end, s.kind.value) for s in sentences if s.kind in _VOICE]
    headings = {s.start for s in sentences if s.kind is SentenceKind.HEADING}
    found = []
    for match in _BLOCK.finditer(text):
        start, end = match.span()
        here = [mark for mark in marks if mark.start < end and start < mark.end]
        said = [voice for voice in voices if voice[0] < end and start < voice[1]]
        heading = any(start <= at < end for at in headings)
        found.append(Block(heading, tuple(_segments(text, start, end, here, said))))
    return tuple(found)


def _segments(
    text: str, start: int, end: int, marks: list[Marked], voices: list[tuple[int, int, str]]
) -> Iterator[Segment]:
    edges = {start, end}
    for span in (*((m.start, m.end) for m in marks), *((v[0], v[1]) for v in voices)):
        edges |= {min(max(edge, start), end) for edge in span}
    cuts = sorted(edges)
    for left, right in pairwise(cuts):
        over = [mark for mark in marks if mark.start <= left and right <= mark.end]
        yield Segment(
            text=text[left:right],
            numbers=tuple(dict.fromkeys(mark.number for mark in over)),
            kinds=tuple(dict.fromkeys(mark.kind for mark in over)),
            ends=tuple(dict.fromkeys(mark.number for mark in over if mark.end == right)),
            voice=next((kind for at, to, kind in voices if at <= left and right <= to), ""),
        )
