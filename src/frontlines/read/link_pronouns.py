"""Pronouns: whom he, she, it and they mean, by the clauses that named somebody and by who speaks."""

from bisect import bisect_right
from collections.abc import Mapping

from frontlines.lexicon.cues import Cues
from frontlines.model.actor import ActorKind
from frontlines.model.mention import ActorMention
from frontlines.model.sentence import Sentence
from frontlines.read.clause import Syntax
from frontlines.read.link_memory import Memory, Rank
from frontlines.read.link_words import ground_meant, is_dummy
from frontlines.read.quotation import quotations
from frontlines.read.sharing import helped

PRONOUNS = {
    "they": "group", "them": "group", "their": "group", "it": "group", "its": "group",
    "he": "person", "him": "person", "his": "person", "she": "person", "her": "person",
}  # fmt: skip
_GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_SUBJECTS = ("nsubj", "nsubjpass")
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "commander", "leader", "leadership"})
# Of people counted: "most of the dead were fighters of X" names no one as whom the report speaks of.
_SOME = frozenset({"most", "many", "some", "all", "half", "few", "several", "dead", "victims", "majority", "rest"})
_LONG_QUOTE = 25  # characters; shorter quoted words are terms, not speech
_SPEAKER_FAR = 4  # sentences back to the last speaker, for "he said"
_NAMES = frozenset({"by", "of", "with", "name", "named", "called", "identified", "as"})  # "by the name of X"
_Found = Mapping[int, ActorMention]


