"""Reads the hand-written actor files and checks them."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from frontlines.lexicon.register_entry import RegisterEntry, first_day, last_day, read_names
from frontlines.lexicon.yaml_io import load_yaml
from frontlines.model.actor import ActorKind
from frontlines.model.errors import KnowledgeError

STATES_FILE = "states.yaml"  # the patterns of state actors, no list of entries
_KEYS = ("id", "name", "kind", "country", "parent", "from", "to", "aliases", "because")
_ID = re.compile(r"(?:[a-z]{2,16}:[A-Z]{2}|[a-z0-9]+(?:-[a-z0-9]+){0,20})\Z")
_CODE = re.compile(r"[A-Z]{2}\Z")
_KINDS = {str(kind): kind for kind in ActorKind}


def read_entries(folder: Path) -> list[tuple[RegisterEntry, Path]]:
    """The hand-written entries of all files of a folder with their files, in that order; ids are unique."""
    if not folder.is_dir():
        raise KnowledgeError(f"{folder}: no such folder; it should hold the actor files")
    entries: list[tuple[RegisterEntry, Path]] = []
    homes: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name == STATES_FILE:
            continue
        for entry in _read_file(path):
            if entry.id in homes:
                raise KnowledgeError(
                    f"{path}: entry {entry.id!r}: key 'id': already used in {homes[entry.id].name}; ids are unique"
                )
            homes[entry.id] = path
            entries.append((entry, path))
    return entries


def check_parents(entries: Iterable[RegisterEntry], homes: Mapping[str, Path]) -> None:
    """Raise KnowledgeError where a parent is no entry or an entry is, over some steps, its own parent.

    `homes` gives the files of the hand-written entries, by id.
    """
    parents = {entry.id: entry.parent for entry in entries}
    for start, parent in parents.items():
        if parent is not None and parent not in parents:
            raise KnowledgeError(
                f"{homes.get(start, STATES_FILE)}: entry {start!r}: key 'parent': no entry {parent!r}"
            )
        seen = {start}
        while parent is not None:
            if parent in seen:
                raise KnowledgeError(
                    f"{homes.get(start, STATES_FILE)}: entry {start!r}: key 'parent': goes round in a circle"
                )
            seen.add(parent)
            parent = parents[parent]


def _read_file(path: Path) -> list[RegisterEntry]:
    rows = load_yaml(path)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise KnowledgeError(f"{path}: must be a list of entries")
    return [_entry(row, f"{path}: entry {number}", str(path)) for number, row in enumerate(rows, 1)]


def _entry(row: object, place: str, path: str) -> RegisterEntry:
    if not isinstance(row, dict):
        raise KnowledgeError(f"{place}: must be a mapping, not {row!r}")
    ident = row.get("id")
    if not isinstance(ident, str) or not _ID.match(ident):
        raise KnowledgeError(f"{place}: key 'id' must be a slug like 'islamic-state' or 'army:IQ', not {ident!r}")
    where = f"{path}: entry {ident!r}"
    for key in row:
        if key not in _KEYS:
            raise KnowledgeError(f"{where}: unknown key {key!r}; known keys: {', '.join(_KEYS)}")
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise KnowledgeError(f"{where}: key 'name' must be a name, not {name!r}")
    kind = _KINDS.get(str(row.get("kind")))
    if kind is None:
        raise KnowledgeError(f"{where}: key 'kind': {row.get('kind')!r} is none of {', '.join(_KINDS)}")
    country = row.get("country")
    if country is not None and not (isinstance(country, str) and _CODE.match(country)):
        raise KnowledgeError(f"{where}: key 'country' must be a two-letter ISO code or null, not {country!r}")
    parent = row.get("parent")
    if parent is not None and not isinstance(parent, str):
        raise KnowledgeError(f"{where}: key 'parent' must be an id or null, not {parent!r}")
    start, end = first_day(row.get("from"), f"{where}: key 'from'"), last_day(row.get("to"), f"{where}: key 'to'")
    if start and end and start > end:
        raise KnowledgeError(f"{where}: key 'from' is after 'to'")
    aliases = read_names(row.get("aliases"), f"{where}: key 'aliases'")
    return RegisterEntry(ident, name, kind, country, parent, start, end, aliases)
