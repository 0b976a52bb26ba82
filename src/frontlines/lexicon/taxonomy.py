"""The event types and their crosswalks to the field's code books, read from `taxonomy.yaml` and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from frontlines.lexicon.codebooks import ACLED_SUB_EVENTS, CAMEO_ROOTS, PLOVER_MODES, UCDP_TYPES
from frontlines.lexicon.yaml_io import parse_yaml
from frontlines.model.errors import KnowledgeError

_FILE = "taxonomy.yaml"
_TYPE_KEYS = ("name", "label", "definition", "example", "crosswalk")
_CROSSWALK_KEYS = ("acled", "ucdp", "plover", "cameo", "note")


@dataclass(frozen=True, slots=True)
class AcledCode:
    """Where ACLED files an event: event type and sub-event type, in the codebook's spelling."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True)
class PloverCode:
    """Where PLOVER files an event: type, and mode where one fits every event of the type."""

    type: str
    mode: str | None


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Where the other code books put one of our event types; `None` or empty where they have nothing."""

    acled: AcledCode | None
    ucdp: tuple[int, ...]  # possible types of violence; several: `note` says what decides; none: not in GED
    plover: PloverCode | None
    cameo: str | None  # two-digit root code
    note: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event."""

    name: str  # the key in JSON and tables
    label: str  # for people
    definition: str
    example: str
    crosswalk: Crosswalk


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All event types by name, in the order of the file."""

    types: Mapping[str, EventType]

    def __contains__(self, name: object) -> bool:
        return name in self.types

    def __getitem__(self, name: str) -> EventType:
        """The event type of that name; KnowledgeError, naming the known ones, where there is none."""
        try:
            return self.types[name]
        except KeyError:
            raise KnowledgeError(f"{_FILE}: no event type {name!r}; known types: {', '.join(self.names())}") from None

    def names(self) -> tuple[str, ...]:
        """The keys of all types, in the order of the file."""
        return tuple(self.types)

    def label(self, name: str) -> str:
        """The words people read for a type."""
        return self[name].label

    def by_plover(self, type_: str) -> tuple[EventType, ...]:
        """All types that PLOVER files under `type_`."""
        return tuple(t for t in self.types.values() if t.crosswalk.plover and t.crosswalk.plover.type == type_)

    def by_acled(self, sub_event_type: str) -> tuple[EventType, ...]:
        """All types that ACLED files under `sub_event_type`, notes aside."""
        return tuple(
            t for t in self.types.values() if t.crosswalk.acled and t.crosswalk.acled.sub_event_type == sub_event_type
        )


@cache
def load_taxonomy() -> Taxonomy:
    """The taxonomy shipped with Frontlines; raises KnowledgeError where the file breaks its form."""
    text = resources.files("frontlines").joinpath("knowledge", _FILE).read_text(encoding="utf-8")
    return parse_taxonomy(text, name=_FILE)


def parse_taxonomy(text: str, *, name: str) -> Taxonomy:
    """Check a taxonomy in YAML; `name` is the file named in a KnowledgeError."""
    entries = parse_yaml(text, name=name)
    if not isinstance(entries, list) or not entries:
        raise KnowledgeError(f"{name}: expected a list of event types")
    types: dict[str, EventType] = {}
    for number, entry in enumerate(entries, 1):
        type_ = _event_type(entry, f"{name}: entry {number}")
        if type_.name in types:
            raise KnowledgeError(f"{name}: {type_.name!r}: listed twice; remove one")
        types[type_.name] = type_
    return Taxonomy(MappingProxyType(types))


def _event_type(entry: object, where: str) -> EventType:
    fields = _mapping(entry, _TYPE_KEYS, where)
    name = _text(fields, "name", where)
    where = f"{where} ({name})"
    if not (name.isascii() and name.replace("_", "").isalpha() and name == name.lower()):
        raise KnowledgeError(f"{where}: key 'name': lower-case letters and underscores only")
    return EventType(
        name=name,
        label=_text(fields, "label", where),
        definition=_text(fields, "definition", where),
        example=_text(fields, "example", where),
        crosswalk=_crosswalk(fields["crosswalk"], f"{where}: crosswalk"),
    )


def _crosswalk(entry: object, where: str) -> Crosswalk:
    fields = _mapping(entry, _CROSSWALK_KEYS, where, optional=("note",))
    crosswalk = Crosswalk(
        acled=_acled(fields["acled"], f"{where}: acled"),
        ucdp=_ucdp(fields["ucdp"], f"{where}: ucdp"),
        plover=_plover(fields["plover"], f"{where}: plover"),
        cameo=_cameo(fields["cameo"], f"{where}: cameo"),
        note=_text(fields, "note", where) if "note" in fields else "",
    )
    depends = len(crosswalk.ucdp) > 1 or None in (crosswalk.acled, crosswalk.plover, crosswalk.cameo)
    if depends and not crosswalk.note:
        raise KnowledgeError(f"{where}: key 'note' is missing: say what decides, or why a scheme has nothing")
    return crosswalk


def _acled(entry: object, where: str) -> AcledCode | None:
    if entry is None:
        return None
    fields = _mapping(entry, ("event_type", "sub_event_type"), where)
    event_type = _known(fields["event_type"], ACLED_SUB_EVENTS, f"{where}: event_type")
    sub_event = _known(fields["sub_event_type"], ACLED_SUB_EVENTS[event_type], f"{where}: sub_event_type")
    return AcledCode(event_type, sub_event)


def _ucdp(entry: object, where: str) -> tuple[int, ...]:
    if not isinstance(entry, list) or any(type(code) is not int or code not in UCDP_TYPES for code in entry):
        raise KnowledgeError(f"{where}: {entry!r} is not a list of types of violence; known: 1, 2, 3")
    return tuple(entry)


def _plover(entry: object, where: str) -> PloverCode | None:
    if entry is None:
        return None
    fields = _mapping(entry, ("type", "mode"), where)
    type_ = _known(fields["type"], PLOVER_MODES, f"{where}: type")
    mode = fields["mode"]
    return PloverCode(type_, None if mode is None else _known(mode, PLOVER_MODES[type_], f"{where}: mode"))


def _cameo(entry: object, where: str) -> str | None:
    return None if entry is None else _known(entry, CAMEO_ROOTS, where)


def _known(code: object, known: Mapping[str, object] | frozenset[str], where: str) -> str:
    if not isinstance(code, str) or code not in known:
        raise KnowledgeError(f"{where}: unknown code {code!r}; known codes: {', '.join(sorted(known)) or 'none'}")
    return code


def _mapping(
    entry: object, keys: tuple[str, ...], where: str, *, optional: tuple[str, ...] = ()
) -> dict[str, object]:
    if not isinstance(entry, dict):
        raise KnowledgeError(f"{where}: expected a mapping with the keys {', '.join(keys)}")
    for key in entry:
        if key not in keys:
            raise KnowledgeError(f"{where}: unknown key {key!r}; known keys: {', '.join(keys)}")
    for key in keys:
        if key not in entry and key not in optional:
            raise KnowledgeError(f"{where}: key {key!r} is missing")
    return entry


def _text(fields: dict[str, object], key: str, where: str) -> str:
    value = fields[key]
    if not isinstance(value, str) or not value.strip():
        raise KnowledgeError(f"{where}: key {key!r}: expected words, found {value!r}")
    return value.strip()
