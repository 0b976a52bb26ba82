"""What a statement takes from the rest of the report: the only enemy, the place, the first telling."""

import pytest

from frontlines.intake import report_from_text
from frontlines.model.stance import UNREAL, StanceStatus
from frontlines.read.pipeline import read


@pytest.fixture(scope="module")
def events(kit):
    """The events of a text as (type, initiators, targets, places), those that did not happen left out."""

    def of(text):
        reading = read(report_from_text(text, "a report", None), kit)
        return [(e.type, e.initiators, e.targets, e.places) for e in reading.events if e.stance.status not in UNREAL]

    return of


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "The Nigerian army clashed with Boko Haram near Bama. Nigerian soldiers then captured the town of Gwoza.",
            ("boko-haram",),
        ),
        (
            "Nigerian troops killed 20 Boko Haram fighters. On Monday the army advanced on the town of Gwoza.",
            ("boko-haram",),
        ),
        ("On Monday Nigerian soldiers captured the town of Gwoza.", ()),
        (
            "The Iraqi army clashed with Islamic State near Tikrit and with the Mahdi Army near Basra. "
            "On Monday Iraqi soldiers captured the town of Hit.",
            (),
        ),
    ],
)
def test_a_side_told_alone_fights_the_only_enemy_the_report_gives_it(events, text, targets):
    assert events(text)[-1][2] == targets


@pytest.mark.parametrize(
    "text",
    [
        # Somebody else is there to be fought, and nobody says whom he fights.
        "The Libyan National Army marched on Tripoli. Fighters loyal to the Government of National Accord stormed "
        "the town of Gharyan. Islamic State gunmen attacked Libyan National Army positions at Sebha.",
        # Another year's enemy may have been another.
        "The Nigerian army clashed with Boko Haram near Bama. In 1994 the Nigerian army captured the town of Gwoza.",
        # What was struck is told, though not whose it was.
        "The Nigerian army clashed with Boko Haram near Bama. Nigerian soldiers shot at a lorry near Gwoza.",
    ],
)
def test_where_the_enemy_may_be_another_none_is_filled_in(kit, text):
    events = read(report_from_text(text, "a report", None), kit).events
    told = [e for e in events if "clash" in e.rule or "Islamic State" in e.evidence[0].exact]
    assert all(e.targets == () for e in events if e not in told)


def test_fighters_loyal_to_a_side_are_that_side(events):
    (offensive,) = events("Fighters loyal to Hezbollah attacked the town of Arsal in Lebanon.")
    assert offensive[1] == ("hezbollah",)


def test_nobody_drives_out_himself(events):
    text = "Islamic State holds Sirte in Libya. These forces drove Islamic State out of Sirte."
    assert events(text)[-1][1] == ()


def test_an_inferred_enemy_makes_a_weaker_statement(kit):
    text = "The Nigerian army clashed with Boko Haram near Bama. Nigerian soldiers captured the town of Gwoza."
    told, inferred = read(report_from_text(text, "a report", None), kit).events
    assert inferred.targets == ("boko-haram",)
    assert inferred.confidence < told.confidence


def test_soldiers_from_several_bodies_are_all_of_them(events):
    (battle,) = events("Taliban fighters clashed with troops from ISAF and the Afghan army near Wanat.")
    assert battle[1:3] == (("taliban",), ("isaf", "army:AF"))


def test_guards_from_a_body_are_that_body(events):
    (battle,) = events("Al-Shabaab fighters clashed with guards from the African Union in Mogadishu.")
    assert battle[1:3] == (("al-shabaab",), ("african-union",))


def test_a_group_named_once_is_not_every_militant_of_the_report(events):
    first, *_ = events(
        "Militants attacked an army base near Baiji in Iraq. "
        + "Roads to the town stayed closed for the rest of the day, and shops did not open. " * 4
        + "The attack came hours after an Al-Qaeda video was shown."
    )
    assert "al-qaeda" not in first[1]


def test_another_wars_rebels_do_not_lend_their_name_to_bare_insurgents(events):
    found = events(
        "US troops attacked militants in western Iraq near the town of Al Qaim. "
        "Insurgents fled across the Syrian border."
    )
    assert all("syrian-rebels" not in (*initiators, *targets) for _, initiators, targets, _ in found)


def test_it_was_attacked_comes_back_to_the_attack_told_before(events):
    found = events(
        "Nineteen Algerian policemen were killed in an ambush on their convoy. "
        "The convoy was on its way to barracks in Batna when it was attacked."
    )
    assert [(kind, places) for kind, _, _, places in found] == [("battle", ("gn:2505572",))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen attacked two Indian Army trucks near Rajouri.", "battle"),
        ("Gunmen attacked two trucks near Rajouri.", "attack_on_civilians"),
        ("Police raided an apartment in Tripoli, Lebanon.", "other"),
        ("French troops entered the border area near Diabaly in Mali.", "mobilization"),
        ("Syrian armed forces bombed the town of Saraqib.", "air_strike"),
        ("Forty women were sexually assaulted near Kutum in Sudan.", "sexual_violence"),
    ],
)
def test_whom_and_what_an_act_strikes_tells_its_kind(events, text, kind):
    assert [event[0] for event in events(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "There were attacks on police stations, barracks and schools in Quetta.",
            {"battle": ("police:PK",), "attack_on_civilians": ()},
        ),
        (
            "Gunmen attacked soldiers and villagers near Quetta.",
            {"battle": (), "attack_on_civilians": ("r:civilians",)},
        ),
    ],
)
def test_an_attack_on_soldiers_and_on_civilians_is_one_of_each(events, text, kinds):
    found = events(text)
    assert {kind for kind, *_ in found} == set(kinds)
    assert len(found) == len(kinds)
    for kind, _, targets, _ in found:
        assert set(kinds[kind]) <= set(targets)


