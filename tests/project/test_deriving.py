"""Deriving: the picture follows from statements, judgements and settings, whatever way they came in."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import plain_reader
import pytest
from a_project import (
    add,
    copy_of,
    derived,
    from_scratch,
    ids,
    judge,
    merge,
    new_project,
    picture,
    prepared,
    split,
    undo,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_reader import told

from frontlines.model.settings import TollRule
from frontlines.project import deriving, staleness
from frontlines.project.deriving import derive
from frontlines.project.folder import ProjectError, open_project
from frontlines.project.latest import latest_day
from frontlines.project.staleness import is_stale

# Twelve reports of a few days that agree, differ, correct and contradict one another.
DAYS = [
    told("A", "2016-06-04", "The army shelled Qasr on 2016-06-03, killing 12", "The rebels hold Qasr"),
    told("B", "2016-06-04", "The army shelled the rebels in Qasr on 2016-06-03, killing 14, doctors said"),
    told("C", "2016-06-05", "The army shelled Qasr on 2016-06-03", "Northland backs the rebels"),
    told("D", "2016-06-05", "The militia bombed Dawra on 2016-06-04, killing 3", "The militia fights the army"),
    told("E", "2016-06-06", "The army shelled Qasr on 2016-06-05", "The mayor says that help is late"),
    told("A", "2016-06-07", "The army captured Qasr on 2016-06-07", "The army fights the rebels"),
    told("B", "2016-06-08", "The army captured Qasr on 2016-06-07, killing 20", "The rebels lost Qasr"),
    told("C", "2016-06-08", "The militia bombed Dawra on 2016-06-04, killing 5"),
    told("F", "2016-06-09", "The brigade besieges Tell Hama", "The rebels hold Tell Hama"),
    told("D", "2016-06-10", "The army shelled Qasr on 2016-06-03, killing 13", "The army will take Dawra"),
    told("E", "2016-06-12", "Southland backs the army", "Northland opposes Southland"),
    told("A", "2016-06-30", "The rebels captured Qasr on 2016-06-29", "The brigade attacked Tell Hama on 2016-06-28"),
]


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    """A project with all twelve, derived at once."""
    return prepared(tmp_path_factory, *DAYS)


@pytest.fixture
def project(war, tmp_path, reads):
    with copy_of(war, tmp_path) as opened:
        yield opened


@settings(max_examples=4)
@given(cuts=st.sets(st.integers(1, len(DAYS) - 1), max_size=4))
def test_a_picture_made_step_by_step_is_the_one_made_of_everything(war, cuts):
    with pytest.MonkeyPatch.context() as patched, TemporaryDirectory() as scratch:
        plain_reader.reads(patched)
        with new_project(Path(scratch) / "steps") as project, open_project(war) as whole:
            for number, (start, end) in enumerate(zip([0, *sorted(cuts)], [*sorted(cuts), len(DAYS)], strict=True)):
                add(project, *DAYS[start:end], name=f"{number}.jsonl")
                derived(project)
            assert picture(project) == picture(whole)
            assert picture(project) == from_scratch(project)


_RANDOM_JUDGEMENT = st.tuples(
    st.sampled_from(["accept", "reject", "when", "place", "type", "actor", "merge", "split", "undo"]),
    st.integers(0, 60),
    st.integers(0, 60),
)


@settings(max_examples=5)
@given(choices=st.lists(_RANDOM_JUDGEMENT, min_size=1, max_size=6))
def test_whatever_was_judged_undoing_it_restores_the_picture_byte_for_byte(war, choices):
    with pytest.MonkeyPatch.context() as patched, TemporaryDirectory() as scratch:
        plain_reader.reads(patched)
        with copy_of(war, Path(scratch)) as project:
            before = picture(project)
            for choice in choices:
                _decide(project, *choice)
                derived(project)
            assert picture(project) == from_scratch(project)
            while _undone(project):
                pass
            assert derived(project) == before


def _decide(project, what, one, other):
    statements = ids(project, "event") + ids(project, "toll") + ids(project, "control") + ids(project, "tie")
    events, incidents = ids(project, "event"), [incident.id for incident in project.store.incidents()]
    event = events[one % len(events)]
    match what:
        case "accept" | "reject":
            judge(project, statements[one % len(statements)], what)
        case "when":
            judge(project, event, "correct", when=f"2016-06-{1 + other % 28:02}")
        case "place":
            judge(project, event, "correct", place=("Qasr", "Dawra", "Tell Hama")[other % 3])
        case "type":
            judge(project, event, "correct", type=("shelling", "capture", "siege")[other % 3])
        case "actor":
            judge(project, event, "correct", initiators=("army", "rebels", "militia")[other % 3])
        case "merge" if incidents[one % len(incidents)] != incidents[other % len(incidents)]:
            merge(project, incidents[one % len(incidents)], incidents[other % len(incidents)])
        case "split":
            home = project.store.incidents_of([event]).get(event)
            members = next((x.statements for x in project.store.incidents() if x.id == home), ())
            if len(members) > 1:
                split(project, home, event)
        case "undo":
            _undone(project)
        case _:
            pass


def _undone(project):
    try:
        undo(project)
    except ProjectError:
        return False
    return True


def test_the_statement_that_held_an_incident_together_takes_no_other_out_of_the_picture(project):
    joined = max(project.store.incidents(), key=lambda one: len(one.statements))
    for statement in joined.statements[:-1]:
        judge(project, statement, "reject")
        derived(project)
    (last,) = [one for one in project.store.incidents() if joined.statements[-1] in one.statements]
    assert last.statements == joined.statements[-1:]


def test_deriving_again_changes_nothing_and_nothing_is_stale(project):
    assert not is_stale(project)
    before = picture(project)
    assert derived(project) == before
    assert from_scratch(project) == before


@pytest.mark.parametrize("what", ["judgement", "report"])
def test_a_change_makes_the_picture_stale_until_it_is_derived(project, what):
    if what == "judgement":
        judge(project, ids(project, "event")[0], "reject")
    else:
        add(project, told("G", "2016-07-01", "The militia bombed Dawra on 2016-06-30"), name="more.jsonl")
    assert is_stale(project)
    derived(project)
    assert not is_stale(project)


def test_an_interrupted_derivation_goes_on(project, monkeypatch):
    monkeypatch.setattr(deriving, "_CHUNK", 2)
    with project.store.writing():
        project.store.mark_all_stale()
    before = picture(project)
    for stop_at in ("joining events", "incidents", "places", "pairs of actors"):

        def tick(what, done, total, stop_at=stop_at):
            if what == stop_at:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt), project.store.writing():
            derive(project, tick=tick)
        assert is_stale(project)
    assert derived(project) == before


def test_other_settings_make_another_picture_and_the_old_ones_the_old(project):
    before = picture(project)
    file = project.folder / "project.toml"
    for rule, back in ((TollRule.CONSERVATIVE, False), (TollRule.LATEST, False), (TollRule.RANGE, True)):
        text = file.read_text(encoding="utf-8")
        line = next(line for line in text.splitlines() if line.startswith("toll_rule"))
        file.write_text(text.replace(line, f'toll_rule = "{rule.value}"'), encoding="utf-8")
        with open_project(project.folder) as again:
            assert is_stale(again)
            assert (derived(again) == before) is back
            assert {toll.rule for one in again.store.incidents() for toll in one.tolls} == {rule.value}


def test_other_rules_of_joining_make_the_picture_stale(project, monkeypatch):
    monkeypatch.setattr(staleness, "joining_digest", lambda: "another")
    assert is_stale(project)
    derived(project)
    assert not is_stale(project)


def test_silence_ends_what_was_held_and_a_late_report_from_then_brings_it_back(project):
    def held():
        return [one for one in project.store.periods() if one.place == "t:tell-hama" and one.state.value == "held"]

    assert [one.ending.value for one in held()] == ["open"]
    late = date(2016, 6, 9) + timedelta(days=200)
    add(project, told("G", late.isoformat(), "The militia bombed Dawra on 2016-12-20"), name="late.jsonl")
    derived(project)
    assert [one.ending.value for one in held()] == ["silence"]
    assert picture(project) == from_scratch(project)
    add(project, told("G", "2016-12-01", "The rebels hold Tell Hama"), name="between.jsonl")
    derived(project)
    assert held()[-1].ending.value == "open"
    assert picture(project) == from_scratch(project)


def test_a_report_without_a_date_does_not_move_the_day_the_picture_stands_on(project):
    before = project.store.periods()
    undated = told("G", "2016-06-04", "The militia fights the brigade")
    del undated["published"]
    add(project, undated, name="undated.jsonl")
    derived(project)
    assert latest_day(project.store) == date(2016, 6, 30)
    assert project.store.periods() == before
    assert any({one.source, one.target} == {"militia", "brigade"} for one in project.store.relations())


def test_where_no_report_has_a_date_the_picture_stands_on_the_day_the_last_was_added(tmp_path, reads):
    undated = told("G", "2016-06-04", "The rebels hold Qasr")
    del undated["published"]
    with new_project(tmp_path / "undated") as project:
        assert latest_day(project.store) is None
        add(project, undated)
        assert latest_day(project.store) == date(2020, 1, 1)
        assert [one.ending.value for one in (derived(project), project.store.periods())[1]] == ["open"]


def test_an_empty_project_has_an_empty_picture(tmp_path, reads):
    with new_project(tmp_path / "empty") as project:
        assert derived(project) == []
        assert not is_stale(project)
