"""Slips of spelling: which known word an unknown one is most likely meant to be, or none."""

from collections.abc import Collection, Iterable

SHORTEST = 6  # letters; below, one letter makes too many other words: Iran and Iraq, Mali and Bali
_LONG = 9  # from here any one slip is believed
_VOWELS = frozenset("aeiouy")
# Consonants that transliteration and ear take for each other.
_ALIKE = ({"k", "q", "c"}, {"s", "z", "c"}, {"g", "j"}, {"d", "t"}, {"v", "w", "f"}, {"b", "p"})


class Spelling:
    """Finds the known word one slip away: a deletion index, built when first asked."""

    def __init__(self, words: Iterable[str], acronyms: Collection[str]) -> None:
        self.words = frozenset(words)
        self._acronyms = frozenset(acronyms)
        self._index: dict[str, list[str]] | None = None
        self._found: dict[str, str | None] = {}

    def meant(self, raw: str, key: str) -> str | None:
        """The known word meant by an unknown capitalised one, as a key; None if no slip explains it."""
        if key in self.words or not raw[:1].isupper():
            return None
        if raw.isupper():
            return self._stuttered(key)
        if len(key) < SHORTEST:
            return None
        if key not in self._found:
            if len(self._found) > 100_000:  # a bound for endless streams of distinct words
                self._found.clear()
            self._found[key] = self._near(key)
        return self._found[key]

    def _stuttered(self, key: str) -> str | None:
        """ISISI for ISIS: an acronym with one of its own letters struck again."""
        if len(key) >= 5 and key[-1] in key[:-1] and key[:-1] in self._acronyms:
            return key[:-1]
        return None

    def _near(self, key: str) -> str | None:
        index = self._index
        if index is None:
            index = self._index = {}
            for word in self.words:
                if len(word) >= SHORTEST and word.isalpha():
                    for shorter in _shorter(word):
                        index.setdefault(shorter, []).append(word)
        near = {word for shorter in _shorter(key) for word in index.get(shorter, ())}
        likely = sorted(word for word in near if likely_slip(key, word))
        # Two readings are no reading.
        return likely[0] if len(likely) == 1 else None


def _shorter(word: str) -> set[str]:
    """The word itself and the word with any one letter left out, its first letter kept."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(1, len(word))}


def likely_slip(found: str, known: str) -> bool:
    """Whether `found` is `known` with one slip of the kind people make, and not another word.

    First and last letters hold (Poland and Roland, Turk and Turks are different words). In shorter words only
    a vowel, an h, a doubled letter, two letters swapped or two that sound alike may differ.
    """
    if found[0] != known[0] or found[-1] != known[-1] or found == known:
        return False
    if len(found) == len(known):
        spots = [i for i, (a, b) in enumerate(zip(found, known, strict=True)) if a != b]
        if len(spots) == 2 and spots[1] == spots[0] + 1:
            return found[spots[0]] == known[spots[1]] and found[spots[1]] == known[spots[0]]
        if len(spots) != 1:
            return False
        one, other = found[spots[0]], known[spots[0]]
        if one in _VOWELS and other in _VOWELS:
            return True
        return len(known) >= _LONG or any(one in pair and other in pair for pair in _ALIKE)
    if abs(len(found) - len(known)) != 1:
        return False
    long, short = (found, known) if len(found) > len(known) else (known, found)
    spot = next((i for i, (a, b) in enumerate(zip(long, short, strict=False)) if a != b), len(short))
    if long[:spot] + long[spot + 1 :] != short:
        return False
    letter = long[spot]
    if letter == "h" or letter in _VOWELS or letter in (long[spot - 1], long[spot + 1 : spot + 2]):
        return True
    return len(known) >= _LONG
