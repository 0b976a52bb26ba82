"""`frontlines schema`: the published form of the JSON output."""

import typer


def schema_command() -> None:
    """Print the JSON Schema (draft 2020-12) of `read --format json`.

    Example: [bold]frontlines schema > reading.schema.json[/bold]
    """
    from frontlines.export.json import schema_text

    typer.echo(schema_text(), nl=False)
