"""What the page's template is given: one frozen view a report, every text still raw (the template escapes)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frontlines.model.place import Place
from frontlines.model.reading import Reading
from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Claim, Control, Event, Forecast, Statement, Tie, Toll
from frontlines.picture.one import picture_of
from frontlines.picture.shapes import Basis, Dyad, Front, Ground, ReportPicture
from frontlines.picture.words import (
    CONTROL_VERBS,
    TIE_VERBS,
    Names,
    agree,
    bounds,
    claimed_words,
    event_label,
    line,
    names_of,
    speaker_words,
    stance_words,
    toll_words,
    when_words,
)
from frontlines.show.clean import shortened
from frontlines.show.page.locator import Plot, drawable, plots_of
from frontlines.show.page.network import Network, network_of
from frontlines.show.page.segments import Block, Marked, blocks

KINDS = ("event", "tie", "control", "toll", "claim", "forecast")
_TYPES: dict[type[Statement], str] = dict(zip((Event, Tie, Control, Toll, Claim, Forecast), KINDS, strict=True))
_QUOTE = 220


@dataclass(frozen=True, slots=True)
class Fact:
    """A clickable fact: its words, its date, its stance, and the numbers of the statements behind it."""

    text: str
    numbers: str  # "3 7"; empty where nothing in the report's words bears it
    date: str = ""
    stance: str = ""  # "" for a plain assertion
    tone: str = ""  # a style: against, with, toll


@dataclass(frozen=True, slots=True)
class Row:
    """One statement in the table of all."""

    number: int
    kind: str
    text: str
    date: str
    status: str
    stance: str
    quote: str
    rule: str
    confidence: str


@dataclass(frozen=True, slots=True)
class FrontView:
    """One front: its place and its facts."""

    name: str
    where: str
    current: bool
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """One divided pair: both sides against the shared enemies, then against each other."""

    title: str
    explanation: str
    shared: tuple[tuple[str, tuple[Fact, ...]], ...]
    against: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class CostView:
    """One row of the tolls."""

    kind: str
    fact: Fact
    by: str
    where: str
    date: str
    says: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One row of the places."""

    name: str
    country: str
    admin: str
    point: str
    precision: str
    sure: str
    said: int


