"""Numbers as they are written or spelled, read from the words and marks of a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from frontlines.lexicon.numerals import Numerals, Phrase
from frontlines.model.count import Count

_PIECE = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[^\s]")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,4}")
_PLAIN = re.compile(r"[0-9]{1,9}")
_DECIMAL = re.compile(r"[0-9]{1,4}[.,][0-9]{1,3}")
_GROUP_SPACES = frozenset(" \u00a0\u202f\u2009")
# Numbers of people beyond this are slips or hostile input.
LARGEST = 10**11


class Piece(NamedTuple):
    """One word, number or mark of the sentence."""

    lower: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number that fills `pieces[first:last]`."""

    first: int
    last: int
    count: Count
    scale: int = 1  # the scale word it ends in: "two to three million" lends it to the first number
    digits: bool = False
    vague: bool = False

    @property
    def value(self) -> int:
        """The number as one figure: its low bound, which every number has before qualifiers are read."""
        return self.count.low or 0


def pieces_of(text: str) -> list[Piece]:
    """The sentence in words, numbers and marks."""
    return [Piece(m[0].lower(), m[0], m.start(), m.end()) for m in _PIECE.finditer(text)]


def read_number(pieces: Sequence[Piece], i: int, text: str, numerals: Numerals) -> Number | None:
    """The longest number that starts at a piece, without qualifiers; None where none starts there."""
    word = pieces[i].lower
    if word[0].isdigit():
        return _digits(pieces, i, text, numerals)
    return _vague(pieces, i, numerals) or _plural(pieces, i, numerals) or _spelled(pieces, i, numerals)


def starts_with(pieces: Sequence[Piece], i: int, phrase: Phrase) -> bool:
    """Whether the words of a phrase stand at a piece."""
    return i + len(phrase) <= len(pieces) and all(pieces[i + k].lower == word for k, word in enumerate(phrase))


def _digits(pieces: Sequence[Piece], i: int, text: str, numerals: Numerals) -> Number | None:
    piece = pieces[i]
    last = i + 1
    scale_word = _scale(pieces, last, numerals)
    if _GROUPED.fullmatch(piece.text):
        value = float(piece.text.replace(",", ""))
    elif _DECIMAL.fullmatch(piece.text) and scale_word:
        value = float(piece.text.replace(",", "."))
    elif _DECIMAL.fullmatch(piece.text) and (lent := _lent_scale(pieces, last, numerals)):
        number = round(float(piece.text.replace(",", ".")) * lent)
        return Number(i, last, Count(number, number), lent, digits=True)
    elif _PLAIN.fullmatch(piece.text) and (piece.text == "0" or piece.text[0] != "0"):
        last = _spaced_groups(pieces, i, text)
        value = float("".join(p.text for p in pieces[i:last]))
        scale_word = _scale(pieces, last, numerals)
    else:
        return None
    scale = 1
    if scale_word:
        scale = numerals.scales[scale_word]
        last += 1
    elif last < len(pieces) and pieces[last].lower == "k" and pieces[last].start == pieces[last - 1].end:
        scale, last = 1000, last + 1  # "10k people"
    number = round(value * scale)
    return Number(i, last, Count(number, number), scale, digits=True) if number <= LARGEST else None


def _lent_scale(pieces: Sequence[Piece], i: int, numerals: Numerals) -> int:
    """The scale of the upper end, for "1.5 to 2 million"; 0 where there is none."""
    if (
        i + 2 >= len(pieces)
        or pieces[i].lower not in ("to", "and", "or", "-", "–")
        or not pieces[i + 1].text[0].isdigit()
    ):
        return 0
    word = _scale(pieces, i + 2, numerals)
    return numerals.scales[word] if word else 0


def _spaced_groups(pieces: Sequence[Piece], i: int, text: str) -> int:
    """Where "1 300" or "2 500 000" ends."""
    last = i + 1
    if len(pieces[i].text) > 3:
        return last
    while last < len(pieces) and last - i <= 3:
        gap = text[pieces[last - 1].end : pieces[last].start]
        group = pieces[last].text
        if (
            len(gap) != 1
            or gap not in _GROUP_SPACES
            or len(group) != 3
            or not group.isdecimal()
            or not group.isascii()
        ):
            break
        last += 1
    return last


def _scale(pieces: Sequence[Piece], i: int, numerals: Numerals) -> str | None:
    """The scale word at a piece; joined to its number by a space, not by a mark."""
    word = pieces[i].lower if i < len(pieces) else ""
    return word if word in numerals.scales else None


