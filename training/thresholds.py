"""From which probability on a kind of incident, a slot and a share count: what gives the best F1 over templates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from frontlines.read.template_clues import Phrase

_SLOT_STEPS = (0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4)
_FURTHER_STEPS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 2.0)
_EMPTY_STEPS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
_KIND_STEPS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.9)
_SHARE_STEPS = (0.1, 0.2, 0.3, 0.4, 0.5)
_ROUNDS = 2

Roles = Mapping[str, Sequence[frozenset[str]]]
Given = tuple[str, dict[str, list[str]]]


class Report(Protocol):
    """A report with its phrases and gold."""

    @property
    def phrases(self) -> Mapping[str, Phrase]:
        """By their key."""

    @property
    def templates(self) -> Sequence[tuple[str, Roles]]:
        """The kind of each, and each slot's entities with all their forms."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judges say of all reports, each judged by those that did not see it."""

    kinds: tuple[str, ...]
    slots: tuple[str, ...]
    kind_chance: npt.NDArray[np.float64]
    slot_chance: npt.NDArray[np.float64]
    share_chance: npt.NDArray[np.float64]
    owners: Sequence[int]
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """Thresholds."""

    kinds: tuple[float, ...]
    empty: tuple[float, ...]  # for a template with no slot filled
    slots: tuple[float, ...]  # for the likeliest filler
    further: tuple[float, ...]  # for the others
    share: float


def choose(judged: Judged, reports: Sequence[Report]) -> tuple[Asked, float]:
    """Thresholds one after the other, twice round; and the F1 they reach."""
    k, s = len(judged.kinds), len(judged.slots)
    asked = Asked((0.15,) * k, (0.15,) * k, (0.2,) * s, (0.25,) * s, 0.4)
    best = measure(judged, reports, asked)
    for _ in range(_ROUNDS):
        for turn in range(2 * (k + s) + 1):
            for one in _tried(asked, turn):
                f1 = measure(judged, reports, one)
                if f1 > best:
                    best, asked = f1, one
    return asked, best


def _tried(asked: Asked, turn: int) -> Iterator[Asked]:
    """Each value for one of the thresholds."""
    rows = (("kinds", _KIND_STEPS), ("empty", _EMPTY_STEPS), ("slots", _SLOT_STEPS), ("further", _FURTHER_STEPS))
    for name, steps in rows:
        row: tuple[float, ...] = getattr(asked, name)
        if turn < len(row):
            for step in steps:
                yield replace(asked, **{name: (*row[:turn], step, *row[turn + 1 :])})
            return
        turn -= len(row)
    yield from (replace(asked, share=step) for step in _SHARE_STEPS)


def measure(judged: Judged, reports: Sequence[Report], asked: Asked) -> float:
    """F1 over all slots of all templates, the kind among them."""
    hits = size = 0
    for report, given in zip(reports, build(judged, reports, asked), strict=True):
        hits += best_hits(report.templates, given)
        size += sum(1 + sum(map(len, roles.values())) for _, roles in (*report.templates, *given))
    return 2 * hits / size if size else 0.0


def build(judged: Judged, reports: Sequence[Report], asked: Asked) -> list[list[Given]]:
    """The templates of each report under these thresholds."""
    likely: list[list[int]] = [[] for _ in reports]
    lowest = np.minimum(np.array(asked.slots), np.array(asked.further))
    for row in np.flatnonzero((judged.slot_chance >= lowest).any(axis=1)):
        likely[judged.owners[row]].append(int(row))
    found: list[list[Given]] = []
    for number, report in enumerate(reports):
        told = [i for i, a in enumerate(asked.kinds) if judged.kind_chance[number, i] >= a]
        filled = {}
        for s, slot in enumerate(judged.slots):
            rows = [r for r in likely[number] if judged.slot_chance[r, s] >= lowest[s]] if told else []
            filled[slot] = [
                r
                for i, r in enumerate(_each_once(rows, s, judged, report))
                if judged.slot_chance[r, s] >= (asked.further[s] if i else asked.slots[s])
            ]
        found.append([])
        for kind in told:
            shares = {
                slot: [
                    judged.words[r] for r in rows if len(told) == 1 or _share(judged, r, kind, told) >= asked.share
                ]
                for slot, rows in filled.items()
            }
            if any(shares.values()) or judged.kind_chance[number, kind] >= asked.empty[kind]:
                found[-1].append((judged.kinds[kind], shares))
    return found


def _share(judged: Judged, row: int, kind: int, told: Sequence[int]) -> float:
    return float(judged.share_chance[row, kind] / judged.share_chance[row, list(told)].sum())


def _each_once(rows: list[int], slot: int, judged: Judged, report: Report) -> list[int]:
    kept: list[int] = []
    for row in sorted(rows, key=lambda r: -judged.slot_chance[r, slot]):
        words, phrase = set(judged.words[row].split()), report.phrases[judged.words[row]]
        others = [(set(judged.words[k].split()), report.phrases[judged.words[k]]) for k in kept]
        if not any(words <= w or w <= words or phrase.heads & p.heads or phrase.actors & p.actors for w, p in others):
            kept.append(row)
    return kept


def best_hits(gold: Sequence[tuple[str, Roles]], given: Sequence[Given]) -> int:
    """Slots right under the best pairing; of each kind at most one template is given."""
    hits = 0
    for kind, roles in given:
        hits += max(
            (
                1 + sum(_right(fillers, wanted[slot]) for slot, fillers in roles.items())
                for name, wanted in gold
                if kind in name
            ),
            default=0,
        )
    return hits


def _right(fillers: Sequence[str], wanted: Sequence[frozenset[str]]) -> int:
    left = list(wanted)
    right = 0
    for filler in fillers:
        match = next((forms for forms in left if filler in forms), None)
        if match is not None:
            left.remove(match)
            right += 1
    return right
