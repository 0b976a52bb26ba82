"""Snippets have one class each; ours is that of their first event."""

import pytest

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.snippets import Snippet, load, score


def test_the_head_line_is_no_snippet(tmp_path):
    (tmp_path / "a.tsv").write_text(
        "id\ttext\tlabel\n1\tTanks rolled.\tOTHER\n\n2\tIt rained.\tDIPLO\n", encoding="utf-8"
    )
    assert list(load(tmp_path / "a.tsv")) == [
        Snippet("1", "Tanks rolled.", "OTHER"),
        Snippet("2", "It rained.", "DIPLO"),
    ]


def test_a_line_with_another_number_of_columns_is_named(tmp_path):
    (tmp_path / "a.tsv").write_text("1\tTanks rolled.", encoding="utf-8")
    with pytest.raises(CorpusError, match="line 1 has 2 columns, not 3"):
        list(load(tmp_path / "a.tsv"))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Islamic State fighters clashed with Iraqi troops near Ramadi.", "ARMED_CLASH"),
        ("Iraqi troops captured Ramadi from Islamic State.", "GOV_REGAINS_TERIT"),
        ("Islamic State captured Ramadi.", "NON_STATE_ACTOR_OVERTAKES_TER"),
        ("Police arrested 20 activists in Cairo.", "ARREST"),
        ("The melons were sweet this year.", "OTHER"),
    ],
)
def test_events_have_the_classes_of_the_task(product, text, label):
    outcome = score(Snippet("1", text, label), product)
    assert outcome.scores["class"].pairs == ((label, label),)
    assert outcome.mistakes == ()
