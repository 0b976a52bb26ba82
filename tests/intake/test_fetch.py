"""Fetching brings what a public site has, within its limits, and says in every other case why not."""

import gzip
import zlib

import pytest
from fake_web import PUBLIC, Reply, Web, page
from hypothesis import given
from hypothesis import strategies as st

from frontlines.intake.fetch import Fetched, Validators
from frontlines.intake.fetch_body import read_body
from frontlines.intake.fetch_options import FetchOptions
from frontlines.model.errors import Skipped, SourceError

URL = "https://news.example/a"
ONE_MEGABYTE = FetchOptions(max_bytes=1_000_000)


def fetch(reply: Reply | str, options: FetchOptions | None = None, **kwargs) -> Fetched | Skipped:
    return Web({URL: reply}).fetcher(options, **kwargs).fetch(URL)


def raw(head: str, *pieces: tuple[float, bytes]) -> Reply:
    return Reply(pieces=[(0, head.replace("\n", "\r\n").encode() + b"\r\n\r\n"), *pieces])


def deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def test_a_page_comes_with_its_address_type_and_validators():
    headers = {"ETag": '"v1"', "Last-Modified": "Mon, 06 Jun 2016 10:00:00 GMT"}
    came = fetch(Reply(page(), headers=headers, kind="text/html; charset=utf-8"))
    assert came == Fetched(
        asked=URL,
        url=URL,
        body=page(),
        content_type="text/html; charset=utf-8",
        validators=Validators('"v1"', "Mon, 06 Jun 2016 10:00:00 GMT"),
    )


def test_a_request_says_who_asks_and_sends_nothing_secret():
    web = Web({URL: page()})
    web.fetcher().fetch(URL + "#part")
    robots, asked = web.requests
    assert robots.url == "https://news.example/robots.txt"
    assert asked.url == URL
    assert asked.headers["User-Agent"].startswith("Frontlines/")
    assert asked.headers["Host"] == "news.example"
    assert not {"cookie", "authorization", "referer"} & {name.lower() for name in asked.headers}


def test_redirects_are_followed_to_the_final_address():
    web = Web(
        {
            "http://old.example/a": "https://news.example/b",
            "https://news.example/b": "/c?d=1#e",
            "https://news.example/c?d=1": page(),
        }
    )
    came = web.fetcher().fetch("http://old.example/a")
    assert isinstance(came, Fetched)
    assert (came.asked, came.url) == ("http://old.example/a", "https://news.example/c?d=1")


@pytest.mark.parametrize("location", ["/caf\xc3\xa9", "/caf%C3%A9", "/caf%c3%a9"])
def test_a_redirect_to_letters_outside_ascii_is_escaped(location):
    web = Web({URL: location, "https://news.example/caf%C3%A9": page()})
    assert isinstance(web.fetcher().fetch(URL), Fetched)


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        ({URL: URL}, "redirects"),
        ({URL: "/b", "https://news.example/b": "/a"}, "redirects"),
        ({URL: "/1"} | {f"https://news.example/{n}": f"/{n + 1}" for n in range(1, 9)}, "redirects"),
        ({URL: "http://news.example/a"}, "downgrade"),
        ({URL: Reply(status=302)}, "protocol"),
    ],
    ids=["to-itself", "in-a-circle", "too-many", "downgrade", "nowhere"],
)
def test_a_redirect_without_a_good_end_is_a_skip(pages, reason):
    web = Web(pages)
    skipped = web.fetcher().fetch(URL)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == reason
    assert len(web.asked()) <= 6, "the first request and five redirects"


def test_five_redirects_are_followed():
    pages = {URL: "/1"} | {f"https://news.example/{n}": f"/{n + 1}" for n in range(1, 5)}
    came = Web({**pages, "https://news.example/5": page()}).fetcher().fetch(URL)
    assert isinstance(came, Fetched)


def test_what_was_fetched_before_is_asked_for_only_if_changed():
    known = {URL: Validators('W/"v1"', "Mon, 06 Jun 2016 10:00:00 GMT")}
    web = Web({URL: Reply(status=304)})
    came = web.fetcher(known=known).fetch(URL)
    assert came == Fetched(URL, URL, b"", None, known[URL], not_modified=True)
    headers = web.requests[-1].headers
    assert headers["If-None-Match"] == 'W/"v1"'
    assert headers["If-Modified-Since"] == "Mon, 06 Jun 2016 10:00:00 GMT"


def test_validators_belong_to_the_page_at_the_end_of_the_redirects():
    web = Web({URL: "/b", "https://news.example/b": Reply(status=304)})
    came = web.fetcher(known={"https://news.example/b": Validators('"v1"')}).fetch(URL)
    assert isinstance(came, Fetched)
    assert (came.url, came.not_modified) == ("https://news.example/b", True)
    assert [request.headers.get("If-None-Match") for request in web.requests[1:]] == [None, '"v1"']


