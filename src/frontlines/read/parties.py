"""Parties: who takes part in political acts, though no register names them: states, offices, crowds, newspapers.

A country that is a place elsewhere is its state where somebody accuses it or signs a treaty with it; "French paper
workers" are nobody in particular until they block a bridge. So these become actors only where the words of a rule for
a political act stand over them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from frontlines.lexicon.register import Register
from frontlines.lexicon.rules import Rule, Rules
from frontlines.model.actor import Actor, ActorKind, ActorOrigin
from frontlines.model.event_kinds import POLITICAL
from frontlines.model.ids import slug
from frontlines.model.mention import ActorMention, MentionVia
from frontlines.model.place import PlacePrecision
from frontlines.model.sentence import SentenceKind
from frontlines.read.clause import Syntax
from frontlines.read.find import Names
from frontlines.read.link_refer import CIVILIANS
from frontlines.read.link_words import phrase_span
from frontlines.read.marks import Marks
from frontlines.read.resolve import SUPPORT_AFFIXES, Resolver, Scene

_SLOTS = (
    "to", "with", "against", "on", "from", "by", "between", "among", "of", "for", "toward", "towards", "over",
    "owner", "at", "in",
)  # fmt: skip
_BELOW = ("xcomp", "ccomp", "advcl", "acl", "pcomp")
_DOWN = ("poss", "compound", "nmod", "amod", "appos")
_OVER = ("of", "by", "from", "for", "with", "to", "against", "between", "among", "on", "toward", "towards")
_NAMED = frozenset({"NORP", "GPE", "ORG", "PERSON"})
_MEANS = frozenset({"words", "cooperation"})  # of ties that political acts show
# Endings of nouns that name people by what they do or hold: "landowner", "journalist", "technician".
_PEOPLE_ENDS = ("ist", "ian", "woman", "owner", "maker", "keeper", "holder", "worker", "seeker", "fighter", "goer")
_UNTOLD = frozenset({"", "PRODUCT", "WORK_OF_ART"})  # labels that say nothing against a name's being somebody
_BACKED = (*SUPPORT_AFFIXES, "recognised", "recognized", "brokered", "appointed")
_DEEP = 3  # noun phrases inside noun phrases: "a letter of the ministry of the president of Mali"
# Nouns whose "of" and "on" bring in who suffered, not whose they are.
_DONE_TO = frozenset(
    {
        "kidnapping", "kidnap", "abduction", "killing", "murder", "attack", "bombing", "assassination", "execution",
        "massacre", "raid", "strike", "shooting", "arrest", "detention", "invasion", "treatment",
    }
)  # fmt: skip
_KINDS = {
    "fighters": ActorKind.ARMED_GROUP,
    "bands": ActorKind.ARMED_GROUP,
    "state-forces": ActorKind.STATE_FORCES,
    "government": ActorKind.GOVERNMENT,
    "offices": ActorKind.GOVERNMENT,
    "institutions": ActorKind.ORGANISATION,
    "bodies": ActorKind.ORGANISATION,
    "demonstrators": ActorKind.COMMUNITY,
    "communities": ActorKind.COMMUNITY,
    "civilians": ActorKind.COMMUNITY,
}
_OF_THE_STATE = frozenset({"government", "state-forces", "offices"})


@dataclass(slots=True)
class _Found:
    """What was added to one report."""

    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[ActorMention] = field(default_factory=list)


def with_parties(
    scene: Scene, rules: Rules, names: Names, register: Register
) -> tuple[Scene, tuple[Marks, ...], tuple[Actor, ...], tuple[ActorMention, ...]]:
    """The scene with the parties to political acts among its actors; its marks with their mentions, for the rules of
    such acts alone; and the actors and mentions that were added.
    """
    found = _Found()
    states = {m.end: m.entry_id[4:] for m in names.register if m.is_state_name and m.entry_id.startswith("gov:")}
    states |= {d.end: d.country for d in names.demonyms}
    marks = list(scene.marks)
    for n, mark in enumerate(scene.marks):
        if mark.sentence.kind == SentenceKind.HEADING:
            continue
        added: dict[int, ActorMention] = {}
        adder = _Adder(scene, mark, states, register, found, added)
        for head, acts in _arguments(mark.syntax, rules):
            adder.walk(head, _DEEP, acts=acts)
        if added:
            marks[n] = replace(mark, actors={**mark.actors, **added})
    if not found.mentions:
        return scene, scene.marks, (), ()
    known = scene.actors
    new = tuple(a for a in found.actors.values() if a.id not in known)
    return (
        replace(scene, actors={**found.actors, **known}),
        tuple(marks),
        new,
        tuple(sorted(found.mentions, key=lambda m: (m.start, m.end))),
    )


def parties_at(resolver: Resolver, heads: Sequence[int]) -> list[str]:
    """The actors that what the heads name belongs to: whose proposal is rejected, whose efforts are praised."""
    return resolver.actors_at(party_heads(resolver, heads))


def party_heads(resolver: Resolver, heads: Sequence[int]) -> tuple[int, ...]:
    """The tokens inside the phrases of the heads that name actors: the nearest one and those joined to it."""
    syntax = resolver.syntax
    level = list(heads)
    for _ in range(_DEEP):
        below = [k for h in level for k in _inside(syntax, h)]
        for k in below:
            if resolver.actors_at([k]):
                return tuple(syntax.conjuncts(k))
        level = below
    return ()


def _inside(syntax: Syntax, head: int) -> list[int]:
    """Noun phrases that stand in the phrase of `head`, its owner first."""
    head_lemma = syntax.tokens[head].lemma
    kids = syntax.kids(head, "poss") + [k for k in syntax.kids(head, *_DOWN[1:]) if syntax.tokens[k].dep != "poss"]
    for word in ("by",) if head_lemma in _DONE_TO else _OVER:
        for prep in syntax.kids(head, "prep", "agent"):
            if syntax.tokens[prep].lower == word:
                kids += syntax.kids(prep, "pobj")
    for verb in syntax.kids(head, "acl"):  # "crimes committed by", "a bill signed by"
        kids += [
            d
            for k in syntax.kids(verb, "agent", "prep")
            if syntax.tokens[k].lower == "by"
            for d in syntax.kids(k, "pobj")
        ]
    return kids


def suffers(syntax: Syntax, head: int) -> bool:
    """Whether the word stands for whom a deed struck: who condemns "the bombing of Yemen" does not condemn Yemen."""
    above = syntax.tokens[head].head
    if syntax.tokens[head].dep != "pobj" or syntax.tokens[above].lower == "by":
        return False
    return syntax.tokens[syntax.tokens[above].head].lemma in _DONE_TO


def _arguments(syntax: Syntax, rules: Rules) -> Iterator[tuple[int, bool]]:
    """The heads of all arguments of the words that may tell of political acts, and whether they are who acts."""
    for i, token in enumerate(syntax.tokens):
        if token.pos not in ("VERB", "NOUN", "ADJ", "AUX") or not _is_political(rules, token.lemma):
            continue
        if token.pos == "AUX" and token.dep == "aux":
            yield from ((h, True) for h in syntax.frame(token.head).agents)
            if syntax.tokens[token.head].dep == "ccomp":
                yield from ((h, True) for h in syntax.frame(syntax.tokens[token.head].head).agents)
            i = token.head
        frame = syntax.frame(i)
        over = [i, *frame.patients, *(p for p in syntax.kids(i, "prep"))]
        below = [k for h in over for k in syntax.kids(h, *_BELOW)]
        below += [k for b in below for k in syntax.kids(b, "xcomp", "conj") if syntax.tokens[k].pos == "VERB"]
        for one in (frame, *(syntax.frame(k) for k in below)):
            yield from ((h, True) for h in one.agents)
            yield from ((h, False) for h in one.patients)
            for slot in _SLOTS:
                yield from ((h, slot == "by") for h in one.slot(slot))
        for k in (i, *below):
            yield from ((h, False) for h in syntax.kids(k, "dative"))
        if token.pos == "NOUN":
            yield from ((h, True) for h in doers(syntax, i))
        if token.pos == "ADJ" and (above := token.head) != i:
            yield from ((h, True) for h in syntax.kids(above, "nsubj"))
            if syntax.tokens[above].dep == "ccomp":
                yield from ((h, True) for h in syntax.frame(syntax.tokens[above].head).agents)


def doers(syntax: Syntax, noun: int) -> tuple[int, ...]:
    """Who does what an act noun names, by the verb over it: "continued their strike", "ten days of war games"."""
    for above in syntax.ancestors(noun):
        token = syntax.tokens[above]
        if token.pos in ("VERB", "AUX"):
            return () if syntax.is_passive(above) else syntax.surface_subject(above)
        if token.pos not in ("NOUN", "ADP", "NUM") or (token.pos == "ADP" and token.lower not in ("of", "in", "on")):
            return ()
    return ()


def _is_political(rules: Rules, lemma: str) -> bool:
    return any(is_political(rule) for _, rule in rules.by_lemma.get(lemma, ()))


def is_political(rule: Rule) -> bool:
    """Whether a rule is about an act short of force, so that anybody may be a party to it."""
    return any(
        outcome.value in POLITICAL if outcome.kind == "event" else outcome.means in _MEANS
        for outcome in rule.outcomes
    )


class _Adder:
    """Adds the parties of one sentence."""

    def __init__(
        self,
        scene: Scene,
        mark: Marks,
        states: Mapping[int, str],
        register: Register,
        found: _Found,
        added: dict[int, ActorMention],
    ) -> None:
        self.scene = scene
        self.mark = mark
        self.syntax = mark.syntax
        self.states = states
        self.register = register
        self.found = found
        self.added = added
        roles = scene.cues.roles
        self.hollow = roles["hollow-bands"].words | roles["no-side"].words | roles["single-officials"].words

    def walk(self, head: int, deep: int, *, acts: bool = False) -> None:
        """Make the phrase of `head` an actor if it can be one, else those inside it; whoever `acts` by a name can."""
        if head in self.mark.actors or head in self.added:
            self._paired(head)
            return
        if self._state(head) or self._phrase(head, inside=deep < _DEEP, acts=acts):
            return
        if deep:
            for core in self.syntax.core(head):
                if core != head:
                    self.walk(core, deep)
            for k in _inside(self.syntax, head):
                for one in self.syntax.conjuncts(k):
                    self.walk(one, deep - 1)

    def _paired(self, head: int) -> None:
        """ "Peruvian and Chilean envoys", of which the second alone was linked: the first is a state too."""
        for m in self.syntax.kids(head, "amod", "nmod", "compound"):
            token = self.syntax.tokens[m]
            if token.end in self.states and m not in self.mark.actors and self.syntax.kids(m, "conj"):
                self._add_state(self.states[token.end], range(m, m + 1), token.start, token.end)

    def _state(self, i: int) -> bool:
        """A country's name or adjective as its state."""
        token = self.syntax.tokens[i]
        place = self.mark.places.get(i)
        meant = self.scene.places[place.place] if place is not None else None
        if i > 1 and self.syntax.tokens[i - 1].text == "," and i - 2 in self.mark.places:
            return False  # "villagers in Narathiwat, Thailand": where, whatever the parser hangs it on
        if place is not None and meant is not None and meant.precision == PlacePrecision.COUNTRY and meant.country:
            start, end, country = place.start, place.end, meant.country
        elif place is not None and self._is_ground(i):
            return False
        elif (known := self.states.get(token.end)) is not None and token.tag not in ("NNPS", "NNS"):
            start, end, country = token.start, token.end, known
        else:
            return False
        return self._add_state(country, range(i, i + 1), start, end)

    def _is_ground(self, i: int) -> bool:
        """Whether a capital is the town itself: "vowed to capture Tripoli", "the defence of Kyiv"."""
        token, of_ground = self.syntax.tokens[i], self.scene.cues.roles["done-to-ground"].words
        above = self.syntax.tokens[token.head]
        if token.dep in ("dobj", "nsubjpass"):
            return above.lemma in of_ground
        if token.dep != "pobj":
            return False
        return above.lower in ("near", "around", "outside", "inside") or (
            above.lower in ("of", "on", "for", "to") and self.syntax.tokens[above.head].lemma in of_ground
        )

    def _add_state(self, country: str, span: range, start: int, end: int) -> bool:
        entry = self.register.get(f"gov:{country}")
        if entry is None:
            return False
        actor = Actor(entry.id, entry.name, entry.kind, entry.country, ActorOrigin.REGISTER, parent=entry.parent)
        self._add(actor, span, start, end, MentionVia.METONYM)
        return True

    def _phrase(self, i: int, *, inside: bool, acts: bool) -> bool:
        """ "French paper workers", "the opposition newspaper", "an Algerian bishop".

        Inside another phrase only who is told apart by a name: not the "services" people protest for.
        """
        token = self.syntax.tokens[i]
        if token.pos not in ("NOUN", "PROPN") or i in self.mark.places:
            return False
        classes = self.scene.cues.classes.get(token.lemma, frozenset())
        kind = next((kind for name, kind in _KINDS.items() if name in classes), None)
        if kind is None and token.pos == "NOUN" and token.lemma.endswith(_PEOPLE_ENDS):
            kind = ActorKind.COMMUNITY
        if kind is None and token.pos == "PROPN":
            kind = (
                ActorKind.COMMUNITY if token.entity == "NORP" or token.end in self.states
                else ActorKind.ORGANISATION if token.entity == "ORG"
                else ActorKind.PERSON if token.entity == "PERSON"
                else ActorKind.ORGANISATION if acts and token.tag == "NNP" and token.entity in _UNTOLD
                else None
            )  # fmt: skip
        if kind is None:
            return False
        span, modifiers = phrase_span(self.syntax, i)
        modifiers = [m for m in modifiers if not self._backs(m)]
        first, last = self.syntax.tokens[span[0]], token
        inner = [m for m in modifiers if m in self.mark.actors]
        if inner and kind != ActorKind.COMMUNITY:  # "the ICRC delegation", "a NATO convoy": the body's own
            self._mention(self.mark.actors[inner[-1]].actor, span, first.start, last.end, MentionVia.PATTERN)
            return True
        told_apart = token.pos == "PROPN" or any(
            self.syntax.tokens[m].entity in _NAMED or self.syntax.tokens[m].end in self.states for m in modifiers
        )
        vague = bool(classes & {"bands", "institutions"}) and "bodies" not in classes
        hollow = token.lemma in self.hollow or kind in (ActorKind.ARMED_GROUP, ActorKind.STATE_FORCES)
        vague = vague or (kind == ActorKind.GOVERNMENT and "offices" in classes)
        if not told_apart and (inside or vague or (hollow and len(span) == 1)):
            return False
        if classes & _OF_THE_STATE or token.lemma == "side":
            before = [m for m in self._listed(modifiers) if self.syntax.tokens[m].end in self.states]
            for m in before[:-1] if len(before) > 1 else ():  # "U.S. and Russian negotiators"
                at = self.syntax.tokens[m]
                self._add_state(self.states[at.end], range(m, m + 1), at.start, at.end)
            if before:
                if len(before) > 1:
                    first = self.syntax.tokens[before[-1]]
                    span = range(before[-1], i + 1)
                return self._add_state(self.states[self.syntax.tokens[before[-1]].end], span, first.start, last.end)
            if owners := [m for m in self.syntax.kids(i, "poss") if m in self.mark.actors]:
                owner = self.mark.actors[owners[0]]
                self._mention(owner.actor, span, first.start, last.end, MentionVia.PATTERN)
                return True
        if (
            kind == ActorKind.COMMUNITY
            and token.lemma in self.scene.cues.nouns["generic-civilians"].words
            and len(span) == 1
        ):
            self._add(
                Actor(CIVILIANS, "Civilians", ActorKind.COMMUNITY, None, ActorOrigin.REPORT),
                span, first.start, last.end, MentionVia.COREFERENCE,
            )  # fmt: skip
            return True
        words = " ".join(self.scene.text[first.start : last.end].split())
        actor = Actor(f"r:{slug(words)}", words, kind, None, ActorOrigin.REPORT)
        self._add(actor, span, first.start, last.end, MentionVia.PHRASE)
        return True

    def _backs(self, i: int) -> bool:
        """ "The UN-backed government": the government is not the UN's."""
        behind = self.scene.text[self.syntax.tokens[i].end :][:16].lower()
        return behind[:1] in ("-", "–", "‑") and behind[1:].startswith(_BACKED)

    def _listed(self, modifiers: Sequence[int]) -> list[int]:
        """The modifiers with those joined to them, in the order of the words."""
        joined = {c for m in modifiers for c in self.syntax.kids(m, "conj")}
        return sorted({*modifiers, *joined})

    def _add(self, actor: Actor, span: range, start: int, end: int, via: MentionVia) -> None:
        self.found.actors.setdefault(actor.id, actor)
        self._mention(actor.id, span, start, end, via)

    def _mention(self, actor: str, span: range, start: int, end: int, via: MentionVia) -> None:
        mention = ActorMention(start, end, self.scene.text[start:end], actor, via)
        self.found.mentions.append(mention)
        for k in span:
            if (k not in self.mark.actors and k not in self.mark.places) or k == span[-1]:
                self.added.setdefault(k, mention)
