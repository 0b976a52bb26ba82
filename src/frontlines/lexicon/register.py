"""The actor register: who is who, found by name in a text.

register = load_register()
for match in register.find("US forces and the Iraqi army attacked Isis.", on=date(2016, 6, 1)):
    print(match.text, match.entry_id)      # US forces gov:US, Iraqi army army:IQ, Isis islamic-state
"""

import gc
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from frontlines.lexicon.countries import KNOWLEDGE, Country, load_countries
from frontlines.lexicon.register_entry import Alias, Demonym, RegisterEntry, RegisterMatch
from frontlines.lexicon.register_find import About, Search
from frontlines.lexicon.register_index import Index
from frontlines.lexicon.register_load import STATES_FILE, check_parents, read_entries
from frontlines.lexicon.register_states import load_states, state_entries
from frontlines.lexicon.register_words import Folder
from frontlines.lexicon.yaml_io import load_yaml
from frontlines.model.errors import KnowledgeError
from frontlines.model.mention import MentionVia

__all__ = ["Alias", "Demonym", "Register", "RegisterEntry", "RegisterMatch", "load_register", "resolve_name"]


@dataclass(frozen=True)
class Register:
    """All actors known by name. Iterating gives the hand-written entries first, then the generated ones."""

    entries: tuple[RegisterEntry, ...]
    countries: tuple[Country, ...]
    index: Index = field(repr=False, compare=False)
    by_id: Mapping[str, RegisterEntry] = field(repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[RegisterEntry]:
        return iter(self.entries)

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self.by_id

    def get(self, entry_id: str) -> RegisterEntry | None:
        """The entry with this id, None if there is none."""
        return self.by_id.get(entry_id)

    def ancestors(self, entry_id: str) -> tuple[str, ...]:
        """The ids of what the actor is part of, the nearest first."""
        found: list[str] = []
        entry = self.by_id.get(entry_id)
        while entry is not None and entry.parent is not None:
            found.append(entry.parent)
            entry = self.by_id.get(entry.parent)
        return tuple(found)

    def find(
        self,
        text: str,
        *,
        start: int = 0,
        end: int | None = None,
        on: date | None = None,
        countries: Collection[str] = (),
        lowercase: bool = False,
    ) -> list[RegisterMatch]:
        """The actors named in `text[start:end]`, in order, none overlapping; offsets count in `text`.

        `on` is the report's day, which decides what a name meant then; without it, what it means now.
        `countries` are those the report is about: they open names that mean something only there and choose
        between actors of one name. `lowercase` is for text that has lost its capitals.
        """
        about = About(on, frozenset(countries), lowercase)
        return list(Search(self.index, text, start, end, about).matches())

    def demonyms(self, text: str, *, on: date | None = None, countries: Collection[str] = ()) -> list[Demonym]:
        """Words for countries' people and things ("Iraqi", "Turks"): hints at a country, not actors."""
        return list(Search(self.index, text, 0, None, About(on, frozenset(countries))).demonyms())


def load_register(folder: Path | None = None, *, countries: Path | None = None) -> Register:
    """Load, check and compile the actor files of a folder (by default the package's own).

    The folder must hold states.yaml, the patterns of state actors, and may hold any number of lists of entries.
    A hand-written entry with the id of a state actor ("army:PH") adds its names to the generated one.
    Raises KnowledgeError, naming file, entry and key, for anything out of form.
    """
    folder = folder or KNOWLEDGE / "actors"
    # Loading makes some 200,000 small objects that all stay: looking for garbage among them costs a quarter.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _load(folder, countries)
    finally:
        if collecting:
            gc.enable()


def _load(folder: Path, countries: Path | None) -> Register:
    folder_of_words = Folder(load_spellings())
    table = load_countries(countries)
    states = load_states(folder / STATES_FILE, folder_of_words.keys)
    written = read_entries(folder)
    entries, aliases = _joined(written, tuple(state_entries(states, table)), states.same)
    check_parents(entries, {entry.id: path for entry, path in written})
    by_id = {entry.id: entry for entry in entries}
    by_id.update({other: by_id[ident] for other, ident in aliases.items()})
    return Register(entries, table, Index(entries, table, states, folder_of_words), by_id)


def _joined(
    written: list[tuple[RegisterEntry, Path]], generated: tuple[RegisterEntry, ...], same: Mapping[str, str]
) -> tuple[tuple[RegisterEntry, ...], dict[str, str]]:
    """Hand-written and generated entries as one list, and the ids that became names of state actors."""
    states = {entry.id: entry for entry in generated}
    moved: dict[str, str] = {}
    kept: list[RegisterEntry] = []
    for entry, path in written:
        ident = same.get(entry.id, entry.id)
        state = states.get(ident)
        if state is not None:
            moved[entry.id] = ident
            names = (*state.aliases, *(() if state.generated else (Alias(state.name),)), *entry.aliases)
            # Dates of an institution's present form do not bound the state actor.
            states[ident] = replace(state, name=entry.name, kind=entry.kind, aliases=names, generated=False)
        elif ":" in ident:
            raise KnowledgeError(f"{path}: entry {entry.id!r}: key 'id': no such state actor to add names to")
        else:
            kept.append(entry)
    kept = [replace(e, parent=moved[e.parent]) if e.parent in moved else e for e in kept]
    named = [entry for entry in states.values() if not entry.generated]
    return (*kept, *named, *(entry for entry in states.values() if entry.generated)), moved


def load_spellings(path: Path | None = None) -> dict[str, str]:
    """The spelling variants of words in names, each with the spelling it is folded to."""
    path = path or KNOWLEDGE / "spellings.yaml"
    raw = load_yaml(path)
    if not isinstance(raw, dict):
        raise KnowledgeError(f"{path}: must map a spelling to the list of its variants")
    found: dict[str, str] = {}
    for kept, variants in raw.items():
        if not isinstance(variants, list):
            raise KnowledgeError(f"{path}: entry {kept!r}: must be a list of spellings, not {variants!r}")
        for variant in map(str, variants):
            if variant in found or variant in raw:
                raise KnowledgeError(f"{path}: entry {kept!r}: {variant!r} stands twice")
            found[variant] = str(kept)
    return found


def find_clashes(register: Register) -> list[tuple[str, tuple[str, ...]]]:
    """Names that mean several entries with nothing to tell them apart: no dates, context or country.

    A search still gives one of them, the first in the register, and names the others as rivals.
    """
    found: list[tuple[str, tuple[str, ...]]] = []
    for targets in register.index.names.values():
        readings = [(t.entry, t.alias) for t in targets if t.entry is not None]
        clashing = {
            a.id: None
            for i, (a, one) in enumerate(readings)
            for j, (b, other) in enumerate(readings)
            if i != j and a.id != b.id and not _apart(a, one, b, other)
        }
        if clashing:
            found.append((targets[0].alias.name, tuple(clashing)))
    return found


def _apart(a: RegisterEntry, one: Alias, b: RegisterEntry, other: Alias) -> bool:
    """Whether something tells the two readings of one name apart."""
    if one.context != other.context and (
        not one.context or not other.context or one.context.isdisjoint(other.context)
    ):
        return True
    if a.country != b.country:
        return True
    return _before(one.end or a.end, other.start or b.start) or _before(other.end or b.end, one.start or a.start)


def _before(end: date | None, start: date | None) -> bool:
    return end is not None and start is not None and end < start


def resolve_name(register: Register, name: str) -> str | None:
    """The entry a name written on its own means ("Government of Syria", "IS"), or None.

    For lists of names from elsewhere: the whole name must fit one entry, its country may stand in brackets
    ("Government of Russia (Soviet Union)"), and names bound to a country or a time count as well.
    """
    keys = register.index.folder.keys
    plain, _, bracket = name.partition("(")
    hint = {match.entry_id[-2:] for match in register.find(bracket) if match.is_state_name}
    hint |= {demonym.country for demonym in register.demonyms(bracket)}
    for candidate in dict.fromkeys((name, plain)):
        targets = [(t.entry, t.alias) for t in register.index.names.get(" ".join(keys(candidate)), ()) if t.entry]
        if hint and candidate == plain:  # "Muslims (Egypt)" are nobody of another country
            targets = [(e, a) for e, a in targets if e.country in hint or not (e.country or a.context)]
            targets.sort(key=lambda reading: reading[0].country not in hint)
        if targets:
            return targets[0][0].id
        whole = candidate.strip()
        for match in register.find(whole):
            slip = match.via is MentionVia.SPELLING
            if match.start == 0 and match.end == len(whole) and not match.affix and not slip:
                entry = register.by_id[match.entry_id]
                if not hint or candidate == name or entry.country in (None, *hint):
                    return match.entry_id
    return None
