"""Explain: what a text was read as, by which rules and why; and which rules nearly fired, and why they did not."""

from dataclasses import dataclass
from hashlib import sha256

from frontlines.model.mention import ActorMention, CountMention, PlaceMention, TimeMention
from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.sentence import Sentence
from frontlines.model.statement import Statement
from frontlines.read.count import find_counts
from frontlines.read.date import date_sentences
from frontlines.read.kit import Kit
from frontlines.read.pipeline import read_traced
from frontlines.read.state import Candidate, NearMiss

_SAID_ALREADY = ", which another statement says already"
_TOO_LITTLE = ", left out: nobody, no place or no number to say it of"

Mention = ActorMention | PlaceMention | TimeMention | CountMention


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule whose words and conditions were met in a sentence, and what became of it."""

    rule: str
    because: str  # the rule's own reason
    sentence: int  # Sentence.index
    words: str  # the word or words that set it off
    outcome: str  # what it found, as kind and value ("event displacement"), and why it was left out if it was
    kept: tuple[str, ...]  # ids of the statements that rest on it; empty where it was left out


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading with what the stages saw on the way. All tuples are in the order of the text."""

    reading: Reading
    mentions: tuple[Mention, ...]
    fired: tuple[Fired, ...]
    near: tuple[NearMiss, ...]


def explain(text: str, kit: Kit) -> Explanation:
    """Read a text of any size as if it were a report without a date, and tell how it was read."""
    report = Report(text=text, sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), source="text")
    near: list[NearMiss] = []
    candidates: list[Candidate] = []
    reading = read_traced(report, kit, near=near, fired=candidates)
    fired = [_fired(candidate, reading) for candidate in candidates]
    return Explanation(
        reading=reading,
        mentions=_mentions(reading),
        fired=tuple(dict.fromkeys(fired)),
        near=tuple(dict.fromkeys(near)),
    )


def _mentions(reading: Reading) -> tuple[Mention, ...]:
    """Actors and places as the reading keeps them, and every time and count of the text, resolved or not."""
    text = reading.report.text
    found: list[Mention] = [
        *reading.actor_mentions,
        *reading.place_mentions,
        *date_sentences(reading.sentences, text, reading.report.published),
        *(c for s in reading.sentences for c in find_counts(text[s.start : s.end], offset=s.start)),
    ]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _fired(candidate: Candidate, reading: Reading) -> Fired:
    sentence = reading.sentences[candidate.sentence]
    alike = [s for s in reading.statements() if _says(s, candidate, sentence)]
    kept = tuple(s.id for s in alike if s.rule == candidate.rule.name)
    outcome = f"{candidate.kind} {candidate.value}"
    if not kept:
        outcome += _SAID_ALREADY if alike else _TOO_LITTLE
    return Fired(
        rule=candidate.rule.name,
        because=candidate.rule.because,
        sentence=candidate.sentence,
        words=sentence.tokens[candidate.predicate].text,
        outcome=outcome,
        kept=kept,
    )


def _says(statement: Statement, candidate: Candidate, sentence: Sentence) -> bool:
    """Whether a statement is of the candidate's kind and value, with words of its sentence as evidence."""
    return (
        type(statement).__name__.lower() == candidate.kind
        and _value(statement) == candidate.value
        and any(e.start < sentence.end and sentence.start < e.end for e in statement.evidence)
    )


def _value(statement: Statement) -> str:
    """What a candidate calls its value: an event's type, a control's status, the kind of a tie or toll."""
    found = getattr(statement, "type", None) or getattr(statement, "status", None) or getattr(statement, "kind", "")
    return str(found)


__all__ = ["Explanation", "Fired", "Mention", "NearMiss", "explain"]
