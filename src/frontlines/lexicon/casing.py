"""Which words are written with a capital, for texts that came in one case; made by training/casing.py."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from frontlines.lexicon.cues import Cues
from frontlines.lexicon.gazetteer import Gazetteer
from frontlines.lexicon.gazetteer_words import load_gate_words
from frontlines.lexicon.register import Register
from frontlines.lexicon.yamlfile import knowledge_text
from frontlines.model.ids import fold

_ENDINGS = ("'s", "s", "es", "ed", "d", "ing", "er", "ers", "ier", "iest", "ly", "ness", "n't")
_BEGINNINGS = ("un", "re", "anti", "counter", "non", "over", "pre", "co", "inter", "sub")
# Endings that English gives to ordinary words and that names of the report's actors and places seldom have.
_PLAIN = (
    "tion", "tions", "ness", "ing", "ings", "ment", "ments", "able", "ible", "ized", "ised", "izing", "ously",
    "fully", "ically", "ility", "ities", "ables", "less", "ship", "ships", "ward", "wards", "graphs", "logy",
)  # fmt: skip
_SHORTEST_STEM = 3
_LONGEST_TITLE = 3


@dataclass(frozen=True)
class Casing:
    """What is written with a capital: all that is not known to be an ordinary word, and phrases that are.

    Most runs meet no text of one case, so each list is made when it is first asked for.
    """

    register: Register = field(repr=False)
    gazetteer: Gazetteer = field(repr=False)
    cues: Cues = field(repr=False)

    @cached_property
    def titles(self) -> frozenset[str]:
        """Words that take a capital before a person's name."""
        return self.cues.roles["titles"].words - self.cues.roles["loose-titles"].words

    @cached_property
    def written(self) -> Mapping[str, str]:
        """Abbreviations by their lower case: "nato" -> "NATO"."""
        return {w.lower(): w for w in _lines("written")}

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that take capitals together: ("foreign", "ministry")."""
        return frozenset((a, b) for a, _, b in (line.partition(" ") for line in _lines("pairs")))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Ordinary words: the shipped list, and those of cues and places that are no names by themselves."""
        gates, roles = load_gate_words(), self.cues.roles
        words = {*_lines("ordinary"), *roles["titles"].words}
        words |= _single(gates.never - _TIMES) | _single(gates.organisation_heads)
        for cue in (*self.cues.nouns.values(), roles["organisation-words"], roles["site-words"]):
            words |= _single(cue.words)
        return frozenset(w for w in words if w not in _TIMES and self.gazetteer.people(w.title()) is None)

    def is_plain(self, word: str) -> bool:
        """Whether the word, in lower case, is an ordinary one, known or by its form."""
        if word in self.plain or word.endswith(_PLAIN):
            return True
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem is not word and len(stem) >= _SHORTEST_STEM and self._is_stem(stem):
                return True
        for beginning in _BEGINNINGS:
            rest = word.removeprefix(beginning)
            if rest is not word and len(rest) > _SHORTEST_STEM and rest in self.plain:
                return True
        return False

    def _is_stem(self, stem: str) -> bool:
        forms = {stem, stem + "e"}
        if stem[-1] == "i":
            forms.add(stem[:-1] + "y")  # "happier"
        if stem[-1] == stem[-2]:
            forms.add(stem[:-1])  # "planned"
        return not forms.isdisjoint(self.plain)

    @cached_property
    def names(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]]:
        """Names of the register by their first word, the longest first: words in lower case, and as written."""
        found: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
        for entry in self.register:
            for name in (entry.name, *(a.name for a in entry.aliases)):
                words = tuple(name.replace("-", " ").replace("'", " ").split())
                low = tuple(w.lower() for w in words)
                if not words or low == words or not all(w.isalpha() for w in words):
                    continue
                if len(words) == 1 and (self.is_plain(low[0]) or len(low[0]) < _SHORTEST_STEM):
                    continue
                found.setdefault(low[0], {}).setdefault(low, words)
                plain = tuple(fold(w) for w in low)
                if plain != low:
                    found.setdefault(plain[0], {}).setdefault(plain, words)
        return {
            first: sorted(names.items(), key=lambda one: len(one[0]), reverse=True) for first, names in found.items()
        }

    def is_place(self, words: str) -> bool:
        """Whether a place bears this name of several words."""
        return bool(self.gazetteer.candidates(words.title()))


# Words of the place gates that are names all the same: there they only cannot be places.
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february april june july august september
    october november december arab arabs kurd kurds english french german spanish russian chinese sunni shia shiite
    sunnis shiites islam islamic muslim muslims christian christians jew jews allah god reuters bbc cnn ied eu nato
    isis isil daesh gmt est utc afp""".split()  # noqa: SIM905
)


def _lines(name: str) -> list[str]:
    return knowledge_text(f"casing/{name}.txt").split("\n")[:-1]


def _single(words: Iterable[str]) -> set[str]:
    return {w for w in words if w.isalpha() and w == w.lower()}
