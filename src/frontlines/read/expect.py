"""Expect: sentences that speak of what is to come, and whose expectation or plan it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontlines.lexicon.cues import Cue, Cues
from frontlines.model.ids import stable_id
from frontlines.model.sentence import SentenceKind
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import Forecast
from frontlines.read.clause import Syntax
from frontlines.read.marks import Marks
from frontlines.read.resolve import Scene
from frontlines.read.settle import evidence
from frontlines.read.speech import Attribution

_HORIZON_PREPOSITIONS = frozenset({"within", "in", "by", "over", "before", "until", "during", "next"})


@dataclass(frozen=True, slots=True)
class _Sign:
    """A cue of the future found at a token."""

    token: int
    verb: int  # the predicate it tells of
    cue: Cue


def expect(scene: Scene, attributions: Sequence[Sequence[Attribution]], cues: Cues, report_key: str) -> list[Forecast]:
    """At most one forecast a sentence, in the order of the text."""
    found: list[Forecast] = []
    for mark in scene.marks:
        if mark.sentence.kind == SentenceKind.HEADING:
            continue
        held = attributions[mark.sentence.index]
        sign = _sign(mark, held, cues)
        if sign is not None:
            found.append(_forecast(scene, mark, sign, held, report_key))
    return found


def _sign(mark: Marks, held: Sequence[Attribution], cues: Cues) -> _Sign | None:
    syntax = mark.syntax
    tokens = syntax.tokens
    lowered = " " + " ".join(t.lower for t in tokens) + " "
    for i, token in enumerate(tokens):
        for cue in cues.forecasts.values():
            if cue.name == "conditional":
                continue
            if token.lower in cue.modals and token.pos == "AUX" and _points_ahead(syntax, i, cue, held):
                return _Sign(i, token.head, cue)
            if token.lemma in cue.verbs and token.pos == "VERB" and _expects(syntax, i, cue):
                return _Sign(i, i, cue)
            if token.lower in cue.words and (token.pos in ("ADJ", "ADV") or token.tag == "VBN") and _predicative(syntax, i, cue):
                return _Sign(i, syntax.clause_of(i), cue)
    if (verb := _open_condition(syntax)) is not None and "conditional" in cues.forecasts:
        return _Sign(verb, verb, cues.forecasts["conditional"])
    for cue in cues.forecasts.values():
        for phrase in cue.phrases:
            at = lowered.find(f" {phrase} ")
            if at >= 0 and (i := lowered[: at + 1].count(" ")) <= len(tokens) and _phrase_ahead(syntax, i - 1, phrase):
                return _Sign(i - 1, syntax.clause_of(i - 1), cue)
    return None


def _open_condition(syntax: Syntax) -> int | None:
    """The main verb over an if-clause in the present: "even if it is routed, it does not mean the end"."""
    tokens = syntax.tokens
    for i, token in enumerate(tokens):
        if token.dep == "mark" and token.lower in ("if", "unless") and tokens[token.head].dep == "advcl":
            below, above = token.head, tokens[token.head].head
            tags = {tokens[below].tag, *(tokens[k].tag for k in syntax.kids(below, "aux", "auxpass"))}
            main = {tokens[above].tag, *(tokens[k].tag for k in syntax.kids(above, "aux", "auxpass"))}
            if tags & {"VBZ", "VBP"} and main & {"VBZ", "VBP", "MD"} and not (tags | main) & {"VBD"} and i >= 0:
                return above
    return None


def _points_ahead(syntax: Syntax, i: int, cue: Cue, held: Sequence[Attribution]) -> bool:
    """Whether a modal speaks of the future here and is not a habit, an ability, a wish or a past possibility."""
    tokens = syntax.tokens
    verb = tokens[i].head
    aux = [tokens[k].lower for k in syntax.kids(verb, "aux", "auxpass")]
    if any(a in ("have", "'ve") for a in aux) or any(tokens[k].lemma == "have" and k > i for k in syntax.kids(verb, "aux")):
        return False
    if any(tokens[k].lower in ("who", "what", "which") and tokens[verb].dep == "ccomp" for k in syntax.kids(verb, "nsubj")):
        return False  # "the question is who will rule"
    if tokens[i].lower in ("could", "would") and any(tokens[k].dep == "mark" and tokens[k].lower == "if" for k in syntax.kids(verb, "mark")):
        return False
    if cue.needs == "speech":
        return any(verb in a.scope for a in held)
    if tokens[i].lower == "could":
        # "could not enter" and "that could mobilise" look at what was able; "could return" at what is to come.
        if any(tokens[k].dep == "neg" for k in syntax.children[verb]):
            return False
        return not any(tokens[a].tag == "VBD" for a in syntax.ancestors(verb)[:2])
    if tokens[i].lower in ("may", "might") and tokens[verb].lemma == "be" and not syntax.kids(verb, "xcomp"):
        return any(t.lower in ("soon", "future", "next", "later") for t in tokens)
    return True


def _expects(syntax: Syntax, i: int, cue: Cue) -> bool:
    """Whether a verb of expecting or planning has something below it that lies ahead."""
    tokens = syntax.tokens
    below = syntax.kids(i, "xcomp", "ccomp")
    if any(tokens[k].lower in ("have", "had") for b in below for k in syntax.kids(b, "aux")):
        return False
    if cue.plan:
        return any(
            any(tokens[k].tag == "TO" for k in syntax.kids(b, "aux")) or tokens[b].dep == "ccomp" for b in below
        ) and tokens[i].tag != "VBN" or (tokens[i].tag in ("VBN", "VBD") and bool(below))
    if tokens[i].lemma in ("fear", "warn", "worry", "hope"):
        return any(
            tokens[k].lower in ("will", "would", "may", "could", "might") for b in below for k in syntax.kids(b, "aux")
        ) or any(tokens[k].tag == "TO" for b in below for k in syntax.kids(b, "aux"))
    return bool(below)


def _predicative(syntax: Syntax, i: int, cue: Cue) -> bool:
    tokens = syntax.tokens
    token = tokens[i]
    if cue.plan:
        return bool(syntax.kids(i, "xcomp")) and token.dep in ("acomp", "ROOT", "conj", "attr", "oprd")
    if cue.name == "potential":
        return token.dep in ("advmod", "amod") and tokens[token.head].pos in ("NOUN", "ADJ", "ADV") and not any(
            t.lower in ("was", "were") for t in tokens
        ) and tokens[token.head].lemma not in ("fighter", "suspect", "victim", "candidate")
    if cue.name == "near-words":
        return False
    past = any(tokens[k].lower in ("was", "were", "been", "had") for k in syntax.children[i])
    return token.dep in ("acomp", "attr", "ROOT", "conj", "oprd", "advmod", "ccomp") and not past


def _phrase_ahead(syntax: Syntax, i: int, phrase: str) -> bool:
    """"due to" and "set to" are of the future only before a verb."""
    tokens = syntax.tokens
    last = i + len(phrase.split())
    if phrase.endswith(" to"):
        return last < len(tokens) and tokens[last].tag == "VB" and not (phrase in ("is to", "are to") and last > i + 2)
    return True


def _forecast(
    scene: Scene, mark: Marks, sign: _Sign, held: Sequence[Attribution], report_key: str
) -> Forecast:
    sentence, syntax = mark.sentence, mark.syntax
    clause = syntax.clause_of(sign.verb)
    holder = next((a for a in held if sign.token in a.scope or clause in a.scope), None)
    by, by_text = (holder.speaker, holder.speaker_text) if holder else (None, None)
    if by_text is None and sign.cue.name in ("expectation-verbs", "intention-verbs", "intention-words"):
        by, by_text = _subject(scene, mark, sign.verb)
    start, end = _span(mark, clause)
    words = scene.text[start:end]
    status = StanceStatus.PLANNED if sign.cue.plan else StanceStatus.FORECAST
    bearing = evidence(scene.text, start, end)
    return Forecast(
        id=stable_id("S", report_key, "forecast", start, end),
        stance=Stance(status, by, by_text, mark.sentence.tokens[sign.token].text),
        evidence=(bearing,),
        rule=f"forecast-{sign.cue.name}",
        confidence=0.75,
        text=words,
        by=by,
        by_text=by_text,
        condition=_condition(scene, mark),
        horizon=_horizon(mark),
        plan=sign.cue.plan,
    )


def _subject(scene: Scene, mark: Marks, verb: int) -> tuple[str | None, str | None]:
    syntax = mark.syntax
    heads = syntax.frame(verb).agents
    if not heads:
        return None, None
    mention = mark.actors.get(heads[0])
    low, _ = syntax.subtree(heads[0])
    tokens = syntax.tokens
    return (mention.actor if mention else None), scene.text[tokens[low].start : tokens[heads[0]].end]


def _span(mark: Marks, clause: int) -> tuple[int, int]:
    """The clause's words, or the whole sentence where the clause is its root."""
    low, high = mark.syntax.subtree(clause)
    tokens = mark.sentence.tokens
    while low < high and tokens[low].pos in ("PUNCT", "CCONJ") and tokens[low].text not in "“\"‘'":
        low += 1
    return tokens[low].start, tokens[high].end


def _condition(scene: Scene, mark: Marks) -> str | None:
    """The words of an if-clause, its "if" left out."""
    syntax = mark.syntax
    tokens = syntax.tokens
    for i, token in enumerate(tokens):
        if token.dep == "mark" and token.lower in ("if", "unless"):
            low, high = syntax.subtree(token.head)
            first = i + 1
            while high > first and tokens[high].pos == "PUNCT":
                high -= 1
            if first <= high:
                return scene.text[tokens[first].start : tokens[high].end]
    return None


def _horizon(mark: Marks) -> str | None:
    """Time words that say by when."""
    tokens = mark.sentence.tokens
    for mention in mark.times:
        before = next((t for t in reversed(tokens) if t.end <= mention.start), None)
        words = mention.text.lower()
        if (before is not None and before.lower in _HORIZON_PREPOSITIONS) or words.startswith(tuple(_HORIZON_PREPOSITIONS)):
            return mention.text
        if any(w in words for w in ("next", "tomorrow", "coming")):
            return mention.text
    return None
