"""Judging: a person's word is checked, logged, kept to, and can be taken back."""

from datetime import UTC, datetime

import plain_reader
import pytest
from a_project import add, contents, copy_of, derived, ids, judge, merge, prepared, split, undo
from plain_reader import told

from frontlines.model.correction import CorrectionError
from frontlines.model.judgement import Act
from frontlines.model.told import Review
from frontlines.project import judging
from frontlines.project.effect import take_effect
from frontlines.project.folder import ProjectError
from frontlines.project.judging import who
from frontlines.project.views.common import told_as_judged


@pytest.fixture(scope="module")
def told_once(tmp_path_factory):
    """One shelling told by three papers, a bombing, a holding, a tie, a claim and a forecast; to be copied."""
    return prepared(
        tmp_path_factory,
        told("A", "2016-06-04", "The army shelled Qasr on 2016-06-03, killing 12", "The rebels hold Qasr"),
        told("B", "2016-06-04", "The army shelled the rebels in Qasr on 2016-06-03, killing 14"),
        told("C", "2016-06-05", "The army shelled Qasr on 2016-06-03", "Northland backs the rebels"),
        told("D", "2016-06-20", "The militia bombed Dawra on 2016-06-19", "The mayor says that help is late"),
        told("E", "2016-06-21", "The army will take Qasr"),
    )


@pytest.fixture
def three(told_once, tmp_path, reads):
    with copy_of(told_once, tmp_path) as project:
        yield project


def events(project):
    return ids(project, "event")


def incidents(project):
    derived(project)
    return {one.id: one for one in project.store.incidents()}


def reviews(project, *statements):
    return [one.review for one in told_as_judged(project.store, statements)]


def test_a_verdict_says_who_when_and_why(three):
    before = datetime.now(UTC)
    made = judge(three, events(three)[0], "accept", why="read it twice")
    assert (made.number, made.act, made.by, made.why) == (1, Act.ACCEPT, "Ana", "read it twice")
    assert before <= made.at <= datetime.now(UTC)
    assert three.store.log() == (made,)
    assert reviews(three, events(three)[0]) == [Review.ACCEPTED]


def test_the_last_verdict_on_a_statement_holds_and_the_log_keeps_all(three):
    first = events(three)[0]
    for act in ("accept", "reject", "accept", "reject"):
        judge(three, first, act)
    assert reviews(three, first) == [Review.REJECTED]
    assert [entry.act.value for entry in three.store.log()] == ["accept", "reject", "accept", "reject"]


def test_what_was_checked_by_a_person_no_longer_rests_on_machine_reading_alone(three):
    (joined, bombing) = sorted(incidents(three).values(), key=lambda one: len(one.statements), reverse=True)
    assert joined.machine_only
    judge(three, joined.statements[1], "accept")
    after = incidents(three)
    assert not after[joined.id].machine_only
    assert after[bombing.id].machine_only


def test_a_rejected_statement_leaves_the_picture_and_takes_no_other_with_it(three):
    (joined, _) = sorted(incidents(three).values(), key=lambda one: len(one.statements), reverse=True)
    assert len(joined.statements) == 3
    judge(three, joined.statements[0], "reject")
    members = [one for incident in incidents(three).values() for one in incident.statements]
    assert sorted(members) == sorted(set(events(three)) - {joined.statements[0]})


def test_a_rejected_toll_no_longer_counts(three):
    tolls = ids(three, "toll")
    judge(three, tolls[1], "reject")
    assert [(t.low, t.high) for one in incidents(three).values() for t in one.tolls] == [(12, 12)]


