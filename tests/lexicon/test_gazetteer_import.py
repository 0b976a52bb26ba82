"""A user's own places: a GeoNames dump or a CSV beside the built index."""

import pytest

from frontlines.lexicon.gazetteer import open_gazetteer, user_folder
from frontlines.lexicon.gazetteer_import import import_places
from frontlines.model.errors import SetupError, SourceError


def dump_line(number, name, *, others="", lat="36.1", lon="42.5", cls="P", code="PPL", country="IQ", people="1200"):
    cells = [
        number,
        name,
        name,
        others,
        lat,
        lon,
        cls,
        code,
        country,
        "",
        "15",
        "",
        "",
        "",
        people,
        "",
        "",
        "Asia/Baghdad",
    ]
    return "\t".join([*map(str, cells), "2020-01-01"])


def opened(path):
    try:
        return open_gazetteer(extra=[path])
    except SetupError as error:
        pytest.skip(str(error))


def test_a_geonames_dump_comes_in_line_by_line(tmp_path):
    source, target = tmp_path / "allCountries.txt", tmp_path / "own.sqlite"
    lines = [
        dump_line(90000001, "Qaryat Xylo", others="Xylo,Kzylo,ksailu"),
        dump_line(90000002, "Old Road", cls="R", code="RD"),
        dump_line(90000003, "Nowhere", lat="north"),
        "a broken line",
    ]
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    summary = import_places(source, target)
    assert (summary.form, summary.places, summary.skipped) == ("geonames", 1, 3)
    found = opened(target).candidates("Xylo")
    assert [(e.id, e.country, e.lat, e.main) for e in found] == [("gn:90000001", "IQ", 36.1, False)]


def test_a_csv_comes_in_with_aliases_and_kind(tmp_path):
    source, target = tmp_path / "own.csv", tmp_path / "own.sqlite"
    source.write_text(
        "name,country,lat,lon,aliases,kind\nPost Zyx,UA,48.1,37.9,Zyx Hill;Height 214,site\n,UA,1,1,,\n"
    )
    summary = import_places(source, target)
    assert (summary.form, summary.places, summary.skipped) == ("csv", 1, 1)
    found = opened(target).candidates("Height 214")
    assert [(e.id, e.feature) for e in found] == [("user:post-zyx-ua", "site")]


@pytest.mark.parametrize("text", ["", "a,b,c\n1,2,3\n", "name,lat,lon\n", "\x00\x01\x02"])
def test_a_file_without_places_is_refused_and_leaves_nothing_behind(tmp_path, text):
    source, target = tmp_path / "own.csv", tmp_path / "out" / "own.sqlite"
    source.write_text(text)
    with pytest.raises(SourceError):
        import_places(source, target)
    assert not list(tmp_path.glob("out/*"))


def test_a_missing_file_is_a_source_error(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        import_places(tmp_path / "none.txt", tmp_path / "own.sqlite")


def test_imported_places_live_in_the_users_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert user_folder() == tmp_path / "frontlines" / "places"
