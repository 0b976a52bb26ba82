"""Ties over time: spells of each kind, what ends them, how surely they are known."""

import random
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.model.actor import ActorKind
from frontlines.model.settings import PictureSettings
from frontlines.model.statement import TieKind
from frontlines.picture.control_over import is_over
from frontlines.picture.relations import (
    backers_of,
    during,
    pair_key,
    pairs_in,
    relations_of,
    sign_of,
    turns_of,
)
from frontlines.picture.relations_words import relation_line
from frontlines.picture.words import Names

sys.path.insert(0, str(Path(__file__).parent))
from tellings import WORLD, actor, control, day, event, known, on_day, since, tie, words

SETTINGS = PictureSettings()
PAIR = ("army", "brigade")
NAMES = Names({a.id: a.name for a in WORLD.actors.values()})


def relations(*told, pair=PAIR, until=None, world=WORLD):
    return relations_of(pair, told, world, SETTINGS, day(until) if until else None)


def line(relation):
    start = f"{relation.start:%y-%m-%d}" if relation.start else "?"
    ended = " ended" if relation.ended else ""
    held = "" if relation.asserted else " claimed"
    return f"{relation.source} {relation.kind} {relation.target} {start} {relation.end:%y-%m-%d}{ended}{held}"


CASES = {
    "backing reported again and again is one spell": (
        (tie("Wire", "03-01", "army", "backs", "brigade"), tie("Wire", "06-01", "army", "backs", "brigade")),
        ["army backs brigade 16-03-01 16-06-01"],
    ),
    "an actor that changes sides stands with until, against from": (
        (
            tie("Wire", "03-01", "brigade", "allied_with", "army", since("01-05")),
            tie("Daily", "03-20", "army", "allied_with", "brigade"),
            event("Wire", "04-02", "battle", "brigade", "army", on_day("04-01")),
            tie("Daily", "05-01", "brigade", "fights", "army"),
        ),
        ["army allied_with brigade 16-01-05 16-03-20 ended", "army fights brigade 16-04-01 16-05-01"],
    ),
    "those who make peace and ally fight no more": (
        (
            tie("Wire", "03-01", "brigade", "fights", "army"),
            tie("Wire", "03-02", "brigade", "opposes", "army"),
            tie("Wire", "05-01", "brigade", "allied_with", "army"),
        ),
        [
            "army fights brigade 16-03-01 16-03-01 ended",
            "army opposes brigade 16-03-02 16-03-02 ended",
            "army allied_with brigade 16-05-01 16-05-01",
        ],
    ),
    "allies quarrel and stay allies": (
        (
            tie("Wire", "03-01", "brigade", "allied_with", "army"),
            tie("Wire", "04-01", "brigade", "opposes", "army"),
        ),
        ["army allied_with brigade 16-03-01 16-03-01", "army opposes brigade 16-04-01 16-04-01"],
    ),
    "no longer backs": (
        (
            tie("Wire", "03-01", "army", "backs", "brigade"),
            tie("Wire", "05-01", "army", "backs", "brigade", exact="Army no longer backs Brigade"),
        ),
        ["army backs brigade 16-03-01 16-03-01 ended"],
    ),
    "no longer backs is the first that is heard of it": (
        (tie("Wire", "05-01", "army", "backs", "brigade", exact="The army stopped arming the brigade"),),
        ["army backs brigade ? 16-05-01 ended"],
    ),
    "a report that it is not so ends it, though it states no more": (
        (
            tie("Wire", "03-01", "army", "backs", "brigade"),
            tie("Daily", "05-01", "army", "backs", "brigade", stance="negated"),
        ),
        ["army backs brigade 16-03-01 16-03-01 ended"],
    ),
    "a denial ends what was only claimed": (
        (
            tie("Wire", "03-01", "army", "backs", "brigade", stance="claimed rebels"),
            tie("Wire", "03-02", "army", "backs", "brigade", stance="denied army"),
        ),
        ["army backs brigade 16-03-01 16-03-01 ended claimed"],
    ),
    "a denial ends nothing a report states as fact": (
        (
            tie("Wire", "03-01", "army", "backs", "brigade"),
            tie("Wire", "03-02", "army", "backs", "brigade", stance="denied army"),
        ),
        ["army backs brigade 16-03-01 16-03-01"],
    ),
    "a claim to have turned ends no alliance stated as fact": (
        (
            tie("Wire", "03-01", "army", "allied_with", "brigade"),
            tie("Wire", "04-02", "army", "fights", "brigade", stance="claimed rebels"),
        ),
        ["army allied_with brigade 16-03-01 16-03-01", "army fights brigade 16-04-02 16-04-02 claimed"],
    ),
    "silence makes two spells, and neither is called ended": (
        (
            tie("Wire", "2014-03-01", "army", "backs", "brigade"),
            tie("Wire", "2016-03-01", "army", "backs", "brigade"),
        ),
        ["army backs brigade 14-03-01 14-03-01", "army backs brigade 16-03-01 16-03-01"],
    ),
    "a late report of an old alliance takes its place before the turn": (
        (
            tie("Wire", "04-01", "army", "fights", "brigade"),
            tie("Archive", "06-01", "army", "allied_with", "brigade", on_day("02-01")),
        ),
        ["army allied_with brigade 16-02-01 16-02-01 ended", "army fights brigade 16-04-01 16-04-01"],
    ),
    "each way of backing is its own": (
        (tie("Wire", "03-01", "army", "backs", "brigade"), tie("Wire", "03-01", "brigade", "backs", "army")),
        ["army backs brigade 16-03-01 16-03-01", "brigade backs army 16-03-01 16-03-01"],
    ),
    "what two papers of one day set against each other stands side by side": (
        (tie("Wire", "03-01", "army", "allied_with", "brigade"), tie("Daily", "03-01", "army", "fights", "brigade")),
        ["army allied_with brigade 16-03-01 16-03-01", "army fights brigade 16-03-01 16-03-01"],
    ),
    "plans and possibilities make no tie": (
        (
            tie("Wire", "03-01", "army", "fights", "brigade", stance="planned army"),
            event("Wire", "03-01", "offensive", "army", "brigade", stance="possible"),
        ),
        [],
    ),
    "an attack that did not happen ends no war": (
        (
            tie("Wire", "03-01", "army", "fights", "brigade"),
            event("Wire", "03-02", "offensive", "army", "brigade", stance="negated"),
        ),
        ["army fights brigade 16-03-01 16-03-01"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_spells_follow_from_what_is_told(case):
    told, expected = CASES[case]
    assert [line(each) for each in relations(*told)] == expected


def test_the_end_of_a_spell_names_the_statement_that_ended_it():
    told, _ = CASES["an actor that changes sides stands with until, against from"]
    before, after = relations(*told)
    assert before.ended_by == told[2].id
    assert before.ended_by in after.statements
    assert turns_of((after, before)) == ((before, after),)


def test_strength_is_counted_in_independent_sources():
    (relation,) = relations(
        tie("Wire", "03-01", "army", "backs", "brigade", copies="one", means="arms"),
        tie("Daily", "03-02", "army", "backs", "brigade", copies="one"),
        tie("Wire", "03-03", "army", "backs", "brigade", means="money"),
        tie("Echo", "03-04", "army", "backs", "brigade", means="arms"),
    )
    assert relation.independent == 2
    assert len(relation.statements) == 4
    assert relation.means == ("arms", "money")


def test_whoever_strikes_fights_unless_it_strikes_people_not_a_side():
    world = known(*WORLD.actors.values(), actor("elder", ActorKind.PERSON))
    (fought,) = relations(event("Wire", "03-01", "air_strike", "brigade", "army"))
    assert (fought.source, fought.kind, fought.target, fought.sign) == ("army", TieKind.FIGHTS, "brigade", -1)
    assert relations(event("Wire", "03-01", "air_strike", "army", "residents"), pair=("army", "residents")) == ()
    struck = event("Wire", "03-01", "assassination", "army", "elder")
    assert relations(struck, pair=("army", "elder"), world=world) == ()
    assert relations(event("Wire", "03-01", "protest", "army", "brigade")) == ()


def test_what_persons_stand_by_is_no_longer_machine_only():
    claim = tie("Wire", "03-01", "army", "backs", "brigade", stance="claimed rebels")
    judged = tie("Wire", "03-01", "army", "backs", "brigade", stance="claimed rebels", review="accepted")
    assert [(r.asserted, r.machine_only) for r in relations(claim)] == [(False, True)]
    assert [(r.asserted, r.machine_only) for r in relations(judged)] == [(True, False)]


def test_a_statement_bears_on_the_pairs_in_it():
    assert pair_key("b", "a") == pair_key("a", "b") == ("a", "b")
    assert pairs_in(tie("Wire", "03-01", "rebels", "backs", "army").statement) == (("army", "rebels"),)
    assert pairs_in(tie("Wire", "03-01", "army", "backs", "army").statement) == ()
    fight = event("Wire", "03-01", "battle", "rebels militia", "army").statement
    assert pairs_in(fight) == (("army", "militia"), ("army", "rebels"))
    assert pairs_in(event("Wire", "03-01", "protest", "rebels", "army").statement) == ()
    assert pairs_in(control("Wire", "03-01", "army", "holds").statement) == ()


def test_who_stands_behind_whom_by_backing_leading_and_belonging():
    found = relations(tie("Wire", "03-01", "army", "backs", "brigade"))
    found += relations(tie("Wire", "03-01", "militia", "part_of", "rebels"), pair=("militia", "rebels"))
    assert backers_of(found) == {
        "brigade": frozenset({"army"}),
        "rebels": frozenset({"militia"}),
        "militia": frozenset({"rebels"}),
    }


@pytest.mark.parametrize(
    ("first", "last", "stands"),
    [
        ("2016-02-01", "2016-02-28", []),
        ("2016-02-01", "2016-03-01", ["backs"]),
        ("2017-02-28", "2017-02-28", ["backs"]),
        ("2017-04-01", "2017-05-01", []),
    ],
)
def test_a_tie_stands_for_its_decay_after_the_last_word_of_it(first, last, stands):
    found = relations(tie("Wire", "03-01", "army", "backs", "brigade"))
    assert [each.kind for each in during(found, day(first), day(last), SETTINGS)] == stands


def test_an_ended_tie_stands_no_day_longer():
    told, _ = CASES["no longer backs"]
    assert during(relations(*told), day("03-02"), day("03-03"), SETTINGS) == ()


def test_what_is_said_of_days_after_the_question_is_left_out():
    told, _ = CASES["an actor that changes sides stands with until, against from"]
    (before,) = relations(*told, until="03-25")
    assert not before.ended


def test_a_relation_says_itself_in_words_with_its_statements():
    told, _ = CASES["no longer backs"]
    (relation,) = relations(*told)
    assert relation_line(relation, NAMES) == (
        f"Army backed Brigade: reported 1 March 2016, 1 independent source ({told[0].id}); over by {told[1].id}"
    )


OVER = [
    ("backs", "Iran no longer backs Hamas", ("", "")),
    ("backs", "Ankara stopped openly arming the rebels", ("", "")),
    ("backs", "support for the militia", ("Tripoli withdrew its ", "")),
    ("part_of", "The front is no longer part of al-Qaeda", ("", "")),
    ("allied_with", "its alliance with the army", ("The brigade ended ", "")),
    ("fights", "The war with the brigade", ("", ", begun in spring, was over")),
    ("allied_with", "Their alliance with the army", ("", " ended on Monday")),
    ("backs", "Ankara's support for the militia", ("", " has ended.")),
]
ON = [
    ("backs", "Iran backs Hamas", ("", "")),
    ("fights", "the militia from fighting the army", ("The envoy stopped ", "")),
    ("backs", "Russia backs the army", ("They could wait no longer. ", "")),
    ("allied_with", "The brigade is allied with the army", ("", " to end the war")),
    ("fights", "The war with the brigade", ("", " ended the hopes of thousands")),
]


@pytest.mark.parametrize(("kind", "exact", "about"), OVER)
def test_words_that_end_a_tie_are_seen(kind, exact, about):
    assert is_over(with_words(kind, exact, about))


@pytest.mark.parametrize(("kind", "exact", "about"), ON)
def test_words_that_end_something_else_end_no_tie(kind, exact, about):
    assert not is_over(with_words(kind, exact, about))


def with_words(kind, exact, about):
    return replace(
        tie("Wire", "03-01", "army", kind, "brigade").statement,
        evidence=words(exact, 50, prefix=about[0], suffix=about[1]),
    )


# -- what holds whatever is told -----------------------------------------------------------------------------------

DAYS = st.dates(day("2013-01-01"), day("2017-12-31")) | st.dates(day("2016-05-01"), day("2016-05-10"))
STANCES = st.sampled_from(["", "", "", "claimed rebels", "denied army", "negated", "planned"])


@st.composite
def tellings(draw):
    published = draw(DAYS)
    paper, one, other = draw(st.sampled_from(["Wire", "Daily", "Echo"])), *draw(st.permutations(PAIR))
    when = draw(st.sampled_from([None, on_day, since]))
    moment = when(str(published - timedelta(days=draw(st.integers(0, 60))))) if when else None
    more = {"stance": draw(STANCES), "start": 50 * draw(st.integers(0, 2))}
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["battle", "air_strike", "protest"]))
        return event(paper, str(published), kind, one, other, moment, **more)
    return tie(paper, str(published), one, draw(st.sampled_from(list(TieKind))).value, other, moment, **more)


MANY = st.lists(tellings(), max_size=20, unique_by=lambda each: each.id)


@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_the_statements_does_not_matter(told, chance: random.Random):
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert relations(*shuffled) == relations(*told)


@given(MANY)
def test_spells_have_the_sign_of_their_kind_and_rest_on_statements_told(told):
    ids = {each.id for each in told}
    for relation in relations(*told):
        assert relation.sign == sign_of(relation.kind)
        assert (relation.sign < 0) == (relation.kind in (TieKind.FIGHTS, TieKind.OPPOSES))
        assert relation.statements
        assert set(relation.statements) <= ids
        assert relation.ended == (relation.ended_by is not None)
        assert relation.ended_by is None or relation.ended_by in ids
        assert relation.start is None or relation.start <= relation.end


@given(MANY)
def test_spells_of_one_kind_follow_each_other(told):
    ways = {}
    for relation in relations(*told):
        ways.setdefault((relation.source, relation.kind, relation.target), []).append(relation)
    for spells in ways.values():
        for earlier, later in pairwise(spells):
            assert later.start is None or earlier.end <= later.start


@given(MANY, st.sampled_from(list(TieKind)))
def test_a_far_later_report_leaves_the_spells_before_it_as_they_were(told, kind):
    later = tie("Late", "2030-01-01", "army", kind.value, "brigade")
    assert [each for each in relations(*told, later) if each.end < day("2030-01-01")] == list(relations(*told))
