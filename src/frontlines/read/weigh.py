"""Weigh: how the report holds what stands at a predicate: asserted, claimed, denied, negated, planned ..."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from frontlines.lexicon.cues import Cues
from frontlines.model.stance import Stance, StanceStatus
from frontlines.read.clause import Syntax
from frontlines.read.speech import Attribution

_STRENGTH = (
    StanceStatus.DENIED,
    StanceStatus.NEGATED,
    StanceStatus.CONDITIONAL,
    StanceStatus.PLANNED,
    StanceStatus.FORECAST,
    StanceStatus.POSSIBLE,
    StanceStatus.ALLEGED,
)
_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "pcomp", "advcl"})
_DOWN = _CLAUSAL | {"dobj", "pobj", "attr", "oprd", "prep", "conj", "nsubj", "nsubjpass", "agent"}
_NOUNS = frozenset({"NOUN", "PROPN"})
_OPENING = frozenset({"from", "of", "for", "to", "on", "against", "in", "about", "over"})
_FIRST = frozenset({"before", "until", "till"})  # marks of what has to come about first
_NO = frozenset({"no", "neither"})
_STEPS = 8  # how far up a stance is looked for; longer chains are parse errors more often than grammar


@dataclass(slots=True)
class _Climb:
    """What the way up from a predicate has shown so far."""

    statuses: dict[StanceStatus, str] = field(default_factory=dict)
    negations: list[str] = field(default_factory=list)
    reached: set[int] = field(default_factory=set)

    def add(self, status: StanceStatus, cue: str) -> None:
        """Note a status; two negations cancel each other ("failed to prevent the capture")."""
        if status == StanceStatus.NEGATED:
            self.negations.append(cue)
        else:
            self.statuses.setdefault(status, cue)


def weigh(syntax: Syntax, predicate: int, attributions: Sequence[Attribution], cues: Cues) -> Stance:
    """The stance of what happens at `predicate`; `attributions` are those of its sentence."""
    climb = _climb(syntax, predicate, cues)
    statuses = climb.statuses
    if len(climb.negations) % 2:
        statuses[StanceStatus.NEGATED] = climb.negations[0]
    around = [a for a in attributions if predicate in a.scope and a.cue_token != predicate]
    held = min(around, key=lambda a: len(a.scope), default=None)  # the innermost of nested attributions
    if held is not None and held.family == "deny" and _is_denied(syntax, held, climb):
        statuses.setdefault(StanceStatus.DENIED, held.cue)
    if (
        held is not None
        and held.family == "urge"
        and syntax.tokens[predicate].pos == "VERB"
        and held.cue_token in climb.reached
    ):
        statuses.setdefault(StanceStatus.PLANNED, held.cue)
    if held is not None and held.family == "claim":
        statuses.setdefault(StanceStatus.ALLEGED, held.cue)
    by, by_text = (held.speaker, held.speaker_text) if held is not None else (None, None)
    for status in _STRENGTH:
        if status in statuses:
            return Stance(status, by, by_text, statuses[status])
    if held is None or held.family == "urge" or _is_given(syntax, predicate, held, climb):
        return Stance()  # what is condemned or to be ended is real, and the report's own word for it
    return Stance(StanceStatus.CLAIMED, by, by_text, held.cue)


def _is_denied(syntax: Syntax, held: Attribution, climb: _Climb) -> bool:
    """Whether a denial takes back this predicate, not something it only mentions ("criticism of the siege")."""
    return held.cue_token in climb.reached or held.cue_token is None or syntax.tokens[held.cue_token].pos != "VERB"


def _is_given(syntax: Syntax, predicate: int, held: Attribution, climb: _Climb) -> bool:
    """Whether the words only speak of what did happen: "condemned the attack", "vowed revenge for the bombing"."""
    tokens = syntax.tokens
    if tokens[predicate].pos not in _NOUNS or held.cue_token is None:
        return False
    if held.family == "judge":
        return True
    if held.cue_token in climb.reached or tokens[held.cue_token].pos != "VERB":
        return False
    for one in syntax.ancestors(predicate):
        if one == held.cue_token:
            return True
        if tokens[one].pos in ("VERB", "AUX"):
            return False
    return False


def _climb(syntax: Syntax, predicate: int, cues: Cues) -> _Climb:
    tokens = syntax.tokens
    climb = _Climb()
    _own(syntax, predicate, predicate, cues, climb)
    below = predicate
    for _ in range(_STEPS):
        above, dep = tokens[below].head, tokens[below].dep
        if above == below:
            break
        _governed(syntax, below, above, dep, predicate, cues, climb)
        if dep not in _DOWN:
            break
        if dep != "conj":
            climb.reached.add(above)
        if dep == "conj":
            if tokens[above].pos not in (tokens[below].pos, "AUX"):
                break
            if _shares(syntax, below, above):
                _own(syntax, above, below, cues, climb)  # "will attack and capture" shares its auxiliary
            elif _is_infinitive(syntax, below) and _is_infinitive(syntax, above):
                pass  # "to disarm the rebels and to free the captives": what governs the one governs the other
            elif not syntax.kids(below, "nsubj", "nsubjpass") and tokens[below].pos == "VERB":
                climb.reached.add(above)
                if tokens[above].dep != "ccomp":
                    break  # "denied the charge and accused": a new main verb takes nothing over
        elif not _carries(syntax, below, above, dep, cues):
            break
        elif dep in ("xcomp", "dobj", "pobj", "prep", "attr", "oprd", "nsubj", "nsubjpass") or tokens[below].tag in (
            "VB",
            "VBG",
        ):
            _own(syntax, above, below, cues, climb)
        elif dep == "advcl":
            break
        climb.reached.add(above)
        if dep == "ccomp":
            break
        below = above
    return climb


def _is_infinitive(syntax: Syntax, verb: int) -> bool:
    return any(syntax.tokens[k].tag == "TO" for k in syntax.kids(verb, "aux"))


def _shares(syntax: Syntax, below: int, above: int) -> bool:
    """Whether a coordinated predicate shares the first one's auxiliary or determiner."""
    tokens = syntax.tokens
    if tokens[below].pos in _NOUNS:
        return not syntax.kids(below, "det")
    if syntax.kids(below, "nsubj", "nsubjpass", "aux"):
        return False
    return tokens[below].tag == "VB" or (
        tokens[above].tag == tokens[below].tag and tokens[below].tag in ("VBN", "VBG")
    )


