"""The page: self-contained, every text escaped, every fact tied to its words."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import SAMPLE, TEXT

from frontlines.model.sentence import Sentence, SentenceKind
from frontlines.show.page import render_page
from frontlines.show.page.locator import plots_of
from frontlines.show.page.segments import Marked, blocks

LOADING = {"src", "href", "srcset", "data", "action", "formaction", "poster", "background", "xlink:href", "ping"}
HOSTILE = [
    "<script>window.pwned=1</script>",
    "</title></script><script>window.pwned=1</script>",
    '"><img src=x onerror=window.pwned=1>',
    "' onmouseover='window.pwned=1",
    "javascript:window.pwned=1",
    "<!--<script>",
    "]]></style><svg onload=window.pwned=1>",
    "{{ 7*7 }} {% include 'x' %} ${7*7}",
    "a\u2028b\u2029c",
    "\u202egnp.exe",
    "\x00\x01\x1b[31m",
    "&lt;b&gt; &amp;",
]


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.words, self.scripts = Counter(), [], [], []
        self._in = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in ("script", "style"):
            self._in.append(tag)

    def handle_endtag(self, tag):
        if self._in and self._in[-1] == tag:
            self._in.pop()

    def handle_data(self, data):
        (self.scripts if self._in == ["script"] else [] if self._in else self.words).append(data)


def hostile(text):
    """The sample with `text` in every field that a report or its reading could bring."""
    return replace(
        SAMPLE,
        report=replace(SAMPLE.report, title=text, publisher=text, author=text, url=text, source=text),
        actors=tuple(replace(actor, name=text) for actor in SAMPLE.actors),
        places=tuple(replace(place, name=text, admin1=text, country=text) for place in SAMPLE.places),
        ties=tuple(replace(tie, means=text) for tie in SAMPLE.ties),
        tolls=tuple(replace(toll, of=text) for toll in SAMPLE.tolls),
        claims=tuple(replace(c, text=text, speaker=None, speaker_text=text, cue=text) for c in SAMPLE.claims),
        forecasts=tuple(replace(f, text=text, condition=text, by_text=text) for f in SAMPLE.forecasts),
        events=tuple(replace(e, rule=text, evidence=(replace(e.evidence[0], exact=text),)) for e in SAMPLE.events),
        warnings=tuple(replace(w, message=text) for w in SAMPLE.warnings),
        skipped=tuple(replace(s, message=text) for s in SAMPLE.skipped),
    )


PLAIN = Page(render_page([hostile("plain")]))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_element_and_no_attribute(text):
    page = Page(render_page([hostile(text)]))
    assert page.tags["script"] == 1
    assert page.tags["img"] == page.tags["iframe"] == 0
    assert set(page.tags) == set(PLAIN.tags)
    assert {(tag, name) for tag, name, _ in page.attributes} == {(tag, name) for tag, name, _ in PLAIN.attributes}
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_the_article_itself_stays_text(text):
    report = replace(SAMPLE.report, text=f"{text} said the army.")
    empty = replace(
        SAMPLE, report=report, sentences=(), events=(), ties=(), control=(), tolls=(), claims=(), forecasts=()
    )
    page = Page(render_page([empty]))
    assert page.tags["script"] == 1
    assert not set("".join(page.words)) & set("\x00\x01\x1b\u202e")


def test_nothing_is_loaded_from_anywhere():
    page = Page(render_page([SAMPLE]))
    loads = [(tag, name, value) for tag, name, value in page.attributes if name in LOADING]
    assert all(value.startswith("#") for _, _, value in loads)
    style = re.search(r"<style>(.*?)</style>", render_page([SAMPLE]), re.S)[1]
    assert "url(" not in style
    assert "@import" not in style
    assert not re.search(
        r"fetch\(|XMLHttpRequest|WebSocket|import\(|eval\(|innerHTML|insertAdjacent", page.scripts[0]
    )


def test_the_policy_lets_only_the_pages_own_script_and_style_run():
    text = render_page([SAMPLE])
    policy = next(v for _, name, v in Page(text).attributes if name == "content" and "default-src" in v)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        source = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.S)[1]
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_no_inline_style_or_handler_needs_an_exception_from_the_policy():
    assert not [a for a in Page(render_page([SAMPLE])).attributes if a[1] == "style" or a[1].startswith("on")]


def test_every_statement_has_its_row_and_its_words_in_the_article():
    page = Page(render_page([SAMPLE]))
    rows = {v for tag, name, v in page.attributes if tag == "tr" and name == "id"}
    marked = {n for tag, name, v in page.attributes if tag == "span" and name == "data-n" for n in v.split()}
    numbers = {str(n) for n in range(1, len(SAMPLE.statements()) + 1)}
    assert rows == {f"r0-s{n}" for n in numbers}
    assert marked == numbers


def test_the_article_is_whole():
    body = "".join(s.text for block in blocks(TEXT, SAMPLE.sentences, ()) for s in block.segments)
    assert body == TEXT.replace("\n", "")


def test_it_says_that_no_person_has_checked_it():
    assert "Read by machine, not checked by a person." in render_page([SAMPLE])


def test_a_claimed_toll_is_shown_with_who_claims_it():
    assert "claimed by a monitoring group in Coventry" in "".join(Page(render_page([SAMPLE])).words)


def test_several_reports_share_one_page_with_a_chooser():
    text = render_page([SAMPLE, SAMPLE])
    ids = [value for _, name, value in Page(text).attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert 'id="chooser"' in text


def test_the_same_readings_give_the_same_page():
    assert render_page([SAMPLE]) == render_page([replace(SAMPLE)])


def test_the_page_can_be_written_as_utf_8_whatever_the_text_holds():
    render_page([hostile("a\ud800b")]).encode("utf-8")


def test_the_page_itself_is_small():
    assert len(render_page([SAMPLE])) < 90_000


@settings(max_examples=60)
@given(st.text(alphabet="ab c\n\u202e<&🙂", max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70))))
def test_segments_lose_no_character_and_overlaps_carry_all_their_facts(text, spans):
    marks = [Marked(min(s), max(s), n, "event") for n, s in enumerate(spans)]
    voice = (Sentence(0, 0, 1, 9, SentenceKind.OPINION, ()),)
    at, found = 0, blocks(text, voice, marks)
    assert "".join(s.text for b in found for s in b.segments) == text.replace("\n", "")
    for block in found:
        for segment in block.segments:
            at = text.index(segment.text, at) if segment.text else at
            while text[at] == "\n":
                at += 1
            over = {m.number for m in marks if m.start <= at and at + len(segment.text) <= m.end}
            assert set(segment.numbers) == over
            at += len(segment.text)


def test_a_country_is_never_drawn_as_a_point():
    turkey = replace(SAMPLE.places[-1], lat=39.0, lon=35.0)
    labels = [spot.label for plot in plots_of((*SAMPLE.places[:-1], turkey)) for spot in plot.spots]
    assert "Turkey" not in labels


def test_a_place_near_a_town_is_drawn_as_a_circle_to_scale():
    (plot,) = plots_of(SAMPLE.places)
    (ring,) = [spot for spot in plot.spots if spot.shape == "ring"]
    assert ring.radius / plot.bar == pytest.approx(25 / float(plot.bar_label.split()[0]), rel=0.02)


def test_places_far_from_all_others_do_not_shrink_the_plot():
    assert "Coventry" not in [spot.label for plot in plots_of(SAMPLE.places) for spot in plot.spots]
