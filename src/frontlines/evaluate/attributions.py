"""Attributions in PolNeAR's form: who is cited, by which word, and for what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Outcome
from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_files, corpus_report, corpus_text
from frontlines.evaluate.spans import overlapping, paired, tally
from frontlines.model.mention import Span
from frontlines.model.statement import Claim

_EXPECTS = "a part of PolNeAR: a folder with attributions/NAME_CODER.ann and text/NAME.txt"
_REMEDY = f"expected {_EXPECTS}"
_CODER = re.compile(r"_[0-9a-f]{4}$")
_PIECE = re.compile(r"(\d+) (\d+)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; its parts may be in several pieces. Without a source somebody unnamed is cited."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AttributionCase:
    """One article."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def load(path: Path) -> Iterator[AttributionCase]:
    """The articles in the order of their names; of one that several coders marked, the first coder's."""
    seen: set[str] = set()
    for file in corpus_files(path, "*.ann", _REMEDY):
        name = _CODER.sub("", file.stem)
        if name in seen:
            continue
        seen.add(name)
        beside = file.parent.parent / "text" / f"{name}.txt"
        text = corpus_text(beside if beside.exists() else file.with_suffix(".txt"), _REMEDY)
        yield AttributionCase(name, text, tuple(_attributions(file, text)))


def _attributions(file: Path, text: str) -> Iterator[Attribution]:
    """brat's standoff form: T lines hold spans, E lines join them."""
    spans: dict[str, tuple[Span, ...]] = {}
    for number, line in enumerate(corpus_text(file, _REMEDY).splitlines(), 1):
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            pieces = [(int(a), int(b)) for a, b in _PIECE.findall(rest.split("\t")[0])]
            spans[key] = tuple(Span(a, b, text[a:b]) for a, b in pieces)
        elif key.startswith("E"):
            parts: dict[str, tuple[Span, ...]] = {}
            for pair in rest.split()[1:]:
                role, _, target = pair.partition(":")
                if target not in spans:
                    raise CorpusError(file, f"line {number} names {target}, which no line before it holds", _REMEDY)
                parts[role.rstrip("0123456789")] = spans[target]
            yield Attribution(parts.get("Source", ()), parts.get("Cue", ()), parts.get("Content", ()))


def score(case: AttributionCase, machine: Machine) -> Outcome:
    """Our claims against the attributions: the same content, then its source and its cue."""
    claims = machine.read(corpus_report(case.text, case.name)).claims
    pairs, missed, extra = paired(case.attributions, claims, _same_content)
    sourced = [(gold, claim) for gold, claim in pairs if gold.source and _same_source(gold, claim)]
    cued = [(gold, claim) for gold, claim in pairs if any(claim.cue.lower() in cue.text.lower() for cue in gold.cue)]
    named = [gold for gold in case.attributions if gold.source]
    return Outcome(
        case.name,
        {
            "content": tally(pairs, missed, extra),
            "source": tally(sourced, [None] * (len(named) - len(sourced)), [None] * (len(claims) - len(sourced))),
            "cue": tally(cued, [None] * (len(case.attributions) - len(cued)), [None] * (len(claims) - len(cued))),
        },
        (
            *(Mistake("content", MistakeKind.MISSED, _words(g.content), "", _words(g.cue)) for g in missed),
            *(Mistake("content", MistakeKind.EXTRA, "", c.text, c.cue) for c in extra),
            *(
                Mistake("source", MistakeKind.WRONG, _words(g.source), c.speaker_text, c.evidence[0].exact)
                for g, c in pairs
                if g.source and not _same_source(g, c)
            ),
        ),
    )


def _same_content(gold: Attribution, claim: Claim) -> bool:
    at = claim.evidence[0]
    begin = at.exact.find(claim.text)
    ours = Span(at.start + begin, at.start + begin + len(claim.text), claim.text) if begin >= 0 else at
    return any(overlapping(piece, ours) for piece in gold.content)


def _same_source(gold: Attribution, claim: Claim) -> bool:
    """The speaker's words hold the gold's or are held by them."""
    ours, theirs = claim.speaker_text.lower(), _words(gold.source).lower()
    return bool(ours) and (ours in theirs or theirs in ours)


def _words(spans: tuple[Span, ...]) -> str:
    return " ".join(span.text for span in spans)


POLNEAR = Benchmark(
    name="attributions",
    title="PolNeAR: who said what in political news",
    cite="Newell, Margolin & Ruths 2018; partial match as there: spans that overlap",
    expects=_EXPECTS,
    at="corpora/polnear",
    figures={
        "content": "claims whose words overlap the gold's content, one to one",
        "source": "of these, those whose speaker's words hold the gold's or are held by them, of all",
        "cue": "of these, those whose word of attribution is in the gold's cue, of all",
    },
    load=load,
    score=score,
    quick=10,
)
