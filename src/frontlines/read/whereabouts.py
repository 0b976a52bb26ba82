"""Whereabouts: which of the places a sentence names is where one act happened, by the grammar between the two.

Signs for and against are weighed (`knowledge/act_places.yaml`); a place where people come from, where somebody
speaks, or that only tells whose people act is never the act's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frontlines.lexicon.act_places import load_act_places
from frontlines.lexicon.cues import Cues
from frontlines.model.mention import PlaceMention
from frontlines.model.place import Place, PlacePrecision, Relation
from frontlines.read.marks import Marks
from frontlines.read.narrow import inside
from frontlines.read.spots import SITES

_LOCATIVE_WORDS = "in at near outside inside around within across throughout on off along through over"
_LOCATIVE = frozenset(_LOCATIVE_WORDS.split())
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBAL = frozenset({"VERB", "AUX"})
_MODIFYING = frozenset({"compound", "nmod", "amod", "poss", "npadvmod"})
_BESIDE = frozenset({Relation.OFFSET, Relation.DIRECTION})
_WIDE = frozenset({PlacePrecision.ADM1, PlacePrecision.AREA})
_GROUND_CLASSES = frozenset({"settlements", "areas", "military-sites", "civilian-sites"})
_PEOPLE_CLASSES_WORDS = "fighters state-forces bands government civilians communities demonstrators institutions"
_PEOPLE_CLASSES = frozenset(_PEOPLE_CLASSES_WORDS.split())
_GROUND_WORDS = "zone swath half much most hole entrance embankment countryside sector"
_GROUND = frozenset(_GROUND_WORDS.split())
_AWAY_WORDS = "km kilometer kilometre kilometers kilometres mile miles far minutes hours"
_AWAY = frozenset(_AWAY_WORDS.split())
_SETTING_OUT_WORDS = "advance march arrive return come travel send fly fire launch deploy ship hail"
_SETTING_OUT = frozenset(_SETTING_OUT_WORDS.split())
_WHILE = frozenset({"when", "as", "while", "where"})
_APART = frozenset({"after", "before", "because", "since", "if", "although", "until"})
_SUBORDINATE = frozenset({"advcl", "relcl", "acl", "conj", "xcomp"})  # clauses that may share the act's scene
_LINKS = frozenset({",", "and", "or", "(", ")", "as", "well", "the", "twice", "both"})
_LINKED = 4  # tokens between two names of one list
_LISTED = -1.0  # how far a place coordinated with the act's may lie below the mark
_FARTHEST = 3.0  # tens of tokens beyond which farther is no worse
_MEASURING = 12  # tokens between a place and the one it is measured from
_DATELINE = 8  # tokens within which the mark that ends a dateline follows
_CLIMB = 5  # nouns of ground one within the other: "on a road in a part of the district"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A place name at tokens `first` to `last`, hanging from the sentence by `top`."""

    first: int
    last: int
    top: int
    place: Place | None  # None where no gazetteer has the name
    mention: PlaceMention | None
    site: bool = False
    metonym: bool = False  # stands for a government: "Baghdad said"


@dataclass(frozen=True, slots=True)
class _Hold:
    """What a place name hangs from: the noun it modifies, the preposition over it, and the word over that."""

    host: int | None
    preposition: int | None
    governor: int
    loose: bool  # it modifies a noun that is no ground: "the Kabul government", "the Mosul offensive"


