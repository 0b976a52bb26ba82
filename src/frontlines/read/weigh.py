"""Weigh: how the report holds what stands at a predicate: asserted, claimed, denied, negated, planned, possible ..."""

from collections.abc import Sequence

from frontlines.lexicon.cues import Cues
from frontlines.model.stance import Stance, StanceStatus
from frontlines.read.clause import Syntax
from frontlines.read.speech import Attribution

# Verbs whose object noun did not come about; "halted the offensive" is not among them: the offensive was real.
_UNDONE_NOUNS = frozenset(["prevent", "avert", "foil", "thwart", "avoid", "forestall", "abandon", "cancel", "refuse", "deny", "reject", "rule"])
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_MAYBE = frozenset({"may", "might", "could", "would", "should", "can", "must"})
_CONDITION_MARKS = frozenset({"if", "unless", "whether", "lest"})
_STRENGTH = (
    StanceStatus.DENIED,
    StanceStatus.NEGATED,
    StanceStatus.CONDITIONAL,
    StanceStatus.PLANNED,
    StanceStatus.FORECAST,
    StanceStatus.POSSIBLE,
    StanceStatus.ALLEGED,
)
_DOWN = frozenset({"xcomp", "ccomp", "acl", "pcomp", "dobj", "pobj", "attr", "oprd", "advcl", "prep", "conj"})


def weigh(syntax: Syntax, predicate: int, attributions: Sequence[Attribution], cues: Cues) -> Stance:
    """The stance of what happens at `predicate`; `attributions` are those of its sentence."""
    statuses = _statuses(syntax, predicate, cues)
    around = [a for a in attributions if predicate in a.scope and a.cue_token != predicate]
    held = min(around, key=lambda a: len(a.scope), default=None)  # the innermost of nested attributions
    if held is not None and held.family == "deny":
        statuses.setdefault(StanceStatus.DENIED, held.cue)
    if held is not None and held.family == "urge" and syntax.tokens[predicate].pos == "VERB":
        # What is demanded has not happened; a noun below ("condemned the attack") has.
        statuses.setdefault(StanceStatus.PLANNED, held.cue)
    by, by_text = (held.speaker, held.speaker_text) if held is not None else (None, None)
    for status in _STRENGTH:
        if status in statuses:
            return Stance(status, by, by_text, statuses[status])
    if held is not None and held.family != "urge":
        return Stance(StanceStatus.CLAIMED, by, by_text, held.cue)
    return Stance()


def _statuses(syntax: Syntax, predicate: int, cues: Cues) -> dict[StanceStatus, str]:
    tokens = syntax.tokens
    found: dict[StanceStatus, str] = {}
    _own(syntax, predicate, cues, found)
    below, steps = predicate, 0
    while tokens[below].head != below and steps < 8:
        above, dep = tokens[below].head, tokens[below].dep
        _governed(syntax, below, above, dep, predicate, cues, found)
        if dep not in _DOWN or (dep == "conj" and tokens[above].pos in ("VERB", "AUX") and steps > 0):
            break
        if dep == "conj":
            if tokens[above].tag == tokens[below].tag or tokens[below].tag in ("VB", "NN", "NNS"):
                _own(syntax, above, cues, found)  # "will attack and capture" shares its auxiliary
        elif dep in ("xcomp", "dobj", "pobj", "prep", "attr", "oprd") or tokens[below].tag in ("VB", "VBG"):
            _own(syntax, above, cues, found)
        elif dep == "advcl" and tokens[below].tag != "VB":
            break
        if dep == "ccomp":
            break
        below, steps = above, steps + 1
    return found


