"""Fit a logistic regression over features that are there or not, and write it as Frontlines ships it."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from frontlines.lexicon.linear_model import LEARNED_FOLDER, LinearModel

_ROUNDS = 400
_STEP = 0.05
_SMALL = 0.02  # weights below this change no decision and are left out of the file


@dataclass(frozen=True, slots=True)
class Example:
    """One thing to be told, its answer, and the document it is from: folds never cut a document in two."""

    features: Collection[str]
    holds: bool
    document: str
    weight: float = 1.0


def fit(examples: Sequence[Example], *, penalty: float, seen: int = 2, threshold: float = 0.5) -> LinearModel:
    """The model by Adam on the weighted log loss with an L2 penalty; features seen too seldom are left out."""
    counts = Counter(feature for one in examples for feature in set(one.features))
    names = sorted(feature for feature, n in counts.items() if n >= seen)
    at = {feature: i for i, feature in enumerate(names)}
    rows = np.zeros((len(examples), len(names) + 1), dtype=np.float32)
    rows[:, -1] = 1
    for i, one in enumerate(examples):
        for feature in one.features:
            if feature in at:
                rows[i, at[feature]] = 1
    answers = np.array([one.holds for one in examples], dtype=np.float32)
    counting = np.array([one.weight for one in examples], dtype=np.float32)
    weights = _adam(rows, answers, counting / counting.sum(), penalty)
    kept = {name: round(float(w), 3) for name, w in zip(names, weights, strict=False) if abs(w) >= _SMALL}
    return LinearModel("", threshold, round(float(weights[-1]), 3), kept)


def _adam(
    rows: NDArray[np.float32], answers: NDArray[np.float32], shares: NDArray[np.float32], penalty: float
) -> NDArray[np.float32]:
    weights = np.zeros(rows.shape[1], dtype=np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    costs = np.full_like(weights, penalty)
    costs[-1] = 0
    for n in range(1, _ROUNDS + 1):
        told = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ ((told - answers) * shares) + costs * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weights -= _STEP * (mean / (1 - 0.9**n)) / (np.sqrt(square / (1 - 0.999**n)) + 1e-8)
    return weights


def told_apart(
    examples: Sequence[Example], always: Sequence[Example], *, folds: int, penalty: float, seen: int = 2
) -> list[float]:
    """The probability of each example by a model that has not seen its document; `always` is always trained on."""
    documents = sorted({one.document for one in examples})
    fold_of = {document: i % folds for i, document in enumerate(documents)}
    found = [0.0] * len(examples)
    for fold in range(folds):
        rest = [one for one in examples if fold_of[one.document] != fold]
        model = fit([*rest, *always], penalty=penalty, seen=seen)
        for i, one in enumerate(examples):
            if fold_of[one.document] == fold:
                found[i] = model.probability(one.features)
    return found


def write(model: LinearModel, name: str, *, because: str, trained_on: str) -> Path:
    """Write the model to knowledge/learned/NAME.json, one weight a line so that changes can be read."""
    path = LEARNED_FOLDER / f"{name}.json"
    fields = {
        "because": because,
        "trained_on": trained_on,
        "threshold": model.threshold,
        "bias": model.bias,
        "weights": dict(sorted(model.weights.items())),
    }
    path.write_text(json.dumps(fields, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
