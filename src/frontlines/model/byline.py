"""A byline: what the picture knows of the report behind a statement."""

from dataclasses import dataclass
from datetime import date, datetime

from frontlines.model.when import When


@dataclass(frozen=True, slots=True)
class Byline:
    """Who published a report and when, and whose words they may be."""

    report: str  # Report id, "r-..."
    number: int  # 1, 2, ... in the order the project took reports in
    title: str | None
    publisher: str | None
    url: str | None
    published: When | None
    added: datetime  # UTC
    copies: str  # id of the first report of its group of wire copies; its own id where it copies nothing

    @property
    def day(self) -> date:
        """The day the report stands for in time: its publication, else the day it was added."""
        if self.published is not None and self.published.start is not None:
            return self.published.start
        return self.added.date()
