"""Counts keep the bounds the reporter gave."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlines.model.count import Count
from frontlines.read.count import find_counts

EXACT = {
    "nine": 9,
    "Twenty-two": 22,
    "a dozen": 12,
    "two dozen": 24,
    "half a dozen": 6,
    "1.2 million": 1_200_000,
    "21,000": 21_000,
    "1 000": 1000,
    "twelve (12)": 12,
    "a hundred and five": 105,
    "two thousand five hundred": 2500,
    "one and a half million": 1_500_000,
    "10k": 10_000,
}


@pytest.mark.parametrize(("words", "number"), EXACT.items())
def test_a_plain_number_is_exact(words: str, number: int) -> None:
    (mention,) = find_counts(f"{words} people fled.")
    assert (mention.text, mention.count) == (words, Count(number, number))


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("over 80,000", Count(80_000, None)),
        ("at least an estimated 300", Count(300, None)),
        ("up to 40", Count(None, 40)),
        ("fewer than 10", Count(None, 10)),
        ("an estimated 300,000", Count(300_000, 300_000, estimate=True)),
        ("about two dozen", Count(24, 24, estimate=True)),
        ("between 100 and 1,300", Count(100, 1300)),
        ("between five to seven", Count(5, 7)),
        ("10-15", Count(10, 15)),
        ("1.5 to 2 million", Count(1_500_000, 2_000_000)),
        ("12 or 13", Count(12, 13)),
        ("hundreds of thousands", Count(200_000, None, estimate=True)),
        ("tens of thousands", Count(20_000, None, estimate=True)),
        ("dozens", Count(24, None, estimate=True)),
        ("several", Count(3, None, estimate=True)),
        ("no one", Count(0, 0)),
        ("upward of 200", Count(200, None)),
        ("300+", Count(300, None)),
    ],
)
def test_a_qualifier_opens_the_bound_it_opens(words: str, count: Count) -> None:
    (mention,) = find_counts(f"Reports say {words} fled.")
    assert (mention.text, mention.count) == (words, count)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Five US troops and one Canadian died.", [5, 1]),
        ("15 US troops were wounded.", [15]),
        ("Under UN Resolution 1701 15,000 peacekeepers came.", [15_000]),
        ("On June 12 300 people fled.", [300]),
        ("In 2007, 901 soldiers died.", [901]),
        ("The toll rose from 10 to 15.", [10, 15]),
        ("A 26,000-strong force came.", [26_000]),
        ("Troops hold two of its border crossings.", [2]),
        ("Twelve out of 15 hostages were freed.", [12, 15]),
    ],
)
def test_each_count_of_a_sentence_is_found(text: str, counts: list[int]) -> None:
    assert [mention.count.low for mention in find_counts(text)] == counts


@pytest.mark.parametrize(
    "text",
    [
        "It was in 2004.",
        "A 34-year-old was held.",
        "It cost $5 million or 4 million euros.",
        "They drove 40 miles in two weeks.",
        "At 4:30 pm it ended.",
        "The 21st Brigade and the second unit left.",
        "Troops from 4 RAR (Commandos) came.",
        "T-72 tanks, F-16 jets, an AK-47 and 7.62x39mm rounds",
        "M23 and the G20 met.",
        "Since 9/11 it is so.",
        "They won 3-1.",
        "Turnout was 40% or 40 percent.",
        "Ahmed Ali, 34, said so.",
        "Call +964 770 123 4567 or 1-800-555-0199.",
        "The 9-millimetre gun",
        "A three-day truce",
        "World War Two ended.",
        "Ground Zero was sealed off.",
        "They fought one another.",
        "It was a bloody one for the army.",
        "One in five agreed.",
        "On 25 October 2004 it fell.",
        "Document S/2016/341 says so.",
        "The 5.5 magnitude quake",
        "No group claimed it.",
        "Two-thirds of it burned.",
        "Children under 5 fled.",
    ],
)
def test_what_only_looks_like_a_count_is_left_alone(text: str) -> None:
    assert find_counts(text) == []


_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int, hyphen: str, joint: str) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"{hyphen}{_ONES[number % 10]}" if number % 10 else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            link = joint if rest < 100 else " "
            return f"{spelled(number // size, hyphen, joint)} {word}" + (
                f"{link}{spelled(rest, hyphen, joint)}" if rest else ""
            )
    raise AssertionError


@given(number=st.integers(2, 10**10), hyphen=st.sampled_from("- "), joint=st.sampled_from([" ", " and "]))
def test_a_spelled_number_comes_back(number: int, hyphen: str, joint: str) -> None:
    words = spelled(number, hyphen, joint)
    (mention,) = find_counts(f"{words} people fled.")
    assert (mention.text, mention.count) == (words, Count(number, number))


@given(number=st.integers(0, 1899), form=st.sampled_from(["{}", "{:,}"]))
def test_digits_come_back(number: int, form: str) -> None:
    (mention,) = find_counts(f"They freed {form.format(number)} captives.")
    assert mention.count == Count(number, number)


_PIECES = st.sampled_from(
    [
        "12",
        "1,300",
        "two",
        "million",
        "hundred",
        "and",
        "a",
        "half",
        "dozen",
        "dozens",
        "of",
        "thousands",
        "at least",
        "over",
        "up to",
        "between",
        "to",
        "or",
        "-",
        "–",
        "(",
        ")",
        "12)",
        "no",
        "one",
        "casualties",
        "people",
        "$",
        "%",
        "1.5",
        "k",
        "2016",
        "more",
        "several",
        "a few",
        "٣",
        "²",
        "İ",
        "ſix",
        "🙂",
        "\u00a0",
        "00",
        "9" * 30,
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=80), st.lists(_PIECES, max_size=25).map(" ".join), st.lists(_PIECES, max_size=12).map("".join)
)


@given(text=_TEXTS, offset=st.integers(0, 10**6))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_exact_spans_in_order_and_ordered_bounds(text: str, offset: int) -> None:
    end = offset
    for mention in find_counts(text, offset=offset):
        assert text[mention.start - offset : mention.end - offset] == mention.text
        assert end <= mention.start < mention.end
        end = mention.end
        low, high = mention.count.low, mention.count.high
        assert low is not None or high is not None
        assert low is None or high is None or 0 <= low <= high


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "12 ",
        "1,000,",
        "two ",
        "twenty-",
        "hundred and ",
        "thousands of ",
        "over ",
        "no other ",
        "12 more ",
        "1 to ",
        "a ",
        "million ",
    ],
)
def test_long_hostile_text_is_read_quickly(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    start = time.perf_counter()
    find_counts(text)
    assert time.perf_counter() - start < 3
