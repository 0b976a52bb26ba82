"""`frontlines status` and `frontlines log`."""

import json
from collections import Counter
from textwrap import wrap
from typing import Annotated

import typer

from frontlines.cli.project_option import ProjectOption, project_at, up_to_date
from frontlines.cli.show import ShowFormat, width, write_view
from frontlines.cli.words import many

_HEAD = 12  # columns
_SKIPS = 10  # listed; all are in the JSON


def status_command(
    json_: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    project: ProjectOption = None,
) -> None:
    """Show where the project stands: reports, duplicates and copies, skips with reasons, statements, open questions.

    Example: [bold]frontlines status[/bold]
    """
    from frontlines.project.status import status_of
    from frontlines.show.clean import flat

    with project_at(project) as opened:
        found = status_of(opened)
    if json_:
        typer.echo(json.dumps(found.as_json()))
        return
    counts = found.counts
    lines = [
        (found.name, f"{found.database}, {found.size}"),
        (
            "reports",
            f"{counts.reports:,} from {many(found.independent, 'independent source')}; "
            f"{many(counts.copies, 'copy', 'copies')} of another, {counts.superseded:,} superseded by a later "
            f"version, {counts.undated:,} without a date; {many(counts.duplicates, 'duplicate')} left out",
        ),
        ("", found.period),
        ("statements", ", ".join(many(number, kind) for kind, number in counts.statements.items()) or "none"),
        ("incidents", f"{counts.incidents:,}, {counts.joined:,} of them from more than one statement"),
        ("judgements", f"{counts.judgements:,}; {many(found.unjudged, 'statement')} read by machine alone"),
    ]
    if counts.stale:
        lines.append(("picture", f"{many(counts.stale, 'change')} not derived yet; the next `show` derives them"))
    if found.other_rules:
        lines.append(
            ("rules", f"{many(found.other_rules, 'report')} read with other rules than today's: `frontlines reread`")
        )
    if found.skipped:
        reasons = Counter(skip.reason for skip in found.skipped)
        lines.append(("skipped", ", ".join(f"{number:,} {reason}" for reason, number in reasons.most_common())))
        lines += [("", skip.message) for skip in found.skipped[:_SKIPS]]
        if len(found.skipped) > _SKIPS:
            lines.append(("", f"... {len(found.skipped) - _SKIPS:,} more; --json lists all"))
    lines += [("open" if number == 0 else "", question) for number, question in enumerate(found.questions)]
    for head, words in lines:
        for number, line in enumerate(wrap(flat(words), width() - _HEAD) or [""]):
            typer.echo(f"{head if number == 0 else '':{_HEAD}}{line}".rstrip())


def log_command(
    format_: Annotated[ShowFormat, typer.Option("--format", "-f", help="How to show it.")] = ShowFormat.TABLE,
    project: ProjectOption = None,
) -> None:
    """List every judgement: who decided what, when and why. Nothing is ever removed from it.

    Example: [bold]frontlines log --format csv > judgements.csv[/bold]
    """
    from frontlines.project.views.statements import log_view

    with project_at(project) as opened:
        write_view(log_view(opened.store.log()), format_)


def changes_command(
    since: Annotated[str, typer.Option(help="What is new since this day: 2016-05-01.")],
    until: Annotated[str | None, typer.Option("--to", help="Up to this day; else all there is.")] = None,
    place: Annotated[str | None, typer.Option(help="Only this place, or all of a country.")] = None,
    actor: Annotated[str | None, typer.Option(help="Only this actor.")] = None,
    format_: Annotated[ShowFormat, typer.Option("--format", "-f", help="How to show it.")] = ShowFormat.TABLE,
    limit: Annotated[int, typer.Option(min=0, help="At most so many rows of a kind; 0 shows all.")] = 50,
    project: ProjectOption = None,
) -> None:
    """Show what changed between two days, by what had been published: new incidents, moved control, new ties, actors
    that appear for the first time, tolls revised, claims contradicted; and the latest week against those before.

    Example: [bold]frontlines changes --since 2016-05-01[/bold]
    """
    from frontlines.cli.show import day_option
    from frontlines.project.views.asked import Asked
    from frontlines.project.views.changes import changes_view

    asked = Asked(
        place=place,
        actor=actor,
        since=day_option(since, "--since", last=False),
        until=day_option(until, "--to", last=True),
        limit=limit or None,
    )
    with up_to_date(project) as opened:
        write_view(changes_view(opened, asked), format_)
