"""Inside a quotation "we" is the side the speaker speaks for, and nobody where no side is shown."""

import pytest

from frontlines.intake import report_from_text
from frontlines.read.pipeline import read

CASES = [
    (
        'Major Tariq Nawaz, a spokesman for the Pakistani army, said: "We have complete control of Peshawar."',
        "army:PK",
    ),
    ('The Taliban said: "We have captured the city of Ghazni in Afghanistan."', "taliban"),
]


@pytest.mark.parametrize(("words", "side"), CASES)
def test_we_is_the_side_the_speaker_speaks_for(kit, words, side):
    reading = read(report_from_text(words, published="2009-10-12"), kit)
    assert side in {c.actor for c in reading.control}


def test_we_is_nobody_where_the_speaker_belongs_to_no_side(kit):
    words = 'Karim Dahlan, who sells fruit in Erbil, said: "We hold the town of Kirkuk in Iraq in our hearts."'
    reading = read(report_from_text(words, published="2016-08-19"), kit)
    assert reading.control == ()


def test_i_is_the_speaker(kit):
    words = 'Richard Gordon, a senator, said: "I urge Abu Sayyaf to free the engineers."'
    reading = read(report_from_text(words, published="2009-01-18"), kit)
    assert [(e.initiators, e.targets) for e in reading.events if e.type == "demand"] == [
        (("r:richard-gordon",), ("abu-sayyaf",))
    ]