def _carries(syntax: Syntax, below: int, above: int, dep: str, cues: Cues) -> bool:
    """Whether the stance of `above` is that of `below`: always for clauses, for nouns only through some words."""
    tokens = syntax.tokens
    if dep in _CLAUSAL:
        return not (dep == "advcl" and not any(tokens[k].tag == "TO" for k in syntax.kids(below, "aux")))
    if dep == "prep":
        lemma = tokens[above].lemma
        if tokens[above].pos in _NOUNS:
            return lemma in cues.stance["carrying-nouns"].words or lemma in cues.stance["charge-nouns"].words
        return tokens[above].pos == "ADP" or _lends(lemma, cues) or bool(syntax.kids(below, "pcomp"))
    if dep == "pobj":
        return True  # the preposition's own governor decides
    if dep == "agent":
        return False
    if tokens[above].pos in _NOUNS:
        return tokens[above].lemma in cues.stance["carrying-nouns"].words
    return _lends(tokens[above].lemma, cues)


def _lends(lemma: str, cues: Cues) -> bool:
    stance = cues.stance
    return (
        lemma in stance["carrying"].words
        or lemma in stance["undone-objects"].words
        or lemma in stance["planned-objects"].words
    )


def _own(syntax: Syntax, i: int, below: int, cues: Cues, climb: _Climb) -> None:
    """Words that hang from `i` itself: negation, auxiliaries, conjunctions, adverbs; not those of `below`."""
    tokens, stance = syntax.tokens, cues.stance
    negation = stance["negation"].words
    negated = False
    kids = syntax.children[i]
    for k in kids:
        token = tokens[k]
        if token.dep in ("nsubj", "nsubjpass"):
            lacking = token.lower in negation or any(tokens[m].lower in _NO for m in syntax.kids(k, "det"))
            negated = k != below and lacking
        elif token.dep in ("det", "preconj"):
            negated = token.lower in _NO and tokens[i].pos in _NOUNS
        else:
            negated = token.dep == "neg" or (token.dep == "advmod" and token.lower in negation)
        if negated:
            climb.add(StanceStatus.NEGATED, token.text)
            break
    perfect = any(tokens[k].dep == "aux" and tokens[k].lemma == "have" for k in kids)
    for k in kids:
        token = tokens[k]
        if token.dep == "det" and token.lower == "any" and tokens[i].pos in _NOUNS:
            climb.add(StanceStatus.POSSIBLE, token.text)  # "opposes any advance": none has begun
        if token.dep in ("aux", "auxpass"):
            if token.lower in stance["future"].words:
                climb.add(StanceStatus.FORECAST, token.text)
            elif token.lower in stance["possible"].words and not (negated and token.lower in stance["ability"].words):
                untrue = perfect and token.lower == "would" and _has_condition(syntax, i)
                climb.add(StanceStatus.CONDITIONAL if untrue else StanceStatus.POSSIBLE, token.text)
        elif token.dep == "mark" and (
            token.lower in stance["conditional"].words or (token.lower in _FIRST and _is_still_to_come(syntax, i))
        ):
            climb.add(StanceStatus.CONDITIONAL, token.text)
        elif token.dep in ("advmod", "amod"):
            in_vain = token.lower in stance["vain-words"].words and tokens[i].lemma in stance["planning"].words
            if in_vain and i != below:  # "the failed coup attempt" took place: the attempt is the act itself
                climb.add(StanceStatus.NEGATED, token.text)
            _modified(token.lower, token.text, cues, climb)


