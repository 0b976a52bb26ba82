"""Scene: what each sentence holds (actors, places, times, counts), set out for the rules."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from frontlines.model.mention import PlaceMention
from frontlines.model.place import Place, PlacePrecision
from frontlines.model.report import Report
from frontlines.model.sentence import Sentence
from frontlines.read.clause import Syntax
from frontlines.read.count import find_counts
from frontlines.read.date import date_sentences
from frontlines.read.kit import Kit
from frontlines.read.link import Linked
from frontlines.read.locate import Located
from frontlines.read.marks import Marks, covered, sort_into
from frontlines.read.resolve import Scene

# A town's district often bears its name and is all the gazetteer has.
_TOWN_SIZED = frozenset({PlacePrecision.EXACT, PlacePrecision.ADM2})
_NO_REGION = frozenset({PlacePrecision.COUNTRY, PlacePrecision.EXACT})
_OFTEN = 3  # sentences that name a place before what is told without one is taken to be there
_APPOSITION = 8  # tokens after a place's comma in which the report says what it is


def build_scene(
    report: Report,
    sentences: Sequence[Sentence],
    syntaxes: Sequence[Syntax],
    located: Located,
    linked: Linked,
    kit: Kit,
    nationals: Iterable[int] = (),
) -> Scene:
    """All that the sentences are known to hold before rules are tried on them; `nationals` as in Scene."""
    text = report.text
    places = {p.id: p for p in located.places}
    times = sort_into(sentences, date_sentences(sentences, text, report.published))
    place_rows = sort_into(sentences, [m for m in located.mentions if (m.start, m.end) not in linked.metonyms])
    marks: list[Marks] = []
    settlements: list[tuple[str, ...]] = []
    named = Counter(m.place for m in located.mentions if places[m.place].precision in _TOWN_SIZED)
    recent: list[tuple[int, str]] = []  # sentence and settlement, in the order of the text
    for sentence, syntax, when, where, actors in zip(
        sentences, syntaxes, times, place_rows, linked.by_token, strict=True
    ):
        counts = {
            i: c for c in find_counts(text[sentence.start : sentence.end], offset=sentence.start)
            for i in covered(sentence, c.start, c.end)
        }  # fmt: skip
        marks.append(Marks(syntax, actors, _by_token(sentence, where), tuple(when), counts))
        settlements.append(_spoken_of(recent, named))
        recent += [(sentence.index, m.place) for m in where if places[m.place].precision in _TOWN_SIZED]
    return Scene(
        text=text,
        marks=tuple(marks),
        actors=linked.actors,
        places=places,
        published=report.published,
        cues=kit.cues,
        affixes=linked.affixes,
        settlements=tuple(settlements),
        described=_described(marks, kit),
        topic=_topic(places, place_rows, linked),
        area=_area(places, place_rows, linked),
        nationals=frozenset(nationals),
    )


def _spoken_of(recent: Sequence[tuple[int, str]], named: Mapping[str, int]) -> tuple[str, ...]:
    """Settlements "the town" may point to: those of the sentence that last named any, the most named first."""
    near = [place for i, place in recent if i == recent[-1][0]]
    ranked = sorted(enumerate(near), key=lambda one: (named[one[1]], one[0]), reverse=True)
    return tuple(dict.fromkeys(place for _, place in ranked))


def _described(marks: Sequence[Marks], kit: Kit) -> dict[str, frozenset[str]]:
    """What the report calls its settlements: "the town of Kotkai", "Shirqat, one of the last large towns"."""
    nouns = kit.cues.nouns["settlements"].words
    found: dict[str, set[str]] = {}
    for mark in marks:
        tokens = mark.sentence.tokens
        for i, mention in mark.places.items():
            before = tokens[i - 2].lemma if i >= 2 and tokens[i - 1].lower == "of" else ""
            called = {before} if before in nouns else set()
            if i + 1 < len(tokens) and tokens[i + 1].text == ",":
                for j in range(i + 2, min(i + 2 + _APPOSITION, len(tokens))):
                    if j in mark.places or tokens[j].pos == "VERB":
                        break
                    if tokens[j].lemma in nouns:
                        called.add(tokens[j].lemma)
            if called:
                found.setdefault(mention.place, set()).update(called)
    return {place: frozenset(called) for place, called in found.items()}


def _by_token(sentence: Sentence, mentions: Sequence[PlaceMention]) -> dict[int, PlaceMention]:
    """Token to mention; a phrase ("northern Iraq") yields to the bare names inside it."""
    found: dict[int, PlaceMention] = {}
    for mention in mentions:
        for i in covered(sentence, mention.start, mention.end):
            found[i] = mention
    return found


def _area(places: Mapping[str, Place], rows: Sequence[Sequence[PlaceMention]], linked: Linked) -> str | None:
    """The one part of the country in focus that the report keeps coming back to; None where there is none."""
    spoken = Counter(place for row in rows for place in {m.place for m in row})
    ranked = [
        (times, place)
        for place, times in spoken.most_common()
        if places[place].country == linked.focus and places[place].precision not in _NO_REGION
    ]
    if not ranked or ranked[0][0] < _OFTEN or (len(ranked) > 1 and ranked[1][0] * 2 > ranked[0][0]):
        return None
    return ranked[0][1]


def _topic(places: dict[str, Place], rows: Sequence[Sequence[PlaceMention]], linked: Linked) -> str | None:
    """The country the report is about, as the place of what happens nowhere in particular."""
    if linked.focus is None:
        return None
    country = f"country:{linked.focus}"
    return country if country in places else None
