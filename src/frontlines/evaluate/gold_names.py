"""Whether a name or a sentence of the gold and one of ours are the same."""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from frontlines.evaluate.spans import Marked

_POSSESSIVE = re.compile(r"'s\b")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(the|a|an) ")
_ENDS = re.compile(r"[.!?][”\"’']?\s+|\n")
_NEXT_END = re.compile(r"[.!?][”\"’']?(\s|$)|\n")
_EARTH_KM = 6371


def folded(text: object) -> str:
    """A name without case, accents, punctuation, possessive and leading article."""
    plain = unicodedata.normalize("NFKD", str(text or "")).encode("ascii", "ignore").decode().lower()
    plain = _POSSESSIVE.sub("", plain)
    return _ARTICLE.sub("", _NO_LETTER.sub(" ", plain).strip())


def listed(value: Any) -> list[Any]:  # noqa: ANN401 (the gold has one or a list of them)
    """One value or several as a list; none as an empty one."""
    return [] if value is None else list(value) if isinstance(value, list | tuple) else [value]


def sentence_of(text: str, at: str) -> tuple[int, int] | None:
    """The span of the sentence that holds the words `at`, as far as full stops tell; None where there are none."""
    start = text.find(at)
    if start < 0:
        return None
    left = max((m.end() for m in _ENDS.finditer(text[:start])), default=0)
    right = _NEXT_END.search(text[start + len(at) :])
    return left, start + len(at) + (right.end() if right else len(text))


def borne_by(span: tuple[int, int] | None, evidence: Iterable[Marked]) -> bool:
    """Whether some piece of the evidence lies in the sentence."""
    return span is not None and any(piece.start < span[1] and piece.end > span[0] for piece in evidence)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great circle between two points of latitude and longitude in degrees (haversine)."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(point[0]), math.radians(point[1])) for point in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return _EARTH_KM * 2 * math.asin(math.sqrt(min(1.0, h)))


class Names:
    """The names of the gold and those of ours, by what they stand for."""

    def __init__(self, gold: Mapping[str, Any], given: Mapping[str, Sequence[str]]) -> None:
        """`gold`: each name and its forms; `given`: the names and mentions of ours, by id."""
        self._gold = {
            name: {folded(name), *(folded(form) for form in (forms if isinstance(forms, list) else []))}
            for name, forms in gold.items()
        }
        self._given = {key: {folded(form) for form in forms} for key, forms in given.items()}

    def forms(self, given: str | None) -> set[str]:
        """All that one of ours is called; nothing where it is none."""
        return self._given.get(given or "", set())

    def same(self, gold: str, given: str) -> bool:
        """Whether they share a form; a plain noun phrase of the gold ("poor Shias") may hold ours, or be held."""
        wanted = self._gold.get(gold, {folded(gold)})
        found = self._given.get(given, {folded(given)}) - {""}
        if wanted & found:
            return True
        loose = gold not in self._gold
        return loose and any(w and f and (w in f or f in w) for w in wanted for f in found)

    def any_same(self, golds: object, givens: Iterable[str | None]) -> bool:
        """Whether one of these is one of those."""
        ids = [given for given in givens if given]
        return any(self.same(str(gold), given) for gold in listed(golds) for given in ids)
