"""Sources are counted once: a copy, and a publisher's second report, are no second source."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.model.byline import Byline
from frontlines.picture.independence import independent, voices


def byline(number, publisher=None, copies=None):
    return Byline(
        report=f"r-{number}", number=number, title=None, publisher=publisher, url=None, published=None,
        added=datetime(2026, 1, 1, tzinfo=UTC), copies=copies or f"r-{number}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("bylines", "sources"),
    [
        ([], 0),
        ([byline(1)], 1),
        ([byline(1, "The Paper"), byline(2, "the paper")], 1),
        ([byline(1, "A"), byline(2, "B", copies="r-1")], 1),
        ([byline(1, "A"), byline(2, "B", copies="r-1"), byline(3, "B")], 1),
        ([byline(1), byline(2)], 2),
        ([byline(1, "A"), byline(2, "B")], 2),
        ([byline(2, "A", copies="r-1"), byline(3, "B", copies="r-1")], 1),
    ],
)
def test_copies_and_a_publishers_own_repeats_are_one_source(bylines, sources):
    assert independent(bylines) == sources


def test_a_report_stands_for_the_day_it_was_published_else_for_the_day_it_was_added():
    assert byline(1).day == date(2026, 1, 1)


@given(
    st.lists(st.tuples(st.sampled_from([None, "A", "B", "C"]), st.integers(1, 6)), max_size=6).flatmap(
        lambda rows: st.permutations([byline(n, p, f"r-{min(c, n)}") for n, (p, c) in enumerate(rows, start=1)]).map(
            lambda mixed: (mixed, sorted(mixed, key=lambda b: b.number))
        )
    )
)
def test_voices_do_not_depend_on_the_order_reports_come_in(orders):
    mixed, ordered = orders
    assert voices(mixed) == voices(ordered)
