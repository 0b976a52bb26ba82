"""Kinds: what settling needs to know of event types beyond their names."""

import re

from frontlines.model.actor import ActorKind
from frontlines.read.link import ARMED

STATE_BODY = re.compile(r"[a-z]+:([A-Z]{2})$")  # ids generated for every country: "army:IQ"
# Events whose victims may be anybody; the victims of the others are targets only if they bear arms.
ON_ANYBODY = frozenset({"attack_on_civilians", "execution"})
# Events of words by which one side sets itself against another.
OPPOSING = frozenset({"accusation", "refusal", "threat"})
# Events of words, and what follows an attack: beside them an attack told by a vague word is still told.
OF_WORDS = OPPOSING | {"demand", "sanction", "detention"}
# What else comes of an attack; beside these it is told where its words say more than that there was one.
AFTERMATH = OF_WORDS | {
    "release", "crackdown", "protest", "mobilization", "aid", "negotiation", "agreement", "other",
}  # fmt: skip
CAN_OPPOSE = ARMED | {ActorKind.PERSON}
# Types whose doers reports often leave open: what took place where still says something.
OF_MANY = frozenset({"protest", "riot", "ceasefire", "coup", "negotiation", "agreement"})
# Such acts hold for a war, not for a town.
WIDE = frozenset({"ceasefire", "agreement", "negotiation", "sanction"})
WIDE_WORDS = frozenset({"war", "conflict", "insurgency", "rebellion", "hostility"})
# An attempt at one of these is the thing itself under way: trying to drive somebody out is an attack on him.
UNDER_WAY = frozenset({"offensive", "battle", "siege"})
# An act named twice in a sentence, once by a wider word: the wider type yields to the narrower.
WIDER = {
    "bombing": frozenset({"suicide_bombing", "air_strike", "shelling"}),
    "battle": frozenset({"bombing", "suicide_bombing", "air_strike", "shelling", "offensive", "capture"}),
    "attack_on_civilians": frozenset(
        {"bombing", "suicide_bombing", "air_strike", "shelling", "execution", "abduction", "sexual_violence"}
    ),
}
