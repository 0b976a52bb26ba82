"""The reader reads the synthetic war as its author meant it: every fact of the truth, in the words it quotes."""

import json
from datetime import date
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import pytest
import yaml

from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.statement import SYMMETRIC_TIES, Statement
from frontlines.model.when import DatePrecision, When
from frontlines.read.pipeline import read

HERE = Path(__file__).parent
RECORDS = [json.loads(line) for line in (HERE / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
TEXTS = {record["id"]: record["text"] for record in RECORDS}
TRUTH: dict[str, Any] = yaml.safe_load((HERE / "truth.yaml").read_text(encoding="utf-8"))
INCIDENTS = {incident["key"]: incident for incident in TRUTH["incidents"]}
PLACES = TRUTH["places"]

TELLINGS = [(incident, told) for incident in TRUTH["incidents"] for told in incident["told"]]
COUNTS = [
    (toll, source, count) for toll in TRUTH["tolls"] for source in toll["sources"] for count in source["counts"]
]
HOLDINGS = [
    (town["place"], period, told)
    for town in TRUTH["control"]
    for period in town["periods"]
    for told in period["told"]
]
TIES = [(tie, told) for tie in TRUTH["ties"] for told in tie["told"]]
QUOTED = [
    *(told for _, told in TELLINGS),
    *TRUTH["others"],
    *(count for *_, count in COUNTS),
    *(told for *_, told in HOLDINGS),
    *(told for _, told in TIES),
    *TRUTH["claims"],
    *TRUTH["forecasts"],
    *(bears for forecast in TRUTH["forecasts"] for bears in forecast["bears"]),
    *(other for claim in TRUTH["claims"] for other in claim["contradicted_by"]),
]


def _name(value: object) -> str:
    """A test's name: what is quoted, from which report."""
    return f"{value['report']}-{value['quote'][:40]}" if isinstance(value, dict) and "quote" in value else ""


@pytest.fixture(scope="module")
def readings(kit) -> dict[str, Reading]:
    """All reports read once, by their ids in the file."""
    return {record["id"]: read(_report(record), kit) for record in RECORDS}


def _report(record: dict[str, str]) -> Report:
    """One record as a report, without the intake: what is tested here is the reader."""
    day = date.fromisoformat(record["published"])
    return Report(
        text=record["text"],
        sha256=sha256(record["text"].encode()).hexdigest(),
        source=record["id"],
        title=record["title"],
        publisher=record["publisher"],
        url=record["url"],
        published=When(day, day, DatePrecision.DAY),
        language="en",
    )


def _quoted(statements, told: dict[str, Any]):
    """The statements whose evidence overlaps the quoted words."""
    start = TEXTS[told["report"]].index(told["quote"])
    end = start + len(told["quote"])
    return [s for s in statements if any(e.start < end and start < e.end for e in s.evidence)]


def _days(when: When | None) -> tuple[date | None, date | None]:
    return (when.start, when.end) if when else (None, None)


def _stance(statement: Statement, told: dict[str, Any]) -> tuple[str, str | None]:
    """The stance, and who holds it where the truth names one."""
    return statement.stance.status.value, statement.stance.by if "by" in told else None


def _stance_told(told: dict[str, Any]) -> tuple[str, str | None]:
    return told.get("stance", "asserted"), told.get("by")


@pytest.mark.parametrize(("incident", "told"), TELLINGS, ids=_name)
def test_an_event_is_read_as_it_happened(readings, incident, told):
    place = PLACES[incident["place"]] if incident["place"] else None
    expected = (
        told.get("type", incident["types"][0]),
        sorted(told.get("initiators", incident["initiators"])),
        sorted(told.get("targets", incident["targets"])),
        place,
        (told.get("from", incident["from"]), told.get("to", incident["to"])),
        _stance_told(told),
    )
    found = [
        (
            event.type,
            sorted(event.initiators),
            sorted(actor for actor in event.targets if not actor.startswith("r:")),  # "people", "prisoners"
            place if place in event.places and (told.get("both") or event.places == (place,)) else event.places,
            _days(event.when),
            _stance(event, told),
        )
        for event in _quoted(readings[told["report"]].events, told)
    ]
    if place is None:
        found = [(*event[:3], None, *event[4:]) for event in found]
    assert expected in found


@pytest.mark.parametrize(("toll", "source", "count"), COUNTS, ids=_name)
def test_a_toll_is_read_with_its_bounds_and_hangs_on_its_event(readings, toll, source, count):
    reading = readings[count["report"]]
    incident = INCIDENTS[toll["incident"]]
    tellings = [told for told in incident["told"] if told["report"] == count["report"]]
    hung = {
        tid
        for told in tellings
        for event in _quoted(reading.events, told)
        if event.type in incident["types"]
        for tid in event.tolls
    }
    found = [
        (found.kind.value, [found.low, found.high], found.id in hung, found.stance.by if "by" in count else None)
        for found in _quoted(reading.tolls, count)
        if "of" not in count or found.of == count["of"]
    ]
    assert (toll["kind"], count["count"], True, count.get("by")) in found


@pytest.mark.parametrize(("place", "period", "told"), HOLDINGS, ids=_name)
def test_who_stands_how_to_a_town_is_read(readings, place, period, told):
    # What ends a siege or an advance is said of the same actor; who lost a town is not who took it.
    expected = (
        PLACES[place],
        period["actor"],
        told.get("status", "holds"),
        tuple(told.get("when", (None, None))),
        _stance_told(told),
    )
    found = [
        (c.place, c.actor, c.status.value, _days(c.when), _stance(c, told))
        for c in _quoted(readings[told["report"]].control, told)
    ]
    assert expected in found


@pytest.mark.parametrize(("tie", "told"), TIES, ids=_name)
def test_who_stands_with_or_against_whom_is_read(readings, tie, told):
    kind = told.get("kind", tie["kinds"][0])
    pair = tuple(tie["pair"])
    found = []
    for one in _quoted(readings[told["report"]].ties, told):
        ends = (one.source, one.target)
        same = sorted(ends) == sorted(pair) if one.kind in SYMMETRIC_TIES else ends == pair
        found.append((pair if same else ends, one.kind.value, _days(one.when), _stance(one, told)))
    assert (pair, kind, tuple(told.get("when", (None, None))), _stance_told(told)) in found


@pytest.mark.parametrize("claim", TRUTH["claims"], ids=_name)
def test_a_claim_is_read_with_its_speaker(readings, claim):
    assert claim["speaker"] in [found.speaker for found in _quoted(readings[claim["report"]].claims, claim)]


@pytest.mark.parametrize("forecast", TRUTH["forecasts"], ids=_name)
def test_a_forecast_is_read_with_its_holder_condition_and_horizon(readings, forecast):
    field = "by" if "by" in forecast else "by_text"
    expected = [forecast[key] for key in (field, "plan", "condition", "horizon")]
    found = [
        [getattr(f, key) for key in (field, "plan", "condition", "horizon")]
        for f in _quoted(readings[forecast["report"]].forecasts, forecast)
    ]
    assert expected in found


def test_every_event_statement_is_told_of_an_incident_or_set_aside_with_a_reason(readings):
    accounted = {
        event.id
        for told, types in [
            *((told, {told.get("type", incident["types"][0])}) for incident, told in TELLINGS),
            *((other, {other["type"]}) for other in TRUTH["others"]),
        ]
        for event in _quoted(readings[told["report"]].events, told)
        if event.type in types
    }
    left = [
        (report, event.type, event.evidence[0].exact)
        for report, reading in readings.items()
        for event in reading.events
        if event.id not in accounted
    ]
    assert left == []


@pytest.mark.parametrize("other", TRUTH["others"], ids=_name)
def test_an_event_set_aside_is_read_at_all(readings, other):
    assert other["type"] in {event.type for event in _quoted(readings[other["report"]].events, other)}


@pytest.mark.parametrize("quoted", QUOTED, ids=_name)
def test_a_quote_stands_once_in_its_report(quoted):
    assert TEXTS[quoted["report"]].count(quoted["quote"]) == 1


def test_one_strike_is_told_by_six_papers_in_three_spellings_of_one_place(readings):
    told = INCIDENTS["tarhuna-market"]["told"]
    reports = {entry["report"] for entry in told}
    assert len({record["publisher"] for record in RECORDS if record["id"] in reports}) == 6
    written = {
        mention.text
        for report in reports
        for mention in readings[report].place_mentions
        if mention.place == PLACES["tarhuna"]
    }
    assert written == {"Tarhuna", "Tarhouna", "Tarhunah"}


def test_the_towns_bombed_in_one_night_lie_more_than_25_km_apart(readings):
    towns = {place.id: place for place in readings["w39"].places}
    one, other = towns[PLACES["khoms"]], towns[PLACES["zliten"]]
    assert _km(one.lat, one.lon, other.lat, other.lon) > 25


def _km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """The great-circle distance in kilometres."""
    north, east = radians(lat2 - lat), radians(lon2 - lon)
    square = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(lat2)) * sin(east / 2) ** 2
    return 2 * 6371 * asin(sqrt(square))


def test_there_are_at_least_44_short_reports_and_the_folder_says_that_all_are_invented():
    assert len(RECORDS) >= 44
    lengths = {record["id"]: len(record["text"].split()) for record in RECORDS}
    assert {report: length for report, length in lengths.items() if not 60 <= length <= 200} == {}
    assert "invented" in (HERE / "README.md").read_text(encoding="utf-8")[:200]


def test_a_few_reports_arrive_long_after_they_were_published():
    days = [date.fromisoformat(record["published"]) for record in RECORDS]
    late = [record["id"] for n, record in enumerate(RECORDS) if days[n] < max(days[: n + 1])]
    assert late == ["w08", "w20", "w44", "w51"]


def _alike(one: str, other: str) -> float:
    """How much of the shorter text stands in the longer one, word for word in the same order: 0..1."""
    words = sorted((TEXTS[one].split(), TEXTS[other].split()), key=len)
    blocks = SequenceMatcher(None, *words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= 5) / len(words[0])


def test_only_copies_and_versions_are_alike():
    kin = {
        frozenset(pair) for group in (*TRUTH["wire_groups"], *TRUTH["versions"]) for pair in combinations(group, 2)
    }
    shares = {frozenset(pair): _alike(*pair) for pair in combinations(TEXTS, 2)}
    assert min(shares[pair] for pair in kin) > 0.7
    assert max(share for pair, share in shares.items() if pair not in kin) < 0.4


def test_versions_share_their_address_and_publisher_and_nothing_else_does():
    address = {record["id"]: record["url"] for record in RECORDS}
    publisher = {record["id"]: record["publisher"] for record in RECORDS}
    shared = [[one, other] for one, other in combinations(address, 2) if address[one] == address[other]]
    assert shared == TRUTH["versions"]
    assert all(publisher[old] == publisher[new] for old, new in shared)


def test_copies_come_from_other_publishers_under_another_headline():
    by_id = {record["id"]: record for record in RECORDS}
    for group in TRUTH["wire_groups"]:
        assert len({by_id[report]["publisher"] for report in group}) == len(group)
        assert len({by_id[report]["title"] for report in group}) == len(group)


@pytest.mark.parametrize("window", TRUTH["changes"], ids=lambda window: str(window["from"]))
def test_what_is_new_between_two_days_follows_from_the_days_of_publication(window):
    published = {record["id"]: date.fromisoformat(record["published"]) for record in RECORDS}
    inside = [report for report, day in published.items() if window["from"] <= day <= window["to"]]
    assert inside == window["reports"]
    first_told = {key: min(published[told["report"]] for told in one["told"]) for key, one in INCIDENTS.items()}
    new = [key for key, day in first_told.items() if window["from"] <= day <= window["to"]]
    assert new == window["new_incidents"]


def test_the_parts_of_the_truth_name_incidents_claims_and_reports_that_exist():
    named = {
        *(key for pair in TRUTH["apart"] for key in pair["pair"]),
        *(key for pair in TRUTH["may_join"] for key in pair),
        *(toll["incident"] for toll in TRUTH["tolls"]),
        *(toll["incident"] for window in TRUTH["changes"] for toll in window["tolls_revised"]),
    }
    assert named <= set(INCIDENTS)
    contradicted = {key for window in TRUTH["changes"] for key in window["contradicted"]}
    assert contradicted <= {claim["key"] for claim in TRUTH["claims"]}
    towns = {move["place"] for window in TRUTH["changes"] for move in window["control"]}
    assert towns | {town["place"] for town in TRUTH["control"]} <= set(PLACES)
