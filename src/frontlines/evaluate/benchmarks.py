"""All benchmarks, by the name the command line has for them."""

from collections.abc import Mapping
from typing import Any

from frontlines.evaluate import event_location, futures, geoparsing, gold, plover, re3d, timeml
from frontlines.evaluate.benchmark import Benchmark

_ALL: tuple[Benchmark[Any], ...] = (
    gold.FOUNDING,
    gold.STORIES,
    geoparsing.GWN,
    geoparsing.LGL,
    geoparsing.TR_NEWS,
    timeml.MEANTIME,
    timeml.TEMPEVAL,
    re3d.RE3D,
    event_location.EVENT_LOCATION,
    plover.PLOVER,
    futures.FUTURES,
)
BENCHMARKS: Mapping[str, Benchmark[Any]] = {benchmark.name: benchmark for benchmark in _ALL}
