"""Clusters: what hangs together is one incident, nobody is drawn in by a third, persons have the last word."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from incident_tellings import RULES, profiles_of, telling

from frontlines.model.incident import Join, Reason
from frontlines.model.judgement import Rulings
from frontlines.picture.incident_cluster import cluster

SURE, WEAK = RULES.bars.join + 0.2, RULES.bars.keep + 0.1


def statements(*ids, places=None, days=None, reports=None):
    """Profiles by id; each of a report of its own, in the order given."""
    return profiles_of(
        *(
            telling(
                id_, (reports or {}).get(id_, f"r{id_}"), number=n, places=((places or {}).get(id_, "fallujah"),),
                day=(days or {}).get(id_),
            )
            for n, id_ in enumerate(ids, 1)
        )
    )  # fmt: skip


def link(one, other, score=SURE, contradiction=None):
    first, second = sorted((one, other))
    return Join(first, second, score, (Reason("same-place", score, "both there"),), contradiction)


def together(*groups):
    return Rulings(together=tuple(frozenset(group) for group in groups))


def apart(*pairs):
    return Rulings(apart=tuple((frozenset(one), frozenset(other)) for one, other in pairs))


def clusters(profiles, *joins, rulings=None):
    return cluster(profiles, joins, rulings or Rulings(), RULES)


def test_statements_without_joins_are_incidents_of_their_own():
    assert clusters(statements("a", "b")) == (("a",), ("b",))


def test_a_sure_join_makes_one_incident_and_a_weak_one_does_not():
    assert clusters(statements("a", "b"), link("a", "b")) == (("a", "b"),)
    assert clusters(statements("a", "b"), link("a", "b", WEAK)) == (("a",), ("b",))


def test_the_report_taken_in_first_founds_the_incident():
    assert clusters(statements("z", "a"), link("z", "a")) == (("z", "a"),)


def test_two_that_resemble_a_third_are_not_one_for_that():
    assert clusters(statements("a", "b", "c"), link("a", "b", 0.9), link("b", "c", 0.8)) == (("a", "b"), ("c",))


def test_three_that_resemble_each_other_are_one():
    joins = link("a", "b", 0.9), link("b", "c", 0.8), link("a", "c", 0.5)
    assert clusters(statements("a", "b", "c"), *joins) == (("a", "b", "c"),)


def test_two_too_far_apart_are_never_one_however_many_lie_between():
    places = {"a": "fallujah", "b": "anbar", "c": "mosul", "d": "anbar", "e": "anbar"}
    joins = [link(x, y, 1.0) for x, y in ("ab", "ad", "ae", "bd", "be", "de", "bc", "cd", "ce")]
    found = clusters(statements(*"abcde", places=places), *joins)
    assert not any({"a", "c"} <= set(group) for group in found)


def test_two_of_different_days_are_never_one_however_many_lie_between():
    joins = [link(x, y, 1.0) for x, y in ("ab", "ad", "ae", "bd", "be", "de", "bc", "cd", "ce")]
    found = clusters(statements(*"abcde", days={"a": 1, "c": 20}), *joins)
    assert not any({"a", "c"} <= set(group) for group in found)


def test_a_contradiction_takes_a_higher_score():
    barely = (RULES.bars.join + RULES.bars.contradicted) / 2
    profiles = statements("a", "b")
    assert clusters(profiles, link("a", "b", barely)) == (("a", "b"),)
    assert clusters(profiles, link("a", "b", barely, "isis or the army")) == (("a",), ("b",))
    assert clusters(profiles, link("a", "b", RULES.bars.contradicted, "isis or the army")) == (("a", "b"),)


def test_nobody_is_drawn_in_past_a_contradiction():
    joins = link("a", "b", 0.9), link("b", "c", 0.9), link("a", "c", 0.5, "isis or the army")
    assert clusters(statements("a", "b", "c"), *joins) == (("a", "b"), ("c",))


def test_what_one_report_tells_apart_a_second_report_does_not_make_one():
    one, other = (
        telling("a", "times", number=1, killed=41, type_="bombing"),
        telling("b", "times", number=1, killed=3, type_="bombing", start=50),
    )
    rest = [telling(id_, f"r{id_}", number=n) for n, id_ in enumerate("cde", 2)]
    joins = [link(x, y, 1.0) for x, y in ("ac", "ad", "ae", "bc", "bd", "be", "cd", "ce", "de")]
    found = clusters(profiles_of(one, other, *rest), *joins)
    assert not any({"a", "b"} <= set(group) for group in found)


# --- persons
def test_a_merge_makes_one_incident_of_all_that_was_grouped_with_either():
    profiles = statements("a", "b", "c", "d")
    joins = link("a", "b"), link("c", "d")
    assert clusters(profiles, *joins, rulings=together("bc")) == (("a", "b", "c", "d"),)


def test_a_merge_joins_what_has_nothing_in_common():
    assert clusters(statements("a", "b", places={"b": "mosul"}), rulings=together("ab")) == (("a", "b"),)


def test_a_merge_of_statements_that_are_not_here_changes_nothing():
    assert clusters(statements("a", "b"), rulings=together("ax")) == (("a",), ("b",))


def test_a_split_parts_the_surest_pair():
    assert clusters(statements("a", "b"), link("a", "b", 1.0), rulings=apart("ab")) == (("a",), ("b",))


def test_a_split_leaves_others_where_they_fit_best():
    joins = link("a", "b", 1.0), link("a", "c", 0.9), link("b", "c", 0.7)
    assert clusters(statements("a", "b", "c"), *joins, rulings=apart("ab")) == (("a", "c"), ("b",))


def test_a_merge_moves_only_the_named_where_a_split_forbids_the_rest():
    rulings = Rulings(together=(frozenset("bc"),), apart=((frozenset("a"), frozenset("d")),))
    found = clusters(statements("a", "b", "c", "d"), link("a", "b"), link("c", "d"), rulings=rulings)
    assert found == (("a", "b", "c"), ("d",))


def test_the_splits_hold_after_every_merge():
    rulings = Rulings(together=(frozenset("ab"), frozenset("bc")), apart=((frozenset("a"), frozenset("c")),))
    found = clusters(statements("a", "b", "c"), rulings=rulings)
    assert not any({"a", "c"} <= set(group) for group in found)


pairs = st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(0, 1), st.booleans()).filter(lambda p: p[0] < p[1])


@given(st.lists(pairs, max_size=20, unique_by=lambda p: p[:2]), st.randoms(use_true_random=False))
def test_the_order_of_statements_and_joins_does_not_matter(drawn, shuffler):
    ids = "abcdefgh"
    profiles = statements(*ids)
    joins = [link(ids[x], ids[y], round(score, 3), "at odds" if odds else None) for x, y, score, odds in drawn]
    found = clusters(profiles, *joins)
    assert sorted(id_ for group in found for id_ in group) == list(ids)
    shuffler.shuffle(profiles)
    shuffler.shuffle(joins)
    assert clusters(profiles, *joins) == found


@pytest.mark.parametrize("seed", range(5))
def test_persons_rulings_hold_whatever_the_scores(seed):
    chance = random.Random(seed)
    ids = "abcdefgh"
    joins = [link(x, y, round(chance.random(), 3)) for n, x in enumerate(ids) for y in ids[n + 1 :]]
    rulings = Rulings(together=(frozenset("ah"),), apart=((frozenset("bc"), frozenset("de")),))
    found = [set(group) for group in clusters(statements(*ids), *joins, rulings=rulings)]
    assert any({"a", "h"} <= group for group in found)
    assert not any(group & set("bc") and group & set("de") for group in found)


def test_hundreds_of_statements_on_one_event_are_one_incident():
    ids = [f"s{n:03}" for n in range(150)]
    joins = [link(x, y, 0.8) for n, x in enumerate(ids) for y in ids[n + 1 :]]
    assert len(clusters(statements(*ids), *joins)) == 1
