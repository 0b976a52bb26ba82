"""Clauses: who does what to whom around one predicate, whatever form the grammar gives it.

Active and passive, participles, relative clauses, purpose clauses, shared subjects, nouns that stand for acts ("the
capture of Mosul by ISIS", "US air strikes") and light verbs ("launched an offensive") all come out as one `Frame`, so
that a rule need name only its words and its roles.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from frontlines.lexicon.cues import Grammar, load_grammar
from frontlines.model.sentence import Sentence, Token

_LIST_MARKS = frozenset({"–", "—", ":", "--"})
_COUNTED = frozenset({"people", "person", "civilian", "resident", "family", "soldier", "fighter"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CLOSE = 3  # tokens between two verbs that share one object
_INTRANSITIVE = frozenset({"die", "perish"})
_ANSWER = frozenset({"responsibility", "credit", "blame"})
_ANSWERING = frozenset({"claim", "take", "accept", "assume", "admit", "bear", "acknowledge"})
# Times that stand where an owner does: "yesterday's attack", "last month's raid".
_WHENS = frozenset(
    {
        "yesterday", "today", "tonight", "night", "day", "week", "weekend", "month", "year", "morning", "evening",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december",
    }
)  # fmt: skip
_SHARE = frozenset({"involvement", "role", "hand", "part", "participation", "complicity"})
_EFFORTS = frozenset(
    {
        "effort",
        "attempt",
        "bid",
        "plan",
        "plot",
        "threat",
        "move",
        "campaign",
        "operation",
        "drive",
        "ability",
        "report",
    }
)
_ENABLING = frozenset({"assist", "help", "aid", "support", "back", "train", "equip", "arm", "enable", "advise"})
_ABOUT = frozenset({"over", "about", "around", "above", "under", "below", "between"})
_DEEP = 6  # how far a missing subject is looked for; longer chains are parse errors more often than grammar


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate and the heads of its arguments, as token indices of the sentence."""

    predicate: int
    passive: bool
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    obliques: dict[str, tuple[int, ...]] = field(default_factory=dict)  # preposition -> heads of its objects
    governor: int | None = None  # the light or effect verb an act noun leans on

    def slot(self, name: str) -> tuple[int, ...]:
        """The heads in a named slot: `agent`, `patient`, or a preposition."""
        if name == "agent":
            return self.agents
        if name == "patient":
            return self.patients
        return self.obliques.get(name, ())


