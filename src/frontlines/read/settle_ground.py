"""Ground: what every statement settles on: its id, its words, its place and its time."""

from collections.abc import Iterable, Sequence
from math import cos, hypot, radians

from frontlines.model.actor import OF_A_STATE
from frontlines.model.ids import stable_id
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.stance import UNREAL
from frontlines.model.statement import Evidence
from frontlines.model.when import DatePrecision, When
from frontlines.read.clause import Syntax
from frontlines.read.evidence import evidence
from frontlines.read.marks import Marks
from frontlines.read.resolve import Resolver, Scene
from frontlines.read.settle_kinds import WIDE, WIDE_WORDS
from frontlines.read.state import Candidate

_FOUGHT = frozenset({"battle", "offensive", "air_strike", "shelling", "capture", "siege", "withdrawal", "invasion"})
_LOCATIVE = frozenset({"in", "at", "near", "inside", "around", "within", "across", "throughout"})
_WAYS = frozenset({"road", "highway", "motorway", "route", "way", "railway", "corridor", "path", "track"})
_NEAR_WORDS = 12  # tokens over which a place is shown in an act's evidence; further off it would swallow the sentence
_REGIONS = frozenset({PlacePrecision.ADM1, PlacePrecision.ADM2, PlacePrecision.AREA})
_DEGREE_KM = 111.2
_REGION_KM = 100  # from a province's middle to a town that is told of beside it
_FRAMED = 5  # sentences over which a day that opens a paragraph's story holds
_FRONTED = 6  # characters before a time that opens its sentence: "On ", "Early "
_CARRIED = 3  # sentences over which a place spoken of holds for an act that names none


def _is_way_there(syntax: Syntax, i: int) -> bool:
    """ "A checkpoint on the road to Tripoli": the road leads there, and nothing happened there."""
    token = syntax.tokens[i]
    over = syntax.tokens[token.head]
    leads = token.dep == "pobj" and over.lower in ("to", "towards", "toward", "from")
    return leads and syntax.tokens[over.head].lemma in _WAYS


