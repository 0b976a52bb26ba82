"""What views share: what is asked as the store understands it, and the cells that many rows have."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from frontlines.model.settings import TollRule
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Statement
from frontlines.model.told import Review, Told
from frontlines.model.view import Cell
from frontlines.model.when import When
from frontlines.picture.rulings import rulings_of
from frontlines.project.finding import find_actors, find_places
from frontlines.project.judged import reviewed
from frontlines.project.views.asked import Asked
from frontlines.store.contract import Store
from frontlines.store.shapes import Wanted

MACHINE_NOTE = "review: machine = read by machine, not checked by a person."
CLAIMED_NOTE = "held: claimed = somebody says so; no report states it as fact."
# Kinds of statements that tell of the world, not of what somebody says or expects of it.
FACTS = ("event", "tie", "control", "toll")
AS_TOLD_NOTE = "Numbers as the report gives them; the picture reconciles them by a rule, see `show tolls`."


def toll_note(rule: TollRule) -> str:
    """By which rule the numbers of a view came about."""
    return f"Tolls by the rule {rule.value!r} (project.toml), never added up; `show incident ID` has every count."


def wanted(store: Store, asked: Asked, *, limit: bool = True) -> Wanted:
    """The question as the store takes it. ProjectError for a place or an actor no report names."""
    return Wanted(
        places=find_places(store, asked.place) if asked.place else (),
        actors=find_actors(store, asked.actor) if asked.actor else (),
        since=asked.on or asked.since,
        until=asked.on or asked.until,
        limit=asked.limit if limit else None,
    )


def naming(question: Wanted) -> Wanted:
    """The same of statements that have no place of their own: a place fits where their words name it."""
    return replace(question, named=True)


def told_as_judged(store: Store, ids: Iterable[str]) -> list[Told[Any]]:
    """Statements in the order of their ids given, corrected where persons corrected them, rejected ones marked so."""
    order = list(ids)
    rulings = rulings_of(store.log())
    found = {told.id: reviewed(told, rulings) for told in store.told(order)}
    return [found[ident] for ident in order if ident in found]


def stance_cell(statement: Statement) -> str:
    """The stance as one word; empty for a plain assertion."""
    status = statement.stance.status
    return "" if status is StanceStatus.ASSERTED else status.value


def exact_words(statement: Statement) -> str:
    """The words a statement rests on."""
    return " … ".join(evidence.exact for evidence in statement.evidence)


def when_cells(when: When | None) -> dict[str, Cell]:
    """The ends of a time, no more exact than known, and its precision."""
    if when is None:
        return {"from": None, "to": None, "precision": None}
    return {"from": when.iso_start(), "to": when.iso_end(), "precision": when.precision.value}


def report_cells(told: Told[Any]) -> dict[str, Cell]:
    """Which report says it, and when that was published."""
    byline = told.byline
    return {
        "publisher": byline.publisher,
        "published": byline.published.iso_start() if byline.published else None,
        "report_id": byline.report,
    }


def kept(told: Iterable[Told[Any]]) -> list[Told[Any]]:
    """Those that nobody rejected."""
    return [one for one in told if one.review is not Review.REJECTED]
