"""Times are read from both forms of TimeML, and scored as TempEval-3 does."""

from datetime import date

import pytest

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.time_corpora import GoldTimex, TimeCase, load_meantime, load_tempeval
from frontlines.evaluate.timeml import score
from frontlines.model.when import DatePrecision, When
from frontlines.read.annotate import annotate
from frontlines.read.timex import Timex, TimexType, timexes

TOKENS = [
    ("Orvil", 0), ("falls", 0), ("June", 1), ("13", 1), (",", 1), ("2005", 1),
    ("It", 2), ("fell", 2), ("(", 2), ("again", 2), (")", 2), ("on", 2), ("Sunday", 2), (".", 2),
    ("Months", 9), ("later", 9), (".", 9),
]  # fmt: skip
MEANTIME = (
    "<Document>"
    + "".join(f'<token t_id="{i}" sentence="{s}">{w}</token>' for i, (w, s) in enumerate(TOKENS, 1))
    + '<TIMEX3 functionInDocument="CREATION_TIME" type="DATE" value="2005-06-13">'
    + "".join(f'<token_anchor t_id="{i}"/>' for i in (3, 4, 5, 6))
    + '</TIMEX3><TIMEX3 functionInDocument="NONE" type="DATE" value="2005-06-12"><token_anchor t_id="13"/></TIMEX3>'
    + '<TIMEX3 type="DURATION" value="PXM"><token_anchor t_id="15"/></TIMEX3>'
    + '<TIMEX3 type="DATE" value="2005"/></Document>'
)
TIMEML = (
    '<TimeML><DCT><TIMEX3 type="DATE" value="2013-03-22">March 22</TIMEX3></DCT><TEXT>The town '
    '<EVENT>fell</EVENT> on <TIMEX3 type="DATE" value="2013-03-17">Sunday</TIMEX3>.</TEXT></TimeML>'
)


def test_meantime_is_laid_out_as_prose_up_to_its_last_marked_sentence(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.xml").write_text(MEANTIME, encoding="utf-8")
    (case,) = load_meantime(tmp_path)
    assert case.text == "Orvil falls\nJune 13, 2005\nIt fell (again) on Sunday."
    assert case.published.start == date(2005, 6, 13)
    (sunday,) = case.times
    assert case.text[sunday.start : sunday.end] == sunday.text == "Sunday"
    assert [case.text[s:e] for s, e in case.unscored] == ["June 13, 2005"]


def test_an_article_without_a_creation_time_has_that_of_its_date_line(tmp_path):
    unmarked = MEANTIME.replace('functionInDocument="CREATION_TIME"', 'functionInDocument="NONE"')
    (tmp_path / "a.xml").write_text(unmarked, encoding="utf-8")
    (case,) = load_meantime(tmp_path)
    assert case.published.start == date(2005, 6, 13)
    assert [t.text for t in case.times] == ["Sunday"]
    assert [case.text[s:e] for s, e in case.unscored] == ["June 13, 2005"]


def test_timeml_has_its_tags_taken_out(tmp_path):
    (tmp_path / "a.tml").write_text(TIMEML, encoding="utf-8")
    (case,) = load_tempeval(tmp_path)
    assert case.text == "The town fell on Sunday."
    assert case.times == (GoldTimex(17, 23, "Sunday", "DATE", "2013-03-17"),)
    assert case.published.start == date(2013, 3, 22)


@pytest.mark.parametrize(("content", "fault"), [("<TimeML>", "is no XML"), ("<TimeML/>", "has no TEXT")])
def test_what_is_no_timeml_is_named(tmp_path, content, fault):
    (tmp_path / "a.tml").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=fault):
        list(load_tempeval(tmp_path))


def test_spans_types_and_values_are_scored_apart(scripted):
    text = "It fell on Sunday, two weeks after May."
    gold = (GoldTimex(11, 17, "Sunday", "DATE", "2013-03-17"), GoldTimex(19, 28, "two weeks", "DURATION", "P2W"))
    given = (
        Timex(8, 17, "on Sunday", TimexType.DATE, "2013-03-17"),
        Timex(19, 28, "two weeks", TimexType.DATE, "2013"),
        Timex(0, 2, "It", TimexType.DATE, "2013"),
    )
    scores = score(TimeCase("a", text, None, gold, ((0, 3),)), scripted(times=given)).scores
    assert {name: s.hits for name, s in scores.items()} == {"relaxed": 2, "strict": 1, "type": 1, "value": 1}
    assert {s.given for s in scores.values()} == {2}  # what lies in the document's own date line is not counted


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The siege lasted two weeks.", [("two weeks", "DURATION", "P2W")]),
        ("It lasted two and a half years.", [("two and a half years", "DURATION", "P2.5Y")]),
        ("It shrank for two consecutive quarters.", [("two consecutive quarters", "DURATION", "P2Q")]),
        ("It was the worst raid in the past decade.", [("the past decade", "DURATION", "P10Y")]),
        ("A quarter of the homes burned.", []),
        ("The truce was put off to a later date.", [("a later date", "DATE", "FUTURE_REF")]),
        ("The town fell within hours.", [("hours", "DURATION", "PTXH")]),
        ("The road has been shut since March.", [("March", "DATE", "2016-03")]),
        ("Losses grew in the fourth quarter.", [("the fourth quarter", "DATE", "2015-Q4")]),
        ("In April raids rose by a third from the same month last year.",
         [("April", "DATE", "2016-04"), ("the same month last year", "DATE", "2015-04")]),
        ("They ended the day at the bridge.", [("the day", "DATE", "2016-06-10")]),
        ("Residents fear recent raids.", [("recent", "DATE", "PAST_REF")]),
        ("The now-defunct group held an annual parade.", [("annual", "SET", "P1Y")]),
        ("A six-day truce ended yesterday.", [("A six-day", "DURATION", "P6D"), ("yesterday", "DATE", "2016-06-09")]),
        ("The town was shelled every other day.", [("every other day", "SET", "P2D")]),
        ("It fell at 16:08 UTC today.", [("16:08 UTC today", "TIME", "2016-06-10T16:08Z")]),
        ("They left on Thursday night.", [("Thursday night", "TIME", "2016-06-09TNI")]),
        ("Nobody holds the bridge now.", [("now", "DATE", "PRESENT_REF")]),
        ("The camp was closed in the summer of 2014.", [("the summer of 2014", "DATE", "2014-SU")]),
        ("They fought for years.", [("years", "DURATION", "PXY")]),
        ("Between April and June 2015 it fell.", [("April", "DATE", "2015-04"), ("June 2015", "DATE", "2015-06")]),
        ("He was born 40 years ago and is 12 years old.", [("40 years ago", "DATE", "1976")]),
    ],
)  # fmt: skip
def test_times_are_written_as_timeml_writes_them(kit, sentence, expected):
    published = When(date(2016, 6, 10), date(2016, 6, 10), DatePrecision.DAY)
    found = timexes(annotate(sentence, kit.annotator), sentence, published)
    assert [(t.text, t.type.value, t.value) for t in found] == expected
    assert all(sentence[t.start : t.end] == t.text for t in found)
