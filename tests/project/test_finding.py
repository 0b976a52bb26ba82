"""Finding: a person's short words mean one thing of the project, or the message says what they may mean."""

import pytest
from a_project import copy_of, prepared
from plain_reader import told

from frontlines.project.finding import (
    SHORT,
    find_actors,
    find_incident,
    find_places,
    find_report,
    find_statement,
    short,
)
from frontlines.project.folder import ProjectError


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store that no test changes."""
    folder = prepared(
        tmp_path_factory,
        *(
            told(paper, "2016-06-04", f"The army shelled {place} on 2016-06-0{day}")
            for paper, place, day in (("A", "Qasr", 1), ("B", "Dawra", 2), ("C", "Tell Hama", 3))
        ),
    )
    with copy_of(folder, tmp_path_factory.mktemp("copy")) as project:
        yield project.store


FINDERS = {
    "statement": (find_statement, lambda store: store.report_statements(store.reports()[0].id)[0]),
    "incident": (find_incident, lambda store: store.incidents()[0].id),
    "report": (find_report, lambda store: store.reports()[0].id),
}


@pytest.mark.parametrize("kind", FINDERS)
def test_the_beginning_of_an_id_is_enough_upper_or_lower_case(store, kind):
    find, one = FINDERS[kind]
    ident = one(store)
    assert len(short(ident)) == SHORT
    for words in (ident, short(ident), short(ident).lower(), short(ident).upper(), f" {short(ident)} "):
        assert find(store, words) == ident


@pytest.mark.parametrize("kind", FINDERS)
@pytest.mark.parametrize(
    ("words", "said"),
    [("", "too short"), ("S-4", "too short"), ("X-0000", "no {} has an id that begins with 'X-0000'; `frontlines")],
)
def test_words_that_name_nothing_are_refused_with_where_to_look(store, kind, words, said):
    with pytest.raises(ProjectError, match=said.format(kind)):
        FINDERS[kind][0](store, words)


def test_a_beginning_that_several_ids_share_lists_them(store, monkeypatch):
    several = tuple(f"S-AB{number}DEFGHJKMN" for number in range(7))
    monkeypatch.setattr(type(store), "ids_beginning", lambda self, words: several)
    with pytest.raises(ProjectError, match=r"several statements: S-AB0\w+, .*, \.\.\.; give more of it"):
        find_statement(store, "S-AB")
    assert find_statement(store, several[3]) == several[3]  # one whole id may begin another


def test_places_and_actors_are_found_by_name_in_any_case(store):
    assert find_places(store, "tell hama") == ("t:tell-hama",)
    assert set(find_places(store, "XA")) == {"t:qasr", "t:dawra", "t:tell-hama"}
    assert find_actors(store, "ARMY") == ("army",)


def test_a_name_no_report_bears_is_refused(store):
    with pytest.raises(ProjectError, match="names a place 'Mosul'; check the spelling, or try its country"):
        find_places(store, "Mosul")
    with pytest.raises(ProjectError, match="names an actor 'rebels'; `frontlines show actors`"):
        find_actors(store, "rebels")
