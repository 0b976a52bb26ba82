"""What changed between two pictures."""

from dataclasses import replace
from datetime import timedelta

import pytest
from happening import incident, period, picture, reckoning, relation
from hypothesis import given
from hypothesis import strategies as st
from saying import KNOWN, PLACES, a_day, byline, claim, told, toll

from frontlines.model.known import Known
from frontlines.model.settings import PictureSettings, TollRule
from frontlines.picture.changes import ChangeKind, changes_of
from frontlines.picture.changes_asof import as_of
from frontlines.picture.changes_ties import recent_ties
from frontlines.picture.changes_tolls import source_revisions
from frontlines.picture.claims_ledger import Echo, Verdict, claims_ledger
from frontlines.picture.words import names_in

WORLD = Known(actors=KNOWN.actors, places={place.id: place for place in PLACES})


def changes(before, after):
    return [(c.kind.value, c.before, c.after) for c in changes_of(before, after, known=WORLD)]


def one(before, after):
    (change,) = changes_of(before, after, known=WORLD)
    return change


# -- control -------------------------------------------------------------------------------------------------------


def test_a_town_taken_between_the_two_days_moved_from_one_holder_to_the_other():
    now = [period("isis", 1, 10), period("iraq", 10)]
    change = one(picture(5, period("isis", 1)), picture(20, *now))
    assert (change.kind, change.before, change.after, change.day) == (
        ChangeKind.CONTROL_MOVED,
        "Islamic State",
        "Iraq",
        a_day(10),
    )
    assert change.words == "Fallujah: from Islamic State to Iraq"
    assert change.statements == ("iraq-held-10",)


def test_a_town_that_changed_hands_twice_is_listed_twice():
    now = [period("isis", 1, 10), period("iraq", 10, 15), period("isis", 15)]
    assert changes(picture(5, period("isis", 1)), picture(20, *now)) == [
        ("control-moved", "Islamic State", "Iraq"),
        ("control-moved", "Iraq", "Islamic State"),
    ]


def test_a_town_that_was_left_is_unknown_until_the_next_holder_comes():
    now = [period("isis", 1, 10, ending="left"), period("iraq", 12)]
    found = changes_of(picture(5, period("isis", 1)), picture(20, *now), known=WORLD)
    assert {(c.day, c.before, c.after) for c in found} == {
        (a_day(10), "Islamic State", "unknown"),
        (a_day(12), "unknown", "Iraq"),
    }
    on_one_day = [period("isis", 1, 10, ending="left"), period("iraq", 10)]
    assert changes(picture(5, period("isis", 1)), picture(20, *on_one_day)) == [
        ("control-moved", "Islamic State", "Iraq")
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [period("iraq", 10)], [("control-known", "unknown", "Iraq")]),
        (
            [period("isis", 1)],
            [period("isis", 1, 8, ending="silence")],
            [("control-unknown", "Islamic State", "unknown")],
        ),
        (
            [period("isis", 1)],
            [period("isis", 1, 8, ending="left")],
            [("control-unknown", "Islamic State", "unknown")],
        ),
        ([period("isis", 1)], [period("isis", 1)], []),
        ([period("isis", 1)], [period("iraq", 1)], [("control-moved", "Islamic State", "Iraq")]),  # read anew
        (
            [period("isis", 1)],
            [period("isis", 1), period("iraq", 10, assessed=False)],
            [("control-moved", "Islamic State", "Iraq")],
        ),
        (
            [],
            [period("isis", 6, state="besieged")],
            [("siege-begun", "", "besieged")],
        ),
        (
            [period("isis", 1, state="besieged")],
            [period("isis", 1, 8, state="besieged", ending="lifted")],
            [("siege-ended", "besieged", "")],
        ),
        (
            [],
            [period("isis", 6, 8, state="besieged", ending="lifted")],
            [("siege-begun", "", "besieged"), ("siege-ended", "besieged", "")],
        ),
        (
            [period("isis", 1, state="advanced_on")],
            [period("isis", 1, 8, state="advanced_on", ending="silence"), period("isis", 9, state="contested")],
            [("pressure-begun", "", "contested"), ("pressure-ended", "advanced_on", "")],
        ),
    ],
)
def test_each_change_of_control_has_a_name(before, after, expected):
    assert changes(picture(5, *before), picture(20, *after)) == expected


