"""`frontlines places`: look into the gazetteer, build it, add to it."""

from pathlib import Path
from typing import Annotated

import typer

from frontlines.cli.exit_codes import NOTHING_READ

places_app = typer.Typer(help="Look into the gazetteer, build it, or add places to it.", no_args_is_help=True)


@places_app.command("find")
def find_command(name: Annotated[str, typer.Argument(help="A place name as reports write it.")]) -> None:
    """List the places that bear a name, the likeliest out of context first.

    Example: [bold]frontlines places find Fallujah[/bold]
    """
    from frontlines.lexicon.gazetteer import open_gazetteer
    from frontlines.show.clean import flat

    gazetteer = open_gazetteer()
    found = gazetteer.candidates(name)
    for entry in found:
        point = f"{entry.lat:.4f} {entry.lon:.4f}" if entry.lat is not None and entry.lon is not None else "no point"
        where = ", ".join(filter(None, (entry.admin1, entry.country)))
        typer.echo("\t".join(map(flat, (entry.id, entry.name, where, point, entry.feature, f"{entry.population:,}"))))
    if not found:
        typer.echo(flat(f"no place is called {name}; a report that names it keeps it without coordinates"), err=True)
        raise typer.Exit(NOTHING_READ)


@places_app.command("build")
def build_command() -> None:
    """Build the gazetteer anew from installed packages and our supplement (about 25 s, no network)."""
    from frontlines.lexicon.gazetteer_build import build_gazetteer

    path = build_gazetteer()
    typer.echo(f"built {path} ({path.stat().st_size / 1e6:.1f} MB)")


@places_app.command("import")
def import_command(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="A GeoNames dump, or a CSV with a header.")
    ],
) -> None:
    """Add the places of a file to yours, used beside the built-in index from then on.

    A GeoNames dump is tab-separated: allCountries.txt, or one country (SY.txt).

    A CSV has a header row with [bold]name[/bold], [bold]lat[/bold] and [bold]lon[/bold] (decimal degrees), and
    if you like [bold]country[/bold] (two letters of ISO 3166-1), [bold]aliases[/bold] (other spellings, with ;
    between), [bold]kind[/bold] (a GeoNames feature code; else PPL, a populated place) and [bold]population[/bold].
    Other columns are left out.

    A file of the same name takes the place of what it brought before.

    Example: [bold]frontlines places import SY.txt[/bold]
    """
    from frontlines.lexicon.gazetteer_build import import_places

    done = import_places(file)
    form = "GeoNames dump" if done.form == "geonames" else "CSV"
    typer.echo(
        f"imported {done.places:,} place(s) under {done.names:,} name(s) from {file} ({form}) into {done.target}"
    )
    if done.skipped:
        why = "too few columns, no name or point, or a kind of feature that is no place of reports"
        typer.echo(f"left out {done.skipped:,} lines: {why}", err=True)
