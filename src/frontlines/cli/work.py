"""Reading one report or many, in this process or several, always in the order of the inputs."""

import itertools
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
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


def read_all(
    items: Iterable["Report | Skipped"], *, pipeline: str | None = None, jobs: int = 1
) -> Iterator["Reading | Skipped"]:
    """Readings and skips in the order of the inputs; nothing is loaded until there is a report to read."""
    if jobs <= 1:
        for item in items:
            if isinstance(item, Skipped):
                yield item
            else:
                prepare(pipeline)
                yield read_one(item)
        return
    yield from _in_processes(items, pipeline, jobs)


def _in_processes(
    items: Iterable["Report | Skipped"], pipeline: str | None, jobs: int
) -> Iterator["Reading | Skipped"]:
    waiting: deque[Future[Reading | Skipped] | Skipped] = deque()
    source = iter(items)
    # "spawn": a fork of a process that already runs threads (spaCy's, ours) may hang.
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare, initargs=(pipeline,)) as pool:
            for item in itertools.islice(source, jobs * _AHEAD):
                waiting.append(_hand_out(pool, read_one, item))
            while waiting:
                done = waiting.popleft()
                yield done if isinstance(done, Skipped) else done.result()
                for item in itertools.islice(source, 1):
                    waiting.append(_hand_out(pool, read_one, item))
    except BrokenProcessPool as error:
        raise SetupError(
            "a worker process ended before its time (often: no memory left); use fewer --jobs, or none to see why"
        ) from error


def _hand_out(
    pool: ProcessPoolExecutor, work: "Callable[[Report], Reading | Skipped]", item: "Report | Skipped"
) -> "Future[Reading | Skipped] | Skipped":
    return item if isinstance(item, Skipped) else pool.submit(work, item)
