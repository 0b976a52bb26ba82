"""State actors: the entries made for every country, and the patterns their names follow."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from frontlines.lexicon.countries import Country
from frontlines.lexicon.register_entry import RegisterEntry
from frontlines.lexicon.yaml_io import load_yaml
from frontlines.model.actor import ActorKind
from frontlines.model.errors import KnowledgeError

SLOTS = ("{adj}", "{demonym}", "{name}", "{seat}")
_KEYS = ("groups", "followers", "affixes", "entries", "swallow", "ordinary", "same")
_ENTRY_KEYS = ("prefix", "name", "kind", "parent", "because", "patterns", "except")
_PREFIX = re.compile(r"[a-z]{2,16}\Z")
_KINDS = {str(kind): kind for kind in ActorKind}


class PatternEnd(NamedTuple):
    """Where a pattern ends: the entry it names, and the countries it does not hold for."""

    prefix: str
    pattern: str
    barred: frozenset[str]


class Node:
    """One state of the pattern trie: edges by word, by word group and by slot."""

    __slots__ = ("ends", "groups", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.groups: dict[str, Node] = {}
        self.slots: dict[str, Node] = {}
        self.ends: list[PatternEnd] = []


@dataclass(frozen=True, slots=True)
class StateEntry:
    """A state actor before a country is put in."""

    prefix: str
    name: str
    kind: ActorKind
    parent: str | None  # another prefix


@dataclass(frozen=True, slots=True)
class States:
    """What states.yaml says, compiled. Words are folded keys."""

    entries: tuple[StateEntry, ...]
    root: Node
    groups_of: Mapping[str, tuple[str, ...]]  # word: the groups it is in
    openers: frozenset[str]  # words a pattern may begin with
    followers: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    swallow: tuple[str, ...]
    ordinary: frozenset[str]
    same: Mapping[str, str]  # hand-written id: the state actor it is


def load_states(path: Path, keys: Callable[[str], tuple[str, ...]]) -> States:
    """Read and compile states.yaml; `keys` folds a name to its words. KnowledgeError names entry and key."""
    raw = load_yaml(path)
    if not isinstance(raw, dict):
        raise KnowledgeError(f"{path}: must be a mapping with the keys {', '.join(_KEYS)}")
    for key in raw:
        if key not in _KEYS:
            raise KnowledgeError(f"{path}: unknown key {key!r}; known keys: {', '.join(_KEYS)}")
    for key, type_ in (("groups", dict), ("affixes", dict), ("entries", list), ("swallow", list), ("same", dict)):
        if key == "same" and key not in raw:
            continue
        if not isinstance(raw.get(key), type_):
            raise KnowledgeError(f"{path}: key {key!r} is missing or no {type_.__name__}")
    words = _Words(path, keys)
    groups = {name: words.of(value, f"groups: {name}") for name, value in raw["groups"].items()}
    root, entries = Node(), []
    compiler = _Compiler(path, keys, groups, root)
    for number, row in enumerate(raw["entries"], 1):
        entries.append(_entry(row, f"{path}: entry {number}", compiler))
    prefixes = {entry.prefix for entry in entries}
    for entry in entries:
        if entry.parent is not None and entry.parent not in prefixes:
            raise KnowledgeError(f"{path}: entry {entry.prefix!r}: key 'parent': no prefix {entry.parent!r}")
    groups_of: dict[str, list[str]] = {}
    for name, members in groups.items():
        for member in members:
            if " " not in member:
                groups_of.setdefault(member, []).append(name)
    openers = set(root.words) | {w for w, names in groups_of.items() if any(n in root.groups for n in names)}
    return States(
        entries=tuple(entries),
        root=root,
        groups_of={word: tuple(names) for word, names in groups_of.items()},
        openers=frozenset(openers),
        followers=words.of(raw.get("followers"), "followers"),
        before=words.of(raw["affixes"].get("before"), "affixes: before"),
        behind=words.of(raw["affixes"].get("behind"), "affixes: behind"),
        swallow=tuple(str(name) for name in raw["swallow"]),
        ordinary=frozenset(str(raw.get("ordinary") or "").split()),
        same={str(ident): state for state, ids in raw.get("same", {}).items() for ident in ids},
    )


def state_entries(states: States, countries: tuple[Country, ...]) -> Iterator[RegisterEntry]:
    """The state actors of every country: "gov:IQ" Government of Iraq, "army:IQ" Iraqi Armed Forces ..."""
    for country in countries:
        code, adjective, name = country.code, country.adjective, country.name
        the = "the " if country.article else ""
        for entry in states.entries:
            text = entry.name.replace("{the} ", the).replace("{name}", name).replace("{adjective}", adjective)
            parent = f"{entry.parent}:{code}" if entry.parent else None
            yield RegisterEntry(f"{entry.prefix}:{code}", text, entry.kind, code, parent, None, None, (), True)


class _Words:
    def __init__(self, path: Path, keys: Callable[[str], tuple[str, ...]]) -> None:
        self._path, self._keys = path, keys

    def of(self, value: object, key: str) -> frozenset[str]:
        """The folded words of a list written as one text; a hyphened one gives a phrase."""
        if not isinstance(value, str):
            raise KnowledgeError(f"{self._path}: key {key!r} must be words separated by spaces, not {value!r}")
        return frozenset(" ".join(self._keys(word)) for word in value.split())


class _Compiler:
    """Adds patterns to the trie."""

    def __init__(
        self, path: Path, keys: Callable[[str], tuple[str, ...]], groups: Mapping[str, frozenset[str]], root: Node
    ) -> None:
        self.path, self.keys, self.groups, self.root = path, keys, groups, root

    def add(self, pattern: str, end: PatternEnd, where: str) -> None:
        nodes = [self.root]
        for part in pattern.split():
            optional = part.endswith("?")
            part = part.rstrip("?")
            after: list[Node] = []
            for node in nodes:
                after.extend(self._step(node, part, where))
            nodes = [*nodes, *after] if optional else after
        for node in nodes:
            if node is self.root:
                raise KnowledgeError(f"{where}: pattern {pattern!r} may match nothing at all")
            if end not in node.ends:
                node.ends.append(end)

    def _step(self, node: Node, part: str, where: str) -> list[Node]:
        if part.startswith("{"):
            if part not in SLOTS:
                raise KnowledgeError(f"{where}: unknown slot {part}; known slots: {', '.join(SLOTS)}")
            return [node.slots.setdefault(part, Node())]
        if part.startswith("<"):
            name = part.strip("<>")
            if name not in self.groups:
                raise KnowledgeError(f"{where}: unknown group {part}; known groups: {', '.join(self.groups)}")
            reached = [node.groups.setdefault(name, Node())]
            # Phrases of a group ("air strikes") cannot be edges of one word: they get paths of their own.
            reached += [self._walk(node, phrase.split()) for phrase in self.groups[name] if " " in phrase]
            return reached
        return [self._walk(node, self.keys(word)) for word in part.split("|")]

    @staticmethod
    def _walk(node: Node, words: tuple[str, ...] | list[str]) -> Node:
        for word in words:
            node = node.words.setdefault(word, Node())
        return node


def _entry(row: object, where: str, compiler: _Compiler) -> StateEntry:
    if not isinstance(row, dict):
        raise KnowledgeError(f"{where}: must be a mapping, not {row!r}")
    for key in row:
        if key not in _ENTRY_KEYS:
            raise KnowledgeError(f"{where}: unknown key {key!r}; known keys: {', '.join(_ENTRY_KEYS)}")
    prefix, name, kind = row.get("prefix"), row.get("name"), _KINDS.get(str(row.get("kind")))
    if not isinstance(prefix, str) or not _PREFIX.match(prefix):
        raise KnowledgeError(f"{where}: key 'prefix' must be a short word in small letters, not {prefix!r}")
    where = f"{compiler.path}: entry {prefix!r}"
    if not isinstance(name, str) or not name:
        raise KnowledgeError(f"{where}: key 'name' must be a name, not {name!r}")
    if kind is None:
        raise KnowledgeError(f"{where}: key 'kind': {row.get('kind')!r} is none of {', '.join(_KINDS)}")
    patterns, barred = row.get("patterns"), row.get("except") or {}
    if not isinstance(patterns, list) or not patterns or not all(isinstance(p, str) and p for p in patterns):
        raise KnowledgeError(f"{where}: key 'patterns' must be a list of patterns, not {patterns!r}")
    if not isinstance(barred, dict) or any(pattern not in patterns for pattern in barred):
        raise KnowledgeError(f"{where}: key 'except' must give countries for patterns of this entry")
    for pattern in patterns:
        end = PatternEnd(prefix, pattern, frozenset(barred.get(pattern, ())))
        compiler.add(pattern, end, f"{where}: key 'patterns'")
    parent = row.get("parent")
    return StateEntry(prefix, name, kind, str(parent) if parent is not None else None)
