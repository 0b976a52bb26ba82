"""Each entry of a feed is a report of its own; a feed built to do harm is a skip."""

import hashlib
import io
import json
import time

import pytest
from feed_samples import ATOM, FIRST, OPML, RDF, RSS, SECOND, THIRD, links_only
from hypothesis import given
from hypothesis import strategies as st

from frontlines.intake import Taken, take_all, take_in
from frontlines.intake.opml import read_opml
from frontlines.intake.sniff import Kind, sniff
from frontlines.model.errors import Skipped
from frontlines.model.report import Report


def take(data: bytes) -> list[Report | Skipped]:
    return list(take_in(["-"], stdin=io.BytesIO(data)))


def hashes(data: bytes) -> list[str]:
    return [each.sha256 for each in take(data) if isinstance(each, Report)]


def rss(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>The Courier</title>{"".join(items)}</channel></rss>'.encode()


def item(description: str, more: str = "<title>Army leaves town</title>") -> str:
    return f"<item>{more}<description>{description}</description></item>"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (RSS, Kind.FEED), (ATOM, Kind.FEED), (RDF, Kind.FEED), (OPML, Kind.OPML),
        (ATOM.decode().encode("utf-16"), Kind.FEED),
        (b"<rss>", Kind.FEED), (b"\xef\xbb\xbf \n<!-- a --><feed>", Kind.FEED), (b'<a:feed xmlns:a="b">', Kind.FEED),
        (b'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://x.example/rss.dtd"><rss version="0.91">', Kind.FEED),
        (b'<?xml-stylesheet href="a.xsl"?><!DOCTYPE a [<!ENTITY b "c">]><rss/>', Kind.FEED),
        (b'<rdf:RDF xmlns="http://example.org/">', Kind.UNSUPPORTED),
        (b'<?xml version="1.0"?><urlset>', Kind.UNSUPPORTED),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', Kind.HTML), (b"<html><body><rss>", Kind.HTML),
        (b"The paper said <rss> is dead.", Kind.TEXT), (b"<feedback>Good.</feedback>", Kind.TEXT),
    ],
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["", ".xml", ".txt"])
def test_a_feed_is_known_by_its_root_element(head, kind, suffix):
    assert sniff(head, suffix)[0] is kind


@pytest.mark.parametrize(
    "head", [b"<!-- -->" * 8000, b"<!---->" * 9000 + b"<!--", b"<!DOCTYPE a[" * 5000, b"<?" * 30_000, b" " * 64_000]
)
def test_a_hostile_beginning_is_looked_at_in_no_time(head):
    begun = time.process_time()
    assert sniff(head, ".xml")[0] is Kind.TEXT
    assert time.process_time() - begun < 1


def test_an_rss_entry_gives_its_full_text_and_what_the_feed_says_of_it():
    first, second = take(RSS)
    assert isinstance(first, Report)
    assert first.text == f"Fighters enter port & take depot\n\n{FIRST}\n\n{SECOND}"
    assert (first.title, first.publisher) == ("Fighters enter port & take depot", "The Northern Courier")
    assert (first.author, first.url) == ("Jane Doe", "https://courier.example/2016/06/port")
    assert first.published.iso_start() == "2016-06-06", "the day where the paper is, not the day in Greenwich"
    assert (first.source, second.source) == ("-:1", "-:2")
    assert {"feed-tail", "html-figure"} <= {removed.reason for removed in first.removed}
    assert isinstance(second, Report)
    assert second.text == f"Army leaves town\n\n{THIRD}"
    assert second.published is None
    assert second.author is None, "a mail address is no name"


