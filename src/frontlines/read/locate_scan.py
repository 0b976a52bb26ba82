"""Scan: every capitalised name that may be a place, with what the words around it say for and against."""

from collections.abc import Iterator
from dataclasses import dataclass

from frontlines.lexicon.gazetteer import Gazetteer, GazetteerEntry
from frontlines.model.sentence import SentenceKind, Token
from frontlines.read.locate_page import HYPHENS, Near, Page, blocked, capital, kind_of
from frontlines.read.locate_unknown import unknown_name

_ARTICLE_WORDS = "al el ul as ash ad ar an at az ez es ed"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())
# Lower-case words that may stand inside a name: "Deir ez-Zor", "Lanao del Norte", "Jammu and Kashmir".
_JOINING = (
    "de del della di da do dos das du des la las le les lo los y e i of and the sur sous bin ibn ou na nad upon"
)
_JOINERS = _ARTICLES | frozenset(_JOINING.split())
_ENGLISH = frozenset({"as", "an", "at", "ad"})  # Arabic articles only where a hyphen ties them: "as-Suwayda"
_LONGEST = 9  # tokens; hyphens count
_REGIONAL = frozenset({"province", "district"})
_LOOSE = frozenset({"region", "area", "territory"})  # "the Sahel region": said of anything, no part of the name
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Scanned:
    """One possible name of a place. Evidence is counted in tenths, for (`plus`) and against (`minus`) a place."""

    sentence: int
    first: int  # token indices, inclusive
    last: int
    start: int
    end: int
    text: str
    name: str  # what was looked up: without the kind noun where that gave nothing
    entries: tuple[GazetteerEntry, ...]
    near: Near  # the kind noun beside or inside the name
    kind: str  # that noun, lower case
    plus: int
    minus: int
    located: bool  # stands in clear place context: "in X", "the town of X", "X, Iraq"
    site: bool = False  # a named site: "Medina Hospital"
    head: int = -1  # for a site found by its head noun: the token of that noun


def scan(page: Page, gazetteer: Gazetteer) -> Iterator[list[Scanned]]:
    """For each capitalised run from left to right its possible readings, the longest first."""
    for number, sentence in enumerate(page.sentences):
        tokens = sentence.tokens
        index = 0
        while index < len(tokens):
            if not _begins(tokens, index):
                index += 1
                continue
            end = _run_end(page, tokens, index)
            options = list(_options(page, gazetteer, number, index, end))
            last = unknown_name(page, gazetteer, number, index, end)
            if last is not None and all(option.last < last for option in options):
                name = page.text[tokens[index].start : tokens[last].end]
                options = [_judged(page, number, index, last, name, (), Near.NONE, "", site=False), *options]
            if options:
                yield options
            index += 1