def _is_still_to_come(syntax: Syntax, i: int) -> bool:
    """ "They will not disarm before the government pardons them": what is waited for, told in the present."""
    token, above = syntax.tokens[i], syntax.tokens[i].head
    waiting = [above, *syntax.kids(above, "ccomp")]
    return (
        token.dep == "advcl"
        and token.tag in ("VBZ", "VBP")
        and any(
            syntax.tokens[k].lower in ("will", "wo", "'ll", "shall") for w in waiting for k in syntax.kids(w, "aux")
        )
    )


def _modified(word: str, cue: str, cues: Cues, climb: _Climb) -> None:
    stance = cues.stance
    if word in stance["alleging"].words:
        climb.add(StanceStatus.ALLEGED, cue)
    elif word in stance["possible-words"].words:
        climb.add(StanceStatus.POSSIBLE, cue)
    elif word in stance["planned-words"].words or word in stance["attempted-words"].words:
        climb.add(StanceStatus.PLANNED, cue)
    elif word in stance["failed-words"].words:
        climb.add(StanceStatus.NEGATED, cue)


def _has_condition(syntax: Syntax, verb: int) -> bool:
    return any(
        syntax.tokens[m].lower in ("if", "had")
        for k in syntax.kids(verb, "advcl")
        for m in syntax.kids(k, "mark", "aux")
    )


def _governed(syntax: Syntax, below: int, above: int, dep: str, predicate: int, cues: Cues, climb: _Climb) -> None:
    """Words above the predicate that take it back or put it ahead: "failed to", "an attempt to", "fear"."""
    tokens, stance = syntax.tokens, cues.stance
    to_infinitive = _is_infinitive(syntax, below)
    if dep == "advcl" and to_infinitive:
        climb.add(StanceStatus.PLANNED, "to")
    if tokens[above].lower in stance["lacking"].words and dep in ("pobj", "pcomp"):
        climb.add(StanceStatus.NEGATED, tokens[above].text)
    if dep in _CLAUSAL or (dep == "prep" and tokens[below].lower in _OPENING and syntax.kids(below, "pcomp")):
        _governed_clause(syntax, below, above, dep, predicate, to_infinitive, cues, climb)
    elif tokens[below].pos in _NOUNS and dep in ("dobj", "nsubjpass", "attr"):
        lemma = tokens[above].lemma
        if lemma in stance["undone-objects"].words:
            climb.add(StanceStatus.NEGATED, tokens[above].text)
        elif lemma in stance["planned-objects"].words:
            climb.add(StanceStatus.PLANNED, tokens[above].text)
        elif lemma in stance["dreaded-objects"].words:
            climb.add(StanceStatus.POSSIBLE, tokens[above].text)
    if dep in ("pobj", "pcomp") and tokens[above].lower in ("of", "for", "to", "about", "over", "on", "with"):
        charging = syntax.charging_verb(above) if dep == "pcomp" else None
        _over_preposition(syntax, tokens[above].head if charging is None else charging, cues, climb)
    elif dep == "pobj" and tokens[above].lower == "in":
        charged = tokens[tokens[above].head]
        if charged.pos == "VERB" and charged.lemma in stance["charging-verbs"].words:
            climb.add(StanceStatus.ALLEGED, charged.text)  # "suspected in the killing of"


