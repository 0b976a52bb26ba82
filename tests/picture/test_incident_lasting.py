"""Incidents that go on: a siege told as still there, or as over, is the one told before, and has the days of all."""

from dataclasses import replace

import pytest
from incident_tellings import RULES, are_one, groups, incidents, join, telling
from saying import a_day

from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.when import DatePrecision, When
from frontlines.picture.incident_actors import is_proper


def siege(id_, published, *, since=None, on=None, about=("", ""), **more):
    """A telling of a siege, with the words around it."""
    made = telling(id_, f"paper-{id_}", published=published, type_="siege", words=f"Paper {id_} of the town.", **more)
    when = None
    if since or on:
        when = When(a_day(since or on), a_day(on or published), DatePrecision.RANGE if since else DatePrecision.DAY)
    evidence = (replace(made.event.statement.evidence[0], exact="siege", prefix=about[0], suffix=about[1]),)
    made.event = replace(made.event, statement=replace(made.event.statement, when=when, evidence=evidence))
    return made


FIRST = siege("first", 2, since=1, by=("isis",))
ENDED = ("The ", " ended on Tuesday")


def test_a_siege_told_to_have_ended_weeks_later_is_the_one_told_before():
    ended = siege("ended", 22, on=21, about=ENDED)
    assert are_one(FIRST, ended)
    assert "went-on" in [reason.name for reason in join(FIRST, ended).reasons]
    assert not are_one(FIRST, siege("other", 22, on=21))  # without such words it may be a new one


def test_an_undated_siege_that_still_goes_on_is_the_one_told_before():
    begun = siege("begun", 2, by=("isis",))
    assert are_one(begun, siege("still", 20, about=("The town is ", " still"), by=("isis",)))
    assert not are_one(begun, siege("late", 60, about=("The town is ", " still"), by=("isis",)))


@pytest.mark.parametrize("other", [{"by": ("army:IQ",)}, {"places": ("mosul",)}, {"places": ("saqlawiyah",)}])
def test_it_is_not_where_somebody_else_besieges_or_another_town_is_besieged(other):
    assert not are_one(FIRST, siege("ended", 22, on=21, about=ENDED, **other))


def test_that_a_siege_ended_is_not_the_fighting_of_that_day():
    ended = siege("ended", 22, on=21, about=ENDED)
    battle = telling("battle", "wire", published=22, type_="battle", day=21, words="Paper ended of the town.")
    assert join(ended, battle) is None


def test_a_siege_has_the_days_from_the_first_told_to_the_last():
    told = (FIRST, siege("second", 10, since=1, by=("isis",)), siege("ended", 22, on=21, about=ENDED))
    (found,) = incidents(*told)
    assert (found.when.start, found.when.end, found.when_assumed) == (a_day(1), a_day(21), False)
    assert found.contradictions == ()
    assert groups(*told) == groups(*reversed(told))


def test_of_a_vague_end_nothing_more_exact_is_told():
    early = siege("early", 40, since=1, by=("isis",))
    when = When(a_day(1), a_day(31), DatePrecision.MONTH)
    early.event = replace(early.event, statement=replace(early.event.statement, when=when))
    (found,) = incidents(early, siege("ended", 41, on=40, about=ENDED, by=("isis",)))
    assert (found.when.iso_start(), found.when.iso_end()) == ("2016-05", "2016-06")


@pytest.mark.parametrize(
    ("one", "other", "kin"),
    [
        ("battle", "shelling", True),  # a bare "attack" may be any of them
        ("battle", "suicide_bombing", True),
        ("shelling", "suicide_bombing", False),
        ("air_strike", "suicide_bombing", False),
        ("air_strike", "shelling", True),
        ("looting_destruction", "riot", True),
    ],
)
def test_what_two_weapons_have_in_common_with_a_third_word_does_not_make_them_one(one, other, kin):
    assert (RULES.kinship(one, other) is not None) == kin


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("Libyan National Army", True),
        ("Wagner Group", True),
        ("Misrata brigades", True),
        ("Syrian rebels", False),
        ("Gunmen", False),
        ("Maute group", False),
    ],
)
def test_an_army_with_a_name_of_its_own_is_a_party_of_its_own(name, proper):
    assert is_proper(Actor("x", name, ActorKind.ARMED_GROUP, None, ActorOrigin.REGISTER), RULES) == proper
