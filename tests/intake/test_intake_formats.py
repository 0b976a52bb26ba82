"""Text, pages, PDFs and records: the same story comes out of each, and the hash is that of what went in."""

import hashlib
import io
import json
import tracemalloc

import pytest
from hostile_inputs import PARAGRAPHS, STORY, pdf
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlines.intake import IntakeOptions, report_from_text, take_in
from frontlines.intake.clean import clean
from frontlines.intake.paragraphs import join_pages
from frontlines.model.errors import Skipped, SourceError
from frontlines.model.report import Report

PAGE = f"""<!doctype html><html lang="en"><head><title>Rebels enter port | The Northern Courier</title>
<meta property="og:site_name" content="The Northern Courier">
<meta property="og:title" content="Rebels enter port">
<meta name="author" content="Jane Doe"><link rel="canonical" href="https://courier.example.org/port">
<meta property="article:published_time" content="2019-03-12T10:00:00Z"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Rebels enter port</h1>{PARAGRAPHS}
<h2>Port closed</h2>
<p>“We will not leave,” a commander of the Front told this newspaper on Tuesday night.</p></article>
<aside><h3>Related articles</h3><a href="/a">Army shells village</a></aside>
<form><h3>Leave a Reply</h3>Your email address will not be published.</form>
<footer>© 2019 The Northern Courier</footer></body></html>"""

LINES = [
    *STORY.split("\n\n"),
    *["", "Tweet", "Leave a Reply", "June 2016", "Iraq", "Related articles", "4=Jane Doe", "By Jane Doe"],
]


def take(data: bytes, options: IntakeOptions | None = None) -> list[Report | Skipped]:
    return list(take_in(["-"], options, io.BytesIO(data)))


def test_a_page_gives_its_article_and_what_its_head_says():
    [report] = take(PAGE.encode())
    assert isinstance(report, Report)
    assert report.text == (
        f"Rebels enter port\n\n{STORY}\n\nPort closed\n\n"
        "“We will not leave,” a commander of the Front told this newspaper on Tuesday night."
    )
    assert (report.title, report.publisher, report.author) == (
        "Rebels enter port",
        "The Northern Courier",
        "Jane Doe",
    )
    assert report.url == "https://courier.example.org/port"
    assert report.published is not None
    assert report.published.iso_start() == "2019-03-12"
    assert {"html-nav", "html-footer"} <= {removed.reason for removed in report.removed}


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta name="date" content="2016-06">', "2016-06"),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2016-06-12"}]}</script>', "2016-06-12"),
        ('<link rel="canonical" href="https://example.org/2016/06/12/port">', "2016-06-12"),
        ('<meta property="article:modified_time" content="2020-01-01">', None),
        ("", None),
    ],
)
def test_a_page_is_dated_by_what_it_says_and_by_nothing_else(head, date):
    [report] = take(f"<html><head><title>Port</title>{head}</head><body>{PARAGRAPHS}</body></html>".encode())
    assert (report.published.iso_start() if report.published else None) == date


def test_a_pdf_gives_whole_paragraphs_without_running_heads():
    pages = [
        "Example Bulletin 12\nRebels enter port\n\n"
        "Fighters entered the port of Marsa on Monday after three days of shell-\n"
        "ing, residents said, while the govern-\nment kept silent.\n1",
        "Example Bulletin 12\nAt least 12 people were killed in the fighting with the Saudi-\n"
        "led forces, according to the hospital.\n2",
    ]
    [report] = take(pdf(*pages))
    assert isinstance(report, Report)
    assert report.text.split("\n\n") == [
        "Rebels enter port",
        "Fighters entered the port of Marsa on Monday after three days of shelling, residents said, "
        "while the government kept silent.",
        "At least 12 people were killed in the fighting with the Saudi-led forces, according to the hospital.",
    ]
    assert {removed.reason for removed in report.removed} == {"pdf-page-number", "pdf-running-head"}


def test_a_sentence_over_a_page_break_is_one_again():
    assert join_pages(["The army took the town of Marsa and", "left it again on Sunday night."]).text == (
        "The army took the town of Marsa and left it again on Sunday night."
    )


def test_a_pdf_of_too_many_pages_is_too_large():
    [skipped] = take(pdf(STORY, STORY), IntakeOptions(max_pages=1))
    assert skipped.reason == "too-large"


