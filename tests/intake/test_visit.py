"""Addresses, feeds and lists of feeds are followed where a fetcher is given, and lead only further in."""

import pytest
from fake_web import STORY, Reply, Web, page
from feed_samples import ATOM, FIRST, OPML, RSS, links_only

from frontlines.intake import IntakeOptions, Taken, take_all
from frontlines.intake.fetch import Fetched, Validators
from frontlines.model.errors import Skipped
from frontlines.model.report import Report

URL = "https://news.example/2016/06/12/port"
FEED = "https://courier.example/feed"


def take(web: Web, *sources: str, known=None, fetched=None, options=None) -> list[Taken | Skipped]:
    return list(take_all(sources, options, fetcher=web.fetcher(known=known), fetched=fetched))


def reports(taken: list[Taken | Skipped]) -> list[Report]:
    return [each.report for each in taken if isinstance(each, Taken)]


def reasons(taken: list[Taken | Skipped]) -> list[str]:
    return [each.reason for each in taken if isinstance(each, Skipped)]


def test_a_fetched_page_is_read_like_a_file():
    web = Web({URL: page(head='<meta name="author" content="Jane Doe">')})
    [report] = reports(take(web, URL))
    assert report.text == f"Fighters enter port\n\n{STORY}"
    assert (report.source, report.url, report.author) == (URL, URL, "Jane Doe")
    assert report.published.iso_start() == "2016-06-12", "from the address, where the page gives no date"


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ('<link rel="canonical" href="https://news.example/port">', "https://news.example/port"),
        ('<meta property="og:url" content="https://news.example/port">', "https://news.example/port"),
        ("", "https://news.example/final"),
    ],
)
def test_the_address_kept_is_the_one_the_page_names_else_the_final_one(link, url):
    web = Web({"http://short.example/x": "https://news.example/final", "https://news.example/final": page(head=link)})
    [report] = reports(take(web, "http://short.example/x"))
    assert (report.source, report.url) == ("http://short.example/x", url)


def test_a_character_set_that_only_the_server_names_is_heeded():
    body = page(text=f"{STORY} Бои идут.").decode().encode("koi8-r")
    [report] = reports(take(Web({URL: Reply(body, kind="text/html; charset=KOI8-R")}), URL))
    assert report.text.endswith("Бои идут.")


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"\xff\xd8\xff\xe0" + bytes(500), kind="text/html"), "binary"),
        (Reply(b"PK\x03\x04" + bytes(500), kind="application/octet-stream"), "archive"),
        (Reply(b""), "empty"),
        (Reply(b"<html><body><script>a()</script></body></html>"), "no-text"),
        (Reply(b'<?xml version="1.0"?><urlset></urlset>', kind="application/xml"), "unsupported"),
        (Reply(b"%PDF-1.4 broken", kind="text/html"), "broken-pdf"),
        (Reply(b"a", kind="image/png"), "content-type"),
        (Reply(status=404), "not-found"),
    ],
)
def test_a_fetched_page_that_holds_no_report_is_a_skip(reply, reason):
    told: list[Fetched] = []
    [skipped] = take(Web({URL: reply}), URL, fetched=told.append)
    assert isinstance(skipped, Skipped)
    assert (skipped.reason, skipped.source, skipped.stage) == (reason, URL, "intake")
    assert told == [], "its validators are not to be kept: there is nothing to keep with them"


def test_addresses_stay_unfetched_without_a_fetcher():
    [skipped] = take_all(["HTTPS://news.example/a"])
    assert isinstance(skipped, Skipped)
    assert (skipped.reason, skipped.source) == ("url", "HTTPS://news.example/a")


def test_a_password_in_an_address_is_never_shown():
    [skipped] = take(Web(), "https://me:secret@news.example/a")
    assert isinstance(skipped, Skipped)
    assert (skipped.reason, skipped.source) == ("credentials", "https://***@news.example/a")