def test_who_tells_of_an_act_is_not_among_its_doers(events):
    (battle,) = events(
        "According to a local official, Sajid Khan, troops opened fire on Taliban militants in Pakistan."
    )
    assert "r:sajid-khan" not in battle[1]


def test_whose_efforts_a_storm_hampers_is_not_told(events):
    assert all(
        initiators == () for _, initiators, _, _ in events("The Taliban hampered efforts to arrest smugglers.")
    )


def test_what_somebody_spoke_of_is_not_what_the_report_tells_later(events):
    found = events(
        "“When supporters of the group kill people, we rejoice,” the preacher wrote. "
        "The bombing of a base near Khost in Afghanistan killed seven contractors on Monday."
    )
    assert ("bombing", ()) in [(kind, initiators) for kind, initiators, _, _ in found]


def test_a_capture_from_a_known_side_is_its_loss(kit):
    text = "The Nigerian army clashed with Boko Haram near Bama. Nigerian soldiers captured the town of Gwoza."
    control = read(report_from_text(text, "a report", None), kit).control
    assert {(c.actor, c.status.value) for c in control} == {("army:NG", "gained"), ("boko-haram", "lost")}


def test_a_war_kills_and_not_the_two_sides_between_which_it_was(events):
    found = events("The war between the government and Islamists that has killed 150,000 people in Algeria goes on.")
    assert all(kind == "battle" for kind, *_ in found)


def test_fighters_left_without_food_have_not_withdrawn(events):
    assert events("Rebels have been left over from the war in Liberia.") == []


def test_fighting_that_breaks_out_is_told_though_nobody_is_named(events):
    assert [kind for kind, *_ in events("Gun battles erupted today.")] == ["battle"]


def test_a_day_that_opens_the_story_holds_for_what_follows_in_it(kit):
    text = (
        "On October 25, 2004 villagers in Narathiwat, Thailand organised a protest. Police arrested six men. "
        "Violence has flared since.\n\nPolice arrested two teachers in Yala."
    )
    events = read(report_from_text(text, "a report", None), kit).events
    days = [(e.type, e.when.iso_start() if e.when else None) for e in events if e.type in ("protest", "detention")]
    assert days == [("protest", "2004-10-25"), ("detention", "2004-10-25"), ("detention", None)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A U.S. air strike killed Hakimullah Mehsud and four of his guards.", ()),  # not in the United States
        ("The Nigerian army killed 20 gunmen on Tuesday. Nigeria holds elections soon.", ("country:NG",)),
        ("Islamic State in Iraq and the Levant executed two Syrian soldiers.", ()),  # Iraq is part of a name
        ("Al-Qaeda in the Islamic Maghreb shot dead a Malian officer in Gao.", ("gn:2457163",)),
    ],
)
def test_a_country_named_for_whose_people_act_is_no_scene(events, text, places):
    assert {found for _, _, _, found in events(text)} == {places}


def test_fighting_abroad_is_not_placed_in_the_soldiers_own_country(events):
    assert {places for *_, places in events("Fighting goes on between U.S. forces and insurgents.")} == {()}
    assert {places for *_, places in events("Fighting goes on between Nigeria's forces and insurgents.")} == {
        ("country:NG",)
    }


def test_who_says_that_others_died_is_neither_their_enemy_nor_the_scene(events):
    (found,) = events("The U.S. claims that over 300 of the rebels have been killed in two days of clashes.")
    kind, doers, struck, places = found
    assert (kind, doers, places) == ("battle", (), ())
    assert "gov:US" not in struck


@pytest.mark.parametrize(
    "text",
    [
        "Sudan accuses Chad of being behind the bombing in Nyala.",
        "Sudan accuses Chad, and above all its army, of being behind the bombing in Nyala.",
    ],
)
def test_who_accuses_another_of_an_act_is_never_its_doer(kit, text):
    reading = read(report_from_text(text, "a report", None), kit)
    (bombing,) = [event for event in reading.events if event.type == "bombing"]
    assert (bombing.initiators, bombing.stance.status) == (("gov:TD",), StanceStatus.ALLEGED)


def test_a_building_bombed_tells_whose_it_is_and_not_who_did_it(events):
    assert {doers for _, doers, _, _ in events("The UN headquarters bombing in Baghdad killed 20 people.")} == {()}
    assert {doers for _, doers, _, _ in events("A Taliban attack in Kabul killed 20 people.")} == {("taliban",)}


