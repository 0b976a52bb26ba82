"""Control over time: what stands, from when, by whose word; claims beside it, gaps left open."""

import random
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlines.model.period import Ending, PeriodState
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.settings import PictureSettings
from frontlines.model.statement import Control
from frontlines.model.when import DatePrecision, When
from frontlines.picture.control import home_of, homes_of, periods_of
from frontlines.picture.control_on import on

sys.path.insert(0, str(Path(__file__).parent))
from tellings import TOWN, WORLD, control, day, event, known, on_day, since

SETTINGS = PictureSettings()
JUNE = When(day("06-01"), day("06-30"), DatePrecision.MONTH, "in June")


def periods(*told, until=None, world=WORLD, place=TOWN, **more):
    return periods_of(place, told, world, SETTINGS, day(until) if until else None, **more)


def line(period):
    """A period in short: who, what, from, to, how it ended, whether assessed."""
    short = f"{period.start:%m-%d}" if period.start else "?"
    end = f"{period.end:%m-%d}" if period.end else "..."
    sure = "" if period.assessed else " claimed"
    return f"{period.actor} {period.state} {short} {end} {period.ending}{sure}"


def lines(*told, **more):
    return [line(period) for period in periods(*told, **more)]


THREE_TIMES = (
    control("Wire", "03-01", "army", "holds"),
    event("Wire", "03-11", "capture", "rebels", "army", on_day("03-10")),
    control("Wire", "03-11", "rebels", "gained", on_day("03-10")),
    control("Daily", "04-02", "army", "gained", on_day("04-01")),
    control("Wire", "05-07", "militia", "gained", on_day("05-06")),
    control("Daily", "05-20", "militia", "holds"),
)
# Each case: what reports say, in order of their days, and the periods that follow from it by 1 July 2016.
CASES = {
    "a town that changes hands three times": (
        THREE_TIMES,
        [
            "army held 03-01 03-10 taken",
            "rebels held 03-10 04-01 taken",
            "army held 04-01 05-06 taken",
            "militia held 05-06 ... open",
        ],
    ),
    "a false claim by the gainer, contradicted by an independent report": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Wire", "05-03", "rebels", "gained", stance="claimed rebels"),
            control("Daily", "05-04", "army", "holds"),
        ),
        ["army held 05-01 ... open", "rebels held 05-03 05-04 taken claimed"],
    ),
    "a claim denied by the other side in the same report": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Wire", "05-03", "rebels", "gained", stance="claimed rebels"),
            control("Wire", "05-03", "army", "lost", stance="denied army", start=90),
        ),
        ["army held 05-01 ... open", "rebels held 05-03 05-03 taken claimed"],
    ),
    "a claim the losing side admits is assessed from its own day": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Wire", "05-03", "rebels", "gained", stance="claimed rebels"),
            control("Daily", "05-05", "rebels", "gained", stance="claimed army"),
        ),
        ["army held 05-01 05-03 taken", "rebels held 05-03 ... open"],
    ),
    "a claim an independent report bears out is assessed from its own day": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Wire", "05-03", "rebels", "gained", stance="claimed rebels"),
            control("Daily", "05-06", "rebels", "holds"),
        ),
        ["army held 05-01 05-03 taken", "rebels held 05-03 ... open"],
    ),
    "two independent reports by speakers without a stake": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Wire", "05-03", "rebels", "gained", stance="claimed residents"),
            control("Daily", "05-04", "rebels", "gained", stance="claimed monitor"),
        ),
        ["army held 05-01 05-03 taken", "rebels held 05-03 ... open"],
    ),
    "the same speaker in two papers bears nothing out": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Wire", "05-03", "rebels", "gained", stance="claimed monitor"),
            control("Daily", "05-04", "rebels", "gained", stance="claimed monitor"),
        ),
        ["army held 05-01 ... open", "rebels held 05-03 ... open claimed"],
    ),
    "a second wire copy bears nothing out": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Wire", "05-03", "rebels", "gained", stance="claimed monitor", copies="one"),
            control("Daily", "05-04", "rebels", "gained", stance="claimed envoy", copies="one"),
        ),
        ["army held 05-01 ... open", "rebels held 05-03 ... open claimed"],
    ),
    "a single source against independent ones": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Rag", "05-03", "rebels", "gained", on_day("05-02")),
            control("Daily", "05-05", "army", "holds"),
        ),
        ["army held 05-01 ... open", "rebels held 05-02 05-05 taken claimed"],
    ),
    "a claim borne out by the town being taken back": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Wire", "05-10", "rebels", "gained", stance="claimed rebels"),
            control("Wire", "05-21", "army", "gained", on_day("05-20")),
        ),
        ["army held 05-01 05-10 taken", "rebels held 05-10 05-20 taken", "army held 05-20 ... open"],
    ),
    "a siege lifted": (
        (
            control("Wire", "03-01", "rebels", "holds"),
            control("Wire", "03-02", "army", "besieges"),
            control("Wire", "04-01", "army", "besieges"),
            control("Daily", "04-09", "army", "besieges", on_day("04-08"), stance="negated"),
            control("Daily", "06-01", "rebels", "holds"),
        ),
        ["army besieged 03-02 04-08 lifted", "rebels held 03-01 ... open"],
    ),
    "a siege broken, told as words of an event": (
        (
            event("Wire", "03-01", "siege", "army"),
            event(
                "Wire",
                "03-21",
                "siege",
                "rebels",
                when=on_day("03-20"),
                exact="the siege",
                about=("Rebels broke ", " on Sunday"),
            ),
        ),
        ["army besieged 03-01 03-20 lifted"],
    ),
    "a siege told to have ended begins none": (
        (
            control("Wire", "03-01", "army", "besieges"),
            control("Wire", "03-20", "army", "withdrew", on_day("03-20")),
            event("Daily", "03-21", "siege", when=on_day("03-20"), exact="siege", about=("The ", " ended on Sunday")),
        ),
        ["army besieged 03-01 03-20 lifted"],
    ),
    "a besieger that withdraws": (
        (
            control("Wire", "03-01", "army", "besieges"),
            event("Wire", "03-09", "withdrawal", "army", when=on_day("03-08")),
        ),
        ["army besieged 03-01 03-08 lifted"],
    ),
    "a besieger that takes the town": (
        (
            control("Wire", "03-01", "army", "besieges", since("02-01")),
            control("Wire", "03-09", "army", "gained", on_day("03-08")),
        ),
        ["army besieged 02-01 03-08 taken", "army held 03-08 ... open"],
    ),
    "a siege by nobody named is that of the besieger known": (
        (
            event("Wire", "03-01", "siege"),
            control("Daily", "03-09", "army", "besieges"),
        ),
        ["army besieged 03-01 03-09 silence"],
    ),
    "a siege by nobody known": (
        (event("Wire", "06-20", "siege"),),
        [" besieged 06-20 ... open"],
    ),
    "pressure falls silent sooner than holding": (
        (
            control("Wire", "04-01", "army", "holds"),
            control("Wire", "04-01", "rebels", "advancing_on", start=50),
        ),
        ["rebels advanced_on 04-01 04-01 silence", "army held 04-01 ... open"],
    ),
    "the holder's own fighting is no contest of what it holds": (
        (
            control("Wire", "06-01", "army", "holds"),
            event("Wire", "06-20", "battle", "rebels", "army", on_day("06-19")),
        ),
        ["army held 06-01 ... open", "rebels contested 06-19 ... open"],
    ),
    "an army and its government are one side": (
        (
            control("Wire", "05-02", "army", "gained", on_day("05-01")),
            control("Daily", "06-01", "gov:X", "holds"),
        ),
        ["army held 05-01 ... open"],
    ),
    "a withdrawal to nobody named leaves the town unknown": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Wire", "05-11", "army", "withdrew", on_day("05-10")),
        ),
        ["army held 05-01 05-10 left"],
    ),
    "words that it is held no longer": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Wire", "05-11", "army", "holds", exact="The army no longer controls Tal Rafi"),
        ),
        ["army held 05-01 05-11 left"],
    ),
    "the loser a report names had it before": (
        (event("Wire", "05-02", "capture", "army", "rebels", on_day("05-01")),),
        ["rebels held ? 05-01 taken", "army held 05-01 ... open"],
    ),
    "a claim to hold what a report then says was lost was true": (
        (
            control("Wire", "05-01", "army", "holds", stance="claimed army"),
            event("Daily", "05-09", "capture", "rebels", "army", on_day("05-08")),
        ),
        ["army held 05-01 05-08 taken", "rebels held 05-08 ... open"],
    ),
    "what one report tells without a day came before its dated news": (
        (
            control("Wire", "05-03", "army", "gained", on_day("05-02")),
            control("Wire", "05-03", "rebels", "holds", start=40),
        ),
        ["rebels held 05-02 05-02 taken", "army held 05-02 ... open"],
    ),
    "a month is known of by its end, or by the report": (
        (
            control("Wire", "06-20", "army", "gained", JUNE),
            control("Daily", "06-25", "army", "holds"),
        ),
        ["army held 06-20 ... open"],
    ),
    "a taking in a month is the taking of that month whose day is known": (
        (
            control("Wire", "06-06", "army", "gained", on_day("06-05")),
            control("Wire", "06-21", "rebels", "gained", on_day("06-20")),
            control("Daily", "07-01", "army", "gained", JUNE),
        ),
        ["army held 06-05 06-20 taken", "rebels held 06-20 ... open"],
    ),
    "an old taking told again without its day is no news": (
        (*THREE_TIMES, control("Echo", "06-20", "rebels", "gained"), control("Wire", "06-28", "militia", "holds")),
        [
            "army held 03-01 03-10 taken",
            "rebels held 03-10 04-01 taken",
            "army held 04-01 05-06 taken",
            "militia held 05-06 ... open",
        ],
    ),
    "two who take it together hold it together": (
        (
            control("Wire", "05-02", "army", "gained", on_day("05-01"), exact="the army and the militia took it"),
            control("Wire", "05-02", "militia", "gained", on_day("05-01"), exact="the army and the militia took it"),
            control("Daily", "06-01", "militia", "holds"),
        ),
        ["army held 05-01 ... open"],
    ),
    "one report with two sides in the town divides it": (
        (
            control("Wire", "06-01", "army", "holds"),
            control("Daily", "06-05", "army", "holds"),
            control("Daily", "06-05", "rebels", "holds", start=60),
        ),
        ["army held 06-01 ... open", "rebels contested 06-05 ... open"],
    ),
    "planned and possible takings took no place": (
        (
            control("Wire", "05-01", "army", "holds"),
            control("Wire", "05-02", "rebels", "gained", stance="planned rebels"),
            control("Wire", "05-03", "rebels", "gained", stance="possible"),
        ),
        ["army held 05-01 ... open"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_periods_follow_from_what_is_told(case):
    told, expected = CASES[case]
    assert sorted(lines(*told, until="07-01")) == sorted(expected)


def test_a_gap_longer_than_the_decay_is_unknown_not_still_held():
    told = [control("Wire", "01-01", "army", "holds"), control("Wire", "12-01", "army", "holds")]
    first, second = periods(*told, until="12-01")
    assert (first.start, first.end, first.ending) == (day("01-01"), day("01-01"), Ending.SILENCE)
    assert "unknown since" in first.why
    assert second.ending is Ending.OPEN
    assert on((first, second), day("06-01")) == ()


def test_an_open_period_lapses_once_the_project_has_gone_on_without_it():
    told = control("Wire", "01-01", "army", "holds")
    assert lines(told, until="06-01") == ["army held 01-01 ... open"]
    assert lines(told, until="09-01") == ["army held 01-01 01-01 silence"]


def test_a_siege_reported_keeps_the_besieged_holder_from_lapsing():
    sieges = [control("Wire", f"{month:02}-10", "army", "besieges") for month in range(2, 12)]
    found = periods(control("Wire", "01-01", "rebels", "holds"), *sieges, until="12-01")
    assert next(p for p in found if p.state is PeriodState.HELD).ending is Ending.OPEN


def test_a_late_report_takes_its_place_at_the_time_it_speaks_of():
    late = control("Archive", "06-30", "brigade", "gained", on_day("04-20"))
    assert [p for p in lines(*THREE_TIMES, late, until="07-01") if "held" in p] == [
        "army held 03-01 03-10 taken",
        "rebels held 03-10 04-01 taken",
        "army held 04-01 04-20 taken",
        "brigade held 04-20 05-06 taken",
        "militia held 05-06 ... open",
    ]


def test_a_period_says_what_ended_it_and_who_says_so():
    first = periods(*THREE_TIMES, until="07-01")[0]
    assert first.ended_by == THREE_TIMES[1].id
    assert "Rebels took it on 10 March 2016" in first.why
    assert "Wire" in first.why
    assert first.ended_by in first.why


def test_a_start_whose_day_is_not_given_says_so():
    (period,) = periods(control("Wire", "06-20", "army", "gained", JUNE))
    assert period.start_text == "taken in the time given as June 2016; known of from 20 June 2016"
    (held,) = periods(control("Wire", "06-20", "army", "holds", since("01-05")))
    assert (held.start, held.start_text) == (day("01-05"), "reported held since 5 January 2016")


def test_a_disputed_holder_says_who_disputes_it():
    told, _ = CASES["a false claim by the gainer, contradicted by an independent report"]
    held, claimed = periods(*told, until="07-01")
    assert "disputed: Rebels took it by 3 May 2016 (claimed by Rebels in Wire" in held.why
    assert claimed.why.startswith("contradicted: Army is reported to hold it by 4 May 2016 (by Daily")
    assert claimed.ended_by == told[2].id


def test_sources_are_counted_without_copies_and_repeats():
    told = [
        control("Wire", "05-01", "army", "holds", copies="one"),
        control("Daily", "05-02", "army", "holds", copies="one"),
        control("Wire", "05-03", "army", "holds"),
        control("Echo", "05-04", "army", "holds"),
    ]
    (period,) = periods(*told)
    assert period.independent == 2
    assert set(period.statements) == {each.id for each in told}


def test_a_claim_a_person_accepted_is_assessed():
    claim = control("Wire", "05-03", "rebels", "gained", stance="claimed rebels")
    (machine,) = periods(claim)
    (judged,) = periods(replace(claim, review="accepted"))
    assert (machine.assessed, machine.machine_only) == (False, True)
    assert (judged.assessed, judged.machine_only) == (True, False)


def test_the_word_of_a_backer_has_a_stake():
    told = [
        control("Wire", "05-01", "army", "holds"),
        control("Wire", "05-03", "rebels", "gained", stance="claimed envoy"),
        control("Daily", "05-04", "rebels", "gained", stance="claimed monitor"),
    ]
    assert [p.assessed for p in periods(*told)] == [True, True]
    backed = periods(*told, backers={"rebels": frozenset({"envoy"})})
    assert [p.assessed for p in backed] == [True, False]


def test_a_country_is_held_in_parts_and_nobodys_part_ends_anothers():
    world = known(*WORLD.actors.values(), places=(Place("c", "X", "X", None, None, PlacePrecision.COUNTRY),))
    told = [
        control("Wire", "05-01", "army", "holds", place="c"),
        control("Wire", "05-02", "rebels", "gained", on_day("05-01"), place="c"),
        event("Wire", "05-03", "battle", "rebels", "army", place="c"),
    ]
    assert lines(*told, world=world, place="c") == ["army held 05-01 ... open", "rebels held 05-01 ... open"]


@pytest.mark.parametrize(
    ("asked", "standing"),
    [
        ("02-28", []),
        ("03-01", ["army"]),
        ("03-09", ["army"]),
        ("03-10", ["rebels"]),
        ("04-01", ["army"]),
        ("05-06", ["militia"]),
        ("06-30", ["militia"]),
    ],
)
def test_on_a_day_stands_what_its_end_found(asked, standing):
    assert [p.actor for p in on(periods(*THREE_TIMES, until="07-01"), day(asked))] == standing


def test_near_a_town_is_the_towns_own_time_line_and_a_part_of_it_is_not():
    town = Place("gn:1", "Tal Rafi", "SY", 36.0, 38.0, PlacePrecision.EXACT)
    near = Place("n:1", "near Tal Rafi", "SY", 36.0, 38.0, PlacePrecision.NEAR)
    part = Place("part:gn:1:E", "eastern Tal Rafi", "SY", 36.0, 38.0, PlacePrecision.NEAR, "part")
    site = Place("r:tal-rafi-airport", "Tal Rafi airport", "SY", 36.0, 38.0, PlacePrecision.NEAR, "site")
    away = Place("n:2", "near nowhere", "SY", 35.0, 38.0, PlacePrecision.NEAR)
    world = known(places=(near, part, site, away, town))
    assert homes_of(world) == {"n:1": "gn:1"}
    assert [home_of(p, world) for p in (town, near, part, site, away)] == ["gn:1", "gn:1", part.id, site.id, "n:2"]


# -- what holds whatever is told -----------------------------------------------------------------------------------

DAYS = (st.dates(day("2016-01-01"), day("2016-12-31")) | st.dates(day("2016-05-01"), day("2016-05-12"))).map(str)
PAPERS = st.sampled_from(["Wire", "Daily", "Echo", "Rag"])
SIDES = st.sampled_from(["army", "gov:X", "rebels", "militia", "jihadis"])
STANCES = st.sampled_from(
    ["", "", "", "claimed rebels", "claimed army", "alleged", "denied army", "negated", "planned"]
)


@st.composite
def tellings(draw):
    paper, published, who = draw(PAPERS), draw(DAYS), draw(SIDES)
    span = draw(st.sampled_from(["none", "day", "month", "since"]))
    told_of = day(published) - timedelta(days=draw(st.integers(0, 40)))
    when = {
        "none": None,
        "day": on_day(str(told_of)),
        "month": When(told_of.replace(day=1), told_of.replace(day=28), DatePrecision.MONTH, "that month"),
        "since": since(str(told_of)),
    }[span]
    more = {"stance": draw(STANCES), "start": 100 * draw(st.integers(0, 3)), "review": draw(REVIEWS)}
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["capture", "siege", "battle", "offensive", "withdrawal"]))
        return event(paper, published, kind, who, draw(SIDES), when, **more)
    return control(paper, published, who, draw(STATUSES), when, **more)


