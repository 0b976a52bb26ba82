"""re3d: entities by type and relations between them, in official texts on Iraq and Syria.

Entities are those of `entities`, all that a text speaks of, one to one with the gold's; both hold names inside of
longer ones. Relations are the gold's between mentions of one sentence, ours between actors of a report, so that:
- a pair of the gold counts once a document, words it joins by IsSynonymOf as one entity, and in either order where
  the relation has none;
- a pair of ours answers every gold pair that mentions of its two ends overlap, or whose words they have;
- a tie counts where one sentence names both its ends: that an army's name alone shows its state is none of these.
What each of our statements is in re3d's words stands at `_told`. Gold pairs with an end that is no party of ours
(a strike, a vehicle, a building) stay in the gold and are missed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Outcome
from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_files, corpus_lines, corpus_report
from frontlines.evaluate.gold_names import folded
from frontlines.evaluate.scores import Tally
from frontlines.evaluate.spans import overlapping, paired, same_span, tally
from frontlines.model.actor import ActorKind
from frontlines.model.event_kinds import FIGHTING
from frontlines.model.mention import Span
from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import ControlStatus, Event, Tie, TieKind

_EXPECTS = "re3d's folder, whose folders hold documents.json, entities.json and relations.json, or one of those"
_REMEDY = f"expected {_EXPECTS}"

# What our ties say in re3d's words. It has no word of its own for backing: see `_told`.
_RELATIONS = {
    TieKind.FIGHTS: "FightingAgainst",
    TieKind.BACKS: "Likes",
    TieKind.ALLIED_WITH: "AlliesOf",
    TieKind.PART_OF: "BelongsTo",
    TieKind.LEADS: "InChargeOf",
    TieKind.OPPOSES: "Dislikes",
}
# Our kinds of mention in re3d's words; a people as a quality ("Iraqi") is a Nationality, as acting an Organisation.
_KINDS = {
    "person": "Person",
    "group": "Organisation",
    "people": "Nationality",
    "place": "Location",
    "time": "Temporal",
    "count": "Quantity",
    "weapon": "Weapon",
    "platform": "MilitaryPlatform",
    "vehicle": "Vehicle",
    "money": "Money",
    "document": "DocumentReference",
    "address": "CommsIdentifier",
}
_SYMMETRIC = frozenset({"FightingAgainst", "AlliesOf"})
# Types we read nothing of are in the gold of `entities` all the same.
_TYPES = ("Organisation", "Location", "Person", "Temporal", "Quantity", "Nationality", "Weapon")
_MINDED = tuple(dict.fromkeys(_RELATIONS.values()))
# Acts by which one side is in armed conflict with another, "FightingAgainst" in re3d's words.
_VIOLENT = FIGHTING | {"attack_on_civilians", "execution"}
_IN_CHARGE = frozenset({ControlStatus.HOLDS, ControlStatus.GAINED})
_FIGHTERS = frozenset({ActorKind.STATE_FORCES, ActorKind.ARMED_GROUP, ActorKind.COALITION})
_TAKEN_BACK = frozenset({StanceStatus.DENIED, StanceStatus.NEGATED})


def _figure_of(kind: str) -> str:
    """ "FightingAgainst" as "fighting_against"."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind).lstrip("_")


_FIGURES = {
    "entities": "entities of all 12 types that overlap the gold's and have its type, one to one",
    "entities_exact": "the same with exactly the gold's words",
    "spans": "entities that overlap the gold's, whatever the type",
    **{kind.lower(): f"entities of type {kind}, overlapping" for kind in _TYPES},
    **{
        _figure_of(
            kind
        ): f"pairs of entities that stand in {kind}, a pair once a document and synonyms as one; a tie "
        "of ours fits where mentions of its two actors overlap the gold's two, or have their words"
        for kind in _MINDED
    },
}


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity at `text[start:end]`."""

    start: int
    end: int
    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that stand in a relation."""

    type: str
    source: Span
    target: Span


@dataclass(frozen=True, slots=True)
class Re3dCase:
    """One document."""

    name: str
    text: str
    title: str | None
    entities: tuple[Entity, ...]
    pairs: tuple[Pair, ...]


