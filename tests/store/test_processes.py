"""More than one process: one writer, readers beside it, and a writer that is killed."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from store_samples import contents, entry, every_kind, with_readings

from frontlines.store.contract import BusyError
from frontlines.store.opening import open_store


@pytest.fixture
def store(url):
    """A store in a database of its own, which another process can be told the address of."""
    opened = open_store(url)
    yield with_readings(opened)
    opened.close()


def start(url: str, program: str) -> subprocess.Popen:
    """Another process with the store open; it says "ready" and waits for a line."""
    head = f"""
        import sys
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        from store_samples import *
        from frontlines.store.opening import open_store
        store = open_store({url!r})
        def meet():
            print("ready", flush=True)
            sys.stdin.readline()
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(head) + textwrap.dedent(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


def finish(process: subprocess.Popen) -> None:
    process.communicate("go on\n", timeout=30)
    assert process.returncode == 0


def test_a_second_writer_is_told_who_writes_and_since_when(url, store):
    other = start(url, "with store.writing(): meet()")
    with pytest.raises(BusyError, match=rf"{other.pid}\b.*since 20\d\d-"), store.writing():
        pass
    finish(other)
    with store.writing():
        pass


def test_two_stores_of_one_process_are_two_writers(url, store):
    second = open_store(url)
    with store.writing():
        with pytest.raises(BusyError), second.writing():
            pass
        with store.writing():  # asking again changes nothing
            pass
        with pytest.raises(BusyError), second.writing():
            pass
    with second.writing():
        pass
    second.close()


def test_a_killed_writer_does_not_keep_others_out(url, store):
    other = start(url, "with store.writing(): meet()")
    other.kill()
    other.wait()
    for _ in range(200):  # a server takes a moment to see that its client is gone
        try:
            with store.writing():
                return
        except BusyError:
            os.sched_yield()
            subprocess.run(["true"], check=True)
    pytest.fail("the lock of a dead process was kept")


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_worker_that_outlives_a_killed_writer_does_not_keep_the_lock(url, store):
    program = """
        import os, time
        with store.writing():
            if os.fork() == 0:
                print("ready", flush=True)
                os.read(0, 1)
                os._exit(0)
            time.sleep(60)
    """
    other = start(url, program)
    other.kill()
    other.wait()
    with store.writing():
        pass
    other.stdin.close()


def test_readers_see_what_was_there_while_another_writes(url, store):
    store.add(entry("one", every_kind("one")))
    other = start(
        url,
        """
        from frontlines.store import reports_in
        from frontlines.store.backend import transaction
        with transaction(store.backend, write=True) as db:
            reports_in.add(db, entry("two", every_kind("two")))
            meet()
        """,
    )
    assert store.counts().reports == 1
    assert len(store.search("fighters")) == 1
    finish(other)
    assert store.counts().reports == 2
    assert len(store.search("fighters")) == 2


def test_what_is_written_without_the_lock_waits_its_turn(url, store):
    other = start(
        url,
        """
        meet()
        for number in range(20):
            store.add(entry(f"other {number}"))
        """,
    )
    other.stdin.write("go on\n")
    other.stdin.flush()
    for number in range(20):
        store.add(entry(f"own {number}"))
    finish(other)
    assert [row.number for row in store.reports()] == list(range(1, 41))


# Where in the work of adding the process is stopped: before it fills the n-th table.
@pytest.mark.parametrize("moment", [2, 17, 24])
def test_a_report_whose_adding_is_killed_is_there_whole_or_not_at_all(url, store, calm, moment):
    store.add(entry("one", every_kind("one"), page="p", bands=(1, 2)))
    before = contents(store)
    program = f"""
        import os, signal
        meet()
        insert, filled = store.backend.insert, 0
        def counted(*words, **more):
            global filled
            filled += 1
            if filled == {moment}:
                os.kill(os.getpid(), signal.SIGKILL)
            insert(*words, **more)
        store.backend.insert = counted
        store.add(entry("two", every_kind("two"), page="p", bands=(2, 3)))
        print("done", flush=True)
        store.add(entry("three", every_kind("three")))
    """
    other = start(url, program)
    said, _ = other.communicate("go on\n", timeout=60)
    assert other.returncode == -signal.SIGKILL
    if "done" in said:
        assert store.reports()[1].sources == ("two.txt",)
    else:
        assert contents(store) == before
    store.add(entry("two", every_kind("two"), page="p", bands=(2, 3)))
    store.add(entry("three", every_kind("three")))
    assert contents(store) == calm


@pytest.fixture
def calm(kind, request, tmp_path):
    """What a run that nobody kills leaves."""
    if kind == "sqlite":
        address = str(shutil.copy(request.getfixturevalue("sqlite_model"), tmp_path / "calm.db"))
    else:
        address = request.getfixturevalue("postgres").make_database("model")
    other = with_readings(open_store(address))
    other.add(entry("one", every_kind("one"), page="p", bands=(1, 2)))
    other.add(entry("two", every_kind("two"), page="p", bands=(2, 3)))
    other.add(entry("three", every_kind("three")))
    found = contents(other)
    other.close()
    return found


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_store_copied_while_it_is_written_is_whole(url, store, tmp_path):
    """A backup by SQLite's own means; the write-ahead log is part of the store."""
    import sqlite3

    store.add(entry("one", every_kind("one")))
    with sqlite3.connect(url) as source, sqlite3.connect(tmp_path / "copy.db") as target:
        source.backup(target)
    copy = open_store(str(tmp_path / "copy.db"))
    assert contents(copy) == contents(store)
    copy.close()
