"""Learn the weights of incident templates from the training half of MUC-4 (the form of GTT, MIT licence).

    python training/templates.py gtt-train.json

Reads every report with Frontlines, learns three judges by logistic regression with AdaGrad (numpy), chooses by
five-fold cross-validation on the same reports from which probability on an answer counts, and writes
src/frontlines/knowledge/learned/templates.tsv. Nothing else than the file named is looked at.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from thresholds import Judged, choose

from frontlines.intake import report_from_text
from frontlines.model.template import TemplateRole
from frontlines.read.kit import build_kit
from frontlines.read.pipeline import read
from frontlines.read.template_clues import Phrase, report_clues
from frontlines.read.template_phrases import key
from frontlines.read.templates import kind_clues, phrases_of, told_clues

OUT = Path(__file__).parents[1] / "src" / "frontlines" / "knowledge" / "learned" / "templates.tsv"
KINDS = ("attack", "bombing", "kidnapping", "arson")
SLOTS = {
    TemplateRole.PERPETRATOR: "PerpInd",
    TemplateRole.GROUP: "PerpOrg",
    TemplateRole.OBJECT: "Target",
    TemplateRole.VICTIM: "Victim",
    TemplateRole.WEAPON: "Weapon",
}
FOLDS = 5
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fit:
    """How hard a judge is trained."""

    least: int  # examples a clue must be seen in
    shrink: float
    rounds: int
    batch: int
    kept: float  # weights smaller than this are not shipped


KIND_FIT = Fit(least=4, shrink=3e-3, rounds=25, batch=128, kept=0.03)
SLOT_FIT = Fit(least=5, shrink=2e-5, rounds=12, batch=2048, kept=0.07)
SHARE_FIT = Fit(least=4, shrink=3e-3, rounds=15, batch=256, kept=0.05)


@dataclass(frozen=True, slots=True)
class Example:
    """One report: its clues, its phrases, and the gold."""

    clues: frozenset[str]
    phrases: dict[str, Phrase]
    templates: tuple[tuple[str, dict[str, tuple[frozenset[str], ...]]], ...]


@dataclass
class Trained:
    """One judge's vocabulary and weights."""

    index: dict[str, int]
    weights: Floats
    bias: Floats

    def judge(self, rows: Sequence[Sequence[str]]) -> Floats:
        """The probability of each answer for each row of clues."""
        ids, ends = packed(rows, self.index)
        counts = np.diff(ends)
        row = np.repeat(np.arange(len(counts)), counts)
        sums = np.stack([np.bincount(row, weights=w[ids], minlength=len(counts)) for w in self.weights.T], axis=1)
        return sigmoid(sums + self.bias)


def sigmoid(x: Floats) -> Floats:
    """Log-odds as probabilities."""
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def packed(rows: Sequence[Sequence[str]], index: dict[str, int]) -> tuple[Ints, Ints]:
    """Rows of clues as one array of numbers and the ends of its rows."""
    ids: list[int] = []
    ends = [0]
    for row in rows:
        ids.extend(index[c] for c in row if c in index)
        ends.append(len(ids))
    return np.array(ids, dtype=np.int64), np.array(ends, dtype=np.int64)


def fit(rows: Sequence[Sequence[str]], answers: Floats, how: Fit, groups: Sequence[int] | None = None) -> Trained:
    """Weights by AdaGrad; `groups` are the reports the rows come from, in which clues are counted once."""
    index = {c: i for i, c in enumerate(sorted(_frequent(rows, how.least, groups)))}
    ids, ends = packed(rows, index)
    n, k = answers.shape
    weights, bias = np.zeros((len(index), k)), np.full(k, -3.0)
    seen, seen_bias = np.full((len(index), k), 1e-6), np.full(k, 1e-6)
    random = np.random.default_rng(0)
    counts = np.diff(ends)
    for _ in range(how.rounds):
        order = random.permutation(n)
        for at in range(0, n, how.batch):
            chosen = order[at : at + how.batch]
            long = counts[chosen]
            starts = np.concatenate([[0], np.cumsum(long)[:-1]])
            here = ids[np.repeat(ends[chosen] - starts, long) + np.arange(long.sum())]
            row = np.repeat(np.arange(len(chosen)), long)
            sums = np.stack([np.bincount(row, weights=w[here], minlength=len(chosen)) for w in weights.T], axis=1)
            error = sigmoid(sums + bias) - answers[chosen]
            sums = np.stack([np.bincount(here, weights=e[row], minlength=len(index)) for e in error.T], axis=1)
            slope = 100 * (sums / len(chosen) + how.shrink * weights)
            seen += slope * slope
            weights -= 0.05 * slope / np.sqrt(seen)
            slope_bias = 100 * error.mean(axis=0)
            seen_bias += slope_bias * slope_bias
            bias -= 0.05 * slope_bias / np.sqrt(seen_bias)
    weights[np.abs(weights) < how.kept] = 0
    return Trained(index, np.round(weights, 2), np.round(bias, 2))


