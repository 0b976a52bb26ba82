"""Camps: actors put together so that ties inside are friendly and ties between are hostile, as far as can be.

The criterion is correlation clustering (Bansal, Blum and Chawla, 2004): of all ways to part the actors, take the one
in which the ties that fit weigh most: friendly ones inside camps and hostile ones between them. The number of camps
follows from the ties. That it is the best of all cannot be had in reasonable time; the search is greedy (join the two
camps with the most between them, as in Keuper et al., 2015), then moves single actors while that fits better. It
always gives the same camps for the same relations.

Ties that do not fit are frustrated, in the sense of structural balance (Cartwright and Harary, 1956); they are named,
for they are what is worth a look: a war inside a camp, or backing across two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frontlines.model.known import Known
from frontlines.model.relation import Relation
from frontlines.model.settings import PictureSettings
from frontlines.picture.camps_search import Weights, part
from frontlines.picture.camps_weights import weights_of
from frontlines.picture.relations import during, pair_key
from frontlines.picture.relations_words import cited, relation_words
from frontlines.picture.words import Names, listed


@dataclass(frozen=True, slots=True)
class Camp:
    """Actors that stand together more than against each other. Counts are of relations."""

    members: tuple[str, ...]  # Actor.id; the best connected first
    inside_with: int  # friendly ones among its members
    inside_against: int
    outside_with: int  # friendly ones with other camps
    outside_against: int
    explanation: str  # what holds it together and whom it stands against, with statement ids


@dataclass(frozen=True, slots=True)
class Misfit:
    """A frustrated tie: hostile inside a camp, or friendly between two."""

    relation: Relation
    camps: tuple[int, ...]  # index into Camps.camps: the one it is in, or the two it lies between
    explanation: str

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements behind the tie."""
        return self.relation.statements


@dataclass(frozen=True, slots=True)
class Camps:
    """The camps of a time, largest first, and the ties that do not fit them."""

    camps: tuple[Camp, ...]
    misfits: tuple[Misfit, ...]  # the best founded first
    explanation: str  # how well the camps fit, in words


_Beside = Mapping[str, Mapping[str, Relation]]
# How many ties, and how many names, an explanation spells out.
_SPELLED_OUT = 3
_NAMED = 8


def camps_of(
    relations: Sequence[Relation],
    known: Known,
    names: Names,
    *,
    between: tuple[date, date] | None = None,
    settings: PictureSettings | None = None,
) -> Camps:
    """The camps by all relations that stood at some time between two days (None: by all of them).

    Actors without a tie are in no camp; one with hostile ties alone is a camp of its own. The order of `relations`
    does not matter.
    """
    standing = relations if between is None else during(relations, *between, settings or PictureSettings())
    ties = sorted((each for each in standing if each.source != each.target), key=_best_first)
    weights = weights_of(ties, known)
    parts = sorted(part(weights), key=lambda members: (-len(members), min(members)))
    where = {actor: index for index, members in enumerate(parts) for actor in members}
    inside: list[list[Relation]] = [[] for _ in parts]
    outside: list[list[Relation]] = [[] for _ in parts]
    for tie in ties:
        homes = {where[tie.source], where[tie.target]}
        for home in homes:
            (inside if len(homes) == 1 else outside)[home].append(tie)
    ordered = [_by_standing(members, weights, where) for members in parts]
    camps = tuple(
        _camp(members, inside[index], outside[index], ordered, where, names) for index, members in enumerate(ordered)
    )
    beside = _friends(ties)
    misfits = tuple(
        _misfit(tie, where, ordered, beside, names)
        for tie in ties
        if (where[tie.source] == where[tie.target]) != (tie.sign > 0)
    )
    return Camps(camps, misfits, _fit(len(ties), len(misfits), len(camps)))


def _best_first(relation: Relation) -> tuple[object, ...]:
    return (
        not relation.asserted,
        -relation.independent,
        relation.source,
        relation.target,
        relation.kind,
        relation.start or date.min,
        relation.statements,
    )


def _by_standing(members: frozenset[str], weights: Weights, where: Mapping[str, int]) -> tuple[str, ...]:
    """Members with the most ties to the others first."""

    def inside(actor: str) -> int:
        return sum(weight for other, weight in weights[actor].items() if where[other] == where[actor] and weight > 0)

    return tuple(sorted(members, key=lambda actor: (-inside(actor), actor)))


