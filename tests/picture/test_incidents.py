"""Incidents: one event told by many papers is one, and it does not matter when each of them came in."""

import random
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from incident_tellings import (
    CHECKPOINT,
    KNOWN,
    MARKET_AGAIN,
    RULES,
    groups,
    incidents,
    profiles_of,
    telling,
    tolls_of,
)
from saying import a_day, stance, toll

from frontlines.model.judgement import Rulings
from frontlines.model.settings import TollRule
from frontlines.model.statement import TollKind
from frontlines.picture.incident_blocks import keys_of
from frontlines.picture.incidents import component, incidents_in

TIMES = telling("S-1", "times", killed=41, day=1)
POST = telling("S-2", "post", published=2, words=MARKET_AGAIN, killed=47, day=1)
OTHER = telling("S-3", "globe", published=2, words=CHECKPOINT, places=("mosul",), killed=1)


def test_two_papers_on_one_bombing_make_one_incident_and_a_third_event_another():
    assert groups(TIMES, POST, OTHER) == [{"S-1", "S-2"}, {"S-3"}]


def test_every_event_is_in_one_incident():
    found = incidents(TIMES, POST, OTHER)
    assert sorted(s for one in found for s in one.statements) == ["S-1", "S-2", "S-3"]


@pytest.mark.parametrize("held", ["denied", "negated", "planned", "possible", "conditional", "forecast"])
def test_what_did_not_happen_or_not_yet_is_no_incident(held):
    assert incidents(telling("S-1", "times", held=stance(held))) == ()


@pytest.mark.parametrize("held", ["claimed", "alleged", "opinion"])
def test_what_is_only_claimed_is_an_incident_marked_as_such(held):
    (one,) = incidents(telling("S-1", "times", held=stance(held)))
    assert not one.asserted
    (both,) = incidents(telling("S-1", "times", held=stance(held), killed=41, day=1), POST)
    assert both.asserted


def test_the_id_stays_when_later_reports_are_added():
    (alone,) = incidents(TIMES)
    (more,) = incidents(POST, TIMES)
    assert alone.id == more.id == "I-1"
    assert more.statements == ("S-1", "S-2")


def test_an_incident_says_why_its_statements_are_one():
    (one,) = incidents(TIMES, POST)
    (join,) = one.joins
    assert {join.first, join.second} == {"S-1", "S-2"}
    assert join.reasons


def test_a_merge_is_told_as_the_reason():
    (one,) = incidents(TIMES, OTHER, rulings=Rulings(together=(frozenset({"S-1", "S-3"}),)))
    (join,) = one.joins
    assert [reason.name for reason in join.reasons] == ["person"]


def test_a_split_holds():
    parted = Rulings(apart=((frozenset({"S-1"}), frozenset({"S-2"})),))
    assert groups(TIMES, POST, rulings=parted) == [{"S-1"}, {"S-2"}]


def test_the_days_it_was_reported_on_are_kept():
    (one,) = incidents(TIMES, POST)
    assert (one.first_reported, one.last_reported) == (a_day(1), a_day(2))


def test_wire_copies_count_as_one_source():
    copy = telling("S-2", "post", published=2, killed=41, day=1, copies="times")
    (one,) = incidents(TIMES, copy)
    assert one.independent == 1
    assert incidents(TIMES, POST)[0].independent == 2


def test_the_tolls_are_reckoned_by_the_rule_asked_for():
    for rule, low, high in ((TollRule.RANGE, 41, 47), (TollRule.LATEST, 47, 47), (TollRule.CONSERVATIVE, 41, 41)):
        (one,) = incidents(TIMES, POST, rule=rule)
        (killed,) = one.tolls
        assert (killed.kind, killed.low, killed.high, killed.rule) == (TollKind.KILLED, low, high, rule.value)


def test_a_toll_told_of_two_events_is_derived_with_both():
    both = toll("t-both", 9)
    one = telling("S-1", "times", tolls=[both])
    other = telling("S-2", "times", type_="protest", places=("mosul",), tolls=[both], start=90)
    assert len(incidents(one, other)) == 2
    a, b = profiles_of(one, other)
    members, _ = component([a], lambda profile: [], lambda profile: [a, b], RULES)
    assert {member.id for member in members} == {"S-1", "S-2"}


# --- one way or the other
def war(chance, size=30):
    """A month of events, several told more than once, in the order they came in."""
    told = []
    for n in range(size):
        day = chance.randint(1, 30)
        place = chance.choice(["fallujah", "saqlawiyah", "baghdad", "mosul", "anbar"])
        type_ = chance.choice(["bombing", "battle", "air_strike", "protest"])
        words = chance.choice([MARKET_AGAIN, CHECKPOINT, f"Event number {n} by the brickworks of Kherad district."])
        told += [
            telling(
                f"S-{n}-{copy}", f"r{n}-{copy}", number=2 * n + copy, published=day + copy,
                day=chance.choice([None, day]), type_=type_, places=(place,), words=words,
                by=chance.choice([(), ("isis",), ("army:IQ",)]), killed=chance.choice([None, 3, 12, 40]),
                held=chance.choice([None, None, stance("claimed", "isis")]),
            )
            for copy in range(chance.randint(1, 3))
        ]  # fmt: skip
    return told


def test_two_tied_over_a_third_are_compared_though_they_share_no_key():
    a, b, c = profiles_of(
        telling("S-1", "times", killed=41), telling("S-2", "post", killed=41), telling("S-3", "echo", killed=41)
    )
    near = {a.id: [b], b.id: [a, c], c.id: [b]}
    members, joins = component([a], lambda profile: near[profile.id], lambda profile: [], RULES)
    assert [member.id for member in members] == ["S-1", "S-2", "S-3"]
    assert {(join.first, join.second) for join in joins} == {("S-1", "S-2"), ("S-1", "S-3"), ("S-2", "S-3")}


def test_the_month_made_up_here_has_events_told_more_than_once():
    sizes = [len(one.statements) for one in incidents(*war(random.Random(1), 60))]
    assert sum(size > 1 for size in sizes) > 10
    assert len(sizes) > 50


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10_000))
def test_the_order_events_come_in_does_not_matter(seed):
    chance = random.Random(seed)
    told = war(chance)
    found = incidents(*told)
    chance.shuffle(told)
    assert incidents(*told) == found


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10_000))
def test_what_is_derived_component_by_component_equals_what_is_derived_at_once(seed):
    told = war(random.Random(seed))
    at_once = incidents(*told)
    assert sorted(one_by_one(told), key=lambda one: one.id) == sorted(at_once, key=lambda one: one.id)


def one_by_one(told):
    """As a project derives: events come in one at a time, and only the component each is in is made anew."""
    profiles = {profile.id: profile for profile in profiles_of(*told)}
    events = {each.event.id: each.event for each in told}
    by_key = defaultdict(list)
    found = {}
    for each in told:
        profile = profiles[each.event.id]
        for key in keys_of(profile, RULES):
            by_key[key].append(profile)
        members, joins = component(
            [profile],
            lambda one: {other.id: other for key in keys_of(one, RULES) for other in by_key[key]}.values(),
            lambda one: [],
            RULES,
        )
        touched = {member.id for member in members}
        found = {ids: incident for ids, incident in found.items() if not touched & set(ids)}
        anew = incidents_in(
            [events[member.id] for member in members], members, joins, tolls_of(told), KNOWN, Rulings(), RULES,
            TollRule.RANGE,
        )  # fmt: skip
        found |= {incident.statements: incident for incident in anew}
    return list(found.values())
