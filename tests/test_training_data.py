"""What the models shipped with Frontlines are trained on is in form."""

import json
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parents[1] / "training" / "data"


def test_sentences_on_the_future_have_one_label_each():
    head, *lines = (DATA / "forecasts-sentences.tsv").read_text(encoding="utf-8").splitlines()
    assert head == "label\tsentence"
    pairs = [line.split("\t") for line in lines]
    assert {label for label, _ in pairs} == {"forecast", "plan", "none"}
    assert [sentence for sentence, n in Counter(sentence for _, sentence in pairs).items() if n > 1] == []


def test_judgements_name_articles_of_one_half_and_say_yes_or_no():
    judged = json.loads((DATA / "forecasts-judged.json").read_text(encoding="utf-8"))
    assert all(int(article) % 2 == 0 for article in judged)
    assert {answer for answers in judged.values() for answer in answers.values()} == {0, 1}