def test_lines_give_a_report_or_a_skip_each_with_their_number():
    lines = [
        json.dumps({"text": STORY, "headline": "Port falls", "date": "2019-03-12", "source": "The Courier"}).encode(),
        b'{"text": "broken',
        b"",
        b'{"title": "no text"}',
        json.dumps({"text": "The army left the town on Sunday."}).encode(),
    ]
    first, broken, empty, last = take(b"\r\n".join(lines))
    assert isinstance(first, Report)
    assert (first.source, first.title, first.publisher, first.text) == ("-:1", "Port falls", "The Courier", STORY)
    assert first.sha256 == hashlib.sha256(lines[0]).hexdigest()
    assert first.published.iso_start() == "2019-03-12"
    assert (broken.source, broken.reason) == ("-:2", "broken-json")
    assert (empty.source, empty.reason) == ("-:4", "no-text")
    assert last.source == "-:5"


def test_a_user_names_the_fields_of_his_records():
    record = {"text": "never mind", "doc": {"full": STORY}, "when": "2016-06"}
    [report] = take(json.dumps(record).encode(), IntakeOptions(fields={"text": "doc.full", "published": "when"}))
    assert report.text == STORY
    assert report.published.iso_start() == "2016-06"


def test_a_list_breaks_where_it_is_broken_and_not_before():
    good, bad = take(b'[{"text": "The army left the town on Sunday."}, {"text": ]')
    assert isinstance(good, Report)
    assert good.sha256 == hashlib.sha256(b'{"text": "The army left the town on Sunday."}').hexdigest()
    assert (bad.source, bad.reason) == ("-:2", "broken-json")


def test_a_long_line_is_skipped_and_the_next_is_read():
    data = b'{"text": "' + b"a" * 300_000 + b'"}\n{"text": "The army left the town on Sunday."}\n'
    long, good = take(b'{"text": "The army left."}\n' + data, IntakeOptions(max_bytes=100_000))[1:]
    assert (long.source, long.reason) == ("-:2", "too-large")
    assert good.source == "-:3"


def test_a_long_file_of_records_streams_in_little_memory(tmp_path):
    path = tmp_path / "many.jsonl"
    line = json.dumps({"text": STORY, "date": "2019-03-12"}) + "\n"
    path.write_text(line * 5_000)
    next(iter(take_in([str(path)])))  # the patterns are loaded once, and not counted here
    tracemalloc.start()
    count = sum(1 for _ in take_in([str(path)]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 5_000
    assert peak < 3_000_000


def test_a_folder_is_walked_in_order_and_what_is_left_is_listed(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "b" / "c.txt").write_text(STORY)
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "z.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text(STORY)
    first, second, left = take_in([str(tmp_path)])
    assert [first.source, second.source] == [str(tmp_path / "a.txt"), str(tmp_path / "b" / "c.txt")]
    assert (left.reason, "1 .png" in left.message) == ("other-files", True)
    [empty] = take_in([str(tmp_path / "empty")])
    assert empty.reason == "empty"


def test_inputs_are_opened_one_after_the_other(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    taken = take_in([str(tmp_path / "a.txt"), str(tmp_path / "later.txt")])
    next(taken)
    (tmp_path / "later.txt").write_text(STORY)
    assert isinstance(next(taken), Report)


def test_the_hash_is_of_the_bytes_as_they_came():
    data = b"\xef\xbb\xbfThe army left the town on Sunday.\r\n\r\nJune 2016"
    [report] = take(data)
    assert report.sha256 == hashlib.sha256(data).hexdigest()


def test_standard_input_that_is_not_there_is_a_skip():
    [skipped] = take_in(["-"])
    assert skipped.reason == "missing"


def test_characters_inside_a_line_stay_as_they_were():
    text = "“We  left,” he said – and the ‘front’ broke… 5\u00a0km away.\tSo it goes."
    assert report_from_text(f"  {text} \r\n").text == text


@pytest.mark.parametrize("text", ["", " \n", "\u200b\ufeff"])
def test_a_string_without_words_is_refused(text):
    with pytest.raises(SourceError):
        report_from_text(text)


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"<html><body><p>", b'{"text": "', b"[{", b"%PDF-1.4\n", b"12 May 2019\n"]),
)
def test_any_bytes_are_read_or_skipped(data, start):
    for taken in take(start + data):
        assert isinstance(taken, Report | Skipped)
        if isinstance(taken, Report):
            assert taken.text.strip() == taken.text != ""
            taken.text.encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12))  # fmt: skip
def test_any_mixture_of_body_and_furniture_keeps_the_body(lines):
    body = [line for line in lines if line in STORY.split("\n\n")]
    try:
        report = report_from_text("\n".join(lines))
    except SourceError:
        assert not body
        return
    if "Leave a Reply" not in lines:
        assert [line for line in report.text.split("\n") if line in body] == body
