"""The latest week against those before, honest about weeks of which nobody reported."""

from datetime import date, timedelta

import pytest
from happening import incident
from hypothesis import given
from hypothesis import strategies as st

from frontlines.model.when import DatePrecision, When
from frontlines.picture.weeks import WeekStart, week_of, weeks_of

SATURDAY = date(2016, 5, 7)  # a week of ACLED starts
FRIDAY = SATURDAY - timedelta(1)


def at(weeks_ago, number=1, type_="battle", **more):
    """Incidents in the middle of a week, counted back from the one that ended on FRIDAY."""
    day = FRIDAY - timedelta(3 + 7 * weeks_ago)
    when = When(day, day, DatePrecision.DAY)
    return [incident(f"I-{type_}-{weeks_ago}-{n}", type_=type_, when=when, **more) for n in range(number)]


def reports(*weeks_ago):
    return [FRIDAY - timedelta(7 * n) for n in weeks_ago]


def every(weeks, number):
    return [i for n in range(1, weeks + 1) for i in at(n, number)]


def total(found):
    return next(row for row in found.rows if row.type is None)


def test_the_latest_week_is_set_against_the_means_of_4_and_of_52_weeks():
    past = every(4, 2) + [i for n in range(5, 53) for i in at(n, 1)]
    row = total(weeks_of(at(0, 3) + past, reported=reports(*range(53))))
    assert (row.latest, row.four.mean, row.four.change) == (3, 2.0, 50.0)
    assert row.year.mean == pytest.approx((4 * 2 + 48) / 52)
    assert (row.four.reported, row.year.reported) == (4, 52)


def test_weeks_before_the_first_report_are_unknown_not_zero():
    row = total(weeks_of(at(0, 3) + at(1, 3), reported=reports(0, 1)))
    assert (row.four.reported, row.four.mean, row.four.change) == (1, 3.0, 0.0)
    assert (row.year.reported, row.year.mean) == (1, 3.0)


def test_a_reported_week_without_incidents_is_zero_and_a_silent_one_unknown():
    row = total(weeks_of(at(0, 1) + at(1, 4), reported=reports(0, 1, 3)))
    assert (row.four.reported, row.four.mean) == (2, 2.0)


def test_without_a_week_to_compare_with_there_is_no_change():
    row = total(weeks_of(at(0, 3), reported=reports(0)))
    assert (row.latest, row.four.mean, row.four.change) == (3, None, None)


def test_a_mean_of_zero_has_no_percentage():
    row = total(weeks_of(at(0, 3), reported=reports(0, 1, 2)))
    assert (row.four.mean, row.four.change) == (0.0, None)


def test_a_week_that_is_not_over_is_not_the_latest():
    midweek = FRIDAY + timedelta(3)
    found = weeks_of(at(0, 2) + at(-1, 9), reported=[*reports(0, 1), midweek])
    assert (found.start, found.end, total(found).latest) == (SATURDAY - timedelta(7), FRIDAY, 2)


def test_a_latest_week_without_reports_says_so():
    found = weeks_of(at(3, 2), reported=reports(3, 4), until=FRIDAY)
    assert (found.end, found.reported, total(found).latest) == (FRIDAY, False, 0)


def test_types_stand_by_how_many_the_latest_week_has():
    found = weeks_of(at(0, 1, "shelling") + at(0, 2, "air_strike") + at(1, 1, "siege"), reported=reports(0, 1))
    assert [(row.type, row.latest) for row in found.rows] == [
        (None, 3), ("air_strike", 2), ("shelling", 1), ("siege", 0)
    ]  # fmt: skip


def test_an_incident_dated_by_month_belongs_to_no_week_and_is_counted_as_such():
    may = When(date(2016, 5, 1), date(2016, 5, 31), DatePrecision.MONTH)
    found = weeks_of([*at(0), incident("I-m", when=may)], reported=reports(0, 1))
    assert (total(found).latest, found.undated) == (1, 1)


def test_no_reports_no_weeks():
    assert weeks_of([], reported=[]).start is None
    assert weeks_of([], reported=[SATURDAY]).start is None  # the first week is not over


@pytest.mark.parametrize(
    ("start", "day", "first"),
    [
        (WeekStart.ACLED, SATURDAY, SATURDAY),
        (WeekStart.ACLED, FRIDAY, SATURDAY - timedelta(7)),
        (WeekStart.ISO, SATURDAY, date(2016, 5, 2)),
        (WeekStart.ISO, date(2016, 5, 2), date(2016, 5, 2)),
    ],
)
def test_a_week_starts_on_saturday_or_on_monday(start, day, first):
    assert week_of(day, start) == first


def test_an_actor_without_incidents_for_a_year_is_emerging():
    incidents = at(0, 2, by=("new",)) + at(60, by=("back",)) + at(1, by=("back",)) + at(10) + at(0)
    found = weeks_of(incidents, reported=reports(0, 1, 10, 60)).emerging
    assert [(e.actor, e.incidents, e.silent_since is None) for e in found] == [("new", 2, True), ("back", 1, False)]


def test_where_nothing_older_is_reported_nobody_emerges():
    assert weeks_of(at(0, by=("new",)), reported=reports(0, 1)).emerging == ()


@given(
    st.lists(st.tuples(st.integers(-1, 60), st.integers(1, 3), st.sampled_from(["battle", "siege"])), max_size=8),
    st.sets(st.integers(0, 60), min_size=2),
    st.sampled_from(WeekStart),
)
def test_all_types_together_are_the_sum_of_the_types(made, weeks, start):
    incidents = [i for ago, number, type_ in made for i in at(ago, number, type_)]
    found = weeks_of(incidents, reported=reports(*weeks), start=start)
    if found.rows:
        assert total(found).latest == sum(row.latest for row in found.rows if row.type)
        assert all(row.four.reported <= 4 and row.year.reported <= 52 for row in found.rows)
