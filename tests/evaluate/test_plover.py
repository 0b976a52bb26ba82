"""Records give the event, its actors and its recipients by their marks; the nearest event of ours is scored."""

import json

import pytest

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.plover import PloverCase, load, score
from frontlines.model.mention import Span

TEXT = "Sudan and Chad agreed on Monday that Chad would disarm the rebels."


def span(words, text=TEXT, after=0):
    at = text.index(words, after)
    return Span(at, at + len(words), words)


def written(folder, *rows):
    (folder / "dev.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return folder


def test_marks_give_spans_and_equals_stand_on_both_sides(tmp_path):
    markup = "(SRC/TAR: Sudan) and (SRC/TAR: Chad) (EVT: agreed) on Monday that (TAR: Chad) would (EVT: disarm)."
    row = {"id": "A", "text": TEXT, "event": "AGREE", "textInfo": {"markup": markup}}
    (case,) = load(written(tmp_path, row))
    both = (span("Sudan"), span("Chad"))
    assert case == PloverCase("A", TEXT, "AGREE", "agreed disarm", both, (span("Chad", after=20), *both))


def test_a_record_without_marks_has_its_actors_by_name(tmp_path):
    row = {
        "id": "A", "text": TEXT, "event": "AGREE", "eventText": "agreed", "textInfo": "",
        "source": [{"actorText": "Sudan"}], "target": "",
    }  # fmt: skip
    (case,) = load(written(tmp_path, row))
    assert (case.actors, case.recipients, case.words) == ((span("Sudan"),), (), "agreed")


def test_a_record_that_lacks_a_key_is_named(tmp_path):
    with pytest.raises(CorpusError, match="record 1 lacks 'event'"):
        list(load(written(tmp_path, {"id": "A", "text": TEXT})))


def test_type_actor_and_recipient_are_scored(product):
    text = "Islamic State fighters attacked Iraqi troops near Ramadi."
    case = PloverCase("A", text, "FIGHT", "attacked", (span("Islamic State", text),), (span("Iraqi troops", text),))
    outcome = score(case, product)
    assert outcome.scores["type"].pairs == (("FIGHT", "FIGHT"),)
    assert outcome.scores["actor"].f1 == outcome.scores["recipient"].f1 == 1
    assert outcome.mistakes == ()


def test_a_sentence_without_an_event_of_ours_is_wrong(product):
    case = PloverCase("A", "It rained.", "AID", "gave", (span("It", "It rained."),), ())
    outcome = score(case, product)
    assert outcome.scores["type"].pairs == (("AID", ""),)
    assert (outcome.scores["actor"].gold, outcome.scores["actor"].given) == (1, 0)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Chad released twelve prisoners.", "released", "RETREAT"),
        ("Chad said it will release twelve prisoners.", "will release", "AGREE"),
        ("Chad said it will not talk to Sudan.", "will not talk", "REJECT"),
        ("Chad said it would boycott all contacts with Sudan.", "would boycott", "THREATEN"),
        ("Chad praised Sudan for its elections.", "praised", "SUPPORT"),
        ("Chad lifted the curfew in Abeche.", "lifted", "CONCEDE"),
        ("Chad rejected an appeal by Sudan to release the prisoners.", "rejected appeal release", "REJECT"),
    ],
)
def test_an_act_is_filed_as_plover_has_it(product, text, words, kind):
    assert score(PloverCase("A", text, kind, words, (), ()), product).scores["type"].pairs == ((kind, kind),)


def test_where_nobody_is_a_target_the_place_is_the_recipient(product):
    text = "Turkey imposed a curfew in the town of Cizre."
    case = PloverCase("A", text, "COERCE", "imposed curfew", (span("Turkey", text),), (span("town of Cizre", text),))
    assert score(case, product).scores["recipient"].f1 == 1
