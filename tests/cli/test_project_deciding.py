"""Judging, rereading and upgrading from the command line."""

import json
from dataclasses import replace

import plain_reader
from a_project import make
from commands import first

from frontlines.project.folder import open_project
from frontlines.store.engine_sqlite import SqliteBackend
from frontlines.store.migrations import LATEST, migrate

# --- judging


def test_a_judgement_is_told_with_what_it_changed_and_can_be_undone(frontlines, copied):
    event = first(copied, "event")
    done = frontlines("judge", event[:9], "correct", "when=2016-05-01", "place=Dawra", "--why", "the second bridge")
    assert done.code == 0
    head, *lines = done.out.splitlines()
    assert head == f"J-1: correct {event} when=2016-05-01 place=t:dawra, by Ana"
    assert lines[0].startswith("  was  incident ")
    assert any("Dawra, 1 May 2016" in line and line.startswith("  now") for line in lines)
    assert frontlines("undo", "j-1").out.startswith("J-2: undid J-1, by Ana\n")
    log = json.loads(frontlines("log", "-f", "json").out)["rows"]
    assert [(row["act"], row["why"]) for row in log] == [("correct", "the second bridge"), ("undo", "")]
    assert frontlines("judge", event, "accept", "--by", "Ben").out.splitlines() == [
        f"J-3: accept {event}, by Ben",
        "  the picture says the same as before",
    ]


def test_a_judgement_leaves_the_picture_up_to_date(frontlines, copied):
    frontlines("judge", first(copied, "event"), "reject")
    assert json.loads(frontlines("status", "--json").out)["not_derived"] == 0


def test_a_merge_and_a_split_name_the_incidents_there_are_now(frontlines, copied):
    with open_project(copied) as project:
        one, other = (incident.id for incident in project.store.incidents()[:2])
    merged = frontlines("merge", one[:8], other[:8], "--why", "two names of one village").out.splitlines()
    assert [line.split()[0] for line in merged[1:3]] == ["was", "was"]
    assert merged[3].startswith("  now  incident ")
    assert merged[4].strip().endswith("(merged)")
    with open_project(copied) as project:
        joined = max(project.store.incidents(), key=lambda incident: len(incident.statements))
    parted = frontlines("split", joined.id, joined.statements[-1]).out.splitlines()
    assert sum(line.startswith("  now  incident ") for line in parted) == 2


def test_a_forecast_is_judged_by_a_person(frontlines, copied):
    forecast = first(copied, "forecast")
    done = frontlines("judge", forecast, "came-true")
    assert done.out == f"J-1: came-true {forecast}, by Ana\n"
    rows = json.loads(frontlines("show", "forecasts", "-f", "json").out)["rows"]
    assert [row["outcome"] for row in rows] == ["came-true"]


# --- rereading and upgrading


def test_reread_says_when_there_is_nothing_to_do(frontlines, copied):
    assert "every report was read with today's rules" in frontlines("reread").err
    done = frontlines("reread", "--all", "--jobs", 1)
    assert done.err == "4 reports read anew: 10 statements as before, 0 changed, 0 new, 0 gone\n"


def test_reread_lists_the_judgements_that_no_longer_fit(frontlines, copied, monkeypatch):
    control = first(copied, "control")
    frontlines("judge", control, "accept")
    monkeypatch.setattr("frontlines.project.rules.knowledge_digest", lambda: "0123456789ab")
    plain = plain_reader.read

    monkeypatch.setattr("frontlines.scale.processes.read_lean", lambda report: replace(plain(report), control=()))
    done = frontlines("reread", "--jobs", 1)
    assert done.code == 0
    assert f"no longer fits: the judgement of {control}" in done.out
    assert "1 gone" in done.err
    assert json.loads(frontlines("reread", "--all", "--jobs", 1, "--json").out)["reports"] == 4


def test_a_project_of_an_earlier_form_says_so_and_is_upgraded(frontlines, tmp_path, monkeypatch):
    folder = tmp_path / "old"
    make(folder)
    (folder / "project.db").unlink()
    backend = SqliteBackend(folder / "project.db", create=True)
    migrate(backend, to=LATEST - 1)
    backend.close()
    monkeypatch.chdir(folder)
    refused = frontlines("status")
    assert refused.code == 1
    assert "run `frontlines upgrade`" in refused.err
    assert "upgraded" in frontlines("upgrade").err
    assert frontlines("status").code == 0
    assert "nothing to do" in frontlines("upgrade").err
