"""Annotate: the report's text into sentences of tokens; the parser's own types stop here."""

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import ModuleType
from typing import TYPE_CHECKING

from frontlines.model.errors import SetupError
from frontlines.model.sentence import Sentence, SentenceKind, Token
from frontlines.model.settings import DEFAULT_PIPELINE
from frontlines.read.present import mistaken, put_right

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


# Whole documents in large batches take 2 GB; small batches of paragraphs are as fast (measured on 40 stories).
_BATCH = 16
# A paragraph longer than this is parsed in pieces, so that one endless line cannot take the memory of a book.
_LONGEST_PIECE = 6_000
_HEADING_WORDS = 20
_TERMINAL = tuple(".!?:;,…\"”’')]")
_PIECE_END = re.compile(r"(?<=[.!?])\s+|(?<=\s)")
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_SENTENCE_ENDS = frozenset({".", "!", "?", "“", '"', "”", ":"})
# Forms of the rules' verbs that the default pipeline's lemmatiser gets wrong ("rap"), found by trying them all.
_LEMMAS = {
    "raped": "rape",
    "retook": "retake",
    "raping": "rape",
    "reoccupied": "reoccupy",
    "reoccupying": "reoccupy",
    "reoccupies": "reoccupy",
}
_UNREADABLE_RUN = re.compile(r"\S{400,}")  # base64, hex dumps: one "word" that is no word


@dataclass(frozen=True, slots=True)
class Annotator:
    """A loaded language pipeline and what `doctor` says of it."""

    pipeline: "Language"
    name: str
    version: str


@lru_cache(maxsize=2)
def load_annotator(name: str = DEFAULT_PIPELINE) -> Annotator:
    """Load a spaCy pipeline by package name; raises SetupError with the remedy if it is not installed."""
    import spacy  # here, not above: 0.9 s that `frontlines --help` need not pay

    try:
        package: ModuleType = importlib.import_module(name.replace("-", "_"))
        pipeline: Language = package.load()
    except ImportError:
        try:
            pipeline = spacy.load(name)
        except OSError as error:
            raise SetupError(
                f"language pipeline {name!r}: not installed; install it with pip, or name another with --pipeline"
            ) from error
    missing = {"parser", "tagger", "ner"} - set(pipeline.pipe_names)
    if missing:
        raise SetupError(f"language pipeline {name!r}: lacks {', '.join(sorted(missing))}; name a full one")
    return Annotator(pipeline, name, str(pipeline.meta.get("version", "unknown")))


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The text's non-empty lines with their offsets; overlong lines come in pieces cut after a sentence or word."""
    for line in re.finditer(r"[^\n]+", text):
        start, words = line.start(), line.group()
        while len(words) > _LONGEST_PIECE:
            cuts = [m.end() for m in _PIECE_END.finditer(words, 1, _LONGEST_PIECE)]
            cut = cuts[-1] if cuts else _LONGEST_PIECE
            yield start, words[:cut]
            start, words = start + cut, words[cut:]
        if words.strip():
            yield start, words


def is_heading(words: str) -> bool:
    """Whether a whole paragraph looks like a heading: short, and ending in no mark that ends a sentence."""
    stripped = words.strip()
    return not stripped.endswith(_TERMINAL) and len(stripped.split()) <= _HEADING_WORDS


def annotate(text: str, annotator: Annotator) -> tuple[Sentence, ...]:
    """Sentences within paragraphs, headings apart; every kind but heading is still `REPORTING` here.

    Offsets are into `text`. The batches depend on this text alone, so a report reads the same in any company.
    """
    pieces = [
        (start, _UNREADABLE_RUN.sub(lambda m: " " * len(m.group()), words)) for start, words in paragraphs(text)
    ]
    last = len(pieces) - 1
    sentences: list[Sentence] = []
    documents = annotator.pipeline.pipe((words for _, words in pieces), batch_size=_BATCH)
    for number, ((offset, words), document) in enumerate(zip(pieces, documents, strict=True)):
        # The last paragraph is never a heading: nothing follows that it could head; one-line items have no full stop.
        if number < last and is_heading(words):
            whole = _tokens(document, offset)
            if any(not token.text.isspace() for token in whole):
                one = _rebased(whole, 0, len(whole))
                sentences.append(_sentence(len(sentences), number, one, SentenceKind.HEADING))
            continue
        for tokens in _sentences_of(document, offset):
            told = _told(tokens, annotator)
            sentences.append(_sentence(len(sentences), number, told, SentenceKind.REPORTING))
    return tuple(sentences)


def _sentence(index: int, paragraph: int, tokens: tuple[Token, ...], kind: SentenceKind) -> Sentence:
    return Sentence(index, paragraph, tokens[0].start, tokens[-1].end, kind, tokens)


