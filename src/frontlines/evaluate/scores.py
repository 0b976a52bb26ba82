"""Scores: what is counted of one case, added up over many, and the figures that follow."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Protocol, Self

# Half the way round the Earth: the farthest a point can be from where it should be.
FARTHEST_KM = 20_039
# 100 miles, the distance toponym resolution is customarily judged by (Leidner 2007; Gritta et al. 2020).
NEAR_KM = 161


class Score(Protocol):
    """Counts of one kind; several make one by `together`, the figures are `values`."""

    @classmethod
    def together(cls, scores: Iterable[Self]) -> Self:
        """The same counts over all."""

    def values(self) -> Mapping[str, float]:
        """Each figure by its name; the first is the one to compare by."""

    def counts(self) -> Mapping[str, float]:
        """What the figures were made of."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Right answers, those in the gold and those given; precision, recall and F1 follow.

    Counts are whole numbers, but for measures that give part of a point for a part that fits.
    """

    hits: float
    gold: float
    given: float

    @classmethod
    def together(cls, scores: Iterable[Self]) -> Self:
        """Added up before anything is divided (micro-average)."""
        hits = gold = given = 0.0
        for score in scores:
            hits += score.hits
            gold += score.gold
            given += score.given
        return cls(hits, gold, given)

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 0 where nothing was."""
        return self.hits / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was given; 0 where there is none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def values(self) -> Mapping[str, float]:
        """F1 first."""
        return {"f1": self.f1, "precision": self.precision, "recall": self.recall}

    def counts(self) -> Mapping[str, float]:
        """The three numbers."""
        return {"hits": self.hits, "gold": self.gold, "given": self.given}


@dataclass(frozen=True, slots=True)
class Labels:
    """One label each: pairs of the gold's and ours; accuracy and F1 by class follow.

    "" as ours stands for no answer: wrong wherever the gold has a label.
    """

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def together(cls, scores: Iterable[Self]) -> Self:
        """All pairs in order."""
        return cls(tuple(pair for score in scores for pair in score.pairs))

    def values(self) -> Mapping[str, float]:
        """Accuracy, F1 weighted by how often the gold has each class, and the plain mean over the gold's classes."""
        if not self.pairs:
            return {"accuracy": 0.0, "weighted_f1": 0.0, "macro_f1": 0.0}
        golds = Counter(gold for gold, _ in self.pairs)
        givens = Counter(given for _, given in self.pairs)
        hits = Counter(gold for gold, given in self.pairs if gold == given)
        f1s = {name: Tally(hits[name], golds[name], givens[name]).f1 for name in golds}
        count = len(self.pairs)
        return {
            "accuracy": hits.total() / count,
            "weighted_f1": sum(f1s[name] * golds[name] for name in golds) / count,
            "macro_f1": fmean(f1s.values()),
        }

    def counts(self) -> Mapping[str, float]:
        """How many, and how many right."""
        return {"hits": sum(gold == given for gold, given in self.pairs), "gold": len(self.pairs)}


@dataclass(frozen=True, slots=True)
class Distances:
    """How far points are from where they should be, in km; `inf` where none was given."""

    km: tuple[float, ...]

    @classmethod
    def together(cls, scores: Iterable[Self]) -> Self:
        """All distances in order."""
        return cls(tuple(km for score in scores for km in score.km))

    def values(self) -> Mapping[str, float]:
        """Accuracy within 161 km, mean and median error, and the area under the curve of errors.

        No answer counts as the farthest point on Earth. The area is that under ln(1 + km) over the sorted errors,
        by the trapezium rule, as a share of the whole (Gritta et al. 2020): 0 is best, 1 worst.
        """
        if not self.km:
            return {"within_161_km": 0.0, "mean_km": 0.0, "median_km": 0.0, "auc": 0.0}
        bounded = sorted(min(km, FARTHEST_KM) for km in self.km)
        return {
            "within_161_km": sum(km <= NEAR_KM for km in bounded) / len(bounded),
            "mean_km": fmean(bounded),
            "median_km": median(bounded),
            "auc": _area([math.log1p(km) for km in bounded]) / math.log1p(FARTHEST_KM),
        }

    def counts(self) -> Mapping[str, float]:
        """How many, how many near enough, how many without an answer."""
        return {
            "hits": sum(km <= NEAR_KM for km in self.km),
            "gold": len(self.km),
            "unanswered": sum(math.isinf(km) for km in self.km),
        }


def _area(heights: Sequence[float]) -> float:
    """The mean height under the line through the points, which stand one apart."""
    if len(heights) == 1:
        return heights[0]
    return (sum(heights) - (heights[0] + heights[-1]) / 2) / (len(heights) - 1)
