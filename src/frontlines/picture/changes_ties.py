"""Changes of ties: begun, resumed, ended, and sides changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from frontlines.model.relation import Relation
from frontlines.model.settings import PictureSettings
from frontlines.model.statement import TieKind
from frontlines.picture.changes_shapes import Change, ChangeKind, Snapshot
from frontlines.picture.relations import during
from frontlines.picture.words import TIE_VERBS, Names, agree

_Key = tuple[str, TieKind, str]


def recent_ties(
    relations: Sequence[Relation], first: date, last: date, settings: PictureSettings
) -> tuple[Relation, ...]:
    """What of some relations can have changed between two days: those of ties that stood at some time between them.

    A spell of such a tie that had lapsed by the first day counts as over, so that a later one is told as resumed.
    What a report tells of years ago is no change of these days.
    """
    standing = set(during(relations, first, last, settings))
    keys = {_key(relation) for relation in standing}
    return tuple(
        relation if relation in standing else replace(relation, ended=True)
        for relation in relations
        if _key(relation) in keys
    )


def _key(relation: Relation) -> _Key:
    return relation.source, relation.kind, relation.target


def tie_changes(before: Snapshot, after: Snapshot, names: Names) -> Iterator[Change]:
    """Changes of sides, then tie by tie in the order of their ids."""
    old, new = _by_key(before.relations), _by_key(after.relations)
    yield from _sides(before.relations, after.relations, names)
    yield from _parents(old, new, names)
    for key in sorted({*old, *new}):
        was, now = old.get(key, []), new.get(key, [])
        went_on, goes_on = _going(was), _going(now)
        if now and not was:
            yield _change(ChangeKind.TIE_NEW, now[0], names)
            if not goes_on:
                yield _change(ChangeKind.TIE_ENDED, now[-1], names)
        elif goes_on and was and not went_on:
            yield _change(ChangeKind.TIE_RESUMED, goes_on[-1], names)
        elif went_on and not goes_on:
            yield _change(ChangeKind.TIE_ENDED, (now or went_on)[-1], names)


def _by_key(relations: Sequence[Relation]) -> dict[_Key, list[Relation]]:
    found: dict[_Key, list[Relation]] = {}
    for relation in sorted(relations, key=lambda r: (r.start or date.min, r.end or date.max, r.statements)):
        found.setdefault(_key(relation), []).append(relation)
    return found


def _going(relations: Sequence[Relation]) -> list[Relation]:
    return [relation for relation in relations if not relation.ended]


def _change(kind: ChangeKind, relation: Relation, names: Names) -> Change:
    words = f"{agree(names.actor(relation.source), TIE_VERBS[relation.kind])} {names.actor(relation.target)}"
    means = f" ({', '.join(relation.means)})" if relation.means else ""
    said = {ChangeKind.TIE_NEW: "new", ChangeKind.TIE_RESUMED: "again", ChangeKind.TIE_ENDED: "no longer"}[kind]
    ended = kind is ChangeKind.TIE_ENDED
    return Change(
        kind=kind,
        subject=f"{relation.source} {relation.kind.value} {relation.target}",
        day=relation.end if ended else relation.start,
        before=words if ended else "",
        after="" if ended else words,
        words=f"{said}: {words}{means}{'' if relation.asserted else ' (only claimed)'}",
        statements=_rest(relation),
        asserted=relation.asserted,
    )


def _sides(was: Sequence[Relation], now: Sequence[Relation], names: Names) -> Iterator[Change]:
    """Pairs that stood only together and now stand only against each other, or the other way round."""
    old, new = _signs(_going(was)), _signs(_going(now))
    for pair in sorted({*old} & {*new}):
        before, after = {r.sign for r in old[pair]}, {r.sign for r in new[pair]}
        if before | after != {-1, 1} or len(before) != 1 or len(after) != 1:
            continue
        turned = new[pair]
        one, other = names.actor(pair[0]), names.actor(pair[1])
        sides = {1: "stood together", -1: "stood against each other"}
        said = {1: "now stand together", -1: "now stand against each other"}
        (sign_before,), (sign_after,) = before, after
        yield Change(
            kind=ChangeKind.SIDE_CHANGED,
            subject=" ".join(pair),
            day=min((r.start for r in turned if r.start), default=None),
            before=sides[sign_before],
            after=said[sign_after],
            words=f"{one} and {other} {sides[sign_before]} and {said[sign_after]}",
            statements=tuple(dict.fromkeys(id_ for relation in turned for id_ in relation.statements)),
            asserted=any(relation.asserted for relation in turned),
        )


def _signs(relations: Sequence[Relation]) -> dict[tuple[str, str], list[Relation]]:
    found: dict[tuple[str, str], list[Relation]] = {}
    for relation in relations:
        pair = (relation.source, relation.target)
        found.setdefault((min(pair), max(pair)), []).append(relation)
    return found


def _parents(old: dict[_Key, list[Relation]], new: dict[_Key, list[Relation]], names: Names) -> Iterator[Change]:
    """Actors that were part of one body and are now part of another instead."""
    was, now = _bodies(old), _bodies(new)
    for actor in sorted({*was} & {*now}):
        left, joined = {*was[actor]} - {*now[actor]}, {*now[actor]} - {*was[actor]}
        if not left or not joined:
            continue
        relations = [now[actor][body] for body in sorted(joined)]
        before, after = names.all_actors(sorted(left)), names.all_actors(sorted(joined))
        yield Change(
            kind=ChangeKind.SIDE_CHANGED,
            subject=actor,
            day=min((r.start for r in relations if r.start), default=None),
            before=f"part of {before}",
            after=f"part of {after}",
            words=f"{agree(names.actor(actor), ('was', 'were'))} part of {before}, now of {after}",
            statements=tuple(dict.fromkeys(id_ for relation in relations for id_ in relation.statements)),
            asserted=any(relation.asserted for relation in relations),
        )


def _bodies(relations: dict[_Key, list[Relation]]) -> dict[str, dict[str, Relation]]:
    found: dict[str, dict[str, Relation]] = {}
    for (source, kind, target), listed in relations.items():
        if kind is TieKind.PART_OF and _going(listed):
            found.setdefault(source, {})[target] = _going(listed)[-1]
    return found


def _rest(relation: Relation) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*relation.statements, *((relation.ended_by,) if relation.ended_by else ()))))
