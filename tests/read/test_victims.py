"""Whom an act struck is told beside it: above it in the sentence, below it, or as what it kills."""

import pytest

from frontlines.read.annotate import annotate
from frontlines.read.clause import Syntax
from frontlines.read.victims import toll_of, victims


@pytest.mark.parametrize(
    ("text", "act", "struck"),
    [
        ("Ten people were killed as a gunman opened fire in a bar.", "opened", ["people"]),
        ("A gunman opened fire in a bar, killing ten guests.", "opened", ["guests"]),
        ("A gunman opened fire in a bar and killed ten guests.", "opened", ["guests"]),
        ("Nine miners died in a wave of attacks.", "attacks", ["miners"]),
        ("A shooting spree killed six teachers.", "spree", ["teachers"]),
        ("Three soldiers were killed in fighting near the border.", "fighting", ["soldiers"]),
        ("The mayor condemned the attack that killed nine soldiers.", "attack", ["soldiers"]),
        ("The mayor condemned the raid in which nine villagers were killed.", "raid", ["villagers"]),
        ("The mayor condemned the shooting that left six pupils dead.", "shooting", ["pupils"]),
        ("The mayor condemned the attack that angered nine soldiers.", "attack", []),
        ("Soldiers withdrew as gunmen opened fire.", "opened", []),
        ("Six teachers were killed in a town known for attacks.", "attacks", []),
    ],
)
def test_the_victims_of_an_act_are_those_its_sentence_counts_beside_it(kit, text, act, struck):
    (sentence,) = annotate(text, kit.annotator)
    syntax = Syntax(sentence)
    at = next(i for i, token in enumerate(sentence.tokens) if token.text == act)
    assert [sentence.tokens[i].text for i in victims(syntax, at)] == struck


@pytest.mark.parametrize(
    ("text", "act", "tolls"),
    [
        ("The death toll from fighting in Ituri stands at 25.", "fighting", ["toll"]),
        ("The death toll of the attack rose to 25.", "attack", ["toll"]),
        ("The news of the attack spread.", "attack", []),
    ],
)
def test_a_toll_may_be_put_to_an_act(kit, text, act, tolls):
    (sentence,) = annotate(text, kit.annotator)
    at = next(i for i, token in enumerate(sentence.tokens) if token.text == act)
    assert [sentence.tokens[i].text for i in toll_of(Syntax(sentence), at)] == tolls
