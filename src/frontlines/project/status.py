"""Where a project stands: what it holds, what was skipped, and what is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from frontlines.model.errors import Skipped
from frontlines.model.judgement import VERDICTS
from frontlines.picture.independence import independent_groups
from frontlines.picture.rulings import rulings_of
from frontlines.project.folder import Project
from frontlines.project.rereading import to_reread
from frontlines.store.shapes import Counts


@dataclass(frozen=True, slots=True)
class Status:
    """Where a project stands."""

    name: str
    database: str  # without any password
    size: str
    counts: Counts
    undated: int  # reports with no date of publication
    independent: int  # sources, copies and repeats of one publisher counted once
    period: str  # of publication
    joined: int  # incidents told by more than one statement
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
            "copies": counts.copies,
            "superseded": counts.superseded,
            "undated": self.undated,
            "independent_sources": self.independent,
            "period": self.period,
            "statements": dict(counts.statements),
            "incidents": counts.incidents,
            "incidents_joined": self.joined,
            "judgements": counts.judgements,
            "unjudged": self.unjudged,
            "not_derived": counts.stale,
            "read_with_other_rules": self.other_rules,
            "skipped": [
                {"source": s.source, "stage": s.stage, "reason": s.reason, "message": s.message} for s in self.skipped
            ],
            "open_questions": list(self.questions),
        }


def status_of(project: Project, now: datetime) -> Status:
    """Where the project stands now."""
    store = project.store
    counts = store.counts()
    reports = store.reports()
    days = sorted(day for row in reports if row.published and (day := row.published.iso_start()))
    incidents = store.incidents()
    log = store.log()
    rulings = rulings_of(log)
    current = store.by_lineage([*rulings.verdicts, *rulings.outcomes])
    lost = [lineage for lineage in (*rulings.verdicts, *rulings.outcomes) if lineage not in current]
    disputed = sum(any(toll.disputed for toll in incident.tolls) for incident in incidents)
    contradicted = sum(bool(incident.contradictions) for incident in incidents)
    claimed = sum(not incident.asserted for incident in incidents)
    undated = sum(row.published is None for row in reports)
    questions = [
        (undated, "reports have no date of publication: their undated events stay undated"),
        (disputed, "incidents whose sources give tolls that exclude each other: show tolls"),
        (contradicted, "incidents joined across a contradiction: show incident ID"),
        (claimed, "incidents that somebody claims and no report asserts"),
        (len(lost), "judgements of statements that are no longer made: log"),
    ]
    return Status(
        name=project.settings.name,
        database=_shown(project.settings.database),
        size=f"{counts.bytes / 1e6:,.1f} MB" if counts.bytes is not None else "",
        counts=counts,
        undated=undated,
        independent=independent_groups((row.id, row.publisher, row.copies) for row in reports),
        period=f"published {days[0]} to {days[-1]}" if days else "no dates of publication",
        joined=sum(len(incident.statements) > 1 for incident in incidents),
        unjudged=sum(counts.statements.values())
        - sum(rulings.verdicts[lineage].act in VERDICTS for lineage in rulings.verdicts if lineage in current),
        other_rules=to_reread(project, now),
        skipped=store.skipped(),
        questions=tuple(f"{number:,} {words}" for number, words in questions if number),
    )


def _shown(database: str) -> str:
    """A database's address without a password."""
    if "://" not in database:
        return database
    parts = urlsplit(database)
    host = parts.netloc.rpartition("@")
    user = host[0].partition(":")[0]
    return parts._replace(netloc=f"{user}@{host[2]}" if user else host[2], query="").geturl()
