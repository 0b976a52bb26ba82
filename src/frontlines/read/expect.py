"""Expect: clauses that speak of what is to come, and whose expectation or plan it is."""

from collections.abc import Sequence

from frontlines.lexicon.cues import Cues
from frontlines.lexicon.linear_model import LinearModel
from frontlines.model.ids import stable_id
from frontlines.model.sentence import SentenceKind
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import Forecast
from frontlines.read.clause import Syntax
from frontlines.read.evidence import evidence
from frontlines.read.horizon import condition, horizon
from frontlines.read.marks import Marks
from frontlines.read.resolve import Scene
from frontlines.read.signs import Sign, signs_ahead
from frontlines.read.speech import Attribution

_BACK = frozenset({"it", "he", "she", "they"})


def expect(
    scene: Scene,
    attributions: Sequence[Sequence[Attribution]],
    cues: Cues,
    outlook: LinearModel | None,
    report_key: str,
) -> list[Forecast]:
    """The forecasts in the order of the text: one for each clause that points ahead, nested ones once."""
    found: list[Forecast] = []
    before: tuple[int, bool] = (-1, False)  # paragraph of the sentence before, and whether it spoke of the future
    for mark in scene.marks:
        if mark.sentence.kind == SentenceKind.HEADING:
            continue
        held = attributions[mark.sentence.index]
        goes_on = before == (mark.sentence.paragraph, True)
        signs = signs_ahead(mark, held, cues, outlook, goes_on=goes_on)
        found += [_forecast(scene, mark, sign, held, cues, report_key, [s.verb for s in signs]) for sign in signs]
        before = (mark.sentence.paragraph, bool(signs))
    return found


def _forecast(
    scene: Scene,
    mark: Marks,
    sign: Sign,
    held: Sequence[Attribution],
    cues: Cues,
    report_key: str,
    others: Sequence[int],
) -> Forecast:
    sentence, syntax = mark.sentence, mark.syntax
    clause = syntax.clause_of(sign.verb)
    around = [a for a in held if (sign.token in a.scope or clause in a.scope) and a.cue_token != sign.token]
    holder = min(around, key=lambda a: len(a.scope), default=None) or _reaching(mark, sign, held)
    by, by_text = (holder.speaker, holder.speaker_text) if holder else (None, None)
    if by_text is None and sign.cue.name in (
        "expectation-verbs",
        "intention-verbs",
        "intention-words",
        "intention-nouns",
    ):
        by, by_text = _subject(scene, mark, sign.verb)
    plan = sign.cue.plan or _own_plan(scene, mark, sign, holder, cues)
    start, end = _span(mark, clause, [v for v in others if v != sign.verb])
    bearing = evidence(scene.text, start, end)
    status = StanceStatus.PLANNED if plan else StanceStatus.FORECAST
    return Forecast(
        id=stable_id("S", report_key, "forecast", start, end),
        stance=Stance(status, by, by_text, sentence.tokens[sign.token].text),
        evidence=(bearing,),
        rule=f"forecast-{sign.cue.name}",
        confidence=round(sign.chance, 2),
        text=scene.text[start:end],
        by=by,
        by_text=by_text,
        condition=condition(scene.text, mark, clause, cues),
        horizon=horizon(scene.text, mark, clause, cues),
        plan=plan,
    )


def _reaching(mark: Marks, sign: Sign, held: Sequence[Attribution]) -> Attribution | None:
    """ "warned that should the dam break, thousands may drown": parsers cut these, but "that" opens it all."""
    tokens = mark.syntax.tokens
    if len(held) != 1 or held[0].cue_token is None:
        return None
    cue = held[0].cue_token
    opened = cue + 1 < sign.token and tokens[cue + 1].lower == "that"
    if not opened or any(t.text in (";", "but", '"', "”") for t in tokens[cue + 1 : sign.token]):
        return None
    first = tokens[cue + 2].lower if cue + 2 < len(tokens) else ""
    return held[0] if first in ("should", "if", "unless", "once", "when", "without") else None


def _own_plan(scene: Scene, mark: Marks, sign: Sign, holder: Attribution | None, cues: Cues) -> bool:
    """Whether who speaks of the future speaks of what he, or the side he stands for, is going to do."""
    if holder is None or sign.cue.name not in ("will", "would-reported", "going-to"):
        return False
    heads = mark.syntax.surface_subject(sign.verb)
    if mark.syntax.is_passive(sign.verb) or not heads:
        return False
    if mark.syntax.tokens[heads[0]].lower in ("we", "i"):
        return True
    mention = mark.actors.get(heads[0])
    if mention is None and mark.syntax.tokens[heads[0]].lower in _BACK:
        # "The army said it would attack": a pronoun under speech is the speaker, unless the links say otherwise.
        return mark.syntax.tokens[sign.verb].lemma not in cues.forecasts["no-deeds"].words
    if mention is None or holder.speaker is None:
        return False
    if mention.actor == holder.speaker:
        return True
    subject, speaker = scene.actors.get(mention.actor), scene.actors.get(holder.speaker)
    return subject is not None and speaker is not None and speaker.parent == subject.id


def _subject(scene: Scene, mark: Marks, verb: int) -> tuple[str | None, str | None]:
    syntax = mark.syntax
    heads = [k for k in syntax.frame(verb).agents if not _no_holder(syntax, verb, k)]
    if not heads:
        return None, None
    mention = mark.actors.get(heads[0])
    low, _ = syntax.subtree(heads[0])
    tokens = syntax.tokens
    return (mention.actor if mention else None), scene.text[tokens[low].start : tokens[heads[0]].end]


def _no_holder(syntax: Syntax, verb: int, noun: int) -> bool:
    """ "winds predicted to reach 90 knots", "scheduled by the summer": the noun is what is expected, or a time."""
    tokens = syntax.tokens
    if tokens[noun].entity in ("DATE", "TIME"):
        return True
    if any(tokens[k].lower == "with" for k in syntax.kids(verb, "mark")):
        return True
    had = any(tokens[k].lemma == "have" for k in syntax.kids(verb, "aux"))
    return tokens[verb].tag == "VBN" and not had and noun < verb and tokens[verb].dep in ("acl", "advcl", "pcomp")


def _span(mark: Marks, clause: int, others: Sequence[int]) -> tuple[int, int]:
    """The clause's words without those of another forecast's clause after it."""
    low, high = mark.syntax.subtree(clause)
    tokens = mark.sentence.tokens
    for other in others:
        first, _ = mark.syntax.subtree(other)
        if clause < first <= high and clause in mark.syntax.ancestors(other):
            high = first - 1
    while low < high and tokens[low].pos in ("PUNCT", "CCONJ") and tokens[low].text not in "“\"‘'":
        low += 1
    while high > low and tokens[high].pos in ("CCONJ", "SCONJ"):
        high -= 1
    return tokens[low].start, tokens[high].end
