"""Finding: what a person's short words mean in this project: the beginning of an id, a name."""

from collections.abc import Callable

from frontlines.project.folder import ProjectError
from frontlines.store.contract import Store

# Shown in tables: about a billion, so that two among tens of thousands rarely share it; the full id is in the JSON.
SHORT = 8  # characters, the letter and hyphen included


def short(ident: str) -> str:
    """An id as it is shown to people; the beginning is enough to name it."""
    return ident[:SHORT]


def find_statement(store: Store, words: str) -> str:
    """The statement whose id begins so. ProjectError where none or several do."""
    return _only(words, store.ids_beginning, "statement", "S-", "`frontlines show events` lists them")


def find_incident(store: Store, words: str) -> str:
    """The incident whose id, present or retired, begins so. ProjectError where none or several do."""
    return _only(words, store.incident_ids, "incident", "I-", "`frontlines show incidents` lists them")


def find_report(store: Store, words: str) -> str:
    """The report whose id begins so. ProjectError where none or several do."""
    return _only(words, store.report_ids, "report", "r-", "`frontlines show reports` lists them")


def find_places(store: Store, name: str) -> tuple[str, ...]:
    """The places a name may mean. ProjectError where no report of the project names such a place."""
    found = store.place_ids(name)
    if not found:
        raise ProjectError(
            f"no report of this project names a place {name!r}; check the spelling, or try its country"
        )
    return found


def find_actors(store: Store, name: str) -> tuple[str, ...]:
    """The actors a name may mean. ProjectError where no report of the project names such an actor."""
    found = store.actor_ids(name)
    if not found:
        raise ProjectError(
            f"no report of this project names an actor {name!r}; `frontlines show actors` lists those it names"
        )
    return found


def _only(words: str, begin: Callable[[str], tuple[str, ...]], what: str, lead: str, remedy: str) -> str:
    beginning = words.strip()
    if len(beginning) < len(lead) + 2:
        raise ProjectError(f"{words!r} is too short to name one {what}; give at least {lead}xx of its id")
    found = begin(beginning)
    exact = [ident for ident in found if ident.lower() == beginning.lower()]
    if exact:
        return exact[0]
    if not found:
        raise ProjectError(f"no {what} has an id that begins with {words!r}; {remedy}")
    if len(found) > 1:
        listed = ", ".join(found[:5]) + (", ..." if len(found) > 5 else "")
        raise ProjectError(f"{words!r} begins the id of several {what}s: {listed}; give more of it")
    return found[0]
