"""The word lists that decide whether a capitalised name is a place."""

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from frontlines.lexicon.gazetteer_supplement import SUPPLEMENT_FOLDER
from frontlines.lexicon.yaml_io import load_yaml
from frontlines.model.errors import KnowledgeError

GATES_FILE = SUPPLEMENT_FOLDER / "words" / "gates.yaml"


@dataclass(frozen=True, slots=True)
class GateWords:
    """Lower-case words by what they say of the name they stand in or beside; reasons stand in the file."""

    never: frozenset[str]
    common: frozenset[str]
    first_names: frozenset[str]
    titles: frozenset[str]
    organisation_heads: frozenset[str]
    site_heads: frozenset[str]
    site_starts: frozenset[str]
    regions: frozenset[str]
    settlements: frozenset[str]
    quarters: frozenset[str]
    locative: frozenset[str]
    weak_locative: frozenset[str]


@lru_cache(maxsize=4)
def load_gate_words(path: Path = GATES_FILE) -> GateWords:
    """Load and validate the lists; raises KnowledgeError naming file, entry and key."""
    rows = load_yaml(path)
    if not isinstance(rows, list):
        raise KnowledgeError(f"{path.name}: expected a list of word lists")
    known = {field.name for field in fields(GateWords)}
    lists: dict[str, frozenset[str]] = {}
    for number, row in enumerate(rows, 1):
        name = row.get("name") if isinstance(row, dict) else None
        if not isinstance(row, dict) or name not in known:
            raise KnowledgeError(f"{path.name}: entry {number}: key 'name': {name!r} is not one of {sorted(known)}")
        for key in ("because", "words"):
            if not isinstance(row.get(key), str) or not row[key].strip():
                raise KnowledgeError(f"{path.name}: entry {name!r}: key {key!r}: must be text")
        lists[str(name)] = frozenset(row["words"].lower().split())
    if missing := known - lists.keys():
        raise KnowledgeError(f"{path.name}: lists missing: {', '.join(sorted(missing))}")
    return GateWords(**lists)
