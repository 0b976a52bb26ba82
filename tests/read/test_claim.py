"""Claims as statements: their words, their stance and their evidence."""

import pytest

from frontlines.intake import report_from_text
from frontlines.read.pipeline import read


@pytest.fixture(scope="module")
def reader(kit):
    return lambda text: read(report_from_text(text, published="2016-06-10"), kit)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army said rebels had fled.", "rebels had fled"),
        ("Rebels had fled, the army said.", "Rebels had fled"),
        ("According to residents, the market burned.", "the market burned."),
        ('"The war is over," the president said.', "The war is over"),
    ],
)
def test_a_claim_holds_the_words_said_and_not_who_said_them(reader, text, words) -> None:
    (claim,) = reader(text).claims
    assert claim.text == words


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army said rebels had fled.", "claimed"),
        ("The army claimed that rebels had fled.", "alleged"),
        ("The army denied that its planes hit the market.", "denied"),
        ("The army did not deny that its planes hit the market.", "alleged"),
    ],
)
def test_the_verb_tells_how_the_report_holds_the_claim(reader, text, status) -> None:
    (claim,) = reader(text).claims
    assert claim.stance.status == status
    assert claim.stance.by_text == claim.speaker_text


def test_evidence_is_the_exact_words(reader) -> None:
    text = "The mayor said that “the bridge” – mined since May – was safe… Residents told a reporter it was not."
    reading = reader(text)
    assert len(reading.claims) == 2
    for claim in reading.claims:
        assert [reading.report.text[e.start : e.end] for e in claim.evidence] == [e.exact for e in claim.evidence]
