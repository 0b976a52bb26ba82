"""The grid shows every count, used or not, with the reason."""

import pytest
from hypothesis import given
from saying import KNOWN, byline, said, stance, told, toll
from test_reckon import tellings

from frontlines.model.settings import TollRule
from frontlines.model.told import Review
from frontlines.picture.grid import grid_of
from frontlines.picture.reckon import reckon
from frontlines.picture.reckon_entry import Use

A, B = byline("alpha", 1), byline("bravo", 2)
LATER = byline("alpha-2", 4, publisher="Alpha")
COPY = byline("paper", 3, copies="bravo")
TOLLS = (
    told(toll("first", 12, words="killed 12 people"), A),
    told(toll("later", 21), LATER),
    told(toll("again", 21, start=70), LATER),
    told(toll("children", 9, of="children", start=40), LATER),
    told(toll("cited", 15, held=said("sohr")), B),
    told(toll("copied", 15, held=said("sohr")), COPY),
    told(toll("denied", 200, held=stance("denied", "iraq"), start=50), B),
    told(toll("both", 40, places=("fallujah", "baghdad"), start=60), B),
    told(toll("unknown", None, None, start=80), B),
    told(toll("accepted", 3, kind="injured"), B, Review.ACCEPTED),
    told(toll("misread", 33, kind="injured", start=90), B),
)


@pytest.mark.parametrize(
    ("count", "use", "note"),
    [
        ("first", Use.SUPERSEDED, "superseded by a later count of the same source: 21 killed (Alpha, 2016-05-04)"),
        ("later", Use.USED, "used"),
        ("again", Use.REPEAT, "the same source says the same in 21 killed (Alpha, 2016-05-04)"),
        ("children", Use.PART, "part of a larger count, never added to it: 21 killed (Alpha, 2016-05-04)"),
        ("cited", Use.USED, "used"),
        ("copied", Use.COPY, "wire copy of 15 killed (the Observatory by Bravo, 2016-05-02)"),
        ("denied", Use.SET_ASIDE, "not held as real (denied)"),
        ("both", Use.SHARED, "stated for several places or incidents together"),
        ("unknown", Use.UNCOUNTED, "gives no number"),
        ("misread", Use.OVERRULED, "overruled by a person's reading: 3 injured (Bravo, 2016-05-02)"),
    ],
)
def test_each_count_says_what_became_of_it_and_why(count, use, note):
    (row,) = [row for row in grid_of(TOLLS, known=KNOWN) if row.statement == count]
    assert (row.use, row.note) == (use, note)


def test_a_row_names_source_time_number_sayer_and_words():
    cited, first = ({r.statement: r for r in grid_of(TOLLS, known=KNOWN)}[id_] for id_ in ("cited", "first"))
    assert (cited.publisher, cited.said_by, cited.source, cited.low) == (
        "Bravo",
        "the Observatory",
        "origin sohr",
        15,
    )
    assert (first.said_by, first.day.isoformat(), first.evidence) == (None, "2016-05-01", "killed 12 people")


def test_counts_stand_by_kind_and_in_the_order_of_reporting():
    rows = grid_of(tuple(reversed(TOLLS)), known=KNOWN)
    assert [row.kind.value for row in rows] == ["killed"] * 9 + ["injured"] * 2
    killed = [row.day for row in rows if row.kind == "killed"]
    assert killed == sorted(killed)


@given(tellings())
def test_the_grid_holds_every_count_once_and_uses_what_the_reckoning_rests_on(tolls):
    rows = grid_of(tolls, known=KNOWN)
    assert sorted(row.statement for row in rows) == sorted(t.id for t in tolls)
    used = {row.statement for row in rows if row.use is Use.USED}
    assert used == {id_ for r in reckon(tolls, rule=TollRule.RANGE, known=KNOWN) for id_ in r.statements}


@given(tellings())
def test_every_count_left_for_another_names_one_that_is_in_the_grid(tolls):
    rows = grid_of(tolls, known=KNOWN)
    assert all(row.note.startswith(("used", "not held")) or "(" in row.note for row in rows)
