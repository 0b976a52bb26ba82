"""`frontlines show`: the picture of a project, and what it rests on."""

import os
import shutil
import sys
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frontlines.cli.project_option import ProjectOption, project_at, up_to_date

if TYPE_CHECKING:
    from frontlines.model.view import View
    from frontlines.project.folder import Project
    from frontlines.project.views.asked import Asked


class What(StrEnum):
    """What can be shown."""

    FRONTS = "fronts"
    EVENTS = "events"
    INCIDENTS = "incidents"
    ACTORS = "actors"
    PLACES = "places"
    TIES = "ties"
    DIVIDED = "divided"
    CAMPS = "camps"
    CONTROL = "control"
    TOLLS = "tolls"
    CLAIMS = "claims"
    FORECASTS = "forecasts"
    CHANGES = "changes"
    REPORTS = "reports"
    RETIRED = "retired"
    INCIDENT = "incident"
    STATEMENT = "statement"
    REPORT = "report"
    ORIGINAL = "original"


_NO_TERMINAL = 160  # columns
_ONE = frozenset({What.INCIDENT, What.STATEMENT, What.REPORT, What.ORIGINAL})


_TIME = frozenset({"--from", "--to", "--on"})
# What each can be narrowed by. Another option would go unheeded, and the wide answer be taken for the narrow one.
_TAKES: dict[What, frozenset[str]] = {
    What.FRONTS: frozenset({"--place", "--actor", *_TIME}),
    What.EVENTS: frozenset({"--place", "--actor", *_TIME}),
    What.INCIDENTS: frozenset({"--place", "--actor", *_TIME}),
    What.ACTORS: frozenset({"--place", "--actor", "--from", "--to"}),
    What.PLACES: frozenset({"--place"}),
    What.TIES: frozenset({"--place", "--actor", *_TIME}),
    What.DIVIDED: frozenset({"--actor", *_TIME}),
    What.CAMPS: _TIME,
    What.CONTROL: frozenset({"--place", "--actor", *_TIME}),
    What.TOLLS: frozenset({"--place", "--actor", *_TIME}),
    What.CLAIMS: frozenset({"--place", "--actor", *_TIME}),
    What.FORECASTS: frozenset({"--place", "--actor", *_TIME}),
    What.CHANGES: frozenset({"--place", "--actor", "--from", "--to"}),
    What.REPORTS: frozenset({"--place", "--actor", *_TIME}),
}


