"""Spots: names that a sentence uses as places though no gazetteer has them, for who asks where an act happened.

A reading keeps a place only where something else says that it is one. Asked where a given act happened, a person
takes "in Tarfa" or "shelled the Nahr school" at its word.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frontlines.lexicon.gazetteer_words import GateWords
from frontlines.model.actor import Actor, ActorKind
from frontlines.model.sentence import Token
from frontlines.read.locate_page import HYPHENS
from frontlines.read.marks import Marks

_LOCATIVE_WORDS = "in at near outside inside around into through across throughout within towards toward"
_LOCATIVE = frozenset(_LOCATIVE_WORDS.split())
_STANDING = frozenset({"in", "at", "near", "outside", "inside", "around"})
_HELD_WORDS = (
    "capture seize retake recapture occupy liberate overrun storm besiege encircle bomb bombard shell strafe "
    "pound raid attack hit patrol enter reach leave raze destroy torch blockade evacuate recover regain"
)
_HELD = frozenset(_HELD_WORDS.split())
_SETTLEMENTS_WORDS = (
    "village town city district province governorate neighbourhood neighborhood suburb county municipality "
    "subdistrict quarter settlement"
)
_SETTLEMENTS = frozenset(_SETTLEMENTS_WORDS.split())
_SEVERAL_WORDS = "villages towns cities districts neighbourhoods neighborhoods suburbs camps provinces settlements"
_SEVERAL = frozenset(_SEVERAL_WORDS.split())
_SITES_WORDS = (
    "area camp checkpoint outpost post crossing junction school mosque church hospital hotel market square "
    "street road highway bridge station stadium plant factory refinery dam airport airfield airbase base "
    "barracks prison palace park embassy consulate university cemetery island islands valley hills mountain "
    "mountains river lake gorge peninsula forest desert coast bay farm ranch restaurant cafe nightclub mall "
    "club theatre theater cinema"
)
SITES = _SETTLEMENTS | _SEVERAL | frozenset(_SITES_WORDS.split())
_BETWEEN = frozenset({",", "and", "(", ")", "twice", "times", "once", "al", "el"})
_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "ad", "ar", "an", "at", "az", "ez", "es", "ed"})
_JOINS = frozenset({"al", "el", "de", "del", "la", "of"})
_NO_PLACE = frozenset({"DATE", "TIME", "NORP", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "EVENT", "LAW"})
_NO_PLACE_BARE = _NO_PLACE | {"WORK_OF_ART", "LANGUAGE", "PRODUCT"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A name at tokens `first` to `last`, the one it hangs by, and whether a noun for a site stands in or by it."""

    first: int
    last: int
    top: int
    site: bool


def spots(mark: Marks, located: frozenset[int], actors: Mapping[str, Actor], words: GateWords) -> Iterator[Spot]:
    """Names outside the `located` tokens that stand where a place stands."""
    tokens = mark.sentence.tokens
    at = 0
    while at < len(tokens):
        glued = at and tokens[at - 1].text in HYPHENS and tokens[at - 1].end == tokens[at].start
        if not _begins(tokens, at) or at in located or glued:
            at += 1
            continue
        last = _end(tokens, at, located)
        spot = _spot(mark, at, last, located, actors, words)
        if spot is not None:
            yield spot
        at = last + 1


def _capital(token: Token) -> bool:
    name = token.text.removeprefix("d'")
    return len(name) > 1 and name[0].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X")


def _begins(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a name begins here, its article included: "al-Khalidiya"."""
    if tokens[at].lower not in _ARTICLES or at + 2 >= len(tokens) or tokens[at + 1].text not in HYPHENS:
        return _capital(tokens[at])
    return tokens[at].end == tokens[at + 1].start and _capital(tokens[at + 2])


def _end(tokens: tuple[Token, ...], first: int, located: frozenset[int]) -> int:
    last = at = first
    while at + 1 < len(tokens) and at + 1 not in located:
        at += 1
        if _capital(tokens[at]):
            last = at
        elif not (tokens[at].text in HYPHENS and tokens[at].start == tokens[at - 1].end) and not (
            tokens[at].lower in _JOINS and last == at - 1
        ):
            break
    return last


def _spot(
    mark: Marks, first: int, last: int, located: frozenset[int], actors: Mapping[str, Actor], words: GateWords
) -> Spot | None:
    tokens = mark.sentence.tokens
    listed = _listed(tokens, first, last)
    if not listed and any(tokens[i].plain in words.titles for i in (first, first - 1) if i >= 0):
        return None
    single = tokens[first].lower
    if first == last and (single in words.never or single in words.organisation_heads or single in SITES):
        return None
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    ends = last > first and tokens[last].lower in SITES
    labels = {tokens[i].entity for i in range(first, last + 1)}
    known = {actors[m.actor].id: actors[m.actor] for i in range(first, last + 1) if (m := mark.actors.get(i))}
    registered = any(not one.startswith("r:") for one in known)
    top = next((i for i in range(last, first - 1, -1) if not first <= tokens[i].head <= last), last)
    if ends or listed or after in SITES:
        person = all(a.kind == ActorKind.PERSON for a in known.values())
        called = ends or (person and after in _SETTLEMENTS) or (listed and not registered) or not known
        return None if labels & _NO_PLACE or not called else Spot(first, last, top, site=True)
    people = tokens[last].tag == "NNPS"
    if people or labels & _NO_PLACE_BARE or registered or tokens[last].lower in words.organisation_heads:
        return None
    lead = top
    while tokens[lead].dep == "conj" and tokens[tokens[lead].head].pos == "PROPN":
        lead = tokens[lead].head
        if lead in located:
            return Spot(first, last, top, site=False)
    token, above = tokens[lead], tokens[tokens[lead].head]
    if token.pos != "PROPN":
        return None
    bare = "PERSON" not in labels and not known
    if token.dep == "pobj" and above.lower in (_LOCATIVE if bare else _STANDING):
        return (
            None if "PERSON" in labels and len(tokens[first : last + 1]) == 2 else Spot(first, last, top, site=False)
        )
    if token.dep in ("dobj", "nsubjpass") and above.lemma in _HELD and bare:
        return Spot(first, last, top, site=False)
    return None


def _listed(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a noun for several of them stands before or after: "X and Y villages", "the towns of X and Y"."""
    at = last + 1
    while at < len(tokens) and _in_list(tokens[at]):
        at += 1
    if at > last + 1 and at < len(tokens) and tokens[at].text in _SEVERAL:
        return True
    at = first - 1
    while at > 1 and _in_list(tokens[at]):
        at -= 1
    return at > 0 and tokens[at].lower == "of" and tokens[at - 1].text in _SEVERAL


def _in_list(token: Token) -> bool:
    return token.lower in _BETWEEN or _capital(token) or token.text in HYPHENS or token.pos == "NUM"
