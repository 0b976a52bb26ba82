"""The picture of the synthetic war has who held what, who stood with whom, and what changed, as it was."""

import shutil
from datetime import date, timedelta
from itertools import combinations

import pytest
from war import INCIDENTS, PLACES, PUBLISHED, TRUTH, named, war_in

from frontlines.model.period import Ending, PeriodState
from frontlines.picture.control_on import on
from frontlines.picture.relations import turns_of
from frontlines.project.deriving import derive
from frontlines.project.folder import open_project
from frontlines.project.settings import SETTINGS_FILE
from frontlines.project.views.asked import Asked
from frontlines.project.views.balance import camps_view, divided_view
from frontlines.project.views.changes import changes_view
from frontlines.project.views.control import control_view
from frontlines.store.shapes import Wanted

FIRST = min(PUBLISHED.values())
CLASHES = [(town["place"], clash) for town in TRUTH["control"] for clash in town.get("clashes", ())]
PERIODS = [(town["place"], period) for town in TRUTH["control"] for period in town["periods"]]
WINDOWS = pytest.mark.parametrize("window", TRUTH["changes"], ids=named)


def periods(war, place):
    """The periods of a town in the weeks of the war, history left aside."""
    found = war.store.periods(Wanted(places=(PLACES[place],)))
    return [one for one in found if one.end is None or one.end >= FIRST]


def expected(period):
    """A period of the truth as the picture has it: (state, actor, start, end, ending, assessed)."""
    told = min((PUBLISHED[each["report"]] for each in period.get("told", ())), default=None)
    start = period.get("known_from", period["from"]) or told
    ending = Ending(period["ended"]) if period["ended"] else Ending.OPEN
    state = PeriodState(period.get("state", "contested"))
    return state, period["actor"], start, period["to"], ending, period.get("assessed", True)


# -- control -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("town", TRUTH["control"], ids=named)
def test_a_town_has_its_periods_and_no_others(war, town):
    derived = [(p.state, p.actor, p.start, p.end, p.ending, p.assessed) for p in periods(war, town["place"])]
    assert sorted(derived, key=str) == sorted(map(expected, [*town["periods"], *town.get("clashes", ())]), key=str)


def test_no_other_place_has_a_period(war):
    assert {one.place for one in war.store.periods()} == {PLACES[town["place"]] for town in TRUTH["control"]}


@pytest.mark.parametrize(("place", "period"), PERIODS, ids=named)
def test_what_is_told_of_a_period_is_what_it_rests_on(war, place, period):
    (found,) = [one for one in periods(war, place) if (one.state, one.actor, one.start) == expected(period)[:3]]
    rests_on = {*found.statements, found.ended_by}
    ways = {"held": ("holds", "gained"), "besieged": ("besieges",), "advanced_on": ("advancing_on",)}
    for told in period["told"]:
        if told.get("status", "holds") not in ways[period["state"]] or told.get("stance") == "denied":
            continue
        assert rests_on & {one.id for one in war.quoted(told, "control")}, told


@pytest.mark.parametrize(("place", "period"), [(place, one) for place, one in PERIODS if "into" in one], ids=named)
def test_a_town_taken_is_held_by_who_followed(war, place, period):
    standing = on(periods(war, place), period["to"])
    assert [one.actor for one in standing if one.state is PeriodState.HELD and one.assessed] == [period["into"]]


def test_a_false_capture_is_told_as_claimed_and_the_holder_stays(war):
    shown = control_view(war.project, Asked(place="al-Aziziya", on=date(2019, 9, 22)))
    assert [(row["actor_ids"], row["held"]) for row in shown.rows] == [(("gna-forces",), "")]
    every = control_view(war.project, Asked(place="al-Aziziya"))
    assert [row["held"] for row in every.rows if row["actor_ids"] == ("lna",)] == ["claimed"]
    assert "disputed" in next(row["why"] for row in every.rows if row["actor_ids"] == ("gna-forces",))


def test_between_the_leaving_of_one_side_and_the_coming_of_the_other_nobody_holds_the_town(war):
    days = [date(2019, 10, day) for day in (11, 12, 13)]
    assert [[one.actor for one in on(periods(war, "yafran"), day)] for day in days] == [["lna"], [], ["gna-forces"]]


def test_a_loss_told_as_a_claim_is_no_dispute_where_it_came_to_pass(war):
    fallen = next(one for one in periods(war, "gharyan") if one.ending is Ending.TAKEN)
    assert "disputed" not in fallen.why


