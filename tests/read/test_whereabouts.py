"""Which of a sentence's places is that of the marked act: cases in our own words, in brackets the act."""

import pytest

from frontlines.evaluate.files import corpus_report
from frontlines.model.mention import Span
from frontlines.read.where import places_of_acts

CASES = [
    ("the place the act stands in, not that of the speaker",
     "Officials in Baghdad said that rebels [shelled] Mosul.", ["Mosul"]),
    ("nor that of a source", "Two men were [shot] at dawn, according to a radio station in Nairobi.", []),
    ("nor where people come from", "A taxi driver from Aleppo was [killed] by a mine.", []),
    ("nor whose people act", "A Nairobi policeman [shot] his neighbour.", []),
    ("nor where somebody sets out from", "Troops [marched] from Misrata to Sirte.", ["Sirte"]),
    ("nor what a distance is counted from",
     "A bomb [exploded] in the town of Mussaiyib, 60 km south of Baghdad.", ["Mussaiyib"]),
    ("of two places the narrower", "A mortar [hit] a market in Harasta, in southern Syria.", ["Harasta"]),
    ("whichever is named first", "Rebels [captured] the Damascus suburb of Harasta.", ["Harasta"]),
    ("what is captured", "The rebels [captured] Goma after the army fled to Bukavu.", ["Goma"]),
    ("what its clause is of", "They fled from Bukavu to Goma, where two of them were [shot].", ["Goma"]),
    ("a country too", "Some fled to China, where a shell from Myanmar [killed] a trader.", ["China"]),
    ("not where the report was filed", "NAIROBI (Example Wire): Two men were [shot] near Goma.", ["Goma"]),
    ("all of a list", "Jets [bombed] Idlib and Saraqib on Monday.", ["Idlib", "Saraqib"]),
    ("not what is done of people elsewhere",
     "Gunmen [burned] two lorries in Goma that belong to traders who live in Nairobi.", ["Goma"]),
    ("a name in no gazetteer that is placed", "Two soldiers were [killed] in Tarfaqul on Monday.", ["Tarfaqul"]),
    ("or shelled", "Militants [shelled] Tarfaqul overnight.", ["Tarfaqul"]),
    ("or in a list of villages", "The army [captured] the villages of Zarqul and Bahmeran.", ["Zarqul", "Bahmeran"]),
    ("or a site by its own noun", "A suicide bomber [detonated] his vest near the Nahrun School in eastern Baghdad.",
     ["Nahrun School"]),
    ("but no people and no day", "Soldiers [captured] Tamils on Tuesday.", []),
]  # fmt: skip


@pytest.mark.parametrize(("what", "marked", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_an_act_happened_at(kit, what, marked, wanted):
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    (found,) = places_of_acts(corpus_report(text, "case"), [Span(start, end, text[start:end])], kit)
    assert [text[m.start : m.end] for m in found] == wanted, what


def test_a_name_in_no_gazetteer_has_a_place_of_the_report(kit):
    text = "Two soldiers were killed in Tarfaqul on Monday."
    at = text.index("killed")
    (found,) = places_of_acts(corpus_report(text, "case"), [Span(at, at + 6, "killed")], kit)
    assert [m.place for m in found] == ["r:tarfaqul"]


def test_an_act_outside_the_text_has_no_place(kit):
    assert places_of_acts(corpus_report("Rebels shelled Mosul.", "case"), [Span(90, 95, "spoke")], kit) == ((),)
