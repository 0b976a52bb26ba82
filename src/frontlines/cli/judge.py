"""`frontlines judge`, `merge`, `split`, `undo` and `log`: what persons decide."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontlines.cli.progress import bars
from frontlines.cli.project_option import ByOption, ProjectOption, WhyOption, project_at
from frontlines.model.judgement import OUTCOMES, Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontlines.model.judgement import Judgement
    from frontlines.project.folder import Project

_VERDICTS = [act.value for act in (Act.ACCEPT, Act.REJECT, Act.CORRECT, Act.CAME_TRUE, Act.DID_NOT, Act.OPEN)]


def judge_command(
    statement: Annotated[str, typer.Argument(help="The statement's id or its beginning: S-4F1A.")],
    verdict: Annotated[str, typer.Argument(help=" | ".join(_VERDICTS), metavar="VERDICT")],
    changes: Annotated[
        list[str] | None,
        typer.Argument(help="For correct: field=value, as in targets=gov:SY when=2016-05-03.", metavar="FIELD=VALUE"),
    ] = None,
    why: WhyOption = "",
    by: ByOption = None,
    project: ProjectOption = None,
) -> None:
    """Accept, reject or correct what was read, or say of a forecast whether it came true.

    The picture uses a correction in place of what the machine read, and leaves a rejected statement out. Nothing is
    overwritten: every judgement is a line in the log, with who, when and why, and can be undone.

    Fields of a correction: type, initiators, targets, place, weapons, when, stance (event); from, kind, to, means
    (tie); place, actor, status (control); kind, low, high, estimate, of, by, place (toll); speaker (claim); by,
    condition, horizon, plan (forecast). "none" empties a field, lists are separated by commas, times are 2016,
    2016-05, 2016-05-03 or a range with a slash. Actors and places are given by id, or by name where it means one.
    [bold]frontlines show statement ID[/bold] lists the fields of a statement with their values.

    Examples:

    [bold]frontlines judge S-4F1A accept[/bold]

    [bold]frontlines judge S-4F1A correct targets=army:SY when=2016-05-03 --why "the army, not the police"[/bold]

    [bold]frontlines judge S-9C02 did-not --why "the city fell in July"[/bold]
    """
    from frontlines.project.judging import judge, who

    if verdict not in _VERDICTS:
        raise typer.BadParameter(f"{verdict!r}: one of {', '.join(_VERDICTS)}", param_hint="VERDICT")
    fields = {}
    for change in changes or []:
        name, equals, value = change.partition("=")
        if not (name and equals):
            raise typer.BadParameter(f"{change!r}: write field=value", param_hint="FIELD=VALUE")
        fields[name.strip()] = value
    _decide(project, lambda opened: judge(opened, statement, Act(verdict), why=why, by=by or who(), fields=fields))


def merge_command(
    incidents: Annotated[list[str], typer.Argument(help="Two or more incident ids or their beginnings.")],
    why: WhyOption = "",
    by: ByOption = None,
    project: ProjectOption = None,
) -> None:
    """Take incidents for one; a person's word goes before every rule. `undo` takes it back.

    Example: [bold]frontlines merge I-7Q2K I-9XD1 --why "two names of one village"[/bold]
    """
    from frontlines.project.judging import merge, who

    _decide(project, lambda opened: merge(opened, incidents, why=why, by=by or who()))


def split_command(
    incident: Annotated[str, typer.Argument(help="The incident's id or its beginning.")],
    statements: Annotated[list[str], typer.Argument(help="The statements that tell of another event than the rest.")],
    why: WhyOption = "",
    by: ByOption = None,
    project: ProjectOption = None,
) -> None:
    """Part statements from an incident: they tell of another event. `undo` takes it back.

    Example: [bold]frontlines split I-7Q2K S-4F1A S-88RT --why "the second bomb, an hour later"[/bold]
    """
    from frontlines.project.judging import split, who

    _decide(project, lambda opened: split(opened, incident, statements, why=why, by=by or who()))


def undo_command(
    judgement: Annotated[str | None, typer.Argument(help="J-12; without it, the last one that stands.")] = None,
    why: WhyOption = "",
    by: ByOption = None,
    project: ProjectOption = None,
) -> None:
    """Take back a judgement; undoing the undo brings it back. The log keeps all three.

    Example: [bold]frontlines undo J-12[/bold]
    """
    from frontlines.project.judging import undo, who

    number = None
    if judgement is not None:
        digits = judgement.upper().removeprefix("J-")
        if not digits.isdecimal():
            raise typer.BadParameter(f"{judgement!r}: write J- and its number, as `frontlines log` shows it")
        number = int(digits)
    _decide(project, lambda opened: undo(opened, number, why=why, by=by or who()))


def _decide(folder: Path | None, decide: "Callable[[Project], Judgement]") -> None:
    """Make a judgement, bring the picture up to date with it, and print what changed."""
    from frontlines.project.effect import take_effect
    from frontlines.show.clean import flat

    with project_at(folder) as project, project.store.writing(), bars() as tick:
        effect = take_effect(project, lambda: decide(project), tick=tick)
    made = effect.judgement
    what = f"undid J-{made.undoes}" if made.undoes else f"{made.act.value} {' '.join(made.subjects)}"
    values = "".join(f" {name}={value}" for name, value in made.fields.items())
    typer.echo(flat(f"J-{made.number}: {what}{values}, by {made.by}"))
    for head, lines in (("was", effect.was), ("now", effect.now), ("   ", effect.retired)):
        for line in lines:
            typer.echo(f"  {head}  {flat(line)}")
    if made.act not in OUTCOMES and not (effect.was or effect.now):
        typer.echo("  the picture says the same as before")