@dataclass(frozen=True, slots=True)
class View:
    """One report, ready to be laid out."""

    key: str
    title: str
    byline: str
    source: str
    blocks: tuple[Block, ...]
    rows: tuple[Row, ...]
    fronts: tuple[FrontView, ...]
    network: Network | None
    edges: tuple[tuple[str, str], ...]  # of the network, in its order: (numbers, label)
    hostile: tuple[Fact, ...]
    friendly: tuple[Fact, ...]
    divided: tuple[PairView, ...]
    costs: tuple[CostView, ...]
    timeline: tuple[Fact, ...]
    undated: tuple[Fact, ...]
    claims: tuple[tuple[str, Fact], ...]
    forecasts: tuple[tuple[str, Fact], ...]
    set_aside: tuple[Fact, ...]
    plots: tuple[Plot, ...]
    not_drawn: tuple[str, ...]
    places: tuple[PlaceView, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Book:
    """What every fact needs: the names, and each statement's number."""

    names: Names
    numbers: dict[str, int]

    def refs(self, ids: Iterable[str]) -> str:
        return " ".join(str(n) for n in sorted({self.numbers[i] for i in ids if i in self.numbers}))

    def basis(self, basis: Iterable[Basis]) -> str:
        return self.refs(each.statement for each in basis)

    def stance(self, statement: Statement) -> str:
        return stance_words(statement.stance, self.names)

    def derived(self, basis: Sequence[Basis]) -> str:
        words = [stance_words(each.stance, self.names) for each in basis]
        return "; ".join(dict.fromkeys(words)) if words and all(words) else ""

    def fact(self, statement: Statement, tone: str = "") -> Fact:
        text = line(statement, self.names)
        return Fact(text, self.refs([statement.id]), _date(statement), self.stance(statement), tone)


def view_of(reading: Reading, key: str) -> View:
    """The view of one report; `key` begins every element id, so that several reports fit one page."""
    picture, names = picture_of(reading), names_of(reading)
    ordered = sorted(reading.statements(), key=lambda s: (_start(s), KINDS.index(_TYPES[type(s)])))
    book = _Book(names, {statement.id: number for number, statement in enumerate(ordered, 1)})
    report = reading.report
    published = when_words(report.published)
    marks = [
        Marked(evidence.start, evidence.end, book.numbers[statement.id], _TYPES[type(statement)])
        for statement in ordered
        for evidence in statement.evidence
    ]
    dyads = (*picture.hostile, *picture.friendly)
    network = network_of(dyads, names.actors)
    return View(
        key=key,
        title=report.title or report.source,
        byline=" · ".join(filter(None, (report.publisher, report.author, published or "published date unknown"))),
        source=report.url or report.source,
        blocks=blocks(report.text, reading.sentences, marks),
        rows=tuple(_row(statement, book) for statement in ordered),
        fronts=tuple(_front(front, reading.places, book) for front in picture.fronts),
        network=network,
        edges=tuple((book.basis(e.dyad.basis), _dyad(e.dyad, book).text) for e in network.edges) if network else (),
        hostile=tuple(_dyad(dyad, book, "against") for dyad in picture.hostile),
        friendly=tuple(_dyad(dyad, book, "with") for dyad in picture.friendly),
        divided=_pairs(picture, book),
        costs=_costs(picture, book),
        timeline=tuple(book.fact(moment.statement) for moment in picture.timeline),
        undated=tuple(book.fact(moment.statement) for moment in picture.undated),
        claims=tuple(_claim(claim, book) for claim in picture.claims),
        forecasts=tuple(_forecast(forecast, book) for forecast in picture.forecasts),
        set_aside=tuple(book.fact(statement) for statement in picture.set_aside),
        plots=plots_of(reading.places),
        not_drawn=tuple(f"{p.name} ({p.precision.value})" for p in reading.places if not drawable(p)),
        places=_places(reading),
        notes=_notes(reading),
    )


def _start(statement: Statement) -> int:
    return min((evidence.start for evidence in statement.evidence), default=0)


def _date(statement: Statement) -> str:
    return when_words(statement.when) if isinstance(statement, Event | Tie | Control | Toll) else ""


def _row(statement: Statement, book: _Book) -> Row:
    asserted = statement.stance.status is StanceStatus.ASSERTED
    return Row(
        number=book.numbers[statement.id],
        kind=_TYPES[type(statement)],
        text=line(statement, book.names),
        date=_date(statement),
        status=statement.stance.status.value,
        stance="" if asserted else book.stance(statement),
        quote=shortened(" […] ".join(evidence.exact for evidence in statement.evidence), _QUOTE),
        rule=statement.rule,
        confidence=f"{statement.confidence:.2f}",
    )


def _front(front: Front, places: Sequence[Place], book: _Book) -> FrontView:
    place = next((p for p in places if p.id == front.place), None)
    facts = []
    for role in front.roles:
        text = f"{agree(book.names.actor(role.actor), CONTROL_VERBS[role.status])} it"
        date = "; ".join(filter(None, map(when_words, role.whens)))
        facts.append(Fact(text, book.basis(role.basis), date, book.derived(role.basis), role.status.value))
    for fight in front.fighting:
        event = fight.event
        text = ("Under way: " if fight.going_on else "") + event_label(event.type)
        if event.initiators:
            text += f" by {book.names.all_actors(event.initiators)}"
        if event.targets:
            text += f" against {book.names.all_actors(event.targets)}"
        numbers, stance = book.refs([event.id]), book.stance(event)
        facts.append(Fact(text[:1].upper() + text[1:], numbers, _date(event), stance, "fighting"))
    for toll in front.tolls:
        words = toll_words(toll)
        facts.append(
            Fact(words[:1].upper() + words[1:], book.refs([toll.id]), _date(toll), book.stance(toll), "toll")
        )
    parts = (place.admin1, place.country, place.precision.value if front.vague else "") if place else ()
    where = ", ".join(filter(None, parts))
    return FrontView(book.names.place(front.place), where, front.current, tuple(facts))


def _dyad(dyad: Dyad, book: _Book, tone: str = "") -> Fact:
    actor = agree(book.names.actor(dyad.source), TIE_VERBS[dyad.kind])
    means = f" ({', '.join(dyad.means)})" if dyad.means else ""
    date = "; ".join(filter(None, map(when_words, dyad.whens)))
    text = f"{actor} {book.names.actor(dyad.target)}{means}"
    return Fact(text, book.basis(dyad.basis), date, book.derived(dyad.basis), tone)


def _pairs(picture: ReportPicture, book: _Book) -> tuple[PairView, ...]:
    def facts(grounds: Iterable[Ground]) -> tuple[Fact, ...]:
        return tuple(Fact(ground.text, book.basis(ground.basis)) for ground in grounds)

    return tuple(
        PairView(
            title=f"{book.names.actor(pair.first)} – {book.names.actor(pair.second)}",
            explanation=pair.explanation,
            shared=tuple(
                (book.names.actor(each.enemy), facts((*each.first[:2], *each.second[:2]))) for each in pair.shared
            ),
            against=facts(pair.against),
        )
        for pair in picture.divided
    )


def _costs(picture: ReportPicture, book: _Book) -> tuple[CostView, ...]:
    rows = []
    for cost in picture.costs:
        toll = cost.toll
        text = bounds(toll.low, toll.high, estimate=toll.estimate) + (f" {toll.of}" if toll.of else "")
        where = toll.places or ((toll.place,) if toll.place else ())
        rows.append(
            CostView(
                kind=toll.kind.value,
                fact=Fact(text, book.refs([toll.id])),
                by=book.names.actor(toll.by) if toll.by else "",
                where=book.names.all_places(where),
                date=_date(toll),
                says=book.stance(toll),
            )
        )
    return tuple(rows)


def _claim(claim: Claim, book: _Book) -> tuple[str, Fact]:
    speaker = speaker_words(claim, book.names)
    who = f"{speaker}, {claim.cue}" if claim.cue else speaker
    return who, Fact(claimed_words(claim), book.refs([claim.id]))


def _forecast(forecast: Forecast, book: _Book) -> tuple[str, Fact]:
    by = book.names.actor(forecast.by) if forecast.by else forecast.by_text or "the report"
    condition, horizon = forecast.condition, forecast.horizon
    terms = [f"condition: {condition}" if condition and condition not in forecast.text else ""]
    terms.append(horizon if horizon and horizon not in forecast.text else "")
    fact = Fact(forecast.text, book.refs([forecast.id]), "; ".join(filter(None, terms)))
    return f"{'Plan' if forecast.plan else 'Forecast'} of {by}", fact


def _places(reading: Reading) -> tuple[PlaceView, ...]:
    said = [mention.place for mention in reading.place_mentions]
    return tuple(
        PlaceView(
            name=place.name,
            country=place.country or "",
            admin=place.admin1 or "",
            point=f"{place.lat:.3f}, {place.lon:.3f}" if place.lat is not None and place.lon is not None else "",
            precision=place.precision.value,
            sure=f"{place.confidence:.2f}" + (f" of {place.candidates} of that name" if place.candidates > 1 else ""),
            said=said.count(place.id),
        )
        for place in reading.places
    )


def _notes(reading: Reading) -> tuple[str, ...]:
    kinds = [sentence.kind.value for sentence in reading.sentences]
    notes = [f"{len(kinds)} sentences: " + ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))]
    if reading.report.removed:
        pieces = len(reading.report.removed)
        notes.append(f"{pieces} piece{'' if pieces == 1 else 's'} of page furniture left out.")
    notes += [f"Warning: {warning.message} [{warning.code}]" for warning in reading.warnings]
    notes += [f"Skipped at {skip.stage}: {skip.message} [{skip.reason}]" for skip in reading.skipped]
    return tuple(notes)
