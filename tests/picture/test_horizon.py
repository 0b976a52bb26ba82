"""Horizons mean days, or nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.lexicon.horizons import load_horizons
from frontlines.picture.horizon import window_of

JUNE_8 = date(2016, 6, 8)


@pytest.mark.parametrize(
    ("horizon", "start", "end", "vague"),
    [
        ("within weeks", "2016-06-08", "2016-08-03", True),
        ("by the end of the year", "2016-06-08", "2016-12-31", False),
        ("next month", "2016-07-01", "2016-07-31", False),
        ("in the coming days", "2016-06-08", "2016-06-22", True),
        ("over the next six months", "2016-06-08", "2016-12-08", False),
        ("by 2020", "2016-06-08", "2020-12-31", False),
        ("in June", "2016-06-08", "2016-06-30", False),
        ("in May", "2017-05-01", "2017-05-31", False),
        ("by 15 July", "2016-06-08", "2016-07-15", False),
        ("by July 15th, 2017", "2016-06-08", "2017-07-15", False),
        ("before July", "2016-06-08", "2016-06-30", False),
        ("before the end of 2017", "2016-06-08", "2017-12-31", False),
        ("this summer", "2016-06-08", "2016-08-31", False),
        ("next summer", "2017-06-01", "2017-08-31", False),
        ("this winter", "2016-12-01", "2017-02-28", False),
        ("later this year", "2016-06-08", "2016-12-31", False),
        ("early next year", "2017-01-01", "2017-05-01", False),
        ("over the next month", "2016-06-08", "2016-07-08", False),
        ("on Wednesday", "2016-06-08", "2016-06-08", False),
        ("next Wednesday", "2016-06-15", "2016-06-15", False),
        ("for December 18", "2016-12-18", "2016-12-18", False),
        ("by this afternoon", "2016-06-08", "2016-06-08", False),
        ("next week", "2016-06-13", "2016-06-19", False),
        ("by Friday", "2016-06-08", "2016-06-10", False),
        ("within two to three weeks", "2016-06-08", "2016-06-29", False),
        ("within 24 hours", "2016-06-08", "2016-06-09", False),
        ("in the week ahead", "2016-06-08", "2016-06-15", False),
        ("tomorrow", "2016-06-09", "2016-06-09", False),
        ("soon", "2016-06-08", "2016-09-08", True),
        ("after 2017", "2018-01-01", None, False),
        ("by the end of next month", "2016-06-08", "2016-07-31", False),
        ("on 2016-07-01", "2016-07-01", "2016-07-01", False),
    ],
)
def test_a_horizon_means_the_days_a_plain_reader_takes_it_for(horizon, start, end, vague):
    window = window_of(horizon, JUNE_8, load_horizons())
    assert window is not None
    assert (window.start.isoformat(), window.end and window.end.isoformat(), window.vague) == (start, end, vague)


@pytest.mark.parametrize("horizon", ["", "before Ramadan", "after the election", "one day", "by 2004"])
def test_a_horizon_without_days_or_in_the_past_means_none(horizon):
    assert window_of(horizon, JUNE_8, load_horizons()) is None


PIECES = (
    "by|within|the end of|next|this|year|month|weeks|two|before|after|early|late|June|summer|2020|31|in a|few|"
    "coming|days|Friday|soon|tomorrow|mid|9999|2016-02-30|decade|decades|hundred"
)


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=7), st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_no_horizon_lies_behind_the_report_or_ends_before_it_starts(words, day):
    window = window_of(" ".join(words), day, load_horizons())
    assert window is None or (window.start >= day and (window.end is None or window.end >= window.start))