def load(path: Path) -> Iterator[Re3dCase]:
    """All documents of all sources, in the order of the folders."""
    for documents in corpus_files(path, "documents.json", _REMEDY):
        entities = _by_document(documents.with_name("entities.json"))
        relations = _by_document(documents.with_name("relations.json"))
        for row in corpus_lines(documents, _REMEDY):
            try:
                number, text = str(row["_id"]), str(row["text"])
                yield Re3dCase(
                    f"{documents.parent.name}/{number[:8]}",
                    text,
                    row.get("title"),
                    tuple(
                        Entity(e["begin"], e["end"], text[e["begin"] : e["end"]], e["type"])
                        for e in sorted(entities[number], key=lambda e: (e["begin"], e["end"]))
                    ),
                    tuple(
                        Pair(
                            r["type"],
                            Span(r["sourceBegin"], r["sourceEnd"], r["source"]),
                            Span(r["targetBegin"], r["targetEnd"], r["target"]),
                        )
                        for r in relations[number]
                    ),
                )
            except (KeyError, TypeError) as error:
                raise CorpusError(documents, f"a record lacks {error}", _REMEDY) from error


def _by_document(path: Path) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in corpus_lines(path, _REMEDY):
        found[str(row.get("documentId"))].append(row)
    return found


def score(case: Re3dCase, machine: Machine) -> Outcome:
    """Entities and relations of one document."""
    report = corpus_report(case.text, case.name, title=case.title)
    reading = machine.read(report)
    given = _entities(report, machine)
    scores: dict[str, Tally] = {}
    both = paired(case.entities, given, lambda g, p: overlapping(g, p) and g.type == p.type)
    scores["entities"] = tally(*both)
    scores["entities_exact"] = tally(*paired(case.entities, given, lambda g, p: same_span(g, p) and g.type == p.type))
    scores["spans"] = tally(*paired(case.entities, given, overlapping))
    for kind in _TYPES:
        ours = [e for e in given if e.type == kind]
        scores[kind.lower()] = tally(*paired([e for e in case.entities if e.type == kind], ours, overlapping))
    mistakes = [
        *(Mistake(g.type.lower(), MistakeKind.MISSED, g.text, "", _around(case.text, g)) for g in both[1]),
        *(Mistake(p.type.lower(), MistakeKind.EXTRA, "", p.text, _around(case.text, p)) for p in both[2]),
    ]
    for kind in _MINDED:
        scores[_figure_of(kind)], more = _relations(case, reading, kind)
        mistakes += more
    return Outcome(case.name, scores, tuple(mistakes))


def _entities(report: Report, machine: Machine) -> list[Entity]:
    found = [Entity(e.start, e.end, e.text, _KINDS[e.kind]) for e in machine.entities(report) if e.kind in _KINDS]
    return sorted(found, key=lambda e: (e.start, e.end))


def _relations(case: Re3dCase, reading: Reading, kind: str) -> tuple[Tally, list[Mistake]]:
    """Gold pairs answered, of all gold pairs; of ours, those that answer none count against us.

    Words that the gold's IsSynonymOf joins are one entity, so that a pair told again by another name counts once, in
    either order where the relation has none. Armed conflict is also what an attack of one on another tells.
    """
    both_ways = kind in _SYMMETRIC
    gold: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    entity = _entities_by_words(case.pairs)
    for pair in case.pairs:
        if pair.type == kind:
            ends = (entity(folded(pair.source.text)), entity(folded(pair.target.text)))
            gold[tuple(sorted(ends)) if both_ways else ends].append(pair)
    mentions: dict[str, list[Span]] = defaultdict(list)
    for m in reading.actor_mentions:
        mentions[m.actor].append(Span(m.start, m.end, m.text))
    for place in reading.place_mentions:
        mentions[place.place].append(Span(place.phrase_start, place.phrase_end, place.text))
    ours = _told(reading, kind)
    answered: set[tuple[str, str]] = set()
    hit, missed = 0, []
    for pairs in gold.values():
        fits = [o for o in ours if any(_fits(pair, o, mentions, turned=both_ways) for pair in pairs)]
        hit += bool(fits)
        answered.update(fits)
        if not fits:
            words = f"{pairs[0].source.text} > {pairs[0].target.text}"
            missed.append(Mistake(_figure_of(kind), MistakeKind.MISSED, words, ""))
    extra = [
        Mistake(_figure_of(kind), MistakeKind.EXTRA, "", f"{ends[0]} > {ends[1]}", words)
        for ends, words in ours.items()
        if ends not in answered
    ]
    return Tally(hit, len(gold), hit + len(extra)), [*missed, *extra]


