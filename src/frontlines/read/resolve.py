"""Resolve: what an argument's heads refer to: actors, places, times, counts, and the noun classes rules ask for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frontlines.lexicon.cues import Cues
from frontlines.model.actor import Actor, ActorKind
from frontlines.model.mention import ActorMention, CountMention, MentionVia, PlaceMention
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.when import When
from frontlines.read.act_time import act_time
from frontlines.read.clause import Frame, Syntax
from frontlines.read.link_words import ground_meant, is_scene
from frontlines.read.marks import Marks
from frontlines.read.whereabouts import Spoken, Whereabouts

_KIND_CLASSES = {
    ActorKind.GOVERNMENT: frozenset({"actor", "armed", "side", "state"}),
    ActorKind.STATE_FORCES: frozenset({"actor", "armed", "side", "state"}),
    ActorKind.ARMED_GROUP: frozenset({"actor", "armed", "side"}),
    ActorKind.COALITION: frozenset({"actor", "armed", "side", "state"}),
    ActorKind.ORGANISATION: frozenset({"actor", "organisation"}),
    ActorKind.COMMUNITY: frozenset({"actor", "people"}),
    ActorKind.PERSON: frozenset({"actor", "person"}),
}
_FORCES = frozenset({ActorKind.STATE_FORCES, ActorKind.ARMED_GROUP, ActorKind.COALITION})
_PEOPLE = frozenset({"fighters", "civilians", "demonstrators", "communities", "state-forces", "body-counts"})
_RUNNING = frozenset({"operate", "run", "fly", "control", "own", "hold"})
_PERSONAL = frozenset({"civilians", "offices", "bodies", "fighters", "state-forces"})
_MEMBERS = frozenset({"member", "leader", "chief", "head"})  # of those that are armed they are no civilians
_OWNING = frozenset({"compound", "nmod", "poss", "amod", "npadvmod", "nsubj"})
# How little may speak for a place of the sentence being the act's. The corpus the weights come from asks of any verb;
# what the rules find has a scene more often. 0, -0.3, -0.5, -0.7, -1 and -1.5 were tried on the 18 gold stories.
_LEAST = -0.7
_SMALL = frozenset({"=village", "=hamlet", "=settlement", "=neighbourhood", "=neighborhood", "=camp"})
_WEAPON_REACH = 4  # tree edges between an act and the weapon it was done with


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything resolved in a report that statements are made from."""

    text: str
    marks: tuple[Marks, ...]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    published: When | None
    cues: Cues
    affixes: Mapping[tuple[int, int], str]  # spans of names that only modify: "US-led" led, "anti-ISIS" anti
    settlements: tuple[tuple[str, ...], ...]  # for each sentence: settlements named just before, the likeliest first
    described: Mapping[str, frozenset[str]]  # settlement -> the nouns the report calls it by: town, city
    topic: str | None  # the country the report is mostly about
    area: str | None = None  # the part of that country where most of it plays
    nationals: frozenset[int] = frozenset()  # where words for a country's people end: "Turkish", "Romanians"


SUPPORT_AFFIXES = frozenset(["backed", "supported", "funded", "armed", "trained", "sponsored"])
OPPOSED_AFFIXES = frozenset({"anti", "counter"})
CONTROL_AFFIXES = frozenset({"controlled", "held", "occupied", "run", "operated", "ruled", "administered"})


