"""What looks like a count and is none: prices, ages, measures, names of units and weapons, scores."""

from collections.abc import Sequence

from frontlines.lexicon.numerals import Numerals
from frontlines.read.count_numbers import Number, Piece

_DASHES = frozenset("-–—")
_CODES = frozenset("/\\:_@=~^*")
_OLDEST = 110
_JOINING = frozenset({"and", "or", "to", ",", "-", "–", "&", "/"})
# How many words may stand between a number and its unit: "two and a half long years".
_PASSED = 4


def is_no_count(
    pieces: Sequence[Piece], first: int, last: int, numbers: Sequence[Number], numerals: Numerals
) -> bool:
    """Whether the number that fills `pieces[first:last]` counts nothing."""
    digits = numbers[0].digits
    return (
        _in_code(pieces, first, last, numbers)
        or _named(pieces, first, numerals)
        or _measures(pieces, last, numerals)
        or _hyphenated(pieces, last, numerals)
        or _share(pieces, first, last, numbers[0].value, numerals)
        or _age(pieces, first, last, numbers[0], numerals)
        or (digits and _unit_number(pieces, first, last))
        or (not digits and _proper(pieces, first))
        or (not digits and last - first == 1 and pieces[first].lower == "one" and _pronoun(pieces, first, numerals))
    )


def _in_code(pieces: Sequence[Piece], first: int, last: int, numbers: Sequence[Number]) -> bool:
    """T-72, M23, 9/11, 7.62x39, 4:30, 3-1, 1-800-555."""
    before = pieces[first - 1] if first else None
    after = pieces[last] if last < len(pieces) else None
    if numbers[0].digits and before is not None and before.end == pieces[first].start:
        if before.text[-1].isalnum() or before.text in _CODES or before.text in "#§°№'’.":
            return True
        if before.text in _DASHES and first >= 2 and pieces[first - 2].end == before.start:
            return True
    if numbers[-1].digits and after is not None and after.start == pieces[last - 1].end:
        if after.text[0].isalpha() or (
            after.text in _CODES and last + 1 < len(pieces) and pieces[last + 1].start == after.end
        ):
            return True
        if (
            after.text in _DASHES
            and last + 1 < len(pieces)
            and pieces[last + 1].text[0].isdigit()
            and pieces[last + 1].start == after.end
        ):
            return True
    plain = pieces[first].text
    return plain.isdecimal() and ((len(plain) > 7 and last == first + 1) or _dialled(pieces, first))


def _dialled(pieces: Sequence[Piece], first: int) -> bool:
    """The later groups of +964 770 123 4567."""
    k = first
    while k and first - k < 5 and pieces[k - 1].text.isdecimal():
        k -= 1
    return k < first and k > 0 and pieces[k - 1].text == "+"


def _named(pieces: Sequence[Piece], first: int, numerals: Numerals) -> bool:
    """Resolution 1701, No. 2, $5 million, aged 17; and the second of "Resolutions 1559 and 1701"."""
    k = first
    for _ in range(3):
        if k >= 2 and pieces[k - 1].lower in _JOINING and pieces[k - 2].text[0].isdigit():
            k -= 2
            continue
        break
    for at in {first, k}:
        back = at - 1 if at and pieces[at - 1].text == "." else at  # "No. 2", "Rs. 500"
        for length in (1, 2):
            phrase = tuple(p.lower for p in pieces[max(0, back - length) : back])
            if (
                len(phrase) == length
                and phrase in numerals.designators
                and _names(pieces, at, phrase, back, numerals)
            ):
                return True
    return False


def _names(pieces: Sequence[Piece], at: int, phrase: tuple[str, ...], back: int, numerals: Numerals) -> bool:
    """Marks always name; words do before digits, and before spelled numbers where they are capitalised."""
    if not phrase[0][0].isalpha():
        return True
    start = back - len(phrase)
    if phrase == ("no",) and back == at:
        return pieces[at].text[0].isdigit() and pieces[start].text[0].isupper() and start > 0
    if pieces[at].text[0].isdigit():
        return True
    capitals = pieces[start].text[0].isupper() and pieces[at].text[0].isupper()
    return capitals or phrase[0] in ("aged", "age", "turned", "number")


