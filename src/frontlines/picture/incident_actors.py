"""Actors compared: the same, one part of the other, of one state, or such as exclude each other."""

import re
from dataclasses import dataclass
from enum import IntEnum

from frontlines.model.actor import OF_A_STATE, Actor, ActorKind
from frontlines.model.ids import fold
from frontlines.model.joining import JoinRules
from frontlines.model.known import Known

_ARMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.COALITION})
_BONES = 3  # consonants from which on two names are told by them
_MOST_LEVELS = 6  # of the register's tree; guards against a circle in a corrected register


class Fit(IntEnum):
    """How two sides of an event go together, the better the higher."""

    EXCLUDED = 0  # both are named and neither can be the other
    UNKNOWN = 1  # one of them is not told
    OPEN = 2  # nothing speaks against it: gunmen and the Taliban
    ALIKE = 3  # the same common noun: gunmen and gunmen, civilians and civilians
    RELATED = 4  # one is part of the other, or both of one state
    SAME = 5


@dataclass(frozen=True, slots=True)
class Party:
    """One actor as it is compared."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    above: frozenset[str]  # itself and all it is part of
    state: str | None  # the government at the top, for governments and their forces
    proper: bool  # False: a common noun, or a people as a whole


def party_of(actor_id: str, known: Known, rules: JoinRules) -> Party:
    """The actor of that id; one that is not known stands for itself."""
    actor = known.actors.get(actor_id)
    if actor is None:
        return Party(actor_id, actor_id, ActorKind.ORGANISATION, None, frozenset({actor_id}), None, proper=False)
    above = [actor_id]
    parent = actor.parent
    while parent is not None and parent not in above and len(above) < _MOST_LEVELS:
        above.append(parent)
        parent = known.actors[parent].parent if parent in known.actors else None
    state = above[-1] if actor.kind in OF_A_STATE else None
    return Party(
        actor_id, actor.name, actor.kind, actor.country, frozenset(above), state, proper=is_proper(actor, rules)
    )


def is_proper(actor: Actor, rules: JoinRules) -> bool:
    """Whether the name is one party's own: "Taliban", "Free Syrian Army", not "gunmen" or "Palestinian militants"."""
    if actor.kind is ActorKind.COMMUNITY:
        return False
    if actor.kind is ActorKind.PERSON or actor.kind in OF_A_STATE:
        return True
    if actor.id.startswith("r:") and actor.name[:1].islower():
        return False
    # A capital inside a name makes "Army" part of it; at its start it may be that of a sentence.
    common = (word for n, word in enumerate(actor.name.split()) if n == 0 or not word[:1].isupper())
    last = set(fold(actor.name).split()[-2:])
    return not any(word in rules.generic and word in last for word in map(fold, common))


def fit(one: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Fit, Party | None, Party | None]:
    """The best fit between two sides, with the two parties it rests on."""
    if not one or not other:
        return Fit.UNKNOWN, None, None
    best: tuple[Fit, Party | None, Party | None] = (Fit.EXCLUDED, one[0], other[0])
    for a in one:
        for b in other:
            found = fit_of(a, b)
            if found > best[0]:
                best = (found, a, b)
    return best


def fit_of(a: Party, b: Party) -> Fit:
    """How two parties go together."""
    if a.id == b.id:
        return Fit.SAME if a.proper else Fit.ALIKE
    if a.kind is b.kind is ActorKind.PERSON and _one_name(a.name, b.name):
        return Fit.SAME
    if a.id in b.above or b.id in a.above or (a.state is not None and a.state == b.state):
        return Fit.RELATED
    if not a.proper or not b.proper:
        return Fit.OPEN if _may_be(a, b) else Fit.EXCLUDED
    if ActorKind.PERSON in (a.kind, b.kind):
        # A named person may belong to any group; two named persons are two.
        return Fit.EXCLUDED if a.kind is b.kind else Fit.OPEN
    if ActorKind.ORGANISATION in (a.kind, b.kind):
        return Fit.OPEN
    return Fit.EXCLUDED


def _one_name(one: str, other: str) -> bool:
    """Whether two names may be one person's: "John Rudd" and "John Rudd Jr.", "Ali Abdallah" and "Ali Abdullah"."""
    ones, others = fold(one).split(), fold(other).split()
    if min(len(ones), len(others)) < 2:
        return False  # a family name alone is many people's
    shorter, longer = sorted((ones, others), key=len)
    return ones[0][0] == others[0][0] and all(any(spelt_alike(a, b) for b in longer) for a in shorter)


def spelt_alike(one: str, other: str) -> bool:
    """Whether two words are one but for a vowel or a doubled letter, as transcriptions differ."""
    bones = [re.sub(r"[^a-z]|[aeiouy]|(.)(?=\1)", "", word) for word in (one, other)]
    if one == other or len(bones[0]) < _BONES or bones[0] != bones[1]:
        return one == other
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    shorter, longer = sorted((one, other), key=len)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def _may_be(a: Party, b: Party) -> bool:
    """Whether a party told by a common noun may be the other: gunmen are no government, but may be any group."""
    if a.country and b.country and a.country != b.country:
        return False
    kinds = {a.kind, b.kind}
    return not (kinds & OF_A_STATE and kinds & (_ARMED | {ActorKind.COMMUNITY}))
