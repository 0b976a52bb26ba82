"""Present: news in brief tells in the present, and the parser takes its verbs for plurals: "A bomb explodes in Goma".

The same sentence in the past it parses well ("A bomb exploded in Goma"). So a sentence that shows the mistake is
parsed once more with that one word in the past. What is kept is the tree; words and offsets stay as published.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from frontlines.lexicon.cues import load_grammar
from frontlines.model.sentence import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_CLAUSE_OPENERS = frozenset({"after", "as", "when", "while", "before", "that"})
_ONE = frozenset({"a", "an", "another", "one"})
_SUBJECTS = frozenset({"nsubj"})
_OBJECTS = frozenset({"dobj", "xcomp", "ccomp"})
# Tags of subjects that agree with "kills" and with "kill"; of a few nouns that are singular by their tag alone.
_SINGULAR = frozenset({"NN", "NNP", "NNPS", "CD", "PRP", "JJ"})
_PLURAL = frozenset({"NNS", "NNPS", "NNP", "CD", "PRP"})
_NO_ROOT = frozenset({"advcl", "appos"})  # where a verb lands whose place another word was given
_MANY = frozenset({"police", "people", "personnel", "number", "dozen", "majority", "group", "team", "crew"})
_MOST = 3  # words of one sentence that are tried


@lru_cache(maxsize=1)
def _forms() -> tuple[Mapping[str, str], Mapping[str, str], frozenset[str]]:
    """Singular and plural present forms to the past; and the singulars that are as often plurals of a noun."""
    grammar = load_grammar()
    singular: dict[str, str] = {}
    plural: dict[str, str] = {}
    for entry in grammar.telling:
        verb, _, irregular = entry.partition(" ")
        plural[verb] = irregular or _past(verb)
        singular[_third(verb)] = plural[verb]
    return singular, plural, frozenset(_third(verb) for verb in grammar.telling_nouns)


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def mistaken(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """Words of one sentence that may be its verb though the parser has them as nouns, each with its past."""
    singular, plural, _ = _forms()
    told = _is_told(tokens)
    found: list[tuple[int, str]] = []
    for i, token in enumerate(tokens):
        strayed = token.pos == "VERB" and token.dep in _NO_ROOT and not told
        if i == 0 or (token.pos not in _NOMINAL and not strayed):
            continue
        if token.lower in singular:
            if not told or _opens_clause(tokens, i) or _is_one(tokens, i):
                found.append((i, singular[token.lower]))
        elif (
            token.lower in plural
            and tokens[i - 1].pos in _NOMINAL
            and (not told or _opens_clause(tokens, i) or _opens_fire(tokens, i))
        ):
            found.append((i, plural[token.lower]))
    return found[:_MOST]


def put_right(before: Sequence[Token], after: Sequence[Token], i: int) -> bool:
    """Whether the parse with the word at `i` in the past has it as the verb of a subject that agrees with it."""
    token = after[i]
    if len(before) != len(after) or token.tag not in ("VBD", "VBN") or token.pos != "VERB":
        return False
    subjects = [t for t in after[:i] if t.head == i and t.dep in _SUBJECTS]
    if not subjects or (not _is_told(after) and token.head != i):
        return False
    singular, _, ambiguous = _forms()
    subject = subjects[-1]
    joined = any(t.dep == "conj" and after[t.head] is subject for t in after)
    if before[i].lower in singular:
        if before[i].lower in ambiguous and not _is_one(before, i) and not _has_object(after, i):
            return False  # "US air strikes in Syria": nouns as they stand
        return subject.tag in _SINGULAR and not joined
    return subject.tag in _PLURAL or joined or subject.lemma in _MANY


def _is_told(tokens: Sequence[Token]) -> bool:
    """Whether the sentence has a finite verb at its root."""
    for i, token in enumerate(tokens):
        if token.dep != "ROOT" and token.head != i:
            continue
        if token.pos not in ("VERB", "AUX"):
            return False
        if token.tag in ("VBG", "VBN"):
            return any(t.head == i and t.dep in ("aux", "auxpass") for t in tokens)
        return True
    return False


def _opens_clause(tokens: Sequence[Token], i: int) -> bool:
    """ "After a bomb explodes": what the parser has as the noun behind a conjunction, and is none by its words."""
    opener = tokens[tokens[i].head]
    return (
        tokens[i].dep == "pobj"
        and opener.lower in _CLAUSE_OPENERS
        and (_is_one(tokens, i) or _has_subject(tokens, i) or tokens[i].tag not in ("NNS", "NNPS"))
        and any(t.head == i and t.dep in ("compound", "nsubj") for t in tokens[:i])
    )


def _has_object(tokens: Sequence[Token], i: int) -> bool:
    return any(t.head == i and t.dep in _OBJECTS for t in tokens)


def _has_subject(tokens: Sequence[Token], i: int) -> bool:
    return any(t.head == i and t.dep in _SUBJECTS for t in tokens[:i])


def _opens_fire(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].lower == "open" and i + 1 < len(tokens) and tokens[i + 1].lower == "fire"


def _is_one(tokens: Sequence[Token], i: int) -> bool:
    """ "A bomb explodes": no plural has "a" before it."""
    return tokens[i].tag == "NNS" and any(t.head == i and t.dep == "det" and t.lower in _ONE for t in tokens[:i])
