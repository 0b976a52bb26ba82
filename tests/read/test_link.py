"""Who is meant: sentences of our own, with the actor that each mention must lead to."""

import pytest

from frontlines.intake import report_from_text
from frontlines.model.reading import Reading
from frontlines.read.kit import Kit
from frontlines.read.pipeline import read


def reading(kit: Kit, text: str, published: str = "2016-06-10") -> Reading:
    return read(report_from_text(text, published=published), kit)


def mentions(found: Reading) -> dict[str, str]:
    """The words of each mention and the actor they lead to; of words said twice, the last."""
    return {m.text: m.actor for m in found.actor_mentions}


LEADS_TO = [
    # Names of the register, states and their forces
    ("ISIS attacked Mosul.", {"ISIS": "islamic-state"}),
    ("Russian warplanes bombed Aleppo in Syria.", {"Russian warplanes": "gov:RU"}),
    ("Iranian military advisors trained the militia in Iraq.", {"Iranian military advisors": "gov:IR"}),
    ("American soldiers attacked the town of Balad in Iraq.", {"American soldiers": "gov:US"}),
    ("Turkey accused Syria of shelling Hatay.", {"Turkey": "gov:TR", "Syria": "gov:SY"}),
    ("Afghan forces attacked the Taliban in Kunduz, Afghanistan.", {"Afghan forces": "army:AF"}),
    ("Lebanese government troops shelled Tripoli in Lebanon.", {"Lebanese government troops": "gov:LB"}),
    ("The Iraqi army, in Iraq, attacked Tikrit.", {"Iraqi army": "army:IQ"}),
    ("The CIA attacked a camp in Yemen.", {"CIA": "cia"}),
    ("The US State Department condemned the shelling of Aleppo.", {"US State Department": "mfa:US"}),
    # Acronyms introduced in the report
    (
        "The Syrian Democratic Forces (SDF) attacked Manbij. The SDF captured the town.",
        {"SDF": "syrian-democratic-forces"},
    ),
    (
        "Gunmen attacked the Border Relief Agency (BRA) in Goma. The BRA condemned the attack.",
        {"BRA": "r:border-relief-agency"},
    ),
    # Bare bodies of the state in focus
    ("Gunmen attacked a convoy in Lahore, Pakistan. Police said nine people died.", {"Police": "police:PK"}),
    ("Rebels attacked Gao in Mali. The army retook the town.", {"army": "army:ML"}),
    ("Rebels attacked Gao in Mali. Security forces retook the town.", {"Security forces": "security:ML"}),
    ("Rebels attacked Gao in Mali. Government forces retook the town.", {"Government forces": "gov:ML"}),
    ("Bombs exploded in Quetta, Pakistan. Authorities blamed the Taliban.", {"Authorities": "gov:PK"}),
    ("Bombs exploded in Quetta, Pakistan. Military officials blamed the Taliban.", {"Military officials": "army:PK"}),
    (
        "Bombs exploded in Quetta, Pakistan. Intelligence agencies had warned of an attack.",
        {"Intelligence agencies": "intel:PK"},
    ),
    (
        "Bombs exploded in Quetta, Pakistan. The Interior Ministry condemned the attack.",
        {"Interior Ministry": "moi:PK"},
    ),
    ("Gunmen attacked Lagos in Nigeria. A police station was burned.", {}),
    # Another country that is only spoken of does not lend its police
    (
        "Bombs exploded in Baghdad and Mosul in Iraq. The bombers had met in Syria. Police arrested three men.",
        {"Police": "police:IQ"},
    ),
    (
        "Bombs exploded in Baghdad and Mosul, Iraq. In Jordan, police arrested two suspects.",
        {"police": "police:JO"},
    ),
    ("Fighting broke out in Bangui. Soldiers from Chad shelled the market.", {"Soldiers": "gov:TD"}),
    # Bare soldiers are those named last, not always those of the state in focus
    ("American soldiers landed in Basra, Iraq. Four soldiers died in Mosul.", {"soldiers": "gov:US"}),
    ("Four soldiers died in Mosul, Iraq, of the many American soldiers there.", {"soldiers": "gov:US"}),
    ("The U.S. Army sent men to Kabul, Afghanistan. The Army denied the report.", {"Army": "gov:US"}),
    ("A bomb at an army base in Mosul killed nine Iraqi soldiers.", {"army": "army:IQ"}),
    (
        "Officials said at a briefing in Washington that the raids in Lahore and Karachi, Pakistan, were over.",
        {"Officials": "gov:US"},
    ),
    (
        "Jose Santos spoke in Dili. Osama bin Laden fled, and his administration denied it.",
        {"his": "osama-bin-laden", "his administration": None},
    ),
    # Adjectives and names that share a noun
    (
        "The Israeli and Lebanese governments met in Cairo.",
        {"Israeli": "gov:IL", "Lebanese governments": "gov:LB"},
    ),
    ("The US and EU states condemned the coup in Mali.", {"US": "gov:US", "EU states": "eu"}),
    # Bodies of a town or province
    ("Gunmen attacked a bus in Sulu, Philippines. Sulu police killed two gunmen.", {"Sulu police": "r:sulu-police"}),
    (
        "Bombs exploded in Kandahar. Kandahar police chief Abdul Raziq blamed the Taliban.",
        {"Kandahar police": "r:kandahar-police", "Taliban": "taliban"},
    ),
    # "the group", "the militants"
    ("Boko Haram attacked Baga. The group killed 30 people.", {"group": "boko-haram"}),
    ("Boko Haram attacked Baga. The militants burned the market.", {"militants": "boko-haram"}),
    ("Boko Haram attacked Baga. The Islamist group burned the market.", {"Islamist group": "boko-haram"}),
    ("The Taliban attacked Kunduz. The insurgents killed nine soldiers.", {"insurgents": "taliban"}),
    ("The Taliban attacked Kunduz. Militants killed nine soldiers.", {"Militants": "taliban"}),
    ("Oxfam sent food to Aden. The organisation said that roads were blocked.", {}),
    ("Hezbollah, a Lebanese militia, attacked Haifa.", {"Lebanese militia": "hezbollah"}),
    ("Troops fought a small militant group, Ansar Dine, in Kidal, Mali.", {"small militant group": "ansar-dine"}),
    ("Taliban fighters attacked Ghazni.", {"Taliban fighters": "taliban"}),
    # Loose fighters stay themselves
    (
        "Gunmen attacked a hotel in Bamako. The attackers killed 19 people.",
        {"Gunmen": "r:gunmen", "attackers": "r:gunmen"},
    ),
    ("A suicide bomber attacked a market in Kano.", {"suicide bomber": "r:suicide-bomber"}),
    (
        "Hamas fired at Sderot in Israel. The suspects attacked a bus.",
        {"suspects": "r:suspects"},
    ),
    ("The Taliban fired at Ghazni. The commandos attacked a house.", {"commandos": "r:commandos"}),
    ("The blast in Algiers, Algeria, killed 18 people, all police officers.", {"people": "police:DZ"}),
    ("The person firing the gun in Lahore was the bomber.", {"person": None}),
    ("Police in Lahore, Pakistan, arrested a 15-year-old boy.", {"boy": "r:civilians"}),
    # Those who left their state or group
    (
        "Renegade soldiers and police attacked the barracks in Dili.",
        {"Renegade soldiers and police": "r:renegade-soldiers"},
    ),
    ("Rogue FARC fighters attacked a patrol in Cauca, Colombia.", {"Rogue FARC fighters": "r:rogue-farc-fighters"}),
    # Pronouns
    ("Hamas fired rockets at Sderot. It killed two people.", {"It": "hamas"}),
    ("Ethiopian troops attacked Mekelle. They captured the airport.", {"They": "army:ET"}),
    ("Jose Santos attacked the plan. He said that the army would fail.", {"He": "r:jose-santos"}),
    (
        "The bomber was a militant by the name of Musa Bello, who came to meet Prince Khalid. He blew himself up.",
        {"He": "r:musa-bello"},
    ),
    (
        "The director, Peter Hall, said that Omar Sedik fled Aden. The talks ended, he said.",
        {"he": "r:peter-hall"},
    ),
    ("Ms Lopez met Carlos Ruiz in Bogota. Ruiz denied that she was hurt.", {"she": "r:lopez"}),
    (
        'Omar Sedik spoke in Aden. "They shot him on Sunday in the old port," Peter Hall said.',
        {"him": "r:omar-sedik"},
    ),
    ("Sudan met Amnesty officials who warned that Chad planned its own attack.", {"its": "gov:TD"}),
    # Persons
    ("Salim al-Haddad spoke in Aden. The port is open, al-Haddad said.", {"al-Haddad": "r:salim-al-haddad"}),
    (
        "Ms Adwoa said the camp was empty. Grace Adwoa, a doctor, said that 40 people had fled.",
        {"Adwoa": "r:grace-adwoa"},
    ),
    ("Colonel Peter Lual defected. Lual led the attack on Bor.", {"Lual": "r:peter-lual"}),
    (
        "The army hunted Omar Sedik alias Abu Jamil. Abu Jamil had attacked the port.",
        {"Abu Jamil": "r:omar-sedik"},
    ),
    ("The army blamed Karim Daoud. Daoud’s group attacked the port.", {"Daoud’s group": "r:karim-daouds-group"}),
    ("Bashar al-Assad’s forces shelled Homs in Syria.", {}),
    # Names within names
    ("Fighting broke out near Sirte in Libya. The UN-backed government in Tripoli attacked ISIS.", {"UN": "un"}),
    (
        "Fighting broke out near Sirte in Libya. The UN-backed government in Tripoli attacked ISIS.",
        {"government in Tripoli": "gna-libya"},
    ),
    # A government under a name of its own
    (
        "The Transitional Federal Government attacked Mogadishu in Somalia. Government troops shelled the market.",
        {"Government troops": "tfg"},
        "2009-05-10",
    ),
]


