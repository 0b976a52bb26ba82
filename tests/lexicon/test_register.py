"""The register's search, on a small register of its own."""

from datetime import date
from pathlib import Path

import pytest

from frontlines.lexicon.register import Register, find_clashes, load_register, resolve_name
from frontlines.lexicon.register_load import STATES_FILE
from frontlines.model.errors import KnowledgeError
from frontlines.model.mention import MentionVia

REAL = Path(__file__).parents[2] / "src" / "frontlines" / "knowledge" / "actors"

ACTORS = """
- id: black-banner
  name: Black Banner
  kind: armed_group
  from: 1999
  aliases:
    - BANR
    - al-Raya Front
    - Army of the Banner
    - {name: Desert Wing, from: 2004, to: 2006-10}
- id: desert-wing
  name: Desert Wing Movement
  kind: armed_group
  country: LY
  from: 2012
  aliases:
    - {name: Desert Wing, from: 2012}
    - {name: the rebels, context: [LY]}
- id: green-party-iq
  name: Green League
  kind: organisation
  country: IQ
  aliases: [GL, WHO]
- id: green-party-sd
  name: Green Legion
  kind: armed_group
  country: SD
  aliases: [GL]
- id: some-leader
  name: Haidar al-Testi
  kind: person
  country: IQ
  parent: gov:IQ
  aliases: [Testi]
- id: unity-government
  name: Unity Government
  kind: government
  country: LY
  parent: gov:LY
  aliases: [UN-backed government in Tripoli, US-backed unity government]
- id: lebanese-forces
  name: Lebanese Forces
  kind: organisation
  country: LB
- id: shield-units
  name: People's Shield Units
  kind: armed_group
- id: guards-iq
  name: Golden Guards (Iraq)
  kind: state_forces
  country: IQ
  parent: army:IQ
- id: afp
  name: Armed Forces of the Philippines
  kind: state_forces
  country: PH
  parent: gov:PH
"""


def build(folder: Path, actors: str) -> Register:
    (folder / STATES_FILE).write_text((REAL / STATES_FILE).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "actors.yaml").write_text(actors, encoding="utf-8")
    return load_register(folder)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return build(tmp_path_factory.mktemp("actors"), ACTORS)


def found(register: Register, text: str, **about: object) -> list[tuple[str, str]]:
    matches = register.find(text, **about)  # type: ignore[arg-type]
    assert all(text[m.start : m.end] == m.text for m in matches)
    return [(m.text, m.entry_id) for m in matches]


@pytest.mark.parametrize(
    ("text", "words", "entry"),
    [
        ("Iraqi army units moved north.", "Iraqi army units", "army:IQ"),
        ("It was Iraq’s army that fled.", "Iraq’s army", "army:IQ"),
        ("The Pakistan Army denied it.", "Pakistan Army", "army:PK"),
        ("the Turkish regime", "Turkish regime", "gov:TR"),
        ("Russian airpower helped.", "Russian airpower", "gov:RU"),
        ("U.S. soldiers left.", "U.S. soldiers", "gov:US"),
        ("Iranian military advisors arrived", "Iranian military advisors", "gov:IR"),
        ("US air strikes hit the town", "US air strikes", "gov:US"),
        ("the regime in Baghdad", "regime in Baghdad", "gov:IQ"),
        ("the government of the Philippines", "government of the Philippines", "gov:PH"),
        ("the Royal Australian Navy", "Royal Australian Navy", "navy:AU"),
        ("Norwegian police", "Norwegian police", "police:NO"),
        ("East Timorese troops", "East Timorese troops", "gov:TL"),
        ("the Thai Defense Ministry", "Thai Defense Ministry", "mod:TH"),
        ("South Sudanese soldiers", "South Sudanese soldiers", "gov:SS"),
    ],
)
def test_state_actors_of_any_country_are_known_by_pattern(register, text, words, entry):
    assert found(register, text) == [(words, entry)]


@pytest.mark.parametrize(
    ("text", "name", "affix", "entry"),
    [
        ("a US-led invasion", "US", "led", "gov:US"),
        ("Russian-backed fighters", "Russian", "backed", "gov:RU"),
        ("pro-Baghdad forces", "Baghdad", "pro", "gov:IQ"),
        ("anti-Black Banner fighters", "Black Banner", "anti", "black-banner"),
        ("a BANR-controlled district", "BANR", "controlled", "black-banner"),
        ("pro-Russian forces", "Russian", "pro", "gov:RU"),
    ],
)
def test_a_hyphened_affix_is_told_with_the_name_it_stands_by(register, text, name, affix, entry):
    (match,) = register.find(text)
    assert (match.text, match.affix, match.entry_id) == (name, affix, entry)


