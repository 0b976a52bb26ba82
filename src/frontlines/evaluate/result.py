"""The result of a benchmark: figures with their intervals, and the mistakes behind them."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frontlines.evaluate.benchmark import Benchmark, Mistake, Outcome
from frontlines.evaluate.scores import Score

DRAWS = 1000
_SEED = 2016  # any; fixed, so that the same outcomes give the same interval
_OUTSIDE = 0.025  # on either side of a 95 % interval


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a result: what it is made of, its values, and their 95 % intervals by bootstrap over cases."""

    name: str
    values: Mapping[str, float]  # the first is the one to compare by
    intervals: Mapping[str, tuple[float, float]]  # by the same names; empty where none was drawn
    counts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Result:
    """What one benchmark came to."""

    benchmark: str
    cases: int
    figures: tuple[Figure, ...]
    mistakes: tuple[tuple[str, Mistake], ...]  # the case's name with each

    def value(self, path: str) -> float | None:
        """The value of "figure.value", as in "entities.f1"; None where there is no such."""
        name, _, value = path.rpartition(".")
        return next((f.values[value] for f in self.figures if f.name == name and value in f.values), None)


def result_of(benchmark: Benchmark[Any], outcomes: Sequence[Outcome], *, draws: int = DRAWS) -> Result:
    """Add up the outcomes of all cases; figures stand in the order in which the benchmark describes them."""
    return Result(
        benchmark.name,
        len(outcomes),
        tuple(_figure(name, outcomes, draws) for name in benchmark.figures),
        tuple((outcome.case, mistake) for outcome in outcomes for mistake in outcome.mistakes),
    )


def _figure(name: str, outcomes: Sequence[Outcome], draws: int) -> Figure:
    scores = [outcome.scores[name] for outcome in outcomes if name in outcome.scores]
    if not scores:
        return Figure(name, {}, {}, {})
    whole = type(scores[0]).together(scores)
    return Figure(name, whole.values(), _intervals(scores, draws), whole.counts())


def _intervals(scores: Sequence[Score], draws: int) -> dict[str, tuple[float, float]]:
    """The percentile bootstrap (Efron & Tibshirani 1993): as many cases drawn with replacement as there are.

    Cases are drawn, not single answers: the answers of one document depend on each other.
    """
    if draws < 1 or len(scores) < 2:
        return {}
    chance = random.Random(_SEED)  # noqa: S311 (no secret)
    kind = type(scores[0])
    drawn = [kind.together(chance.choices(scores, k=len(scores))).values() for _ in range(draws)]
    low, high = int(draws * _OUTSIDE), max(0, draws - 1 - int(draws * _OUTSIDE))
    return {name: (ordered[low], ordered[high]) for name in drawn[0] for ordered in [sorted(d[name] for d in drawn)]}
