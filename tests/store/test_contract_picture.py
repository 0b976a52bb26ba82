"""The contract every store keeps, held against SQLite and PostgreSQL alike: judgements and the derived picture."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text as sql
from store_samples import (
    ADDED,
    contents,
    day,
    entry,
    event,
    incident,
    join,
    judgement,
    month,
    period,
    relation,
    tie,
    with_readings,
)

from frontlines.model.ids import stable_id
from frontlines.model.judgement import Act
from frontlines.model.period import Ending, PeriodState
from frontlines.model.statement import TieKind
from frontlines.store.backend import transaction
from frontlines.store.contract import Store
from frontlines.store.shapes import Axis, Bearing, RetiredId, Wanted


@pytest.fixture
def store(store) -> Store:
    return with_readings(store, 3)


def ids(*keys: str) -> tuple[str, ...]:
    return tuple(stable_id("S", key) for key in keys)


def id_of(number: int) -> str:
    return incident(number, ()).id


def reviews(store) -> dict[str, str]:
    with transaction(store.backend, write=False) as db:
        return db.pairs(sql("SELECT lineage, review FROM verdicts ORDER BY lineage"))


# --- judgements


def test_the_log_keeps_every_judgement_as_it_was_made(store):
    made = [
        judgement(Act.CORRECT, fields={"when": "2016-06", "targets": "gov:SY, army:SY"}),
        judgement(Act.SPLIT, subjects=("S-A", "S-B"), others=("S-C",), why="another town – “Qaṣr”"),
        judgement(Act.UNDO, subjects=("S-A",), undoes=1),
    ]
    kept = [store.append(one, {}) for one in made]
    assert [one.number for one in kept] == [1, 2, 3]
    assert store.log() == tuple(kept) == tuple(replace(one, number=at) for at, one in enumerate(made, 1))
    assert store.counts().judgements == 3


def test_what_a_judgement_bears_on_becomes_stale(store):
    store.append(judgement(), {Axis.BLOCK: ["S-B", "S-A"], Axis.PLACE: {"gn:1"}})
    store.append(judgement(), {Axis.BLOCK: ["S-A"]})
    assert (store.stale(Axis.BLOCK), store.stale(Axis.PLACE), store.stale(Axis.PAIR)) == (
        ("S-A", "S-B"),
        ("gn:1",),
        (),
    )


def test_a_corrected_statement_bears_on_other_keys(store):
    store.add(entry("one", [event("one", places=("gn:1",))]))
    (one,) = ids("one")
    store.save_incidents([one], [])
    store.save_periods({"gn:1": []})
    moved = [Bearing(Axis.BLOCK, "shelling in May", one), Bearing(Axis.PLACE, "gn:2", one)]
    store.append(judgement(Act.CORRECT, one), {}, {one: moved, "S-GONE": [Bearing(Axis.PLACE, "gn:9", "S-GONE")]})
    assert store.bearing_on(Axis.BLOCK, ["shelling 2016-06-06", "shelling in May"]) == {"shelling in May": (one,)}
    assert store.bearing_on(Axis.PLACE, ["gn:1", "gn:2", "gn:9"]) == {"gn:2": (one,)}
    assert store.stale(Axis.BLOCK) == (one,)
    assert store.stale(Axis.PLACE) == ("gn:1", "gn:2")
    assert store.bearings_of([one], Axis.PLACE) == (Bearing(Axis.PLACE, "gn:2", one),)


VERDICTS = [
    ([(Act.ACCEPT, "S-A", None)], {"S-A": "accepted"}),
    ([(Act.ACCEPT, "S-A", None), (Act.REJECT, "S-A", None)], {"S-A": "rejected"}),
    ([(Act.ACCEPT, "S-A", None), (Act.REJECT, "S-A", None), (Act.UNDO, "S-A", 2)], {"S-A": "accepted"}),
    ([(Act.CORRECT, "S-A", None), (Act.UNDO, "S-A", 1)], {}),
    ([(Act.CORRECT, "S-A", None), (Act.UNDO, "S-A", 1), (Act.UNDO, "S-A", 2)], {"S-A": "corrected"}),
    ([(Act.CAME_TRUE, "S-A", None), (Act.MERGE, "S-A", None)], {}),
]


@pytest.mark.parametrize(("acts", "standing"), VERDICTS)
def test_the_last_verdict_that_stands_is_the_one_shown(store, acts, standing):
    for act, subject, undoes in acts:
        store.append(judgement(act, subject, undoes=undoes), {})
    assert reviews(store) == standing


# --- what is to be derived


def test_a_new_report_makes_what_it_bears_on_stale(store):
    store.add(entry("one", [event("one", places=("gn:1", "gn:2")), tie("tie", source="a", target="b")]))
    assert store.stale(Axis.BLOCK) == ids("one")
    assert store.stale(Axis.PLACE) == ("gn:1", "gn:2")
    assert store.stale(Axis.PAIR) == ("a|b",)
    assert store.counts().stale == 4


def test_what_bears_on_a_key_comes_in_the_order_of_adding(store):
    store.add(entry("b", [event("late", at=9), event("early")]))
    store.add(entry("a", [event("next")]))
    found = store.bearing_on(Axis.BLOCK, ["shelling 2016-06-06", "none"])
    assert found == {"shelling 2016-06-06": ids("early", "late", "next")}
    assert store.bearing_on(Axis.PLACE, ["shelling 2016-06-06"]) == {}


def test_everything_can_be_made_stale_again(store):
    store.add(entry("one", [event("one"), tie("tie", source="a", target="b")]))
    store.save_joins(ids("one"), [join(*sorted((*ids("one"), "S-GONE")))])
    store.save_incidents(ids("one"), [incident(1, [*ids("one"), "S-GONE"])])
    store.save_periods({"gn:1": [period()], "gn:gone": [period("gn:gone")]})
    store.save_relations({"a|b": [], "x|gone": [relation()]})
    store.mark_all_stale()
    assert set(store.stale(Axis.BLOCK)) == {*ids("one"), "S-GONE"}
    assert store.stale(Axis.PLACE) == ("gn:1", "gn:gone")
    assert store.stale(Axis.PAIR) == ("a|b", "x|gone")
    assert store.joins_of(ids("one")) == ()
    before = contents(store)
    store.mark_all_stale()
    assert contents(store) == before


# --- joins


def test_joins_of_a_statement_are_replaced_at_either_end(store):
    store.save_joins(["S-A", "S-B", "S-C"], [join("S-A", "S-B"), join("S-B", "S-C", 0.5), join("S-C", "S-D")])
    assert store.joins_of(["S-B"]) == (join("S-A", "S-B"), join("S-B", "S-C", 0.5))
    store.save_joins(["S-B"], [join("S-B", "S-D", 0.25)])
    assert store.joins_of(["S-A", "S-B", "S-C", "S-D"]) == (join("S-B", "S-D", 0.25), join("S-C", "S-D"))


# --- incidents


def test_incidents_come_back_as_they_were_derived(store):
    plain = incident(
        2, ["S-C"], types=("battle",), type="battle", initiators=(), targets=(), places=(), when=None, tolls=(),
        joins=(), contradictions=(), judged=(), asserted=False, when_assumed=True, machine_only=False, independent=1,
    )  # fmt: skip
    full = incident(1, ["S-B", "S-A"])
    store.save_incidents([], [plain, full])
    assert store.incidents() == (full, plain)
    assert store.incidents_of(["S-A", "S-C", "S-D"]) == {"S-A": full.id, "S-C": plain.id}
    assert store.counts().incidents == 2


def test_an_outline_tells_what_when_and_who_alone(store):
    full = incident(1, ["S-B", "S-A"])
    store.save_incidents([], [full])
    (outline,) = store.incidents(Wanted(outline=True))
    left_out = {"types", "places", "tolls", "statements", "joins", "judged", "contradictions"}
    assert outline == replace(full, **dict.fromkeys(left_out, ()))


def test_derived_statements_are_no_longer_stale(store):
    store.add(entry("one", [event("a"), event("b", at=5), event("c", at=9)]))
    a, b, c = ids("a", "b", "c")
    store.save_incidents([a, b], [incident(1, [a])])
    assert store.stale(Axis.BLOCK) == (c,)


INCIDENTS = [
    ({}, [1, 2, 3, 4]),
    ({"ids": (id_of(2), id_of(4), "I-NONE")}, [2, 4]),
    ({"types": ("battle",)}, [1, 3]),
    ({"types": ("capture", "battle")}, [1, 2, 3]),
    ({"places": ("gn:2",)}, [1, 3]),
    ({"actors": ("x",)}, [2]),
    ({"actors": ("gov:XA",)}, [1, 3]),
    ({"since": date(2016, 6, 6)}, [2, 3, 4]),
    ({"until": date(2016, 6, 5)}, [1, 2]),
    ({"since": date(2016, 6, 6), "types": ("battle",)}, [3]),
    ({"limit": 2}, [1, 2]),
    ({"limit": 2, "offset": 1}, [2, 3]),
    ({"offset": 3}, [4]),
    ({"report": stable_id("r", "one")}, [3]),
]


@pytest.fixture(scope="module")
def pictured(shared):
    """A store with four incidents."""
    store = with_readings(shared)
    store.add(entry("one", [event("in three")]))
    store.save_incidents(
        [],
        [
            incident(4, ["S-D"], when=None, types=("aid",), places=(), targets=(), first_reported=date(2016, 6, 30),
                     last_reported=date(2016, 7, 4)),
            incident(3, ["S-C", *ids("in three")], when=day("2016-06-06")),
            incident(2, ["S-B"], when=month(2016, 6), types=("capture",), places=("gn:3",), initiators=("x",),
                     targets=()),
            incident(1, ["S-A"], when=day("2016-05-01")),
        ],
    )  # fmt: skip
    return store


@pytest.mark.parametrize(("wanted", "numbers"), INCIDENTS, ids=[str(wanted) for wanted, _ in INCIDENTS])
def test_incidents_are_found_by_what_is_wanted(pictured, wanted, numbers):
    assert [one.id for one in pictured.incidents(Wanted(**wanted))] == [id_of(number) for number in numbers]
    counted = {name: value for name, value in wanted.items() if name not in {"limit", "offset"}}
    assert pictured.incident_count(Wanted(**wanted)) == len(pictured.incidents(Wanted(**counted)))


def test_incident_ids_are_found_by_how_they_begin_retired_ones_too(store):
    store.save_incidents([], [incident(11, ["S-A"]), incident(12, ["S-B"])])
    store.save_incidents(["S-A", "S-B"], [incident(12, ["S-A", "S-B"])])
    assert store.incident_ids("i-00000000001") == (id_of(11), id_of(12))
    assert store.incident_ids(id_of(11).lower()) == (id_of(11),)
    store.save_incidents([], [incident(number, [f"S-{number}"]) for number in range(100, 130)])
    assert len(store.incident_ids("I-")) == 20


def test_an_incident_of_a_statement_derived_anew_is_replaced(store):
    store.save_incidents([], [incident(1, ["S-A", "S-B"]), incident(2, ["S-C"])])
    changed = incident(1, ["S-A", "S-B"], type="battle", tolls=())
    store.save_incidents(["S-B"], [changed])
    assert store.incidents() == (changed, incident(2, ["S-C"]))
    assert store.retired() == ()


def retire_by(store, *steps):
    for statements, incidents in steps:
        store.save_incidents(statements, incidents)
    return store.retired()


def test_an_incident_that_went_into_another_was_merged(store):
    store.save_incidents([], [incident(1, ["S-A"]), incident(2, ["S-B"])])
    store.save_incidents(["S-A", "S-B"], [incident(1, ["S-A", "S-B"])])
    assert store.retired() == (RetiredId(id_of(2), id_of(1), "merged"),)
    assert store.retired([id_of(1), id_of(2)]) == store.retired()
    assert store.retired([id_of(1)]) == ()


def test_an_incident_whose_statements_parted_was_split(store):
    store.save_incidents([], [incident(1, ["S-A", "S-B"])])
    store.save_incidents(["S-A", "S-B"], [incident(2, ["S-A"]), incident(3, ["S-B"])])
    assert store.retired() == (RetiredId(id_of(1), id_of(2), "split"),)


def test_an_incident_without_its_founding_statement_says_what_became_of_that(store):
    store.add(entry("one", [event("rejected"), event("reread", at=5)]))
    store.add(entry("old", [event("superseded")], page="p"))
    rejected, reread, superseded = ids("rejected", "reread", "superseded")
    store.save_incidents(
        [], [incident(1, [rejected]), incident(2, [reread, "S-B"]), incident(3, [superseded]), incident(4, ["S-X"])]
    )
    store.add(entry("new", [], page="p"))
    store.replace(entry("one", [event("rejected")], reading_number=2))
    store.save_incidents([rejected, reread, superseded, "S-X"], [incident(5, ["S-B"])])
    assert store.retired() == (
        RetiredId(id_of(1), None, "rejected"),
        RetiredId(id_of(2), id_of(5), "read anew"),
        RetiredId(id_of(3), None, "superseded"),
        RetiredId(id_of(4), None, "read anew"),
    )


def test_an_incident_follows_a_statement_that_got_another_id(store):
    store.add(entry("one", [event("old")]))
    old, new = ids("old", "new")
    store.save_incidents([old], [incident(1, [old])])
    store.replace(entry("one", [event("new")], reading_number=2, lineages={new: old}))
    assert set(store.stale(Axis.BLOCK)) == {old, new}
    store.save_incidents([old, new], [incident(2, [new])])
    assert store.retired() == (RetiredId(id_of(1), id_of(2), "merged"),)


def test_an_id_that_is_borne_again_is_no_longer_retired(store):
    store.save_incidents([], [incident(1, ["S-A"]), incident(2, ["S-B"])])
    store.save_incidents(["S-A", "S-B"], [incident(1, ["S-A", "S-B"])])
    store.save_incidents(["S-A", "S-B"], [incident(1, ["S-A"]), incident(2, ["S-B"])])
    assert store.retired() == ()
    assert len(store.incidents()) == 2


def test_a_retired_id_leads_to_the_incident_of_today(store):
    store.save_incidents([], [incident(number, [f"S-{number}"]) for number in (1, 2, 3)])
    store.save_incidents(["S-1", "S-2"], [incident(2, ["S-1", "S-2"])])
    store.save_incidents(["S-1", "S-2", "S-3"], [incident(3, ["S-1", "S-2", "S-3"])])
    assert [one.became for one in store.retired()] == [id_of(3), id_of(3)]


# --- over time


def test_periods_come_back_by_place_and_time(store):
    unknown = period(start=None, end=None, ending=Ending.SILENCE, ended_by=None, assessed=False, machine_only=False)
    later = period(start=date(2016, 7, 2), actor="army:XA", statements=())
    other = period("gn:0")
    store.save_periods({"gn:1": [later, unknown], "gn:0": [other]})
    assert store.periods() == (other, unknown, later)
    store.save_periods({"gn:1": [later]})
    assert store.periods() == (other, later)


PERIODS = [
    ({"places": ("gn:2",)}, "c"),
    ({"actors": ("army:XA",)}, "b"),
    ({"types": ("besieged",)}, "b"),
    ({"since": date(2016, 6, 21)}, "b d"),  # the silent one was last heard of on the 20th; the open one goes on
    ({"until": date(2016, 6, 5)}, "c"),
    ({"since": date(2016, 6, 15), "until": date(2016, 6, 15)}, "a c d"),
    ({"limit": 1, "offset": 1}, "b"),
]


@pytest.mark.parametrize(("wanted", "expected"), PERIODS)
def test_periods_are_found_by_what_is_wanted(shared, wanted, expected):
    made = {
        "a": period(end=date(2016, 6, 18)),
        "b": period(start=date(2016, 6, 18), state=PeriodState.BESIEGED, actor="army:XA"),
        "c": period("gn:2", start=None, end=None, ending=Ending.SILENCE),
        "d": period("gn:3", end=None, ending=Ending.OPEN, last_reported=date(2016, 6, 10)),
    }
    shared.save_periods(
        {where: [one for one in made.values() if one.place == where] for where in ("gn:1", "gn:2", "gn:3")}
    )
    assert shared.periods(Wanted(**wanted)) == tuple(made[name] for name in expected.split())


def test_saving_periods_and_relations_makes_them_fresh(store):
    store.add(entry("one", [event("e", places=("gn:1", "gn:2")), tie("t", source="a", target="b")]))
    store.save_periods({"gn:1": []})
    store.save_relations({"a|b": []})
    assert store.stale(Axis.PLACE) == ("gn:2",)
    assert store.stale(Axis.PAIR) == ()


def test_relations_come_back_by_pair_kind_and_time(store):
    made = [
        relation(source="a", target="b", kind=TieKind.BACKS, start=None, end=None, means=()),
        relation(source="a", target="b", kind=TieKind.BACKS, start=date(2016, 2, 1), ended=True, ended_by="S-Z"),
        relation(source="a", target="b", kind=TieKind.FIGHTS, sign=-1, asserted=True, machine_only=True),
        relation(source="a", target="c", end=date(2015, 1, 1), start=date(2014, 1, 1), ended=True),
    ]
    store.save_relations({"a|b": [made[2], made[1], made[0]], "a|c": [made[3]]})
    assert store.relations() == tuple(made)
    assert store.relations(Wanted(actors=("c",))) == (made[3],)
    assert store.relations(Wanted(types=("fights",))) == (made[2],)
    assert store.relations(Wanted(since=date(2016, 7, 1))) == (made[0], made[2])  # not ended: may go on
    assert store.relations(Wanted(until=date(2015, 12, 31))) == (made[0], made[3])
    assert store.relations(Wanted(limit=1, offset=3)) == (made[3],)
    store.save_relations({"a|b": []})
    assert store.relations() == (made[3],)


def test_of_ties_known_since_a_day_the_earlier_spells_come_too(store):
    lapsed = relation(source="a", target="b", start=date(2010, 1, 1), end=date(2010, 2, 1))
    again = relation(source="a", target="b", start=date(2016, 1, 1), end=date(2016, 2, 1))
    gone = relation(source="a", target="c", start=date(2010, 1, 1), end=date(2010, 2, 1))
    undated = relation(source="a", target="d", start=None, end=None)
    later = relation(source="a", target="e", start=date(2017, 1, 1), end=date(2017, 2, 1))
    store.save_relations({"a|b": [lapsed, again], "a|c": [gone], "a|d": [undated], "a|e": [later]})
    assert store.relations(Wanted(known_since=date(2016, 1, 15), until=date(2016, 12, 31))) == (
        lapsed,
        again,
        undated,
    )
    assert store.relations(Wanted(known_since=date(2016, 1, 15), actors=("d",))) == (undated,)
    assert store.relations(Wanted(known_since=date(2016, 2, 2), until=date(2016, 12, 31))) == (undated,)


def test_the_last_day_is_that_of_the_latest_report(store):
    store.add(entry("june", published=day("2016-06-09")))
    store.add(entry("may", published=day("2016-05-09")))
    assert store.last_day() == date(2016, 6, 9) < ADDED.date()
