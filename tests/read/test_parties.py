"""Parties: whoever takes part in a political act is an actor there, and nowhere else."""

import pytest

from frontlines.read.explain import explain


def sides(kit, words, kind):
    """The names of initiators and targets of the first event of a kind."""
    reading = explain(words, kit).reading
    names = {actor.id: actor.name for actor in reading.actors}
    event = next(event for event in reading.events if event.type == kind)
    return [names[a] for a in event.initiators], [names[a] for a in event.targets]


@pytest.mark.parametrize(
    ("words", "kind", "by", "at"),
    [
        ("Ghana condemned Togo.", "accusation", ["Government of Ghana"], ["Government of Togo"]),
        ("Ghana condemned the bombing of Togo.", "accusation", ["Government of Ghana"], []),
        (
            "Rights groups criticised President Emmanuel Macron's decision to halt the return of refugees to Yemen.",
            "accusation",
            ["Rights groups"],
            ["Emmanuel Macron"],
        ),
        (
            "Ghana condemned the attack on a convoy in Yemen by Houthi fighters.",
            "accusation",
            ["Government of Ghana"],
            ["Houthis"],
        ),
        ("Angry French workers blocked a bridge over the Loire.", "protest", ["Angry French workers"], []),
        ("Chad rejected a Libyan proposal.", "refusal", ["Government of Chad"], ["Government of Libya"]),
        (
            "Benin threatened to close its border with Niger.",
            "threat",
            ["Government of Benin"],
            ["Government of Niger"],
        ),
        (
            "Peruvian and Chilean negotiators signed a treaty in Quito.",
            "agreement",
            ["Government of Peru", "Government of Chile"],
            [],
        ),
        (
            "The presidents of Gabon and Kenya agreed to trade more.",
            "agreement",
            ["Government of Gabon", "Government of Kenya"],
            [],
        ),
        (
            "Bishops issued a letter demanding that Malawi free its prisoners.",
            "demand",
            ["Bishops"],
            ["Government of Malawi"],
        ),
    ],
)
def test_those_between_whom_a_political_act_is_are_its_actors(kit, words, kind, by, at):
    assert sides(kit, words, kind) == (by, at)


@pytest.mark.parametrize("words", ["Two hikers died in Togo.", "Bakers from Lyon sleep late."])
def test_where_nothing_political_is_told_nobody_becomes_an_actor(kit, words):
    assert [actor.name for actor in explain(words, kit).reading.actors if actor.name != "Civilians"] == []


def test_who_suffers_an_act_is_not_whom_its_condemnation_is_aimed_at(kit):
    _, at = sides(kit, "Ghana condemned the bombing of Togo by Chad.", "accusation")
    assert at == ["Government of Chad"]


def test_who_says_that_another_must_act_demands_it(kit):
    words = "The Swedish minister said that Turkey must hand over the letters."
    by, at = sides(kit, words, "demand")
    assert at == ["Government of Turkey"]
    assert by


def test_who_will_not_do_a_thing_refuses_it(kit):
    assert sides(kit, "Serbia said it would not talk to Albania.", "refusal") == (
        ["Government of Serbia"],
        ["Government of Albania"],
    )


def test_who_refuses_to_act_against_somebody_does_not_refuse_him(kit):
    _, at = sides(kit, "Jordan refused to strike against Hamas.", "refusal")
    assert at == []
