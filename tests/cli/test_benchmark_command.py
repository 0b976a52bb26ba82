"""`frontlines benchmark`: lists, scores, and says what is wrong with a corpus."""

import json

import pytest

from frontlines.evaluate.benchmarks import BENCHMARKS

GOLD = """
actors: {Islamic State: [ISIS]}
places: {Ramadi: [IQ, 33.42, 43.31]}
tolls: [{kind: killed, low: 12, high: 12, at: killing 12 soldiers}]
claims: [{speaker: the mayor, at: the mayor said}]
"""


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "corpora" / "articles").mkdir(parents=True)
    (tmp_path / "gold" / "one.yaml").write_text(GOLD, encoding="utf-8")
    text = "Islamic State captured Ramadi on Monday, killing 12 soldiers."
    (tmp_path / "corpora" / "articles" / "one.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def benchmark(frontlines, product, monkeypatch):
    monkeypatch.setattr("frontlines.cli.machine._product", lambda: product)
    return lambda *arguments: frontlines("benchmark", *arguments)


@pytest.fixture(scope="session")
def product(kit):
    from frontlines.cli.machine import Product

    return Product(kit)


def test_without_a_name_every_benchmark_is_listed_with_its_measure(benchmark):
    ran = benchmark()
    assert ran.code == 0
    for name, described in BENCHMARKS.items():
        assert f"{name}: {described.title}" in ran.out
        assert all(f"    {figure}: {definition}" in ran.out for figure, definition in described.figures.items())


def test_a_corpus_is_scored_in_a_table(benchmark, gold):
    ran = benchmark("founding", gold)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "founding: The founding article, coded fact by fact (1 cases)"
    assert any(line.split()[:3] == ["tolls", "F1", "1.000"] for line in lines)
    assert any("claims" in line and "0 right, 1 in the gold, 0 given" in line for line in lines)


def test_mistakes_are_listed_on_request_those_of_one_figure_alone_too(benchmark, gold):
    assert "one: claims: missed speaker: the mayor in: the mayor said" in benchmark("founding", gold, "--errors").out
    assert "claims: missed" not in benchmark("founding", gold, "--errors", "--figure", "tolls").out
    assert "claims: missed" not in benchmark("founding", gold).out


def test_json_is_one_object_a_benchmark(benchmark, gold):
    (line,) = benchmark("all", gold, "--json").out.splitlines()[:1]
    found = json.loads(line)
    assert found["benchmark"] == "founding"
    assert {figure["name"]: figure["values"].get("f1") for figure in found["figures"]}["tolls"] == 1


def test_a_missing_corpus_names_the_place_and_the_remedy(benchmark, tmp_path):
    ran = benchmark("gold", tmp_path)
    assert ran.code == 1
    assert ran.err.startswith(f"frontlines: {tmp_path}: there is no gold; name a folder of NAME.yaml files")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gold",), "name the folder or file of the corpus too"),
        (("glod", "."), "no benchmark has this name; there are: founding, gold"),
        (("gold", ".", "--figure", "verbs"), "gold has: actors, places"),
    ],
)
def test_a_wrong_request_says_what_there_is(benchmark, arguments, said):
    ran = benchmark(*arguments)
    assert ran.code == 2
    assert said in " ".join(ran.err.replace("│", " ").split())
