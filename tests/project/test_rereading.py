"""Rereading: rules improve; a judgement goes along with its statement, or is taken back in the open."""

from dataclasses import replace

import plain_reader
import pytest
from a_project import (
    NOW,
    add,
    contents,
    copy_of,
    derived,
    from_scratch,
    ids,
    incidents_by_report,
    judge,
    picture,
    prepared,
    split,
)
from plain_reader import told

from frontlines.model.errors import Skipped
from frontlines.model.ids import stable_id
from frontlines.model.judgement import Act
from frontlines.model.told import Review
from frontlines.project import rereading, rules
from frontlines.project.status import status_of
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import told_as_judged
from frontlines.project.views.reports import report_view, reports_view


@pytest.fixture(scope="module")
def read_once(tmp_path_factory):
    """Reports as yesterday's rules read them; to be copied."""
    return prepared(
        tmp_path_factory,
        told("A", "2016-06-04", "The army shelled Qasr on 2016-06-03, killing 12", "The rebels hold Qasr"),
        told("B", "2016-06-05", "The army shelled the rebels in Qasr on 2016-06-03, killing 14"),
        told("C", "2016-06-20", "The militia bombed Dawra on 2016-06-19", "Northland backs the rebels"),
    )


@pytest.fixture
def project(read_once, tmp_path, reads):
    with copy_of(read_once, tmp_path) as opened:
        yield opened


@pytest.fixture
def newer(monkeypatch):
    """Today's rules are others than yesterday's; `newer(change)` says how they read an event."""

    def improve(change=lambda event: event):
        monkeypatch.setattr(rules, "knowledge_digest", lambda: "0123456789ab")

        def read(report):
            reading = plain_reader.read(report)
            return replace(reading, events=tuple(change(event) for event in reading.events))

        monkeypatch.setattr("frontlines.scale.processes.read_lean", read)

    return improve


def reread(project, **options):
    with project.store.writing():
        return list(rereading.reread(project, now=lambda: NOW, **options))


def totals(steps):
    return {name: sum(getattr(step, name) for step in steps) for name in ("same", "changed", "new", "gone")}


def review(project, statement):
    (found,) = told_as_judged(project.store, [statement])
    return found.review


def with_new_id(event):
    """The same statement, on words that begin elsewhere."""
    return replace(event, id=stable_id("S", "moved", event.id))


def test_reports_that_todays_rules_read_are_left_alone(project):
    before = contents(project)
    assert reread(project) == []
    assert contents(project) == before


def test_other_rules_read_every_report_anew_and_a_second_time_none(project, newer):
    newer()
    assert status_of(project).other_rules == 3
    steps = reread(project)
    assert totals(steps) == {"same": 7, "changed": 0, "new": 0, "gone": 0}
    assert status_of(project).other_rules == 0
    assert reread(project) == []
    assert len(reread(project, everything=True)) == 3


def test_rules_that_read_the_same_change_nothing_in_the_picture(project, newer):
    before = picture(project)
    newer()
    reread(project)
    assert derived(project) == before
    assert from_scratch(project) == before


def test_a_stopped_rereading_goes_on_where_it_stopped(project, newer):
    newer()
    with project.store.writing():
        steps = rereading.reread(project, now=lambda: NOW)
        next(steps)
        steps.close()
    assert status_of(project).other_rules == 2
    assert len(reread(project)) == 2


@pytest.mark.parametrize("act", ["accept", "reject"])
def test_a_judgement_stays_with_its_statement_even_where_its_words_moved(project, newer, act):
    statement = ids(project, "event")[0]
    judge(project, statement, act)
    newer(with_new_id)
    steps = reread(project)
    assert [step.unfit for step in steps] == [(), (), ()]
    assert totals(steps)["gone"] == 0
    moved = stable_id("S", "moved", statement)
    assert project.store.told([moved])[0].lineage == statement
    assert review(project, moved) is (Review.ACCEPTED if act == "accept" else Review.REJECTED)
    assert derived(project) == from_scratch(project)


def test_an_incident_keeps_its_id_when_its_statements_moved(project, newer):
    before = sorted(one.id for one in project.store.incidents())
    newer(with_new_id)
    reread(project)
    derived(project)
    assert sorted(one.id for one in project.store.incidents()) == before
    assert project.store.retired() == ()


def test_a_split_holds_after_rereading(project, newer):
    (joined,) = [one for one in project.store.incidents() if len(one.statements) == 2]
    split(project, joined.id, joined.statements[1])
    derived(project)
    homes = incidents_by_report(project)
    newer(with_new_id)
    reread(project)
    derived(project)
    assert incidents_by_report(project) == homes