def test_an_atom_entry_gives_its_full_text_and_what_the_feed_says_of_it():
    first, second = take(ATOM)
    assert isinstance(first, Report)
    assert first.text == f"Fighters enter port\n\n{FIRST}\n\n{SECOND}"
    assert (first.publisher, first.author) == ("The Northern Courier", "Jane Doe, Ali Example")
    assert first.url == "https://courier.example/2016/06/port"
    assert first.published.iso_start() == "2016-06-06"
    assert isinstance(second, Report)
    assert (second.text, second.url) == (f"Army leaves town\n\n{THIRD}", None)
    assert second.published.iso_start() == "2016-06-05", "the date of its change, where it gives no other"


def test_an_rdf_entry_is_read():
    [report] = take(RDF)
    assert isinstance(report, Report)
    assert (report.publisher, report.url) == ("The Northern Courier", "https://courier.example/1")
    assert report.published.iso_start() == "2016-06-06"


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_makes_no_difference(feed, encoding):
    expected = [(each.text, each.sha256) for each in take(feed)]
    assert [(each.text, each.sha256) for each in take(feed.decode().encode(encoding))] == expected


def test_a_declared_character_set_is_heeded():
    feed = f'<?xml version="1.0" encoding="windows-1251"?>{rss(item(THIRD + " Бои.")).decode()}'
    [report] = take(feed.encode("cp1251"))
    assert report.text.endswith("Бои.")


LATER = [
    ("fetched-later", lambda feed: feed.replace("Mon, 06 Jun 2016 12:00:00 GMT", "Tue, 07 Jun 2016 12:00:00 GMT")),
    ("comments-counted", lambda feed: feed.replace("<slash:comments>3<", "<slash:comments>41<")),
    ("indented", lambda feed: feed.replace("\n  <", "\n\t\t<")),
    ("other-prefix", lambda feed: feed.replace("slash:", "s:").replace("xmlns:slash", "xmlns:s")),
    ("renamed-feed", lambda feed: feed.replace("<title>The Northern Courier<", "<title>Courier: latest<")),
    ("escaped-for-cdata", lambda feed: feed.replace("port &amp; take", "port <![CDATA[&]]> take")),
    ("new-entry-above", lambda feed: feed.replace("<item>", item(FIRST) + "<item>", 1)),
    ("older-entry-gone", lambda feed: feed[: feed.rindex("<item>")] + "</channel></rss>"),
]


@pytest.mark.parametrize("later", [each[1] for each in LATER], ids=[each[0] for each in LATER])
def test_an_entry_that_comes_again_has_the_hash_it_had(later):
    before, after = hashes(RSS), hashes(later(RSS.decode()).encode())
    assert before[0] in after


@pytest.mark.parametrize(
    ("word", "other"), [("At least 12 people", "At least 14 people"), ("enter port &amp;", "leave port &amp;")]
)
def test_an_entry_that_was_changed_has_another_hash(word, other):
    before, after = hashes(RSS), hashes(RSS.replace(word.encode(), other.encode()))
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_the_original_of_an_entry_is_an_item_of_json_feed_with_the_words_of_the_feed():
    first, second = take_all(["-"], stdin=io.BytesIO(RSS))
    assert isinstance(first, Taken)
    kept = json.loads(first.original)
    assert kept["id"] == "courier-1"
    assert kept["url"] == "https://courier.example/2016/06/port"
    assert kept["date_published"] == "Mon, 06 Jun 2016 23:30:00 -0500"
    assert kept["authors"] == [{"name": "Jane Doe"}]
    assert kept["tags"] == ["Marsa"]
    assert "<script>track()</script>" in kept["content_html"]
    assert kept["summary"] == "<p>Fighters entered the port.</p>"
    assert first.report.sha256 == hashlib.sha256(first.original).hexdigest()
    assert isinstance(second, Taken)
    assert json.loads(second.original)["content_html"] == THIRD
    assert b"desk@" not in second.original


def test_the_kept_original_can_be_taken_in_again():
    first, *_ = take_all(["-"], stdin=io.BytesIO(RSS))
    assert isinstance(first, Taken)
    [again] = take(first.original)
    assert isinstance(again, Report)
    assert FIRST in again.text
    assert (again.title, again.url, again.sha256) == (first.report.title, first.report.url, first.report.sha256)