def test_an_affix_inside_a_longer_name_is_kept_within_it(register):
    (match,) = register.find("the US-backed unity government")
    assert match.entry_id == "unity-government"
    assert [(m.text, m.affix, m.entry_id) for m in match.within] == [("US", "backed", "gov:US")]


@pytest.mark.parametrize(
    "text",
    [
        "Give us food, who knows.",
        "an Iraqi doctor and a Kurdish farmer",  # people, not actors
        "the former chad of a punched card, with turkey and rice",
        "New Mexico and the Indian Ocean",
        "Senator Leila de Lima",
        "WE ASKED WHO CAME FIRST",  # in capitals an acronym that is a word proves nothing
        "Syria. Army officers disagreed."[6:],
    ],
)
def test_words_that_only_look_like_actors_are_left_alone(register, text):
    assert found(register, text) == []


def test_a_full_stop_and_a_paragraph_end_part_names(register):
    assert found(register, "They went to Iraq. Army officers said so") == [("Iraq", "gov:IQ")]
    assert found(register, "Black\n\nBanner") == []
    assert found(register, "in Iraq – troops were few") == [("Iraq", "gov:IQ")]


def test_country_names_and_capitals_are_marked_as_perhaps_places(register):
    matches = register.find("Baghdad said Turkey refused.")
    assert [(m.entry_id, m.is_state_name, m.via) for m in matches] == [
        ("gov:IQ", True, MentionVia.METONYM),
        ("gov:TR", True, MentionVia.METONYM),
    ]


def test_the_longest_name_wins(register):
    assert found(register, "the Desert Wing Movement") == [("Desert Wing Movement", "desert-wing")]


def test_an_alias_means_what_it_meant_on_the_day_of_the_report(register):
    assert found(register, "Desert Wing struck", on=date(2005, 5, 1)) == [("Desert Wing", "black-banner")]
    assert found(register, "Desert Wing struck", on=date(2016, 5, 1)) == [("Desert Wing", "desert-wing")]
    assert found(register, "Desert Wing struck") == [("Desert Wing", "desert-wing")]


def test_an_alias_bound_to_a_country_is_silent_elsewhere(register):
    assert found(register, "the rebels fled") == []
    assert found(register, "the rebels fled", countries={"LY"}) == [("rebels", "desert-wing")]


def test_the_countries_of_the_report_choose_between_actors_of_one_acronym(register):
    assert found(register, "GL men", countries={"SD"}) == [("GL", "green-party-sd")]
    assert found(register, "GL men", countries={"IQ"}) == [("GL", "green-party-iq")]
    (match,) = register.find("GL men")
    assert match.rivals == ("green-party-sd",)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Banr", "black-banner"),
        ("al-Raya Front", "black-banner"),
        ("El Raya Front", "black-banner"),
        ("Raya Front", "black-banner"),
        ("Peoples’ Shield Units", "shield-units"),
        ("Peoples Shield Units", "shield-units"),
        ("Haidar Al Testi", "some-leader"),
        ("BLACK BANNER", "black-banner"),
    ],
)
def test_case_articles_and_apostrophes_may_vary(register, text, entry):
    assert [e for _, e in found(register, text)] == [entry]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("the Bagdad regime", "gov:IQ"),
        ("the Afganistan army", "army:AF"),
        ("BANRR fighters"[:5], "black-banner"),
        ("Haider al-Testi", "some-leader"),
        ("Hiadar al-Testi", "some-leader"),
    ],
)
def test_slips_of_spelling_are_mended_and_marked(register, text, entry):
    matches = [m for m in register.find(text) if m.via is MentionVia.SPELLING]
    assert [m.entry_id for m in matches] == ([entry] if entry else [])


@pytest.mark.parametrize("text", ["Roland said", "Prussia fought", "Ismael fled", "Angela left", "Bali", "Irak-less"])
def test_other_names_one_letter_off_are_not_mended(register, text):
    assert found(register, text) == []


def test_a_leaders_regime_is_the_state_he_leads(register):
    assert found(register, "Haidar al-Testi’s regime fell") == [("Haidar al-Testi’s regime", "gov:IQ")]
    assert found(register, "Testi spoke") == [("Testi", "some-leader")]