def test_a_town_nobody_reports_on_is_unknown_after_the_days_set(war_folder, tmp_path):
    folder = tmp_path / "project"
    shutil.copytree(war_folder, folder)
    settings = folder / SETTINGS_FILE
    text = settings.read_text(encoding="utf-8")
    assert "control_decay_days = 180" in text
    settings.write_text(text.replace("control_decay_days = 180", "control_decay_days = 30"), encoding="utf-8")
    with open_project(folder) as project, project.store.writing():
        derive(project)
    with war_in(folder) as war:
        held = [one for one in periods(war, "aziziya") if one.assessed]
    assert [(one.start, one.end, one.ending) for one in held] == [
        (PUBLISHED["w01"], PUBLISHED["w13"], Ending.SILENCE),
        (PUBLISHED["w56"], None, Ending.OPEN),
    ]


# -- ties ----------------------------------------------------------------------------------------------------------


def relations(war, pair, sign):
    return [one for one in war.store.relations() if {one.source, one.target} == set(pair) and one.sign == sign]


def first_known(told):
    """The first day a telling knows of: of a month gone by, its last."""
    start, end = told.get("when", (None, None))
    if start is None:
        return end or PUBLISHED[told["report"]]
    return end if end - start > timedelta(days=7) else start


@pytest.mark.parametrize("tie", TRUTH["ties"], ids=named)
def test_a_tie_has_its_sign_and_its_time(war, tie):
    found = relations(war, tie["pair"], 1 if tie["sign"] == "+" else -1)
    assert {one.kind.value for one in found} == set(tie["kinds"])
    start = tie["from"] or min(map(first_known, tie["told"]))
    assert min(one.start for one in found) == start
    if tie["to"] and "unread" not in tie:
        assert [(one.end, one.ended) for one in found] == [(tie["to"], True)]
    else:
        assert not any(one.ended for one in found)
    assert any(one.asserted for one in found)


@pytest.mark.parametrize("tie", TRUTH["ties"], ids=named)
def test_every_telling_of_a_tie_is_what_it_rests_on(war, tie):
    rests_on = {
        each for one in relations(war, tie["pair"], 1 if tie["sign"] == "+" else -1) for each in one.statements
    }
    for told in tie["told"]:
        assert rests_on & {one.id for one in war.quoted(told, "tie")}, told


def test_no_two_are_tied_who_are_not(war):
    derived = {frozenset((one.source, one.target)) for one in war.store.relations()}
    assert derived == {frozenset(tie["pair"]) for tie in (*TRUTH["ties"], *TRUTH["ties_aside"])}


@pytest.mark.parametrize("switch", TRUTH["switches"], ids=lambda switch: switch["actor"])
def test_a_change_of_sides_ends_the_one_tie_and_begins_the_other(war, switch):
    turns = turns_of(war.store.relations())
    assert [({was.source, was.target}, was.sign, now.sign) for was, now in turns] == [
        ({switch["actor"], switch["from"]}, 1, -1)
    ]
    assert [one.start for one in relations(war, (switch["actor"], switch["to"]), 1)] == [switch["day"]]


def side(actor):
    return {"gna-forces": "gna-libya"}.get(actor, actor)


def asked_on(day):
    return Asked(on=day, limit=None)


@pytest.mark.parametrize("divided", TRUTH["divided"], ids=named)
def test_divided_enemies_are_told(war, divided):
    found = {
        (frozenset(map(side, row["actor_ids"])), side(enemy))
        for camps in TRUTH["camps"]
        for row in divided_view(war.project, asked_on(camps["day"])).rows
        if row["rule"] == "divided"
        for enemy in row["over_ids"]
    }
    assert (frozenset(map(side, divided["pair"])), side(divided["enemy"])) in found


def test_two_against_each_other_have_backers_who_are_so_too(war):
    rows = divided_view(war.project, asked_on(TRUTH["camps"][-1]["day"])).rows
    found = {(frozenset(row["actor_ids"]), frozenset(row["over_ids"])) for row in rows if row["rule"] == "proxies"}
    assert found == {(frozenset(one["pair"]), frozenset(one["backers"])) for one in TRUTH["backers_opposed"]}


@pytest.mark.parametrize("camps", TRUTH["camps"], ids=named)
def test_camps_are_those_of_the_day(war, camps):
    actors = {actor for members in camps["sets"] for actor in members}
    found = [set(row["member_ids"]) & actors for row in camps_view(war.project, asked_on(camps["day"])).rows]
    assert sorted(map(sorted, filter(None, found))) == sorted(map(sorted, camps["sets"]))


# -- changes -------------------------------------------------------------------------------------------------------


def changed(war, window, *kinds):
    """The rows of the view of changes of some kinds; the truth counts its first day in."""
    view = changes_view(war.project, Asked(since=window["from"] - timedelta(days=1), until=window["to"], limit=None))
    return [row for row in view.rows if not kinds or row["change"] in kinds]


@WINDOWS
def test_every_new_incident_is_told_and_all_others_are_words_or_states_of_things(war, window):
    told = {row["subject"] for row in changed(war, window, "new incident")}
    new = {war.incident(key).id for key in window["new_incidents"]}
    assert new <= told
    aside = [e.id for other in TRUTH["others"] for e in war.quoted(other, "event") if e.type == other["type"]]
    assert told - new <= {incident.id for incident in war.incidents(aside)}


