"""Rules: what a statement looks like, as data; loaded, validated and indexed by their trigger words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from frontlines.lexicon.codebooks import PLOVER_BEFORE, PLOVER_MODES
from frontlines.lexicon.yaml_io import load_yaml
from frontlines.model.errors import KnowledgeError
from frontlines.model.statement import ControlStatus, TieKind, TollKind

RULES_FOLDER = Path(__file__).parent.parent / "knowledge" / "rules"

_KNOWN = {
    "name",
    "trigger",
    "where",
    "unless",
    "finds",
    "confidence",
    "because",
    "matches",
    "ignores",
    "plover",
    "yields",
    "given",
}
_FORMS = ("verb", "noun", "adjective")
_OUTCOMES = ("event", "tie", "control", "toll")
_ROLES = {
    "event": {"initiators", "targets", "places", "weapon"},
    "tie": {"from", "to", "means"},
    "control": {"actor", "place"},
    "toll": {"of", "by"},
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that start a rule. `words` are lemmas in order; `head` is the one that carries the arguments."""

    form: str  # verb, noun or adjective
    words: tuple[str, ...]
    head: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What one of an argument's heads must (or must not) be: noun classes, or `=lemma` for one word."""

    slot: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule finds: an event, tie, control or toll, and which slots fill its roles, in order of preference."""

    kind: str
    value: str
    roles: Mapping[str, tuple[str, ...]]
    means: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One way the language of the field says something."""

    name: str
    file: str
    triggers: tuple[Trigger, ...]
    where: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    outcomes: tuple[Outcome, ...]
    confidence: float
    because: str
    matches: tuple[str, ...]
    ignores: tuple[str, ...]
    yields: bool = False  # to every other rule that fits the same words
    given: bool = False  # who uses the words takes the act for done, whatever is said with them
    plover: str | None = None  # the type PLOVER files its events under, where it is not that of our event type


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules in the order of their files, and an index from a trigger's head lemma."""

    all: tuple[Rule, ...]
    by_lemma: Mapping[str, tuple[tuple[Trigger, Rule], ...]]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)


def load_rules(folder: Path = RULES_FOLDER, *, event_types: frozenset[str] | None = None) -> Rules:
    """Load and validate every rule file; raises KnowledgeError naming file, rule and key.

    `event_types` are the types an event may have (the taxonomy's keys); unchecked if None.
    """
    rules: list[Rule] = []
    names: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        entries = load_yaml(path)
        if not isinstance(entries, list):
            raise KnowledgeError(f"{path.name}: expected a list of rules; found {type(entries).__name__}")
        for number, entry in enumerate(entries, 1):
            rule = _rule(path.name, number, entry, event_types)
            if rule.name in names:
                raise KnowledgeError(f"{path.name}: rule {rule.name!r}: the name is taken in {names[rule.name]}")
            names[rule.name] = path.name
            rules.append(rule)
    index: dict[str, list[tuple[Trigger, Rule]]] = {}
    for rule in rules:
        for trigger in rule.triggers:
            index.setdefault(trigger.words[trigger.head], []).append((trigger, rule))
    ordered = {lemma: tuple(sorted(pairs, key=_precedence)) for lemma, pairs in index.items()}
    return Rules(tuple(rules), ordered)


def _precedence(pair: tuple[Trigger, Rule]) -> tuple[int, bool, float]:
    """Longer triggers first ("suicide bomb attack" is more than "attack"), then the order of the files; rules that
    yield come last, the surest of them first.
    """
    trigger, rule = pair
    return -len(trigger.words), rule.yields, -rule.confidence if rule.yields else 0.0