@pytest.mark.parametrize(
    ("kind", "fields", "changed"),
    [
        ("event", {"when": "2016-05"}, {"when"}),
        ("event", {"type": "air_strike", "targets": "rebels, militia"}, {"type", "targets"}),
        ("event", {"place": "Dawra"}, {"places"}),
        ("event", {"initiators": "Northland"}, {"initiators"}),
        ("event", {"targets": "Islamic State"}, {"targets"}),  # of the register
        ("event", {"place": "gn:98182"}, {"places"}),  # Baghdad, of the gazetteer
        ("event", {"stance": "alleged"}, {"stance"}),
        ("event", {"places": "none"}, {"places"}),
        ("toll", {"low": "10", "high": "none"}, {"low", "high"}),
        ("toll", {"by": "the rebels"}, {"by"}),
        ("control", {"actor": "militia", "status": "besieges"}, {"actor", "status"}),
        ("tie", {"from": "Southland", "kind": "opposes"}, {"source", "kind"}),
        ("claim", {"speaker": "doctors"}, {"speaker"}),
        ("forecast", {"by": "none", "plan": "yes"}, {"by", "plan"}),
    ],
)
def test_a_correction_changes_these_fields_and_no_other(three, kind, fields, changed):
    add(three, told("F", "2016-06-22", "Southland fights the doctors"), name="more.jsonl")
    statement = ids(three, kind)[0]
    before = three.store.told([statement])[0].statement
    judge(three, statement, "correct", **fields)
    (after,) = told_as_judged(three.store, [statement])
    assert after.review is Review.CORRECTED
    differing = {
        name for name in before.__dataclass_fields__ if getattr(before, name) != getattr(after.statement, name)
    }
    assert differing == changed
    assert three.store.told([statement])[0].statement == before  # what was read is never edited
    derived(three)


def test_names_in_a_correction_are_logged_as_the_ids_they_mean(three):
    made = judge(three, events(three)[0], "correct", targets="the militia, Hezbollah", place="Dawra")
    assert made.fields == {"targets": "militia, hezbollah", "place": "t:dawra"}


def test_a_second_correction_adds_to_the_first(three):
    first = events(three)[0]
    judge(three, first, "correct", when="2016-05-01")
    judge(three, first, "correct", type="air_strike")
    (after,) = told_as_judged(three.store, [first])
    assert (after.statement.type, after.statement.when.iso_start()) == ("air_strike", "2016-05-01")
    undo(three)
    (after,) = told_as_judged(three.store, [first])
    assert (after.statement.type, after.statement.when.iso_start()) == ("shelling", "2016-05-01")


def test_a_corrected_date_moves_an_event_out_of_its_incident_and_back(three):
    before = incidents(three)
    moved = events(three)[1]
    judge(three, moved, "correct", when="2015-01-01")
    assert sum(one.statements == (moved,) for one in incidents(three).values()) == 1
    undo(three)
    assert incidents(three) == before


EVENT, FORECAST, CLAIM = 0, -1, -2


@pytest.mark.parametrize(
    ("which", "act", "fields", "said"),
    [
        (EVENT, "correct", {}, "names fields and their new values.*show statement"),
        (EVENT, "accept", {"when": "2016"}, "accept takes no fields; write: .* correct when=2016"),
        (EVENT, "correct", {"colour": "red"}, "no field 'colour' to correct; its fields: initiators"),
        (EVENT, "correct", {"when": "someday"}, "write a date as YYYY"),
        (EVENT, "correct", {"type": "fight"}, "'fight' is no event type; one of abduction"),
        (EVENT, "correct", {"targets": "nobody-known"}, "'nobody-known' is no actor of the project or the register"),
        (EVENT, "correct", {"place": "Xyzzyville"}, "'Xyzzyville' is no place of the project or the gazetteer"),
        (EVENT, "correct", {"place": "Springfield"}, "'Springfield' may mean several places: gn:.*write the id"),
        (EVENT, "came-true", {}, "is no forecast"),
        (EVENT, "merge", {}, "'merge' is nothing to say of a statement"),
    ],
)
def test_what_cannot_be_is_refused_with_the_remedy_and_not_logged(three, which, act, fields, said):
    before = contents(three)
    with pytest.raises((ProjectError, CorrectionError), match=said):
        judge(three, events(three)[which], act, **fields)
    assert contents(three) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [("S-", "too short"), ("S-ZZZZ", "no statement has an id that begins"), ("I-0000", "no statement")],
)
def test_a_statement_that_is_not_there_cannot_be_judged(three, words, said):
    with pytest.raises(ProjectError, match=said):
        judge(three, words, "accept")