def test_capitals_tell_a_party_from_forces(register):
    assert found(register, "Lebanese Forces voted") == [("Lebanese Forces", "lebanese-forces")]
    assert found(register, "Lebanese forces fired") == [("Lebanese forces", "gov:LB")]


def test_a_country_in_brackets_binds_the_name(register):
    assert found(register, "the Golden Guards", countries={"IQ"}) == [("Golden Guards", "guards-iq")]
    assert found(register, "the Golden Guards", countries={"FR"}) == []


def test_a_state_actor_with_an_entry_of_its_own_is_one_actor(register):
    assert found(register, "Armed Forces of the Philippines") == [("Armed Forces of the Philippines", "army:PH")]
    assert found(register, "Philippine army") == [("Philippine army", "army:PH")]
    assert register.get("afp") is register.get("army:PH")


def test_demonyms_hint_at_countries(register):
    hints = register.demonyms("Iraqis and a Turkish doctor met South Sudanese refugees")
    assert [(d.text, d.country) for d in hints] == [("Iraqis", "IQ"), ("Turkish", "TR"), ("South Sudanese", "SS")]


def test_a_search_of_a_part_keeps_offsets_of_the_whole(register):
    text = "Iraq and Black Banner"
    (match,) = register.find(text, start=9)
    assert text[match.start : match.end] == "Black Banner"


def test_text_without_capitals_can_be_searched(register):
    assert [e for _, e in found(register, "black banner fought the iraqi army", lowercase=True)] == [
        "black-banner",
        "army:IQ",
    ]


def test_ancestors_lead_to_the_government(register):
    assert register.ancestors("airforce:IQ") == ("army:IQ", "gov:IQ")
    assert register.ancestors("guards-iq") == ("army:IQ", "gov:IQ")


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("Government of Russia (Soviet Union)", "gov:RU"),
        ("Government of Myanmar (Burma)", "gov:MM"),
        ("Golden Guards (Iraq)", "guards-iq"),
        ("Black Baner", None),
        ("GL (Sudan)", "green-party-sd"),
    ],
)
def test_names_of_other_registers_resolve_whole_or_not_at_all(register, name, entry):
    assert resolve_name(register, name) == entry


def test_names_with_nothing_to_tell_them_apart_are_reported(tmp_path):
    twins = """
- {id: one, name: One, kind: armed_group, country: SY, aliases: [Lions of the East]}
- {id: two, name: Two, kind: armed_group, country: SY, aliases: [Lions of the East]}
- {id: three, name: Three, kind: armed_group, country: ML, aliases: [Lions of the East]}
"""
    assert find_clashes(build(tmp_path, twins)) == [("Lions of the East", ("one", "two"))]


@pytest.mark.parametrize(
    "text", ["", " ", "é" * 5000, "a\u0301‮\U0001f600 ", "-'-'-" * 999, "U.S.-" * 999, "the " * 999]
)
def test_odd_text_is_searched_without_harm(register, text):
    found(register, text)


@pytest.mark.parametrize(
    ("actors", "fault"),
    [
        ("- {id: a, name: A, kind: armed_group, colour: red}", "unknown key 'colour'"),
        ("- {id: a, name: A, kind: gang}", "key 'kind'"),
        ("- {id: A b, name: A, kind: armed_group}", "key 'id'"),
        ("- {id: a, kind: armed_group}", "key 'name'"),
        ("- {id: a, name: A, kind: armed_group, country: Iraq}", "key 'country'"),
        ("- {id: a, name: A, kind: armed_group, parent: nobody}", "no entry 'nobody'"),
        ("- {id: a, name: A, kind: armed_group, parent: a}", "circle"),
        ("- {id: a, name: A, kind: armed_group, from: soon}", "no date"),
        ("- {id: a, name: A, kind: armed_group, from: 2010, to: 2009}", "'from' is after 'to'"),
        ("- {id: a, name: A, kind: armed_group, aliases: [{name: B, context: IQ}]}", "key 'context'"),
        ("- {id: a, name: A, kind: armed_group, aliases: [3]}", "no name"),
        ("- {id: a, name: A, kind: armed_group}\n- {id: a, name: B, kind: armed_group}", "already used"),
        ("- {id: army:QQ, name: A, kind: armed_group}", "no such state actor"),
        ("a: 1", "must be a list"),
    ],
)
def test_a_file_out_of_form_is_refused_by_file_entry_and_key(tmp_path, actors, fault):
    with pytest.raises(KnowledgeError, match="actors") as error:
        build(tmp_path, actors)
    assert fault in str(error.value)
