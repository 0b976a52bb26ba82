"""Sites are asked slowly, and only for what their robots.txt allows."""

import pytest
from fake_web import Reply, Web, page
from hypothesis import given
from hypothesis import strategies as st

from frontlines.intake.fetch import Fetched
from frontlines.intake.fetch_options import FetchOptions
from frontlines.intake.fetch_robots import read_robots
from frontlines.model.errors import Skipped

SITE = "https://news.example"
ROBOTS = f"{SITE}/robots.txt"


def allows(rules: str, path: str, agent: str = "Frontlines") -> bool:
    return read_robots(rules, agent).allows(path)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow: /private", "/private/a", False),
        ("User-agent: *\nDisallow: /private", "/privately", False),
        ("User-agent: *\nDisallow: /private/", "/private", True),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/a", True),
        ("User-agent: *\nAllow: /\nDisallow: /news", "/news/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/files/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/files/a.pdf?x=1", True),
        ("User-agent: *\nDisallow: /*/print/*", "/a/b/print/c", False),
        ("User-agent: *\nDisallow: /*?print=", "/a?b=1&print=1", True),
        ("User-agent: *\nDisallow: /*print=", "/a?b=1&print=1", False),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /caf%c3%a9", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /café", "/caf%C3%A9", False),
        ("User-agent: *\nDisallow: /%61", "/a", False),
        ("user-AGENT : *\n disallow : /a # not this", "/a", False),
        ("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("User-agent: frontlines\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", True),
        ("User-agent: FrontLines/2.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/a", False),
        ("User-agent: frontlines\nUser-agent: other\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /a", "/a", True),
        ("User-agent: front\nDisallow: /a", "/a", True),
        ("User-agent: frontlines\nDisallow: /a\nUser-agent: x\nUser-agent: frontlines\nDisallow: /c", "/c", False),
        ("User-agent: frontlines\nDisallow: /a\nUser-agent: x\nDisallow: /b", "/b", True),
        ("Disallow: /a\nUser-agent: *", "/a", True),
        ("<html><body>Disallow: /</body></html>", "/a", True),
    ],
)  # fmt: skip
def test_the_longest_rule_that_fits_decides(rules, path, allowed):
    assert allows(rules, path) == allowed


@given(st.text(alphabet="/*$ab", max_size=30), st.text(alphabet="/ab", max_size=60))
def test_a_pattern_of_many_stars_is_decided_at_once(pattern, path):
    assert isinstance(allows(f"User-agent: *\nDisallow: {pattern * 30}", "/" + path * 30), bool)


@given(st.text(max_size=200))
def test_any_text_is_a_robots_txt(text):
    assert isinstance(allows(text, "/a"), bool)


def test_a_page_robots_txt_forbids_is_not_asked_for():
    web = Web({ROBOTS: b"User-agent: *\nDisallow: /private", f"{SITE}/private/a": page(), f"{SITE}/a": page()})
    fetcher = web.fetcher()
    skipped = fetcher.fetch(f"{SITE}/private/a")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "robots"
    assert isinstance(fetcher.fetch(f"{SITE}/a"), Fetched)
    assert web.asked() == [f"{SITE}/a"]


def test_a_redirect_to_another_site_asks_for_the_robots_txt_of_that_site():
    web = Web(
        {
            f"{SITE}/a": "https://other.example/b",
            "https://other.example/robots.txt": b"User-agent: *\nDisallow: /",
            "https://other.example/b": page(),
        }
    )
    assert web.fetcher().fetch(f"{SITE}/a").reason == "robots"
    assert web.asked() == [f"{SITE}/a"]


def test_a_robots_txt_is_asked_for_once():
    web = Web({f"{SITE}/a": page(), f"{SITE}/b": page()})
    fetcher = web.fetcher()
    for name in "abab":
        fetcher.fetch(f"{SITE}/{name}")
    assert [request.url for request in web.requests].count(ROBOTS) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_site_without_rules_allows_all(status):
    web = Web({ROBOTS: Reply(status=status), f"{SITE}/a": page()})
    assert isinstance(web.fetcher().fetch(f"{SITE}/a"), Fetched)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(status=500), "robots-unreachable"),
        (Reply(status=503), "robots-unreachable"),
        (Reply(status=429), "retry-later"),
        (Reply(pieces=[(30, b"")]), "timeout"),
        ("/robots.txt", "redirects"),
    ],
)
def test_a_site_whose_rules_cannot_be_had_is_not_asked_for_pages(reply, reason):
    web = Web({ROBOTS: reply, f"{SITE}/a": page()})
    fetcher = web.fetcher()
    assert [fetcher.fetch(f"{SITE}/a").reason for _ in range(2)] == [reason] * 2
    assert web.asked() == []
    assert len(web.requests) == 1, "the fault is remembered, the site not asked again"


def test_a_robots_txt_may_be_redirected_and_is_cut_at_its_limit():
    rules = b"User-agent: *\nDisallow: /a\n" + b"# filling\n" * 100_000 + b"Disallow: /b\n"
    web = Web({ROBOTS: "https://www.news.example/robots.txt", "https://www.news.example/robots.txt": rules})
    web.pages[f"{SITE}/b"] = page()
    fetcher = web.fetcher()
    assert fetcher.fetch(f"{SITE}/a").reason == "robots"
    assert isinstance(fetcher.fetch(f"{SITE}/b"), Fetched)


def test_one_host_is_asked_once_a_second_and_others_at_once():
    web = Web({f"{SITE}/a": page(), f"{SITE}/b": page(), "https://other.example/a": page()})
    fetcher = web.fetcher()
    fetcher.fetch(f"{SITE}/a")
    assert web.clock.slept == [1.0], "between robots.txt and the page"
    fetcher.fetch("https://other.example/a")
    assert web.clock.slept == [1.0, 1.0]
    web.clock.now += 0.25
    fetcher.fetch(f"{SITE}/b")
    assert web.clock.slept == [1.0, 1.0], "more than a second has passed since"
    fetcher.fetch(f"{SITE}/a")
    assert web.clock.slept == [1.0, 1.0, 1.0]


def test_a_site_that_asks_for_more_time_gets_it_unless_it_is_too_much():
    web = Web({ROBOTS: b"User-agent: *\nCrawl-delay: 7.5", f"{SITE}/a": page(), f"{SITE}/b": page()})
    fetcher = web.fetcher()
    fetcher.fetch(f"{SITE}/a")
    fetcher.fetch(f"{SITE}/b")
    assert web.clock.slept == [1.0, 7.5]
    web = Web({ROBOTS: b"User-agent: *\nCrawl-delay: 3600", f"{SITE}/a": page(), f"{SITE}/b": page()})
    fetcher = web.fetcher(FetchOptions(longest_delay_seconds=60))
    assert isinstance(fetcher.fetch(f"{SITE}/a"), Fetched)
    assert fetcher.fetch(f"{SITE}/b").reason == "robots"
