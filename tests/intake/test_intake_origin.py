"""Title, date, author, publisher, address and language, each from where it can be trusted and never invented."""

import pytest

from frontlines.intake import IntakeOptions, report_from_text, take_in
from frontlines.intake.dates import read_dateline, read_file_name, read_stamp, read_words
from frontlines.intake.language import guess_language
from frontlines.model.errors import Skipped, SourceError
from frontlines.model.report import Report

BODY = (
    "The army took the town of Marsa on Monday after a week of fighting, officials of the province said. Nine died."
)


def iso(when):
    return when.iso_start() if when else None


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("12 March 2019", "2019-03-12"),
        ("Sunday, 12th of March 2019", "2019-03-12"),
        ("March 12, 2019 10:15 GMT", "2019-03-12"),
        ("Sept. 3, 2006", "2006-09-03"),
        ("June 2016", "2016-06"),
        ("2019-03-12", "2019-03-12"),
        ("23/06/2016", "2016-06-23"),
        ("06/23/2016", "2016-06-23"),
        ("06/07/2016", None),
        ("31 February 2016", None),
        ("2016", None),
        ("In June 2016", None),
        ("On 12 March 2019 the army left.", None),
    ],
)
def test_a_date_line_gives_the_precision_it_has(words, date):
    assert iso(read_words(words)) == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2019-03-12T23:30:00Z", "2019-03-12"),
        ("20190312T120000Z", "2019-03-12"),
        ("2019-03", "2019-03"),
        ("2019", "2019"),
        (2019, "2019"),
        ("Mon, 06 Sep 2010 00:01:00 +0000", "2010-09-06"),
        (1552348800, "2019-03-12"),
        (1552348800000, "2019-03-12"),
        (True, None),
        (7, None),
        ("yesterday", None),
        (["2019"], None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_a_machine_date_is_read_or_left(value, date):
    assert iso(read_stamp(value)) == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("BAGHDAD, June 3, 2016 (Reuters) - Forces entered the city.", "2016-06-03"),
        ("GAO, Mali, 3 June 2016 – Forces entered the city.", "2016-06-03"),
        ("BAGHDAD, June 3 (Reuters) - Forces entered the city.", None),
        ("BAGHDAD fell on June 3, 2016, officials said.", None),
    ],
)
def test_a_dateline_counts_only_with_its_year(line, date):
    assert iso(read_dateline(line)) == date


@pytest.mark.parametrize(
    ("stem", "date"),
    [
        ("isis-under-pressure-2016-06", "2016-06"),
        ("2016_06_12_marsa", "2016-06-12"),
        ("20160612", "2016-06-12"),
        ("report-2016", None),
        ("events_2002_2025", None),
        ("2016-06-01-to-2016-07-01", None),
        ("id-120160612", None),
    ],
)
def test_a_file_name_hints_at_a_date_only_where_it_is_plain(stem, date):
    assert iso(read_file_name(stem)) == date


def test_the_option_overrules_every_other_date():
    report = report_from_text(f"12 March 2019\n\n{BODY}", published="2016-06")
    assert iso(report.published) == "2016-06"


def test_a_text_without_a_date_has_none():
    assert report_from_text(BODY).published is None


def test_a_month_alone_stays_a_month_with_its_words():
    when = report_from_text(f"{BODY}\n\nJune 2016").published
    assert (when.precision, when.text, iso(when)) == ("month", "June 2016", "2016-06")


@pytest.mark.parametrize("wrong", ["June 2016", "2016-13", "16-06-12", ""])
def test_a_published_option_that_is_no_date_is_refused(wrong):
    with pytest.raises(SourceError, match="YYYY-MM-DD"):
        IntakeOptions(published=wrong)


def test_an_unknown_field_name_is_refused():
    with pytest.raises(SourceError, match="'txt' is not known"):
        IntakeOptions(fields={"txt": "body"})


def test_the_date_in_a_file_name_is_the_last_resort(tmp_path):
    path = tmp_path / "marsa-2016-06-12.txt"
    path.write_text(BODY)
    [report] = take_in([str(path)])
    assert iso(report.published) == "2016-06-12"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Army retakes port after week of fighting", "Army retakes port after week of fighting"),
        ("Who rules Marsa?", "Who rules Marsa?"),
        ("Lebanon", None),
        ("Politics and conflicts", None),
        ("2006 Israel-Lebanon conflict", None),
        ("The army came.", None),
        ("The army has come. Nobody expected it", None),
        ("Australian news", None),
        ("12 March 2019", None),
    ],
)
def test_a_first_line_is_a_title_only_where_it_reads_as_one(first, title):
    assert report_from_text(f"{first}\n\n{BODY}").title == title


def test_a_title_stays_in_the_text_and_a_tag_above_it_is_passed_over():
    report = report_from_text(f"Iraq\nArmy retakes port\n\n{BODY}")
    assert report.title == "Army retakes port"
    assert report.text == f"Iraq\nArmy retakes port\n\n{BODY}"


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("PakistanPakistani officials said", "Pakistan\n\nPakistani officials said"),
        ("AfghanistanOn Sunday, nine", "Afghanistan\n\nOn Sunday, nine"),
        ("South AfricaFinal polls show", "South Africa\n\nFinal polls show"),
        ("Climate changeInternational talks", "Climate change\n\nInternational talks"),
        ("NigeriaA tanker burned", "Nigeria\n\nA tanker burned"),
        ("Pakistani officials said", "Pakistani officials said"),
        ("McConnell said", "McConnell said"),
    ],
)
def test_a_tag_glued_to_the_first_word_is_parted_from_it(glued, parted):
    assert report_from_text(glued + " that the war is over for us.").text.startswith(parted)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("4=Brigadier Jane Doe\n", ""),
        ("source=Jane Doe, ACLU\n", ""),
        ("__NOEDITSECTION__\n", ""),
        ("4=Jane McDoe PunjabThe attacks came hours after the bomb.", "The attacks came hours after the bomb."),
        ("E=mc2 was painted on the wall of the depot.", "E=mc2 was painted on the wall of the depot."),
    ],
)  # fmt: skip
def test_wiki_residue_goes_and_the_sentence_behind_it_stays(line, left):
    assert report_from_text(f"{BODY}\n\n{line}").text == f"{BODY}\n\n{left}".strip()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("Car bomb kills six in Srinagar, India", "en"),
        ("Syrian uprising", None),
        ("Los combatientes entraron en la ciudad el lunes y murieron doce personas, dijo el ejército.", "es"),
        (
            "Die Kämpfer sind am Montag in die Stadt eingedrungen, sagte ein Sprecher der Armee nach dem Angriff.",
            "de",
        ),
        ("Боевики вошли в порт в понедельник, сообщили жители.", "Cyrillic"),
        ("戦闘員が月曜日に港に入ったと住民が語った。", "Japanese"),
    ],
)
def test_a_language_is_told_by_its_small_words_or_its_script(text, language):
    assert guess_language(text) == language


def test_another_language_is_skipped_by_name(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "Die Kämpfer sind am Montag in die Stadt eingedrungen, sagte ein Sprecher der Armee nach dem Angriff."
    )
    [skipped] = take_in([str(path)])
    assert isinstance(skipped, Skipped)
    assert (skipped.reason, "German" in skipped.message) == ("language", True)
    [report] = take_in([str(path)], IntakeOptions(language="any"))
    assert isinstance(report, Report)
    assert report.language == "de"
