"""Whatever the text, a reading is sound: exact words, whole references, valid JSON, the same bytes each time."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_faults import faults

from frontlines.export.json import dump
from frontlines.intake import report_from_text
from frontlines.model.report import Report
from frontlines.read.explain import explain
from frontlines.read.pipeline import read

SENTENCES = (
    "Government troops captured the town of Palmyra from Islamic State on Sunday, killing at least 12 people.",
    "Over 80,000 people fled Sirte, the UN said.",
    "“We will retake Mosul within weeks,” General Ali al-Jabouri told reporters in Baghdad.",
    "The US-led coalition denied that its air strikes had hit a hospital near Raqqa.",
    "Rebels backed by Rwanda besiege Goma; between 10 and 15 civilians were wounded.",
    "If ISIS is routed, the militias may turn on each other.",
    "The army has held the port of Hodeidah since February 2015, according to the Houthis (Ansar Allah).",
    "It is 40 miles west of Baghdad, and no one was hurt.",
    "Why did they leave?",
    "Advance on Tal Abyad",
    "Ceasefire",
    'He said: "The group\'s fighters have left the city".',
)
# What pasted text holds: emoji, marks that join, right-to-left words and their controls, astral letters, quotation
# marks of many kinds, letters without width, endless words, brackets in brackets, and nothing at all.
ODDITIES = (
    "🙂", "👨‍👩‍👧", "🇺🇦", "e\u0301", "Z\u0334\u0320a\u0307lgo", "الموصل", "\u202eegnahcxe\u202c",
    "\u200b", "\u200d", "\ufeff", "\u00ad", "𝔐osul", "𐍈", "«", "»", "„", "“", "”", "‘", "’", "'",
    '"', "`", "´", "‹›", "((([[{{", "}})]))", "a" * 500, "-" * 40, "—", "…", "…" * 30, "\u00a0",
    "\u2028", "\u3000", "ﬁghters", "ＩＳＩＳ", "İstanbul", "ß", "Ⅻ", "½", "1e999", "0" * 60,
    "99999999999999999999 people", "31 February 2015", "$$$", "<script>alert(1)</script>", "&amp;",
    "%s%n", "\\N{BULLET}", "[bold]", "http://example.org/a?b=c#d", "@ISIS", "#Aleppo", "\t", "  ",
    "\n", "\n\n", "\r\n", "\x0b", "\x00", "\x1b[31m", ".", "..", "?!", ",", ";", "S/2016/341",
    "U.S.", "al-", "-led",
)  # fmt: skip

odd_words = st.one_of(
    st.sampled_from(ODDITIES),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(SENTENCES).flatmap(lambda words: st.integers(0, len(words)).map(lambda cut: words[:cut])),
)
texts = st.lists(
    st.tuples(st.one_of(st.sampled_from(SENTENCES), odd_words), st.sampled_from((" ", "", "\n", "\n\n", "\u00a0"))),
    min_size=1,
    max_size=12,
).map(lambda parts: "".join(words + gap for words, gap in parts))


@pytest.fixture(scope="module")
def reader(kit):
    """Reads a bare text; hides the kit, which Hypothesis would print whole."""
    return lambda text: read(bare_report(text), kit)


@pytest.fixture(scope="module")
def explainer(kit):
    return lambda text: explain(text, kit)


def bare_report(text: str) -> Report:
    """A report whose text nothing has cleaned."""
    return Report(text=text, sha256=sha256(text.encode()).hexdigest(), source="test")


@settings(max_examples=60)
@given(text=texts)
def test_any_text_gives_a_sound_reading(reader, text):
    assert faults(reader(text)) == []


@settings(max_examples=15)
@given(texts=st.lists(texts, min_size=2, max_size=3))
def test_a_report_reads_the_same_in_any_company_and_order(reader, texts):
    alone = [dump(reader(text)) for text in texts]
    backwards = [dump(reader(text)) for text in reversed(texts)]
    assert alone == backwards[::-1]


@settings(max_examples=15)
@given(text=texts)
def test_any_text_can_be_explained_and_every_mention_is_its_words(explainer, text):
    found = explainer(text)
    assert [m for m in found.mentions if text[m.start : m.end] != m.text] == []
    known = {statement.id for statement in found.reading.statements()}
    assert [fired for fired in found.fired if not set(fired.kept) <= known] == []


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", ".", "🙂", "\u200b", "\ufeff", "a" * 100_000, "(" * 3_000, "A " * 5_000]
)
def test_a_text_that_says_nothing_gives_a_sound_reading_without_statements(reader, text):
    reading = reader(text)
    assert faults(reading) == []
    assert reading.statements() == ()


@pytest.mark.parametrize("odd", ODDITIES)
def test_an_oddity_beside_a_statement_does_not_lose_it(reader, odd):
    reading = reader(f"{odd}\n\nOver 80,000 people fled Sirte.\n\n{odd}\n\nThe end came at last.\n")
    assert faults(reading) == []
    assert [toll.low for toll in reading.tolls if toll.kind == "displaced"] == [80_000]


def test_the_same_report_has_the_same_ids_under_another_name(kit):
    first, second = (
        read(report_from_text(SENTENCES[0], source=source), kit).statements() for source in ("one.txt", "two.txt")
    )
    assert [s.id for s in first] == [s.id for s in second] != []


def test_another_report_has_other_ids_for_the_same_words(kit):
    first, second = (read(report_from_text(SENTENCES[0] + more), kit).statements() for more in ("", " It rained."))
    assert not {s.id for s in first} & {s.id for s in second}


def test_no_two_statements_of_a_report_share_an_id(kit):
    text = "The Taliban advises that it will reinvigorate its efforts in fighting NATO."
    reading = read(report_from_text(text, published="2011-05-06"), kit)
    ids = [statement.id for statement in reading.statements()]
    assert len(ids) == len(set(ids)) > 1
