"""All benchmarks, by the name the command line has for them."""

from collections.abc import Mapping
from typing import Any

from frontlines.evaluate import geoparsing, gold, re3d, timeml
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
)
BENCHMARKS: Mapping[str, Benchmark[Any]] = {benchmark.name: benchmark for benchmark in _ALL}
