"""Views: plain rows with what a reader must know beside them, whatever is asked and however little there is."""

import csv
import io
import json
from datetime import date

import pytest
from a_project import add, copy_of, derived, ids, judge, merge, new_project, prepared
from plain_reader import told

from frontlines.export.views import view_csv, view_json
from frontlines.project.folder import ProjectError
from frontlines.project.settings import load_settings
from frontlines.project.views.actors import actors_view, places_view
from frontlines.project.views.asked import Asked
from frontlines.project.views.balance import camps_view, divided_view
from frontlines.project.views.changes import changes_view
from frontlines.project.views.claims import claims_view
from frontlines.project.views.control import control_view, fronts_view
from frontlines.project.views.forecasts import forecasts_view
from frontlines.project.views.incidents import incident_view, incidents_view
from frontlines.project.views.reports import report_view, reports_view
from frontlines.project.views.retired import retired_view
from frontlines.project.views.statement import statement_view
from frontlines.project.views.statements import events_view, log_view
from frontlines.project.views.ties import ties_view
from frontlines.project.views.tolls import tolls_view


def of_store(view):
    return lambda project, asked: view(project.store, asked)


VIEWS = {
    "fronts": fronts_view,
    "control": control_view,
    "events": of_store(events_view),
    "incidents": incidents_view,
    "actors": of_store(actors_view),
    "places": of_store(places_view),
    "ties": ties_view,
    "divided": divided_view,
    "camps": camps_view,
    "tolls": tolls_view,
    "claims": claims_view,
    "forecasts": forecasts_view,
    "reports": of_store(reports_view),
    "retired": of_store(retired_view),
}
SHELLED = "The army shelled Qasr on 2016-06-03, killing 12"
PAGE = "https://f.example.org/tell-hama"
LONG = "and the road to the river was cut while families waited in the reeds for boats that did not come that day"


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    """A project with a copy, a later version, a dispute, a claim, a forecast, divided enemies and a merge."""
    return prepared(
        tmp_path_factory,
        told("A", "2016-06-04", SHELLED, "The rebels hold Qasr", LONG),
        told("B", "2016-06-04", "The army shelled the rebels in Qasr on 2016-06-03, killing 31, doctors said"),
        told("C", "2016-06-05", "Our own", SHELLED, "The rebels hold Qasr", LONG),
        told("D", "2016-06-06", "The militia bombed Dawra on 2016-06-05, doctors said", "The army will take Dawra"),
        told("D", "2016-06-07", "The mayor says that help is late", "The brigade besieges Qasr"),
        told("E", "2016-06-08", "The army fights the rebels", "The brigade fights the rebels"),
        told("E", "2016-06-08", "The army fights the brigade", "Northland backs the army"),
        told("E", "2016-06-08", "Southland backs the brigade", "Northland opposes Southland"),
        told("F", "2016-06-09", "The militia attacked Tell Hama on 2016-06-08", LONG, url=PAGE, title="T"),
        told("F", "2016-06-10", "The brigade attacked Tell Hama on 2016-06-08", LONG, url=PAGE, title="T"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def shared(war, tmp_path_factory):
    """A project that no test changes, judged here and there."""
    with copy_of(war, tmp_path_factory.mktemp("shared")) as project:
        bombing, battle = (
            one for kind in ("bombing", "battle") for one in project.store.incidents() if one.type == kind
        )
        merge(project, bombing.id, battle.id)
        judge(project, ids(project, "claim")[0], "accept", why="so it stands there")
        judge(project, ids(project, "tie")[-1], "correct", to="the militia")
        derived(project)
        yield project


def every_view(view):
    return [view, *(inner for part in view.parts for inner in every_view(part))]


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_has_rows_of_one_form_and_columns_that_are_there(shared, name):
    view = VIEWS[name](shared, Asked())
    assert view.name == name
    assert view.rows or name in {"camps", "divided"}
    assert view.rows or view.parts
    for one in every_view(view):
        assert one.total >= len(one.rows)
        for row in one.rows:
            assert list(row) == list(one.rows[0])
            assert set(one.shown) <= set(row)
            assert all(isinstance(cell, str | int | float | bool | tuple | None) for cell in row.values())


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_of_an_empty_project_says_so_and_fails_at_nothing(tmp_path, name):
    with new_project(tmp_path / "empty") as project:
        for asked in (Asked(), Asked(since=date(2016, 1, 1), until=date(2016, 2, 1)), Asked(on=date(2016, 1, 1))):
            view = VIEWS[name](project, asked)
            assert (view.rows, view.total) == ((), 0)
            json.loads(view_json(view))
            assert view_csv(view) == ""


@pytest.mark.parametrize("name", VIEWS)
def test_a_limit_cuts_the_rows_and_says_how_many_there_are(shared, name):
    whole, cut = VIEWS[name](shared, Asked(limit=None)), VIEWS[name](shared, Asked(limit=1))
    assert whole.total == len(whole.rows)
    assert cut.total == whole.total or name == "tolls"  # the tolls of one incident stay together
    assert cut.rows == whole.rows[: len(cut.rows)] or name in {"forecasts", "claims"}
    assert len(cut.rows) <= 1 or name == "tolls"


@pytest.mark.parametrize("name", ["incidents", "tolls"])
def test_wherever_a_number_is_the_rule_behind_it_is_named(shared, name):
    view = VIEWS[name](shared, Asked())
    rule = load_settings(shared.folder).picture.toll_rule.value
    assert any(f"by the rule '{rule}' (project.toml)" in note for note in view.notes)
    column = "rule" if name == "tolls" else "toll_rule"
    assert {row[column] for row in view.rows if row.get("killed", "x")} == {rule}


def test_changes_and_one_incident_name_the_rule_too(shared):
    view = changes_view(shared, Asked(since=date(2016, 6, 1)))
    assert any("by the rule 'range'" in note for note in view.notes)
    (disputed,) = [one for one in shared.store.incidents() if one.tolls]
    view = incident_view(shared, disputed.id)
    assert any("by the rule 'range'" in note for note in view.notes)
    assert {row["rule"] for row in view.parts[0].rows if row["field"] == "killed"} == {"range"}


@pytest.mark.parametrize("name", ["fronts", "control", "incidents", "tolls", "ties", "divided"])
def test_what_is_only_claimed_is_marked_and_the_mark_explained(shared, name):
    view = VIEWS[name](shared, Asked())
    assert any(note.startswith("held: claimed =") for note in view.notes)
    assert all(row["held"] in ("", "claimed", "disputed") for row in view.rows)


def test_an_incident_only_claimed_is_shown_as_claimed_and_one_merely_disputed_is_not(tmp_path, reads):
    with new_project(tmp_path / "claims") as project:
        add(project, told("A", "2016-06-04", "The army shelled Qasr on 2016-06-03, killing 3, doctors said"))
        derived(project)
        assert [row["held"] for row in incidents_view(project, Asked()).rows] == ["claimed"]
        assert [row["held"] for row in tolls_view(project, Asked()).rows] == ["claimed"]
        assert [row["stance"] for row in events_view(project.store, Asked()).rows] == ["claimed"]


def test_what_nobody_checked_is_marked_machine(shared):
    reviews = {row["review"] for row in VIEWS["ties"](shared, Asked()).rows}
    assert reviews == {"machine", "checked"}


@pytest.mark.parametrize(
    ("name", "asked", "count"),
    [
        ("incidents", Asked(place="Qasr"), 1),
        ("incidents", Asked(actor="rebels"), 1),
        ("incidents", Asked(since=date(2016, 6, 4)), 1),
        ("incidents", Asked(until=date(2016, 6, 4)), 1),
        ("incidents", Asked(on=date(2016, 6, 3)), 1),
        ("incidents", Asked(on=date(2016, 6, 1)), 0),
        ("events", Asked(place="Dawra"), 1),
        ("control", Asked(place="qasr", on=date(2016, 6, 5)), 1),
        ("control", Asked(actor="rebels"), 1),
        ("ties", Asked(actor="Southland"), 1),
        ("ties", Asked(on=date(2016, 6, 1)), 0),
        ("ties", Asked(on=date(2016, 6, 9)), 6),
        ("ties", Asked(on=date(2018, 6, 9)), 0),  # known of too long ago
        ("tolls", Asked(place="Dawra"), 0),
        ("reports", Asked(actor="mayor"), 1),
        ("reports", Asked(place="Tell Hama"), 2),
        ("actors", Asked(actor="Northland"), 1),
        ("places", Asked(place="Tell Hama"), 1),
        ("places", Asked(), 3),
        ("claims", Asked(actor="mayor"), 1),
        ("forecasts", Asked(actor="army"), 1),
        ("forecasts", Asked(place="Dawra"), 1),
        ("forecasts", Asked(place="Qasr"), 0),
        ("claims", Asked(place="Qasr"), 0),
        ("ties", Asked(place="Qasr"), 1),  # from the shelling there
        ("actors", Asked(place="Tell Hama"), 1),
        ("actors", Asked(place="Tell Hama", actor="army"), 0),
        ("fronts", Asked(place="Qasr", since=date(2016, 6, 3)), 1),
    ],
)
def test_a_view_is_narrowed_by_what_is_asked(shared, name, asked, count):
    view = VIEWS[name](shared, asked)
    assert (len(view.rows), view.total) == (count, count)


@pytest.mark.parametrize("name", ["incidents", "ties", "actors", "reports", "claims"])
def test_a_name_that_no_report_bears_is_an_error_and_no_empty_answer(shared, name):
    with pytest.raises(ProjectError, match="names an actor 'Hezbollah'"):
        VIEWS[name](shared, Asked(actor="Hezbollah"))


def test_the_fronts_of_a_day_say_who_holds_and_who_presses(shared):
    view = fronts_view(shared, Asked(on=date(2016, 6, 8)))
    front = next(row for row in view.rows if row["place"] == "Qasr")
    assert (front["held_by"], front["pressed_by"]) == ("rebels", ("brigade (besieges)",))
    assert front["last_reported"] == "2016-06-07"
    assert view.title == "Fronts on 2016-06-08"


def test_a_siege_by_nobody_named_is_by_somebody_unnamed(shared, monkeypatch):
    periods = shared.store.periods
    monkeypatch.setattr(
        type(shared.store),
        "periods",
        lambda self, wanted=None: tuple(type(p)(**{**_fields(p), "actor": ""}) for p in periods(wanted)),
    )
    assert {row["actor"] for row in control_view(shared, Asked()).rows} == {"somebody unnamed"}
    front = fronts_view(shared, Asked(on=date(2016, 6, 8))).rows[0]
    assert front["pressed_by"] == ("somebody unnamed (besieges)",)


def _fields(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_one_incident_shows_every_version_every_count_and_why_it_is_one(shared):
    (incident,) = [one for one in shared.store.incidents() if one.tolls]
    view = incident_view(shared, incident.id)
    parts = {part.name: part for part in view.parts}
    assert list(parts) == ["judged", "versions", "grid", "joins"]
    assert [row["publisher"] for row in parts["versions"].rows] == ["A", "B", "C"]
    assert len({row["field"] for row in parts["judged"].rows}) == len(parts["judged"].rows)  # each told once
    counts = [(row["publisher"], row["count"], row["said_by"]) for row in parts["grid"].rows]
    assert counts == [("A", "12", "the report"), ("B", "31", "doctors"), ("C", "12", "the report")]
    assert {row["contradiction"] for row in parts["joins"].rows} == {None, "12 killed and 31 killed on one day"}


def test_of_many_joins_those_are_shown_that_hold_the_incident_together(project):
    add(project, *(told(paper, "2016-06-04", SHELLED) for paper in "ABCDE"))
    derived(project)
    (incident,) = project.store.incidents()
    joins = incident_view(project, incident.id).parts[-1]
    assert (len(joins.rows), joins.total) == (4, 10)
    assert {row[end] for row in joins.rows for end in ("first_id", "second_id")} == set(incident.statements)
    every = incident_view(project, incident.id, Asked(limit=None)).parts[-1]
    assert len(every.rows) == every.total


def test_a_retired_id_leads_to_what_it_became_and_says_so(shared):
    (row,) = retired_view(shared.store, Asked()).rows
    view = incident_view(shared, row["id"])
    assert view.rows[0]["id"] == row["became_id"]
    assert view.notes[0] == f"{row['id']} is now {row['became_id']} (merged)"


def test_one_statement_shows_its_words_its_reading_its_fields_and_its_judgements(shared):
    statement = ids(shared, "tie")[-1]
    view = statement_view(shared.store, statement)
    (row,) = view.rows
    assert f"«{row['words']}»" in row["context"][0]
    assert row["read_with"].startswith("Frontlines ")
    assert row["rule"] == "plain-tie"
    fields = {one["field"]: one["value"] for one in view.parts[0].rows}
    assert fields["to"] == "militia"
    assert set(fields) == {"from", "kind", "to", "means", "when", "stance"}
    assert [one["act"] for one in view.parts[1].rows] == ["correct"]
    event = statement_view(shared.store, ids(shared, "event")[0])
    assert event.rows[0]["incident_id"] in {one.id for one in shared.store.incidents()}


def test_the_fields_of_a_statement_are_what_a_correction_takes(shared):
    from frontlines.model.correction import corrected

    for kind in ("event", "tie", "control", "toll", "claim", "forecast"):
        (told_,) = shared.store.told(ids(shared, kind)[:1])
        fields = {row["field"]: row["value"] for row in statement_view(shared.store, told_.id).parts[0].rows}
        same = corrected(told_.statement, {name: value for name, value in fields.items() if name != "when"})
        assert {**_fields(same), "when": None} == {**_fields(told_.statement), "when": None}


def test_a_later_version_shows_what_it_changed(shared):
    new = next(row for row in shared.store.reports() if row.version_of)
    view = report_view(shared.store, new.id)
    (difference,) = [part for part in view.parts if part.name == "difference"]
    assert [row["change"] for row in difference.rows] == ["-", "+"]
    assert "militia" in difference.rows[0]["text"]
    assert "brigade" in difference.rows[1]["text"]
    assert view.rows[0]["is"] == (f"a later version of {new.version_of[:8]}",)
    assert report_view(shared.store, new.version_of).rows[0]["is"] == (f"superseded by {new.id[:8]}",)


def test_a_copy_says_of_what(shared):
    rows = reports_view(shared.store, Asked()).rows
    assert rows[2]["is"] == (f"a copy of {rows[0]['id'][:8]}",)


def test_the_log_says_who_decided_what_of_what_and_why(shared):
    rows = log_view(shared.store.log()).rows
    assert [(row["id"], row["act"], row["by"]) for row in rows] == [
        ("J-1", "merge", "Ana"),
        ("J-2", "accept", "Ana"),
        ("J-3", "correct", "Ana"),
    ]
    assert rows[1]["why"] == "so it stands there"
    assert rows[2]["values"] == ("to=militia",)


def test_changes_need_days_in_order(shared):
    with pytest.raises(ProjectError, match="need a day to start from"):
        changes_view(shared, Asked())
    with pytest.raises(ProjectError, match="before they begin"):
        changes_view(shared, Asked(since=date(2020, 1, 1)))


def test_changes_tell_what_is_new(shared):
    view = changes_view(shared, Asked(since=date(2016, 6, 5), until=date(2016, 6, 10)))
    assert {"new incident", "tie new"} <= {row["change"] for row in view.rows}
    assert [part.name for part in view.parts] == ["weeks"]
    assert any("only claimed are counted too" in note for note in view.parts[0].notes)


@pytest.mark.parametrize("name", VIEWS)
def test_json_and_csv_hold_every_cell(shared, name):
    view = VIEWS[name](shared, Asked(limit=None))
    whole = json.loads(view_json(view))
    assert whole["total"] == view.total
    assert [set(row) for row in whole["rows"]] == [set(row) for row in view.rows]
    assert len(whole["parts"]) == len(view.parts)
    rows = list(csv.DictReader(io.StringIO(view_csv(view))))
    assert len(rows) == len(view.rows)
    for found, row in zip(rows, view.rows, strict=True):
        assert set(found) == set(row)
        for key, cell in row.items():
            if isinstance(cell, tuple):
                assert found[key] == "; ".join(cell)


def test_no_cell_of_a_csv_is_a_formula(shared, monkeypatch):
    view = reports_view(shared.store, Asked(limit=1))
    evil = type(view)(view.name, view.title, ("title",), ({"title": "=1+1"}, {"title": "@SUM(A1)"}), 2)
    cells = [row["title"] for row in csv.DictReader(io.StringIO(view_csv(evil)))]
    assert not any(cell.startswith(("=", "@")) for cell in cells)