def test_other_inputs_go_on_after_an_address_that_fails(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    taken = take(Web(), "https://127.0.0.1/", str(tmp_path / "a.txt"))
    assert reasons(taken) == ["private-address"]
    assert [report.text for report in reports(taken)] == [STORY]


def test_a_fetched_feed_gives_its_entries():
    taken = take(Web({FEED: Reply(ATOM, kind="application/atom+xml")}), FEED)
    assert [report.source for report in reports(taken)] == [f"{FEED}:1", f"{FEED}:2"]
    assert reports(taken)[0].url == "https://courier.example/2016/06/port"


def test_a_feed_with_links_alone_has_its_pages_fetched():
    stories = [f"https://courier.example/{n}" for n in (1, 2)]
    web = Web(
        {FEED: links_only(*stories), stories[0]: page(), stories[1]: page(text=f"{FIRST} Again.", title="Other")}
    )
    first, second = reports(take(web, FEED))
    assert (first.source, first.url, first.publisher) == (stories[0], stories[0], "The Northern Courier")
    assert second.title == "Other"
    assert web.asked() == [FEED, *stories]


def test_a_feed_in_a_file_leads_to_its_pages_too(tmp_path):
    (tmp_path / "a.rss").write_bytes(links_only("https://courier.example/1"))
    [report] = reports(take(Web({"https://courier.example/1": page()}), str(tmp_path)))
    assert report.source == "https://courier.example/1"


def test_a_list_of_feeds_has_each_feed_fetched_and_lists_those_that_fail(tmp_path):
    (tmp_path / "a.opml").write_bytes(OPML)
    taken = take(Web({FEED: Reply(RSS, kind="text/xml")}), str(tmp_path / "a.opml"))
    assert [report.source for report in reports(taken)] == [f"{FEED}:1", f"{FEED}:2"]
    assert reasons(taken) == ["not-found"]


@pytest.mark.parametrize("inner", [RSS, OPML])
def test_a_feed_never_leads_to_a_feed(inner):
    web = Web(
        {FEED: links_only("https://courier.example/1"), "https://courier.example/1": Reply(inner, kind="text/xml")}
    )
    assert reasons(take(web, FEED)) == ["feed-in-feed"]


def test_a_list_never_leads_to_a_list():
    web = Web({FEED: Reply(OPML, kind="text/x-opml"), "https://post.example/rss?a=1&b=2": OPML})
    assert reasons(take(web, FEED)) == ["feed-in-feed"] * 2
    assert len(web.asked()) == 3


@pytest.mark.parametrize("link", ["http://127.0.0.1/admin", "http://10.0.0.1/", "http://inside.example/"])
def test_a_feed_cannot_lead_inside(link):
    web = Web({FEED: links_only(link)}, {"inside.example": [["192.168.1.1"]]})
    assert reasons(take(web, FEED)) == ["private-address"]
    assert web.asked() == [FEED]


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "/relative", "https:///", "a\nb"])
def test_a_link_that_is_no_address_of_the_web_is_not_followed(link, tmp_path):
    (tmp_path / "a.rss").write_bytes(links_only(link))
    web = Web()
    [skipped] = take(web, str(tmp_path / "a.rss"))
    assert isinstance(skipped, Skipped)
    assert skipped.reason in {"no-text", "bad-address"}
    assert web.requests == []


def test_a_page_that_has_not_changed_is_listed_and_not_read_again():
    told: list[Fetched] = []
    known = {URL: Validators('"v1"')}
    [skipped] = take(Web({URL: Reply(status=304)}), URL, known=known, fetched=told.append)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "not-modified"
    assert [(each.url, each.not_modified, each.validators) for each in told] == [(URL, True, known[URL])]


def test_validators_are_handed_out_after_everything_of_an_address_was_taken():
    told: list[str] = []
    web = Web({FEED: Reply(RSS, headers={"ETag": '"v1"'}), URL: page()})
    taking = take_all([FEED, URL], fetcher=web.fetcher(), fetched=lambda each: told.append(each.url))
    next(taking)
    next(taking)
    assert told == [], "the last entry may not be stored yet"
    next(taking)
    assert told == [FEED]
    assert list(taking) == []
    assert told == [FEED, URL]


def test_a_feed_is_fetched_in_full_again_where_one_of_its_pages_did_not_come():
    told: list[str] = []
    links = ["https://courier.example/1", "https://courier.example/2"]
    web = Web({FEED: links_only(*links), links[0]: page(), links[1]: Reply(status=500)})
    taken = take(web, FEED, fetched=lambda each: told.append(each.url))
    assert (len(reports(taken)), reasons(taken)) == (1, ["server"])
    assert told == [links[0]]


def test_what_is_too_large_for_intake_is_too_large_from_the_web_too():
    [skipped] = take(Web({URL: page()}), URL, options=IntakeOptions(max_bytes=50))
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "too-large"


def test_records_of_a_fetched_document_keep_their_own_addresses():
    body = b'[{"text": "The army left the town on Sunday.", "url": "https://news.example/7"}]'
    [report] = reports(take(Web({URL: Reply(body, kind="application/json")}), URL))
    assert (report.source, report.url) == (f"{URL}:1", "https://news.example/7")
