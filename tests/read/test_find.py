"""Names as they stand in the text, before anyone decides who is meant."""

import pytest

from frontlines.intake import report_from_text
from frontlines.read.annotate import annotate
from frontlines.read.find import Names, find


def names(kit, text: str) -> Names:
    report = report_from_text(text, published="2016-06-10")
    return find(report, annotate(report.text, kit.annotator), kit.register, kit.cues)


PERSONS = [
    ("Gunmen abducted Mary Jean Cruz in Jolo.", "Mary Jean Cruz"),
    ("Governor Abdul Sakur Tan said the road was closed.", "Abdul Sakur Tan"),
    ("Aleksandr Petrov, Russia’s foreign minister, said the talks had failed.", "Aleksandr Petrov"),
    ("Major General Athar Abbasi said nine rebels died.", "Athar Abbasi"),
    ("Colonel Peter Lual defected. Lual led the attack on Bor.", "Lual"),
]


@pytest.mark.parametrize(("text", "person"), PERSONS, ids=[p for _, p in PERSONS])
def test_a_person_is_found_by_the_whole_name(kit, text, person):
    assert person in {p.text for p in names(kit, text).persons}


ORGANISATIONS = [
    ("They were helped by the Law Society of Ruritania.", "Law Society of Ruritania"),
    ("The elite Task Force Falcon was sent to Goma.", "Task Force Falcon"),
    ("The suit names the Army, the National Water Council, and two ministers.", "National Water Council"),
]


@pytest.mark.parametrize(("text", "organisation"), ORGANISATIONS, ids=[o for _, o in ORGANISATIONS])
def test_an_organisation_is_found_by_the_whole_name(kit, text, organisation):
    assert organisation in {o.text for o in names(kit, text).organisations}


NO_NAMES = [
    "The blast hit the Unity Commercial Centre at 1500 UTC.",
    "Cameras (CCTV) filmed the men.",
    "A bus struck an IED.",
    "HMAS Tobruk sailed to Dili.",
    "An L-300 van was destroyed.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_sites_ships_and_devices_are_no_actors_names(kit, text):
    found = names(kit, text)
    assert not found.organisations
    assert not found.persons


IN_LONGER_NAMES = [
    ("Hans Grundberg met the Houthis.", "Hans"),
    ("Rockets hit the Ain al-Asad Airbase.", "al-Asad"),
    ("Israel Katz spoke to reporters.", "Israel"),
]


@pytest.mark.parametrize(("text", "word"), IN_LONGER_NAMES, ids=[w for _, w in IN_LONGER_NAMES])
def test_one_word_of_another_name_is_not_looked_up(kit, text, word):
    assert word not in {m.text for m in names(kit, text).register}


def test_a_heading_says_where_the_report_plays(kit):
    assert "TL" in names(kit, "East Timor\n\nTroops from Australia landed on Friday.").headed


def test_no_name_runs_from_a_heading_into_the_text(kit):
    found = names(kit, "Russia\n\nPolice said that two men had died in the blast.")
    assert all("\n" not in m.text for m in found.register)
