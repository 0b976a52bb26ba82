"""The synthetic war as a project: its reports, its truth, and how the one is found in the other."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from frontlines.intake import IntakeOptions
from frontlines.model.incident import Incident
from frontlines.model.statement import Statement
from frontlines.project.adding import add
from frontlines.project.deriving import derive
from frontlines.project.folder import Project, make_project, open_project
from frontlines.project.settings import ProjectSettings
from frontlines.store.shapes import ReportRow, Wanted

HERE = Path(__file__).parent
REPORTS = HERE / "reports.jsonl"
RECORDS = [json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines()]
PUBLISHED = {record["id"]: date.fromisoformat(record["published"]) for record in RECORDS}
TRUTH: dict[str, Any] = yaml.safe_load((HERE / "truth.yaml").read_text(encoding="utf-8"))
PLACES: dict[str, str] = TRUTH["places"]
INCIDENTS: dict[str, dict[str, Any]] = {incident["key"]: incident for incident in TRUTH["incidents"]}
SUPERSEDED: dict[str, str] = dict(TRUTH["versions"])
DENIED = ("denied", "negated")


def made(folder: Path, sources: Sequence[Path] = (REPORTS,)) -> Path:
    """A new project in a folder, with these files added and the picture derived."""
    make_project(folder, ProjectSettings("war"))
    with open_project(folder) as project:
        for source in sources:
            add_to(project, source)
    return folder


def add_to(project: Project, source: Path) -> None:
    """Add one file's reports, all of which must be read, and bring the picture up to date."""
    with project.store.writing():
        steps = list(add(project, [str(source)], IntakeOptions(), online=False, jobs=1))
        assert [step for step in steps if step.skipped] == []
        derive(project)


class War:
    """The derived war, asked in the words of the truth."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.store = project.store
        self.rows: dict[str, ReportRow] = {
            record["id"]: row for record, row in zip(RECORDS, self.store.reports(), strict=True)
        }
        self.names = {row.id: name for name, row in self.rows.items()}  # "w01" by Report id
        self._read: dict[tuple[str, str], list[tuple[str, Statement]]] = {}

    def quoted(self, told: dict[str, Any], *kinds: str) -> list[Statement]:
        """The statements of some kinds whose evidence overlaps the words that an entry of the truth quotes."""
        report = self.rows[told["report"]].id
        start = self.store.text(report).index(told["quote"])
        end = start + len(told["quote"])
        found = [statement for kind in kinds for statement in self._statements(report, kind)]
        return [one for one in found if any(e.start < end and start < e.end for e in one.evidence)]

    def _statements(self, report: str, kind: str) -> list[Statement]:
        if (report, kind) not in self._read:
            ids = self.store.report_statements(report, kind)
            self._read[report, kind] = [(one.id, one.statement) for one in self.store.told(ids)]
        return [statement for _, statement in self._read[report, kind]]

    def events(self, incident: dict[str, Any]) -> list[str]:
        """Ids of the event statements that tell of an incident of the truth and stand in the picture.

        What is denied, and what stands in a page corrected since, does not.
        """
        return [
            event.id
            for told in incident["told"]
            if told["report"] not in SUPERSEDED and told.get("stance") not in DENIED
            for event in self.quoted(told, "event")
            if event.type == told.get("type", incident["types"][0])
        ]

    def incidents(self, statements: Sequence[str]) -> tuple[Incident, ...]:
        """The incidents these event statements are in."""
        ids = tuple(sorted(set(self.store.incidents_of(statements).values())))
        return self.store.incidents(Wanted(ids=ids)) if ids else ()

    def incident(self, key: str) -> Incident:
        """The derived incident of that name, found by the statements that tell of it alone."""
        own = [self.quoted(told, "event") for told in INCIDENTS[key]["told"] if told.get("both")]
        shared = {event.id for events in own for event in events}
        found = self.incidents([event for event in self.events(INCIDENTS[key]) if event not in shared])
        assert len(found) == 1, f"{key} lies in {len(found)} incidents"
        return found[0]


@contextmanager
def war_in(folder: Path) -> Iterator[War]:
    """The war in a project's folder."""
    with open_project(folder) as project:
        yield War(project)


def named(value: object) -> str:
    """A test's name: the incident, town or quotation meant."""
    if not isinstance(value, dict):
        return ""
    for key in ("key", "place", "incident"):
        if isinstance(value.get(key), str):
            return str(value[key])
    if "quote" in value:
        return f"{value['report']}-{value['quote'][:30]}"
    return "+".join(value["pair"]) if "pair" in value else str(value.get("day", value.get("from", "")))
