"""Ids are short, stable and the same for the same parts; names are compared without accents or marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.model.ids import fold, slug, stable_id

ANY_TEXT = st.text(max_size=60)


@given(parts=st.lists(ANY_TEXT, max_size=4))
def test_the_same_parts_give_the_same_id_in_letters_nobody_misreads(parts):
    made = stable_id("S", *parts)
    assert made == stable_id("S", *parts)
    assert made.startswith("S-")
    assert len(made) == 14
    assert not set(made[2:]) & set("ILOUilou")


@pytest.mark.parametrize(("one", "other"), [(("a", "b"), ("b", "a")), (("ab",), ("a", "b")), ((1,), (2,))])
def test_other_parts_give_another_id(one, other):
    assert stable_id("S", *one) != stable_id("S", *other)


def test_an_id_never_changes_between_versions():
    assert stable_id("S", "a") == "S-SABR24PA3EYW"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Jabhat al-Nuṣra", "jabhat al nusra"),
        ("  The  ARMY ", "the army"),
        ("People’s Protection Units", "peoples protection units"),
        ("Saná’a", "sanaa"),
        ("ＩＳＩＳ", "isis"),
        ("—", ""),
    ],
)
def test_names_are_compared_without_case_accents_and_marks(text, folded):
    assert fold(text) == folded


@given(text=ANY_TEXT)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(text=ANY_TEXT)
def test_a_slug_is_never_empty_nor_long(text):
    assert 1 <= len(slug(text)) <= 60
