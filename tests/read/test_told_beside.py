"""Who and where is told of only beside an act: its spokesman, a road's end, a country's "whose", a dateline."""

import pytest

from frontlines.intake import report_from_text
from frontlines.model.stance import StanceStatus
from frontlines.read.pipeline import read


@pytest.fixture(scope="module")
def events(kit):
    """The events of a text of one type, or of any."""

    def of(text, kind=None):
        found = read(report_from_text(text, "a report", None), kit).events
        return [event for event in found if kind in (None, event.type)]

    return of


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        # "Arms" was taken for a noun; who trains is not who says so.
        ("Iran arms and trains the Houthis, British officials say.", "aid", "gov:IR"),
        # A report on Chad speaks of Niger's government.
        (
            "The army of Chad fought Boko Haram in Chad. Families crossed into Niger, whose government sent tents.",
            "aid",
            "gov:NE",
        ),
        # Most of the dead are counted, not introduced.
        (
            "Boko Haram gunmen attacked a town in Borno on Monday. Most of the dead were Islamic State fighters. "
            "The group had been silent for a year. In a statement it mocked the governor.",
            "accusation",
            "boko-haram",
        ),
    ],
)
def test_who_acts_is_whom_the_words_mean(events, text, kind, by):
    assert [event.initiators for event in events(text, kind)] == [(by,)]


@pytest.mark.parametrize(
    ("text", "kind", "never"),
    [
        ("The UN-backed government condemned Chad.", "accusation", "un"),
        ("A battalion of 90 men laid down its arms at Bama.", "ceasefire", "r:civilians"),
        ("The rebels accused outsiders of striking a market, killing nine villagers.", "accusation", "r:civilians"),
    ],
)
def test_who_is_only_named_beside_takes_no_part(events, text, kind, never):
    assert not any(never in (*event.initiators, *event.targets) for event in events(text, kind))


def test_a_verb_has_its_own_subject(events):
    text = "The National Union of Teachers spoke. They were on their way to work when two cars blocked the road."
    assert events(text, "protest") == []


def test_a_spokesman_speaks_for_whom_he_tells_of(kit):
    text = (
        "The Nigerian army fought Boko Haram. Abuja wants peace. Boko Haram will not disarm, its spokesman insisted."
    )
    reading = read(report_from_text(text, "a report", None), kit)
    assert [claim.speaker for claim in reading.claims] == ["boko-haram"]


def test_a_captured_capital_is_the_town_and_a_threatened_one_its_government(events):
    (threat,) = events("Boko Haram vowed to capture Abuja.", "threat")
    assert threat.targets == ()
    (threat,) = events("Boko Haram threatened Abuja with attacks.", "threat")
    assert threat.targets == ("gov:NG",)


def test_harm_that_another_foretells_is_no_threat(events):
    assert events("The Nigerian army said that Boko Haram would attack Bama.", "threat") == []
    assert events("Boko Haram said it would attack Bama.", "threat") != []


def test_a_road_is_no_scene(events, kit):
    text = "A bomb killed nine soldiers at Bama. The bomber came on the road to Gwoza.\n\nPolice closed schools."
    places = {place.id: place.name for place in read(report_from_text(text, "a report", None), kit).places}
    (closed,) = events(text, "other")
    assert [places[place] for place in closed.places] == ["Bama"]


def test_where_somebody_doubts_a_deed_it_was_not_done(events):
    (killing,) = events("Boko Haram killed nine soldiers, a figure the defence ministry in Abuja denied.", "battle")
    assert killing.places == ("country:NG",) or killing.places == ()


def test_what_is_waited_for_is_conditional(events):
    text = "Boko Haram will not free the girls before the government of Nigeria guarantees the safety of its men."
    assert [event.stance.status for event in events(text, "agreement")] == [StanceStatus.CONDITIONAL]
    text = "Boko Haram freed the girls before the government of Nigeria pledged to help its men."
    assert [event.stance.status for event in events(text, "agreement")] == [StanceStatus.ASSERTED]
