"""Blocks: keys such that two event statements are compared only if they share one.

A key depends on its statement alone, so that it can be stored and looked up when another statement comes years later.
All keys are bound to a stretch of a few days, and to a place of 50 km or to something rarer: however long the archive
grows, a block holds what happened there in those days.
"""

import math
from collections.abc import Iterator, Mapping

from frontlines.model.joining import JoinRules, Span
from frontlines.model.known import Known
from frontlines.model.place import PlacePrecision
from frontlines.model.statement import Event, Toll, TollKind
from frontlines.model.told import Told
from frontlines.picture.incident_profile import Profile, Spot, profile_of
from frontlines.picture.incident_tolls import number_of
from frontlines.picture.incident_words import weight_of

MOST_KEYS = 60
_DEGREE = 111.2  # kilometres in a degree of latitude
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.SEA})
_COUNTED = (TollKind.KILLED, TollKind.INJURED, TollKind.ABDUCTED, TollKind.DETAINED)
_LEAST_TOLL = 3  # a toll of one or two is no mark of an event
_MOST_WORDS = 8
_MOST_BINS = 14  # stretches of days of one statement: a month and a half


def block_keys(
    event: Told[Event],
    tolls: Mapping[str, Told[Toll]],
    known: Known,
    rules: JoinRules,
    words: frozenset[str] | None = None,
) -> tuple[str, ...]:
    """The keys of an event statement; `words` is the signature of its passage."""
    return keys_of(profile_of(event, tolls, known, rules, words), rules)


def keys_of(profile: Profile, rules: JoinRules) -> tuple[str, ...]:
    """The keys of a statement, none where it says too little of when; at most 60.

    - each grid cell of each of its first places, or the place itself where it is wide or has no point;
    - the country with a named actor, or with the number killed, hurt or taken: so that "in Pakistan" meets Peshawar;
    - the longest of the rare words of its passage, where places are missing, wrong or too wide;
    - a named actor or a number killed, hurt or taken alone, within a few days, for those who tell no place;
    - for what happened in a year or season gone by, the rare words alone, by the days of its publication.
    """
    bins = list(_bins(profile, rules.span))
    if not bins:
        return tuple(
            f"then {word} {day}" for word in _rare(profile, rules) for day in _published(profile, rules.span)
        )
    found = dict.fromkeys(f"at {spot.id} {day}" for day in _earlier(profile, rules.span) for spot in profile.spots)
    found |= dict.fromkeys(f"{key} {day}" for key in _keys(profile, rules, cells=len(bins) == 2) for day in bins)
    found |= dict.fromkeys(f"{key} {day}" for key in _untold(profile) for day in _few_days(profile, rules.span))
    return tuple(found)[:MOST_KEYS]


def _earlier(profile: Profile, span: Span) -> Iterator[int]:
    """The stretches in which something told as going on, or as over, may have been told of before."""
    if profile.since < profile.first:
        half = span.bin // 2
        last = profile.first if profile.dated else profile.published
        yield from range(profile.since // half, last // half)


def _bins(profile: Profile, span: Span) -> Iterator[int]:
    """Overlapping stretches of days: two statements within half a stretch of each other share one."""
    half = span.bin // 2
    if profile.dated and profile.last - profile.first >= half * (_MOST_BINS - 2):
        return
    # What is undated goes by its publication, which is also how two undated statements are compared.
    first, last = (profile.first, profile.last) if profile.dated else (profile.published, profile.published)
    yield from range(first // half, last // half + 2)


def _keys(profile: Profile, rules: JoinRules, *, cells: bool) -> Iterator[str]:
    for spot in profile.spots:
        if spot.precision not in _WIDE:
            yield f"at {spot.id}"
    actors = sorted({party.id for party in (*profile.initiators, *profile.targets)})
    for country in sorted({spot.country for spot in profile.spots if spot.country}):
        for actor in actors:
            yield f"in {country} {actor}"
        for kind in _COUNTED:
            for toll in profile.tolls.get(kind, ()):
                if (number := number_of(toll)) >= _LEAST_TOLL:
                    yield f"in {country} {kind.value} {number}"
    if cells:
        for spot in profile.spots:
            if spot.exact and spot.point is not None:
                yield from _cells(spot, rules.reach.near)
    for word in _rare(profile, rules):
        yield f"word {word}"


def _rare(profile: Profile, rules: JoinRules) -> list[str]:
    rare = [word for word in profile.around.words if weight_of(word, rules) == 1.0]
    return sorted(rare, key=lambda word: (-len(word), word))[:_MOST_WORDS]


def _published(profile: Profile, span: Span) -> Iterator[int]:
    half = span.bin // 2
    yield from range(profile.published // half, profile.published // half + 2)


def _untold(profile: Profile) -> Iterator[str]:
    """What may tie a statement without a place to another: whoever has a place holds the same keys."""
    for party in sorted({party.id for party in (*profile.initiators, *profile.targets) if party.proper}):
        yield f"by {party}"
    for kind in _COUNTED:
        for toll in profile.tolls.get(kind, ()):
            if (number := number_of(toll)) >= _LEAST_TOLL:
                yield f"{kind.value} {number}"


def _few_days(profile: Profile, span: Span) -> Iterator[int]:
    """Stretches of a few days by the publication: two statements published `span.assumed` days apart share one."""
    yield from range(profile.published // span.assumed, profile.published // span.assumed + 2)


def _cells(spot: Spot, near: float) -> Iterator[str]:
    """Cells of four grids, twice `near` wide and shifted by half: any two points within `near` share at least one."""
    assert spot.point is not None  # noqa: S101 (asked by the caller)
    lat, lon = spot.point
    height = near / _DEGREE
    for shift in (0, 1):
        row = math.floor((lat + 90) / height + shift) // 2
        # Degrees of longitude shrink towards the poles; the row's edge nearer the pole decides for all of the row.
        low, high = (2 * row - shift) * height - 90, (2 * row + 2 - shift) * height - 90
        edge = min(89.0, max(abs(low), abs(high)))
        width = height / math.cos(math.radians(edge))
        for offset in (0, 1):
            column = math.floor((lon + 180) / width + offset) // 2
            yield f"cell {shift}{offset} {row} {column}"
