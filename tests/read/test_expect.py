"""What is to come: forecasts, plans, on which condition, by when, and whose."""

import pytest

from frontlines.intake import report_from_text
from frontlines.model.statement import Forecast
from frontlines.read.pipeline import read


@pytest.fixture(scope="module")
def forecasts(kit):
    def of(text: str) -> list[Forecast]:
        return list(read(report_from_text(text, published="2016-06-10"), kit).forecasts)

    return of


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("The fighting will spread to the coast.", False),
        ("The militias could return to war.", False),
        ("The offensive may take months.", False),
        ("The death toll is expected to rise.", False),
        ("More raids are likely this summer.", False),
        ("Aid workers fear a new wave of refugees.", False),
        ("Analysts expect a long siege.", False),
        ("Fears of a new offensive are growing in the north.", False),
        ("The ceasefire is due to start on Friday.", False),
        ("The peace talks resume in Geneva next week.", False),
        ("Residents say the town is on the verge of collapse.", False),
        ("If convicted, he would spend years in jail.", False),
        ("The levies would be paid into a relief fund.", False),
        ("The two officers face up to twenty years in prison.", False),
        ("The engineer warned that the dam could burst.", False),
        ("Officials expect a quick end to the siege.", False),
        ("A settlement is still possible.", False),
        ("The villagers hope that the herders return.", False),
        ("The party plans two rallies in the capital.", True),
        ("The government is committed to ending the blockade.", True),
        ("The army plans to retake the port.", True),
        ("The rebels vowed to attack the capital.", True),
        ("The militia is determined to hold the bridge.", True),
        ("Foreign troops are to withdraw from the valley.", True),
        ("The objective is to cut the road to the border.", True),
        ("The group repeated its threat to kill the hostages.", True),
        ("The president's planned visit to the front worries his guards.", True),
        ('"We will fight on," the commander said.', True),
        ("The army said it would attack the town.", True),
    ],
)
def test_what_points_ahead_is_a_forecast_and_an_own_intention_a_plan(forecasts, text, plan) -> None:
    assert [f.plan for f in forecasts(text)] == [plan]


@pytest.mark.parametrize(
    "text",
    [
        "The army captured the port in May.",
        "The rebels may have fled.",
        "The general said he would have resigned.",
        "The army could not enter the town.",
        "The police hold a man who may have links to the group.",
        "One could argue that the war began in 2011.",
        "He would like to thank his men.",
        "The question is who will rule.",
        "It is unclear when the talks will resume.",
        "In those days patrols would often burn the huts.",
        "You would not say that to a general.",
        "The blast could be heard across the city.",
        "They had shells that could pierce armour.",
        "We want them to be safe.",
        "The envoy was going to resign.",
        "If confirmed, the raid would be the third in the valley this month.",
        "If true, it would be the first time that the shells reached the port.",
        "How can an army that plans to attack its neighbours keep the peace?",
        "He sang in May The Road Be Long on the radio.",
        "The police warned residents to stay indoors.",
        "The militias step up their raids before next week's vote.",
        "The police may have sought to hide it.",
        "The police found a potential suspect.",
        "If you see a mine, call the army.",
        "If that is a truce, nobody has noticed?",
        "The general faces charges of treason.",
        "The raid was a planned attack on the depot.",
        "Troops fired warning shots to disperse the crowd.",
    ],
)
def test_what_looks_back_or_is_a_turn_of_phrase_is_no_forecast(forecasts, text) -> None:
    assert forecasts(text) == []


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("The militia could return to war if talks fail.", "talks fail"),
        ("Turkey will strike unless the militia withdraws.", "the militia withdraws"),
        ("Once the city falls, the army will march north.", "the city falls"),
        ("As long as the blockade lasts, prices will rise.", "the blockade lasts"),
        ("The fighters will leave provided that the army lifts the siege.", "the army lifts the siege"),
        ("Without a deal, the fighting will spread.", "Without a deal"),
        ("Should the talks fail, the fighting will spread.", "the talks fail"),
        ("In case of an attack, the villagers will flee.", "an attack"),
        ("If convicted, he would spend years in jail.", "convicted"),
        ("They will appeal should the judges find him guilty and they are calm.", "the judges find him guilty"),
        ("The result will depend on the turnout in the south.", "the turnout in the south"),
        ("He said he would march once the rain stopped.", "the rain stopped"),
        ("The troops will land without waking the guards.", None),
        ("The fighting will spread.", None),
        ("He asked if they were safe, but the fighting will spread.", None),
    ],
)
def test_a_forecast_carries_its_condition_in_the_report_s_words(forecasts, text, condition) -> None:
    assert [f.condition for f in forecasts(text)] == [condition]


@pytest.mark.parametrize(
    ("text", "horizon"),
    [
        ("The town will fall within weeks.", "within weeks"),
        ("Troops will withdraw from the valley by 2020.", "by 2020"),
        ("The army will attack next month.", "next month"),
        ("The ceasefire will start on Friday.", "on Friday"),
        ("The talks that began last week will go on.", None),
        ("The war will go on.", None),
    ],
)
def test_a_forecast_carries_its_horizon_in_the_report_s_words(forecasts, text, horizon) -> None:
    assert [f.horizon for f in forecasts(text)] == [horizon]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The general said the town would fall.", "general"),
        ("Aid agencies warned that food will run out.", "agencies"),
        ("Analysts expect a long siege.", "Analysts"),
        ("The rebels plan to march on the capital.", "rebels"),
        ("Mayor Omar Bello warned that should the wells run dry, many villages may suffer from thirst.", "Bello"),
    ],
)
def test_a_forecast_is_held_by_who_makes_it(forecasts, text, by) -> None:
    (one,) = forecasts(text)
    assert one.by_text is not None
    assert by in one.by_text


def test_what_is_expected_and_a_time_hold_no_forecast(forecasts) -> None:
    (one,) = forecasts("The storm struck the coast, with winds predicted to reach 90 knots.")
    assert one.by_text is None


def test_a_forecast_is_as_sure_as_its_words_are_plain(forecasts) -> None:
    (plain,) = forecasts("The government will introduce a new tax in April, the minister announced.")
    (vague,) = forecasts("Its fall might end the siege.")
    assert 0.9 < plain.confidence <= 1
    assert 0.3 < vague.confidence < plain.confidence


def test_two_clauses_that_point_ahead_are_two_forecasts(forecasts) -> None:
    found = forecasts("French troops will guard the airport while German ships will watch the coast.")
    assert len(found) == 2
    assert found[0].evidence[0].end <= found[1].evidence[0].start
