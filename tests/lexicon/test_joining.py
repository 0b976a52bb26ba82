"""The rules of joining: what is shipped holds together, and every fault is named with file, entry and key."""

import math

import pytest

from frontlines.lexicon.joining import BRIEF_MODEL, RULES_FILE, WORDS_FILE, load_joining, parse_joining
from frontlines.lexicon.linear_model import LinearModel, load_linear_model
from frontlines.lexicon.taxonomy import load_taxonomy
from frontlines.lexicon.yamlfile import knowledge_text
from frontlines.model.errors import KnowledgeError
from frontlines.model.place import PlacePrecision

SHIPPED, WORDS = knowledge_text(RULES_FILE), knowledge_text(WORDS_FILE)
TYPES = frozenset(load_taxonomy().names())


BRIEF = load_linear_model(BRIEF_MODEL)


def parse(rules=SHIPPED, common=WORDS, brief=BRIEF):
    return parse_joining(rules, common, name="rules.yaml", words_name="words.yaml", event_types=TYPES, brief=brief)


def test_the_shipped_rules_load():
    assert load_joining() == parse()


def test_a_learned_weighing_reaches_the_bar_where_it_reaches_its_threshold():
    model = LinearModel("joining_brief", threshold=0.8, bias=0.2, weights={"same-place": math.log(4) - 0.2})
    brief = parse(brief=model).brief
    assert brief.base + brief.weights["same-place"] == pytest.approx(load_joining().bars.join, abs=0.001)


def test_kinship_goes_both_ways_and_to_others_only():
    rules = load_joining()
    assert rules.kinship("bombing", "suicide_bombing") is rules.kinship("suicide_bombing", "bombing") is not None
    assert rules.kinship("bombing", "bombing") is None
    assert rules.kinship("ceasefire", "bombing") is None


def test_every_kinship_says_why():
    assert all(kinship.because and len(kinship.types) >= 2 for kinship in load_joining().kinships)


def test_of_two_kinships_between_types_the_closer_holds():
    rules = load_joining()
    close = [k for k in rules.kinships if k.close]
    assert all(rules.kinship(*sorted(k.types)[:2]).close for k in close)


def test_a_type_with_others_is_not_kin_of_theirs_to_each_other():
    text = SHIPPED.replace(
        "kinships:\n", "kinships:\n  - {with: sanction, types: [aid, coup], close: true, because: x}\n"
    )
    rules = parse(text)
    assert rules.kinship("sanction", "aid").close
    assert rules.kinship("sanction", "coup").close
    assert rules.kinship("aid", "coup") is None


def test_bars_and_distances_go_up_in_the_order_they_are_used():
    rules = load_joining()
    assert rules.bars.keep < rules.bars.join <= rules.bars.contradicted
    assert rules.bars.join <= rules.bars.same_report
    assert rules.reach.same < rules.reach.near == 25
    assert rules.reach.near < rules.reach.within[PlacePrecision.ADM2] < rules.reach.within[PlacePrecision.ADM1]


def test_keys_reach_as_far_in_days_as_tellings_may_lie_apart():
    span = load_joining().span
    assert span.bin >= 2 * span.apart
    assert span.assumed <= span.apart


def test_common_words_are_stems_with_weights_below_rare_ones():
    common = load_joining().common
    assert common["kill"] == 0
    assert 0 < common["hospital"] < 1
    assert "brickwork" not in common


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  - types: [bombing, air_strike]", "  - types: [bombing, airstrike]", "'airstrike'"),
        ("  - types: [bombing, air_strike]", "  - types: [bombing]", "two different types"),
        ("  vague: [battle]", "  vague: [brawl]", "'brawl'"),
        ("  vague: [battle]", "  vauge: [battle]", "'vauge'"),
        ("base: {value: ", "base: {value: high, unused: ", "base"),
        ("  near: {value: 25,", "  near: {value: 2,", "'same'"),
        ("  near: {value: 25,", "  near: {value: -1,", "near"),
        ("  slack: {value: 1,", "  slack: {value: 1.5,", "whole days"),
        ("  bin: {value: 14,", "  bin: {value: 13,", "even number"),
        ("  keep: {value: 0.2,", "  keep: {value: 0.9,", "keep"),
        ("  same_report: {value: 0.75,", "  same_report: {value: 0.1,", "same_report"),
        ("  tuned_on: >-", "  tuned: >-", "'tuned'"),
        ("cues:\n", "cue:\n", "'cue'"),
    ],
)
def test_a_broken_rule_is_named(old, new, told):
    assert old in SHIPPED
    with pytest.raises(KnowledgeError, match=r"rules\.yaml") as caught:
        parse(SHIPPED.replace(old, new, 1))
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("just words", "list of bands"),
        ("- {weight: 2, because: x, words: a b}", "'weight'"),
        ("- {weight: 0.3, because: x}", "'words'"),
        ("- {weight: 0.3, words: a b, because: ''}", "'because'"),
    ],
)
def test_a_broken_list_of_words_is_named(text, told):
    with pytest.raises(KnowledgeError, match=r"words\.yaml") as caught:
        parse(common=text)
    assert told in str(caught.value)
