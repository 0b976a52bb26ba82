"""Reading one report or many, in this process or several, always in the order of the inputs."""

import itertools
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from frontlines.model.errors import FrontlinesError, SetupError, Skipped

if TYPE_CHECKING:
    from frontlines.model.reading import Reading
    from frontlines.model.report import Report
    from frontlines.read.kit import Kit

# Reports in flight for each worker: enough to keep it busy, few enough to keep memory small.
_AHEAD = 4
_kit: "Kit | None" = None  # of this process: building one takes seconds, and it cannot be sent to another


def prepare(pipeline: str | None) -> None:
    """Build the kit of this process, once."""
    global _kit
    if _kit is None:
        from frontlines.read.kit import build_kit

        _kit = build_kit(pipeline)


def _start_worker(pipeline: str | None) -> None:
    """A worker leaves Ctrl-C to its parent, and ends when the parent is gone, even where that was killed.

    Without the second a killed run would leave its workers behind, each with the whole kit in memory: they wait on a
    pipe of which they hold the other end themselves.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    prepare(pipeline)


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def read_one(report: "Report") -> "Reading | Skipped":
    """One report with this process's kit; a fault of ours becomes a listed skip and never stops the others."""
    from frontlines.read.pipeline import read

    if _kit is None:
        raise SetupError("the kit is not built; call prepare first")
    try:
        return read(report, _kit)
    except FrontlinesError:
        raise
    except Exception as error:
        if os.environ.get("FRONTLINES_DEBUG"):
            raise
        message = (
            f"an error in Frontlines ({type(error).__name__}: {str(error)[:200]}); please report it with the text"
        )
        return Skipped(report.source, "read", "internal", message)


def read_lean(report: "Report") -> "Reading | Skipped":
    """As `read_one`, without the sentences' tokens: most of a reading's bulk, and not kept by a project."""
    reading = read_one(report)
    if isinstance(reading, Skipped):
        return reading
    return replace(reading, sentences=tuple(replace(sentence, tokens=()) for sentence in reading.sentences))


def read_all(
    items: Iterable["Report | Skipped"], *, pipeline: str | None = None, jobs: int = 1, lean: bool = False
) -> Iterator["Reading | Skipped"]:
    """One reading or skip for each input, in their order; nothing is loaded until there is a report to read.

    `lean` readings come without their sentences' tokens.
    """
    work = read_lean if lean else read_one
    if jobs <= 1:
        for item in items:
            if isinstance(item, Skipped):
                yield item
            else:
                prepare(pipeline)
                yield work(item)
        return
    yield from _in_processes(items, pipeline, jobs, work)


def _in_processes(
    items: Iterable["Report | Skipped"],
    pipeline: str | None,
    jobs: int,
    work: "Callable[[Report], Reading | Skipped]",
) -> Iterator["Reading | Skipped"]:
    waiting: deque[Future[Reading | Skipped] | Skipped] = deque()
    source = iter(items)
    # "spawn": a fork of a process that already runs threads (spaCy's, ours) may hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start_worker, initargs=(pipeline,))
    try:
        for item in itertools.islice(source, jobs * _AHEAD):
            waiting.append(_hand_out(pool, work, item))
        while waiting:
            done = waiting.popleft()
            yield done if isinstance(done, Skipped) else done.result()
            for item in itertools.islice(source, 1):
                waiting.append(_hand_out(pool, work, item))
    except BrokenProcessPool as error:
        raise SetupError(
            "a worker process ended before its time (often: no memory left); use fewer --jobs, or none to see why"
        ) from error
    finally:
        # Where the caller stops early, what is waiting is not read any more.
        pool.shutdown(wait=True, cancel_futures=True)


def _hand_out(
    pool: ProcessPoolExecutor, work: "Callable[[Report], Reading | Skipped]", item: "Report | Skipped"
) -> "Future[Reading | Skipped] | Skipped":
    return item if isinstance(item, Skipped) else pool.submit(work, item)
