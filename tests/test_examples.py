"""The example reports are whole, dated, and say that they are invented."""

import importlib.util
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from frontlines.intake import take_in
from frontlines.model.report import Report
from frontlines.read.kit import build_kit
from frontlines.read.pipeline import read

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".html", ".pdf"})
NAMES = [path.name for path in FILES]


def taken(path: Path) -> Report:
    (report,) = take_in([str(path)])
    assert isinstance(report, Report), report
    return report


@pytest.fixture(scope="module")
def readings():
    kit = build_kit()
    return {path.name: read(taken(path), kit) for path in FILES}


def test_there_are_at_least_eight_one_of_them_a_page_and_one_a_pdf():
    assert len(FILES) >= 8
    assert {path.suffix for path in FILES} == {".txt", ".html", ".pdf"}


def test_the_folder_says_at_its_top_that_every_report_is_invented_and_lists_each():
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert "**Every report here is invented.**" in text[:200]
    assert [name for name in (*NAMES, "shorts.jsonl") if f"`{name}`" not in text] == []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_report_is_taken_in_whole_and_dated_in_the_month_its_name_gives(path):
    report = taken(path)
    assert 300 <= len(report.text.split()) <= 560
    assert report.published is not None
    assert report.published.start.isoformat()[:7] == path.stem[-7:]
    assert report.language == "en"


def test_the_short_records_are_three_with_the_metadata_they_carry():
    reports = list(take_in([str(EXAMPLES / "shorts.jsonl")]))
    records = [json.loads(line) for line in (EXAMPLES / "shorts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [r.title for r in reports] == [r["title"] for r in records]
    assert [r.published.iso_start() for r in reports] == [r["published"] for r in records]
    assert [r.url for r in reports] == [r["url"] for r in records]


@pytest.mark.parametrize(
    "furniture",
    [
        "cookies",
        "Subscribe",
        "Breaking",
        "Share on Facebook",
        "Africa Briefing",
        "Read more",
        "Twenty killed as rebels raid village in Ituri",
        "Ten recipes",
        "Same story every ten years",
        "email address",
        "donate today",
        "All rights reserved",
        "dataLayer",
    ],
)
def test_the_page_loses_its_furniture(furniture):
    assert furniture not in taken(EXAMPLES / "drc-m23-2022-11.html").text


def test_the_page_keeps_its_body_from_the_first_sentence_to_the_last():
    report = taken(EXAMPLES / "drc-m23-2022-11.html")
    assert "Rebels of the March 23 Movement (M23) are within 20" in report.text
    assert "Neighbours send troops" in report.text
    assert "the price they paid for it ten years ago." in report.text
    assert report.title == "M23 rebels advance towards Goma as Congo and Rwanda trade blame"
    assert report.published.iso_start() == "2022-11-16"


def test_the_pasted_analysis_loses_the_comment_form_below_it():
    text = taken(EXAMPLES / "libya-tripoli-2019-07.txt").text
    assert "they show no sign of wishing to." in text
    assert "Your email address" not in text
    assert "Facebook Twitter" not in text


def test_the_script_gives_the_pdf_that_is_committed(tmp_path):
    module = make_pdf()
    # The words, not the bytes: those change with the version of the PDF writer.
    assert words_of(module.make(tmp_path)) == words_of(EXAMPLES / module.NAME)


def test_the_script_gives_the_same_bytes_twice(tmp_path):
    module = make_pdf()
    assert module.make(tmp_path).read_bytes() == module.make(tmp_path).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_of_an_example_rests_on_its_exact_words(name, readings):
    reading = readings[name]
    pieces = [piece for statement in reading.statements() for piece in statement.evidence]
    assert pieces
    assert [p for p in pieces if reading.report.text[p.start : p.end] != p.exact] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_example_shows_events_ties_or_control_tolls_and_claims(name, readings):
    reading = readings[name]
    assert len(reading.events) >= 5
    assert reading.tolls
    assert reading.claims
    assert reading.ties or reading.control


def make_pdf():
    spec = importlib.util.spec_from_file_location("make_pdf", EXAMPLES / "make_pdf.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words_of(path: Path) -> list[str]:
    return " ".join(page.extract_text() for page in PdfReader(path).pages).split()
