"""Ties that a phrase tells outright: whose fight it is, who stands beside whom, what an alliance includes."""

import pytest

from frontlines.intake import report_from_text
from frontlines.read.pipeline import read

IS = "islamic-state"


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Jordan's role in the fight against Islamic State has grown.", ("gov:JO", "fights", IS)),
        ("Germany supports the Iraqi government in its fight against ISIL.", ("gov:IQ", "fights", IS)),
        ("Italy is committed to defeating Islamic State.", ("gov:IT", "fights", IS)),
        ("The counter-ISIS Peshmerga forces moved on.", ("peshmerga", "fights", IS)),
        ("The Russian air force struck Hama in support of the Syrian army.", ("airforce:RU", "backs", "army:SY")),
        (
            "Poland stands with the Malian people in their fight against Ansar Dine.",
            ("r:malian-people", "fights", "ansar-dine"),
        ),
        ("Poland assists the Nigerian army to destroy Boko Haram.", ("gov:NG", "fights", "boko-haram")),
        ("Poland supports the NATO efforts to defeat the Taliban.", ("nato", "fights", "taliban")),
        ("Iraqi troops retook Mosul from Islamic State.", ("army:IQ", "fights", IS)),
        (
            "Syrian rebels seized the town of Jarabulus from the grip of Islamic State.",
            ("syrian-rebels", "fights", IS),
        ),
        ("Iraqi forces cleared the city of Ramadi of ISIL fighters.", ("army:IQ", "fights", IS)),
        ("Iraqi troops came under attack by Islamic State near Ramadi.", (IS, "fights", "army:IQ")),
        ("Rebels stormed a base housing Chadian troops near Bol.", ("r:rebels", "fights", "army:TD")),
        ("The Taliban attacked an outpost manned by Afghan police in Kunar.", ("taliban", "fights", "police:AF")),
        ("The Taliban hit a military base used by NATO troops in Kabul.", ("taliban", "fights", "nato")),
        ("Iraqi security forces make progress in the fight against ISIL.", ("security:IQ", "fights", IS)),
        ("Poland will play its part in the fight against ISIL.", ("gov:PL", "fights", IS)),
        ("Poland has struck ISIL targets in Iraq.", ("gov:PL", "fights", IS)),
        ("Two US soldiers were killed in clashes with the Taliban.", ("taliban", "fights", "army:US")),
        ("Ten rebels died in fighting with the army of Chad.", ("army:TD", "fights", "r:rebels")),
        ("Kenyan forces killed an Al-Shabaab commander in Garissa.", ("army:KE", "fights", "al-shabaab")),
        ("Turkish troops fought alongside the Free Syrian Army.", ("army:TR", "allied_with", "free-syrian-army")),
    ],
)
def test_a_phrase_tells_a_tie(kit, text, tie):
    ties = read(report_from_text(text, "test", None), kit).ties
    assert tie in {(t.source, str(t.kind), t.target) for t in ties}


@pytest.mark.parametrize(
    "text",
    [
        "Jordan's role in the fight against cancer has grown.",
        "The anti-government newspaper was closed in Damascus.",
        "Germany works with Canada on trade.",
    ],
)
def test_peaceful_phrases_tell_no_tie(kit, text):
    assert not read(report_from_text(text, "test", None), kit).ties


def test_whose_struggle_it_is_follows_from_who_is_helped_in_it(kit):
    text = "Germany backed the Iraqi army in its campaign against Islamic State."
    ties = {(t.source, str(t.kind), t.target) for t in read(report_from_text(text, "test", None), kit).ties}
    assert ("army:IQ", "fights", IS) in ties
    assert ("gov:DE", "fights", IS) not in ties


def test_a_list_that_looks_like_an_apposition_is_a_list(kit):
    text = "Chad, the Multinational Force and the Government of Niger are committed to defeating Boko Haram."
    sources = {t.source for t in read(report_from_text(text, "test", None), kit).ties if t.kind == "fights"}
    assert {"gov:TD", "gov:NE"} <= sources


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Fighters of al-Qaeda in the Arabian Peninsula left Aden. Al-Qaeda said nothing of it.",
            ("aqap", "part_of", "al-qaeda"),
        ),
        (
            "The Italian Defence Ministry was told. Italian Defence Minister Carla Lenti flew home.",
            ("r:carla-lenti", "leads", "mod:IT"),
        ),
    ],
)
def test_names_and_offices_tell_what_they_are_of(kit, text, tie):
    ties = {(t.source, str(t.kind), t.target) for t in read(report_from_text(text, "test", None), kit).ties}
    assert tie in ties


def test_soldiers_alone_name_no_army_that_is_part_of_a_state(kit):
    text = "Sudanese soldiers left Juba. The Sudanese government was told."
    assert not [t for t in read(report_from_text(text, "test", None), kit).ties if t.kind == "part_of"]


def test_a_commander_leads_the_band_that_the_army_owns_and_not_the_army(kit):
    text = "Col. Ramon Tilo, commander of the Army's 12th Infantry Brigade, spoke in Jolo, Philippines."
    ties = {(t.source, str(t.kind), t.target) for t in read(report_from_text(text, "test", None), kit).ties}
    assert ("r:ramon-tilo", "leads", "r:12th-infantry-brigade") in ties
    assert not {t for t in ties if t[0] == "r:ramon-tilo" and t[2] == "army:PH"}


@pytest.mark.parametrize(
    "text",
    ["Maj. Gen. Paul Orme, commander, Second Infantry Division, spoke in Baghdad."],
)
def test_soldiers_give_title_and_unit_between_commas(kit, text):
    ties = {(t.source, str(t.kind), t.target) for t in read(report_from_text(text, "test", None), kit).ties}
    assert ("r:paul-orme", "leads", "r:second-infantry-division") in ties


@pytest.mark.parametrize(
    "text",
    [
        "Poland stands with the Malian people in their fight against Ansar Dine.",
        "Poland assists the Nigerian army to destroy Boko Haram.",
        "Poland supports the NATO efforts to defeat the Taliban.",
    ],
)
def test_who_helps_in_a_fight_is_not_said_to_fight(kit, text):
    ties = read(report_from_text(text, "test", None), kit).ties
    assert "gov:PL" not in {t.source for t in ties if t.kind == "fights"}
