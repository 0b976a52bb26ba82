"""Ties that names and titles show."""

import pytest

from frontlines.intake import report_from_text
from frontlines.read.pipeline import read


def ties(kit, text: str) -> set[tuple[str, str, str]]:
    found = read(report_from_text(text, published="2016-06-10"), kit)
    return {(t.source, t.kind.value, t.target) for t in found.ties}


SHOWN = [
    ("Pakistani Interior Minister Rehman Khan spoke in Lahore.", ("r:rehman-khan", "part_of", "gov:PK")),
    ("Taliban commander Abdul Shakur attacked Ghazni.", ("r:abdul-shakur", "leads", "taliban")),
    ("NATO spokesman Karl Weber denied the report.", ("r:karl-weber", "part_of", "nato")),
    ("Karl Weber, a spokesman for NATO, denied the report.", ("r:karl-weber", "part_of", "nato")),
    ("Karl Weber, the head of Oxfam, denied the report.", ("r:karl-weber", "leads", "oxfam")),
    (
        "Karl Weber, the chief of operations for NATO, denied the report.",
        ("r:karl-weber", "part_of", "nato"),
    ),
    ("The leader of Boko Haram, Musa Bello, was killed.", ("r:musa-bello", "leads", "boko-haram")),
    ("Another Taliban leader, Abdul Shakur, was killed.", ("r:abdul-shakur", "leads", "taliban")),
    ("Karl Weber of NATO denied the report.", ("r:karl-weber", "part_of", "nato")),
    (
        "Rebel commander Abdul Shakur of the Taliban attacked Ghazni.",
        ("r:abdul-shakur", "leads", "taliban"),
    ),
    ("Soldiers killed the al-Qaeda militant Omar Sedik.", ("r:omar-sedik", "part_of", "al-qaeda")),
    ("NATO’s International Security Assistance Force attacked Kunduz.", ("isaf", "part_of", "nato")),
    (
        "The Malian government sent the Malian army to Gao in Mali.",
        ("army:ML", "part_of", "gov:ML"),
    ),
    (
        "The Malian government met. Police arrested nine men in Gao in Mali.",
        ("police:ML", "part_of", "gov:ML"),
    ),
    ("Peter Hall, a commander of British forces in Basra, spoke.", ("r:peter-hall", "part_of", "army:GB")),
    ("Rogue FARC fighters attacked a patrol in Colombia.", ("r:rogue-farc-fighters", "part_of", "farc")),
    (
        "The army blamed Karim Daoud. Daoud’s group attacked the port.",
        ("r:karim-daoud", "leads", "r:karim-daouds-group"),
    ),
    (
        "Red Cross workers Karl Weber, Marco Rossi and Anna Nelson were abducted in Sulu.",
        ("r:anna-nelson", "part_of", "icrc"),
    ),
    (
        "Two drivers of Oxfam, Swiss Paul Roth and Italian Marco Rossi, were freed.",
        ("r:marco-rossi", "part_of", "oxfam"),
    ),
    (
        "Malian Defence Minister Musa Bello met officials of the Malian Ministry of Defence.",
        ("r:musa-bello", "leads", "mod:ML"),
    ),
    ("Karl Weber, humanitarian coordinator of Oxfam for Pakistan, spoke.", ("r:karl-weber", "part_of", "oxfam")),
    (
        "Colonel Karl Weber, commander of the German army’s 12th Brigade, spoke in Mazar-i-Sharif.",
        ("r:karl-weber", "leads", "r:12th-brigade"),
    ),
    ("Basra police chief Colonel Ali Hassan spoke.", ("r:ali-hassan", "leads", "r:basra-police")),
    ("Basra police chief Senior Superintendent Ali Hassan spoke.", ("r:ali-hassan", "leads", "r:basra-police")),
    (
        "The Philippine Department of National Defense spoke. Defense Secretary Ramon Cruz said so.",
        ("r:ramon-cruz", "leads", "mod:PH"),
    ),
]


@pytest.mark.parametrize(("text", "tie"), SHOWN, ids=[t[:60] for t, _ in SHOWN])
def test_names_and_titles_show_who_leads_and_who_belongs(kit, text, tie):
    assert tie in ties(kit, text)


NOT_SHOWN = [
    ("Attorney General Musa Bello met the army of Chad.", ("r:musa-bello", "leads", "army:TD")),
    (
        "The Philippine defence ministry and the US defense department met. Defense Secretary Ramon Cruz spoke.",
        ("r:ramon-cruz", "leads", "mod:PH"),
    ),
    (
        "Colonel Karl Weber, commander of the German army’s 12th Brigade, spoke in Mazar-i-Sharif.",
        ("r:karl-weber", "leads", "gov:DE"),
    ),
    ("Musa Bello, a former leader of Boko Haram, was seen.", ("r:musa-bello", "leads", "boko-haram")),
    (
        "Former Malian Prime Minister Musa Bello spoke. The Malian government met.",
        ("r:musa-bello", "leads", "gov:ML"),
    ),
    (
        "French President Jean Petit met the Malian government in Bamako, Mali. President Petit left Gao.",
        ("r:jean-petit", "leads", "gov:ML"),
    ),
    (
        "President Petit left Bamako in Mali. The Malian government met French President Jean Petit.",
        ("r:jean-petit", "leads", "gov:ML"),
    ),
    ("He spoke on CNN’s Late Edition with Karl Weber.", ("r:edition", "part_of", "cnn")),
    ("Ankara regards the YPG as a wing of the PKK.", ("gov:TR", "part_of", "pkk")),
    ("Turkey accuses the YPG of being a branch of the PKK.", ("gov:TR", "part_of", "pkk")),
    ("Former Taliban commander Abdul Shakur attacked Ghazni.", ("r:abdul-shakur", "leads", "taliban")),
    ("Deputy Secretary-General of the UN, Karl Weber, spoke.", ("r:karl-weber", "leads", "un")),
    ("Karl Weber, head of the UN office in Aden, spoke.", ("r:karl-weber", "leads", "un")),
    ("Basra Mayor Karim Daoud said Iraq was at peace.", ("r:karim-daoud", "leads", "gov:IQ")),
    ("Indian Army soldiers killed three men in Rajouri.", ("army:IN", "part_of", "gov:IN")),
]


@pytest.mark.parametrize(("text", "tie"), NOT_SHOWN, ids=[t[:60] for t, _ in NOT_SHOWN])
def test_what_names_do_not_show_is_not_tied(kit, text, tie):
    assert tie not in ties(kit, text)
