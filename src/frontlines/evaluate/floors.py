"""Floors: figures once reached, which may not fall again.

A floor stands for one benchmark, one cut of its cases ("whole", or "quick" for the subset continuous integration
runs) and one value ("entities.f1"). Floors go up by themselves, down only where a person says why.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from frontlines.evaluate.result import Result

WHOLE, QUICK = "whole", "quick"
# The language pipeline's arithmetic differs in its last digits between processors: a borderline word may turn.
SLACK = 0.01
# Benchmark, cut, value: the floor.
Floors = Mapping[str, Mapping[str, Mapping[str, float]]]


@dataclass(frozen=True, slots=True)
class Fall:
    """A value below its floor; `value` is None where the benchmark no longer gives it."""

    benchmark: str
    cut: str
    path: str
    floor: float
    value: float | None

    def words(self) -> str:
        """One line for people."""
        now = "is not measured any more" if self.value is None else f"fell to {self.value:.3f}"
        return f"{self.benchmark} ({self.cut}): {self.path} {now}; its floor is {self.floor:.3f}"


def falls(result: Result, floors: Floors, *, cut: str) -> tuple[Fall, ...]:
    """What of a result is more than the slack below its floor."""
    found = []
    for path, floor in floors.get(result.benchmark, {}).get(cut, {}).items():
        value = result.value(path)
        if value is None or value < floor - SLACK:
            found.append(Fall(result.benchmark, cut, path, floor, value))
    return tuple(found)


def raised(floors: Floors, result: Result, *, cut: str) -> Floors:
    """The floors with those of a result lifted to what it reached; none is lowered.

    The first value of each figure is kept, down to its third digit. Distances have none: less is better there, and
    the share within 161 km says the same.
    """
    standing = floors.get(result.benchmark, {}).get(cut, {})
    reached = {
        f"{figure.name}.{name}": math.floor(value * 1000) / 1000
        for figure in result.figures
        for name, value in list(figure.values.items())[:1]
    }
    lifted = {path: max(value, standing.get(path, 0.0)) for path, value in reached.items()}
    return _with(floors, result.benchmark, cut, {**standing, **lifted})


def lowered(floors: Floors, result: Result, path: str, *, cut: str) -> Floors:
    """The floors with one set to what the result reached; `KeyError` where there is no such floor or value."""
    standing = floors[result.benchmark][cut]
    value = result.value(path)
    if path not in standing or value is None:
        raise KeyError(path)
    return _with(floors, result.benchmark, cut, {**standing, path: math.floor(value * 1000) / 1000})


def _with(floors: Floors, benchmark: str, cut: str, values: Mapping[str, float]) -> Floors:
    return {**floors, benchmark: {**floors.get(benchmark, {}), cut: dict(sorted(values.items()))}}
