"""Names of places are found whatever they are used for, and every given name gets the best answer there is."""

import pytest

from frontlines.evaluate.files import corpus_report
from frontlines.model.errors import SetupError
from frontlines.model.mention import Span
from frontlines.read.kit import build_kit
from frontlines.read.toponyms import resolve_toponyms, toponyms


@pytest.fixture(scope="module")
def kit():
    try:
        return build_kit()
    except SetupError as error:
        pytest.skip(str(error))


def names(text, kit):
    return [one.text for one in toponyms(corpus_report(text, "made"), kit)]


def resolved(text, name, kit):
    report = corpus_report(text, "made")
    wanted = [name, *(other for other in ("Dayton", "Nashville", "Mosul") if other in text and other != name)]
    spans = [Span(text.index(one), text.index(one) + len(one), one) for one in wanted]
    return resolve_toponyms(report, spans, kit)[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("European leaders met the delegation on Monday.", "European"),
        ("The Toronto Transit Commission closed two lines.", "Toronto"),
        ("The talks between the EU and Serbia went on.", "EU"),
        ("A man from Dayton, OH was arrested.", "OH"),
        ("The U.S.-led coalition bombed the depot.", "U.S."),
        ("South Korean officials denied it.", "South Korean"),
    ],
)
def test_peoples_short_forms_and_places_inside_names_are_toponyms(kit, text, name):
    assert name in names(text, kit)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Saudi Arabia closed its border.", "Saudi"),
        ("They drove IN from the north, OR so they said.", "OR"),
        ("The fair in Orange County drew crowds.", "Orange"),
    ],
)
def test_parts_of_longer_names_and_plain_words_are_none(kit, text, name):
    assert name not in names(text, kit)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("The European answer came late.", "European", "fl:europe"),
        ("Officers in Dayton, OH, said so.", "OH", "gn:5165418"),
        ("The Iraqi army left.", "Iraqi", "country:IQ"),
        ("English and Welsh courts agreed.", "English", "gn:6269131"),
    ],
)
def test_adjectives_and_short_forms_mean_their_place(kit, text, name, place):
    assert resolved(text, name, kit).id == place


def test_a_name_in_no_gazetteer_stands_at_the_nearest_named_town(kit):
    place = resolved("Fighters left Mosul for Qarbushtan on foot.", "Qarbushtan", kit)
    assert (place.id, place.precision) == ("r:qarbushtan", "near")
    assert place.country == "IQ"
    assert place.confidence < 0.3


def test_a_text_without_a_known_place_gives_no_answer(kit):
    assert resolved("They walked to Qarbushtan on foot.", "Qarbushtan", kit) is None
