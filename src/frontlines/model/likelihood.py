"""Likelihood: the bands of ICD-203 and the words reporters use for them. A likelihood says nothing of confidence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_PERCENT = re.compile(
    r"\b(\d{1,3})(?:\.\d+)?\s?(?:%|per\s?cent)\s+(?:\w+\s+)?(?:chance|probability|likelihood|odds)\b"
    r"|\b(?:chances?|probability|likelihood|odds)(?:\s+\w+){0,5}?\s+(?:at|of|is|was)\s+(?:about\s+|some\s+)?"
    r"(\d{1,3})(?:\.\d+)?\s?(?:%|per\s?cent)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Likelihood:
    """One band: its name and its bounds in percent."""

    name: str  # ICD-203's first word for it: "likely"
    low: int  # percent
    high: int
    words: tuple[str, ...]  # all words that state it, in lower case, ICD-203's own first


@dataclass(frozen=True, slots=True)
class LikelihoodScale:
    """All bands, the least likely first."""

    bands: tuple[Likelihood, ...]
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compile one pattern of all words, the longest first, so that "not likely" is not "likely"."""
        words = sorted((word for band in self.bands for word in band.words), key=len, reverse=True)
        pattern = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) or r"(?!)"
        object.__setattr__(self, "_pattern", re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE))

    def stated(self, text: str) -> Likelihood | None:
        """The band that words state; None where they state none, or several that differ."""
        found = {band.name: band for band in self._all(text)}
        return next(iter(found.values())) if len(found) == 1 else None

    def of_percent(self, percent: int) -> Likelihood | None:
        """The band of a number; a number on the border of two belongs to the higher. None outside 0 to 100."""
        if not self.bands or not 0 <= percent <= 100:
            return None
        return next((band for band in reversed(self.bands) if percent >= band.low), self.bands[0])

    def _all(self, text: str) -> Iterator[Likelihood]:
        by_word = {word: band for band in self.bands for word in band.words}
        for match in self._pattern.finditer(text):
            yield by_word[" ".join(match.group().lower().split())]
        for match in _PERCENT.finditer(text):
            if band := self.of_percent(int(match.group(1) or match.group(2))):
                yield band
