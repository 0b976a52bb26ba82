"""Choose: which of the places that bear a name is meant, or none. The report's countries and other places decide."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from frontlines.lexicon.gazetteer import Gazetteer, GazetteerEntry
from frontlines.lexicon.place_weights import load_place_weights
from frontlines.model.ids import fold
from frontlines.model.sentence import Sentence
from frontlines.read.locate_page import Near
from frontlines.read.locate_rank import BROAD, Asked, Ballot, alone, ballot, rank
from frontlines.read.locate_scan import Scanned

# Tuned on half of GeoWebNews and of the Local-Global Lexicon and on the development stories; tenths, as in the scan.
_ACCEPT = 7.5
_LISTED = 3.0  # for a name in a list of places
_LINKS = ([","], ["and"], [",", "and"], ["or"], ["/"])
_LISTED_WITHIN = 4  # names looked at for the next of a list
_SURE = 7.0  # a place so well known needs no more evidence
_FADE = 6.0  # sentences over which a country named elsewhere loses weight
_VILLAGES = frozenset({"village", "villages", "hamlet"})
_SMALL = 20_000  # people that no village has
_TOWNS = frozenset({"city", "town", "village"})
_NO_RIVAL = 0.0  # the score that a place without namesakes is held against


@dataclass(frozen=True, slots=True)
class Chosen:
    """A name that was taken for a place. `entry` is None for a place known only from the report."""

    scanned: Scanned
    entry: GazetteerEntry | None
    confidence: float
    candidates: int


@dataclass(slots=True)
class Countries:
    """How much the report speaks of each country, and where."""

    at: dict[str, dict[int, float]] = field(default_factory=dict)  # country -> sentence -> weight
    _cache: dict[tuple[str, int], float] = field(default_factory=dict)
    _totals: dict[str, float] = field(default_factory=dict)

    def add(self, country: str | None, sentence: int, weight: float = 1.0) -> None:
        """Count one mention of a country or of a place or people of it."""
        if country:
            held = self.at.setdefault(country, {})
            held[sentence] = held.get(sentence, 0.0) + weight
            self._cache.clear()
            self._totals.clear()

    def weight(self, country: str | None, sentence: int) -> float:
        """0..1: how present a country is around a sentence, next to the most present one."""
        if not country or country not in self.at:
            return 0.0
        key = (country, sentence)
        if key not in self._cache:
            self._cache[key] = self._near(country, sentence)
        return self._cache[key]

    def main(self) -> str | None:
        """The country most spoken of, or None."""
        totals = self._all()
        return max(totals, key=lambda c: (totals[c], c), default=None)

    def _all(self) -> dict[str, float]:
        if not self._totals:
            self._totals = {c: sum(at.values()) for c, at in self.at.items()}
        return self._totals

    def _near(self, country: str, sentence: int) -> float:
        close = {c: sum(w * math.exp(-abs(s - sentence) / _FADE) for s, w in at.items()) for c, at in self.at.items()}
        totals = self._all()
        share = totals[country] / max(totals.values())
        return 0.6 * close[country] / max(max(close.values()), 0.3) + 0.4 * share


def named_countries(sentences: Sequence[Sentence], gazetteer: Gazetteer, hint: str | None) -> Countries:
    """Count the countries and peoples that the report names outright."""
    countries = Countries()
    for number, sentence in enumerate(sentences):
        tokens = sentence.tokens
        boost = 1.5 if number < 3 else 1.0  # the lead sentences set the scene
        for index, token in enumerate(tokens):
            if not token.text[0].isupper():
                continue
            people = gazetteer.people(token.text)
            if people is not None:
                countries.add(people, number, 0.8 * boost)
                continue
            first = gazetteer.candidates(token.text)
            if first and first[0].feature == "PCLI":
                larger = (
                    index + 1 < len(tokens) and tokens[index + 1].pos == "PROPN" and token.lower in ("jordan", "chad")
                )
                countries.add(None if larger else first[0].country, number, boost)
    if hint is not None:
        countries.add(gazetteer.country(hint) or hint, 0, 2.0)
    return countries


def choose(
    options: Sequence[Sequence[Scanned]],
    sentences: Sequence[Sentence],
    gazetteer: Gazetteer,
    *,
    hint: str | None = None,
) -> tuple[tuple[Chosen, ...], Countries]:
    """Two passes: the first finds the report's sure places, the second judges all by them."""
    countries = named_countries(sentences, gazetteer, hint)
    first = _pass(options, sentences, countries)
    for chosen in first:
        if chosen.entry is not None and chosen.entry.feature != "PCLI" and chosen.confidence >= 0.5:
            countries.add(chosen.entry.country, chosen.scanned.sentence, 0.7)
    return _pass(options, sentences, countries), countries


