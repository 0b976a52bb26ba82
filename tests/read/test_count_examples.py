"""Every entry of numbers.yaml reads its own examples."""

import pytest

from frontlines.lexicon.numerals import CountExample, load_numerals
from frontlines.read.count import find_counts


@pytest.mark.parametrize("example", load_numerals().examples, ids=lambda e: f"{e.entry}: {e.text}"[14:90])
def test_an_entry_reads_its_examples(example: CountExample) -> None:
    found = [(mention.text, mention.count) for mention in find_counts(example.text)]
    assert found == ([] if example.finds is None else [(example.finds, example.count)])
