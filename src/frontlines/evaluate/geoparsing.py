"""Geoparsing: names of places found, given names resolved, and both in one go."""

import math
from collections.abc import Callable, Iterator
from pathlib import Path

from frontlines.evaluate.benchmark import Benchmark, Machine, Mistake, MistakeKind, Named, Outcome, Published
from frontlines.evaluate.files import corpus_report
from frontlines.evaluate.geo_corpora import (
    GWN_EXPECTS,
    LGL_EXPECTS,
    TR_NEWS_EXPECTS,
    GeoCase,
    GoldToponym,
    load_gwn,
    load_lgl,
    load_tr_news,
)
from frontlines.evaluate.gold_names import kilometres
from frontlines.evaluate.scores import NEAR_KM, Distances, Tally
from frontlines.evaluate.spans import overlapping, paired, same_span, tally
from frontlines.model.mention import Span
from frontlines.model.place import Place

_FIGURES = {
    "finding": "names of places with exactly the gold's words",
    "finding_overlap": "names of places that overlap the gold's, one to one",
    "resolving": "the names the gold ties to GeoNames, given to us: how far our point is from the gold's (Gritta et "
    "al. 2020: accuracy within 161 km, mean and median error in km, area under the curve of ln(1 + km)); no answer "
    "counts as the farthest point on Earth, and the very entry of a country, continent or ocean, which has no point "
    "with us, as none",
    "resolving_exact": "of the same: recall is the share for which ours is the very entry of GeoNames",
    "chain": "names found (overlapping) and resolved within 161 km, of those that the gold ties to GeoNames",
}


def score(case: GeoCase, machine: Machine) -> Outcome:
    """Find all names in the article, then resolve those the gold has points for."""
    report = corpus_report(case.text, case.name)
    found = list(machine.toponyms(report))
    pairs, missed, extra = paired(case.toponyms, found, same_span)
    loose, still_missed, still_extra = paired(missed, extra, overlapping)
    pointed = [gold for gold in case.toponyms if gold.point is not None]
    answers = machine.resolve(report, [Span(gold.start, gold.end, gold.text) for gold in pointed])
    both = list(zip(pointed, answers, strict=True))
    distances = [_km(gold, place, machine) for gold, place in both]
    return Outcome(
        case.name,
        {
            "finding": tally(pairs, missed, extra),
            "finding_overlap": tally([*pairs, *loose], still_missed, still_extra),
            "resolving": Distances(tuple(distances)),
            "resolving_exact": Tally(
                sum(place is not None and machine.geonames(place) == gold.geonames for gold, place in both),
                len(both),
                sum(place is not None for place in answers),
            ),
            "chain": _chain([*pairs, *loose], len(pointed), len(found), machine),
        },
        (
            *(Mistake("finding", MistakeKind.MISSED, g.text, "", _around(case.text, g)) for g in still_missed),
            *(Mistake("finding", MistakeKind.EXTRA, "", g.text, _around(case.text, g)) for g in still_extra),
            *(Mistake("finding", MistakeKind.WRONG, g.text, p.text, _around(case.text, g)) for g, p in loose),
            *(
                Mistake("resolving", MistakeKind.WRONG, f"{gold.text} {gold.point}", _said(place))
                for (gold, place), km in zip(both, distances, strict=True)
                if km > NEAR_KM
            ),
        ),
    )


def _chain(pairs: list[tuple[GoldToponym, Named]], pointed: int, found: int, machine: Machine) -> Tally:
    # Of ours only those count against us that meet no gold name at all or one with a point: the gold says nothing of
    # where the others are.
    pointless = sum(gold.point is None for gold, _ in pairs)
    hits = sum(_km(gold, given.place, machine) <= NEAR_KM for gold, given in pairs if gold.point is not None)
    return Tally(hits, pointed, found - pointless)


def _km(gold: GoldToponym, place: Place | None, machine: Machine) -> float:
    if gold.point is None or place is None:
        return math.inf
    if place.lat is None or place.lon is None:
        # A country, a continent and an ocean are no pin with us: the very entry of GeoNames is the right answer.
        return 0.0 if machine.geonames(place) == gold.geonames else math.inf
    return kilometres(gold.point, (place.lat, place.lon))


def _said(place: Place | None) -> str:
    return "" if place is None else f"{place.name} in {place.admin1}, {place.country} ({place.lat}, {place.lon})"


def _around(text: str, gold: GoldToponym | Named) -> str:
    return text[max(0, gold.start - 40) : gold.end + 40]


def _benchmark(
    name: str,
    title: str,
    cite: str,
    corpus: tuple[str, str],
    load: Callable[[Path], Iterator[GeoCase]],
    published: tuple[Published, ...],
) -> Benchmark[GeoCase]:
    expects, at = corpus
    return Benchmark(
        name=name,
        title=title,
        cite=cite,
        expects=expects,
        at=at,
        figures=_FIGURES,
        load=load,
        score=score,
        published=published,
        quick=10,
    )


_MORDECAI = "Mordecai 3 (Halterman 2023)"
_MEASURE = "measures of Gritta, Pilehvar & Collier 2020"
GWN = _benchmark(
    "geowebnews",
    "GeoWebNews: 200 articles from the web, toponyms of all kinds",
    f"Gritta, Pilehvar & Collier 2020; {_MEASURE}",
    (GWN_EXPECTS, "corpora/geoparsing/GWN.xml"),
    load_gwn,
    (
        Published("NCRF++ (Gritta et al. 2020)", "finding.f1", 0.885, "trained on the corpus, five-fold"),
        Published(_MORDECAI, "resolving.within_161_km", 0.941, "needs an Elasticsearch index of GeoNames"),
        Published(_MORDECAI, "resolving_exact.recall", 0.901, "needs an Elasticsearch index of GeoNames"),
    ),
)
LGL = _benchmark(
    "lgl",
    "Local-Global Lexicon: 588 articles of local papers",
    f"Lieberman, Samet & Sankaranarayanan 2010; {_MEASURE}",
    (LGL_EXPECTS, "corpora/geoparsing/lgl.xml"),
    load_lgl,
    (
        Published(_MORDECAI, "resolving.within_161_km", 0.827, "needs an Elasticsearch index of GeoNames"),
        Published(_MORDECAI, "resolving_exact.recall", 0.794, "needs an Elasticsearch index of GeoNames"),
    ),
)
TR_NEWS = _benchmark(
    "tr-news",
    "TR-News: 118 articles of global and local papers",
    f"Kamalloo & Rafiei 2018; {_MEASURE}",
    (TR_NEWS_EXPECTS, "corpora/geoparsing/TR-News.xml"),
    load_tr_news,
    (),
)
