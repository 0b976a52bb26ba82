"""`frontlines benchmark`: score the reader against a corpus with gold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontlines.cli.progress import bars

if TYPE_CHECKING:
    from frontlines.evaluate.benchmark import Benchmark, Outcome

_ALL = "all"


def benchmark_command(
    name: Annotated[
        str | None, typer.Argument(help="A benchmark, or 'all' for those whose corpora are below PATH.")
    ] = None,
    path: Annotated[Path | None, typer.Argument(help="Where its corpus lies.", show_default=False)] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every mistake.")] = False,
    figure: Annotated[str | None, typer.Option(help="With --errors: the mistakes of this figure only.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON, one object a benchmark.")] = False,
    every: Annotated[int, typer.Option(min=1, help="Take every how manieth case only.")] = 1,
    offset: Annotated[int, typer.Option(min=0, help="Begin with this case, counted from 0.")] = 0,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes; default: one a core.")] = None,
    draws: Annotated[int, typer.Option(min=0, help="Bootstrap draws for the intervals; 0: none.")] = 1000,
) -> None:
    """Measure how well Frontlines reads, against a public corpus or gold of your own.

    Without a name it lists the benchmarks, what each needs and where its measure comes from. Intervals are 95 %,
    by bootstrap over documents. Exit code 0 when scored, 1 when a corpus is not there or not as expected.

    Examples:
      frontlines benchmark
      frontlines benchmark gold ../shared
      frontlines benchmark re3d ../shared/corpora/re3d --errors --figure "fighting_against"
      frontlines benchmark all ../shared --json > figures.jsonl
    """
    from frontlines.evaluate.benchmarks import BENCHMARKS

    if name is None:
        _list(BENCHMARKS.values())
        return
    if path is None:
        raise typer.BadParameter("name the folder or file of the corpus too", param_hint="PATH")
    if name != _ALL and name not in BENCHMARKS:
        raise typer.BadParameter(f"no benchmark has this name; there are: {', '.join(BENCHMARKS)}", param_hint="NAME")
    chosen = (
        [(benchmark, path / benchmark.at) for benchmark in BENCHMARKS.values() if (path / benchmark.at).exists()]
        if name == _ALL
        else [(BENCHMARKS[name], path)]
    )
    for benchmark, corpus in chosen:
        _run(benchmark, corpus, errors=errors, figure=figure, as_json=as_json, cut=slice(offset, None, every),
             jobs=jobs, draws=draws)  # fmt: skip


def _list(benchmarks: Any) -> None:  # noqa: ANN401 (of benchmarks over any kind of case)
    for benchmark in benchmarks:
        typer.echo(f"{benchmark.name}: {benchmark.title}\n  {benchmark.cite}\n  PATH: {benchmark.expects}")
        for name, definition in benchmark.figures.items():
            typer.echo(f"    {name}: {definition}")


def _run(
    benchmark: "Benchmark[Any]",
    corpus: Path,
    *,
    errors: bool,
    figure: str | None,
    as_json: bool,
    cut: slice,
    jobs: int | None,
    draws: int,
) -> None:
    import json

    from frontlines import __version__
    from frontlines.evaluate.describe import mistake_line, payload, rows
    from frontlines.evaluate.result import result_of

    if figure is not None and figure not in benchmark.figures:
        raise typer.BadParameter(f"{benchmark.name} has: {', '.join(benchmark.figures)}", param_hint="--figure")
    result = result_of(benchmark, _outcomes(benchmark, corpus, cut, jobs), draws=draws)
    if as_json:
        typer.echo(json.dumps(payload(benchmark, result, version=__version__, mistakes=errors), ensure_ascii=False))
        return
    typer.echo(f"{benchmark.name}: {benchmark.title} ({result.cases} cases)")
    table = list(rows(result))
    width = max(len(row[0]) for row in table)
    for named, values, interval, counts in table:
        typer.echo(f"  {named:{width}}  {values}  {f'[{interval}]  ' if interval else ''}{counts}".rstrip())
    for case, mistake in result.mistakes if errors else ():
        if figure is None or mistake.figure == figure:
            typer.echo(mistake_line(case, mistake))


def _outcomes(benchmark: "Benchmark[Any]", corpus: Path, cut: slice, jobs: int | None) -> "list[Outcome]":
    """The cases scored, in their order, over several processes where that pays."""
    from frontlines.cli.machine import scored

    cases = list(benchmark.load(corpus))[cut]
    with bars() as tick:
        outcomes = []
        for outcome in scored(benchmark.name, cases, jobs):
            outcomes.append(outcome)
            tick(benchmark.name, len(outcomes), len(cases))
    return outcomes
