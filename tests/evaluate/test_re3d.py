"""re3d's documents are read from its folders; entities are scored by overlap, relations by the pairs they join."""

import json

import pytest

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.re3d import Entity, Pair, Re3dCase, load, score
from frontlines.model.mention import Span

TEXT = "On Monday the Syrian army fought Islamic State near Aleppo, the ministry said."


def marked(words, kind):
    return Entity(TEXT.index(words), TEXT.index(words) + len(words), words, kind)


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words), words)


def laid_out(folder, **changes):
    rows = {
        "documents": {"_id": "A1", "text": TEXT, "title": "A title"},
        "entities": {"documentId": "A1", "begin": 52, "end": 58, "type": "Location"},
        "relations": {
            "documentId": "A1", "type": "FightingAgainst", "sourceBegin": 10, "sourceEnd": 25,
            "source": "the Syrian army", "targetBegin": 33, "targetEnd": 46, "target": "Islamic State",
        },
    } | changes  # fmt: skip
    (folder / "Ministry").mkdir()
    for name, row in rows.items():
        (folder / "Ministry" / f"{name}.json").write_text("\ufeff" + json.dumps(row) + "\n\n", encoding="utf-8")
    return folder


def test_documents_come_with_their_entities_and_relations(tmp_path):
    (case,) = load(laid_out(tmp_path))
    assert (case.name, case.title) == ("Ministry/A1", "A title")
    assert case.entities == (marked("Aleppo", "Location"),)
    assert [(p.type, p.source, p.target) for p in case.pairs] == [
        ("FightingAgainst", span("the Syrian army"), span("Islamic State"))
    ]


def test_a_record_that_lacks_a_key_is_named(tmp_path):
    with pytest.raises(CorpusError, match=r"documents\.json: a record lacks 'text'"):
        list(load(laid_out(tmp_path, documents={"_id": "A1"})))


def test_a_folder_without_documents_says_what_was_expected(tmp_path):
    with pytest.raises(CorpusError, match=r"holds no documents\.json; expected re3d's folder"):
        list(load(tmp_path))


def test_entities_and_pairs_are_scored(product):
    entities = (
        marked("On Monday", "Temporal"), marked("the Syrian army", "Organisation"),
        marked("Islamic State", "Organisation"), marked("Aleppo", "Location"), marked("near Aleppo", "Weapon"),
    )  # fmt: skip
    pairs = (
        Pair("FightingAgainst", span("Islamic State"), span("the Syrian army")),
        Pair("FightingAgainst", span("Aleppo"), span("Monday")),
    )
    outcome = score(Re3dCase("a", TEXT, None, entities, pairs), product)
    assert outcome.scores["location"].f1 == 1
    assert outcome.scores["temporal"].f1 == 1
    assert outcome.scores["organisation"].recall == 1
    assert (outcome.scores["weapon"].hits, outcome.scores["weapon"].gold) == (0, 1)
    assert outcome.scores["entities"].gold == 5
    assert (outcome.scores["fighting_against"].hits, outcome.scores["fighting_against"].gold) == (1, 2)
    assert "Aleppo > Monday" in {m.gold for m in outcome.mistakes}


def test_a_pair_told_again_by_a_synonym_or_the_other_way_round_counts_once(product):
    pairs = (
        Pair("FightingAgainst", span("the Syrian army"), span("Islamic State")),
        Pair("FightingAgainst", span("Islamic State"), span("the Syrian army")),
        Pair("FightingAgainst", span("the ministry"), span("Islamic State")),
        Pair("IsSynonymOf", span("the ministry"), span("the Syrian army")),
    )
    figure = score(Re3dCase("a", TEXT, None, (), pairs), product).scores["fighting_against"]
    assert (figure.hits, figure.gold, figure.given) == (1, 1, 1)


def test_an_attack_tells_of_armed_conflict_with_those_attacked(product):
    text = "Gunmen of Boko Haram killed twelve villagers in Zamfara on Monday."
    ends = [Span(text.index(w), text.index(w) + len(w), w) for w in ("Boko Haram", "twelve villagers")]
    case = Re3dCase("a", text, None, (), (Pair("FightingAgainst", *ends),))
    assert score(case, product).scores["fighting_against"].hits == 1


def test_who_holds_a_place_is_in_charge_of_it(product):
    text = "Boko Haram holds the town of Gwoza, residents said."
    ends = [Span(text.index(w), text.index(w) + len(w), w) for w in ("Boko Haram", "the town of Gwoza")]
    case = Re3dCase("a", text, None, (), (Pair("InChargeOf", *ends),))
    assert score(case, product).scores["in_charge_of"].hits == 1


def test_a_tie_that_a_name_alone_shows_is_none_between_two_mentions_of_a_sentence(product):
    text = "The Lebanese Army left Tyre.\n\nThe Lebanese government was told on Monday."
    figure = score(Re3dCase("a", text, None, (), ()), product).scores["belongs_to"]
    assert figure.given == 0
