"""The ledgers of the synthetic war: what was claimed and is not so, what was expected and what became of it."""

import shutil

import pytest
from war import SUPERSEDED, TRUTH, named, war_in

from frontlines.model.judgement import Act
from frontlines.project.judging import judge
from frontlines.project.views.asked import Asked
from frontlines.project.views.claims import claims_view
from frontlines.project.views.forecasts import forecasts_view

FACTS = ("event", "tie", "control", "toll")
EVERY = Asked(limit=None)
ACTS = {"came_true": Act.CAME_TRUE, "did_not": Act.DID_NOT, "open": Act.OPEN}
BEARINGS = [
    (forecast, told) for forecast in TRUTH["forecasts"] if "unread" not in forecast for told in forecast["bears"]
]


def quoted_one(war, entry, kind):
    (found,) = war.quoted(entry, kind)
    return found.id


@pytest.fixture(scope="module")
def claims(war):
    return {row["id"]: row for row in claims_view(war.project, EVERY).rows}


@pytest.fixture(scope="module")
def forecasts(war):
    return {row["id"]: row for row in forecasts_view(war.project, EVERY).rows}


@pytest.mark.parametrize("claim", TRUTH["claims"], ids=named)
def test_a_claim_that_others_say_is_not_so_stands_contradicted_by_them(war, claims, claim):
    row = claims[quoted_one(war, claim, "claim")]
    assert row["stands"] == "contradicted"
    assert row["speaker_ids"] == (claim["speaker"],)
    for told in claim["contradicted_by"]:
        if told["report"] not in SUPERSEDED:
            assert {one.id for one in war.quoted(told, *FACTS)} & set(row["contradicted_by_ids"]), told


def test_a_count_revised_since_or_stated_for_two_towns_contradicts_no_claim(war, claims):
    taken_back = {"report": "w07", "quote": "killing seven policemen"}
    shared = {"report": "w39", "quote": "killed 11 people"}
    for told in (taken_back, shared):
        (toll,) = (one.id for one in war.quoted(told, "toll"))
        assert not any(toll in row["contradicted_by_ids"] for row in claims.values())
        assert {claims[one.id]["stands"] for one in war.quoted(told, "claim")} == {"only-claimed"}


@pytest.mark.parametrize("forecast", TRUTH["forecasts"], ids=named)
def test_a_forecast_stands_in_the_ledger_with_its_holder_day_and_likelihood(war, forecasts, forecast):
    row = forecasts[quoted_one(war, forecast, "forecast")]
    assert (row["plan"], row["condition"], row["horizon"]) == tuple(
        forecast[key] for key in ("plan", "condition", "horizon")
    )
    if forecast["due"] and "unread" not in forecast:
        assert row["due"] == forecast["due"].isoformat()
    if "by" in forecast:
        assert row["by_ids"] == (forecast["by"],)
    likelihood = forecast.get("likelihood")
    assert (row["likelihood"] or "").partition(" (")[0] == (likelihood or "")
    assert row["outcome"] is None


@pytest.mark.parametrize(("forecast", "told"), BEARINGS, ids=named)
def test_what_came_of_a_forecast_is_proposed(war, forecasts, forecast, told):
    row = forecasts[quoted_one(war, forecast, "forecast")]
    proposed = set(row["may_bear_ids"])
    meant = {one.id for one in war.quoted(told, *FACTS)}
    incidents = {incident.id for incident in war.incidents(sorted(meant))}
    assert meant & proposed or incidents & {incident.id for incident in war.incidents(sorted(proposed))}


def test_nothing_older_than_a_forecast_is_proposed_for_it(war, forecasts):
    late_letter = {one.id for one in war.quoted({"report": "w53", "quote": "GNA forces recaptured Gharyan"}, *FACTS)}
    assert not any(late_letter & set(row["may_bear_ids"]) for row in forecasts.values())


@pytest.fixture(scope="module")
def judged(war_folder, tmp_path_factory):
    """The ledger after a person has said what became of every forecast of the truth."""
    folder = tmp_path_factory.mktemp("judged") / "project"
    shutil.copytree(war_folder, folder)
    with war_in(folder) as war, war.store.writing():
        for forecast in TRUTH["forecasts"]:
            ident = quoted_one(war, forecast, "forecast")
            judge(war.project, ident, ACTS[forecast["outcome"]], why="as it was", by="the author")
        yield forecasts_view(war.project, EVERY), war


def test_what_a_person_says_of_a_forecast_stands_in_the_ledger(judged):
    view, war = judged
    outcomes = {row["id"]: row["outcome"] for row in view.rows if row["outcome"]}
    assert outcomes == {
        quoted_one(war, forecast, "forecast"): ACTS[forecast["outcome"]].value for forecast in TRUTH["forecasts"]
    }


@pytest.mark.parametrize(
    ("source", "came_true", "did_not", "band"),
    [
        ("Khaled al-Obeidi", 1, 0, ()),
        ("Salem Wershefani", 0, 1, ()),
        ("Karim Belhadj", 0, 1, ("unlikely: 0 of 1",)),
        ("European diplomats", 1, 0, ("very unlikely: 1 of 1",)),
    ],
)
def test_the_record_of_a_source_says_how_often_it_was_right(judged, source, came_true, did_not, band):
    (records,) = judged[0].parts
    (row,) = [row for row in records.rows if row["source"] == source and row["role"] == "forecasts"]
    assert (row["came_true"], row["did_not"], row["by_likelihood"]) == (came_true, did_not, band)


def test_a_vow_that_came_to_nothing_is_a_plan_not_carried_out(judged):
    (records,) = judged[0].parts
    (row,) = [row for row in records.rows if row["source"] == "Khalifa Haftar" and row["role"] == "forecasts"]
    assert (row["plans_not"], row["did_not"]) == (1, 0)
