"""The commands of a project as a person meets them: results on standard output, all else on standard error."""

import json
import os
import sys

import pytest
from a_project import contents
from commands import RECORDS, SHELLED
from plain_reader import told, write

from frontlines.project.folder import open_project

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
