"""Whether two statements tell of one event: what joins them, what keeps them apart, and the reasons given."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from incident_tellings import (
    CHECKPOINT,
    KNOWN,
    MARKET_AGAIN,
    RULES,
    are_one,
    join,
    profiles_of,
    telling,
    tolls_of,
    words_of,
)
from saying import byline, stance, toll

from frontlines.model.actor import ActorKind
from frontlines.model.place import PlacePrecision
from frontlines.model.statement import TollKind
from frontlines.picture.incident_actors import Fit, Party, fit_of
from frontlines.picture.incident_places import Where, meeting
from frontlines.picture.incident_profile import Spot, profile_of
from frontlines.picture.incident_reasons import AGAINST, BRIEF_REASONS, REASONS
from frontlines.picture.incident_score import apart, join_of, join_profiles
from frontlines.picture.incident_words import passage_words

PLAIN = "A lorry blew up beside the spice stalls."


def reasons(one, other):
    return {reason.name for reason in join(one, other).reasons}


def replaced_report(one, report):
    one.event = replace(one.event, byline=byline(report, 2))
    return one


def first(**more):
    return telling("S-1", "times", killed=41, **more)


def later(**more):
    return telling("S-2", "post", **{"published": 2, "words": MARKET_AGAIN, "killed": 47, "day": 1, **more})


def test_a_follow_up_of_the_next_day_is_the_same_event():
    assert are_one(first(), later())


def test_another_bomb_in_the_same_town_on_the_next_day_is_another_event():
    assert not are_one(first(), telling("S-2", "post", published=2, words=CHECKPOINT, killed=1))


def test_the_order_of_the_two_does_not_matter():
    assert join(first(), later()) == join(later(), first())


def test_a_join_gives_a_reason_in_words_for_every_weight():
    found = join(first(), later())
    assert found.first == "S-1"
    assert found.second == "S-2"
    assert all(reason.text and reason.weight for reason in found.reasons)
    assert {reason.name for reason in found.reasons} <= REASONS


def test_the_score_is_the_base_with_what_every_reason_adds():
    found = join(first(), telling("S-2", "post", published=2, words=PLAIN))
    assert found.score == pytest.approx(
        RULES.general.base + sum(reason.weight for reason in found.reasons), abs=0.001
    )


def test_every_reason_has_a_weight_and_every_weight_a_reason():
    assert set(RULES.general.weights) == REASONS - BRIEF_REASONS
    assert set(RULES.brief.weights) <= REASONS


@pytest.mark.parametrize("name", sorted(AGAINST - {"next-day"}))
def test_what_speaks_against_lowers_the_score(name):
    assert RULES.general.weights[name] < 0


# --- kinds
def test_kinds_no_event_bears_together_are_never_compared():
    assert join(first(), later(type_="ceasefire")) is None


def test_a_vague_attack_may_turn_out_to_be_a_bombing():
    assert "vague-kind" in reasons(first(type_="battle"), later())


def test_two_accusations_are_one_only_from_one_mouth():
    iraq = first(type_="accusation", by=("gov:IQ",))
    assert join(iraq, later(type_="accusation", by=("gov:IQ",))) is not None
    assert join(iraq, later(type_="accusation", by=("gov:SY",))) is None


def test_words_and_deeds_are_never_one_event():
    assert join(first(), later(type_="accusation", by=("gov:IQ",))) is None


# --- places
@pytest.mark.parametrize(
    ("places", "reason"),
    [
        (("fallujah",), "same-place"),
        (("saqlawiyah",), "near-place"),
        (("anbar",), "within-place"),
        (("country:IQ",), "same-country"),
        ((), "place-untold"),
    ],
)
def test_places_that_may_be_one_are_weighed_by_how_exact_they_are(places, reason):
    assert reason in reasons(first(), later(places=places))


def test_a_place_in_common_weighs_more_the_more_exact_it_is():
    order = ("same-place", "near-place", "within-place", "both-country")
    weights = [RULES.general.weights[name] for name in order]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("places", [("baghdad",), ("mosul",), ("country:SY",)])
def test_places_too_far_apart_are_never_joined(places):
    assert join(first(), later(places=places)) is None
    assert apart(*profiles_of(first(), later(places=places)), RULES)


def test_of_several_places_the_nearest_two_count():
    assert "same-place" in reasons(first(), later(places=("mosul", "fallujah")))


def test_a_town_named_in_the_words_makes_up_for_a_place_not_read():
    unplaced = later(places=(), words=MARKET_AGAIN.replace("hospitals", "Fallujah hospitals"))
    assert "named-place" in reasons(first(), unplaced)


def test_a_town_named_beside_a_town_of_its_own_does_not():
    own = later(places=("r:hamza",), words=MARKET_AGAIN.replace("hospitals", "Fallujah hospitals"))
    assert "named-place" not in reasons(first(), own)


# --- days
def test_dates_that_agree_speak_for_it():
    assert "same-day" in reasons(first(day=1), later(day=1))


def test_days_far_apart_are_never_joined():
    assert join(first(day=1), later(published=8, day=8)) is None
    assert apart(*profiles_of(first(day=1), later(published=8, day=8)), RULES)


def test_a_day_apart_is_said_to_contradict():
    found = join(first(day=1), later(day=2))
    assert found.contradiction is not None


def test_an_undated_event_is_of_the_days_before_its_publication():
    assert "assumed-day" in reasons(first(), later(day=1))
    assert join(first(published=1), later(published=9, day=5)) is None


def test_undated_tellings_count_the_less_the_later_the_second():
    scores = [join(first(), later(published=day, day=None, words=PLAIN)).score for day in (2, 4, 7)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


# --- actors
@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("isis", "isis", "same-initiator"),
        ("army:IQ", "gov:IQ", "related-initiator"),
        ("r:gunmen", "r:gunmen", "alike-initiator"),
        ("isis", "mahdi", "other-initiator"),
        ("gov:IQ", "gov:SY", "other-initiator"),
        ("r:gunmen", "gov:IQ", "other-initiator"),
        ("r:salam-haidar", "r:omar-jasim", "other-initiator"),
        ("r:salam-haidar", "r:salam-haidar", "named-initiator"),
    ],
)
def test_who_did_it_is_compared(one, other, reason):
    assert reason in reasons(first(by=(one,)), later(by=(other,)))


@pytest.mark.parametrize(("one", "other"), [((), ("isis",)), (("r:gunmen",), ("isis",)), (("isis",), ())])
def test_an_actor_not_named_goes_with_any_and_says_nothing(one, other):
    assert not {name for name in reasons(first(by=one), later(by=other)) if name.endswith("-initiator")}


def test_two_authors_of_one_bombing_contradict_each_other():
    assert "Mahdi Army" in join(first(by=("isis",)), later(by=("mahdi",))).contradiction


def test_a_battle_told_from_the_other_side_is_no_contradiction():
    one = first(type_="battle", by=("isis",), against=("army:IQ",))
    other = later(type_="battle", by=("army:IQ",), against=("isis",))
    assert join(one, other).contradiction is None
    assert "crossed-side" in reasons(one, other)


# --- tolls
@pytest.mark.parametrize(
    ("early", "late", "reason"),
    [(41, 41, "toll-agrees"), (2, 2, "small-toll-agrees"), (41, 47, "toll-raised"), (47, 12, "toll-differs")],
)
def test_the_dead_are_compared(early, late, reason):
    one = telling("S-1", "times", killed=early)
    assert reason in reasons(one, later(killed=late))


def test_a_rising_toll_is_no_contradiction():
    assert join(first(), later(killed=90)).contradiction is None


def test_tolls_of_one_day_that_differ_widely_contradict_each_other():
    assert "41 killed" in join(first(), later(published=1, killed=3)).contradiction


def test_each_side_has_a_toll_of_its_own_without_contradiction():
    one = telling("S-1", "times", tolls=[toll("t-1", 41, held=stance("claimed", "isis"))])
    other = telling("S-2", "post", tolls=[toll("t-2", 3, held=stance("claimed", "gov:IQ"))], words=MARKET_AGAIN)
    assert join(one, other).contradiction is None


def test_dozens_and_an_exact_number_of_them_may_be_one():
    rough = telling("S-1", "times", tolls=[toll("t-1", 24, None, estimate=True)])
    assert "toll-near" in reasons(rough, later(killed=27))


# --- words
def test_rare_words_in_common_speak_for_it_and_are_named():
    (rare,) = [r for r in join(first(), later()).reasons if r.name == "rare-words"]
    assert rare.weight > 0
    assert "stall" in rare.text


def test_words_with_nothing_in_common_speak_against_it():
    assert "words-apart" in reasons(first(), telling("S-2", "post", words=CHECKPOINT, killed=41))


def test_without_passages_the_evidence_is_compared():
    one, other = first(), later()
    both = (one, other)
    assert join_of(one.event, other.event, tolls_of(both), KNOWN, RULES) == join(one, other)
    assert words_of(both).keys() == {"S-1", "S-2"}


# --- one report
def test_one_report_is_joined_with_itself_only_where_it_clearly_tells_one_event():
    one = telling("S-1", "times", killed=41, by=("isis",))
    again = telling("S-2", "times", killed=41, by=("isis",), start=5)
    assert are_one(one, again)
    assert not are_one(one, telling("S-3", "times", killed=1, by=("isis",), words=CHECKPOINT, start=200))


def test_tolls_that_differ_within_one_report_tell_two_events():
    assert join(telling("S-1", "times", killed=41), telling("S-2", "times", killed=3, start=5)) is None


def test_a_gunman_and_those_who_shoot_him_are_told_apart_within_one_report():
    attack = telling("S-1", "times", type_="attack_on_civilians", killed=9, by=("r:salam-haidar",))
    end = telling("S-2", "times", type_="attack_on_civilians", killed=9, against=("r:salam-haidar",), start=5)
    assert join(attack, end) is None
    assert join(attack, replaced_report(end, "post")) is not None


def test_a_statement_is_not_joined_with_itself():
    assert join(first(), first()) is None


names = st.sampled_from(["", "isis", "gov:IQ", "army:IQ", "r:gunmen", "r:salam-haidar"])
anywhere = st.sampled_from(["", "fallujah", "saqlawiyah", "anbar", "country:IQ", "baghdad", "r:hamza"])


@given(
    st.tuples(names, anywhere, st.integers(1, 5), st.none() | st.integers(1, 60), st.none() | st.integers(1, 5)),
    st.tuples(names, anywhere, st.integers(1, 5), st.none() | st.integers(1, 60), st.none() | st.integers(1, 5)),
    st.sampled_from(["battle", "bombing", "air_strike", "protest"]),
    st.booleans(),
)
def test_any_two_get_one_score_between_0_and_1_whichever_comes_first(one, other, type_, same_report):
    def made(id_, report, who, where, published, killed, day):
        return telling(
            id_, report, type_=type_, by=(who,) if who else (), places=(where,) if where else (),
            published=published, killed=killed, day=day,
        )  # fmt: skip

    a, b = made("S-1", "times", *one), made("S-2", "times" if same_report else "post", *other)
    found = join(a, b)
    assert found == join(b, a)
    assert found is None or 0 <= found.score <= 1


def test_profiles_and_statements_give_the_same_join():
    assert join_profiles(*profiles_of(first(), later()), RULES) == join(first(), later())


def test_a_heavier_weight_raises_the_score():
    weights = {**RULES.general.weights, "same-place": RULES.general.weights["same-place"] + 0.1}
    heavier = replace(RULES, general=replace(RULES.general, weights=weights))
    one, other = profiles_of(first(), telling("S-2", "post", published=2, words=PLAIN))
    plain, changed = join_profiles(one, other, RULES), join_profiles(one, other, heavier)
    assert changed.score == pytest.approx(plain.score + 0.1)


# --- what a follow-up says of itself
NEWS = "A mine killed nine recruits beside the chapel of Zahawi. The Mahdi Army claimed responsibility."
NEWS_TOO = "A mine killed four porters beside the market of Zahawi. The Mahdi Army claimed responsibility."
BACK = "The Mahdi Army claimed responsibility for the mine that killed nine recruits beside the chapel of Zahawi."
MORE = "A second mine killed four porters beside the chapel of Zahawi."


def mine(id_, report, words, **more):
    return telling(id_, report, words=words, **more)


def test_a_cue_that_the_first_report_has_too_tells_no_follow_up():
    one = mine("S-1", "times", "A mine killed nine recruits beside the chapel of Zahawi.")
    assert "told-again" in reasons(one, mine("S-2", "post", BACK, published=2))
    assert "told-again" not in reasons(mine("S-1", "times", NEWS), mine("S-2", "post", NEWS_TOO, published=2))


def test_one_more_of_the_kind_is_told_from_one_that_goes_on():
    one = mine("S-1", "times", "A mine killed nine recruits beside the chapel of Zahawi.")
    assert "another" in reasons(one, mine("S-2", "post", MORE, published=2))
    assert "another" not in reasons(one, mine("S-2", "post", "Mines continue to kill in Zahawi.", published=2))


def test_news_with_a_toll_of_its_own_that_comes_back_to_nothing_is_told_as_new():
    one = mine("S-1", "times", "A mine killed nine recruits in Zahawi.", killed=9)
    other = "A mine killed {} porters in Zahawi."
    assert "told-as-new" in reasons(one, mine("S-2", "post", other.format("four"), published=2, killed=4))
    assert "told-as-new" not in reasons(one, mine("S-2", "post", other.format("nine"), published=2, killed=9))
    assert "told-as-new" not in reasons(one, mine("S-2", "post", MARKET_AGAIN, published=2, killed=47))


def test_sites_of_one_kind_speak_for_it_and_sites_of_two_kinds_against():
    one = mine("S-1", "times", "A mine killed nine recruits beside the chapel of Zahawi.")
    assert "same-site" in reasons(one, mine("S-2", "post", "A mine went off by a church in Zahawi."))
    assert "other-site" in reasons(one, mine("S-2", "post", "A mine went off by a bazaar in Zahawi."))


def test_where_the_dead_agree_the_wounded_may_differ():
    def counted(id_, report, injured):
        tolls = [toll(f"k-{id_}", 40), toll(f"i-{id_}", injured, kind=TollKind.INJURED)]
        return telling(id_, report, tolls=tolls)

    found = reasons(counted("S-1", "times", 21), counted("S-2", "post", 15))
    assert "toll-agrees" in found
    assert "toll-differs" not in found


def test_bounds_that_allow_one_number_are_near():
    least = [toll("k-1", 80, high=None)]
    assert "toll-near" in reasons(telling("S-1", "times", tolls=least), telling("S-2", "post", killed=87))


def test_a_rough_count_may_be_a_little_less_than_the_least_of_another():
    least, rough = [toll("k-1", 55, high=None)], [toll("k-2", 50, estimate=True)]
    assert "toll-near" in reasons(telling("S-1", "times", tolls=least), telling("S-2", "post", tolls=rough))
    far = [toll("k-2", 30, estimate=True)]
    assert "toll-near" not in reasons(telling("S-1", "times", tolls=least), telling("S-2", "post", tolls=far))


def test_a_least_that_falls_from_day_to_day_is_no_rough_agreement():
    hundred, eighty = [toll("k-1", 100, high=None)], [toll("k-2", 82, high=None)]
    assert "toll-differs" in reasons(
        telling("S-1", "times", tolls=hundred), telling("S-2", "post", published=3, tolls=eighty)
    )
    assert "toll-near" in reasons(
        telling("S-1", "times", tolls=eighty), telling("S-2", "post", published=3, tolls=hundred)
    )


def test_counts_in_parts_may_add_up_to_the_count_of_the_whole():
    whole = telling("S-1", "times", killed=10)
    parts = telling("S-2", "post", tolls=[toll("k-1", 6, of="guests"), toll("k-2", 4, of="gunmen")])
    assert "toll-adds-up" in reasons(whole, parts)
    assert "toll-differs" not in reasons(parts, whole)
    other = telling("S-2", "post", tolls=[toll("k-1", 6, of="guests"), toll("k-2", 1, of="gunmen")])
    assert "toll-adds-up" not in reasons(whole, other)


# --- news in brief
def brief(id_, report, words, **more):
    one = telling(id_, report, words=words, **more)
    return profile_of(one.event, tolls_of([one]), KNOWN, RULES, passage_words(one.event.statement, words, RULES))


def test_brief_reports_are_told_apart_by_names_each_has_alone():
    hit = "Shells hit the mill near {}."
    one, other = brief("S-1", "times", hit.format("Zahawi")), brief("S-2", "post", hit.format("Tarmiyah"))
    again = brief("S-3", "post", hit.format("Zahawi"))
    weights = {reason.name: reason.weight for reason in join_profiles(one, other, RULES).reasons}
    assert weights["names-apart"] < 0
    assert "names-apart" not in {reason.name for reason in join_profiles(one, again, RULES).reasons}
    assert not BRIEF_REASONS & reasons(first(), later())


def test_two_brief_reports_are_weighed_by_what_was_learned_from_brief_ones():
    hit = "Shells hit the mill near Zahawi."
    one, other = brief("S-1", "times", hit), brief("S-2", "post", hit, published=2)
    found = join_profiles(one, other, RULES)
    assert found.score == pytest.approx(RULES.brief.base + sum(reason.weight for reason in found.reasons), abs=0.001)
    assert {reason.name: reason.weight for reason in found.reasons}["day-after"] == RULES.brief.weights["day-after"]


def test_what_speaks_for_a_join_in_general_never_speaks_against_it_in_brief_news():
    general, brief = RULES.general.weights, RULES.brief.weights
    assert [name for name, weight in brief.items() if weight * general.get(name, 0.0) < 0] == []


def test_a_day_counted_by_the_later_report_speaks_for_it():
    again = "Shells hit the mill again on the third day of the fight."
    assert "counts-days" in reasons(first(), later(words=again))
    assert "another" not in reasons(first(), later(words=again))


def test_a_village_on_no_map_is_the_same_by_its_name_alone():
    one = Spot("r:akna", "Akna", "CM", PlacePrecision.UNKNOWN, None, exact=False)
    assert meeting(one, replace(one, id="r:akna-district", name="Akna district"), RULES.reach).where is Where.SAME


def test_a_place_on_no_map_lies_where_the_other_report_names_it_too():
    battle = telling("S-1", "times", places=("r:hamza",), words="They fought for Hamza on the Syrian border.")
    capture = telling("S-2", "post", places=("country:SY",), words="They took Hamza on the Syrian border.")
    other = telling("S-2", "post", places=("country:SY",), words="They took Zahawi on the Syrian border.")
    assert "place-untold" in reasons(battle, capture)
    assert "places-apart" in reasons(battle, other)


# --- places and names
def test_a_province_holds_its_towns_however_far_they_lie_and_however_it_is_spelt():
    town = Spot("t", "Dera Zahawi", "PK", PlacePrecision.EXACT, (29.0, 69.2), exact=True, region="Balochistan")
    province = Spot("p", "Baluchistan province", "PK", PlacePrecision.ADM1, (28.5, 65.5), exact=False)
    assert meeting(town, province, RULES.reach).where is Where.WITHIN
    assert meeting(replace(town, region="Sindh"), province, RULES.reach).where is Where.APART


def test_two_towns_of_one_name_keep_nothing_apart_where_one_was_a_guess():
    there = Spot("t1", "Zahawi", "LY", PlacePrecision.EXACT, (32.9, 13.2), exact=True)
    here = Spot("t2", "Zahawi", "LB", PlacePrecision.EXACT, (34.4, 35.8), exact=True)
    assert meeting(there, here, RULES.reach).where is Where.APART
    assert meeting(replace(there, guessed=True), here, RULES.reach).where is Where.SAME_WIDE


def test_a_place_on_no_map_may_lie_in_the_other_and_keeps_nothing_apart():
    assert "place-untold" in reasons(first(places=("r:nowhere",)), later(places=("anbar",)))


def test_a_town_named_by_the_other_report_outweighs_that_it_gives_another_country_only():
    told = later(places=("country:SY",), words="Syria's shelling of Fallujah killed 47.", type_="bombing")
    assert "named-place" in reasons(first(), told)


def test_a_join_in_spite_of_places_that_differ_says_so():
    found = join(first(places=("anbar",)), later(places=("country:SY",)))
    assert "differ" in found.contradiction


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Walid Haidar", "Walid Haidar Jr.", True),
        ("Salim Abdallah", "Salim Abdullah", True),
        ("Salim Hassan", "Salim Hussein", False),
        ("Salim Abdallah", "Karim Abdallah", False),
        ("Haidar", "Walid Haidar", False),
    ],
)
def test_a_persons_name_may_be_spelt_two_ways(one, other, same):
    def person(name):
        return Party(name, name, ActorKind.PERSON, None, frozenset({name}), None, proper=True)

    assert (fit_of(person(one), person(other)) is Fit.SAME) is same
