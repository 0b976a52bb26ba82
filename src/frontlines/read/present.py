"""Present: news in brief tells in the present, and the parser takes its verbs for plurals: "A bomb explodes in Goma".

The same sentence in the past it parses well ("A bomb exploded in Goma"). So a sentence that shows the mistake is
parsed once more with that word in the past. What is kept is the tree; words and offsets stay as published.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from frontlines.lexicon.cues import load_grammar
from frontlines.model.sentence import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_CLAUSE_OPENERS = frozenset({"after", "as", "when", "while", "before", "that"})
_ONE = frozenset({"a", "an", "another", "one"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_OBJECTS = frozenset({"dobj", "xcomp", "ccomp"})
# Tags of subjects that agree with "kills" and with "kill"; of a few nouns that are singular by their tag alone.
_SINGULAR = frozenset({"NN", "NNP", "NNPS", "CD", "PRP", "JJ"})
_PLURAL = frozenset({"NNS", "NNPS", "NNP", "CD", "PRP"})
_NO_ROOT = frozenset({"advcl", "appos"})  # where a verb lands whose place another word was given
_MANY = frozenset({"police", "people", "personnel", "number", "dozen", "majority", "group", "team", "crew"})
_MOST = 3  # words of one sentence that are tried


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the present, with its verb and what stands for it in the second parse."""

    verb: str
    past: str  # of another verb where its own is as often a participle: "a bomb detonated in the market"
    singular: bool


@lru_cache(maxsize=1)
def _forms() -> tuple[Mapping[str, Form], frozenset[str]]:
    """Forms of the present; and the verbs whose singular is as often the plural of a noun."""
    grammar = load_grammar()
    found: dict[str, Form] = {}
    for entry in grammar.telling:
        verb, _, irregular = entry.partition(" ")
        past = irregular or _past(verb)
        found[verb] = Form(verb, past, singular=False)
        found[_third(verb)] = Form(verb, past, singular=True)
    return found, grammar.telling_nouns


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def mistaken(tokens: Sequence[Token]) -> list[dict[int, Form]]:
    """Words of one sentence that may be its verbs though the parser has them as nouns; the likeliest come first."""
    forms, ambiguous = _forms()
    told = _is_told(tokens)
    found: list[int] = []
    for i, token in enumerate(tokens):
        form = forms.get(token.lower)
        strayed = token.pos == "VERB" and token.dep in _NO_ROOT and not told
        titling = i + 1 < len(tokens) and tokens[i + 1].text == ":"  # "Rebel attacks: a bomb explodes"
        if form is None or i == 0 or titling or (token.pos not in _NOMINAL and not strayed):
            continue
        if not told or _opens_clause(tokens, i):
            possible = form.singular or tokens[i - 1].pos in _NOMINAL
        else:
            possible = _is_one(tokens, i) if form.singular else _opens_fire(tokens, i)
        if possible:
            found.append(i)
    found.sort(key=lambda i: not forms[tokens[i].lower].singular or forms[tokens[i].lower].verb in ambiguous)
    tries = [{i: forms[tokens[i].lower]} for i in found[:_MOST]]
    if found and not told:  # "stabs and kills eight and wounds five": one tense for all of them
        together = {
            i: form
            for i, token in enumerate(tokens)
            if (form := forms.get(token.lower)) is not None and form.singular and (i in found or token.tag == "VBZ")
        }
        tries += [together] if len(together) > 1 else []
    return tries


def put_right(before: Sequence[Token], after: Sequence[Token], tried: Mapping[int, Form]) -> bool:
    """Whether the parse with the past has the first of the words tried as a verb whose subject agrees with it."""
    i, form = next(iter(tried.items()))
    token = after[i]
    if len(before) != len(after) or token.tag not in ("VBD", "VBN") or token.pos != "VERB":
        return False
    subjects = [t for t in after[:i] if t.head == i and t.dep == "nsubj"]
    if not subjects or (not _is_told(after) and token.head != i):
        return False
    subject = subjects[-1]
    joined = any(t.dep == "conj" and after[t.head] is subject for t in after)
    if not form.singular:
        return subject.tag in _PLURAL or joined or subject.lemma in _MANY
    if form.verb in _forms()[1] and not _is_one(before, i) and not _has(after, i, _OBJECTS):
        return False  # "US air strikes in Syria": nouns as they stand
    return subject.tag in _SINGULAR and not joined


def _is_told(tokens: Sequence[Token]) -> bool:
    """Whether the sentence has a finite verb at its root."""
    root = next((i for i, t in enumerate(tokens) if t.dep == "ROOT" or t.head == i), None)
    if root is None or tokens[root].pos not in ("VERB", "AUX"):
        return False
    if tokens[root].tag in ("VBG", "VBN"):
        return _has(tokens, root, _AUXILIARIES)
    return tokens[root].tag != "VBZ" or _has(tokens, root, _SUBJECTS)


def _has(tokens: Sequence[Token], i: int, deps: frozenset[str]) -> bool:
    return any(t.head == i and t.dep in deps and t is not tokens[i] for t in tokens)


def _opens_clause(tokens: Sequence[Token], i: int) -> bool:
    """ "After a bomb explodes": what the parser has as the noun behind a conjunction, and is none by its words."""
    if tokens[i].dep != "pobj" or tokens[tokens[i].head].lower not in _CLAUSE_OPENERS:
        return False
    before = {t.dep for t in tokens[:i] if t.head == i}
    singular = tokens[i].tag not in ("NNS", "NNPS")
    return ("compound" in before and (singular or _is_one(tokens, i))) or "nsubj" in before


def _opens_fire(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].lower == "open" and i + 1 < len(tokens) and tokens[i + 1].lower == "fire"


def _is_one(tokens: Sequence[Token], i: int) -> bool:
    """ "A bomb explodes": no plural has "a" before it."""
    return tokens[i].tag == "NNS" and any(t.head == i and t.dep == "det" and t.lower in _ONE for t in tokens[:i])