def test_a_server_that_says_unchanged_without_being_asked_is_odd():
    assert fetch(Reply(status=304)).reason == "http"


def test_validators_with_line_breaks_are_not_sent():
    web = Web({URL: page()})
    assert isinstance(web.fetcher(known={URL: Validators('"v1"\r\nX-Evil: 1')}).fetch(URL), Fetched)
    assert "If-None-Match" not in web.requests[-1].headers


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, "not-found"), (410, "not-found"), (401, "refused"), (403, "refused"), (451, "refused"), (500, "server"),
        (503, "server"), (204, "http"), (206, "http"), (418, "http"), (300, "http"), (429, "retry-later"),
    ],
)  # fmt: skip
def test_a_status_other_than_found_is_a_skip(status, reason):
    skipped = fetch(Reply(b"sorry", status=status))
    assert isinstance(skipped, Skipped)
    assert skipped.reason == reason
    assert skipped.message.startswith(URL)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ("120", "120 seconds"),
        ("Mon, 06 Jun 2016 10:00:00 GMT", "2016-06-06 10:00"),
        ("soon", "a while"),
        ("Mon, 06 Jun 2016 10:00:00 +999999999999999", "a while"),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_site_is_left_alone_as_long_as_it_asks(status, wish, words):
    web = Web({URL: Reply(status=status, headers={"Retry-After": wish}), "https://news.example/b": page()})
    fetcher = web.fetcher()
    skipped, second = fetcher.fetch(URL), fetcher.fetch("https://news.example/b")
    assert (skipped.reason, second.reason) == ("retry-later", "retry-later")
    assert words in skipped.message
    assert web.asked() == [URL]
    web.clock.now += 121
    third = fetcher.fetch("https://news.example/b")
    assert isinstance(third, Skipped) == (words != "a while" and wish.startswith("Mon"))


@pytest.mark.parametrize(
    "kind",
    [
        *["image/jpeg", "video/mp4", "audio/mpeg", "application/zip", "application/javascript", "text/css"],
        "application/vnd.ms-excel",
    ],
)
def test_what_holds_no_report_is_not_even_taken_in(kind):
    web = Web({URL: Reply(b"x" * 1000, kind=kind)})
    skipped = web.fetcher().fetch(URL)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "content-type"
    assert kind in skipped.message


@pytest.mark.parametrize(
    "kind",
    [None, "", "nonsense", "TEXT/HTML", "text/html;charset=x", "application/octet-stream", "application/feed+json"],
)
def test_an_unclear_type_is_taken_in(kind):
    assert isinstance(fetch(Reply(page(), kind=kind)), Fetched)


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", gzip.compress(page())),
        ("x-gzip", gzip.compress(page())),
        ("GZIP", gzip.compress(page()[:100]) + gzip.compress(page()[100:])),
        ("gzip", gzip.compress(page()) + bytes(10)),
        ("deflate", zlib.compress(page())),
        ("deflate", deflate(page())),
        ("identity", page()),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_a_packed_page_is_unpacked(packing, packed, size):
    head = f"HTTP/1.1 200 OK\nContent-Encoding: {packing}\nContent-Length: {len(packed)}"
    pieces = [(0, packed[at : at + size]) for at in range(0, len(packed), size)]
    came = fetch(raw(head, *pieces))
    assert isinstance(came, Fetched), came
    assert came.body == page()


