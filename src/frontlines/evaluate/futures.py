"""Statements about the future: which sentences hold one, who makes it, and under which condition.

The corpus names no sentences. Its coders put each statement in words of their own, and beside it the grounds on
which they read it: a rationale, the evidence of its modality, a date, a figure. A sentence is found by all of these:
by words they quote, if the article has them once, else by the words they share with it. (The statement's own words
alone reach the sentence that the coders quote in two of three cases; with the grounds, in nine of ten.) Two kinds of
entry lie on no sentence and are left out: those whose coders themselves say that it has happened, and those whose own
words are hardly in any sentence, which are inferences rather than statements. Of the conditions, most are assumptions
that the coders supply ("sources are accurate"): only those count that the sentence states, with a word that opens a
condition and a third of the coders' words.

Precision is bounded: the coders chose two or three statements an article however long it is, so that of the
sentences with a plain "will" or "may" they hold 45 % in articles of under 16 sentences, 10 % in those of over 48; and
a third of the sentences they hold have no word that points ahead. 293 sentences, drawn at random from those with such
a word, were judged one by one as gold/GUIDE.md asks: who gave exactly those that hold would reach an F1 of .47 here.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Outcome
from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_json, corpus_report
from frontlines.evaluate.scores import Tally
from frontlines.model.sentence import Sentence
from frontlines.model.statement import Forecast

_EXPECTS = "dev.json: a list of articles with original_text and extracted, or a folder that holds it"
_REMEDY = f"expected {_EXPECTS}"
# Where the article itself says it, its coders name no source.
_ITSELF = re.compile(
    r"\b(?:article|news|reports?|reporter|author|wikinews|observation|implied|none|unspecified)\b", re.I
)
_WORD = re.compile(r"[^\W_]+")
_COMMON_WORDS = (
    "the an of in on at to for by with from and or that this these those it its be is are was were will would could "
    "may might should can has have had not as if than into over under their his her they he she we our you who which "
    "potential possible future continued further increase decrease "
    "article states stated implies implying indicates statement directly explicitly official evidence based reported "
    "reports report"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_STEM = 5  # letters by which two forms of one word are told to be the same
_LEAST = 0.2  # share of a statement's words (by weight) that a sentence must hold to be taken for its own
_AS_GOOD = 0.9  # a sentence that shares nearly as much as the best one tells the same thing again: either will do
# What the coders wrote, and how much a word of it counts towards finding the sentence.
_STATED = {"Predicted Attribute": 1.0, "Event Variable": 0.5}
_GROUNDS = {
    "Rationale": 1.0,
    "Modality Evidence": 1.0,
    "Magnitude / Predicted Value": 1.0,
    "Event Date": 0.7,
    "Predictor": 0.5,
}
_QUOTED = re.compile(r"(?<!\w)['\"‘“](.{4,}?)['\"’”](?!\w)")
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|once|when|until|provided|providing|should|as long as|in case|in the event|without|depend\w*|"
    r"condition\w*|subject to|pending|only after)\b",
    re.I,
)
_STATES = 1 / 3  # share of a condition's words that a sentence must hold to state it
_HAPPENED = re.compile(
    r"\b(?:already|event (?:has )?occurred|past event|(?:actual|confirmed|current|reported as) (?:\w+ )?"
    r"(?:event|fact|results?|earnings|records|numbers|outages|cancellations|closures?)|historical fact|"
    r"(?:article|report) (?:reports|describes)|direct observation|(?:is|are|was|been) confirmed)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Future:
    """One statement as the coders put it, in words of their own."""

    words: Mapping[str, float]  # stems of the statement and its grounds, and how much each counts
    stated: Set[str]  # stems of the statement alone
    quoted: tuple[str, ...]  # what the coders quote from the article, lower case
    predictor: str | None
    condition: str | None


@dataclass(frozen=True, slots=True)
class FutureCase:
    """One article and the statements about the future in it."""

    name: str
    text: str
    futures: tuple[Future, ...]


def load(path: Path) -> Iterator[FutureCase]:
    """The articles in their order."""
    path = path / "dev.json" if path.is_dir() else path
    rows = corpus_json(path, _REMEDY)
    if not isinstance(rows, list):
        raise CorpusError(path, "is no list of articles", _REMEDY)
    for number, row in enumerate(rows):
        try:
            futures = tuple(statement(one) for one in row["extracted"] if not _happened(one))
            yield FutureCase(str(number), str(row["original_text"]), futures)
        except (KeyError, TypeError) as error:
            raise CorpusError(path, f"article {number} lacks {error}", _REMEDY) from error


def statement(one: Mapping[str, Any]) -> Future:
    """An entry of the corpus; raises KeyError where it names no statement."""
    words: dict[str, float] = {}
    for field, share in (_STATED | _GROUNDS).items():
        for stem in _stems(str(one.get(field) or "")):
            words[stem] = words.get(stem, 0.0) + share
    said = " ".join(str(one.get(field) or "") for field in ("Predicted Attribute", "Rationale", "Modality Evidence"))
    parts = [part.strip(" .,") for quote in _QUOTED.findall(said) for part in re.split(r"\.\.\.|…", quote)]
    return Future(
        words=words,
        stated=_stems(f"{one['Predicted Attribute'] or ''} {one['Event Variable'] or ''}"),
        quoted=tuple(part.lower() for part in parts if " " in part),
        predictor=one.get("Predictor"),
        condition=one.get("Assumptions / Preconditions"),
    )


def _happened(one: Mapping[str, Any]) -> bool:
    """Whether the coders hold it for certain because, in their words, it has happened."""
    sure = str(one.get("Modality") or "").strip(" %") == "100"
    return sure and bool(_HAPPENED.search(f"{one.get('Rationale') or ''} | {one.get('Modality Evidence') or ''}"))


def score(case: FutureCase, machine: Machine) -> Outcome:
    """The sentences of our forecasts against those the gold's statements are laid on."""
    reading = machine.read(corpus_report(case.text, case.name))
    laid = _laid(case, reading.sentences)
    ours: dict[int, list[Forecast]] = {}
    for forecast in reading.forecasts:
        number = next((s.index for s in reading.sentences if s.start <= forecast.evidence[0].start < s.end), None)
        if number is not None:
            ours.setdefault(number, []).append(forecast)
    # Of sentences that will do alike, the first we have stands for the statement, and none of them is one too many.
    gold = {next((n for n in numbers if n in ours), numbers[0]) for numbers in laid.values()}
    alike = {n for numbers in laid.values() for n in numbers} - gold
    given = ours.keys() - alike
    words = {s.index: case.text[s.start : s.end] for s in reading.sentences}
    names = {actor.id: actor.name for actor in reading.actors}
    met = {i: next((n for n in numbers if n in ours), None) for i, numbers in laid.items()}
    both = [(case.futures[i], _nearest(case.futures[i], ours[n]), words[n]) for i, n in met.items() if n is not None]
    return Outcome(
        case.name,
        {
            "sentences": Tally(len(gold & given), len(gold), len(given)),
            "predictor": _shared([(_source(f.predictor), _named(one, names)) for f, one, _ in both]),
            "condition": _shared([(_condition(f, at), one.condition) for f, one, at in both]),
        },
        (
            *(Mistake("sentences", MistakeKind.MISSED, words[n], "") for n in sorted(gold - given)),
            *(Mistake("sentences", MistakeKind.EXTRA, "", words[n]) for n in sorted(given - gold)),
        ),
    )


