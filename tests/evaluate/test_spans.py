"""Marked and read spans are paired one to one."""

from frontlines.evaluate.spans import overlapping, paired, same_span, tally
from frontlines.model.mention import Span


def span(start, end):
    return Span(start, end, "x" * (end - start))


def test_spans_that_touch_do_not_overlap():
    assert overlapping(span(0, 5), span(4, 9))
    assert not overlapping(span(0, 5), span(5, 9))


def test_the_same_words_are_one_span_and_fewer_are_not():
    assert same_span(span(2, 5), span(2, 5))
    assert not same_span(span(2, 5), span(2, 6))


def test_each_answer_serves_one_of_the_gold_only():
    gold, given = [span(0, 4), span(2, 6)], [span(1, 5)]
    pairs, missed, extra = paired(gold, given, overlapping)
    assert pairs == [(gold[0], given[0])]
    assert (missed, extra) == ([gold[1]], [])
    counted = tally(pairs, missed, extra)
    assert (counted.hits, counted.gold, counted.given) == (1, 2, 1)
