"""No address in any spelling, no name and no redirect leads to a machine that is not public."""

import pytest
from fake_web import PUBLIC, Web, page
from hypothesis import given
from hypothesis import strategies as st

from frontlines.intake.fetch import Fetched
from frontlines.intake.fetch_address import parse_address
from frontlines.intake.fetch_guard import refusal
from frontlines.model.errors import Skipped, SourceError

FORBIDDEN = [
    # IPv4: first and last of each network that is not public
    *["0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255"],
    *["127.0.0.0", "127.0.0.1", "127.255.255.255", "169.254.0.0", "169.254.169.254", "169.254.255.255"],
    *["172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.255", "192.0.2.1", "192.88.99.1"],
    *["192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.7", "203.0.113.7"],
    *["224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.255"],
    # IPv6
    *[
        "::",
        "::1",
        "::2",
        "::7f00:1",
        "100::1",
        "fc00::1",
        "fdff:ffff::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
    ],
    *["2001:db8::1", "3fff::1", "2001:2::1", "2001:10::1", "2001:20::1", "4000::1", "5f00::1", "e000::1"],
    *["fe80::1%eth0", "2606:4700::1111%1"],
    # IPv4 inside IPv6
    *["::ffff:127.0.0.1", "::ffff:10.1.2.3", "::ffff:a9fe:a9fe", "64:ff9b::127.0.0.1", "64:ff9b::c0a8:101"],
    *["64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::1", "2002:0808:0808::1", "2001:0:7f00:1::", "2001::1"],
    *["2a00:1450::5efe:10.0.0.1", "2a00:1450::200:5efe:192.168.0.1"],
    # what is no plain address at all
    *["", "localhost", "127.1", "0177.0.0.1", "0x7f000001", "2130706433", "1.2.3", "1.2.3.4.5", "1.2.3.4 ", "::g"],
]