class Syntax:
    """A sentence's tree with the look-ups the stages need; children are computed once."""

    __slots__ = ("_frames", "children", "grammar", "sentence", "tokens")

    def __init__(self, sentence: Sentence, grammar: Grammar | None = None) -> None:
        self.grammar = grammar or load_grammar()
        self.sentence = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        self._frames: dict[int, Frame] = {}
        for i, token in enumerate(self.tokens):
            if token.head != i:
                self.children[token.head].append(i)

    # -- the tree ---------------------------------------------------------------------------------------------------

    def kids(self, i: int, *deps: str) -> list[int]:
        """Children of `i` with one of the dependency labels."""
        return [k for k in self.children[i] if self.tokens[k].dep in deps]

    def ancestors(self, i: int) -> list[int]:
        """Heads above `i`, the nearest first."""
        found: list[int] = []
        while self.tokens[i].head != i and len(found) < 60:
            i = self.tokens[i].head
            found.append(i)
        return found

    def subtree(self, i: int) -> tuple[int, int]:
        """First and last token index below `i` (inclusive)."""
        low = high = i
        stack = [i]
        while stack:
            for k in self.children[stack.pop()]:
                low, high = min(low, k), max(high, k)
                stack.append(k)
        return low, high

    def below(self, i: int) -> list[int]:
        """All tokens below `i`, `i` included."""
        found, stack = [i], [i]
        while stack:
            kids = self.children[stack.pop()]
            found += kids
            stack += kids
        return found

    def conjuncts(self, i: int) -> list[int]:
        """`i` and what is coordinated with it to the right: "Ramadi and Tikrit"."""
        found = [i]
        for one in found:
            found += [k for k in self.kids(one, "conj") if self.tokens[k].pos in _NOMINAL]
            if one == i and self.tokens[i].tag == "NNP":
                found += [k for k in self.kids(i, "appos") if self._goes_on(i, k)]
        return found

    def _goes_on(self, i: int, appositive: int) -> bool:
        """Whether what the parser calls an apposition goes on a list: "Chad, the Nigerian army and Niger met"."""
        last = next((k for k in reversed(self.kids(appositive, "conj")) if self.tokens[k].pos in _NOMINAL), None)
        if (
            last is None
            or not self.kids(appositive, "cc")
            or self.tokens[appositive].tag not in ("NNP", "NNPS", "NNS")
        ):
            return False
        end = self.subtree(i)[1] + 1
        return end >= len(self.tokens) or self.tokens[end].text not in (",", ")", "–")

    def distance(self, a: int, b: int) -> int:
        """Number of tree edges between two tokens."""
        up = {a: 0} | {one: steps for steps, one in enumerate(self.ancestors(a), 1)}
        if b in up:
            return up[b]
        for steps, one in enumerate(self.ancestors(b), 1):
            if one in up:
                return up[one] + steps
        return 99

    def clause_of(self, i: int) -> int:
        """The nearest verb at or above `i`; the root where there is none."""
        for one in (i, *self.ancestors(i)):
            if self.tokens[one].pos in ("VERB", "AUX"):
                return one
        return ([i, *self.ancestors(i)])[-1]

    # -- arguments --------------------------------------------------------------------------------------------------

    def expand(self, heads: Iterable[int]) -> tuple[int, ...]:
        """Argument heads with their conjuncts, in the order of the words."""
        found: list[int] = []
        for head in heads:
            found += [i for i in self.conjuncts(head) if i not in found]
        return tuple(sorted(found))

    def core(self, i: int) -> list[int]:
        """What a measuring noun measures: "dozens of civilians" -> civilians; else the noun itself."""
        if self.tokens[i].lemma in self.grammar.containers or self.tokens[i].pos in ("NUM", "DET"):
            for prep in self.kids(i, "prep"):
                if self.tokens[prep].lower == "of":
                    inner = [j for k in self.kids(prep, "pobj") for j in self.conjuncts(k)]
                    if inner:
                        return [c for one in inner for c in self.core(one)]
        return [i]

    def is_hard_container(self, i: int) -> bool:
        """Whether the noun is only a measure, so that the actor is always what it measures."""
        return self.tokens[i].lemma in self.grammar.measures or self.tokens[i].pos in ("NUM", "DET")

    def is_passive(self, verb: int) -> bool:
        """Whether the verb's surface subject undergoes the act."""
        token = self.tokens[verb]
        if self.kids(verb, "nsubj") and self.kids(verb, "dobj") and not self.kids(verb, "nsubjpass", "auxpass"):
            return False  # "the UN condemned the raid on a camp by rebels": the parser hung "by" too high
        if self.kids(verb, "nsubjpass", "auxpass", "agent"):
            return True
        if self.tokens[verb].dep == "acl" and self.kids(verb, "dobj"):
            return False  # "a strike – said to be American – killed ten": the parser's participle is the main verb
        if token.tag != "VBN":
            return False
        if any(self.tokens[k].lemma in ("have", "'ve") for k in self.kids(verb, "aux")):
            return False
        if token.dep in ("acl", "amod"):
            return True
        if token.dep == "conj":
            return not self.kids(verb, "nsubj", "dobj") and self.is_passive(token.head)
        return not self.kids(verb, "nsubj", "dobj")

    def surface_subject(self, verb: int, depth: int = 0) -> tuple[int, ...]:
        """The heads of the subject, looked for in the governing clauses where the verb has none of its own."""
        own = self.kids(verb, "nsubj", "nsubjpass")
        if own:
            resolved = [self._antecedent(k, verb) for k in own]
            return self.expand(resolved)
        if counted := self._about_so_many(verb):
            return self.expand(counted)
        token = self.tokens[verb]
        if depth >= _DEEP or token.head == verb:
            return ()
        if token.dep == "ccomp" and any(self.tokens[k].lower == "that" for k in self.kids(verb, "mark")):
            return ()  # a clause of its own, whose subject the parser missed: not that of who says it
        head, dep = token.head, token.dep
        above = self.tokens[head]
        if dep in ("acl", "relcl") and above.pos in _NOMINAL:
            if self._is_to(verb):
                return self._whose_effort(head) or self._subject_over(head, depth)
            return self.expand([self._first_described(verb, head)])
        if dep == "pcomp" and (charged := self._charged_with(head)):
            return charged
        if above.pos not in ("VERB", "AUX"):
            if dep == "conj" and token.tag in ("VBZ", "VBP", "VBD") and (names := self._names_before(head)):
                return self.expand(names)  # "Iran arms and trains the group": a verb that was taken for a noun
            return self._subject_over(head, depth)
        if dep == "xcomp" and token.tag != "VBG" and (objects := self.kids(head, "dobj")):
            return self.expand(objects)  # "forced residents to leave"
        if dep == "advcl" and above.lemma in _ENABLING and self._is_to(verb) and (objects := self.kids(head, "dobj")):
            return self.expand(objects)  # "is assisting the army to retake the town"
        if dep == "advcl" and self._is_empty_it(head):
            # "It is two years since they took the city, having already ...": the nearest clause with a real subject.
            told = [k for k in self.kids(head, "advcl") if k < verb and self.kids(k, "nsubj", "nsubjpass")]
            return self.surface_subject(told[-1], depth + 1) if told else ()
        if dep in ("advcl", "pcomp") and not self.is_passive(verb) and self.is_passive(head):
            return self._by(head) or self.surface_subject(head, depth + 1)
        if dep == "conj" and (opened := self._clause_between(head, verb)) is not None:
            return self.expand([self.tokens[opened].head])
        if dep in ("xcomp", "acomp", "conj", "advcl", "ccomp", "pcomp", "dep", "parataxis"):
            return self.surface_subject(head, depth + 1)
        return ()

    def _about_so_many(self, verb: int) -> list[int]:
        """The number that stands for a subject: "over 300 of them have been killed", taken for a phrase of place."""
        return [
            k
            for preposition in self.kids(verb, "prep")
            if preposition < verb and self.tokens[preposition].lower in _ABOUT
            for k in self.kids(preposition, "pobj")
            if self.tokens[k].tag == "CD" and self.kids(k, "prep")
        ]

    def _charged_with(self, preposition: int) -> tuple[int, ...]:
        """Who is charged with what follows the preposition: "accuses the army of being behind it"."""
        verb = self.charging_verb(preposition)
        if verb is None:
            return ()
        return self.surface_subject(verb) if self.is_passive(verb) else self.expand(self.kids(verb, "dobj"))

    def charging_verb(self, preposition: int) -> int | None:
        """The verb that charges somebody with what follows, over the list of those charged as well.

        "Accuses Iran, and its Guards, of being behind it".
        """
        if self.tokens[preposition].dep != "prep":
            return None
        verb = self.tokens[preposition].head
        while self.tokens[verb].dep in ("conj", "appos", "dobj") and self.tokens[verb].pos in _NOMINAL:
            verb = self.tokens[verb].head
        charging = self.tokens[verb].pos == "VERB" and self.tokens[verb].lemma in self.grammar.charging
        return verb if charging else None

    def _is_to(self, verb: int) -> bool:
        return any(self.tokens[k].tag == "TO" for k in self.kids(verb, "aux"))

    def _whose_effort(self, noun: int) -> tuple[int, ...]:
        """ "Backs the NATO efforts to defeat the Taliban": the name before the noun, and not who backs them."""
        if self.tokens[noun].lemma not in _EFFORTS or self.kids(noun, "poss"):
            return ()
        before = self.kids(noun, "compound", "nmod", "amod")
        return self.expand([k for k in before if self.tokens[k].text[:1].isupper()][-1:])

    def _names_before(self, noun: int) -> list[int]:
        return [k for k in self.kids(noun, "compound", "nmod") if k < noun and self.tokens[k].pos == "PROPN"][-1:]

    def frame(self, i: int) -> Frame:
        """The frame of the verb or act noun at `i`."""
        if i not in self._frames:
            self._frames[i] = self._verb(i) if self.tokens[i].pos in ("VERB", "AUX") else self._noun(i)
        return self._frames[i]

    def _antecedent(self, subject: int, verb: int) -> int:
        token = self.tokens[verb]
        if self.tokens[subject].lower in _RELATIVE and token.dep in ("relcl", "acl") and token.head != verb:
            head = token.head
            # "a war between A and B that has killed": a singular verb reaches over a plural or a list.
            singular = token.tag == "VBZ" or any(
                self.tokens[k].lower in ("has", "is", "was") for k in self.children[verb]
            )
            if singular and (act := self._act_between(head)) is not None:
                return act
            if singular and (self.tokens[head].tag in ("NNS", "NNPS") or self.tokens[head].dep == "conj"):
                head = next((a for a in self.ancestors(head) if self.tokens[a].tag == "NN"), head)
            return head
        return subject

    def _is_hit(self, verb: int) -> bool:
        """Whether a passive verb tells what befell its subject."""
        return self.tokens[verb].lemma in self.grammar.effect and self.is_passive(verb)

    def _answering(self, noun: int) -> tuple[int, ...]:
        """Who is said to be behind an act, or to answer for it: "claimed responsibility for", "was blamed for"."""
        token = self.tokens[noun]
        if token.dep != "pobj":
            return ()
        preposition, above = self.tokens[token.head].lower, self.tokens[token.head].head
        lemma, over = self.tokens[above].lemma, self.tokens[above].head
        if preposition == "behind":
            return self.surface_subject(above) if lemma == "be" else self._noun_itself(above)
        if preposition in ("for", "of", "in") and lemma in self.grammar.charging and self.tokens[above].pos == "VERB":
            return self.surface_subject(above) if self.is_passive(above) else self.expand(self.kids(above, "dobj"))
        if preposition == "for" and lemma == "responsible":
            return self.surface_subject(over) if self.tokens[over].lemma == "be" else self._noun_itself(over)
        if preposition == "for" and lemma in _ANSWER and self.tokens[over].lemma in _ANSWERING:
            return self.surface_subject(over)
        if preposition == "in" and lemma in _SHARE:
            return self.expand(self.kids(above, "poss")) or self._subject_over(above, 0)
        return ()

    def is_shared(self, noun: int) -> bool:
        """Whether the words are about somebody's part in the act: "a role in the attack", "responsible for it"."""
        token = self.tokens[noun]
        if token.dep != "pobj":
            return False
        preposition, above = self.tokens[token.head].lower, self.tokens[self.tokens[token.head].head]
        if preposition == "behind":
            return True
        return preposition in ("in", "for") and (above.lemma in _SHARE | _ANSWER or above.lemma == "responsible")

    def _noun_itself(self, i: int) -> tuple[int, ...]:
        return self.expand([i]) if self.tokens[i].pos in ("NOUN", "PROPN") else ()

    def _act_between(self, i: int) -> int | None:
        """The noun whose two sides a "between" names: "a war between the army and rebels" for "rebels"."""
        for above in self.ancestors(i):
            token = self.tokens[above]
            if token.pos in ("VERB", "AUX"):
                return None
            if token.lower == "between":
                return token.head if self.tokens[token.head].tag == "NN" else None
        return None

    def _clause_between(self, head: int, verb: int) -> int | None:
        """A relative clause that opens between two coordinated verbs of which the second has its own auxiliary.

        "The state would stop help for young men who ... but are laying mines": the second verb goes on with "who".
        """
        if not self.kids(verb, "aux"):
            return None
        between = [i for i in range(head + 1, verb) if self.tokens[i].dep == "relcl" and self.tokens[i].head < verb]
        own = {self.tokens[k].lower for k in self.kids(head, "aux")}
        other = {self.tokens[k].lower for k in self.kids(verb, "aux")}
        return between[-1] if between and own != other else None

    def _is_empty_it(self, verb: int) -> bool:
        """Whether the verb's subject is the "it" of "it is two years since"."""
        return self.tokens[verb].lemma == "be" and any(
            self.tokens[k].lower == "it" for k in self.kids(verb, "nsubj", "expl")
        )

    def _first_described(self, verb: int, head: int) -> int:
        """As in "the SDF, led by the YPG, backed by the US": the second participle describes the first noun too."""
        preposition = self.tokens[head].head
        if verb and self.tokens[verb - 1].text == "," and self.tokens[preposition].dep == "agent":
            first = self.tokens[preposition].head
            if self.tokens[first].dep == "acl":
                return self.tokens[first].head
        return head

    def listed_after(self, i: int) -> tuple[int, ...]:
        """Heads of a list set off by a dash or colon after `i`: "three cities – Fallujah, Mosul and Raqqa"."""
        for j in range(i + 1, len(self.tokens)):
            if self.tokens[j].text in _LIST_MARKS:
                first = next((k for k in range(j + 1, min(j + 8, len(self.tokens))) if self._heads_phrase(k)), None)
                if first is None:
                    return ()
                last = first
                found = [first]
                for k in range(first + 1, len(self.tokens)):
                    token = self.tokens[k]
                    if token.text in _LIST_MARKS or token.pos in ("VERB", "AUX", "ADP") or token.text in ".;":
                        break
                    if self._heads_phrase(k) and any(
                        self.tokens[m].text in (",", "and", "&") for m in range(last, k)
                    ):
                        found.append(k)
                        last = k
                return tuple(found)
        return ()

    def _heads_phrase(self, i: int) -> bool:
        return self.tokens[i].pos in ("NOUN", "PROPN") and self.tokens[i].dep not in ("compound", "amod", "nmod")

    def subject_over(self, i: int) -> tuple[int, ...]:
        """Who does what the noun or preposition at `i` stands below; a possessor on the way comes first."""
        return self._subject_over(i, 0)

    def _subject_over(self, i: int, depth: int) -> tuple[int, ...]:
        """Subject of the nearest verb above a noun or preposition; a possessor on the way comes first."""
        below = i
        for one in (i, *self.ancestors(i)):
            token = self.tokens[one]
            if owners := self.kids(one, "poss"):
                return self.expand(owners)
            if token.lemma in self.grammar.owned_by_of:
                of = [p for k in self.kids(one, "prep") if self.tokens[k].lower == "of" for p in self.kids(k, "pobj")]
                if of:
                    return self.expand(of)
            if token.dep == "dobj" and self.tokens[token.head].lemma in self.grammar.charging and one != i:
                return self.expand([one])  # the same, where the parser hung "of shelling" on the militia
            hindered = self.tokens[below].dep == "dobj" and self.tokens[below].lemma in _EFFORTS
            if hindered and token.pos == "VERB" and token.lemma in self.grammar.hindering:
                return ()  # "the storm hampered efforts to reach the town": whose efforts is not told
            if token.pos in ("VERB", "AUX"):
                through_preposition = self.tokens[below].dep in ("prep", "agent")
                if below == i and self.tokens[i].lower == "of" and (objects := self.kids(one, "dobj")):
                    return self.expand(objects)  # "accused the militia of shelling the town"
                if through_preposition and self.is_passive(one) and (agents := self._by(one)):
                    return agents
                return self.surface_subject(one, depth + 1)
            below = one
        return ()

    def _by(self, verb: int) -> tuple[int, ...]:
        """The "by" phrase of a passive verb or an act noun."""
        found: list[int] = []
        for k in self.children[verb]:
            if self.tokens[k].dep in ("agent", "prep") and self.tokens[k].lower == "by":
                found += self.kids(k, "pobj")
        return self.expand(found)

    def _shared_by(self, verb: int) -> tuple[int, ...]:
        """The "by" phrase that stands with a later passive verb alone: "five were killed and two hurt by a man"."""
        if self.tokens[verb].dep == "relcl":
            return ()
        later = [k for k in self.kids(verb, "conj") if self.tokens[k].tag == "VBN" and self.is_passive(k)]
        return self._by(later[-1]) if later and self.tokens[later[-1]].lemma in self.grammar.effect else ()

    def _of(self, noun: int) -> list[int]:
        """The heads after "of"."""
        return [p for k in self.kids(noun, "prep") if self.tokens[k].lower == "of" for p in self.kids(k, "pobj")]

    def _obliques(self, *anchors: int) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        stack = [(k, "") for anchor in anchors for k in self.kids(anchor, "prep", "agent", "dative")]
        while stack:
            prep, _ = stack.pop(0)
            heads = self.expand(self._behind_relative(k) for k in self.kids(prep, "pobj"))
            name = self.tokens[prep].lower
            if heads:
                found[name] = (*found.get(name, ()), *(h for h in heads if h not in found.get(name, ())))
            stack += [(k, name) for k in self.kids(prep, "prep")]  # "from across the border"
            stack += [(k, "") for k in self.kids(prep, "conj") if self.tokens[k].pos == "ADP"]  # "in A and in B"
        return found

    def _behind_relative(self, i: int) -> int:
        """What "which" stands for after a preposition: "the PKK, with which it has been at war"."""
        if self.tokens[i].lower not in _RELATIVE:
            return i
        clause = next((a for a in self.ancestors(i) if self.tokens[a].dep == "relcl"), None)
        return i if clause is None else self.tokens[clause].head

    def _counted_people(self, verb: int) -> list[int]:
        """ "displaced 40,000 people": a number of people is an object, though the parser takes it for a measure."""
        return [k for k in self.kids(verb, "npadvmod") if self.tokens[k].lemma in _COUNTED and self.kids(k, "nummod")]

    def _shared_object(self, verb: int) -> list[int]:
        """As in "finances and advises the militias": the object after the second verb is the first's as well."""
        for k in range(verb + 1, min(verb + 1 + _CLOSE, len(self.tokens))):
            token = self.tokens[k]
            joined = token.pos == "VERB" and token.dep == "conj" and token.head in (verb, self.tokens[verb].head)
            if joined and not self.kids(k, "nsubj", "nsubjpass"):
                return self.kids(k, "dobj")
        return []

    def _name_after(self, verb: int) -> list[int]:
        """As in "people fled Sirte": a name right after the verb is its object, though the parser says adverb."""
        named = [k for k in self.kids(verb, "advmod", "npadvmod") if self.tokens[k].pos == "PROPN" and k > verb]
        return [k for k in named if self.subtree(k)[0] == verb + 1]

    def _verb(self, verb: int) -> Frame:
        subject = self.surface_subject(verb)
        objects = self.expand(
            [self._antecedent(k, verb) for k in self.kids(verb, "dobj", "oprd")]
            or self._counted_between(verb)
            or self._shot(verb)
            or self._counted_people(verb)
            or self._name_after(verb)
            or self._shared_object(verb)
        )
        passive = self.is_passive(verb)
        token = self.tokens[verb]
        if token.dep == "amod" and token.tag == "VBG" and self.tokens[token.head].pos in _NOMINAL and not objects:
            # "all those battling ISIS – the Peshmerga, the YPG –": a participle the parser took for an adjective.
            determiners = {self.tokens[k].lower for k in self.kids(token.head, "det", "predet")}
            doers = self.listed_after(token.head) if determiners & {"those", "all"} else ()
            return Frame(verb, False, doers, self.expand([token.head])[:1], self._obliques(verb))
        if token.dep == "amod" and token.tag == "VBD" and not objects and (pressing := self.kids(verb, "nsubj")):
            # "an envoy pressed Malian leaders to act": the main verb, which the parser took for an adjective.
            return Frame(verb, False, self.expand(pressing), self.expand([token.head]), self._obliques(verb))
        if passive:
            agents, patients = self._by(verb) or self._shared_by(verb), subject or objects
        else:
            agents, patients = subject, objects
            # "the cities it holds": the relative clause's object is the noun it hangs from.
            above = self.tokens[verb].head
            if not objects and self.tokens[verb].dep == "relcl" and above not in agents:
                patients = self.expand([above])
        return Frame(verb, passive, agents, patients, self._obliques(verb, *objects[:1]))

    def _shot(self, verb: int) -> list[int]:
        """Whom they shot in "shot dead ten people queuing for bread", where the parser makes a clause of the rest."""
        if not any(self.tokens[k].lower == "dead" for k in self.kids(verb, "acomp", "oprd", "advmod")):
            return []
        return [p for k in self.kids(verb, "ccomp", "advcl") for p in self.kids(k, "nsubj") if verb < p < k]

    def _counted_between(self, verb: int) -> list[int]:
        """The object of "killed between 20 and 30 civilians", which the parser hangs from the preposition."""
        return [
            p
            for k in self.kids(verb, "prep")
            if k == verb + 1 and self.tokens[k].lower == "between"
            for p in self.kids(k, "pobj")
            if any(self.kids(n, "conj") for n in self.kids(p, "nummod"))
        ]

    def _noun(self, noun: int) -> Frame:
        owners = self.expand([k for k in self.kids(noun, "poss") if self.tokens[k].lemma.lower() not in _WHENS])
        modifiers = tuple(self.kids(noun, "compound", "amod", "nmod", "npadvmod", "nummod"))
        suffered = self.tokens[noun].lemma in self.grammar.victim_nouns and not self._of(noun)
        if suffered and any(self.tokens[o].lower == "its" for o in owners):
            suffered = False  # a group "notorious for its kidnappings" is none of the victims
        agents = self._by(noun) or (() if suffered else owners)
        patients: tuple[int, ...] = owners if suffered else ()
        obliques = self._obliques(noun)
        governor: int | None = None
        token = self.tokens[noun]
        verb = token.head if self.tokens[token.head].pos == "VERB" else None
        if token.dep == "conj":  # "carried out raids and air strikes"
            first = noun
            while self.tokens[first].dep == "conj" and self.tokens[first].head != first:
                first = self.tokens[first].head
            token, verb = self.tokens[first], self.tokens[first].head
            if self.tokens[verb].pos != "VERB":
                verb = None
        for k in self.kids(noun, "acl", "relcl"):  # "a war begun in 1992 between A and B", "that took place between"
            if self.tokens[k].lemma in self.grammar.light | self.grammar.occurring | {"take"}:
                for name, heads in self._obliques(k).items():
                    obliques.setdefault(name, heads)
        if verb is not None:
            lemma = self.tokens[verb].lemma
            if lemma in self.grammar.effect and token.dep == "nsubj" and self.kids(verb, "dobj"):
                governor, patients = verb, self.expand(self.kids(verb, "dobj"))
            elif lemma in self.grammar.occurring and token.dep in ("nsubj", "attr", "dobj"):
                governor = verb
            elif lemma in self.grammar.light and token.dep in ("dobj", "nsubjpass"):
                governor = verb
                doer = self._by(verb) if token.dep == "nsubjpass" else self.surface_subject(verb)
                doer = tuple(d for d in doer if d != noun)
                if lemma in self.grammar.undergoing:
                    patients = doer
                else:
                    agents = agents or doer
            elif lemma in self.grammar.effect and token.dep == "nsubj":
                governor, patients = verb, self.expand(self.kids(verb, "dobj"))
            if governor is not None:
                for name, heads in self._obliques(governor).items():
                    obliques[name] = (*obliques.get(name, ()), *(h for h in heads if h not in obliques.get(name, ())))
        elif token.dep == "pobj" and self.tokens[token.head].lower in (
            "in",
            "by",
            "during",
            "after",
            "from",
            "under",
            "at",
        ):
            above = self.tokens[token.head].head
            preposition = self.tokens[token.head].lower
            if (
                preposition in ("in", "at")
                and self.tokens[above].lemma in self.grammar.engaging
                and self.tokens[above].pos in ("VERB", "AUX")
            ):
                agents = agents or self.surface_subject(above)
                governor = above
                for name, heads in self._obliques(above).items():
                    obliques.setdefault(name, tuple(h for h in heads if h != noun))
            elif preposition == "under" and self.tokens[above].pos in ("VERB", "AUX"):
                for name, heads in self._obliques(above).items():
                    if name != "under":
                        obliques.setdefault(name, heads)
                agents = agents or self._by(above)
            struck = self.tokens[above].lemma in self.grammar.striking
            struck = struck or (preposition == "by" and self._is_hit(above))  # "the convoy was hit by a bomb"
            if struck and self.tokens[above].pos == "VERB":
                governor = above
                if self.is_passive(above) or self.tokens[above].lemma in _INTRANSITIVE:
                    patients = self.surface_subject(above)
                elif self.tokens[token.head].lower != "by":  # "they killed 60 in the attack": theirs is the attack
                    agents = agents or self.surface_subject(above)
                    patients = self.expand(self.kids(above, "dobj"))
                for name, heads in self._obliques(above).items():
                    obliques.setdefault(name, tuple(h for h in heads if h != noun))
        agents = agents or tuple(a for a in self._answering(noun) if a != noun)
        obliques["modifier"] = modifiers
        obliques["owner"] = owners
        return Frame(noun, False, agents, patients, obliques, governor)


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
