"""Views in the terminal: a table where it can be read, else paragraphs; nothing hidden and nothing obeyed."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from frontlines.model.view import View
from frontlines.show.tables import show_view

ROW = {
    "id": "I-7Q2K9XD1ABCD",
    "when": "10 September 2019",
    "type": "air strike",
    "initiators": ("Libyan National Army", "Kaniyat"),
    "places": ("Gharyan",),
    "killed": "between 12 and 31 (disputed)",
    "injured": "",
    "sources": 3,
    "held": "claimed",
    "over": True,
    "review": "machine",
    "why": "lowest to highest of the independent sources, latest count of each; one source: 14 soldiers killed",
}
SHOWN = tuple(ROW)


def shown(view, width=80):
    out = io.StringIO()
    show_view(view, Console(file=out, width=width, highlight=False, markup=False, color_system=None))
    return out.getvalue()


def view(*rows, name="incidents", columns=SHOWN, total=None, **more):
    return View(name, "Incidents", columns, rows, len(rows) if total is None else total, **more)


def test_what_fits_is_a_table_with_a_line_of_heads():
    lines = shown(view(ROW, columns=("id", "when", "type", "places"))).splitlines()
    assert lines[2].split() == ["id", "when", "type", "places"]
    assert lines[4].split() == ["I-7Q2K9X", "10", "September", "2019", "air", "strike", "Gharyan"]


def test_what_does_not_fit_is_a_paragraph_a_row_with_every_value_under_its_name():
    lines = shown(view(ROW, ROW)).splitlines()
    assert lines[2].startswith("I-7Q2K9X   when: 10 September 2019   type: air strike")
    whole = " ".join(" ".join(lines).split())
    assert whole.count("initiators: Libyan National Army, Kaniyat") == 2
    assert "sources: 3 held: claimed over: yes review: machine why: lowest to highest" in whole


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160, 300])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_broken(width):
    text = shown(view(ROW, name="incidents"), width)
    assert max(map(len, text.splitlines())) <= width
    words = set(text.replace(",", " ").replace(":", " ").split())
    assert {"Libyan", "National", "September", "independent", "claimed", "machine", "Gharyan"} <= words


def test_a_column_without_any_words_is_left_out():
    assert "injured" not in shown(view(ROW), 300)
    assert "injured" in shown(view(ROW, {**ROW, "injured": "3"}), 300)


def test_one_thing_has_a_line_for_each_value_and_its_id_whole():
    lines = [line.rstrip() for line in shown(view(ROW, name="incident")).splitlines()]
    assert lines[1].split() == ["id", "I-7Q2K9XD1ABCD"]
    assert lines[2].split(maxsplit=1) == ["when", "10 September 2019"]


def test_rows_left_out_are_counted_notes_and_parts_follow():
    part = view(ROW, name="versions", columns=("id", "type"))
    lines = shown(view(ROW, columns=("id", "type"), total=9, notes=("Tolls by the rule 'range'.",), parts=(part,)))
    at = [lines.index(words) for words in ("1 of 9 shown; --limit 0 shows all", "Tolls by the rule", "air strike")]
    assert at[0] < at[1] < lines.rindex("air strike")


def test_a_view_without_rows_says_none_with_its_notes():
    text = shown(view(notes=("There are no reports yet.",), parts=(view(name="misfits"),)))
    assert text.count("Incidents: none") == 2
    assert "There are no reports yet." in text


@given(st.text(max_size=60), st.integers(20, 200))
def test_nothing_from_a_text_is_obeyed(text, width):
    found = shown(view({**ROW, "type": text + "\x1b[31m\u202e"}, columns=("id", "type")), width)
    assert "\x1b" not in found
    assert "\u202e" not in found
    assert "[/" not in found or "[/" in text
