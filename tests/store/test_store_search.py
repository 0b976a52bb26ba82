"""Finding reports by their words: the same questions and answers on every database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import entry, with_readings

from frontlines.model.ids import stable_id
from frontlines.store.search import read_query, snippet

REPORTS = {
    "bombs": ("Barrel bombs on Aleppo", "Helicopters dropped barrel bombs on the Sukkari quarter, residents said."),
    "barrels": ("Oil prices", "A barrel cost more after bombs hit the pipeline near Aleppo."),
    "accents": ("Vote in Côte d'Ivoire", "Militias entered Bouaké; Gen. Touré spoke of “calm”."),
    "hyphens": ("Al-Bab", "Fighters left al-Bab at 5.30am in a 12-car convoy; co-operation ended."),
    "untitled": (None, "No words of note here, only Ҳалаб and حلب and 阿勒颇."),
}

QUESTIONS = [
    ("barrel bombs aleppo", {"bombs", "barrels"}),
    ('"barrel bombs"', {"bombs"}),
    ("“barrel bombs”", {"bombs"}),
    ("«barrel bombs» sukkari", {"bombs"}),
    ('"barrel bombs', {"bombs"}),
    ("aleppo -helicopters", {"barrels"}),
    ('aleppo -"barrel bombs"', {"barrels"}),
    ("BARREL", {"bombs", "barrels"}),
    ("barre", set()),
    ("bouake toure", {"accents"}),
    ("Côte", {"accents"}),
    ("ivoire", {"accents"}),
    ("al-bab", {"hyphens"}),
    ('"al bab"', {"hyphens"}),
    ("bab -al", set()),
    ("12-car", {"hyphens"}),
    ("5.30am", {"hyphens"}),
    ("ҳалаб", {"untitled"}),
    ("حلب", {"untitled"}),
    ("-aleppo", set()),
    ("", set()),
    ('- -- --- "" \' * ( ) : ^', set()),
    ("aleppo OR sukkari", set()),  # no word is an order
    ("NOT aleppo", set()),
    ("NEAR(barrel aleppo)", set()),
    ("title:aleppo", set()),
    ("aleppo AND", set()),
    ("barrel & !bombs | ( aleppo <-> :*", {"bombs", "barrels"}),
    ("aleppo; DROP TABLE reports; --", set()),
    ("aleppo\x00bombs", {"bombs", "barrels"}),
]


@pytest.fixture(scope="module")
def library(shared):
    """A store with a few reports."""
    with_readings(shared)
    for key, (title, text) in REPORTS.items():
        shared.add(entry(key, title=title, text=text))
    return shared


@pytest.mark.parametrize(("words", "expected"), QUESTIONS)
def test_reports_are_found_by_their_words(library, words, expected):
    assert {hit.report for hit in library.search(words)} == {stable_id("r", key) for key in expected}


@given(words=st.text(max_size=60) | st.text("\"-*:^()&|!<>'\\ aAND", max_size=40))
def test_no_search_is_an_error(library, words):
    assert len(library.search(words)) <= len(REPORTS)


def test_a_hit_shows_its_report_and_the_words_found(library):
    (hit,) = library.search("sukkari BARREL")
    assert (hit.title, hit.publisher, hit.superseded_by) == ("Barrel bombs on Aleppo", "The Herald", None)
    assert hit.snippet == "Helicopters dropped «barrel» bombs on the «Sukkari» quarter, residents said."
    assert hit.published is not None
    assert hit.rank > 0


def test_the_better_hit_comes_first_and_the_limit_holds(library):
    first, second = library.search("aleppo")
    assert first.report == stable_id("r", "bombs")  # the word is in its title
    assert first.rank > second.rank
    assert library.search("aleppo", limit=1) == (first,)
    assert library.search("aleppo", limit=0) == ()


def test_superseded_reports_are_found_and_marked(store):
    with_readings(store)
    store.add(entry("old", text="withdrawn words", page="p"))
    store.add(entry("new", text="other words", page="p"))
    assert [hit.superseded_by for hit in store.search("withdrawn")] == [stable_id("r", "new")]


def test_a_very_long_report_is_stored_and_found(store):
    text = " ".join(f"word{number:0200}" for number in range(12_000))  # more than one index entry can hold
    with_readings(store).add(entry("long", text=text))
    assert len(store.search(f"word{77:0200} word{78:0200}")) == 1


@pytest.mark.parametrize(
    ("words", "wanted", "unwanted"),
    [
        ("One two", (("one",), ("two",)), ()),
        ('"one two" three', (("one", "two"), ("three",)), ()),
        ('-one -"two three"', (), (("one",), ("two", "three"))),
        ("one-two", (("one", "two"),), ()),
        ("one one", (("one",),), ()),
        ("don't", (("don", "t"),), ()),
        ("a - b", (("a",), ("b",)), ()),
    ],
)
def test_a_query_is_words_phrases_and_what_must_not_be_there(words, wanted, unwanted):
    query = read_query(words)
    assert (query.wanted, query.unwanted) == (wanted, unwanted)


@pytest.mark.parametrize(
    ("text", "phrases", "expected"),
    [
        ("Shells hit Qaṣr.", [("qasr",)], "Shells hit «Qaṣr»."),
        ("One two. Two one.", [("two", "one")], "One two. «Two one»."),
        ("One\n\ntwo", [("two",)], "One «two»"),
        ("Nothing of it.", [("other",)], "Nothing of it."),
        ("a b a b", [("a",), ("a", "b")], "«a b» «a b»"),
        ("", [("a",)], ""),
    ],
)
def test_a_snippet_marks_the_words_found(text, phrases, expected):
    assert snippet(text, tuple(phrases)) == expected


def test_a_snippet_is_a_short_piece_cut_between_words():
    text = f"{'before ' * 50}needle {'after ' * 80}"
    piece = snippet(text, (("needle",),))
    assert piece.startswith("… before")
    assert piece.endswith("after …")
    assert "«needle»" in piece
    assert len(piece) < 300