def _name(members: tuple[str, ...], names: Names) -> str:
    """A camp by its best connected member: "the camp of Turkey", or the actor alone."""
    return names.actor(members[0]) if len(members) == 1 else f"the camp of {names.actor(members[0])}"


def _camp(
    members: tuple[str, ...],
    inside: Sequence[Relation],
    outside: Sequence[Relation],
    camps: Sequence[tuple[str, ...]],
    where: Mapping[str, int],
    names: Names,
) -> Camp:
    friendly = [tie for tie in inside if tie.sign > 0]
    hostile = [tie for tie in outside if tie.sign < 0]
    here = where[members[0]]
    foes = dict.fromkeys(
        camps[other]
        for tie in hostile
        for other in (where[tie.source], where[tie.target])
        if other != here
    )  # fmt: skip
    if len(members) == 1:
        text = f"{names.actor(members[0])} stands alone"
    else:
        text = f"{_few([names.actor(each) for each in members])} stand together: {_told(friendly, names)}"
    if foes:
        text += f". Against {_few([_name(each, names) for each in foes])}: {_told(hostile, names)}"
    return Camp(
        members=members,
        inside_with=len(friendly),
        inside_against=len(inside) - len(friendly),
        outside_with=len(outside) - len(hostile),
        outside_against=len(hostile),
        explanation=f"{text}.",
    )


def _few(called: list[str]) -> str:
    """The first names and how many more there are."""
    more = len(called) - _NAMED
    return listed([*called[:_NAMED], f"{more} more"]) if more > 0 else listed(called)


def _told(ties: Sequence[Relation], names: Names) -> str:
    """The best founded ties in words, and how many more there are."""
    said = [f"{relation_words(tie, names)} ({cited(tie)})" for tie in ties[:_SPELLED_OUT]]
    more = len(ties) - len(said)
    return "; ".join(said or ["known from the register"]) + (f"; and {more} more ties" if more > 1 else "") + (
        "; and 1 more tie" if more == 1 else ""
    )  # fmt: skip


def _misfit(
    tie: Relation, where: Mapping[str, int], camps: Sequence[tuple[str, ...]], beside: _Beside, names: Names
) -> Misfit:
    one, other = where[tie.source], where[tie.target]
    text = f"{relation_words(tie, names)} ({cited(tie)})"
    if one == other:
        bond = _bond(tie, where, beside)
        why = f", for {_told(bond, names)}" if bond else ""
        return Misfit(tie, (one,), f"{text}, yet both are in {_name(camps[one], names)}{why}.")
    first, second = sorted((one, other))
    text = f"{text}, across {_name(camps[first], names)} and {_name(camps[second], names)}."
    return Misfit(tie, (first, second), text)


def _bond(tie: Relation, where: Mapping[str, int], beside: _Beside) -> list[Relation]:
    """What keeps two in one camp who are against each other: their own tie, or one who stands with both."""
    one, other = pair_key(tie.source, tie.target)
    of_one, of_other = beside.get(one, {}), beside.get(other, {})
    if other in of_one:
        return [of_one[other]]
    both = [third for third in of_one.keys() & of_other.keys() if where[third] == where[one]]
    return [of_one[min(both)], of_other[min(both)]] if both else []


def _friends(ties: Sequence[Relation]) -> _Beside:
    """From each actor to those it stands with and the best founded of their friendly ties."""
    beside: dict[str, dict[str, Relation]] = {}
    for tie in ties:
        if tie.sign > 0:
            beside.setdefault(tie.source, {}).setdefault(tie.target, tie)
            beside.setdefault(tie.target, {}).setdefault(tie.source, tie)
    return beside


def _fit(ties: int, misfits: int, camps: int) -> str:
    if not ties:
        return "No ties, so no camps."
    shape = f"{camps} camp{'' if camps == 1 else 's'}"
    if not misfits:
        return f"{shape}; all of {ties} ties fit them: friends within, enemies between."
    return f"{shape}; {ties - misfits} of {ties} ties fit them, {misfits} do not and are listed."
