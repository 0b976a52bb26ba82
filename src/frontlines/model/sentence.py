"""Sentences and their tokens, free of any parser's types."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class SentenceKind(StrEnum):
    """What a sentence does in the report."""

    REPORTING = "reporting"
    CLAIM = "claim"
    FORECAST = "forecast"
    OPINION = "opinion"
    APPEAL = "appeal"
    HEADING = "heading"


class Token(NamedTuple):
    """One word or mark. A NamedTuple, not a dataclass: a report has thousands, and these build 4x faster."""

    text: str
    lower: str
    lemma: str  # lower case
    pos: str  # universal part of speech: NOUN, PROPN, VERB, AUX, ADJ, ADP, NUM, ...
    tag: str  # Penn Treebank tag: VBN, NNS, ...
    dep: str  # spaCy's English labels: nsubj, nsubjpass, dobj, agent, pobj, prep, amod, compound, ...
    head: int  # index of the head token within the sentence; the root points at itself
    start: int  # offset into Report.text
    end: int  # exclusive
    entity: str  # the model's entity label (PERSON, ORG, GPE, NORP, ...) or ""; a hint, often wrong

    @property
    def plain(self) -> str:
        """The word as lists of titles hold it: "gen" for "Gen."."""
        return self.lower.rstrip(".")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of the report's text within one paragraph; headings stand as sentences of their own."""

    index: int  # position in the report
    paragraph: int
    start: int
    end: int
    kind: SentenceKind
    tokens: tuple[Token, ...]
