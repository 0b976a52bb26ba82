"""A project read by the real reader, by one process and by two: the same to the last byte."""

import pytest
from a_project import ANY, NOW, contents, derived, from_scratch, make, picture
from plain_reader import told, write

from frontlines.project import adding
from frontlines.project.folder import open_project
from frontlines.project.views.statement import statement_view
from frontlines.scale import processes

RECORDS = (
    told(
        "Harbour Post",
        "1990-06-05",
        "At least 12 people were killed on 3 June 1990 when an air strike hit a market in Asmara, the army said",
        "Rebels backed by Eritrea have besieged Asmara since May",
    ),
    told(
        "Northern Ledger",
        "1990-06-06",
        "An air strike on the market of Asmara killed at least 15 people on 3 June 1990",
        "The rebels denied that they had attacked the town",
    ),
    told("Coast Gazette", "1990-06-20", "Iraqi forces recaptured Tikrit on 19 June 1990"),
)


@pytest.fixture(scope="session")
def real(tmp_path_factory, kit):
    """The project, added by this process; no test changes it."""
    folder = tmp_path_factory.mktemp("real") / "project"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(processes, "_kit", kit)
        yield from added(folder, jobs=1)


def added(folder, *, jobs):
    make(folder)
    file = write(folder.parent / "reports.jsonl", *RECORDS)
    with open_project(folder) as project:
        with project.store.writing():
            steps = list(adding.add(project, [file], ANY, online=False, jobs=jobs, now=lambda: NOW))
        assert [step.outcome.value for step in steps] == ["added"] * len(RECORDS)
        derived(project)
        yield project


def test_every_statement_rests_on_its_exact_words(real):
    store = real.store
    for row in store.reports():
        text = store.text(row.id)
        told_ = store.told(store.report_statements(row.id))
        assert told_
        for one in told_:
            for piece in one.statement.evidence:
                assert text[piece.start : piece.end] == piece.exact
            assert statement_view(store, one.id).rows[0]["words"]


def test_its_picture_is_the_one_made_from_scratch(real):
    before = picture(real)
    assert "Asmara" in {place.name for place in real.store.places()}
    assert from_scratch(real) == before


def test_two_processes_store_what_one_does(real, tmp_path):
    (other,) = [contents(project) for project in added(tmp_path / "two" / "project", jobs=2)]
    ours = contents(real)
    for found in (ours, other):
        found["report_sources"] = [(*row[:-1], str(row[-1]).rsplit("/", 1)[-1]) for row in found["report_sources"]]
    assert other == ours