REVIEWS = st.sampled_from(["machine", "machine", "machine", "accepted"])
STATUSES = st.sampled_from(["holds", "gained", "lost", "besieges", "contests", "advancing_on", "withdrew"])
MANY = st.lists(tellings(), min_size=1, max_size=25, unique_by=lambda each: each.id)


@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_the_statements_does_not_matter(told, chance: random.Random):
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert periods(*shuffled) == periods(*told)


@given(MANY)
def test_assessed_holders_share_at_most_the_day_of_the_handover(told):
    held = [p for p in periods(*told) if p.state is PeriodState.HELD and p.assessed and p.start]
    held.sort(key=lambda p: (p.start, p.end or day("2018-01-01")))
    for one, other in pairwise(held):
        assert one.end is not None
        assert one.end <= other.start


@given(MANY)
def test_every_period_rests_on_statements_told_and_says_how_it_ended(told):
    ids = {each.id for each in told}
    for period in periods(*told):
        assert period.statements
        assert set(period.statements) <= ids
        assert period.ended_by is None or period.ended_by in ids
        assert (period.ended_by is None) == (period.ending in (Ending.OPEN, Ending.SILENCE))
        assert (period.end is None) == (period.ending is Ending.OPEN)
        assert period.start is None or period.end is None or period.start <= period.end
        assert period.why
        assert period.start_text
        assert period.independent >= 1


@given(MANY, SIDES, STATUSES)
def test_a_far_later_report_leaves_what_was_closed_as_it_was(told, who, status):
    # Periods may still be open at the last report; the later one finds them lapsed.
    before = periods(*told, until="2017-12-31")
    after = periods(*told, control("Late", "2018-06-01", who, status), until="2018-06-01")
    later = day("2018-06-01")
    assert [p for p in after if (p.start or p.end) < later] == list(before)


@given(MANY)
def test_the_gainers_own_word_ends_nobodys_assessed_period(told):
    own_word = {
        each.id
        for each in told
        if each.review.value == "machine"
        and each.statement.stance.status.value == "claimed"
        and each.statement.stance.by in gainers(each.statement)
    }
    assert not [p for p in periods(*told) if p.assessed and p.state is PeriodState.HELD and p.ended_by in own_word]


def gainers(statement):
    if isinstance(statement, Control):
        return (statement.actor,) if statement.status.value in ("gained", "holds") else ()
    return statement.initiators if statement.type == "capture" else ()
