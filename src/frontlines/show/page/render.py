"""Rendering: template, style and script into one page that needs nothing but itself."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from frontlines.model.reading import Reading
from frontlines.show.clean import clean
from frontlines.show.page.view import KINDS, view_of


def render_page(readings: Sequence[Reading]) -> str:
    """One self-contained HTML page of one or several reports.

    Every text is escaped by the template and cleaned of control characters; the page's own policy lets no
    other script or style run and no request leave, so even a mistake here could not load or send anything.
    """
    style, script = _asset("page.css"), _asset("page.js")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    views = [view_of(reading, f"r{number}") for number, reading in enumerate(readings)]
    title = f"{views[0].title} · Frontlines" if len(views) == 1 else f"{len(views)} reports · Frontlines"
    return (
        _environment()
        .from_string(_asset("page.html.j2"))
        .render(
            views=views,
            kinds=KINDS,
            title=title,
            policy=policy,
            style=Markup(style),  # noqa: S704 - our own file, no report's text
            script=Markup(script),  # noqa: S704 - our own file, no report's text
        )
    )


@cache
def _asset(name: str) -> str:
    return files("frontlines.show.page").joinpath(name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalized
    )


def _finalized(value: object) -> object:
    """Cleans every text the template puts out; ready markup is ours and stays."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