def _measures(pieces: Sequence[Piece], last: int, numerals: Numerals) -> bool:
    """40 miles, 300 kg, three more hours, 5 million dollars, 60 percent."""
    for k in range(last, min(last + _PASSED + 1, len(pieces))):
        word = pieces[k].lower
        if any(tuple(p.lower for p in pieces[k : k + length]) in numerals.measures for length in (1, 2, 3)):
            return True
        if word in _DASHES:
            continue
        if word not in numerals.passed_over:
            return False
    return False


def _hyphenated(pieces: Sequence[Piece], last: int, numerals: Numerals) -> bool:
    """A three-storey house; but a 300-strong force."""
    if last + 1 >= len(pieces) or pieces[last].text not in _DASHES:
        return False
    glued = pieces[last - 1].end == pieces[last].start and pieces[last].end == pieces[last + 1].start
    word = pieces[last + 1].lower
    return glued and word[0].isalpha() and word not in numerals.hyphenated and word not in numerals.scales


def _share(pieces: Sequence[Piece], first: int, last: int, value: int, numerals: Numerals) -> bool:
    """One in five; nine out of ten. "Twelve out of 15 hostages" counts twelve and fifteen."""
    after = [p.lower for p in pieces[last : last + 3]]
    before = [p.lower for p in pieces[max(0, first - 2) : first]]
    if after[:1] == ["in"] and value == 1 and len(after) > 1:
        return after[1] in numerals.words or after[1] in numerals.tens
    if (
        before == ["one", "in"]
        or before == ["of", "every"]
        or after == ["out", "of", "every"]
        or (before == ["out", "of"] and value in (10, 100))
    ):
        return True
    return after[:2] == ["out", "of"] and after[2:] in (["ten"], ["10"], ["100"])


def _age(pieces: Sequence[Piece], first: int, last: int, number: Number, numerals: Numerals) -> bool:
    """Maria Lopez, 34, said; children under 5."""
    if not 0 < number.value <= _OLDEST or first < 2:
        return False
    before, earlier = pieces[first - 1], pieces[first - 2]
    if before.lower in ("under", "over") and earlier.lower in numerals.ages_of:
        return True
    closed = last < len(pieces) and pieces[last].text in (",", ".", ";")
    named = earlier.text[0].isupper() and not earlier.text.isupper()
    return number.digits and before.text == "," and closed and named


def _unit_number(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Troops from 4 RAR: a number before capitals that no noun follows; "12 NATO soldiers" counts."""
    if last >= len(pieces) or not (pieces[last].text.isupper() and len(pieces[last].text) >= 2):
        return False
    following = pieces[last + 1].text if last + 1 < len(pieces) else ""
    before = pieces[first - 1].lower if first else ""
    return not following[:1].islower() and before in ("from", "of", "by", "with", "the", "to", "in")


def _proper(pieces: Sequence[Piece], first: int) -> bool:
    """Ground Zero, Air Force One: capitals outside a headline."""
    if not first or not pieces[first].text.istitle() or not pieces[first - 1].text.istitle():
        return False
    return any(len(p.text) > 4 and p.text.islower() for p in pieces)


def _pronoun(pieces: Sequence[Piece], i: int, numerals: Numerals) -> bool:
    before = pieces[i - 1].lower if i else ""
    after = pieces[i + 1].lower if i + 1 < len(pieces) else ""
    glued = i + 1 < len(pieces) and pieces[i + 1].start == pieces[i].end
    # "a productive one", "a carefully planned one"
    described = i >= 2 and not {"a", "an"}.isdisjoint(p.lower for p in pieces[max(0, i - 3) : i - 1])
    if described and after != "of" and before.isalpha():
        return True
    return (
        before in numerals.one_not_behind or after in numerals.one_not_before or (glued and after in ("'", "’", "-"))
    )
