"""Reckoning: the tolls of one incident reconciled by a named rule; a count is chosen, never added up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from frontlines.model.incident import Reckoning
from frontlines.model.known import Known
from frontlines.model.settings import TollRule
from frontlines.model.statement import Toll, TollKind
from frontlines.model.told import Told
from frontlines.picture.reckon_entry import Entry, Use, overlap
from frontlines.picture.reckon_sift import sift
from frontlines.picture.reckon_words import why_words

# Vague numerals as the reader counts them and at the lowest value they can have (ACLED: "tens" is 10, "dozens" 12,
# "hundreds" 100), the longer words first.
_VAGUE: tuple[tuple[str, int, int], ...] = (
    ("hundreds of thousands", 200_000, 100_000),
    ("tens of thousands", 20_000, 10_000),
    ("thousands", 2_000, 1_000),
    ("hundreds", 200, 100),
    ("scores", 40, 20),
    ("dozens", 24, 12),
    ("tens", 20, 10),
)


@dataclass(frozen=True, slots=True)
class _Bounds:
    low: int | None
    high: int | None
    estimate: bool


def reckon(
    tolls: Sequence[Told[Toll]], *, rule: TollRule, known: Known, shared: frozenset[str] = frozenset()
) -> tuple[Reckoning, ...]:
    """One reckoning for each kind of toll that is counted at all, in the order of `TollKind`.

    `tolls` are all tolls of one incident's event statements, in any order; `shared` holds the ids of those whose
    events lie in other incidents as well. Kinds of which nobody gives a number are left out.
    """
    entries = sift(tolls, known=known, shared=shared)
    found = (_reckon_kind([e for e in entries if e.toll.kind is kind], rule, known) for kind in TollKind)
    return tuple(reckoning for reckoning in found if reckoning)


def _reckon_kind(entries: Sequence[Entry], rule: TollRule, known: Known) -> Reckoning | None:
    used = [entry for entry in entries if entry.use is Use.USED]
    if not used:
        return None
    groups = list(dict.fromkeys(entry.within for entry in used))
    each = [_RULES[rule]([entry for entry in used if entry.within == group]) for group in groups]
    whole = each[0] if len(each) == 1 else _apart(each)
    disputed = any(
        one.source != other.source and one.within == other.within and not overlap(one.toll, other.toll)
        for n, one in enumerate(used)
        for other in used[:n]
    )
    sources = {entry.source for entry in used}
    return Reckoning(
        kind=used[0].toll.kind,
        low=whole.low,
        high=whole.high,
        estimate=whole.estimate,
        rule=rule.value,
        independent=len(sources),
        disputed=disputed,
        statements=tuple(entry.told.id for entry in used),
        why=why_words(entries, rule=rule, disputed=disputed, groups=len(groups), known=known),
    )


def _apart(each: Sequence[_Bounds]) -> _Bounds:
    """Counts of groups with nobody in common: at least the largest of them; open above, for none is added."""
    lows = [bounds.low for bounds in each if bounds.low is not None]
    return _Bounds(max(lows, default=None), None, any(bounds.estimate for bounds in each))


def _range(entries: Sequence[Entry]) -> _Bounds:
    """Lowest to highest number anybody gives; an end is open where the outermost number is itself an open bound."""
    tolls = [entry.toll for entry in entries]
    lows = [toll.low for toll in tolls if toll.low is not None]
    highs = [toll.high for toll in tolls if toll.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and any(t.low is None and t.high is not None and t.high <= low for t in tolls):
        low = None  # "up to 10" against "12"
    if high is not None and any(t.high is None and t.low is not None and t.low >= high for t in tolls):
        high = None  # "at least 15" against "12"
    ends = [toll for toll in tolls if {toll.low, toll.high} & ({low, high} - {None})]
    return _Bounds(low, high, any(toll.estimate for toll in ends))


def _conservative(entries: Sequence[Entry]) -> _Bounds:
    """The lowest number anybody gives, as one number; "up to 10" has none and leaves the low end open."""
    stated = sorted(
        (low, False) if (low := lowest(entry.toll)) is not None else (entry.toll.high or 0, True) for entry in entries
    )
    number, is_open = stated[0]
    return _Bounds(None if is_open else number, number, estimate=False)


def _latest(entries: Sequence[Entry]) -> _Bounds:
    """The count reported last; where one report gives several sources' counts last, the range of these."""
    last = max(entry.stamp for entry in entries)
    return _range([entry for entry in entries if entry.stamp == last])


_RULES: Mapping[TollRule, Callable[[Sequence[Entry]], _Bounds]] = {
    TollRule.RANGE: _range,
    TollRule.CONSERVATIVE: _conservative,
    TollRule.LATEST: _latest,
}


def lowest(toll: Toll) -> int | None:
    """The least a count can mean: a vague numeral at its lowest value, else its low bound; None: open below."""
    words = toll.evidence[0].exact.lower()
    for numeral, read_as, least in _VAGUE:
        if toll.low == read_as and toll.high is None and numeral in words:
            return least
    return toll.low
