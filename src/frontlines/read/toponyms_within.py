"""Toponyms that a reading passes over: peoples, short forms, and well-known places inside other names."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frontlines.lexicon.gazetteer import Gazetteer, GazetteerEntry
from frontlines.lexicon.gazetteer_words import load_gate_words
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.sentence import Sentence, Token
from frontlines.read.locate import entry_place
from frontlines.read.locate_page import HYPHENS

_LONGEST = 4  # tokens of a name looked for inside another
_LARGE = 100_000  # people: a town below is too little known to be meant inside a name
_BROAD = frozenset({"continent", "region", "province", "sea", "ADM1"})
_PEOPLE_LABELS = frozenset({"PERSON", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW", "LANGUAGE"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place at `text[start:end]`; `place` has no point where no gazetteer has the name."""

    start: int
    end: int
    text: str
    place: Place


def within_names(
    text: str,
    sentences: Sequence[Sentence],
    gazetteer: Gazetteer,
    *,
    covered: Sequence[tuple[int, int]],
    persons: Sequence[tuple[int, int]],
) -> Iterator[Toponym]:
    """The further toponyms of a text, none of them in the sorted spans that are `covered` or name `persons`."""
    for sentence in sentences:
        tokens = sentence.tokens
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if not token.text[0].isupper() or _in(covered, token) or _in(persons, token):
                index += 1
                continue
            found = _longest(text, tokens, index, gazetteer, covered)
            if found is None:
                if (hyphened := _before_hyphen(token, gazetteer)) is not None:
                    yield hyphened
                index += 1
                continue
            last, place = found
            yield Toponym(token.start, tokens[last].end, place.name, place)
            index = last + 1


def country_place(code: str, name: str, gazetteer: Gazetteer) -> Place:
    """A country under the name that the text gives it or its people."""
    entry = gazetteer.get(f"country:{code}")
    if entry is not None:
        return entry_place(entry, name, 0.9, 1)
    return Place(f"country:{code}", name, code, None, None, PlacePrecision.COUNTRY)


def _before_hyphen(token: Token, gazetteer: Gazetteer) -> Toponym | None:
    """ "U.S.-led", "Saudi-backed": the country or people before the hyphen."""
    name, hyphen, rest = token.text.partition("-")
    if not hyphen or not rest.islower():
        return None
    code = gazetteer.people(name) or gazetteer.country(name)
    return (
        None
        if code is None
        else Toponym(token.start, token.start + len(name), name, country_place(code, name, gazetteer))
    )


def _longest(
    text: str, tokens: Sequence[Token], first: int, gazetteer: Gazetteer, covered: Sequence[tuple[int, int]]
) -> tuple[int, Place] | None:
    last = first
    while last + 1 < len(tokens) and last + 1 - first < _LONGEST and tokens[last + 1].text[0].isupper():
        last += 1
    for end in range(last, first - 1, -1):
        if _in(covered, tokens[end]):
            continue
        name = text[tokens[first].start : tokens[end].end]
        place = _place(name, tokens, first, end, gazetteer)
        if place is not None:
            return end, place
    return None


def _place(name: str, tokens: Sequence[Token], first: int, last: int, gazetteer: Gazetteer) -> Place | None:
    region = gazetteer.adjectival(name)
    code = None if region else gazetteer.people(name)
    if region is not None:
        return entry_place(region, name, 0.9, 1)
    if code is not None:
        return country_place(code, name, gazetteer)
    if (short := gazetteer.exactly(name)) and (entry := _shortened(name, tokens, first, short)) is not None:
        return entry_place(entry, name, 0.8, len(short))
    words = load_gate_words()
    lower = tokens[first].lower
    if last == first and (lower in words.never or lower in words.common):
        return None
    capitals = last == first and (len(name) <= 3 or name.isupper())  # "U.S.", but no "NAF"
    if {token.entity for token in tokens[first : last + 1]} & _PEOPLE_LABELS:
        return None
    known = max(
        (e for e in gazetteer.candidates(name) if _well_known(e) and (not capitals or e.feature == "PCLI")),
        key=_fame,
        default=None,
    )
    if known is not None and not (known.ours and last > first) and not _is_part(tokens, first, last):
        return None
    return None if known is None else entry_place(known, name, 0.6, 1)


def _shortened(
    name: str, tokens: Sequence[Token], first: int, entries: Sequence[GazetteerEntry]
) -> GazetteerEntry | None:
    """A short form counts after a place and a comma ("Dayton, OH"), with dots between letters, or for no state."""
    if name.count(".") < 2 and entries[0].feature == "ADM1":
        before = tokens[first - 1].text if first else ""
        if before != "," or first < 2 or not tokens[first - 2].text[0].isupper():
            return None
    return entries[0]


def _is_part(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether further capitalised words stand beside: the name is a piece of another."""
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return any(other is not None and other.text[0].isupper() for other in (before, after)) or (
        before is not None and before.text in HYPHENS | {"of"}
    )


def _well_known(entry: GazetteerEntry) -> bool:
    if not entry.main:
        return False
    return entry.feature == "PCLI" or entry.feature in _BROAD or entry.population >= _LARGE


def _fame(entry: GazetteerEntry) -> tuple[bool, int]:
    return entry.feature == "PCLI", entry.population


def _in(spans: Sequence[tuple[int, int]], token: Token) -> bool:
    at = bisect_right(spans, (token.end - 1, token.end - 1)) - 1
    return any(start < token.end and token.start < end for start, end in spans[max(0, at - 1) : at + 2])
