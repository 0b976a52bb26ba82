"""Adding: each report lands whole or not at all, nothing twice, and what cannot be read is listed with its reason."""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

import plain_reader
import pytest
from a_project import ANY, NOW, add, add_files, contents, derived, from_scratch, ids, new_project
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_reader import told, write

from frontlines.intake.fetch import Fetched, Validators
from frontlines.model.errors import Skipped
from frontlines.project import adding
from frontlines.project.adding import Outcome
from frontlines.project.preview import preview
from frontlines.store.contract import RefusedError

SHELLED = "The army shelled Qasr on 2016-06-03, killing 12, doctors said"
STORY = (
    SHELLED,
    "Families left their houses on the hill before dawn and walked to the river with what they could carry",
    "The bridge is closed and boats are few, so most of them waited in the reeds until the evening",
    "The rebels hold Qasr",
)
OTHER = (
    "The rebels captured Tell Hama on 2016-06-05",
    "The governor left by helicopter and the market has been shut ever since the first shots were heard",
)


def outcomes(steps):
    return [step.outcome.value for step in steps]


def test_a_report_comes_in_with_its_statements_and_its_unaltered_original(project):
    (step,) = add(project, told("Post", "2016-06-04", *STORY))
    assert (step.outcome, step.statements, step.undated) == (Outcome.ADDED, 3, False)
    row = project.store.reports()[0]
    original, media_type = project.store.original(row.id)
    assert hashlib.sha256(original).hexdigest() == row.sha256
    assert original == (project.folder / "reports.jsonl").read_bytes().rstrip(b"\n")
    assert media_type == "application/json"
    assert [len(ids(project, kind)) for kind in ("event", "toll", "control")] == [1, 1, 1]


def test_adding_twice_changes_nothing(project):
    records = told("Post", "2016-06-04", *STORY), told("Herald", "2016-06-06", *OTHER)
    add(project, *records)
    derived(project)
    before = contents(project)
    assert outcomes(add(project, *records)) == ["duplicate", "duplicate"]
    derived(project)
    assert contents(project) == before


def test_the_same_bytes_under_another_name_are_a_duplicate_that_remembers_the_name(project):
    record = told("Post", "2016-06-04", *STORY)
    (first,) = add(project, record)
    (again,) = add(project, record, name="copy.jsonl")
    assert (again.outcome, again.report, again.statements) == (Outcome.DUPLICATE, first.report, 0)
    names = [source.rsplit("/", 1)[1] for source in project.store.reports()[0].sources]
    assert names == ["reports.jsonl:1", "copy.jsonl:1"]
    assert project.store.counts().duplicates == 1


def test_the_same_bytes_twice_in_one_run_are_read_once(project):
    record = told("Post", "2016-06-04", *STORY)
    first, again = add(project, record, record)
    assert (first.outcome, again.outcome, again.report) == (Outcome.ADDED, Outcome.DUPLICATE, first.report)
    assert project.store.counts().reports == 1


def test_a_wire_copy_is_added_and_grouped_with_the_report_it_copies(project):
    first, copy, own = add(
        project,
        told("Agency", "2016-06-04", *STORY),
        told("Herald", "2016-06-05", "From our correspondent in the capital", *STORY),
        told("Post", "2016-06-05", *OTHER),
    )
    assert outcomes((first, copy, own)) == ["added", "copy", "added"]
    assert [row.copies for row in project.store.reports()] == [first.report, first.report, own.report]


def test_a_copy_of_a_copy_belongs_to_the_first(project):
    texts = (STORY, ("From our correspondent", *STORY), ("From our correspondent", *STORY, "More follows soon"))
    steps = add(project, *(told(paper, "2016-06-04", *text) for paper, text in zip("ABC", texts, strict=True)))
    assert {row.copies for row in project.store.reports()} == {steps[0].report}


def test_a_later_version_of_a_page_is_kept_beside_the_older_one_and_takes_its_place(project):
    url = "https://post.example.org/2016/qasr"
    corrected = (SHELLED.replace("12", "9"), *STORY[1:])
    old, new = add(
        project, told("Post", "2016-06-04", *STORY, url=url), told("Post", "2016-06-05", *corrected, url=url)
    )
    assert outcomes((old, new)) == ["added", "version"]
    first, second = project.store.reports()
    assert (first.superseded_by, second.version_of) == (new.report, old.report)
    derived(project)
    (incident,) = project.store.incidents()
    assert incident.statements == tuple(ids(project, "event", new.report))
    assert [(toll.low, toll.high) for toll in incident.tolls] == [(9, 9)]
    assert derived(project) == from_scratch(project)