@pytest.mark.parametrize("case", LEADS_TO, ids=lambda c: c[0][:70])
def test_a_mention_leads_to_its_actor(kit, case):
    text, expected, *published = case
    found = mentions(reading(kit, text, *published))
    assert {words: found.get(words) for words in expected} == expected


NOT_ACTORS = [
    ("A Shia festival was held in Najaf, Iraq.", "shias"),
    ("The bomb exploded in a Kurdish area of Kirkuk, Iraq.", "kurds"),
    ("Rockets hit the Ain al-Asad Airbase in Iraq.", "bashar-al-assad"),
    ("Hans Grundberg, the UN envoy, met the Houthis in Yemen.", "han-chinese"),
    ("Israel Katz, a minister, said the attack was over.", "gov:IL"),
    ("Shelling hit a town in Ukraine at 1500 UTC.", "r:utc"),
    ("HMAS Tobruk sailed to Dili on Sunday.", "r:hmas-tobruk"),
    ("The army retook a militant-occupied house in Swat, Pakistan.", "r:militant"),
    ("Fighting in Mali and Niger spread to Burkina Faso.", "gov:NE"),
    ("A long-running insurgency has troubled the south of Thailand.", "r:running-insurgency"),
]


@pytest.mark.parametrize(("text", "actor"), NOT_ACTORS, ids=[a for _, a in NOT_ACTORS])
def test_what_only_describes_or_lies_there_is_no_actor(kit, text, actor):
    assert actor not in {a.id for a in reading(kit, text).actors}


UNNAMED_VOICES = [
    "A doctor said that nine people died in Aden.",
    "A local official said that the bridge at Fallujah was closed.",
    "An aid worker said that the camp was full.",
]


@pytest.mark.parametrize("text", UNNAMED_VOICES)
def test_one_unnamed_person_who_speaks_is_a_voice_and_no_side(kit, text):
    assert not [a for a in reading(kit, text).actors if a.id not in ("r:civilians",) and a.id.startswith("r:")]


def test_plain_words_for_rebels_mean_nobody_elsewhere(kit):
    found = reading(kit, "Insurgents attacked Ramadi and Fallujah in Iraq. Some had come from Syria.", "2005-05-09")
    assert "syrian-rebels" not in {a.id for a in found.actors}


def test_unarmed_people_are_one_actor(kit):
    found = reading(kit, "Militants killed ten villagers in Baga. Several residents were wounded.")
    assert {m.actor for m in found.actor_mentions if m.text in ("villagers", "residents")} == {"r:civilians"}
