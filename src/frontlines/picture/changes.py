"""What changed between two pictures: two days of one project, or two readings of the same reports."""

from collections.abc import Iterable, Iterator

from frontlines.model.known import Known
from frontlines.picture.changes_control import control_changes
from frontlines.picture.changes_incidents import incident_changes
from frontlines.picture.changes_shapes import Change, ChangeKind, Snapshot
from frontlines.picture.changes_ties import tie_changes
from frontlines.picture.claims_ledger import Verdict
from frontlines.picture.words import Names, names_in

__all__ = ["Change", "ChangeKind", "Snapshot", "changes_of"]

_ORDER = {kind: n for n, kind in enumerate(ChangeKind)}
_AGAINST = frozenset({Verdict.CONTRADICTED, Verdict.DISPUTED})


def changes_of(
    before: Snapshot, after: Snapshot, *, known: Known, besides: Iterable[Change] = ()
) -> tuple[Change, ...]:
    """Everything that differs between two pictures, by kind, then by day; two equal pictures differ in nothing.

    `known` holds the actors and places of both; `besides` are changes found otherwise, to be told among these.
    """
    names = names_in(known)
    found = [
        *control_changes(before, after, known, names),
        *tie_changes(before, after, names),
        *incident_changes(before, after, names),
        *_contradicted(before, after),
        *_first_seen(before, after, names),
        *besides,
    ]
    return tuple(sorted(found, key=lambda c: (_ORDER[c.kind], c.day is None, c.day or after.day, c.subject, c.words)))


def _contradicted(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """Claims that others deny or contradict now, and did not before."""
    already = {row.lineage for row in before.claims if row.verdict in _AGAINST}
    stood = {row.lineage: row.verdict.value for row in before.claims}
    for row in after.claims:
        if row.verdict in _AGAINST and row.lineage not in already:
            against = tuple(echo.statement for echo in row.echoes if not echo.supports)
            days = [echo.day for echo in row.echoes if not echo.supports]
            yield Change(
                kind=ChangeKind.CLAIM_CONTRADICTED,
                subject=row.statement,
                day=max(row.day, min(days, default=row.day)),
                before=stood.get(row.lineage, ""),
                after=row.verdict.value,
                words=f"{row.speaker_words}: {row.words} ({row.why})",
                statements=(row.statement, *against),
                asserted=False,
            )


def _first_seen(before: Snapshot, after: Snapshot, names: Names) -> Iterator[Change]:
    for actor in sorted({*after.first_seen} - {*before.first_seen}):
        day = after.first_seen[actor]
        yield Change(
            kind=ChangeKind.FIRST_SEEN,
            subject=actor,
            day=day,
            before="",
            after=names.actor(actor),
            words=f"{names.actor(actor)} appears for the first time ({day.isoformat()})",
            statements=(),
            asserted=True,
        )
