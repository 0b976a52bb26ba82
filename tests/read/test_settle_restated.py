"""Acts that a report comes back to are told, whatever stands beside them in the sentence."""

import pytest

from frontlines.intake import report_from_text
from frontlines.read.pipeline import read


def read_then(text, kit):
    return read(report_from_text(text, published="2015-03-10"), kit)


def events(text, kit):
    reading = read_then(text, kit)
    names = {place.id: place.name for place in reading.places}
    return {(event.type, event.stance.status, *(names[place] for place in event.places)) for event in reading.events}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The council condemned the attack in Kabul.", ("battle", "asserted", "Kabul")),
        ("Three militants who planned the suicide bombing in Lahore two days ago were arrested.",
         ("suicide_bombing", "alleged", "Lahore")),
        ("The premier visited the scene of the Manchester attack.", ("battle", "asserted", "Manchester")),
        ("The toll of the Quetta attack rose to 47.", ("attack_on_civilians", "asserted", "Quetta")),
        ("Jets struck a camp near Balakot over the Pulwama attack.", ("battle", "asserted", "Pulwama")),
        ("Rebels killed 10 soldiers in Helmand after 7 policemen were killed in Farah.",
         ("battle", "asserted", "Farah")),
        ("Police in Manama arrested 40 people after a rally ended in gunfire.", ("battle", "asserted", "Manama")),
        ("The man accused of ordering the murder of Peter Dawson in Paris is free.",
         ("attack_on_civilians", "alleged", "Paris")),
        ("Rebels killed between 26 and 32 civilians in Aleppo.", ("attack_on_civilians", "asserted", "Aleppo")),
    ],
)  # fmt: skip
def test_an_act_told_beside_what_followed_is_an_event(kit, text, told):
    assert told in events(text, kit)


def test_a_plan_without_a_day_gone_by_stays_a_plan(kit):
    found = events("Three militants who planned the suicide bombing in Lahore were arrested.", kit)
    assert ("suicide_bombing", "planned", "Lahore") in found


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        (
            "Police enter the village of Banjska a day after it was attacked by gunmen.",
            "attack_on_civilians",
            "2015-03-09",
        ),
        ("Planes bomb the town of Homs the day after it was captured by rebels.", "capture", "2015-03-09"),
        ("Two men are arrested in Lyon, two days after a bombing in Paris.", "bombing", "2015-03-08"),
        ("Two men are arrested in Lyon, two days after a bombing in Paris killed nine.", "bombing", "2015-03-08"),
        ("Two men were arrested in Lyon on Sunday, two days after a bombing in Paris.", "bombing", "2015-03-06"),
        (
            "Two men are arrested in Lyon, a day after a bombing in Paris on Friday killed nine.",
            "bombing",
            "2015-03-06",
        ),
        # What was condemned a day before happened before that.
        ("An envoy visits Homs a day after the council condemned the bombing in Paris.", "bombing", None),
        # A story told in the past may be of any time.
        ("Two men were arrested in Lyon, two days after a bombing in Paris.", "bombing", None),
    ],
)
def test_an_act_is_so_long_before_what_came_of_it(kit, text, kind, day):
    reading = read_then(text, kit)
    (when,) = (event.when for event in reading.events if event.type == kind)
    assert (when and str(when.start)) == day


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Planes bomb the town of Homs a day after it was captured by rebels.", "capture"),
        ("Police enter the village of Banjska after it was attacked by gunmen.", "attack_on_civilians"),
    ],
)
def test_a_town_taken_or_struck_is_the_town_just_named_and_not_who_came_after(kit, text, kind):
    reading = read_then(text, kit)
    (event,) = (event for event in reading.events if event.type == kind)
    assert event.places
    assert not event.targets


def test_an_army_that_left_a_town_may_be_what_was_attacked(kit):
    reading = read(report_from_text("The army left the town of Homs after it was attacked by rebels."), kit)
    assert all(event.type != "attack_on_civilians" for event in reading.events)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ministers plan to free the kidnapped nurses in Kaduna.", "abduction"),
        ("Judges in Paris refused to try the alleged killers of the lawyer Peter Dawson.", "attack_on_civilians"),
    ],
)
def test_what_the_words_take_for_done_is_done_whatever_is_planned_or_refused(kit, text, kind):
    reading = read_then(text, kit)
    assert [event.stance.status for event in reading.events if event.type == kind] == ["asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Dawson was charged in the shooting of five nurses in Boston.",
        "Police arrested Peter Dawson, suspected in the killing of five nurses in Boston.",
    ],
)
def test_who_is_charged_in_an_act_is_only_alleged_to_have_done_it(kit, text):
    reading = read_then(text, kit)
    (event,) = (event for event in reading.events if event.type == "attack_on_civilians")
    assert event.stance.status == "alleged"


def test_a_group_that_claims_an_attack_by_gunmen_claims_that_attack(kit):
    text = "A suicide bomber killed nine people in Quetta. The Taliban claimed responsibility for the attack."
    found = read_then(text, kit).events
    assert [(e.type, e.stance.status) for e in found] == [
        ("suicide_bombing", "asserted"),
        ("suicide_bombing", "alleged"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("Villagers mark the fifth anniversary of the massacre in Kani.", "attack_on_civilians", 2010),
        (
            "A stabbing in Tokyo falls on the 7th anniversary of the Osaka school massacre.",
            "attack_on_civilians",
            2008,
        ),
        ("A film about the 2008 bombing in Paris opens in Cannes.", "bombing", 2008),
    ],
)
def test_an_act_that_is_remembered_is_of_its_own_year(kit, text, kind, year):
    reading = read_then(text, kit)
    years = {event.when.start.year for event in reading.events if event.type == kind and event.when}
    assert years == {year}


@pytest.mark.parametrize(
    "text",
    [
        "Japan marks the anniversary of the bombing of Nagasaki.",
        "On Friday relatives mourned on the anniversary of the attack in Mumbai, which killed 166 people.",
        "A film about the assassination of the mayor of Lyon opens in Cannes.",
    ],
)
def test_an_act_that_is_only_remembered_is_none_of_now(kit, text):
    reading = read_then(text, kit)
    assert not reading.events
    assert not reading.tolls


@pytest.mark.parametrize(
    ("text", "by", "place"),
    [
        ("France mourns the victims of the Paris attacks.", (), "Paris"),
        ("Talks went on after the London bombing.", (), "London"),
        ("The Madrid train bombings killed 191 people.", (), "Madrid"),
        ("Moscow attacks Kharkiv with missiles.", ("gov:RU",), None),
    ],
)
def test_a_capital_before_an_attack_is_where_it_was_and_no_government(kit, text, by, place):
    reading = read_then(text, kit)
    names = {one.id: one.name for one in reading.places}
    (event,) = reading.events
    assert event.initiators == by
    if place is not None:
        assert [names[one] for one in event.places] == [place]
