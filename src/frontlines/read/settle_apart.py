"""Apart: an attack on soldiers and on civilians in one breath is a battle and an attack on civilians."""

from collections.abc import Sequence
from dataclasses import replace

from frontlines.read.resolve import Resolver
from frontlines.read.settle_ground import Ground
from frontlines.read.state import Candidate

_BEARING_ARMS = frozenset({"armed", "military-sites"})
_BEARING_NONE = frozenset({"unarmed", "civilian-sites", "organisation", "person", "people"})


def told_apart_by_victim(ground: Ground, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each battle whose targets are of both kinds as two: "attacks on police and schools"."""
    found: list[Candidate] = []
    for candidate in candidates:
        armed, unarmed = _sorted(ground.resolvers[candidate.sentence], candidate)
        if not armed or not unarmed:
            found.append(candidate)
            continue
        resolver = ground.resolvers[candidate.sentence]
        for value, heads in (("battle", armed), ("attack_on_civilians", unarmed)):
            roles = candidate.roles | {"targets": tuple(resolver.actors_at(heads))}
            found.append(
                replace(candidate, value=value, roles=roles, heads=candidate.heads | {"targets": tuple(heads)})
            )
    return found


def _sorted(resolver: Resolver, candidate: Candidate) -> tuple[list[int], list[int]]:
    """The heads of those struck that bear arms, and of those that do not."""
    heads = candidate.heads.get("targets", ())
    if candidate.kind != "event" or candidate.value != "battle" or len(heads) < 2:
        return [], []
    classes = {head: resolver.classes(head) for head in heads}
    armed = [
        h for h in heads
        if classes[h] & _BEARING_ARMS and ("civilian-sites" not in classes[h] or resolver.is_of_forces(h))
    ] or [h for h in heads if classes[h] & _BEARING_ARMS]  # fmt: skip
    return armed, [h for h in heads if h not in armed and classes[h] & _BEARING_NONE and "national" not in classes[h]]
