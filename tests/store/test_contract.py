"""The contract every store keeps, held against SQLite and PostgreSQL alike: reports and statements."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from store_samples import (
    ADDED,
    TEXT,
    actor,
    claim,
    contents,
    control,
    day,
    entry,
    event,
    every_kind,
    forecast,
    located,
    month,
    named,
    place,
    reading,
    tie,
    toll,
    with_readings,
)

from frontlines.model.actor import ActorOrigin
from frontlines.model.errors import Skipped
from frontlines.model.ids import stable_id
from frontlines.model.known import Known
from frontlines.model.mention import MentionVia
from frontlines.model.place import PlacePrecision
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import ControlStatus
from frontlines.model.when import DatePrecision, When
from frontlines.store.contract import RefusedError, Store, StoreError
from frontlines.store.shapes import ActorSeen, Axis, Wanted


@pytest.fixture
def store(store) -> Store:
    return with_readings(store, 3)


def ids(*keys: str) -> tuple[str, ...]:
    return tuple(stable_id("S", key) for key in keys)


# --- the store itself


def test_a_new_store_is_empty(store):
    counts = store.counts()
    assert counts.bytes > 0
    assert {name for name in (f.name for f in fields(counts)) if getattr(counts, name)} == {"bytes"}
    assert store.last_day() is None
    assert store.reports() == store.skipped() == store.log() == store.actors() == store.first_seen() == ()


def test_named_values_are_kept(store):
    store.set_meta({"name": "iraq", "form": "1"})
    store.set_meta({"form": "2"})
    store.set_meta({})
    assert store.meta() == {"name": "iraq", "form": "2"}


def test_counts_say_how_much_there_is(store):
    store.add(entry("one", every_kind("one"), page="p"))
    store.add(entry("two", every_kind("two"), page="p"))
    store.add(entry("three", [event("three")], copies=stable_id("r", "one")))
    store.skip(Skipped("x", "intake", "empty", "nothing in it"))
    counts = store.counts()
    assert (counts.reports, counts.superseded, counts.copies, counts.skipped) == (3, 1, 1, 1)
    assert counts.statements == {"claim": 1, "control": 1, "event": 2, "forecast": 1, "tie": 1, "toll": 1}
    assert counts.stale == len(store.stale(Axis.BLOCK)) + len(store.stale(Axis.PLACE)) + len(store.stale(Axis.PAIR))


def test_readings_are_numbered_and_told_apart_by_version_rules_and_pipeline(store):
    later = ADDED + timedelta(days=1)
    assert store.reading_number("0.1", "rules 1", "en", later) == 1
    assert store.reading_number("0.1", "rules 1", "de", later) == 4
    assert [(one.number, one.pipeline, one.at) for one in store.readings()][2:] == [
        (3, "en", ADDED),
        (4, "de", later),
    ]


# --- adding


def test_reports_are_numbered_in_the_order_of_adding(store):
    rows = [store.add(entry(key)) for key in ("b", "a", "c")]
    assert [row.number for row in rows] == [1, 2, 3]
    assert store.reports() == tuple(rows)


def test_adding_a_report_twice_changes_nothing(store):
    first = store.add(entry("one", every_kind("one"), page="p", bands=(1, 2)))
    before = contents(store)
    again = entry("one", [event("other")], title="Another title", page="p", bands=(3,))
    assert store.add(again) == first
    assert contents(store) == before


def test_a_report_that_cannot_be_stored_leaves_nothing_behind(store):
    store.add(entry("one", [event("same")]))
    before = contents(store)
    with pytest.raises(StoreError):
        store.add(entry("two", [claim("new"), event("same")]))  # another report's statement id
    assert contents(store) == before


def test_known_originals_are_found_by_hash(store):
    row = store.add(entry("one"))
    assert store.known([row.sha256, "0" * 64]) == {row.sha256: row.id}
    assert store.known([]) == {}


def test_other_names_of_a_report_are_remembered_once(store):
    row = store.add(entry("one"))
    assert store.note_source(row.id, "copy.txt")
    assert not store.note_source(row.id, "copy.txt")
    assert not store.note_source(row.id, "one.txt")
    assert store.reports()[0].sources == ("one.txt", "copy.txt")


def test_a_file_name_that_is_no_text_is_kept_in_other_letters(store):
    row = store.add(entry("one", source="caf\udce9.txt"))
    store.skip(Skipped("\udcff\x00", "intake", "binary", "no text: \udcff"))
    assert not store.note_source(row.id, "caf\udce9.txt")
    assert store.reports()[0].sources == ("caf\\udce9.txt",)
    store.unskip("\udcff\x00")
    assert store.skipped() == ()


def test_a_skip_is_listed_once_until_it_is_taken_back(store):
    empty, large = Skipped("a.pdf", "intake", "empty", "no text"), Skipped("b", "intake", "too-large", "too large")
    for one in (empty, large, empty):
        store.skip(one)
    assert store.skipped() == (empty, large)
    store.unskip("a.pdf")
    assert store.skipped() == (large,)


def test_parts_of_a_report_that_were_not_read_are_listed(store):
    part = Skipped("one.txt", "annotate", "language", "a paragraph in another language")
    store.add(entry("one", reading=replace(reading("one"), skipped=(part,))))
    assert store.skipped() == (part,)


def test_what_an_address_answered_last_is_remembered(store):
    assert store.fetched("https://example.org") == (None, None)
    store.note_fetch("https://example.org", '"abc"', None)
    store.note_fetch("https://example.org", None, "Mon, 06 Jun 2016 10:00:00 GMT")
    assert store.fetched("https://example.org") == (None, "Mon, 06 Jun 2016 10:00:00 GMT")


def test_asking_for_a_report_that_is_not_there_says_so(store):
    for ask in (store.text, store.original, store.sentences, store.mentions, store.removed, store.past_statements):
        with pytest.raises(StoreError, match="no report r-NONE"):
            ask("r-NONE")
    with pytest.raises(StoreError, match="no report"):
        store.replace(entry("none"))


# --- versions of a page


def test_a_new_version_of_a_page_supersedes_the_old_one(store):
    old = store.add(entry("old", every_kind("old"), page="example.org/a"))
    other = store.add(entry("other", page="example.org/b"))
    new = store.add(entry("new", every_kind("new"), page="example.org/a"))
    newest = store.add(entry("newest", page="example.org/a"))
    rows = store.same_page("example.org/a")
    assert [(row.id, row.version_of, row.superseded_by) for row in rows] == [
        (old.id, None, new.id),
        (new.id, old.id, newest.id),
        (newest.id, new.id, None),
    ]
    assert store.reports(Wanted(ids=(other.id,)))[0].superseded_by is None


def test_an_older_version_that_comes_late_takes_its_place_in_time(store):
    new = store.add(entry("new", every_kind("new"), page="p", published=day("2016-06-08")))
    newest = store.add(entry("newest", every_kind("newest"), page="p", published=day("2016-06-09")))
    stale = [store.stale(axis) for axis in Axis]
    oldest = store.add(entry("oldest", every_kind("oldest"), page="p", published=day("2016-06-01")))
    middle = store.add(entry("middle", every_kind("middle"), page="p", published=day("2016-06-07")))
    assert [(row.id, row.version_of, row.superseded_by) for row in store.same_page("p")] == [
        (oldest.id, None, middle.id),
        (middle.id, oldest.id, new.id),
        (new.id, middle.id, newest.id),
        (newest.id, new.id, None),
    ]
    assert oldest.superseded_by == new.id, "the next version there was when it came"
    assert store.statement_ids(Wanted()) == store.report_statements(newest.id)
    assert [store.stale(axis) for axis in Axis] == stale, "what is superseded bears on nothing"


def test_what_the_database_cannot_keep_is_refused_and_leaves_nothing_behind(store):
    store.add(entry("one", every_kind("one")))
    before = contents(store)
    with pytest.raises(RefusedError, match=r"UNIQUE|unique"):
        store.add(entry("two", [event("twin"), event("twin", at=4)]))
    assert contents(store) == before
    assert store.add(entry("three", every_kind("three"))).number == 2


def test_what_a_superseded_report_says_is_kept_but_not_current(store):
    old = store.add(entry("old", every_kind("old"), page="p"))
    new = store.add(entry("new", every_kind("new"), page="p"))
    said, says = store.report_statements(old.id), store.report_statements(new.id)
    assert store.statement_ids(Wanted()) == says
    assert store.current([*said, *says, "S-NONE"]) == says
    assert store.by_lineage([*said, *says]) == {one: one for one in says}
    assert {one.id for one in store.told(said)} == set(said)
    assert store.text(old.id) == TEXT


def test_a_superseded_report_bears_on_nothing_and_what_it_bore_on_is_stale(store):
    store.add(entry("old", [event("old", places=("gn:7",)), tie("old tie", source="x", target="y")], page="p"))
    store.save_incidents(store.stale(Axis.BLOCK), [])
    store.save_periods({"gn:7": []})
    store.save_relations({"x|y": []})
    store.add(entry("new", [], page="p"))
    assert store.stale(Axis.BLOCK) == ids("old")
    assert store.stale(Axis.PLACE) == ("gn:7",)
    assert store.stale(Axis.PAIR) == ("x|y",)
    assert store.bearing_on(Axis.PLACE, ["gn:7"]) == {}


# --- finding reports


def test_reports_are_found_by_id_day_actor_and_place(store):
    store.add(entry("may", published=day("2016-05-31"), actors=[actor("a"), actor("b")]))
    store.add(entry("june", published=month(2016, 6), places=[place("gn:5")], actors=[actor("b")]))
    store.add(entry("undated", reading=without_date(reading("undated", places=[place("gn:6")]))))

    def found(**wanted):
        return [row.sources[0].removesuffix(".txt") for row in store.reports(Wanted(**wanted))]

    assert found() == ["may", "june", "undated"]
    assert found(ids=(stable_id("r", "june"), "r-NONE")) == ["june"]
    assert found(report=stable_id("r", "may")) == ["may"]
    assert found(since=date(2016, 6, 1)) == ["june", "undated"]  # undated reports stand for the day they came
    assert found(until=date(2016, 6, 1)) == ["may", "june"]
    assert found(actors=("a", "none")) == ["may"]
    assert found(actors=("b",), since=date(2016, 6, 1)) == ["june"]
    assert found(places=("gn:5", "gn:6")) == ["june", "undated"]
    assert found(limit=1) == ["may"]
    assert found(limit=1, offset=1) == ["june"]
    assert found(offset=2) == ["undated"]
    assert store.last_day() == ADDED.date()


def without_date(found):
    return replace(found, report=replace(found.report, published=None))


def test_ids_are_found_by_how_they_begin(store):
    row = store.add(entry("one", [event(f"event {number}") for number in range(30)]))
    (one, *_) = store.statement_ids(Wanted())
    assert store.report_ids(row.id[:6].lower()) == (row.id,) == store.report_ids(row.id.upper())
    assert store.ids_beginning(one.lower()) == (one,)
    assert len(store.ids_beginning("s-")) == 20
    assert store.ids_beginning("S-") == tuple(sorted(store.statement_ids(Wanted()))[:20])
    assert store.ids_beginning("") != ()
    for nothing in ("S-%", "S-_", "x", "S-é", "'"):
        assert store.ids_beginning(nothing) == ()


def test_reports_that_share_bands_are_found_the_likeliest_first(store):
    for key, bands in {"a": (1, 2), "b": (1, 2, -3), "c": (1,), "d": (9,), "e": (2, -3)}.items():
        store.add(entry(key, bands=bands))
    found = store.alike([1, 2, -3, 2**63 - 1])
    assert found == tuple((stable_id("r", key), shared) for key, shared in [("b", 3), ("a", 2), ("e", 2), ("c", 1)])
    assert store.alike([]) == ()


# --- statements


def test_statements_come_in_the_order_of_adding_then_of_the_text(store):
    store.add(entry("b", [claim("late", at=90), event("early", at=2), tie("between", at=40)]))
    store.add(entry("a", [event("next")]))
    expected = ids("early", "between", "late", "next")
    assert store.statement_ids(Wanted()) == expected
    assert tuple(one.id for one in store.told([*reversed(expected), "S-NONE"])) == expected
    assert store.told([]) == ()


def test_the_statements_of_a_report_are_found_by_kind(store):
    row = store.add(entry("one", every_kind("one")))
    assert len(store.report_statements(row.id)) == 6
    assert store.report_statements(row.id, "tie") == ids("one tie")
    assert store.report_statements(row.id, "none") == ()


def test_a_told_statement_carries_its_byline(store):
    first = store.add(entry("one", copies="r-FIRST", title="Title", url="https://e.org/1", publisher=None))
    store.add(entry("two", [event("two")], copies=first.id, title="Title", url="https://e.org/2", publisher="Wire"))
    (told,) = store.told(ids("two"))
    byline = told.byline
    assert (byline.number, byline.title, byline.publisher, byline.url) == (2, "Title", "Wire", "https://e.org/2")
    assert (byline.published, byline.added, byline.copies) == (day("2016-06-07"), ADDED, first.id)
    assert byline.report == stable_id("r", "two")


FILTERS = [
    ({"kinds": ["event"]}, "a b e"),
    ({"kinds": ["tie", "toll"]}, "c d"),
    ({"types": ("shelling",)}, "a e"),
    ({"types": ("holds", "killed")}, "d f"),
    ({"ids": ids("a", "f", "none")}, "a f"),
    ({"actors": ("holder",)}, "g"),
    ({"actors": ("dawn-front", "sayer")}, "a b c d f h"),
    ({"places": ("gn:2",)}, "b f"),
    ({"places": ("gn:3",)}, "d"),  # the one place of a toll, which is not of its list
    ({"since": date(2016, 6, 30)}, "e"),
    ({"until": date(2016, 5, 31)}, "a"),
    ({"since": date(2016, 6, 1), "until": date(2016, 6, 2)}, "b e"),
    ({"since": date(2016, 6, 7), "until": date(2016, 6, 7)}, "c d e g h"),
    ({"report": stable_id("r", "second")}, "e f g h"),
    ({"report": "r-NONE"}, ""),
    ({"types": ("shelling",), "until": date(2016, 5, 31)}, "a"),
    ({"limit": 2}, "a b"),
    ({"limit": 2, "offset": 1}, "b c"),
    ({"offset": 6}, "g h"),
    ({"actors": ("nobody",)}, ""),
]


@pytest.fixture(scope="module")
def filled(shared):
    """A store with eight statements of two reports, called by letters."""
    with_readings(shared)
    first = [
        event("a", when=day("2016-05-30")),
        event("b", type="battle", when=day("2016-06-01"), places=("gn:1", "gn:2"), at=1),
        tie("c", at=2),  # undated: goes by its report
        toll("d", at=3, place="gn:3", when=When(date(2016, 6, 5), None, DatePrecision.RANGE, "since Sunday")),
    ]
    by = Stance(StanceStatus.CLAIMED, "holder", "a holder", "said")
    second = [
        event("e", when=month(2016, 6), initiators=(), targets=()),
        control("f", at=1, place="gn:2", when=When(None, date(2016, 6, 6), DatePrecision.RANGE, "by Monday")),
        claim("g", at=2, stance=by),
        forecast("h", at=3, by="sayer"),
    ]
    shared.add(entry("first", first))
    shared.add(entry("second", second))
    return shared


@pytest.mark.parametrize(("wanted", "expected"), FILTERS, ids=[str(wanted) for wanted, _ in FILTERS])
def test_statements_are_found_by_what_is_wanted(filled, wanted, expected):
    fields_wanted = {name: value for name, value in wanted.items() if name != "kinds"}
    assert filled.statement_ids(Wanted(**fields_wanted), wanted.get("kinds", ())) == ids(*expected.split())


def test_a_statement_without_a_place_of_its_own_is_found_by_those_its_words_name(store):
    said = [claim("g", at=0), claim("h", at=40), tie("t", at=0), event("e", places=("gn:9",), at=40)]
    store.add(entry("one", said, places=[place("gn:5")], place_mentions=[located("gn:5", "Qasr")]))
    store.add(entry("two", [claim("other", at=0)]))
    assert store.statement_ids(Wanted(places=("gn:5",))) == ()
    assert store.statement_ids(Wanted(places=("gn:5",), named=True)) == ids("t", "g")
    assert store.statement_ids(Wanted(places=("gn:5", "gn:9"), named=True), ("claim", "event")) == ids("g", "e")
    assert store.statement_ids(Wanted(places=("gn:7",), named=True)) == ()


def test_the_actors_of_statements_are_those_in_any_role(filled):
    assert filled.actors_of(Wanted(places=("gn:2",))) == ("dawn-front", "qasr-council")
    assert "holder" in filled.actors_of(Wanted(report=stable_id("r", "second")))
    assert filled.actors_of(Wanted(places=("gn:9",))) == ()


def test_a_lineage_leads_to_the_current_statement(store):
    old, new = ids("old", "new")
    store.add(entry("one", [event("new"), event("own", at=5)], lineages={new: old}))
    assert store.by_lineage([old, *ids("own"), "S-NONE"]) == {old: new, **{one: one for one in ids("own")}}
    assert store.by_lineage([new]) == {}
    assert [one.lineage for one in store.told([new])] == [old]


def test_as_many_ids_as_you_like_can_be_asked_for(store):
    store.add(entry("one", [event("one")]))
    many = [f"S-{number}" for number in range(40_000)] + list(ids("one"))
    assert [one.id for one in store.told(many)] == list(ids("one"))
    assert store.bearings_of(many, Axis.BLOCK) != ()
    assert store.joins_of(many) == ()


# --- actors and places


def test_actors_come_with_all_they_are_part_of(store):
    brigade = actor("brigade", parent="corps")
    store.add(
        entry("one", [event("one", initiators=("brigade",))],
              actors=[brigade, actor("corps", parent="army"), actor("army", parent="gone"), actor("other")])
    )  # fmt: skip
    known = store.known_for(store.told(ids("one")))
    assert list(known.actors) == ["army", "brigade", "corps", "qasr-council"]
    assert known.actors["brigade"] == brigade
    assert list(known.places) == ["gn:1"]
    assert store.known_of(["corps", "none"], []) == Known(
        actors={"army": actor("army", parent="gone"), "corps": actor("corps", parent="army")}
    )
    assert [one.id for one in store.actors()] == ["army", "brigade", "corps", "other", "qasr-council"]


def test_an_actor_is_found_by_every_name_it_was_mentioned_under(store):
    front, band = actor("dawn-front", "Dawn Front"), actor("r:band", "Émir's Band", origin=ActorOrigin.REPORT)
    mentions = [
        named("dawn-front", "D.F."),
        named("dawn-front", "the group", MentionVia.COREFERENCE),
        named("r:band", "the Dawn Front"),
    ]
    store.add(entry("one", actors=[front, band], actor_mentions=mentions))
    assert store.actor_ids("dawn FRONT") == ("dawn-front",)
    assert store.actor_ids("emirs band") == ("r:band",)
    assert store.actor_ids("d f") == ("dawn-front",)
    assert store.actor_ids("The Dawn Front") == ("r:band",)
    assert store.actor_ids("r:band") == ("r:band",)
    assert store.actor_ids("the group") == store.actor_ids("") == store.actor_ids("'") == ()


def test_a_place_is_found_by_name_mention_id_and_country(store):
    country = place("country:XA", "Xanadu", lat=None, lon=None, precision=PlacePrecision.COUNTRY)
    towns = [place("gn:1", "Qaṣr"), place("gn:2", "Xanadu", country="XB"), place("gn:3", "Elsewhere", country="XB")]
    store.add(entry("one", places=[country, *towns], place_mentions=[located("gn:3", "Qasr al-Bahr")]))
    assert store.place_ids("qasr") == ("gn:1",)
    assert store.place_ids("qasr al bahr") == ("gn:3",)
    assert store.place_ids("gn:2") == ("gn:2",)
    assert store.place_ids("XANADU") == ("country:XA", "gn:1", "gn:2")
    assert store.place_ids("xa") == store.place_ids("country:XA") == ("country:XA", "gn:1")
    assert store.place_ids("nowhere") == store.place_ids("") == ()


def test_what_a_correction_names_is_added_but_never_overwrites(store):
    store.add(entry("one", actors=[actor("a", "Known")]))
    store.ensure(Known({"a": actor("a", "Other"), "b": actor("b", "New")}, {"gn:9": place("gn:9", "There")}))
    assert [one.name for one in store.actors()] == ["Known", "New"]
    assert store.place_ids("there") == ("gn:9",)
    assert store.actor_ids("new") == ("b",)


def test_an_actor_first_appears_in_the_earliest_report_that_names_it(store):
    store.add(entry("late", published=day("2016-06-09"), actors=[actor("a"), actor("b")]))
    store.add(entry("early", published=day("2016-06-01"), actors=[actor("a")]))
    store.add(entry("same day", published=day("2016-06-01"), actors=[actor("a")]))
    assert store.first_seen() == (
        ActorSeen("a", date(2016, 6, 1), stable_id("r", "early")),
        ActorSeen("b", date(2016, 6, 9), stable_id("r", "late")),
    )
    assert [one.actor for one in store.first_seen(after=date(2016, 6, 1))] == ["b"]
    assert [one.actor for one in store.first_seen(until=date(2016, 6, 8))] == ["a"]
    assert store.first_seen(date(2016, 6, 1), date(2016, 6, 8)) == ()


def test_an_actor_only_a_withdrawn_version_names_does_not_appear(store):
    store.add(entry("v1", published=day("2016-06-01"), actors=[actor("a"), actor("b")], page="p"))
    store.add(entry("v2", published=day("2016-06-03"), actors=[actor("a")], page="p"))
    assert store.first_seen() == (ActorSeen("a", date(2016, 6, 1), stable_id("r", "v1")),)


def test_moments_keep_their_time_zone(store):
    at = datetime(2016, 6, 1, 23, 59, 59, 123456, tzinfo=UTC)
    assert store.add(entry("one", added=at)).added == at
    assert store.reports()[0].added == at


# --- reading anew


def test_a_statement_read_alike_keeps_the_number_of_its_first_reading(store):
    row = store.add(entry("one", [event("same"), event("other", at=5)]))
    store.replace(entry("one", [event("same"), event("new", at=9)], reading_number=2))
    assert store.statement_ids(Wanted()) == ids("same", "new")
    (past,) = store.past_statements(row.id)
    assert (past["id"], past["statement"], past["reading"], past["replaced_by_reading"]) == (
        *ids("other"),
        "event",
        1,
        2,
    )
    assert past["type"] == "shelling"
    assert past["evidence"][0]["exact"] == TEXT[5:13]
    store.replace(entry("one", [], reading_number=3))
    assert [(one["id"], one["reading"]) for one in store.past_statements(row.id)][1:] == [
        (*ids("same"), 1),
        (*ids("new"), 2),
    ]
    assert store.reports()[0].reading_number == 3
    assert store.reports()[0].statements == 0


def test_a_statement_read_otherwise_goes_to_the_past_under_its_old_values(store):
    row = store.add(entry("one", [control("same")]))
    store.replace(entry("one", [control("same", status=ControlStatus.LOST)], reading_number=2))
    assert [one["status"] for one in store.past_statements(row.id)] == ["holds"]
    (told,) = store.told(ids("same"))
    assert told.statement.status is ControlStatus.LOST
    store.replace(entry("one", [control("same", status=ControlStatus.LOST)], reading_number=3))
    assert [one["reading"] for one in store.past_statements(row.id)] == [1]


def test_a_lineage_outlives_many_readings(store):
    store.add(entry("one", [event("first")]))
    first, second, third = ids("first", "second", "third")
    store.replace(entry("one", [event("second")], reading_number=2, lineages={second: first}))
    store.replace(entry("one", [event("second"), tie("t", at=9)], reading_number=2))  # stays without being told again
    assert store.by_lineage([first]) == {first: second}
    store.replace(entry("one", [event("third")], reading_number=3, lineages={third: first}))
    assert store.by_lineage([first]) == {first: third}


def test_reading_anew_with_the_same_outcome_makes_nothing_stale(store):
    store.add(entry("one", every_kind("one"), page="p", bands=(1,)))
    store.save_incidents(store.stale(Axis.BLOCK), [])
    store.save_periods({key: [] for key in store.stale(Axis.PLACE)})
    store.save_relations({key: [] for key in store.stale(Axis.PAIR)})
    before = contents(store)
    store.replace(entry("one", every_kind("one"), page="p", bands=(1,)))
    assert contents(store) == before


def test_reading_anew_makes_stale_what_changed_and_no_more(store):
    store.add(entry("one", [event("same", places=("gn:1",)), event("gone", at=5, places=("gn:2",))]))
    store.save_incidents(store.stale(Axis.BLOCK), [])
    store.save_periods({key: [] for key in store.stale(Axis.PLACE)})
    again = [event("same", places=("gn:1",)), event("new", at=5, places=("gn:3",))]
    store.replace(entry("one", again, reading_number=2))
    assert set(store.stale(Axis.BLOCK)) == set(ids("gone", "new"))
    assert store.stale(Axis.PLACE) == ("gn:2", "gn:3")
    assert store.bearing_on(Axis.PLACE, ["gn:1", "gn:2", "gn:3"]) == {"gn:1": ids("same"), "gn:3": ids("new")}


def test_a_report_found_to_be_a_copy_makes_all_it_bears_on_stale(store):
    store.add(entry("one", [event("one")]))
    store.save_incidents(store.stale(Axis.BLOCK), [])
    store.replace(entry("one", [event("one")], copies="r-FIRST"))
    assert store.stale(Axis.BLOCK) == ids("one")
    assert store.counts().copies == 1


def test_reading_anew_replaces_all_that_was_found_in_the_report(store):
    first = entry("one", every_kind("one"), actors=[actor("a")], actor_mentions=[named("a", "A")], bands=(1,))
    row = store.add(first)
    second = entry(
        "one", [event("e")], title="New title", text="Other words.", bands=(2,), places=[place("gn:8")],
        place_mentions=[located("gn:8", "There")], reading_number=2,
    )  # fmt: skip
    store.replace(second)
    assert store.text(row.id) == "Other words."
    assert store.mentions(row.id) == ((), second.reading.place_mentions)
    assert store.alike([1]) == ()
    assert store.alike([2]) == ((row.id, 1),)
    assert [one.title for one in store.reports(Wanted(places=("gn:8",)))] == ["New title"]
    assert store.reports(Wanted(actors=("a",))) == ()
    assert store.original(row.id)[0] == first.original
    assert [hit.report for hit in store.search("other words")] == [row.id]
    assert store.search("fighters") == ()


def test_a_superseded_report_read_anew_stays_out_of_the_picture(store):
    store.add(entry("old", [event("old")], page="p"))
    store.add(entry("new", [event("new")], page="p"))
    store.save_incidents(store.stale(Axis.BLOCK), [])
    store.replace(entry("old", [event("old"), event("more", at=9)], page="p", reading_number=2))
    assert store.statement_ids(Wanted()) == ids("new")
    assert store.stale(Axis.BLOCK) == ()
    assert store.bearings_of(ids("old", "more"), Axis.BLOCK) == ()


def test_what_the_register_now_says_of_an_actor_counts(store):
    store.add(entry("one", actors=[actor("a", "Old name")], places=[place("gn:1", lat=1.0)]))
    store.replace(entry("one", actors=[actor("a", "New name")], places=[place("gn:1", lat=2.0)], reading_number=2))
    assert [one.name for one in store.actors()] == ["New name"]
    assert store.known_of([], ["gn:1"]).places["gn:1"].lat == 2.0
    assert store.actor_ids("old name") == store.actor_ids("new name") == ("a",)
