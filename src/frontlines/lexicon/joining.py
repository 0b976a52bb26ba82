"""What joining event statements into incidents goes by: `joining.yaml`, `joining_words.yaml`, a learned weighing."""

import math
from collections.abc import Collection, Mapping
from functools import cache
from itertools import combinations
from types import MappingProxyType

from frontlines.lexicon.linear_model import LinearModel, load_linear_model
from frontlines.lexicon.taxonomy import load_taxonomy
from frontlines.lexicon.yaml_io import parse_yaml
from frontlines.lexicon.yamlfile import entries, knowledge_text, mapping, parse_mapping, text, words
from frontlines.model.errors import KnowledgeError
from frontlines.model.ids import fold
from frontlines.model.joining import Bars, Cues, JoinRules, Kinship, Reach, Span, Weighing, stem
from frontlines.model.place import PlacePrecision

RULES_FILE = "joining.yaml"
WORDS_FILE = "joining_words.yaml"
BRIEF_MODEL = "joining_brief"
LOGITS = 10.0  # in a score of 1: a weight of 0.1 multiplies the odds by e
_SECTIONS = ("kinships", "types", "distances", "days", "bars", "base", "weights", "cues", "generic", "sites")
_KINSHIP_KEYS = ("types", "close", "because")
_SETTING_KEYS = ("value", "because")
_TYPE_LISTS = ("vague", "lasting", "two_sided", "spoken")
_CUES = ("retold", "another", "further", "raised", "goes_on")
_WITHIN = {
    f"within_{p.value}": p
    for p in (PlacePrecision.ADM2, PlacePrecision.ADM1, PlacePrecision.AREA, PlacePrecision.SEA)
}
_BAND_KEYS = ("weight", "because", "words")


@cache
def load_joining() -> JoinRules:
    """The rules shipped with Frontlines; raises KnowledgeError where a file breaks its form."""
    return parse_joining(
        knowledge_text(RULES_FILE),
        knowledge_text(WORDS_FILE),
        name=RULES_FILE,
        words_name=WORDS_FILE,
        event_types=frozenset(load_taxonomy().names()),
        brief=load_linear_model(BRIEF_MODEL),
    )


def parse_joining(
    rules: str, common: str, *, name: str, words_name: str, event_types: Collection[str], brief: LinearModel
) -> JoinRules:
    """Check both files, which a KnowledgeError calls `name` and `words_name`; `brief` weighs brief reports."""
    fields = parse_mapping(rules, _SECTIONS, name=name)
    kinships = tuple(
        kinship
        for number, entry in enumerate(entries(fields, "kinships", name), 1)
        for kinship in _kinships(entry, f"{name}: kinships: entry {number}", event_types)
    )
    types = mapping(fields["types"], _TYPE_LISTS, f"{name}: types")
    lists = {key: _types(types, key, f"{name}: types", event_types) for key in _TYPE_LISTS}
    cues = mapping(fields["cues"], _CUES, f"{name}: cues")
    bars = _bars(fields["bars"], f"{name}: bars")
    return JoinRules(
        kinships=kinships,
        reach=_reach(fields["distances"], f"{name}: distances"),
        span=_span(fields["days"], f"{name}: days"),
        bars=bars,
        general=Weighing(_setting(fields, "base", name), _weights(fields["weights"], f"{name}: weights")),
        brief=_learned(brief, bars.join),
        cues=Cues(*(frozenset(stem(fold(w)) for w in words(cues, key, f"{name}: cues")) for key in _CUES)),
        lasting=lists["lasting"],
        vague_types=lists["vague"],
        two_sided=lists["two_sided"],
        spoken=lists["spoken"],
        generic=frozenset(words(fields, "generic", name)),
        sites=_sites(fields, name),
        common=_common(common, words_name),
        between=_between(kinships),
    )


def _kinships(entry: object, where: str, event_types: Collection[str]) -> tuple[Kinship, ...]:
    """The kinships of one entry: one among its types, or with `with` one of that type with each of them."""
    fields = mapping(entry, _KINSHIP_KEYS, where, optional=("with",))
    types = _types(fields, "types", where, event_types)
    if type(fields["close"]) is not bool:
        raise KnowledgeError(f"{where}: key 'close': expected true or false, found {fields['close']!r}")
    close, because = fields["close"], text(fields, "because", where).strip()
    if "with" in fields:
        hub = text(fields, "with", where)
        if hub not in event_types or hub in types:
            raise KnowledgeError(f"{where}: key 'with': expected an event type that 'types' does not list")
        return tuple(Kinship(frozenset({hub, type_}), close, because) for type_ in sorted(types))
    if len(types) < 2:
        raise KnowledgeError(f"{where}: key 'types': a kinship is between two different types or more")
    return (Kinship(types, close, because),)


def _sites(fields: Mapping[str, object], name: str) -> Mapping[str, str]:
    """Each noun for a kind of site with the first of its group."""
    found: dict[str, str] = {}
    for group in words(fields, "sites", name):
        first, *_ = nouns = group.split()
        for noun in nouns:
            if found.setdefault(stem(fold(noun)), first) != first:
                raise KnowledgeError(f"{name}: sites: {noun!r} stands in two groups")
    return MappingProxyType(found)


