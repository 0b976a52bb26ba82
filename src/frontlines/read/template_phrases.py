"""Phrases that may fill a template's slot: each noun with its ways of being quoted, from one word to the whole."""

import re
from collections.abc import Iterator, Sequence

from frontlines.model.sentence import Token
from frontlines.read.clause import Syntax

_LEFT = frozenset({
    "det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "npadvmod", "advmod", "punct", "case", "predet",
})  # fmt: skip
_MARKS = frozenset({"-", "'", ",", "/", "--"})
_PRONOUNS = frozenset({"someone", "people", "youths"})
_NOISE = re.compile(r"[^\w\s]")
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_LONGEST_NAME = 4


def heads(tokens: Sequence[Token]) -> Iterator[int]:
    """The nouns and names of a sentence."""
    for i, token in enumerate(tokens):
        if token.pos in ("NOUN", "PROPN") or token.lower in _PRONOUNS:
            yield i


def key(words: str) -> str:
    """Words without case, marks and articles: phrases with the same key are the same phrase."""
    return " ".join(_ARTICLES.sub(" ", _NOISE.sub("", words.lower())).split())


def phrases(syntax: Syntax, head: int, titles: frozenset[str]) -> list[tuple[str, int, int]]:
    """The ways to quote a noun: a name for the way, the first and the last token; none twice."""
    tokens = syntax.tokens
    first = _left_edge(syntax, head)
    while first < head and _is_opening(tokens[first]):
        first += 1
    found = [("whole", first, head)]
    uncounted = first
    while uncounted < head and (
        tokens[uncounted].pos == "NUM" or tokens[uncounted].dep in ("quantmod", "advmod", "nummod")
    ):
        uncounted += 1
    found.append(("uncounted", uncounted, head))
    joined = head
    while joined > first and tokens[joined - 1].dep == "compound" and tokens[joined - 1].head <= head:
        joined -= 1
    if joined != head:
        found.append(("compound", joined, head))
    found += [("owned", k + 1, head) for k in range(first, head) if tokens[k].tag == "POS"]
    if tokens[head].pos == "PROPN":
        found += _names(tokens, first, head, titles)
    found.append(("bare", head, head))
    if head + 1 < len(tokens) and tokens[head + 1].lower == "of" and tokens[head + 1].head == head:
        for inner in syntax.kids(head + 1, "pobj"):
            found += [("of", first, inner), ("of uncounted", uncounted, inner)]
    ways: dict[tuple[int, int], str] = {}
    for way, a, b in found:
        if a <= b:
            ways.setdefault((a, b), way)
    return [(way, a, b) for (a, b), way in ways.items()]


def _left_edge(syntax: Syntax, head: int) -> int:
    """The first token of what stands before a noun and hangs from it."""
    tokens, edge = syntax.tokens, head
    for j in range(head - 1, -1, -1):
        token = tokens[j]
        inside = j < token.head <= head and token.dep in _LEFT
        mark = token.text in ('"', "-", "'", "/") and j > 0 and j - 1 < tokens[j - 1].head <= head
        if not (inside or mark or token.tag == "POS"):
            break
        edge = j
    return edge


def _is_opening(token: Token) -> bool:
    determines = token.dep in ("det", "predet", "poss") and token.pos in ("DET", "PRON")
    return determines or token.text in _MARKS or (token.pos == "PUNCT" and token.text != '"')


def _names(tokens: Sequence[Token], first: int, head: int, titles: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """A name without what stands before it: "former Colonel Luis Lopez" is Luis Lopez."""
    bare = first
    while bare < head and (
        tokens[bare].plain in titles
        or tokens[bare].pos in ("ADJ", "NUM", "DET", "NOUN")
        or tokens[bare].text in _MARKS
    ):
        bare += 1
    if bare != first:
        yield "name", bare, head
    for length in range(2, _LONGEST_NAME + 1):
        start = head - length + 1
        if (
            start > first
            and tokens[start].plain not in titles
            and all(t.pos == "PROPN" and t.text[:1].isalpha() for t in tokens[start : head + 1])
        ):
            yield "end of name", start, head