def _frequent(rows: Sequence[Sequence[str]], least: int, groups: Sequence[int] | None) -> set[str]:
    times: Counter[str] = Counter()
    last: dict[str, int] = {}
    for number, row in enumerate(rows):
        group = groups[number] if groups is not None else number
        for clue in set(row):
            if last.get(clue) != group:
                last[clue] = group
                times[clue] += 1
    return {c for c, n in times.items() if n >= least}


def examples(path: Path) -> list[Example]:
    """Every report of the file, read."""
    kit = build_kit()
    found: list[Example] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reading = read(report_from_text(row["doctext"], row["docid"], None), kit)
        templates = [
            (
                str(t["incident_type"]),
                {slot: tuple(frozenset(key(m[0]) for m in e) for e in t[slot] if e) for slot in SLOTS.values()},
            )
            for t in row["templates"]
        ]
        once = tuple(t for i, t in enumerate(templates) if t not in templates[:i])
        found.append(Example(frozenset(report_clues(reading)), phrases_of(reading, kit), once))
    return found


def kind_answers(example: Example) -> list[float]:
    """Which kinds the gold tells of, and whether of any."""
    told = [float(any(kind in t for t, _ in example.templates)) for kind in KINDS]
    return [*told, float(bool(example.templates))]


def main(path: str) -> None:
    """Read, train, choose thresholds, write."""
    reports = examples(Path(path))
    kind_rows = [sorted(e.clues) for e in reports]
    kind_gold = np.array([kind_answers(e) for e in reports])
    fold = np.arange(len(reports)) * FOLDS // len(reports)
    kind_chance = np.zeros_like(kind_gold)
    for k in range(FOLDS):
        trained = fit([r for r, f in zip(kind_rows, fold, strict=True) if f != k], kind_gold[fold != k], KIND_FIT)
        kind_chance[fold == k] = trained.judge([r for r, f in zip(kind_rows, fold, strict=True) if f == k])
    kinds = fit(kind_rows, kind_gold, KIND_FIT)
    rows: list[list[str]] = []
    share_rows: list[list[str]] = []
    owners: list[int] = []
    words: list[str] = []
    slot_gold: list[list[bool]] = []
    share_gold: list[list[bool]] = []
    for number, example in enumerate(reports):
        about = kind_clues(dict(zip((*KINDS, "any"), kind_chance[number], strict=True)))
        for text, phrase in example.phrases.items():
            share_rows.append(sorted(phrase.clues))
            rows.append([*share_rows[-1], *about, *told_clues(phrase, about)])
            owners.append(number)
            words.append(text)
            slot_gold.append([any(text in f for _, t in example.templates for f in t[s]) for s in SLOTS.values()])
            kinds_of = [i for i, t in example.templates if any(text in f for s in t.values() for f in s)]
            share_gold.append([any(kind in i for i in kinds_of) for kind in KINDS])
    slots_wanted, shares_wanted = np.array(slot_gold, dtype=float), np.array(share_gold, dtype=float)
    of_fold = fold[np.array(owners)]
    filling = np.flatnonzero(slots_wanted.any(axis=1))
    slot_chance, share_chance = np.zeros_like(slots_wanted), np.zeros_like(shares_wanted)
    for k in [*range(FOLDS), -1]:
        inside = np.flatnonzero(of_fold != k)
        slots = fit([rows[i] for i in inside], slots_wanted[inside], SLOT_FIT, [owners[i] for i in inside])
        trusted = [i for i in filling if of_fold[i] != k]
        shares = fit([share_rows[i] for i in trusted], shares_wanted[trusted], SHARE_FIT)
        outside = np.flatnonzero(of_fold == k)
        if len(outside):
            slot_chance[outside] = slots.judge([rows[i] for i in outside])
            share_chance[outside] = shares.judge([share_rows[i] for i in outside])
        print("fold", k, flush=True)
    judged = Judged(KINDS, tuple(SLOTS.values()), kind_chance, slot_chance, share_chance, owners, words)
    asked, f1 = choose(judged, reports)
    print(asked)
    print(f"templates F1 by cross-validation: {f1:.3f}")
    lines = [
        "# Learned by training/templates.py from the training half of MUC-4 (GTT, MIT). Weights in hundredths.",
        *_written("kinds", (*KINDS, "any"), kinds, told=[*asked.kinds, 0.5], empty=[*asked.empty, 0.5]),
        *_written("slots", tuple(SLOTS), slots, first=asked.slots, further=asked.further),
        *_written("shares", KINDS, shares, told=[asked.share] * len(KINDS)),
    ]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _written(name: str, answers: Sequence[str], trained: Trained, **bounds: Sequence[float]) -> list[str]:
    lines = ["\t".join(("#judge", name, *answers)), "\t".join(("#bias", *(f"{b:.2f}" for b in trained.bias)))]
    lines += ["\t".join(("#from", bound, *(f"{a:.2f}" for a in row))) for bound, row in bounds.items()]
    for clue, i in trained.index.items():
        row = np.rint(trained.weights[i] * 100).astype(int)
        if row.any() and not set("\t\n") & set(clue):
            lines.append("\t".join((clue, *map(str, row))))
    return lines


if __name__ == "__main__":
    main(sys.argv[1])
