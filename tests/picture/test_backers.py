"""Opposed backers: two against each other whose backers are against each other too."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.model.actor import ActorKind
from frontlines.picture.backers import opposed_backers
from frontlines.picture.words import Names

sys.path.insert(0, str(Path(__file__).parent))
from tellings import actor, day, known, relation

WORLD = known(
    *map(actor, ("alpha", "bravo", "patron", "rival", "third")),
    actor("gov:X", ActorKind.GOVERNMENT),
    actor("army", ActorKind.STATE_FORCES, "gov:X"),
)
NAMES = Names({a.id: a.name for a in WORLD.actors.values()})
WAR = ("alpha fights bravo", "patron backs alpha", "rival backs bravo", "patron opposes rival")


def found(*lines, **more):
    relations = [relation(*each.split()) for each in lines]
    return [(one.actors, one.backers) for one in opposed_backers(relations, WORLD, NAMES, **more)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (WAR, [(("alpha", "bravo"), ("patron", "rival"))]),
        (WAR[:3], []),  # the backers leave each other alone
        (WAR[1:], []),  # the two leave each other alone
        ((*WAR, "third backs bravo"), [(("alpha", "bravo"), ("patron", "rival"))]),
        (
            ("alpha fights army", "patron backs alpha", "gov:X opposes patron"),
            [],
        ),  # its state's own war
        (("alpha fights bravo", "bravo backs alpha", "alpha backs bravo"), []),
    ],
)
def test_both_the_backed_and_the_backers_must_be_against_each_other(lines, expected):
    assert found(*lines) == expected


@given(st.permutations(WAR))
def test_the_order_of_the_ties_does_not_matter(lines):
    assert found(*lines) == found(*WAR)


def test_it_is_told_with_every_tie_and_its_statements():
    relations = [relation(*each.split()) for each in WAR]
    (one,) = opposed_backers(relations, WORLD, NAMES)
    assert one.statements == tuple(each for tie in relations for each in tie.statements)
    for said in ("Alpha fights Bravo", "Patron backs Alpha", "Rival backs Bravo", "Patron opposes Rival"):
        assert said in one.explanation


def test_ties_of_another_time_do_not_make_one():
    assert found(*WAR, between=(day("1990-01-01"), day("1990-12-31"))) == []