def _vague(pieces: Sequence[Piece], i: int, numerals: Numerals) -> Number | None:
    for length in (5, 4, 3, 2, 1):
        phrase = tuple(p.lower for p in pieces[i : i + length])
        count = numerals.vague.get(phrase) if len(phrase) == length else None
        if count is None:
            continue
        last, scale = i + length, 1
        while (word := _scale(pieces, last, numerals)) and scale < 10**9:  # "several hundred thousand"
            scale *= numerals.scales[word]
            last += 1
        if phrase == ("a", "couple") and scale == 1:
            return None
        low = (count.low or 0) * scale
        high = None if count.high is None else count.high * scale
        return Number(i, last, Count(low, high, estimate=count.estimate), scale, vague=count.high is None)
    return None


def _plural(pieces: Sequence[Piece], i: int, numerals: Numerals) -> Number | None:
    low = numerals.plurals.get(pieces[i].lower)
    if low is None:
        return None
    last = i + 1
    while (
        starts_with(pieces, last, ("of",)) and last + 1 < len(pieces) and pieces[last + 1].lower in numerals.plurals
    ):
        low *= numerals.plurals[pieces[last + 1].lower] // 2
        last += 2
        if low > LARGEST:
            return None
    if last == i + 1 and pieces[i].lower in numerals.need_of and not _of_people(pieces, last, numerals):
        return None
    return Number(i, last, Count(low, None, estimate=True), vague=True)


def _of_people(pieces: Sequence[Piece], i: int, numerals: Numerals) -> bool:
    words = [p.lower for p in pieces[i : i + 3]]
    return bool(words) and (
        words[0] in ("of", "more")
        or any(
            word in numerals.no_nouns or word in ("killed", "arrested", "detained", "hurt", "missing")
            for word in words
        )
    )


def _spelled(pieces: Sequence[Piece], i: int, numerals: Numerals) -> Number | None:
    """Twenty-two; a hundred and five; one and a half million; two dozen."""
    total = current = 0
    scale = 1
    last = i
    seen = half = False
    article = pieces[i].lower in ("a", "an")
    if article:
        if not _scale(pieces, i + 1, numerals):
            return None
        current, last = 1, i + 1
    while last < len(pieces):
        word = pieces[last].lower
        if word in numerals.tens and current % 100 == 0:
            current += numerals.tens[word]
        elif word in numerals.words and (current == 0 or _fits(current, numerals.words[word])) and not half:
            current += numerals.words[word]
        elif word in numerals.scales and (seen or article):
            scale = numerals.scales[word]
            if scale <= 100:
                current *= scale
            else:
                total, current = total + current * scale, 0
            if half:
                total += scale // 2
                half = False
        else:
            step = _joint(pieces, last, numerals, seen)
            if not step:
                break
            half = step == 3
            last += step
            continue
        if total + current > LARGEST:
            return None
        seen = True
        last += 1
    while last > i and pieces[last - 1].lower in ("-", "and"):
        last -= 1
    if not seen or half:
        return None
    value = total + current
    return Number(i, last, Count(value, value), scale)


def _fits(current: int, digit: int) -> bool:
    """A digit after twenty, and any number below a hundred after hundreds."""
    return (current % 100 == 0 and digit < 20) or (current % 10 == 0 and current % 100 >= 20 and 0 < digit < 10)


def _joint(pieces: Sequence[Piece], i: int, numerals: Numerals, seen: bool) -> int:
    """How many pieces join two number words here: a hyphen, "and" after hundreds, "and a half"."""
    if not seen or i + 1 >= len(pieces):
        return 0
    word, following, previous = pieces[i].lower, pieces[i + 1].lower, pieces[i - 1].lower
    if word == "-":
        glued = pieces[i - 1].end == pieces[i].start and pieces[i].end == pieces[i + 1].start
        return int(glued and previous in numerals.tens and 0 < numerals.words.get(following, 0) < 10)
    if word != "and":
        return 0
    if starts_with(pieces, i + 1, ("a", "half")) and _scale(pieces, i + 3, numerals):
        return 3
    # "one hundred and five", but "two thousand and five hundred" and "hundred and two were hurt" stay apart
    number = following in numerals.words or following in numerals.tens
    return int(previous in ("hundred", "thousand", "million") and number)
