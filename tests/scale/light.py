"""Workers that load no kit, for tests of how processes start and end."""

import os
import threading

from frontlines.model.errors import Skipped
from frontlines.scale import processes

_start = processes._start_worker


def start_worker(pipeline):
    """As the real one, with something in place of the kit; says its number on standard error."""
    processes._kit = object()
    _start(pipeline)
    _say("worker")


def _say(what):
    """One line in one piece: two workers that say something at once must not get mixed up."""
    os.write(2, f"{what} {os.getpid()}\n".encode())


def work(report):
    """One report "read"; "wait" waits until the process ends, "die" ends it."""
    if report.text == "die":
        os._exit(7)
    if report.text == "wait":
        _say("waiting")
        threading.Event().wait()
    return Skipped(report.source, "read", "done", f"{report.text} by {os.getpid()}")


def install():
    processes._start_worker = start_worker
    processes.read_one = processes.read_lean = work
