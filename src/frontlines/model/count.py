"""Counts as bounds: what the reporter gave, never a single invented number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things as bounds; `None` is an open bound.

    "at least 12" is (12, None); "up to 40" is (None, 40); "nine" is (9, 9); "about 300" is (300, 300) with
    `estimate`; vague numerals follow the gold guide: tens 20, dozens 24, scores 40, hundreds 200,
    thousands 2000, tens of thousands 20000, hundreds of thousands 200000, several 3 (high open, estimate);
    "no one" is (0, 0).
    """

    low: int | None
    high: int | None
    estimate: bool = False
