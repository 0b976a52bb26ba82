"""Templates: the incidents a report tells of in the form of MUC-4, judged by weights learned from its training half.

This is no part of a reading. The weights were learned on reports from Latin America of 1988 to 1991, each slot is
judged by itself, and incidents of one kind in one report become one template. Who wants statements with evidence and
stance takes the reading; who needs the form of MUC-4 asks here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from frontlines.lexicon.learned import Judge, load_judges
from frontlines.model.reading import Reading
from frontlines.model.template import Filler, IncidentTemplate, TemplateRole
from frontlines.read.find import find
from frontlines.read.kit import Kit
from frontlines.read.recase import recased
from frontlines.read.template_clues import Phrase, gather, report_clues

_STEPS = (0.1, 0.25, 0.5, 0.75)  # of a kind's probability, as clues for the slots
_ANY = "any"


@dataclass(frozen=True, slots=True)
class _Candidate:
    words: str
    phrase: Phrase
    chance: float


def incident_templates(reading: Reading, kit: Kit) -> tuple[IncidentTemplate, ...]:
    """One template for each kind of incident the report tells of, the likeliest first."""
    judges = load_judges("templates")
    kinds = judges["kinds"]
    chances = dict(zip(kinds.answers, kinds.probabilities(report_clues(reading)), strict=True))
    told_from, empty_from = (dict(zip(kinds.answers, kinds.bounds[b], strict=True)) for b in ("told", "empty"))
    told = [kind for kind in kinds.answers if kind != _ANY and chances[kind] >= told_from[kind]]
    if not told:
        return ()
    filled = _fill(_phrases(reading, kit), kind_clues(chances), judges["slots"])
    text = reading.report.text
    found: list[IncidentTemplate] = []
    for kind in told:
        fillers = tuple(
            Filler(role, c.phrase.start, c.phrase.end, text[c.phrase.start : c.phrase.end], round(c.chance, 2))
            for role, candidates in filled.items()
            for c in candidates
            if len(told) == 1 or _share(c.phrase, kind, told, judges["shares"]) >= judges["shares"].bounds["told"][0]
        )
        if fillers or chances[kind] >= empty_from[kind]:
            found.append(IncidentTemplate(kind, fillers, round(chances[kind], 2)))
    return tuple(sorted(found, key=lambda t: -t.confidence))


def phrases_of(reading: Reading, kit: Kit) -> dict[str, Phrase]:
    """All phrases of the report with their clues, as training and judging see them."""
    return _phrases(reading, kit)


def kind_clues(chances: dict[str, float]) -> list[str]:
    """What is thought of the report's kinds of incident, as clues for its slots."""
    return [f"report={kind}>{step}" for kind, chance in chances.items() for step in _STEPS if chance > step]


def told_clues(phrase: Phrase, about: Sequence[str]) -> list[str]:
    """The kinds of incident likely told, each with what sort of noun the phrase is."""
    told = [a[7:-4] for a in about if a.endswith(">0.25") and not a.startswith("report=any")] or ["none"]
    return [f"{kind}|{clue}" for kind in told for clue in phrase.clues if clue.startswith("kind=")]


def _phrases(reading: Reading, kit: Kit) -> dict[str, Phrase]:
    """Names are found in the recased text, as they were when the report was read."""
    report = recased(reading.report, kit.casing)
    if report is not reading.report:
        reading = replace(
            reading,
            sentences=tuple(
                replace(s, tokens=tuple(t._replace(text=report.text[t.start : t.end]) for t in s.tokens))
                for s in reading.sentences
            ),
        )
    names = find(report, reading.sentences, kit.register, kit.cues)
    return gather(reading, names, kit.cues, kit.register)


def _fill(phrases: dict[str, Phrase], about: Sequence[str], judge: Judge) -> dict[TemplateRole, list[_Candidate]]:
    """For each slot the phrases that fill it, the surest first, each person or thing once."""
    first, further = judge.bounds["first"], judge.bounds["further"]
    lowest = tuple(map(min, first, further))
    likely: dict[TemplateRole, list[_Candidate]] = {TemplateRole(role): [] for role in judge.answers}
    for words, phrase in phrases.items():
        chances = judge.probabilities((*phrase.clues, *about, *told_clues(phrase, about)))
        for role, chance, least in zip(judge.answers, chances, lowest, strict=True):
            if chance >= least:
                likely[TemplateRole(role)].append(_Candidate(words, phrase, chance))
    return {
        role: [
            one
            for i, one in enumerate(_each_once(likely[role]))
            if one.chance >= (bound_first if i == 0 else bound_next)
        ]
        for role, bound_first, bound_next in zip(likely, first, further, strict=True)
    }


def _each_once(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Without phrases that quote the same noun, name the same actor, or say the same in fewer or more words."""
    kept: list[_Candidate] = []
    for one in sorted(candidates, key=lambda c: (-c.chance, c.phrase.start)):
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _same(one: _Candidate, other: _Candidate) -> bool:
    a, b = set(one.words.split()), set(other.words.split())
    return (
        a <= b
        or b <= a
        or not one.phrase.heads.isdisjoint(other.phrase.heads)
        or not one.phrase.actors.isdisjoint(other.phrase.actors)
    )


def _share(phrase: Phrase, kind: str, told: Sequence[str], judge: Judge) -> float:
    """How likely a filler belongs to one of the kinds told rather than to the others."""
    chances = dict(zip(judge.answers, judge.probabilities(phrase.clues), strict=True))
    return chances[kind] / sum(chances[one] for one in told)