def test_an_entry_without_text_is_a_skip_that_names_its_link():
    skipped, bare, good = take(rss(
        "<item><title>A</title><link>https://courier.example/1</link></item>",
        "<item><title>B</title><description><![CDATA[<img src='a.jpg'>]]></description></item>",
        item(THIRD),
    ))  # fmt: skip
    assert isinstance(skipped, Skipped)
    assert (skipped.source, skipped.reason) == ("-:1", "no-text")
    assert "https://courier.example/1" in skipped.message
    assert isinstance(bare, Skipped)
    assert (bare.source, bare.reason) == ("-:2", "no-text")
    assert isinstance(good, Report)


def test_the_languages_of_entries_are_checked_one_by_one():
    german = "Die Kämpfer sind am Montag in die Stadt eingedrungen, sagte ein Sprecher der Armee nach dem Angriff."
    skipped, good = take(rss(item(german, ""), item(THIRD)))
    assert (skipped.reason, isinstance(good, Report)) == ("language", True)


@pytest.mark.parametrize(
    ("broken", "holds"),
    [
        (rss(item(f"{THIRD} Smith & Sons")), "Smith & Sons"),
        (rss(item(f"{THIRD} It&rsquo;s &nbsp;over")), "It’s"),
        (rss(item(THIRD))[:-12], "Tel Harun"),
        (rss(item(THIRD)) + b"<!-- from the cache --> garbage", "Tel Harun"),
        (b"\n\n" + RSS, "port of Marsa"),
        (rss(item(f"{THIRD}\n\nIt rained &amp;amp; hailed.")), "May.\n\nIt rained & hailed."),
        (rss(item(THIRD + " <b>now</b>")), "Tel Harun"),
    ],
)
def test_a_feed_broken_as_real_ones_are_is_still_read(broken, holds):
    report = take(broken)[0]
    assert isinstance(report, Report), report
    assert holds in report.text


def declaring(entities: str, used: str = "&a;") -> str:
    return f"<!DOCTYPE r [{entities}]><rss><channel>{item(used)}</channel></rss>"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "billion-laughs": (declaring(f'<!ENTITY l0 "ha">{LAUGHS}', "&l9;"), "hostile-xml"),
    "quadratic-blow-up": (declaring(f'<!ENTITY a "{"ha" * 5000}">', "&a;" * 9000), "hostile-xml"),
    "external-entity": (declaring('<!ENTITY a SYSTEM "file:///etc/passwd">'), "hostile-xml"),
    "external-entity-by-http": (declaring('<!ENTITY a SYSTEM "http://127.0.0.1/">'), "hostile-xml"),
    "parameter-entity": (declaring('<!ENTITY % p SYSTEM "http://127.0.0.1/d">%p;'), "hostile-xml"),
    "small-entity": (declaring('<!entity a "b">'), "hostile-xml"),
    "deep": ("<rss><channel>" + "<a>" * 100_000, "too-deep"),
    "many-tags": ("<rss><channel>" + "<a/>" * 450_000 + "</channel></rss>", "too-large"),
    "many-attributes": ("<rss " + " ".join(f'a{n}="b"' for n in range(100_000)) + "/>", "too-large"),
    "huge": ("<rss><channel>" + "word " * 2_100_000, "too-large"),
    "no-entries": ("<rss><channel><title>a</title></channel></rss>", "empty"),
    "broken-without-entries": ("<rss><channel><title>a</title>", "broken-xml"),
    "nothing-but-a-tag": ("<rss>", "broken-xml"),
    "zero-bytes": ("<rss>" + "a" * 70_000 + "\x00", "broken-xml"),
}


