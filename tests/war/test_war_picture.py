"""The picture of the synthetic war has its incidents, its copies, its versions and its dead as they were."""

import shutil
from itertools import combinations

import pytest
from war import DENIED, INCIDENTS, PLACES, PUBLISHED, SUPERSEDED, TRUTH, named, war_in

from frontlines.project.deriving import derive
from frontlines.project.folder import open_project
from frontlines.project.settings import SETTINGS_FILE
from frontlines.project.views.incidents import incident_view
from frontlines.project.views.reports import report_view

TOLLS = TRUTH["tolls"]
COUNTS = [(toll, source, count) for toll in TOLLS for source in toll["sources"] for count in source["counts"]]


def partners(key):
    """Incidents that may be one with this one."""
    return {other for pair in TRUTH["may_join"] if key in pair for other in pair}


def told_in_picture(incident):
    return [
        told for told in incident["told"] if told["report"] not in SUPERSEDED and told.get("stance") not in DENIED
    ]


# -- incidents -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("incident", TRUTH["incidents"], ids=named)
def test_every_report_of_an_incident_is_in_it_and_of_no_other(war, incident):
    key = incident["key"]
    found = war.incident(key)
    both = {e.id for told in incident["told"] if told.get("both") for e in war.quoted(told, "event")}
    assert set(war.events(incident)) - both <= set(found.statements)
    allowed = {event for other in {key, *partners(key)} for event in war.events(INCIDENTS[other])}
    assert set(found.statements) <= allowed


def in_one(war, incident):
    """The incidents of the truth that the picture has as one with this one, as the truth allows; itself first."""
    found = set(war.incident(incident["key"]).statements)
    beside = [INCIDENTS[other] for other in sorted(partners(incident["key"]) - {incident["key"]})]
    return [incident, *(other for other in beside if found & set(war.events(other)))]


def told_of(incidents):
    """(incident, telling) of all that is in the picture."""
    return [(one, told) for one in incidents for told in told_in_picture(one)]


@pytest.mark.parametrize("incident", TRUTH["incidents"], ids=named)
def test_an_incident_has_its_kind_place_and_sides(war, incident):
    found = war.incident(incident["key"])
    kin = in_one(war, incident)
    types = {type_ for one in kin for type_ in one["types"]}
    assert found.type in types
    assert set(found.types) <= types
    if incident["place"]:
        assert found.places[0] == PLACES[incident["place"]]
    for side in ("initiators", "targets"):
        said = {actor for one, told in told_of(kin) for actor in told.get(side, one[side])}
        derived = {actor for actor in getattr(found, side) if actor == "r:gunmen" or not actor.startswith("r:")}
        assert derived == said


@pytest.mark.parametrize("incident", TRUTH["incidents"], ids=named)
def test_an_incident_has_the_days_its_reports_give(war, incident):
    told = told_of(in_one(war, incident))
    starts = [one.get("from", whole["from"]) for whole, one in told]
    ends = [one.get("to", whole["to"]) for whole, one in told]
    found = war.incident(incident["key"])
    if not any(starts) and not any(ends):
        first = min(PUBLISHED[one["report"]] for _, one in told)
        assert (found.when_assumed, found.when.start, found.when.end) == (True, first, first)
    else:
        days = (min(filter(None, starts)), max(filter(None, ends)))
        assert (found.when_assumed, found.when.start, found.when.end) == (False, *days)


@pytest.mark.parametrize("incident", TRUTH["incidents"], ids=named)
def test_an_incident_is_held_as_real_only_where_a_report_states_it(war, incident):
    stances = {told.get("stance", "asserted") for _, told in told_of(in_one(war, incident))}
    assert war.incident(incident["key"]).asserted == ("asserted" in stances)


@pytest.mark.parametrize("pair", TRUTH["apart"], ids=lambda value: "+".join(value["pair"]))
def test_what_is_alike_but_not_one_stays_apart(war, pair):
    one, other = pair["pair"]
    assert war.incident(one).id != war.incident(other).id, pair["why"]


@pytest.mark.parametrize("other", TRUTH["others"], ids=named)
def test_a_plan_a_state_of_things_or_a_word_is_joined_with_no_incident(war, other):
    events = [event.id for event in war.quoted(other, "event") if event.type == other["type"]]
    told = {event for incident in TRUTH["incidents"] for event in war.events(incident)}
    for incident in war.incidents(events):
        assert not told & set(incident.statements)


def test_joins_are_right_nine_times_in_ten_and_seven_of_ten_are_found(war):
    homes = {}
    for incident in TRUTH["incidents"]:
        for event in war.events(incident):
            homes.setdefault(event, set()).add(incident["key"])
    others = [e.id for other in TRUTH["others"] for e in war.quoted(other, "event") if e.type == other["type"]]
    derived = war.store.incidents_of([*homes, *others])
    either = {frozenset(pair) for pair in TRUTH["may_join"]}
    right = wrong = missed = 0
    for one, other in combinations(sorted({*homes, *others}), 2):
        joined = derived.get(one, one) == derived.get(other, other)
        mine, theirs = homes.get(one, set()), homes.get(other, set())
        if mine & theirs:
            # A statement that tells of two incidents can be in one of them only.
            missed += not joined and not (len(mine) > 1 or len(theirs) > 1)
            right += joined
        elif not any({a, b} in either for a in mine for b in theirs):
            wrong += joined
    assert right / (right + wrong) >= 0.90
    assert right / (right + missed) >= 0.70
    # Both bounds are the issue's; on this set all joins are right and none is missing.
    assert (wrong, missed) == (0, 0)