def test_a_forecast_comes_true_or_does_not_by_a_persons_word_alone(three):
    (forecast,) = ids(three, "forecast")
    judge(three, forecast, "accept")
    judge(three, forecast, "did-not", why="the truce held")
    assert reviews(three, forecast) == [Review.ACCEPTED]  # whether the report says so is another question


# --- merge and split


def two_incidents(project):
    return sorted(incidents(project).values(), key=lambda one: -len(one.statements))


def test_a_merge_is_law_and_the_later_id_says_what_it_became(three):
    one, other = two_incidents(three)
    merge(three, one.id, other.id)
    (merged,) = incidents(three).values()
    assert set(merged.statements) == {*one.statements, *other.statements}
    (retired,) = three.store.retired()
    assert (retired.became, retired.why) == (merged.id, "merged")
    undo(three)
    assert two_incidents(three) == [one, other]


def test_a_merge_holds_when_reports_are_added(three):
    merge(three, *(one.id for one in two_incidents(three)))
    add(three, told("F", "2016-06-06", "The army shelled Qasr on 2016-06-03, killing 12"), name="more.jsonl")
    (merged,) = incidents(three).values()
    assert len(merged.statements) == 5


def test_retired_ids_can_be_merged_and_split_by(three):
    one, other = two_incidents(three)
    merge(three, one.id, other.id)
    (merged,) = incidents(three).values()
    gone = other.id if merged.id == one.id else one.id
    split(three, gone, other.statements[0])
    assert {frozenset(x.statements) for x in two_incidents(three)} == {
        frozenset(one.statements), frozenset(other.statements)
    }  # fmt: skip


def test_a_split_parts_statements_for_good_until_it_is_undone(three):
    joined, bombing = two_incidents(three)
    parted = joined.statements[2]
    split(three, joined.id, parted)
    add(three, told("F", "2016-06-06", "The army shelled Qasr on 2016-06-03, killing 12"), name="more.jsonl")
    homes = [one.statements for one in incidents(three).values() if set(one.statements) & set(joined.statements)]
    assert [parted in home for home in homes].count(True) == 1
    assert not any({parted, joined.statements[0]} <= set(home) for home in homes)
    undo(three)
    assert any({parted, *joined.statements} <= set(one.statements) for one in incidents(three).values())
    assert incidents(three)[bombing.id] == bombing


@pytest.mark.parametrize(
    ("decide", "said"),
    [
        (lambda p, one, other: merge(p, one.id), "two or more different incidents"),
        (lambda p, one, other: merge(p, one.id, one.id), "two or more different incidents"),
        (lambda p, one, other: split(p, one.id, other.statements[0]), "is not in"),
        (lambda p, one, other: split(p, one.id, *one.statements), "no other statements"),
        (lambda p, one, other: merge(p, one.id, "I-ZZZZ"), "no incident has an id"),
    ],
)
def test_a_merge_or_split_that_means_nothing_is_refused(three, decide, said):
    one, other = two_incidents(three)
    with pytest.raises(ProjectError, match=said):
        decide(three, one, other)
    assert three.store.log() == ()


# --- undo


def test_undo_takes_back_the_last_judgement_that_stands(three):
    for act in ("accept", "reject", "accept"):
        judge(three, events(three)[0], act)
    assert [undo(three).undoes for _ in range(3)] == [3, 2, 1]
    with pytest.raises(ProjectError, match="no judgement to undo"):
        undo(three)
    assert reviews(three, events(three)[0]) == [Review.MACHINE]


