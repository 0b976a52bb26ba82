"""What the gazetteer knows and how quickly it is there."""

import time

import pytest

from frontlines.lexicon.gazetteer import Gazetteer, open_gazetteer
from frontlines.lexicon.gazetteer_names import lookup_keys, name_keys, usable
from frontlines.model.errors import SetupError


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    try:
        return open_gazetteer()
    except SetupError as error:
        pytest.skip(str(error))


TOWNS = {
    "Fallujah": "IQ", "Mosul": "IQ", "Ramadi": "IQ", "Tikrit": "IQ", "Hawija": "IQ", "Bashiqa": "IQ", "Raqqa": "SY",
    "Manbij": "SY", "Kobani": "SY", "Idlib": "SY", "Aleppo": "SY", "Deir ez-Zor": "SY", "Dabiq": "SY",
    "Tal Abyad": "SY", "al-Bab": "SY", "Sirte": "LY", "Misrata": "LY", "Tobruk": "LY", "Bakhmut": "UA",
    "Mariupol": "UA", "Kherson": "UA", "Bucha": "UA", "El Fasher": "SD", "Goma": "CD", "Bunia": "CD",
    "Maiduguri": "NG", "Gao": "ML", "Kidal": "ML", "Mogadishu": "SO", "Kismayo": "SO", "Mekele": "ET", "Sanaa": "YE",
    "Taiz": "YE", "Hodeidah": "YE", "Marib": "YE", "Lashkar Gah": "AF", "Kandahar": "AF", "Wanat": "AF",
    "Peshawar": "PK", "Quetta": "PK", "Grozny": "RU", "Tskhinvali": "GE", "Stepanakert": "AZ", "Jolo": "PH",
    "Marawi": "PH", "Sittwe": "MM", "Lashio": "MM", "Cúcuta": "CO", "Culiacan": "MX", "Nahr al-Bared": "LB",
}  # fmt: skip


@pytest.mark.parametrize(("name", "country"), TOWNS.items())
def test_towns_of_recent_wars_come_with_the_right_country_first(gazetteer, name, country):
    assert gazetteer.candidates(name)[0].country == country


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Qaim", "Qaim"),
        ("Ar Ramadi", "Ramadi"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Mosul's", "Mosul"),
        ("Tal-Abyad", "TAL ABYAD"),
        ("Cúcuta", "Cucuta"),
        ("U.S.", "US"),
    ],
)
def test_spellings_lead_to_the_same_place(gazetteer, one, other):
    assert {e.id for e in gazetteer.candidates(one)} & {e.id for e in gazetteer.candidates(other)}


def test_a_country_is_not_a_pin(gazetteer):
    iraq = gazetteer.get("country:IQ")
    assert iraq is not None
    assert (iraq.feature, iraq.lat, iraq.lon) == ("PCLI", None, None)


@pytest.mark.parametrize(("name", "code"), [("Iraq", "IQ"), ("Zaire", "CD"), ("UK", "GB"), ("Atlantis", None)])
def test_countries_are_found_by_any_of_their_names(gazetteer, name, code):
    assert gazetteer.country(name) == code


@pytest.mark.parametrize(("word", "code"), [("Iraqi", "IQ"), ("Turks", "TR"), ("Martian", None)])
def test_peoples_point_to_their_country(gazetteer, word, code):
    assert gazetteer.people(word) == code


def test_an_entry_is_found_again_by_its_id(gazetteer):
    for name in ("Mosul", "Darfur", "Iraq", "Anbar"):
        for entry in gazetteer.candidates(name):
            assert gazetteer.get(entry.id) is not None


def test_unknown_ids_and_names_give_nothing(gazetteer):
    assert gazetteer.get("gn:999999999") is None
    assert gazetteer.get("fl:no-such-place") is None
    assert gazetteer.candidates("") == ()
    assert gazetteer.candidates("'; DROP TABLE place; --") == ()


def test_opening_and_the_first_lookup_take_well_under_a_tenth_of_a_second(gazetteer):
    started = time.perf_counter()
    again = open_gazetteer()
    again.candidates("Mosul")
    assert time.perf_counter() - started < 0.1
    again.close()


def test_it_tells_the_doctor_what_it_is(gazetteer):
    built = gazetteer.describe()[0]
    assert built.places > 200_000
    assert built.size < 40_000_000
    assert "GeoNames" in built.source


def test_a_file_that_is_no_gazetteer_is_refused_with_its_name(tmp_path):
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"this is not a database" * 100)
    with pytest.raises(SetupError, match=r"broken\.sqlite"):
        open_gazetteer(path)


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Mosul", True), ("al-Bab", True), ("tikurito", False), ("XTM", False), ("Тикрит", False), ("Cúcuta", True)],
)
def test_only_names_an_english_report_could_use_become_keys(name, kept):
    assert usable(name) is kept


def test_an_arabic_article_is_stripped_in_arabic_countries_only():
    assert "ramadi" in name_keys("Ar Ramadi", "IQ")
    assert "paso" not in name_keys("El Paso", "US")


def test_lookup_keys_begin_with_the_name_as_written():
    assert lookup_keys("al-Qaim's")[0] == "al qaim"
    assert lookup_keys("...") == ()


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ("Va.", "Virginia"),
        ("W.Va.", "West Virginia"),
        ("OH", "Ohio"),
        ("NSW", "New South Wales"),
        ("D.C.", "District of Columbia"),
    ],
)
def test_short_forms_name_a_state_only_when_written_exactly_so(gazetteer, form, place):
    assert [entry.name for entry in gazetteer.candidates(form)] == [place]
    assert gazetteer.exactly(form.lower()) == ()


@pytest.mark.parametrize(
    ("word", "place"),
    [("European", "Europe"), ("Texans", "Texas"), ("Welsh", "Wales"), ("Latin American", "Latin America")],
)
def test_peoples_of_regions_point_to_their_region(gazetteer, word, place):
    assert gazetteer.adjectival(word).name == place


def test_peoples_of_countries_are_no_regions(gazetteer):
    assert gazetteer.adjectival("Iraqi") is None


def test_a_part_of_a_country_is_no_further_name_of_the_country(gazetteer):
    assert gazetteer.country("Scotland") is None
    assert gazetteer.candidates("Scotland")[0].feature == "ADM1"
    assert gazetteer.country("Britain") == "GB"


def test_geonames_numbers_are_known_of_continents_too(gazetteer):
    assert gazetteer.geonames("fl:europe") == "6255148"
    assert gazetteer.geonames("fl:green-zone-iq") is None


def test_a_county_knows_its_state(gazetteer):
    counties = [entry for entry in gazetteer.candidates("Henry County") if entry.country == "US"]
    assert len(counties) > 3
    assert all(entry.admin1 for entry in counties)
