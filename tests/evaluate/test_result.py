"""Results: figures over all cases, with intervals that are the same whenever the outcomes are."""

from dataclasses import replace

import pytest

from frontlines.evaluate.benchmark import Benchmark, Mistake, MistakeKind, Outcome
from frontlines.evaluate.describe import mistake_line, payload, rows
from frontlines.evaluate.result import result_of
from frontlines.evaluate.scores import Distances, Tally

BENCHMARK = Benchmark(
    name="made-up", title="Made up", cite="nobody", expects="a folder", at="nowhere",
    figures={"names": "the same", "points": "near enough", "silent": "never scored"},
    load=lambda path: (), score=lambda case, machine: None,
)  # fmt: skip
MISSED = Mistake("names", MistakeKind.MISSED, "Kobar", "", "in Kobar\n on Sunday")
OUTCOMES = [
    Outcome("one", {"names": Tally(1, 2, 1), "points": Distances((3.0,))}, (MISSED,)),
    Outcome("two", {"names": Tally(4, 4, 4)}),
    Outcome("three", {"names": Tally(0, 3, 1), "points": Distances((500.0,))}),
]


def test_figures_stand_in_the_order_of_the_benchmark_and_count_over_all_cases():
    result = result_of(BENCHMARK, OUTCOMES)
    assert [figure.name for figure in result.figures] == ["names", "points", "silent"]
    assert result.figures[0].counts == {"hits": 5, "gold": 9, "given": 6}
    assert result.value("names.recall") == pytest.approx(5 / 9)
    assert result.value("points.within_161_km") == 0.5
    assert result.value("silent.f1") is None


def test_the_interval_holds_the_value_and_is_the_same_in_every_run():
    first, again = (result_of(BENCHMARK, OUTCOMES).figures[0] for _ in range(2))
    low, high = first.intervals["f1"]
    assert low < first.values["f1"] < high
    assert first.intervals == again.intervals


def test_cases_that_are_all_alike_leave_no_doubt():
    outcomes = [replace(OUTCOMES[0], case=str(number)) for number in range(5)]
    assert result_of(BENCHMARK, outcomes).figures[0].intervals["recall"] == (0.5, 0.5)


def test_one_case_alone_has_no_interval():
    assert result_of(BENCHMARK, OUTCOMES[:1]).figures[0].intervals == {}


def test_a_table_row_has_values_interval_and_counts_and_says_where_nothing_was_scored():
    found = list(rows(result_of(BENCHMARK, OUTCOMES, draws=0)))
    assert found[0] == ("names", "F1 0.667  P 0.833  R 0.556", "", "5 right, 9 in the gold, 6 given")
    assert found[1][1].startswith("within 161 km 0.500  mean km 252  median km 252  AUC ")
    assert found[2][1] == "nothing to score"


def test_json_holds_definitions_counts_and_the_mistakes_when_asked():
    result = result_of(BENCHMARK, OUTCOMES)
    found = payload(BENCHMARK, result, version="1.0", mistakes=True)
    assert found["figures"][0]["definition"] == "the same"
    assert found["figures"][0]["values"]["f1"] == 0.6667
    assert found["mistakes"] == [
        {"case": "one", "figure": "names", "kind": "missed", "gold": "Kobar", "given": "", "words": MISSED.words}
    ]
    assert "mistakes" not in payload(BENCHMARK, result, version="1.0", mistakes=False)


@pytest.mark.parametrize(
    ("mistake", "line"),
    [
        (MISSED, "one: names: missed Kobar in: in Kobar on Sunday"),
        (Mistake("names", MistakeKind.EXTRA, "", "Kobani"), "one: names: too much: Kobani"),
        (Mistake("names", MistakeKind.WRONG, "Kobar", "Kobani"), "one: names: Kobani instead of Kobar"),
        (Mistake("names", MistakeKind.WRONG, "Kobar", ""), "one: names: nothing instead of Kobar"),
    ],
)
def test_a_mistake_is_told_on_one_line(mistake, line):
    assert mistake_line("one", mistake) == line