def _told(reading: Reading, kind: str) -> dict[tuple[str, str], str]:
    """Our pairs in a relation, each once, with the words of the first statement that tells it.

    re3d's allies fight on the same side of a conflict: ours are those, who attack together, and who backs an armed
    force or anybody with whom an enemy is shared; other backing is its Likes, "positively disposed towards".
    In charge is who leads a body, and who holds a place.
    """
    foes, kinds = _foes(reading), {actor.id: actor.kind for actor in reading.actors}
    found: dict[tuple[str, str], str] = {}
    for tie in reading.ties:
        relation = _RELATIONS.get(tie.kind)
        shared = _enemies(foes, tie.source) & _enemies(foes, tie.target)
        if tie.kind is TieKind.BACKS and (shared or kinds.get(tie.target) in _FIGHTERS):
            relation = "AlliesOf"
        if relation == kind and tie.stance.status not in _TAKEN_BACK and _told_together(reading, tie):
            found.setdefault((tie.source, tie.target), tie.evidence[0].exact)
    if kind == "InChargeOf":
        for held in reading.control:
            if held.status in _IN_CHARGE and held.stance.status not in _TAKEN_BACK:
                found.setdefault((held.actor, held.place), held.evidence[0].exact)
    elif kind == "FightingAgainst":
        found = dict(foes)
    elif kind == "AlliesOf":
        for event in _attacks(reading):
            for ends in combinations(event.initiators, 2):
                found.setdefault(ends, event.evidence[0].exact)
    if kind not in _SYMMETRIC:
        return found
    once: dict[tuple[str, str], str] = {}
    for (source, target), words in found.items():
        if (target, source) not in once:
            once[source, target] = words
    return once


def _told_together(reading: Reading, tie: Tie) -> bool:
    """Whether the sentence of a tie names both its ends, as re3d's relations do; an army's name alone shows one."""
    start = tie.evidence[0].start
    sentence = next((s for s in reading.sentences if s.start <= start < s.end), None)
    if sentence is None:
        return True
    named = {m.actor for m in reading.actor_mentions if sentence.start <= m.start < sentence.end}
    return {tie.source, tie.target} <= named


def _attacks(reading: Reading) -> Iterator[Event]:
    """Acts of armed conflict that the report does not take back."""
    for event in reading.events:
        if event.type in _VIOLENT and event.stance.status not in _TAKEN_BACK:
            yield event


def _foes(reading: Reading) -> dict[tuple[str, str], str]:
    """Who is in armed conflict with whom, by ties and by attacks, with the words that tell it."""
    found: dict[tuple[str, str], str] = {}
    for tie in reading.ties:
        if tie.kind is TieKind.FIGHTS and tie.stance.status not in _TAKEN_BACK:
            found.setdefault((tie.source, tie.target), tie.evidence[0].exact)
    for event in _attacks(reading):
        for ends in product(event.initiators, event.targets):
            found.setdefault(ends, event.evidence[0].exact)
    return found


def _enemies(foes: Mapping[tuple[str, str], str], actor: str) -> set[str]:
    return {b if a == actor else a for a, b in foes if actor in (a, b)}


def _entities_by_words(pairs: Sequence[Pair]) -> Callable[[str], str]:
    """For folded words, the words that stand for the entity the gold says they name."""
    above: dict[str, str] = {}

    def top(words: str) -> str:
        while words in above:
            words = above[words]
        return words

    for pair in pairs:
        if pair.type == "IsSynonymOf":
            one, other = top(folded(pair.source.text)), top(folded(pair.target.text))
            if one != other:
                above[one] = other
    return top


def _fits(pair: Pair, ends: tuple[str, str], mentions: Mapping[str, Sequence[Span]], *, turned: bool) -> bool:
    def names(gold: Span, actor: str) -> bool:
        words = folded(gold.text)
        return any(overlapping(gold, m) or folded(m.text) == words for m in mentions[actor])

    source, target = ends
    if names(pair.source, source) and names(pair.target, target):
        return True
    return turned and names(pair.source, target) and names(pair.target, source)


def _around(text: str, entity: Entity) -> str:
    return text[max(0, entity.start - 30) : entity.end + 30]


RE3D = Benchmark(
    name="re3d",
    title="re3d: entities and relations in 77 official texts on Iraq and Syria",
    cite="Dstl 2017, Relationship and Entity Extraction Evaluation Dataset (licences by source); measure our own, "
    "as none is published with it",
    expects=_EXPECTS,
    at="corpora/re3d",
    figures=_FIGURES,
    load=load,
    score=score,
    quick=4,
)
