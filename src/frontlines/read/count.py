"""The counts of a sentence as bounds, qualifiers included: what the reporter gave, no more."""

import re
from collections.abc import Sequence

from frontlines.lexicon.numerals import Bound, Numerals, Phrase, load_numerals
from frontlines.model.count import Count
from frontlines.model.mention import CountMention
from frontlines.read.count_guards import is_no_count
from frontlines.read.count_numbers import Number, Piece, pieces_of, read_number, starts_with
from frontlines.read.date_spans import time_spans

_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"[0-9]")
_DASHES = frozenset("-–—")
# How many qualifiers may stand one before the other: "at least an estimated 300".
_QUALIFIERS = 2


def find_counts(text: str, *, offset: int = 0) -> list[CountMention]:
    """The counts of one sentence, in order, without overlap.

    `offset` is the sentence's place in the report and is added to the spans. A span holds the number and its
    qualifiers ("at least 12"), of "no casualties" only the "no". "Fewer than 10" is (None, 10): the figure the
    reporter wrote is kept as the ceiling. Dates, ages, prices, measures, names and clock times are left out.
    """
    numerals = load_numerals()
    if not _DIGIT.search(text) and numerals.triggers.isdisjoint(_WORD.findall(text.lower())):
        return []
    pieces = pieces_of(text)
    taken = [(span.start, span.end) for span in time_spans(text)]
    found: list[CountMention] = []
    i = floor = 0
    while i < len(pieces):
        count = _count_at(pieces, i, floor, text, taken, numerals)
        if count is None:
            i += 1
            continue
        first, last, bounds = count
        if bounds is not None:
            start, end = pieces[first].start, pieces[last - 1].end
            found.append(CountMention(offset + start, offset + end, text[start:end], bounds))
            floor = last
        i = last
    return found


# The pieces a count fills, and its bounds; None for bounds: a number to be passed over.
_Found = tuple[int, int, Count | None]


def _count_at(
    pieces: Sequence[Piece], i: int, floor: int, text: str, taken: Sequence[tuple[int, int]], numerals: Numerals
) -> _Found | None:
    word = pieces[i].lower
    if not (word[0].isdigit() or word in numerals.starters):
        return None
    if zero := _zero(pieces, i, numerals):
        return zero
    first = read_number(pieces, i, text, numerals)
    if first is None:
        # A number of a form that counts nothing ("7.62") is passed over whole.
        return (i, i + 1, None) if word[0].isdigit() else None
    if _in_time(pieces[first.first], pieces[first.last - 1], taken):
        return i, i + 1, None  # piece by piece: in "June 12 300 people" only the 12 is the date's
    numbers = _range(pieces, first, text, taken, numerals)
    last = numbers[-1].last
    if is_no_count(pieces, first.first, last, numbers, numerals):
        return first.first, last, None
    low, high, estimate = _bounds(numbers)
    last = _repeated(pieces, last, numbers[-1])
    start, last, bound = _qualified(pieces, first.first, last, floor, len(numbers) == 2, text, numerals)
    return start, last, _bounded(low, high, estimate, bound)


def _zero(pieces: Sequence[Piece], i: int, numerals: Numerals) -> _Found | None:
    """No one, none, and "no" before people and what befalls them."""
    for phrase in numerals.zero:
        if starts_with(pieces, i, phrase):
            return i, i + len(phrase), Count(0, 0)
    if pieces[i].lower != "no":
        return None
    for k in range(i + 1, min(i + 6, len(pieces))):
        word = pieces[k]
        if word.lower in numerals.no_nouns:
            return i, i + 1, Count(0, 0)
        # Adjectives of nations stand between as well: "no Israeli soldiers".
        if word.lower not in numerals.no_between and not (word.text[0].isupper() and word.text[1:].islower()):
            return None
    return None


def _in_time(first: Piece, last: Piece, taken: Sequence[tuple[int, int]]) -> bool:
    return any(first.start < end and start < last.end for start, end in taken)