class Resolver:
    """Answers what token heads of one sentence refer to."""

    __slots__ = ("mark", "scene", "syntax")

    def __init__(self, scene: Scene, mark: Marks) -> None:
        self.scene = scene
        self.mark = mark
        self.syntax: Syntax = mark.syntax

    def affix(self, mention: ActorMention) -> str | None:
        """The part a name plays in a compound: "US-led" led, "UN-backed" backed, "anti-ISIS" anti; None if none."""
        found = self.scene.affixes.get((mention.start, mention.end))
        return None if found == "pro" else found

    # -- classes ----------------------------------------------------------------------------------------------------

    def classes(self, i: int) -> frozenset[str]:
        """The noun classes of the argument at token `i`, what it measures included."""
        found: set[str] = set()
        for core in {i, *self.syntax.core(i)}:
            token = self.syntax.tokens[core]
            found |= self.scene.cues.classes.get(token.lemma, frozenset())
            if core not in self.mark.actors and self._is_national(core):
                found |= {"person", "people", "national"}  # armed or not the word does not say
            elif core not in self.mark.actors and self._is_titled(core):
                found |= {"person", "people"}
            found.add("=" + token.lemma)
            if core in self.mark.actors and self.affix(self.mark.actors[core]) is None:
                actor = self.scene.actors[self.mark.actors[core].actor]
                found |= _KIND_CLASSES[actor.kind]
                if actor.kind == ActorKind.PERSON and (not actor.id.startswith("r:") or self._is_described(core)):
                    found.add("known-person")  # other names that look like a person's may be a town's
                if actor.id.startswith("r:") and actor.kind == ActorKind.COMMUNITY:
                    found.discard("armed")
            elif core not in self.mark.actors:
                apposed = [self.mark.actors[k] for k in self.syntax.kids(core, "appos") if k in self.mark.actors]
                if any(self.scene.actors[m.actor].kind == ActorKind.PERSON for m in apposed):
                    found |= _KIND_CLASSES[ActorKind.PERSON]  # "the foreign minister, Jose Ramos-Horta"
            found |= {"~" + self.syntax.tokens[k].lemma for k in self.syntax.kids(core, "compound", "amod", "advmod")}
            if token.lemma in self.scene.cues.nouns["possessions"].words and self.is_of_forces(core):
                found = (found | {"military-sites"}) - {"civilian-sites"}
            if core in self.mark.places:
                found.add("place")
            if token.lower == "it" and self._ground_meant(core):
                found |= {"place", *("=" + self.syntax.tokens[h].lemma for h in ground_meant(self.syntax, core))}
                found |= {"settlements"} if found & _SMALL else set()
            if token.pos in ("NUM",) or token.lemma in (
                "people",
                "other",
                "dozen",
                "hundred",
                "thousand",
                "score",
                "many",
                "several",
            ):
                found |= {"people", "number"}
            if token.pos in ("PROPN", "PRON") and token.lower in ("who", "he", "she", "they", "them", "him", "her"):
                found.add("people")
        if self.syntax.tokens[i].lemma in _MEMBERS and found & {"fighters", "state-forces", "armed"}:
            found -= {"civilians", "bodies"}  # "members of the police"
        if found & {"settlements", "areas"}:
            found.add("place")
        if found & _PEOPLE:
            found.add("people")
        if found & {"fighters", "state-forces"}:
            found.add("armed")
        if found & {"civilians", "demonstrators", "communities"} and not found & {"armed"}:
            found.add("unarmed")
        return frozenset(found)

    def _is_national(self, i: int) -> bool:
        """ "A Palestinian", "nine Turks": people, by the word for their country."""
        token = self.syntax.tokens[i]
        if token.end not in self.scene.nationals or token.dep in _OWNING - {"nsubj"}:
            return False
        before = [self.syntax.tokens[k] for k in self.syntax.kids(i, "det", "nummod")]
        return any(t.dep == "nummod" or t.lower in ("a", "an", "another") for t in before)

    def _is_described(self, i: int) -> bool:
        """Whether a noun beside the name says what the person is: "X, the leader of a cartel"."""
        classes = self.scene.cues.classes
        beside = [self.syntax.tokens[k] for k in self.syntax.kids(i, "appos", "compound")]
        return any(t.pos == "NOUN" and classes.get(t.lemma, frozenset()) & _PERSONAL for t in beside)

    def _is_titled(self, i: int) -> bool:
        """ "Photographer Tim Hetherington", "the hostage John Doe": a name behind the word for what the person is."""
        tokens = self.syntax.tokens
        if tokens[i].pos != "PROPN" or i in self.mark.places:
            return False
        return any(
            tokens[k].pos == "NOUN" and "civilians" in self.scene.cues.classes.get(tokens[k].lemma, ())
            for k in self.syntax.kids(i, "compound")
        )

    def is_of_forces(self, i: int) -> bool:
        """Whether a vehicle is an army's or a band's: "army trucks", "a police bus"."""
        for k in self.syntax.kids(i, "compound", "nmod", "poss", "amod"):
            mention = self.mark.actors.get(k)
            forces = mention is not None and self.scene.actors[mention.actor].kind in _FORCES
            named = self.scene.cues.classes.get(self.syntax.tokens[k].lemma, frozenset())
            if forces or named & {"state-forces", "fighters"}:
                return True
        return False

    # -- actors -----------------------------------------------------------------------------------------------------

    def actors_at(self, heads: Iterable[int]) -> list[str]:
        """Actor ids that the heads refer to, each once, in the order of the words."""
        found: list[str] = []
        for head in heads:
            for mention in self._mentions(head):
                if mention.actor not in found:
                    found.append(mention.actor)
        return found

    def _mentions(self, head: int) -> list[ActorMention]:
        own = self.mark.actors.get(head)
        if own is not None and own.via == MentionVia.COREFERENCE and (together := self._together(head, own)):
            return together
        if own is not None and self.affix(own) is None and not self.syntax.is_hard_container(head):
            return self._senders(head) or self._paired_before(head) or [own]
        cores = [c for c in self.syntax.core(head) if c != head]
        inner = [self.mark.actors[c] for c in cores if c in self.mark.actors]
        if inner:
            return inner
        if own is not None and self.affix(own) is None:
            return [own]
        for k in self.syntax.kids(head, "appos"):
            if k in self.mark.actors:
                return [self.mark.actors[k]]
        return self._owners(head)

    def _senders(self, head: int) -> list[ActorMention]:
        """Those whose people they are, where several are named: "troops from ISAF and the Afghan army"."""
        classes = self.scene.cues.classes.get(self.syntax.tokens[head].lemma, frozenset())
        if not classes & {"state-forces", "fighters"}:
            return []
        for prep in self.syntax.kids(head, "prep"):
            if self.syntax.tokens[prep].lower in ("from", "of"):
                named = [n for k in self.syntax.kids(prep, "pobj") for n in self.syntax.conjuncts(k)]
                mentions = [self.mark.actors[n] for n in named if n in self.mark.actors]
                if len(named) > 1 and len(mentions) == len(named):
                    return mentions
        return []

    def _paired_before(self, head: int) -> list[ActorMention]:
        """Two names before one noun: "the Israeli and Lebanese governments", "UN and AU troops"."""
        for k in self.syntax.kids(head, "amod", "nmod", "compound"):
            named = [k, *(c for c in self.syntax.kids(k, "conj") if c < head)]
            mentions = [self.mark.actors[n] for n in named if n in self.mark.actors]
            if len(named) > 1 and len(mentions) == len(named) and len({m.actor for m in mentions}) > 1:
                return mentions
        return []

    def _together(self, head: int, own: ActorMention) -> list[ActorMention]:
        """Whom "they" and "their" mean where the one pointed to stands in a list: "the US and the EU ... their"."""
        if self.syntax.tokens[head].lower not in ("they", "them", "their"):
            return []
        named = [j for j, m in self.mark.actors.items() if j < head and m.actor == own.actor and m is not own]
        if not named:
            return []
        first = max(named)
        while self.syntax.tokens[first].dep == "conj":
            first = self.syntax.tokens[first].head
        # "the US and EU states" may be one noun with two names before it.
        names = [
            k for k in self.syntax.below(first) if k < first and self.syntax.tokens[k].dep in ("compound", "conj")
        ]
        heads = sorted({*self.syntax.conjuncts(first), *names})
        listed = list(dict.fromkeys(self.mark.actors[j] for j in heads if j in self.mark.actors))
        return listed if own.actor in {m.actor for m in listed} else []

    def _owners(self, head: int) -> list[ActorMention]:
        """Whose a site is: "the FIA building", "a NATO convoy", "US-run Bagram Air Base"."""
        token = self.syntax.tokens[head]
        classes = self.scene.cues.classes.get(token.lemma, frozenset())
        if not classes & {"military-sites", "civilian-sites"} and head not in self.mark.places:
            return []
        for k in self.syntax.below(head):
            mention = self.mark.actors.get(k)
            if mention is None or k >= head or self.syntax.tokens[k].dep not in _OWNING:
                continue
            if self.affix(mention) in CONTROL_AFFIXES or (
                self.affix(mention) is None and head not in self.mark.places
            ):
                return [mention]
        for k in self.syntax.kids(head, "acl"):  # "aircraft operated by the US"
            if self.syntax.tokens[k].lemma in _RUNNING and (doers := self.syntax.frame(k).agents):
                return [self.mark.actors[d] for d in doers if d in self.mark.actors]
        return []

    def modifier_actors(self, frame: Frame) -> list[str]:
        """Actors that stand before an act noun: "US air strikes", "the US-led invasion", "a Taliban attack".

        Before a building that was struck stands whose it is: "the UN headquarters bombing".
        """
        found: list[str] = []
        stack = list(frame.slot("modifier"))
        while stack:
            k = stack.pop(0)
            mention = self.mark.actors.get(k)
            if mention is not None and not self.owns_site(k, frame.predicate):
                affix = self.affix(mention)
                if affix in (None, "led") and mention.actor not in found:
                    found.append(mention.actor)
            stack += [c for c in self.syntax.children[k] if c < frame.predicate]
        return found

    def owns_site(self, actor: int, act: int) -> bool:
        """Whether the name before an act is that of a building, or stands before one."""
        buildings = self.scene.cues.nouns["buildings"].words
        return any(self.syntax.tokens[k].lower in buildings for k in range(actor, act))

    def opposed_actors(self, frame: Frame) -> list[str]:
        """Actors that an act noun is set against by its first word: "anti-ISIS offensive"."""
        low = self.syntax.subtree(frame.predicate)[0]
        found: list[str] = []
        for k in range(low, frame.predicate):
            mention = self.mark.actors.get(k)
            if mention is not None and self.affix(mention) in OPPOSED_AFFIXES and mention.actor not in found:
                found.append(mention.actor)
        return found

    # -- places -----------------------------------------------------------------------------------------------------

    def places_at(self, heads: Iterable[int]) -> list[str]:
        """Place ids that the heads name, or stand for ("the city", "the town of Manbij"), each once."""
        found: list[str] = []
        for head in heads:
            for place in self._place_of(head):
                if place not in found:
                    found.append(place)
        return found

    def _place_of(self, head: int) -> list[str]:
        if head in self.mark.places:
            return [self.mark.places[head].place]
        token = self.syntax.tokens[head]
        if token.lower == "it" and (meant := self._ground_meant(head)):
            return meant
        if (whole := self._one_of(head)) is not None:
            return [self.mark.places[whole].place]
        inner = [
            n
            for k in self.syntax.kids(head, "prep")
            if self.syntax.tokens[k].lower in ("of", "in", "around", "near", "at")
            for p in self.syntax.kids(k, "pobj")
            for n in self.syntax.conjuncts(p)
            if n in self.mark.places
        ]
        if not inner:
            deeper = [
                p
                for k in self.syntax.kids(head, "prep")
                if self.syntax.tokens[k].lower in ("of", "in")
                for p in self.syntax.kids(k, "pobj")
                if p not in self.mark.places and self._is_ground_noun(p)
            ]
            if deeper and (found := [place for p in deeper for place in self._place_of(p)]):
                return found
        inner += [
            k for k in self.syntax.kids(head, "compound", "appos", "nmod", "amod", "poss")
            if k in self.mark.places and not self._is_country(k)
        ]  # fmt: skip
        if token.lemma in ("capital", "seat") and not any(self._is_town(k) for k in inner):
            # "the capital of North Darfur" is a town, and most often the one just named.
            town = self._settlement_before(head)
            if town is not None:
                return [town]
        if not inner and token.tag == "NNS" and "settlements" in self.scene.cues.classes.get(token.lemma, ()):
            inner = [k for k in self.syntax.listed_after(head) if k in self.mark.places]
        if inner:
            return list(dict.fromkeys(self.mark.places[n].place for n in inner))
        classes = self.scene.cues.classes.get(token.lemma, frozenset())
        if classes & {"settlements"} or token.lower in ("it", "there") or token.lemma in ("area", "territory"):
            settlement = self._settlement_before(head)
            if settlement is not None and (classes or token.lower == "there"):
                return [settlement]
        return []

    def _ground_meant(self, it: int) -> list[str]:
        """The place that "it" means: "bombed the town a day after it was captured"; no country."""
        heads = ground_meant(self.syntax, it)
        found = self.places_at(h for h in heads if h in self.mark.places or self._is_ground_noun(h))
        return [p for p in found if self.scene.places[p].precision != PlacePrecision.COUNTRY]

    def _one_of(self, head: int) -> int | None:
        """The place that "one of the last towns" describes: "Shirqat, one of the last large towns it holds"."""
        tokens = self.syntax.tokens
        if tokens[head].dep != "pobj" or tokens[tokens[head].head].lower != "of":
            return None
        measure = tokens[tokens[head].head].head
        described = tokens[measure].head
        found = tokens[measure].dep == "appos" and tokens[measure].lemma == "one" and described in self.mark.places
        return described if found else None

    def _is_ground_noun(self, i: int) -> bool:
        classes = self.scene.cues.classes.get(self.syntax.tokens[i].lemma, frozenset())
        return bool(classes & {"settlements", "areas"})

    def _is_town(self, i: int) -> bool:
        return self.scene.places[self.mark.places[i].place].precision == PlacePrecision.EXACT

    def _is_country(self, i: int) -> bool:
        return self.scene.places[self.mark.places[i].place].precision == PlacePrecision.COUNTRY

    def _settlement_before(self, i: int) -> str | None:
        start = self.syntax.tokens[i].start
        earlier = [
            m for m in self.mark.places.values()
            if m.end <= start and self.scene.places[m.place].precision == PlacePrecision.EXACT
        ]  # fmt: skip
        if earlier:
            return max(earlier, key=lambda m: m.end).place
        near = self.scene.settlements[self.mark.sentence.index]
        noun = self.syntax.tokens[i].lemma
        called_so = [place for place in near if noun in self.scene.described.get(place, ())]
        return next(iter((*called_so, *near)), None)

    def place_near(self, predicate: int) -> list[str]:
        """Where the act at `predicate` happened by the words of its sentence; [] if no place stands there."""
        named = {id(m): (i, m) for i, m in reversed(list(self.mark.places.items()))}
        spoken = [
            Spoken(
                first,
                self._last_of(first, mention),
                self._top_of(first, mention),
                self.scene.places[mention.anchor],
                mention,
            )
            for first, mention in sorted(named.values(), key=lambda one: one[0])
            if not self._is_in_name(first) and self.mark.places.get(predicate) is not mention
            if not self._is_of_doubter(first, predicate)
        ]
        others = [one for one in spoken if not self._names_other(one.first, predicate)]
        spoken = others or spoken
        if not spoken:
            there = [i for i, t in enumerate(self.syntax.tokens) if t.lower == "there" and t.dep == "advmod"]
            return self.places_at(there[:1])
        chosen = Whereabouts(self.mark, self.scene.cues).choose(predicate, spoken, least=_LEAST)
        return list(dict.fromkeys(one.mention.place for one in chosen if one.mention is not None))

    def _names_other(self, place: int, predicate: int) -> bool:
        """Whether a place only says which other attack is meant: a summit "overshadowed by the Paris attacks"."""
        noun = self.syntax.tokens[place].head
        own = predicate in (noun, self.syntax.tokens[noun].head)
        if own or not is_scene(self.syntax, place):
            return False
        over = (predicate, *self.syntax.ancestors(predicate))
        return not any(self.syntax.tokens[k].lemma in self.syntax.grammar.striking for k in over)

    def _last_of(self, first: int, mention: PlaceMention) -> int:
        while self.mark.places.get(first + 1) is mention:
            first += 1
        return first

    def is_of_speaker(self, place: int, predicate: int | None = None) -> bool:
        """Whether a place is where somebody speaks, not where what is told happened: "officials in Washington said".

        With a predicate: only if the predicate stands in what is said.
        """
        speech = self.scene.cues.speech
        below = place
        for above in self.syntax.ancestors(place):
            token = self.syntax.tokens[above]
            if token.pos == "VERB":
                if not any(token.lemma in speech[f].words for f in ("say", "claim", "deny")):
                    return False
                said = [t for k in self.syntax.kids(above, "ccomp") for t in self.syntax.below(k)]
                if not said and token.dep == "relcl":  # "a figure the ministry in the capital denied"
                    own = predicate is not None and predicate in self.syntax.below(above)
                    return self.syntax.tokens[below].dep == "nsubj" and not own
                if not said or (predicate is not None and predicate not in said):
                    return False
                return below not in said and (
                    place > above or self.syntax.tokens[below].dep in ("nsubj", "nsubjpass")
                )
            below = above
        return False

    def _is_of_doubter(self, place: int, predicate: int) -> bool:
        """Whether a place is where somebody comments on what is told: "a figure the ministry in Baghdad denied"."""
        verb = self.syntax.clause_of(place)
        told_of = self.syntax.tokens[verb].dep == "relcl" and verb != self.syntax.clause_of(predicate)
        return told_of and self.is_of_speaker(place, predicate)

    def _top_of(self, i: int, mention: PlaceMention) -> int:
        """The head token of a place mention."""
        inside = [j for j, m in self.mark.places.items() if m is mention]
        for j in inside:
            if self.syntax.tokens[j].head not in inside:
                return j
        return i

    def _is_in_name(self, i: int) -> bool:
        """Whether a place's name only modifies somebody, or is part of a name: "U.S. helicopters", "ISIS in Iraq"."""
        actor, place = self.mark.actors.get(i), self.mark.places.get(i)
        if actor is not None and (place is None or actor.start < place.start or place.end < actor.end):
            return True
        token = self.syntax.tokens[i]
        return token.dep in ("compound", "amod", "nmod", "poss") and token.head in self.mark.actors

    # -- times, counts, weapons -------------------------------------------------------------------------------------

    def when_near(self, predicate: int) -> When | None:
        """The time that the act happened by the words of its sentence; None if they give none."""
        return act_time(self.mark, predicate, self.scene.published, self.scene.cues)

    def count_at(self, head: int) -> tuple[CountMention, int] | None:
        """The count of an argument and the token that is counted: "21 Christians", "hundreds of thousands"."""
        counts = self.mark.counts
        core = self.syntax.core(head)
        for one in (head, *core):
            if one in counts:
                return counts[one], core[0]
            for k in self.syntax.kids(
                one, "nummod", "quantmod", "det", "amod", "advmod", "compound", "predet", "nmod"
            ):
                for below in self.syntax.below(k):
                    if below in counts and below <= one:
                        return counts[below], core[0]
        # "millions of refugees": the measure that governs the noun carries the number.
        token = self.syntax.tokens[head]
        if token.dep == "pobj" and self.syntax.tokens[token.head].lower == "of":
            above = self.syntax.tokens[token.head].head
            if above in counts and self.syntax.is_hard_container(above):
                return counts[above], head
        return None

    def is_known(self, head: int) -> bool:
        """Whether the noun is spoken of as known: "the seven protesters"."""
        return any(self.syntax.tokens[k].lower in ("the", "these", "those") for k in self.syntax.kids(head, "det"))

    def none_reported(self, head: int) -> bool:
        """Whether a noun stands under a denial: "no reports of injuries or deaths", "no word on casualties"."""
        tokens = self.syntax.tokens
        while tokens[head].dep == "conj":
            head = tokens[head].head
        if tokens[head].dep != "pobj":
            return False
        above = tokens[tokens[head].head].head
        return any(tokens[k].lower == "no" for k in self.syntax.kids(above, "det")) and tokens[above].lemma in (
            "report",
            "sign",
            "indication",
        )

    def weapons_near(self, predicate: int) -> tuple[str, ...]:
        """Weapons named close to the act, in the report's words."""
        found: list[str] = []
        weapons = self.scene.cues.nouns["weapons"].words
        reach = self.syntax.below(self.syntax.clause_of(predicate))
        for i in sorted(reach):
            token = self.syntax.tokens[i]
            if (
                token.lemma in weapons
                and token.pos in ("NOUN", "PROPN")
                and token.lemma != "vehicle"
                and self.syntax.distance(predicate, i) <= _WEAPON_REACH
                and token.text.lower() not in found
            ):
                found.append(token.text.lower())
        return tuple(found)


def same_side(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists of actors share a member."""
    return bool(set(one) & set(other))
