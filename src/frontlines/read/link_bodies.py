"""Bodies: the police, army or ministry a bare noun means, and the bodies of a town or province."""

from collections.abc import Mapping, Sequence

from frontlines.lexicon.cues import Cues
from frontlines.lexicon.register import Register
from frontlines.lexicon.register_entry import RegisterEntry
from frontlines.model.actor import ActorKind
from frontlines.model.ids import fold
from frontlines.model.mention import ActorMention, PlaceMention
from frontlines.model.sentence import Sentence
from frontlines.read.clause import Syntax
from frontlines.read.link_memory import Memory

_SINGULAR = frozenset({"NN", "NNP"})
_WHOLE = frozenset({"army", "military"})  # "the army" is one body; "soldiers" may be those of any force
_SOLDIERS = frozenset({"forces", "troops", "soldiers", "army", "military", "personnel", "marines"})
_NEAR = 1500  # characters back to the officials whom a bare "officials" means
_ARMED_BODIES = frozenset({"army", "navy", "airforce"})


def is_local(place: PlaceMention) -> bool:
    """Whether the place is less than a country."""
    return not place.place.startswith("country:")


def is_army(words: str) -> bool:
    """Whether the words end in several soldiers or a whole army; "an Iraqi soldier" is one man."""
    return words.split()[-1].lower() in _SOLDIERS