def _pass(
    options: Sequence[Sequence[Scanned]], sentences: Sequence[Sentence], countries: Countries
) -> tuple[Chosen, ...]:
    held = _gate(options, sentences, countries)
    groups = _groups(held)
    asked = _asked(held, sentences, countries)
    ballots = [ballot([asked[i] for i in indices]) for indices in groups.values()]
    weights = load_place_weights()
    totals = rank(ballots, weights)
    picked: dict[int, Chosen] = {}
    plain: dict[str, str] = {}  # what the bare name was taken for: "Basilan province" is then no second Basilan
    for ((name, as_region), indices), one, total in sorted(
        zip(groups.items(), ballots, totals, strict=True), key=lambda item: item[0][0][1]
    ):
        best = max(total, key=lambda p: (total[p], p), default=None)
        if as_region and not _is_town(held[indices[0]], plain.get(name)) and plain.get(name) in total:
            best = plain[name]
        elif not as_region and best is not None:
            plain[name] = best
        for i in indices:
            own, table = best, total
            bears = {entry.id for entry in held[i].entries}
            if own not in bears:
                own = max(bears, key=lambda p: (total[p], p), default=None)
            if asked[i].inside is not None and table:  # "Tripoli, Lebanon" may contradict the rest of the report
                table = alone(one, asked[i], total, weights)
                own = max(table, key=lambda p: (table[p], p))
            if _is_village(held[i]) and not any(asked[i].inside or (True,)):
                own = None
            picked[i] = _as_chosen(held[i], own, table)
    return tuple(picked[i] for i in sorted(picked))


def ballots_of(
    options: Sequence[Sequence[Scanned]], sentences: Sequence[Sentence], countries: Countries
) -> tuple[tuple[Ballot, tuple[Scanned, ...]], ...]:
    """Every name with its mentions as they are put to the vote: what the weights are learned from."""
    held = _gate(options, sentences, countries)
    asked = _asked(held, sentences, countries)
    return tuple(
        (ballot([asked[i] for i in indices]), tuple(held[i] for i in indices)) for indices in _groups(held).values()
    )


def _groups(held: Sequence[Scanned]) -> dict[tuple[str, bool], list[int]]:
    groups: dict[tuple[str, bool], list[int]] = {}
    for index, scanned in enumerate(held):
        key = (fold(scanned.name).removesuffix(" city"), scanned.near is Near.REGION)
        known = groups.get(key)
        if known is not None and not _share_entries(held[known[0]], scanned):
            key = (f"{key[0]} {scanned.text}", key[1])  # "WASHINGTON" and "Wash.": one key, other places
        groups.setdefault(key, []).append(index)
    return groups


def _share_entries(one: Scanned, other: Scanned) -> bool:
    return bool({e.id for e in one.entries} & {e.id for e in other.entries}) or not one.entries


def _asked(held: Sequence[Scanned], sentences: Sequence[Sentence], countries: Countries) -> list[Asked]:
    holders = _containers(held, sentences)
    return [
        Asked(
            scanned,
            tuple(countries.weight(entry.country, scanned.sentence) for entry in scanned.entries),
            tuple(_inside(entry, holders[i]) for entry in scanned.entries) if i in holders else None,
        )
        for i, scanned in enumerate(held)
    ]


def _is_town(scanned: Scanned, place: str | None) -> bool:
    return any(e.id == place and (e.feature.startswith("PPL") or e.feature in _TOWNS) for e in scanned.entries)


def _as_chosen(scanned: Scanned, place: str | None, scores: Mapping[str, float]) -> Chosen:
    entry = next((e for e in scanned.entries if e.id == place), None)
    if entry is None:
        return Chosen(scanned, None, 0.4, 0)
    others = [s for p, s in scores.items() if p != place and not _same_spot(entry, p, scanned.entries)]
    margin = (scores[entry.id] - max(others, default=_NO_RIVAL)) / 2.5
    confidence = 1.0 / (1.0 + math.exp(0.3 - 2.5 * margin - 0.08 * (scanned.plus - scanned.minus)))
    return Chosen(scanned, entry, round(min(0.99, max(0.05, confidence)), 2), len(scanned.entries))


def _same_spot(entry: GazetteerEntry, other: str, entries: Iterable[GazetteerEntry]) -> bool:
    found = next((e for e in entries if e.id == other), None)
    if found is None or found.country != entry.country:
        return False
    distance = kilometres(entry, found)
    return distance is None or distance < 100


def _gate(options: Sequence[Sequence[Scanned]], sentences: Sequence[Sentence], countries: Countries) -> list[Scanned]:
    """Of each run's readings the longest that is a place by the evidence; names do not overlap."""
    held: list[Scanned] = []
    for number, readings in enumerate(options):
        for scanned in readings:
            last = held[-1] if held else None
            if last is not None and last.sentence == scanned.sentence and last.last >= scanned.first:
                continue
            evidence = _evidence(scanned, last, sentences, countries)
            if _ACCEPT - _LISTED <= evidence < _ACCEPT and _list_follows(scanned, options[number + 1 :], sentences):
                evidence += _LISTED
            if evidence >= _ACCEPT:
                held.append(scanned)
                break
    return held


