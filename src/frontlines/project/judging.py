"""Judging: what persons decide is checked, logged with who, when and why, and the picture around it made stale."""

import getpass
import os
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from frontlines.model.judgement import OUTCOMES, VERDICTS, Act, Judgement, Rulings
from frontlines.model.statement import Event, Forecast
from frontlines.model.told import Review, Told
from frontlines.picture.rulings import rulings_of, undone
from frontlines.project.bearings import bearings_of
from frontlines.project.correcting import correction
from frontlines.project.finding import find_incident, find_statement, short
from frontlines.project.folder import Project, ProjectError
from frontlines.project.judged import judged, reviewed
from frontlines.store.contract import Store
from frontlines.store.shapes import Axis, Bearing

JUDGE_VARIABLE = "FRONTLINES_JUDGE"


def who() -> str:
    """Who judges: the environment variable FRONTLINES_JUDGE, else the name of the account."""
    name = os.environ.get(JUDGE_VARIABLE)
    if name:
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return f"account {os.getuid()}"


def judge(
    project: Project, statement: str, act: Act, *, why: str, by: str, fields: Mapping[str, str] | None = None
) -> Judgement:
    """Accept, reject or correct a statement, or say of a forecast whether it came true.

    Raises ProjectError for an act that does not fit the statement, CorrectionError for a value it cannot hold.
    """
    store = project.store
    ident = find_statement(store, statement)
    told = _one(store, ident)
    if act in OUTCOMES and not isinstance(told.statement, Forecast):
        raise ProjectError(f"{ident} is no forecast; only a forecast comes true or does not")
    if act not in OUTCOMES | VERDICTS:
        raise ProjectError(f"{act.value!r} is nothing to say of a statement")
    changes = dict(fields or {})
    if act is Act.CORRECT and not changes:
        raise ProjectError(
            f"a correction names fields and their new values, as in targets=gov:SY; "
            f"`frontlines show statement {short(ident)}` lists its fields"
        )
    if act is not Act.CORRECT and changes:
        raise ProjectError(
            f"{act.value} takes no fields; write: frontlines judge {short(ident)} correct {_as_given(changes)}"
        )
    if act is Act.CORRECT:
        changes = correction(store, told.statement, changes, standing=_rulings(store).verdicts.get(told.lineage))
    return _log(project, Judgement(0, act, (told.lineage,), by, _now(), why, fields=changes))


def merge(project: Project, incidents: Sequence[str], *, why: str, by: str) -> Judgement:
    """Take incidents for one."""
    store = project.store
    found = [_incident(store, words) for words in incidents]
    if len({ident for ident, _ in found}) < 2:
        raise ProjectError("a merge needs two or more different incidents")
    founders = _lineages(store, [statements[0] for _, statements in found])
    return _log(project, Judgement(0, Act.MERGE, founders, by, _now(), why))


def split(project: Project, incident: str, statements: Sequence[str], *, why: str, by: str) -> Judgement:
    """Take some statements of an incident for another event than the rest."""
    store = project.store
    ident, members = _incident(store, incident)
    parted = [find_statement(store, words) for words in statements]
    for statement in parted:
        if statement not in members:
            raise ProjectError(
                f"{short(statement)} is not in {short(ident)}; `frontlines show incident` lists what is"
            )
    rest = [member for member in members if member not in parted]
    if not rest:
        raise ProjectError(f"{short(ident)} has no other statements; there is nothing to part these from")
    return _log(
        project, Judgement(0, Act.SPLIT, _lineages(store, parted), by, _now(), why, others=_lineages(store, rest))
    )


def undo(project: Project, number: int | None, *, why: str, by: str) -> Judgement:
    """Take back a judgement, the last standing one if no number is given; undoing an undo brings it back."""
    log = project.store.log()
    gone = undone(log)
    if number is None:
        standing = [entry for entry in log if entry.act is not Act.UNDO and entry.number not in gone]
        if not standing:
            raise ProjectError("there is no judgement to undo; `frontlines log` lists all there were")
        number = standing[-1].number
    target = next((entry for entry in log if entry.number == number), None)
    if target is None:
        raise ProjectError(f"there is no judgement J-{number}; `frontlines log` lists them")
    if number in gone:
        by_which = max(entry.number for entry in log if entry.undoes == number and entry.number not in gone)
        raise ProjectError(f"J-{number} is undone already; `frontlines undo J-{by_which}` brings it back")
    return _log(project, Judgement(0, Act.UNDO, target.subjects, by, _now(), why, undoes=number))


