"""Find: the names in a report: register actors, persons and organisations, before anyone decides who is meant."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from frontlines.lexicon.cues import Cues
from frontlines.lexicon.register import Register
from frontlines.lexicon.register_entry import Alias, Demonym, RegisterMatch
from frontlines.model.actor import ActorKind
from frontlines.model.ids import fold
from frontlines.model.mention import MentionVia, Span
from frontlines.model.report import Report
from frontlines.model.sentence import Sentence, SentenceKind, Token
from frontlines.read.marks import covered

_LONGEST_NAME = 8
_LINKS = frozenset({"of", "for", "and", "&", "on", "de"})
_ORDINAL = ("st", "nd", "rd", "th")
_ARTICLES = frozenset({"al", "el", "ul", "ur", "ad", "as", "ash", "az", "an", "ar"})  # before a surname's hyphen
_MAIN_COUNTRIES = 6
_NEARBY = frozenset({"near", "outside", "around"})
_IN_PASSING = 10  # a country named less than a tenth as often as the first is named in passing


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
    named = Counter(
        m.entry_id[4:] for m in register.find(text, on=on) if m.is_state_name and m.entry_id.startswith("gov:")
    )
    candidates = register.find(text, on=on, countries=_main_countries(countries + named))
    full_names = _full_names(text, sentences, cues)
    starts = [s.start for s in sentences]
    matches = tuple(
        m for m in candidates
        if bisect_left(starts, m.end) == bisect_left(starts, m.start + 1)  # none runs from a heading into the text
        and not _is_past(m, register, on) and not _in_longer_name(text, m, register, full_names, cues)
    )  # fmt: skip
    for match in matches:
        entry = register.get(match.entry_id)
        if entry is not None and entry.country and (match.is_state_name or entry.generated):
            countries[entry.country] += 1
    taken = [(m.start, m.end) for m in matches]
    named_so = [
        p for p in _persons(text, sentences, cues, _ends(matches, demonyms)) if not _overlaps(p.start, p.end, taken)
    ]
    persons = tuple(
        sorted([*named_so, *_surnames_alone(text, sentences, named_so, taken, cues)], key=lambda p: p.start)
    )
    taken += [(p.start, p.end) for p in persons]
    # A country's name may end a longer one: "Law Society of Thailand".
    others = sorted({*taken} - {(m.start, m.end) for m in matches if m.is_state_name and not m.affix})
    organisations = tuple(_organisations(text, sentences, cues, others))
    body = next((s.start for s in sentences if s.kind != SentenceKind.HEADING), 0)
    headed = {m.entry_id[4:] for m in matches if m.end <= body and m.entry_id.startswith("gov:")}
    headed |= {d.country for d in demonyms if d.end <= body}
    return Names(matches, persons, organisations, demonyms, countries, frozenset(headed))


def _is_past(match: RegisterMatch, register: Register, on: date | None) -> bool:
    """Whether a plain word ("the rebels") meant this actor at another time only."""
    if on is None or not match.alias.islower() or match.via == MentionVia.PATTERN:
        return False
    entry = register.get(match.entry_id)
    if entry is None:
        return False
    lived = Alias("", entry.start, entry.end).usual_on(on)
    return any(a.name == match.alias and a.context and not (lived and a.usual_on(on)) for a in entry.aliases)


def _full_names(text: str, sentences: Sequence[Sentence], cues: Cues) -> list[tuple[int, int, tuple[str, ...]]]:
    """Spans the model calls persons and that have two words of a name or more, with those words."""
    titles = cues.roles["titles"].words
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for sentence in sentences:
        for first, last in _runs(sentence, "PERSON"):
            run = sentence.tokens[first:last]
            words = tuple(
                fold(t.text) for t in run if t.text[:1].isupper() and t.tag != "POS" and t.plain not in titles
            )
            if len(words) > 1:
                found.append((run[0].start, run[-1].end, words))
    return found


def _in_longer_name(
    text: str,
    match: RegisterMatch,
    register: Register,
    full_names: Sequence[tuple[int, int, tuple[str, ...]]],
    cues: Cues,
) -> bool:
    """Whether one word of the register is part of another's name: "Israel Katz", "Al-Asad Airbase"."""
    if " " in match.text or match.text.isupper() or match.affix:
        return False
    entry = register.get(match.entry_id)
    if entry is None:
        return False
    behind = text[match.end : match.end + 24].split(maxsplit=1)
    site = (
        behind[0].rstrip(".,;:!?)").lower()
        if behind and text[match.end : match.end + 1] == " " and behind[0][:1].isupper()
        else ""
    )
    if site in cues.roles["site-words"].words and entry.kind in (ActorKind.PERSON, ActorKind.COMMUNITY):
        return True
    at = bisect_left(full_names, (match.start + 1, 0, ())) - 1
    if at < 0 or full_names[at][1] < match.end:
        return False
    others = set(full_names[at][2]) - set(fold(match.text).split()) - {fold(match.text)}
    known = {word for name in (entry.name, *(a.name for a in entry.aliases)) for word in fold(name).split()}
    return bool(others) and not others & known


