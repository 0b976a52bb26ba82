"""The unaltered original of every report is handed on, and its hash is the report's."""

import gzip
import hashlib
import io
import json

import pytest
from fake_web import STORY, Reply, Web, page
from feed_samples import ATOM, RDF, RSS
from hostile_inputs import CASES, PARAGRAPHS, PDF, Case
from hypothesis import given
from hypothesis import strategies as st

from frontlines.intake import IntakeOptions, Taken, take_all, take_in
from frontlines.intake.media import can_be_read, charset_of, essence, suffix_for
from frontlines.model.errors import Skipped
from frontlines.model.report import Report

RECORD = {"text": STORY, "title": "Fighters enter port"}
LINES = "\n".join(json.dumps({"text": f"{STORY} Part {number}."}) for number in range(3)) + "\n"

JSON = "application/json"
WINDOWS_LINES = LINES.replace("\n", "\r\n")
CYRILLIC = page(text=f"{STORY} Бои.").decode().encode("cp1251")

# name of the file, its bytes, the originals in it, their media type
FORMATS = [
    ("text", "a.txt", STORY.encode(), [STORY.encode()], "text/plain"),
    ("text-with-mark", "a.txt", STORY.encode("utf-8-sig"), [STORY.encode("utf-8-sig")], "text/plain"),
    ("text-in-utf-16", "a.txt", STORY.encode("utf-16"), [STORY.encode("utf-16")], "text/plain"),
    ("page", "a.html", page(), [page()], "text/html"),
    ("pdf", "a.pdf", PDF, [PDF], "application/pdf"),
    ("record", "a.json", json.dumps(RECORD, indent=2).encode(), [json.dumps(RECORD, indent=2).encode()], JSON),
    ("list", "a.json", b'[ {"text": "The  army left."} ,\n{"text":"It came\\u0021"}]',
     [b'{"text": "The  army left."}', b'{"text":"It came\\u0021"}'], JSON),
    ("list-with-letters", "a.json", '[{"text": "Čas ☢ 😀 came."}]'.encode(),
     ['{"text": "Čas ☢ 😀 came."}'.encode()], JSON),
    ("wrapper", "a.json", json.dumps({"articles": [RECORD, RECORD]}, indent=1).encode(),
     [json.dumps(RECORD, separators=(",", ":")).encode()] * 2, JSON),
    ("lines", "a.jsonl", LINES.encode(), LINES.encode().splitlines(), JSON),
    ("lines-with-windows-ends", "a.jsonl", WINDOWS_LINES.encode(), LINES.encode().splitlines(), JSON),
    ("lines-in-utf-16", "a.jsonl", LINES.encode("utf-16"), LINES.encode().splitlines(), JSON),
    ("lines-in-utf-16-without-mark", "a.jsonl", LINES.encode("utf-16-le"), LINES.encode().splitlines(), JSON),
    ("page-in-a-record", "a.jsonl", json.dumps({"text": PARAGRAPHS}).encode(),
     [json.dumps({"text": PARAGRAPHS}).encode()], JSON),
    ("text-that-begins-like-json", "a.txt", b'["We won", they said.] The army left.',
     [b'["We won", they said.] The army left.'], "text/plain"),
    ("rss", "a.xml", RSS, None, JSON),
    ("atom", "a.atom", ATOM, None, JSON),
    ("rdf", "a.rdf", RDF, None, JSON),
]  # fmt: skip


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(("name", "file", "data", "originals", "media"), FORMATS, ids=[each[0] for each in FORMATS])
def test_each_report_has_its_original(name, file, data, originals, media, tmp_path):
    path = tmp_path / file
    path.write_bytes(data)
    taken = list(take_all([str(path)]))
    assert taken
    assert all(isinstance(each, Taken) for each in taken), taken
    assert [sha256(each.original) for each in taken] == [each.report.sha256 for each in taken]
    assert {each.media_type for each in taken} == {media}
    if originals is not None:
        assert [each.original for each in taken] == originals


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_reports_alone_are_those_taken(case: Case, tmp_path):
    path = tmp_path / case.file
    path.write_bytes(case.data)
    taken = list(take_all([str(path)]))
    assert list(take_in([str(path)])) == [each.report if isinstance(each, Taken) else each for each in taken]
    assert all(sha256(each.original) == each.report.sha256 for each in taken if isinstance(each, Taken))


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"<html><p>", b'{"text": "', b'[{"text": "a b c"},', b"<rss><item>"]),
)
def test_any_bytes_that_are_read_are_their_own_original(data, start):
    for each in take_all(["-"], IntakeOptions(language="any"), io.BytesIO(start + data)):
        if isinstance(each, Taken):
            assert sha256(each.original) == each.report.sha256
            assert each.original in start + data


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=9), max_size=3), max_size=4), st.booleans())
def test_records_of_any_content_are_their_own_originals(records, wrapped):
    filled = [{**record, "text": "The army left the town on Sunday."} for record in records]
    data = json.dumps({"items": filled} if wrapped else filled).encode()
    taken = [each for each in take_all(["-"], stdin=io.BytesIO(data)) if isinstance(each, Taken)]
    assert [json.loads(each.original) for each in taken] == filled
    assert [each.report.sha256 for each in taken] == [sha256(each.original) for each in taken]


@pytest.mark.parametrize(
    ("kind", "body", "media"),
    [
        ("text/html; charset=windows-1251", CYRILLIC, "text/html; charset=windows-1251"),
        ("text/html", page(), "text/html"),
        ("text/plain", STORY.encode(), "text/plain"),
        ("application/pdf", PDF, "application/pdf"),
        ("application/octet-stream", PDF, "application/pdf"),
    ],
)  # fmt: skip
def test_what_is_fetched_is_kept_as_it_was_unpacked(kind, body, media):
    packed = Reply(gzip.compress(body), kind=kind, headers={"Content-Encoding": "gzip"})
    web = Web({"https://news.example/a": packed})
    [taken] = take_all(["https://news.example/a"], fetcher=web.fetcher())
    assert isinstance(taken, Taken), taken
    assert (taken.original, taken.media_type) == (body, media)
    assert taken.report.sha256 == sha256(body)


def test_the_view_without_originals_yields_reports_and_skips(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    report, missing, address = take_in([str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "https://news.example/a"])
    assert isinstance(report, Report)
    assert isinstance(missing, Skipped)
    assert isinstance(address, Skipped)
    assert (missing.reason, address.reason) == ("missing", "url")


@pytest.mark.parametrize(
    ("header", "kind", "charset", "suffix", "readable"),
    [
        ("text/html; charset=UTF-8", "text/html", "utf-8", ".html", True),
        ('Text/HTML ;x=y; Charset="KOI8-R"', "text/html", "koi8-r", ".html", True),
        ("text/plain;charset=", "text/plain", None, "", True),
        ("application/atom+xml", "application/atom+xml", None, ".xml", True),
        ("application/vnd.api+json", "application/vnd.api+json", None, ".json", True),
        ("image/png", "image/png", None, "", False),
        ("", "", None, "", True),
        (None, "", None, "", True),
    ],
)
def test_a_content_type_says_what_it_says(header, kind, charset, suffix, readable):
    assert (essence(header), charset_of(header), suffix_for(header), can_be_read(header)) == (
        kind,
        charset,
        suffix,
        readable,
    )