def test_an_undone_undo_brings_the_judgement_back_and_it_can_be_undone_again(three):
    judge(three, events(three)[0], "reject")
    first = undo(three)
    undo(three, first.number)
    assert reviews(three, events(three)[0]) == [Review.REJECTED]
    assert undo(three).undoes == 1  # it stands again, so it is the last that stands
    assert reviews(three, events(three)[0]) == [Review.MACHINE]


def test_what_is_undone_is_not_undone_twice_and_the_message_says_how_to_bring_it_back(three):
    judge(three, events(three)[0], "reject")
    undo(three)
    with pytest.raises(ProjectError, match="J-1 is undone already; `frontlines undo J-2` brings it back"):
        undo(three, 1)
    with pytest.raises(ProjectError, match="there is no judgement J-9"):
        undo(three, 9)


# --- what a judgement changed, in words


def effect(project, decide):
    with project.store.writing():
        return take_effect(project, decide)


def by_hand(project, statement, act, **fields):
    return lambda: judging.judge(project, statement, Act(act), why="", by="Ana", fields=fields)


def test_the_effect_of_a_merge_names_the_incidents_there_were_and_the_one_there_is(three):
    one, other = two_incidents(three)
    found = effect(three, lambda: judging.merge(three, (one.id, other.id), why="", by="Ana"))
    assert len(found.was) == 2
    assert {line.split(":")[0] for line in found.was} == {f"incident {one.id[:8]}", f"incident {other.id[:8]}"}
    (now,) = found.now
    assert now.endswith("4 statements")
    assert len(found.retired) == 1
    assert found.retired[0].endswith("(merged)")
    assert incidents(three).keys() == {one.id} or incidents(three).keys() == {other.id}


def test_the_effect_says_the_rule_behind_a_number_and_marks_a_claim(three):
    found = effect(three, by_hand(three, ids(three, "toll")[1], "reject"))
    assert "between 12 and 14 killed (by the rule 'range')" in found.was[0]
    assert "12 killed (by the rule 'range')" in found.now[0]
    found = effect(three, by_hand(three, events(three)[3], "correct", stance="claimed"))
    assert ", claimed, " in found.now[0]


def test_the_effect_of_a_judgement_of_control_or_ties_tells_the_periods_and_ties(three):
    found = effect(three, by_hand(three, ids(three, "control")[0], "correct", actor="militia"))
    assert found.was == ("control: Qasr held by rebels, since 2016-06-04",)
    assert found.now == ("control: Qasr held by militia, since 2016-06-04",)
    found = effect(three, by_hand(three, ids(three, "tie")[0], "reject"))
    assert [line.split(",")[0] for line in found.was] == ["tie: Northland backs rebels"]
    assert found.now == ()


def test_an_effect_holds_only_what_the_judgement_did(three):
    add(three, told("F", "2016-07-01", "The militia bombed Tell Hama on 2016-06-30"), name="not-derived.jsonl")
    found = effect(three, by_hand(three, events(three)[0], "accept"))
    assert (found.was, found.now, found.retired) == ((), (), ())


def test_the_judge_is_named_by_the_environment_or_the_account(monkeypatch):
    monkeypatch.setenv("FRONTLINES_JUDGE", "Ana B.")
    assert who() == "Ana B."
    monkeypatch.delenv("FRONTLINES_JUDGE")
    monkeypatch.setattr("getpass.getuser", lambda: "coder7")
    assert who() == "coder7"

    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert who().startswith("account ")


def test_the_plain_reader_reads_every_kind(three):
    """What the tests of this folder stand on."""
    counts = three.store.counts().statements
    assert counts == {"claim": 1, "control": 1, "event": 4, "forecast": 1, "tie": 1, "toll": 2}
    assert set(plain_reader.ACTORS) > {"army", "rebels"}
