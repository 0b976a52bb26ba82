"""The ledger of forecasts: who expected what by when, what may bear on it, and what persons say became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from frontlines.model.horizon import HorizonWords, Window
from frontlines.model.ids import fold
from frontlines.model.judgement import Act, Judgement, Rulings
from frontlines.model.known import Known
from frontlines.model.likelihood import Likelihood, LikelihoodScale
from frontlines.model.statement import Forecast, Statement
from frontlines.model.told import Review, Told
from frontlines.picture.forecasts_bearing import Bearing, Later, Named, bearings_of, lay_out_later
from frontlines.picture.horizon import window_of


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One forecast of the ledger."""

    statement: str  # Statement.id
    lineage: str
    report: str
    publisher: str  # for people: the publisher, else title, address or id of the report
    day: date  # the report's
    text: str
    by: str | None  # Actor.id
    by_words: str  # who expects it, for people: the actor's name, the report's words, else the publisher
    condition: str | None
    horizon: str | None  # the report's words
    window: Window | None  # the days they mean; None: no horizon, or words that give no days
    likelihood: Likelihood | None  # the band of ICD-203 that its own words state; None: they state none
    plan: bool
    bearings: tuple[Bearing, ...]  # proposed, not judged
    outcome: Judgement | None  # what a person says became of it; None: nobody has said
    copy: bool  # the report is a wire copy of an earlier one
    review: Review


@dataclass(frozen=True, slots=True)
class Tally:
    """How often the forecasts of one source came true, by persons' judgement."""

    came_true: int = 0
    did_not: int = 0
    open: int = 0  # judged open: nobody can tell yet
    unjudged: int = 0

    @property
    def judged(self) -> int:
        """How many came true or did not."""
        return self.came_true + self.did_not

    def plus(self, outcome: Act | None) -> "Tally":
        """The tally with one more forecast."""
        return Tally(
            self.came_true + (outcome is Act.CAME_TRUE),
            self.did_not + (outcome is Act.DID_NOT),
            self.open + (outcome is Act.OPEN),
            self.unjudged + (outcome is None),
        )


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """The record of one source: of who forecasts, or of who publishes. Plans are tallied apart from expectations."""

    source: str  # for people
    publishes: bool  # True: it published forecasts, whoever made them; False: it made them
    forecasts: Tally
    plans: Tally
    by_band: Mapping[str, Tally] = field(default_factory=dict)  # Likelihood.name to what became of those so worded


@dataclass(frozen=True, slots=True)
class ForecastLedger:
    """All forecasts and the record of every source."""

    rows: tuple[ForecastRow, ...]  # in the order of reporting
    sources: tuple[SourceRecord, ...]  # who forecasts first, then who publishes; those with most forecasts first


def forecasts_ledger(
    forecasts: Iterable[Told[Forecast]],
    facts: Iterable[Told[Statement]],
    *,
    rulings: Rulings,
    known: Known,
    likelihood: LikelihoodScale,
    horizons: HorizonWords,
    incident_of: Mapping[str, str] | None = None,
    named: Mapping[str, Named] | None = None,
    propose: bool = True,
) -> ForecastLedger:
    """The ledger of all forecasts.

    `facts` are the events, ties, control statements and tolls of all reports; `incident_of` leads from Statement.id
    to Incident.id, so that an event told by many is proposed once; `named` says whom and where the words of each
    forecast name, by Statement.id. `propose=False` leaves the proposals out.
    """
    later = lay_out_later(facts, known, named) if propose else None
    kept = [told for told in forecasts if told.review is not Review.REJECTED]
    kept.sort(key=lambda t: (t.byline.day, t.byline.number, t.statement.evidence[0].start, t.id))
    rows = tuple(_row(told, later, rulings, known, likelihood, horizons, incident_of or {}) for told in kept)
    return ForecastLedger(rows, _records(rows, {told.id: told.byline.copies for told in kept}))


def _row(
    told: Told[Forecast],
    later: Later | None,
    rulings: Rulings,
    known: Known,
    likelihood: LikelihoodScale,
    horizons: HorizonWords,
    incident_of: Mapping[str, str],
) -> ForecastRow:
    forecast, byline = told.statement, told.byline
    publisher = byline.publisher or byline.title or byline.url or byline.report
    actor = known.actors.get(forecast.by) if forecast.by else None
    window = window_of(forecast.horizon, byline.day, horizons) if forecast.horizon else None
    words = " ".join(piece.exact for piece in forecast.evidence)
    return ForecastRow(
        statement=forecast.id,
        lineage=told.lineage,
        report=byline.report,
        publisher=publisher,
        day=byline.day,
        text=forecast.text,
        by=forecast.by,
        by_words=(actor.name if actor else None) or forecast.by_text or forecast.by or publisher,
        condition=forecast.condition,
        horizon=forecast.horizon,
        window=window,
        likelihood=likelihood.stated(forecast.text) or likelihood.stated(words),
        plan=forecast.plan,
        bearings=bearings_of(told, window, later, incident_of) if later else (),
        outcome=rulings.outcomes.get(told.lineage),
        copy=byline.copies != byline.report,
        review=told.review,
    )


def _records(rows: Sequence[ForecastRow], copies: Mapping[str, str]) -> tuple[SourceRecord, ...]:
    """One record a source; a forecast that stands in a story and in its wire copies is counted once a source."""
    found: dict[tuple[bool, str], SourceRecord] = {}
    names: dict[tuple[bool, str], str] = {}
    counted: set[tuple[bool, str, str, str]] = set()
    for row in sorted(rows, key=lambda row: row.outcome is None):  # of copies, the one that a person judged
        for publishes, name in ((False, row.by_words), (True, row.publisher)):
            key = publishes, fold(name)
            told = (*key, copies[row.statement], fold(row.text))
            if told in counted:
                continue
            counted.add(told)
            names.setdefault(key, name)
            found[key] = _with(found.get(key) or SourceRecord(names[key], publishes, Tally(), Tally()), row)
    return tuple(sorted(found.values(), key=lambda r: (r.publishes, -_made(r), r.source)))


def _with(record: SourceRecord, row: ForecastRow) -> SourceRecord:
    outcome = row.outcome.act if row.outcome else None
    bands = dict(record.by_band)
    if row.likelihood and not row.plan:
        bands[row.likelihood.name] = bands.get(row.likelihood.name, Tally()).plus(outcome)
    return SourceRecord(
        source=record.source,
        publishes=record.publishes,
        forecasts=record.forecasts if row.plan else record.forecasts.plus(outcome),
        plans=record.plans.plus(outcome) if row.plan else record.plans,
        by_band=bands,
    )


def _made(record: SourceRecord) -> int:
    return sum(tally.judged + tally.open + tally.unjudged for tally in (record.forecasts, record.plans))
