"""Train the weighing of two brief reports: whether event statements of theirs are one event (joining_brief.json).

    python training/joining.py current_events_conflict_2002_2025.jsonl [--dry]

Learns from the pairs of items marked by hand for tuning: the part `dev` of benchmarks/incident_pairs/pairs.csv, and
more.csv beside it. Of all pairs of statements of two items the likeliest speaks for them, found anew after each fit.
Weights are pulled towards the general ones of joining.yaml. Prints precision and recall on items not learned from,
for several thresholds; with --dry nothing is written.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from linear import write
from numpy.typing import NDArray

from frontlines.lexicon.joining import LOGITS, load_joining
from frontlines.lexicon.linear_model import LinearModel
from frontlines.model.joining import JoinRules
from frontlines.picture.incident_blocks import keys_of
from frontlines.picture.incident_profile import Profile
from frontlines.picture.incident_reasons import REASONS
from frontlines.picture.incident_score import reasons

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from incident_pairs.choose import tied  # noqa: E402 (as below)
from incidents import DIFFERENT, SAME, Archive, Pair, marked_pairs, read_archive  # noqa: E402 (a script, no package)

MORE = ROOT / "benchmarks" / "incident_pairs" / "more.csv"
NAMES = sorted(REASONS)
PENALTY = 5.0  # chosen, like the fit's form, by eight-fold cross-validation over groups of items
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8)
THRESHOLD = 0.65
FOLDS, REPEATS = 8, 4
_REFITS, _STEPS = 8, 25
_BECAUSE = (
    "Items of a few lines repeat little of what is known and are of their day, so that less in common says more, and "
    "days apart say more, than between two long reports."
)

Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """Two items: what speaks for or against each pair of their statements, and whether they tell of one event."""

    rows: Rows  # pairs of statements x reasons, how far each holds
    same: bool
    group: str  # items tied by pairs are of one group: folds never cut one in two


def main() -> None:
    """Read, measure by cross-validation, train on all, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--dry", action="store_true", help="only measure")
    given = options.parse_args()
    rules = load_joining()
    pairs = training_pairs()
    archive = read_archive(given.corpus, {item for pair in pairs for item in (pair.first, pair.second)}, rules)
    examples = examples_of(pairs, archive, rules)
    told = held_out(examples, rules)
    trained_on = (
        f"{len(examples)} pairs of items of the current events portal marked by hand (benchmarks/incident_pairs), "
        f"{sum(one.same for one in examples)} of one event. In {FOLDS} folds over the items, at the threshold: "
        f"{figures(examples, told, THRESHOLD)}."
    )
    for threshold in THRESHOLDS:
        sys.stdout.write(f"{threshold}: {figures(examples, told, threshold)}\n")
    weights, bias = fit(examples, rules)
    kept = {name: round(float(weight), 2) for name, weight in zip(NAMES, weights, strict=True) if abs(weight) >= 0.01}
    sys.stdout.write(f"{trained_on}\n")
    if not given.dry:
        model = LinearModel("joining_brief", THRESHOLD, round(bias, 3), kept)
        write(model, "joining_brief", because=_BECAUSE, trained_on=trained_on)


def training_pairs() -> list[Pair]:
    """The pairs marked `same` or `different` that are not kept aside."""
    dev = (pair for pair in marked_pairs() if pair.part == "dev")
    return [pair for pair in (*dev, *marked_pairs(MORE)) if pair.mark in (SAME, DIFFERENT)]


def examples_of(pairs: Sequence[Pair], archive: Archive, rules: JoinRules) -> list[Example]:
    """Each pair with the reasons between its statements; none where the two are never compared."""
    group = tied((pair.first, pair.second) for pair in pairs)
    return [Example(_rows(pair, archive, rules), pair.mark == SAME, group[pair.first]) for pair in pairs]


