"""The report's words as the search for places needs them, gathered once."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from frontlines.lexicon.gazetteer_words import GateWords
from frontlines.model.sentence import Sentence, Token

HYPHENS = frozenset("-–‐‑")
_PLACED = re.compile(r"\b(?:in|at|near|outside|around)\s+(?:the\s+)?\Z")


class Near(StrEnum):
    """What kind of noun stands beside a name and says what it is."""

    NONE = ""
    REGION = "region"
    SETTLEMENT = "settlement"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Page:
    """The report's words as the scan needs them."""

    text: str
    sentences: Sequence[Sentence]
    taken: Mapping[int, tuple[int, int]]  # start offset of a token -> the known actor's or person's span over it
    surnames: frozenset[str]
    guessed: frozenset[tuple[int, int]]  # spans that only the model takes for organisations
    lowered: frozenset[str]  # words the report also writes in lower case, as nouns, verbs or adjectives
    words: GateWords


def make_page(
    text: str,
    sentences: Sequence[Sentence],
    taken: Sequence[tuple[int, int]],
    words: GateWords,
    guessed: Sequence[tuple[int, int]] = (),
) -> Page:
    """Gather what the whole report says of its words before any name is judged."""
    spans = sorted(taken)
    starts = [span[0] for span in spans]
    covered: dict[int, tuple[int, int]] = {}
    surnames: set[str] = set()
    lowered: set[str] = set()
    for start, end in spans:
        pieces = text[start:end].split()
        if len(pieces) > 1 and end - start < 60:
            surnames.add(pieces[-1])
    for sentence in sentences:
        previous: Token | None = None
        for token in sentence.tokens:
            at = bisect_right(starts, token.start) - 1
            for span in spans[max(0, at - 3) : at + 1]:
                if span[0] <= token.start and token.end <= span[1]:
                    held = covered.get(token.start)
                    if held is None or held[1] - held[0] < span[1] - span[0]:
                        covered[token.start] = span
            if token.entity == "PERSON" and previous is not None and previous.entity == "PERSON":
                surnames.add(token.text)
                surnames.discard(previous.text)
            if token.text.islower() and token.pos in ("NOUN", "VERB", "ADJ"):
                lowered.add(token.text)
            previous = token
    return Page(text, sentences, covered, frozenset(surnames), frozenset(guessed), frozenset(lowered), words)


def capital(token: Token) -> bool:
    """Whether a token may be a word of a name."""
    return token.text[0].isupper() and len(token.text) > 1


def kind_of(word: str, words: GateWords) -> Near:
    """What kind of place a lower-case noun stands for; NONE for all other words."""
    if word in words.regions:
        return Near.REGION
    if word in words.settlements:
        return Near.SETTLEMENT
    return Near.SITE if word in words.quarters or word in words.site_heads else Near.NONE


def blocked(page: Page, tokens: tuple[Token, ...], first: int, last: int, *, sure: bool = False) -> bool:
    """Whether a known name of an actor or person stands in the way.

    It does not where the match covers it whole, or where the rest of it only describes: "Tripoli government",
    "armed factions in the Gaza Strip". `sure`: the words around call it a place, so that the model's guess is none.
    """
    start, end = tokens[first].start, tokens[last].end
    for token in tokens[first : last + 1]:
        span = page.taken.get(token.start)
        if span is None or (sure and span in page.guessed) or (start <= span[0] and span[1] <= end):
            continue
        lead, tail = page.text[span[0] : start], page.text[end : span[1]]
        if start < span[0] or end > span[1]:
            return True
        if any(c.isupper() for c in lead + tail) and not (_PLACED.search(lead) and not tail):
            return True
    return False
