"""The view of claims: what was claimed, and how that stands."""

from collections.abc import Iterable, Sequence
from typing import Any

from frontlines.model.statement import Claim, Control, Event, Tie
from frontlines.model.told import Told
from frontlines.model.view import Row, View
from frontlines.picture.claims_ledger import ClaimRow, claims_ledger
from frontlines.project.folder import Project
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import FACTS, MACHINE_NOTE, kept, naming, told_as_judged, wanted
from frontlines.store.contract import Store
from frontlines.store.shapes import Axis, Wanted


def claims_view(project: Project, asked: Asked) -> View:
    """Claims by the time they were reported, each with how it stands against what others say."""
    store = project.store
    ids = store.statement_ids(naming(wanted(store, asked, limit=False)), ("claim",))
    rows = claim_rows(store, ids[: asked.limit])
    shown = ("id", "day", "publisher", "speaker", "claims", "stands", "why")
    notes = (
        "stands: confirmed = an independent source states it as fact; contradicted = another denies it or says what "
        "cannot be true beside it; unchecked = it carries nothing that others could speak of.",
        MACHINE_NOTE,
    )
    return View("claims", "Claims", shown, tuple(map(_claim_row, rows)), len(ids), notes)


def claim_rows(store: Store, ids: Sequence[str]) -> tuple[ClaimRow, ...]:
    """These claims as rows of the ledger, with everything in the project that bears on them."""
    claims: list[Told[Claim]] = [one for one in told_as_judged(store, ids) if isinstance(one.statement, Claim)]
    reports = dict.fromkeys(one.byline.report for one in claims)
    own = kept(told_as_judged(store, store.statements_of(reports, FACTS)))
    events = [one.id for one in own if isinstance(one.statement, Event)]
    incidents = store.incidents(Wanted(ids=tuple(sorted(set(store.incidents_of(events).values())))))
    members = {member for incident in incidents for member in incident.statements}
    others = {i for ids in _sharing(store, own).values() for i in ids} | members
    told = {one.id: one for one in own}
    told |= {one.id: one for one in kept(told_as_judged(store, sorted(others - told.keys())))}
    tolls = {
        toll for one in told.values() if isinstance(one.statement, Event) for toll in one.statement.tolls
    } - told.keys()
    told |= {one.id: one for one in kept(told_as_judged(store, sorted(tolls)))}
    places = {one.statement.place for one in own if isinstance(one.statement, Control)}
    periods = store.periods(Wanted(places=tuple(sorted(places)))) if places else ()
    known = store.known_for([*claims, *told.values()])
    return claims_ledger(claims, told.values(), incidents=incidents, periods=periods, known=known)


def _sharing(store: Store, told: Iterable[Told[Any]]) -> dict[str, tuple[str, ...]]:
    """Statements on the same places and the same pairs of actors as these."""
    found: dict[str, tuple[str, ...]] = {}
    for axis, kind in ((Axis.PLACE, Control), (Axis.PAIR, Tie)):
        ids = [one.id for one in told if isinstance(one.statement, kind)]
        keys = sorted({bearing.key for bearing in store.bearings_of(ids, axis)})
        found |= store.bearing_on(axis, keys)
    return found


def _claim_row(row: ClaimRow) -> Row:
    return {
        "id": row.statement,
        "day": row.day.isoformat(),
        "publisher": row.publisher,
        "report_id": row.report,
        "speaker": row.speaker_words,
        "speaker_ids": (row.speaker,) if row.speaker else (),
        "mode": row.mode.value,
        "claims": row.words,
        "stands": row.verdict.value,
        "why": row.why,
        "carries_ids": row.carries,
        "supported_by_ids": tuple(echo.statement for echo in row.echoes if echo.supports),
        "contradicted_by_ids": tuple(echo.statement for echo in row.echoes if not echo.supports),
        "copy": row.copy,
        "review": row.review.value,
    }
