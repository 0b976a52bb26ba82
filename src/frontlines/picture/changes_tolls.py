"""Tolls a source took back: a corrected page, a later count of the same hospital, "revising an earlier toll"."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from frontlines.model.incident import Incident
from frontlines.model.known import Known
from frontlines.model.statement import Toll
from frontlines.model.told import Told
from frontlines.picture.changes_incidents import incident_words
from frontlines.picture.changes_shapes import Change, ChangeKind
from frontlines.picture.reckon_entry import Entry, Use
from frontlines.picture.reckon_sift import sift
from frontlines.picture.reckon_words import publisher_words
from frontlines.picture.words import Names, bounds


def source_revisions(
    incidents: Sequence[Incident],
    tolls: Mapping[str, Sequence[Told[Toll]]],
    *,
    after: date,
    until: date,
    known: Known,
    names: Names,
) -> Iterator[Change]:
    """Counts published after one day and up to another that replace an older count of the same source.

    `tolls` are those of each incident, by Incident.id, with those of older versions of corrected pages. What a
    report gives only to take it back counts as an older count of its source.
    """
    for incident in incidents:
        entries = {entry.told.id: entry for entry in sift(tolls.get(incident.id, ()), known=known)}
        told: set[tuple[str, object]] = set()
        for old in entries.values():
            new = entries.get(old.because or "") if old.use is Use.SUPERSEDED else None
            while new is not None and new.use is Use.SUPERSEDED:
                new = entries.get(new.because or "")
            if new is None or old.bounds == new.bounds or not after < new.told.byline.day <= until:
                continue
            if (new.told.id, old.bounds) not in told:
                told.add((new.told.id, old.bounds))
                yield _revised(incident, old, new, names)


def _revised(incident: Incident, old: Entry, new: Entry, names: Names) -> Change:
    before, after = (bounds(each.toll.low, each.toll.high, estimate=each.toll.estimate) for each in (old, new))
    kind, day = new.toll.kind.value, new.told.byline.day
    source = publisher_words(new)
    return Change(
        kind=ChangeKind.TOLL_REVISED,
        subject=incident.id,
        day=day,
        before=before,
        after=after,
        words=f"{incident.id} {incident_words(incident, names)}: {kind} from {before} to {after} "
        f"(by its own source: {source}, {day.isoformat()})",
        statements=(old.told.id, new.told.id),
        asserted=incident.asserted,
    )
