"""Locate: which places a report names, which of the world's places of that name are meant, and how exactly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from frontlines.lexicon.gazetteer import Gazetteer, GazetteerEntry
from frontlines.lexicon.gazetteer_words import GateWords, load_gate_words
from frontlines.lexicon.register_entry import RegisterMatch
from frontlines.model.ids import fold, slug
from frontlines.model.mention import ActorMention, MentionVia, PlaceMention, Span
from frontlines.model.place import Place, PlacePrecision, Relation
from frontlines.model.sentence import Sentence
from frontlines.read.find import Names
from frontlines.read.locate_choose import Chosen, choose
from frontlines.read.locate_page import Near, make_page
from frontlines.read.locate_relations import border_of, relate
from frontlines.read.locate_scan import scan

_KINDS = {
    "PCLI": PlacePrecision.COUNTRY,
    "ADM1": PlacePrecision.ADM1,
    "ADM2": PlacePrecision.ADM2,
    "province": PlacePrecision.ADM1,
    "district": PlacePrecision.ADM2,
    "sea": PlacePrecision.SEA,
    "strait": PlacePrecision.SEA,
    "gulf": PlacePrecision.SEA,
    "SEA": PlacePrecision.SEA,
    "GULF": PlacePrecision.SEA,
    "STRT": PlacePrecision.SEA,
    "OCN": PlacePrecision.SEA,
}
_AREA_KINDS = "continent region river lake canal mountain valley desert island peninsula road border"
_AREA_CODES = "STM LK MT MTS DSRT ISL RGN AREA CONT PEN VAL"
_AREAS = frozenset(f"{_AREA_KINDS} {_AREA_CODES}".split())
# A lower-case noun that makes the name before it a site of its own: "Beirut airport", "the Kalma refugee camp".
_SITE_AFTER = re.compile(
    r"\A\s+(?:(?:international|military|air|refugee|displacement|IDP|border|central|main|general)\s+){0,2}"
    r"(?:airport|airfield|airbase|air base|base|camp|prison|jail|hospital|border crossing|crossing|checkpoint|dam|"
    r"market)\b"
)


_PUT_IN = re.compile(r"(?: village)?,? (?:in|near|outside) (?:the (?:town|city) of )?|(?: village)?, ")


@dataclass(frozen=True, slots=True)
class Located:
    """The report's places, once each in the order of their first mention, and every mention in text order."""

    places: tuple[Place, ...]
    mentions: tuple[PlaceMention, ...]


def locate(
    text: str,
    sentences: Sequence[Sentence],
    gazetteer: Gazetteer,
    *,
    taken: Sequence[Span | ActorMention] = (),
    guessed: Sequence[Span] = (),
    hint: str | None = None,
) -> Located:
    """Find and resolve the places of one report.

    `taken` are spans known to name actors or persons: no place is found inside them, unless the span is the place's
    whole name. Of these the `guessed` give way where the text calls a name in them a place. `hint` is a country (code
    or name) that the report is known to be about.
    """
    words = load_gate_words()
    page = make_page(text, sentences, [(s.start, s.end) for s in taken], words, [(s.start, s.end) for s in guessed])
    options = list(scan(page, gazetteer))
    chosen, countries = choose(options, sentences, gazetteer, hint=hint)
    main = countries.main()
    places: dict[str, Place] = {}
    mentions: list[PlaceMention] = []
    named = [(found, _place(found, main)) for found in chosen]
    for index, (found, place) in enumerate(named):
        if place.precision is PlacePrecision.UNKNOWN:
            place = (
                _by_town_in_name(place, named)
                or _by_town_after(text, place, index, named)
                or _with_point_of_town(place, index, named)
            )
        for mention, meant in _mentions(text, found, place, words):
            for one in meant:
                held = places.get(one.id)
                if held is None or (held.confidence < one.confidence and held.name == one.name):
                    places[one.id] = one
            mentions.append(mention)
    for mention, meant_place in _peoples_borders(text, sentences, gazetteer):
        if not any(m.phrase_start < mention.phrase_end and mention.phrase_start < m.phrase_end for m in mentions):
            places.setdefault(meant_place.id, meant_place)
            country = gazetteer.get(mention.anchor)
            if country is not None:
                places.setdefault(mention.anchor, entry_place(country, country.name, 1.0, 1))
            mentions.append(mention)
    mentions.sort(key=lambda m: (m.start, m.end))
    first: dict[str, int] = {}
    for mention in mentions:
        for place_id in (mention.anchor, mention.place):
            first.setdefault(place_id, len(first))
    return Located(tuple(sorted(places.values(), key=lambda p: first.get(p.id, 0))), tuple(mentions))


def _mentions(
    text: str, found: Chosen, place: Place, words: GateWords
) -> Iterator[tuple[PlaceMention, tuple[Place, ...]]]:
    scanned = found.scanned
    start, end = scanned.start, scanned.end
    site = _SITE_AFTER.match(text[end : end + 50])
    # "a Baghdad hospital" is any hospital there; "the Baghdad airport" is one site.
    any_one = text[max(0, start - 5) : start].lower().endswith((" a ", " an ", "one ", "\na ", "s "))
    if site is not None and not any_one and scanned.near is not Near.REGION and not scanned.site:
        close = end + site.end()
        phrase = " ".join(text[start:close].split())
        town = place.precision in (PlacePrecision.EXACT, PlacePrecision.NEAR)
        its = replace(
            place,
            id=f"r:{slug(phrase)}",
            name=phrase,
            precision=PlacePrecision.NEAR if town else PlacePrecision.UNKNOWN,
            feature="site",
            lat=place.lat if town else None,
            lon=place.lon if town else None,
        )
        yield PlaceMention(start, end, text[start:end], its.id, place.id, Relation.AT, start, close), (place, its)
        return
    related = relate(text, start, end, place)
    meant = related.place or place
    mention = PlaceMention(
        start, end, text[start:end], meant.id, place.id, related.relation, related.start, related.end
    )
    yield mention, (place,) if meant is place else (place, meant)


