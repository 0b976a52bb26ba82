"""One page has one canonical address, however it was linked to; another page has another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.intake import canonical_url

SAME = [
    ("https://example.org/a", ["HTTPS://Example.ORG/a", "http://example.org/a", "https://www.example.org/a"]),
    ("https://example.org/a", ["https://example.org:443/a", "http://example.org:80/a", "https://example.org./a"]),
    ("https://example.org/a", ["https://example.org/a/", "https://example.org/a//", "https://example.org/a#comments"]),
    ("https://example.org/a", ["https://me:secret@example.org/a", " https://example.org/a \n", "https://example.org/a?"]),
    ("https://example.org/a", ["https://example.org/b/../a", "https://example.org/./a", "https://example.org/%61"]),
    ("https://example.org/", ["https://example.org", "http://www.example.org/", "https://example.org/?", "https://example.org/.."]),
    ("https://example.org/a", ["https://example.org/a?utm_source=x&UTM_Medium=y", "https://example.org/a?fbclid=1&gclid=2"]),
    ("https://example.org/a?b=1&c=2", ["https://example.org/a?c=2&b=1", "https://example.org/a?c=2&utm_id=7&b=1&"]),
    ("https://example.org/a?q=x%20y", ["https://example.org/a?q=x+y", "https://example.org/a?q=x y"]),
    ("https://example.org/caf%C3%A9", ["https://example.org/café", "https://example.org/caf%c3%a9"]),
    ("https://xn--mller-kva.example/a", ["https://müller.example/a", "https://MÜLLER.example/a"]),
    ("https://example.org:8080/a", ["http://example.org:8080/a", "http://www.example.org:8080/a"]),
    ("https://example.org/2016/06/town-falls", [
        "https://example.org/2016/06/town-falls/amp", "https://example.org/2016/06/town-falls/amp/",
        "https://example.org/2016/06/town-falls?amp", "https://example.org/2016/06/town-falls?outputType=amp",
        "https://amp.example.org/2016/06/town-falls", "https://example.org/2016/06/town-falls.amp",
    ]),
    ("https://example.org/town-falls.html", ["https://example.org/town-falls.amp.html"]),
    ("https://[2606:4700::1111]/a", ["http://[2606:4700::1111]:80/a/"]),
]  # fmt: skip

APART = [
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/a", "https://example.com/a"),
    ("https://example.org/a", "https://news.example.org/a"),
    ("https://example.org/a?id=1", "https://example.org/a?id=2"),
    ("https://example.org/a?id=1", "https://example.org/a"),
    ("https://example.org/a", "https://example.org:8080/a"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ("https://example.org/a?b=1%262", "https://example.org/a?b=1&2"),
    ("https://example.org/a?q=1%2B2", "https://example.org/a?q=1+2"),
    ("https://example.org/wiki/amp", "https://example.org/wiki"),
    ("https://amp.dev/a", "https://dev/a"),
    ("https://example.org/a?campaign=3", "https://example.org/a"),
]

UNTOUCHED = [
    "",
    "ftp://example.org/a/",
    "mailto:a@example.org",
    "report.html",
    "https://",
    "http://[/",
    "https://a..b/",
    "-",
]


@pytest.mark.parametrize(("canonical", "url"), [(one, url) for one, urls in SAME for url in [one, *urls]])
def test_the_same_page_has_one_canonical_address(canonical, url):
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_pages_stay_apart(one, other):
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize("url", UNTOUCHED)
def test_what_is_no_web_address_stays_as_it_is(url):
    assert canonical_url(url) == url


ODD = "aA1.-_~%/:?#[]@!$&'()*+,;= \\é%2e%2F%zz\u3002\t\u2100ß"


@given(
    st.text(alphabet=ODD, max_size=30),
    st.sampled_from(["", "www.", "amp.", "http:", "me@"]),
    st.text(ODD, max_size=40),
)
def test_the_canonical_form_of_a_canonical_form_is_itself(host, start, path):
    for url in (f"https://{start}{host}/{path}", f"http://example.org/{path}", f"https://example.org/?{path}"):
        once = canonical_url(url)
        assert canonical_url(once) == once


@given(st.text(max_size=100))
def test_any_text_has_a_canonical_form(text):
    once = canonical_url(text)
    assert canonical_url(once) == once


@given(st.permutations(["a=1", "b=2", "a=0", "c", "utm_source=x", "fbclid=y"]))
def test_the_order_of_parameters_makes_no_difference(parameters):
    assert canonical_url("https://example.org/?" + "&".join(parameters)) == "https://example.org/?a=0&a=1&b=2&c"
