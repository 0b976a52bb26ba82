"""The dates of a report, as exactly as its words and its publication give them, and never more exactly."""

from collections.abc import Sequence
from dataclasses import replace

from frontlines.model.mention import TimeMention
from frontlines.model.sentence import Sentence
from frontlines.model.when import DatePrecision, When
from frontlines.read.date_expression import AfterEvent, Anchors, Expression, Nothing, known, shifted
from frontlines.read.date_spans import time_spans


def find_times(
    text: str, *, offset: int = 0, published: When | None = None, focus: When | None = None
) -> list[TimeMention]:
    """The times one sentence names, in order, without overlap.

    `offset` is the sentence's place in the report and is added to the spans. `published` may be no more than a
    month or a year: what needs the day then stays unresolved. `focus` is an explicit date named before, from
    which "the next day" and "that year" are seen; a date of the sentence itself takes its place.
    """
    return _find(text, offset, published, focus)[0]


def date_sentences(sentences: Sequence[Sentence], text: str, published: When | None) -> tuple[TimeMention, ...]:
    """The times of a report: its sentences in order, each seen from the last explicit date before it."""
    mentions: list[TimeMention] = []
    focus: When | None = None
    for sentence in sentences:
        found, focus = _find(text[sentence.start : sentence.end], sentence.start, published, focus)
        mentions += found
    return tuple(mentions)


def so_long_before(words: str, came: When) -> When | None:
    """When the act was of which `words` ("a day after") say how long after it something else came, and when that did.

    None where the words say something else or no certain length.
    """
    meaning = next((span.meaning for span in time_spans(words)), None)
    base = known(came)
    if not isinstance(meaning, AfterEvent) or meaning.count <= 0 or meaning.step.hours or base is None:
        return None
    when = shifted(base, meaning.step, -meaning.count)
    return None if when is None else replace(when, text=words)


def _find(
    text: str, offset: int, published: When | None, focus: When | None
) -> tuple[list[TimeMention], When | None]:
    mentions: list[TimeMention] = []
    for span in time_spans(text):
        if isinstance(span.meaning, Nothing):
            continue
        words = text[span.start : span.end]
        when = _resolve(span.meaning, Anchors(published, focus))
        if when is not None:
            when = replace(when, text=words)
            if span.meaning.moves_focus:
                focus = _nearer(focus, when)
        mentions.append(TimeMention(offset + span.start, offset + span.end, words, when))
    return mentions, focus


def _nearer(focus: When | None, when: When) -> When:
    """The new date, unless it is only the year of a finer one: "the 2012 mission" does not blur "August 2012"."""
    if focus is None or focus.start is None or when.start is None or when.precision is not DatePrecision.YEAR:
        return when
    return focus if focus.start.year == when.start.year else when


def _resolve(meaning: Expression, anchors: Anchors) -> When | None:
    try:
        return meaning.resolve(anchors)
    except OverflowError:  # "900 years ago" in a report of the year 800
        return None
