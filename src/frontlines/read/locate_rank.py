"""Rank: how well each place that bears a name fits the report, by weights over what is known of it.

All names vote at once: a place gains by every other name of the report that may lie near it, in its region or in its
country, in proportion to how likely that name lies there. So a county and its small towns find each other, though
each of them alone would be taken for a greater namesake.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frontlines.lexicon.gazetteer import GazetteerEntry
from frontlines.lexicon.place_weights import FEATURES, PlaceWeights
from frontlines.read.locate_page import Near
from frontlines.read.locate_scan import Scanned

Numbers = NDArray[np.float64]

_VOTERS = 40  # names that vote, and
_CANDIDATES = 20  # places each may vote for: bounds the work on a report that lists a thousand
_GREAT = 100_000  # people: towns above are known far from home
_TOWNS = frozenset({"settlement", "capital", "supplement_point"})
_ROUNDS = 3
_KM = 60.0  # distance at which the nearness of two places stops to count much
_ENOUGH = 2.0  # votes of near names that count half of what any number of them can
_BROAD_KINDS = "continent region province river sea strait gulf canal lake mountain desert peninsula island"
BROAD = frozenset(_BROAD_KINDS.split())
_OF_REGION = ("ADM", "province", "region", "district")
_EARTH_KM = 6371.0
_AT = {name: index for index, name in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True)
class Asked:
    """One mention of a name: how present each candidate's country is there, and which of them lie in the place that
    the words put it in (None: the words put it in none)."""

    scanned: Scanned
    present: tuple[float, ...]
    inside: tuple[bool, ...] | None


@dataclass(frozen=True, slots=True)
class Ballot:
    """A name in all its mentions, the places that bear it, and what is known of each before any vote."""

    entries: tuple[GazetteerEntry, ...]
    known: Numbers  # candidates x features, the mean over the mentions; the votes' columns are still nought
    mentions: int


def ballot(asked: Sequence[Asked]) -> Ballot:
    """What is known of each candidate of one name from its mentions: "Iligan" and "Iligan City" are one name."""
    entries = tuple({entry.id: entry for one in asked for entry in one.scanned.entries}.values())
    row = {entry.id: index for index, entry in enumerate(entries)}
    known, seen = np.zeros((len(entries), len(FEATURES))), np.zeros(len(entries))
    for one in asked:
        rows = [row[entry.id] for entry in one.scanned.entries]
        known[rows] += _known(one)
        seen[rows] += 1
    known /= np.maximum(seen, 1)[:, None]
    known[:, _AT["bears_all_forms"]] = seen / len(asked)
    return Ballot(entries, known, len(asked))


def rank(ballots: Sequence[Ballot], weights: PlaceWeights) -> tuple[Mapping[str, float], ...]:
    """For each name the scores of its candidates by id; higher fits better."""
    scored = scores(ballots, features(ballots, weights), weights)
    return tuple(
        {entry.id: float(score) for entry, score in zip(one.entries, column, strict=True)}
        for one, column in zip(ballots, scored, strict=True)
    )


def alone(one: Ballot, asked: Asked, scored: Mapping[str, float], weights: PlaceWeights) -> Mapping[str, float]:
    """The scores of a name's candidates where one mention is judged by its own words, the votes as they were."""
    before = {entry.id: float(score) for entry, score in zip(one.entries, one.known @ weights.values, strict=True)}
    now = ballot([asked])
    return {
        entry.id: scored[entry.id] - before[entry.id] + float(score)
        for entry, score in zip(now.entries, now.known @ weights.values, strict=True)
    }


def scores(ballots: Sequence[Ballot], tables: Sequence[Numbers], weights: PlaceWeights) -> tuple[Numbers, ...]:
    """The weighted sums of the candidates' features."""
    return tuple(table @ weights.values for _, table in zip(ballots, tables, strict=True))


def features(ballots: Sequence[Ballot], weights: PlaceWeights) -> tuple[Numbers, ...]:
    """The candidates' features with the votes counted: what each name is taken for decides the others' votes."""
    tables = tuple(one.known.copy() for one in ballots)
    voters = [i for i, one in enumerate(ballots) if one.entries][:_VOTERS]
    if len(voters) < 2:
        return tables
    field = _Field(ballots, voters)
    for _ in range(_ROUNDS):
        field.count(tables, scores(ballots, tables, weights))
    return tables


