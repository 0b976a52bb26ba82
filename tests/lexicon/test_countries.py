"""The country table."""

import pytest

from frontlines.lexicon.countries import load_countries
from frontlines.model.errors import KnowledgeError


def test_about_two_hundred_countries_have_names_adjectives_and_people():
    countries = load_countries()
    assert len(countries) >= 195
    assert all(country.name and country.adjective for country in countries)


def test_norway_is_not_false():
    assert "NO" in {country.code for country in load_countries()}


@pytest.mark.parametrize(
    ("code", "name", "adjective", "seat"),
    [
        ("IQ", "Iraq", "Iraqi", "Baghdad"),
        ("RU", "Russia", "Russian", "Kremlin"),
        ("US", "United States", "US", "Washington"),
    ],
)
def test_a_country_is_known_by_name_adjective_and_seat(code, name, adjective, seat):
    country = next(c for c in load_countries() if c.code == code)
    assert (country.name, country.adjective) == (name, adjective)
    assert seat in {alias.name for alias in country.seats}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("{code: iraq, name: Iraq}", "key 'code'"),
        ("{code: IQ}", "key 'name'"),
        ("{code: IQ, name: Iraq, capital: Baghdad}", "unknown key 'capital'"),
        ("{code: IQ, name: Iraq, article: perhaps}", "key 'article'"),
        ("{code: IQ, name: Iraq, seats: Baghdad}", "must be a list"),
    ],
)
def test_a_row_out_of_form_is_refused_by_entry_and_key(tmp_path, row, fault):
    path = tmp_path / "countries.yaml"
    path.write_text(f"- {row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="entry 1") as error:
        load_countries(path)
    assert fault in str(error.value)


def test_a_code_may_not_stand_twice(tmp_path):
    path = tmp_path / "countries.yaml"
    path.write_text("- {code: IQ, name: Iraq}\n- {code: IQ, name: Irak}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="twice"):
        load_countries(path)
