"""Acts that a report comes back to are told, whatever stands beside them in the sentence."""

import pytest

from frontlines.intake import report_from_text
from frontlines.read.pipeline import read


def events(text, kit):
    reading = read(report_from_text(text, published="2015-03-10"), kit)
    names = {place.id: place.name for place in reading.places}
    return {(event.type, event.stance.status, *(names[place] for place in event.places)) for event in reading.events}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The council condemned the attack in Kabul.", ("battle", "asserted", "Kabul")),
        ("Three militants who planned the suicide bombing in Lahore two days ago were arrested.",
         ("suicide_bombing", "alleged", "Lahore")),
        ("The premier visited the scene of the Manchester attack.", ("battle", "asserted", "Manchester")),
        ("Rebels killed between 26 and 32 civilians in Aleppo.", ("attack_on_civilians", "asserted", "Aleppo")),
    ],
)  # fmt: skip
def test_an_act_told_beside_what_followed_is_an_event(kit, text, told):
    assert told in events(text, kit)


def test_a_plan_without_a_day_gone_by_stays_a_plan(kit):
    found = events("Three militants who planned the suicide bombing in Lahore were arrested.", kit)
    assert ("suicide_bombing", "planned", "Lahore") in found
