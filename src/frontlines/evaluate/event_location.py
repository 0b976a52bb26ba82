"""Event location: of the places a sentence names, which is that of the marked event.

As in the paper, the sentence and the event's verb are given, and the words that name its place are asked for: which
words name places at all is not given. Coders marked the narrowest place, all of a list, and none where the sentence
does not say. The paper counts tokens; `places` counts whole names, so that long names weigh no more than short ones.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Outcome, Published
from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_json, corpus_report
from frontlines.evaluate.scores import Tally
from frontlines.evaluate.spans import overlapping, paired, tally
from frontlines.model.mention import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")
_EXPECTS = "dev.json: a list of sentences whose spans are labelled VERB and LOCATION, or a folder that holds it"


@dataclass(frozen=True, slots=True)
class LocatedEvent:
    """One sentence, the word that stands for its event, and the places where that happened; none is an answer too."""

    name: str
    text: str
    verb: Span
    places: tuple[Span, ...]


def load(path: Path) -> Iterator[LocatedEvent]:
    """The sentences with a marked event; those without one have nothing to locate."""
    remedy = f"expected {_EXPECTS}"
    path = path / "dev.json" if path.is_dir() else path
    rows = corpus_json(path, remedy)
    if not isinstance(rows, list):
        raise CorpusError(path, "is no list of sentences", remedy)
    for number, row in enumerate(rows):
        try:
            text = str(row["text"])
            spans = [(str(s["label"]), _span(text, s)) for s in row.get("spans", ())]
        except (KeyError, TypeError) as error:
            raise CorpusError(path, f"sentence {number} lacks {error}", remedy) from error
        verbs = [span for label, span in spans if label == "VERB"]
        if verbs:
            places = tuple(span for label, span in spans if label == "LOCATION")
            yield LocatedEvent(str(number), text, verbs[0], places)


def _span(text: str, row: dict[str, object]) -> Span:
    """Some spans count tokens instead of characters: their words say what they are, their token which of them."""
    start, end, words = int(str(row["start"])), int(str(row["end"])), row.get("text")
    if isinstance(words, str) and text[start:end] != words and words in text:
        token = int(str(row.get("token_start", 0)))
        found = (m.start() for m in re.finditer(re.escape(words), text))
        start = min(found, key=lambda at: abs(len(_TOKEN.findall(text[:at])) - token))
        end = start + len(words)
    return Span(start, end, text[start:end])


def score(case: LocatedEvent, machine: Machine) -> Outcome:
    """The places given for the event against the gold's."""
    report = corpus_report(case.text, case.name)
    (given,) = machine.places_of(report, (case.verb,))
    spans = [Span(m.start, m.end, m.text) for m in given]
    pairs, missed, extra = paired(case.places, spans, overlapping)
    wanted, named = _tokens(case.text, case.places), _tokens(case.text, spans)
    words = f"[{case.verb.text}] {case.text}"
    return Outcome(
        case.name,
        {"places": tally(pairs, missed, extra), "tokens": Tally(len(wanted & named), len(wanted), len(named))},
        (
            *(Mistake("places", MistakeKind.MISSED, g.text, "", words) for g in missed),
            *(Mistake("places", MistakeKind.EXTRA, "", p.text, words) for p in extra),
        ),
    )


def _tokens(text: str, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(span.start + m.start() for span in spans for m in _TOKEN.finditer(text[span.start : span.end]))


_HALTERMAN = "Halterman 2019 (trained on the corpus)"
EVENT_LOCATION = Benchmark(
    name="event-location",
    title="Event location: the place of a marked event in 247 sentences",
    cite="Halterman 2019, Geolocating Political Events in Text, MIT",
    expects=_EXPECTS,
    at="corpora/event_location",
    figures={
        "places": "place names that overlap the gold's, one to one; a sentence without any counts by what is given",
        "tokens": "words of place names, as the paper counts",
    },
    load=load,
    score=score,
    published=(
        Published(_HALTERMAN, "tokens.precision", 0.83),
        Published(_HALTERMAN, "tokens.recall", 0.83),
    ),
    quick=2,
)
