"""Refer: whom noun phrases and pronouns mean: "the group", "police", "renegade troops", "they"."""

from collections.abc import Callable, Mapping, Sequence

from frontlines.lexicon.cues import Cues
from frontlines.lexicon.register import Register
from frontlines.lexicon.register_entry import RegisterEntry
from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.ids import fold
from frontlines.model.mention import ActorMention, MentionVia, PlaceMention, Span
from frontlines.model.sentence import Sentence, Token
from frontlines.model.statement import TieKind
from frontlines.read.clause import Syntax
from frontlines.read.link_bodies import Bodies, is_local
from frontlines.read.link_memory import Memory, ShownTie
from frontlines.read.link_pronouns import PRONOUNS, Pronouns
from frontlines.read.link_words import colourless, phrase_span

ARMED = frozenset({ActorKind.GOVERNMENT, ActorKind.STATE_FORCES, ActorKind.ARMED_GROUP, ActorKind.COALITION})
CIVILIANS = "r:civilians"  # unarmed people of whom nothing more is told
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "both"})
_SIDES = frozenset({"fighters", "bands", "state-forces", "government"})
_PHRASES = _SIDES | {"civilians", "communities", "demonstrators", "institutions"}
_STATE = frozenset({"state-forces", "government"})
_SINGULAR = frozenset({"NN", "NNP"})
_BODIES = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.COALITION})
_SENDERS = ARMED | {ActorKind.ORGANISATION}
_Fits = Callable[[Actor], bool]
_UNITS = frozenset({"battalion", "brigade", "platoon", "regiment", "garrison", "militia", "army", "patrol", "squad"})
_FAR = 12  # sentences back beyond which "the group" no longer points


