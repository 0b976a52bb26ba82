"""The view of ties over time."""

from dataclasses import replace

from frontlines.model.relation import Relation
from frontlines.model.view import Row, View
from frontlines.picture.words import TIE_VERBS, Names, agree, names_in
from frontlines.project.folder import Project
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import CLAIMED_NOTE, MACHINE_NOTE, wanted


def ties_view(project: Project, asked: Asked) -> View:
    """How actors stand to each other, one kind and stretch of time a row, the best supported first."""
    store = project.store
    question = replace(wanted(store, asked), best_first=True)
    found = store.relations(question)
    names = names_in(store.known_of({actor for one in found for actor in (one.source, one.target)}, ()))
    rows = tuple(_row(one, names) for one in found)
    shown = ("tie", "from", "to", "over", "means", "held", "sources", "review")
    return View("ties", "Ties over time", shown, rows, store.relation_count(question), (CLAIMED_NOTE, MACHINE_NOTE))


def _row(one: Relation, names: Names) -> Row:
    return {
        "tie": f"{agree(names.actor(one.source), TIE_VERBS[one.kind])} {names.actor(one.target)}",
        "source": names.actor(one.source),
        "source_ids": (one.source,),
        "kind": one.kind.value,
        "target": names.actor(one.target),
        "target_ids": (one.target,),
        "sign": one.sign,
        "from": one.start.isoformat() if one.start else None,
        "to": one.end.isoformat() if one.end else None,
        "over": one.ended,
        "ended_by_id": one.ended_by,
        "means": one.means,
        "held": "" if one.asserted else "claimed",
        "sources": one.independent,
        "statements": len(one.statements),
        "statement_ids": one.statements,
        "review": "machine" if one.machine_only else "checked",
    }
