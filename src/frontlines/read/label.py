"""Label: what each sentence does in the report: reporting, claim, forecast, opinion, appeal or heading."""

from collections.abc import Sequence
from dataclasses import replace

from frontlines.lexicon.cues import Cues
from frontlines.model.sentence import Sentence, SentenceKind
from frontlines.model.statement import Forecast
from frontlines.read.speech import Attribution

_ENOUGH = 1.0  # sum of cue weights from which a sentence judges rather than reports


def label(
    text: str,
    sentences: Sequence[Sentence],
    attributions: Sequence[Sequence[Attribution]],
    forecasts: Sequence[Forecast],
    cues: Cues,
) -> tuple[Sentence, ...]:
    """The sentences with their kinds. A sentence that is mostly somebody's words is a claim, whatever they say."""
    ahead = [f.evidence[0].start for f in forecasts]
    found: list[Sentence] = []
    for sentence in sentences:
        kind = sentence.kind
        if kind != SentenceKind.HEADING:
            kind = _kind(text, sentence, attributions[sentence.index], ahead, cues)
        found.append(sentence if kind == sentence.kind else replace(sentence, kind=kind))
    return tuple(found)


def _kind(
    text: str, sentence: Sentence, held: Sequence[Attribution], ahead: Sequence[int], cues: Cues
) -> SentenceKind:
    words = len(sentence.tokens)
    if any(len(a.scope) >= 0.5 * words for a in held):
        return SentenceKind.CLAIM
    judged = judgement(text, sentence, cues)
    if judged is not None:
        return judged
    if any(sentence.start <= start < sentence.end for start in ahead):
        return SentenceKind.FORECAST
    return SentenceKind.CLAIM if held else SentenceKind.REPORTING


def judgement(text: str, sentence: Sentence, cues: Cues) -> SentenceKind | None:
    """Opinion or appeal, where the sentence's own words judge or call to action; None for reporting."""
    lowered = " " + " ".join(text[sentence.start : sentence.end].lower().split()) + " "
    scores: dict[str, float] = {}
    present = {t.lower for t in sentence.tokens}
    for cue in cues.opinion.values():
        hits = len(cue.words & present) + sum(f" {p} " in lowered or f" {p}," in lowered for p in cue.phrases)
        scores[cue.kind] = scores.get(cue.kind, 0.0) + hits * cue.weight
    if scores.get("appeal", 0) >= _ENOUGH:
        return SentenceKind.APPEAL
    return SentenceKind.OPINION if scores.get("opinion", 0) >= _ENOUGH else None