def _rule(file: str, number: int, entry: object, event_types: frozenset[str] | None) -> Rule:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise KnowledgeError(f"{file}: entry {number}: expected a mapping with a name")
    name = entry["name"]
    at = f"{file}: rule {name!r}"
    if unknown := set(entry) - _KNOWN:
        raise KnowledgeError(f"{at}: unknown key {sorted(unknown)[0]!r}; known keys: {', '.join(sorted(_KNOWN))}")
    for key in ("trigger", "finds", "because", "matches"):
        if not entry.get(key):
            raise KnowledgeError(f"{at}: key {key!r} is missing or empty")
    finds = entry["finds"] if isinstance(entry["finds"], list) else [entry["finds"]]
    confidence = entry.get("confidence", 0.7)
    if not isinstance(confidence, int | float) or not 0 < confidence <= 1:
        raise KnowledgeError(f"{at}: key 'confidence': expected a number over 0 and up to 1; found {confidence!r}")
    return Rule(
        name=name,
        file=file,
        triggers=_triggers(at, entry["trigger"]),
        where=_conditions(at, "where", entry.get("where") or {}),
        unless=_conditions(at, "unless", entry.get("unless") or {}),
        outcomes=tuple(_outcome(at, one, event_types) for one in finds),
        confidence=float(confidence),
        because=str(entry["because"]),
        matches=_sentences(at, "matches", entry["matches"]),
        ignores=_sentences(at, "ignores", entry.get("ignores") or []),
        yields=entry.get("yields") is True,
        given=entry.get("given") is True,
        plover=_plover(at, entry.get("plover")),
    )


def _plover(at: str, value: object) -> str | None:
    if value is None or value in PLOVER_MODES or value in PLOVER_BEFORE:
        return None if value is None else str(value)
    known = ", ".join(sorted({*PLOVER_MODES, *PLOVER_BEFORE}))
    raise KnowledgeError(f"{at}: key 'plover': unknown type {value!r}; known types: {known}")


def _sentences(at: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise KnowledgeError(f"{at}: key {key!r}: expected a list of sentences")
    return tuple(value)


def _listed(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _triggers(at: str, value: object) -> tuple[Trigger, ...]:
    if not isinstance(value, dict) or not value or set(value) - set(_FORMS):
        raise KnowledgeError(f"{at}: key 'trigger': expected a mapping from {', '.join(_FORMS)} to words")
    triggers: list[Trigger] = []
    for form, words in value.items():
        for phrase in _listed(words):
            lemmas = tuple(phrase.lower().split())
            if not lemmas:
                raise KnowledgeError(f"{at}: key 'trigger': an empty word under {form!r}")
            triggers.append(Trigger(form, lemmas, len(lemmas) - 1 if form == "noun" else 0))
    return tuple(triggers)


def _conditions(at: str, key: str, value: object) -> tuple[Condition, ...]:
    if not isinstance(value, dict):
        raise KnowledgeError(f"{at}: key {key!r}: expected a mapping from slot to classes")
    return tuple(Condition(str(slot), frozenset(_listed(classes))) for slot, classes in value.items())


def _outcome(at: str, value: object, event_types: frozenset[str] | None) -> Outcome:
    if not isinstance(value, dict):
        raise KnowledgeError(f"{at}: key 'finds': expected a mapping such as {{event: capture, initiators: agent}}")
    kinds = [kind for kind in _OUTCOMES if kind in value]
    if len(kinds) != 1:
        raise KnowledgeError(f"{at}: key 'finds': name exactly one of {', '.join(_OUTCOMES)}")
    kind = kinds[0]
    found = str(value[kind])
    allowed: frozenset[str] | None = {
        "event": event_types,
        "tie": frozenset(TieKind),
        "control": frozenset(ControlStatus),
        "toll": frozenset(TollKind),
    }[kind]
    if allowed is not None and found not in allowed:
        raise KnowledgeError(f"{at}: key 'finds': unknown {kind} {found!r}; known: {', '.join(sorted(allowed))}")
    roles = {str(k): tuple(_listed(v)) for k, v in value.items() if k not in (kind, "means")}
    if unknown := set(roles) - _ROLES[kind]:
        known = ", ".join(sorted(_ROLES[kind]))
        raise KnowledgeError(f"{at}: key 'finds': unknown role {sorted(unknown)[0]!r} of {kind}; known: {known}")
    means = value.get("means")
    return Outcome(kind, found, roles, str(means) if means is not None else None)
