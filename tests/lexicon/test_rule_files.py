"""Rule files are checked when they are loaded, and a fault is named with its file, rule and key."""

import json

import pytest

from frontlines.lexicon.rules import load_rules
from frontlines.lexicon.taxonomy import load_taxonomy
from frontlines.model.errors import KnowledgeError

GOOD = {
    "name": "capture",
    "trigger": {"verb": ["capture", "take control"], "noun": "air strike"},
    "where": {"patient": ["place"]},
    "finds": {"event": "capture", "initiators": "agent", "places": ["patient", "in"]},
    "confidence": 0.8,
    "because": "taking a place is news",
    "matches": ["Rebels captured the town."],
}


def loaded(folder, *entries, event_types=None):
    (folder / "test.yaml").write_text(json.dumps(entries), encoding="utf-8")
    return load_rules(folder, event_types=event_types)


def test_a_rule_is_kept_as_written(tmp_path):
    (rule,) = loaded(tmp_path, GOOD)
    assert (rule.name, rule.file, rule.confidence) == ("capture", "test.yaml", 0.8)
    assert [(t.form, t.words, t.words[t.head]) for t in rule.triggers] == [
        ("verb", ("capture",), "capture"),
        ("verb", ("take", "control"), "take"),
        ("noun", ("air", "strike"), "strike"),
    ]
    assert rule.outcomes[0].roles == {"initiators": ("agent",), "places": ("patient", "in")}


def test_rules_are_found_by_the_word_that_carries_the_arguments(tmp_path):
    rules = loaded(tmp_path, GOOD)
    assert set(rules.by_lemma) == {"capture", "take", "strike"}


def test_longer_triggers_are_tried_first(tmp_path):
    shorter = {**GOOD, "name": "strike", "trigger": {"noun": ["strike"]}}
    rules = loaded(tmp_path, shorter, GOOD)
    assert [rule.name for _, rule in rules.by_lemma["strike"]] == ["capture", "strike"]


def without(key):
    return {k: v for k, v in GOOD.items() if k != key}


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (without("name"), "entry 1: expected a mapping with a name"),
        ({**GOOD, "wher": {}}, "rule 'capture': unknown key 'wher'; known keys: because,"),
        (without("because"), "rule 'capture': key 'because' is missing or empty"),
        (without("matches"), "rule 'capture': key 'matches' is missing or empty"),
        ({**GOOD, "matches": "One."}, "rule 'capture': key 'matches': expected a list of sentences"),
        ({**GOOD, "confidence": 2}, "rule 'capture': key 'confidence': expected a number over 0 and up to 1"),
        ({**GOOD, "trigger": {"adverb": ["up"]}}, "rule 'capture': key 'trigger': expected a mapping"),
        ({**GOOD, "trigger": {"verb": [" "]}}, "rule 'capture': key 'trigger': an empty word under 'verb'"),
        ({**GOOD, "where": ["place"]}, "rule 'capture': key 'where': expected a mapping from slot to classes"),
        ({**GOOD, "finds": {"initiators": "agent"}}, "rule 'capture': key 'finds': name exactly one of event, tie"),
        ({**GOOD, "finds": {"event": "capture", "actor": "agent"}}, "key 'finds': unknown role 'actor' of event"),
        ({**GOOD, "finds": {"event": "picnic"}}, "key 'finds': unknown event 'picnic'; known: capture"),
        ({**GOOD, "finds": {"control": "owned"}}, "key 'finds': unknown control 'owned'; known: advancing_on,"),
    ],
)
def test_a_fault_is_named_with_file_rule_and_key(tmp_path, entry, says):
    with pytest.raises(KnowledgeError) as raised:
        loaded(tmp_path, entry, event_types=frozenset({"capture"}))
    assert str(raised.value).startswith("test.yaml: ")
    assert says in str(raised.value)


def test_a_name_is_given_once_over_all_files(tmp_path):
    (tmp_path / "other.yaml").write_text(json.dumps([GOOD]), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="the name is taken in other"):
        loaded(tmp_path, GOOD)


def test_a_file_that_is_no_list_is_refused(tmp_path):
    (tmp_path / "test.yaml").write_text("name: capture\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="expected a list of rules"):
        load_rules(tmp_path)


def test_the_rules_that_are_shipped_load_and_find_only_known_event_types():
    rules = load_rules(event_types=frozenset(load_taxonomy().names()))
    assert len(rules) > 60


def test_a_rule_that_yields_comes_after_all_others_on_the_same_words_the_surest_first(tmp_path):
    loose = {**GOOD, "name": "loose", "yields": True, "confidence": 0.5}
    looser = {**GOOD, "name": "looser", "yields": True, "confidence": 0.6}
    rules = loaded(tmp_path, loose, looser, GOOD)
    assert [rule.name for _, rule in rules.by_lemma["capture"]] == ["capture", "looser", "loose"]


def test_a_rule_may_say_where_plover_files_its_events(tmp_path):
    (rule,) = loaded(tmp_path, {**GOOD, "plover": "CONCEDE"})
    assert rule.plover == "CONCEDE"
    with pytest.raises(KnowledgeError, match="key 'plover': unknown type 'YIELD'"):
        loaded(tmp_path, {**GOOD, "plover": "YIELD"})