def test_a_move_that_is_only_claimed_is_marked():
    before, after = picture(5, period("isis", 1)), picture(20, period("isis", 1), period("iraq", 10, assessed=False))
    change = one(before, after)
    assert not change.asserted
    assert "only claimed" in change.words


def test_a_province_can_be_held_in_parts():
    before = picture(5, period("isis", 1, place="anbar"))
    after = picture(20, period("isis", 1, place="anbar"), period("iraq", 10, place="anbar"))
    assert [(c.kind, c.after) for c in changes_of(before, after, known=WORLD)] == [(ChangeKind.CONTROL_MOVED, "Iraq")]


# -- ties ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [relation("isis", "fights", "iraq")], ["tie-new"]),
        ([], [relation("isis", "fights", "iraq", 6, 8)], ["tie-new", "tie-ended"]),
        ([relation("isis", "fights", "iraq")], [relation("isis", "fights", "iraq", 1, 8)], ["tie-ended"]),
        ([relation("isis", "fights", "iraq")], [], ["tie-ended"]),
        (
            [relation("isis", "fights", "iraq", 1, 3)],
            [relation("isis", "fights", "iraq", 1, 3), relation("isis", "fights", "iraq", 8)],
            ["tie-resumed"],
        ),
        ([relation("isis", "fights", "iraq")], [relation("isis", "fights", "iraq", 2)], []),
    ],
)
def test_ties_begin_end_and_resume(before, after, expected):
    assert [kind for kind, *_ in changes(picture(5, *before), picture(20, *after))] == expected


def test_allies_who_fight_each_other_changed_sides():
    before = picture(5, relation("isis", "allied_with", "sohr"))
    after = picture(20, relation("isis", "allied_with", "sohr", 1, 9), relation("isis", "fights", "sohr", 9))
    first, *rest = changes_of(before, after, known=WORLD)
    assert (first.kind, first.before, first.after) == (
        ChangeKind.SIDE_CHANGED,
        "stood together",
        "now stand against each other",
    )
    assert {c.kind for c in rest} == {ChangeKind.TIE_NEW, ChangeKind.TIE_ENDED}


def test_a_group_that_leaves_one_body_for_another_changed_sides():
    before = picture(5, relation("sohr", "part_of", "isis"))
    after = picture(20, relation("sohr", "part_of", "isis", 1, 9), relation("sohr", "part_of", "iraq", 9))
    first = changes_of(before, after, known=WORLD)[0]
    assert (first.kind, first.words) == (
        ChangeKind.SIDE_CHANGED,
        "the Observatory was part of Islamic State, now of Iraq",
    )


# -- incidents -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [incident("I-1")], [("new-incident", "", "I-1")]),
        ([incident("I-1")], [], [("gone", "I-1", "")]),
        (
            [incident("I-1", "a"), incident("I-2", "b")],
            [incident("I-1", "a", "b")],
            [("merged", "I-2", "I-1")],
        ),
        (
            [incident("I-1", "a", "b")],
            [incident("I-1", "a"), incident("I-2", "b")],
            [("split", "I-1", "I-2")],
        ),
        (
            [incident("I-1", asserted=False)],
            [incident("I-1")],
            [("confirmed", "only claimed", "stated as fact")],
        ),
        ([incident("I-1")], [incident("I-1", "sI-1", "more")], []),
    ],
)
def test_incidents_come_go_merge_and_split(before, after, expected):
    assert changes(picture(5, *before), picture(20, *after)) == expected


def test_a_revised_toll_says_from_what_to_what_by_which_rule_and_report():
    before = picture(5, incident("I-1", tolls=(reckoning(12),)))
    after = picture(20, incident("I-1", tolls=(reckoning(12, 21, statements=("t1", "t2")),)), bylines={"t2": 9})
    change = one(before, after)
    assert (change.kind, change.before, change.after) == (ChangeKind.TOLL_REVISED, "12", "between 12 and 21")
    assert (change.statements, change.day) == (("t2",), a_day(9))
    assert "rule range; by R9, 2016-05-09" in change.words


def test_a_toll_first_counted_or_no_longer_counted_is_a_revision():
    bare, counted = incident("I-1"), incident("I-1", tolls=(reckoning(12),))
    assert changes(picture(5, bare), picture(20, counted)) == [("toll-revised", "not counted", "12")]
    assert changes(picture(5, counted), picture(20, bare)) == [("toll-revised", "12", "not counted")]


