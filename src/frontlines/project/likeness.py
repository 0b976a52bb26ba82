"""Likeness: which reports are copies of an earlier one, found without comparing each with each.

Texts are compared by their shingles, all runs of five words. MinHash (Broder 1997) gives each text a short sketch
from which the share of common shingles can be guessed; bands of the sketch are kept in the store, so that a newcomer
meets only reports it is likely to resemble, and these are then compared exactly.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

import numpy as np

from frontlines.model.ids import fold

_RUN = 5  # words in a shingle: common in the field; shorter runs take stock phrases for copies
# 24 bands of 3: two texts with half of their shingles in common meet with 96 %, with a fifth in common with 18 %.
_BANDS, _ROWS = 24, 3
_SEEDS = np.random.default_rng(1948)
_FACTORS = _SEEDS.integers(1, 2**63, size=(_BANDS * _ROWS, 1), dtype=np.uint64) | np.uint64(1)
_SHIFTS = _SEEDS.integers(0, 2**63, size=(_BANDS * _ROWS, 1), dtype=np.uint64)

# Looked at in the synthetic war and in 200 pairs of the current-events archive: above these are reprints, cut or with
# a new head; below are reports of their own that share a paragraph of background.
_ALIKE = 0.5  # of all shingles of the two
_CONTAINED = 0.7  # of the shorter one's shingles: a story cut down, or printed inside a longer one
_FEWEST = 20  # shingles of the shorter one for that; short items of one archive repeat their wording
_ALIKE_SHORT = 0.8  # what short texts must have in common
_DAYS = 14  # a reprint comes out soon; the same words years later are an anniversary or a template
_DAYS_SHORT = 3


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a text is compared: its shingles as hashes, and its bands as keys for the store."""

    shingles: frozenset[int]
    bands: tuple[int, ...]  # signed 64 bit, as databases keep them; empty for a text without words


def sketch_of(text: str) -> Sketch:
    """The sketch of a text; the same for texts that differ only in case, marks and accents."""
    words = fold(text).split()
    if not words:
        return Sketch(frozenset(), ())
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
    shingles = frozenset(_hash(run.encode()) for run in runs)
    values = np.fromiter(shingles, dtype=np.uint64, count=len(shingles))
    # Multiply-shift hashing; the multiplication is meant to run over.
    lowest = ((values * _FACTORS + _SHIFTS) >> np.uint64(1)).min(axis=1).reshape(_BANDS, _ROWS)
    bands = tuple(_signed(_hash(bytes([number]) + row.tobytes())) for number, row in enumerate(lowest))
    return Sketch(shingles, bands)


def is_copy(one: Sketch, other: Sketch, first: date | None, second: date | None) -> bool:
    """Whether two texts, published on these days (None: unknown), are so alike that one voice speaks in both."""
    shorter = min(len(one.shingles), len(other.shingles))
    if not shorter:
        return False
    apart = abs((first - second).days) if first and second else 0
    common = len(one.shingles & other.shingles)
    share = common / (len(one.shingles) + len(other.shingles) - common)
    if shorter < _FEWEST:
        return share >= _ALIKE_SHORT and apart <= _DAYS_SHORT
    return apart <= _DAYS and (share >= _ALIKE or common / shorter >= _CONTAINED)


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value
