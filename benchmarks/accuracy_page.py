"""The figures as the documentation has them: tables between markers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from frontlines import __version__
from frontlines.evaluate.benchmark import Published
from frontlines.evaluate.benchmarks import BENCHMARKS
from frontlines.evaluate.describe import count_words, short, value_words
from frontlines.evaluate.result import Figure, Result

FOUNDING, STORIES = "founding", "gold"
END = "<!-- /accuracy -->"


def tables(results: Sequence[Result]) -> dict[str, str]:
    """The text for each marker of the pages; only for what was measured."""
    by_name = {result.benchmark: result for result in results}
    texts = {"measured": f"Measured on {date.today().isoformat()} with version {__version__} by `make accuracy`."}
    for name in (FOUNDING, STORIES):
        if name in by_name:
            texts[name] = gold_table(by_name[name])
    if FOUNDING in by_name and STORIES in by_name:
        texts["short"] = short_table(by_name[FOUNDING], by_name[STORIES])
    public = [result for result in results if result.benchmark not in (FOUNDING, STORIES)]
    if public:
        texts["public"] = "\n\n".join(map(public_section, public))
        texts["public-short"] = public_short(public)
    return texts


def gold_table(result: Result) -> str:
    """Precision, recall, F1, interval and counts, a row a kind, with two coders' agreement beside."""
    coders = {p.figure: p.value for p in BENCHMARKS[STORIES].published}
    rows = [
        [
            words(figure.name),
            *(f"{figure.values[name]:.2f}" for name in ("precision", "recall")),
            f"**{figure.values['f1']:.2f}**",
            interval(figure, "f1", digits=2),
            " / ".join(f"{figure.counts[name]:.0f}" for name in ("hits", "gold", "given")),
            f"{coders[f'{figure.name}.f1']:.2f}",
        ]
        for figure in result.figures
    ]
    return markdown(["kind", "P", "R", "F1", "95 %", "right / in the gold / given", "two coders"], rows)


def short_table(founding: Result, stories: Result) -> str:
    """F1 only, for the README."""
    coders = {p.figure: p.value for p in BENCHMARKS[STORIES].published}
    rows = [
        [
            words(f.name),
            f"{founding.value(f'{f.name}.f1'):.2f}",
            f"{f.values['f1']:.2f}",
            f"{coders[f'{f.name}.f1']:.2f}",
        ]
        for f in stories.figures
    ]
    return markdown(["F1", "founding article", "18 development stories", "two careful coders"], rows)


def public_section(result: Result) -> str:
    """One public corpus: its figures, each beside what others published of it."""
    benchmark = BENCHMARKS[result.benchmark]
    rows = [
        [
            words(figure.name),
            ", ".join(f"{short(name)} {value_words(name, value)}" for name, value in figure.values.items()),
            interval(figure, next(iter(figure.values)), digits=3),
            count_words(figure.counts),
            "; ".join(published_words(one) for one in benchmark.published if figure_of(one) == figure.name) or "-",
        ]
        for figure in result.figures
        if figure.values
    ]
    parts = [
        f"### {benchmark.title}",
        f"`frontlines benchmark {benchmark.name} PATH`, {result.cases} cases. {benchmark.cite}",
        markdown(["figure", "reached", "95 % of the first", "counts", "published by others"], rows),
    ]
    return "\n\n".join(parts)


def figure_of(published: Published) -> str:
    """The figure a published value belongs to: "resolving" of "resolving.within_161_km"."""
    return published.figure.rpartition(".")[0]


def published_words(published: Published) -> str:
    """One value of somebody else, with what differs."""
    value = published.figure.rpartition(".")[2]
    note = f", {published.note}" if published.note else ""
    return f"{short(value)} {value_words(value, published.value)}: {published.who}{note}"


def public_short(results: Sequence[Result]) -> str:
    """The figures of each public corpus that others published too, else its first, for the README."""
    rows = []
    for result in results:
        if not any(figure.values for figure in result.figures):
            continue
        published = BENCHMARKS[result.benchmark].published
        compared = list(dict.fromkeys(one.figure for one in published)) or [first_value(result)]
        for path in compared[:2]:
            figure, _, value = path.rpartition(".")
            others = [f"{value_words(value, one.value)} {one.who}" for one in published if one.figure == path]
            rows.append(
                [
                    BENCHMARKS[result.benchmark].title,
                    f"{words(figure)}, {short(value)}",
                    value_words(value, result.value(path) or 0.0),
                    "; ".join(others) or "-",
                ]
            )
    return markdown(["corpus", "figure", "reached", "published by others"], rows)


def first_value(result: Result) -> str:
    """The first value of the first figure, as "types.f1"."""
    figure = next(figure for figure in result.figures if figure.values)
    return f"{figure.name}.{next(iter(figure.values))}"


def interval(figure: Figure, name: str, *, digits: int) -> str:
    """The 95 % interval of a value; a dash where one case gave it."""
    ends = figure.intervals.get(name)
    if ends is None:
        return "-"
    return f"{ends[0]:.{digits}f} to {ends[1]:.{digits}f}" if ends[1] <= 1 else f"{ends[0]:,.0f} to {ends[1]:,.0f}"


def words(name: str) -> str:
    """ "event_types" as people say it."""
    return name.replace("_", " ")


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; all columns but the first are figures and stand to the right."""
    rule = ["---", *("--:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


def rewritten(page: str, texts: Mapping[str, str]) -> str:
    """The page with all between `<!-- accuracy:NAME -->` and `<!-- /accuracy -->` replaced, where it has such."""
    for name, text in texts.items():
        start = f"<!-- accuracy:{name} -->"
        before, found, rest = page.partition(start)
        if not found:
            continue
        _, closed, after = rest.partition(END)
        if not closed:
            raise SystemExit(f"the marker {start} has no {END}")
        page = f"{before}{start}\n{text}\n{END}{after}"
    return page
