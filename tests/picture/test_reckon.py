"""Tolls of one incident: chosen by a named rule, never added up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saying import KNOWN, byline, said, stance, told, toll

from frontlines.model.settings import TollRule
from frontlines.model.statement import TollKind
from frontlines.model.told import Review
from frontlines.picture.reckon import reckon
from frontlines.picture.reckon_earlier import is_earlier
from frontlines.picture.reckon_groups import Group, group_of

RANGE, CONSERVATIVE, LATEST = TollRule.RANGE, TollRule.CONSERVATIVE, TollRule.LATEST
A, B, C = byline("alpha", 1), byline("bravo", 2), byline("charlie", 3)


def killed(tolls, rule=RANGE, **more):
    (found,) = [r for r in reckon(tolls, rule=rule, known=KNOWN, **more) if r.kind is TollKind.KILLED]
    return found


def bounds(tolls, rule=RANGE, **more):
    found = killed(tolls, rule, **more)
    return found.low, found.high


# -- the three rules -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([(12, 12)], {RANGE: (12, 12), CONSERVATIVE: (12, 12), LATEST: (12, 12)}),
        ([(12, 12), (21, 21)], {RANGE: (12, 21), CONSERVATIVE: (12, 12), LATEST: (21, 21)}),
        ([(21, 21), (12, 12)], {RANGE: (12, 21), CONSERVATIVE: (12, 12), LATEST: (12, 12)}),
        ([(12, None)], {RANGE: (12, None), CONSERVATIVE: (12, 12), LATEST: (12, None)}),
        ([(None, 40)], {RANGE: (None, 40), CONSERVATIVE: (None, 40), LATEST: (None, 40)}),
        ([(12, None), (15, 15)], {RANGE: (12, 15), CONSERVATIVE: (12, 12), LATEST: (15, 15)}),
        ([(15, None), (12, 12)], {RANGE: (12, None), CONSERVATIVE: (12, 12), LATEST: (12, 12)}),
        ([(None, 10), (12, 12)], {RANGE: (None, 12), CONSERVATIVE: (None, 10), LATEST: (12, 12)}),
        ([(10, 15), (12, 20)], {RANGE: (10, 20), CONSERVATIVE: (10, 10), LATEST: (12, 20)}),
        ([(0, 0), (3, 3)], {RANGE: (0, 3), CONSERVATIVE: (0, 0), LATEST: (3, 3)}),
    ],
)
def test_each_rule_makes_of_independent_counts_what_its_name_says(counts, expected):
    tolls = [told(toll(f"t{n}", *count), by) for n, (count, by) in enumerate(zip(counts, (A, B, C), strict=False))]
    assert {rule: bounds(tolls, rule) for rule in TollRule} == expected
    assert {killed(tolls, rule).rule for rule in TollRule} == {"range", "conservative", "latest"}


@pytest.mark.parametrize(
    ("words", "read_as", "least"),
    [
        ("dozens of people were killed", 24, 12),
        ("tens of people died", 20, 10),
        ("hundreds were killed", 200, 100),
        ("tens of thousands have died", 20000, 10000),
        ("at least 24 people were killed", 24, 24),
    ],
)
def test_a_vague_numeral_counts_at_its_lowest_by_the_conservative_rule(words, read_as, least):
    assert bounds([told(toll("t", read_as, None, estimate=True, words=words), A)], CONSERVATIVE) == (least, least)


def test_every_kind_is_reckoned_apart():
    tolls = [told(toll("k", 12), A), told(toll("i", 30, kind="injured"), A)]
    assert [(r.kind, r.low) for r in reckon(tolls, rule=RANGE, known=KNOWN)] == [("killed", 12), ("injured", 30)]


def test_where_nobody_gives_a_number_there_is_no_reckoning():
    assert reckon([told(toll("t", None, None), A)], rule=RANGE, known=KNOWN) == ()
    assert reckon([], rule=RANGE, known=KNOWN) == ()


# -- sources -------------------------------------------------------------------------------------------------------


def test_a_later_count_of_one_publisher_replaces_its_earlier_one_and_is_named():
    later = byline("alpha-2", 4, publisher="Alpha")
    found = killed([told(toll("t1", 12), A), told(toll("t2", 21), later)])
    assert (found.low, found.high, found.independent, found.statements) == (21, 21, 1, ("t2",))
    assert "superseded by a later count of the same source: 12 killed (Alpha" in found.why


def test_two_papers_that_cite_one_observatory_are_one_source():
    tolls = [told(toll("t1", 12, held=said("sohr")), A), told(toll("t2", 15, held=said("sohr")), B)]
    found = killed(tolls)
    assert (found.low, found.high, found.independent, found.disputed) == (15, 15, 1, False)


def test_two_papers_that_cite_witnesses_may_cite_different_ones():
    tolls = [
        told(toll("t1", 12, held=said(None, "witnesses")), A),
        told(toll("t2", 15, held=said(None, "witnesses")), B),
    ]
    assert killed(tolls).independent == 2


def test_one_paper_that_cites_two_sides_gives_two_counts():
    tolls = [told(toll("t1", 3, held=said("iraq")), A), told(toll("t2", 40, held=said("isis")), A)]
    found = killed(tolls)
    assert (found.low, found.high, found.independent, found.disputed) == (3, 40, 2, True)
    assert "do not agree" in found.why


def test_a_number_that_a_paper_repeats_in_its_own_name_is_no_second_source():
    tolls = [told(toll("t1", 12, held=said("sohr")), A), told(toll("t2", 12, start=90), A)]
    assert killed(tolls).independent == 1


def test_an_estimate_does_not_dispute_a_count_within_a_tenth_of_it():
    assert not killed([told(toll("t1", 300, estimate=True), A), told(toll("t2", 310), B)]).disputed
    assert killed([told(toll("t1", 300), A), told(toll("t2", 310), B)]).disputed


def test_a_wire_copy_printed_later_does_not_undo_the_agency_s_later_count():
    agency, update = byline("wire", 1, publisher="Wire"), byline("wire-2", 2, publisher="Wire")
    copy = byline("paper", 3, copies="wire")
    tolls = [told(toll("t1", 12), agency), told(toll("t2", 21), update), told(toll("t3", 12), copy)]
    assert bounds(tolls) == bounds(tolls, LATEST) == (21, 21)


def test_a_wire_copy_with_a_new_number_is_news():
    copy = byline("paper", 3, copies="alpha")
    assert bounds([told(toll("t1", 12), A), told(toll("t2", 14), copy)]) == (14, 14)


def test_a_copy_does_not_cost_a_paper_its_own_voice():
    own, copy = byline("paper-1", 2, publisher="Paper"), byline("paper-2", 3, publisher="Paper", copies="alpha")
    tolls = [told(toll("t1", 12), A), told(toll("t2", 21), own)]
    assert killed([*tolls, told(toll("t3", 12), copy)]).independent == killed(tolls).independent == 2


@pytest.mark.parametrize("status", ["denied", "negated", "planned", "possible", "conditional", "forecast"])
def test_a_count_that_is_not_held_as_real_does_not_count(status):
    denied = told(toll("t2", 200, held=stance(status, "iraq")), B)
    assert bounds([told(toll("t1", 12), A), denied]) == (12, 12)
    assert reckon([denied], rule=RANGE, known=KNOWN) == ()


# -- parts and wholes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("whole", "part"),
    [("people", "children"), (None, "civilians"), ("civilians", "women"), ("people", "soldiers"),
     ("soldiers", "Turkish soldiers"), (None, "police officers")],
)  # fmt: skip
@pytest.mark.parametrize("rule", TollRule)
def test_a_part_is_neither_added_to_the_whole_nor_its_rival(whole, part, rule):
    tolls = [told(toll("t1", 21, of=whole), A), told(toll("t2", 9, of=part, start=40), A)]
    found = killed(tolls, rule)
    assert (found.low, found.high, found.statements, found.disputed) == (21, 21, ("t1",), False)
    assert "part of a larger count, not added: 9" in found.why
    assert bounds([tolls[0], told(toll("t3", 9, of=part), B)], rule) == (21, 21)  # in another report as well


def test_a_later_count_of_some_does_not_replace_the_count_of_all():
    later = byline("alpha-2", 4, publisher="Alpha")
    assert bounds([told(toll("t1", 21), A), told(toll("t2", 9, of="children"), later)]) == (21, 21)


def test_a_later_count_of_some_that_exceeds_the_count_of_all_replaces_it():
    later = byline("alpha-2", 4, publisher="Alpha")
    assert bounds([told(toll("t1", 5), A), told(toll("t2", 9, of="children"), later)]) == (9, 9)


def test_counts_of_two_sides_are_kept_apart_and_not_added():
    found = killed([told(toll("t1", 12, of="soldiers"), A), told(toll("t2", 5, of="rebels", start=30), A)])
    assert (found.low, found.high, found.disputed) == (12, None, False)
    assert "counts of different groups, not added" in found.why


def test_a_part_as_large_as_the_whole_agrees_with_it():
    found = killed([told(toll("t1", 12), A), told(toll("t2", 12, of="soldiers"), B)])
    assert (found.low, found.high, found.independent, found.disputed) == (12, 12, 2, False)


def test_of_two_counts_of_one_report_the_larger_is_the_total():
    assert bounds([told(toll("t1", 20), A), told(toll("t2", 22, start=60), A)]) == (22, 22)


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("revising an earlier ", "toll of 7"),
        ("revising an earlier toll of ", "7 dead"),
        ("which put the number up from ", "7"),
        ("", "an earlier count of 7 people"),
        ("raising its toll from an initial ", "7 killed"),
    ],
)
def test_a_count_told_only_as_an_earlier_one_is_superseded_whoever_it_counts(prefix, words):
    old = toll("t2", 7, words=words, start=80)
    old = replace(old, evidence=(replace(old.evidence[0], prefix=prefix),))
    found = killed([told(toll("t1", 9, of="policemen"), A), told(old, A)])
    assert (found.low, found.high, found.statements) == (9, 9, ("t1",))
    assert "superseded by a later count of the same source: 7" in found.why


@pytest.mark.parametrize("prefix", ["Earlier, ", "an earlier attack in which ", "up to "])
def test_other_words_of_time_take_no_count_back(prefix):
    late = toll("t1", 7, words="7 people were killed")
    assert not is_earlier(replace(late, evidence=(replace(late.evidence[0], prefix=prefix),)))


def test_an_earlier_count_stands_where_its_source_gives_no_other():
    old = toll("t1", 7, words="an earlier toll of 7")
    assert bounds([told(old, A)]) == (7, 7)


def test_a_group_that_is_the_whole_under_another_name_in_one_source_is_so_in_all():
    tolls = [
        told(toll("t1", 8, None), A),
        told(toll("t2", 7, of="policemen"), B),
        told(toll("t3", 9, of="policemen"), C),
    ]
    assert bounds(tolls) == (7, 9)
    assert bounds(tolls[:2]) == (8, None)  # nothing says that the policemen are more than a part


@pytest.mark.parametrize(
    ("words", "group"),
    [
        (None, Group("people")),
        ("people", Group("people")),
        ("others", Group("others")),  # not those counted before
        ("Turkish soldiers", Group("soldiers", frozenset({"turkish"}))),
        ("police officers", Group("police")),
        ("the children", Group("children")),
        ("soldiers from the 5th Division", Group("soldiers")),
        ("pilgrims", Group("pilgrims")),
    ],
)
def test_whom_a_toll_counts_is_read_from_its_words(words, group):
    assert group_of(words) == group


# -- shared between places -----------------------------------------------------------------------------------------


def test_a_toll_for_two_towns_is_given_to_neither_where_one_has_its_own():
    both = told(toll("t1", 40, places=("fallujah", "saqlawiyah")), A)
    found = killed([both, told(toll("t2", 12), B)])
    assert (found.low, found.high, found.statements) == (12, 12, ("t2",))
    assert "not given to this one: 40" in found.why


def test_a_toll_for_two_towns_stands_with_a_warning_where_there_is_no_other():
    found = killed([told(toll("t1", 40, places=("fallujah", "saqlawiyah")), A)])
    assert (found.low, found.high) == (40, 40)
    assert "several places or incidents together" in found.why


@pytest.mark.parametrize("places", [("fallujah", "anbar"), ("karrada", "baghdad"), ("fallujah",), ()])
def test_a_town_and_what_it_lies_in_are_one_place(places):
    assert bounds([told(toll("t1", 40, places=places), A), told(toll("t2", 12), B)]) == (12, 40)


def test_a_toll_whose_event_lies_in_other_incidents_too_is_shared():
    tolls = [told(toll("t1", 40), A), told(toll("t2", 12), B)]
    assert bounds(tolls, shared=frozenset({"t1"})) == (12, 12)


# -- persons -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("review", [Review.ACCEPTED, Review.CORRECTED])
def test_a_person_s_reading_wins_over_the_machine_s_in_one_report(review):
    tolls = [told(toll("t1", 12), A, review), told(toll("t2", 120, start=80), A)]
    assert bounds(tolls) == (12, 12)
    assert "overruled by a person's reading: 120" in killed(tolls).why


def test_a_correction_of_the_original_holds_for_its_wire_copies():
    copy = byline("paper", 3, copies="alpha")
    assert bounds([told(toll("t1", 21), A, Review.CORRECTED), told(toll("t2", 12), copy)]) == (21, 21)


def test_a_rejected_count_is_gone():
    assert bounds([told(toll("t1", 12), A), told(toll("t2", 120), B, Review.REJECTED)]) == (12, 12)


# -- properties ----------------------------------------------------------------------------------------------------

numbers = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)
ranges = st.one_of(
    numbers.map(tuple),
    st.integers(0, 60).map(lambda n: (n, n)),
    st.integers(0, 60).map(lambda n: (n, None)),
    st.integers(0, 60).map(lambda n: (None, n)),
)


@st.composite
def tellings(draw, groups=(None, "children", "soldiers", "rebels", "civilians")):
    found = []
    for n in range(draw(st.integers(1, 7))):
        report = draw(st.sampled_from("abcde"))
        held = draw(st.sampled_from([None, said("sohr"), said("iraq"), stance("denied")]))
        low, high = draw(ranges)
        of = draw(st.sampled_from(groups))
        by = byline(report, "abcde".index(report) + 1, publisher=report)
        found.append(told(toll(f"t{n}", low, high, of=of, held=held, start=n), by))
    return found


def summary(reckonings):
    return [(r.kind, r.low, r.high, r.independent, r.disputed) for r in reckonings]


@given(tellings(), st.sampled_from(TollRule), st.randoms())
def test_the_order_in_which_counts_arrive_does_not_matter(tolls, rule, random):
    shuffled = list(tolls)
    random.shuffle(shuffled)
    assert reckon(shuffled, rule=rule, known=KNOWN) == reckon(tolls, rule=rule, known=KNOWN)


@given(tellings(), st.sampled_from(TollRule))
def test_the_low_end_is_never_above_the_high_end(tolls, rule):
    for found in reckon(tolls, rule=rule, known=KNOWN):
        assert found.low is None or found.high is None or found.low <= found.high


@given(tellings(), st.sampled_from(TollRule))
def test_no_end_is_a_number_that_nobody_said(tolls, rule):
    stated = {n for t in tolls for n in (t.statement.low, t.statement.high)} | {None}
    for found in reckon(tolls, rule=rule, known=KNOWN):
        assert {found.low, found.high} <= stated


@given(tellings(), st.sampled_from(TollRule), st.data())
def test_a_wire_copy_changes_nothing(tolls, rule, data):
    report = data.draw(st.sampled_from(sorted({t.byline.report for t in tolls})))
    copied = byline("z", 9, copies=report, publisher="Zulu")
    copies = [
        told(replace(t.statement, id=f"z-{t.id}"), copied) for t in tolls if t.byline.report == report
    ]  # the whole report, printed again by another paper
    before = reckon(tolls, rule=rule, known=KNOWN)
    assert summary(reckon([*tolls, *copies], rule=rule, known=KNOWN)) == summary(before)


@given(tellings(groups=(None,)), st.data())
def test_a_source_that_agrees_never_changes_the_range(tolls, data):
    before = reckon(tolls, rule=RANGE, known=KNOWN)
    used = [t for t in tolls for found in before if t.id in found.statements]
    if used:
        agreed = data.draw(st.sampled_from(used))
        other = told(replace(agreed.statement, id="z", stance=stance()), byline("z", 9, publisher="Zulu"))
        (after,) = reckon([*tolls, other], rule=RANGE, known=KNOWN)
        assert (after.low, after.high) == (before[0].low, before[0].high)
        assert after.independent == before[0].independent + 1


@given(tellings())
def test_the_conservative_number_is_never_above_the_low_end_of_the_range(tolls):
    ranges_, numbers_ = (reckon(tolls, rule=rule, known=KNOWN) for rule in (RANGE, CONSERVATIVE))
    for wide, number in zip(ranges_, numbers_, strict=True):
        assert wide.low is None or (number.low is not None and number.low <= wide.low)


@given(tellings(), st.sampled_from(TollRule))
def test_the_total_is_at_most_the_largest_number_said_never_a_sum(tolls, rule):
    largest = max(n for t in tolls for n in (t.statement.low, t.statement.high) if n is not None)
    assert all((r.low or 0) <= largest and (r.high or 0) <= largest for r in reckon(tolls, rule=rule, known=KNOWN))
