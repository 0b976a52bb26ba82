"""What views of tolls must know besides an incident's own: counts of older page versions, and shared counts."""

from collections.abc import Mapping, Sequence
from typing import Any

from frontlines.model.statement import Event, Toll
from frontlines.model.told import Review, Told
from frontlines.project.keys import toll_key
from frontlines.project.views.common import told_as_judged
from frontlines.store.contract import Store
from frontlines.store.shapes import Axis, Wanted


def shared_tolls(store: Store, events: Sequence[Told[Event]]) -> frozenset[str]:
    """Those of the tolls of some events that other events share which lie in another incident."""
    keys = {toll_key(one.byline.report, toll): toll for one in events for toll in one.statement.tolls}
    sharing = store.bearing_on(Axis.BLOCK, sorted(keys))
    homes = store.incidents_of({event for ids in sharing.values() for event in ids})
    return frozenset(
        toll
        for key, toll in keys.items()
        if len({homes[event] for event in sharing.get(key, ()) if event in homes}) > 1
    )


def older_tolls(store: Store, events: Mapping[str, Sequence[Told[Event]]]) -> dict[str, list[Told[Toll]]]:
    """From an incident's id to the tolls that older versions of its pages gave for it, corrected since.

    `events` are the events of each incident; the older version speaks of the same where it tells an event of the
    same type at the same place.
    """
    before = _older_reports(store, {one.byline.report for told in events.values() for one in told})
    said = {
        report: [one for one in told_as_judged(store, store.report_statements(report, "event")) if _kept(one)]
        for report in {older for olders in before.values() for older in olders}
    }
    found = {
        incident: dict.fromkeys(
            toll
            for one in told
            for older in before.get(one.byline.report, ())
            for other in said[older]
            if _alike(one.statement, other.statement)
            for toll in other.statement.tolls
        )
        for incident, told in events.items()
    }
    tolls = {one.id: one for one in told_as_judged(store, {t for ids in found.values() for t in ids}) if _kept(one)}
    return {incident: [tolls[toll] for toll in ids if toll in tolls] for incident, ids in found.items()}


def _older_reports(store: Store, reports: set[str]) -> dict[str, list[str]]:
    """From reports that correct a page to its earlier versions, the newest first."""
    found: dict[str, list[str]] = {}
    for row in store.reports(Wanted(ids=tuple(sorted(reports)))) if reports else ():
        if row.version_of and row.page:
            versions = [version.id for version in store.same_page(row.page)]
            found[row.id] = versions[: versions.index(row.id)][::-1]
    return found


def _alike(one: Event, other: Event) -> bool:
    return one.type == other.type and bool(set(one.places) & set(other.places))


def _kept(told: Told[Any]) -> bool:
    return told.review is not Review.REJECTED