def _known(one: Asked) -> Numbers:
    scanned = one.scanned
    known = np.zeros((len(scanned.entries), len(FEATURES)))
    towns: dict[str | None, int] = {}
    for entry in scanned.entries:
        if entry.feature.startswith("PPL") and entry.population > 1_000:
            towns[entry.country] = max(towns.get(entry.country, 0), entry.population)
    for row, entry in zip(known, scanned.entries, strict=True):
        # A place of the supplement stands for GeoNames' one of that name as well, and is as large.
        people = max(
            e.population for e in scanned.entries if e is entry or (entry.ours and e.country == entry.country)
        )
        row[_AT["size"]] += math.log10(people + 10) / 7
        row[_AT["great_town"]] += math.log10(max(1.0, people / _GREAT)) if _class(entry) in _TOWNS else 0.0
        row[_AT["own_name"]] += entry.main
        row[_AT[_class(entry)]] += 1
        if scanned.near is Near.REGION:
            row[_AT["called_region" if entry.feature.startswith(_OF_REGION) else "called_region_is_none"]] += 1
        elif entry.feature.startswith("ADM"):
            # "Idlib" is the town, "California" is not: the town must be a fair part of the region.
            row[_AT["region_of_town"]] += towns.get(entry.country, 0) > entry.population / 8
            row[_AT["called_settlement_is_region"]] += scanned.near is Near.SETTLEMENT
    # An ocean lies in no country: that none is spoken of says nothing against it.
    known[:, _AT["country_present"]] += [
        max(one.present) if entry.country is None else present
        for entry, present in zip(scanned.entries, one.present, strict=True)
    ]
    if one.inside is not None:
        known[:, _AT["said_inside"]] += one.inside
        known[:, _AT["said_elsewhere"]] += [not inside for inside in one.inside]
    return known


def _class(entry: GazetteerEntry) -> str:
    if entry.feature in ("PCLI", "ADM1", "ADM2", "PPLC"):
        return {"PCLI": "country", "ADM1": "first_level", "ADM2": "second_level", "PPLC": "capital"}[entry.feature]
    if entry.ours:
        return "supplement_broad" if entry.feature in BROAD else "supplement_point"
    return "settlement"


class _Field:
    """The voters and the candidates, held against each other once: near, in one region, in one country."""

    def __init__(self, ballots: Sequence[Ballot], voters: Sequence[int]) -> None:
        self._spans: list[tuple[int, int]] = []
        everyone: list[GazetteerEntry] = []
        for one in ballots:
            self._spans.append((len(everyone), len(everyone) + len(one.entries)))
            everyone += one.entries
        self._voting = [
            (i, np.arange(self._spans[i][0], min(self._spans[i][1], self._spans[i][0] + _CANDIDATES))) for i in voters
        ]
        chosen = np.concatenate([rows for _, rows in self._voting])
        owner = np.concatenate([np.full(len(rows), i) for i, rows in self._voting])
        names = np.concatenate([np.full(end - start, i) for i, (start, end) in enumerate(self._spans)])
        other = names[:, None] != owner[None, :]
        points = np.radians(
            [(np.nan, np.nan) if e.lat is None or e.lon is None else (e.lat, e.lon) for e in everyone]
        ).reshape(-1, 2)
        settled = np.array([not e.feature.startswith("ADM1") and e.feature not in BROAD for e in everyone])
        near = np.exp(-_distances(points, points[chosen]) / _KM) * settled[chosen][None, :] * settled[:, None]
        self._near = np.where(other, np.nan_to_num(near), 0.0)
        regions = _codes([_region(e) for e in everyone])
        countries = _codes([e.country for e in everyone])
        self._region = other & (regions[:, None] == regions[chosen][None, :]) & (regions[:, None] >= 0)
        self._country = other & (countries[:, None] == countries[chosen][None, :]) & (countries[:, None] >= 0)
        self._nowhere = countries < 0
        self._voters = len(voters)

    def count(self, tables: Sequence[Numbers], scored: Sequence[Numbers]) -> None:
        """Write the votes into the tables, each name voting by what its scores say it is."""
        shares = np.concatenate([_shares(scored[i][: len(rows)]) for i, rows in self._voting])
        near, region, country = self._near @ shares, self._region @ shares, self._country @ shares
        others = max(1, self._voters - 1)
        for table, (start, end) in zip(tables, self._spans, strict=True):
            table[:, _AT["near_others"]] = near[start:end] / (near[start:end] + _ENOUGH)
            table[:, _AT["region_of_others"]] = region[start:end] / (region[start:end] + _ENOUGH)
            table[:, _AT["region_share"]] = region[start:end] / others
            share = country[start:end] / others
            table[:, _AT["country_share"]] = np.where(self._nowhere[start:end], share.max(initial=0.0), share)


def _shares(scored: Numbers) -> Numbers:
    raised = np.exp(scored - scored.max())
    return np.asarray(raised / raised.sum())


def _region(entry: GazetteerEntry) -> str | None:
    name = entry.name if entry.feature in ("ADM1", "province") else entry.admin1
    return None if name is None or entry.country is None else f"{entry.country} {name}"


def _codes(names: Sequence[str | None]) -> NDArray[np.int64]:
    known: dict[str, int] = {}
    return np.array([-1 if name is None else known.setdefault(name, len(known)) for name in names])


def _distances(one: Numbers, other: Numbers) -> Numbers:
    lat, lon = one[:, 0][:, None], one[:, 1][:, None]
    lat2, lon2 = other[:, 0][None, :], other[:, 1][None, :]
    h = np.sin((lat2 - lat) / 2) ** 2 + np.cos(lat) * np.cos(lat2) * np.sin((lon2 - lon) / 2) ** 2
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, h))))
