"""Signs: the words of a sentence that point ahead, and the clause each tells of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from frontlines.lexicon.cues import Cue, Cues
from frontlines.lexicon.linear_model import LinearModel
from frontlines.model.statement import ClaimMode
from frontlines.read.ahead import (
    attributive_ahead,
    expects,
    open_condition,
    phrase_ahead,
    points_ahead,
    predicative,
    time_ahead,
)
from frontlines.read.clause import Syntax
from frontlines.read.marks import Marks
from frontlines.read.outlook import features
from frontlines.read.quotation import Attribution

_UNWEIGHED = 0.75  # of the signs the cues find in news, three in four point ahead (345 judged)
# A second forecast in a sentence needs a clause of its own; nested ones tell of the same thing.
_OWN_CLAUSE = frozenset({"conj", "advcl", "relcl", "parataxis"})


@dataclass(frozen=True, slots=True)
class Sign:
    """A cue of the future found at a token."""

    token: int
    verb: int  # the predicate it tells of
    cue: Cue
    chance: float = _UNWEIGHED  # how likely it is that what it tells of lies ahead


def signs_ahead(
    mark: Marks, held: Sequence[Attribution], cues: Cues, outlook: LinearModel | None, *, goes_on: bool
) -> list[Sign]:
    """The signs of the future in the sentence, one a clause, in order; `goes_on`: the sentence before had some.

    `outlook` leaves out what looks back, holds always or is a turn of phrase; without it all that the cues find stay.
    """
    found = list(_signs(mark, held, cues, goes_on))
    if outlook is not None:
        weighed = [replace(sign, chance=outlook.probability(outlook_of(mark, sign, held))) for sign in found]
        found = [sign for sign in weighed if sign.chance >= outlook.threshold]
    return _apart(mark, found)


def outlook_of(mark: Marks, sign: Sign, held: Sequence[Attribution]) -> frozenset[str]:
    """The features by which the outlook model tells whether the sign speaks of what is to come."""
    return features(mark, sign.token, sign.verb, cue=sign.cue.name, held=held, plan=sign.cue.plan)


def _signs(mark: Marks, held: Sequence[Attribution], cues: Cues, goes_on: bool) -> Iterator[Sign]:
    """Every cue of the future in the sentence, the surest kinds first."""
    syntax, tokens = mark.syntax, mark.syntax.tokens
    if any(t.text == "?" for t in tokens[-2:]):
        return  # who asks what will come foretells nothing
    listed = [c for c in cues.forecasts.values() if c.kind != "list"]
    said_by = {a.cue_token for a in held}
    any_said = any(a.mode == ClaimMode.INDIRECT for a in held)
    for i, token in enumerate(tokens):
        if token.pos not in _CARRIERS:
            continue
        for cue in listed:
            if token.pos == "AUX" and token.lower in cue.modals:
                reported = goes_on if cue.needs == "speech" and not any_said else _reported(mark, i, held)
                if points_ahead(syntax, i, cue, cues, reported):
                    yield Sign(i, token.head, cue)
            elif token.pos == "VERB" and token.lemma in cue.verbs and expects(syntax, i, cue, cues):
                if not cue.plan and i in said_by and _has_modal(mark, i):
                    continue  # "warned that it will strike": the clause below says it
                yield Sign(i, i, cue)
            elif cue.kind and _worded(syntax, i, cue, cues):
                yield Sign(i, syntax.clause_of(i), cue)
    if (verb := open_condition(syntax, cues.forecasts["conditional"])) is not None:
        yield Sign(verb, verb, cues.forecasts["conditional"])
    lowered = " " + " ".join(t.lower for t in tokens) + " "
    for cue in listed:
        for phrase in cue.phrases:
            at = lowered.find(f" {phrase} ")
            if at >= 0 and (i := lowered[: at + 1].count(" ") - 1) < len(tokens) and phrase_ahead(syntax, i, phrase):
                yield Sign(i, syntax.clause_of(i), cue)
    if (verb := time_ahead(mark, cues.forecasts["ahead-times"])) is not None:
        yield Sign(verb, verb, cues.forecasts["ahead-times"])


_CARRIERS = frozenset({"AUX", "VERB", "ADJ", "ADV", "NOUN"})


def _worded(syntax: Syntax, i: int, cue: Cue, cues: Cues) -> bool:
    if cue.kind == "predicative":
        return syntax.tokens[i].lower in cue.words and predicative(syntax, i, cue)
    return syntax.tokens[i].pos != "AUX" and attributive_ahead(syntax, i, cue, cues)


def _has_modal(mark: Marks, verb: int) -> bool:
    syntax = mark.syntax
    return any(syntax.tokens[m].tag == "MD" for k in syntax.kids(verb, "ccomp") for m in syntax.kids(k, "aux"))


def _reported(mark: Marks, modal: int, held: Sequence[Attribution]) -> bool:
    """Whether a modal stands in somebody's reported words; in direct speech "would" needs a condition beside it."""
    verb = mark.syntax.tokens[modal].head
    for one in held:
        if verb in one.scope:
            if one.mode == ClaimMode.INDIRECT:
                return True
            if any(t.lower in ("if", "unless") for t in mark.syntax.tokens):
                return True
    return False


def _apart(mark: Marks, signs: Sequence[Sign]) -> list[Sign]:
    """One sign for each clause: of two, one inside the other, the first found, unless they are clauses apart."""
    syntax, tokens = mark.syntax, mark.syntax.tokens
    kept: list[Sign] = []
    for sign in signs:
        clashes = False
        for other in kept:
            if sign.verb == other.verb:
                clashes = True
                break
            low, high = (sign.verb, other.verb)
            if high not in syntax.ancestors(low):
                low, high = high, low
            if high in syntax.ancestors(low) and not _own_clause(mark, low, high):
                clashes = True
                break
        if not clashes:
            kept.append(sign)
    return sorted(kept, key=lambda s: tokens[s.token].start)


def _own_clause(mark: Marks, low: int, high: int) -> bool:
    """Whether on the way up from `low` to `high` a coordinate or side clause with a subject or modal begins."""
    syntax, tokens = mark.syntax, mark.syntax.tokens
    one = low
    while one != high:
        if (
            tokens[one].dep in _OWN_CLAUSE
            and syntax.kids(one, "nsubj", "nsubjpass", "aux")
            and one != tokens[one].head
        ):
            marks = {tokens[k].lower for k in syntax.kids(one, "mark", "advmod")}
            if not marks & {"if", "unless", "when", "once"}:
                return True
        if tokens[one].head == one:
            return False
        one = tokens[one].head
    return False
