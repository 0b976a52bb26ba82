"""Words as the register compares them: cut from a text with exact offsets, folded, and fitted by case."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

# A dotted acronym ("U.S.") or letters and digits with inner apostrophes ("Qa'ida", "Iraq's").
_TOKEN = re.compile(r"[A-Z](?:\.[A-Z])+\b\.?|[^\W_]+(?:['’ʼ`´‘ʿʾ][^\W_]+)*")
_APOSTROPHES = re.compile(r"['’ʼ`´‘ʿʾ]")
_POSSESSIVE = re.compile(r"['’ʼ`´‘]s\Z", re.IGNORECASE)
# Letters that have no decomposition, as they are written in wire copy.
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "ə": "a"})
_IZE = re.compile(r"iz(ation|ations|ed|ing|e)\Z")
_HYPHENS = "-‐‑"
# What may stand between two words of one name: a space or hyphen, quotes around either word, a stop in "St. X".
_GAP = re.compile(r"['’ʼ`´‘\"“”]?(?:[ \t\u00a0]{1,3}\n?|\n|[-‐‑/]| & |\.)?['’ʼ`´‘\"“”]?\Z")
_ABBREVIATED = frozenset(
    [
        "st",
        "gen",
        "col",
        "maj",
        "lt",
        "sgt",
        "capt",
        "brig",
        "dr",
        "mr",
        "mrs",
        "ms",
        "no",
        "mt",
        "ft",
        "sen",
        "rep",
        "gov",
        "pres",
    ]
)
_ARTICLES = frozenset(("al", "el"))
_JOINED_ARTICLES = frozenset(("al", "el", "ul", "an", "as", "ash", "ad", "at", "ar", "az"))
_LINKS = frozenset(("i", "e", "y", "ye", "yi"))  # the Persian and Urdu link: Lashkar-e-Taiba, Hizb-i Islami


@dataclass(slots=True)
class Words:
    """The words of one text as parallel lists: offsets, folded keys, and which words are joined to the next."""

    text: str
    starts: list[int]
    ends: list[int]  # a possessive "'s" stays outside
    keys: list[str]
    slips: dict[int, str] = field(default_factory=dict)  # index: the known word it is taken to be a slip for

    def raw(self, index: int) -> str:
        """The word as the text has it."""
        return self.text[self.starts[index] : self.ends[index]]

    def joined(self, index: int, *, dashed: bool = False) -> bool:
        """Whether this word and the next may belong to one name; `dashed`: even across a dash between spaces."""
        if index + 1 >= len(self.starts):
            return False
        left, right = self.ends[index], self.starts[index + 1]
        gap = self.text[left:right]
        if gap in (" ", "-"):
            return True
        if gap[:2] in ("'s", "’s"):  # the possessive left outside the word
            gap = gap[2:] or "?"
            return gap == " " or (len(gap) < 6 and _GAP.match(gap) is not None)
        if gap in (" - ", " – "):
            return dashed
        if len(gap) > 6:
            return False
        if gap.startswith(". "):
            return self.keys[index] in _ABBREVIATED or (right - left == 2 and left - self.starts[index] == 1)
        return _GAP.match(gap) is not None

    def hyphened(self, index: int) -> bool:
        """Whether a hyphen alone stands between this word and the next."""
        if not 0 <= index < len(self.starts) - 1:
            return False
        gap = self.text[self.ends[index] : self.starts[index + 1]]
        return len(gap) == 1 and gap in _HYPHENS

    def opens_sentence(self, index: int) -> bool:
        """Whether the word stands first in its sentence, as far as marks tell."""
        if index == 0:
            return True
        gap = self.text[self.ends[index - 1] : self.starts[index]]
        return any(mark in gap for mark in '.!?:\n“"‘')


class Folder:
    """Folds words to the keys names are compared by; remembers what it has folded."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self._spellings = dict(spellings)
        self._known: dict[str, str] = {}

    def key(self, raw: str) -> str:
        """Lower case, no accents, apostrophes, dots or possessive, one spelling of each known word."""
        found = self._known.get(raw)
        if found is None:
            if len(self._known) > 200_000:  # a bound for endless streams of distinct words
                self._known.clear()
            found = self._known[raw] = self._fold(raw)
        return found

    def _fold(self, raw: str) -> str:
        word = raw
        if not word.isalnum():
            if len(word) > 2:
                word = _POSSESSIVE.sub("", word)
            word = _APOSTROPHES.sub("", word.replace(".", ""))
        if not word.isascii():
            word = unicodedata.normalize("NFKD", word.translate(_PLAIN))
            word = "".join(c for c in word if not unicodedata.combining(c))
        word = word.lower()
        word = self._spellings.get(word, word)
        if "iz" in word and len(word) > 6:
            # Organization and organisation: one key, whichever coast wrote it.
            word = _IZE.sub(r"is\1", word)
        return word

    def words(self, text: str, start: int = 0, end: int | None = None) -> Words:
        """The words of `text[start:end]`; offsets count from the start of `text`."""
        known, key = self._known, self.key
        starts: list[int] = []
        ends: list[int] = []
        keys: list[str] = []
        for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
            raw = found[0]
            left, right = found.span()
            if raw[-2:] in ("'s", "’s") and right - left > 2:
                right -= 2
            starts.append(left)
            ends.append(right)
            keys.append(known.get(raw) or key(raw))
        words = Words(text, starts, ends, keys)
        _fold_articles(words)
        return words

    def name(self, name: str) -> tuple[list[str], list[str]]:
        """The keys of a name's words, and the words as written."""
        if name.isascii() and name.replace(" ", "").isalnum():  # most names: no need to look for marks
            raw = name.split()
            return ["al" if (key := self.key(word)) in _ARTICLES else key for word in raw], raw
        words = self.words(name)
        return words.keys, [words.raw(i) for i in range(len(words.keys))]

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of a name's words."""
        return tuple(self.name(name)[0])


