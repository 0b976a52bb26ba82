import pytest

from frontlines.lexicon.codebooks import ACLED_SUB_EVENTS, CAMEO_ROOTS, PLOVER_MODES
from frontlines.lexicon.rules import load_rules
from frontlines.lexicon.taxonomy import load_taxonomy, parse_taxonomy
from frontlines.model.errors import KnowledgeError

# The words of the contract: a type added or dropped changes JSON for every user, so it changes here too.
NAMES = """battle offensive siege capture withdrawal air_strike shelling bombing suicide_bombing attack_on_civilians
execution abduction sexual_violence detention displacement looting_destruction protest riot crackdown coup invasion
ceasefire agreement negotiation sanction aid arms_supply mobilization threat accusation demand refusal seizure
chemical_attack assassination release other""".split()  # noqa: SIM905 (a list of 37 would take 37 lines)

ENTRY = """
- name: battle
  label: Battle
  definition: Two sides fight.
  example: They clashed.
  crosswalk:
    acled: {event_type: Battles, sub_event_type: Armed clash}
    ucdp: [1]
    plover: {type: ASSAULT, mode: firearms}
    cameo: "19"
"""


def test_the_taxonomy_has_the_thirty_seven_types_of_the_contract_in_order():
    assert list(load_taxonomy().names()) == NAMES
    assert len(NAMES) == 37


@pytest.mark.parametrize("name", NAMES)
def test_every_type_says_what_it_is_and_shows_a_sentence(name):
    type_ = load_taxonomy()[name]
    assert type_.label[0].isupper()
    assert 40 <= len(type_.definition) <= 400
    assert type_.definition.endswith(".")
    assert len(type_.example.split()) >= 6
    assert type_.example.endswith(".")


def test_no_two_types_share_an_example_or_a_definition():
    types = load_taxonomy().types.values()
    assert len({t.example for t in types}) == len({t.definition for t in types}) == len(types)


@pytest.mark.parametrize("name", NAMES)
def test_a_crosswalk_that_depends_on_more_than_the_type_says_what_decides(name):
    walk = load_taxonomy()[name].crosswalk
    if len(walk.ucdp) > 1:
        assert "UCDP type" in walk.note
    if walk.acled is None:
        assert "ACLED" in walk.note


def test_every_type_is_found_by_some_rule():
    found = {outcome.value for rule in load_rules() for outcome in rule.outcomes if outcome.kind == "event"}
    assert set(load_taxonomy().names()) == found


def test_lookups_answer_by_name_and_by_the_codes_of_other_books():
    taxonomy = load_taxonomy()
    assert "siege" in taxonomy
    assert "picnic" not in taxonomy
    assert taxonomy.label("air_strike") == "Air or drone strike"
    assert {t.name for t in taxonomy.by_plover("PROTEST")} == {"protest", "riot"}
    assert {t.name for t in taxonomy.by_acled("Suicide bomb")} == {"suicide_bombing"}


def test_an_unknown_name_is_an_error_that_lists_the_known_ones():
    with pytest.raises(KnowledgeError, match=r"no event type 'picnic'; known types: battle, offensive"):
        load_taxonomy()["picnic"]


def test_the_code_lists_have_the_sizes_their_books_print():
    assert len(ACLED_SUB_EVENTS) == 6
    assert sum(map(len, ACLED_SUB_EVENTS.values())) == 25
    assert len(PLOVER_MODES) == 16
    assert list(CAMEO_ROOTS) == [f"{n:02}" for n in range(1, 21)]


def test_a_well_formed_entry_needs_no_note():
    assert parse_taxonomy(ENTRY, name="t.yaml")["battle"].crosswalk.note == ""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Armed clash", "Armed dash", r"t\.yaml: entry 1 \(battle\): crosswalk: acled: sub_event_type: unknown code"),
        ("Battles", "Battle", r"acled: event_type: unknown code 'Battle'; known codes: Battles, Explosions"),
        ("[1]", "[4]", r"ucdp: \[4\] is not a list of types of violence"),
        ("[1]", "[true]", "ucdp"),
        ("[1]", "1", "ucdp"),
        ("[1]", "[1, 2]", "key 'note' is missing"),
        ('"19"', "null", "key 'note' is missing"),
        ("firearms", "sling", "plover: mode: unknown code 'sling'"),
        ("ASSAULT", "FIGHT", "plover: type: unknown code 'FIGHT'"),
        ('"19"', '"21"', "cameo: unknown code '21'"),
        ('"19"', "19", "cameo: unknown code 19"),
        ("label:", "lable:", "unknown key 'lable'; known keys: name, label"),
        ("  label: Battle\n", "", "key 'label' is missing"),
        ("They clashed.", "''", "key 'example': expected words"),
        ("name: battle", "name: Big battle", "lower-case letters"),
        ("name: battle", "name: [battle", "broken YAML"),
        (ENTRY, "name: battle", "expected a list"),
        (ENTRY, "[1, 2]", "entry 1: expected a mapping"),
        (ENTRY, "", "expected a list"),
        (ENTRY, ENTRY * 2, "'battle': listed twice"),
    ],
)
def test_a_broken_entry_is_an_error_naming_file_entry_and_key(old, new, fault):
    with pytest.raises(KnowledgeError, match=fault):
        parse_taxonomy(ENTRY.replace(old, new), name="t.yaml")
