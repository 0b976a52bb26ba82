"""Views of the actors and places of a project."""

from frontlines.model.ids import fold
from frontlines.model.view import View
from frontlines.project.finding import find_actors, find_places
from frontlines.project.views.asked import Asked
from frontlines.project.views.common import naming
from frontlines.store.contract import Store
from frontlines.store.shapes import Wanted


def actors_view(store: Store, asked: Asked) -> View:
    """Actors in the order they first appear; with `place`, those of statements about it or whose words name it."""
    known = {actor.id: actor for actor in store.actors()}
    wanted = set(find_actors(store, asked.actor)) if asked.actor else None
    if asked.place:
        there = store.actors_of(naming(Wanted(places=find_places(store, asked.place))))
        wanted = wanted.intersection(there) if wanted is not None else set(there)
    seen = [
        one
        for one in store.first_seen()
        if (wanted is None or one.actor in wanted)
        and (asked.since is None or one.day >= asked.since)
        and (asked.until is None or one.day <= asked.until)
    ]
    rows = tuple(
        {
            "name": known[one.actor].name,
            "kind": known[one.actor].kind.value,
            "country": known[one.actor].country,
            "part_of": known[one.actor].parent,
            "origin": known[one.actor].origin.value,
            "first_seen": one.day.isoformat(),
            "report_id": one.report,
            "actor": one.actor,
        }
        for one in seen[: asked.limit]
        if one.actor in known
    )
    shown = ("first_seen", "name", "kind", "country", "actor")
    note = "first seen: the day of the earliest report that names it; origin report = not in the register."
    return View("actors", "Actors", shown, rows, len(seen), (note,))


def places_view(store: Store, asked: Asked) -> View:
    """The places a name may mean in this project, or all, by name."""
    found = store.known_of((), find_places(store, asked.place)).places.values() if asked.place else store.places()
    places = sorted(found, key=lambda place: (fold(place.name), place.id))
    rows = tuple(
        {
            "place": place.id,
            "name": place.name,
            "country": place.country,
            "admin1": place.admin1,
            "lat": place.lat,
            "lon": place.lon,
            "precision": place.precision.value,
            "feature": place.feature,
        }
        for place in places[: asked.limit]
    )
    return View("places", "Places", ("name", "country", "admin1", "precision", "place"), rows, len(places))
