"""Corpora of toponyms with points: GeoWebNews, and the Local-Global Lexicon with those in its form (TR-News)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from frontlines.evaluate.errors import CorpusError
from frontlines.evaluate.files import corpus_bytes

if TYPE_CHECKING:
    from lxml.etree import _Element

GWN_EXPECTS = "GWN.xml of GeoWebNews, or a folder that holds it"
LGL_EXPECTS = "lgl.xml of the Local-Global Lexicon, or a folder that holds it"
TR_NEWS_EXPECTS = "TR-News.xml, or a folder that holds it"

# Common nouns and adjectives that the corpus marks beside toponyms; its authors' taggers are not scored on them.
_NO_TOPONYMS = frozenset({"Non_Toponym", "Literal_Expression", "Non_Lit_Expression"})


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A name of a place at `text[start:end]`; `point` is (lat, lon), where the corpus ties it to GeoNames."""

    start: int
    end: int
    text: str
    point: tuple[float, float] | None
    geonames: str | None = None


@dataclass(frozen=True, slots=True)
class GeoCase:
    """One article and its toponyms in the order of the text."""

    name: str
    text: str
    toponyms: tuple[GoldToponym, ...]


def load_gwn(path: Path) -> Iterator[GeoCase]:
    """GeoWebNews (Gritta et al. 2020): the toponyms of all its types, the marked common nouns left out."""
    yield from _cases(path, "GWN.xml", GWN_EXPECTS, _gwn_toponym, "file")


def load_lgl(path: Path) -> Iterator[GeoCase]:
    """The Local-Global Lexicon (Lieberman et al. 2010): those without a `gaztag` have no point."""
    yield from _cases(path, "lgl.xml", LGL_EXPECTS, _lgl_toponym, "docid")


def load_tr_news(path: Path) -> Iterator[GeoCase]:
    """TR-News (Kamalloo & Rafiei 2018), which has the Lexicon's form."""
    yield from _cases(path, "TR-News.xml", TR_NEWS_EXPECTS, _lgl_toponym, "docid")


def _cases(
    path: Path, file: str, expects: str, toponym: Callable[["_Element"], GoldToponym | None], key: str
) -> Iterator[GeoCase]:
    from lxml import etree

    remedy = f"expected {expects}"
    path = path / file if path.is_dir() else path
    # No entity is followed: a corpus from strangers draws in no other file.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        tree = etree.fromstring(corpus_bytes(path, remedy), parser)
    except etree.XMLSyntaxError as error:
        raise CorpusError(path, f"is no XML ({error})", remedy) from error
    for number, article in enumerate(tree.iterfind("article")):
        text = article.findtext("text") or ""
        try:
            found = [one for element in article.iter("toponym") if (one := toponym(element)) is not None]
        except (TypeError, ValueError) as error:
            name = article.get(key, str(number))
            raise CorpusError(path, f"article {name} has a toponym without numbers ({error})", remedy) from error
        # A few spans of GeoWebNews were moved off their words by edits of the text: nobody can find those.
        kept = sorted((t for t in found if text[t.start : t.end] == t.text), key=lambda t: (t.start, t.end))
        yield GeoCase(article.get(key, str(number)), text, tuple(kept))


def _gwn_toponym(element: "_Element") -> GoldToponym | None:
    if element.findtext("type") in _NO_TOPONYMS:
        return None
    return _toponym(
        element, element.findtext("extractedName"), element.findtext("latitude"), element.findtext("longitude"),
        element.findtext("geonamesID"),
    )  # fmt: skip


def _lgl_toponym(element: "_Element") -> GoldToponym | None:
    tag = element.find("gaztag")
    if tag is None:
        return _toponym(element, element.findtext("phrase"), None, None, None)
    return _toponym(
        element, element.findtext("phrase"), tag.findtext("lat"), tag.findtext("lon"), tag.get("geonameid")
    )


def _toponym(
    element: "_Element", text: str | None, lat: str | None, lon: str | None, geonames: str | None
) -> GoldToponym:
    point = (float(lat), float(lon)) if lat and lon and geonames else None
    start, end = int(element.findtext("start") or ""), int(element.findtext("end") or "")
    return GoldToponym(start, end, text or "", point, geonames or None)
