"""Whether the picture is still that of the statements, judgements and settings. Light: every `show` asks."""

from frontlines.project.folder import Project
from frontlines.project.settings import settings_key

DERIVED_WITH = "picture"  # the name of the value that says with which settings the picture was derived


def is_stale(project: Project) -> bool:
    """Whether statements, judgements or settings changed since the picture was derived."""
    derived_with = project.store.meta().get(DERIVED_WITH)
    return derived_with != settings_key(project.settings.picture) or project.store.is_stale()
