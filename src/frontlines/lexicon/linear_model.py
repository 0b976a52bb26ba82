"""Linear models: weights of features that are there or not, trained by training/ and shipped as JSON."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from frontlines.model.errors import KnowledgeError

LEARNED_FOLDER = Path(__file__).parent.parent / "knowledge" / "learned"
_KEYS = ("because", "trained_on", "threshold", "bias", "weights")


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A logistic regression: how likely something is, by which features of it are there."""

    name: str
    threshold: float  # probability from which it is taken to be so; chosen by cross-validation
    bias: float
    weights: Mapping[str, float]  # features not listed weigh nothing

    def probability(self, features: Iterable[str]) -> float:
        """0..1; each feature counts once, so give a set."""
        total = self.bias + math.fsum(self.weights.get(feature, 0.0) for feature in features)
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, total))))

    def holds(self, features: Iterable[str]) -> bool:
        """Whether the probability reaches the threshold."""
        return self.probability(features) >= self.threshold


def load_linear_model(name: str, folder: Path = LEARNED_FOLDER) -> LinearModel:
    """The model NAME.json of the folder; raises KnowledgeError naming file and key where it is not as it must be."""
    path = folder / f"{name}.json"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise KnowledgeError(f"{path.name}: cannot be read ({error.strerror}); train it with training/") from error
    return parse_linear_model(text, name=name)


def parse_linear_model(text: str, *, name: str) -> LinearModel:
    """Check a model in JSON; `name` is that of the model and of its file."""
    file = f"{name}.json"
    try:
        fields = json.loads(text)
    except json.JSONDecodeError as error:
        raise KnowledgeError(f"{file}: line {error.lineno} is no JSON ({error.msg})") from error
    if not isinstance(fields, dict) or set(fields) != set(_KEYS):
        raise KnowledgeError(f"{file}: expected a mapping with the keys {', '.join(_KEYS)}")
    for key in ("because", "trained_on"):
        if not isinstance(fields[key], str) or not fields[key].strip():
            raise KnowledgeError(f"{file}: key {key!r}: expected a sentence")
    weights = fields["weights"]
    if not isinstance(weights, dict) or not weights:
        raise KnowledgeError(f"{file}: key 'weights': expected a mapping of features to numbers")
    threshold = _number(fields["threshold"], f"{file}: key 'threshold'")
    if not 0 < threshold < 1:
        raise KnowledgeError(f"{file}: key 'threshold': {threshold} is no probability between 0 and 1")
    return LinearModel(
        name=name,
        threshold=threshold,
        bias=_number(fields["bias"], f"{file}: key 'bias'"),
        weights={feature: _number(weight, f"{file}: weight of {feature!r}") for feature, weight in weights.items()},
    )


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise KnowledgeError(f"{where}: expected a number; found {value!r}")
    return float(value)