@WINDOWS
def test_every_change_of_control_is_told_and_no_other(war, window):
    names = {row["actor_ids"][0]: row["actor"] for row in control_view(war.project, Asked(limit=None)).rows}
    names[None] = "unknown"
    moves = {
        (PLACES[one["place"]], one.get("known_day", one["day"]).isoformat(), names[one["from"]], names[one["to"]])
        for one in window["control"]
        if "state" not in one
    }
    told = changed(war, window, "control moved", "control known", "control unknown")
    assert {(row["subject"], row["day"], row["before"], row["after"]) for row in told} == moves
    kinds = {"besieged": "siege begun", "lifted": "siege ended", "advanced_on": "pressure begun"}
    pressed = {
        (kinds[one["state"]], PLACES[one["place"]], one.get("known_day", one["day"]).isoformat())
        for one in window["control"]
        if "state" in one
    }
    for place, clash in CLASHES:
        days = (("pressure begun", clash["from"]), ("pressure ended", clash["to"]))
        pressed |= {
            (kind, PLACES[place], day.isoformat())
            for kind, day in days
            if day and window["from"] <= day <= window["to"]
        }
    found = changed(war, window, "siege begun", "siege ended", "pressure begun", "pressure ended")
    assert {(row["change"], row["subject"], row["day"]) for row in found} == pressed


@WINDOWS
def test_every_new_tie_is_told_and_all_others_are_of_persons_and_offices(war, window):
    aside = {frozenset(tie["pair"]) for tie in TRUTH["ties_aside"]}
    signs = {"fights": "-", "opposes": "-"}
    found = set()
    for row in changed(war, window, "tie new", "tie resumed"):
        source, kind, target = row["subject"].split()
        found.add((frozenset((source, target)), signs.get(kind, "+")))
    truth = {(frozenset(tie["pair"]), tie["sign"]) for tie in window["new_ties"]}
    assert truth <= found
    assert {pair for pair, _ in found - truth} <= aside


@WINDOWS
def test_a_change_of_sides_is_told_in_the_window_it_falls_in(war, window):
    told = {frozenset(row["subject"].split()) for row in changed(war, window, "side changed")}
    inside = [one for one in TRUTH["switches"] if window["from"] <= one["day"] <= window["to"]]
    assert told == {frozenset((one["actor"], one["from"])) for one in inside}
    over = {frozenset(row["subject"].split()[::2]) for row in changed(war, window, "tie ended")}
    assert over == told


@WINDOWS
def test_every_actor_seen_for_the_first_time_is_told_and_no_nameless_one(war, window):
    told = {row["subject"] for row in changed(war, window, "first seen")}
    assert set(window["first_seen"]) <= told
    assert not any(words in actor for actor in told for words in ("gunmen", "families", "elder", "engineers"))
    parties = {actor for tie in TRUTH["ties"] for actor in tie["pair"]}
    assert told & parties == set(window["first_seen"])


@WINDOWS
def test_a_count_its_source_took_back_is_told(war, window):
    told = [
        (row["subject"], row["before"], row["after"], revised["by"])
        for revised in window["tolls_revised"]
        for row in changed(war, window, "toll revised")
        if f"{revised['by']}, " in row["words"]
    ]
    assert told == [
        (war.incident(one["incident"]).id, str(one["from"][0]), str(one["to"][0]), one["by"])
        for one in window["tolls_revised"]
    ]


@WINDOWS
def test_every_contradicted_claim_is_told_and_all_others_are_counts_or_denied_deeds(war, window):
    rows = changed(war, window, "claim contradicted")
    told = {row["subject"] for row in rows}
    claims = {one["key"]: {c.id for c in war.quoted(one, "claim")} for one in TRUTH["claims"]}
    expected_ones = [claims[key] for key in window["contradicted"]]
    assert all(told & ids for ids in expected_ones)
    for row in rows:
        if not any(row["subject"] in ids for ids in expected_ones):
            assert "killed" in row["words"] or "denied by" in row["words"]


@WINDOWS
def test_nothing_is_told_as_merged_split_or_gone(war, window):
    assert changed(war, window, "merged", "split", "gone", "confirmed") == []


def test_every_change_is_of_a_day_of_its_window_or_of_an_older_day_told_late(war):
    for window in TRUTH["changes"]:
        for row in changed(war, window):
            assert row["day"] <= window["to"].isoformat()


def test_no_two_incidents_of_a_window_are_one(war):
    for window in TRUTH["changes"]:
        keys = [key for key in window["new_incidents"] if key in INCIDENTS]
        either = {frozenset(pair) for pair in TRUTH["may_join"]}
        for one, other in combinations(keys, 2):
            if {one, other} not in either:
                assert war.incident(one).id != war.incident(other).id
