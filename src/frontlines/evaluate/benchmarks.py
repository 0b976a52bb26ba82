"""All benchmarks, by the name the command line has for them."""

from collections.abc import Mapping
from typing import Any

from frontlines.evaluate import (
    attributions,
    event_location,
    futures,
    geoparsing,
    gold,
    muc4,
    pages,
    plover,
    re3d,
    snippets,
    timeml,
    wikievents,
)
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
    muc4.MUC4,
    wikievents.WIKIEVENTS,
    snippets.CASE2021,
    attributions.POLNEAR,
    pages.PAGES,
)
BENCHMARKS: Mapping[str, Benchmark[Any]] = {benchmark.name: benchmark for benchmark in _ALL}
