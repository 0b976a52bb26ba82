"""Workers that load no kit, for tests of how processes start and end."""

import os
import sys
import threading

from frontlines.model.errors import Skipped
from frontlines.scale import processes

_start = processes._start_worker


def start_worker(pipeline):
    """As the real one, with something in place of the kit; says its number on standard error."""
    processes._kit = object()
    _start(pipeline)
    print("worker", os.getpid(), file=sys.stderr, flush=True)


def work(report):
    """One report "read"; "wait" waits until the process ends, "die" ends it."""
    if report.text == "die":
        os._exit(7)
    if report.text == "wait":
        print("waiting", os.getpid(), file=sys.stderr, flush=True)
        threading.Event().wait()
    return Skipped(report.source, "read", "done", f"{report.text} by {os.getpid()}")


def install():
    processes._start_worker = start_worker
    processes.read_one = processes.read_lean = work
