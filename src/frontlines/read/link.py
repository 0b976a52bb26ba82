"""Link: who is meant by each name, noun phrase and pronoun; groups outside the register stay actors of the report."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from frontlines.lexicon.cues import Cues
from frontlines.lexicon.register import Register
from frontlines.lexicon.register_entry import RegisterEntry, RegisterMatch
from frontlines.model.actor import Actor, ActorKind
from frontlines.model.ids import fold
from frontlines.model.mention import ActorMention, MentionVia, PlaceMention, Span
from frontlines.model.sentence import Sentence, SentenceKind, Token
from frontlines.read.clause import Syntax
from frontlines.read.find import Names, Person
from frontlines.read.link_bodies import is_army
from frontlines.read.link_memory import Memory, ShownTie
from frontlines.read.link_refer import ARMED, CIVILIANS, Referrer
from frontlines.read.link_words import initials_fit, is_scene, is_state
from frontlines.read.marks import covered, head_of, sort_into

__all__ = ["ARMED", "CIVILIANS", "Linked", "focus_country", "link"]

_ALIAS_WORDS = frozenset({"alias", "aka", "a.k.a", "a.k.a.", "nicknamed"})
_TROOPS = frozenset({"forces", "troops", "force", "soldiers"})
_OF_GOVERNMENT = frozenset({"government", "regime", "state", "security", "federal"})
_OPENING = frozenset({"(", "["})
_LEAD = 300  # characters
_SPOKEN_OF = 2  # times a group must be named for a report to be about it


@dataclass(frozen=True, slots=True)
class Linked:
    """The report's actors, and for each sentence the mention that covers each token."""

    actors: Mapping[str, Actor]
    by_token: tuple[Mapping[int, ActorMention], ...]
    mentions: tuple[ActorMention, ...]  # all, in the order of the text
    named: frozenset[str]  # actors mentioned by name, not only by a noun phrase
    affixes: Mapping[tuple[int, int], str]  # spans of names that only modify: "US-led" led, "anti-ISIS" anti
    metonyms: frozenset[tuple[int, int]]  # spans where a place's name means its government
    focus: str | None  # the country the report is mostly about
    acting: frozenset[str] = frozenset()  # actors that were the subject of a verb
    shown: tuple[ShownTie, ...] = ()  # ties that noun phrases show by themselves


def focus_country(names: Names, places: Sequence[tuple[str | None, int]]) -> str | None:
    """The country most places lie in; names and adjectives count half. None where nothing points anywhere."""
    votes: Counter[str] = Counter()
    for country, times in places:
        if country:
            votes[country] += 2 * times
    for country, times in names.countries.items():
        votes[country] += times
    for country in names.headed:
        votes[country] += 4  # the dateline or the title says where the report plays
    # The United States act in half of all wars and are the scene of few: they need a clear majority.
    if votes.get("US", 0) < sum(votes.values()) * 0.6:
        votes.pop("US", None)
    return max(votes, key=lambda c: (votes[c], c), default=None)


def link(
    text: str,
    sentences: Sequence[Sentence],
    syntaxes: Sequence[Syntax],
    names: Names,
    places: Sequence[PlaceMention],
    *,
    register: Register,
    cues: Cues,
    focus: str | None,
    located_in: Collection[str],
) -> Linked:
    """Decide who every name, noun phrase and pronoun means, sentence by sentence in the order of the text.

    `places` tell where a country's name stands; whether it means land or state is decided here. `located_in` are the
    countries that places of the report lie in: the forces of any other state are foreign, and one with it.
    """
    linker = _Linker(text, names, register, cues, focus, frozenset(located_in))
    rows = zip(
        sentences,
        syntaxes,
        sort_into(sentences, names.register),
        sort_into(sentences, names.persons),
        sort_into(sentences, names.organisations),
        sort_into(sentences, places),
        strict=True,
    )
    by_token = tuple(linker.sentence(*row) for row in rows)
    memory = linker.memory
    return Linked(
        actors=memory.actors,
        by_token=by_token,
        mentions=tuple(sorted(memory.mentions, key=lambda m: (m.start, m.end))),
        named=frozenset(memory.named),
        affixes=memory.affixes,
        metonyms=frozenset(memory.metonyms),
        focus=focus,
        acting=frozenset(actor for _, actor, subject in memory.recent if subject),
        shown=tuple(memory.shown),
    )