class Pronouns:
    """Ranks whom the report spoke of, and finds whom a pronoun means among them."""

    def __init__(self, text: str, cues: Cues, memory: Memory) -> None:
        self.memory = memory
        self.speech = cues.speech["say"].words | cues.speech["claim"].words | cues.speech["deny"].words
        self.quotes = [q for q in quotations(text) if q[1] - q[0] > _LONG_QUOTE]
        self.starts = [q[0] for q in self.quotes]

    def note(self, syntax: Syntax, i: int, actor: str) -> None:
        """Remember that the sentence spoke of the actor at token `i`, and how prominently."""
        self.memory.note(syntax, actor, self._rank(syntax, i))

    def who(self, sentence: Sentence, syntax: Syntax, i: int, found: _Found) -> str | None:
        """The actor that the pronoun at token `i` means, None where nobody fits."""
        memory, token = self.memory, syntax.tokens[i]
        wants = PRONOUNS[token.lower]
        if token.lower == "it" and (is_dummy(syntax, i) or ground_meant(syntax, i)):
            return None
        quoted = self._quoted(token.start)
        speaks = not quoted and self._is_speaker(syntax, i)
        barred = self._barred(syntax, i, found, quoted)
        gender = _GENDERS.get(token.lower)
        if token.tag == "PRP$" and wants == "group":
            theirs_who = next((found[k].actor for k in helped(syntax, token.head) if k in found and k < i), None)
            if theirs_who is not None:
                return theirs_who
        speaking = self._spoken_for(syntax, i, found)
        if speaking is not None and memory.actors[speaking].kind != ActorKind.PERSON:
            return speaking
        owns = token.tag == "PRP$" and token.lower != "their" and (not quoted or token.lower == "its")
        owner = self._subject_beside(syntax, i, found) if owns else None
        if (
            owner is not None
            and (memory.actors[owner].kind == ActorKind.PERSON) == (wants == "person")
            and (gender is None or memory.genders.get(owner, "m") == gender)
        ):
            return owner
        fitting: set[str] = set()
        best: tuple[tuple[bool, Rank], str] | None = None
        for index, actor, rank in reversed(memory.recent):
            back = sentence.index - index
            if back > _SPEAKER_FAR:
                break
            known = memory.actors[actor]
            if (known.kind == ActorKind.PERSON) != (wants == "person") or actor in barred:
                continue
            if token.lower in ("it", "its") and known.kind == ActorKind.COMMUNITY:
                continue
            beside = quoted and rank == Rank.NONE and known.kind == ActorKind.ORGANISATION
            if beside and token.lower in ("they", "them"):
                continue  # the broadcaster on which somebody speaks is not whom he speaks of
            theirs = memory.genders.get(actor)
            if gender is not None and theirs not in (None, gender):
                continue
            sure = gender == "f" and theirs == "f"
            if back > 1 and not sure and not (speaks and rank == Rank.SPEAKER):
                continue
            clear = min(rank, Rank.MAIN) if not quoted else min(rank, Rank.LOWER)
            fitting.add(actor)
            if best is None or (sure, clear) > best[0]:
                best = ((sure, clear), actor)
        if quoted and gender is not None and len(fitting) > 1 and best is not None and not best[0][0]:
            return None  # of several men a speaker may mean any
        if best is not None and gender is not None:
            memory.genders.setdefault(best[1], gender)
        return best[1] if best is not None else None

    def _subject_beside(self, syntax: Syntax, i: int, found: _Found) -> str | None:
        """ "Khartoum plans its own offensive": the subject of the clause a possessive stands in, said before it."""
        verbs = [k for k in syntax.ancestors(i) if syntax.tokens[k].pos == "VERB"]
        if syntax.tokens[i].lower == "its":
            verbs = verbs[:1]
        subjects = (s for verb in verbs[:3] for s in syntax.surface_subject(verb) if s < verb)
        named = (k for s in subjects for k in (s, *syntax.kids(s, "appos")) if k in found and k < i)
        return next((found[k].actor for k in named), None)

    def _spoken_for(self, syntax: Syntax, i: int, found: _Found) -> str | None:
        """ "The Front will not disarm, its spokesman insisted": whom he speaks for, told in what he says."""
        tokens = syntax.tokens
        noun = tokens[i].head
        verb = tokens[noun].head
        if (
            tokens[i].lower not in ("its", "their")
            or tokens[noun].lemma not in _VOICES
            or tokens[noun].dep != "nsubj"
        ):
            return None
        plural = tokens[i].lower == "their"
        subjects = (s for k in syntax.kids(verb, "ccomp") if k < i for s in syntax.kids(k, "nsubj", "nsubjpass"))
        fitting = [s for s in subjects if s in found and (tokens[s].tag in ("NNS", "NNPS")) == plural]
        return found[fitting[0]].actor if fitting else None

    def _rank(self, syntax: Syntax, i: int) -> Rank:
        tokens = syntax.tokens
        i = _apposed_to(syntax, i)
        token = tokens[i]
        quoted = self._quoted(token.start)
        if not quoted and self._is_speaker(syntax, i):
            return Rank.SPEAKER
        if token.dep in _SUBJECTS:
            verb = token.head
            while tokens[verb].dep == "conj" and tokens[verb].head != verb:
                verb = tokens[verb].head
            return Rank.MAIN if tokens[verb].head == verb and not quoted else Rank.LOWER
        return Rank.MAIN if not quoted and self._is_told_of_subject(syntax, i) else Rank.NONE

    def _is_told_of_subject(self, syntax: Syntax, i: int) -> bool:
        """ "The bomber was X", "the attacker was a militant by the name of X"."""
        tokens = syntax.tokens
        k = i
        for _ in range(6):
            if tokens[k].dep == "attr":
                verb = tokens[tokens[k].head]
                some = any(tokens[s].lower in _SOME for s in syntax.kids(tokens[k].head, "nsubj"))
                return verb.lemma == "be" and verb.dep == "ROOT" and not some
            above = tokens[k].head
            naming = _NAMES & {tokens[above].lower, tokens[k].lower}
            if above == k or not (naming or tokens[k].dep == "appos"):
                return False
            k = above
        return False

    def _is_speaker(self, syntax: Syntax, i: int) -> bool:
        """Whether the token is the subject of a verb of speech that stands outside quotation marks."""
        tokens = syntax.tokens
        i = _apposed_to(syntax, i)
        above = tokens[tokens[i].head]
        if tokens[i].dep in _SUBJECTS:
            return above.lemma in self.speech and above.pos == "VERB" and not self._quoted(above.start)
        return tokens[i].dep == "pobj" and above.lower == "to" and tokens[above.head].lower == "according"

    def _barred(self, syntax: Syntax, i: int, found: _Found, quoted: bool) -> set[str]:
        """Whom the pronoun cannot mean: the speaker of a quotation it stands in, the subject it is the object of."""
        tokens, memory = syntax.tokens, self.memory
        barred: set[str] = set()
        if quoted:
            own = [found[k].actor for k in found if self._is_speaker(syntax, k)]
            if not own and any(t.dep in _SUBJECTS and self._is_speaker(syntax, k) for k, t in enumerate(tokens)):
                own = memory.speakers[-1:]  # '"...", he said': the last speaker goes on
            barred.update(own or memory.speakers[-1:])
        if tokens[i].dep in ("dobj", "pobj", "dative"):
            verb = tokens[i].head
            if tokens[verb].pos == "ADP":
                verb = tokens[verb].head
            if tokens[verb].pos == "VERB":
                barred.update(found[s].actor for s in syntax.surface_subject(verb) if s in found)
        return barred

    def _quoted(self, at: int) -> bool:
        k = bisect_right(self.starts, at) - 1
        return k >= 0 and at < self.quotes[k][1]


def _apposed_to(syntax: Syntax, i: int) -> int:
    """ "The director, Peter Hall, said": the noun that a name in apposition explains."""
    token = syntax.tokens[i]
    return token.head if token.dep == "appos" else i