def test_an_older_version_that_is_added_late_does_not_take_the_newer_ones_place(project):
    url = "https://post.example.org/2016/qasr"
    corrected = (SHELLED.replace("12", "9"), *STORY[1:])
    new, old = add(
        project, told("Post", "2016-06-05", *corrected, url=url), told("Post", "2016-06-04", *STORY, url=url)
    )
    assert outcomes((new, old)) == ["added", "version"]
    first, second = project.store.reports()
    assert (first.superseded_by, first.version_of, second.superseded_by) == (None, old.report, new.report)
    derived(project)
    (incident,) = project.store.incidents()
    assert [(toll.low, toll.high) for toll in incident.tolls] == [(9, 9)]
    assert derived(project) == from_scratch(project)


def test_a_report_the_database_refuses_is_a_listed_skip_and_keeps_out_none_after_it(project, monkeypatch):
    def refusing(entry):
        if "Tell Hama" in entry.reading.report.text:
            raise RefusedError("project.sqlite: a value cannot be kept in the database")
        return kept(entry)

    kept = project.store.add
    monkeypatch.setattr(project.store, "add", refusing)
    records = told("Post", "2016-06-06", *OTHER), told("Herald", "2016-06-04", *STORY)
    assert outcomes(add(project, *records)) == ["skipped", "added"]
    (skipped,) = project.store.skipped()
    assert (skipped.stage, skipped.reason) == ("add", "refused")
    assert "reports.jsonl:1" in skipped.source
    monkeypatch.undo()
    plain_reader.reads(monkeypatch)
    assert outcomes(add(project, *records)) == ["added", "duplicate"]
    assert project.store.skipped() == ()


@pytest.mark.parametrize(
    ("url", "later"),
    [
        ("https://post.example.org/", STORY),  # a front page belongs to no story
        ("https://post.example.org/live", OTHER),  # a live page bears another story the next day
    ],
)
def test_an_address_that_bears_other_stories_makes_no_versions(project, url, later):
    steps = add(
        project,
        told("Post", "2016-06-04", *STORY, url=url, title="One"),
        told("Post", "2017-06-05", *later, "And much besides", url=url, title="Two"),
    )
    assert Outcome.VERSION not in {step.outcome for step in steps}
    assert all(row.superseded_by is None for row in project.store.reports())


def test_a_report_without_a_date_says_so(project):
    record = told("Post", "2016-06-04", *STORY)
    del record["published"]
    assert [step.undated for step in add(project, record)] == [True]


def test_what_cannot_be_read_is_listed_once_with_its_reason_until_it_can_be_read(project):
    page = project.folder / "page.txt"
    page.touch()
    for _ in range(2):
        (step,) = add_files(project, str(page))
        assert (step.outcome, step.report) == (Outcome.SKIPPED, None)
    assert [(one.source, one.reason) for one in project.store.skipped()] == [(str(page), "empty")]
    page.write_text(". ".join(STORY))
    assert outcomes(add_files(project, str(page))) == ["added"]
    assert project.store.skipped() == ()


def test_a_skip_is_forgotten_where_the_input_turns_out_to_be_known(project):
    page, same = project.folder / "page.txt", project.folder / "same.txt"
    page.touch()
    same.write_text(". ".join(STORY))
    assert outcomes(add_files(project, str(page), str(same))) == ["skipped", "added"]
    page.write_text(". ".join(STORY))
    assert outcomes(add_files(project, str(page))) == ["duplicate"]
    assert project.store.skipped() == ()


def test_a_fault_in_reading_one_report_is_a_skip_and_stops_no_other(project, monkeypatch):
    def read(report):
        if "Herald" in report.publisher:
            return Skipped(report.source, "read", "internal", "an error in Frontlines")
        return plain_reader.read(report)

    monkeypatch.setattr("frontlines.scale.processes.read_lean", read)
    steps = add(project, told("Herald", "2016-06-04", *OTHER), told("Post", "2016-06-04", *STORY))
    assert outcomes(steps) == ["skipped", "added"]
    assert [one.reason for one in project.store.skipped()] == ["internal"]


def test_what_is_handed_out_is_stored(project):
    file = write(
        project.folder / "r.jsonl", told("A", "2016-06-04", *STORY), told("B", "2016-06-05", *OTHER), {"text": ""}
    )
    with project.store.writing():
        for number, step in enumerate(adding.add(project, [file], ANY, online=False), start=1):
            assert step.source.endswith(f":{number}")
            there = {row.id for row in project.store.reports()} | {one.source for one in project.store.skipped()}
            assert step.report in there or step.source in there