PUBLIC_ONES = [
    *[
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
    ],
    *[
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.167.255.255",
        "192.169.0.0",
    ],
    *["198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e"],
    *["2001:4860:4860::8888", "2001:200::1", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"],
]

# Spellings a browser or the C library would take for 127.0.0.1 or 10.0.0.1, and letters that turn into digits.
SPELLINGS = [
    *["2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1", "0x7F.1"],
    *["127.0.0.1", "127.0.0.1.", "127.000.000.001", "10.0.0.1", "0xa.0.0.1", "167772161", "0", "0x0", "0.0.0.0"],
    *["１２７.０.０.１", "127。0。0。1", "①②⑦.⓪.⓪.①", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"],
    *["[0:0:0:0:0:0:0:1]", "[fe80::1]", "[fe80::1%25eth0]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]"],
    *["127.0.0.1:80", "0x", "1.2.3.4.5", "256.1.1.1", "999999999999"],
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_a_machine_that_is_not_public_is_refused(address):
    assert refusal(address)


@pytest.mark.parametrize("address", PUBLIC_ONES)
def test_a_public_machine_may_be_asked(address):
    assert refusal(address) is None


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_alike_however_it_is_wrapped(address):
    number = int(address)
    reason = refusal(str(address))
    assert refusal(f"::ffff:{address}") == reason
    assert refusal(f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}") == reason


@given(st.ip_addresses())
def test_what_python_knows_to_be_local_is_always_refused(address):
    if (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
    ):
        mapped = getattr(address, "ipv4_mapped", None)
        assert refusal(str(address)) or (mapped and refusal(str(mapped)) is None)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_a_number_reaches_a_local_machine(host, scheme):
    web = Web()
    skipped = web.fetcher().fetch(f"{scheme}://{host}/latest/meta-data")
    assert isinstance(skipped, Skipped), skipped
    assert skipped.reason in {"private-address", "bad-address", "port"}
    assert web.connected == []


@pytest.mark.parametrize("address", [address for address in FORBIDDEN if address[:1].isalnum() or ":" in address])
def test_a_name_that_leads_to_a_forbidden_machine_is_refused(address):
    web = Web({"https://news.example/a": page()}, {"news.example": [[address]]})
    skipped = web.fetcher().fetch("https://news.example/a")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "private-address"
    assert web.connected == []


@pytest.mark.parametrize("answers", [[PUBLIC, "127.0.0.1"], ["10.0.0.1", PUBLIC], [PUBLIC, PUBLIC, "::1"]])
def test_one_private_answer_among_public_ones_refuses_the_name(answers):
    web = Web({"https://news.example/a": page()}, {"news.example": [answers]})
    skipped = web.fetcher().fetch("https://news.example/a")
    assert isinstance(skipped, Skipped)
    assert (skipped.reason, web.connected) == ("private-address", [])


def test_a_name_is_looked_up_once_a_request_and_the_judged_machine_connected_to():
    web = Web({"https://news.example/a": page()}, {"news.example": [["1.1.1.1"]]})
    assert isinstance(web.fetcher().fetch("https://news.example/a"), Fetched)
    assert web.looked_up == ["news.example"] * len(web.requests)
    assert set(web.connected) == {("1.1.1.1", 443)}
    assert set(web.secured) == {"news.example"}, (
        "the certificate is asked for by name, though a number was connected to"
    )


def test_a_name_that_moves_to_a_private_machine_between_two_requests_is_refused():
    web = Web({"https://news.example/a": page()}, {"news.example": [["1.1.1.1"], ["192.168.0.1"]]})
    skipped = web.fetcher().fetch("https://news.example/a")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "private-address"
    assert web.connected == [("1.1.1.1", 443)], "robots.txt was asked of the public machine, the page of none"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://127.0.0.1/", "private-address"),
        ("http://169.254.169.254/latest/meta-data/", "private-address"),
        ("http://[::1]/", "private-address"),
        ("http://inside.example/", "private-address"),
        ("http://2130706433/", "bad-address"),
        ("//0x7f.1/", "bad-address"),
        ("http://router.example:8080/", "port"),
        ("http://me:secret@news.example/", "credentials"),
        ("file:///etc/passwd", "scheme"),
        ("ftp://news.example/a", "scheme"),
        ("gopher://127.0.0.1:70/", "scheme"),
        ("http://news.example:99999/", "bad-address"),
        ("http://[/", "bad-address"),
    ],
)
def test_a_redirect_is_judged_like_an_address_of_the_user(target, reason):
    web = Web({"http://news.example/a": target}, {"inside.example": [["10.0.0.7"]]})
    skipped = web.fetcher().fetch("http://news.example/a")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == reason
    assert {ip for ip, _ in web.connected} == {PUBLIC}
    assert web.asked() == ["http://news.example/a"]


def test_a_robots_txt_that_redirects_inside_is_not_followed():
    web = Web({"http://news.example/robots.txt": "http://10.0.0.1/robots.txt", "http://news.example/a": page()})
    skipped = web.fetcher().fetch("http://news.example/a")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "private-address"
    assert web.asked() == []


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://me:secret@news.example/a", "credentials"),
        ("https://me@news.example/a", "credentials"),
        ("https://@news.example/a", "credentials"),
        ("https://news.example:22/a", "port"),
        ("https://news.example:0/a", "port"),
        ("https://news.example:port/a", "bad-address"),
        ("https:///a", "bad-address"),
        ("https://news..example/a", "bad-address"),
        ("https://news example/a", "bad-address"),
        ("https://news.example/a b", "bad-address"),
        ("https://news.example/a\r\nX-Evil: 1", "bad-address"),
        ("https://news.example\\@127.0.0.1/", "credentials"),
        ("https://news.example\\a.example/", "bad-address"),
        ("https://news.example/" + "a" * 5000, "bad-address"),
        ("https://" + "a" * 300 + ".example/", "bad-address"),
        ("ftp://news.example/a", "scheme"),
        ("//news.example/a", "scheme"),
    ],
)
def test_an_address_that_cannot_be_asked_says_why(url, reason):
    web = Web()
    skipped = web.fetcher().fetch(url)
    assert isinstance(skipped, Skipped)
    assert (skipped.reason, web.looked_up) == (reason, [])
    assert "secret" not in skipped.source + skipped.message, "a password is never printed"


def test_every_redirect_of_a_refused_address_closes_its_connection():
    web = Web({"http://news.example/a": "http://127.0.0.1/"})
    web.fetcher().fetch("http://news.example/a")
    assert web.wires
    assert all(wire.closed for wire in web.wires)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_fault(text):
    try:
        address = parse_address(f"https://{text}", {443})
    except SourceError:
        return
    assert address.url.isascii()
    assert not set(address.url) & set(" \r\n\t\\")
    assert parse_address(address.url, {443}) == address