class ShowFormat(StrEnum):
    """How it is shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def show_command(
    what: Annotated[What, typer.Argument(help="What to show.", metavar="WHAT")],
    ident: Annotated[
        str | None, typer.Argument(help="For incident, statement, report, original: its id or its beginning.")
    ] = None,
    place: Annotated[str | None, typer.Option(help="Only this place, or all of a country.")] = None,
    actor: Annotated[str | None, typer.Option(help="Only this actor, by name or id.")] = None,
    since: Annotated[
        str | None, typer.Option("--from", help="Only from this day (2016, 2016-05, 2016-05-03).")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", help="Only up to this day, inclusive.")] = None,
    on: Annotated[
        str | None, typer.Option("--on", help="The picture of this day (fronts, control, ties, camps).")
    ] = None,
    format_: Annotated[ShowFormat, typer.Option("--format", "-f", help="How to show it.")] = ShowFormat.TABLE,
    limit: Annotated[int, typer.Option(min=0, help="At most so many rows; 0 shows all.")] = 50,
    project: ProjectOption = None,
) -> None:
    """Show the picture, each line with what it rests on; or one incident, statement or report whole.

    fronts, events, incidents, actors, places, ties, divided, camps, control, tolls, claims, forecasts, changes,
    reports, retired (incident ids no longer in use); incident ID, statement ID, report ID; original ID writes the
    unaltered original to standard output.

    A claim is marked as such, and "machine" marks what no person has checked.

    Examples:

    [bold]frontlines show fronts --on 2016-06-01[/bold]

    [bold]frontlines show incidents --place Aleppo --from 2016-04 --to 2016-06 --format csv > aleppo.csv[/bold]

    [bold]frontlines show incident I-7Q2K[/bold]
    """
    from frontlines.project.views.asked import Asked

    if (what in _ONE) != (ident is not None):
        raise typer.BadParameter(
            f"show {what.value} needs an id" if what in _ONE else f"show {what.value} takes no id", param_hint="ID"
        )
    given = {"--place": place, "--actor": actor, "--from": since, "--to": until, "--on": on}
    _refuse_unused(what, {option for option, value in given.items() if value is not None})
    asked = Asked(
        place=place,
        actor=actor,
        since=day_option(since, "--from", last=False),
        until=day_option(until, "--to", last=True),
        on=day_option(on, "--on", last=True),
        limit=limit or None,
    )
    if asked.since and asked.until and asked.since > asked.until:
        raise typer.BadParameter(f"{since} comes after {until}", param_hint="--from")
    if what is What.ORIGINAL:
        with project_at(project) as opened:
            _original(opened, ident or "")
        return
    with up_to_date(project) as opened:
        write_view(_view(opened, what, ident or "", asked), format_)


def _refuse_unused(what: What, given: set[str]) -> None:
    takes = _TAKES.get(what, frozenset())
    for option in sorted(given - takes):
        others = f"; it takes {', '.join(sorted(takes))}" if takes else ""
        raise typer.BadParameter(f"show {what.value} cannot be narrowed by {option}{others}", param_hint=option)
    if "--on" in given and given & {"--from", "--to"}:
        raise typer.BadParameter("a day (--on) or a stretch of time (--from, --to), not both", param_hint="--on")


def width() -> int:
    """Columns of the terminal; where there is none, lines may be as long as a table needs."""
    return (
        shutil.get_terminal_size((_NO_TERMINAL, 24)).columns
        if sys.stdout.isatty() or "COLUMNS" in os.environ
        else _NO_TERMINAL
    )


def write_view(view: "View", format_: ShowFormat) -> None:
    """A view on standard output; that rows were left out is always said."""
    from frontlines.export.views import view_csv, view_json

    if format_ is ShowFormat.TABLE:
        from rich.console import Console

        from frontlines.show.tables import show_view

        show_view(view, Console(highlight=False, markup=False, width=width()))
        return
    sys.stdout.write(view_json(view) + "\n" if format_ is ShowFormat.JSON else view_csv(view))
    if view.total > len(view.rows):
        typer.echo(f"{len(view.rows):,} of {view.total:,} rows; --limit 0 gives all", err=True)
    if format_ is ShowFormat.CSV and not view.rows:
        typer.echo("no rows", err=True)
    if format_ is ShowFormat.CSV and view.parts:
        left = ", ".join(part.title for part in view.parts)
        typer.echo(f"not in the CSV: {left}; --format json has all", err=True)


def _view(project: "Project", what: What, ident: str, asked: "Asked") -> "View":
    """The view asked for. Each brings what it needs with it, and no other: a command loads what it shows."""
    from frontlines.project import finding

    store = project.store
    match what:
        case What.FRONTS:
            from frontlines.project.views.control import fronts_view

            return fronts_view(project, asked)
        case What.CONTROL:
            from frontlines.project.views.control import control_view

            return control_view(project, asked)
        case What.EVENTS:
            from frontlines.project.views.statements import events_view

            return events_view(store, asked)
        case What.INCIDENTS:
            from frontlines.project.views.incidents import incidents_view

            return incidents_view(project, asked)
        case What.ACTORS:
            from frontlines.project.views.actors import actors_view

            return actors_view(store, asked)
        case What.PLACES:
            from frontlines.project.views.actors import places_view

            return places_view(store, asked)
        case What.TIES:
            from frontlines.project.views.ties import ties_view

            return ties_view(project, asked)
        case What.DIVIDED:
            from frontlines.project.views.balance import divided_view

            return divided_view(project, asked)
        case What.CAMPS:
            from frontlines.project.views.balance import camps_view

            return camps_view(project, asked)
        case What.TOLLS:
            from frontlines.project.views.tolls import tolls_view

            return tolls_view(project, asked)
        case What.CLAIMS:
            from frontlines.project.views.claims import claims_view

            return claims_view(project, asked)
        case What.FORECASTS:
            from frontlines.project.views.forecasts import forecasts_view

            return forecasts_view(project, asked)
        case What.CHANGES:
            from frontlines.project.views.changes import changes_view

            return changes_view(project, asked)
        case What.REPORTS:
            from frontlines.project.views.reports import reports_view

            return reports_view(store, asked)
        case What.RETIRED:
            from frontlines.project.views.retired import retired_view

            return retired_view(store, asked)
        case What.INCIDENT:
            from frontlines.project.views.incidents import incident_view

            return incident_view(project, finding.find_incident(store, ident), asked)
        case What.STATEMENT:
            from frontlines.project.views.statement import statement_view

            return statement_view(store, finding.find_statement(store, ident))
        case _:
            from frontlines.project.views.reports import report_view

            return report_view(store, finding.find_report(store, ident))


def _original(project: "Project", ident: str) -> None:
    from frontlines.project.finding import find_report

    data, _ = project.store.original(find_report(project.store, ident))
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def day_option(words: str | None, option: str, *, last: bool) -> date | None:
    """The first or last day of what was given: 2016, 2016-05 or 2016-05-03."""
    from frontlines.model.correction import read_when

    if words is None:
        return None
    try:
        when = read_when(words)
    except ValueError as fault:
        raise typer.BadParameter(f"{words!r}: {fault}", param_hint=option) from fault
    if when is None:
        raise typer.BadParameter(f"{words!r}: write a date as 2016, 2016-05 or 2016-05-03", param_hint=option)
    return when.end if last else when.start
