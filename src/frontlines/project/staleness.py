"""Whether the picture is still that of the statements, judgements, settings and rules. Light: every `show` asks."""

from frontlines import __version__
from frontlines.lexicon.digest import joining_digest
from frontlines.project.folder import Project
from frontlines.project.settings import settings_key

DERIVED_WITH = "picture"  # the name of the value that says with which settings and rules the picture was derived


def is_stale(project: Project) -> bool:
    """Whether statements, judgements, settings or rules changed since the picture was derived."""
    return project.store.meta().get(DERIVED_WITH) != picture_key(project) or project.store.is_stale()


def picture_key(project: Project) -> str:
    """By which settings and rules a picture is made; one made by others is to be derived anew."""
    return f"{settings_key(project.settings.picture)}, version={__version__}, joining={joining_digest()}"
