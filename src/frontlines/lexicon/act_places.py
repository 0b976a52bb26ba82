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
    """The weights shipped with Frontlines; raises KnowledgeError naming file, entry and key."""
    return parse_act_places(knowledge_text(_FILE), name=_FILE)


def parse_act_places(text: str, *, name: str) -> Mapping[str, float]:
    """The weight of each sign from YAML; `name` is the file named in a KnowledgeError."""
    rows = parse_yaml(text, name=name)
    if not isinstance(rows, list):
        raise KnowledgeError(f"{name}: expected a list of signs")
    weights: dict[str, float] = {}
    for number, row in enumerate(rows, 1):
        sign = row.get("sign") if isinstance(row, dict) else None
        if not isinstance(row, dict) or sign not in SIGNS:
            raise KnowledgeError(f"{name}: entry {number}: key 'sign': {sign!r} is not one of {sorted(SIGNS)}")
        if sign in weights:
            raise KnowledgeError(f"{name}: entry {number}: {sign!r} stands twice; remove one")
        if not isinstance(row.get("because"), str) or not row["because"].strip():
            raise KnowledgeError(f"{name}: entry {sign!r}: key 'because': must be text")
        if not isinstance(row.get("weight"), int | float):
            raise KnowledgeError(f"{name}: entry {sign!r}: key 'weight': must be a number")
        weights[str(sign)] = float(row["weight"])
    if missing := SIGNS - weights.keys():
        raise KnowledgeError(f"{name}: signs missing: {', '.join(sorted(missing))}")
    return MappingProxyType(weights)
