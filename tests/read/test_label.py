"""What each sentence does: reporting, claim, forecast, opinion, appeal or heading."""

import pytest

from frontlines.intake import report_from_text
from frontlines.read.pipeline import read

CASES = [
    ("Rebels captured the town on Monday.", "reporting"),
    ("At least 12 people were killed in a brutal attack on the market.", "reporting"),
    ("The contract says that the cargo must be packed for shipment.", "claim"),
    ("The army said rebels had fled.", "claim"),
    ('"The war is a disgrace and must be stopped," the bishop said.', "claim"),
    ('The minister called the killing "heinous", "cowardly" and "barbaric".', "claim"),
    ("The fighting will spread to the coast.", "forecast"),
    ("The barbaric rule of the reactionary generals cannot go on.", "opinion"),
    ("An independent movement of workers is needed to end this bloody carnage.", "opinion"),
    ("The occupation must end now.", "opinion"),
    ("We must oppose this war.", "opinion"),
    ("We call on all readers to take action against this war.", "appeal"),
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_a_sentence_is_labelled_by_what_it_does(kit, text, kind) -> None:
    reading = read(report_from_text(f"Rain fell on the hills all day.\n\n{text}", published="2016-06-10"), kit)
    assert reading.sentences[-1].kind == kind


def test_a_short_line_without_an_end_is_a_heading(kit) -> None:
    reading = read(
        report_from_text("Fighting in the north\n\nRebels captured the town.", published="2016-06-10"), kit
    )
    assert [s.kind for s in reading.sentences][-1] == "reporting"


def test_opinion_inside_a_quotation_over_two_sentences_is_not_the_report_s(kit) -> None:
    text = 'The bishop spoke on Sunday. "This is a disgrace. The barbaric war must be stopped," he said.'
    reading = read(report_from_text(text, published="2016-06-10"), kit)
    assert not [s for s in reading.sentences if s.kind == "opinion"]