class Whereabouts:
    """The grammar between acts and places of one sentence."""

    __slots__ = ("cues", "mark", "syntax", "tokens", "weights")

    def __init__(self, mark: Marks, cues: Cues) -> None:
        self.mark = mark
        self.syntax = mark.syntax
        self.tokens = mark.syntax.tokens
        self.cues = cues
        self.weights = load_act_places()

    def choose(self, act: int, places: Sequence[Spoken], *, least: float = 0.0) -> list[Spoken]:
        """The place of the act at token `act` and what is listed with it, in the order of the words; [] if none is.

        `least` is how much the best of them must have for it; a country, named for many reasons, must have 0.
        """
        told = [(one, signs) for one in places if (signs := self.signs(act, one, places)) is not None]
        rated = [(one, self._rate(signs)) for one, signs in told]
        if self.tokens[act].pos in _NOMINAL and (verb := self._verb_over(act)) is not None:
            # "launched an assault in Tarfa", "the assault took place in Tarfa": the scene hangs from the verb.
            with_verb = {
                one: self._rate(signs) for one in places if (signs := self.signs(verb, one, places)) is not None
            }
            rated = [(one, max(rate, with_verb.get(one, rate))) for one, rate in rated]
        best = max(rated, key=lambda r: r[1], default=None)
        if best is None or best[1] < (0.0 if self._is_country(best[0]) else least):
            return []
        modifying = {one for one, signs in told if "modifying" in signs}
        found = [best[0]]
        for one in found:  # grows while it is walked: lists are followed name by name
            found += [
                other
                for other, rate in rated
                if other not in found
                and other not in modifying
                and (
                    self._is_listed(one, other, places)
                    or (rate > _LISTED and self._first_of_list(one.top) == self._first_of_list(other.top))
                )
            ]
        return sorted(found, key=lambda s: s.first)

    def _rate(self, signs: Mapping[str, float]) -> float:
        return sum(self.weights[name] * value for name, value in signs.items())

    def _verb_over(self, act: int) -> int | None:
        verb = self.tokens[act].head
        return verb if verb != act and self.tokens[verb].pos == "VERB" else None

    def signs(self, act: int, one: Spoken, places: Sequence[Spoken]) -> dict[str, float] | None:
        """What is for and against a place, by the names the weights have; None if it cannot be the act's."""
        if self._is_where(act, one):
            found: dict[str, float] | None = dict.fromkeys(("in_place", "direct", "object", "own_clause"), 1.0)
            hold = _Hold(None, None, one.top, loose=False)
        else:
            hold = self._hold(act, one)
            found = self._by_grammar(act, one, hold)
        if found is None or self._is_of_speaker(one.top, act) or (len(places) > 1 and self._is_dateline(one)):
            return None
        told = {
            "any": True,
            "country": self._is_country(one),
            "country_modifying": self._is_country(one) and hold.host is not None,
            "wide": one.place is not None and one.place.precision in _WIDE,
            "unknown": one.place is None,
            "site": one.site,
            "metonym": one.metonym,
            "measured_from": self._is_measured_from(one, places),
            "holds_another": any(inside(self.tokens, other, one) for other in places if other is not one),
            "after": one.first > act,
            "only": len(places) == 1,
        }
        found |= {name: 1.0 for name, true in told.items() if true}
        found["distance"] = min(_FARTHEST, abs(one.first - act) / 10)
        return found

    # -- the tree between the two -----------------------------------------------------------------------------------

    def _hold(self, act: int, one: Spoken) -> _Hold:
        tokens = self.tokens
        at, host = self._lead(one.top), None
        if tokens[at].dep in _MODIFYING and tokens[tokens[at].head].pos in (*_NOMINAL, "ADJ"):
            host = tokens[at].head
            at = self._lead(host)
        preposition: int | None = None
        for _ in range(_CLIMB):
            if tokens[at].dep != "pobj":
                break
            preposition = tokens[at].head
            # "from near Tarfa", but not "from Tarfa to Zarqul"
            while tokens[preposition].dep == "prep" and tokens[preposition - 1].dep == "prep":
                preposition -= 1
            over = tokens[preposition].head
            if (
                over == act
                or tokens[over].pos not in _NOMINAL
                or not self._is_ground(over)
                or over in self.mark.actors
            ):
                at = over
                break
            at = self._lead(over)
        loose = host is not None and not (one.site or self._is_ground(host))
        return _Hold(host, None if loose else preposition, at, loose)

    def _by_grammar(self, act: int, one: Spoken, hold: _Hold) -> dict[str, float] | None:
        tokens, over = self.tokens, hold.governor
        found: dict[str, float] = {}
        named_for = hold.host == act and not self._is_country(one)  # "the Patikul abduction"
        if hold.host is not None and hold.loose and not named_for and not self._is_act(hold.host):
            if self._is_people(hold.host):
                return None
            found["modifying"] = 1.0
        phrase = hold.preposition is not None and (over == act or not self._is_ground(over))
        word = tokens[hold.preposition].lower if phrase and hold.preposition is not None else ""
        if word == "from" and over != act and tokens[over].pos in _NOMINAL:
            return None
        if word == "from" and tokens[over].lemma in _SETTING_OUT:
            return None
        if word in _LOCATIVE:
            found["in_place"] = 1.0
        if hold.loose:
            found |= {"direct": 1.0, "in_place": 1.0} if named_for else {}
        elif hold.preposition is not None and over == act:
            found["direct"] = 1.0
        elif over in self.syntax.children[act]:
            if tokens[over].dep in ("dobj", "nsubjpass", "attr") and not phrase:
                found["object"] = 1.0
            elif tokens[over].dep == "nsubj" and hold.preposition is None:
                return None
        return found | self._by_clause(act, hold)

    def _is_where(self, act: int, one: Spoken) -> bool:
        """Whether the act is told in a clause of the place: "Tarfa, where two men were shot"."""
        for i in (act, *self.syntax.ancestors(act)):
            token = self.tokens[i]
            if token.dep == "relcl":
                led = any(self.tokens[k].lower == "where" for k in self.syntax.below(i) if k <= i)
                return led and one.first <= token.head <= one.last
        return False

    def _is_dateline(self, one: Spoken) -> bool:
        """Whether the name is where a report was filed: "BOGOTA (Example Wire): At least 80 people"."""
        if one.first > _DATELINE or not "".join(t.text for t in self.tokens[: one.last + 1]).isupper():
            return False
        behind = [t.text for t in self.tokens[one.last + 1 : one.last + 1 + _DATELINE]]
        return any(mark.lstrip(")") in (":", "-", "--", "–", "—") for mark in behind)

    def _by_clause(self, act: int, hold: _Hold) -> dict[str, float]:
        """How far the clauses of the two lie apart."""
        tokens, over = self.tokens, hold.governor
        up = [act, *self.syntax.ancestors(act)]
        down = [over, *self.syntax.ancestors(over)]
        meeting = next((i for i in down if i in up), None)
        if meeting is None:
            return {}
        verbs = [i for i in down[: down.index(meeting)] if tokens[i].pos in _VERBAL]
        if not verbs:
            return {"own_clause": 1.0} if meeting == act else {}
        found: dict[str, float] = {}
        clause = tokens[verbs[-1]].dep
        words = {tokens[k].lower for k in self.syntax.kids(verbs[-1], "mark", "advmod", "aux")}
        # "a lorry of traders who live in Tarfa"
        apart = any(
            tokens[i].dep in ("relcl", "acl") and self._is_people(tokens[i].head) and not self._is_act(tokens[i].head)
            for i in verbs
        )
        if clause not in ("relcl", "acl"):
            apart = apart or "to" in words or bool(words & _APART and not words & _WHILE)
            if "to" not in words and words & _WHILE:
                found["when_clause"] = 1.0
        if apart or (clause not in _SUBORDINATE and "when_clause" not in found):
            found["elsewhere"] = 1.0
        if hold.preposition is None and hold.host is None and tokens[over].dep in ("dobj", "nsubj", "nsubjpass"):
            found["argument_elsewhere"] = 1.0
        return found

    def _lead(self, i: int) -> int:
        """The first of the list a noun stands in, or what it explains."""
        tokens = self.tokens
        while tokens[i].dep in ("conj", "appos") and tokens[tokens[i].head].pos in _NOMINAL and tokens[i].head != i:
            i = tokens[i].head
        return i

    def _first_of_list(self, i: int) -> int:
        while self.tokens[i].dep == "conj" and self.tokens[i].head != i:
            i = self.tokens[i].head
        return i

    def _is_listed(self, one: Spoken, other: Spoken, places: Sequence[Spoken]) -> bool:
        first, last = (one, other) if one.first < other.first else (other, one)
        between = [t.lower for t in self.tokens[first.last + 1 : last.first]]
        if not 0 < len(between) <= _LINKED or not all(w in _LINKS for w in between):
            return False
        return not any(inside(self.tokens, p, q) for q in (one, other) for p in places if p is not q)

    # -- words ------------------------------------------------------------------------------------------------------

    def _classes(self, i: int) -> frozenset[str]:
        return self.cues.classes.get(self.tokens[i].lemma, frozenset())

    def _is_country(self, one: Spoken) -> bool:
        return one.place is not None and one.place.precision == PlacePrecision.COUNTRY

    def _is_ground(self, i: int) -> bool:
        token = self.tokens[i]
        return token.lemma in _GROUND or token.lower in SITES or bool(self._classes(i) & _GROUND_CLASSES)

    def _is_people(self, i: int) -> bool:
        return i in self.mark.actors or bool(self._classes(i) & _PEOPLE_CLASSES)

    def _is_act(self, i: int) -> bool:
        return "acts" in self._classes(i)

    def _is_measured_from(self, one: Spoken, places: Sequence[Spoken]) -> bool:
        """Whether the name only says how far from it another place is: "in Tarfa, 30 km from X"."""
        if not any(0 < one.first - other.last <= _MEASURING for other in places):
            return False
        if one.mention is not None and one.mention.relation in _BESIDE:
            return True
        back = [t.lower for t in self.tokens[max(0, one.first - 4) : one.first]]
        return any(w in _AWAY for w in back) and any(w in ("from", "of", "off") for w in back)

    def _is_of_speaker(self, place: int, act: int) -> bool:
        """Whether a place is where somebody speaks: "officials in X said that", "according to sources in X"."""
        below = place
        for above in self.syntax.ancestors(place):
            token = self.tokens[above]
            if token.lower == "according":
                return True
            if token.pos == "VERB":
                if above == act or not any(
                    token.lemma in self.cues.speech[k].words for k in ("say", "claim", "deny")
                ):
                    return False
                said = [t for k in self.syntax.kids(above, "ccomp", "advcl", "xcomp") for t in self.syntax.below(k)]
                return act in said and below not in said
            below = above
        return False