# -- actors and claims ---------------------------------------------------------------------------------------------


def test_an_actor_named_for_the_first_time_is_listed_with_the_day():
    change = one(picture(5, first_seen={"isis": 1}), picture(20, first_seen={"isis": 1, "sohr": 9}))
    assert (change.kind, change.subject, change.day) == (ChangeKind.FIRST_SEEN, "sohr", a_day(9))


def claim_row(verdict, echoes=()):
    (row,) = claims_ledger([told(claim("c"), byline("alpha"))], [], incidents=[], periods=[], known=KNOWN)
    return replace(row, verdict=verdict, echoes=echoes, carries=("e",))


@pytest.mark.parametrize(
    ("before", "after", "listed"),
    [
        (Verdict.ONLY_CLAIMED, Verdict.CONTRADICTED, True),
        (Verdict.CONFIRMED, Verdict.DISPUTED, True),
        (None, Verdict.CONTRADICTED, True),
        (Verdict.DISPUTED, Verdict.CONTRADICTED, False),
        (Verdict.ONLY_CLAIMED, Verdict.CONFIRMED, False),
    ],
)
def test_a_claim_is_listed_when_it_comes_to_be_contradicted(before, after, listed):
    old = picture(5, claims=[claim_row(before)] if before else [])
    found = changes_of(old, picture(20, claims=[claim_row(after)]), known=WORLD)
    assert [c.kind for c in found] == [ChangeKind.CLAIM_CONTRADICTED] * listed


# -- as of an earlier day ------------------------------------------------------------------------------------------

TOLLS = {
    "I-1": (told(toll("t1", 12), byline("alpha", 2)), told(toll("t2", 21), byline("bravo", 9))),
}
NOW = picture(
    20,
    incident("I-1", "a", "b", day=2, last_reported=a_day(9), tolls=(reckoning(12, 21, statements=("t1", "t2")),)),
    incident("I-2", "c", day=8),
    period("isis", 1, 10),
    period("iraq", 10),
    relation("isis", "fights", "iraq", 1, 12),
    relation("iraq", "fights", "sohr", 12),
    first_seen={"isis": 1, "sohr": 9},
    claims=[claim_row(Verdict.CONTRADICTED, (Echo("e2", "r9", a_day(9), False, "denied"),))],
    bylines={"a": 2, "b": 9, "c": 8, "t1": 2, "t2": 9, "iraq-fights-isis-1": 1, "iraq-fights-sohr-12": 12},
)


def cut(day):
    return as_of(NOW, a_day(day), tolls=TOLLS, rule=TollRule.RANGE, known=WORLD)


def test_the_picture_of_an_earlier_day_holds_what_was_reported_by_then():
    then = cut(5)
    assert [(i.id, i.statements) for i in then.incidents] == [("I-1", ("a",))]
    assert [(r.low, r.high) for r in then.incidents[0].tolls] == [(12, 12)]
    assert [(p.actor, p.ending.value) for p in then.periods] == [("isis", "open")]
    assert [(r.source, r.target, r.ended) for r in then.relations] == [("iraq", "isis", False)]
    assert then.first_seen == {"isis": a_day(1)}
    assert [row.verdict for row in then.claims] == [Verdict.ONLY_CLAIMED]


def test_what_changed_since_an_earlier_day():
    assert [(c.kind.value, c.subject) for c in changes_of(cut(5), NOW, known=WORLD)] == [
        ("control-moved", "fallujah"),
        ("tie-new", "iraq fights sohr"),
        ("tie-ended", "iraq fights isis"),
        ("new-incident", "I-2"),
        ("toll-revised", "I-1"),
        ("claim-contradicted", "c"),
        ("first-seen", "sohr"),
    ]


# -- properties ----------------------------------------------------------------------------------------------------

actors = st.sampled_from(["isis", "iraq", "sohr"])
stretches = st.tuples(st.integers(1, 20), st.one_of(st.none(), st.integers(1, 10))).map(
    lambda pair: (pair[0], pair[1] and pair[0] + pair[1])
)


