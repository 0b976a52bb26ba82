"""No hot question reads a whole table: SQLite's own plans say so."""

import re
import shutil

import pytest
from sqlalchemy import event as listening
from store_samples import ADDED, entry, event, every_kind, incident, join, judgement, period, relation, with_readings

from frontlines.model.ids import stable_id
from frontlines.store.opening import open_store
from frontlines.store.shapes import Axis, Wanted

S = stable_id("S", "one event")
R = stable_id("r", "one")
# Small tables, read whole on purpose, and the values handed in.
SMALL = {"json_each", "readings", "meta", "migrations", "judgements", "retired", "verdicts", "sqlite_schema"}

QUESTIONS = {
    "known": lambda store: store.known(["0" * 64]),
    "add": lambda store: store.add(entry("new", every_kind("new"), page="p", bands=(1, 2))),
    "replace": lambda store: store.replace(entry("one", every_kind("one")[1:], reading_number=1)),
    "note_source": lambda store: store.note_source(R, "other"),
    "unskip": lambda store: store.unskip("other"),
    "alike": lambda store: store.alike([1, 2]),
    "same_page": lambda store: store.same_page("p"),
    "report by id": lambda store: store.reports(Wanted(ids=(R,))),
    "reports of an actor": lambda store: store.reports(Wanted(actors=("a",))),
    "text": lambda store: store.text(R),
    "original": lambda store: store.original(R),
    "mentions": lambda store: store.mentions(R),
    "search": lambda store: store.search("fighters -none"),
    "told": lambda store: store.told([S]),
    "current": lambda store: store.current([S]),
    "by_lineage": lambda store: store.by_lineage([S]),
    "known_for": lambda store: store.known_for(store.told([S])),
    "actor_ids": lambda store: store.actor_ids("a"),
    "place_ids": lambda store: store.place_ids("Iraq"),
    "statements of an actor": lambda store: store.statement_ids(Wanted(actors=("a",))),
    "statements of a place": lambda store: store.statement_ids(Wanted(places=("gn:1",)), ["event"]),
    "statements of a kind": lambda store: store.statement_ids(Wanted(since=ADDED.date()), ["event"]),
    "ids_beginning": lambda store: store.ids_beginning("S-4"),
    "incident_ids": lambda store: store.incident_ids("I-4"),
    "bearing_on": lambda store: store.bearing_on(Axis.BLOCK, ["a"]),
    "bearings_of": lambda store: store.bearings_of([S], Axis.BLOCK),
    "joins_of": lambda store: store.joins_of([S]),
    "save_joins": lambda store: store.save_joins([S], [join(S, "S-Z")]),
    "save_incidents": lambda store: store.save_incidents([S], [incident(2, [S])]),
    "save_periods": lambda store: store.save_periods({"gn:1": [period()]}),
    "save_relations": lambda store: store.save_relations({"a|b": [relation()]}),
    "incidents_of": lambda store: store.incidents_of([S]),
    "incident": lambda store: store.incidents(Wanted(ids=("I-000000000001",))),
    "incidents of an actor": lambda store: store.incidents(Wanted(actors=("a",))),
    "append": lambda store: store.append(judgement(subject=S), {Axis.BLOCK: [S]}, {S: []}),
    "last_day": lambda store: store.last_day(),
}


@pytest.fixture
def watched(tmp_path, sqlite_model):
    store = with_readings(open_store(str(shutil.copy(sqlite_model, tmp_path / "store.db"))))
    store.add(entry("one", every_kind("one"), page="p", bands=(1, 2)))
    store.save_incidents([S], [incident(1, [S])])
    plans: list[str] = []

    def explain(connection, cursor, statement, parameters, context, executemany):
        if statement.startswith(("SELECT", "INSERT INTO", "UPDATE", "DELETE")) and "EXPLAIN" not in statement:
            values = parameters[0] if executemany and parameters else parameters
            plan = connection.connection.driver_connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
            plans.extend(f"{row[3]}   [{statement}]" for row in plan)

    listening.listen(store.backend.engine, "before_cursor_execute", explain)
    yield store, plans
    store.close()


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_hot_question_reads_a_whole_table(watched, name):
    store, plans = watched
    plans.clear()
    QUESTIONS[name](store)
    assert plans, "nothing was asked"
    for plan in plans:
        scanned = re.match(r"SCAN (\w+)(.*?)   \[(.*)", plan, re.DOTALL)
        if scanned and "VIRTUAL TABLE" not in scanned[2] and "CONSTANT" not in scanned[1]:
            table = aliased(scanned[1], scanned[3])
            # A whole index in order is fine where a limit or an aggregate of one row stops it.
            early = "max(" in scanned[3] or "LIMIT" in scanned[3]
            assert table in SMALL or table.startswith("anon_") or early, plan


def aliased(name: str, statement: str) -> str:
    found = re.search(rf"(\w+)(?:\(\?\))? AS {name}\b", statement)
    return found[1] if found else name


def test_the_work_a_report_takes_does_not_grow_with_the_store(tmp_path, sqlite_model):
    """Pages, not seconds: what a transaction changes goes to the log, so the growth of that tells."""
    store = open_store(str(shutil.copy(sqlite_model, tmp_path / "store.db")))
    # The log is not folded into the file meanwhile, so that it shows all there was to write.
    listening.listen(store.backend.engine, "connect", lambda raw, _: raw.execute("PRAGMA wal_autocheckpoint = 0"))
    store.backend.engine.dispose()
    with_readings(store)
    log = tmp_path / "store.db-wal"
    sizes = []
    for number in range(1, 401):
        before = log.stat().st_size
        said = [event(f"{number} {at}", at=at) for at in range(4)]
        store.add(entry(f"report {number}", said, bands=range(number, number + 8)))
        sizes.append(log.stat().st_size - before)
    store.close()
    assert 0 < sum(sizes[-40:]) < sum(sizes[160:200]) * 1.5
