"""Signs of the future: what the cues find, and what the model of the words around them leaves out."""

import pytest

from frontlines.evaluate.files import corpus_report
from frontlines.read.prepare import prepare
from frontlines.read.signs import signs_ahead
from frontlines.read.speech import attributions


@pytest.fixture(scope="module")
def signs(kit):
    def of(text, *, outlook):
        ready = prepare(corpus_report(text, "case"), kit)
        kinds = {actor.id: actor.kind for actor in ready.linked.actors.values()}
        (mark,) = ready.scene.marks
        said = attributions(text, [mark], kinds, kit.cues)
        return signs_ahead(mark, said, kit.cues, outlook, goes_on=False)

    return of


@pytest.mark.parametrize(
    "text",
    [
        "A note about his pledge to serve one term was deleted from the page.",
        "The troops were told that they would be shot if they ran.",
        "I wish I could tell you more.",
        "The clip shows him preparing to give a speech.",
        "They met with the intention to depose him.",
    ],
)
def test_the_model_leaves_out_what_only_looks_like_the_future(signs, kit, text):
    assert signs(text, outlook=None)
    assert signs(text, outlook=kit.outlook) == []


@pytest.mark.parametrize("text", ["The town will fall within days.", "The rebels plan to march on the capital."])
def test_plain_signs_stay_and_are_nearly_sure(signs, kit, text):
    (sign,) = signs(text, outlook=kit.outlook)
    assert sign.chance > 0.9
    (bare,) = signs(text, outlook=None)
    assert (bare.token, bare.verb) == (sign.token, sign.verb)


@pytest.mark.parametrize(
    "text", ["The gang is likely behind the theft.", "The raid was most likely a reprisal.", "Who will pay for this?"]
)
def test_guesses_at_what_is_so_and_questions_are_no_signs(signs, text):
    assert signs(text, outlook=None) == []
