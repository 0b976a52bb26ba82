"""The views other tools read: names, words and stances in plain columns, claims never as fact."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text as sql
from store_samples import (
    actor,
    control,
    entry,
    event,
    every_kind,
    incident,
    judgement,
    period,
    place,
    relation,
    tie,
    toll,
    with_readings,
)

from frontlines.model.ids import stable_id
from frontlines.model.judgement import Act
from frontlines.model.place import PlacePrecision
from frontlines.store import schema
from frontlines.store.backend import transaction

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "database.md"
VIEWS = (
    "v_reports", "v_statements", "v_events", "v_incidents", "v_ties", "v_control", "v_tolls", "v_claims",
    "v_forecasts", "v_periods", "v_relations",
)  # fmt: skip


def rows(store, query):
    with transaction(store.backend, write=False) as db:
        return [dict(row._mapping) for row in db.connection.execute(sql(query))]


def row(store, query):
    (found,) = rows(store, query)
    return found


@pytest.fixture
def store(store):
    with_readings(store)
    known = {
        "actors": [actor("dawn-front", "Dawn Front"), actor("qasr-council", "Council of Qasr")],
        "places": [place("gn:1", "Qasr"), place("gn:2", "The Valley", precision=PlacePrecision.AREA)],
    }
    store.add(entry("one", every_kind("one"), **known))
    return store


def test_an_event_is_a_row_with_names_words_and_who_says_so(store):
    found = row(store, "SELECT * FROM v_events")
    expected = {
        "type": "shelling",
        "initiators": "Dawn Front",
        "targets": "Council of Qasr",
        "place": "Qasr",
        "country": "XA",
        "lat": 35.5,
        "lon": 40.25,
        "stance": "claimed",
        "stance_by": "Council of Qasr",
        "review": "machine",
        "correction": None,
        "evidence": "Fighters",
        "when_start": "2016-06-06",
        "title": "Shelling in Qasr",
        "publisher": "The Herald",
        "reported": "2016-06-07",
        "weapons": '["mortars","rockets"]',
    }
    assert {name: found[name] for name in expected} == expected


def test_only_places_with_an_honest_point_have_coordinates(store):
    store.add(entry("two", [event("valley", places=("gn:2",)), control("held", place="gn:2", at=1)]))
    for view in ("v_events", "v_control"):
        found = row(store, f"SELECT place, lat, lon FROM {view} WHERE place_id = 'gn:2'")
        assert found == {"place": "The Valley", "lat": None, "lon": None}


def test_every_kind_has_a_view_of_its_own(store):
    found = row(store, "SELECT from_actor, tie, to_actor, means FROM v_ties")
    assert found == {"from_actor": "Gov:Xa", "tie": "backs", "to_actor": "Dawn Front", "means": "arms"}
    found = row(store, "SELECT place, actor, status, stance FROM v_control")
    assert found == {"place": "Qasr", "actor": "Dawn Front", "status": "holds", "stance": "asserted"}
    found = row(store, "SELECT event, toll, low, high, of_whom, by_actor FROM v_tolls")
    assert found == {
        "event": stable_id("S", "one event"), "toll": "killed", "low": 12, "high": None, "of_whom": "people",
        "by_actor": "Dawn Front",
    }  # fmt: skip
    found = row(store, "SELECT speaker, speaker_text, claimed, stance FROM v_claims")
    assert found == {
        "speaker": "Council of Qasr", "speaker_text": "a doctor", "claimed": "at least 12", "stance": "claimed",
    }  # fmt: skip
    found = row(store, "SELECT forecast, by_actor, condition, stance FROM v_forecasts")
    assert found == {
        "forecast": "They may return", "by_actor": "Dawn Front", "condition": "if unopposed", "stance": "forecast",
    }  # fmt: skip
    found = row(store, "SELECT report, statements, sources, copies, read_with FROM v_reports")
    assert found == {
        "report": stable_id("r", "one"), "statements": 6, "sources": "one.txt", "copies": None, "read_with": "0.1",
    }  # fmt: skip


def test_what_nobody_in_the_register_says_is_shown_in_the_reports_words(store):
    store.add(entry("two", [tie("t", source="unknown-x"), toll("n", by=None, place=None, places=(), at=3)]))
    (found,) = rows(store, "SELECT from_actor FROM v_ties WHERE from_id = 'unknown-x'")
    assert found["from_actor"] == "Unknown X"
    store.add(entry("three", [replace(every_kind("three")[4], speaker=None)]))
    assert rows(store, "SELECT speaker FROM v_claims ORDER BY speaker")[-1] == {"speaker": "a doctor"}


def test_a_persons_verdict_stands_beside_what_was_read(store):
    subject = stable_id("S", "one event")
    store.append(judgement(Act.CORRECT, subject, fields={"type": "battle"}), {})
    found = row(store, "SELECT type, review, correction FROM v_events")
    assert found == {"type": "shelling", "review": "corrected", "correction": '{"type":"battle"}'}
    store.append(judgement(Act.UNDO, subject, undoes=1), {})
    assert row(store, "SELECT review, correction FROM v_events") == {"review": "machine", "correction": None}


def test_what_a_later_version_replaced_is_in_no_view_of_statements(store):
    store.add(entry("old", every_kind("old"), page="p"))
    store.add(entry("new", [], page="p"))
    for view in ("v_statements", "v_events", "v_ties", "v_control", "v_tolls", "v_claims", "v_forecasts"):
        assert {found["report"] for found in rows(store, f"SELECT report FROM {view}")} == {stable_id("r", "one")}


def test_an_incident_is_one_row_with_a_point_and_its_numbers(store):
    subject = stable_id("S", "one event")
    store.save_incidents([subject], [incident(1, [subject, "S-B"], asserted=False)])
    found = row(store, "SELECT * FROM v_incidents")
    expected = {
        "types": "shelling; battle", "initiators": "Dawn Front", "targets": "Council of Qasr; Gov:Xa",
        "place": "Qasr", "lat": 35.5, "lon": 40.25, "day": "2016-06-06", "stance": "claimed",
        "review": "machine", "killed_low": 9, "killed_high": 12, "killed_rule": "range", "independent_sources": 2,
        "statements": 2,
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected
    assert row(store, "SELECT incident FROM v_events") == {"incident": "I-000000000001"}


def test_periods_and_relations_are_rows_with_names(store):
    store.save_periods({"gn:1": [period(assessed=False)]})
    store.save_relations({"x": [relation(asserted=True)]})
    found = row(store, "SELECT place, actor, stance, review, start_day FROM v_periods")
    assert found == {
        "place": "Qasr", "actor": "Dawn Front", "stance": "claimed", "review": "machine", "start_day": "2016-06-06",
    }  # fmt: skip
    found = row(store, "SELECT from_actor, tie, to_actor, stance, review FROM v_relations")
    assert found == {
        "from_actor": "Gov:Xa", "tie": "backs", "to_actor": "Dawn Front", "stance": "asserted", "review": "reviewed",
    }  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_is_told_column_by_column(store, view):
    with transaction(store.backend, write=False) as db:
        columns = list(db.connection.execute(sql(f"SELECT * FROM {view}")).keys())
    section = re.search(rf"^### {view}\n(.*?)(?=^##)", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert [name for name in columns if f"`{name}`" not in section[1]] == []
    assert "stance" in columns or view == "v_reports"


def test_every_table_is_told_column_by_column():
    page = PAGE.read_text(encoding="utf-8")
    told = {}
    for part in re.split(r"(?=\*\*[a-z_]+\*\*)", page[page.index("## Tables") :]):
        if name := re.match(r"\*\*([a-z_]+)\*\*", part):
            told[name[1]] = part
    told["actor_names"] = told["place_names"]  # told in one line
    assert set(told) == schema.TABLES.keys() | {"report_words"}
    for name, table in schema.TABLES.items():
        assert [column.name for column in table.c if f"`{column.name}`" not in told[name]] == [], name


@pytest.mark.parametrize("kind", ["sqlite"])
def test_the_file_opens_in_plain_sqlite(store):
    import sqlite3

    connection = sqlite3.connect(store.backend.path)
    assert connection.execute("SELECT count(*) FROM v_events").fetchone() == (1,)
    views = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    assert views == set(VIEWS)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
