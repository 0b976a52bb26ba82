"""Every rule does what its own examples say, through the whole pipeline."""

import pytest

from frontlines.lexicon.rules import load_rules
from frontlines.read.explain import explain

RULES = tuple(load_rules())
MATCHES = [pytest.param(rule, words, id=f"{rule.name}: {words}") for rule in RULES for words in rule.matches]
IGNORES = [pytest.param(rule, words, id=f"{rule.name}: {words}") for rule in RULES for words in rule.ignores]


@pytest.mark.parametrize(("rule", "words"), MATCHES)
def test_a_rule_fires_on_what_it_says_it_matches_and_a_statement_comes_of_it(kit, rule, words):
    fired = [fired for fired in explain(words, kit).fired if fired.rule == rule.name]
    assert any(fired.kept for fired in fired), fired or "the rule did not fire"


@pytest.mark.parametrize(("rule", "words"), IGNORES)
def test_a_rule_says_nothing_of_what_it_says_it_ignores(kit, rule, words):
    assert [statement for statement in explain(words, kit).reading.statements() if statement.rule == rule.name] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_gives_its_reason_and_an_example(rule):
    assert len(rule.because) >= 10
    assert rule.matches


def test_most_rules_say_what_they_must_leave_alone():
    assert sum(bool(rule.ignores) for rule in RULES) > 0.6 * len(RULES)