def _range(
    pieces: Sequence[Piece], first: Number, text: str, taken: Sequence[tuple[int, int]], numerals: Numerals
) -> tuple[Number, ...]:
    """The number alone, or with the upper end of its range: "10 to 15", "12 or 13", "between 100 and 1,300"."""
    joint = first.last
    if joint + 1 >= len(pieces) or first.vague:
        return (first,)
    word, before = pieces[joint].lower, pieces[first.first - 1].lower if first.first else ""
    glued = word in _DASHES
    if not glued and word not in ("to", "or", "and"):
        return (first,)
    if word == "and" and before != "between" and not _estimated_between(pieces, first.first):
        return (first,)
    if (
        word == "to"
        and before == "from"
        and any(p.lower in numerals.verbs_of_change for p in pieces[max(0, first.first - 7) : first.first])
    ):
        return (first,)
    second = read_number(pieces, joint + 1, text, numerals)
    if second is None or second.vague or _in_time(pieces[second.first], pieces[second.last - 1], taken):
        return (first,)
    if glued and not (first.digits == second.digits and pieces[joint].end == pieces[joint + 1].start):
        return (first,)
    if first.scale == 1 and second.scale >= 100 and first.value * second.scale < second.value:
        lent = first.value * second.scale  # "two to three million"
        first = Number(first.first, first.last, Count(lent, lent), second.scale, first.digits)
    wide = second.value > 3 * first.value + 3
    if first.value >= second.value or (word == "or" and wide):
        return (first,)
    return first, second


def _estimated_between(pieces: Sequence[Piece], i: int) -> bool:
    """Between about 10 and 15."""
    return i >= 2 and any(p.lower == "between" for p in pieces[max(0, i - 3) : i])


def _bounds(numbers: Sequence[Number]) -> tuple[int | None, int | None, bool]:
    first, last = numbers[0].count, numbers[-1].count
    return first.low, last.high, first.estimate or last.estimate


def _repeated(pieces: Sequence[Piece], last: int, number: Number) -> int:
    """Twelve (12): the figure in brackets belongs to the number."""
    if last + 2 < len(pieces) and pieces[last].text == "(" and pieces[last + 2].text == ")":
        figure = pieces[last + 1].text.replace(",", "")
        if figure.isascii() and figure.isdecimal() and len(figure) < 12 and int(figure) == number.value:
            return last + 3
    return last


def _qualified(
    pieces: Sequence[Piece], first: int, last: int, floor: int, ranged: bool, text: str, numerals: Numerals
) -> tuple[int, int, Bound]:
    """Widen by the qualifiers before and after; the bound they give together."""
    bounds: list[Bound] = []
    for _ in range(_QUALIFIERS):
        if ranged and first > floor and pieces[first - 1].lower in ("between", "from"):
            first -= 1
            continue
        phrase = _phrase_before(pieces, first, floor, numerals)
        if phrase is None:
            break
        bounds.append(numerals.qualifiers[phrase])
        first -= len(phrase)
    for length in (3, 2, 1):
        phrase = tuple(p.lower for p in pieces[last : last + length])
        if len(phrase) == length and phrase in numerals.suffixes and _suffix_stands(pieces, last, phrase):
            bounds.append(numerals.suffixes[phrase])
            last += length
            break
    for bound in (Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT):
        if bound in bounds:
            return first, last, bound
    return first, last, Bound.EXACT


def _phrase_before(pieces: Sequence[Piece], first: int, floor: int, numerals: Numerals) -> Phrase | None:
    for length in (4, 3, 2, 1):
        start = first - length
        if start < floor:
            continue
        phrase = tuple(p.lower for p in pieces[start:first])
        if phrase not in numerals.qualifiers:
            continue
        previous = pieces[start - 1].lower if start else ""
        if previous not in numerals.qualifier_not_after[phrase]:
            return phrase
    return None


def _suffix_stands(pieces: Sequence[Piece], last: int, phrase: Phrase) -> bool:
    """ "+" and "-odd" are tied to their number; "odd" needs the noun it is said of."""
    if phrase[0] in ("+", "-"):
        return pieces[last - 1].end == pieces[last].start
    if phrase == ("plus",):
        following = pieces[last + 1].lower if last + 1 < len(pieces) else ""
        return following[:1].isalpha() and following not in ("a", "an", "the", "some", "one", "two", "three")
    return True


def _bounded(low: int | None, high: int | None, estimate: bool, bound: Bound) -> Count:
    if bound is Bound.AT_LEAST:
        return Count(low, None, estimate=estimate)
    if bound is Bound.AT_MOST:
        return Count(None, high if high is not None else low, estimate=estimate)
    return Count(low, high, estimate=estimate or bound is Bound.ABOUT)
