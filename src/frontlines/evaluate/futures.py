"""Statements about the future: which sentences hold one, who makes it, and under which condition."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

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
    "potential possible future continued further increase decrease"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_STEM = 5  # letters by which two forms of one word are told to be the same
_LEAST = 0.2  # share of a statement's words (by weight) that a sentence must hold to be taken for its own


@dataclass(frozen=True, slots=True)
class Future:
    """One statement as the coders put it, in words of their own."""

    words: str
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
            futures = tuple(
                Future(
                    f"{one['Predicted Attribute'] or ''} {one['Event Variable'] or ''}",
                    one.get("Predictor"),
                    one.get("Assumptions / Preconditions"),
                )
                for one in row["extracted"]
            )
            yield FutureCase(str(number), str(row["original_text"]), futures)
        except (KeyError, TypeError) as error:
            raise CorpusError(path, f"article {number} lacks {error}", _REMEDY) from error


def score(case: FutureCase, machine: Machine) -> Outcome:
    """The sentences of our forecasts against those the gold's statements are laid on."""
    reading = machine.read(corpus_report(case.text, case.name))
    laid = _laid(case, reading.sentences)
    ours: dict[int, list[Forecast]] = {}
    for forecast in reading.forecasts:
        number = next((s.index for s in reading.sentences if s.start <= forecast.evidence[0].start < s.end), None)
        if number is not None:
            ours.setdefault(number, []).append(forecast)
    gold = set(laid.values())
    both = [(case.futures[i], one) for i, number in laid.items() for one in ours.get(number, ())[:1]]
    words = {s.index: case.text[s.start : s.end] for s in reading.sentences}
    return Outcome(
        case.name,
        {
            "sentences": Tally(len(gold & ours.keys()), len(gold), len(ours)),
            "predictor": _shared([(_source(f.predictor), one.by_text) for f, one in both]),
            "condition": _shared([(f.condition, one.condition) for f, one in both]),
        },
        (
            *(Mistake("sentences", MistakeKind.MISSED, words[n], "") for n in sorted(gold - ours.keys())),
            *(Mistake("sentences", MistakeKind.EXTRA, "", words[n]) for n in sorted(ours.keys() - gold)),
        ),
    )


def _laid(case: FutureCase, sentences: Sequence[Sentence]) -> dict[int, int]:
    """The sentence each statement is about: that which holds most of its words, rare ones counting for more.

    The gold gives no sentences, only statements in the coders' own words; those that share too little with any
    sentence are laid on none. Nothing of our reading goes into it.
    """
    stems = {s.index: _stems(case.text[s.start : s.end]) for s in sentences}
    held_by = Counter(stem for words in stems.values() for stem in words)
    weight = {stem: math.log(1 + len(stems) / n) for stem, n in held_by.items()}
    rare = math.log(1 + len(stems))
    found: dict[int, int] = {}
    for i, future in enumerate(case.futures):
        wanted = _stems(future.words)
        whole = sum(weight.get(stem, rare) for stem in wanted)
        shares = {n: sum(weight[stem] for stem in wanted & words) / whole for n, words in stems.items() if whole}
        best = max(shares, key=lambda n: (shares[n], -n), default=None)
        if best is not None and shares[best] >= _LEAST:
            found[i] = best
    return found


def _stems(text: str) -> set[str]:
    return {w.lower()[:_STEM] for w in _WORD.findall(text) if w.lower() not in _COMMON and len(w) > 2}


def _source(predictor: str | None) -> str | None:
    return None if predictor is None or _ITSELF.search(predictor) else predictor


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
        "sentences": "sentences with a forecast, against those on which the gold's statements lie by their words",
        "predictor": "of statements whose sentence both have: the sources named share a word; the article itself is "
        "none",
        "condition": "of the same: the conditions share a word",
    },
    load=load,
    score=score,
    quick=4,
)
