"""Which places a report names, which are meant, and how exactly."""

import re

import pytest

from frontlines.lexicon.gazetteer import Gazetteer, open_gazetteer
from frontlines.model.errors import SetupError
from frontlines.model.mention import Span
from frontlines.model.place import PlacePrecision, Relation
from frontlines.model.sentence import Sentence, SentenceKind, Token
from frontlines.read.locate import locate

_PREPOSING = "in at near from to of with into on over outside for by"
_PREPOSITIONS = frozenset(_PREPOSING.split())
_WORD = re.compile(r"\w+|[’']s\b|[^\w\s]")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    try:
        return open_gazetteer()
    except SetupError as error:
        pytest.skip(str(error))


def made(text: str) -> list[Sentence]:
    """Sentences with rough tags, one a full stop or line: enough for the rules, and no model needed."""
    sentences = []
    for index, match in enumerate(re.finditer(r"[^.\n]+\.?", text)):
        tokens = []
        for word in _WORD.finditer(match.group()):
            start = match.start() + word.start()
            lower = word.group().lower()
            pos = "PROPN" if word.group()[0].isupper() else "ADP" if lower in _PREPOSITIONS else "NOUN"
            if not word.group()[0].isalnum():
                pos = "PUNCT"
            if lower in ("fell", "fled", "said", "attacked", "met", "shelled", "fought"):
                pos = "VERB"
            tag = "NNP" if pos == "PROPN" else "NN"
            tokens.append(Token(word.group(), lower, lower, pos, tag, "dep", 0, start, start + len(word.group()), ""))
        if tokens:
            sentences.append(Sentence(index, 0, match.start(), match.end(), SentenceKind.REPORTING, tuple(tokens)))
    return sentences


def places(text, gazetteer, **options):
    return locate(text, made(text), gazetteer, **options)


def named(text, gazetteer, **options):
    return {p.name: p for p in places(text, gazetteer, **options).places}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rebels shelled Tripoli. The Lebanese army met them in Tripoli.", "Tripoli", "LB"),
        ("Militias fought in Tripoli. Libyan officials fled to Misrata.", "Tripoli", "LY"),
        ("Clashes broke out in Tripoli, Lebanon.", "Tripoli", "LB"),
        ("The Iraqi army fought in Ramadi.", "Ramadi", "IQ"),
        ("Troops entered Makeen in South Waziristan.", "Makeen", "PK"),
        ("Sirte fell to Libyan militias.", "Sirte", "LY"),
        ("A bomb went off in Wanat in Afghanistan.", "Wanat", "AF"),
    ],
)
def test_the_reports_countries_decide_between_namesakes(gazetteer, text, name, country):
    assert named(text, gazetteer)[name].country == country


@pytest.mark.parametrize(
    "text",
    [
        "Police said the men fled.",
        "On Sunday the army attacked.",
        "Mr Paris met the delegation.",
        "The Union said it met the Council.",
        "Reading the statement, officials fled.",
        "In March the talks ended.",
    ],
)
def test_common_words_and_people_are_no_places(gazetteer, text):
    assert places(text, gazetteer).places == ()


def test_nothing_is_found_inside_a_known_name(gazetteer):
    text = "The Islamic State of Iraq and Syria attacked. The Lebanese Army of Lebanon fled."
    start = text.index("Islamic")
    taken = [Span(start, start + len("Islamic State of Iraq and Syria"), "Islamic State of Iraq and Syria")]
    assert {m.text for m in places(text, gazetteer, taken=taken).mentions} == {"Lebanon"}


@pytest.mark.parametrize("span", ["Syria", "Tripoli government", "armed factions in the Gaza Strip"])
def test_a_known_name_that_only_describes_leaves_its_place_standing(gazetteer, span):
    text = f"The {span} refused."
    taken = [Span(4, 4 + len(span), span)]
    assert places(text, gazetteer, taken=taken).places


def test_a_distance_and_direction_give_a_point_of_their_own(gazetteer):
    text = "The town lies 40 miles west of Baghdad in Iraq."
    found = places(text, gazetteer)
    mention = next(m for m in found.mentions if m.text == "Baghdad")
    place = next(p for p in found.places if p.id == mention.place)
    baghdad = next(p for p in found.places if p.id == mention.anchor)
    assert mention.relation is Relation.OFFSET
    assert text[mention.phrase_start : mention.phrase_end] == "40 miles west of Baghdad"
    assert place.precision is PlacePrecision.NEAR
    assert place.lat == pytest.approx(baghdad.lat, abs=0.05)
    assert place.lon == pytest.approx(baghdad.lon - 0.69, abs=0.05)


