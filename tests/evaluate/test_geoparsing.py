"""Toponyms are read from the corpora's XML, found by their words and resolved by their distance."""

import math

import pytest

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.geo_corpora import GeoCase, GoldToponym, load_gwn, load_lgl, load_tr_news
from frontlines.evaluate.geoparsing import score
from frontlines.model.place import Place, PlacePrecision
from frontlines.read.toponyms import Toponym

TEXT = "Rebels left Orvil for Tamar in Sedonia."
GWN = f"""<articles><article file="7"><text>{TEXT}</text><toponyms>
<toponym><extractedName>Orvil</extractedName><type>Literal</type><start>12</start><end>17</end>
<geonamesID>5</geonamesID><latitude>1.5</latitude><longitude>2</longitude></toponym>
<toponym><extractedName>Tamar</extractedName><type>Coercion</type><start>22</start><end>27</end>
<geonamesID/><latitude>3</latitude><longitude>4</longitude></toponym>
<toponym><extractedName>Rebels</extractedName><type>Non_Lit_Expression</type><start>0</start><end>6</end></toponym>
<toponym><extractedName>Sedonia</extractedName><type>Literal</type><start>30</start><end>37</end></toponym>
</toponyms></article></articles>"""
LGL = f"""<articles><article docid="9"><text>{TEXT}</text><toponyms>
<toponym><start>31</start><end>38</end><phrase>Sedonia</phrase></toponym>
<toponym><start>12</start><end>17</end><phrase>Orvil</phrase>
<gaztag geonameid="5"><lat>1.5</lat><lon>2</lon></gaztag></toponym>
</toponyms></article></articles>"""


def place(name, lat, lon, number=0, precision=PlacePrecision.EXACT):
    return Place(f"gn:{number}", name, "XA", lat, lon, precision)


def gold(words, point=None, geonames=None):
    start = TEXT.index(words)
    return GoldToponym(start, start + len(words), words, point, geonames)


def found(words, lat=None, lon=None):
    start = TEXT.index(words)
    return Toponym(start, start + len(words), words, place(words, lat, lon))


def test_geowebnews_leaves_out_common_nouns_and_spans_that_miss_their_words(tmp_path):
    (tmp_path / "GWN.xml").write_text(GWN, encoding="utf-8")
    (case,) = load_gwn(tmp_path)
    assert case.name == "7"
    assert case.toponyms == (gold("Orvil", (1.5, 2.0), "5"), gold("Tamar"))


@pytest.mark.parametrize(("load", "name"), [(load_lgl, "lgl.xml"), (load_tr_news, "TR-News.xml")])
def test_the_lexicon_has_points_where_it_has_tags(tmp_path, load, name):
    (tmp_path / name).write_text(LGL, encoding="utf-8")
    (case,) = load(tmp_path / name)
    assert case.toponyms == (gold("Orvil", (1.5, 2.0), "5"), gold("Sedonia"))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<articles>", "is no XML"),
        (GWN.replace("<start>12</start>", "<start>x</start>"), "article 7 has a toponym without numbers"),
    ],
)
def test_xml_that_is_not_in_the_form_is_named(tmp_path, content, fault):
    (tmp_path / "GWN.xml").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=fault):
        list(load_gwn(tmp_path))


def test_entities_of_the_file_are_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    declared = f'<!DOCTYPE a [<!ENTITY s SYSTEM "file://{tmp_path}/secret.txt">]>'
    (tmp_path / "GWN.xml").write_text(declared + GWN.replace("Rebels left", "&s; left"), encoding="utf-8")
    assert all("secret" not in case.text for case in load_gwn(tmp_path))


def test_names_are_found_by_their_words_and_resolved_by_distance(scripted):
    orvil, tamar = gold("Orvil", (0.0, 0.0), "5"), gold("Tamar", (0.0, 0.0), "6")
    case = GeoCase("a", TEXT, (orvil, tamar, gold("Sedonia")))
    machine = scripted(
        toponyms=(found("Orvil", 0.0, 1.0), found("left Orvil for Tamar", 0.0, 2.0), found("Rebels")),
        places=(place("Orvil", 0.0, 1.0, 5), None),
        geonames={"gn:5": "5"},
    )
    scores = score(case, machine).scores
    assert (scores["finding"].hits, scores["finding"].gold, scores["finding"].given) == (1, 3, 3)
    assert scores["finding_overlap"].hits == 2
    assert scores["resolving"].km == (pytest.approx(111.2, abs=0.1), math.inf)
    assert (scores["resolving_exact"].hits, scores["resolving_exact"].given) == (1, 1)
    assert (scores["chain"].hits, scores["chain"].gold, scores["chain"].given) == (1, 2, 3)  # Tamar is 222 km off


def test_the_right_country_is_not_off_at_all_and_a_wrong_one_is(scripted):
    case = GeoCase("a", TEXT, (gold("Sedonia", (10.0, 10.0), "77"),))
    country = place("Sedonia", None, None, 77, PlacePrecision.COUNTRY)
    assert score(case, scripted(places=(country,), geonames={"gn:77": "77"})).scores["resolving"].km == (0.0,)
    assert score(case, scripted(places=(country,), geonames={"gn:77": "78"})).scores["resolving"].km == (math.inf,)


def test_the_product_finds_and_resolves_names_of_all_uses(product):
    from frontlines.evaluate.files import corpus_report
    from frontlines.model.mention import Span

    text = "Iraqi troops entered Mosul, officials in Baghdad said. The Aleppo Media Centre had no news of Mosul."
    report = corpus_report(text, "a")
    assert [t.text for t in product.toponyms(report)][:3] == ["Iraqi", "Mosul", "Baghdad"]
    mosul, centre = text.index("Mosul"), text.index("Aleppo Media")
    spans = (Span(mosul, mosul + 5, "Mosul"), Span(0, 5, "Iraqi"), Span(centre, centre + 19, "Aleppo Media Centre"))
    first, people, inside = product.resolve(report, spans)
    assert (first.country, first.name) == ("IQ", "Mosul")
    assert people.id == "country:IQ"
    assert product.geonames(people) == "99237"
    assert inside.country == "SY"
