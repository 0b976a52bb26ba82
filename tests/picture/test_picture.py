"""The picture of one report: only facts and marked claims in it, everything on its statements."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import ControlStatus, TieKind
from frontlines.model.when import DatePrecision, When
from frontlines.picture import picture_of
from frontlines.picture.shapes import GroundRule, Standing
from frontlines.picture.words import bounds, names_of, when_words

sys.path.insert(0, str(Path(__file__).parents[1] / "show"))
from sample import DAY, MONTH, RANGE, SAMPLE, WEEK, event, tie

UNREAL = ("denied", "negated", "planned", "possible", "conditional", "forecast")
EMPTY = replace(SAMPLE, events=(), ties=(), control=(), tolls=(), claims=(), forecasts=())


def actors(*ids, kind=ActorKind.ARMED_GROUP):
    return tuple(Actor(i, i.title(), kind, None, ActorOrigin.REGISTER) for i in ids)


def pairs(reading):
    return {frozenset((pair.first, pair.second)) for pair in picture_of(reading).divided}


def world(*ties, events=(), ids=("a", "b", "c", "d", "e")):
    words = (
        "Islamic State still holds",
        "has held Raqqa",
        "took Tadef",
        "fled the town",
        "denied that",
        "said it had",
    )
    made = tuple(tie(words[n], *each) for n, each in enumerate(ties))
    return replace(EMPTY, actors=actors(*ids), actor_mentions=(), ties=made, events=tuple(events))


# -- what counts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", UNREAL)
def test_what_is_not_held_as_real_is_in_no_part_of_the_picture_but_the_set_aside(status):
    held = Stance(StanceStatus(status))
    unreal = replace(
        SAMPLE,
        events=tuple(replace(e, stance=held) for e in SAMPLE.events),
        ties=tuple(replace(t, stance=held) for t in SAMPLE.ties),
        control=tuple(replace(c, stance=held) for c in SAMPLE.control),
        tolls=tuple(replace(t, stance=held) for t in SAMPLE.tolls),
    )
    picture = picture_of(unreal)
    parts = (picture.fronts, picture.hostile, picture.friendly, picture.costs, picture.timeline, picture.undated)
    assert not any(parts)
    assert picture.divided == ()
    assert len(picture.set_aside) == sum(map(len, (SAMPLE.events, SAMPLE.ties, SAMPLE.control, SAMPLE.tolls)))


def test_a_dyad_that_rests_on_claims_only_is_said_not_fact():
    claimed = replace(EMPTY, ties=(replace(SAMPLE.ties[0], stance=Stance(StanceStatus.CLAIMED, "gov:RU")),))
    (dyad,) = picture_of(claimed).friendly
    assert dyad.standing is Standing.SAID


def test_every_part_of_the_picture_names_statements_of_the_report():
    known = {statement.id for statement in SAMPLE.statements()}
    picture = picture_of(SAMPLE)
    basis = [b for dyad in (*picture.hostile, *picture.friendly) for b in dyad.basis]
    basis += [b for front in picture.fronts for role in front.roles for b in role.basis]
    basis += [b for pair in picture.divided for ground in pair.against for b in ground.basis]
    basis += [b for pair in picture.divided for s in pair.shared for g in (*s.first, *s.second) for b in g.basis]
    assert {b.statement for b in basis} <= known
    assert all(b.evidence for b in basis)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(list(StanceStatus)), min_size=33, max_size=33))
def test_the_same_reading_gives_the_same_picture_whatever_its_stances(statuses):
    held = iter(Stance(status) for status in statuses)
    reading = replace(
        SAMPLE,
        events=tuple(replace(e, stance=next(held)) for e in SAMPLE.events),
        ties=tuple(replace(t, stance=next(held)) for t in SAMPLE.ties),
        control=tuple(replace(c, stance=next(held)) for c in SAMPLE.control),
    )
    assert picture_of(reading) == picture_of(replace(reading))


# -- fronts --------------------------------------------------------------------------------------------------------


def front(place, reading=SAMPLE):
    return next(f for f in picture_of(reading).fronts if f.place == place)


def test_a_front_has_its_holder_first_then_those_who_press_on_it():
    assert [(r.actor, r.status) for r in front("gn:174448").roles] == [
        ("islamic-state", ControlStatus.HOLDS),
        ("forces:TR", ControlStatus.BESIEGES),
        ("forces:SY", ControlStatus.ADVANCING_ON),
    ]


def test_fighting_near_a_town_belongs_to_the_front_of_the_town():
    assert "air_strike" in [fight.event.type for fight in front("gn:174448").fighting]
    assert "near:al-bab" not in [f.place for f in picture_of(SAMPLE).fronts]


def test_a_town_taken_last_week_and_quiet_since_is_no_current_front():
    assert not front("fl:tadef").current
    assert front("gn:174448").current


@pytest.mark.parametrize(("days", "current"), [(4, True), (200, False)])
def test_fighting_that_decided_nothing_keeps_a_front_current_for_a_month(days, current):
    published = date(2017, 2, 10)
    day = published - timedelta(days=days)
    strike = replace(SAMPLE.events[0], type="shelling", when=When(day, day, DatePrecision.DAY), places=("fl:tadef",))
    report = replace(EMPTY.report, published=When(published, published, DatePrecision.DAY))
    assert front("fl:tadef", replace(EMPTY, report=report, events=(strike,))).current is current


# -- divided enemies -----------------------------------------------------------------------------------------------


def test_the_sample_has_the_pairs_that_fight_one_enemy_and_each_other():
    assert pairs(SAMPLE) == {
        frozenset(("gov:TR", "ypg")),
        frozenset(("gov:TR", "gov:US")),
        frozenset(("gov:TR", "gov:RU")),
    }


def test_two_who_fight_one_enemy_and_oppose_each_other_are_divided():
    assert pairs(world(("a", "fights", "c"), ("b", "fights", "c"), ("a", "opposes", "b"))) == {frozenset("ab")}


def test_one_who_only_backs_a_fighter_shares_the_enemy():
    reading = world(("a", "fights", "c"), ("b", "backs", "d"), ("d", "fights", "c"), ("b", "opposes", "a"))
    (pair,) = picture_of(reading).divided
    assert {pair.first, pair.second} == {"a", "b"}
    assert "B backs D" in pair.explanation
    assert "oppose" in pair.explanation


def test_one_who_fights_those_the_other_backs_is_divided_from_it():
    ties = (("a", "fights", "c"), ("b", "fights", "c"), ("a", "fights", "d"), ("b", "backs", "d"))
    reading = world(*ties, ("e", "fights", "c"))
    (pair,) = [p for p in picture_of(reading).divided if {p.first, p.second} == {"a", "b"}]
    assert [ground.rule for ground in pair.against] == [GroundRule.PROXY]
    assert len(pair.against[0].basis) == 2


def test_allies_who_fight_one_enemy_are_not_divided():
    assert pairs(world(("a", "fights", "c"), ("b", "fights", "c"), ("a", "backs", "b"))) == set()


def test_a_backer_of_the_enemy_is_no_enemy_of_the_enemy():
    reading = world(("a", "fights", "c"), ("b", "fights", "c"), ("b", "backs", "c"), ("a", "opposes", "b"))
    assert pairs(reading) == set()


def test_the_main_enemies_of_a_war_are_not_divided_over_a_smaller_one():
    reading = world(("a", "fights", "b"), ("d", "fights", "b"), ("e", "fights", "b"), ("a", "fights", "c"),
                    ("b", "fights", "c"))  # fmt: skip
    assert frozenset("ab") not in pairs(reading)


def test_a_part_and_its_whole_are_not_divided():
    reading = world(("a", "fights", "c"), ("b", "fights", "c"), ("a", "part_of", "b"), ("a", "opposes", "b"))
    assert pairs(reading) == set()


def test_an_enmity_over_for_years_divides_nobody_today():
    old = When(date(2003, 1, 1), date(2003, 12, 31), DatePrecision.YEAR, "2003")
    reading = world(("a", "fights", "c"), ("b", "fights", "c"), ("a", "fights", "b"))
    ties = tuple(replace(t, when=old) if {t.source, t.target} == {"a", "b"} else t for t in reading.ties)
    assert pairs(replace(reading, ties=ties)) == set()


def test_words_between_two_who_fight_one_enemy_divide_them():
    accusation = event("accused Washington of breaking its word", "accusation", "a", "b")
    assert pairs(world(("a", "fights", "c"), ("b", "fights", "c"), events=[accusation])) == {frozenset("ab")}


def test_a_denied_accusation_divides_nobody():
    denied = Stance(StanceStatus.DENIED)
    accusation = event("accused Washington of breaking its word", "accusation", "a", "b", stance=denied)
    assert pairs(world(("a", "fights", "c"), ("b", "fights", "c"), events=[accusation])) == set()


def test_a_plan_to_stop_a_fellow_enemy_of_the_enemy_divides():
    (pair,) = [p for p in picture_of(SAMPLE).divided if {p.first, p.second} == {"gov:TR", "ypg"}]
    assert "Turkey means to stop YPG" in [ground.text for ground in pair.against]


def test_a_claimed_ground_says_that_it_is_claimed():
    ties = (("a", "fights", "c"), ("b", "fights", "c"), ("a", "opposes", "b"))
    reading = world(*ties)
    claimed = Stance(StanceStatus.CLAIMED, "b", "B", "said")
    reading = replace(
        reading, ties=tuple(replace(t, stance=claimed) if t.kind is TieKind.OPPOSES else t for t in reading.ties)
    )
    (pair,) = picture_of(reading).divided
    assert "claimed by B" in pair.explanation


# -- time and words ------------------------------------------------------------------------------------------------


def test_the_timeline_is_in_the_order_of_time_and_the_undated_apart():
    picture = picture_of(SAMPLE)
    starts = [moment.when.start for moment in picture.timeline]
    assert starts == sorted(starts)
    assert all(moment.when is None for moment in picture.undated)


def test_a_change_of_control_told_by_an_event_is_told_once():
    taken = [m for m in picture_of(SAMPLE).timeline if m.when == SAMPLE.events[2].when]
    assert len(taken) == 1


@pytest.mark.parametrize(
    ("low", "high", "estimate", "words"),
    [
        (80000, None, False, "at least 80,000"),
        (300000, 300000, True, "about 300,000"),
        (None, 40, False, "up to 40"),
        (10, 15, False, "between 10 and 15"),
        (9, 9, False, "9"),
        (0, 0, False, "no one"),
        (200000, None, True, "at least 200,000 (estimate)"),
        (None, None, False, "an unknown number"),
    ],
)
def test_a_number_keeps_its_bounds_in_words(low, high, estimate, words):
    assert bounds(low, high, estimate=estimate) == words


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2016-06-09", "2016-06-09", DAY, "9 June 2016"),
        ("2016-06-01", "2016-06-30", MONTH, "June 2016"),
        ("2004-01-01", "2004-12-31", DatePrecision.YEAR, "2004"),
        ("2016-06-06", "2016-06-12", WEEK, "week of 6 June 2016"),
        ("2015-06-01", "2016-06-30", RANGE, "June 2015 to June 2016"),
        ("2014-01-01", None, RANGE, "since January 2014"),
        (None, "2016-06-09", RANGE, "until 9 June 2016"),
        (None, None, DAY, ""),
    ],
)
def test_a_date_in_words_has_no_more_precision_than_it_had(start, end, precision, words):
    ends = [date.fromisoformat(end) if end else None for end in (start, end)]
    assert when_words(When(*ends, precision)) == words


def test_two_places_of_one_name_are_told_apart_by_country():
    tripoli = tuple(
        replace(SAMPLE.places[0], id=i, name="Tripoli", country=c) for i, c in (("gn:1", "LY"), ("gn:2", "LB"))
    )
    names = names_of(replace(SAMPLE, places=tripoli))
    assert names.place("gn:1") == "Tripoli (LY)"
