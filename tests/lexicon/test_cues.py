"""Cue files are checked when they are loaded, and what is shipped is whole."""

import json

import pytest

from frontlines.lexicon import cues as module
from frontlines.lexicon.cues import CUES_FOLDER, load_cues, load_grammar
from frontlines.model.errors import KnowledgeError

GOOD = {"name": "denial", "because": "a denial takes back", "words": ["deny"]}


@pytest.fixture
def folder(tmp_path):
    """A folder with one good cue in every file that is looked for."""
    for name in module._FILES:
        (tmp_path / f"{name}.yaml").write_text(json.dumps([GOOD]), encoding="utf-8")
    return tmp_path


def test_what_is_not_given_has_its_plain_value(folder):
    cue = load_cues(folder).stance["denial"]
    assert cue.words == {"deny"}
    assert (cue.phrases, cue.verbs, cue.modals) == ((), frozenset(), frozenset())
    assert (cue.plan, cue.kind, cue.weight, cue.needs) == (False, "", 1.0, "")


def test_a_noun_knows_all_the_classes_it_belongs_to(folder):
    rows = [
        {"name": "acts", "because": "-", "words": ["raid"]},
        {"name": "weapons", "because": "-", "words": ["raid"]},
    ]
    (folder / "nouns.yaml").write_text(json.dumps(rows), encoding="utf-8")
    assert load_cues(folder).classes["raid"] == {"acts", "weapons"}


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ({"name": "denial"}, "speech.yaml: expected a list of cues; found dict"),
        (["deny"], "speech.yaml: entry 1: expected a mapping with a name"),
        ([GOOD, GOOD], "speech.yaml: cue 'denial': the name is taken"),
        ([{**GOOD, "word": ["deny"]}], "speech.yaml: cue 'denial': unknown key 'word'; known keys: because,"),
        ([{**GOOD, "because": ""}], "speech.yaml: cue 'denial': key 'because' is missing"),
        (
            [{**GOOD, "words": ["Deny"]}],
            "speech.yaml: cue 'denial': key 'words': expected a list of lower-case words",
        ),
        ([{**GOOD, "words": "deny"}], "speech.yaml: cue 'denial': key 'words': expected a list of lower-case words"),
        ([{**GOOD, "words": []}], "speech.yaml: cue 'denial': no words"),
    ],
)
def test_a_fault_is_named_with_file_cue_and_key(folder, entries, says):
    (folder / "speech.yaml").write_text(json.dumps(entries), encoding="utf-8")
    with pytest.raises(KnowledgeError) as raised:
        load_cues(folder)
    assert str(raised.value).startswith(says)


def test_the_shipped_cues_load_and_every_file_is_looked_for():
    assert load_cues().classes
    assert load_grammar().light
    assert {path.stem for path in CUES_FOLDER.glob("*.yaml")} == {*module._FILES, "grammar"}
