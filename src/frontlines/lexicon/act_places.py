"""What speaks for and against a place being that of an act, as weights, read from `act_places.yaml` and checked."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from frontlines.lexicon.yaml_io import parse_yaml
from frontlines.lexicon.yamlfile import knowledge_text
from frontlines.model.errors import KnowledgeError

_FILE = "act_places.yaml"
SIGNS = frozenset(
    {
        "any", "after", "distance", "direct", "in_place", "object", "own_clause", "when_clause", "elsewhere",
        "argument_elsewhere", "modifying", "measured_from", "holds_another", "only", "metonym", "country",
        "country_modifying", "wide", "unknown", "site",
    }
)  # fmt: skip


@cache
def load_act_places() -> Mapping[str, float]:
    """The weight of each sign; raises KnowledgeError naming file, entry and key."""
    rows = parse_yaml(knowledge_text(_FILE), name=_FILE)
    if not isinstance(rows, list):
        raise KnowledgeError(f"{_FILE}: expected a list of signs")
    weights: dict[str, float] = {}
    for number, row in enumerate(rows, 1):
        name = row.get("sign") if isinstance(row, dict) else None
        if not isinstance(row, dict) or name not in SIGNS:
            raise KnowledgeError(f"{_FILE}: entry {number}: key 'sign': {name!r} is not one of {sorted(SIGNS)}")
        if not isinstance(row.get("because"), str) or not row["because"].strip():
            raise KnowledgeError(f"{_FILE}: entry {name!r}: key 'because': must be text")
        if not isinstance(row.get("weight"), int | float):
            raise KnowledgeError(f"{_FILE}: entry {name!r}: key 'weight': must be a number")
        weights[str(name)] = float(row["weight"])
    if missing := SIGNS - weights.keys():
        raise KnowledgeError(f"{_FILE}: signs missing: {', '.join(sorted(missing))}")
    return MappingProxyType(weights)
