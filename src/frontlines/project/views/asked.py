"""What a person asks of a view."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person asking wants to see; None and empty ask for nothing special."""

    place: str | None = None  # a name, an id, or a country
    actor: str | None = None
    since: date | None = None
    until: date | None = None
    on: date | None = None  # the picture of one day
    limit: int | None = 50  # rows; None: all
