"""The settings of a project, as its owner writes them in project.toml."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from frontlines.model.errors import FrontlinesError
from frontlines.model.settings import PictureSettings, TollRule

SETTINGS_FILE = "project.toml"
DATABASE_FILE = "project.db"
# Set it to keep a password out of project.toml, which is made to be shared.
DATABASE_VARIABLE = "FRONTLINES_DATABASE"


class SettingsError(FrontlinesError):
    """project.toml does not have its form; the message names file, key and remedy."""


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """What project.toml holds."""

    name: str
    database: str = DATABASE_FILE  # a file name beside project.toml, or a postgresql:// address
    language: str = "en"  # the only language read; "any" reads everything
    pipeline: str | None = None  # another installed spaCy pipeline
    picture: PictureSettings = field(default_factory=PictureSettings)


def load_settings(folder: Path) -> ProjectSettings:
    """The settings of the project in this folder. Raises SettingsError where the file breaks its form."""
    path = folder / SETTINGS_FILE
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from error
    _only(path, "", found, {"name", "database", "language", "pipeline", "picture"})
    picture = found.get("picture", {})
    if not isinstance(picture, dict):
        raise SettingsError(f"{path}: picture must be a table: [picture]")
    return ProjectSettings(
        name=_text(path, found, "name", folder.resolve().name),
        database=os.environ.get(DATABASE_VARIABLE) or _text(path, found, "database", DATABASE_FILE),
        language=_text(path, found, "language", "en"),
        pipeline=_text(path, found, "pipeline", "") or None,
        picture=_picture(path, picture),
    )


def write_settings(folder: Path, settings: ProjectSettings) -> None:
    """Write project.toml with a comment on every choice; an existing one is never overwritten."""
    picture = settings.picture
    rules = ", ".join(f'"{rule.value}"' for rule in TollRule)
    text = f"""\
# A Frontlines project. Reports are added with `frontlines add`; `frontlines status` shows where it stands.
name = {_quoted(settings.name)}

# A file beside this one, or postgresql://user@host/name. The environment variable {DATABASE_VARIABLE} goes before it:
# keep a password there.
database = {_quoted(without_password(settings.database))}

# The language read; reports in others are listed as skipped. "any" reads everything.
language = {_quoted(settings.language)}

[picture]
# How differing counts of one incident become one: {rules}.
toll_rule = {_quoted(picture.toll_rule.value)}
# Days without a report after which who holds a place, who presses on it, and how two actors stand, is unknown.
control_decay_days = {picture.control_decay_days}
pressure_decay_days = {picture.pressure_decay_days}
tie_decay_days = {picture.tie_decay_days}
"""
    try:
        with open(folder / SETTINGS_FILE, "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise SettingsError(f"{folder / SETTINGS_FILE} is there already: this folder is a project") from None
    except OSError as error:
        raise SettingsError(f"{folder / SETTINGS_FILE}: cannot be written ({error.strerror})") from error


def without_password(database: str) -> str:
    """A database's address without the password in it; a file name as it is."""
    if "://" not in database:
        return database
    parts = urlsplit(database)
    user, at, host = parts.netloc.rpartition("@")
    asked = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "password"]
    return parts._replace(netloc=user.partition(":")[0] + at + host, query=urlencode(asked)).geturl()


def settings_key(settings: PictureSettings) -> str:
    """The settings as one line: a picture made with another line is to be derived anew."""
    return ", ".join(f"{field.name}={getattr(settings, field.name)}" for field in fields(settings))


def _picture(path: Path, found: Mapping[str, Any]) -> PictureSettings:
    _only(path, "picture.", found, {field.name for field in fields(PictureSettings)})
    default = PictureSettings()
    rule = _text(path, found, "toll_rule", default.toll_rule.value)
    if rule not in set(TollRule):
        raise SettingsError(f"{path}: picture.toll_rule is {rule!r}; one of {', '.join(TollRule)}")
    return PictureSettings(
        toll_rule=TollRule(rule),
        control_decay_days=_days(path, found, "control_decay_days", default.control_decay_days),
        pressure_decay_days=_days(path, found, "pressure_decay_days", default.pressure_decay_days),
        tie_decay_days=_days(path, found, "tie_decay_days", default.tie_decay_days),
    )


def _only(path: Path, prefix: str, found: Mapping[str, Any], known: set[str]) -> None:
    for key in found:
        if key not in known:
            raise SettingsError(f"{path}: unknown key {prefix + key!r}; known keys: {', '.join(sorted(known))}")


def _text(path: Path, found: Mapping[str, Any], key: str, default: str) -> str:
    value = found.get(key, default)
    if not isinstance(value, str):
        raise SettingsError(f"{path}: {key} must be text in quotes")
    return value


def _days(path: Path, found: Mapping[str, Any], key: str, default: int) -> int:
    value = found.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 36_500:
        raise SettingsError(f"{path}: picture.{key} must be a number of days from 1 to 36500")
    return value


_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')


def _quoted(text: str) -> str:
    """Text as a basic string of TOML."""
    return '"' + _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + '"'