class Bodies:
    """Finds the state's and the towns' bodies that a report speaks of without naming the state."""

    def __init__(
        self,
        text: str,
        register: Register,
        cues: Cues,
        memory: Memory,
        *,
        focus: str | None,
        regime: RegisterEntry | None,
        foreign: bool,
    ) -> None:
        self.text = text
        self.register = register
        self.cues = cues
        self.memory = memory
        self.focus = focus
        self.foreign = foreign  # whether armed forces of another state take part: bare soldiers may be theirs
        self.capital: str | None = None  # whose "the Army" is
        self.regime = regime  # the government of the country in focus, where the report names it otherwise
        self.country = focus  # the country the present sentence is about
        self.words: dict[str, str] = {}  # "policeman" -> police, "security force" -> security
        for name, cue in cues.roles.items():
            if name.startswith("body-"):
                self.words.update(dict.fromkeys((*cue.words, *cue.phrases), name.removeprefix("body-")))

    def named(self, name: str) -> str | None:
        """A state body named in capitals without its state: "the Interior Ministry"."""
        words = fold(name).split()
        body = self.words.get(" ".join(words)) if len(words) > 1 else None
        return self.of_state(body) if body is not None else None

    def of_phrase(
        self,
        sentence: Sentence,
        syntax: Syntax,
        i: int,
        modifiers: Sequence[int],
        told_apart: Sequence[int],
        definite: bool,
        found: Mapping[int, ActorMention],
    ) -> str | None:
        """ "the police", "security forces", "army officials": a body of the country in focus."""
        tokens = syntax.tokens
        lemma = tokens[i].lemma
        tenors = self.cues.roles["tenors"].words
        for m in modifiers:
            body = self.words.get(f"{tokens[m].lemma} {lemma}") or self.words.get(f"{tokens[m].lower} {lemma}")
            if body is not None:
                others = any(k != m and tokens[k].lower not in tenors for k in told_apart)
                return None if others else self._latest(body, tokens[m].lemma, tokens[m].start) or self._at_home(body)
        # "the Siniora-led government" is the government still.
        told_apart = [m for m in told_apart if "-" not in (tokens[m + 1].text, tokens[m - 1].text if m else "")]
        plural_body = tokens[i].tag in ("NNS", "NNPS") and lemma in self.cues.roles["one-a-state"].words
        if plural_body or any(tokens[m].lower not in tenors for m in told_apart):
            return None
        beside = next((found[k].actor for k in found if k > i and self._is_same_noun(syntax, k, lemma, found)), None)
        if beside is not None and lemma not in _WHOLE and self.words.get(lemma) in _ARMED_BODIES:
            return beside  # "four soldiers died, of the American soldiers in Iraq"
        return self.bare(sentence, syntax, i, definite)

    def _is_same_noun(self, syntax: Syntax, k: int, lemma: str, found: Mapping[int, ActorMention]) -> bool:
        token, mention = syntax.tokens[k], found[k]
        state = self.memory.actors[mention.actor].kind in (ActorKind.STATE_FORCES, ActorKind.GOVERNMENT)
        return state and token.lemma == lemma and token.end == mention.end and " " in mention.text

    def are_soldiers(self, mention: ActorMention) -> bool:
        """Whether the mention names soldiers of a state by that state: "Iraqi soldiers"."""
        state = self.memory.actors[mention.actor].kind in (ActorKind.STATE_FORCES, ActorKind.GOVERNMENT)
        return state and " " in mention.text and is_army(mention.text)

    def _latest(self, body: str, lemma: str, before: int) -> str | None:
        """The last army that the report named by such a word and by its state: "the Army", "soldiers"."""
        if self.country != self.focus:
            return None
        if body == "army" and self.text[before - 1 : before] == " " and self.text[before].isupper():
            named = self.capital or self._last_army(lemma, before)
            self.capital = named  # "the Army" stays the one first called so
            return named
        if lemma == "official":  # "U.S. officials said ... Officials warned": those of the state named last
            for start, words, actor in sorted(self.memory.bodies, reverse=True):
                if before - _NEAR < start < before and words.endswith(("official", "officials")):
                    return actor
        return self._last_army(lemma, before) if body == "army" else None

    def _last_army(self, lemma: str, before: int) -> str | None:
        whole: str | None = None
        for start, words, actor in sorted(self.memory.bodies, reverse=True):
            *_, tenor, word = words.split()
            if start >= before or (lemma in _WHOLE and word not in _WHOLE):
                continue
            inner = lemma in _WHOLE and self.text[before].isupper() and self.text[before - 1 : before] == " "
            if inner and not self.text[start + len(words) - len(word)].isupper():
                continue  # "the Army" is the United States Army, not the "Afghan army"
            if word in _WHOLE and lemma not in _WHOLE:  # an army named in passing does not take over "the soldiers"
                whole = whole or actor
            elif is_army(words) and self.words.get(f"{tenor} {word.removesuffix('s')}", "army") == "army":
                return actor
        armies = {actor for _, words, actor in self.memory.bodies if is_army(words)}
        return whole if len(armies) == 1 else None

    def _at_home(self, body: str) -> str | None:
        """The body of the country in focus; nobody's where soldiers of several states take part."""
        if body in _ARMED_BODIES and self.foreign and self.country == self.focus:
            return None
        return self.of_state(body)

    def bare(self, sentence: Sentence, syntax: Syntax, i: int, definite: bool) -> str | None:
        """The state body that a bare noun means: the latest of its kind, else that of the country in focus."""
        lemma = syntax.tokens[i].lemma
        body = self.words.get(lemma)
        if body is None:
            return None
        if (latest := self._latest(body, lemma, syntax.tokens[i].start)) is not None:
            return latest
        if lemma in ("troop", "soldier") and definite:
            for index, actor, _ in reversed(self.memory.recent):
                if sentence.index - index > 3:
                    break
                if self.memory.actors[actor].kind == ActorKind.STATE_FORCES or actor.startswith("gov:"):
                    return actor
        return self._at_home(body)

    def of_state(self, body: str) -> str | None:
        """The actor of the country in focus for a kind of body ("police"); None without a country."""
        if self.country is None:
            return None
        if body == "gov" and self.regime is not None and self.country == self.focus:
            return self.memory.register_actor(self.regime)
        entry = self.register.get(f"{body}:{self.country}")
        return self.memory.register_actor(entry) if entry is not None else None

    def local(self, syntax: Syntax, span: range, lemma: str, kind: ActorKind, *, named: bool) -> str | None:
        """ "Sulu police" is a body of that place; "the provincial police" the last such body, if there was one."""
        if not named:
            known = self.memory.local.get(lemma)
            if known is not None or kind == ActorKind.ORGANISATION:
                return known
            if lemma not in self.cues.roles["one-a-state"].words and syntax.tokens[span[-1]].tag in _SINGULAR:
                return None
        words = self.text[syntax.tokens[span[0]].start : syntax.tokens[span[-1]].end]
        return self.of_place(words, lemma, kind)

    def of_place(self, words: str, lemma: str, kind: ActorKind) -> str:
        """An actor of the report for a body of one place: "Sulu police"; remembered under its noun."""
        actor = self.memory.report_actor(words, kind, self.country)
        self.memory.local[lemma] = actor
        return actor
