"""Link: who is meant by each name, noun phrase and pronoun; groups outside the register stay actors of the report."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from frontlines.lexicon.cues import Cues
from frontlines.lexicon.register import Register
from frontlines.lexicon.register_entry import Demonym, RegisterMatch
from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.ids import fold, slug
from frontlines.model.mention import ActorMention, MentionVia, PlaceMention, Span
from frontlines.model.sentence import Sentence, SentenceKind, Token
from frontlines.read.clause import Syntax
from frontlines.read.find import Names, Person
from frontlines.read.marks import covered, head_of, sort_into

ARMED = frozenset(
    {ActorKind.GOVERNMENT, ActorKind.STATE_FORCES, ActorKind.ARMED_GROUP, ActorKind.COALITION}
)
CIVILIANS = "r:civilians"  # unarmed people of whom nothing more is told
_NUMBERS = frozenset("thousand hundred ten dozen score million several many".split())
_PLAIN_PEOPLE = frozenset("local innocent ordinary civilian unarmed poor elderly displaced wounded injured young old".split())
# Which of a country's generated actors a bare noun means.
_BARE = {
    "police": "police", "policeman": "police", "policewoman": "police", "constable": "police",
    "army": "army", "military": "army", "troop": "army", "soldier": "army", "serviceman": "army",
    "navy": "navy", "government": "gov", "regime": "gov", "authority": "gov", "official": "gov",
    "administration": "gov", "junta": "gov",
}  # fmt: skip
_PRONOUNS = {
    "they": "group", "them": "group", "their": "group", "it": "group", "its": "group",
    "he": "person", "him": "person", "his": "person", "she": "person", "her": "person",
}  # fmt: skip
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "both"})
_MODIFIERS = ("compound", "amod", "nmod", "npadvmod", "poss")
_PHRASE_CLASSES = frozenset(
    {"fighters", "bands", "state-forces", "government", "civilians", "communities", "demonstrators"}
)
_SIDE_CLASSES = frozenset({"fighters", "bands", "state-forces", "government"})
# Bands that alone say nothing of who they are; without a modifier or an antecedent they are nobody.
_EMPTY_BANDS = frozenset(
    ["group", "movement", "organisation", "organization", "network", "wing", "front", "party", "force", "alliance", "column", "coalition", "cell", "unit", "squad", "brigade", "battalion", "faction", "outfit", "leadership", "state", "officer", "guard", "member", "leader", "other", "all"]
)
_FAR = 12  # sentences back beyond which "the group" no longer points


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


@dataclass(slots=True)
class _Memory:
    """What has been mentioned so far; grows as the sentences are walked, never leaves this module."""

    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[ActorMention] = field(default_factory=list)
    recent: list[tuple[int, str, bool]] = field(default_factory=list)  # sentence, actor, was it a subject
    phrases: dict[str, str] = field(default_factory=dict)  # head lemma -> the latest phrase actor with that head
    surnames: dict[str, str] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)  # introduced in the report: "(FIA)"
    named: set[str] = field(default_factory=set)
    affixes: dict[tuple[int, int], str] = field(default_factory=dict)
    metonyms: set[tuple[int, int]] = field(default_factory=set)


def focus_country(names: Names, places: Sequence[tuple[str | None, int]]) -> str | None:
    """The country most places lie in; names and adjectives count half. None where nothing points anywhere."""
    votes: Counter[str] = Counter()
    for country, times in places:
        if country:
            votes[country] += 2 * times
    for country, times in names.countries.items():
        votes[country] += times
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
    linker = _Linker(text, register, cues, focus, _armed_groups(names, register), frozenset(located_in))
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
    )


def _armed_groups(names: Names, register: Register) -> list[str]:
    found: dict[str, None] = {}
    for match in names.register:
        entry = register.get(match.entry_id)
        if entry is not None and entry.kind == ActorKind.ARMED_GROUP and match.affix in (None, "held", "controlled"):
            found[match.entry_id] = None
    return list(found)


class _Linker:
    """Walks the sentences with a memory of whom they spoke of."""

    def __init__(
        self,
        text: str,
        register: Register,
        cues: Cues,
        focus: str | None,
        armed_groups: list[str],
        located_in: frozenset[str],
    ) -> None:
        self.text = text
        self.register = register
        self.cues = cues
        self.focus = focus
        self.armed_groups = armed_groups
        self.located_in = located_in
        self.memory = _Memory()

    def sentence(
        self,
        sentence: Sentence,
        syntax: Syntax,
        matches: Sequence[RegisterMatch],
        persons: Sequence[Person],
        organisations: Sequence[Span],
        places: Sequence[PlaceMention],
    ) -> dict[int, ActorMention]:
        found: dict[int, ActorMention] = {}
        place_at = {i: p for p in places for i in covered(sentence, p.start, p.end)}
        for match in matches:
            self._register(sentence, syntax, match, found)
        for person in persons:
            self._person(sentence, person, place_at, found)
        for organisation in organisations:
            self._organisation(sentence, organisation, place_at, found)
        if sentence.kind != SentenceKind.HEADING:
            self._phrases(sentence, syntax, place_at, found)
        return found

    # -- names ------------------------------------------------------------------------------------------------------

    def _register(
        self, sentence: Sentence, syntax: Syntax, match: RegisterMatch, found: dict[int, ActorMention]
    ) -> None:
        span = covered(sentence, match.start, match.end)
        entry = self.register.get(match.entry_id)
        if not span or entry is None:
            return
        shown = Span(match.start, match.end, match.text)
        if match.affix:
            shown = self._with_affix(match)
            span = covered(sentence, shown.start, shown.end)
            self.memory.affixes[shown.start, shown.end] = match.affix
            if match.is_state_name:
                self.memory.metonyms.add((match.start, match.end))
        elif match.is_state_name:
            head = head_of(syntax, span)
            if sentence.kind == SentenceKind.HEADING or not self._is_state(syntax, head, found):
                return
            self.memory.metonyms.add((match.start, match.end))
        foreign = entry.country not in self.located_in and entry.country != self.focus
        if entry.id.startswith("army:") and entry.generated and foreign and entry.parent:
            entry = self.register.get(entry.parent) or entry  # a foreign state and its troops are one actor
        actor = Actor(
            entry.id, entry.name, entry.kind, entry.country, ActorOrigin.REGISTER, parent=entry.parent
        )
        if entry.kind == ActorKind.PERSON:
            for name in (entry.name, match.text):
                self.memory.surnames[fold(name).split()[-1]] = entry.id
        self.memory.actors.setdefault(actor.id, actor)
        self._owner_inside(match)
        via = MentionVia.METONYM if match.is_state_name else match.via
        self._add(sentence, span, shown, actor.id, via, found, named=True)

    def _owner_inside(self, match: RegisterMatch) -> None:
        """"Gaddafi's regime" is the state he leads, and names him as well."""
        at = max(match.text.find("’s "), match.text.find("'s "))
        if at <= 0:
            return
        for inner in self.register.find(self.text, start=match.start, end=match.start + at):
            entry = self.register.get(inner.entry_id)
            if entry is not None and entry.kind == ActorKind.PERSON:
                actor = Actor(entry.id, entry.name, entry.kind, entry.country, ActorOrigin.REGISTER, parent=entry.parent)
                self.memory.actors.setdefault(actor.id, actor)
                self.memory.named.add(actor.id)
                self.memory.mentions.append(ActorMention(inner.start, inner.end, inner.text, actor.id, inner.via))

    def _with_affix(self, match: RegisterMatch) -> Span:
        """"pro-Baghdad" is one name for a side; in "US-led" and "anti-ISIS" the name stands alone."""
        first = match.start - len("pro-")
        if match.affix == "pro" and first >= 0 and self.text[first : match.start].lower().startswith("pro"):
            return Span(first, match.end, self.text[first : match.end])
        return Span(match.start, match.end, match.text)

    def _only_modifies(self, mention: ActorMention) -> bool:
        return self.memory.affixes.get((mention.start, mention.end), "pro") != "pro"

    def _is_state(self, syntax: Syntax, head: int, found: Mapping[int, ActorMention]) -> bool:
        """Whether a country's name at `head` stands for its state, by what the sentence does with it."""
        roles = self.cues.roles
        token = syntax.tokens[head]
        above = syntax.tokens[token.head]
        if _stands_in_place(syntax, head):
            return False
        if token.dep in ("nsubj", "nsubjpass"):
            return above.pos in ("VERB", "AUX")
        if token.dep == "agent":
            return True
        if token.dep == "pobj":
            if above.dep == "agent":
                return True
            governor = syntax.tokens[above.head]
            if above.lower in ("to", "of", "on") and governor.lemma in (
                "ally", "accuse", "support", "aid", "opponent", "enemy", "threat", "sanction", "warning", "government",
                "sale", "supply", "hostile", "loyal", "belong", "allege", "part", "help", "assistance", "rival", "regime",
            ):  # fmt: skip
                return True
            if above.lower in ("as", "including", "like") and governor.lemma in (
                "ally", "state", "country", "power", "enemy", "government", "nation", "neighbour", "neighbor", "partner",
            ):  # fmt: skip
                return True
            return above.lower in roles["state-prepositions"].words and not (
                above.lower in ("for", "with") and governor.lemma in ("border", "leave", "head", "depart", "bind", "left")
            )
        if token.dep in ("dobj", "dative"):
            return above.lemma in roles["towards-states"].words
        if token.dep == "poss":
            return above.lemma in roles["doers"].words
        if token.dep in ("compound", "nmod"):
            return above.lemma in roles["doers"].words or "acts" in self.cues.classes.get(above.lemma, ())
        if token.dep == "conj":
            return token.head in found or self._is_state(syntax, token.head, found)
        return token.dep == "appos" and token.head in found

    def _organisation(
        self, sentence: Sentence, shown: Span, place_at: Mapping[int, PlaceMention], found: dict[int, ActorMention]
    ) -> None:
        """A named body outside the register; an acronym in brackets after a name means that name."""
        span = covered(sentence, shown.start, shown.end)
        if not span or any(i in found or i in place_at for i in span):
            return
        key = shown.text
        via = MentionVia.NAME
        if key in self.memory.acronyms:
            actor, via = self.memory.acronyms[key], MentionVia.ACRONYM
        else:
            before = sentence.tokens[span[0] - 1].text if span[0] else ""
            owner = found.get(span[0] - 2) if before in ("(", "[") and span[0] >= 2 else None
            if owner is not None and _initials_fit(key, owner.text):
                actor, via = owner.actor, MentionVia.ACRONYM
                self.memory.acronyms[key] = actor
            else:
                actor = self._report_actor(shown.text, ActorKind.ORGANISATION, None)
        self._add(sentence, span, shown, actor, via, found, named=True)

    def _person(
        self,
        sentence: Sentence,
        person: Person,
        place_at: Mapping[int, PlaceMention],
        found: dict[int, ActorMention],
    ) -> None:
        span = covered(sentence, person.start, person.end)
        if not span or any(i in found for i in span):
            return
        on_place = [i for i in span if i in place_at]
        if on_place and (not person.title or len(on_place) == len(span) > 1):
            return  # the gazetteer knows it, and nothing says that it is a person
        words = [w for w in fold(person.text).split() if len(w) > 1 and w not in ("jr", "sr")]
        if not words:
            return
        surname = words[-1]
        known = self.memory.surnames.get(surname)
        if len(words) == 1 and known:
            actor = known
        else:
            actor = self._report_actor(person.text, ActorKind.PERSON, None)
            self.memory.surnames[surname] = actor
            if len(words) > 1:
                self.memory.surnames.setdefault(words[0], actor)
        self._add(sentence, span, Span(person.start, person.end, person.text), actor, MentionVia.NAME, found, named=True)

    # -- noun phrases and pronouns ----------------------------------------------------------------------------------

    def _phrases(
        self,
        sentence: Sentence,
        syntax: Syntax,
        place_at: Mapping[int, PlaceMention],
        found: dict[int, ActorMention],
    ) -> None:
        for i, token in enumerate(syntax.tokens):
            if i in found:
                self._note(sentence, syntax, i, found[i].actor)
                continue
            if token.lower in _PRONOUNS and token.pos in ("PRON", "DET"):
                actor = self._pronoun(sentence, syntax, i)
                if actor is not None:
                    self._add(
                        sentence, range(i, i + 1), Span(token.start, token.end, token.text), actor,
                        MentionVia.COREFERENCE, found,
                    )  # fmt: skip
                    self._note(sentence, syntax, i, actor)
                continue
            if i in place_at or token.pos not in ("NOUN", "PROPN", "ADJ"):
                continue
            classes = self.cues.classes.get(token.lemma, frozenset()) | self.cues.classes.get(token.lower, frozenset())
            if not classes & _PHRASE_CLASSES:
                continue
            if token.dep in ("compound", "amod", "nmod"):
                self._owner_of_site(sentence, syntax, i, found)
                continue
            self._phrase(sentence, syntax, i, classes, place_at, found)
            if i in found:
                self._note(sentence, syntax, i, found[i].actor)

    def _owner_of_site(self, sentence: Sentence, syntax: Syntax, i: int, found: dict[int, ActorMention]) -> None:
        """"police station", "army base": the body whose site it is, when a bare noun stands before one."""
        token = syntax.tokens[i]
        head = self.cues.classes.get(syntax.tokens[token.head].lemma, frozenset())
        if not head & {"military-sites", "civilian-sites", "state-forces"} or token.lemma not in _BARE:
            return
        if any(k in found for k in syntax.children[token.head] if k < i):
            return
        actor = self._bare(sentence, token.lemma, definite=False)
        if actor is not None:
            self._add(sentence, range(i, i + 1), Span(token.start, token.end, token.text), actor, MentionVia.COREFERENCE, found)

    def _phrase(
        self,
        sentence: Sentence,
        syntax: Syntax,
        i: int,
        classes: frozenset[str],
        place_at: Mapping[int, PlaceMention],
        found: dict[int, ActorMention],
    ) -> None:
        tokens = syntax.tokens
        lemma = tokens[i].lemma
        side = bool(classes & _SIDE_CLASSES)
        span, modifiers = _phrase_span(syntax, i)
        kids = syntax.children[i]
        shown = Span(tokens[span[0]].start, tokens[span[-1]].end, self.text[tokens[span[0]].start : tokens[span[-1]].end])
        # "a Palestinian Islamist group, Fatah al-Islam" and "Fatah al-Islam, a group": the name tells who it is.
        apposed = [k for k in syntax.kids(i, "appos") if k in found]
        if tokens[i].dep == "appos" and tokens[i].head in found:
            apposed.append(tokens[i].head)
        if side and apposed:
            self._add(sentence, span, shown, found[apposed[0]].actor, MentionVia.COREFERENCE, found)
            return
        # "Taliban militants", "ISIS fighters", "the Kurdish PKK militia": the name inside tells who they are.
        inner = [m for m in modifiers if m in found and tokens[m].dep != "poss" and not self._only_modifies(found[m])]
        if side and inner:
            actor = found[inner[-1]].actor
            known = self.memory.actors[actor]
            if known.kind != ActorKind.PERSON and lemma not in ("state",):
                span_all = range(min(span[0], *inner), i + 1)
                words = self.text[tokens[span_all[0]].start : tokens[i].end]
                self._add(
                    sentence, range(i, i + 1), Span(tokens[span_all[0]].start, tokens[i].end, words), actor,
                    MentionVia.PATTERN, found,
                )  # fmt: skip
                return
        owners = [k for k in kids if tokens[k].dep == "poss"]
        if side and owners and owners[0] in found and not (classes & {"government"} and lemma == "official"):
            owner = self.memory.actors[found[owners[0]].actor]
            if owner.kind in ARMED or owner.kind == ActorKind.PERSON:
                start = syntax.subtree(owners[0])[0]
                words = self.text[tokens[start].start : tokens[i].end]
                target = self._forces_of(owner)
                self._add(
                    sentence, range(i, i + 1), Span(tokens[start].start, tokens[i].end, words), target,
                    MentionVia.PATTERN, found,
                )  # fmt: skip
                return
        if side and "of" in {tokens[k].lower for k in kids if tokens[k].dep == "prep"}:
            named = [
                n for k in kids if tokens[k].dep == "prep" and tokens[k].lower == "of"
                for n in syntax.kids(k, "pobj") if n in found
            ]  # fmt: skip
            if named and self.memory.actors[found[named[0]].actor].kind in ARMED:
                self._add(sentence, range(i, i + 1), shown, found[named[0]].actor, MentionVia.PATTERN, found)
                return
        actor = self._meant(sentence, syntax, i, classes, modifiers, span, place_at)
        if actor is not None:
            self._add(sentence, span, shown, actor, self._via(actor), found)

    def _via(self, actor: str) -> MentionVia:
        origin = self.memory.actors[actor].origin
        return MentionVia.PHRASE if origin == ActorOrigin.REPORT and actor.startswith("r:") else MentionVia.COREFERENCE

    def _forces_of(self, owner: Actor) -> str:
        """"Gaddafi's regime", "Assad's forces": the state the person leads, where the register knows it."""
        if owner.kind == ActorKind.PERSON and owner.parent and (entry := self.register.get(owner.parent)):
            self.memory.actors.setdefault(
                entry.id,
                Actor(entry.id, entry.name, entry.kind, entry.country, ActorOrigin.REGISTER, parent=entry.parent),
            )
            return entry.id
        return owner.id

    def _meant(
        self,
        sentence: Sentence,
        syntax: Syntax,
        i: int,
        classes: frozenset[str],
        modifiers: Sequence[int],
        span: range,
        place_at: Mapping[int, PlaceMention],
    ) -> str | None:
        tokens = syntax.tokens
        lemma = tokens[i].lemma
        definite = any(tokens[k].lower in _DEFINITE for k in syntax.kids(i, "det"))
        told_apart = [m for m in modifiers if not _colourless(tokens[m])]
        outside = {tokens[m].lower for m in modifiers} & self.cues.roles["outsiders"].words
        local = [m for m in told_apart if m in place_at]
        kind = (
            ActorKind.ARMED_GROUP if classes & {"fighters", "bands"}
            else ActorKind.STATE_FORCES if "state-forces" in classes
            else ActorKind.GOVERNMENT if "government" in classes
            else ActorKind.COMMUNITY
        )  # fmt: skip
        if classes & {"state-forces", "government"} and not outside:
            if local and tokens[i].pos in ("NOUN", "PROPN"):  # "Sulu police": a body of that place
                country = self._country_of(place_at[local[0]])
                return self._report_actor(self._words(syntax, span), kind, country)
            plural_army = tokens[i].tag == "NNS" and lemma in ("army", "military", "government", "regime")
            if not told_apart and not plural_army and (bare := self._bare(sentence, lemma, definite)):
                return bare
        creed = self.cues.roles["ideologies"].words
        if definite and "bands" in classes and all(tokens[m].lower in creed for m in told_apart):
            told_apart = []  # "the Islamist group" points back like "the group"
        if classes & {"fighters", "bands"} and not told_apart:
            loose = lemma in self.cues.roles["loose-fighters"].words
            if (definite or loose) and lemma in self.memory.phrases:
                return self.memory.phrases[lemma]
            if not loose and (definite or "fighters" in classes) and (named := self._latest_group(sentence, lemma, definite)):
                return named
            if lemma in _EMPTY_BANDS:
                return None
        if lemma in _EMPTY_BANDS and not told_apart:
            return None
        if definite and not told_apart and lemma in self.memory.phrases:
            return self.memory.phrases[lemma]
        if tokens[i].lemma in _NUMBERS:
            return None
        generic = self.cues.nouns["generic-civilians"].words
        if kind == ActorKind.COMMUNITY and lemma in generic and all(tokens[m].lower in _PLAIN_PEOPLE for m in told_apart):
            self.memory.actors.setdefault(
                CIVILIANS, Actor(CIVILIANS, "Civilians", ActorKind.COMMUNITY, None, ActorOrigin.REPORT)
            )
            return CIVILIANS
        actor = self._report_actor(self._words(syntax, span), kind, None)
        self.memory.phrases[lemma] = actor
        return actor

    def _words(self, syntax: Syntax, span: range) -> str:
        tokens = syntax.tokens
        return self.text[tokens[span[0]].start : tokens[span[-1]].end]

    def _bare(self, sentence: Sentence, lemma: str, definite: bool) -> str | None:
        """The state body that a bare noun means: the latest of its kind, else that of the report's country."""
        body = _BARE.get(lemma)
        if body is None:
            return None
        if lemma in ("troop", "soldier") and definite:
            for index, actor, _ in reversed(self.memory.recent):
                if sentence.index - index > 3:
                    break
                if self.memory.actors[actor].kind == ActorKind.STATE_FORCES or actor.startswith("gov:"):
                    return actor
        if self.focus is None:
            return None
        entry = self.register.get(f"{body}:{self.focus}")
        if entry is None:
            return None
        self.memory.actors.setdefault(
            entry.id,
            Actor(entry.id, entry.name, entry.kind, entry.country, ActorOrigin.REGISTER, parent=entry.parent),
        )
        return entry.id

    def _latest_group(self, sentence: Sentence, lemma: str, definite: bool) -> str | None:
        """The armed group that "the group" or "militants" points to: the latest one, or the report's only one.

        "these forces" points to whoever acted last under arms, a state's included.
        """
        if lemma in ("force", "side", "alliance"):
            return next(
                (
                    actor for index, actor, subject in reversed(self.memory.recent)
                    if sentence.index - index <= 2 and subject and self.memory.actors[actor].kind in ARMED
                ),
                None,
            )  # fmt: skip
        if definite:
            for index, actor, _ in reversed(self.memory.recent):
                if sentence.index - index > _FAR:
                    break
                known = self.memory.actors[actor]
                if known.kind == ActorKind.ARMED_GROUP and (actor in self.memory.named):
                    return actor
        if len(self.armed_groups) == 1 and self.armed_groups[0] in self.memory.actors:
            return self.armed_groups[0]
        return None

    def _pronoun(self, sentence: Sentence, syntax: Syntax, i: int) -> str | None:
        token = syntax.tokens[i]
        wants = _PRONOUNS[token.lower]
        if token.lower == "it" and _is_dummy(syntax, i):
            return None
        best: str | None = None
        for index, actor, subject in reversed(self.memory.recent):
            if sentence.index - index > 1:
                break
            known = self.memory.actors[actor]
            if (known.kind == ActorKind.PERSON) != (wants == "person"):
                continue
            if token.lower in ("it", "its") and known.kind == ActorKind.COMMUNITY:
                continue
            if subject:
                return actor
            best = best or actor
        return best

    # -- book-keeping -----------------------------------------------------------------------------------------------

    def _country_of(self, mention: PlaceMention) -> str | None:
        return mention.place.removeprefix("country:") if mention.place.startswith("country:") else self.focus

    def _report_actor(self, words: str, kind: ActorKind, country: str | None) -> str:
        name = " ".join(words.split())
        actor = f"r:{slug(name)}"
        self.memory.actors.setdefault(actor, Actor(actor, name, kind, country, ActorOrigin.REPORT))
        return actor

    def _add(
        self,
        sentence: Sentence,
        span: range,
        shown: Span,
        actor: str,
        via: MentionVia,
        found: dict[int, ActorMention],
        *,
        named: bool = False,
    ) -> None:
        mention = ActorMention(shown.start, shown.end, shown.text, actor, via)
        self.memory.mentions.append(mention)
        if named:
            self.memory.named.add(actor)
        for i in span:
            found.setdefault(i, mention)

    def _note(self, sentence: Sentence, syntax: Syntax, i: int, actor: str) -> None:
        subject = syntax.tokens[i].dep in ("nsubj", "nsubjpass")
        self.memory.recent.append((sentence.index, actor, subject))


