"""The search: words of a text that name actors of the register, longest names first, left to right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from frontlines.lexicon.register_entry import Alias, Demonym, RegisterEntry, RegisterMatch
from frontlines.lexicon.register_index import Form, Index, Target
from frontlines.lexicon.register_states import Node, PatternEnd
from frontlines.lexicon.register_words import fit
from frontlines.model.actor import ActorKind
from frontlines.model.mention import MentionVia

# Before a family name, which is no country then: Leila de Lima.
_PARTICLES = frozenset(("de", "da", "del", "della", "di", "van", "von", "bin", "ibn", "ben"))
_BARE_SLIP = 7  # letters: a single word this long may be a slip for a name without further proof


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the report around the words: its day and the countries it is about."""

    on: date | None = None
    countries: frozenset[str] = frozenset()
    lowercase: bool = False  # the text has lost its capitals, so case proves nothing


class _Found(NamedTuple):
    """A candidate reading of words[start:end]."""

    end: int  # index of the word after
    fit: int
    priority: int  # 3 a name of the register, 2 a state pattern, 1 a bare country or seat
    entry_id: str | None
    via: MentionVia
    alias: Alias | str
    rivals: tuple[str, ...] = ()
    is_state_name: bool = False
    is_seat: bool = False
    usual: bool = True  # in use on the report's day


