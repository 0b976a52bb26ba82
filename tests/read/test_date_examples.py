"""Every rule of times.yaml reads its own examples."""

import pytest
from date_form import read_when, written

from frontlines.lexicon.calendar import READS, TimeExample, load_calendar
from frontlines.read.date import find_times
from frontlines.read.date_readers import READERS


@pytest.mark.parametrize("example", load_calendar().examples, ids=lambda e: f"{e.entry}: {e.text}"[12:90])
def test_a_rule_reads_its_examples(example: TimeExample) -> None:
    found = find_times(example.text, published=read_when(example.published))
    if example.finds is None:
        assert found == []
        return
    hits = {mention.text: written(mention.when) for mention in found}
    assert example.finds in hits
    assert hits[example.finds] == (example.when or "null")


def test_every_way_of_reading_a_rule_may_name_is_there() -> None:
    assert READERS.keys() == READS
