"""Label: what each sentence does in the report: reporting, claim, forecast, opinion, appeal or heading."""

from collections.abc import Sequence, Set
from dataclasses import replace

from frontlines.lexicon.cues import Cues
from frontlines.model.sentence import Sentence, SentenceKind
from frontlines.model.statement import Forecast
from frontlines.read.marks import covered
from frontlines.read.quotation import Attribution, in_sentence, quotations

_ENOUGH = 1.0  # sum of cue weights from which a sentence judges rather than reports
_MOSTLY = 0.5  # share of a sentence that must be somebody's words to make it a claim
_SIDE_CLAUSES = frozenset({"ccomp", "relcl", "advcl", "acl", "pcomp", "csubj", "xcomp"})


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
    said = frozenset(t for a in held for t in a.scope)
    if len(said) >= _MOSTLY * words and held:
        return SentenceKind.CLAIM
    judged = judgement(text, sentence, cues, said=said)
    if judged is not None:
        return judged
    if any(sentence.start <= start < sentence.end for start in ahead):
        return SentenceKind.FORECAST
    return SentenceKind.CLAIM if held else SentenceKind.REPORTING


def judgement(text: str, sentence: Sentence, cues: Cues, *, said: Set[int] = frozenset()) -> SentenceKind | None:
    """Opinion or appeal, where the sentence's own words judge or call to action; None for reporting.

    Tokens in `said`, and whatever stands in quotation marks, are somebody else's words and do not count.
    """
    quoted = {i for q in in_sentence(quotations(text), sentence) for i in covered(sentence, *q)}
    own = ["|" if i in quoted or i in said else t.lower for i, t in enumerate(sentence.tokens)]
    present = set(own)
    lowered = " " + " ".join(own) + " "
    scores: dict[str, float] = {}
    for cue in cues.opinion.values():
        hits = len(cue.words & present)
        for phrase in cue.phrases:
            at = lowered.find(f" {phrase} ")
            if at < 0:
                continue
            hits += cue.needs != "main-clause" or _in_main_clause(sentence, lowered[: at + 1].count(" ") - 1)
        scores[cue.kind] = scores.get(cue.kind, 0.0) + hits * cue.weight
    if scores.get("appeal", 0) >= _ENOUGH:
        return SentenceKind.APPEAL
    return SentenceKind.OPINION if scores.get("opinion", 0) >= _ENOUGH else None


def _in_main_clause(sentence: Sentence, i: int) -> bool:
    """Whether nothing above the token makes it part of a side clause: "the law says it must be so" reports."""
    tokens = sentence.tokens
    for _ in range(20):
        if tokens[i].dep in _SIDE_CLAUSES:
            return False
        if tokens[i].head == i:
            return True
        i = tokens[i].head
    return True
