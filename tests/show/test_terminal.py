"""The terminal picture: readable at 80 columns, stances visible, nothing from the text obeyed."""

from dataclasses import replace
from pathlib import Path

import pytest
from sample import SAMPLE

from frontlines.model.stance import Stance, StanceStatus
from frontlines.show.clean import clean, flat, shortened
from frontlines.show.terminal import render_terminal

GOLDEN = Path(__file__).parent / "sample.golden.txt"


def test_the_sample_at_80_columns_is_the_golden_text():
    assert render_terminal(SAMPLE) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(len, render_terminal(SAMPLE, width=width).splitlines())) <= width


def test_it_says_that_no_person_has_checked_it():
    assert "Read by machine, not checked by a person." in render_terminal(SAMPLE)


@pytest.mark.parametrize("status", [status for status in StanceStatus if status is not StanceStatus.ASSERTED])
def test_a_stance_other_than_asserted_is_always_visible(status):
    event = replace(SAMPLE.events[2], stance=Stance(status, "gov:RU"))
    text = flat(render_terminal(replace(SAMPLE, events=(event,), control=(), tolls=()), width=200))
    line = next(part for part in text.split(" · ") if "Capture by" in part or "Capture by" in text)
    assert "Russia]" in text, line


def test_markup_in_a_report_is_shown_not_obeyed():
    title = "[bold red]Not red[/bold red] [link=https://x.example]here[/link]"
    assert title in render_terminal(replace(SAMPLE, report=replace(SAMPLE.report, title=title)))


def test_terminal_escapes_in_a_report_never_reach_the_terminal():
    title = "a\x1b[2Jb\x1b]8;;https://x.example\x07c\x9bd\x00e\u202ef"
    text = render_terminal(replace(SAMPLE, report=replace(SAMPLE.report, title=title)))
    assert not set(text) & set("\x1b\x07\x9b\x00\u202e")


def test_the_words_of_each_fact_are_shown_when_asked_for():
    assert "“Islamic State still holds al-Bab”" in render_terminal(SAMPLE, words=True)


def test_an_empty_reading_still_has_its_header_and_says_what_was_read():
    empty = replace(
        SAMPLE, events=(), ties=(), control=(), tolls=(), claims=(), forecasts=(), sentences=(), actors=(), places=()
    )
    text = render_terminal(empty)
    assert "Race for al-Bab" in text
    assert "0 sentences" in text


def test_cleaning_keeps_the_length_and_the_harmless():
    assert clean("naïve\t“x”\nالرقة 🙂") == "naïve\t“x”\nالرقة 🙂"
    assert len(clean("a\x00b\u202ec\ud800d\r\ne")) == len("a\x00b\u202ec\ud800d\r\ne")


def test_shortened_text_ends_at_a_word():
    assert shortened("one two three four five", 14) == "one two three…"