def _list_follows(scanned: Scanned, later: Sequence[Sequence[Scanned]], sentences: Sequence[Sentence]) -> bool:
    """ "(Jolo, Basilan and Mindanao)": the first of a list is what the next of it surely is."""
    tokens = sentences[scanned.sentence].tokens
    for readings in later[:_LISTED_WITHIN]:
        for other in readings:
            if other.sentence != scanned.sentence:
                return False
            between = [t.lower for t in tokens[scanned.last + 1 : other.first]]
            if between in _LINKS and any(e.ours or strength_of(e) >= _SURE for e in other.entries):
                return other.plus >= other.minus
    return False


def _evidence(scanned: Scanned, last: Scanned | None, sentences: Sequence[Sentence], countries: Countries) -> float:
    tokens = sentences[scanned.sentence].tokens
    plus = float(scanned.plus)
    if last is not None and last.sentence == scanned.sentence:
        between = [t.lower for t in tokens[last.last + 1 : scanned.first]]
        if between in _LINKS or between == ["to"]:
            plus += _LISTED
    if (
        scanned.last + 2 < len(tokens)
        and tokens[scanned.last + 1].text == ","
        and _container_follows(scanned, tokens)
    ):
        plus += 3
    if scanned.site:
        return plus - scanned.minus + 6
    strength = max(
        (strength_of(e) + 3.5 * countries.weight(e.country, scanned.sentence) for e in scanned.entries), default=0.0
    )
    if not scanned.entries:
        strength = 4.0
    return strength + plus - scanned.minus


def _container_follows(scanned: Scanned, tokens: Sequence[object]) -> bool:
    word = str(getattr(tokens[scanned.last + 2], "text", ""))
    return word[:1].isupper() and any(e.admin1 == word or (e.country or "") == word for e in scanned.entries)


def strength_of(entry: GazetteerEntry) -> float:
    """How well known a place is, in tenths."""
    if entry.feature == "PCLI":
        return 12.0
    if entry.ours:
        return 9.0 if entry.feature in BROAD else 7.0
    if entry.feature == "ADM2":
        score = 3.5
    elif entry.feature == "ADM1":
        score = 8.0
    else:
        score = 10.0 * math.log10(entry.population + 10) / 7.5 + (1.5 if entry.feature == "PPLC" else 0.0)
    # An alternate name of a great city is most often one in a language that English reports do not use.
    return score if entry.main else min(score, 8.0) - 2.0


def _containers(held: Sequence[Scanned], sentences: Sequence[Sentence]) -> dict[int, Scanned]:
    """Which names are said to lie in the next: "Kotkai, South Waziristan", "Tikrit in Iraq"."""
    found: dict[int, Scanned] = {}
    for index, (inner, outer) in enumerate(pairwise(held)):
        if inner.sentence != outer.sentence:
            continue
        between = [t.lower for t in sentences[inner.sentence].tokens[inner.last + 1 : outer.first]]
        if len(between) > 5 or not between or not _may_hold(outer):
            continue
        listed = between == [","] and _is_list(index, held, sentences)
        told = between == [","] or (between[0] in ("in", "of") and all(b in _BETWEEN for b in between[1:]))
        if told and not listed and (_is_village(inner) or any(_inside(e, outer) for e in inner.entries)):
            found[index] = outer
    return found


def _is_village(scanned: Scanned) -> bool:
    """ "the village of X": most are in no gazetteer, and a namesake elsewhere is then none of it."""
    return scanned.kind in _VILLAGES and all(e.population < _SMALL and not e.ours for e in scanned.entries)


_FILLERS = (
    "the northern southern eastern western central north south east west northeastern northwestern southeastern "
    "southwestern war - torn region province of"
)
_BETWEEN = frozenset(_FILLERS.split())


def _is_list(index: int, held: Sequence[Scanned], sentences: Sequence[Sentence]) -> bool:
    """ "Mosul, Raqqa and Sirte", "Iraq, Syria and Libya": the comma lists, it does not place."""
    outer = held[index + 1]
    tokens = sentences[outer.sentence].tokens
    after = tokens[outer.last + 1].lower if outer.last + 1 < len(tokens) else ""
    return after == "and" and not any(e.feature == "PCLI" or e.feature.startswith("ADM1") for e in outer.entries)


def _may_hold(outer: Scanned) -> bool:
    return (
        any(
            e.feature in ("PCLI", "ADM1", "ADM2", "province", "region", "district", "island", "city") or e.ours
            for e in outer.entries
        )
        or outer.near is Near.REGION
    )


_REACH = {"PPL": 60, "PPLC": 60, "ADM2": 80, "city": 60}  # km from its point that a holder reaches, by its kind


def _inside(entry: GazetteerEntry, outer: Scanned) -> bool:
    for holder in outer.entries:
        if holder.id == entry.id or (holder.country is not None and holder.country != entry.country):
            continue
        if holder.feature == "PCLI":
            return True
        if holder.feature == "ADM1" and entry.admin1 is not None:
            if entry.admin1 == holder.name:
                return True
            continue
        distance = kilometres(entry, holder)
        if distance is not None and distance < _REACH.get(holder.feature[:4], 250):
            return True
    return False


def kilometres(one: GazetteerEntry, other: GazetteerEntry) -> float | None:
    """The great-circle distance, or None where one of them has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12_742 * math.asin(min(1.0, math.sqrt(h)))
