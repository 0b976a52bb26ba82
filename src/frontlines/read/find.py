"""Find: the names in a report: register actors, persons and organisations, before anyone decides who is meant."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frontlines.lexicon.cues import Cues
from frontlines.lexicon.register import Register
from frontlines.lexicon.register_entry import Demonym, RegisterMatch
from frontlines.model.ids import fold
from frontlines.model.mention import Span
from frontlines.model.report import Report
from frontlines.model.sentence import Sentence, SentenceKind, Token

# Organisation-like words; the model's ORG label alone is wrong too often (it calls Sirte an ORG).
_ORG_WORDS = frozenset(
    ["ministry", "department", "council", "court", "agency", "bureau", "committee", "commission", "party", "union", "association", "organisation", "organization", "institute", "university", "foundation", "federation", "front", "movement", "army", "brigade", "force", "forces", "command", "police", "authority", "office", "society", "centre", "center", "group", "league", "congress", "parliament", "assembly", "embassy", "service", "services", "corps", "guard", "battalion", "alliance", "network", "cross", "crescent", "press", "times", "post", "news", "radio", "television", "tv", "observatory", "watch", "international", "bank", "company", "house", "senate", "board", "mission", "administration", "secretariat", "academy", "regiment", "division", "fleet", "squad", "unit", "task", "school", "studies", "policy", "human", "rights"]
)
# A name that ends so is a place, whatever the model calls it, unless it is in the register.
_SITE_WORDS = frozenset("center centre mall plaza hospital airport hotel square park stadium market street road prison jail".split())
_NO_ORGANISATION = frozenset("utc gmt cctv gps uav ied ao nsw hiv aids tv pm am est edt suv bst cet tnt idp idps".split())
_LONGEST_NAME = 8
_MAIN_COUNTRIES = 6
_IN_PASSING = 4  # a country named less than a quarter as often as the first is named in passing


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name as it stands, without its titles."""

    start: int
    end: int
    text: str
    title: str  # the lower-case title words before it, "" if none


@dataclass(frozen=True, slots=True)
class Names:
    """What was found by name. No two spans overlap."""

    register: tuple[RegisterMatch, ...]
    persons: tuple[Person, ...]
    organisations: tuple[Span, ...]
    demonyms: tuple[Demonym, ...]
    countries: Counter[str]  # how often each country is named or meant by an adjective
    headed: frozenset[str] = frozenset()  # countries that the headings above the first sentence name


def find(report: Report, sentences: Sequence[Sentence], register: Register, cues: Cues) -> Names:
    """All names in the report, register first, then persons, then organisations."""
    text = report.text
    on = report.published.end if report.published else None
    demonyms = tuple(register.demonyms(text))
    countries: Counter[str] = Counter(d.country for d in demonyms)
    named = Counter(m.entry_id[4:] for m in register.find(text, on=on) if m.is_state_name and m.entry_id.startswith("gov:"))
    matches = tuple(register.find(text, on=on, countries=_main_countries(countries + named)))
    for match in matches:
        entry = register.get(match.entry_id)
        if entry is not None and entry.country and (match.is_state_name or entry.generated):
            countries[entry.country] += 1
    taken = [(m.start, m.end) for m in matches]
    persons = tuple(p for p in _persons(text, sentences, cues, _ends(matches, demonyms)) if not _overlaps(p.start, p.end, taken))
    taken += [(p.start, p.end) for p in persons]
    organisations = tuple(o for o in _organisations(text, sentences) if not _overlaps(o.start, o.end, taken))
    body = next((s.start for s in sentences if s.kind != SentenceKind.HEADING), 0)
    headed = {m.entry_id[4:] for m in matches if m.end <= body and m.entry_id.startswith("gov:")}
    headed |= {d.country for d in demonyms if d.end <= body}
    return Names(matches, persons, organisations, demonyms, countries, frozenset(headed))


def _main_countries(times: Counter[str]) -> list[str]:
    """The countries the report is about: those in passing open no names that mean something only there."""
    most = max(times.values(), default=0)
    return [c for c, n in times.most_common(_MAIN_COUNTRIES) if n * _IN_PASSING >= most]


def _ends(matches: Sequence[RegisterMatch], demonyms: Sequence[Demonym]) -> frozenset[int]:
    """Where names and adjectives of others end: a person's own name begins after them at the earliest."""
    return frozenset({m.end for m in matches} | {d.end for d in demonyms})


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < e and end > s for s, e in taken)


def _runs(sentence: Sentence, label: str) -> Iterator[tuple[int, int]]:
    """Runs of tokens with one entity label, as first and one-past-last index."""
    start: int | None = None
    for i, token in enumerate(sentence.tokens):
        if token.entity == label:
            start = i if start is None else start
        elif start is not None:
            yield start, i
            start = None
    if start is not None:
        yield start, len(sentence.tokens)


