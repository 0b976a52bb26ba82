"""Templates are read once each, paired by the best F1, and filled as GTT's scorer demands."""

import json

import pytest

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_report
from frontlines.evaluate.muc4 import MucCase, Template, load, plain, score
from frontlines.model.template import Filler, IncidentTemplate, TemplateRole

TEXT = "Guerrillas of the Karo Front kidnapped two engineers in Orvil on Monday. Nobody was hurt."
NOBODY = {"PerpInd": (), "PerpOrg": (), "Target": (), "Victim": (), "Weapon": ()}


def template(incident, **roles):
    return Template(incident, NOBODY | {role: tuple(map(frozenset, found)) for role, found in roles.items()})


def test_a_template_given_twice_counts_once(tmp_path):
    roles = {
        "PerpInd": [],
        "PerpOrg": [[["the Karo Front", 4], ["KF", 30]]],
        "Target": [],
        "Victim": [],
        "Weapon": [],
    }
    row = {"docid": "D1", "doctext": TEXT, "templates": [{"incident_type": "kidnapping", **roles}] * 2}
    (tmp_path / "gtt-dev.json").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert list(load(tmp_path)) == [MucCase("D1", TEXT, (template("kidnapping", PerpOrg=[["karo front", "kf"]]),))]


def test_a_document_that_lacks_a_key_is_named(tmp_path):
    (tmp_path / "gtt-dev.json").write_text('{"docid": "D1"}', encoding="utf-8")
    with pytest.raises(CorpusError, match="document 1 lacks 'templates'"):
        list(load(tmp_path))


def test_names_are_compared_without_case_marks_and_articles():
    assert plain("The  Karo-Front's") == "karofronts"
    assert plain("an engineer") == "engineer"


class Told:
    """A machine that tells of one kidnapping, as a test wants it."""

    def __init__(self, *fillers, incident="kidnapping"):
        found = tuple(Filler(TemplateRole(role), 0, len(words), words, 0.5) for role, words in fillers)
        self._templates = (IncidentTemplate(incident, found, 0.5),)

    def take_in(self, text, name, published):
        return corpus_report(text, name)

    def read(self, report):
        return report

    def templates(self, reading):
        return self._templates


def test_incidents_of_another_type_are_no_pair():
    scores = score(MucCase("a", TEXT, (template("bombing"),)), Told()).scores
    assert (scores["incidents"].hits, scores["incidents"].gold, scores["incidents"].given) == (0, 1, 1)
    assert scores["templates"].hits == 0


def test_of_several_pairings_the_best_is_scored():
    wanted = template("kidnapping", Victim=[["two engineers", "engineers"]])
    scores = score(MucCase("a", TEXT, (template("kidnapping"), wanted)), Told(("victim", "the engineers"))).scores
    assert (scores["incidents"].hits, scores["victims"].hits) == (1, 1)
    assert (scores["templates"].hits, scores["templates"].gold) == (2, 3)


def test_a_type_that_the_gold_leaves_open_is_paired_with_either():
    assert score(MucCase("a", TEXT, (template("kidnapping / attack"),)), Told()).scores["incidents"].hits == 1


def test_two_names_of_one_entity_find_it_once():
    gold = template("kidnapping", PerpOrg=[["karo front", "kf"], ["orvil league"]])
    told = Told(("group", "Karo Front"), ("group", "KF"))
    tally = score(MucCase("a", TEXT, (gold,)), told).scores["perpetrating_groups"]
    assert (tally.hits, tally.gold, tally.given) == (1, 2, 2)


def test_the_product_is_measured_by_its_templates(product):
    scores = score(MucCase("a", TEXT, (template("kidnapping"),)), product).scores
    assert (scores["incidents"].hits, scores["incidents"].given) == (1, 1)
