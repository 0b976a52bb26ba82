"""Dates are read as exactly as the words and the publication give them."""

import random
import time
from datetime import date

import pytest
from date_form import read_when, written
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlines.model.sentence import Sentence, SentenceKind
from frontlines.model.when import DatePrecision, When
from frontlines.read.date import date_sentences, find_times

MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


def times(text: str, published: str | None = None) -> dict[str, str]:
    return {m.text: written(m.when) for m in find_times(text, published=read_when(published))}


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        ("The raid of 25 October 2004 failed.", None, {"25 October 2004": "2004-10-25"}),
        ("The raid of Oct. 25, 2004 failed.", None, {"Oct. 25, 2004": "2004-10-25"}),
        ("In May 2012, a convoy was hit.", None, {"May 2012": "2012-05"}),
        ("It fell in 1999, and again in 2001.", None, {"1999": "1999", "2001": "2001"}),
        ("The war of the 1990s never ended.", None, {"the 1990s": "1990-01-01/1999-12-31"}),
        ("From 2004 to 2006 he led it.", None, {"From 2004 to 2006": "2004-01-01/2006-12-31"}),
        (
            "From late January until 5 March 2010 it held.",
            None,
            {"From late January until 5 March 2010": "2010-01-01/2010-03-05"},
        ),
        (
            "They met from December to February 2010.",
            None,
            {"from December to February 2010": "2009-12-01/2010-02-28"},
        ),
        (
            "Fighting went on between Tuesday and Thursday.",
            "2024-10-04",
            {"between Tuesday and Thursday": "2024-10-01/2024-10-03"},
        ),
        ("It has held the town since last month.", "2016-06-10", {"since last month": "2016-05-01/2016-06-10"}),
        ("The truce began 48 hours ago.", "2016-06-10", {"48 hours ago": "2016-06-08/2016-06-10"}),
        ("In the past year it lost ground.", "2016-06", {"the past year": "2015-06-01/2016-06-30"}),
        ("For the past three years it has ruled.", "2016-06", {"the past three years": "2013-06-01/2016-06-30"}),
        ("It has ruled for several years.", "2016-06", {"for several years": "../2016-06-30"}),
        ("Six months ago it ruled.", "2016-06", {"Six months ago": "2015-12"}),
        ("Twenty-five years ago it ruled.", "2016-06", {"Twenty-five years ago": "1991"}),
        ("Troops will leave on Friday.", "2016-06-16", {"Friday": "2016-06-17"}),
        ("Troops will leave, he said on Friday.", "2016-06-16", {"Friday": "2016-06-10"}),
        ("On Monday of last week it fell.", "2016-06-16", {"Monday of last week": "2016-06-06"}),
        ("It fell on Wednesday.", "2016-W24", {"Wednesday": "2016-06-15"}),
        ("It fell this week.", "2016-06-16", {"this week": "2016-W24"}),
        ("It is quiet today.", "2016-06", {"today": "2016-06"}),
        ("It fell two days after 12 June 2016.", None, {"two days after 12 June 2016": "2016-06-14"}),
        ("It fell on the 4th of last month.", "2016-01-20", {"the 4th of last month": "2015-12-04"}),
        ("It fell on 30 February 2015.", None, {"30 February 2015": "null"}),
        ("It fell in June.", None, {"June": "null"}),
        ("It fell in June.", "2016", {"June": "2016-06"}),
        ("Two days ago it fell.", "2016", {"Two days ago": "null"}),
        ("900 years ago it fell.", "0800", {"900 years ago": "null"}),
    ],
)
def test_a_time_keeps_the_precision_of_its_words(text: str, published: str | None, found: dict[str, str]) -> None:
    assert times(text, published) == found


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the second city.",
        "May God help them.",
        "We do not know.",
        "Snow fell on the town.",
        "The Sun printed it.",
        "A 34-year-old man was held.",
        "They sent 2000 people home.",
        "The raid killed 2004 men.",
        "It cost $2004.",
        "At 4:30 am local time the guns fell silent.",
        "The M-2010 rifle jammed.",
        "The March 14 Alliance spoke.",
        "The Mail on Sunday printed it.",
        "An august body met.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert times(text, "2016-06-10") == {}


def report(*texts: str) -> tuple[str, list[Sentence]]:
    sentences, start = [], 0
    for i, text in enumerate(texts):
        sentences.append(Sentence(i, 0, start, start + len(text), SentenceKind.REPORTING, ()))
        start += len(text) + 1
    return " ".join(texts), sentences


