"""With which rules reports are read today: the version, its knowledge, and the language pipeline."""

from datetime import datetime

from frontlines import __version__
from frontlines.lexicon.digest import knowledge_digest
from frontlines.model.settings import DEFAULT_PIPELINE
from frontlines.project.folder import Project


def reading_number(project: Project, at: datetime) -> int:
    """The number of the reading that today's rules make; the project remembers a new one."""
    return project.store.reading_number(*_todays(project), at)


def known_reading(project: Project) -> int | None:
    """The same, without remembering: None where no report was read with today's rules."""
    todays = _todays(project)
    rows = project.store.readings()
    return next((row.number for row in rows if (row.version, row.rules, row.pipeline) == todays), None)


def _todays(project: Project) -> tuple[str, str, str]:
    return __version__, knowledge_digest(), project.settings.pipeline or DEFAULT_PIPELINE
