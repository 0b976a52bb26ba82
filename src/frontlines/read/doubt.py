"""Doubt: what a careful user should look at again before relying on the reading."""

from collections.abc import Mapping, Sequence

from frontlines.model.reading import ReadingWarning
from frontlines.model.report import Report
from frontlines.model.stance import UNREAL
from frontlines.model.statement import Control, ControlStatus, Tie, TieKind


def doubts(
    report: Report, ties: Sequence[Tie], control: Sequence[Control], names: Mapping[str, str]
) -> tuple[ReadingWarning, ...]:
    """Warnings in words: no date to count from, pairs that both back and fight, places held by two."""
    found: list[ReadingWarning] = []
    if report.published is None:
        found.append(
            ReadingWarning(
                "no-date", "no published date was found: days such as Sunday stay unresolved; give --published"
            )
        )
    fights = {
        frozenset((t.source, t.target)): t for t in ties if t.kind == TieKind.FIGHTS and t.stance.status not in UNREAL
    }
    for tie in ties:
        pair = frozenset((tie.source, tie.target))
        if tie.kind in (TieKind.BACKS, TieKind.ALLIED_WITH) and tie.stance.status not in UNREAL and pair in fights:
            at = tie.evidence[0]
            found.append(
                ReadingWarning(
                    "backs-and-fights",
                    f"{names.get(tie.source, tie.source)} is read as both helping and fighting "
                    f"{names.get(tie.target, tie.target)}: check both passages",
                    at.start,
                    at.end,
                )
            )
    holders: dict[str, Control] = {}
    for one in control:
        if one.status != ControlStatus.HOLDS or one.stance.status in UNREAL:
            continue
        other = holders.setdefault(one.place, one)
        if other.actor != one.actor:
            at = one.evidence[0]
            found.append(
                ReadingWarning(
                    "two-holders",
                    f"{names.get(one.place, one.place)} is read as held by "
                    f"{names.get(other.actor, other.actor)} and by {names.get(one.actor, one.actor)}",
                    at.start,
                    at.end,
                )
            )
    return tuple(found)
