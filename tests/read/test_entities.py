"""Everything a report speaks of is found, whether or not a statement rests on it."""

import pytest

from frontlines.intake import report_from_text
from frontlines.read.entities import EntityForm, entities


@pytest.fixture(scope="module")
def found(kit):
    def of(text):
        return entities(report_from_text(text, "test", None), kit)

    return of


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The opposition and its backers left the talks.", "group", {"The opposition", "its backers"}),
        ("Many families fled while the regime looked on.", "group", {"Many families", "the regime"}),
        ("They met near Homs, and we waited.", "group", {"They", "we"}),
        ("The governor spoke. He was tired.", "person", {"The governor", "He"}),
        ("Foreign Minister Lena Abend flew to Paris.", "person", {"Foreign Minister Lena Abend", "Lena Abend"}),
        ("Syrian and Kurdish doctors arrived.", "people", {"Syrian", "Kurdish"}),
        ("Shells hit two supply routes near a bakery.", "place", {"a bakery", "two supply routes"}),
        ("Snipers fired on Homs from hills above the city.", "place", {"Homs", "the city"}),
        ("They seized a mortar and three machine guns.", "weapon", {"a mortar", "three machine guns"}),
        ("HMS Lindow and four tanks were sent.", "platform", {"HMS Lindow", "four tanks"}),
        ("A lorry and two excavators burned.", "vehicle", {"A lorry", "two excavators"}),
        ("Donors gave over $12 million and 4 million euros.", "money", {"over $12 million", "4 million euros"}),
        (
            "It cites Security Council Resolution 1701 (2006).",
            "document",
            {"Security Council Resolution 1701 (2006)"},
        ),
        ("They shelled Homs on 4 March 2016.", "time", {"4 March 2016"}),
        ("The road runs for 40 kilometers.", "count", {"40 kilometers"}),
        ("Write to desk@example.org or @exampledesk.", "address", {"desk@example.org", "@exampledesk"}),
    ],
)
def test_each_kind_of_thing_is_found_by_its_words(found, text, kind, words):
    assert words <= {e.text for e in found(text) if e.kind == kind}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The city council met.", "place", "The city"),  # only says which council
        ("Everybody has recently been hopeful.", "time", "recently"),  # no time in particular
        ("The army took its guns.", "group", "its"),
        ("US aid was cut.", "people", "US"),
        ("Task Force 50 sailed.", "count", "50"),
        ("The state of alarm is in part over.", "place", "part"),
    ],
)
def test_what_only_looks_like_a_thing_is_left_out(found, text, kind, words):
    assert words not in {e.text for e in found(text) if e.kind == kind}


def test_a_phrase_around_a_name_is_told_once(found):
    groups = [e for e in found("The Syrian army shelled Homs.") if e.kind == "group"]
    assert len(groups) == 1
    assert groups[0].form is EntityForm.NAME
    assert groups[0].refers == "army:SY"


def test_words_are_those_at_the_offsets_and_come_in_the_order_of_the_text(found):
    text = "Gen. Ali Omar of the Free Syrian Army said on Monday that 30 rebels with rockets had entered Homs."
    all_of_them = found(text)
    assert all(text[e.start : e.end] == e.text for e in all_of_them)
    assert [e.start for e in all_of_them] == sorted(e.start for e in all_of_them)