def _fold_articles(words: Words) -> None:
    """Arabic articles and Persian links to one form: el-Sisi, ul-Islam; Lashkar-i-Taiba."""
    keys = words.keys
    for index, key in enumerate(keys):
        if len(key) > 3:
            continue
        if key in _ARTICLES or (key in _JOINED_ARTICLES and words.hyphened(index)):
            keys[index] = "al"
        elif key in _LINKS and words.hyphened(index - 1):
            keys[index] = "e"


def fit(
    name: Sequence[str], found: Sequence[str], *, opens_sentence: bool, ordinary: Collection[str], shouted: bool
) -> int | None:
    """How well the case of the words found fits a name: 2 the same, 1 near enough, None refused.

    Acronyms want their capitals ("US", never "us"; from four letters also "Isis"), proper names a capital,
    names in small letters anything. `ordinary` are English words an acronym may be mistaken for; `shouted`
    says that the words around are in capitals too, where such an acronym proves nothing.
    """
    exact = True
    titles = capitals = acronyms = 0
    for wanted, word in zip(name, found, strict=True):
        if wanted == word:
            if wanted[0].isupper():
                if len(wanted) > 1 and wanted.isupper():
                    if shouted and wanted.lower() in ordinary:
                        return None
                    acronyms += 1
                else:
                    titles += 1
                    capitals += 1
            continue
        if len(wanted) > 1 and wanted.isupper() and wanted[0].isalpha():
            plain = word.replace(".", "")
            if plain.isupper():
                if shouted and plain.lower() in ordinary:
                    return None
            elif len(plain) < 4 or not plain[0].isupper() or plain.lower() in ordinary:
                return None
            else:
                exact = False
            acronyms += 1
        elif wanted[0].isupper() or (wanted.isascii() is False and wanted[0] != wanted[0].lower()):
            titles += 1
            if word[0].isupper():
                capitals += 1
            else:
                exact = False
        elif word[0].isupper() and word.isupper() and len(word) > 1:
            exact = exact and shouted
        elif word[0].isupper():
            exact = exact and opens_sentence
    if titles and not acronyms:
        if titles == 1 and not capitals:
            return None
        if titles > 1 and (capitals < titles - 1 or (capitals == 1 and opens_sentence)):
            return None
    return 2 if exact else 1
