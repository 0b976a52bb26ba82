"""The product as benchmarks measure it: one kit for a process, every answer by the way users get it."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from typing import Any

from frontlines.evaluate.benchmark import Outcome
from frontlines.evaluate.benchmarks import BENCHMARKS
from frontlines.intake import report_from_text
from frontlines.intake.decode import decode
from frontlines.intake.pages import read_page
from frontlines.model.errors import SourceError
from frontlines.model.mention import PlaceMention, Span
from frontlines.model.place import Place
from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.statement import Event
from frontlines.model.template import IncidentTemplate
from frontlines.read.annotate import annotate
from frontlines.read.entities import Entity, entities
from frontlines.read.kit import Kit, build_kit
from frontlines.read.pipeline import read
from frontlines.read.recase import recased
from frontlines.read.templates import incident_templates
from frontlines.read.timex import Timex, timexes
from frontlines.read.toponyms import Toponym, resolve_toponyms, toponyms
from frontlines.read.where import places_of_acts

_WORTH_A_PROCESS = 8  # cases
_CHUNK = 8  # cases handed to a process at a time


class Product:
    """Frontlines with its kit; the last reading is kept, as several figures may be made of one."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._last: Reading | None = None
        self._filed = {rule.name: rule.plover for rule in kit.rules}

    def take_in(self, text: str, name: str, published: str | None) -> Report:
        """The report of a text as intake gives it."""
        return report_from_text(text, name, published)

    def read(self, report: Report) -> Reading:
        """The reading of one report."""
        if self._last is None or self._last.report != report:
            self._last = read(report, self._kit)
        return self._last

    def plover(self, event: Event) -> str | None:
        """The PLOVER type that the rule of an event gives."""
        return self._filed.get(event.rule)

    def times(self, report: Report) -> Sequence[Timex]:
        """All times that TimeML marks."""
        report = recased(report, self._kit.casing)
        return timexes(annotate(report.text, self._kit.annotator), report.text, report.published)

    def entities(self, report: Report) -> Sequence[Entity]:
        """All that the text speaks of."""
        return entities(report, self._kit)

    def toponyms(self, report: Report) -> Sequence[Toponym]:
        """All names of places in the text."""
        return toponyms(report, self._kit)

    def resolve(self, report: Report, names: Sequence[Span]) -> Sequence[Place | None]:
        """The place each given name means."""
        return resolve_toponyms(report, names, self._kit)

    def places_of(self, report: Report, acts: Sequence[Span]) -> Sequence[Sequence[PlaceMention]]:
        """Where the act at each span happened."""
        return places_of_acts(report, acts, self._kit)

    def templates(self, reading: Reading) -> Sequence[IncidentTemplate]:
        """The incidents of a reading in the form of MUC-4."""
        return incident_templates(reading, self._kit)

    def geonames(self, place: Place) -> str | None:
        """The number GeoNames has for a place."""
        return self._kit.gazetteer.geonames(place.id)

    def page_text(self, page: bytes) -> str:
        """The article on a web page; "" where none is found."""
        try:
            return read_page(decode(page), headline=False).text
        except SourceError:
            return ""


def scored(benchmark: str, cases: Sequence[Any], jobs: int | None) -> Iterator[Outcome]:
    """The outcome of each case of the benchmark with this name, in their order; `None` jobs: one a core.

    A few cases are scored here: starting other processes takes longer than that.
    """
    wanted = min(jobs or os.cpu_count() or 1, len(cases) // _WORTH_A_PROCESS)
    if wanted <= 1:
        yield from (_score(benchmark, case) for case in cases)
        return
    # "spawn": a fork of a process that already runs threads may hang.
    with ProcessPoolExecutor(wanted, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(partial(_score, benchmark), cases, chunksize=max(1, min(_CHUNK, len(cases) // wanted)))


def _score(benchmark: str, case: Any) -> Outcome:  # noqa: ANN401 (each benchmark has its own kind of case)
    return BENCHMARKS[benchmark].score(case, _product())


@cache
def _product() -> Product:
    """The product of this process, built once."""
    return Product(build_kit())
