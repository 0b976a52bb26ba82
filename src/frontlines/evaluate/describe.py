"""A result in words: rows for a table, one line a mistake, and JSON for machines."""

from collections.abc import Iterator, Mapping
from typing import Any

from frontlines.evaluate.benchmark import Benchmark, Mistake, MistakeKind
from frontlines.evaluate.result import Figure, Result

_SHARES = frozenset({"f1", "precision", "recall", "accuracy", "weighted_f1", "macro_f1", "within_161_km", "auc"})


def payload(benchmark: Benchmark[Any], result: Result, *, version: str, mistakes: bool) -> dict[str, Any]:
    """The result as JSON has it; values are shares of one or km, intervals [low, high]."""
    found: dict[str, Any] = {
        "benchmark": result.benchmark,
        "title": benchmark.title,
        "cite": benchmark.cite,
        "version": version,
        "cases": result.cases,
        "figures": [_figure(benchmark, figure) for figure in result.figures],
        "published": [
            {"who": p.who, "figure": p.figure, "value": p.value, "note": p.note} for p in benchmark.published
        ],
    }
    if mistakes:
        found["mistakes"] = [_mistake(case, mistake) for case, mistake in result.mistakes]
    return found


def _figure(benchmark: Benchmark[Any], figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "definition": benchmark.figures[figure.name],
        "values": {name: round(value, 4) for name, value in figure.values.items()},
        "intervals": {name: [round(end, 4) for end in ends] for name, ends in figure.intervals.items()},
        "counts": {name: round(count, 2) for name, count in figure.counts.items()},
    }


def _mistake(case: str, mistake: Mistake) -> dict[str, str]:
    return {
        "case": case,
        "figure": mistake.figure,
        "kind": mistake.kind,
        "gold": mistake.gold,
        "given": mistake.given,
        "words": mistake.words,
    }


def rows(result: Result) -> Iterator[tuple[str, str, str, str]]:
    """Figure, its values, the 95 % interval of the first, and the counts; a row a figure."""
    for figure in result.figures:
        if not figure.values:
            yield figure.name, "nothing to score", "", ""
            continue
        first = next(iter(figure.values))
        interval = figure.intervals.get(first)
        yield (
            figure.name.replace("_", " "),
            "  ".join(f"{short(name)} {value_words(name, value)}" for name, value in figure.values.items()),
            f"{value_words(first, interval[0])}-{value_words(first, interval[1])}" if interval else "",
            count_words(figure.counts),
        )


def short(name: str) -> str:
    """The name of a value as tables have it: "P" for precision."""
    return {"f1": "F1", "precision": "P", "recall": "R", "auc": "AUC"}.get(name, name.replace("_", " "))


def value_words(name: str, value: float) -> str:
    """A share with three digits, a distance in km without."""
    return f"{value:.3f}" if name in _SHARES else f"{value:,.0f}"


def count_words(counts: Mapping[str, float]) -> str:
    """ "48 right, 63 in the gold, 54 given"."""
    words = {"hits": "right", "gold": "in the gold"}
    return ", ".join(f"{count:,.10g} {words.get(name, name)}" for name, count in counts.items())


def mistake_line(case: str, mistake: Mistake) -> str:
    """One mistake on one line, the case first."""
    said = {
        MistakeKind.MISSED: f"missed {mistake.gold}",
        MistakeKind.EXTRA: f"too much: {mistake.given}",
        MistakeKind.WRONG: f"{mistake.given or 'nothing'} instead of {mistake.gold}",
    }[mistake.kind]
    where = f" in: {mistake.words}" if mistake.words else ""
    return " ".join(f"{case}: {mistake.figure}: {said}{where}".split())