class Search:
    """One pass over one text."""

    def __init__(self, index: Index, text: str, start: int, end: int | None, about: About) -> None:
        self.index, self.about = index, about
        asked = (text, start, end, about.lowercase)
        if index.cut is not None and index.cut[0] == asked:  # a report is searched several times: cut it once
            self.words = index.cut[1]
            self.keys = self.words.keys
            return
        self.words = index.folder.words(text, start, end)
        self.keys = self.words.keys
        if not about.lowercase:
            self._mend()
        index.cut = (asked, self.words)

    def _mend(self) -> None:
        """Put known words in the place of slips, remembering where."""
        spelling, words = self.index.spelling, self.words
        known = spelling.words
        text, starts = words.text, words.starts
        for i, key in enumerate(self.keys):
            if key not in known and len(key) > 4 and text[starts[i]].isupper():
                meant = spelling.meant(words.raw(i), key)
                if meant is not None:
                    words.slips[i] = meant
                    self.keys[i] = meant

    def matches(self) -> Iterator[RegisterMatch]:
        """All matches, in the order of the text, none overlapping."""
        heads, keys = self.index.heads, self.keys
        at, free = 0, 0  # `free`: the first word no earlier match has taken
        while at < len(keys):
            if keys[at] not in heads:
                at += 1
                continue
            before = self._affix_before(at)
            found = self._best(at, before)
            if found is None:
                at += 1
                continue
            if found.entry_id is not None:
                yield self._match(at, free, found, before)
            at = free = found.end

    def demonyms(self) -> Iterator[Demonym]:
        """All words for countries' people and things."""
        at, words = 0, self.words
        while at < len(self.keys):
            for end, forms in self._forms_at(at):
                forms = [form for form in forms if form.slot in ("demonym", "people")]
                chosen = self._choose_form(forms, at, end)
                if chosen is not None and not self._slips(at, end):
                    left, right = words.starts[at], words.ends[end - 1]
                    yield Demonym(left, right, words.text[left:right], chosen[0].code)
                    at = end - 1
                    break
            at += 1

    def _match(self, at: int, free: int, found: _Found, before: str | None) -> RegisterMatch:
        words = self.words
        affix = before or self._affix_behind(found.end)
        name = found.alias.name if isinstance(found.alias, Alias) else found.alias
        first = at
        if name.startswith("the ") and self.keys[at] == "the":
            first += 1  # the article is prose, not name
        elif found.priority == 3 and at > free and self.keys[at - 1] == "al" and words.hyphened(at - 1):
            first -= 1  # the article in front: al-Nusra for a register that says Nusra
        left, right = words.starts[first], words.ends[found.end - 1]
        via = MentionVia.SPELLING if self._slips(at, found.end) else found.via
        return RegisterMatch(
            start=left,
            end=right,
            text=words.text[left:right],
            entry_id=found.entry_id or "",
            via=via,
            alias=name,
            affix=affix,
            is_state_name=found.is_state_name,
            is_seat=found.is_seat,
            rivals=found.rivals,
            within=tuple(self._within(first, found)),
        )

    def _within(self, first: int, found: _Found) -> Iterator[RegisterMatch]:
        """Who stands inside a name with an affix of its own: "UN-backed government" names the UN as well."""
        if found.priority < 3:
            return
        words = self.words
        for at in range(first + 1, found.end - 1):
            if self.keys[at] in self.index.states.behind and words.hyphened(at - 1):
                inner = [c for c in (self._name(first, at), self._bare(first, None)) if c is not None and c.end == at]
                if inner and inner[0].entry_id is not None:
                    yield self._match(first, first, inner[0], None)
                return

    def _best(self, at: int, before: str | None) -> _Found | None:
        candidates = [self._name(at)]
        if before is None:
            candidates.append(self._pattern(at))
        candidates.append(self._bare(at, before))
        found = [c for c in candidates if c is not None]
        # "Rwandan Armed Forces" was the name of the old army; in a later report it is a pattern like any other.
        return max(found, key=lambda c: (c.end, c.usual, c.fit, c.priority)) if found else None

    # Names of the register

    def _name(self, at: int, last: int | None = None) -> _Found | None:
        """The longest name of the register that begins here and ends by `last`."""
        keys, names = self.keys, self.index.names
        last = len(keys) if last is None else last
        for length in self.index.lengths.get(keys[at], ()):
            end = at + length
            if end > last:
                continue
            targets = names.get(keys[at] if length == 1 else " ".join(keys[at:end]))
            if targets is None or not self._is_run(at, end):
                continue
            chosen = self._choose(targets, at, end)
            if chosen is not None:
                return self._followed(chosen)
        return None

    def _choose(self, targets: Sequence[Target], at: int, end: int) -> _Found | None:
        slips = self._slips(at, end)
        if slips > 1 or (slips and not self._slip_holds(at, end)):
            return None
        ranked: list[tuple[tuple[int, ...], int, Target]] = []
        for order, target in enumerate(targets):
            fitness = self._fit(target.words, at, end)
            if fitness is None:
                continue
            entry = target.entry
            if slips and end == at + 1 and entry is not None and entry.kind is ActorKind.PERSON:
                continue  # surnames one letter apart are different families
            rank = self._rank(target.alias, entry)
            if not self._more_than_words(target, at, end):
                continue
            if rank is not None:
                ranked.append(((-fitness, *rank), order, target))
        if not ranked:
            return None
        ranked.sort(key=lambda item: item[:2])
        best, _, target = ranked[0]
        if target.entry is None:
            return _Found(end, -best[0], 3, None, MentionVia.NAME, target.alias)
        ids = dict.fromkeys(t.entry.id for rank, _, t in ranked if rank == best and t.entry is not None)
        rivals = tuple(ident for ident in ids if ident != target.entry.id)
        return _Found(end, -best[0], 3, target.entry.id, MentionVia.NAME, target.alias, rivals, usual=not best[1])

    def _more_than_words(self, target: Target, at: int, end: int) -> bool:
        """Whether the words are the name, not plain English ("We", the Wè people) or part of a longer name."""
        words = self.words
        if end == at + 1:
            word = target.words[0]
            if word.isupper() or self.keys[at] not in self.index.states.ordinary:
                return True
            return not word.isascii() and not words.raw(at).isascii()
        if end == at + 2 and target.words[0] == "the" and target.words[1][0].isupper() and end < len(self.keys):
            return not (words.joined(end - 1) and words.raw(end)[0].isupper())  # the West, but not the West Bank
        return True

    def _rank(self, alias: Alias, entry: RegisterEntry | None) -> tuple[int, int, int] | None:
        """How usual a reading is here, the lowest first; None: not in a report about these countries."""
        on, about = self.about.on, self.about.countries
        in_context = not about.isdisjoint(alias.context)
        if alias.context and not in_context:
            return None
        usual = alias.usual_on(on)
        if not usual and alias.name.islower():
            return None  # "rebels" meant this group in its years; at other times, or undated, it is a common noun
        at_home = 0
        if entry is not None:
            # A name without dates of its own is bound by those of the actor.
            usual = usual and Alias("", entry.start, entry.end).usual_on(on)
            if about:
                at_home = 0 if entry.country in about else 1 if entry.country is None else 2
        return (0 if usual else 1, 0 if in_context else 1, at_home)

    def _followed(self, found: _Found) -> _Found:
        """ "Assad's regime" is the side he leads, not the man."""
        entry = self.index.persons.get(found.entry_id or "")
        if entry is None or entry.parent is None:
            return found
        end = found.end
        while end < len(self.keys) and end < found.end + 2:
            if not self.words.joined(end - 1) or self.keys[end] not in self.index.states.followers:
                break
            end += 1
        if end == found.end:
            return found
        return found._replace(end=end, entry_id=entry.parent, via=MentionVia.PATTERN, rivals=())

    # State actors

    def _pattern(self, at: int) -> _Found | None:
        best: _Found | None = None
        for end, (form, fitness), ends in self._walk(self.index.states.root, at, at, None):
            if (best is not None and end <= best.end) or self._slips(at, end) > 1:
                continue
            pattern = next((p for p in ends if form.code not in p.barred), None)
            if pattern is not None:
                entry_id = f"{pattern.prefix}:{form.code}"
                best = _Found(end, fitness, 2, entry_id, MentionVia.PATTERN, pattern.pattern)
        return best

    def _walk(
        self, node: Node, start: int, at: int, form: tuple[Form, int] | None
    ) -> Iterator[tuple[int, tuple[Form, int], list[PatternEnd]]]:
        if node.ends and form is not None:
            yield at, form, node.ends
        if at >= len(self.keys) or (at > start and not self.words.joined(at - 1)):
            return
        key = self.keys[at]
        child = node.words.get(key)
        if child is not None:
            yield from self._walk(child, start, at + 1, form)
        if node.groups:
            for group in self.index.states.groups_of.get(key, ()):
                child = node.groups.get(group)
                if child is not None:
                    yield from self._walk(child, start, at + 1, form)
        if node.slots and form is None:
            for end, forms in self._forms_at(at):
                for slot, child in node.slots.items():
                    chosen = self._choose_form([f for f in forms if f.slot in _FITTING[slot]], at, end)
                    if chosen is not None:
                        yield from self._walk(child, start, end, chosen)

    def _bare(self, at: int, before: str | None) -> _Found | None:
        """A country or its seat alone; an adjective only with an affix: "Russian-backed"."""
        if at and self.keys[at - 1] in _PARTICLES and self.words.joined(at - 1):
            return None
        for end, forms in self._forms_at(at):
            if self._slips(at, end):
                continue
            named = self._choose_form([f for f in forms if f.slot in ("name", "seat")], at, end, bare=True)
            if named is not None:
                form, fitness = named
                return _Found(
                    end, fitness, 1, f"gov:{form.code}", MentionVia.METONYM, form.alias,
                    is_state_name=True, is_seat=form.slot == "seat",
                )  # fmt: skip
            if before or self._affix_behind(end):
                chosen = self._choose_form([f for f in forms if f.slot == "demonym"], at, end)
                if chosen is not None:
                    form, fitness = chosen
                    return _Found(end, fitness, 1, f"gov:{form.code}", MentionVia.PATTERN, form.alias)
        return None

    def _forms_at(self, at: int) -> Iterator[tuple[int, list[Form]]]:
        keys = self.keys
        for length in self.index.form_lengths.get(keys[at], ()):
            end = at + length
            if end <= len(keys):
                forms = self.index.forms.get(keys[at] if length == 1 else " ".join(keys[at:end]))
                if forms is not None and self._is_run(at, end):
                    yield end, forms

    def _choose_form(
        self, forms: Sequence[Form], at: int, end: int, *, bare: bool = False
    ) -> tuple[Form, int] | None:
        best: tuple[tuple[int, ...], Form, int] | None = None
        for form in forms:
            fitness = self._fit(form.words, at, end, bare=bare)
            rank = self._rank(form.alias, None)
            if fitness is not None and rank is not None and (best is None or (-fitness, *rank) < best[0]):
                best = ((-fitness, *rank), form, fitness)
        return None if best is None else best[1:]

    # Words

    def _is_run(self, at: int, end: int) -> bool:
        # Names hold dashes ("TTP - Khalid Mehsud faction"), and whole names are proof enough.
        return all(self.words.joined(i, dashed=True) for i in range(at, end - 1))

    def _fit(self, wanted: tuple[str, ...], at: int, end: int, *, bare: bool = True) -> int | None:
        words = self.words
        if len(wanted) != end - at:
            return 1  # an apostrophe variant: its words do not stand side by side
        if self.about.lowercase:
            # Without capitals an acronym that is also an English word proves nothing.
            lone = len(wanted) == 1 and wanted[0].isupper() and wanted[0].lower() in self.index.states.ordinary
            return None if lone else 1
        found = [words.raw(i) for i in range(at, end)]
        for i in range(at, end):
            if i in words.slips:  # held against its capitals only
                found[i - at] = wanted[i - at] if found[i - at][:1].isupper() else found[i - at]
        return fit(
            wanted,
            found,
            opens_sentence=words.opens_sentence(at),
            ordinary=self.index.states.ordinary,
            shouted=bare and found[0].isupper() and self._shouted(at, end),
        )

    def _shouted(self, at: int, end: int) -> bool:
        """Whether the words around are all in capitals."""
        around = [self.words.raw(i) for i in (*range(max(0, at - 3), at), *range(end, min(end + 3, len(self.keys))))]
        around = [word for word in around if len(word) > 2 and word.isalpha()]
        return len(around) > 1 and all(word.isupper() for word in around)

    def _slips(self, at: int, end: int) -> int:
        slips = self.words.slips
        return sum(i in slips for i in range(at, end)) if slips else 0

    def _slip_holds(self, at: int, end: int) -> bool:
        """Whether a slip may be believed: other words of the name stand by it, or it stands alone and is long."""
        words = self.words
        if end > at + 1 or words.raw(at).isupper():
            return True
        if len(words.raw(at)) < _BARE_SLIP:
            return False
        beside = [
            i for i, edge in ((at - 1, at - 1), (end, end - 1)) if 0 <= i < len(self.keys) and words.joined(edge)
        ]
        return not any(words.raw(i)[:1].isupper() for i in beside)

    def _affix_before(self, at: int) -> str | None:
        if at and self.words.hyphened(at - 1) and self.keys[at - 1] in self.index.states.before:
            return self.keys[at - 1]
        return None

    def _affix_behind(self, end: int) -> str | None:
        if end < len(self.keys) and self.words.hyphened(end - 1) and self.keys[end] in self.index.states.behind:
            return self.keys[end]
        return None


_FITTING = {
    "{adj}": ("demonym", "name"),
    "{demonym}": ("demonym",),
    "{name}": ("name",),
    "{seat}": ("seat",),
}
