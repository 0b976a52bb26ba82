"""Our gold: ten kinds of facts, matched one to one where they say the same about the same sentence.

The measure is that of the gold's own `score.py`, of which this is the typed form; a test holds the two together.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Outcome, Published
from frontlines.evaluate.gold_file import EXPECTS, GoldCase, load_articles, load_stories
from frontlines.evaluate.gold_names import Names, borne_by, folded, kilometres, listed, sentence_of
from frontlines.evaluate.scores import Tally
from frontlines.evaluate.spans import paired, tally
from frontlines.model.place import Place
from frontlines.model.reading import Reading
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import SYMMETRIC_TIES, Claim, Control, Event, Statement, Tie, Toll

# Stances that take a fact back match only gold marked so, and neither is scored.
_TAKEN_BACK = frozenset({StanceStatus.DENIED, StanceStatus.NEGATED})
_SAME_POINT_KM = 25

_FIGURES = {
    "actors": "one of our names or mentions is one of the gold's forms",
    "places": "the same name, and a point within 25 km",
    "events": "an event read from the sentence of the gold's event, whatever its type",
    "event_types": "of the same type as well",
    "event_roles": "of events matched: each initiator, target, place and date",
    "ties": "the two actors and the kind are the same; where in the text is not asked, and a tie counts once",
    "control": "actor, place, status and sentence",
    "tolls": "kind, lower bound and sentence",
    "claims": "speaker and sentence",
    "forecasts": "sentence",
}
# Two careful coders of the stories against each other, as given with the gold: about as far as the measure goes.
_CODERS = {
    "actors": 0.86, "places": 0.88, "events": 0.89, "event_types": 0.85, "event_roles": 0.94, "ties": 0.74,
    "control": 0.83, "tolls": 0.91, "claims": 0.95, "forecasts": 1.0,
}  # fmt: skip

Pairing = tuple[Sequence[tuple[Any, Any]], Sequence[Any], Sequence[Any]]


class _Comparison:
    """One reading beside its gold."""

    def __init__(self, facts: Mapping[str, Any], reading: Reading) -> None:
        self.facts, self.reading = facts, reading
        self.actors = Names(facts.get("actors") or {}, _forms(reading.actors, reading.actor_mentions, "actor"))
        self.places = Names(
            {name: [name] for name in facts.get("places") or {}},
            _forms(reading.places, reading.place_mentions, "place"),
        )

    def of(self, kind: str) -> list[Any]:
        return list(self.facts.get(kind) or [])

    def here(self, gold: Mapping[str, Any], given: Statement) -> bool:
        return borne_by(sentence_of(self.reading.report.text, gold["at"]), given.evidence)

    def place(self, name: str, given: Place) -> bool:
        _, lat, lon = self.facts["places"][name]
        if not self.places.same(name, given.id):
            return False
        if lat is None:
            return True
        if given.lat is None or given.lon is None:
            return False
        return kilometres((float(lat), float(lon)), (given.lat, given.lon)) <= _SAME_POINT_KM

    def tie(self, gold: Sequence[str], given: Tie) -> bool:
        first, kind, second = gold
        if given.kind != kind:
            return False
        if self.actors.same(first, given.source) and self.actors.same(second, given.target):
            return True
        turned = self.actors.same(first, given.target) and self.actors.same(second, given.source)
        return given.kind in SYMMETRIC_TIES and turned

    def control(self, gold: Mapping[str, Any], given: Control) -> bool:
        return (
            given.status == gold["status"]
            and self.actors.any_same(gold["actor"], [given.actor])
            and self.places.any_same(gold["place"], [given.place])
            and self.here(gold, given)
        )

    def toll(self, gold: Mapping[str, Any], given: Toll) -> bool:
        bounded = (given.low, given.high) != (None, None)
        return given.kind == gold["kind"] and self.here(gold, given) and bounded and gold.get("low") == given.low

    def claim(self, gold: Mapping[str, Any], given: Claim) -> bool:
        if not self.here(gold, given):
            return False
        if self.actors.any_same(gold["speaker"], [given.speaker]):
            return True
        ours = ({folded(given.speaker_text)} | self.actors.forms(given.speaker)) - {""}
        said = [folded(speaker) for speaker in listed(gold["speaker"])]
        return any(one in name or name in one for one in said for name in ours)

    def roles(self, pairs: Sequence[tuple[Mapping[str, Any], Event]]) -> Tally:
        """Each argument of the events that were matched."""
        arguments = [
            self._role(sought, given, names)
            for gold, event in pairs
            for sought, given, names in (
                (listed(gold.get("by")), event.initiators, self.actors),
                (listed(gold.get("against")), event.targets, self.actors),
                (listed(gold.get("place")), event.places, self.places),
            )
        ]
        return Tally.together([*arguments, *(_date(gold, event) for gold, event in pairs if gold.get("date"))])

    @staticmethod
    def _role(sought: Sequence[str], given: Sequence[str], names: Names) -> Tally:
        return Tally(sum(names.any_same(name, given) for name in sought), len(sought), len(given))


def score(case: GoldCase, machine: Machine) -> Outcome:
    """Read the report and compare it with its gold, kind by kind."""
    reading = machine.read(machine.take_in(case.text, case.name, case.published))
    both = _Comparison(case.facts, reading)
    named, located = (list(case.facts.get(kind) or {}) for kind in ("actors", "places"))
    pairings: dict[str, Pairing] = {
        "actors": paired(named, reading.actors, lambda g, p: both.actors.same(g, p.id)),
        "places": paired(located, reading.places, both.place),
    }
    golds = [event for event in both.of("events") if event.get("status") not in _TAKEN_BACK]
    typed, missed, extra = paired(golds, _kept(reading.events), lambda g, p: p.type == g["type"] and both.here(g, p))
    loose, still_missed, still_extra = paired(missed, extra, both.here)  # the right sentence, another type
    pairings["events"] = ([*typed, *loose], still_missed, still_extra)
    pairings["event_types"] = (typed, missed, extra)
    pairings["ties"] = paired(both.of("ties"), _once(_kept(reading.ties)), both.tie)
    pairings["control"] = paired(both.of("control"), _kept(reading.control), both.control)
    pairings["tolls"] = paired(both.of("tolls"), _kept(reading.tolls), both.toll)
    pairings["claims"] = paired(both.of("claims"), reading.claims, both.claim)
    pairings["forecasts"] = paired(both.of("forecasts"), reading.forecasts, both.here)
    scores = {name: tally(*pairing) for name, pairing in pairings.items()}
    scores["event_roles"] = both.roles(pairings["events"][0])
    mistakes = tuple(mistake for name, pairing in pairings.items() for mistake in _mistakes(name, pairing))
    return Outcome(case.name, scores, mistakes)


def _forms(things: Sequence[Any], mentions: Sequence[Any], key: str) -> dict[str, list[str]]:
    forms = {thing.id: [thing.name] for thing in things}
    for mention in mentions:
        forms.setdefault(getattr(mention, key), []).append(mention.text)
    return forms


def _kept(statements: Sequence[Any]) -> list[Any]:
    return [statement for statement in statements if statement.stance.status not in _TAKEN_BACK]


def _once(ties: Sequence[Tie]) -> list[Tie]:
    """A tie that is told again counts once."""
    by_ends: dict[tuple[object, ...], Tie] = {}
    for tie in ties:
        ends = (tie.source, tie.target)
        by_ends.setdefault((tie.kind, *(sorted(ends) if tie.kind in SYMMETRIC_TIES else ends)), tie)
    return list(by_ends.values())


def _date(gold: Mapping[str, Any], event: Event) -> Tally:
    """The start of the event's date, as far as the gold's date goes."""
    wanted = str(gold["date"]).split("/")[0]
    given = event.when.iso_start() if event.when else None
    return Tally(bool(given) and wanted.startswith(str(given)[: len(wanted)]), 1, bool(given))


def _mistakes(figure: str, pairing: Pairing) -> list[Mistake]:
    _, missed, extra = pairing
    return [
        *(Mistake(figure, MistakeKind.MISSED, _gold_words(gold), "", _at(gold)) for gold in missed),
        *(Mistake(figure, MistakeKind.EXTRA, "", _given_words(given), _evidence(given)) for given in extra),
    ]


def _gold_words(gold: object) -> str:
    if isinstance(gold, Mapping):
        return ", ".join(f"{key}: {value}" for key, value in gold.items() if key != "at")
    return " ".join(map(str, gold)) if isinstance(gold, list) else str(gold)


def _at(gold: object) -> str:
    return str(gold.get("at", "")) if isinstance(gold, Mapping) else ""


def _given_words(given: object) -> str:
    if isinstance(given, Tie):
        return f"{given.source} {given.kind} {given.target}"
    if isinstance(given, Event):
        return f"{given.type} ({', '.join(given.initiators)} > {', '.join(given.targets)})"
    if isinstance(given, Control):
        return f"{given.actor} {given.status} {given.place}"
    if isinstance(given, Toll):
        return f"{given.kind} {given.low}-{given.high}"
    if isinstance(given, Claim):
        return given.speaker_text
    return str(getattr(given, "name", "") or getattr(given, "text", ""))


def _evidence(given: object) -> str:
    pieces = getattr(given, "evidence", ())
    return str(pieces[0].exact) if pieces else ""


def _benchmark(name: str, title: str, load: Callable[..., Any], *, coded: bool) -> Benchmark[GoldCase]:
    return Benchmark(
        name=name,
        title=title,
        cite="Frontlines' own gold and its guide (texts: see the corpora's README); measure of its score.py",
        expects=EXPECTS,
        at="gold",
        figures=_FIGURES,
        load=load,
        score=score,
        published=tuple(Published("two careful coders", f"{kind}.f1", f1) for kind, f1 in _CODERS.items() if coded),
        quick=1,
    )


STORIES = _benchmark("gold", "18 development stories, coded fact by fact", load_stories, coded=True)
FOUNDING = _benchmark("founding", "The founding article, coded fact by fact", load_articles, coded=False)