def _main_countries(times: Counter[str]) -> list[str]:
    """The countries the report is about: those in passing open no names that mean something only there."""
    # The United States act in half of all wars: how often they are named says nothing of the others.
    most = max((n for c, n in times.items() if c != "US"), default=0)
    return [c for c, n in times.most_common(_MAIN_COUNTRIES) if n * _IN_PASSING >= most]


def _ends(matches: Sequence[RegisterMatch], demonyms: Sequence[Demonym]) -> frozenset[int]:
    """Where names and adjectives of others end: a person's own name begins after them at the earliest."""
    return frozenset({m.end for m in matches} | {d.end for d in demonyms})


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
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
        titled = _titled(sentence, titles, cues.roles["loose-titles"].words)
        runs = [*_runs(sentence, "PERSON"), *titled, *_speaking(sentence, cues)]
        for first, last in runs:
            while first < last and (tokens[first].plain in titles or not tokens[first].text[:1].isupper()):
                first += 1
            owned = next((k for k in range(first, last) if tokens[k].tag == "POS"), last)
            if owned < last:  # "Jerry's Shoppers", "Assad's Syria": the owner's name ends there
                last = owned
            while last > first and not (tokens[last - 1].text[:1].isupper() or tokens[last - 1].lower == "jr."):
                last -= 1
            while first > 0 and tokens[first - 1].end not in ends and _belongs_before(tokens, first, titles, ends):
                first -= 1
            if first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].lower in _ARTICLES:
                first -= 2  # "al-Rubaie"
            if last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].plain in ("jr", "sr"):
                last += 2
            if not first < last <= first + _LONGEST_NAME or seen & set(range(first, last)):
                continue
            if not any(t.pos == "PROPN" for t in tokens[first:last]) or _names_a_thing(tokens[first:last], cues):
                continue
            if last - first == 1 and first and _names_a_place(tokens, first, cues):
                continue
            if (
                tokens[first].lower in _NEARBY
            ):  # "Near Ar Raqqah, two houses burned": the model takes in the first word
                continue
            seen |= set(range(first, last))
            start, end = tokens[first].start, tokens[last - 1].end
            yield Person(start, end, text[start:end], _title_before(tokens, first, titles))


def _surnames_alone(
    text: str, sentences: Sequence[Sentence], persons: Sequence[Person], taken: Sequence[tuple[int, int]], cues: Cues
) -> Iterator[Person]:
    """Surnames of persons named in full, wherever the model overlooked them."""
    full = [p.text.split() for p in persons if " " in p.text]
    if not full:
        return
    surnames, words = {name[-1] for name in full}, {word for name in full for word in name}
    known = [*taken, *((p.start, p.end) for p in persons)]
    titles = cues.roles["titles"].words
    for sentence in sentences:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            first = i
            if i > 1 and tokens[i - 1].text == "-" and tokens[i - 1].start == tokens[i - 2].end:
                first = i - 2  # "al-Rubaie" is one word of a name
            word = "".join(t.text for t in tokens[first : i + 1])
            if word not in surnames or token.pos != "PROPN" or _overlaps(tokens[first].start, token.end, known):
                continue
            while (
                first
                and tokens[first - 1].text in words
                and not _overlaps(tokens[first - 1].start, tokens[first - 1].end, known)
            ):
                first -= 1
            name = text[tokens[first].start : token.end]
            yield Person(tokens[first].start, token.end, name, _title_before(tokens, first, titles))


def _names_a_place(tokens: tuple[Token, ...], first: int, cues: Cues) -> bool:
    """ "the town of Kotkai", "in Bedian": a lone name after a word for settlements or in a place is no person."""
    before = tokens[first - 1]
    if before.lower == "of" and first > 1:
        return bool(cues.classes.get(tokens[first - 2].lemma, frozenset()) & {"settlements", "areas"})
    return before.lower in ("in", "near", "outside", "at", "across", "around", "into") or bool(
        cues.classes.get(before.lemma, frozenset()) & {"settlements"}
    )


def _names_a_thing(words: tuple[Token, ...], cues: Cues) -> bool:
    """ "HMAS Kanimbla", "L-300", "the Embassy": no person."""
    if words[0].lower in cues.roles["no-person-names"].words or any(c.isdigit() for t in words for c in t.text):
        return True
    return words[-1].lower in cues.roles["organisation-words"].words


def _speaking(sentence: Sentence, cues: Cues) -> Iterator[tuple[int, int]]:
    """Two or three capitalised words the model calls something else, with a title in apposition.

    "Aleksandr Lukashevich, Russia's foreign minister": only persons are ministers.
    """
    tokens = sentence.tokens
    for label in ("ORG", "GPE", "NORP", "FAC", "PRODUCT"):
        for first, last in _runs(sentence, label):
            words = tokens[first:last]
            if not 2 <= len(words) <= 3 or not all(t.pos == "PROPN" and t.text.istitle() for t in words):
                continue
            if {t.lower for t in words} & cues.roles["organisation-words"].words:
                continue
            head = words[-1]
            if any(
                t.dep == "appos" and t.head == last - 1 and t.tag == "NN" and t.lemma in cues.roles["titles"].words
                for t in tokens[last : last + 10]
            ) and head.dep in ("nsubj", "pobj", "nsubjpass", "dobj", "conj"):
                yield first, last


