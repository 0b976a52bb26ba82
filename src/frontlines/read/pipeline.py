"""Read: one report into its statements, stage by stage, a straight line of pure functions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from frontlines.model.actor import Actor, ActorOrigin
from frontlines.model.mention import ActorMention, PlaceMention, Span
from frontlines.model.place import Place, PlacePrecision, Relation
from frontlines.model.reading import Reading
from frontlines.model.report import Report
from frontlines.model.sentence import Sentence
from frontlines.model.statement import Claim, Control, Event, Forecast, Tie, Toll
from frontlines.read.affiliate import affiliations
from frontlines.read.annotate import annotate
from frontlines.read.claim import claims_of
from frontlines.read.clause import Syntax
from frontlines.read.compound import compounds
from frontlines.read.count import find_counts
from frontlines.read.date import date_sentences
from frontlines.read.doubt import doubts
from frontlines.read.expect import expect
from frontlines.read.find import Names, find
from frontlines.read.kit import Kit
from frontlines.read.label import judgement, label
from frontlines.read.link import ARMED, Linked, focus_country, link
from frontlines.read.locate import Located, locate
from frontlines.read.marks import Marks, covered, sort_into
from frontlines.read.resolve import Scene
from frontlines.read.settle import settle
from frontlines.read.settle_same import merge_control, merge_ties
from frontlines.read.speech import Attribution, attributions
from frontlines.read.state import Candidate, NearMiss, state
from frontlines.read.voice import with_voices


def read(report: Report, kit: Kit) -> Reading:
    """Read one report into its statements, each tied to its exact words."""
    return read_traced(report, kit, near=None)


def read_traced(
    report: Report, kit: Kit, *, near: list[NearMiss] | None, fired: list[Candidate] | None = None
) -> Reading:
    """As `read`; what rules nearly found is added to `near`, what they found to `fired`, if lists are given."""
    sentences = annotate(report.text, kit.annotator)
    syntaxes = [Syntax(s) for s in sentences]
    names = find(report, sentences, kit.register, kit.cues)
    located = locate(report.text, sentences, kit.gazetteer, taken=_taken(names))
    focus = focus_country(names, _place_votes(located))
    linked = link(
        report.text, sentences, syntaxes, names, located.mentions,
        register=kit.register, cues=kit.cues, focus=focus,
        located_in={p.country for p in located.places if p.country and p.precision != PlacePrecision.COUNTRY},
    )  # fmt: skip
    scene = _scene(report, sentences, syntaxes, located, linked, kit)
    said = _by_sentence(
        attributions(report.text, scene.marks, {a.id: a.kind for a in linked.actors.values()}, kit.cues), sentences
    )
    shown = affiliations(scene, linked, names.demonyms, kit.register, report.sha256)
    scene, ours = with_voices(scene, said, shown.ties)
    candidates = state(scene, kit.rules, said, near=near)
    if fired is not None:
        fired += candidates
    events, ties, control, tolls = settle(
        scene, candidates, report.sha256, judging=[s.index for s in sentences if judgement(report.text, s, kit.cues)]
    )
    hyphened_ties, hyphened_control = compounds(scene, said, report.sha256)
    ties = merge_ties([*ties, *hyphened_ties, *shown.ties])
    control = merge_control([*control, *hyphened_control])
    forecasts = expect(scene, said, kit.cues, report.sha256)
    claims = claims_of(scene, said, report.sha256)
    kept = _kept(linked, events, ties, control, tolls, claims, forecasts)
    actors = tuple(a for a in (*linked.actors.values(), *shown.actors) if a.id in kept)
    places, place_mentions = _kept_places(located, linked, events, control, tolls)
    return Reading(
        report=report,
        sentences=label(report.text, sentences, said, forecasts, kit.cues),
        actors=actors,
        actor_mentions=tuple(
            sorted((m for m in (*linked.mentions, *ours) if m.actor in kept), key=lambda m: (m.start, m.end))
        ),
        places=places,
        place_mentions=place_mentions,
        events=tuple(events),
        ties=tuple(ties),
        control=tuple(control),
        tolls=tuple(tolls),
        claims=tuple(claims),
        forecasts=tuple(forecasts),
        warnings=doubts(report, ties, control, {a.id: a.name for a in actors} | {p.id: p.name for p in places}),
    )


def _taken(names: Names) -> list[Span]:
    """Spans that are names of actors or persons, so that no place is looked for inside them."""
    surnames = {p.text.split()[-1] for p in names.persons if " " in p.text}
    return [
        *(_without_seat(m.start, m.text) for m in names.register if not m.is_state_name and not m.affix),
        # A lone word the model calls a person may as well be a town: the gazetteer decides.
        *(Span(p.start, p.end, p.text) for p in names.persons if p.title or " " in p.text or p.text in surnames),
        *names.organisations,
    ]


def _without_seat(start: int, words: str) -> Span:
    """ "the government in Tripoli": the name of its seat stays free to be a place."""
    cut = words.find(" in ")
    kept = words if cut < 0 else words[:cut]
    return Span(start, start + len(kept), kept)


def _place_votes(located: Located) -> list[tuple[str | None, int]]:
    times = Counter(m.anchor for m in located.mentions)
    return [(place.country, times[place.id]) for place in located.places]


def _by_sentence(said: Sequence[Attribution], sentences: Sequence[Sentence]) -> list[list[Attribution]]:
    found: list[list[Attribution]] = [[] for _ in sentences]
    for one in said:
        found[one.sentence].append(one)
    return found


def _scene(
    report: Report,
    sentences: Sequence[Sentence],
    syntaxes: Sequence[Syntax],
    located: Located,
    linked: Linked,
    kit: Kit,
) -> Scene:
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


# A town's district often bears its name and is all the gazetteer has.
_TOWN_SIZED = frozenset({PlacePrecision.EXACT, PlacePrecision.ADM2})
_APPOSITION = 8  # tokens after a place's comma in which the report says what it is


def _by_token(sentence: Sentence, mentions: Sequence[PlaceMention]) -> dict[int, PlaceMention]:
    """Token to mention; a phrase ("northern Iraq") yields to the bare names inside it."""
    found: dict[int, PlaceMention] = {}
    for mention in mentions:
        for i in covered(sentence, mention.start, mention.end):
            found[i] = mention
    return found


def _topic(places: dict[str, Place], rows: Sequence[Sequence[PlaceMention]], linked: Linked) -> str | None:
    """The country the report is about, as the place of what happens nowhere in particular."""
    if linked.focus is None:
        return None
    country = f"country:{linked.focus}"
    return country if country in places else None


def _kept(
    linked: Linked,
    events: Sequence[Event],
    ties: Sequence[Tie],
    control: Sequence[Control],
    tolls: Sequence[Toll],
    claims: Sequence[Claim],
    forecasts: Sequence[Forecast],
) -> set[str]:
    """Actors named in the report, and those only described that take part in a statement."""
    used: set[str] = set()
    for event in events:
        used |= {*event.initiators, *event.targets}
    for tie in ties:
        used |= {tie.source, tie.target}
    used |= {c.actor for c in control} | {t.by for t in tolls if t.by}
    used |= {c.speaker for c in claims if c.speaker} | {f.by for f in forecasts if f.by}
    used |= {s.stance.by for s in (*events, *ties, *control, *tolls) if s.stance.by}
    used |= linked.named
    # "security forces regained the site": a body of the state that acts, though no statement was read of it.
    used |= {
        a for a in linked.acting if linked.actors[a].origin == ActorOrigin.REGISTER and linked.actors[a].kind in ARMED
    }
    return used


def _kept_places(
    located: Located,
    linked: Linked,
    events: Sequence[Event],
    control: Sequence[Control],
    tolls: Sequence[Toll],
) -> tuple[tuple[Place, ...], tuple[PlaceMention, ...]]:
    """Places named as places; a country that is only ever its government is none."""
    mentions = tuple(m for m in located.mentions if (m.start, m.end) not in linked.metonyms)
    used = {p for e in events for p in e.places} | {c.place for c in control} | {p for t in tolls for p in t.places}
    # A phrase such as "40 miles west of Baghdad" is a place of the report only if something happened there.
    mentions = tuple(m for m in mentions if m.relation == Relation.AT or m.place in used or _is_name(m))
    used |= {m.place for m in mentions}
    used |= {m.anchor for m in mentions if m.relation != Relation.BORDER}
    # "the Afghan border": a country named only for its border is no place of the report, so nothing points to it.
    mentions = tuple(m if m.anchor in used else replace(m, anchor=m.place) for m in mentions)
    return tuple(p for p in located.places if p.id in used), mentions


def _is_name(mention: PlaceMention) -> bool:
    """ "northern Lebanon" reads as a name; "the north of Lebanon" and "west of the Euphrates" describe."""
    return mention.relation == Relation.PART and mention.phrase_end == mention.end


__all__ = ["Actor", "ActorMention", "Relation", "read", "read_traced"]
