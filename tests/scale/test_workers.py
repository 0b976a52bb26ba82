"""Reading in several processes: in order, one fault at a time, and no worker outlives who started it."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import light
import pytest

from frontlines.model.errors import SetupError, Skipped
from frontlines.model.report import Report
from frontlines.scale import processes
from frontlines.scale.processes import read_all

HERE = str(Path(__file__).parent)
SECONDS = 30  # a deadline for what takes a tenth of one; nothing waits for it


def report(number, text="plain"):
    return Report(text, f"{number:064}", str(number))


@pytest.fixture
def lightly(monkeypatch):
    monkeypatch.setattr(processes, "_start_worker", light.start_worker)
    monkeypatch.setattr(processes, "read_one", light.work)
    monkeypatch.setattr(processes, "read_lean", light.work)


def test_results_come_in_the_order_of_the_inputs_skips_among_them(lightly):
    skip = Skipped("3", "intake", "empty", "nothing in it")
    items = [report(0), report(1), report(2), skip, *map(report, range(4, 30))]
    found = list(read_all(items, jobs=2))
    assert [one.source for one in found] == [str(number) for number in range(30)]
    assert found[3] is skip
    assert len({one.message.split()[-1] for one in found if one is not skip}) <= 2


def test_inputs_are_taken_as_they_are_needed(lightly):
    taken = 0

    def items():
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield report(number)

    results = read_all(items(), jobs=2)
    next(results)
    results.close()
    assert taken < 20


def test_a_worker_that_dies_is_an_error_with_a_remedy(lightly):
    with pytest.raises(SetupError, match="use fewer --jobs, or none to see why"):
        list(read_all([report(0), report(1, "die"), report(2)], jobs=2))


PARENT = f"""
import sys
sys.path.insert(0, {HERE!r})
import light
light.install()
from frontlines.model.report import Report
from frontlines.scale.processes import read_all
items = [Report("wait", f"{{n:064}}", str(n)) for n in range(8)]
list(read_all(items, jobs=2))
"""


@pytest.fixture
def parent():
    """A process whose two workers are busy for ever, and the workers' numbers."""
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    workers, waiting = set(), set()
    while len(waiting) < 2:
        said, _, number = process.stderr.readline().partition(" ")
        assert said, "the parent ended before its workers began"
        (workers if said == "worker" else waiting).add(int(number))
    assert workers == waiting
    yield process, workers
    for number in (process.pid, *workers):
        try:
            os.kill(number, signal.SIGKILL)
        except ProcessLookupError:
            continue
    process.communicate()


def ended(process):
    """Wait until all that hold the process's standard error open are gone: its workers inherited it."""
    handle = process.stderr.fileno()
    while select.select([handle], [], [], SECONDS)[0]:
        if not os.read(handle, 65536):
            return True
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and process groups are of other systems")
def test_workers_end_when_their_parent_is_killed(parent):
    process, workers = parent
    process.kill()  # the parent alone, not its group
    process.wait()
    assert ended(process)
    for worker in workers:
        assert not alive(worker)


def alive(number):
    try:
        os.kill(number, 0)
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"  # ended, not yet buried
    except (ProcessLookupError, FileNotFoundError):
        return False


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux tells which signals a process ignores")
def test_workers_leave_ctrl_c_to_their_parent(parent):
    for worker in parent[1]:
        lines = Path(f"/proc/{worker}/status").read_text().splitlines()
        ignored = next(int(line.split()[1], 16) for line in lines if line.startswith("SigIgn"))
        assert ignored & 1 << signal.SIGINT - 1


def test_a_reader_that_stops_early_leaves_no_worker_behind(lightly, capfd):
    results = read_all([report(number) for number in range(20)], jobs=2)
    next(results)
    results.close()
    workers = {int(line.split()[1]) for line in capfd.readouterr().err.splitlines() if line.startswith("worker")}
    assert workers
    assert not any(map(alive, workers))