class Referrer:
    """Links the noun phrases and pronouns of one sentence after another."""

    def __init__(
        self,
        text: str,
        register: Register,
        cues: Cues,
        memory: Memory,
        *,
        focus: str | None,
        dominant: str | None,
        regime: RegisterEntry | None,
        foreign: bool,
        states: Mapping[int, str],
    ) -> None:
        self.text = text
        self.register = register
        self.cues = cues
        self.memory = memory
        self.focus = focus  # the country the report is mostly about
        self.states = states  # end of a country's name or adjective -> the country
        self.dominant = dominant  # the armed group the report is mostly about
        self.pronouns = Pronouns(text, cues, memory)
        self.bodies = Bodies(text, register, cues, memory, focus=focus, regime=regime, foreign=foreign)
        self.speech = cues.speech["say"].words | cues.speech["claim"].words | cues.speech["urge"].words

    def sentence(
        self,
        sentence: Sentence,
        syntax: Syntax,
        place_at: Mapping[int, PlaceMention],
        found: dict[int, ActorMention],
        country: str | None,
    ) -> None:
        """Add the mentions of this sentence to `found`; `country` is the one it is about, if not the report's."""
        self.bodies.country = country or self.focus
        classes_of = self.cues.classes
        self._coordinated(syntax, found)
        for i, token in enumerate(syntax.tokens):
            if i in found:
                self.pronouns.note(syntax, i, found[i].actor)
                continue
            if token.lower in PRONOUNS and token.pos in ("PRON", "DET"):
                actor = self.pronouns.who(sentence, syntax, i, found)
                if actor is not None:
                    self._cover(range(i, i + 1), syntax, actor, MentionVia.COREFERENCE, found)
                    self.pronouns.note(syntax, i, actor)
                continue
            if i in place_at or token.pos not in ("NOUN", "PROPN", "ADJ"):
                continue
            classes = classes_of.get(token.lemma, frozenset()) | classes_of.get(token.lower, frozenset())
            if not classes & _PHRASES:
                continue
            if i + 1 < len(syntax.tokens) and syntax.tokens[i + 1].lower == "-":
                continue  # "a militant-occupied house"
            if token.dep in ("compound", "amod", "nmod"):
                self._body_of_compound(sentence, syntax, i, place_at, found)
            else:
                self._phrase(sentence, syntax, i, classes, place_at, found)
            if i in found:
                self.pronouns.note(syntax, i, found[i].actor)

    def _coordinated(self, syntax: Syntax, found: dict[int, ActorMention]) -> None:
        """ "the Israeli and Lebanese governments", "the US and EU states": each adjective or name is a state."""
        tokens = syntax.tokens
        for i, token in enumerate(tokens):
            country = self.states.get(token.end)
            if country is None or i in found or token.dep not in ("amod", "nmod", "compound", "conj"):
                continue
            first = token.head if token.dep == "conj" else i
            head = tokens[first].head
            joined = first != i or any(tokens[k].head == first and tokens[k].dep == "conj" for k in range(i, head))
            if not joined or head <= i or tokens[head].lemma not in self.cues.roles["shared-bodies"].words:
                continue
            entry = self.register.get(f"gov:{country}")
            if entry is None or tokens[first].dep not in ("amod", "nmod", "compound"):
                continue
            span = range(i, head + 1) if head == i + 1 and head not in found else range(i, i + 1)
            self._cover(span, syntax, self.memory.register_actor(entry), MentionVia.PATTERN, found, named=True)

    # -- noun phrases -----------------------------------------------------------------------------------------------

    def _body_of_compound(
        self,
        sentence: Sentence,
        syntax: Syntax,
        i: int,
        place_at: Mapping[int, PlaceMention],
        found: dict[int, ActorMention],
    ) -> None:
        """ "police station", "army base", "Sulu police chief": the body whose site or officer the head names."""
        tokens = syntax.tokens
        token, at = tokens[i], tokens[i].head
        while tokens[at].dep == "compound" and tokens[at].head > at:  # "police training centre"
            at = tokens[at].head
        head = tokens[at]
        if token.lemma not in self.bodies.words or at < i:
            return
        titles = self.cues.roles["titles"].words
        beside = tokens[i + 1].lower.rstrip(".") if i + 1 < len(tokens) else ""
        titled = head.lower.rstrip(".") in titles or beside in titles
        local = [k for k in range(max(0, i - 4), i) if k in place_at]
        local = local if local and local[-1] == i - 1 else []
        local = [k for k in local if place_at[k] is place_at[local[-1]]]
        if local and titled and is_local(place_at[local[-1]]):
            span = range(local[0], i + 1)
            actor = self.bodies.of_place(self._words(syntax, span), token.lemma, ActorKind.STATE_FORCES)
            self._cover(span, syntax, actor, MentionVia.NAME, found, named=True)
            return
        sites = self.cues.classes.get(head.lemma, frozenset())
        if not titled and not sites & {"military-sites", "civilian-sites", "state-forces"}:
            return
        if any(k in found for k in syntax.children[token.head] if k < i):
            return
        if token.lemma not in self.cues.roles["site-owners"].words:
            return
        later = (found[k].actor for k in sorted(found) if k > i and self.bodies.are_soldiers(found[k]))
        at_army = token.lemma in ("army", "military")  # "at an army base, 13 Iraqi soldiers were killed"
        named = next(later, None) if at_army else None
        actor_id = named or self.bodies.bare(sentence, syntax, i, definite=False)
        if actor_id is not None:
            self._cover(range(i, i + 1), syntax, actor_id, MentionVia.COREFERENCE, found)

    def _phrase(
        self,
        sentence: Sentence,
        syntax: Syntax,
        i: int,
        classes: frozenset[str],
        place_at: Mapping[int, PlaceMention],
        found: dict[int, ActorMention],
    ) -> None:
        side = bool(classes & _SIDES)
        span, modifiers = phrase_span(syntax, i)
        if any(k in found for k in span):  # a name inside keeps its own tokens
            span = range(max(k for k in span if k in found or k == span[0]), i + 1)
            span = range(span[0] + 1, i + 1) if span[0] in found and span[0] < i else span
        if side and self._by_name(syntax, i, span, modifiers, classes, found):
            return
        if classes & _STATE and (sender := self._sender(syntax, i, place_at, found)):
            self._cover(span, syntax, sender, MentionVia.PATTERN, found)
            return
        whole, _ = phrase_span(syntax, i)
        actor = self._meant(sentence, syntax, i, classes, modifiers, whole, place_at, found)
        if actor is None:
            return
        origin = self.memory.actors[actor].origin
        via = MentionVia.PHRASE if origin == ActorOrigin.REPORT else MentionVia.COREFERENCE
        if side and via == MentionVia.PHRASE and (last := self._fellows(syntax, i, modifiers)):
            whole = range(whole[0], last + 1)
        shown = self._span(syntax, whole)
        self.memory.add(whole, shown, actor, via, found)

    def _by_name(
        self,
        syntax: Syntax,
        i: int,
        span: range,
        modifiers: Sequence[int],
        classes: frozenset[str],
        found: dict[int, ActorMention],
    ) -> bool:
        """Whether a name in, before or after the phrase tells who is meant; the mention is added then."""
        tokens, memory = syntax.tokens, self.memory
        kids = syntax.children[i]
        # "a Palestinian Islamist group, Fatah al-Islam" and "Fatah al-Islam, a group".
        apposed = [k for k in syntax.kids(i, "appos") if k in found]
        if tokens[i].dep == "appos" and tokens[i].head in found:
            apposed.append(tokens[i].head)
        if tokens[i].dep == "attr" and "bands" in classes:  # "Fatah al-Islam is a Palestinian Islamist group"
            apposed += [
                k for k in syntax.kids(tokens[i].head, "nsubj") if k in found and found[k].actor in memory.named
            ]
        comma = "bands" in classes and i + 3 < len(tokens) and tokens[i + 1].text == "," and tokens[i + 3].text != "-"
        if comma and i + 2 in found and not self._only_modifies(found[i + 2]):
            apposed.append(i + 2)  # the comma says so where the parser does not
        if apposed:
            actor = memory.actors[found[apposed[0]].actor]
            if actor.kind != ActorKind.COMMUNITY or "communities" in classes:
                self._cover(span, syntax, actor.id, MentionVia.COREFERENCE, found)
                return True
        # "Taliban militants", "ISIS fighters", "the Kurdish PKK militia".
        inner = [m for m in modifiers if m in found and tokens[m].dep != "poss" and not self._only_modifies(found[m])]
        if inner:
            named = memory.actors[found[inner[-1]].actor]
            if tokens[i].lemma in ("state", "party"):
                return False
            apart = self._breakaway(syntax, i, modifiers, named)
            target = apart or self._side_of(named, None)
            if target is not None and named.kind != ActorKind.COMMUNITY:
                first = phrase_span(syntax, i)[0][0] if apart else min(span[0], *inner)
                words = range(first, i + 1)
                memory.add(range(i, i + 1), self._span(syntax, words), target, MentionVia.PATTERN, found)
                return True
            return False
        # "Iran's forces", "Assad's army", "Parad's group", "the group of Albader Parad".
        owners = [k for k in kids if tokens[k].dep == "poss" and k in found]
        if (state := self._whose(syntax, i, classes)) is not None:
            memory.add(range(i, i + 1), self._span(syntax, range(i, i + 1)), state, MentionVia.PATTERN, found)
            return True
        links = ("of", "from") if tokens[i].lemma == "official" else ("of",)
        of = [k for k in kids if tokens[k].dep == "prep" and tokens[k].lower in links]
        # "fighters loyal to the government" are the government's.
        of += [
            k for m in kids if tokens[m].lower == "loyal" for k in syntax.kids(m, "prep") if tokens[k].lower == "to"
        ]
        owners += [n for k in of for n in syntax.kids(k, "pobj") if n in found]
        if not owners or (
            classes & {"government"} and tokens[i].lemma == "official" and tokens[owners[0]].dep == "poss"
        ):
            return False
        owner = memory.actors[found[owners[0]].actor]
        whole = range(min(i, *(syntax.subtree(k)[0] for k in owners[:1])), i + 1)
        shown = self._span(syntax, whole)
        target = self._side_of(owner, (shown, classes))
        group = target is not None and memory.actors[target].kind == ActorKind.ARMED_GROUP
        if target is None or (group and "government" in classes and owner.kind == ActorKind.PERSON):
            return False  # "his administration" is a state's
        memory.add(range(i, i + 1), shown, target, MentionVia.PATTERN, found)
        return True

    def _whose(self, syntax: Syntax, i: int, classes: frozenset[str]) -> str | None:
        """ "Venezuela, whose government sent tents": that country's government, not the report's."""
        tokens = syntax.tokens
        whose = any(tokens[k].lower == "whose" for k in syntax.kids(i, "poss"))
        verb = tokens[i].head
        if not whose or "government" not in classes or tokens[verb].dep != "relcl":
            return None
        country = self.states.get(tokens[tokens[verb].head].end)
        entry = self.register.get(f"gov:{country}") if country else None
        return self.memory.register_actor(entry) if entry is not None else None

    def _side_of(self, owner: Actor, led: tuple[Span, frozenset[str]] | None) -> str | None:
        """Whose forces "X's forces" are: X's own, or for a person the side the person leads."""
        if owner.kind != ActorKind.PERSON:
            return owner.id if owner.kind in ARMED or owner.kind == ActorKind.ORGANISATION else None
        if owner.parent and (entry := self.register.get(owner.parent)):
            return self.memory.register_actor(entry)
        if led is None or not led[1] & {"fighters", "bands"} or owner.origin != ActorOrigin.REPORT:
            return None
        band = self.memory.report_actor(f"{owner.name}’s group", ActorKind.ARMED_GROUP)
        self.memory.shown.append(ShownTie(owner.id, TieKind.LEADS, band, led[0].start, led[0].end))
        return band

    def _breakaway(self, syntax: Syntax, i: int, modifiers: Sequence[int], named: Actor) -> str | None:
        """ "a rogue FARC unit" has left those whose name it bears: an actor of its own, once part of them."""
        if not {syntax.tokens[m].lower for m in modifiers} & self.cues.roles["breakaways"].words:
            return None
        shown = self._span(syntax, phrase_span(syntax, i)[0])
        actor = self.memory.report_actor(shown.text, ActorKind.ARMED_GROUP, named.country)
        self.memory.shown.append(ShownTie(actor, TieKind.PART_OF, named.id, shown.start, shown.end))
        return actor

    def _fellows(self, syntax: Syntax, i: int, modifiers: Sequence[int]) -> int | None:
        """The last of "renegade troops and police": who shares the adjective that sets them apart."""
        outside = self.cues.roles["outsiders"].words
        if not any(syntax.tokens[m].lower in outside for m in modifiers):
            return None
        for k in syntax.kids(i, "conj"):
            classes = self.cues.classes.get(syntax.tokens[k].lemma, frozenset())
            if k - i == 2 and classes & _STATE and not [c for c in syntax.children[k] if c < k]:
                return k
        return None

    def _seat(self, syntax: Syntax, i: int) -> str | None:
        """ "officials in Washington", "officials said at a briefing in Washington": the country whose officials."""
        tokens = syntax.tokens
        above = [tokens[i].head] if tokens[i].dep == "nsubj" and tokens[tokens[i].head].lemma in self.speech else []
        preps = [p for k in (i, *above) for p in syntax.kids(k, "prep")]
        objects = [k for p in preps for k in syntax.kids(p, "pobj")]
        preps += [p for k in objects for p in syntax.kids(k, "prep")]
        inside = [k for p in preps if tokens[p].lower == "in" for k in syntax.kids(p, "pobj")]
        return next((c for k in inside for m in syntax.below(k) if (c := self.states.get(tokens[m].end))), None)

    def _sender(
        self, syntax: Syntax, i: int, place_at: Mapping[int, PlaceMention], found: Mapping[int, ActorMention]
    ) -> str | None:
        """ "troops from Chad", "guards from the African Union", "troops from Chad's contingent": who sent them."""
        tokens, memory = syntax.tokens, self.memory
        for prep in syntax.kids(i, "prep"):
            if tokens[prep].lower != "from":
                continue
            for k in syntax.kids(prep, "pobj"):
                owners = [o for o in syntax.kids(k, "poss") if o in found or o in place_at]
                for one in (k, *owners):
                    place = place_at.get(one)
                    if one in found and memory.actors[found[one].actor].kind in _SENDERS:
                        return found[one].actor
                    if one not in found and place is not None and place.place.startswith("country:"):
                        entry = self.register.get(place.place.replace("country:", "gov:"))
                        return memory.register_actor(entry) if entry is not None else None
        return None

    def _meant(
        self,
        sentence: Sentence,
        syntax: Syntax,
        i: int,
        classes: frozenset[str],
        modifiers: Sequence[int],
        span: range,
        place_at: Mapping[int, PlaceMention],
        found: Mapping[int, ActorMention],
    ) -> str | None:
        tokens, memory, roles = syntax.tokens, self.memory, self.cues.roles
        lemma = tokens[i].lemma
        definite = any(tokens[k].lower in _DEFINITE for k in syntax.kids(i, "det", "predet"))
        told_apart = [m for m in modifiers if not colourless(tokens[m], roles["colourless"].words)]
        words = {tokens[m].lower for m in modifiers}
        outside = words & roles["outsiders"].words
        kind = (
            ActorKind.ORGANISATION if "bands" in classes and words & roles["peaceful-bands"].words
            else ActorKind.ARMED_GROUP if classes & {"fighters", "bands"}
            else ActorKind.STATE_FORCES if "state-forces" in classes
            else ActorKind.GOVERNMENT if "government" in classes
            else ActorKind.ORGANISATION if "institutions" in classes
            else ActorKind.COMMUNITY
        )  # fmt: skip
        local = [m for m in told_apart if m in place_at and is_local(place_at[m])]
        paired = {  # "security forces", "armed forces"
            tokens[m].lower for m in modifiers
            if f"{tokens[m].lemma} {lemma}" in self.bodies.words or f"{tokens[m].lower} {lemma}" in self.bodies.words
        }  # fmt: skip
        if (paired or classes & (_STATE | {"institutions"})) and not outside - paired - {"local", "regional"}:
            if local or words & roles["local-levels"].words:
                return self.bodies.local(syntax, span, lemma, kind, named=bool(local))
            seat = self._seat(syntax, i) if lemma in roles["seated"].words else None
            around, self.bodies.country = self.bodies.country, seat or self.bodies.country
            body = self.bodies.of_phrase(sentence, syntax, i, modifiers, told_apart, definite, found)
            self.bodies.country = around
            if body is not None:
                return body
        if "institutions" in classes and not classes & _SIDES:
            if lemma == "delegation" and any(tokens[m].end in self.states for m in modifiers):
                return memory.report_actor(self._words(syntax, span), kind)  # "the Palestinian delegation"
            return None  # "the court", "a service": only with its place
        for word in sorted(outside & roles["breakaways"].words):
            if definite and word in memory.outsiders:
                return memory.outsiders[word]
        if kind == ActorKind.ARMED_GROUP:
            told_by_clause = definite and self._is_told_by_clause(syntax, i)
            pointed = None if told_by_clause else self._group(sentence, tokens[i], definite, told_apart, tokens)
            if pointed is not None:
                return pointed
            telling = [m for m in told_apart if tokens[m].pos in ("PROPN", "ADJ")]
            if lemma in roles["named-bands"].words:  # an "American rail network" is none, an "Islamist network" is
                telling = [
                    m for m in told_apart if tokens[m].lower in roles["ideologies"].words | roles["outsiders"].words
                ]
            if (lemma in roles["hollow-bands"].words or told_by_clause) and not telling:
                return None
        if lemma in roles["hollow-bands"].words and not told_apart:
            return None
        if lemma in roles["no-side"].words or lemma in roles["measures"].words:
            return None
        if definite and not told_apart and lemma in memory.phrases:
            return memory.phrases[lemma]
        if kind == ActorKind.COMMUNITY and (state := self._are_forces(syntax, i)) is not None:
            return state
        if kind == ActorKind.COMMUNITY and self._does_violence(syntax, i):
            return None if tokens[i].tag in _SINGULAR else memory.report_actor(self._words(syntax, span), kind)
        if kind == ActorKind.COMMUNITY and self._man_unit(syntax, i):
            return None
        if kind == ActorKind.COMMUNITY and self._is_anybody(lemma, [tokens[m] for m in told_apart]):
            memory.actors.setdefault(
                CIVILIANS, Actor(CIVILIANS, "Civilians", ActorKind.COMMUNITY, None, ActorOrigin.REPORT)
            )
            return CIVILIANS
        if kind != ActorKind.ARMED_GROUP and tokens[i].tag in _SINGULAR and self._only_speaks(syntax, i, lemma):
            return None
        actor = memory.report_actor(self._words(syntax, span), kind)
        memory.phrases[lemma] = actor
        memory.outsiders.update(dict.fromkeys(outside & roles["breakaways"].words, actor))
        return actor

    def _is_told_by_clause(self, syntax: Syntax, i: int) -> bool:
        """ "the forces fighting Isis": who is meant follows, and is nobody named before."""
        following = syntax.tokens[i + 1 : i + 2]
        return bool(following) and following[0].text != "," and any(k > i for k in syntax.kids(i, "acl", "relcl"))

    def _man_unit(self, syntax: Syntax, i: int) -> bool:
        """ "A battalion of 127 men": the men are its soldiers."""
        token = syntax.tokens[i]
        over = syntax.tokens[token.head]
        return token.dep == "pobj" and over.lower == "of" and syntax.tokens[over.head].lemma in _UNITS

    def _does_violence(self, syntax: Syntax, i: int) -> bool:
        """Whether people are the doers of violence or called bombers: they are no civilians."""
        tokens, roles = syntax.tokens, self.cues.roles
        token = tokens[i]
        verbs = [token.head] if token.dep == "nsubj" else []
        verbs += [k for k in syntax.kids(i, "relcl", "acl") if self._is_own_deed(syntax, k)]
        if any(tokens[v].lemma in roles["violent-deeds"].words and tokens[v].pos == "VERB" for v in verbs):
            return True
        called = [a for v in verbs if tokens[v].lemma == "be" for a in syntax.kids(v, "attr")]
        if token.dep == "attr":
            called += syntax.kids(token.head, "nsubj")
        return any(tokens[k].lemma in roles["loose-fighters"].words for k in called)

    def _is_own_deed(self, syntax: Syntax, verb: int) -> bool:
        """ "the person firing the gun", "the man who killed 35", not "the people they killed"."""
        if syntax.tokens[verb].dep == "acl":
            return syntax.tokens[verb].tag == "VBG"
        return any(syntax.tokens[k].tag in ("WP", "WDT") for k in syntax.kids(verb, "nsubj"))

    def _are_forces(self, syntax: Syntax, i: int) -> str | None:
        """ "18 people, all police officers": the body they are said to belong to."""
        tokens = syntax.tokens
        for k in range(i + 1, min(i + 3, len(tokens))):
            if tokens[k].lower in ("all", "most", "mostly", "mainly"):
                for j in range(k + 1, min(k + 5, len(tokens))):
                    body = self.bodies.words.get(tokens[j].lemma)
                    if body is not None and "state-forces" in self.cues.classes.get(tokens[j].lemma, frozenset()):
                        return self.bodies.of_state(body)
        return None

    def _is_anybody(self, lemma: str, modifiers: Sequence[Token]) -> bool:
        plain = self.cues.roles["plain-people"].words
        return lemma in self.cues.nouns["generic-civilians"].words and all(m.lower in plain for m in modifiers)

    def _only_speaks(self, syntax: Syntax, i: int, lemma: str) -> bool:
        """ "a doctor said", "the highest-ranking officer": one unnamed person is a voice, not a side."""
        token = syntax.tokens[i]
        if lemma in self.cues.roles["single-officials"].words:
            return True
        verb = syntax.tokens[token.head]
        return token.dep in ("nsubj", "appos", "attr") and (token.dep != "nsubj" or verb.lemma in self.speech)

    def _span(self, syntax: Syntax, span: range) -> Span:
        start, end = syntax.tokens[span[0]].start, syntax.tokens[span[-1]].end
        return Span(start, end, self.text[start:end])

    def _words(self, syntax: Syntax, span: range) -> str:
        return self._span(syntax, span).text

    def _cover(
        self,
        span: range,
        syntax: Syntax,
        actor: str,
        via: MentionVia,
        found: dict[int, ActorMention],
        *,
        named: bool = False,
    ) -> None:
        self.memory.add(span, self._span(syntax, span), actor, via, found, named=named)

    def _only_modifies(self, mention: ActorMention) -> bool:
        return self.memory.affixes.get((mention.start, mention.end), "pro") != "pro"

    # -- armed groups -----------------------------------------------------------------------------------------------

    def _group(
        self, sentence: Sentence, token: Token, definite: bool, told_apart: Sequence[int], tokens: Sequence[Token]
    ) -> str | None:
        """The group that "the militants", "the Islamist group" or "insurgents" points to, if any."""
        memory, roles = self.memory, self.cues.roles
        lemma, plural = token.lemma, token.tag in ("NNS", "NNPS")
        fighters = "fighters" in self.cues.classes.get(lemma, frozenset())
        creed = roles["ideologies"].words
        if any(tokens[m].lower not in creed for m in told_apart):
            return None
        loose = lemma in roles["loose-fighters"].words
        if definite and lemma == "group" and not plural:  # "the group said": the last one named, not just any
            near = self._latest(sentence, lambda a: a.id in memory.named and a.kind in _BODIES, 3, subjects=True)
            if near is not None and not told_apart:
                return near
        if not told_apart and (definite or loose) and lemma in memory.phrases:
            return memory.phrases[lemma]
        if lemma in roles["named-bands"].words:  # "the network" is the Haqqani network, never just any group
            return self._latest(sentence, lambda a: definite and lemma in fold(a.name).split(), _FAR)
        if lemma in ("force", "side", "alliance"):
            return self._latest(sentence, lambda a: definite and a.kind in ARMED, 2, subjects=True)
        if definite and not fighters:
            if plural and not told_apart:
                return None  # "the groups" are several
            near = self._latest(sentence, lambda a: a.id in memory.named and a.kind in _BODIES, 3)
            if near is not None and (not told_apart or memory.actors[near].kind == ActorKind.ARMED_GROUP):
                return near
        if definite and (fighters or not plural):
            anyone = lemma in roles["captors"].words
            named = self._latest(
                sentence,
                lambda a: a.kind == ActorKind.ARMED_GROUP and (anyone or (a.id in memory.named) != loose),
                _FAR,
            )
            named = named or self._latest(
                sentence,
                lambda a: a.kind == ActorKind.ARMED_GROUP and fighters and not told_apart and not loose,
                _FAR,
            )
            if named is not None:
                return named
        if loose or (not definite and (not fighters or not plural)):
            return None
        near = self._latest(sentence, lambda a: a.kind == ActorKind.ARMED_GROUP and a.id in memory.named, 2)
        # "insurgents", "rebels" and "militants" of whom nothing more is told are one side of the report.
        same = next((memory.phrases[w] for w in sorted(roles["same-fighters"].words) if w in memory.phrases), None)
        same = same if lemma in roles["same-fighters"].words and not told_apart else None
        return near or self._known(self.dominant) or same

    def _known(self, actor: str | None) -> str | None:
        if actor is None:
            return None
        entry = self.register.get(actor)
        return self.memory.register_actor(entry) if entry is not None else None

    def _latest(self, sentence: Sentence, fits: _Fits, far: int, *, subjects: bool = False) -> str | None:
        for index, actor, subject in reversed(self.memory.recent):
            if sentence.index - index > far:
                return None
            if (subject or not subjects) and fits(self.memory.actors[actor]):
                return actor
        return None