@pytest.mark.parametrize("act", ["accept", "reject"])
def test_what_now_says_something_else_has_its_verdict_taken_back_in_the_log_with_the_reason(project, newer, act):
    statement = ids(project, "event")[0]
    judge(project, statement, act)
    derived(project)
    newer(lambda event: replace(event, type="air_strike") if event.id == statement else event)
    steps = reread(project)
    assert [step.unfit for step in steps] == [(statement,), (), ()]
    undone = project.store.log()[-1]
    assert (undone.act, undone.undoes, undone.by) == (Act.UNDO, 1, "frontlines reread")
    assert "says something else (type); judge it again" in undone.why
    assert review(project, statement) is Review.MACHINE
    assert derived(project) == from_scratch(project)
    members = {member for one in project.store.incidents() for member in one.statements}
    assert statement in members  # a rejection that lapsed brings its statement back into the picture


def test_a_correction_stays_whatever_the_machine_reads(project, newer):
    statement = ids(project, "event")[0]
    judge(project, statement, "correct", when="2016-06-01")
    newer(lambda event: replace(event, type="air_strike"))
    reread(project)
    (found,) = told_as_judged(project.store, [statement])
    assert found.review is Review.CORRECTED
    assert (found.statement.type, found.statement.when.iso_start()) == ("air_strike", "2016-06-01")
    assert derived(project) == from_scratch(project)


def test_a_judgement_of_what_is_no_longer_said_is_listed_and_kept_as_an_open_question(project, newer, monkeypatch):
    statement = ids(project, "control")[0]
    judge(project, statement, "accept")
    newer()
    plain = plain_reader.read
    monkeypatch.setattr("frontlines.scale.processes.read_lean", lambda report: replace(plain(report), control=()))
    steps = reread(project)
    assert totals(steps)["gone"] == 1
    assert [step.unfit for step in steps] == [(statement,), (), ()]
    assert "1 judgement of statements that are no longer made: `log`" in status_of(project).questions
    (past,) = project.store.past_statements(project.store.reports()[0].id)
    assert (past["id"], past["statement"]) == (statement, "control")


def test_a_report_that_can_no_longer_be_read_is_listed_and_stays_as_it_was(project, newer, monkeypatch):
    before = picture(project)
    newer()

    def read(report):
        return Skipped(report.source, "read", "internal", "a fault") if report.publisher == "B" else plain(report)

    plain = plain_reader.read
    monkeypatch.setattr("frontlines.scale.processes.read_lean", read)
    steps = reread(project)
    assert [step.skipped.reason if step.skipped else None for step in steps] == [None, "internal", None]
    assert derived(project) == before
    assert status_of(project).other_rules == 1  # it will be tried again


def test_a_kill_between_taking_back_a_verdict_and_the_new_reading_is_mended_by_the_next_run(project, newer):
    statement = ids(project, "event")[0]
    judge(project, statement, "reject")
    newer(lambda event: replace(event, type="air_strike"))

    def killed(store, entry):
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(type(project.store), "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            reread(project)
    reread(project)
    undos = [entry for entry in project.store.log() if entry.act is Act.UNDO]
    assert len(undos) == 1
    assert derived(project) == from_scratch(project)
    assert statement in {member for one in project.store.incidents() for member in one.statements}


def test_the_originals_and_what_is_known_of_reports_stay(project, newer):
    def known():
        view = reports_view(project.store, Asked())
        return [{**row, "reading": None} for row in view.rows], [
            project.store.original(row.id) for row in project.store.reports()
        ]

    before = known()
    newer(lambda event: replace(event, type="air_strike"))
    reread(project)
    assert known() == before


def test_a_report_shows_what_earlier_readings_found_in_it(project, newer):
    newer(lambda event: replace(event, type="air_strike"))
    reread(project)
    view = report_view(project.store, project.store.reports()[0].id)
    (past,) = [part for part in view.parts if part.name == "past"]
    assert [(row["kind"], row["reading"], row["replaced_by"]) for row in past.rows] == [("event", 1, 2)]
    assert "army shelled Qasr" in past.rows[0]["words"]
    assert "0123456789ab" in view.rows[0]["read_with"]


def test_a_new_report_after_rereading_joins_as_it_would_have_before(project, newer):
    newer(with_new_id)
    reread(project)
    add(project, told("D", "2016-06-06", "The army shelled Qasr on 2016-06-03, killing 12"), name="more.jsonl")
    assert derived(project) == from_scratch(project)
    assert max(len(one.statements) for one in project.store.incidents()) == 3
