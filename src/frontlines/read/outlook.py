"""Outlook: what tells whether a cue of the future speaks of what is to come, as features of a linear model."""

from collections.abc import Iterator, Sequence

from frontlines.read.clause import Syntax
from frontlines.read.marks import Marks
from frontlines.read.quotation import Attribution

_ABOVE = 3  # words above the predicate that still say how it is meant
_CLOSED = frozenset({"AUX", "ADP", "SCONJ", "CCONJ", "PRON", "DET", "PART", "ADV"})


def features(
    mark: Marks, token: int, verb: int, *, cue: str, held: Sequence[Attribution], plan: bool
) -> frozenset[str]:
    """The features of the cue at `token`, which tells of the predicate `verb`; each is there or not."""
    return frozenset(_features(mark, token, verb, cue, held, plan))


def _features(mark: Marks, token: int, verb: int, cue: str, held: Sequence[Attribution], plan: bool) -> Iterator[str]:
    syntax, tokens = mark.syntax, mark.syntax.tokens
    clause = syntax.clause_of(verb)
    yield f"cue={cue}"
    yield f"word={tokens[token].lemma}"
    yield f"word={tokens[token].lower}+{tokens[verb].lemma}"
    yield f"verb={tokens[verb].lemma}"
    yield f"form={tokens[verb].tag}"
    yield f"place={tokens[clause].dep}"
    yield f"cue={cue}+place={tokens[clause].dep}"
    yield "plan" if plan else "no plan"
    for i, above in enumerate(syntax.ancestors(verb)[:_ABOVE]):
        yield f"above={tokens[above].lemma}"
        yield f"above{i}={tokens[above].tag}"
    yield from _around(syntax, clause)
    around = [a for a in held if token in a.scope or clause in a.scope]
    yield f"said={min((len(around), 2))}"
    for one in around:
        yield f"said={one.family},{one.mode}"
    tags = {t.tag for t in tokens}
    yield "past" if "VBD" in tags else "no past"
    yield "question" if any("?" in t.text for t in tokens) else "no question"
    yield "times" if mark.times else "no times"
    if any(t.lower in ("you", "i", "me", "my", "your") for t in tokens):
        yield "in person"


def _around(syntax: Syntax, clause: int) -> Iterator[str]:
    """The subject's kind, what denies or opens the clause, its small words."""
    tokens = syntax.tokens
    subjects = syntax.kids(clause, "nsubj", "nsubjpass", "csubj", "expl")
    for k in subjects:
        small = tokens[k].pos == "PRON"
        yield f"subject={tokens[k].lower if small else tokens[k].entity or tokens[k].pos}"
        yield f"subject={tokens[k].dep}"
    if not subjects:
        yield "subject="
    for k in syntax.children[clause]:
        if tokens[k].pos in _CLOSED:
            yield f"by={tokens[k].lower}"
        if tokens[k].dep in ("neg", "advcl", "ccomp", "xcomp", "dobj", "prep"):
            yield f"has={tokens[k].dep}"
