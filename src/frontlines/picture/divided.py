"""Divided enemies: pairs that share an enemy yet oppose or compete with each other.

A pair (A, B) is divided over an enemy C when

1. at least one of them fights C itself, and the other fights C too or backs, leads or contains somebody
   who does (`fights`, `strikes`, `presses`, `through`);
2. neither stands behind C, or C behind it, and neither is part of the other;
3. C is fought by at least as many as A or B is: else the war between A and B is the report's main war, and
   C merely fights on another side of it;
4. A and B fight or oppose each other, quarrel in words, or one plans against the other (`opposes`,
   `words`, `plans`), or one of them is against somebody the other backs, leads or contains (`proxy`).

Only what the report asserts, or says that somebody claims, counts for 1 and 4, plans apart, which are
opposition by themselves. Enmities that ended over two years before the report do not count.
"""

from collections import Counter
from itertools import combinations

from frontlines.model.reading import Reading
from frontlines.picture.shapes import DividedPair, Ground, GroundRule, SharedEnemy
from frontlines.picture.sides import Grounds, enmity_of, opposition_of, own_forces, support_of
from frontlines.picture.words import Names, listed

# How many grounds an explanation spells out; all are kept with their evidence.
_SPELLED_OUT = 2


def divided_of(reading: Reading, names: Names) -> tuple[DividedPair, ...]:
    """The divided pairs of a report, in the order its actors are first named."""
    enmity = enmity_of(reading, names)
    support = {**own_forces(reading, names), **support_of(reading, names)}
    opposition = opposition_of(reading, names)
    family = {(actor.id, actor.parent) for actor in reading.actors if actor.parent}
    found = []
    for first, second in combinations([actor.id for actor in reading.actors], 2):
        if (first, second) in family or (second, first) in family or _contains(support, first, second):
            continue
        shared = _shared(first, second, enmity, support, names)
        against = _against(first, second, enmity, opposition, support, names) if shared else ()
        if shared and against:
            explanation = _explain(first, second, shared, against, names)
            found.append(DividedPair(first, second, shared, against, explanation))
    return _without_forces(found, {(child, parent) for child, parent in family if (parent, child) in support})


def _without_forces(pairs: list[DividedPair], forces: set[tuple[str, str]]) -> tuple[DividedPair, ...]:
    """Each division once: a government stands for its own forces ("army:IQ").

    Forces with a name of their own stand for themselves where the report sets them, and not their government,
    against the other.
    """
    owner = dict(forces)
    known = {frozenset((pair.first, pair.second)): pair for pair in pairs}

    def raised(pair: DividedPair) -> list[DividedPair]:
        first, second = owner.get(pair.first, pair.first), owner.get(pair.second, pair.second)
        ends = {frozenset((first, pair.second)), frozenset((pair.first, second)), frozenset((first, second))}
        return [known[e] for e in ends - {frozenset((pair.first, pair.second))} if e in known]

    told = {id(pair) for pair in pairs if any(_is_direct(up) or not _stands_apart(pair) for up in raised(pair))}
    outdone = {id(up) for pair in pairs if _stands_apart(pair) for up in raised(pair) if not _is_direct(up)}
    return tuple(pair for pair in pairs if id(pair) not in told | outdone)


def _stands_apart(pair: DividedPair) -> bool:
    return _is_direct(pair) and ":" not in pair.first.removeprefix("gov:") + pair.second.removeprefix("gov:")


def _is_direct(pair: DividedPair) -> bool:
    """Whether the two are set against each other themselves, not by way of somebody one of them backs."""
    return any(ground.rule is not GroundRule.PROXY for ground in pair.against)


def _contains(support: Grounds, first: str, second: str) -> bool:
    grounds = support.get((first, second), ()) + support.get((second, first), ())
    return any("is part of" in ground.text for ground in grounds)


def _shared(first: str, second: str, enmity: Grounds, support: Grounds, names: Names) -> tuple[SharedEnemy, ...]:
    enemies = dict.fromkeys(enemy for one, enemy in enmity if one in (first, second))
    foes = Counter(fought for _, fought in enmity)
    shared = []
    for enemy in enemies:
        if foes[enemy] < max(foes[first], foes[second]):
            continue
        if enemy in (first, second) or any(_sides(one, enemy, support) for one in (first, second)):
            continue
        direct = enmity.get((first, enemy), ()), enmity.get((second, enemy), ())
        if not any(direct):
            continue
        sides = [
            own or _through(one, enemy, other, enmity, support, names)
            for own, one, other in zip(direct, (first, second), (second, first), strict=True)
        ]
        if all(sides):
            shared.append(SharedEnemy(enemy, sides[0], sides[1]))
    return tuple(shared)


def _sides(one: str, enemy: str, support: Grounds) -> bool:
    return (one, enemy) in support or (enemy, one) in support


def _through(one: str, enemy: str, other: str, enmity: Grounds, support: Grounds, names: Names) -> tuple[Ground, ...]:
    """The grounds of an actor who fights the enemy only through somebody it stands behind."""
    grounds = []
    for (backer, fighter), backing in support.items():
        if backer == one and fighter != enemy and (fighter, enemy) in enmity:
            fights = enmity[fighter, enemy]
            text = f"{backing[0].text}, and {fights[0].text}"
            grounds.append(Ground(GroundRule.THROUGH, text, backing[0].basis + fights[0].basis))
    # Fighting through the other of the pair is what allies do, and says the least: it comes last.
    return tuple(sorted(grounds, key=lambda ground: names.actor(other) in ground.text))


def _against(
    first: str, second: str, enmity: Grounds, opposition: Grounds, support: Grounds, names: Names
) -> tuple[Ground, ...]:
    grounds: dict[str, Ground] = {}
    for pair in ((first, second), (second, first)):
        for ground in (*enmity.get(pair, ()), *opposition.get(pair, ())):
            grounds.setdefault(ground.text, ground)
    for one, other in ((first, second), (second, first)):
        for (backer, third), backing in support.items():
            if backer != other or third == one or (one, third) in support:
                continue
            hostile = (*enmity.get((one, third), ()), *opposition.get((one, third), ()))
            if hostile:
                text = f"{hostile[0].text}, and {backing[0].text}"
                grounds.setdefault(text, Ground(GroundRule.PROXY, text, hostile[0].basis + backing[0].basis))
    return tuple(grounds.values())


def _explain(
    first: str, second: str, shared: tuple[SharedEnemy, ...], against: tuple[Ground, ...], names: Names
) -> str:
    enemies = listed([names.actor(each.enemy) for each in shared])
    sides = "; ".join((shared[0].first[0].text, shared[0].second[0].text))
    yet = "; ".join(ground.text for ground in against[:_SPELLED_OUT])
    return (
        f"{names.actor(first)} and {names.actor(second)} are both against {enemies}: {sides}. "
        f"Yet they stand against each other: {yet}."
    )