def _initials_fit(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym stand in the name in that order, most of them as initials."""
    initials = "".join(w[0] for w in fold(name).split()).lower()
    letters = iter(fold(name).replace(" ", ""))
    inside = all(letter in letters for letter in acronym.lower())
    return inside and len(set(acronym.lower()) & set(initials)) * 2 >= len(set(acronym.lower()))


def _colourless(token: Token) -> bool:
    """Whether a modifier tells nothing of who is meant: "several", "heavily armed", "local"."""
    return token.pos in ("NUM", "DET", "ADV") or token.lower in _COLOURLESS


_COLOURLESS = frozenset(
    ["armed", "many", "several", "few", "other", "more", "some", "local", "alleged", "suspected", "top", "senior", "heavily", "unidentified", "unknown", "masked", "remaining", "additional", "new", "same", "main", "own", "entire", "whole", "young", "old", "elite", "key", "leading", "chief", "first", "second", "last", "wounded", "injured", "dead", "surviving", "fellow", "such", "certain", "various", "numerous", "different", "hundreds", "dozens"]
)


def _phrase_span(syntax: Syntax, i: int) -> tuple[range, list[int]]:
    """The head with its adjectives and compounds to the left, and those modifiers' indices."""
    tokens = syntax.tokens
    modifiers = [k for k in syntax.children[i] if k < i and tokens[k].dep in _MODIFIERS]
    first = i
    for k in range(i - 1, -1, -1):
        if (tokens[k].dep in ("compound", "amod", "nmod", "npadvmod") and tokens[k].head in range(k, i + 1)) or (tokens[k].lower == "-" and k - 1 >= 0 and tokens[k - 1].head in range(k - 1, i + 1)):
            first = k
        else:
            break
    while first < i and tokens[first].pos in ("PUNCT", "DET", "NUM"):
        first += 1
    nested = [k for m in modifiers for k in syntax.below(m) if k != m and first <= k < i]
    return range(first, i + 1), modifiers + nested


def _stands_in_place(syntax: Syntax, head: int) -> bool:
    """Whether "in" or its like stands right before the name, or before the list it ends: "in Iraq and Syria"."""
    tokens = syntax.tokens
    for j in range(head - 1, max(-1, head - 6), -1):
        if tokens[j].lower in _PLACE_WORDS:
            return True
        if tokens[j].pos not in ("PROPN", "CCONJ", "DET") and tokens[j].text != ",":
            return False
    return False


_PLACE_WORDS = frozenset("in into near throughout across inside outside within around over from at".split())


def _is_dummy(syntax: Syntax, i: int) -> bool:
    """"It is two years since", "it was clear that": no one is meant."""
    token = syntax.tokens[i]
    above = syntax.tokens[token.head]
    if token.dep == "expl":
        return True
    return token.dep in ("nsubj", "nsubjpass") and (
        above.lemma in ("be", "seem", "appear", "take", "rain", "mean")
        or bool(above.tag == "VBN" and syntax.kids(token.head, "ccomp"))
    )
