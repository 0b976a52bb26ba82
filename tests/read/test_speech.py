"""Who says what: speakers, their words, and what is no speech at all."""

import pytest

from frontlines.intake import report_from_text
from frontlines.model.statement import Claim
from frontlines.read.pipeline import read
from frontlines.read.quotation import quotations


@pytest.fixture(scope="module")
def claims(kit):
    def of(text: str) -> list[Claim]:
        return list(read(report_from_text(text, published="2016-06-10"), kit).claims)

    return of


# text, part of the speaker's words or id, how it is attributed
SPEAKERS = [
    ("The police chief said two men had been held.", "police", "said"),
    ("Two men had been held, the police chief said.", "police", "said"),
    ('"We will not leave," said the provincial police chief, Karim Haddad.', "Karim Haddad", "said"),
    ('"We buried nine people," a farmer from the valley said.', "farmer", "said"),
    (
        "A doctor at the main hospital told reporters that 12 bodies had arrived.",
        "doctor at the main hospital",
        "told",
    ),
    ("A spokesman for NATO, Peter Lund, said the convoy was safe.", "Peter Lund", "said"),
    ("According to the UN refugee agency, 20,000 people have fled.", "refugee agency", "according to"),
    ("The road is mined, according to local officials.", "officials", "according to"),
    ("Media reports said the convoy was hit near the border.", "Media reports", "said"),
    ("The attack was claimed by Islamic State.", "Islamic State", "claimed"),
    ("In a statement, the Taliban claimed responsibility for the bombing.", "Taliban", "claimed"),
    ("Rebels are accused by the United Nations of recruiting children.", "United Nations", "accused"),
    ("The ministry is confident that the town will fall.", "ministry", "confident"),
    ('Human Rights Watch called the raid "a massacre".', "Human Rights Watch", "called"),
    ("Turkey condemned the bombing of the convoy.", "Turkey", "condemned"),
    ("As the mayor noted, the bridge had been mined.", "mayor", "noted"),
    ("In the words of the general, the siege was over.", "general", "words"),
    ("The opposition's claim that gas was used has not been confirmed.", "opposition", "claim"),
    ("Reuters quoted a witness as saying that soldiers had opened fire.", "witness", "saying"),
    ("The president was quoted by state media as saying that the war was over.", "president", "saying"),
    ("A report by Amnesty International says prisoners were beaten.", "Amnesty International", "says"),
]


@pytest.mark.parametrize(("text", "speaker", "cue"), SPEAKERS)
def test_a_claim_goes_to_who_made_it(claims, text, speaker, cue) -> None:
    found = claims(text)
    assert [(speaker in c.speaker_text, c.cue) for c in found] == [(True, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "Villagers welcomed the soldiers with flowers.",
        "The drought is threatening a famine in the north.",
        "No group has claimed responsibility for the blast.",
        "The army will announce its losses tomorrow.",
        "The governor flew to the capital to urge the government to send troops.",
        "The militia found weapons in the school.",
        "The army did not confirm the strike.",
        "Rebels put mines on the road and called reinforcements.",
        "The government rejected calls for talks.",
        "The attack showed no mercy to the villagers.",
        "Troops responded with mortars.",
    ],
)
def test_deeds_effects_and_what_is_yet_to_be_said_are_no_claims(claims, text) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The army said it had taken the bridge, adding that dozens of rebels had died.", ["said", "adding"]),
        ("Russia urged both sides to stop fighting and accused Ukraine of shelling the plant.", ["urged", "accused"]),
        ("The group denied it had lost ground and accused the air force of bombing a school.", ["denied", "accused"]),
    ],
)
def test_one_speaker_may_make_several_claims_in_a_sentence(claims, text, cues) -> None:
    found = claims(text)
    assert [c.cue for c in found] == cues
    assert len({c.speaker_text for c in found}) == 1


def test_each_sentence_of_a_quotation_is_a_claim_of_its_own(claims) -> None:
    found = claims('"They came at dawn," Amina Yusuf said. "They burned everything. We ran to the river."')
    assert [c.speaker_text for c in found] == ["Amina Yusuf"] * 3
    assert all(c.mode == "direct" for c in found)


def test_a_quotation_belongs_to_the_speaker_named_at_its_end(claims) -> None:
    found = claims('The mayor left on Monday. "We lost the road. Nobody came to help us," said Omar Bello.')
    assert [c.speaker_text for c in found] == ["Omar Bello", "Omar Bello"]


def test_he_said_is_the_last_person_who_spoke(claims) -> None:
    first, second = claims("General Ali Hassan said the town was calm. He said the road was open.")
    assert first.speaker == second.speaker is not None


def test_words_beside_went_on_are_said(claims) -> None:
    (one,) = claims('"Our sons have nothing left to lose but their goats," he went on.')
    assert one.cue == "went"
    assert claims('The war went on, and "martyrs" were buried on the hill above the town.') == []


@pytest.mark.parametrize("text", ["The detectives concluded that she fell.", "The inquest found that a guard slept."])
def test_findings_are_claims_of_those_who_find(claims, text) -> None:
    (one,) = claims(text)
    assert one.mode == "indirect"


def test_partial_quotation_counts_as_indirect(claims) -> None:
    (one,) = claims('The envoy said the talks had been "useful" and would go on.')
    assert one.mode == "indirect"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("“We stay,” she said.", ["“We stay,”"]),
        ('“We stay," she said.', ['“We stay,"']),
        ('It "began at noon”. It "ended" at dusk.', ['"began at noon”', '"ended"']),
        ('"They call it “the wall” here," he said.', ['"They call it “the wall” here,"']),
        ('"It goes on.\nA new line.', ['"It goes on.']),
        ("No quotation here.", []),
    ],
)
def test_quotations_are_found_with_their_marks(text, spans) -> None:
    assert [text[a:b] for a, b in quotations(text)] == spans


def test_a_text_full_of_marks_is_searched_in_linear_time() -> None:
    assert len(quotations('"a" ' * 20_000)) == 20_000
    assert quotations('"' + "“" * 20_000 + "\n")
