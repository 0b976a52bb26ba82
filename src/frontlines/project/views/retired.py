"""The view of incident ids that no incident bears any more."""

from frontlines.model.view import View
from frontlines.project.views.asked import Asked
from frontlines.store.contract import Store
from frontlines.store.shapes import RetiredId


def retired_view(store: Store, asked: Asked) -> View:
    """Merged and retired incident ids, and what became of them."""
    found = store.retired()
    rows = tuple({"id": one.id, "became_id": one.became, "why": one.why} for one in found[: asked.limit])
    return View("retired", "Incident ids no longer in use", ("id", "became_id", "why"), rows, len(found))


def retired_note(retired: RetiredId) -> str:
    """One retired id in words."""
    if retired.became is None:
        return f"{retired.id} is no longer in use ({retired.why})"
    return f"{retired.id} is now {retired.became} ({retired.why})"
