"""Web pages: the article among the furniture, by the shingles of the article-extraction benchmark."""

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Self

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Outcome, Published
from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_bytes, corpus_json

_EXPECTS = "the article-extraction-benchmark's folder, with ground-truth.json and html/NAME.html.gz"
_REMEDY = f"expected {_EXPECTS}"
_LENGTH = 4  # words of a shingle
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PageCase:
    """One page and its article's text."""

    name: str
    page: bytes
    article: str


@dataclass(frozen=True, slots=True)
class Shingles:
    """What was right, too much and missed of each page, in shingles as shares of the page's whole."""

    pages: tuple[tuple[float, float, float], ...]

    @classmethod
    def together(cls, scores: Iterable[Self]) -> Self:
        """All pages in order."""
        return cls(tuple(page for score in scores for page in score.pages))

    def values(self) -> Mapping[str, float]:
        """F1 of the mean precision and the mean recall over pages, so that long articles weigh no more."""
        precisions = [right / (right + extra) for right, extra, _ in self.pages if right + extra]
        recalls = [right / (right + missed) for right, _, missed in self.pages if right + missed]
        precision, recall = fmean(precisions or [0.0]), fmean(recalls or [0.0])
        both = precision + recall
        return {"f1": 2 * precision * recall / both if both else 0.0, "precision": precision, "recall": recall}

    def counts(self) -> Mapping[str, float]:
        """How many pages."""
        return {"gold": len(self.pages)}


def load(path: Path) -> Iterator[PageCase]:
    """The pages of the ground truth, in the order of their names."""
    truth = corpus_json(path / "ground-truth.json", _REMEDY)
    if not isinstance(truth, dict):
        raise CorpusError(path / "ground-truth.json", "is no mapping of pages", _REMEDY)
    for name, row in sorted(truth.items()):
        file = path / "html" / f"{name}.html.gz"
        try:
            page = gzip.decompress(corpus_bytes(file, _REMEDY))
        except (OSError, EOFError) as error:
            raise CorpusError(file, f"is no gzip file ({error})", _REMEDY) from error
        yield PageCase(str(name), page, str(row.get("articleBody", "")))


def score(case: PageCase, machine: Machine) -> Outcome:
    """Shingles of four words of our text against the gold's."""
    gold, ours = _shingles(case.article), _shingles(machine.page_text(case.page))
    right, extra, missed = (gold & ours).total(), (ours - gold).total(), (gold - ours).total()
    whole = (right + extra + missed) or 1
    wrong = [
        *(Mistake("article", MistakeKind.EXTRA, "", " ".join(words)) for words in list(ours - gold)[:1]),
        *(Mistake("article", MistakeKind.MISSED, " ".join(words), "") for words in list(gold - ours)[:1]),
    ]
    return Outcome(
        case.name,
        {"article": Shingles(((right / whole, extra / whole, missed / whole),))},
        tuple(wrong),
    )


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    found = (tuple(words[i : i + _LENGTH]) for i in range(max(1, len(words) - _LENGTH + 1)))
    return Counter(shingle for shingle in found if shingle)


PAGES = Benchmark(
    name="pages",
    title="Article extraction benchmark: the text of 181 web pages",
    cite="Zyte 2020, article-extraction-benchmark, MIT; measure of its evaluate.py",
    expects=_EXPECTS,
    at="corpora/article-extraction-benchmark",
    figures={"article": "shingles of four words, by page; precision and recall are means over pages"},
    load=load,
    score=score,
    published=(
        Published("trafilatura 2.0 (Zyte's table)", "article.f1", 0.958),
        Published("readability.js 0.6 (Zyte's table)", "article.f1", 0.947),
    ),
    quick=10,
)