def _peoples_borders(
    text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> Iterator[tuple[PlaceMention, Place]]:
    for sentence in sentences:
        for token in sentence.tokens:
            if not token.text[0].isupper():
                continue
            code = gazetteer.people(token.text)
            if code is None:
                continue
            related = border_of(text, token.start, token.end, code, token.text)
            if related is not None and related.place is not None:
                yield (
                    PlaceMention(
                        token.start,
                        token.end,
                        token.text,
                        related.place.id,
                        f"country:{code}",
                        related.relation,
                        related.start,
                        related.end,
                    ),
                    related.place,
                )


def _place(found: Chosen, main_country: str | None) -> Place:
    scanned = found.scanned
    if found.entry is None:
        name = " ".join(scanned.text.split())
        return Place(
            id=f"r:{slug(name)}",
            name=name,
            country=main_country,
            lat=None,
            lon=None,
            precision=PlacePrecision.UNKNOWN,
            feature="site" if scanned.site and scanned.near is Near.SITE else scanned.kind,
            confidence=found.confidence,
            candidates=0,
        )
    return entry_place(found.entry, " ".join(scanned.text.split()), found.confidence, found.candidates)


def entry_place(entry: GazetteerEntry, name: str, confidence: float, candidates: int) -> Place:
    """The place an entry of the gazetteer stands for, under the name the report gives it."""
    return Place(
        id=entry.id,
        name=name,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        precision=precision_of(entry.feature),
        feature=entry.feature,
        admin1=entry.admin1,
        confidence=confidence,
        candidates=candidates,
    )


def names_taken(names: Names) -> list[Span]:
    """Spans that are names of actors or persons, so that no place is looked for inside them."""
    surnames = {p.text.split()[-1] for p in names.persons if " " in p.text}
    return [
        *(_without_seat(m) for m in names.register if not m.is_state_name and not m.affix),
        # A lone word the model calls a person may as well be a town: the gazetteer decides.
        *(Span(p.start, p.end, p.text) for p in names.persons if p.title or " " in p.text or p.text in surnames),
        *names.organisations,
    ]


def _without_seat(match: RegisterMatch) -> Span:
    """ "the government in Tripoli": the name of its seat stays free to be a place; "al-Qaeda in Iraq" has none."""
    cut = match.text.find(" in ") if match.via is MentionVia.PATTERN else -1
    kept = match.text if cut < 0 else match.text[:cut]
    return Span(match.start, match.start + len(kept), kept)


def precision_of(feature: str) -> PlacePrecision:
    """What a feature code or supplement kind says of how exact its point is."""
    if feature in _AREAS:
        return PlacePrecision.AREA
    if feature.startswith("ADM") and feature not in _KINDS:
        return PlacePrecision.ADM2
    return _KINDS.get(feature, PlacePrecision.EXACT)


def _by_town_in_name(place: Place, named: Sequence[tuple[Chosen, Place]]) -> Place | None:
    """ "Jolo Airport" is near Jolo, wherever the report names the town."""
    if place.feature != "site":
        return None
    begins = fold(place.name)
    towns = [p for _, p in named if p.precision is PlacePrecision.EXACT and begins.startswith(f"{fold(p.name)} ")]
    town = max(towns, key=lambda p: len(p.name), default=None)
    return None if town is None else _near_town(place, town, 0.5)


def _by_town_after(text: str, place: Place, index: int, named: Sequence[tuple[Chosen, Place]]) -> Place | None:
    """ "the village of X, Patikul town": a place no gazetteer has is near the town that the words put it in."""
    if index + 1 >= len(named):
        return None
    here, (there, town) = named[index][0].scanned, named[index + 1]
    between = text[here.end : there.scanned.start]
    if town.precision is not PlacePrecision.EXACT or not _PUT_IN.fullmatch(between):
        return None
    return _near_town(place, town, 0.4)


def _near_town(place: Place, town: Place, confidence: float) -> Place:
    return replace(
        place,
        country=town.country,
        lat=town.lat,
        lon=town.lon,
        admin1=town.admin1,
        precision=PlacePrecision.NEAR,
        confidence=min(place.confidence, confidence),
    )


def _with_point_of_town(place: Place, index: int, named: Sequence[tuple[Chosen, Place]]) -> Place:
    """A site the gazetteer lacks stands in the town named beside it: its point is near that town's, no better."""
    if place.feature != "site":
        return place
    here = named[index][0].scanned.sentence
    best: tuple[int, Place] | None = None
    for other, (found, candidate) in enumerate(named):
        away = abs(found.scanned.sentence - here)
        exact = candidate.precision is PlacePrecision.EXACT and candidate.lat is not None
        if not exact or away > 2 or (found.scanned.sentence > here):
            continue
        rank = away * 100 + abs(other - index)
        if best is None or rank < best[0]:
            best = (rank, candidate)
    town = best[1] if best is not None else _only_town(named)
    confidence = 0.4 if best is not None else 0.3
    return place if town is None else _near_town(place, town, confidence)


def _only_town(named: Sequence[tuple[Chosen, Place]]) -> Place | None:
    """The town that a report of one town is about: half of all its mentions of settlements at least."""
    towns = [p for _, p in named if p.precision is PlacePrecision.EXACT and p.lat is not None]
    ids = [p.id for p in towns]
    best = max(towns, key=lambda p: (ids.count(p.id), -ids.index(p.id)), default=None)
    return best if best is not None and 2 * ids.count(best.id) >= len(ids) else None
