"""The report's text becomes sentences of tokens that stand where the text says, whatever the text."""

import pytest

from frontlines.model.errors import SetupError
from frontlines.model.sentence import SentenceKind
from frontlines.read.annotate import annotate, is_heading, load_annotator, paragraphs


@pytest.fixture(scope="module")
def annotator(kit):
    return kit.annotator


def test_every_token_is_the_words_at_its_place(annotator):
    text = "Race for al-Bab\n\nRebels took Tal Abyad. “We won’t leave,” a fighter said.\n\nNobody was hurt."
    for sentence in annotate(text, annotator):
        assert [text[t.start : t.end] for t in sentence.tokens] == [t.text for t in sentence.tokens]


def test_heads_stay_within_their_sentence(annotator):
    text = "Troops fled. The town fell, and its people left for the border.\n\nHeading\n\nIt was over."
    for sentence in annotate(text, annotator):
        assert all(0 <= token.head < len(sentence.tokens) for token in sentence.tokens)


def test_no_sentence_crosses_a_line_end(annotator):
    text = "The town fell\nand its people left.\n\nThe army said so."
    assert all("\n" not in text[s.start : s.end] for s in annotate(text, annotator))


def test_a_short_line_without_a_full_stop_is_a_heading_unless_it_is_the_last(annotator):
    kinds = [s.kind for s in annotate("Race for al-Bab\n\nRebels took the town.\n\nTroops flee", annotator)]
    assert kinds == [SentenceKind.HEADING, SentenceKind.REPORTING, SentenceKind.REPORTING]


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("Race for al-Bab", True),
        ("Who holds the road?", False),
        ("Rebels took the town.", False),
        ("“We won’t leave”", False),
        ("word " * 21, False),
    ],
)
def test_a_heading_is_short_and_ends_in_no_mark(words, heading):
    assert is_heading(words) is heading


def test_paragraphs_are_the_lines_that_hold_words_with_their_offsets():
    text = "one\n\n   \ntwo three\n"
    assert list(paragraphs(text)) == [(0, "one"), (9, "two three")]


@pytest.mark.parametrize("line", ["word " * 5_000, "x" * 20_000, "A sentence of five words. " * 1_000])
def test_an_endless_line_comes_in_pieces_that_lose_nothing(line):
    pieces = list(paragraphs(line))
    assert len(pieces) > 1
    assert "".join(words for _, words in pieces) == line
    assert [start for start, _ in pieces] == [sum(len(w) for _, w in pieces[:n]) for n in range(len(pieces))]


def test_a_run_no_person_could_read_gives_no_sentence(annotator):
    text = "Rebels took the town.\n\n" + "QUJD" * 500 + "\n\nNobody was hurt."
    assert [text[s.start : s.end] for s in annotate(text, annotator)] == ["Rebels took the town.", "Nobody was hurt."]


@pytest.mark.parametrize(
    ("text", "word", "lemma", "pos"),
    [
        ("Militiamen raped dozens of women.", "raped", "rape", "VERB"),
        ("Fighting between the army and rebels resumed in Ituri.", "Fighting", "fighting", "NOUN"),
        ("Fighting between militias in Galkayo leaves ten people dead.", "Fighting", "fighting", "NOUN"),
        ("Rebels launch an offensive south of Aleppo.", "offensive", "offensive", "NOUN"),
        ("Overnight missile strikes on Hodeidah, Yemen, kill nine people.", "strikes", "strike", "NOUN"),
    ],
)
def test_what_the_model_is_known_to_get_wrong_is_put_right(annotator, text, word, lemma, pos):
    (token,) = [t for s in annotate(text, annotator) for t in s.tokens if t.text == word]
    assert (token.lemma, token.pos) == (lemma, pos)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("A truck bomb explodes in Zabul leaving nine people dead.", "explodes", "bomb"),
        ("A masked citizen stabs six in Lille, killing a woman.", "stabs", "citizen"),
        ("Four people die after a home-made bomb tears through the cafe.", "tears", "bomb"),
        ("M23 captures Sange, South Kivu, from the Congolese army.", "captures", "M23"),
    ],
)
def test_a_verb_in_the_present_that_the_parser_took_for_a_noun_is_the_verb(annotator, text, verb, subject):
    (sentence,) = annotate(text, annotator)
    at = next(i for i, token in enumerate(sentence.tokens) if token.text == verb)
    assert (sentence.tokens[at].pos, sentence.tokens[at].tag) == ("VERB", "VBZ")
    assert [t.text for t in sentence.tokens if t.head == at and t.dep == "nsubj"] == [subject]
    assert all(text[t.start : t.end] == t.text for t in sentence.tokens)


@pytest.mark.parametrize("text", ["US air strikes in Idlib.", "Clashes near the port of Goma.", "Rebel attacks."])
def test_a_noun_without_a_verb_stays_a_noun(annotator, text):
    assert not [t for s in annotate(text, annotator) for t in s.tokens if t.pos == "VERB"]


def test_a_pipeline_that_is_not_installed_is_an_error_with_its_remedy():
    with pytest.raises(SetupError, match="not installed; install it"):
        load_annotator("no_such_pipeline")
