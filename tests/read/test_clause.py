"""Who does what to whom comes out the same, however the grammar puts it."""

import pytest

from frontlines.read.annotate import annotate
from frontlines.read.clause import Syntax


@pytest.fixture(scope="module")
def frame(kit):
    """The words of agents, patients and one named slot around a predicate, each as lower-case heads."""

    def found(text, predicate, slot=None):
        (sentence,) = annotate(text, kit.annotator)
        syntax = Syntax(sentence)
        (at,) = [i for i, token in enumerate(sentence.tokens) if token.text == predicate]
        one = syntax.frame(at)
        roles = (one.agents, one.patients) if slot is None else (one.slot(slot),)
        return [{sentence.tokens[i].lower for i in heads} for heads in roles]

    return found


@pytest.mark.parametrize(
    ("text", "predicate", "agents", "patients"),
    [
        ("The army captured the town.", "captured", {"army"}, {"town"}),
        ("The town was captured by the army.", "captured", {"army"}, {"town"}),
        ("The town captured by the army lies in ruins.", "captured", {"army"}, {"town"}),
        ("The army, which captured the town, has left.", "captured", {"army"}, {"town"}),
        ("The army is trying to capture the town.", "capture", {"army"}, {"town"}),
        ("The army entered the valley and captured the town.", "captured", {"army"}, {"town"}),
        ("The army left after capturing the town.", "capturing", {"army"}, {"town"}),
        ("The army and the militia captured the town.", "captured", {"army", "militia"}, {"town"}),
        ("The army captured the town and the bridge.", "captured", {"army"}, {"town", "bridge"}),
        ("The town was captured.", "captured", set(), {"town"}),
    ],
)
def test_a_verb_has_the_same_roles_in_every_voice_and_clause(frame, text, predicate, agents, patients):
    assert frame(text, predicate) == [agents, patients]


@pytest.mark.parametrize(
    ("text", "predicate", "agents"),
    [
        ("The capture of Mosul by ISIS stunned the country.", "capture", {"isis"}),
        ("The army launched an offensive in the valley.", "offensive", {"army"}),
        ("An offensive was launched by the army.", "offensive", {"army"}),
        ("The army's offensive has stalled.", "offensive", {"army"}),
    ],
)
def test_a_noun_that_stands_for_an_act_finds_who_acts(frame, text, predicate, agents):
    assert frame(text, predicate)[0] == agents


@pytest.mark.parametrize(
    ("text", "predicate", "slot", "heads"),
    [
        ("Clashes erupted between the army and militants in Jenin.", "Clashes", "between", {"army", "militants"}),
        ("Clashes erupted in Jenin on Monday.", "Clashes", "in", {"jenin"}),
        ("Soldiers clashed with rebels near Goma.", "clashed", "with", {"rebels"}),
        ("The army took the town from the rebels.", "took", "from", {"rebels"}),
    ],
)
def test_prepositions_keep_what_follows_them(frame, text, predicate, slot, heads):
    assert frame(text, predicate, slot) == [heads]


def test_a_number_of_people_after_a_verb_is_its_object_though_the_parser_takes_it_for_a_measure(frame):
    assert frame("The fighting displaced 40,000 people.", "displaced")[1] == {"people"}


def test_the_attack_that_killed_reaches_its_victims(frame):
    assert frame("The attack killed 20 villagers.", "attack")[1] == {"villagers"}
