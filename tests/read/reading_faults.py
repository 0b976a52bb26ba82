"""What must hold of every reading, whatever the text: used on invented, generated and shared reports alike."""

import json
from collections import Counter
from collections.abc import Iterator

from jsonschema import Draft202012Validator

from frontlines.export.json import dump, schema_text
from frontlines.model.reading import Reading

VALIDATOR = Draft202012Validator(json.loads(schema_text()))


def faults(reading: Reading) -> list[str]:
    """What is wrong with a reading, in words; nothing if it is sound."""
    return [*_words(reading), *_ids(reading), *_references(reading), *_ranges(reading), *_schema(reading)]


def _words(reading: Reading) -> Iterator[str]:
    text = reading.report.text
    for mention in (*reading.actor_mentions, *reading.place_mentions):
        if text[mention.start : mention.end] != mention.text or not mention.text:
            yield f"mention {mention.text!r} is not what stands at {mention.start}:{mention.end}"
    for place in reading.place_mentions:
        if not 0 <= place.phrase_start <= place.start <= place.end <= place.phrase_end <= len(text):
            yield f"the phrase around {place.text!r} does not hold it"
    for statement in reading.statements():
        if not statement.evidence:
            yield f"{statement.id} has no evidence"
        for evidence in statement.evidence:
            if text[evidence.start : evidence.end] != evidence.exact or not evidence.exact:
                yield f"{statement.id}: {evidence.exact!r} is not what stands at {evidence.start}:{evidence.end}"
            if not text[: evidence.start].endswith(evidence.prefix) or not text[evidence.end :].startswith(
                evidence.suffix
            ):
                yield f"{statement.id}: the context of {evidence.exact!r} is not what stands around it"
    for sentence in reading.sentences:
        # Unreadable runs are blanked before parsing; everything else must be the report's own words.
        if any(text[t.start : t.end] != t.text for t in sentence.tokens if not t.text.isspace()):
            yield f"a token of the sentence at {sentence.start} is not the report's word"


def _ids(reading: Reading) -> Iterator[str]:
    for kind, ids in {
        "statement": [s.id for s in reading.statements()],
        "actor": [a.id for a in reading.actors],
        "place": [p.id for p in reading.places],
    }.items():
        yield from (f"{kind} id {one} is there {times} times" for one, times in Counter(ids).items() if times > 1)


def _references(reading: Reading) -> Iterator[str]:
    actors = {a.id for a in reading.actors}
    places = {p.id for p in reading.places}
    tolls = {t.id for t in reading.tolls}
    used_actors = {m.actor for m in reading.actor_mentions} | {s.stance.by for s in reading.statements()}
    used_places = {p for m in reading.place_mentions for p in (m.place, m.anchor)}
    for event in reading.events:
        used_actors |= {*event.initiators, *event.targets}
        used_places |= set(event.places)
        if not set(event.tolls) <= tolls:
            yield f"{event.id} names a toll that is not there"
    for tie in reading.ties:
        used_actors |= {tie.source, tie.target}
        if tie.source == tie.target:
            yield f"{tie.id} ties {tie.source} to itself"
    used_actors |= {c.actor for c in reading.control} | {t.by for t in reading.tolls}
    used_actors |= {c.speaker for c in reading.claims} | {f.by for f in reading.forecasts}
    used_places |= {c.place for c in reading.control} | {p for t in reading.tolls for p in (*t.places, t.place)}
    yield from (f"actor {one} is used and not listed" for one in sorted(used_actors - actors - {None}))
    yield from (f"place {one} is used and not listed" for one in sorted(used_places - places - {None}))


def _ranges(reading: Reading) -> Iterator[str]:
    for statement in reading.statements():
        if not 0 < statement.confidence <= 1:
            yield f"{statement.id} has confidence {statement.confidence}"
        when = getattr(statement, "when", None)
        if when and when.start and when.end and when.start > when.end:
            yield f"{statement.id} ends before it starts"
    for toll in reading.tolls:
        if toll.low is not None and toll.high is not None and toll.low > toll.high:
            yield f"{toll.id} is between {toll.low} and {toll.high}"
    starts = [sentence.start for sentence in reading.sentences]
    if starts != sorted(starts):
        yield "the sentences are not in the order of the text"


def _schema(reading: Reading) -> Iterator[str]:
    for error in VALIDATOR.iter_errors(json.loads(dump(reading))):
        yield f"{error.json_path}: {error.message[:200]}"
