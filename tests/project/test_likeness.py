"""A reprint is known for one, cut or with a new head; a report of its own is not, however like its subject."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.project.likeness import is_copy, sketch_of

STORY = (
    "Shells fell on the market quarter of Tarhuna on Monday, killing at least 12 people and wounding dozens, doctors "
    "at the town's hospital said. The attack came hours after both sides had agreed to a pause in fighting so that "
    "families could leave. A spokesman for the army denied that its guns had fired on the town and blamed militias "
    "loyal to the government. Aid workers said that they could no longer reach the northern districts, where several "
    "hundred people were believed to be trapped without water."
)
OTHER = (
    "At least 12 people were killed and dozens wounded when the market of Tarhuna came under fire on Monday, "
    "according to a doctor who spoke by telephone. Residents described rockets landing one after another as shops "
    "were opening. The government accused the army of breaking a truce agreed that morning; the army called the "
    "charge a lie. The Red Crescent said its teams had been turned back twice at a checkpoint south of the town."
)
DAY = date(2019, 10, 7)


@pytest.mark.parametrize(
    ("one", "other", "copies"),
    [
        (STORY, STORY, True),
        (STORY, STORY.upper(), True),
        (STORY, "By our own correspondent\n\n" + STORY, True),
        (STORY, STORY.rsplit(".", 3)[0], True),  # cut from the end
        (STORY, STORY.replace("doctors", "medics").replace("dozens", "scores"), True),
        (STORY, OTHER, False),
        ("A bomb killed three people in Kabul.", "A bomb killed four people in Kabul.", False),
        ("", "", False),
    ],
)
def test_copies_are_told_from_reports_of_ones_own(one, other, copies):
    assert is_copy(sketch_of(one), sketch_of(other), DAY, DAY) is copies


def test_the_same_words_years_later_are_no_wire_copy():
    assert not is_copy(sketch_of(STORY), sketch_of(STORY), DAY, date(2021, 10, 7))
    assert is_copy(sketch_of(STORY), sketch_of(STORY), DAY, None)


def test_a_reprint_shares_bands_with_its_original_and_other_texts_hardly_any():
    bands = set(sketch_of(STORY).bands)
    assert len(bands & set(sketch_of("By our own staff\n\n" + STORY).bands)) > len(bands) / 2
    assert len(bands & set(sketch_of(OTHER).bands)) <= 2


@given(st.text(max_size=400))
def test_a_sketch_is_the_same_every_time_and_fits_a_databases_integer(text):
    sketch = sketch_of(text)
    assert sketch == sketch_of(text)
    assert all(-(2**63) <= band < 2**63 for band in sketch.bands)
