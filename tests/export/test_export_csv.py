"""Flat rows: one a statement, safe to open in a spreadsheet."""

import csv
import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from frontlines.export.csv import COLUMNS, dump, header

sys.path.insert(0, str(Path(__file__).parents[1] / "show"))
from sample import SAMPLE, TEXT


def table(reading):
    return list(csv.DictReader(io.StringIO(header() + dump(reading), newline="")))


def test_every_statement_is_one_row_with_its_evidence():
    rows = table(SAMPLE)
    assert [row["statement_id"] for row in rows] == [statement.id for statement in SAMPLE.statements()]
    for row in rows:
        assert TEXT[int(row["evidence_start"]) : int(row["evidence_end"])] == row["evidence"]


def test_every_row_has_every_column():
    assert all(tuple(row) == COLUMNS for row in table(SAMPLE))


def test_a_denied_event_says_so_in_its_row():
    (denied,) = [row for row in table(SAMPLE) if row["status"] == "denied"]
    assert denied["said_by"] == "Russia"


def test_an_open_bound_is_an_empty_cell():
    (fled,) = [row for row in table(SAMPLE) if row["type"] == "killed" and row["low"] == "3"]
    assert fled["high"] == ""


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =HYPERLINK()", "＝1"])
def test_text_a_spreadsheet_would_run_is_disarmed(title):
    rows = table(replace(SAMPLE, report=replace(SAMPLE.report, title=title)))
    assert rows[0]["title"] == "'" + title


def test_a_negative_coordinate_stays_a_number():
    places = tuple(replace(place, lon=-1.5) for place in SAMPLE.places)
    assert table(replace(SAMPLE, places=places))[0]["lon"] == "-1.5"


def test_quotes_commas_and_line_ends_stay_in_their_cell():
    title = 'one "two", three\nfour'
    assert table(replace(SAMPLE, report=replace(SAMPLE.report, title=title)))[0]["title"] == title