def test_one_strike_in_six_papers_under_three_spellings_is_one_incident_of_six_sources(war):
    market = war.incident("tarhuna-market")
    assert len({war.names[t.byline.report] for t in war.store.told(market.statements)}) == 6
    assert market.independent == 6


# -- copies and versions -------------------------------------------------------------------------------------------


def test_copies_of_one_story_are_grouped_and_nothing_else_is(war):
    groups = {}
    for name, row in war.rows.items():
        if name not in SUPERSEDED.values():  # a later version stays in the group of the one before
            groups.setdefault(war.names[row.copies], []).append(name)
    assert [group for group in groups.values() if len(group) > 1] == TRUTH["wire_groups"]


@pytest.mark.parametrize("group", TRUTH["wire_groups"], ids="-".join)
def test_a_story_and_its_copies_are_one_source_of_its_incidents(war, group):
    keys = [
        incident["key"] for incident in TRUTH["incidents"] if {t["report"] for t in incident["told"]} >= set(group)
    ]
    assert keys
    for key in keys:
        reports = {told["report"] for told in told_in_picture(INCIDENTS[key])}
        publishers = {war.rows[name].publisher for name in reports - set(group)}
        assert war.incident(key).independent == 1 + len(publishers - {war.rows[group[0]].publisher})


@pytest.mark.parametrize(("old", "new"), TRUTH["versions"])
def test_a_corrected_page_supersedes_the_old_one_and_shows_what_changed(war, old, new):
    before, after = war.rows[old], war.rows[new]
    assert (before.superseded_by, after.version_of) == (after.id, before.id)
    parts = {part.name: part for part in report_view(war.store, after.id).parts}
    changed = {row["change"] for row in parts["difference"].rows}
    assert changed == {"+", "-"}
    assert war.store.current([*war.store.report_statements(before.id)]) == ()


def test_every_other_report_stands(war):
    superseded = {name for name, row in war.rows.items() if row.superseded_by}
    assert superseded == set(SUPERSEDED)


# -- the human cost ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session", params=["range", "conservative", "latest"])
def by_rule(request, war_folder, tmp_path_factory):
    """The name of a rule, and the war reckoned by it; a change of the rule has everything derived anew."""
    folder = tmp_path_factory.mktemp(request.param) / "project"
    shutil.copytree(war_folder, folder)
    settings = folder / SETTINGS_FILE
    text = settings.read_text(encoding="utf-8")
    assert 'toll_rule = "range"' in text
    settings.write_text(text.replace('toll_rule = "range"', f'toll_rule = "{request.param}"'), encoding="utf-8")
    with open_project(folder) as project, project.store.writing():
        derive(project)
    with war_in(folder) as found:
        yield request.param, found


def reckoned(war, toll):
    found = {one.kind.value: one for one in war.incident(toll["incident"]).tolls}
    return found.pop(toll["kind"])


@pytest.mark.parametrize("toll", TOLLS, ids=lambda toll: f"{toll['incident']}-{toll['kind']}")
def test_a_toll_is_reckoned_by_the_rule_chosen_and_disputed_where_sources_differ(by_rule, toll):
    rule, war = by_rule
    found = reckoned(war, toll)
    assert (found.rule, [found.low, found.high]) == (rule, toll["rules"][rule])
    assert found.disputed == toll.get("disputed", False)


@pytest.mark.parametrize("toll", TOLLS, ids=lambda toll: f"{toll['incident']}-{toll['kind']}")
def test_a_toll_has_as_many_sources_as_counted_for_themselves(war, toll):
    counting = [source for source in toll["sources"] if not all("shared" in count for count in source["counts"])]
    assert reckoned(war, toll).independent == len(counting)


def test_no_incident_of_the_truth_has_a_toll_nobody_gave(war):
    given = {(toll["incident"], toll["kind"]) for toll in TOLLS}
    for key in INCIDENTS:
        beside = {key, *partners(key)}
        for toll in war.incident(key).tolls:
            assert any((other, toll.kind.value) in given for other in beside)


NOTES = {
    "superseded": "superseded by a later count of the same source",
    "copy": "wire copy of",
    "part": "part of a larger count",
    "shared": "stated for several",
}


@pytest.mark.parametrize(("toll", "source", "count"), COUNTS, ids=named)
def test_the_grid_has_every_count_with_what_was_done_with_it(war, toll, source, count):
    incident = war.incident(toll["incident"])
    (grid,) = [part for part in incident_view(war.project, incident.id).parts if part.name == "grid"]
    counts = {one.id for one in war.quoted(count, "toll")}
    rows = [row for row in grid.rows if row["id"] in counts and [row["low"], row["high"]] == count["count"]]
    if count["report"] in SUPERSEDED or ("shared" in count and not rows):
        assert rows == []  # of a page corrected since; or of both incidents, and told with the other one
        return
    (row,) = rows
    expected = [note for key, note in NOTES.items() if count.get(key)]
    if expected:
        assert row["used"].startswith(expected[0])
    else:
        assert row["used"].startswith(("used", "the same source says the same"))


def test_a_toll_for_two_towns_is_given_to_neither(war):
    assert [reckoned(war, t).low for t in TOLLS if t["incident"] in ("zliten-raid", "khoms-raid")] == [5, 2]