def _is_elsewhere(match: RegisterMatch, entry: RegisterEntry, focus: str | None, cues: Cues) -> bool:
    """Whether a plain word that means this actor only at home ("rebels", "Sunnis") is said of elsewhere."""
    if entry.country in (None, focus) or match.via == MentionVia.PATTERN or match.alias.isupper():
        return False
    *_, last = match.alias.lower().split()
    kinds = cues.classes.get(last.removesuffix("s"), frozenset()) | cues.classes.get(last, frozenset())
    plain = match.alias.islower() and bool(kinds & {"fighters", "bands", "state-forces"})
    if entry.kind != ActorKind.COMMUNITY and " " in match.alias and not plain:
        return False
    return any(a.name == match.alias and a.context and focus not in a.context for a in entry.aliases)


def _dominant_group(names: Names, register: Register, focus: str | None, cues: Cues) -> str | None:
    """The one armed group the report is about; of a group and its mother organisation, the group itself.

    Named a single time, a group is not what the report is about, and "militants" may be anybody's.
    """
    times: Counter[str] = Counter()
    for match in names.register:
        entry = register.get(match.entry_id)
        if entry is None or entry.kind != ActorKind.ARMED_GROUP or _is_elsewhere(match, entry, focus, cues):
            continue
        if match.affix in (None, "held", "controlled"):
            # "the rebels" are the one side that is so called, and whom the lead names the report is about; a name
            # further down may be let fall in passing.
            told = match.alias.islower() or match.start < _LEAD
            times[match.entry_id] += _SPOKEN_OF if told else 1
    for group in list(times):
        for mother in register.ancestors(group):
            times.pop(mother, None)
    ranked = times.most_common(2)
    if not ranked or ranked[0][1] < _SPOKEN_OF or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _regime(names: Names, register: Register, focus: str | None) -> RegisterEntry | None:
    """The government of the country in focus that bears a name of its own, if the report names exactly one."""
    found = {
        entry.id: entry
        for match in names.register
        if (entry := register.get(match.entry_id)) is not None
        and entry.kind == ActorKind.GOVERNMENT
        and entry.parent == f"gov:{focus}"
        and not entry.generated
        and "overnment" in entry.name
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _foreign_forces(names: Names, register: Register, focus: str | None) -> bool:
    """Whether the report names soldiers of another state as often as those of the state in focus."""
    times: Counter[str | None] = Counter()
    for match in names.register:
        entry = register.get(match.entry_id)
        state = entry is not None and entry.kind in (ActorKind.GOVERNMENT, ActorKind.STATE_FORCES)
        if entry is not None and state and entry.country and not match.affix and is_army(match.text):
            times[entry.country] += 1
    return any(n >= times[focus] for country, n in times.items() if country != focus)


def _surnames(names: Names, register: Register) -> dict[str, str | None]:
    """Surname -> the one person of the report who bears it with a first name; None where two do."""
    found: dict[str, str | None] = {}
    for person in names.persons:
        words = _name_words(person.text)
        if len(words) > 1:
            whole = " ".join(words)
            found[words[-1]] = whole if found.get(words[-1], whole) == whole else None
    return found


def _name_words(name: str) -> list[str]:
    return [w for w in fold(name).split() if len(w) > 1 and w not in ("jr", "sr")]


class _Linker:
    """Walks the sentences with a memory of whom they spoke of."""

    def __init__(
        self, text: str, names: Names, register: Register, cues: Cues, focus: str | None, located_in: frozenset[str]
    ) -> None:
        self.text = text
        self.register = register
        self.cues = cues
        self.focus = focus
        self.located_in = located_in
        self.memory = Memory()
        whole = {w[-1]: p.text for p in reversed(names.persons) if " " in p.text and (w := _name_words(p.text))}
        self.full_names = {s: whole[s] for s, known in _surnames(names, register).items() if known and s in whole}
        self.referrer = Referrer(
            text,
            register,
            cues,
            self.memory,
            focus=focus,
            dominant=_dominant_group(names, register, focus, cues),
            regime=_regime(names, register, focus),
            foreign=_foreign_forces(names, register, focus),
            states={d.end: d.country for d in names.demonyms}
            | {m.end: m.entry_id[4:] for m in names.register if m.is_state_name and m.entry_id.startswith("gov:")},
        )

    def sentence(
        self,
        sentence: Sentence,
        syntax: Syntax,
        matches: Sequence[RegisterMatch],
        persons: Sequence[Person],
        organisations: Sequence[Span],
        places: Sequence[PlaceMention],
    ) -> dict[int, ActorMention]:
        """Link one sentence; the mention that covers each token."""
        found: dict[int, ActorMention] = {}
        place_at = {i: p for p in places for i in covered(sentence, p.start, p.end)}
        for match in matches:
            self._register(sentence, syntax, match, found)
        for person in persons:
            self._person(sentence, person, place_at, found)
        for organisation in organisations:
            self._organisation(sentence, organisation, place_at, found)
        if sentence.kind != SentenceKind.HEADING:
            self.referrer.sentence(sentence, syntax, place_at, found, self._scene_of(places))
        return found

    def _scene_of(self, places: Sequence[PlaceMention]) -> str | None:
        """The one other country the sentence plays in: "In Syria, government forces" are not Iraq's."""
        countries = {
            p.place.removeprefix("country:") for p in places
            if p.place.startswith("country:")
            and (p.start, p.end) not in self.memory.metonyms
            and self.text[max(0, p.phrase_start - 7) : p.phrase_start].lower().rstrip().endswith((" in", "inside"))
        }  # fmt: skip
        return countries.pop() if len(countries) == 1 else None

    # -- names of the register --------------------------------------------------------------------------------------

    def _register(
        self, sentence: Sentence, syntax: Syntax, match: RegisterMatch, found: dict[int, ActorMention]
    ) -> None:
        memory = self.memory
        span = covered(sentence, match.start, match.end)
        entry = self.register.get(match.entry_id)
        if not span or entry is None or _is_elsewhere(match, entry, self.focus, self.cues):
            return
        if self._ends_place(sentence, span, match, entry):
            return
        entry = self._community_of(sentence, span, entry)
        shown = Span(match.start, match.end, match.text)
        if match.affix:
            shown = self._with_affix(match)
            span = covered(sentence, shown.start, shown.end)
            memory.affixes[shown.start, shown.end] = match.affix
            if match.is_state_name:
                memory.metonyms.add((match.start, match.end))
        elif match.is_state_name:
            head = head_of(syntax, span)
            if sentence.kind == SentenceKind.HEADING or not is_state(syntax, head, found, self.cues):
                return
            if match.is_seat and is_scene(syntax, head):
                return
            memory.metonyms.add((match.start, match.end))
        elif (meant := self._introduced(sentence, span, match, found)) is not None:
            memory.add(span, shown, meant, MentionVia.ACRONYM, found, named=True)
            return
        elif entry.kind != ActorKind.PERSON and self._set_apart(sentence, span, found):
            return
        if entry.kind == ActorKind.COMMUNITY and self._describes(syntax, head_of(syntax, span)):
            return  # "a Shia festival", "Kurdish areas" speak of no Shias and no Kurds
        abroad = (
            entry.country not in self.located_in or entry.country == "US"
        )  # US forces are foreign in most reports
        foreign = entry.country != self.focus and abroad
        if entry.id.startswith("army:") and entry.generated and foreign and entry.parent:
            entry = self.register.get(entry.parent) or entry  # a foreign state and its troops are one actor
        elif match.via == MentionVia.PATTERN and entry.country == self.focus and self._are_troops(match, entry):
            entry = self.register.get(f"army:{entry.country}") or entry
        actor = memory.register_actor(entry)
        if entry.kind == ActorKind.PERSON:
            for name in (entry.name, match.text):
                memory.surnames[fold(name).split()[-1]] = entry.id
            memory.surnames.setdefault(fold(entry.name).split()[0], entry.id)
            before = [sentence.tokens[k].lower.rstrip(".") for k in range(max(0, span[0] - 3), span[0] + 1)]
            self._gender(entry.id, before)
        self._inside(match)
        via = MentionVia.METONYM if match.is_state_name else match.via
        memory.add(span, shown, actor, via, found, named=entry.kind != ActorKind.COMMUNITY)

    def _ends_place(self, sentence: Sentence, span: range, match: RegisterMatch, entry: RegisterEntry) -> bool:
        """ "the U.S. military in Iraq spokesman": the country after "in" is a place, and the noun another's."""
        first = match.text.split()[0]
        return (
            match.via == MentionVia.PATTERN
            and span[0] > 0
            and sentence.tokens[span[0] - 1].lower == "in"
            and first in entry.name.split()
            and sentence.tokens[span[-1]].lemma in self.cues.roles["titles"].words
        )

    def _community_of(self, sentence: Sentence, span: range, entry: RegisterEntry) -> RegisterEntry:
        """ "Shi'ites in Iraq" are not those of Pakistan but the community at large."""
        tokens, behind = sentence.tokens, span[-1] + 1
        if entry.kind != ActorKind.COMMUNITY or not entry.country or not entry.parent or behind + 1 >= len(tokens):
            return entry
        there = self.referrer.states.get(tokens[behind + 1].end) if tokens[behind].lower in ("in", "of") else None
        return self.register.get(entry.parent) or entry if there not in (None, entry.country) else entry

    def _are_troops(self, match: RegisterMatch, entry: RegisterEntry) -> bool:
        """At home "Afghan forces" and "Philippine troops" are the army, and "government forces" the government's."""
        words = match.text.lower().split()
        return (
            entry.id.startswith("gov:")
            and len(words) < 4
            and words[-1] in _TROOPS
            and not _OF_GOVERNMENT & set(words)
        )

    def _introduced(
        self, sentence: Sentence, span: range, match: RegisterMatch, found: Mapping[int, ActorMention]
    ) -> str | None:
        """Whom an acronym means that this report introduced itself: "Syrian Democratic Forces (SDF)"."""
        if not match.text.isupper() or len(match.text) < 2:
            return None
        if match.text in self.memory.acronyms:
            return self.memory.acronyms[match.text]
        if span[0] < 2 or sentence.tokens[span[0] - 1].text not in _OPENING:
            return None
        owner = found.get(span[0] - 2)
        if owner is None or not initials_fit(match.text, owner.text):
            return None
        self.memory.acronyms[match.text] = owner.actor
        return owner.actor

    def _set_apart(self, sentence: Sentence, span: range, found: dict[int, ActorMention]) -> bool:
        """ "renegade East Timorese troops" have left their state: an actor of their own; the mention is added."""
        memory, tokens = self.memory, sentence.tokens
        word = tokens[span[0] - 1].lower if span[0] else ""
        if word not in self.cues.roles["breakaways"].words or len(span) < 2:
            return False
        whole = range(span[0] - 1, span[-1] + 1)
        shown = Span(
            tokens[whole[0]].start, tokens[whole[-1]].end, self.text[tokens[whole[0]].start : tokens[whole[-1]].end]
        )
        actor = memory.outsiders.get(word) or memory.report_actor(shown.text, ActorKind.ARMED_GROUP)
        memory.outsiders[word] = actor
        memory.add(whole, shown, actor, MentionVia.PHRASE, found, named=True)
        return True

    def _describes(self, syntax: Syntax, head: int) -> bool:
        """Whether the name of a community only tells of what kind something is."""
        token = syntax.tokens[head]
        above = syntax.tokens[token.head]
        if token.dep not in ("amod", "compound", "nmod", "npadvmod"):
            return False
        return "communities" not in self.cues.classes.get(above.lemma, ())

    def _inside(self, match: RegisterMatch) -> None:
        """Who is named inside a longer name: the UN in "UN-backed government", the man in "Gaddafi's regime"."""
        inner = list(match.within)
        at = max(match.text.find("’s "), match.text.find("'s "))
        if at > 0:
            inner += [
                m for m in self.register.find(self.text, start=match.start, end=match.start + at)
                if (e := self.register.get(m.entry_id)) is not None and e.kind == ActorKind.PERSON
            ]  # fmt: skip
        for one in inner:
            entry = self.register.get(one.entry_id)
            if entry is None or entry.id == match.entry_id:
                continue
            actor = self.memory.register_actor(entry)
            self.memory.named.add(actor)
            if one.affix:
                self.memory.affixes[one.start, one.end] = one.affix
            self.memory.mentions.append(ActorMention(one.start, one.end, one.text, actor, one.via))

    def _with_affix(self, match: RegisterMatch) -> Span:
        """ "pro-Baghdad" is one name for a side; in "US-led" and "anti-ISIS" the name stands alone."""
        first = match.start - len("pro-")
        if match.affix == "pro" and first >= 0 and self.text[first : match.start].lower().startswith("pro"):
            return Span(first, match.end, self.text[first : match.end])
        return Span(match.start, match.end, match.text)

    # -- names outside the register ---------------------------------------------------------------------------------

    def _organisation(
        self, sentence: Sentence, shown: Span, place_at: Mapping[int, PlaceMention], found: dict[int, ActorMention]
    ) -> None:
        """A named body outside the register; an acronym in brackets after a name means that name."""
        span = covered(sentence, shown.start, shown.end)
        if not span or any(i in found or i in place_at for i in span):
            return
        memory, key = self.memory, shown.text
        via = MentionVia.NAME
        state_body = self.referrer.bodies.named(shown.text)
        if state_body is not None:
            actor = state_body
        elif key in memory.acronyms:
            actor, via = memory.acronyms[key], MentionVia.ACRONYM
        else:
            bracketed = span[0] >= 2 and sentence.tokens[span[0] - 1].text in _OPENING
            owner = found.get(span[0] - 2) if bracketed else None
            if owner is not None and initials_fit(key, owner.text):
                actor, via = owner.actor, MentionVia.ACRONYM
                memory.acronyms[key] = actor
            elif bracketed and owner is None and key.isupper():
                return  # short for something that is no actor: "the Area Coordinating Center (ACC)"
            else:
                actor = memory.report_actor(shown.text, ActorKind.ORGANISATION)
        memory.add(span, shown, actor, via, found, named=True)

    def _person(
        self,
        sentence: Sentence,
        person: Person,
        place_at: Mapping[int, PlaceMention],
        found: dict[int, ActorMention],
    ) -> None:
        memory = self.memory
        span = covered(sentence, person.start, person.end)
        if not span or any(i in found for i in span):
            return
        if len(span) == 1 and not person.title and not self._is_known_person(sentence.tokens[span[0]], person):
            return
        on_place = [i for i in span if i in place_at]
        if on_place and (not person.title or len(on_place) == len(span) > 1):
            return  # the gazetteer knows it, and nothing says that it is a person
        words = _name_words(person.text)
        if not words:
            return
        surname = words[-1]
        known = memory.surnames.get(surname)
        if len(words) == 1 and known is None and surname in self.full_names:
            known = memory.report_actor(self.full_names[surname], ActorKind.PERSON)  # the full name comes later
        other = self._other_name(sentence, span, person, found)
        whole = " ".join(words)
        if len(words) > 1 and whole in memory.persons:
            actor = memory.persons[whole]
        elif other is not None:
            actor = other
            memory.surnames[surname] = actor
            memory.surnames.setdefault(words[0], actor)
        elif known is not None and (len(words) == 1 or self._same_person(known, words)):
            actor = known
        else:
            actor = memory.report_actor(person.text, ActorKind.PERSON)
            memory.surnames[surname] = actor
            if len(words) > 1:
                memory.surnames.setdefault(words[0], actor)
        memory.persons.setdefault(whole, actor)
        self._gender(actor, person.title.split())
        memory.add(span, Span(person.start, person.end, person.text), actor, MentionVia.NAME, found, named=True)

    def _gender(self, person: str, titles: Collection[str]) -> None:
        """Remember what the titles before a name tell of the person's sex."""
        for gender, name in (("f", "female-titles"), ("m", "male-titles")):
            if self.cues.roles[name].words & set(titles):
                self.memory.genders[person] = gender

    def _is_known_person(self, token: Token, person: Person) -> bool:
        """Whether a lone name without a title is borne out: by a full name in the report or by what it does."""
        name = fold(person.text)
        return name in self.memory.surnames or name in self.full_names or token.dep in ("nsubj", "nsubjpass", "agent")

    def _same_person(self, known: str, words: Sequence[str]) -> bool:
        """Whether the longer of two names holds the shorter one: "Kristie Anne Kenney" and "Kristie Kenney"."""
        one = _name_words(self.memory.actors[known].name)
        short, long = (words, one) if len(words) <= len(one) else (one, words)
        return len(short) > 1 and set(short) <= set(long)

    def _other_name(
        self, sentence: Sentence, span: range, person: Person, found: Mapping[int, ActorMention]
    ) -> str | None:
        """ "Akmad Jumdail alias Dr. Abu Pula": the person just named under another name."""
        titles = len(person.title.split())
        for k in range(span[0] - 1, max(-1, span[0] - 4 - titles), -1):
            if sentence.tokens[k].lower in _ALIAS_WORDS:
                before = next((found[j] for j in range(k - 1, max(-1, k - 3), -1) if j in found), None)
                if before is not None and self.memory.actors[before.actor].kind == ActorKind.PERSON:
                    return before.actor
                return None
        return None
