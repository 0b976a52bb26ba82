"""Brief news: an item of one sentence gives the act it plainly tells, and none for what was no act."""

import pytest

from frontlines.intake import report_from_text
from frontlines.model.stance import UNREAL
from frontlines.read.pipeline import read


@pytest.fixture(scope="module")
def told(kit):
    """The types of the events a text says took place, in its order."""

    def of(text):
        found = read(report_from_text(text, "an item", None), kit).events
        return [event.type for event in found if event.stance.status not in UNREAL]

    return of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("A bomb detonates in Zabul, Afghanistan, killing five traders.", ["bombing"]),
        ("A hooded man in Lille, France, stabs and kills six pupils, and wounds a nurse.", ["attack_on_civilians"]),
        ("Seven people die after a car bomb tears through a cafe in Homs.", ["bombing"]),
        ("Four people are killed in a Russian glide bomb strike on a clinic in Kharkiv.", ["air_strike"]),
        ("The Israeli army foils an attack on a road near Rafah, killing two militants.", ["battle"]),
        ("A former mayor is shot and killed by gunmen in Tijuana.", ["attack_on_civilians"]),
        ("Gunmen in Karachi shoot dead four men queuing for bread.", ["attack_on_civilians"]),
        ("Soldiers shoot and wound a Palestinian near Jenin.", ["attack_on_civilians"]),
        ("Two members of the Afghan police are killed in Kunduz.", ["battle"]),
        ("The Turkish army and its allies launch an offensive south of Idlib.", ["offensive"]),
    ],
)
def test_an_item_gives_the_act_it_tells(told, text, types):
    assert told(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Six migrants are killed and four others are injured when a boat sinks off Lampedusa.",
        "Two soldiers are killed after their helicopter crashes near Goma.",
        "A helicopter crashes near Goma, killing two soldiers and a nurse.",
        "A fire at a hostel in Perm kills six students.",
        "Nine people are killed when a fuel tanker explodes in Ibadan.",
        "Iran test-fires a missile during a drill in the Gulf of Oman.",
        "The broadcaster fires its editor in Lagos.",
    ],
)
def test_what_is_no_attack_gives_none(told, text):
    assert told(text) == []