class Ground:
    """Ids, evidence, places and times of one report's statements."""

    __slots__ = ("key", "resolvers", "scene")

    def __init__(self, scene: Scene, report_key: str) -> None:
        self.scene = scene
        self.key = report_key
        self.resolvers = [Resolver(scene, mark) for mark in scene.marks]

    def id(self, *parts: object) -> str:
        """A statement's id from what makes it that statement."""
        return stable_id("S", self.key, *parts)

    def evidence(self, candidate: Candidate, extra: Iterable[int] = ()) -> Evidence:
        """The words from the first to the last token that the statement rests on, whole noun phrases included."""
        mark = self.scene.marks[candidate.sentence]
        syntax = mark.syntax
        reach = {candidate.predicate, *extra}
        if candidate.frame.governor is not None:
            reach.add(candidate.frame.governor)
        if syntax.tokens[candidate.predicate].pos == "NOUN":
            reach |= set(syntax.kids(candidate.predicate, "poss"))  # "yesterday's attack"
        for heads in candidate.heads.values():
            for head in heads:
                reach.add(head)
                reach |= {k for k in syntax.children[head] if k < head and syntax.tokens[k].dep != "punct"}
        tokens = mark.sentence.tokens
        start, end = tokens[min(reach)].start, tokens[max(reach)].end
        for mention in {id(m): m for i in reach if (m := mark.actors.get(i))}.values():
            if mark.sentence.start <= mention.start and mention.end <= mark.sentence.end:
                start, end = min(start, mention.start), max(end, mention.end)
        return evidence(self.scene.text, start, end)

    def place_words(self, candidate: Candidate, places: Sequence[str]) -> list[int]:
        """Tokens that name the places of an act close to it, so that its evidence shows where."""
        mark = self.scene.marks[candidate.sentence]
        return [
            i
            for i, mention in mark.places.items()
            if mention.place in places and abs(i - candidate.predicate) <= _NEAR_WORDS
        ]

    def places(self, candidate: Candidate, given: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
        """Places of an act: its own argument, else its sentence's, else the one spoken of; and whether guessed."""
        resolver = self.resolvers[candidate.sentence]
        found = given or tuple(resolver.place_near(candidate.predicate))
        if found:
            return found, False
        if self._elsewhere(resolver):
            return (), False  # the sentence names places, and none of them is the act's: nothing is carried over them
        if candidate.stance.status in UNREAL:
            return self._topic(candidate)
        tokens = self.scene.marks[candidate.sentence].sentence.tokens
        if candidate.value in WIDE or tokens[candidate.predicate].lemma in WIDE_WORDS:
            return self._topic(candidate)
        for back in range(candidate.sentence - 1, max(-1, candidate.sentence - _CARRIED - 1), -1):
            mark = self.scene.marks[back]
            resolver = self.resolvers[back]
            named = [
                m.place
                for i, m in sorted(mark.places.items())
                if self.scene.places[m.place].precision != PlacePrecision.COUNTRY
                and not m.place.startswith("off:")  # how far a town is from another says where the town is
                and not resolver.is_of_speaker(i)
                and not _is_way_there(resolver.syntax, i)
            ]
            if named and mark.sentence.paragraph >= self.scene.marks[candidate.sentence].sentence.paragraph - 1:
                return (named[0],), True
        return self._topic(candidate)

    def _elsewhere(self, resolver: Resolver) -> bool:
        """Whether the sentence names a place other than the country that the report is about."""
        return any(m.place != self.scene.topic for m in resolver.mark.places.values())

    def _topic(self, candidate: Candidate) -> tuple[tuple[str, ...], bool]:
        """The country the report is about, unless everybody who takes part is of one other country."""
        topic = self.scene.topic
        if topic is None:
            return (), True
        taking_part = {a for role in ("initiators", "targets") for a in candidate.roles.get(role, ())}
        countries = {c for a in taking_part if (c := self.scene.actors[a].country)}
        abroad = len(taking_part) > 1 and len(countries) == 1 and f"country:{next(iter(countries))}" != topic
        if abroad or self._reaches_out(candidate, topic):
            return (), True
        return (topic if self._is_wide(candidate) else self.scene.area or topic,), True

    def _reaches_out(self, candidate: Candidate, topic: str) -> bool:
        """Whether those of the report's country act on others, and it is named for whose they are alone.

        "A U.S. drone strike kills a Taliban leader" was not in the United States, nor is "fighting between U.S.
        forces and insurgents".
        """
        doing, undergoing = (
            {f"country:{self.scene.actors[a].country}" for a in candidate.roles.get(role, ())}
            for role in ("initiators", "targets")
        )
        outward = doing == {topic} and undergoing and not undergoing & {topic, "country:None"}
        told_by = self.scene.actors.get(candidate.stance.by or "")
        # "Kenya says that an air strike killed 20 fighters": in Kenya or elsewhere, the words do not say.
        spoken = told_by is not None and told_by.kind in OF_A_STATE and f"country:{told_by.country}" == topic
        if not outward and not spoken and not self._fights_abroad(candidate, topic.removeprefix("country:")):
            return False
        return not any(self._is_scene(mark, topic) for mark in self.scene.marks)

    def _fights_abroad(self, candidate: Candidate, country: str) -> bool:
        """Whether soldiers of a country that fights in other lands alone take part."""
        if candidate.value not in _FOUGHT or country.lower() not in self.scene.cues.roles["fighting-abroad"].words:
            return False
        sides = (self.scene.actors[a] for role in ("initiators", "targets") for a in candidate.roles.get(role, ()))
        return any(
            one.country == country and one.kind in OF_A_STATE and not one.id.startswith("police") for one in sides
        )

    def _is_scene(self, mark: Marks, place: str) -> bool:
        """Whether a sentence says that something is in the place."""
        tokens = mark.syntax.tokens
        return any(
            m.place == place and tokens[i].dep == "pobj" and tokens[tokens[i].head].lower in _LOCATIVE
            for i, m in mark.places.items()
        )

    def _is_wide(self, candidate: Candidate) -> bool:
        """Whether an act is of a whole war: a treaty, a conflict of years."""
        lemma = self.scene.marks[candidate.sentence].syntax.tokens[candidate.predicate].lemma
        when = self.when(candidate)
        lasting = when is not None and when.precision in (DatePrecision.RANGE, DatePrecision.YEAR)
        return candidate.value in WIDE or lemma in WIDE_WORDS or lasting

    def when(self, candidate: Candidate) -> When | None:
        """The time of the act by the words of its sentence."""
        if candidate.dated is not None:
            return candidate.dated
        return self.resolvers[candidate.sentence].when_near(candidate.predicate)

    def when_told(self, candidate: Candidate) -> When | None:
        """The time of an act told on from a day set before it: "On 3 May villagers met. Police arrested ..."."""
        own = self.when(candidate)
        mark = self.scene.marks[candidate.sentence]
        if own is not None or mark.times or candidate.stance.status in UNREAL or not _is_narrated(mark, candidate):
            return own
        for back in range(candidate.sentence - 1, max(-1, candidate.sentence - _FRAMED - 1), -1):
            earlier = self.scene.marks[back]
            if earlier.sentence.paragraph != mark.sentence.paragraph:
                return None
            if not earlier.times:
                continue
            first = min(earlier.times, key=lambda m: m.start)
            fronted = first.start <= earlier.sentence.start + _FRONTED and len(earlier.times) == 1
            day = fronted and first.when is not None and first.when.precision == DatePrecision.DAY
            return first.when if day else None
        return None


def same_ground(scene: Scene, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists of places share one, or one of them holds one of the other: a town and its province."""
    if set(one) & set(other):
        return True
    pairs = [(scene.places[a], scene.places[b]) for a in one for b in other]
    return any(_holds(a, b) or _holds(b, a) for a, b in pairs)


def _holds(outer: Place, inner: Place) -> bool:
    if outer.country is None or outer.country != inner.country:
        return False
    if outer.precision == PlacePrecision.COUNTRY:
        return True
    if outer.precision not in _REGIONS or inner.precision != PlacePrecision.EXACT:
        return False
    if inner.admin1 == outer.name:
        return True
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None:
        return False
    height = (outer.lat - inner.lat) * _DEGREE_KM
    width = (outer.lon - inner.lon) * _DEGREE_KM * cos(radians(inner.lat))
    return hypot(height, width) <= _REGION_KM


def _is_narrated(mark: Marks, candidate: Candidate) -> bool:
    """Whether the clause goes on with a story in the simple past."""
    syntax = mark.syntax
    verb = syntax.clause_of(candidate.predicate)
    auxiliaries = [syntax.tokens[k] for k in syntax.kids(verb, "aux", "auxpass")]
    if any(t.lemma == "have" for t in auxiliaries):
        return False
    return syntax.tokens[verb].tag == "VBD" or any(t.tag == "VBD" for t in auxiliaries)
