"""A text of one case is read with the capitals a reader would put, and quoted as it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_faults import faults

from frontlines.intake import report_from_text
from frontlines.model.report import Report
from frontlines.read.pipeline import read
from frontlines.read.recase import in_one_case, recase, recased

TEXTS = (
    "guerrillas of the fmln attacked the town of san miguel on 5 march. president alfredo cristiani said he may go.",
    "police in lima arrested colonel luis gomez; the u.s. embassy gave us no answer.",
    "the foreign ministry of el salvador denied it (afp). new york and guatemala city kept silent.",
)
CASED = (
    ("fmln", "FMLN"),
    ("san miguel", "San Miguel"),
    ("5 march", "5 March"),
    ("president alfredo cristiani", "President Alfredo Cristiani"),
    ("he may go", "he may go"),
    ("police in lima", "Police in Lima"),
    ("colonel luis gomez", "Colonel Luis Gomez"),
    ("u.s. embassy", "U.S. embassy"),
    ("gave us no answer", "gave us no answer"),
    ("the foreign ministry of el salvador", "The Foreign Ministry of El Salvador"),
    ("new york", "New York"),
    ("guatemala city", "Guatemala City"),
)
SAID = "The FMLN attacked the town of San Miguel on Monday. Ten soldiers were killed, General Rafael Bustillo said."


@pytest.fixture(scope="module")
def casing(kit):
    return kit.casing


@pytest.fixture(scope="module")
def back(kit):
    """Gives capitals back; hides the kit, which Hypothesis would print whole."""
    return lambda text: recase(text, kit.casing)


@pytest.mark.parametrize("turn", [str.lower, str.upper])
@pytest.mark.parametrize(("low", "wanted"), CASED)
def test_names_get_their_capitals_and_ordinary_words_do_not(casing, turn, low, wanted):
    text = next(t for t in TEXTS if low in t)
    at = text.index(low)
    assert recase(turn(text), casing)[at : at + len(low)] == wanted


@given(text=st.one_of(st.text(max_size=60), st.lists(st.sampled_from(TEXTS)).map(" ".join)))
def test_length_and_letters_stay(back, text):
    given_back = back(text)
    assert len(given_back) == len(text)
    assert [c.casefold() for c in given_back] == [c.casefold() for c in text]


@pytest.mark.parametrize(
    ("text", "one_case"),
    [
        (SAID, False),
        (SAID.lower(), True),
        (SAID.upper(), True),
        ("قتل عشرة جنود في هجوم على المدينة يوم الاثنين كما قالت الشرطة", False),
        ("short one", False),
        ("", False),
    ],
)
def test_only_a_text_of_one_case_is_recased(kit, text, one_case):
    report = Report(text, "0" * 64, "t")
    assert in_one_case(text) is one_case
    assert (recased(report, kit.casing) is not report) is one_case


@pytest.mark.parametrize("turn", [str.lower, str.upper])
def test_a_text_of_one_case_is_read_as_the_same_text_in_ordinary_case(kit, turn):
    ordinary = read(report_from_text(SAID, "t", None), kit)
    found = read(report_from_text(turn(SAID), "t", None), kit)
    assert [(e.type, e.initiators, e.places) for e in found.events] == [
        (e.type, e.initiators, e.places) for e in ordinary.events
    ]
    assert [(t.kind, t.low) for t in found.tolls] == [(t.kind, t.low) for t in ordinary.tolls]
    assert found.report.text == turn(SAID)
    assert [c.text for c in found.claims] == [turn(c.text) for c in ordinary.claims]
    assert not faults(found)