WEEK = [
    told("A", "2016-06-04", *STORY),
    told("B", "2016-06-04", *OTHER),
    told("C", "2016-06-05", "By our staff", *STORY),
    told("A", "2016-06-04", *STORY),
    {"title": "nothing in it", "text": ""},
    told("D", "2016-06-06", "The militia attacked the rebels in Qasr on 2016-06-03, killing 14"),
    told("A", "2016-06-07", "The army shelled Qasr on 2016-06-03, killing 13", *STORY[1:], url="https://a.org/x"),
    told("A", "2016-06-08", "The army shelled Qasr on 2016-06-03, killing 15", *STORY[1:], url="https://a.org/x"),
    told("E", "2016-06-09", "Northland backs the rebels", "The army fights the rebels"),
]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The week's file, and what a project holds after a run that nobody stopped."""
    folder = tmp_path_factory.mktemp("week")
    file = write(folder / "week.jsonl", *WEEK)
    with pytest.MonkeyPatch.context() as patched, new_project(folder / "calm") as calm:
        plain_reader.reads(patched)
        add_files(calm, file)
        derived(calm)
        return folder, file, contents(calm)


@settings(max_examples=4)
@given(stops=st.lists(st.integers(1, len(WEEK)), min_size=1, max_size=3), derive_between=st.booleans())
def test_a_run_that_was_stopped_goes_on_to_the_same_end(undisturbed, stops, derive_between):
    folder, file, expected = undisturbed
    with (
        pytest.MonkeyPatch.context() as patched,
        TemporaryDirectory(dir=folder) as scratch,
        new_project(Path(scratch) / "stopped") as stopped,
    ):
        plain_reader.reads(patched)
        for after in stops:
            with stopped.store.writing():
                steps = adding.add(stopped, [file], ANY, online=False, now=lambda: NOW)
                assert len([step for _, step in zip(range(after), steps, strict=False)]) == after
                steps.close()
            if derive_between:
                derived(stopped)
        add_files(stopped, file)
        derived(stopped)
        found = contents(stopped)
        # Ids that were shown in between and went out of use since are remembered as such.
        assert {**found, "retired": ()} == {**expected, "retired": ()}


def test_what_an_address_answered_is_noted_only_when_all_that_came_of_it_is_stored(project, monkeypatch):
    taken = _taken(project, told("A", "2016-06-04", *STORY), told("B", "2016-06-05", *OTHER))
    address = "https://a.example.org/feed"

    def take_all(sources, options, *, stdin, fetcher, fetched):
        yield from taken
        fetched(Fetched(address, address, b"", None, Validators('"v1"', None)))

    monkeypatch.setattr(adding, "take_all", take_all)
    with project.store.writing():
        steps = adding.add(project, [address], ANY, online=False)
        next(steps)
        steps.close()
    assert project.store.fetched(address) == (None, None)
    with project.store.writing():
        assert outcomes(adding.add(project, [address], ANY, online=False)) == ["duplicate", "added"]
    assert project.store.fetched(address) == ('"v1"', None)


def _taken(project, *records):
    from frontlines.intake.take import take_all

    return list(take_all([write(project.folder / "feed.jsonl", *records)], ANY))


def test_a_preview_says_what_adding_would_do_and_stores_nothing(project):
    add(project, told("A", "2016-06-04", *STORY, url="https://a.example.org/qasr"), name="first.jsonl")
    derived(project)
    before = contents(project)
    file = write(
        project.folder / "next.jsonl",
        told("A", "2016-06-04", *STORY, url="https://a.example.org/qasr"),
        told("B", "2016-06-05", *OTHER, url="https://b.example.org/tell-hama", title="Tell Hama falls"),
        told("B", "2016-06-06", *OTHER, "More", url="https://b.example.org/tell-hama", title="Tell Hama falls"),
        told("C", "2016-06-05", "By our staff", *STORY),
        told("A", "2016-06-05", *STORY, "A correction follows", url="https://a.example.org/qasr"),
        {"text": ""},
    )
    steps = list(preview(project, [file], ANY, online=False))
    said = ["duplicate", "added", "version", "copy", "version", "skipped"]
    assert outcomes(steps) == said
    assert contents(project) == before
    done = add_files(project, file)
    assert outcomes(done) == said
    assert [step.report for step in done] == [step.report for step in steps]
