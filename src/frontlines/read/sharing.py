"""Sharing: who takes part in an act that a noun behind a preposition tells, and who is helped in it."""

from frontlines.read.clause import Syntax

HELPING = frozenset({"support", "back", "help", "assist", "aid", "assistance", "backing", "advise"})
_SHARED = frozenset(
    {
        "role",
        "part",
        "contribution",
        "share",
        "participation",
        "involvement",
        "partner",
        "success",
        "progress",
        "gain",
    }
)
_TAKING = frozenset({"play", "take", "have", "make", "see", "enjoy", "step"})
_INTO = frozenset({"in", "to", "with"})
_BESIDE = frozenset({"with", "by", "behind", "beside", "alongside"})
_RECEIVING = frozenset({"for", "to", "of"})


def joiner(syntax: Syntax, i: int) -> tuple[int, ...]:
    """Who acts "in support of" or "as part of": the subject of the verb the phrase goes with."""
    tokens = syntax.tokens
    if tokens[i].dep != "pobj" or tokens[tokens[i].head].lower not in ("in", "as"):
        return ()
    above = tokens[tokens[i].head].head
    if tokens[above].pos in ("VERB", "AUX"):
        return syntax.surface_subject(above)
    return syntax.subject_over(above) if tokens[above].pos == "NOUN" else ()


def helped(syntax: Syntax, i: int) -> tuple[int, ...]:
    """Who is helped in the act of the noun at `i`: "backs Mali in its fight", "support for Mali in the fight"."""
    tokens = syntax.tokens
    if tokens[i].dep != "pobj" or tokens[tokens[i].head].lower not in _INTO:
        return ()
    above = tokens[tokens[i].head].head
    before = tokens[i].head - 1
    if tokens[above].pos in ("VERB", "AUX") and before >= 0 and tokens[before].dep == "pobj":
        above = before  # "voiced support for Mali in its fight": the parser hung "in" on the verb
    token, over = tokens[above], tokens[above].head
    if token.dep == "pobj" and tokens[over].lower in _BESIDE and tokens[tokens[over].head].lemma == "stand":
        return syntax.expand([above])
    if token.dep == "pobj" and tokens[over].lower in _RECEIVING:
        return syntax.expand([above]) if tokens[tokens[over].head].lemma in HELPING else ()
    if token.dep == "dobj" and tokens[over].lemma in HELPING:
        return syntax.expand([above])
    if token.lemma not in HELPING:
        return ()
    objects = syntax.kids(above, "dobj") if token.pos == "VERB" else []
    behind = [p for k in syntax.kids(above, "prep") if tokens[k].lower in _RECEIVING for p in syntax.kids(k, "pobj")]
    return syntax.expand(objects or behind)


def shared_above(syntax: Syntax, i: int) -> int | None:
    """The noun for a part in the act of the noun at `i`: "its role in the fight"; None without one."""
    tokens = syntax.tokens
    if tokens[i].dep != "pobj" or tokens[tokens[i].head].lower not in _INTO:
        return None
    above = tokens[tokens[i].head].head
    if tokens[above].lemma in _TAKING:  # "play their part in the fight": the parser hung "in" on the verb
        above = next((k for k in syntax.kids(above, "dobj") if k < i), above)
    return above if tokens[above].lemma in _SHARED else None


def taker(syntax: Syntax, share: int) -> tuple[int, ...]:
    """Who plays a role, takes part or makes progress: the subject of the verb whose object the noun is."""
    token = syntax.tokens[share]
    taken = token.dep == "dobj" and syntax.tokens[token.head].lemma in _TAKING
    return syntax.surface_subject(token.head) if taken else ()