def _begins(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if capital(token):
        return True
    return (
        token.lower in _ARTICLES
        and index + 1 < len(tokens)
        and (
            (tokens[index + 1].text in HYPHENS and index + 2 < len(tokens) and capital(tokens[index + 2]))
            or (token.tag in ("NNP", "FW") and capital(tokens[index + 1]))
        )
    )


def _run_end(page: Page, tokens: tuple[Token, ...], first: int) -> int:
    """The last token of the longest name that may begin here; it always ends in a capitalised word."""
    end = first
    span = page.taken.get(tokens[first].start)
    index = first
    while index + 1 < len(tokens) and index - first < _LONGEST:
        index += 1
        token = tokens[index]
        glued = token.start == tokens[index - 1].end
        if span is not None and token.start >= span[1] and tokens[first].start != span[0]:
            break
        if capital(token) or (token.text[0].isupper() and glued) or (token.text.isdigit() and not glued):
            end = index if capital(token) or glued else end
        elif (glued and (token.text in HYPHENS or token.text in "'’`")) or token.text in ("'s", "’s"):
            continue
        elif token.lower not in _JOINERS or (token.lower in _ENGLISH and not _hyphen_follows(tokens, index)):
            if glued and tokens[index - 1].text in HYPHENS and len(token.text) <= 6 and token.pos == "PROPN":
                end = index  # "Tal-e Kuchek"
                continue
            break
    return end


def _hyphen_follows(tokens: tuple[Token, ...], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].text in HYPHENS


def _options(page: Page, gazetteer: Gazetteer, number: int, first: int, end: int) -> Iterator[Scanned]:
    tokens = page.sentences[number].tokens
    never = page.words.never
    for last in range(end, first - 1, -1):
        token = tokens[last]
        if not (token.text[0].isupper() or (last > first and tokens[last - 1].text in HYPHENS)):
            continue
        if last == first and (token.lower in never or token.lower in page.words.regions):
            break  # "the Autonomous Region in Mindanao": a noun for regions names none
        start = tokens[first].start
        if blocked(page, tokens, first, last):
            continue
        name = page.text[start : token.end]
        if last > first and (token.lower in never and token.lower not in page.words.regions) and last - first < 2:
            continue
        entries = gazetteer.candidates(name) if len(name) <= 60 else ()
        if len(name) <= 3:  # "Va.", "Ho": two letters name too many things
            entries = tuple(e for e in entries if e.feature == "PCLI" or len(name) == 3)
        if entries and last > first and tokens[first].lower in never and not _strong(entries):
            continue
        span = page.taken.get(start)
        if span is not None and token.end <= span[1]:  # within an actor's or person's name: only well-known places
            entries = tuple(e for e in entries if e.main and _strong((e,)))
        near, kind, bare = Near.NONE, "", name
        at, regions = _with_direction(page, gazetteer, tokens, first, last)
        if regions:
            whole = page.text[tokens[at].start : token.end]
            yield _judged(page, number, at, last, whole, regions, Near.NONE, "", site=False)
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if following is not None and following.text.islower() and following.text in page.words.site_heads:
            whole = page.text[start : following.end]  # "Bakara market", "Mosul dam": sites of the supplement
            ours = tuple(e for e in gazetteer.candidates(whole) if e.ours)
            if ours and page.taken.get(following.start) is None:
                yield _judged(page, number, first, last + 1, whole, ours, Near.SITE, following.text, site=False)
        if last > first:
            kind = token.lower
            near = kind_of(kind, page.words)
            if near is Near.NONE and tokens[first].lower in page.words.site_starts:
                near, kind = Near.SITE, tokens[first].lower
            if not entries and near in (Near.REGION, Near.SETTLEMENT) and not kind.endswith("s"):
                bare = page.text[start : tokens[last - 1].end]
                entries = _of_kind(gazetteer.candidates(bare), near)
            elif kind == "city":  # "Iligan City" and "Iligan" are one place
                bare = page.text[start : tokens[last - 1].end]
                more = tuple(e for e in gazetteer.candidates(bare) if e.feature.startswith("PPL"))
                entries = (*entries, *(e for e in more if e.id not in {known.id for known in entries}))
        site = False
        if not entries:
            site = _is_site(page, tokens, first, last, near) and not _holds_place(
                page, gazetteer, tokens, first, last
            )
            site = site and (span is None or token.end > span[1])
            if not site:
                continue
        yield _judged(page, number, first, last, bare, entries, near if last > first else Near.NONE, kind, site=site)


def _with_direction(
    page: Page, gazetteer: Gazetteer, tokens: tuple[Token, ...], first: int, last: int
) -> tuple[int, tuple[GazetteerEntry, ...]]:
    """ "southern Thailand", "eastern Ghouta": parts that are regions with a name of their own in the supplement."""
    at = first - 1
    if at >= 1 and tokens[at - 1].text in HYPHENS:
        at -= 2
    if at < 0 or tokens[at].text[0].isupper() or page.taken.get(tokens[at].start) is not None:
        return first, ()
    words = page.text[tokens[at].start : tokens[first].start].strip()
    if direction_of(words) is None:
        return first, ()
    name = page.text[tokens[at].start : tokens[last].end]
    return at, tuple(e for e in gazetteer.candidates(name) if e.ours)


def _strong(entries: tuple[GazetteerEntry, ...]) -> bool:
    return any(e.ours or e.feature == "PCLI" or (e.main and e.population > 50_000) for e in entries)


def _of_kind(entries: tuple[GazetteerEntry, ...], near: Near) -> tuple[GazetteerEntry, ...]:
    if near is Near.REGION:
        return tuple(
            e for e in entries if e.feature.startswith("ADM") or e.feature in ("province", "region", "district")
        )
    return tuple(e for e in entries if e.feature.startswith("PPL") or e.feature in ("city", "town", "village"))


def _is_site(page: Page, tokens: tuple[Token, ...], first: int, last: int, near: Near) -> bool:
    """A capitalised name of two to six words that ends (or begins) in a noun for sites: "Medina Hospital"."""
    if not 1 <= last - first <= 6 or near is Near.NONE:
        return False
    words = page.words
    if tokens[last].lower not in words.site_heads and tokens[first].lower not in words.site_starts:
        return False
    if last + 1 < len(tokens) and capital(tokens[last + 1]) and tokens[last + 1].lower not in words.never:
        return False
    before = tokens[first - 1] if first else None
    if before is not None and capital(before) and before.lower not in words.never:
        return False
    if any(t.lower in ("and", "the", "in", "at", "on") for t in tokens[first : last + 1]):
        return False
    if near is Near.REGION and (tokens[last].lower.endswith("s") or tokens[first].lower in words.organisation_heads):
        return False  # "Gulf States", "Department of State"
    return tokens[first].lower not in words.never


def _holds_place(page: Page, gazetteer: Gazetteer, tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a known region ends the run: "Maiduguri Borno State" is no site but two places."""
    end = tokens[last].end
    for at in range(first + 1, last):  # "Seoul's Jamsil Stadium"
        if tokens[at].text in ("'s", "’s") and _strong(
            gazetteer.candidates(page.text[tokens[first].start : tokens[at].start])
        ):
            return True
    if kind_of(tokens[last].lower, page.words) is not Near.REGION:
        return False
    return any(gazetteer.candidates(page.text[tokens[at].start : end]) for at in range(first + 1, last))


def _judged(
    page: Page,
    number: int,
    first: int,
    last: int,
    bare: str,
    entries: tuple[GazetteerEntry, ...],
    near: Near,
    kind: str,
    *,
    site: bool,
) -> Scanned:
    sentence, words = page.sentences[number], page.words
    tokens = sentence.tokens
    end_token = last
    plus = minus = 0
    located = False
    before = tokens[first - 1] if first else None
    two = tokens[first - 2] if first > 1 else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    heading = sentence.kind is SentenceKind.HEADING

    # A kind noun after the name ("Idlib province") or before it ("the town of Wanat", "Lake Chad").
    if near is Near.NONE and after is not None and after.text != after.text.upper():
        near = kind_of(after.lower, words)
        if near is not Near.NONE:
            kind = after.lower
            named = not entries or any(e.feature.startswith("ADM") or e.feature in _REGIONAL for e in entries)
            if (
                near is Near.REGION
                and named
                and after.lower not in _LOOSE
                and not after.lower.endswith("s")
                and after.text.islower()
            ):
                end_token = last + 1
    if near is Near.NONE and before is not None and before.lower == "of" and two is not None:
        near = kind_of(two.lower, words)
        kind = two.lower if near is not Near.NONE else kind
        if near is not Near.NONE:
            plus, located = plus + 6, True
    elif near is Near.NONE and before is not None and before.text.islower():
        near = kind_of(before.lower, words) if before.lower in ("city", "town", "village", "district") else near
        kind = before.lower if near is not Near.NONE else kind
    if near is not Near.NONE and not located:
        plus, located = plus + (5 if near is Near.REGION else 3), True

    # Prepositions, past an article and a direction: "in the northern X", "near Mosul".
    at = first - 1
    while (
        at >= 0
        and first - at <= 4
        and (
            tokens[at].lower
            in ("the", "central", "nearby", "downtown", "war", "-", "torn", "neighbouring", "neighboring")
            or direction_of(tokens[at].lower)
        )
    ):
        at -= 1
    if at >= 0:
        if tokens[at].lower in words.locative and tokens[at].pos in ("ADP", "PART", "SCONJ", "ADV"):
            # "in the X": towns bear no article, so the X is more often a body or a thing
            plus, located = plus + (4 if tokens[first - 1].lower != "the" else 1), True
        elif tokens[at].lower in words.weak_locative:
            plus += 2
    # What follows: ", Iraq" is judged with the other places; here the possessive and the adjectival hyphen.
    if after is not None and after.text in ("'s", "’s"):
        plus += 1

    # The model's labels are a hint only: it calls Sirte an organisation and Misrata a person.
    labels = {token.entity for token in tokens[first : last + 1]}
    if labels & _PLACE_LABELS:
        plus += 3
    if "PERSON" in labels:
        minus += 2
        if not located:
            minus += 1
    if labels & {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE"}:
        minus += 3
    if "NORP" in labels:
        minus += 2
    single = last == first
    lower = tokens[first].lower
    if single:
        if lower in words.common or lower in page.lowered:
            minus += 5
        if lower in words.first_names:
            minus += 4
        if tokens[first].text in page.surnames:
            minus += 3 if located else 6
        if tokens[first].pos not in ("PROPN",) and not heading:
            minus += 2
        if len(lower) <= 3 or (tokens[first].text.isupper() and len(lower) <= 5):
            minus += 3
        if first == 0 and not labels & _PLACE_LABELS:
            minus += 1
    if before is not None and before.lower.rstrip(".") in words.titles and not site:
        minus += 6
    if before is not None and before.text == "." and two is not None and two.lower in words.titles:
        minus += 6
    minus += _larger_name(page, tokens, first, last, heading=heading)
    if after is not None and after.lower in ("said", "says", "told", "added", "wrote", "who") and single:
        minus += 2
    start, end = tokens[first].start, tokens[end_token].end
    return Scanned(
        sentence=number,
        first=first,
        last=end_token,
        start=start,
        end=end,
        text=page.text[start:end],
        name=bare,
        entries=entries,
        near=near,
        kind=kind,
        plus=plus,
        minus=minus,
        located=located,
        site=site,
    )


def _larger_name(page: Page, tokens: tuple[Token, ...], first: int, last: int, *, heading: bool) -> int:
    """How much speaks for the match being only a part of a longer name: "Paris Hilton", "Aleppo Media Centre"."""
    words = page.words
    minus = 0
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.text in HYPHENS and after.start == tokens[last].end:
        follower = tokens[last + 2] if last + 2 < len(tokens) else None
        if follower is not None and capital(follower) and follower.start == after.end:
            minus += 2
        return minus
    if after is not None and capital(after):
        if after.lower in words.organisation_heads:
            minus += 4 if after.dep != "conj" else 0
        elif after.lower in words.site_heads or after.lower in words.never:
            minus += 0
        elif after.pos == "PROPN" and not heading:
            minus += 5
    if before is not None and capital(before) and before.end < tokens[first].start:
        if before.lower in words.never or direction_of(before.lower) or heading:
            minus += 0
        elif before.pos == "PROPN" and before.text not in (".",):
            minus += 4
    if before is not None and before.text in HYPHENS and before.end == tokens[first].start and first > 1:
        minus += 3 if tokens[first - 2].text[0].isupper() and tokens[first - 2].lower not in ("pro", "anti") else 0
    return minus


_DIRECTIONS = {
    "north": "N", "south": "S", "east": "E", "west": "W",
    "northeast": "NE", "northwest": "NW", "southeast": "SE", "southwest": "SW",
    "northern": "N", "southern": "S", "eastern": "E", "western": "W",
    "northeastern": "NE", "northwestern": "NW", "southeastern": "SE", "southwestern": "SW",
}  # fmt: skip


def direction_of(word: str) -> str | None:
    """The compass letters of a direction word, hyphenated or not ("north-eastern" -> "NE"), or None."""
    return _DIRECTIONS.get(word) or _DIRECTIONS.get(word.replace("-", "").replace(" ", ""))
