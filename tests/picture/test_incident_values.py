"""The judged values of an incident: what most independent sources say, how it came about, and what they differ in."""

from dataclasses import replace

import pytest
from incident_tellings import KNOWN, RULES, telling, tolls_of
from saying import a_day, on, stance

from frontlines.model.settings import TollRule
from frontlines.model.told import Review
from frontlines.model.when import DatePrecision, When
from frontlines.picture.incident_build import incident_of


def made(*tellings, joins=()):
    events = [each.event for each in tellings]
    return incident_of(events, joins, tolls_of(tellings), KNOWN, RULES, TollRule.RANGE)


def judged(incident, field):
    (value,) = [value for value in incident.judged if value.field == field]
    return value


def at(one, when):
    """A telling with another time."""
    one.event = replace(one.event, statement=replace(one.event.statement, when=when))
    return one


A, B, C = ("S-1", "times"), ("S-2", "post"), ("S-3", "globe")


def paper(id_and_report, **more):
    return telling(*id_and_report, number=int(id_and_report[0][-1]), **more)


# --- type
def test_the_type_is_what_most_independent_sources_say():
    one = made(paper(A, type_="shelling"), paper(B, type_="air_strike"), paper(C, type_="air_strike"))
    assert one.type == "air_strike"
    assert one.types == ("air_strike", "shelling")
    assert judged(one, "type").statements == ("S-2", "S-3")
    assert "shelling" in judged(one, "type").why


def test_a_narrow_type_is_preferred_to_a_vague_one_that_as_many_give():
    assert made(paper(A, type_="battle"), paper(B, type_="suicide_bombing")).type == "suicide_bombing"


def test_wire_copies_do_not_outvote_a_source_of_their_own():
    copies = [paper(B, type_="shelling", copies="post"), paper(C, type_="shelling", copies="post")]
    assert made(paper(A, type_="air_strike"), *copies).type == "air_strike"


def test_what_a_person_accepted_or_corrected_wins_over_what_machines_read():
    one = made(
        paper(A, type_="shelling"), paper(B, type_="shelling"), paper(C, type_="air_strike", review=Review.CORRECTED)
    )
    assert one.type == "air_strike"
    assert not one.machine_only
    assert made(paper(A), paper(B)).machine_only


# --- when
def test_the_narrowest_time_that_most_agree_with_is_taken():
    week = When(a_day(1), a_day(7), DatePrecision.WEEK)
    one = made(at(paper(A, published=8), week), paper(B, published=8, day=3), paper(C, published=8, day=3))
    assert one.when == on(3)
    assert not one.when_assumed
    assert one.contradictions == ()


def test_a_date_that_disagrees_is_listed():
    one = made(paper(A, published=4, day=3), paper(B, published=4, day=3), paper(C, published=4, day=2))
    assert one.when == on(3)
    (said,) = one.contradictions
    assert a_day(2).isoformat() in said
    assert a_day(2).isoformat() in judged(one, "when").why


def test_undated_events_are_of_the_day_first_published_and_marked_as_assumed():
    one = made(paper(A, published=4), paper(B, published=3))
    assert one.when == on(3)
    assert one.when_assumed
    assert "no report" in judged(one, "when").why


def test_a_year_that_holds_the_publication_is_no_date():
    year = When(a_day(1).replace(month=1), a_day(1).replace(month=12, day=31), DatePrecision.YEAR)
    one = made(at(paper(A, published=4), year))
    assert one.when_assumed


# --- places
def test_towns_come_before_the_province_they_lie_in_however_often_that_is_named():
    one = made(paper(A, places=("anbar",)), paper(B, places=("anbar",)), paper(C, places=("fallujah", "anbar")))
    assert one.places == ("fallujah", "anbar")


def test_an_event_nobody_places_has_no_places():
    one = made(paper(A, places=()))
    assert one.places == ()
    assert not [value for value in one.judged if value.field == "places"]


# --- sides
def test_sides_are_the_union_of_what_is_told_the_best_backed_first():
    one = made(paper(A, by=("mahdi",)), paper(B, by=("isis",), against=("army:IQ",)), paper(C, by=("isis",)))
    assert one.initiators == ("isis", "mahdi")
    assert one.targets == ("army:IQ",)


def test_an_actor_that_is_only_claimed_is_marked():
    claimed = stance("claimed", "gov:IQ")
    one = made(paper(A, against=("army:IQ",)), paper(B, by=("isis",), held=claimed))
    assert judged(one, "initiators").value == "Islamic State (claimed)"
    assert "only as a claim" in judged(one, "initiators").why
    assert judged(one, "targets").value == "Iraqi Army"


def test_an_actor_told_on_both_sides_stands_where_most_put_it():
    one = made(
        paper(A, type_="battle", by=("isis",), against=("army:IQ",)),
        paper(B, type_="battle", by=("army:IQ",), against=("isis",)),
        paper(C, type_="battle", by=("army:IQ",), against=("isis",)),
    )
    assert (one.initiators, one.targets) == (("army:IQ",), ("isis",))


# --- tolls and the rest
def test_a_toll_is_a_judged_value_with_its_rule():
    one = made(paper(A, killed=12), paper(B, killed=15))
    value = judged(one, "killed")
    assert (value.value, value.rule) == ("12 to 15", "range")
    assert value.statements == ("t-S-1", "t-S-2")


def test_tolls_of_two_sources_that_cannot_both_be_right_are_a_contradiction():
    one = made(paper(A, killed=12), paper(B, killed=50))
    assert any("killed" in said for said in one.contradictions)


def test_tolls_linked_to_nothing_here_are_left_out():
    assert made(paper(A)).tolls == ()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_the_members_does_not_matter(order):
    members = [paper(A, killed=3), paper(B, by=("isis",)), paper(C, day=1, published=2)]
    assert made(*(members[n] for n in order)) == made(*members)


def test_every_judged_value_says_how_it_came_about():
    one = made(paper(A, killed=3, by=("isis",), day=1), paper(B, against=("army:IQ",), day=1, published=2))
    assert {value.field for value in one.judged} == {"type", "when", "places", "initiators", "targets", "killed"}
    assert all(value.rule and value.why and value.statements for value in one.judged)