@st.composite
def pictures(draw, day=20):
    things = []
    for n in range(draw(st.integers(0, 5))):
        start, end = draw(stretches)
        what = draw(st.sampled_from(["period", "relation", "incident"]))
        if what == "period":
            state = draw(st.sampled_from(["held", "besieged", "contested", "advanced_on"]))
            things.append(
                period(draw(actors), start, end, state=state, place=draw(st.sampled_from(["fallujah", "anbar"])))
            )
        elif what == "relation":
            one_, other = draw(st.permutations(["isis", "iraq", "sohr"]).map(lambda p: p[:2]))
            things.append(relation(one_, draw(st.sampled_from(["fights", "backs", "part_of"])), other, start, end))
        else:
            tolls = (reckoning(draw(st.integers(0, 9))),) if draw(st.booleans()) else ()
            things.append(incident(f"I-{n}", f"s{n}", day=start, tolls=tolls))
    seen = {actor: draw(st.integers(1, 20)) for actor in draw(st.sets(actors))}
    return picture(day, *things, first_seen=seen)


@given(pictures())
def test_two_equal_pictures_differ_in_nothing(one_picture):
    assert changes_of(one_picture, one_picture, known=WORLD) == ()


@given(pictures(), pictures())
def test_every_change_says_something_and_rests_on_what_one_of_the_pictures_holds(before, after):
    both = (before, after)
    statements = {
        s for p in both for part in (p.incidents, p.periods, p.relations) for thing in part for s in thing.statements
    } | {s for p in both for i in p.incidents for r in i.tolls for s in r.statements}
    found = changes_of(before, after, known=WORLD)
    assert all(c.words and c.before != c.after and set(c.statements) <= statements for c in found)
    assert len({(c.kind, c.subject, c.words, c.day) for c in found}) == len(found)


@given(pictures())
def test_from_nothing_everything_is_new(after):
    nothing = picture(1)
    kinds = {c.kind for c in changes_of(replace(nothing, day=a_day(1) - timedelta(1)), after, known=WORLD)}
    assert not kinds & {ChangeKind.GONE, ChangeKind.MERGED, ChangeKind.TOLL_REVISED, ChangeKind.TIE_RESUMED}


# -- what of the picture can have changed --------------------------------------------------------------------------

SETTINGS = PictureSettings(tie_decay_days=30)


def test_a_tie_of_years_ago_that_is_first_told_now_is_no_change_of_these_days():
    old = replace(relation("isis", "fights", "iraq"), end=a_day(1))
    assert recent_ties([old], a_day(100), a_day(120), SETTINGS) == ()
    assert recent_ties([old], a_day(20), a_day(40), SETTINGS) == (old,)


def test_a_tie_that_had_lapsed_and_is_told_again_is_resumed():
    old = replace(relation("isis", "fights", "iraq"), end=a_day(1))
    new = replace(relation("isis", "fights", "iraq", 110), end=a_day(110))
    recent = recent_ties([old, new], a_day(100), a_day(120), SETTINGS)
    before = picture(100, *(each for each in recent if each.start < a_day(100)))
    assert changes(before, picture(120, *recent)) == [("tie-resumed", "", "Iraq fights Islamic State")]


REVISED = (told(toll("t1", 21), byline("alpha", 2)), told(toll("t2", 24), byline("alpha-2", 4, publisher="Alpha")))


@pytest.mark.parametrize(
    ("tolls", "after", "expected"),
    [
        (REVISED, 3, [("21", "24")]),
        (REVISED, 4, []),  # was so before the first day
        (REVISED[:1], 1, []),
        ((REVISED[0], told(toll("t2", 24), byline("bravo", 4))), 1, []),  # another source's count
        ((*REVISED, told(toll("t3", 9, of="children"), byline("alpha-3", 5, publisher="Alpha"))), 1, [("21", "24")]),
    ],
)
def test_a_count_its_source_replaced_is_a_change(tolls, after, expected):
    found = source_revisions(
        [incident("I-1", "e1")],
        {"I-1": tolls},
        after=a_day(after),
        until=a_day(20),
        known=WORLD,
        names=names_in(WORLD),
    )
    assert [(change.before, change.after) for change in found] == expected


def test_changes_found_otherwise_are_told_in_their_place():
    before, after = picture(5), picture(20, first_seen={"iraq": 10})
    (revised,) = source_revisions(
        [incident("I-1", "e1")], {"I-1": REVISED}, after=a_day(1), until=a_day(20), known=WORLD, names=names_in(WORLD)
    )
    found = changes_of(before, after, known=WORLD, besides=[revised])
    assert [change.kind for change in found] == [ChangeKind.TOLL_REVISED, ChangeKind.FIRST_SEEN]
