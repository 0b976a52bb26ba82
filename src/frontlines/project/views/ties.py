"""The view of ties over time."""

from dataclasses import replace

from frontlines.model.actor import ActorKind
from frontlines.model.relation import Relation
from frontlines.model.view import Row, View
from frontlines.picture.relations import during
from frontlines.picture.words import TIE_VERBS, Names, agree, names_in
from frontlines.project.folder import Project
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import CLAIMED_NOTE, MACHINE_NOTE, naming, wanted
from frontlines.store.contract import Store
from frontlines.store.shapes import Wanted


def ties_view(project: Project, asked: Asked) -> View:
    """How actors stand to each other, one kind and stretch of time a row, the best supported first."""
    store = project.store
    question = replace(wanted(store, asked), best_first=True)
    if asked.on is not None or question.places:
        every = _of_places(store, replace(question, limit=None))
        standing = during(every, asked.on, asked.on, project.settings.picture) if asked.on else every
        found, total = tuple(standing)[: asked.limit], len(standing)
    else:
        found, total = store.relations(question), store.relation_count(question)
    known = store.known_of({actor for one in found for actor in (one.source, one.target)}, ())
    names = names_in(known)
    persons = frozenset(actor.id for actor in known.actors.values() if actor.kind is ActorKind.PERSON)
    rows = tuple(_row(one, names, persons) for one in found)
    shown = ("tie", "from", "to", "over", "means", "held", "sources", "review")
    return View("ties", "Ties over time", shown, rows, total, (CLAIMED_NOTE, MACHINE_NOTE))


def _of_places(store: Store, question: Wanted) -> tuple[Relation, ...]:
    """The relations that rest on a statement about one of the places asked for, or whose words name it."""
    relations = store.relations(replace(question, places=()))
    if not question.places:
        return relations
    about = set(store.statement_ids(naming(Wanted(places=question.places)), ("tie", "event")))
    return tuple(one for one in relations if about.intersection(one.statements))


def _row(one: Relation, names: Names, persons: frozenset[str]) -> Row:
    source, verb = names.actor(one.source), TIE_VERBS[one.kind]
    # "Mahmoud Abbas leads", whatever his name ends in.
    said = f"{source} {verb[0]}" if one.source in persons else agree(source, verb)
    return {
        "tie": f"{said} {names.actor(one.target)}",
        "source": source,
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
