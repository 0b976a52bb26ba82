"""Make the word lists that give a text of one case its capitals back (src/frontlines/knowledge/casing/).

    python training/casing.py CASED.jsonl [CASED.jsonl ...]

Each input has one text a line under "text", in ordinary case. Counted are the words inside sentences, where a capital
means a name. To the words seen, the language pipeline's own dictionary adds those it can have met in news.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from frontlines.lexicon.gazetteer import open_gazetteer
from frontlines.lexicon.gazetteer_words import load_gate_words
from frontlines.model.ids import fold
from frontlines.read.annotate import load_annotator

OUT = Path(__file__).parents[1] / "src" / "frontlines" / "knowledge" / "casing"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")
_OPENS = frozenset(".!?:;,\"“”'‘’()[]–—-•*/")  # after these a capital may be the sentence's or the heading's
_SEEN = 2  # times in lower case before a word is trusted to be no name
_SHARE = 0.1  # of its uses inside sentences: "army" is written with a capital more often than not and is no name
_SHOUTED = 8  # times a word was written in capitals alone: "NATO"
_PAIRED = 4  # times two words were written with capitals
_TOWN = 15_000  # a dictionary noun that is also a town of this size may be the town


def main(paths: Sequence[str]) -> None:
    """Read the texts, count, and write the three lists."""
    low: Counter[str] = Counter()
    high: defaultdict[str, Counter[str]] = defaultdict(Counter)
    pairs: Counter[tuple[str, str]] = Counter()
    apart: Counter[tuple[str, str]] = Counter()
    for text in _texts(paths):
        before, last = ".", ""
        for word in _WORD.findall(text):
            if not word[0].isalpha():
                before, last = word, ""
                continue
            bare = word[:-2] if word[-2:] in ("'s", "’s") else word
            if before not in _OPENS:
                if bare == bare.lower():
                    low[fold(bare)] += 1
                else:
                    high[fold(bare)][bare] += 1
                if last:
                    both = last[0].isupper() and bare[0].isupper()
                    (pairs if both else apart)[(last.lower(), bare.lower())] += 1
            before, last = "a", bare
    seen = {w for w, n in low.items() if n >= _SEEN and n >= _SHARE * (n + sum(high[w].values()))}
    names = {w for w, forms in high.items() if sum(forms.values()) >= 3 and w not in seen}
    ordinary = seen | {w for w in _dictionary() if w not in names}
    shouted = {
        form
        for w, forms in high.items()
        for form, n in forms.most_common(1)
        if n >= _SHOUTED and form.isupper() and n > low[w] and w.isalpha() and w not in ordinary and len(w) > 1
    }
    paired = {
        f"{a} {b}"
        for (a, b), n in pairs.items()
        if n >= _PAIRED and n > apart[(a, b)] and (a in ordinary or b in ordinary) and a not in ("the", "al")
    }
    OUT.mkdir(exist_ok=True)
    for name, words in (("ordinary", ordinary), ("written", shouted), ("pairs", paired)):
        (OUT / f"{name}.txt").write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
        print(f"{name}: {len(words)}")


def _texts(paths: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                text = str(json.loads(line)["text"])
                if text not in seen:
                    seen.add(text)
                    yield text


def _dictionary() -> set[str]:
    """English words of the pipeline's lemmatiser that its own vocabulary has met, towns and given names left out."""
    pipeline = load_annotator().pipeline
    index = pipeline.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    gates, gazetteer = load_gate_words(), open_gazetteer()
    words = {
        w for table in index.values() for w in table if w.isalpha() and len(w) > 2 and w in pipeline.vocab.strings
    }

    def is_name(word: str) -> bool:
        town = any(e.main and e.population >= _TOWN for e in gazetteer.candidates(word.title()))
        people = gazetteer.people(word.title()) is not None
        return people or word in gates.first_names or (town and word not in gates.common)

    return {word for word in words if not is_name(word)}


if __name__ == "__main__":
    main(sys.argv[1:])
