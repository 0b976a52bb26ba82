"""Quotations: where the report gives somebody's own words, and which sentences carry one on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from frontlines.model.sentence import Sentence, SentenceKind
from frontlines.model.statement import ClaimMode
from frontlines.read.marks import Marks, covered

# Reports mix straight and curly marks: either closes, but a curly pair inside straight marks is quoted within them.
_QUOTE = re.compile(
    r"“[^”\"\n]{1,2000}(?:[”\"]|$)"
    r"|\"(?:[^\"“”\n]|“[^“”\"\n]{1,500}”|“(?![^“”\"\n]{1,500}”)){1,2000}(?:[\"”]|$)"
    r"|«[^»\n]{1,2000}(?:»|$)",
    re.MULTILINE,
)
# Share of a sentence that must stand in quotation marks to be a quotation as a whole (tuned on the 18 gold stories).
_MOSTLY = 0.6
_DIRECT = 0.8


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to say something in one sentence."""

    sentence: int  # index of the sentence
    speaker: str | None  # Actor.id
    speaker_text: str
    cue: str  # "said", "according to"; "" for a quotation carried on from another sentence
    cue_token: int | None
    family: str  # say, claim, deny, urge, judge, according
    scope: frozenset[int]  # tokens that are the speaker's words or what they report
    mode: ClaimMode


@lru_cache(maxsize=4)  # several stages ask for those of the report at hand
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of double-quoted words, marks included; a quotation left open ends with its paragraph."""
    return tuple(m.span() for m in _QUOTE.finditer(text))


def in_sentence(quotes: Sequence[tuple[int, int]], sentence: Sentence) -> list[tuple[int, int]]:
    """The quotations that overlap the sentence."""
    return [q for q in quotes if q[0] < sentence.end and q[1] > sentence.start]


def is_direct(mark: Marks, quotes: Sequence[tuple[int, int]], scope: frozenset[int]) -> bool:
    """Whether most of what is said stands between quotation marks; partial quotes count as indirect."""
    words = [i for i in scope if mark.syntax.tokens[i].pos != "PUNCT"]
    if not words:
        return bool(quotes)
    inside = {i for q in quotes for i in covered(mark.sentence, *q)}
    return sum(i in inside for i in words) > _DIRECT * len(words)


def carried(
    marks: Sequence[Marks], quotes: Sequence[tuple[int, int]], own: Mapping[int, Sequence[Attribution]]
) -> dict[int, Sequence[Attribution]]:
    """The attributions by sentence, with those of quotations that run on.

    A sentence that is quotation and names no speaker of its own takes that of the words around it; so does the end of
    a quotation begun earlier, where "according to" names only the paper that prints it.
    """
    known: dict[int, Sequence[Attribution]] = dict(own)
    for position, mark in enumerate(marks):
        sentence = mark.sentence
        held = known.get(sentence.index, ())
        if sentence.kind == SentenceKind.HEADING or any(a.family != "according" for a in held):
            continue
        inside = [q for q in in_sentence(quotes, sentence) if _share(q, sentence) > _MOSTLY]
        if not inside or _tells_more(mark, inside[0]):
            continue
        source = _same_quotation(marks, position, inside[0], known)
        if held and (source is None or inside[0][0] >= sentence.start):
            continue
        source = source or _neighbour(marks, position, known)
        if source is None:
            continue
        scope = frozenset(covered(sentence, *inside[0]))
        one = Attribution(
            sentence.index, source.speaker, source.speaker_text, "", None, "say", scope, ClaimMode.DIRECT
        )
        known[sentence.index] = [one]
    return known


def _share(quote: tuple[int, int], sentence: Sentence) -> float:
    return (min(quote[1], sentence.end) - max(quote[0], sentence.start)) / max(1, sentence.end - sentence.start)


def _tells_more(mark: Marks, quote: tuple[int, int]) -> bool:
    """Whether a verb stands outside the quotation: then the sentence is the report's own, with a quotation in it."""
    inside = covered(mark.sentence, *quote)
    return any(
        t.pos in ("VERB", "AUX") and t.lower != "according" and i not in inside
        for i, t in enumerate(mark.sentence.tokens)
    )  # fmt: skip


def _same_quotation(
    marks: Sequence[Marks], position: int, quote: tuple[int, int], known: Mapping[int, Sequence[Attribution]]
) -> Attribution | None:
    """The speaker named in another sentence of the same pair of quotation marks, before or after its words."""
    for step in (1, -1):
        other = position + step
        while 0 <= other < len(marks):
            near = marks[other].sentence
            if near.start >= quote[1] or near.end <= quote[0]:
                break
            if held := known.get(near.index):
                return _main(held)
            other += step
    return None


def _neighbour(
    marks: Sequence[Marks], position: int, known: Mapping[int, Sequence[Attribution]]
) -> Attribution | None:
    paragraph = marks[position].sentence.paragraph
    for step in (-1, 1, -2, 2, -3, 3, -4, 4):
        other = position + step
        if not 0 <= other < len(marks):
            continue
        near = marks[other].sentence
        close = near.paragraph == paragraph or (step == -1 and near.paragraph == paragraph - 1)
        if close and (held := known.get(near.index)):
            return _main(held)
    return None


def _main(held: Sequence[Attribution]) -> Attribution:
    """Whose words go on: a speaker quoted directly before one reported, the outer before the nested."""
    return max(held, key=lambda a: (a.mode == ClaimMode.DIRECT, len(a.scope)))
