"""The weights by which a place is chosen among its namesakes."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from frontlines.lexicon.gazetteer_supplement import SUPPLEMENT_FOLDER
from frontlines.lexicon.yaml_io import load_yaml
from frontlines.model.errors import KnowledgeError

WEIGHTS_FILE = SUPPLEMENT_FOLDER / "words" / "choice.yaml"
# What is known of a candidate; each is explained beside its weight in the file.
_NAMES = (
    "size great_town own_name bears_all_forms country first_level second_level capital settlement supplement_broad "
    "supplement_point called_region called_region_is_none region_of_town called_settlement_is_region "
    "country_present said_inside said_elsewhere near_others region_of_others region_share country_share"
)
FEATURES = tuple(_NAMES.split())


@dataclass(frozen=True, slots=True)
class PlaceWeights:
    """One weight a feature, in the order of `FEATURES`: logarithms of odds."""

    values: NDArray[np.float64]


@lru_cache(maxsize=4)
def load_place_weights(path: Path = WEIGHTS_FILE) -> PlaceWeights:
    """Load and validate the weights; raises KnowledgeError naming file, entry and key."""
    rows = load_yaml(path)
    if not isinstance(rows, list):
        raise KnowledgeError(f"{path.name}: expected a list of weights")
    found: dict[str, float] = {}
    for number, row in enumerate(rows, 1):
        name = row.get("name") if isinstance(row, dict) else None
        if not isinstance(row, dict) or name not in FEATURES or name in found:
            raise KnowledgeError(f"{path.name}: entry {number}: key 'name': {name!r} is not one of {FEATURES}, once")
        if not isinstance(row.get("because"), str) or not isinstance(row.get("weight"), (int, float)):
            raise KnowledgeError(f"{path.name}: entry {name!r}: needs 'because' (text) and 'weight' (a number)")
        found[name] = float(row["weight"])
    if missing := set(FEATURES) - found.keys():
        raise KnowledgeError(f"{path.name}: weights missing: {', '.join(sorted(missing))}")
    return PlaceWeights(np.array([found[name] for name in FEATURES]))
