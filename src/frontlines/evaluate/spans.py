"""Spans against spans: how marked pieces of a text are paired with read ones."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from frontlines.evaluate.scores import Tally


class Marked(Protocol):
    """Anything that covers `text[start:end]`."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """One past the last."""


G = TypeVar("G")
P = TypeVar("P")


def same_span(gold: Marked, given: Marked) -> bool:
    """The same words."""
    return gold.start == given.start and gold.end == given.end


def overlapping(gold: Marked, given: Marked) -> bool:
    """At least one code point in common."""
    return gold.start < given.end and given.start < gold.end


def paired(
    gold: Sequence[G], given: Sequence[P], same: Callable[[G, P], bool]
) -> tuple[list[tuple[G, P]], list[G], list[P]]:
    """Pairs one to one, in the order of the gold, each with the first of ours that fits; then what both have left."""
    left, pairs, missed = list(range(len(given))), [], []
    for wanted in gold:
        hit = next((i for i in left if same(wanted, given[i])), None)
        if hit is None:
            missed.append(wanted)
        else:
            left.remove(hit)
            pairs.append((wanted, given[hit]))
    return pairs, missed, [given[i] for i in left]


def tally(pairs: Sequence[object], missed: Sequence[object], extra: Sequence[object]) -> Tally:
    """The counts of a pairing."""
    return Tally(len(pairs), len(pairs) + len(missed), len(pairs) + len(extra))
