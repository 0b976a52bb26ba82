"""Phrases: how far the noun phrase around a head reaches, and what it stands in."""

from frontlines.read.clause import Syntax

_BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss", "predet", "quantmod", "punct"})
_FULL = frozenset({"NOUN", "PROPN"})


def phrase_around(syntax: Syntax, head: int) -> range:
    """The tokens of the noun phrase from its first determiner or modifier to the head, without what follows it."""
    first = head
    for kid in sorted((k for k in syntax.children[head] if k < head), reverse=True):
        if syntax.tokens[kid].dep not in _BEFORE:
            break
        low, high = syntax.subtree(kid)
        if high >= first:
            break
        if syntax.tokens[kid].dep == "punct" and syntax.tokens[kid].text not in ("-", "–", "‑"):
            break
        first = low
    return range(first, head + 1)


def with_of(syntax: Syntax, phrase: range) -> range:
    """The phrase with the name that "of" hangs on it: "the city of Mosul"; the phrase itself without one."""
    tokens, head = syntax.tokens, phrase[-1]
    if head + 2 >= len(tokens) or tokens[head + 1].lower != "of" or tokens[head + 1].head != head:
        return phrase
    named = next((k for k in syntax.kids(head + 1, "pobj") if tokens[k].pos == "PROPN"), None)
    if named is None or any(k > named for k in syntax.kids(named, "cc", "conj", "prep")):
        return phrase
    return range(phrase[0], named + 1)


def is_head(syntax: Syntax, i: int) -> bool:
    """Whether a noun heads its phrase and does not only modify the noun behind it ("city council")."""
    token = syntax.tokens[i]
    if token.pos not in _FULL:
        return False
    return not (token.dep in ("compound", "nmod", "amod", "npadvmod") and token.head > i)
