"""The values of the model say no more than they know, and cannot be changed."""

from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import SYMMETRIC_TIES, TieKind
from frontlines.model.when import DatePrecision, When

FIRST, LAST = date(2015, 2, 1), date(2015, 2, 28)


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [
        (DatePrecision.DAY, "2015-02-01", "2015-02-28"),
        (DatePrecision.RANGE, "2015-02-01", "2015-02-28"),
        (DatePrecision.MONTH, "2015-02", "2015-02"),
        (DatePrecision.YEAR, "2015", "2015"),
    ],
)
def test_a_date_is_written_no_more_exactly_than_it_is_known(precision, start, end):
    when = When(FIRST, LAST, precision)
    assert (when.iso_start(), when.iso_end()) == (start, end)


def test_an_open_end_stays_open():
    assert When(FIRST, None, DatePrecision.RANGE).iso_end() is None


def test_a_statement_is_asserted_by_the_report_unless_said_otherwise():
    assert Stance() == Stance(StanceStatus.ASSERTED, None, None, "")


def test_ties_that_hold_both_ways_are_known():
    assert {TieKind.FIGHTS, TieKind.ALLIED_WITH, TieKind.OPPOSES} == SYMMETRIC_TIES


def test_facts_cannot_be_changed():
    report = Report("text", "0" * 64, "source")
    with pytest.raises(FrozenInstanceError):
        report.text = "other"


def test_all_six_kinds_are_among_the_statements():
    kinds = ("events", "ties", "control", "tolls", "claims", "forecasts")
    reading = Reading(
        report=Report("", "0" * 64, "-"),
        **{f.name: (f.name,) if f.name in kinds else () for f in fields(Reading) if f.name != "report"},
    )
    assert reading.statements() == kinds