@given(st.binary(max_size=300), st.integers(1, 5), st.sampled_from([gzip.compress, zlib.compress, deflate]))
def test_unpacking_gives_back_what_was_packed(data, size, pack):
    packed = pack(data * 400)
    pieces = iter([packed[at : at + size] for at in range(0, len(packed), size)])
    assert read_body(lambda _: next(pieces, b""), "gzip", 200_000) == data * 400


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "", "gzip, gzip"]))
def test_any_bytes_unpack_or_are_refused(data, packing):
    pieces = iter([data])
    try:
        body = read_body(lambda _: next(pieces, b""), packing, 10_000)
    except SourceError as refused:
        reason = refused.reason
    else:
        reason = "read" if len(body) <= 10_000 else "too much"
    assert reason in {"read", "encoding", "incomplete", "too-large"}


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, deflate])
def test_a_bomb_is_stopped_at_the_limit(pack):
    bomb = pack(bytes(50_000_000))
    assert len(bomb) < 60_000
    skipped = fetch(Reply(bomb, headers={"Content-Encoding": "gzip"}), ONE_MEGABYTE)
    assert skipped.reason == "too-large"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"a", headers={"Content-Encoding": "br"}), "encoding"),
        (Reply(b"a", headers={"Content-Encoding": "gzip, gzip"}), "encoding"),
        (Reply(b"not packed at all", headers={"Content-Encoding": "gzip"}), "encoding"),
        (Reply(gzip.compress(page())[:-20], headers={"Content-Encoding": "gzip"}), "incomplete"),
        (Reply(b"a" * 1_000_001), "too-large"),
        (raw("HTTP/1.1 200 OK", (0, b"a" * 1_000_001)), "too-large"),
        (raw("HTTP/1.1 200 OK\nContent-Length: 5", (0, b"abc")), "incomplete"),
        (raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", (0, b"5\r\nabc")), "incomplete"),
        (raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", (0, b"5\r\nabcde\r\n")), "incomplete"),
        (raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", (0, b"zz\r\nabcde\r\n0\r\n\r\n")), "incomplete"),
        (raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", (0, b"1\r\na\r\n" * 600_000)), "too-large"),
        (raw("HTTP/1.1 100 Continue", (0, b"HTTP/1.1 100 Continue\r\n\r\n" * 100_000)), "too-large"),
        (raw("HTTP/1.1 200 OK", (0, b"")), "no-fault"),
        (raw("HTTP/1.1 200 OK\n" + "\n".join(f"X-{n}: a" for n in range(500))), "protocol"),
        (raw("HTTP/1.1 200 OK\nX: " + "a" * 100_000), "protocol"),
        (raw("SSH-2.0-OpenSSH_9.2"), "protocol"),
        (raw("HTTP/1.1 abc OK"), "protocol"),
        (Reply(pieces=[]), "incomplete"),
        (Reply(pieces=[(0, b"\x00\xff" * 500)]), "protocol"),
    ],
)
def test_a_broken_or_hostile_answer_is_a_skip(reply, reason):
    came = fetch(reply, ONE_MEGABYTE)
    assert (came.reason if isinstance(came, Skipped) else "no-fault") == reason


def test_a_page_in_chunks_is_put_together():
    body = b"5\r\nabcde\r\n3;x=y\r\nfgh\r\n0\r\nTrailer: a\r\n\r\n"
    came = fetch(
        raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", *[(0, body[n : n + 1]) for n in range(len(body))])
    )
    assert isinstance(came, Fetched)
    assert came.body == b"abcdefgh"


@pytest.mark.parametrize(
    "pieces",
    [
        [(25, b"HTTP/1.1 200 OK\r\n")],
        [(0, b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), (21, b"a")],
        [(0, b"HTTP/1.1 200 OK\r\n\r\n"), *[(2, b"a")] * 100],
        [(2, bytes([letter])) for letter in b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100],
    ],
    ids=["no-answer", "falls-silent", "drips-its-body", "drips-its-headers"],
)
def test_a_slow_site_is_given_up(pieces):
    web = Web({URL: Reply(pieces=pieces)})
    begun = web.clock()
    skipped = web.fetcher().fetch(URL)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "timeout"
    assert web.clock() - begun <= FetchOptions().whole_seconds + 2
    assert all(wire.closed for wire in web.wires)


@given(st.binary(max_size=200), st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\nLocation: "]))
def test_any_answer_is_taken_or_skipped(data, start):
    assert isinstance(fetch(Reply(pieces=[(0, start + data)])), Fetched | Skipped)


def test_the_next_address_of_a_name_is_tried():
    web = Web({URL: page()}, {"news.example": [["1.1.1.1", PUBLIC]]})
    web.unreachable = {"1.1.1.1"}
    assert isinstance(web.fetcher().fetch(URL), Fetched)


def test_a_site_that_is_away_or_unknown_is_a_skip():
    web = Web({}, {"gone.example": [[]]})
    web.unreachable = {PUBLIC}
    fetcher = web.fetcher()
    assert fetcher.fetch("https://gone.example/").reason == "no-such-host"
    assert fetcher.fetch(URL).reason == "unreachable"


def test_an_option_that_makes_no_sense_is_refused():
    for wrong in ({"user_agent": "Mozilla/5.0"}, {"user_agent": "Frontlines\r\nX: 1"}, {"max_bytes": 0}):
        with pytest.raises(SourceError):
            FetchOptions(**wrong)


def test_another_port_is_asked_where_the_user_allows_it():
    web = Web({"https://news.example:8443/a": page()})
    options = FetchOptions(ports=frozenset({443, 8443}))
    assert isinstance(web.fetcher(options).fetch("https://news.example:8443/a"), Fetched)
    assert set(web.connected) == {(PUBLIC, 8443)}
    assert web.requests[-1].headers["Host"] == "news.example:8443"