def _told(tokens: tuple[Token, ...], annotator: Annotator) -> tuple[Token, ...]:
    """The sentence's tokens; parsed anew where the verb of its news was taken for a noun."""
    pipeline = annotator.pipeline
    spaces = [token.end < following.start for token, following in pairwise(tokens)] + [False]
    for tried in mistaken(tokens):
        words = [tried[n].past if n in tried else token.text for n, token in enumerate(tokens)]
        document = pipeline(_document_type()(pipeline.vocab, words=words, spaces=spaces))
        if len(list(document.sents)) > 1:
            continue
        parsed = _tokens(document, 0)
        if put_right(tokens, parsed, tried):
            for n, form in tried.items():
                if parsed[n].pos == "VERB":
                    parsed[n] = parsed[n]._replace(lemma=form.verb, tag="VBZ" if form.singular else "VBP")
            return tuple(
                new._replace(text=old.text, lower=old.lower, start=old.start, end=old.end)
                for old, new in zip(tokens, parsed, strict=True)
            )
    return tokens


def _document_type() -> "type[Doc]":
    from spacy.tokens import Doc  # loaded with the pipeline

    return Doc


def _sentences_of(document: "Doc", offset: int) -> Iterator[tuple[Token, ...]]:
    tokens = _tokens(document, offset)
    starts = [i for i, token in enumerate(document) if token.is_sent_start or i == 0]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        first, last = start, end
        while first < last and not tokens[first].text.strip():
            first += 1
        while last > first and not tokens[last - 1].text.strip():
            last -= 1
        if first < last:
            yield _rebased(tokens, first, last)


def _rebased(tokens: list[Token], start: int, end: int) -> tuple[Token, ...]:
    """The tokens with heads counted from the sentence's own start; a head outside becomes a root."""
    if start == 0 and all(token.head < end for token in tokens[:end]):
        return tuple(tokens[:end])  # most sentences stand first in their paragraph: nothing to count anew
    return tuple(
        token._replace(head=token.head - start if start <= token.head < end else i)
        for i, token in enumerate(tokens[start:end])
    )


def _tokens(document: "Doc", offset: int) -> list[Token]:
    """The document's tokens, where the model is known to be wrong about a word put right."""
    tokens = [
        Token(
            text=token.text,
            lower=token.lower_,
            lemma=_LEMMAS.get(token.lower_) or token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            start=offset + token.idx,
            end=offset + token.idx + len(token.text),
            entity=token.ent_type_,
        )
        for token in document
    ]
    for i, token in enumerate(tokens):
        if token.tag == "VBG" and token.dep in _ARGUMENTS and not _has_object(tokens, i):
            # "Fighting between the army and rebels resumed": a verb by its tag, a noun by its place.
            tokens[i] = token._replace(lemma=token.lower, pos="NOUN", tag="NN")
        elif token.tag == "VBG" and token.dep == "csubj" and _only_placed(tokens, i):
            # "Fighting near the port leaves ten dead."
            tokens[i] = token._replace(lemma=token.lower, pos="NOUN", tag="NN", dep="nsubj")
        elif token.tag == "VBZ" and token.dep in _ARGUMENTS and _has_modifier(tokens, i):
            # "Missile strikes on the port kill eight": the subject of another verb is none itself.
            tokens[i] = token._replace(lemma=_singular(token.lower), pos="NOUN", tag="NNS")
        elif token.tag == "NNPS" and (i == 0 or tokens[i - 1].text in _SENTENCE_ENDS) and token.dep != "compound":
            # "Rebels attacked": a plural that begins a sentence is more often a common noun than a name.
            tokens[i] = token._replace(lemma=_singular(token.lower), pos="NOUN", tag="NNS")
        elif token.lower == "offensive" and token.dep == "amod" and tokens[token.head].lower in _DIRECTIONS:
            _as_object(tokens, i)
    return tokens


def _as_object(tokens: list[Token], i: int) -> None:
    """ "Launched an offensive south of Aleppo": the noun is the word before the direction."""
    way = tokens[i].head
    head, dep = (i, "ROOT") if tokens[way].head == way else (tokens[way].head, tokens[way].dep)
    for k, token in enumerate(tokens):
        if token.head == way and k < i:
            tokens[k] = token._replace(head=i)
    tokens[i] = tokens[i]._replace(pos="NOUN", tag="NN", dep=dep, head=head)
    tokens[way] = tokens[way]._replace(dep="advmod", head=i)


def _singular(plural: str) -> str:
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    return plural[:-1] if plural.endswith("s") and not plural.endswith("ss") else plural


def _only_placed(tokens: list[Token], i: int) -> bool:
    """Whether nothing but prepositions hangs from the word: "was seeking to", with a complement, is no noun."""
    return all(t.dep in ("prep", "punct", "amod", "det") for t in tokens if t.head == i and t is not tokens[i])


def _has_modifier(tokens: list[Token], i: int) -> bool:
    return any(token.head == i and token.dep in ("compound", "amod", "det", "nummod") for token in tokens[:i])


def _has_object(tokens: list[Token], i: int) -> bool:
    return any(token.head == i and token.dep == "dobj" for token in tokens)