def test_what_is_told_without_a_place_is_where_the_report_keeps_coming_back_to(events):
    text = (
        "Janjaweed militiamen burned a village in Darfur, Sudan.\n\nAid workers have left Darfur.\n\n"
        "People in Darfur need food.\n\nThe price of bread rose again.\n\nNobody came.\n\n"
        "As many as 40 women were sexually assaulted, said a doctor."
    )
    assert events(text)[-1][3] == ("fl:darfur-sd",)


def test_whom_a_bomb_hit_is_the_target_of_the_bombing(events):
    (bombing,) = events("A UN convoy was hit by a roadside bomb near Kandahar.")
    assert bombing[0] == "bombing"
    assert bombing[2] == ("un",)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Boko Haram claimed responsibility for the attack on a church in Jos.", "alleged"),
        ("Boko Haram was behind the attack on a church in Jos.", "asserted"),
        ("Boko Haram is responsible for the attack on a church in Jos.", "asserted"),
        ("Boko Haram was blamed for the attack on a church in Jos.", "alleged"),
    ],
)
def test_who_answers_for_an_act_is_its_doer_as_firmly_as_it_is_said(kit, text, status):
    (event,) = read(report_from_text(text, "a report", None), kit).events
    assert event.initiators == ("boko-haram",)
    assert event.stance.status.value == status


def test_an_act_that_somebody_denies_is_real_though_not_his(kit):
    text = "Boko Haram denied any role in the attack on a church in Jos."
    told = read(report_from_text(text, "a report", None), kit).events
    assert {(e.type, e.initiators, e.stance.status.value) for e in told} == {
        ("attack_on_civilians", ("boko-haram",), "denied"),
        ("attack_on_civilians", (), "asserted"),
    }


def test_nobody_did_what_no_group_claimed(events):
    (attack,) = events("No group claimed responsibility for the attack on a church in Jos.")
    assert attack[1] == ()


def test_a_claimed_attack_does_not_become_the_claimants_as_a_fact(kit):
    text = "An attack on a church in Jos killed four people. Boko Haram claimed responsibility for the attack."
    events = read(report_from_text(text, "a report", None), kit).events
    assert {(e.type, e.initiators, e.stance.status.value) for e in events} == {
        ("attack_on_civilians", (), "asserted"),
        ("attack_on_civilians", ("boko-haram",), "alleged"),
    }


def test_an_insurgency_is_against_the_government_of_its_country(events):
    text = "The government of the Philippines met. Muslim rebels have been engaged in an insurgency in Mindanao."
    assert events(text)[-1][2] == ("gov:PH",)


def test_a_group_is_not_the_victim_of_its_kidnappings(events):
    assert all(
        "abu-sayyaf" not in e[2] for e in events("Abu Sayyaf is notorious for its kidnappings in the Philippines.")
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenyan troops took up positions around the airport of Kismayo.", "mobilization"),
        ("Gunmen stormed the police building in Lahore.", "battle"),
        ("Aircraft operated by the US launched missiles into Datta Khel in Pakistan.", "air_strike"),
        ("The Nigerian army launched a full-scale assault on Boko Haram.", "offensive"),
    ],
)
def test_forces_and_what_is_theirs_tell_the_kind_of_an_act(events, text, kind):
    assert [event[0] for event in events(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("The Sudanese government is arming Sudanese soldiers in Darfur.", ("gov:SD", "backs", "army:SD")),
        (
            "Australian-trained Major Alfredo Reinado was wanted in East Timor.",
            ("gov:AU", "backs", "alfredo-reinado"),
        ),
        ("A suicide bomber struck a police post in Peshawar.", ("r:suicide-bomber", "fights", "police:PK")),
    ],
)
def test_no_side_backs_its_own_body_or_a_pupil_and_a_bomber_is_none(kit, text, tie):
    ties = read(report_from_text(text, "a report", None), kit).ties
    assert tie not in {(t.source, t.kind.value, t.target) for t in ties}


def test_a_delegation_is_an_actor_that_its_head_leads(kit):
    text = "The head of the Palestinian delegation, Azzam Nasser, said the talks would go on in Cairo."
    ties = read(report_from_text(text, "a report", None), kit).ties
    assert ("r:azzam-nasser", "leads", "r:palestinian-delegation") in {
        (t.source, t.kind.value, t.target) for t in ties
    }


def test_a_town_and_its_province_are_one_ground_for_what_is_told_again(events):
    text = "Gunmen abducted three engineers in Patikul, Sulu. The Red Cross condemned the abduction in Sulu."
    assert [kind for kind, *_ in events(text)].count("abduction") == 1


def test_flight_from_one_place_to_another_is_one_displacement(events):
    (flight,) = events("Thousands of families fled South Waziristan and took refuge in Peshawar.")
    assert flight[0] == "displacement"


def test_an_offensive_is_of_the_force_that_counts_its_enemys_dead(events):
    (offensive,) = events("The US military reported 75 militants dead in an offensive in western Iraq.")
    assert offensive[0] == "offensive"
    assert offensive[1] == ("gov:US",)
