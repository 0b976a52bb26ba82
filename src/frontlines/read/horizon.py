"""Horizon: the condition a forecast hangs on and the time by which it should come true, in the report's words."""

from frontlines.lexicon.cues import Cues
from frontlines.read.clause import Syntax
from frontlines.read.marks import Marks, covered

_OPENS_A_SUBJECT = ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM")


def condition(text: str, mark: Marks, clause: int, cues: Cues) -> str | None:
    """The words of the if-, unless- or when-clause of the forecast at `clause`, the opening word left out."""
    syntax, tokens = mark.syntax, mark.syntax.tokens
    near = {clause, *syntax.ancestors(clause), *syntax.below(clause)}
    listed, lacking = cues.forecasts["conditions"], cues.forecasts["without"].words
    for i, token in enumerate(tokens):
        if token.lower in listed.words and token.dep in ("mark", "advmod") and tokens[token.head].dep == "advcl":
            opens = token.lower in ("if", "unless") or _open(syntax, token.head) or _would(syntax, clause)
            if (
                token.head > i
                and tokens[token.head].head in near
                and opens
                and clause not in syntax.below(token.head)
            ):
                return _words(text, mark, i + 1, syntax.subtree(token.head)[1])
    if (inverted := _inverted(text, mark)) is not None:
        return inverted
    lowered = [t.lower for t in tokens]
    for phrase in sorted(listed.phrases, key=len, reverse=True):
        parts = phrase.split()
        for i in range(len(lowered) - len(parts)):
            if lowered[i : i + len(parts)] == parts:
                return _words(text, mark, i + len(parts), _until_comma(lowered, i + len(parts)))
    for i, token in enumerate(tokens):
        how = clause < i and bool(syntax.kids(i, "pcomp"))  # "will land without waking the guards"
        if token.lower in lacking and token.dep == "prep" and token.head in near and not how:
            return _words(text, mark, i, syntax.subtree(i)[1])
    return None


def _inverted(text: str, mark: Marks) -> str | None:
    """The words after a "should" that stands before its subject: "should the talks fail, the war will go on"."""
    tokens = mark.syntax.tokens
    for i, token in enumerate(tokens):
        opens = i == 0 or tokens[i - 1].pos in ("PUNCT", "SCONJ", "CCONJ", "VERB", "NOUN")
        if token.lower != "should" or not opens or i + 2 >= len(tokens) or tokens[i + 1].pos not in _OPENS_A_SUBJECT:
            continue
        if any(token.head > k > i for k in mark.syntax.kids(token.head, "nsubj", "nsubjpass")):
            last = _until_comma([t.lower for t in tokens], i + 1)
            beside = (k - 1 for k in range(i + 2, last) if tokens[k].pos == "CCONJ" and tokens[k + 1].pos == "PRON")
            return _words(text, mark, i + 1, next(beside, last))
    return None


def _would(syntax: Syntax, verb: int) -> bool:
    """Whether the clause itself is in the future of the past: "said he would go once the rain stopped"."""
    return any(syntax.tokens[k].lower in ("would", "'d") for k in syntax.kids(verb, "aux"))


def _open(syntax: Syntax, verb: int) -> bool:
    """Whether a clause of time is in the present tense, so that it lies ahead: "once the city falls"."""
    tags = {syntax.tokens[verb].tag, *(syntax.tokens[k].tag for k in syntax.kids(verb, "aux", "auxpass"))}
    return bool(tags & {"VBZ", "VBP"}) and not tags & {"VBD"}


def _until_comma(words: list[str], first: int) -> int:
    return next((k - 1 for k in range(first, len(words)) if words[k] in (",", ".", ";", '"', "”")), len(words) - 1)


def _words(text: str, mark: Marks, first: int, last: int) -> str | None:
    tokens = mark.syntax.tokens
    while last > first and tokens[last].pos in ("PUNCT", "CCONJ"):
        last -= 1
    return text[tokens[first].start : tokens[last].end] if first <= last < len(tokens) else None


def horizon(text: str, mark: Marks, clause: int, cues: Cues) -> str | None:
    """Words of the forecast's clause that say by when: "by 2020", "next month", "within weeks"."""
    syntax, tokens = mark.syntax, mark.syntax.tokens
    low, high = syntax.subtree(clause)
    before = cues.forecasts["horizon-prepositions"].words
    bygone = cues.forecasts["bygone"].words
    for mention in mark.times:
        inside = covered(mark.sentence, mention.start, mention.end)
        if not inside or not low <= inside[0] <= high or set(mention.text.lower().split()) & bygone:
            continue
        if inside[0] < clause and not mention.text[:1].isalpha():
            continue
        first = inside[0]
        if first > 0 and tokens[first - 1].lower in before:
            first -= 1
        elif not (_bare(tokens[first].lower, cues) or tokens[first].lower in before or tokens[first].pos == "PROPN"):
            continue
        return text[tokens[first].start : mention.end]
    for i in range(low, high + 1):
        if tokens[i].lower in ("within", "in", "over", "for") and tokens[i].dep == "prep":
            for k in syntax.kids(i, "pobj"):
                if tokens[k].lemma in cues.forecasts["horizon-nouns"].words and not _behind(syntax, k, bygone):
                    return text[tokens[i].start : tokens[k].end]
    return None


def _bare(word: str, cues: Cues) -> bool:
    return word in cues.forecasts["ahead-times"].words or word in ("this", "later", "tonight", "soon", "the")


def _behind(syntax: Syntax, noun: int, bygone: frozenset[str]) -> bool:
    return any(syntax.tokens[k].lower in bygone for k in syntax.children[noun])