def _over_preposition(syntax: Syntax, governor: int, cues: Cues, climb: _Climb) -> None:
    """Nouns and verbs over "of", "for" and "to": "threat of", "call for", "allegations of", "accused of"."""
    token, stance = syntax.tokens[governor], cues.stance
    if token.pos == "NOUN" and token.lemma in stance["risk-nouns"].words:
        climb.add(StanceStatus.POSSIBLE, token.text)
    elif token.pos in ("NOUN", "VERB") and token.lemma in stance["plan-nouns"].words:
        climb.add(StanceStatus.PLANNED, token.text)
    elif token.pos == "NOUN" and token.lemma in stance["charge-nouns"].words:
        if not any(syntax.tokens[k].lower in stance["negation"].words for k in syntax.children[governor]):
            climb.add(StanceStatus.ALLEGED, token.text)  # "no reports of": its "no" counts further up
    elif token.pos == "VERB" and token.lemma in stance["charging-verbs"].words:
        climb.add(StanceStatus.ALLEGED, token.text)
    elif token.pos == "NOUN":
        _unproven(syntax, governor, cues, climb)


def _governed_clause(
    syntax: Syntax, below: int, above: int, dep: str, predicate: int, to_infinitive: bool, cues: Cues, climb: _Climb
) -> None:
    tokens, stance = syntax.tokens, cues.stance
    token, lemma = tokens[above], tokens[above].lemma
    if lemma in stance["failing"].words and _stops(syntax, below, above, dep, to_infinitive, cues):
        climb.add(StanceStatus.NEGATED, token.text)
    elif lemma in stance["planning"].words and (
        to_infinitive
        or dep in ("pcomp", "prep")
        or (dep == "ccomp" and below == predicate and lemma in stance["planned-objects"].words)
    ):
        climb.add(StanceStatus.PLANNED, token.text)
    elif (
        lemma in stance["fearing"].words
        and dep != "advcl"
        and not (dep == "ccomp" and lemma in stance["vouching"].words)
    ):
        climb.add(StanceStatus.POSSIBLE, token.text)
    elif lemma in stance["expecting"].words and dep != "advcl":
        climb.add(StanceStatus.FORECAST, token.text)
    elif lemma in stance["seeming"].words and to_infinitive:
        climb.add(StanceStatus.POSSIBLE, token.text)
    elif lemma == "be" and dep == "xcomp" and to_infinitive:
        climb.add(StanceStatus.PLANNED, token.text)  # "are to withdraw", "the aim is to capture"
    elif lemma == "go" and token.tag == "VBG" and dep == "xcomp" and to_infinitive:
        climb.add(StanceStatus.FORECAST, token.text)
    elif (
        lemma == "have"
        and to_infinitive
        and any(tokens[k].lower == "yet" for k in (*syntax.children[above], *syntax.children[below]))
    ):
        climb.add(StanceStatus.NEGATED, "yet")  # "has yet to capture"
    elif dep in ("acl", "ccomp") and token.pos == "NOUN":
        _unproven(syntax, above, cues, climb)
    if (
        token.tag == "VBN"
        and lemma in stance["belief-verbs"].words - stance["known"].words
        and syntax.is_passive(above)
    ):
        climb.add(StanceStatus.ALLEGED, token.text)


def _stops(syntax: Syntax, below: int, above: int, dep: str, to_infinitive: bool, cues: Cues) -> bool:
    """Whether a verb of failing or stopping takes back what is below it; some do so only with "from"."""
    if syntax.tokens[above].lemma not in cues.stance["keeping-from"].words:
        return to_infinitive or dep in ("pcomp", "prep", "xcomp", "ccomp", "acl")
    return dep == "prep" and syntax.tokens[below].lower == "from"


def _unproven(syntax: Syntax, noun: int, cues: Cues, climb: _Climb) -> None:
    """ "no evidence that", "not found any sign that", "no confirmation of": doubt by what is lacking."""
    tokens, stance = syntax.tokens, cues.stance
    lemma = tokens[noun].lemma
    if lemma in stance["charge-nouns"].words:
        none = any(tokens[k].lower in stance["negation"].words for k in syntax.children[noun])
        climb.add(StanceStatus.NEGATED if none else StanceStatus.ALLEGED, tokens[noun].text)
        return
    if lemma not in stance["proof-nouns"].words and lemma not in stance["confirmation-nouns"].words:
        return
    lacks = any(tokens[k].lower in stance["negation"].words for k in syntax.children[noun])
    lacks = lacks or bool(syntax.kids(tokens[noun].head, "neg"))
    lacks = lacks or any(tokens[k].lower in ("little", "insufficient") for k in syntax.children[noun])
    if lacks:
        climb.add(
            StanceStatus.NEGATED if lemma in stance["proof-nouns"].words else StanceStatus.POSSIBLE, tokens[noun].text
        )
