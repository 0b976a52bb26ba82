"""Independent sources: how many, once wire copies and repeats of one publisher are taken as one."""

from collections.abc import Iterable, Mapping

from frontlines.model.byline import Byline
from frontlines.model.ids import fold


def voices(bylines: Iterable[Byline]) -> Mapping[str, str]:
    """From report id to the voice it speaks with; reports of one voice are one source.

    Two reports share a voice where one copies the other (the same group of wire copies) or one publisher made both,
    and so on through a third. A report whose publisher is unknown speaks for itself or for what it copies. The voice
    is named by the report of the lowest number among those given.
    """
    ordered = sorted({byline.report: byline for byline in bylines}.values(), key=lambda byline: byline.number)
    groups = _groups((byline.report, byline.publisher, byline.copies) for byline in ordered)
    named: dict[str, str] = {}
    return {byline.report: named.setdefault(groups[byline.report], byline.report) for byline in ordered}


def independent(bylines: Iterable[Byline]) -> int:
    """How many independent sources some reports are."""
    return len(set(voices(bylines).values()))


def independent_groups(reports: Iterable[tuple[str, str | None, str]]) -> int:
    """The same for (report id, publisher, group of copies)."""
    return len(set(_groups(reports).values()))


def _groups(reports: Iterable[tuple[str, str | None, str]]) -> Mapping[str, str]:
    """From report id to one name for each set of reports that hang together."""
    leader: dict[str, str] = {}

    def root(key: str) -> str:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    rows = list(reports)
    for report, publisher, copies in rows:
        first = root(f"report {report}")
        leader[root(f"copies {copies}")] = first
        if publisher and fold(publisher):
            leader[root(f"publisher {fold(publisher)}")] = root(first)
    return {report: root(f"report {report}") for report, _, _ in rows}
