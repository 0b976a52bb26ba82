"""The reference pages say what the program does, and no page points into the void."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest
import typer

from frontlines.cli import app
from frontlines.evaluate.benchmark import Outcome
from frontlines.evaluate.benchmarks import BENCHMARKS
from frontlines.evaluate.result import result_of
from frontlines.evaluate.scores import Tally

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md"))
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


# A command as it stands in an indented or fenced line or between backticks; up to a pipe, redirection or comment.
COMMAND = re.compile(r"(?:^(?: {4,})?|`|\| )(frontlines(?: [^\n`|>#]*)?)", re.MULTILINE)
TARGET = re.compile(r"(?:^ {4,}|`)make ([a-z]+)", re.MULTILINE)


def loaded(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def unknown_parts(words):
    """The options of a command line that the command does not have, and words that are no command."""
    command = typer.main.get_command(app)
    while words and (inner := getattr(command, "commands", {}).get(words[0])):
        command, words = inner, words[1:]
    if words and hasattr(command, "commands") and not words[0].startswith("-"):
        return [words[0]]
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    return [word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word) and word not in known]


@pytest.mark.parametrize(
    ("name", "text"),
    loaded(ROOT / "docs" / "generate_reference.py").pages().items(),
    ids=lambda v: v if v.endswith(".md") else "",
)
def test_a_reference_page_is_what_the_program_says_today(name, text):
    assert (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8") == text, "run `make docs`"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_within_the_documentation_leads_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = {link.split("#")[0] for link in LINK.findall(text) if "://" not in link} - {""}
    assert [target for target in sorted(targets) if not (ROOT / page).parent.joinpath(target).exists()] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page != "CHANGELOG.md"])
def test_every_file_named_in_the_documentation_exists(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:src|docs|tests|examples|benchmarks)/[\w./-]+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("docs/reference/")])
def test_every_command_and_option_named_in_the_documentation_exists(page):
    commands = COMMAND.findall((ROOT / page).read_text(encoding="utf-8"))
    wrong = {command: found for command in commands if (found := unknown_parts(shlex.split(command)[1:]))}
    assert wrong == {}


def test_commands_are_found_in_the_documentation_and_wrong_ones_seen():
    assert COMMAND.findall("    cat a | frontlines read - --published 2016 > b\nor `frontlines doctor`") == [
        "frontlines read - --published 2016 ",
        "frontlines doctor",
    ]
    assert unknown_parts(["read", "a.txt", "--formt", "json"]) == ["--formt"]
    assert unknown_parts(["places", "impart", "a.csv"]) == ["impart"]


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_named_in_the_documentation_exists(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(TARGET.findall((ROOT / page).read_text(encoding="utf-8"))) - targets == set()


def test_the_figures_have_their_places_in_the_pages():
    accuracy_page = loaded(ROOT / "benchmarks" / "accuracy_page.py")
    outcome = Outcome("a case", {figure: Tally(1, 2, 4) for figure in BENCHMARKS["gold"].figures})
    results = [result_of(BENCHMARKS[name], [outcome]) for name in BENCHMARKS]
    texts = accuracy_page.tables(results) | {"exact": "All of them."}
    pages = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("docs/accuracy.md", "README.md"))
    assert [name for name in texts if f"<!-- accuracy:{name} -->" not in pages] == []
    once = accuracy_page.rewritten(pages, texts)
    assert "| actors | 0.25 | 0.50 | **0.33** | - | 1 / 2 / 4 | 0.86 |" in once
    assert accuracy_page.rewritten(once, texts) == once
