"""Views of how the ties hang together: divided enemies and other triads out of balance, and camps."""

from collections.abc import Sequence
from datetime import date, timedelta

from frontlines.model.known import Known
from frontlines.model.relation import Relation
from frontlines.model.view import Row, View
from frontlines.picture.camps import Camps, camps_of
from frontlines.picture.relations import during
from frontlines.picture.triads import triads_of
from frontlines.picture.words import Names, names_in
from frontlines.project.folder import Project
from frontlines.project.latest import latest_day
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import CLAIMED_NOTE, MACHINE_NOTE, wanted
from frontlines.store.shapes import Wanted


def divided_view(project: Project, asked: Asked) -> View:
    """Actors whose ties pull against each other: they share an enemy and yet are against each other, stand with two
    who fight, or are backed by two who fight."""
    relations, known, names, days = _standing(project, asked)
    found = triads_of(relations, known, names, between=days, settings=project.settings.picture)
    if asked.actor:
        wanted_ones = set(wanted(project.store, Asked(actor=asked.actor)).actors)
        found = tuple(triad for triad in found if wanted_ones & {*triad.actors, *triad.over})
    rows = tuple(
        {
            "rule": triad.rule.value,
            "actors": tuple(names.actor(actor) for actor in triad.actors),
            "actor_ids": triad.actors,
            "over": tuple(names.actor(actor) for actor in triad.over),
            "over_ids": triad.over,
            "why": triad.explanation,
            "held": "" if triad.asserted else "claimed",
            "sources": triad.independent,
            "statement_ids": triad.statements,
            "review": "machine" if triad.machine_only else "checked",
        }
        for triad in found[: asked.limit]
    )
    notes = (
        _span(days),
        "divided = both against the same enemy, and yet against each other; crossed = one stands with two who fight; "
        "backers = two stand together whose backers fight; proxies = two are against each other, and so are their "
        "backers.",
        CLAIMED_NOTE,
        MACHINE_NOTE,
    )
    return View(
        "divided", "Divided enemies", ("rule", "actors", "over", "why", "held", "sources"), rows, len(found), notes
    )


def camps_view(project: Project, asked: Asked) -> View:
    """Actors put together so that ties inside are friendly and ties between hostile; then those that do not fit."""
    relations, known, names, days = _standing(project, asked)
    found = camps_of(relations, known, names, between=days, settings=project.settings.picture)
    rows: tuple[Row, ...] = tuple(
        {
            "camp": number,
            "members": tuple(names.actor(actor) for actor in camp.members),
            "member_ids": camp.members,
            "together": camp.inside_with,
            "against_inside": camp.inside_against,
            "against_others": camp.outside_against,
            "with_others": camp.outside_with,
            "why": camp.explanation,
        }
        for number, camp in enumerate(found.camps, start=1)
    )
    shown = ("camp", "members", "together", "against_inside", "against_others", "why")
    notes = (_span(days), found.explanation, "A tie that is only claimed counts half.", MACHINE_NOTE)
    limited = rows[: asked.limit]
    return View("camps", "Camps", shown, limited, len(rows), notes, parts=(_misfits(found, asked),))


def _misfits(found: Camps, asked: Asked) -> View:
    rows: tuple[Row, ...] = tuple(
        {
            "camps": tuple(str(index + 1) for index in misfit.camps),
            "why": misfit.explanation,
            "statement_ids": misfit.statements,
        }
        for misfit in found.misfits[: asked.limit]
    )
    return View("misfits", "Ties that do not fit", ("camps", "why"), rows, len(found.misfits))


def _standing(project: Project, asked: Asked) -> tuple[Sequence[Relation], Known, Names, tuple[date, date] | None]:
    """The relations of the days asked for; of the latest day where none is."""
    store = project.store
    last = asked.on or asked.until or latest_day(store)
    if last is None:
        return (), Known(), Names(), None
    days = (asked.on or asked.since or last, last)
    decay = timedelta(days=project.settings.picture.tie_decay_days)
    asked_for = Wanted(since=days[0] - decay, until=days[1])
    relations = during(store.relations(asked_for), *days, project.settings.picture)
    known = store.known_of({actor for one in relations for actor in (one.source, one.target)}, ())
    return relations, known, names_in(known), days


def _span(days: tuple[date, date] | None) -> str:
    if days is None:
        return "There are no reports yet."
    first, last = (day.isoformat() for day in days)
    return (
        f"By the ties that stood on {first}." if first == last else f"By the ties that stood from {first} to {last}."
    )