def _laid(case: FutureCase, sentences: Sequence[Sentence]) -> dict[int, tuple[int, ...]]:
    """The sentences each statement is about, best first: one as a rule, more where they share its words alike.

    Words that are rare in the article count for more. Statements that share too little with any sentence are laid on
    none. Nothing of our reading goes into it.
    """
    lowered = case.text.lower()
    stems = {s.index: _stems(case.text[s.start : s.end]) for s in sentences}
    held_by = Counter(stem for words in stems.values() for stem in words)
    weight = {stem: math.log(1 + len(stems) / n) for stem, n in held_by.items()}
    rare = math.log(1 + len(stems))
    found: dict[int, tuple[int, ...]] = {}
    for i, future in enumerate(case.futures):
        ats = [lowered.find(part) for part in future.quoted if lowered.count(part) == 1]
        if named := [s.index for at in ats for s in sentences if s.start <= at < s.end]:
            found[i] = (max(named, key=lambda n: (named.count(n), -n)),)
            continue
        shares = {n: sum(w * weight[k] for k, w in future.words.items() if k in held) for n, held in stems.items()}
        best = max(shares.values(), default=0.0)
        alike = sorted((n for n in shares if shares[n] >= _AS_GOOD * best > 0), key=lambda n: (-shares[n], n))
        whole = sum(weight.get(stem, rare) for stem in future.stated)
        if alike and sum(weight[stem] for stem in future.stated & stems[alike[0]]) >= _LEAST * whole > 0:
            found[i] = tuple(alike)
    return found


def _stems(text: str) -> set[str]:
    return {w.lower()[:_STEM] for w in _WORD.findall(text) if w.lower() not in _COMMON and len(w) > 2}


def _source(predictor: str | None) -> str | None:
    return None if predictor is None or _ITSELF.search(predictor) else predictor


def _condition(future: Future, sentence: str) -> str | None:
    """The statement's condition if the sentence states it; None for the coders' own assumptions."""
    if not future.condition or not _CONDITIONAL.search(sentence):
        return None
    wanted = _stems(future.condition)
    return future.condition if len(wanted & _stems(sentence)) >= _STATES * len(wanted) > 0 else None


def _nearest(future: Future, ours: Sequence[Forecast]) -> Forecast:
    """Of our forecasts in the statement's sentence, the one that shares most of its words."""
    return max(ours, key=lambda one: sum(future.words.get(stem, 0.0) for stem in _stems(one.text)))


def _named(one: Forecast, names: Mapping[str, str]) -> str | None:
    """Whose forecast it is, in the report's words and by name: the gold has names where the text has "he"."""
    return f"{one.by_text} {names.get(one.by or '', '')}" if one.by_text else None


def _shared(pairs: Sequence[tuple[str | None, str | None]]) -> Tally:
    """Where both name something, whether they share a word beyond the commonest."""
    return Tally(
        sum(bool(gold and given and _stems(gold) & _stems(given)) for gold, given in pairs),
        sum(bool(gold) for gold, _ in pairs),
        sum(bool(given) for _, given in pairs),
    )


FUTURES = Benchmark(
    name="futures",
    title="Future statements in 229 Wikinews articles",
    cite="Future statements in news (2024), texts CC BY 2.5; measure our own, as the corpus names no sentences",
    expects=_EXPECTS,
    at="corpora/future_statements",
    figures={
        "sentences": "sentences with a forecast, against those on which the gold's statements lie by their words; "
        "the gold chooses two or three an article",
        "predictor": "of statements whose sentence both have: the sources named share a word; the article itself is "
        "none",
        "condition": "of the same: the conditions share a word, where the sentence states one",
    },
    load=load,
    score=score,
    quick=4,
)
