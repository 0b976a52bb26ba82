"""Claims and forecasts: who said what, what bears it out, and what became of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from saying import (
    KNOWN,
    a_day,
    byline,
    claim,
    control,
    event,
    forecast,
    on,
    said,
    stance,
    tie,
    told,
    toll,
)

from frontlines.lexicon.horizons import load_horizons
from frontlines.lexicon.likelihood import load_likelihood
from frontlines.model.incident import Incident, Join
from frontlines.model.judgement import Act, Judgement, Rulings
from frontlines.model.period import Ending, Period, PeriodState
from frontlines.model.told import Review
from frontlines.picture.claims_ledger import Verdict, claims_ledger
from frontlines.picture.forecasts_bearing import Named
from frontlines.picture.forecasts_ledger import Tally, forecasts_ledger

A, B, C = byline("alpha", 1), byline("bravo", 2), byline("charlie", 3)
COPY = byline("paper", 2, copies="alpha")
WORDS = "the town is ours"


def incident(*statements, joins=()):
    return Incident(
        id="I-1",
        type="capture",
        types=("capture",),
        initiators=("isis",),
        targets=("iraq",),
        places=("fallujah",),
        when=None,
        when_assumed=False,
        asserted=False,
        tolls=(),
        statements=statements,
        joins=joins,
        contradictions=(),
        judged=(),
        independent=1,
        first_reported=a_day(1),
        last_reported=a_day(3),
        machine_only=True,
    )


def held(actor, *statements, start=1, end=None, place="fallujah"):
    return Period(
        place=place, state=PeriodState.HELD, actor=actor, start=a_day(start), end=a_day(end) if end else None,
        start_text="", last_reported=a_day(end or 3), ending=Ending.TAKEN if end else Ending.OPEN, ended_by=None,
        why="", assessed=True, independent=1, statements=statements, machine_only=True,
    )  # fmt: skip


def row(facts, *, incidents=(), periods=(), by=A, speaker="isis"):
    ours = told(claim("c", speaker, WORDS), by)
    (found,) = claims_ledger([ours], facts, incidents=incidents, periods=periods, known=KNOWN)
    return found


OURS = told(event("e1", "capture", held=said("isis")), A)  # inside the words of the claim


# -- claims --------------------------------------------------------------------------------------------------------


def test_a_claim_that_carries_no_fact_cannot_be_checked():
    found = row([told(event("e", start=500), A), told(event("f"), B)])
    assert (found.verdict, found.carries) == (Verdict.UNCHECKED, ())


def test_a_claim_that_nobody_else_states_is_only_claimed():
    found = row([OURS], incidents=[incident("e1")])
    assert (found.verdict, found.carries, found.echoes) == (Verdict.ONLY_CLAIMED, ("e1",), ())


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (told(event("e2", "capture"), B), Verdict.CONFIRMED),
        (told(event("e2", "capture"), COPY), Verdict.ONLY_CLAIMED),
        (told(event("e2", "capture"), byline("alpha-2", 2, publisher="Alpha")), Verdict.ONLY_CLAIMED),
        (told(event("e2", "capture", held=said("isis")), B), Verdict.ONLY_CLAIMED),
        (told(event("e2", "capture", held=said("sohr")), B), Verdict.ONLY_CLAIMED),
        (told(event("e2", "capture"), B, Review.REJECTED), Verdict.ONLY_CLAIMED),
    ],
)
def test_only_what_an_independent_report_states_as_fact_confirms(other, verdict):
    assert row([OURS, other], incidents=[incident("e1", "e2")]).verdict is verdict


@pytest.mark.parametrize(
    ("denial", "verdict"),
    [
        (event("e2", "capture", held=stance("denied", "iraq")), Verdict.CONTRADICTED),
        (event("e2", "capture", held=stance("negated")), Verdict.CONTRADICTED),
        (event("e2", "capture", held=stance("denied", "iraq"), places=("baghdad",)), Verdict.ONLY_CLAIMED),
        (event("e2", "capture", held=stance("denied", "iraq"), by=("sohr",), against=()), Verdict.ONLY_CLAIMED),
        (event("e2", "capture", held=stance("denied", "iraq"), day=30), Verdict.ONLY_CLAIMED),
    ],
)
def test_a_denial_of_the_same_event_contradicts(denial, verdict):
    assert row([OURS, told(denial, B)], incidents=[incident("e1")]).verdict is verdict


def test_a_denial_in_the_same_report_contradicts_too():
    denial = told(event("e2", "capture", held=stance("denied", "iraq"), start=900), A)
    found = row([OURS, denial])
    assert found.verdict is Verdict.CONTRADICTED
    assert "denied by Iraq" in found.why


def test_stated_by_one_and_denied_by_another_is_disputed():
    others = [told(event("e2", "capture"), B), told(event("e3", "capture", held=stance("denied", "iraq")), C)]
    found = row([OURS, *others], incidents=[incident("e1", "e2")])
    assert (found.verdict, [e.supports for e in found.echoes]) == (Verdict.DISPUTED, [True, False])


def test_a_contradiction_found_when_joining_counts_against_the_claim():
    join = Join("e1", "e2", 0.8, (), "e1 says taken, e2 says beaten back")
    found = row([OURS, told(event("e2", "battle"), B)], incidents=[incident("e1", "e2", joins=(join,))])
    assert found.verdict is Verdict.CONTRADICTED


def test_a_denial_by_the_speaker_is_contradicted_by_those_who_state_it():
    denies = told(event("e1", "attack_on_civilians", held=stance("denied", "isis")), A)
    states = told(event("e2", "attack_on_civilians"), B)
    assert row([denies, states], incidents=[incident("e2")]).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    ("count", "verdict"),
    [
        (toll("t2", 12), Verdict.CONFIRMED),
        (toll("t2", 200), Verdict.CONTRADICTED),
        (toll("t2", 10, None), Verdict.CONFIRMED),
        (toll("t2", 40, of="soldiers"), Verdict.ONLY_CLAIMED),
        (toll("t2", 40, held=said("iraq")), Verdict.CONTRADICTED),
    ],
)
def test_a_claimed_number_stands_against_the_other_counts_of_its_incident(count, verdict):
    ours = told(toll("t1", 12, held=said("isis")), A)
    mine = told(replace(event("e1", start=700), tolls=("t1",)), A)
    theirs = told(replace(event("e2", start=700), tolls=("t2",)), B)
    assert row([ours, mine, theirs, told(count, B)], incidents=[incident("e1", "e2")]).verdict is verdict


def test_a_count_revised_or_stated_for_two_towns_contradicts_no_claim():
    ours = told(toll("t1", 5, held=said("sohr")), A)
    mine = told(replace(event("e1", start=700), tolls=("t1",)), A)
    theirs = told(replace(event("e2", start=700), tolls=("t2", "t3")), B)
    both = told(toll("t2", 11, places=("fallujah", "baghdad")), B)
    assert row([ours, mine, theirs, both], incidents=[incident("e1", "e2")]).verdict is Verdict.ONLY_CLAIMED
    revised = byline("bravo-2", 4, publisher="Bravo")
    facts = [ours, mine, told(toll("t2", 11), B), told(toll("t3", 5), revised), theirs]
    assert row(facts, incidents=[incident("e1", "e2")]).verdict is Verdict.CONFIRMED


OUR_TOWN = told(control("k1", "isis", "holds", held=said("isis")), B)


@pytest.mark.parametrize(
    ("status", "periods", "verdict"),
    [
        ("holds", [held("isis", "k1", "k2")], Verdict.CONFIRMED),
        ("holds", [held("iraq", "k3")], Verdict.CONTRADICTED),
        ("holds", [held("iraq", "k3", start=3)], Verdict.ONLY_CLAIMED),  # taken only later
        ("gained", [held("iraq", "k3", start=1, end=2)], Verdict.ONLY_CLAIMED),  # held by the other until then
        ("gained", [held("iraq", "k3", start=1)], Verdict.CONTRADICTED),
        ("holds", [held("iraq", "k3", place="baghdad")], Verdict.ONLY_CLAIMED),
        ("holds", [], Verdict.ONLY_CLAIMED),
    ],
)
def test_a_claimed_town_stands_against_who_held_it_that_day(status, periods, verdict):
    ours = told(control("k1", "isis", status, held=said("isis")), B)
    facts = [ours, told(control("k2", "isis", start=800, place="saqlawiyah"), C), told(control("k3", "iraq"), C)]
    assert row(facts, periods=periods, by=B).verdict is verdict


def test_an_event_like_the_one_claimed_confirms_nothing_until_both_are_joined():
    alike = told(event("e2", "capture"), B)
    assert row([OURS, alike], incidents=[incident("e1")]).verdict is Verdict.ONLY_CLAIMED
    assert row([OURS, alike], incidents=[incident("e1", "e2")]).verdict is Verdict.CONFIRMED


def test_an_advance_on_a_town_does_not_confirm_that_it_is_besieged():
    ours = told(control("k1", "isis", "besieges", held=said("isis")), A)
    assert row([ours, told(control("k2", "isis", "advancing_on"), B)]).verdict is Verdict.ONLY_CLAIMED
    assert row([ours, told(control("k2", "isis", "besieges"), B)]).verdict is Verdict.CONFIRMED


def test_who_somebody_is_part_of_is_not_what_he_claims():
    facts = [told(tie("x1", "iraq", "part_of", "isis"), A), told(tie("x2", "iraq", "part_of", "isis"), B)]
    assert row(facts).verdict is Verdict.UNCHECKED


def test_a_denial_of_something_alike_somewhere_in_a_province_contradicts_nothing():
    ours = told(replace(OURS.statement, places=("anbar",)), A)
    denial = told(event("e2", "capture", held=stance("denied", "iraq"), places=("anbar",)), B)
    assert row([ours, denial]).verdict is Verdict.ONLY_CLAIMED


def test_a_claimed_backing_is_confirmed_by_who_states_it():
    ours = told(tie("x1", "iraq", "backs", "isis", held=said("isis")), A)
    assert row([ours, told(tie("x2", "iraq", "backs", "isis"), B)]).verdict is Verdict.CONFIRMED
    assert row([ours, told(tie("x2", "isis", "backs", "iraq"), B)]).verdict is Verdict.ONLY_CLAIMED


def test_claims_stand_in_the_order_of_reporting_and_rejected_ones_are_gone():
    claims = [told(claim("c2"), B), told(claim("c1"), A), told(claim("c3"), C, Review.REJECTED)]
    found = claims_ledger(claims, [], incidents=[], periods=[], known=KNOWN)
    assert [r.statement for r in found] == ["c1", "c2"]


# -- forecasts -----------------------------------------------------------------------------------------------------


def ledger(forecasts, facts=(), **more):
    return forecasts_ledger(
        forecasts,
        facts,
        rulings=more.pop("rulings", Rulings()),
        known=KNOWN,
        likelihood=load_likelihood(),
        horizons=load_horizons(),
        **more,
    )


def judged(act):
    return Judgement(1, act, ("f",), "ana", datetime(2017, 1, 1, tzinfo=UTC), "seen")


FALL = told(forecast("f", "Iraq is likely to take Fallujah within weeks", by="sohr", horizon="within weeks"), A)
TAKEN = event("e", "capture", by=("iraq",), against=("isis",))


def test_a_row_says_by_whom_by_when_and_how_likely():
    (found,) = ledger([FALL]).rows
    assert (found.by_words, found.horizon, found.publisher) == ("the Observatory", "within weeks", "Alpha")
    assert found.window is not None
    assert (found.window.start, found.window.vague) == (a_day(1), True)
    assert found.likelihood is not None
    assert (found.likelihood.name, found.likelihood.low, found.likelihood.high) == ("likely", 55, 80)


def test_a_forecast_that_states_no_likelihood_is_given_none():
    assert ledger([told(forecast("f", "Fallujah will fall"), A)]).rows[0].likelihood is None


def test_a_later_statement_on_the_same_place_and_actor_is_proposed_with_reasons():
    (found,) = ledger([FALL], [told(TAKEN, B)]).rows
    (bearing,) = found.bearings
    assert bearing.statement == "e"
    assert bearing.reasons == ("same place: Fallujah", "same actor: Iraq")


@pytest.mark.parametrize(
    ("fact", "by"),
    [
        (TAKEN, byline("alpha-0", 1)),  # no later than the forecast
        (TAKEN, byline("far", 400)),  # long after its window
        (replace(TAKEN, places=("baghdad",)), B),
        (replace(TAKEN, initiators=(), targets=()), B),
        (replace(TAKEN, stance=stance("planned", "iraq")), B),
        (replace(TAKEN, when=on(-20)), B),  # of a time before the forecast
    ],
)
def test_what_is_not_later_not_real_or_on_something_else_is_not_proposed(fact, by):
    assert ledger([FALL], [told(fact, by)]).rows[0].bearings == ()


def test_a_statement_of_the_kind_foretold_is_proposed_before_others():
    inside = told(replace(TAKEN, id="inside", stance=stance("forecast", "sohr")), A)
    other = told(event("battle", "battle", by=("iraq",)), B)
    (found,) = ledger([FALL], [inside, other, told(TAKEN, C)]).rows
    assert [b.statement for b in found.bearings] == ["e", "battle"]
    assert "same kind of statement: capture" in found.bearings[0].reasons


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (event("e", "capture", by=("iraq",), held=stance("negated")), "said not to be so"),
        (event("e", "capture", by=("iraq",), held=stance("denied", "isis")), "denied by Islamic State"),
    ],
)
def test_that_it_did_not_come_about_is_proposed_even_long_after_its_time(fact, words):
    expected = told(forecast("f", "Iraq will recapture Fallujah within weeks", horizon="within weeks"), A)
    (bearing,) = ledger([expected], [told(fact, byline("late", 90))]).rows[0].bearings
    assert words in bearing.words
    other = replace(fact, type="execution")
    assert ledger([expected], [told(other, byline("late", 90))]).rows[0].bearings == ()


def test_who_holds_the_town_tells_whether_it_was_captured():
    expected = told(forecast("f", "Fallujah will be recaptured within weeks", by="sohr", horizon="within weeks"), A)
    (bearing,) = ledger([expected], [told(control("k", "isis"), B)]).rows[0].bearings
    assert bearing.reasons == ("same place: Fallujah", "may show what became of: capture")


def test_the_siege_is_the_one_the_report_tells_of():
    expected = told(forecast("f", "The siege will not be lifted this month", start=900), A)
    besieged = told(event("own", "siege", by=("isis",), against=()), A)
    left = told(event("e", "withdrawal", by=("isis",), against=()), B)
    assert [b.statement for b in ledger([expected], [besieged, left]).rows[0].bearings] == ["e"]
    assert ledger([expected], [left]).rows[0].bearings == ()


def test_what_is_told_in_one_breath_with_an_event_is_proposed_with_it():
    facts = [told(TAKEN, B), told(control("k", "iraq", "gained"), B)]
    assert [b.statement for b in ledger([FALL], facts).rows[0].bearings] == ["e"]


def test_names_the_reading_found_in_a_forecast_are_its_subject():
    expected = told(forecast("f", "It will fall within weeks", by="sohr", horizon="within weeks"), A)
    named = {"f": Named(frozenset({"iraq"}), frozenset({"fallujah"}))}
    (bearing,) = ledger([expected], [told(TAKEN, B)], named=named).rows[0].bearings
    assert bearing.reasons[:2] == ("same place: Fallujah", "same actor: Iraq")


def test_without_a_common_place_it_takes_two_common_actors():
    said_of_two = told(forecast("f", "Iraq will go on fighting the Islamic State"), B)
    alone = told(event("e1", "battle", by=("iraq",), against=()), C)
    both = told(event("e2", "battle", by=("iraq",), against=("isis",), places=("baghdad",)), C)
    (found,) = ledger([said_of_two], [alone, both]).rows
    assert [b.statement for b in found.bearings] == ["e2"]


def test_an_incident_told_by_many_is_proposed_once_and_no_more_than_eight_are():
    many = [told(replace(TAKEN, id=f"e{n}"), byline(f"paper{n}", 2 + n)) for n in range(12)]
    assert len(ledger([FALL], many).rows[0].bearings) == 8
    (one,) = ledger([FALL], many, incident_of={t.id: "I-1" for t in many}).rows[0].bearings
    assert one.statement == "e0"
    assert ledger([FALL], many, propose=False).rows[0].bearings == ()


@pytest.mark.parametrize(
    ("act", "tally"),
    [
        (Act.CAME_TRUE, Tally(came_true=1)),
        (Act.DID_NOT, Tally(did_not=1)),
        (Act.OPEN, Tally(open=1)),
        (None, Tally(unjudged=1)),
    ],
)
def test_the_record_of_a_source_is_what_persons_judged(act, tally):
    found = ledger([FALL], rulings=Rulings(outcomes={"f": judged(act)} if act else {}))
    forecaster, publisher = found.sources
    assert (forecaster.source, forecaster.publishes, forecaster.forecasts) == ("the Observatory", False, tally)
    assert (publisher.source, publisher.publishes, publisher.forecasts) == ("Alpha", True, tally)
    assert forecaster.by_band == {"likely": tally}
    assert (found.rows[0].outcome and found.rows[0].outcome.act) == act


def test_a_plan_is_tallied_apart_from_expectations_and_states_no_likelihood():
    (record, _) = ledger([told(forecast("f", "Iraq is likely to attack", plan=True), A)]).sources
    assert (record.forecasts, record.plans, record.by_band) == (Tally(), Tally(unjudged=1), {})


def test_a_forecast_in_a_story_and_its_wire_copy_counts_once_for_the_forecaster():
    copy = told(replace(FALL.statement, id="f2"), COPY)
    found = ledger([FALL, copy], rulings=Rulings(outcomes={"f2": judged(Act.DID_NOT)}))
    assert found.sources[0].forecasts == Tally(did_not=1)
    assert [r.copy for r in found.rows] == [False, True]


@given(st.permutations(range(6)), st.lists(st.sampled_from([*Act]), min_size=6, max_size=6))
def test_the_ledger_does_not_depend_on_the_order_of_what_it_is_given(order, acts):
    by, reports = ("isis", "sohr"), (A, B, C)
    made = [told(forecast(f"f{n}", f"Iraq will win battle {n}", by=by[n % 2]), reports[n % 3]) for n in range(6)]
    outcomes = {f"f{n}": judged(act) for n, act in enumerate(acts) if act in (Act.CAME_TRUE, Act.DID_NOT, Act.OPEN)}
    rulings = Rulings(outcomes=outcomes)
    found = ledger([made[n] for n in order], rulings=rulings)
    assert found == ledger(made, rulings=rulings)
    assert (
        sum(r.forecasts.judged + r.forecasts.open + r.forecasts.unjudged for r in found.sources if r.publishes) == 6
    )
