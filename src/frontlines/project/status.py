"""Where a project stands: what it holds, what was skipped, and what is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from frontlines.model.errors import Skipped
from frontlines.picture.independence import independent_groups
from frontlines.picture.rulings import rulings_of
from frontlines.project.folder import Project
from frontlines.project.rules import known_reading
from frontlines.project.settings import without_password
from frontlines.store.shapes import Counts


@dataclass(frozen=True, slots=True)
class Status:
    """Where a project stands."""

    name: str
    database: str  # without any password
    size: str
    counts: Counts
    independent: int  # sources, copies and repeats of one publisher counted once
    period: str  # of publication
    unjudged: int  # statements nobody looked at
    other_rules: int  # reports read with other rules than today's
    skipped: tuple[Skipped, ...]
    questions: tuple[str, ...]  # open ones, in words

    def as_json(self) -> Mapping[str, Any]:
        """The same as plain values."""
        counts = self.counts
        return {
            "name": self.name,
            "database": self.database,
            "bytes": counts.bytes,
            "reports": counts.reports,
            "duplicates": counts.duplicates,
            "copies": counts.copies,
            "superseded": counts.superseded,
            "undated": counts.undated,
            "independent_sources": self.independent,
            "period": self.period,
            "statements": dict(counts.statements),
            "incidents": counts.incidents,
            "incidents_joined": counts.joined,
            "judgements": counts.judgements,
            "unjudged": self.unjudged,
            "not_derived": counts.stale,
            "read_with_other_rules": self.other_rules,
            "skipped": [
                {"source": s.source, "stage": s.stage, "reason": s.reason, "message": s.message} for s in self.skipped
            ],
            "open_questions": list(self.questions),
        }


def status_of(project: Project) -> Status:
    """Where the project stands now."""
    store = project.store
    counts = store.counts()
    rulings = rulings_of(store.log())
    current = store.by_lineage([*rulings.verdicts, *rulings.outcomes])
    lost = [lineage for lineage in (*rulings.verdicts, *rulings.outcomes) if lineage not in current]
    todays = known_reading(project)
    questions = [
        (counts.undated, "without a date of publication: what they leave undated stays so", "report"),
        (counts.disputed, "whose sources give tolls that exclude each other: `show tolls`", "incident"),
        (counts.contradicted, "joined across a contradiction: `show incident ID`", "incident"),
        (counts.claimed, "that somebody claims and no report asserts", "incident"),
        (len(lost), "of statements that are no longer made: `log`", "judgement"),
    ]
    return Status(
        name=project.settings.name,
        database=without_password(project.settings.database),
        size=f"{counts.bytes / 1e6:,.1f} MB" if counts.bytes is not None else "",
        counts=counts,
        independent=independent_groups(store.origins()),
        period=f"published {counts.first_day} to {counts.last_day}"
        if counts.first_day
        else "no dates of publication",
        unjudged=sum(counts.statements.values()) - sum(lineage in current for lineage in rulings.verdicts),
        other_rules=sum(number for reading, number in counts.readings.items() if reading != todays),
        skipped=store.skipped(),
        questions=tuple(
            f"{number:,} {noun if number == 1 else noun + 's'} {words}" for number, words, noun in questions if number
        ),
    )
