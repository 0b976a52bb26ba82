"""The supplement: enough of it, well formed, and faults told with file, entry and key."""

import pytest

from frontlines.lexicon.gazetteer_supplement import load_countries, load_supplement
from frontlines.lexicon.gazetteer_words import load_gate_words
from frontlines.model.errors import KnowledgeError


def test_the_supplement_covers_many_wars():
    entries = load_supplement()
    assert len(entries) >= 400
    assert len({e.country for e in entries}) >= 60


def test_rivers_have_no_point_and_sites_have_one():
    for entry in load_supplement():
        if entry.kind == "river":
            assert entry.lat is None, entry.name
        if entry.kind in ("city", "town", "village", "camp", "base", "site"):
            assert entry.lat is not None, entry.name


def test_every_country_of_an_entry_is_in_the_country_table():
    known = {c.code for c in load_countries()} | {"IO", "EH", "FK"}
    assert not {e.country for e in load_supplement()} - known - {None}


def test_the_word_lists_are_there():
    words = load_gate_words()
    assert "the" in words.never
    assert "province" in words.regions


@pytest.mark.parametrize(
    ("yaml", "key"),
    [
        ("- {name: X, kind: planet, country: IQ, lat: 1, lon: 2}", "kind"),
        ("- {name: X, kind: town, country: Iraq, lat: 1, lon: 2}", "country"),
        ("- {name: X, kind: town, country: IQ, lat: 91, lon: 2}", "lat"),
        ("- {name: X, kind: town, country: IQ, lat: 1}", "lat"),
        ("- {name: X, kind: town, country: IQ, lat: 1, lon: east}", "lon"),
        ("- {name: X, kind: town, country: IQ, lat: 1, lon: 2, colour: red}", "colour"),
        ("- {name: X, aliases: Y, kind: town, country: IQ, lat: 1, lon: 2}", "aliases"),
        ("- {name: X, population: many, kind: town, country: IQ, lat: 1, lon: 2}", "population"),
    ],
)
def test_a_fault_names_file_entry_and_key(tmp_path, yaml, key):
    (tmp_path / "bad.yaml").write_text(yaml)
    with pytest.raises(KnowledgeError, match=rf"bad\.yaml: entry 'X': key '{key}'"):
        load_supplement(tmp_path)


def test_the_same_place_twice_is_a_fault(tmp_path):
    row = "- {name: X, kind: town, country: IQ, lat: 1, lon: 2}\n"
    (tmp_path / "bad.yaml").write_text(row + row)
    with pytest.raises(KnowledgeError, match="already taken"):
        load_supplement(tmp_path)
