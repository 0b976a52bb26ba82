"""Changes of incidents: new, merged, split, gone, confirmed, and tolls revised."""

from collections import Counter
from collections.abc import Iterator, Mapping

from frontlines.model.incident import Incident, Reckoning
from frontlines.model.statement import TollKind
from frontlines.picture.changes_shapes import Change, ChangeKind, Snapshot
from frontlines.picture.words import Names, bounds, event_label, when_words

_NOT_COUNTED = "not counted"
_MOST = 4  # reports named


def incident_changes(before: Snapshot, after: Snapshot, names: Names) -> Iterator[Change]:
    """Incidents that came and went, in the order of their ids, then those whose tolls or standing changed."""
    old = {incident.id: incident for incident in before.incidents}
    new = {incident.id: incident for incident in after.incidents}
    was_in, is_in = _homes(old), _homes(new)
    for id_ in sorted({*new} - {*old}):
        origin = _most(was_in, new[id_], among={*new} & {*old})
        yield _came(new[id_], origin, names)
    for id_ in sorted({*old} - {*new}):
        yield _went(old[id_], _most(is_in, old[id_], among={*new}), new, names)
    for id_ in sorted({*old} & {*new}):
        if not old[id_].asserted and new[id_].asserted:
            yield _plain(ChangeKind.CONFIRMED, new[id_], "only claimed", "stated as fact", names)
        yield from _tolls(old[id_], new[id_], after, names)


def _homes(incidents: Mapping[str, Incident]) -> dict[str, str]:
    return {statement: id_ for id_, incident in incidents.items() for statement in incident.statements}


def _most(homes: Mapping[str, str], incident: Incident, *, among: set[str]) -> str | None:
    """The incident of the other picture that has most of the statements of this one."""
    found = Counter(homes[s] for s in incident.statements if homes.get(s) in among)
    return min(found, key=lambda id_: (-found[id_], id_)) if found else None


def incident_words(incident: Incident, names: Names) -> str:
    """An incident in a few words: "Air strike, Raqqa, 5 May 2016"."""
    label = event_label(incident.type)
    parts = [label[:1].upper() + label[1:], names.all_places(incident.places[:1]), when_words(incident.when)]
    return ", ".join(part for part in parts if part)


def _plain(kind: ChangeKind, incident: Incident, before: str, after: str, names: Names) -> Change:
    return Change(
        kind=kind,
        subject=incident.id,
        day=incident.last_reported,
        before=before,
        after=after,
        words=f"{incident.id} {incident_words(incident, names)}: {before}, now {after}",
        statements=incident.statements,
        asserted=incident.asserted,
    )


def _came(incident: Incident, origin: str | None, names: Names) -> Change:
    words = f"{incident.id} {incident_words(incident, names)}"
    killed = next((r for r in incident.tolls if r.kind is TollKind.KILLED), None)
    told = f", {_number(killed)} killed" if killed else ""
    return Change(
        kind=ChangeKind.SPLIT if origin else ChangeKind.NEW_INCIDENT,
        subject=incident.id,
        day=incident.first_reported,
        before=origin or "",
        after=incident.id,
        words=f"{words}: split from {origin}" if origin else f"{words}{told}",
        statements=incident.statements,
        asserted=incident.asserted,
    )


def _went(incident: Incident, successor: str | None, new: Mapping[str, Incident], names: Names) -> Change:
    words = f"{incident.id} {incident_words(incident, names)}"
    return Change(
        kind=ChangeKind.MERGED if successor else ChangeKind.GONE,
        subject=incident.id,
        day=new[successor].last_reported if successor else None,
        before=incident.id,
        after=successor or "",
        words=f"{words}: now part of {successor}" if successor else f"{words}: no statement of it is left",
        statements=incident.statements,
        asserted=incident.asserted,
    )


def _tolls(old: Incident, new: Incident, after: Snapshot, names: Names) -> Iterator[Change]:
    was = {reckoning.kind: reckoning for reckoning in old.tolls}
    now = {reckoning.kind: reckoning for reckoning in new.tolls}
    for kind in TollKind:
        one, other = was.get(kind), now.get(kind)
        if (one and (one.low, one.high)) == (other and (other.low, other.high)):
            continue
        before, later = _number(one), _number(other)
        fresh = tuple(s for s in (other.statements if other else ()) if not one or s not in one.statements)
        sources = _sources(fresh, after)
        rule = f"rule {other.rule}" if other else ""
        notes = "; ".join(part for part in (rule, f"by {sources}" if sources else "") if part)
        days = [after.bylines[s].day for s in fresh if s in after.bylines]
        yield Change(
            kind=ChangeKind.TOLL_REVISED,
            subject=new.id,
            day=max(days, default=new.last_reported),
            before=before,
            after=later,
            words=f"{new.id} {incident_words(new, names)}: {kind.value} from {before} to {later}"
            + (f" ({notes})" if notes else ""),
            statements=fresh or (other.statements if other else one.statements if one else ()),
            asserted=new.asserted,
        )


def _number(reckoning: Reckoning | None) -> str:
    if reckoning is None:
        return _NOT_COUNTED
    return bounds(reckoning.low, reckoning.high, estimate=reckoning.estimate)


def _sources(statements: tuple[str, ...], snapshot: Snapshot) -> str:
    bylines = {snapshot.bylines[s].report: snapshot.bylines[s] for s in statements if s in snapshot.bylines}
    named = [f"{b.publisher or b.title or b.report}, {b.day.isoformat()}" for b in bylines.values()]
    return "; ".join(named[:_MOST]) + (f" and {len(named) - _MOST} more" if len(named) > _MOST else "")
