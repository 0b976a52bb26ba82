"""One source's counts: which one it stands by in the end."""

from collections.abc import Sequence

from frontlines.picture.reckon_earlier import is_earlier
from frontlines.picture.reckon_entry import Entry, Use, Verdict, fits, in_order, size


def within_source(entries: Sequence[Entry]) -> dict[str, Verdict]:
    """What of one source's counts does not stand: parts, repeats, the overruled and the superseded.

    A person's reading overrules the machine's of the same day and in wire copies; a later day's count is no conflict
    but news.
    """
    fallen: dict[str, Verdict] = {}
    reports: dict[str, list[Entry]] = {}
    for entry in entries:
        reports.setdefault(entry.told.byline.report, []).append(entry)
    for own in reports.values():
        fallen.update(_within_report(own))
    left = [entry for entry in entries if entry.told.id not in fallen]
    judged = [entry for entry in left if entry.judged]
    for entry in left:
        ruler = next((other for other in judged if not entry.judged and _conflict(other, entry)), None)
        if ruler:
            fallen[entry.told.id] = Use.OVERRULED, ruler.told.id
    fallen.update(_over_time([entry for entry in left if entry.told.id not in fallen]))
    return fallen


def _conflict(one: Entry, other: Entry) -> bool:
    here, there = one.told.byline, other.told.byline
    together = here.day == there.day or here.copies == there.copies
    return together and one.group == other.group and one.bounds != other.bounds


def _within_report(entries: Sequence[Entry]) -> dict[str, Verdict]:
    """In one report the total stands, its parts do not; of two counts of one group the larger is the total.

    A count told only as an earlier one stands for nothing beside the new one, whether that is larger or smaller.
    """
    new = [entry for entry in entries if entry.judged or not is_earlier(entry.toll)]
    latest = max(new, key=lambda entry: size(entry.toll), default=None)
    fallen: dict[str, Verdict] = {}
    if latest is not None:
        fallen = {entry.told.id: (Use.SUPERSEDED, latest.told.id) for entry in entries if entry not in new}
    kept: list[Entry] = []
    for entry in sorted(new or entries, key=lambda e: (not e.judged, *(-n for n in size(e.toll)), in_order(e.told))):
        rival = next((k for k in kept if k.group == entry.group), None)
        total = next((k for k in kept if k.group.covers(entry.group) and fits(entry.toll, k.toll)), None)
        if rival and rival.bounds == entry.bounds:
            fallen[entry.told.id] = Use.REPEAT, rival.told.id
        elif rival:
            ruled = rival.judged and not entry.judged
            fallen[entry.told.id] = Use.OVERRULED if ruled else Use.PART, rival.told.id
        elif total:
            fallen[entry.told.id] = Use.PART, total.told.id
        else:
            parts = [k for k in kept if entry.group.covers(k.group) and fits(k.toll, entry.toll)]
            fallen.update({part.told.id: (Use.PART, entry.told.id) for part in parts})
            kept = [k for k in kept if k not in parts] + [entry]
    return fallen


def _over_time(entries: Sequence[Entry]) -> dict[str, Verdict]:
    """A later count replaces an earlier one of the same people; a later count of some of them is a part of it."""
    fallen: dict[str, Verdict] = {}
    standing: list[Entry] = []
    for entry in sorted(entries, key=lambda e: in_order(e.told), reverse=True):
        later = next((s for s in standing if s.group == entry.group or s.group.covers(entry.group)), None)
        more = next((s for s in standing if entry.group.covers(s.group) and not fits(s.toll, entry.toll)), None)
        same_report = [s for s in standing if s.told.byline.report == entry.told.byline.report]
        if later and later not in same_report:
            alike = later.group == entry.group and later.bounds == entry.bounds
            part = later.group != entry.group and fits(entry.toll, later.toll)
            use = Use.REPEAT if alike else Use.PART if part else Use.SUPERSEDED
            fallen[entry.told.id] = use, later.told.id
        elif more and more not in same_report:
            fallen[entry.told.id] = Use.SUPERSEDED, more.told.id
        else:
            parts = [s for s in standing if entry.group.covers(s.group) and fits(s.toll, entry.toll)]
            fallen.update({part.told.id: (Use.PART, entry.told.id) for part in parts})
            standing = [s for s in standing if s not in parts] + [entry]
    return fallen
