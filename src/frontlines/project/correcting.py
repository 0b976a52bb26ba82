"""Correcting: what a person writes as new values, checked, and names of actors and places as the ids they mean."""

from collections.abc import Callable, Iterable, Mapping

from frontlines.lexicon.taxonomy import load_taxonomy
from frontlines.model.actor import Actor, ActorOrigin
from frontlines.model.correction import corrected
from frontlines.model.ids import fold
from frontlines.model.judgement import Act, Judgement
from frontlines.model.known import Known
from frontlines.model.place import Place
from frontlines.model.statement import Event, Statement
from frontlines.project.folder import ProjectError
from frontlines.store.contract import Store

_ACTORS = frozenset({"initiators", "targets", "from", "to", "actor", "by", "speaker"})
_PLACES = frozenset({"place", "places"})
_LISTS = frozenset({"initiators", "targets", "places"})
_NOTHING = frozenset({"", "none", "null", "unknown"})
_MOST = 5  # candidates listed


def correction(
    store: Store, statement: Statement, fields: Mapping[str, str], *, standing: Judgement | None
) -> dict[str, str]:
    """All that is to be corrected of a statement: these fields, and those that a standing correction names besides.

    Actors and places may be given by name where it means one: of the project, else of the register or the gazetteer;
    what the project has not met is brought into it. Raises ProjectError for a name or type nobody knows or that may
    mean several, CorrectionError for a field or value the statement cannot have.
    """
    resolver = _Resolver(store)
    meant = {name.strip(): resolver.meant(name.strip(), value.strip()) for name, value in fields.items()}
    if standing is not None and standing.act is Act.CORRECT:
        meant = {**standing.fields, **meant}  # the last word holds, so it must say all that is corrected
    after = corrected(statement, meant)
    if isinstance(after, Event) and after.type not in load_taxonomy().names():
        raise ProjectError(f"{after.type!r} is no event type; one of {', '.join(sorted(load_taxonomy().names()))}")
    store.ensure(resolver.met)
    return meant


class _Resolver:
    """Names as ids, and what of them the project has not met yet."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._actors: dict[str, Actor] = {}
        self._places: dict[str, Place] = {}

    @property
    def met(self) -> Known:
        """Actors and places that the project now knows of."""
        return Known(self._actors, self._places)

    def meant(self, field: str, value: str) -> str:
        """The value with ids in place of names."""
        if value.lower() in _NOTHING or field not in _ACTORS | _PLACES:
            return value
        find: Callable[[str], str] = self._actor if field in _ACTORS else self._place
        # "place" of an event or toll takes a list too, and no name of a place has a comma.
        parts = value.split(",") if field in _LISTS | _PLACES else [value]
        return ", ".join(find(part.strip()) for part in parts if part.strip())

    def _actor(self, words: str) -> str:
        if words in self._store.known_of((words,), ()).actors:
            return words
        found = self._store.actor_ids(words) or self._store.actor_ids(words.removeprefix("the "))
        if len(found) == 1:
            return found[0]
        if found:
            known = self._store.known_of(found, ()).actors
            raise _several(words, "actor", (f"{ident} ({known[ident].name})" for ident in found if ident in known))
        from frontlines.lexicon.register import load_register, resolve_name

        register = load_register()
        ident = words if register.get(words) else resolve_name(register, words)
        if ident is None:
            raise ProjectError(
                f"{words!r} is no actor of the project or the register; `frontlines show actors` lists the ids"
            )
        for one in (ident, *register.ancestors(ident)):
            entry = register.get(one)
            if entry is not None:
                self._actors[one] = Actor(
                    entry.id, entry.name, entry.kind, entry.country, ActorOrigin.REGISTER, entry.parent
                )
        return ident

    def _place(self, words: str) -> str:
        if words in self._store.known_of((), (words,)).places:
            return words
        known = self._store.known_of((), self._store.place_ids(words)).places
        named = [ident for ident, place in known.items() if fold(place.name) == fold(words)] or list(known)
        if len(named) == 1:
            return named[0]
        if named:
            raise _several(words, "place", (_place_words(known[ident]) for ident in named))
        return self._of_gazetteer(words)

    def _of_gazetteer(self, words: str) -> str:
        from frontlines.lexicon.gazetteer import open_gazetteer
        from frontlines.read.locate import precision_of

        gazetteer = open_gazetteer()
        one = gazetteer.get(words) if ":" in words else None
        entries = (one,) if one else gazetteer.candidates(words)
        found = [
            Place(e.id, e.name, e.country, e.lat, e.lon, precision_of(e.feature), e.feature, e.admin1)
            for e in entries
        ]
        if not found:
            raise ProjectError(
                f"{words!r} is no place of the project or the gazetteer; `frontlines places find NAME` lists the ids"
            )
        if len(found) > 1:
            raise _several(words, "place", map(_place_words, found))
        self._places[found[0].id] = found[0]
        return found[0].id


def _place_words(place: Place) -> str:
    return f"{place.id} ({', '.join(filter(None, (place.name, place.admin1, place.country)))})"


def _several(words: str, what: str, found: Iterable[str]) -> ProjectError:
    listed = list(found)
    more = ", ..." if len(listed) > _MOST else ""
    return ProjectError(f"{words!r} may mean several {what}s: {', '.join(listed[:_MOST])}{more}; write the id")
