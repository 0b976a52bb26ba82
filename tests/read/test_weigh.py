"""How a report holds what it tells: one sentence, one word of it, and the stance it must come out with."""

from collections.abc import Callable

import pytest

from frontlines.lexicon.cues import load_cues
from frontlines.model.stance import Stance
from frontlines.read.annotate import annotate, load_annotator
from frontlines.read.clause import Syntax
from frontlines.read.marks import Marks
from frontlines.read.speech import attributions
from frontlines.read.weigh import weigh

Weigher = Callable[[str, str], Stance]

# sentence, word at which it is asked, status
CASES = [
    # plain reporting
    ("Rebels captured the town on Monday.", "captured", "asserted"),
    ("The army managed to retake the bridge.", "retake", "asserted"),
    ("Government troops succeeded in retaking the port.", "retaking", "asserted"),
    ("Two soldiers died when a mine exploded.", "died", "asserted"),
    # ends and means
    ("Troops came to disarm the rebels and to free the captives.", "free", "planned"),
    ("The letter shows a desire to force a war between the two states.", "war", "planned"),
    # negation
    ("The rebels did not attack the village.", "attack", "negated"),
    ("No attack was carried out that night.", "attack", "negated"),
    ("Neither side attacked the bridge.", "attacked", "negated"),
    ("None of the militias withdrew from the valley.", "withdrew", "negated"),
    ("Nobody was killed in the raid.", "killed", "negated"),
    ("The army has not yet captured the airport.", "captured", "negated"),
    ("The army has yet to capture the airport.", "capture", "negated"),
    ("Militants never attacked the convoy.", "attacked", "negated"),
    ("The soldiers left the village without firing a shot.", "firing", "negated"),
    ("There is no evidence that the rebels shelled the school.", "shelled", "negated"),
    ("Inspectors found no sign of an attack on the depot.", "attack", "negated"),
    ("There were no reports of clashes in the capital.", "clashes", "negated"),
    # failing and preventing
    ("The army failed to capture the hill.", "capture", "negated"),
    ("The commander refused to withdraw his troops.", "withdraw", "negated"),
    ("Peacekeepers prevented the militia from entering the town.", "entering", "negated"),
    ("Rebels were unable to take the airport.", "take", "negated"),
    ("Police foiled an attack on the embassy.", "attack", "negated"),
    ("The minister ruled out an offensive.", "offensive", "negated"),
    ("Their failed attempt to seize the radio station cost four lives.", "seize", "negated"),
    ("The failed coup attempt in March cost four lives.", "attempt", "asserted"),
    ("The troops could not enter the city.", "enter", "negated"),
    # two negations cancel each other
    ("The garrison failed to prevent the capture of the bridge.", "capture", "asserted"),
    ("The garrison could not stop the militia from entering the town.", "entering", "asserted"),
    # what is ended, repelled or condemned did take place
    ("The army repelled the offensive near the river.", "offensive", "asserted"),
    ("The army halted the offensive near the river.", "offensive", "asserted"),
    ("The government has not commented on the attack.", "attack", "asserted"),
    ("The council will end the siege of the city.", "siege", "asserted"),
    ("Aid agencies demanded an end to the siege of the city.", "siege", "asserted"),
    ("The president condemned the attack on the market.", "attack", "asserted"),
    ("The general did not condemn the massacre.", "massacre", "asserted"),
    ("The envoy called for an investigation into the massacre.", "massacre", "asserted"),
    ("The general vowed revenge for the bombing.", "bombing", "asserted"),
    # plans, purposes and demands
    ("The general plans to retake the port.", "retake", "planned"),
    ("Troops entered the valley in an attempt to free the hostages.", "free", "planned"),
    ("Troops entered the valley in order to free the hostages.", "free", "planned"),
    ("The rebels vowed to attack the capital.", "attack", "planned"),
    ("The president ordered the army to withdraw.", "withdraw", "planned"),
    ("The militia is planning an offensive in the north.", "offensive", "planned"),
    ("Aid workers protested against the planned offensive.", "offensive", "planned"),
    ("The council called for a ceasefire.", "ceasefire", "planned"),
    ("The envoy urged the rebels to withdraw from the town.", "withdraw", "planned"),
    ("The families demanded the release of the hostages.", "release", "planned"),
    ("Foreign forces are to take over the airport.", "take", "planned"),
    ("The goal is to capture the refinery.", "capture", "planned"),
    ("The army was about to storm the building.", "storm", "planned"),
    # the future
    ("The army will attack the town on Friday.", "attack", "forecast"),
    ("The militia will launch an offensive in spring.", "offensive", "forecast"),
    ("The ceasefire will begin at midnight.", "ceasefire", "forecast"),
    ("The rebels are going to withdraw from the town.", "withdraw", "forecast"),
    ("The army is expected to launch an assault.", "assault", "forecast"),
    ("The army will surround and capture the town.", "capture", "forecast"),
    # possibility
    ("Militants may attack the pipeline.", "attack", "possible"),
    ("The group could have killed the hostages.", "killed", "possible"),
    ("Aid workers fear an attack on the camp.", "attack", "possible"),
    ("There is a threat of an attack on the camp.", "attack", "possible"),
    ("The rebels appear to have withdrawn.", "withdrawn", "possible"),
    ("There is no confirmation that the rebels withdrew.", "withdrew", "possible"),
    # condition
    ("Even if the group is routed, the war goes on.", "routed", "conditional"),
    ("Unless the rebels withdraw, the talks are over.", "withdraw", "conditional"),
    ("The hostages would have been killed if the police had stormed the house.", "killed", "conditional"),
    # allegation
    ("The rebels reportedly captured the town.", "captured", "alleged"),
    ("The militia allegedly executed ten prisoners.", "executed", "alleged"),
    ("The alleged attack took place at dawn.", "attack", "alleged"),
    ("The group is believed to have abducted the engineers.", "abducted", "alleged"),
    ("He is suspected of bombing the station.", "bombing", "alleged"),
    ("The captain was accused of shelling the market.", "shelling", "alleged"),
    ("Police are investigating allegations of torture.", "torture", "alleged"),
]