def _belongs_before(tokens: tuple[Token, ...], first: int, titles: frozenset[str], ends: frozenset[int]) -> bool:
    """Whether the word before a name is a given name the model left out: "Mary" before "Jean Lacaba"."""
    before = tokens[first - 1]
    if first > 1 and tokens[first - 2].end in ends and before.entity and before.entity == tokens[first - 2].entity:
        return before.pos == "PROPN" and before.text.istitle()  # "the Republic of the Philippines Kristie"
    return (
        before.pos == "PROPN"
        and before.dep == "compound"
        and first - 1 <= before.head <= first + _LONGEST_NAME
        and before.text[:1].isupper()
        and not before.text.isupper()
        and before.plain not in titles
        and before.entity in ("", "PERSON", "ORG", "GPE", "NORP", "FAC")
    )


def _title_before(tokens: tuple[Token, ...], first: int, titles: frozenset[str]) -> str:
    words: list[str] = []
    i = first - 1
    while i >= 0 and len(words) < 6 and (tokens[i].plain in titles or (words and tokens[i].lower in ("of", "-"))):
        words.insert(0, tokens[i].plain)
        i -= 1
    return " ".join(words)


def _titled(sentence: Sentence, titles: frozenset[str], loose: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Capitalised words right after a capitalised title ("General Babacar Gaye"), whatever the model called them."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens) - 1:
        if tokens[i].text[:1].isupper() and tokens[i].plain in titles and tokens[i].pos in ("PROPN", "NOUN", "ADJ"):
            last = i + 1
            while last < len(tokens) and tokens[last].pos == "PROPN" and tokens[last].text[:1].isupper():
                last += 1
            # "Late Edition", "Private Eye": an adjective of titles alone makes no person.
            office = any(t.plain not in loose for t in tokens[i:last] if t.plain in titles)
            if last - i >= 2 and tokens[last - 1].plain not in titles and office:
                yield i, last
            i = last
        i += 1


def _organisations(
    text: str, sentences: Sequence[Sentence], cues: Cues, taken: Sequence[tuple[int, int]]
) -> Iterator[Span]:
    roles = cues.roles
    offices = roles["leading-titles"].words | roles["member-titles"].words
    known, strict, sites = (
        roles["organisation-words"].words,
        roles["organisation-ends"].words,
        roles["site-words"].words,
    )
    for sentence in sentences:
        tokens = sentence.tokens
        inside = {i for start, end in _within(taken, sentence) for i in covered(sentence, start, end)}
        for first, last in _capitalised(sentence, inside):
            if tokens[first].lower == "the" and first + 1 < last:
                first += 1
            if first and tokens[first - 1].text[:1].isdigit() and tokens[first - 1].lower.endswith(_ORDINAL):
                first -= 1  # "the 1st Cavalry Division"
            words = [t.plain for t in tokens[first:last]]
            labelled = any(t.entity == "ORG" for t in tokens[first:last])
            name = text[tokens[first].start : tokens[last - 1].end]
            if len(words) == 1:
                fits = labelled and len(name) >= 2 and name.isupper() and name.isalpha()
            elif words[-1] in sites or words[-1] in offices:
                fits = False
            elif labelled:
                fits = bool(known & set(words))
            else:
                heads = [words[k] for k in range(len(words)) if k + 1 == len(words) or words[k + 1] in ("of", "for")]
                fits = sentence.kind != SentenceKind.HEADING and (
                    bool(strict & set(heads)) or words[:2] == ["task", "force"]
                )
                fits = fits and any(w not in strict for w in words)
            if fits and fold(name) not in roles["no-organisations"].words:
                yield Span(tokens[first].start, tokens[last - 1].end, name)


def _within(taken: Sequence[tuple[int, int]], sentence: Sentence) -> Iterator[tuple[int, int]]:
    for start, end in taken[bisect_left(taken, (sentence.start, 0)) :]:
        if start >= sentence.end:
            return
        yield start, end


def _capitalised(sentence: Sentence, inside: Collection[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that may be a name: "Law Society of Thailand"; commas and other names end them."""
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        if i in inside or not _opens_name(tokens[i]):
            i += 1
            continue
        last = i + 1
        while last < len(tokens) and last not in inside:
            token = tokens[last]
            if _opens_name(token) or (token.text[:1].isupper() and token.entity == "ORG"):
                last += 1
                continue
            if token.lower not in _LINKS or last + 1 >= len(tokens):
                break
            step = 2 if tokens[last + 1].lower == "the" and last + 2 < len(tokens) else 1
            behind = last + step
            joined = token.lower in ("of", "for") or token.entity == "ORG"
            if not joined or behind in inside or not _opens_name(tokens[behind]):
                break
            last = behind + 1
        if last - i <= _LONGEST_NAME + 2:
            yield i, last
        i = last


def _opens_name(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and (token.pos == "PROPN" or token.entity == "ORG")
        and token.entity not in ("DATE", "TIME")
    )
