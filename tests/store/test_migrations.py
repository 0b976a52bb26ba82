"""Migrations: from every earlier form, with data, to what a new store is; each whole or not at all."""

import pytest
from sqlalchemy import select
from sqlalchemy import text as sql
from store_samples import TABLE_ORDER, contents, entry, every_kind, judgement, with_readings

from frontlines.store import migrations, schema
from frontlines.store.backend import transaction
from frontlines.store.contract import StoreError
from frontlines.store.migrations import LATEST, MIGRATIONS, migrate
from frontlines.store.opening import open_store
from frontlines.store.sql_store import SqlStore


def backend_of(address):
    """The database as it is, whatever its form."""
    from frontlines.store.opening import _backend

    return _backend(address, create=True)


def shape(backend):
    """Every table and view with its columns, and every index."""
    with transaction(backend, write=False) as db:
        if backend.name.startswith("postgresql"):
            columns = db.rows(
                sql(
                    "SELECT table_name, column_name, data_type, is_nullable, collation_name "
                    "FROM information_schema.columns WHERE table_schema = 'public' "
                    "ORDER BY table_name, ordinal_position"
                )
            )
            return [
                *columns,
                *db.rows(sql("SELECT indexdef FROM pg_indexes WHERE schemaname='public' ORDER BY 1")),
            ]
        return db.rows(sql("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"))


def fill(store):
    """A few reports, a new version, a new reading, a judgement."""
    with_readings(store, 2)
    store.add(entry("one", every_kind("one"), page="p", bands=(1, 2)))
    store.add(entry("two", every_kind("two"), page="p"))
    store.add(entry("three", every_kind("three"), title="Ålesund"))
    store.replace(entry("three", every_kind("three")[1:], title="Ålesund", reading_number=2))
    store.append(judgement(), {})


# The tables a form does not have yet.
FIRST_WITH = dict.fromkeys(TABLE_ORDER[TABLE_ORDER.index("joins") :], 2)


def copy(source, target, form):
    """All that a database of this form can hold of what another one does."""
    for name in TABLE_ORDER:
        if FIRST_WITH.get(name, 1) > form:
            continue
        table = schema.TABLES[name]
        with transaction(source, write=False) as db:
            rows = [dict(row._mapping) for row in db.rows(select(*table.c))]
        with transaction(target, write=True) as db:
            db.insert(table, sorted(rows, key=lambda row: row.get("number", 0)))


def test_every_table_is_copied():
    assert set(TABLE_ORDER) == schema.TABLES.keys() - {"migrations"}


@pytest.mark.parametrize("form", range(1, LATEST))
def test_a_store_of_an_earlier_form_becomes_as_a_new_one(nothing, url, form):
    fresh = open_store(url)
    fill(fresh)
    old = backend_of(nothing)
    migrate(old, to=form)
    copy(fresh.backend, old, form)
    old.close()
    with pytest.raises(StoreError, match="frontlines upgrade"):
        open_store(nothing)
    migrated = open_store(nothing, upgrade=True)
    assert shape(migrated.backend) == shape(fresh.backend)
    assert contents(migrated) == contents(fresh)
    assert migrated.search("alesund") == fresh.search("alesund") != ()
    migrated.close()
    fresh.close()
    open_store(nothing).close()


@pytest.mark.parametrize("kind", ["sqlite"])
def test_what_an_earlier_form_held_is_to_be_derived(nothing, url):
    fresh = open_store(url)
    fill(fresh)
    fresh.mark_all_stale()
    old = backend_of(nothing)
    migrate(old, to=1)
    copy(fresh.backend, old, 1)
    with transaction(old, write=True) as db:
        db.run(sql("DELETE FROM stale"))
    migrate(old)
    assert contents(SqlStore(old))["stale"] == contents(fresh)["stale"] != []
    old.close()
    fresh.close()


@pytest.mark.parametrize("step", MIGRATIONS, ids=lambda step: step.name)
def test_a_step_that_fails_leaves_the_form_before_it(nothing, step, monkeypatch):
    backend = backend_of(nothing)
    migrate(backend, to=step.number - 1)
    before = shape(backend)

    def half(db):
        step.apply(db)
        raise StoreError("cut off")

    broken = [*MIGRATIONS[: step.number - 1], migrations.Migration(step.number, step.name, half)]
    monkeypatch.setattr(migrations, "MIGRATIONS", tuple(broken))
    with pytest.raises(StoreError, match="cut off"):
        migrate(backend)
    assert shape(backend) == before
    with transaction(backend, write=False) as db:
        assert backend.version(db.connection) == step.number - 1
    monkeypatch.undo()
    migrate(backend)
    backend.close()
    open_store(nothing).close()


def test_migrating_twice_changes_nothing(url):
    store = open_store(url)
    fill(store)
    before = contents(store, leave=())
    migrate(store.backend)
    assert contents(store, leave=()) == before
    store.close()


def test_steps_are_numbered_without_gaps_and_remembered_by_name(url):
    assert [step.number for step in MIGRATIONS] == list(range(1, LATEST + 1))
    store = open_store(url)
    with transaction(store.backend, write=False) as db:
        rows = db.rows(sql("SELECT number, name FROM migrations ORDER BY number"))
    assert [tuple(row) for row in rows] == [(step.number, step.name) for step in MIGRATIONS]
    store.close()


def test_the_tables_are_as_the_program_sees_them(url):
    store = open_store(url)
    with transaction(store.backend, write=False) as db:
        for name, table in schema.TABLES.items():
            made = db.connection.execute(sql(f"SELECT * FROM {name}")).keys()
            assert sorted(made) == sorted(column.name for column in table.c), name
    store.close()