# sentence, word, status, the words of who holds it
HELD = [
    ("The army said rebels attacked the base.", "attacked", "claimed", "army"),
    ("Rebels attacked the base, the army said.", "attacked", "claimed", "army"),
    ("According to residents, soldiers burned the village.", "burned", "claimed", "residents"),
    ("The governor claimed that the rebels had fled.", "fled", "alleged", "governor"),
    ("The opposition accused the army of bombing the market.", "bombing", "alleged", "opposition"),
    ("The army denied that its planes had bombed the market.", "bombed", "denied", "army"),
    ("The army denied bombing the market.", "bombing", "denied", "army"),
    ("The army denied involvement in the attack.", "attack", "denied", "army"),
    ("The army did not deny that its planes had bombed the market.", "bombed", "alleged", "army"),
    ("The army said that it did not attack the village.", "attack", "negated", "army"),
    ("The army said it would attack the village.", "attack", "possible", "army"),
    ("The governor, who spoke on Monday, said rebels had killed two guards.", "killed", "claimed", "governor"),
    ("Rebels took the bridge, the mayor said, and the army withdrew from the hill.", "took", "claimed", "mayor"),
]


@pytest.fixture(scope="module")
def weigher() -> Weigher:
    annotator, cues = load_annotator(), load_cues()

    def at(text: str, word: str) -> Stance:
        sentence = annotate(text, annotator)[0]
        syntax = Syntax(sentence)
        held = attributions(text, [Marks(syntax)], {}, cues)
        place = next(i for i, t in enumerate(sentence.tokens) if t.text == word)
        return weigh(syntax, place, held, cues)

    return at


@pytest.mark.parametrize(("text", "word", "status"), CASES)
def test_a_sentence_holds_what_it_tells_as_its_words_say(weigher: Weigher, text: str, word: str, status: str) -> None:
    assert weigher(text, word).status == status


@pytest.mark.parametrize(("text", "word", "status", "by"), HELD)
def test_what_somebody_says_is_held_by_that_speaker(
    weigher: Weigher, text: str, word: str, status: str, by: str
) -> None:
    stance = weigher(text, word)
    assert stance.status == status
    assert stance.by_text is not None
    assert by in stance.by_text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The militia denied that it had lost ground and accused the air force of bombing the town.", "bombing"),
        ("The ministry denied the claim and bombed the town the next day.", "bombed"),
    ],
)
def test_a_denial_does_not_reach_a_new_main_verb(weigher: Weigher, text: str, word: str) -> None:
    assert weigher(text, word).status != "denied"


def test_a_quoted_phrase_is_held_by_the_one_who_is_quoted(weigher: Weigher) -> None:
    stance = weigher('"The rebels attacked our base at dawn with rockets," the colonel said.', "attacked")
    assert (stance.status, stance.by_text) == ("claimed", "the colonel")


def test_a_plain_assertion_has_no_holder_and_no_cue(weigher: Weigher) -> None:
    assert weigher("Rebels captured the town.", "captured") == Stance()
