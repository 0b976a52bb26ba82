"""Attributions are read from brat's standoff form; ours fit by content, source and cue."""

import pytest

from frontlines.evaluate.attributions import load, score
from frontlines.evaluate.errors import CorpusError

TEXT = "General Haddad said the bridge had fallen. It rained."
ANN = (
    "T1\tSource 0 14\tGeneral Haddad\nT2\tCue 15 19\tsaid\nT3\tContent 20 30;31 41\tthe bridge had fallen\n"
    "T4\tAttribution 15 19\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
)


def laid_out(folder, ann=ANN):
    for part, name, content in (("attributions", "a_0b1c.ann", ann), ("text", "a.txt", TEXT)):
        (folder / part).mkdir()
        (folder / part / name).write_text(content, encoding="utf-8")
    (folder / "attributions" / "a_4e07.ann").write_text("T1\tSource 0 1\tG\n", encoding="utf-8")
    return folder


def test_of_several_coders_the_first_counts(tmp_path):
    (case,) = load(laid_out(tmp_path))
    (one,) = case.attributions
    assert [s.text for s in one.source] == ["General Haddad"]
    assert [s.text for s in one.content] == ["the bridge", "had fallen"]


def test_a_span_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CorpusError, match="line 1 names T9, which no line before it holds"):
        list(load(laid_out(tmp_path, "E1\tAttribution:T1 Source:T9\n")))


def test_content_source_and_cue_are_scored(tmp_path, product):
    (case,) = load(laid_out(tmp_path))
    assert {name: s.f1 for name, s in score(case, product).scores.items()} == {"content": 1, "source": 1, "cue": 1}
