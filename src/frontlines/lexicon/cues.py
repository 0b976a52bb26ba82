"""Cues: the words that mark speech, doubt, plans, forecasts, opinion, and the classes of common nouns."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from frontlines.lexicon.yaml_io import load_yaml
from frontlines.model.errors import KnowledgeError

CUES_FOLDER = Path(__file__).parent.parent / "knowledge" / "cues"
_FILES = ("nouns", "speech", "stance", "forecasts", "opinion", "roles", "things")
_LISTS = ("words", "phrases", "verbs", "modals")
_KNOWN = {"name", "because", "plan", "kind", "weight", "needs", *_LISTS}


@dataclass(frozen=True, slots=True)
class Cue:
    """A named list of cue words and why they count; lemmas and phrases are lower case."""

    name: str
    because: str
    words: frozenset[str]
    phrases: tuple[str, ...]
    verbs: frozenset[str]
    modals: frozenset[str]
    plan: bool
    kind: str
    weight: float
    needs: str


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, by file and name."""

    nouns: Mapping[str, Cue]
    speech: Mapping[str, Cue]
    stance: Mapping[str, Cue]
    forecasts: Mapping[str, Cue]
    opinion: Mapping[str, Cue]
    roles: Mapping[str, Cue]
    things: Mapping[str, Cue]
    classes: Mapping[str, frozenset[str]]  # noun lemma -> the noun classes it belongs to


@dataclass(frozen=True, slots=True)
class Grammar:
    """Verbs and nouns that pass their arguments on to others, by what they do; lemmas."""

    light: frozenset[str]
    undergoing: frozenset[str]
    effect: frozenset[str]
    occurring: frozenset[str]
    engaging: frozenset[str]
    owned_by_of: frozenset[str]
    victim_nouns: frozenset[str]
    striking: frozenset[str]
    charging: frozenset[str]
    hindering: frozenset[str]
    measures: frozenset[str]
    containers: frozenset[str]  # measures included
    telling: frozenset[str]  # with the past to parse it with where it is not regular: "strike struck"
    telling_nouns: frozenset[str]


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """The word lists of grammar.yaml, read once; raises KnowledgeError naming file, entry and key."""
    cues = _load(CUES_FOLDER / "grammar.yaml")
    try:
        return Grammar(
            light=cues["light-verbs"].words,
            undergoing=cues["undergoing-verbs"].words,
            effect=cues["effect-verbs"].words,
            occurring=cues["occurring-verbs"].words,
            engaging=cues["engaging-verbs"].words,
            owned_by_of=cues["owned-by-of"].words,
            victim_nouns=cues["victim-nouns"].words,
            striking=cues["striking-verbs"].words,
            charging=cues["charging-verbs"].words,
            hindering=cues["hindering-verbs"].words,
            measures=cues["measures"].words,
            containers=cues["containers"].words | cues["measures"].words,
            telling=cues["telling-verbs"].words,
            telling_nouns=cues["telling-verbs-or-nouns"].words,
        )
    except KeyError as error:
        raise KnowledgeError(f"grammar.yaml: cue {error} is missing; the clause stage needs it") from error


def load_cues(folder: Path = CUES_FOLDER) -> Cues:
    """Load and validate the cue files; raises KnowledgeError naming file, entry and key."""
    files = {name: _load(folder / f"{name}.yaml") for name in _FILES}
    classes: dict[str, set[str]] = {}
    for cue in files["nouns"].values():
        for word in cue.words:
            classes.setdefault(word, set()).add(cue.name)
    return Cues(**files, classes={word: frozenset(names) for word, names in classes.items()})


def _load(path: Path) -> dict[str, Cue]:
    entries = load_yaml(path)
    if not isinstance(entries, list):
        raise KnowledgeError(f"{path.name}: expected a list of cues; found {type(entries).__name__}")
    cues: dict[str, Cue] = {}
    for number, entry in enumerate(entries, 1):
        cue = _cue(path.name, number, entry)
        if cue.name in cues:
            raise KnowledgeError(f"{path.name}: cue {cue.name!r}: the name is taken; names are unique in a file")
        cues[cue.name] = cue
    return cues


def _cue(file: str, number: int, entry: object) -> Cue:
    if not isinstance(entry, dict) or not entry.get("name"):
        raise KnowledgeError(f"{file}: entry {number}: expected a mapping with a name")
    name = str(entry["name"])
    where = f"{file}: cue {name!r}"
    if unknown := set(entry) - _KNOWN:
        raise KnowledgeError(f"{where}: unknown key {sorted(unknown)[0]!r}; known keys: {', '.join(sorted(_KNOWN))}")
    if not entry.get("because"):
        raise KnowledgeError(f"{where}: key 'because' is missing; every cue says why it counts")
    lists: dict[str, list[str]] = {}
    for key in _LISTS:
        values = entry.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) and v == v.lower() for v in values):
            raise KnowledgeError(f"{where}: key {key!r}: expected a list of lower-case words")
        lists[key] = values
    if not any(lists.values()):
        raise KnowledgeError(f"{where}: no words; give at least one of {', '.join(_LISTS)}")
    return Cue(
        name=name,
        because=str(entry["because"]),
        words=frozenset(lists["words"]),
        phrases=tuple(lists["phrases"]),
        verbs=frozenset(lists["verbs"]),
        modals=frozenset(lists["modals"]),
        plan=bool(entry.get("plan", False)),
        kind=str(entry.get("kind", "")),
        weight=float(entry.get("weight", 1.0)),
        needs=str(entry.get("needs", "")),
    )
