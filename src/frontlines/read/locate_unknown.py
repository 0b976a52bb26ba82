"""Names in no gazetteer that the words around them call a place: villages are too many for any list."""

from frontlines.lexicon.gazetteer import Gazetteer
from frontlines.model.sentence import Token
from frontlines.read.locate_page import HYPHENS, Page, blocked, capital

_ONE = (
    "village town city hamlet settlement district subdistrict province governorate county neighbourhood neighborhood "
    "suburb camp checkpoint valley island airport municipality tehsil commune countryside"
)
_SEVERAL = (
    "villages towns cities hamlets settlements districts subdistricts provinces governorates neighbourhoods "
    "neighborhoods suburbs camps checkpoints"
)
_CALLED = frozenset(_ONE.split())
_CALLED_EACH = frozenset(_SEVERAL.split())
_CALLED_WITH_ARTICLE = frozenset({"area", "region", "quarter"})  # "the Markab area", but no "Sunni area"
_LINKS = frozenset({",", "and", "or"})
_LISTED = 24  # tokens over which a list is followed to the noun that names its kind
_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around"})
# What may stand between a name and the known place that it is placed by: "in Al-Gurah, 30 km southeast of Al-Arish".
_PLACING = (
    "a an the of in to from some about around just only outside near central greater downtown north south east west "
    "northeast northwest southeast southwest northern southern eastern western northeastern northwestern "
    "southeastern southwestern km kms kilometres kilometers kilometre kilometer miles mile m town city village "
    "suburb district province region area capital port outskirts - ("
)
_PLACES_BY = frozenset(_PLACING.split())
_MEASURED = 9  # tokens such words may be
_GENERIC = frozenset({"PERSON", "NORP", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "EVENT", "LAW"})


def unknown_name(page: Page, gazetteer: Gazetteer, number: int, first: int, end: int) -> int | None:
    """The last token of the name that begins at `first` and is called a place, else None.

    "the village of X", "X district", "the towns of X and Y", "X and Y villages", "in X, 30 km south of Mosul".
    """
    tokens, words = page.sentences[number].tokens, page.words
    last = first
    while last < end and tokens[last + 1].lower not in _LINKS:  # a list is of names, none of which holds an "and"
        last += 1
    while last > first and not capital(tokens[last]):
        last -= 1
    if first and capital(tokens[first - 1]) and tokens[first - 1].end + 1 == tokens[first].start:
        return None  # inside a longer name
    if any(t.lower in words.never for t in tokens[first : last + 1]) or _is_people(
        page, gazetteer, tokens, first, last
    ):
        return None
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    before = tokens[first - 1].lower if first else ""
    called = _called_before(tokens, first) or after in _CALLED or _called_after(tokens, last)
    called = called or (after in _CALLED_WITH_ARTICLE and before == "the" and tokens[first].pos == "PROPN")
    if called:
        if page.text[tokens[first].start : tokens[last].end].isupper() and not _called_before(tokens, first):
            return None
        return None if blocked(page, tokens, first, last, sure=True) else last
    if before in _LOCATIVE and _placed_by(page, gazetteer, tokens, last) and not _other(tokens, first, last):
        return None if blocked(page, tokens, first, last, sure=True) else last
    return None


def _is_people(page: Page, gazetteer: Gazetteer, tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "a Kurdish village", "Iraqi towns": an adjective of a people names no place."""
    name = page.text[tokens[first].start : tokens[last].end]
    return gazetteer.people(name) is not None or (last == first and tokens[first].pos == "ADJ")


def _other(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    return bool({t.entity for t in tokens[first : last + 1]} & _GENERIC)


def _called_before(tokens: tuple[Token, ...], first: int) -> bool:
    """ "the village of X", "the towns of X, Y and X"."""
    if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].text in _CALLED | _CALLED_EACH:
        return True
    at = first - 1
    if at < 1 or tokens[at].lower not in _LINKS:
        return False
    while at > 1 and first - at <= _LISTED and (_in_list(tokens[at])):
        at -= 1
    return tokens[at].lower == "of" and at > 0 and tokens[at - 1].text in _CALLED_EACH


def _called_after(tokens: tuple[Token, ...], last: int) -> bool:
    """ "X and Y villages": the noun stands after the last of them."""
    at = last + 1
    if at < len(tokens) and tokens[at].text in _CALLED_EACH:
        return tokens[last].pos == "PROPN"
    if at >= len(tokens) or tokens[at].lower not in _LINKS:
        return False
    while at < len(tokens) and at - last <= _LISTED and _in_list(tokens[at]):
        at += 1
    return at < len(tokens) and tokens[at].text in _CALLED_EACH


def _in_list(token: Token) -> bool:
    return capital(token) or token.lower in _LINKS or token.text in HYPHENS or token.text in "'’`"


def _placed_by(page: Page, gazetteer: Gazetteer, tokens: tuple[Token, ...], last: int) -> bool:
    """Whether a comma and words of place lead on to a place that is known."""
    at = last + 1
    if at >= len(tokens) or tokens[at].text != ",":
        return False
    at += 1
    begun = at
    while at < len(tokens) and at - begun < _MEASURED and (tokens[at].lower in _PLACES_BY or tokens[at].pos == "NUM"):
        at += 1
    if at >= len(tokens) or not capital(tokens[at]) or tokens[at].lower in page.words.never:
        return False
    longer = page.text[tokens[at].start : tokens[at + 1].end] if at + 1 < len(tokens) else ""
    entries = gazetteer.candidates(tokens[at].text) or (gazetteer.candidates(longer) if longer else ())
    # A bare comma before a name is most often a list of something else: then only a region or country will do.
    if begun == at:
        return any(e.feature == "PCLI" or e.feature.startswith("ADM1") for e in entries)
    return bool(entries)
