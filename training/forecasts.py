"""Train the outlook model: whether a word that can point ahead does (src/frontlines/knowledge/learned/outlook.json).

    python training/forecasts.py [--shared ../shared]

Learns from training/data/forecasts-sentences.tsv, written for it, and from judgements on signs of the future in half
of the articles of the future-statements corpus (training/data/forecasts-judged.json: article, offset of the sign,
answer), for which the corpus must be at hand. training/data/forecasts.md says how they were judged. Prints how well
signs are told apart in articles not seen.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from linear import Example, fit, told_apart, write

from frontlines.evaluate.files import corpus_report
from frontlines.evaluate.futures import load
from frontlines.model.sentence import SentenceKind
from frontlines.read.kit import Kit, build_kit
from frontlines.read.prepare import prepare
from frontlines.read.signs import outlook_of, signs_ahead
from frontlines.read.speech import attributions

ROOT = Path(__file__).parents[1]
DATA = ROOT / "training" / "data"
# Chosen by ten-fold cross-validation over the articles.
PENALTY = 0.003
WRITTEN = 0.6  # weight of a sentence written for training beside one of the corpus
THRESHOLD = 0.35
_BECAUSE = (
    "Modals and verbs of intention also tell of habits, abilities, rules and the past; the words around tell which."
)


def main() -> None:
    """Read, measure by cross-validation, train on all, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    shared = options.parse_args().shared
    kit = build_kit()
    written, judged = list(of_sentences(kit)), list(of_articles(kit, shared / "corpora" / "future_statements"))
    chances = told_apart(judged, written, folds=10, penalty=PENALTY)
    kept = [one.holds for one, chance in zip(judged, chances, strict=True) if chance >= THRESHOLD]
    every = sum(one.holds for one in judged)
    trained_on = (
        f"{len(judged)} signs in articles of the future-statements corpus (texts from Wikinews, CC BY 2.5), judged "
        f"for it, and {len(written)} in sentences written for it. In ten folds over the articles, of the signs kept "
        f"{sum(kept) / len(kept):.3f} point ahead, instead of {every / len(judged):.3f}; of those that do, "
        f"{sum(kept) / every:.3f} are kept."
    )
    model = fit([*judged, *written], penalty=PENALTY, threshold=THRESHOLD)
    path = write(model, "outlook", because=_BECAUSE, trained_on=trained_on)
    sys.stdout.write(f"{trained_on}\n{path.name}: {len(model.weights)} weights, {path.stat().st_size:,} bytes\n")


def of_sentences(kit: Kit) -> Iterator[Example]:
    """The signs in the sentences written for training; all in a sentence have its answer."""
    lines = (DATA / "forecasts-sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for number, line in enumerate(lines, 1):
        label, sentence = line.split("\t")
        for _, features in _signs(kit, sentence, f"written {number}"):
            yield Example(features, label != "none", f"written {number}", WRITTEN)


def of_articles(kit: Kit, corpus: Path) -> Iterator[Example]:
    """The judged signs of the corpus; a sign the cues no longer find is passed over."""
    judged = json.loads((DATA / "forecasts-judged.json").read_text(encoding="utf-8"))
    for case in load(corpus):
        answers = judged.get(case.name, {})
        if answers:
            for at, features in _signs(kit, case.text, case.name):
                if str(at) in answers:
                    yield Example(features, bool(answers[str(at)]), case.name)


def _signs(kit: Kit, text: str, name: str) -> Iterator[tuple[int, frozenset[str]]]:
    ready = prepare(corpus_report(text, name), kit)
    kinds = {actor.id: actor.kind for actor in ready.linked.actors.values()}
    said = attributions(text, ready.scene.marks, kinds, kit.cues)
    before = (-1, False)
    for mark in ready.scene.marks:
        if mark.sentence.kind == SentenceKind.HEADING:
            continue
        held = [one for one in said if one.sentence == mark.sentence.index]
        signs = signs_ahead(mark, held, kit.cues, None, goes_on=before == (mark.sentence.paragraph, True))
        for sign in signs:
            yield mark.syntax.tokens[sign.token].start, outlook_of(mark, sign, held)
        before = (mark.sentence.paragraph, bool(signs))


if __name__ == "__main__":
    main()