@pytest.mark.parametrize(
    ("text", "phrase", "relation", "precision"),
    [
        ("Fighters gathered in northern Iraq.", "northern Iraq", Relation.PART, PlacePrecision.AREA),
        ("Fighters gathered in the north of Iraq.", "north of Iraq", Relation.PART, PlacePrecision.AREA),
        ("They hold land west of the Euphrates.", "west of the Euphrates", Relation.DIRECTION, PlacePrecision.AREA),
        ("They gathered near the Turkish border.", "Turkish border", Relation.BORDER, PlacePrecision.AREA),
        ("They dug in along the border with Syria.", "border with Syria", Relation.BORDER, PlacePrecision.AREA),
    ],
)
def test_parts_directions_and_borders_get_no_false_pin(gazetteer, text, phrase, relation, precision):
    found = places(text, gazetteer)
    mention = next(m for m in found.mentions if text[m.phrase_start : m.phrase_end] == phrase)
    place = next(p for p in found.places if p.id == mention.place)
    assert (mention.relation, place.precision, place.lat) == (relation, precision, None)
    assert mention.anchor in {p.id for p in found.places}


def test_the_outskirts_of_a_town_are_near_it(gazetteer):
    mention = places("Shells hit the outskirts of Aleppo in Syria.", gazetteer).mentions[0]
    assert (mention.text, mention.relation) == ("Aleppo", Relation.NEAR)


def test_a_place_nobody_lists_is_kept_without_coordinates(gazetteer):
    found = named("Syrian troops shelled the village of Zzyxqat.", gazetteer)
    assert found["Zzyxqat"].id == "r:zzyxqat"
    assert found["Zzyxqat"].precision is PlacePrecision.UNKNOWN
    assert (found["Zzyxqat"].lat, found["Zzyxqat"].country) == (None, "SY")


def test_a_province_is_told_from_its_town(gazetteer):
    found = named("Planes attacked Idlib in Syria. Convoys crossed Idlib province.", gazetteer)
    assert found["Idlib"].precision is PlacePrecision.EXACT
    assert found["Idlib province"].precision is PlacePrecision.ADM1


def test_a_site_takes_a_point_near_the_town_beside_it(gazetteer):
    found = named("Gunmen in Mosul in Iraq shelled the Zwanzig Hospital.", gazetteer)
    assert found["Zwanzig Hospital"].precision is PlacePrecision.NEAR
    assert found["Zwanzig Hospital"].lat == found["Mosul"].lat


def test_every_mention_points_at_its_exact_words_and_at_listed_places(gazetteer):
    text = (
        "Troops near Mosul, Raqqa and Sirte met 30 km (19 mi) south of Deir ez-Zor in Syria’s east. "
        "Baghdad’s envoys fled."
    )
    found = places(text, gazetteer)
    ids = {p.id for p in found.places}
    assert {"Mosul", "Raqqa", "Sirte", "Deir ez-Zor", "Syria", "Baghdad"} <= {m.text for m in found.mentions}
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.phrase_start <= mention.start < mention.end <= mention.phrase_end
        assert {mention.place, mention.anchor} <= ids


def test_the_same_text_gives_the_same_places_twice(gazetteer):
    text = "Rebels fought in Goma and Bunia in Congo. Aid reached Ituri from Kampala."
    assert places(text, gazetteer) == places(text, gazetteer)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "…", "A", "ÄÖÜ " * 50, "al-", "the village of", "X" * 5000, "Of Of Of Of"]
)
def test_odd_text_is_no_trouble(gazetteer, text):
    places(text, gazetteer)


def test_the_first_of_a_list_is_read_by_the_next(gazetteer):
    found = [
        m.text for m in places("They fought in the south (Jolo, Basilan and Mindanao) for years.", gazetteer).mentions
    ]
    assert found == ["Jolo", "Basilan", "Mindanao"]


def test_a_noun_for_regions_alone_names_no_place(gazetteer):
    assert "Region" not in named("The Autonomous Region in Mindanao has a chief.", gazetteer)


def test_a_site_is_near_the_town_in_its_name(gazetteer):
    found = named("The men drove to Jolo Airport. Troops came from Jolo. Others went to Manila.", gazetteer)
    assert found["Jolo Airport"].precision is PlacePrecision.NEAR
    assert abs(found["Jolo Airport"].lat - found["Jolo"].lat) < 0.01


def test_a_village_in_no_gazetteer_is_near_the_town_the_words_put_it_in(gazetteer):
    found = named("The car was found in the village of Banganan, Patikul town, in Sulu.", gazetteer)
    assert found["Banganan"].id == "r:banganan"
    assert found["Banganan"].precision is PlacePrecision.NEAR
    assert found["Banganan"].lat == next(p.lat for p in found.values() if p.name.startswith("Patikul"))


def test_a_district_is_not_its_town(gazetteer):
    found = named("Gunmen struck in the Rajouri district of India. The wounded were taken to Rajouri.", gazetteer)
    assert found["Rajouri district"].precision is PlacePrecision.ADM2
    assert found["Rajouri"].precision is PlacePrecision.EXACT