def _persons(text: str, sentences: Sequence[Sentence], cues: Cues, ends: frozenset[int]) -> Iterator[Person]:
    titles = cues.roles["titles"].words
    for sentence in sentences:
        tokens = sentence.tokens
        seen: set[int] = set()
        runs = [*_runs(sentence, "PERSON"), *_titled(sentence, titles)]
        for first, last in runs:
            while first < last and (_plain(tokens[first]) in titles or not tokens[first].text[:1].isupper()):
                first += 1
            while last > first and (tokens[last - 1].pos in ("PART", "PUNCT") or not _nameish(tokens[last - 1])):
                last -= 1
            while first > 0 and tokens[first - 1].end not in ends and _belongs_before(tokens, first, titles):
                first -= 1
            if last + 1 < len(tokens) and tokens[last].text == "," and _plain(tokens[last + 1]) in ("jr", "sr"):
                last += 2
            if not first < last <= first + _LONGEST_NAME or seen & set(range(first, last)):
                continue
            if not any(t.pos == "PROPN" for t in tokens[first:last]):
                continue
            if last - first == 1 and first and _names_a_place(tokens, first, cues):
                continue
            seen |= set(range(first, last))
            start, end = tokens[first].start, tokens[last - 1].end
            yield Person(start, end, text[start:end], _title_before(tokens, first, titles))


def _names_a_place(tokens: tuple[Token, ...], first: int, cues: Cues) -> bool:
    """"the town of Kotkai", "in Bedian": a lone name after a word for settlements or in a place is no person."""
    before = tokens[first - 1]
    if before.lower == "of" and first > 1:
        return bool(cues.classes.get(tokens[first - 2].lemma, frozenset()) & {"settlements", "areas"})
    return before.lower in ("in", "near", "outside", "at", "across", "around", "into") or bool(
        cues.classes.get(before.lemma, frozenset()) & {"settlements"}
    )


def _belongs_before(tokens: tuple[Token, ...], first: int, titles: frozenset[str]) -> bool:
    """Whether the word before a name is a given name the model left out: "Mary" before "Jean Lacaba"."""
    before = tokens[first - 1]
    return (
        before.pos == "PROPN"
        and before.dep == "compound"
        and first - 1 <= before.head <= first + _LONGEST_NAME
        and before.text[:1].isupper()
        and not before.text.isupper()
        and _plain(before) not in titles
        and before.entity in ("", "PERSON", "ORG", "GPE", "NORP", "FAC")
        and before.lower not in _ORG_WORDS
    )


def _nameish(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower in ("al", "bin", "ibn", "de", "van", "el", "-", "'", "jr.")


def _plain(token: Token) -> str:
    return token.lower.rstrip(".")


def _title_before(tokens: tuple[Token, ...], first: int, titles: frozenset[str]) -> str:
    words: list[str] = []
    i = first - 1
    while i >= 0 and len(words) < 6 and (_plain(tokens[i]) in titles or (words and tokens[i].lower in ("of", "-"))):
        words.insert(0, _plain(tokens[i]))
        i -= 1
    return " ".join(words)


def _titled(sentence: Sentence, titles: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Capitalised words right after a capitalised title ("General Babacar Gaye"), whatever the model called them."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens) - 1:
        if tokens[i].text[:1].isupper() and _plain(tokens[i]) in titles and tokens[i].pos in ("PROPN", "NOUN", "ADJ"):
            last = i + 1
            while last < len(tokens) and tokens[last].pos == "PROPN" and tokens[last].text[:1].isupper():
                last += 1
            if last - i >= 2 and _plain(tokens[last - 1]) not in titles:
                yield i, last
            i = last
        i += 1


def _organisations(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    for sentence in sentences:
        tokens = sentence.tokens
        for first, last in _runs(sentence, "ORG"):
            while first < last and (tokens[first].pos in ("DET", "PUNCT", "ADP") or tokens[first].lower == "the"):
                first += 1
            while last > first and tokens[last - 1].pos in ("PART", "PUNCT"):
                last -= 1
            if not first < last <= first + _LONGEST_NAME + 2:
                continue
            words = tokens[first:last]
            name = text[words[0].start : words[-1].end]
            acronym = len(words) == 1 and len(name) >= 2 and name.isupper() and name.isalpha()
            folded = fold(name).split()
            known = len(words) > 1 and bool(_ORG_WORDS & set(folded)) and folded[-1] not in _SITE_WORDS
            if name[:1].isupper() and (acronym or known) and fold(name) not in _NO_ORGANISATION:
                yield Span(words[0].start, words[-1].end, name)
