"""Words: what two passages can have in common, told from what every report has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from incident_tellings import RULES
from saying import event

from frontlines.model.joining import stem
from frontlines.picture.incident_words import (
    BRIEF,
    COUNTS_DAYS,
    passage,
    passage_words,
    rarity,
    signature,
    weigh,
    weight_of,
)


def found(text):
    return signature(text, RULES)


def test_words_that_every_report_has_are_left_out():
    assert not found("The attack killed people in the city.") & {"the", "attack", "kill", "peopl", "city"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("bakery", "bakeries"), ("shrine", "shrines"), ("beheaded", "beheads"), ("seventeen", "17"), ("1,200", "1200")],
)
def test_forms_of_one_word_are_one_word(one, other):
    assert found(f"by a {one} there") == found(f"by a {other} there")


def test_a_rare_name_counts_as_a_name_too_unless_it_opens_a_sentence():
    assert "Zahawi" in found("near the Zahawi bridge")
    assert "Zahawi" not in found("Zahawi bridge fell.")


def test_accents_do_not_matter():
    assert found("on the Túpac estate") == found("on the Tupac estate")


def test_rare_words_weigh_more_than_common_ones_and_small_numbers_little():
    assert weight_of("brickwork", RULES) == 1.0
    assert weight_of(stem("hospital"), RULES) < 1.0
    assert weight_of("3", RULES) < weight_of("147", RULES) < 1.0
    assert weight_of("2016", RULES) == 0.0


def test_a_name_seldom_met_is_rarer_than_one_in_every_paper():
    assert rarity("Gaza", RULES) < rarity("Damascus", RULES) < rarity("Hawija", RULES)


def test_a_passage_is_the_evidence_with_its_neighbours_and_no_other_paragraph():
    first, second = "The council met on Sunday about the drains.", "Shells hit the mill at noon. Two men died."
    text = f"{first}\n\n{second}"
    start = text.index("Shells")
    assert passage(event("S-1", words="Shells hit the mill", start=start), text) == second


def test_a_passage_of_a_long_text_ends_at_whole_words():
    text = " ".join(f"word{n}" for n in range(600))
    start = text.index("word300")
    cut = passage(event("S-1", words="word300", start=start), text).split()
    assert "word300" in cut
    assert len(cut) < 150
    assert set(cut) <= set(text.split())


@given(st.text(max_size=200))
def test_any_text_has_a_signature_and_a_weight(text):
    words = found(text)
    assert weigh(words, RULES) >= 0
    assert found(text) == words


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_stem_is_never_empty(word):
    assert stem(word)


def test_a_report_of_one_short_paragraph_is_brief():
    told = event("S-1", words="Shells hit the mill", start=0)
    short = "Shells hit the mill at noon. Two men died."
    assert BRIEF in passage_words(told, short, RULES)
    assert BRIEF not in passage_words(told, f"{short}\n\nThe council met.", RULES)
    assert BRIEF not in passage_words(told, f"{short} " + "The council met on the drains. " * 20, RULES)


def test_a_heading_that_names_a_conflict_tells_no_event_from_another():
    assert found("Karpathian war: shells hit the mill.") == found("Shells hit the mill.")
    assert found("War in the Zahawi hills: shells hit the mill.") == found("Shells hit the mill.")
    assert "hotel" in found("War on terror - Gloria Hotel: guards helped.")


@pytest.mark.parametrize("words", ["for a second day", "on the 18th successive day", "for a third straight night"])
def test_counted_days_speak_of_no_second_event(words):
    assert COUNTS_DAYS in found(f"Shells hit the mill {words}.")
    assert not found(f"Shells hit the mill {words}.") & RULES.cues.another


def test_a_second_bomb_does_and_a_second_largest_town_does_not():
    assert found("A second bomb hit the mill.") & RULES.cues.another
    assert not found("A bomb hit the second largest town.") & RULES.cues.another
    assert COUNTS_DAYS not in found("A second bomb hit the mill.")


@pytest.mark.parametrize("day", ["March 11", "11 March", "Sept. 11"])
def test_the_day_of_a_month_is_no_count(day):
    assert "11" not in found(f"On {day} shells hit the mill.")


def test_a_count_before_a_name_like_a_month_is_one():
    assert "15" in found("Shells hit 15 Marines.")