def _types(fields: Mapping[str, object], key: str, where: str, event_types: Collection[str]) -> frozenset[str]:
    found = words(fields, key, where)
    for type_ in found:
        if type_ not in event_types:
            raise KnowledgeError(
                f"{where}: key {key!r}: unknown event type {type_!r}; known types: {', '.join(sorted(event_types))}"
            )
    return frozenset(found)


def _between(kinships: Collection[Kinship]) -> Mapping[tuple[str, str], Kinship]:
    """Each pair of types with its kinship; of several a close one, and of these the first."""
    found: dict[tuple[str, str], Kinship] = {}
    for kinship in sorted(kinships, key=lambda kinship: not kinship.close):
        for one, other in combinations(sorted(kinship.types), 2):
            found.setdefault((one, other), kinship)
    return MappingProxyType(found)


def _reach(entry: object, where: str) -> Reach:
    fields = mapping(entry, ("same", "near", *_WITHIN), where)
    read = {key: _setting(fields, key, where, low=0.0) for key in fields}
    if read["same"] > read["near"]:
        raise KnowledgeError(f"{where}: 'same' ({read['same']}) is more than 'near' ({read['near']})")
    within = {precision: read[key] for key, precision in _WITHIN.items()}
    return Reach(read["same"], read["near"], MappingProxyType(within))


def _span(entry: object, where: str) -> Span:
    keys = ("assumed", "slack", "apart", "lasting", "longest", "bin")
    fields = mapping(entry, keys, where)
    read = {key: _setting(fields, key, where, low=0.0) for key in keys}
    for key, value in read.items():
        if value != int(value):
            raise KnowledgeError(f"{where}: {key}: expected whole days, found {value!r}")
    if read["bin"] < 2 or read["bin"] % 2:
        raise KnowledgeError(f"{where}: bin: expected an even number of days, found {read['bin']!r}")
    return Span(*(int(read[key]) for key in keys))


def _bars(entry: object, where: str) -> Bars:
    keys = ("join", "same_report", "contradicted", "average", "keep")
    fields = mapping(entry, keys, where)
    read = {key: _setting(fields, key, where, low=0.0, high=1.0) for key in keys}
    for key in ("same_report", "contradicted"):
        if read[key] < read["join"]:
            raise KnowledgeError(f"{where}: {key}: {read[key]} is below 'join' ({read['join']}), which always holds")
    if read["keep"] > read["join"]:
        raise KnowledgeError(f"{where}: keep: {read['keep']} is above 'join' ({read['join']})")
    return Bars(**read)


def _setting(
    fields: Mapping[str, object], key: str, where: str, *, low: float = -1.0, high: float | None = None
) -> float:
    """The number under `key`, an entry with its value and why it is so."""
    here = f"{where}: {key}"
    entry = mapping(fields[key], _SETTING_KEYS, here)
    text(entry, "because", here)
    return _number(entry, "value", here, low=low, high=high)


def _number(fields: Mapping[str, object], key: str, where: str, *, low: float, high: float | None) -> float:
    value = fields[key]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise KnowledgeError(f"{where}: key {key!r}: expected a number, found {value!r}")
    if value < low or (high is not None and value > high):
        bounds = f"{low} or more" if high is None else f"{low} to {high}"
        raise KnowledgeError(f"{where}: key {key!r}: expected {bounds}, found {value!r}")
    return float(value)


def _weights(entry: object, where: str) -> Mapping[str, float]:
    """The weight of every reason; which reasons there are, the picture says, and its tests compare the two."""
    fields = mapping(entry, ("tuned_on", "values"), where)
    text(fields, "tuned_on", where)
    values = fields["values"]
    if not isinstance(values, dict) or not values:
        raise KnowledgeError(f"{where}: key 'values': expected reasons with their weights, found {values!r}")
    return MappingProxyType(
        {str(reason): _number(values, reason, f"{where}: values", low=-1.0, high=1.0) for reason in values}
    )


def _learned(model: LinearModel, bar: float) -> Weighing:
    """The model in scores: where its probability reaches its threshold, the score reaches the bar."""
    threshold = math.log(model.threshold / (1 - model.threshold))
    weights = {reason: round(weight / LOGITS, 4) for reason, weight in model.weights.items()}
    return Weighing(round(bar + (model.bias - threshold) / LOGITS, 4), MappingProxyType(weights))


def _common(source: str, name: str) -> Mapping[str, float]:
    """Stem to weight; a stem that several words share has the weight of the commonest."""
    bands = parse_yaml(source, name=name)
    if not isinstance(bands, list) or not bands:
        raise KnowledgeError(f"{name}: expected a list of bands of words")
    found: dict[str, float] = {}
    for number, band in enumerate(bands, 1):
        where = f"{name}: entry {number}"
        fields = mapping(band, _BAND_KEYS, where)
        weight = _number(fields, "weight", where, low=0.0, high=1.0)
        text(fields, "because", where)
        for word in text(fields, "words", where).split():
            key = stem(word)
            if key.isdigit():
                continue  # number words are weighed as numbers
            found[key] = min(weight, found.get(key, 1.0))
    return MappingProxyType(found)
