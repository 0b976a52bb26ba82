"""The JSON form: valid by its published schema, whole, and the same bytes every time."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from frontlines.export.json import dump, schema_text, to_json
from frontlines.model.report import Report
from frontlines.model.when import DatePrecision, When

sys.path.insert(0, str(Path(__file__).parents[1] / "show"))
from sample import SAMPLE, TEXT

GOLDEN = Path(__file__).parent / "sample.golden.json"
SCHEMA = json.loads(schema_text())


def test_the_schema_is_a_valid_draft_2020_12_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_a_rich_reading_is_valid_by_the_schema():
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(to_json(SAMPLE))] == []


def test_the_schema_refuses_an_unknown_key():
    broken = to_json(SAMPLE) | {"extra": 1}
    assert list(Draft202012Validator(SCHEMA).iter_errors(broken))


def test_the_json_of_the_sample_is_the_golden_json():
    assert json.loads(dump(SAMPLE)) == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_the_same_reading_gives_the_same_bytes():
    assert dump(SAMPLE).encode() == dump(replace(SAMPLE)).encode()


def test_one_reading_is_one_line():
    odd = replace(SAMPLE, report=replace(SAMPLE.report, title="a\u2028b\u0085c\nd"))
    assert len(dump(odd).splitlines()) == 1


def test_every_statement_has_id_rule_confidence_stance_and_exact_evidence():
    out = to_json(SAMPLE)
    for kind in ("events", "ties", "control", "tolls", "claims", "forecasts"):
        for row in out[kind]:
            assert {"id", "rule", "confidence", "stance", "evidence"} <= row.keys()
            for words in row["evidence"]:
                assert TEXT[words["start"] : words["end"]] == words["exact"]


def test_ids_used_by_statements_are_ids_of_the_lists():
    out = to_json(SAMPLE)
    actors, places, tolls = ({row["id"] for row in out[kind]} for kind in ("actors", "places", "tolls"))
    for event in out["events"]:
        assert {*event["initiators"], *event["targets"]} <= actors
        assert set(event["places"]) <= places
        assert set(event["tolls"]) <= tolls


@pytest.mark.parametrize(
    ("when", "published"),
    [
        (None, None),
        (When(None, None, DatePrecision.DAY), None),
        (SAMPLE.report.published, "2017-02-10"),
    ],
)
def test_published_is_one_iso_value(when, published):
    assert to_json(replace(SAMPLE, report=replace(SAMPLE.report, published=when)))["report"]["published"] == published


@given(st.text(st.characters()))
def test_any_title_survives_the_way_there_and_back(title):
    reading = replace(SAMPLE, report=replace(SAMPLE.report, title=title))
    assert json.loads(dump(reading))["report"]["title"] == title


@given(st.characters(categories=["Cs"]))
def test_lone_surrogates_are_written_as_escapes(surrogate):
    report: Report = replace(SAMPLE.report, title=f"a{surrogate}b")
    dump(replace(SAMPLE, report=report)).encode("utf-8")