def _as_given(fields: Mapping[str, str]) -> str:
    return " ".join(f"{name}={value}" for name, value in fields.items())


def _now() -> datetime:
    return datetime.now(UTC)


def _rulings(store: Store) -> Rulings:
    return rulings_of(store.log())


def _one(store: Store, ident: str) -> Told[Any]:
    found = store.told([ident])
    if not found:
        raise ProjectError(
            f"{ident} is no statement of this project any more; read anew, its report does not make it"
        )
    return found[0]


def _incident(store: Store, words: str) -> tuple[str, tuple[str, ...]]:
    """The id and statements of the incident meant; a retired id means what it became."""
    from frontlines.store.shapes import Wanted

    ident = find_incident(store, words)
    for _ in range(100):  # an id may have become another that became another
        found = store.incidents(Wanted(ids=(ident,)))
        if found:
            return found[0].id, found[0].statements
        retired = store.retired([ident])
        if not retired or retired[0].became is None:
            break
        ident = retired[0].became
    raise ProjectError(f"{words} is no incident any more: its statements left the picture")


def _lineages(store: Store, statements: Sequence[str]) -> tuple[str, ...]:
    lineages = {told.id: told.lineage for told in store.told(statements)}
    return tuple(dict.fromkeys(lineages[statement] for statement in statements))


def _log(project: Project, judgement: Judgement) -> Judgement:
    """Write to the log, with everything in the picture that has to be made anew."""
    store = project.store
    before = _rulings(store)
    after = rulings_of([*store.log(), Judgement(10**9, **_content(judgement))])
    touched = _touched(judgement, before, after, store)
    told = store.told(list(store.by_lineage(touched).values()))
    bearings: dict[str, tuple[Bearing, ...]] = {}
    for one in told:
        # What was read anew is judged as it now stands, so that an undone correction moves its event back.
        left = reviewed(one, after)
        bearings[one.id] = () if left.review is Review.REJECTED else _bearings(store, left, after)
    old = [bearing for axis in Axis for bearing in store.bearings_of([one.id for one in told], axis)]
    stale: dict[Axis, Collection[str]] = {
        Axis.BLOCK: sorted(one.id for one in told if isinstance(one.statement, Event)),
        **{
            axis: sorted({b.key for rows in (old, *bearings.values()) for b in rows if b.axis is axis})
            for axis in (Axis.PLACE, Axis.PAIR)
        },
    }
    stale[Axis.BLOCK] = sorted({*stale[Axis.BLOCK], *_events_of_tolls(store, told)})
    return store.append(judgement, stale, bearings)


def _bearings(store: Store, told: Told[Any], rulings: Rulings) -> tuple[Bearing, ...]:
    """What one statement bears on, as persons left it and its tolls."""
    tolls = told.statement.tolls if isinstance(told.statement, Event) else ()
    whole = [told, *judged(store.told(tolls), rulings)]
    text = store.text(told.byline.report)
    return tuple(b for b in bearings_of(whole, store.known_for(whole), text) if b.statement == told.id)


def _content(judgement: Judgement) -> dict[str, Any]:
    return {
        name: getattr(judgement, name)
        for name in ("act", "subjects", "by", "at", "why", "fields", "others", "undoes")
    }


def _touched(judgement: Judgement, before: Rulings, after: Rulings, store: Store) -> tuple[str, ...]:
    """Lineages whose place in the picture a judgement may change."""
    found = {*judgement.subjects, *judgement.others}
    for rulings in (before, after):
        for group in rulings.together:
            if group & found:
                found |= group
    return tuple(sorted(found))


def _events_of_tolls(store: Store, told: Sequence[Told[Any]]) -> set[str]:
    """Events whose toll was judged: their incidents are reckoned anew."""
    tolls = {one.id for one in told}
    return {
        event.id
        for report in {one.byline.report for one in told}
        for event in store.told(store.report_statements(report, "event"))
        if isinstance(event.statement, Event) and tolls & set(event.statement.tolls)
    }