@pytest.mark.parametrize(
    ("texts", "published", "expected"),
    [
        (("On 12 June 2015 they met.", "The next day they parted."), "2016-06-10", {"The next day": "2015-06-13"}),
        (
            ("In May 2012 a convoy was hit.", "Later that year in August a team left."),
            "2013-08-23",
            {"Later that year": "2012", "August": "2012-08"},
        ),
        (("On Sunday it fell.", "Two days later it was retaken."), "2016-06-16", {"Two days later": "2016-06-14"}),
        (
            ("In August 2012 they left.", "The 2012 mission was over.", "The following month was quiet."),
            None,
            {"The following month": "2012-09"},
        ),
        (("The war began in 1998.", "That year thousands fled."), "2016-06-10", {"That year": "1998"}),
    ],
)
def test_later_sentences_are_seen_from_the_last_explicit_date(
    texts: tuple[str, ...], published: str | None, expected: dict[str, str]
) -> None:
    text, sentences = report(*texts)
    found = date_sentences(sentences, text, read_when(published))
    assert expected.items() <= {m.text: written(m.when) for m in found}.items()
    assert all(text[m.start : m.end] == m.text for m in found)


def test_the_words_of_a_time_are_kept_with_it() -> None:
    (mention,) = find_times(
        "It fell now.", published=When(date(2016, 6, 1), date(2016, 6, 30), DatePrecision.MONTH, "x")
    )
    assert mention.when is not None
    assert mention.when.text == "now"


@given(
    day=st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    form=st.sampled_from(
        [
            "{d} {m} {y}",
            "{d}{s} of {m}, {y}",
            "{m} {d}, {y}",
            "{m} {d}{s} {y}",
            "{iso}",
            "{d} {mm} {y}",
            "{mm} {d}, {y}",
        ]
    ),
    around=st.sampled_from(["It fell on {}.", "On {}, it fell.", "({}) It fell", "{}"]),
)
def test_a_full_date_comes_back_in_every_form(day: date, form: str, around: str) -> None:
    name = MONTHS[day.month - 1]
    suffix = "th" if 10 <= day.day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    short = name if name == "May" else f"{name[:3]}."
    words = form.format(d=day.day, m=name, mm=short, y=day.year, s=suffix, iso=day.isoformat())
    (mention,) = find_times(around.format(words))
    assert (mention.text, written(mention.when)) == (words, day.isoformat())


_PIECES = st.sampled_from(
    [
        "12",
        "June",
        "2016",
        "May",
        "march",
        "Sunday",
        "last",
        "the past",
        "two",
        "weeks",
        "ago",
        "since",
        "between",
        "and",
        "to",
        "-",
        "–",
        ",",
        ".",
        "on",
        "the",
        "next day",
        "1990s",
        "year",
        "for",
        "later",
        "now",
        "9/11",
        "early",
        "half of",
        "until",
        "hours",
        "İ",
        "ſeptember",
        "\u00a0",
        "٣",
        "𝟏𝟐",
        "🙂",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=80), st.lists(_PIECES, max_size=25).map(" ".join), st.lists(_PIECES, max_size=12).map("".join)
)
_PUBLISHED = st.sampled_from(
    [
        None,
        "2016",
        "2016-06",
        "2016-02-29",
        "2016-W24",
        "0001-01-01",
        "9999-12-31",
        "2015-03-01/2016-02-01",
        "../2016-02-01",
    ]
)


@given(text=_TEXTS, offset=st.integers(0, 10**6), published=_PUBLISHED, focus=_PUBLISHED)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_exact_spans_in_order_and_sane_dates(
    text: str, offset: int, published: str | None, focus: str | None
) -> None:
    end = offset
    for m in find_times(text, offset=offset, published=read_when(published), focus=read_when(focus)):
        assert text[m.start - offset : m.end - offset] == m.text
        assert end <= m.start < m.end
        end = m.end
        if m.when is not None:
            assert m.when.start is None or m.when.end is None or m.when.start <= m.when.end
            assert m.when.text == m.text


@pytest.mark.parametrize(
    "unit",
    [
        "12 ",
        "12, ",
        "June ",
        "last ",
        "two and ",
        "1-",
        "2016 to ",
        "the past two weeks ",
        "between ",
        "early ",
        "12 and ",
        "a few ",
        "((",
        "\u00a0 ",
    ],
)
def test_long_hostile_text_is_read_quickly(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    start = time.perf_counter()
    find_times(text, published=read_when("2016-06-10"))
    assert time.perf_counter() - start < 3


def test_reading_does_not_depend_on_what_was_read_before() -> None:
    texts = ["On 12 June it fell.", "It fell in May.", "On Sunday it fell."]
    expected = [times(text, "2016-06-16") for text in texts]
    random.Random(0).shuffle(texts)
    assert sorted(map(str, (times(text, "2016-06-16") for text in texts))) == sorted(map(str, expected))