def _own(syntax: Syntax, i: int, cues: Cues, found: dict[StanceStatus, str]) -> None:
    """Words that hang from the predicate itself: negation, auxiliaries, conjunctions, adverbs, adjectives."""
    tokens = syntax.tokens
    negation = cues.stance["negation"].words
    alleging = cues.stance["alleging"].words
    for k in syntax.children[i]:
        token = tokens[k]
        if token.dep == "neg" or (token.dep == "det" and token.lower in ("no", "neither")):
            if token.lower != "no" or tokens[i].pos == "NOUN":
                found.setdefault(StanceStatus.NEGATED, token.text)
        elif token.dep in ("aux", "auxpass"):
            if token.lower in _FUTURE:
                found.setdefault(StanceStatus.FORECAST, token.text)
            elif token.lower in _MAYBE:
                found.setdefault(StanceStatus.POSSIBLE, token.text)
        elif token.dep == "mark" and token.lower in _CONDITION_MARKS:
            found.setdefault(StanceStatus.CONDITIONAL, token.text)
        elif token.dep in ("advmod", "amod") and token.lower in alleging:
            found.setdefault(StanceStatus.ALLEGED, token.text)
        elif token.dep in ("amod", "advmod") and token.lower in ("possible", "potential", "potentially", "possibly", "perhaps"):
            found.setdefault(StanceStatus.POSSIBLE, token.text)
        elif token.dep == "amod" and token.lower in ("planned", "upcoming", "impending", "looming", "expected", "imminent", "future"):
            found.setdefault(StanceStatus.PLANNED, token.text)
        elif token.dep in ("amod",) and token.lower in ("failed", "foiled", "thwarted", "attempted", "unsuccessful"):
            found.setdefault(StanceStatus.NEGATED if token.lower != "attempted" else StanceStatus.PLANNED, token.text)
        elif token.dep in ("nsubj", "nsubjpass") and token.lower in negation - {"n't"}:
            found.setdefault(StanceStatus.NEGATED, token.text)


def _governed(
    syntax: Syntax, below: int, above: int, dep: str, predicate: int, cues: Cues, found: dict[StanceStatus, str]
) -> None:
    """Words above the predicate that take it back or put it ahead: "failed to", "an attempt to", "fear"."""
    tokens = syntax.tokens
    lemma = tokens[above].lemma
    to_infinitive = any(tokens[k].tag == "TO" for k in syntax.kids(below, "aux"))
    clausal = dep in ("xcomp", "ccomp", "acl", "pcomp", "advcl") or (dep == "prep" and tokens[below].lower in ("from", "of", "for", "to", "on", "against"))
    noun = tokens[below].pos in ("NOUN", "PROPN") and dep in ("dobj", "nsubjpass", "pobj", "attr")
    if dep == "advcl" and to_infinitive:
        found.setdefault(StanceStatus.PLANNED, "to")
    if clausal:
        if lemma in cues.stance["failing"].words and (to_infinitive or dep in ("pcomp", "prep", "xcomp", "ccomp", "acl")):
            found.setdefault(StanceStatus.NEGATED, tokens[above].text)
        elif lemma in cues.stance["planning"].words and (to_infinitive or dep in ("pcomp", "prep") or (dep == "ccomp" and below == predicate)):
            found.setdefault(StanceStatus.PLANNED, tokens[above].text)
        elif lemma in cues.stance["fearing"].words and dep in ("xcomp", "ccomp", "prep", "acl") and (to_infinitive or dep != "xcomp"):
            if lemma not in ("believe", "hope", "set", "due"):
                found.setdefault(StanceStatus.POSSIBLE, tokens[above].text)
        if tokens[above].tag == "VBN" and lemma in ("believe", "think", "suspect", "accuse", "suppose", "presume", "allege", "report", "say", "claim", "blame", "rumor", "rumour") and syntax.is_passive(above):
            found.setdefault(StanceStatus.ALLEGED, tokens[above].text)
    elif noun:
        if lemma in _UNDONE_NOUNS:
            found.setdefault(StanceStatus.NEGATED, tokens[above].text)
        elif lemma in ("plan", "threaten", "prepare", "intend", "consider", "demand", "urge", "propose", "order", "seek", "request") and dep == "dobj":
            found.setdefault(StanceStatus.PLANNED, tokens[above].text)
        elif lemma in ("fear", "expect", "predict", "anticipate", "risk") and dep in ("dobj", "nsubjpass"):
            found.setdefault(StanceStatus.POSSIBLE, tokens[above].text)
        elif dep == "pobj" and tokens[above].lower in ("without",):
            found.setdefault(StanceStatus.NEGATED, tokens[above].text)
    if dep == "pobj" and tokens[above].lower in ("of", "for", "to"):
        governor = tokens[tokens[above].head]
        if governor.pos == "NOUN" and governor.lemma in ("threat", "fear", "possibility", "risk", "prospect", "danger", "likelihood", "warning"):
            found.setdefault(StanceStatus.POSSIBLE, governor.text)
        elif governor.pos in ("NOUN", "VERB") and governor.lemma in ("plan", "preparation", "prepare", "call", "demand", "intention", "plot", "bid"):
            found.setdefault(StanceStatus.PLANNED, governor.text)
        elif (governor.pos == "NOUN" and governor.lemma in ("allegation", "claim", "accusation", "report", "rumour", "rumor", "charge", "suspicion")) or (governor.pos == "VERB" and governor.lemma in ("accuse", "suspect", "blame")):
            found.setdefault(StanceStatus.ALLEGED, governor.text)
