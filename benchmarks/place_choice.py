"""Learn the weights by which a place is chosen among its namesakes: `python benchmarks/place_choice.py [--write]`.

    python benchmarks/place_choice.py [--shared ../shared] [--write]

The even-numbered articles of GeoWebNews and of the Local-Global Lexicon give the names and where they are; the odd
ones are held out and measured. The weights are those of a conditional logit (the right places of a name against
all that bear it), drawn by a square penalty towards the weights that stand in the file, so that what the corpora do
not speak of stays as it was set by hand. Votes depend on weights, so learning and voting take turns.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from frontlines.evaluate.files import corpus_report
from frontlines.evaluate.geo_corpora import GeoCase, load_gwn, load_lgl
from frontlines.evaluate.gold_names import kilometres
from frontlines.lexicon.gazetteer import GazetteerEntry
from frontlines.lexicon.place_weights import FEATURES, WEIGHTS_FILE, PlaceWeights, load_place_weights
from frontlines.model.mention import Span
from frontlines.read.annotate import annotate
from frontlines.read.kit import Kit, build_kit
from frontlines.read.locate_choose import ballots_of, choose
from frontlines.read.locate_rank import Ballot, Numbers, features, scores
from frontlines.read.toponyms import given_names

_CORPORA = ((load_gwn, "corpora/geoparsing/GWN.xml"), (load_lgl, "corpora/geoparsing/lgl.xml"))
_TURNS = 4
_STEPS = 400
_RATE = 0.05
_PENALTY = 0.01  # on squared distance from the weights set by hand, per name learned from
_NEAR_KM = 161.0
_BY_HAND = frozenset({"country_present", "own_name", "region_of_town", "region_share"})  # see the file of weights
_LEARNED = np.array([name not in _BY_HAND and not name.startswith("called_") for name in FEATURES])


@dataclass(frozen=True, slots=True)
class Article:
    """The names of one article: what is known of their candidates, which of them are right, and how often each is."""

    ballots: tuple[Ballot, ...]
    right: tuple[Numbers, ...]
    weight: float  # so that both corpora count the same


def main() -> None:
    """Learn, measure, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true", help="put the weights into the file")
    asked = parser.parse_args()
    kit = build_kit()
    halves: tuple[list[Article], list[Article]] = ([], [])
    for load, at in _CORPORA:
        cases = tuple(load(asked.shared / at))
        for number, case in enumerate(cases):
            halves[number % 2].append(_article(case, kit, 1_000 / sum(len(one.toponyms) for one in cases)))
    start = load_place_weights()
    learned = learn(halves[0], start)
    for name, weights in (("before", start), ("after", learned)):
        print(
            name,
            *(
                f"{half}: {share_right(articles, weights):.4f}"
                for half, articles in zip(("learned from", "held out"), halves, strict=True)
            ),
        )
    for name, old, new in zip(FEATURES, start.values, learned.values, strict=True):
        print(f"  {name:28} {old:6.2f} -> {new:6.2f}")
    if asked.write:
        _write(learned)


def learn(articles: Sequence[Article], start: PlaceWeights) -> PlaceWeights:
    """The weights under which the right places are likeliest, held near those at the start."""
    weights = start
    for _ in range(_TURNS):
        names = list(_names(articles, weights))
        total = sum(count for _, _, count in names)
        values, first, second = weights.values.copy(), np.zeros(len(FEATURES)), np.zeros(len(FEATURES))
        for step in range(1, _STEPS + 1):
            slope = np.zeros(len(FEATURES))
            for table, right, count in names:
                raised = np.exp((scored := table @ values) - scored.max())
                share = raised / raised.sum()
                wanted = share * right / max((share * right).sum(), 1e-12)
                slope += count * (wanted - share) @ table
            slope = _LEARNED * (slope / total - 2 * _PENALTY * (values - start.values))
            first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
            values += _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = PlaceWeights(values)
    return weights


def share_right(articles: Sequence[Article], weights: PlaceWeights) -> float:
    """The share of names, by mentions, for which the likeliest place is a right one; names without any count too."""
    hits = total = 0
    for article in articles:
        tables = features(article.ballots, weights)
        for one, right, scored in zip(
            article.ballots, article.right, scores(article.ballots, tables, weights), strict=True
        ):
            if len(one.entries):
                total += one.mentions
                hits += one.mentions * int(right[int(np.argmax(scored))] > 0)
    return hits / max(1, total)


def _names(articles: Sequence[Article], weights: PlaceWeights) -> Iterator[tuple[Numbers, Numbers, float]]:
    """Names with a right and a wrong candidate, the mentions beyond the first counting less and less."""
    for article in articles:
        for one, table, right in zip(article.ballots, features(article.ballots, weights), article.right, strict=True):
            if 0 < right.sum() < len(right):
                yield table, right, article.weight * float(np.sqrt(one.mentions))


def _article(case: GeoCase, kit: Kit, weight: float) -> Article:
    report = corpus_report(case.text, case.name)
    sentences = annotate(report.text, kit.annotator)
    pointed = [gold for gold in case.toponyms if gold.point is not None]
    names = given_names(report.text, sentences, [Span(g.start, g.end, g.text) for g in pointed], kit.gazetteer)
    gold = {(s.sentence, s.first, s.last): g for s, g in zip(names, pointed, strict=True) if s is not None}
    options = [[s] for s in sorted({s for s in names if s is not None}, key=lambda s: (s.sentence, s.first, s.last))]
    _, countries = choose(options, sentences, kit.gazetteer)
    ballots, right = [], []
    for one, mentions in ballots_of(options, sentences, countries):
        meant = gold[(mentions[0].sentence, mentions[0].first, mentions[0].last)]
        ballots.append(one)
        right.append(np.array([float(_is(entry, meant.point, meant.geonames, kit)) for entry in one.entries]))
    return Article(tuple(ballots), tuple(right), weight)


def _is(entry: GazetteerEntry, point: tuple[float, float] | None, geonames: str | None, kit: Kit) -> bool:
    if entry.lat is None or entry.lon is None or point is None:
        return kit.gazetteer.geonames(entry.id) == geonames
    return kilometres(point, (entry.lat, entry.lon)) <= _NEAR_KM


def _write(weights: PlaceWeights) -> None:
    text = WEIGHTS_FILE.read_text(encoding="utf-8")
    for name, value in zip(FEATURES, weights.values, strict=True):
        text = re.sub(rf"(name: {name}, weight: )-?[\d.]+", lambda found, value=value: f"{found[1]}{value:.2f}", text)
    WEIGHTS_FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
