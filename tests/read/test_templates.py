"""Incident templates: which phrases may fill a slot, and what a report is judged to tell."""

import pytest

from frontlines.intake import report_from_text
from frontlines.lexicon.cues import load_cues
from frontlines.model.template import TemplateRole
from frontlines.read.annotate import annotate
from frontlines.read.clause import Syntax
from frontlines.read.pipeline import read
from frontlines.read.template_phrases import key, phrases
from frontlines.read.templates import incident_templates

BOMB = (
    "Terrorists of the FMLN threw a powerful bomb at the Banco Norte building in San Salvador last night. "
    "The explosion destroyed the building. Judge Luis Lopez was wounded in the attack."
)


def words_of(text, noun, kit):
    (sentence,) = annotate(text, kit.annotator)
    head = next(i for i, t in enumerate(sentence.tokens) if t.text == noun)
    found = phrases(Syntax(sentence), head, load_cues().roles["titles"].words)
    return {text[sentence.tokens[a].start : sentence.tokens[b].end] for _, a, b in found}


@pytest.mark.parametrize(
    ("text", "noun", "among"),
    [
        ("The rebels hid three powerful bombs.", "bombs", {"three powerful bombs", "powerful bombs", "bombs"}),
        ("They killed Judge Luis Lopez.", "Lopez", {"Judge Luis Lopez", "Luis Lopez"}),
        ("They used sticks of dynamite.", "sticks", {"sticks of dynamite", "sticks"}),
        ("They burned the mayor's car.", "car", {"mayor's car", "car"}),
    ],
)
def test_a_noun_may_be_quoted_in_several_ways(kit, text, noun, among):
    assert among <= words_of(text, noun, kit)


def test_the_same_phrase_has_one_key():
    assert key("The FMLN's ") == key("fmlns") == "fmlns"


@pytest.mark.parametrize("turn", [str, str.lower])
def test_a_bombing_is_told_with_who_what_and_by_which_means(kit, turn):
    text = turn(BOMB)
    templates = incident_templates(read(report_from_text(text, "t", None), kit), kit)
    bombing = next(t for t in templates if t.incident == "bombing")
    found = {(f.role, key(f.text)) for f in bombing.fillers}
    assert (TemplateRole.GROUP, "fmln") in found
    assert (TemplateRole.VICTIM, "luis lopez") in found
    assert any(role == TemplateRole.WEAPON and words.endswith("bomb") for role, words in found)
    assert all(text[f.start : f.end] == f.text and 0 < f.confidence < 1 for f in bombing.fillers)


def test_a_report_of_peace_tells_of_no_incident(kit):
    text = "The two ministers met in Lima on Monday and signed an agreement on trade in coffee and fish."
    assert incident_templates(read(report_from_text(text, "t", None), kit), kit) == ()


def test_a_person_or_thing_fills_a_slot_once(kit):
    for template in incident_templates(read(report_from_text(BOMB, "t", None), kit), kit):
        for role in TemplateRole:
            words = [set(key(f.text).split()) for f in template.fillers if f.role == role]
            assert not any(a <= b for i, a in enumerate(words) for j, b in enumerate(words) if i != j)