def _rows(pair: Pair, archive: Archive, rules: JoinRules) -> Rows:
    ones, others = (
        [archive.profile(told, rules) for told in archive.events.get(item, ())] for item in (pair.first, pair.second)
    )
    found = []
    for one in ones:
        for other in others:
            if not set(keys_of(one, rules)) & set(keys_of(other, rules)):
                continue
            if held := _strengths(one, other, rules):
                found.append([held.get(name, 0.0) for name in NAMES])
    return np.array(found, dtype=np.float64).reshape(len(found), len(NAMES))


def _strengths(one: Profile, other: Profile, rules: JoinRules) -> dict[str, float]:
    held: dict[str, float] = defaultdict(float)
    a, b = sorted((one, other), key=lambda profile: profile.id)
    for reason in reasons(a, b, rules):
        held[reason.name] += reason.strength
    return held


def fit(examples: Sequence[Example], rules: JoinRules) -> tuple[Rows, float]:
    """Weights in the order of NAMES and the bias, both of log odds, by Newton's method with an L2 penalty.

    What speaks for a join in general does not speak against it here, nor the other way round: it may weigh nothing.
    """
    general = np.array([rules.general.weights.get(name, 0.0) * LOGITS for name in NAMES])
    weights, bias = general.copy(), (rules.general.base - rules.bars.join) * LOGITS
    compared = [one for one in examples if len(one.rows)]
    answers = np.array([one.same for one in compared], dtype=np.float64)
    for _ in range(_REFITS):
        best = np.array([one.rows[np.argmax(one.rows @ weights)] for one in compared])
        free = np.ones(len(NAMES), dtype=bool)
        while True:
            found, bias = _newton(best[:, free], answers, general[free], bias)
            turned = found * general[free] < 0
            weights = np.zeros(len(NAMES))
            weights[free] = np.where(turned, 0.0, found)
            if not turned.any():
                break
            free[np.flatnonzero(free)[turned]] = False
    return weights, bias


def _newton(rows: Rows, answers: Rows, general: Rows, bias: float) -> tuple[Rows, float]:
    weights = general.copy()
    for _ in range(_STEPS):
        told = 1 / (1 + np.exp(-np.clip(rows @ weights + bias, -30, 30)))
        sure = told * (1 - told) + 1e-6
        slope = np.append(rows.T @ (told - answers) + PENALTY * (weights - general), (told - answers).sum())
        bend = np.empty((len(weights) + 1, len(weights) + 1))
        bend[:-1, :-1] = rows.T @ (rows * sure[:, None]) + PENALTY * np.eye(len(weights))
        bend[:-1, -1] = bend[-1, :-1] = rows.T @ sure
        bend[-1, -1] = sure.sum()
        step = np.linalg.solve(bend, slope)
        weights, bias = weights - step[:-1], bias - float(step[-1])
        if np.abs(step).max() < 1e-6:
            break
    return weights, bias


def held_out(examples: Sequence[Example], rules: JoinRules) -> Rows:
    """The probability of each example by models that saw none of its group, the mean over several foldings."""
    groups = sorted({one.group for one in examples})
    odds = np.zeros(len(examples))
    for repeat in range(REPEATS):
        order = np.random.default_rng(repeat).permutation(len(groups))
        fold_of = {groups[group]: n % FOLDS for n, group in enumerate(order)}
        for fold in range(FOLDS):
            weights, bias = fit([one for one in examples if fold_of[one.group] != fold], rules)
            for n, one in enumerate(examples):
                if fold_of[one.group] == fold:
                    odds[n] += (float((one.rows @ weights).max()) + bias if len(one.rows) else -30.0) / REPEATS
    return 1 / (1 + np.exp(-odds))


def figures(examples: Sequence[Example], told: Rows, threshold: float) -> str:
    """Precision and recall of pairs of items at a threshold."""
    joined = told >= threshold
    same = np.array([one.same for one in examples])
    return (
        f"precision {(same & joined).sum() / max(1, joined.sum()):.3f}, "
        f"recall {(same & joined).sum() / same.sum():.3f}"
    )


if __name__ == "__main__":
    main()
