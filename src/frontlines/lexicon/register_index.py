"""The register's names, compiled for search."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from frontlines.lexicon.countries import Country
from frontlines.lexicon.register_entry import Alias, RegisterEntry
from frontlines.lexicon.register_spelling import Spelling
from frontlines.lexicon.register_states import States
from frontlines.lexicon.register_words import Folder, Words
from frontlines.model.actor import ActorKind

_SHORTEST_BARE = 5  # letters a name may shrink to when its Arabic article goes: "Nusra", but not "Aqsa"'s "Aqs"
_LONGEST = 16  # words of a name


class Target(NamedTuple):
    """One reading of a name: the entry it means, and the words to hold its case against."""

    entry: RegisterEntry | None  # None: the name is swallowed, it is nobody's
    alias: Alias
    words: tuple[str, ...]  # as written in the register


class Form(NamedTuple):
    """One reading of a country's name, adjective, people or seat."""

    code: str
    slot: str  # "demonym", "name", "seat" or "people"
    alias: Alias
    words: tuple[str, ...]


class Index:
    """Names and country forms by their folded words; `lengths` says, by first word, how many words to try."""

    def __init__(
        self, entries: Sequence[RegisterEntry], countries: Sequence[Country], states: States, folder: Folder
    ) -> None:
        self.folder = folder
        self.states = states
        self.names: dict[str, list[Target]] = {}
        self.forms: dict[str, list[Form]] = {}
        for name in states.swallow:
            self._add_name(None, Alias(name))
        for entry in entries:
            if not entry.generated:
                self._add_name(entry, Alias(entry.name))
            for alias in entry.aliases:
                self._add_name(entry, alias)
        for country in countries:
            self._add_country(country)
        self.lengths = _lengths(self.names)
        self.form_lengths = _lengths(self.forms)
        self.heads = frozenset(self.lengths) | frozenset(self.form_lengths) | states.openers
        vocabulary = {word for key in self.names for word in key.split()}
        vocabulary.update(word for key in self.forms for word in key.split())
        vocabulary |= states.openers | states.ordinary | states.followers | states.behind | set(states.groups_of)
        self.persons = {entry.id: entry for entry in entries if entry.kind is ActorKind.PERSON}
        acronyms = {key for key, targets in self.names.items() if " " not in key and targets[0].words[0].isupper()}
        self.spelling = Spelling(vocabulary, acronyms)
        self.cut: tuple[tuple[str, int, int | None, bool], Words] | None = None  # the text searched last, in words

    def _add_name(self, entry: RegisterEntry | None, alias: Alias) -> None:
        keys, words = self.folder.name(alias.name)
        if not keys or len(keys) > _LONGEST:
            return
        if entry is not None and alias.name.endswith(")"):
            self._add_bracketed(entry, alias)
        target = Target(entry, alias, tuple(words))
        self._put(keys, target)
        if "'s " in alias.name or "’s " in alias.name:
            # The slip of the apostrophe: Peoples' Protection Units, Peoples Protection Units.
            self._put(self._plural(alias.name), target)
        if "al" in keys:
            self._add_bare(target, keys)

    def _add_bracketed(self, entry: RegisterEntry, alias: Alias) -> None:
        """What stands before brackets is a name too: bound to the country for "Republican Guard (Iraq)"."""
        name, _, bracket = alias.name.rpartition("(")
        context = alias.context
        if entry.country is not None and not bracket[:-1].isupper():
            context = context or frozenset((entry.country,))
        if name.strip():
            self._add_name(entry, Alias(name.strip(), alias.start, alias.end, context))

    def _plural(self, name: str) -> list[str]:
        words = self.folder.words(name)
        return [
            key + "s" if name[end : end + 2] in ("'s", "’s") else key
            for key, end in zip(words.keys, words.ends, strict=True)
        ]

    def _add_bare(self, target: Target, keys: list[str]) -> None:
        """The name without its Arabic articles, as many reports have it: "Nusra Front", "Haider Abadi"."""
        kept = [(key, word) for key, word in zip(keys, target.words, strict=True) if key != "al"]
        if not kept or target.entry is None or (len(kept) == 1 and len(kept[0][0]) < _SHORTEST_BARE):
            return
        self._put([key for key, _ in kept], target._replace(words=tuple(word for _, word in kept)))

    def _put(self, keys: Sequence[str], target: Target) -> None:
        readings = self.names.setdefault(" ".join(keys), [])
        if not any(r.entry is target.entry and r.alias == target.alias for r in readings):
            readings.append(target)

    def _add_country(self, country: Country) -> None:
        slots = (("name", country.names), ("demonym", country.adjectives), ("seat", country.seats))
        for slot, aliases in (*slots, ("people", country.people)):
            for alias in aliases:
                keys, words = self.folder.name(alias.name)
                if words[0] == "the":  # "the Pentagon": the article is prose
                    keys, words = keys[1:], words[1:]
                self.forms.setdefault(" ".join(keys), []).append(Form(country.code, slot, alias, tuple(words)))


def _lengths(keys: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """By first word the numbers of words that names beginning with it have, the longest first."""
    found: dict[str, set[int]] = {}
    for key in keys:
        found.setdefault(key.partition(" ")[0], set()).add(key.count(" ") + 1)
    return {head: tuple(sorted(numbers, reverse=True)) for head, numbers in found.items()}
