"""Our own gold is scored as its published scorer scores it, record for record."""

import importlib.util
import json
from pathlib import Path

import pytest
import yaml

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.gold import FOUNDING, STORIES, score
from frontlines.evaluate.gold_file import GoldCase, load_articles, load_stories
from frontlines.evaluate.gold_names import Names, borne_by, folded, kilometres, sentence_of
from frontlines.export.json import dump
from frontlines.model.mention import Span

SHARED = Path(__file__).parents[3] / "shared"
TEXT = (
    "Islamic State captured Ramadi on Monday, killing 12 soldiers.\n"
    "Its commander said Iraqi forces would leave within weeks.\n"
)
FACTS = """
actors: {Islamic State: [ISIS], Government of Iraq: [Iraqi forces]}
events: [{type: capture, by: Islamic State, place: Ramadi, at: captured Ramadi on Monday}]
tolls: [{kind: killed, low: 12, high: 12, at: killing 12 soldiers}]
claims: [{speaker: Its commander, quote: indirect, at: Its commander said}]
"""


def laid_out(folder, *, gold="report: {published: 2020-05}\nactors: {}\n", text="A text."):
    (folder / "gold").mkdir()
    (folder / "corpora" / "articles").mkdir(parents=True)
    (folder / "gold" / "one.yaml").write_text(gold, encoding="utf-8")
    (folder / "gold" / "two.yaml").write_text("actors: {}\n", encoding="utf-8")
    (folder / "corpora" / "articles" / "one.txt").write_text(text, encoding="utf-8")
    records = json.dumps({"id": "two", "text": "Another."}) + "\n\n" + json.dumps({"id": "three", "text": "None."})
    (folder / "corpora" / "articles" / "more.jsonl").write_text(records, encoding="utf-8")
    return folder


def test_articles_come_with_their_date_and_records_without(tmp_path):
    laid_out(tmp_path)
    assert [(c.name, c.text, c.published) for c in load_articles(tmp_path)] == [("one", "A text.", "2020-05")]
    assert [(c.name, c.text, c.published) for c in load_stories(tmp_path)] == [("two", "Another.", None)]


@pytest.mark.parametrize(("gold", "fault"), [("actors: [", "is no YAML"), ("- a list", "holds no facts")])
def test_gold_that_is_not_in_its_form_is_named(tmp_path, gold, fault):
    laid_out(tmp_path, gold=gold)
    with pytest.raises(CorpusError, match=f"one.yaml.*{fault}"):
        list(load_articles(tmp_path))


def test_texts_may_lie_beside_their_gold(tmp_path):
    (tmp_path / "one.yaml").write_text("actors: {}", encoding="utf-8")
    (tmp_path / "one.txt").write_text("A text.", encoding="utf-8")
    assert [case.name for case in load_articles(tmp_path)] == ["one"]
    assert [case.name for case in load_stories(tmp_path)] == ["one"]  # there are no records


def test_a_folder_without_gold_says_what_was_expected(tmp_path):
    with pytest.raises(CorpusError, match=r"there is no gold; name a folder of NAME\.yaml files"):
        list(load_stories(tmp_path))


@pytest.mark.parametrize(
    ("name", "plain"),
    [("The Karo Front", "karo front"), ("Béldar's", "beldar"), ("a U.N. force", "u n force"), (None, "")],
)
def test_names_are_compared_without_case_accents_marks_and_articles(name, plain):
    assert folded(name) == plain


def test_a_sentence_reaches_from_full_stop_to_full_stop():
    start, end = sentence_of(TEXT, "said Iraqi")
    assert TEXT[start:end] == "Its commander said Iraqi forces would leave within weeks.\n"
    assert sentence_of(TEXT, "not in it") is None
    assert borne_by((10, 20), [Span(19, 30, "")])
    assert not borne_by((10, 20), [Span(20, 30, "")])


def test_distances_are_those_of_the_globe():
    assert kilometres((0, 0), (0, 1)) == pytest.approx(111.19, abs=0.01)
    assert kilometres((0, 0), (0, 180)) == pytest.approx(20015, abs=1)


def test_a_plain_phrase_may_hold_ours_or_be_held_and_a_name_may_not():
    names = Names(
        {"Karo Front": ["the front"]}, {"a": ["The Front"], "b": ["poor farmers"], "c": ["Karo Front of the East"]}
    )
    assert names.same("Karo Front", "a")
    assert names.same("farmers", "b")
    assert not names.same("Karo Front", "c")


def test_what_is_read_is_paired_fact_by_fact(product):
    facts = yaml.safe_load(FACTS) | {"places": {}}
    outcome = score(GoldCase("made-up", TEXT, "2020-05-06", facts), product)
    assert outcome.scores["events"].recall == 1
    assert outcome.scores["event_types"].recall == 1
    assert outcome.scores["tolls"].f1 == 1
    assert outcome.scores["claims"].recall == 1
    assert {m.figure for m in outcome.mistakes if m.kind == "missed"} <= {"actors"}


@pytest.mark.skipif(not (SHARED / "gold" / "score.py").is_file(), reason="the gold is not at hand")
@pytest.mark.parametrize("benchmark", [STORIES, FOUNDING], ids=lambda b: b.name)
def test_the_figures_are_those_of_the_published_scorer(product, benchmark):
    spec = importlib.util.spec_from_file_location("published_score", SHARED / "gold" / "score.py")
    published = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(published)
    for case in benchmark.load(SHARED / benchmark.at):
        reading = product.read(product.take_in(case.text, case.name, case.published))
        counts, _ = published.score(case.facts, json.loads(dump(reading)))
        ours = score(case, product).scores
        assert {name: (s.hits, s.gold, s.given) for name, s in ours.items()} == counts, case.name
