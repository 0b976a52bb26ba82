"""A date is written with what its words gave, and no more."""

from datetime import date

import pytest

from frontlines.model.when import DatePrecision, When

CASES = [
    ("since 1984", date(1984, 1, 1), date(2016, 8, 19), "1984", "2016-08-19"),
    ("from 2004 to 2006", date(2004, 1, 1), date(2006, 12, 31), "2004", "2006"),
    ("between March and May 2016", date(2016, 3, 1), date(2016, 5, 31), "2016-03", "2016-05"),
    ("3-5 June 2016", date(2016, 6, 3), date(2016, 6, 5), "2016-06-03", "2016-06-05"),
    ("the past two weeks", date(2016, 6, 1), date(2016, 6, 14), "2016-06-01", "2016-06-14"),
]


@pytest.mark.parametrize(("words", "start", "end", "first", "last"), CASES)
def test_the_ends_of_a_range_are_cut_to_what_its_words_give(words, start, end, first, last):
    when = When(start, end, DatePrecision.RANGE, words)
    assert (when.iso_start(), when.iso_end()) == (first, last)


def test_a_month_and_a_year_are_no_days():
    month = When(date(2015, 2, 1), date(2015, 2, 28), DatePrecision.MONTH, "February 2015")
    year = When(date(2004, 1, 1), date(2004, 12, 31), DatePrecision.YEAR, "2004")
    assert (month.iso_start(), year.iso_start()) == ("2015-02", "2004")


def test_an_open_end_stays_open():
    assert When(None, date(2011, 1, 1), DatePrecision.DAY).iso_start() is None