@pytest.mark.parametrize(("feed", "reason"), HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_hostile_feed_is_a_skip(feed, reason, encoding):
    [skipped] = take(feed.encode(encoding))
    assert isinstance(skipped, Skipped), skipped
    assert skipped.reason == reason


def test_an_outside_document_type_is_not_opened():
    old = b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/rss.dtd">' + rss(item(THIRD))
    [report] = take(old)
    assert isinstance(report, Report)


STARTS = st.sampled_from([b"<rss><channel><item><description>", b"<feed><entry><content>", b"<opml>"])
PIECES = st.sampled_from([
    "<item>", "</item>", "<title>", "</title>", "<description>", "<link>", "<![CDATA[", "]]>", "&amp;", "&x;",
    "<content:encoded>", "<author>a@b.c (D E)</author>", "<pubDate>31 Feb 2016</pubDate>", "war in the town",
    "<entry>", "<guid>", "<source url='a'>", "<category/>", "<a b='c'>", "<!--", "-->", "<enclosure/>",
])  # fmt: skip


@given(st.binary(max_size=300), STARTS)
def test_any_bytes_in_a_feed_are_read_or_skipped(data, start):
    for each in take(start + data):
        assert isinstance(each, Report | Skipped)


@given(st.lists(PIECES, max_size=30))
def test_any_mixture_of_tags_is_read_or_skipped(pieces):
    for each in take(b"<rss><channel>" + "".join(pieces).encode()):
        assert isinstance(each, Report | Skipped)


@pytest.mark.parametrize("author", ["a" * 3_000_000, "a." * 1_000_000 + "@", "&#97;" * 500_000, "a@b.co " * 300_000])
@pytest.mark.parametrize("broken", ["", "&"])
def test_an_endless_author_costs_no_time(author, broken):
    begun = time.process_time()
    [report] = take(rss(item(f"{THIRD}{broken}", f"<author>{author}</author>")))
    assert isinstance(report, Report)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("desk@courier.example", None),
        ("desk@courier.example (Jane Doe)", "Jane Doe"),
        ("desk@courier.org (Jane Doe)", "Jane Doe"),
        ("Jane Doe", "Jane Doe"),
        ("Jane Doe <jane@courier.org>", "Jane Doe"),
    ],
)
def test_an_author_has_a_name_and_no_mail_address(author, name):
    author = author.replace("<", "&lt;").replace(">", "&gt;")
    [report] = take(rss(item(THIRD, f"<author>{author}</author>")))
    assert report.author == name


def test_a_list_of_feeds_gives_each_address_once():
    assert read_opml(OPML) == ("https://courier.example/feed", "https://post.example/rss?a=1&b=2")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (OPML, "url"),
        (OPML[:-30], "broken-xml"),
        (b"<opml><body/></opml>", "empty"),
        (
            b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><outline xmlUrl="&a;"/></opml>',
            "hostile-xml",
        ),
        (b'<opml><outline xmlUrl="&amp;nbsp;&nbsp;"/></opml>', "broken-xml"),
        (b"<opml>" + b"<outline>" * 300, "too-deep"),
    ],
)
def test_a_list_of_feeds_is_a_skip_where_nothing_is_fetched(data, reason):
    [skipped] = take(data)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == reason


def test_feeds_are_picked_up_in_folders(tmp_path):
    for name, data in (("a.rss", RSS), ("b.atom", ATOM), ("c.xml", RDF), ("d.opml", OPML)):
        (tmp_path / name).write_bytes(data)
    taken = list(take_in([str(tmp_path)]))
    assert [isinstance(each, Report) for each in taken] == [True] * 5 + [False]
    assert taken[0].source == f"{tmp_path / 'a.rss'}:1"
    assert "2 feeds" in taken[-1].message


def test_links_alone_are_listed_one_by_one():
    skips = take(links_only("https://courier.example/1", "https://courier.example/2"))
    assert [(each.source, each.reason) for each in skips] == [("-:1", "no-text"), ("-:2", "no-text")]
