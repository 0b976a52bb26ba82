"""Narrow: which of two places named side by side lies inside the other."""

from collections.abc import Sequence
from typing import Protocol

from frontlines.model.place import Place, PlacePrecision
from frontlines.model.sentence import Token

_NARROWING = 7  # tokens between a place and the one it lies in
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.ADM1, PlacePrecision.ADM2, PlacePrecision.AREA})
_KINDS_WORDS = (
    "area district districts region village villages town towns city neighbourhood neighborhood "
    "neighbourhoods neighborhoods suburb suburbs quarter province county sector part parts section outskirts "
    "base camp stadium school countryside subdistrict governorate road street square"
)
_KINDS = frozenset(_KINDS_WORDS.split())
_TOWNS = frozenset({"suburb", "suburbs", "town", "city", "village", "capital", "port"})
_WAYS_WORDS = (
    "central north south east west northern southern eastern western northeastern northwestern southeastern "
    "southwestern northeast northwest southeast southwest nearby downtown walled old occupied embattled "
    "besieged"
)
_WAYS = frozenset(_WAYS_WORDS.split())
# "X district, in western Y" and "the Y neighbourhood of X"; a lone "s" is a possessive that lost its apostrophe.
_INSIDE = frozenset({",", "in", "of", "at", "outside", "on", "near", "to", "the", "-"}) | _KINDS | _WAYS
_PART_OF = frozenset({"'s", "’s", "s", "of", "the"}) | _KINDS | _WAYS


class Named(Protocol):
    """A place name at tokens `first` to `last`."""

    @property
    def first(self) -> int:
        """Its first token."""

    @property
    def last(self) -> int:
        """Its last."""

    @property
    def place(self) -> Place | None:
        """What it means; None where that is not known."""


def inside(tokens: Sequence[Token], inner: Named, outer: Named) -> bool:
    """Whether the words put one place inside the other: "a road in the Markab area, in south Lebanon"."""
    if inner.place is not None and inner.place.precision == PlacePrecision.COUNTRY:
        return False
    first, last = (inner, outer) if inner.first < outer.first else (outer, inner)
    between = [t.lower for t in tokens[first.last + 1 : last.first] if t.lower.strip()]
    if not between or len(between) > _NARROWING:
        return False
    if len(between) == 2 and between[0] in _KINDS and between[1] == "of":
        # "the Damascus suburb of Harasta", "the south Baghdad quarter of Amil"; but "the Karrada quarter of Baghdad".
        led = first.first > 0 and tokens[first.first - 1].lower in _WAYS
        town = between[0] in _TOWNS and first.place is not None and not _is_wide(last)
        return (inner is last) == (led or last.place is None or town)
    if first is inner:
        # A bare comma may only list: "Mosul, Raqqa"; a bare "to" leads away.
        if len(between) == 1 and between[0] in (",", "to"):
            return between == [","] and _is_wide(outer)
        return all(w in _INSIDE for w in between)
    return all(w in _PART_OF for w in between)


def _is_wide(one: Named) -> bool:
    return one.place is not None and one.place.precision in _WIDE
