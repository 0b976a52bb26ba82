"""Reasons: what may speak for or against two statements' telling of one event, each found by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from frontlines.model.actor import ActorKind
from frontlines.model.ids import fold
from frontlines.model.joining import JoinRules, stem
from frontlines.model.place import PlacePrecision
from frontlines.picture.incident_actors import Fit, Party, fit
from frontlines.picture.incident_places import Meeting, Where, meet
from frontlines.picture.incident_profile import Profile, Spot
from frontlines.picture.incident_tolls import Count, Tally, compare, number_of
from frontlines.picture.incident_words import COUNTS_DAYS, is_large, is_name, rarity, weigh, weight_of

# What speaks against: statements of one report that show one of these are told apart by it.
AGAINST = frozenset(
    {"other-initiator", "other-target", "toll-differs", "toll-contradicts", "next-day", "places-apart"}
)
# Given only of two reports of a few lines each.
BRIEF_REASONS = frozenset({"day-after", "rare-word", "names-apart"})
# Every name a reason can have; the rules must weigh each of them, for brief reports those of brief reports too.
REASONS = AGAINST | BRIEF_REASONS | {
    "same-kind", "vague-kind", "close-kind", "loose-kind",
    "same-day", "days-overlap", "went-on", "assumed-day", "assumed-late", "assumed-early", "assumed-wide",
    "published-apart",
    "same-place", "near-place", "within-place", "same-wide-place", "same-country", "both-country", "place-untold",
    "named-place", "same-initiator", "named-initiator", "related-initiator", "alike-initiator",
    "same-target", "named-target", "related-target", "alike-target", "crossed-side", "rare-name",
    "toll-agrees", "small-toll-agrees", "toll-near", "toll-rises", "toll-raised", "toll-far", "same-number",
    "same-weapon", "same-site", "other-site", "words-alike", "words-held", "words-apart", "rare-words",
    "shared-names", "told-again", "told-as-new", "told-as-known", "another", "goes-on",
    "counts-days", "toll-adds-up",
}  # fmt: skip
_SMALL = 3  # a toll below says little when it agrees: most attacks kill one or two
_TELLING = 8  # a toll from here on tells as much as any
_UNLIKE = frozenset({"toll-rises", "toll-differs", "toll-far", "toll-raised"})
_FAR = 3  # counts that differ by more are seldom of one event
_FACTOR = 2  # counts of one day that differ by more contradict each other
_ENOUGH = 3.0  # weight of words below which having none in common says nothing
_FEW = 0.25  # likeness below which two passages have little in common
_MOST_RARE, _MOST_NAMES = 6, 3  # that make the reason hold fully
_MOST_APART = 2  # names that each has for itself and that make the reason hold fully
_MOST_SHOWN = 6  # words named in a reason
_FITS = {Fit.ALIKE: "alike", Fit.RELATED: "related", Fit.SAME: "same", Fit.EXCLUDED: "other"}


@dataclass(frozen=True, slots=True)
class Found:
    """One reason before it is weighed."""

    name: str  # of REASONS
    strength: float  # how far it holds; 1: fully
    text: str  # in words, for people
    against: bool = False  # a contradiction, to be told wherever the two are joined all the same


def kind_reason(a: Profile, b: Profile, rules: JoinRules) -> Found | None:
    """How the event types go together; None where no one event bears both."""
    if a.type == b.type:
        name = "vague-kind" if a.type in rules.vague_types else "same-kind"
        return Found(name, 1.0, f"both tell of: {_plain(a.type)}")
    kinship = rules.kinship(a.type, b.type)
    if kinship is None or a.over or b.over:  # that a siege ended is not the fighting of that day
        return None
    vague = {a.type, b.type} & rules.vague_types
    name = "loose-kind" if not kinship.close else "vague-kind" if vague else "close-kind"
    return Found(name, 1.0, f"{_plain(a.type)} and {_plain(b.type)}: {kinship.because}")


def time_reason(a: Profile, b: Profile, rules: JoinRules) -> Found | None:
    """How the days go together; None where they are too far apart."""
    return _days_told(a, b, rules) or _went_on(a, b, rules)


def _went_on(a: Profile, b: Profile, rules: JoinRules) -> Found | None:
    """Whether one tells that what the other told of in the weeks before still went on, or was over."""
    told_so = a.since < a.first or b.since < b.first
    if not told_so or a.type != b.type or max(a.since, b.since) - min(a.last, b.last) > rules.span.slack:
        return None
    if meet(a.spots, b.spots, rules.reach).where is not Where.SAME:
        return None
    if fit(a.initiators, b.initiators)[0] is Fit.EXCLUDED:
        return None
    return Found("went-on", 1.0, "one tells that what the other told of before went on, or was over")


def _days_told(a: Profile, b: Profile, rules: JoinRules) -> Found | None:
    slack = rules.span.slack
    gap = max(a.first, b.first) - min(a.last, b.last)
    if a.dated and b.dated:
        if gap > slack:
            return None
        if gap > 0:
            return Found("next-day", 1.0, "the days they give differ by a day", against=True)
        narrow = max(a.last - a.first, b.last - b.first) <= slack
        return Found("same-day" if narrow else "days-overlap", 1.0, "the dates they give agree")
    if not a.dated and not b.dated:
        days = abs(a.published - b.published)
        if days > rules.span.apart:
            return None
        return Found("published-apart", float(days), f"undated, and published {_days(days)}")
    told, other = (a, b) if a.dated else (b, a)
    if gap > 0:
        before = other.published - told.last
        if before <= 0 or before > rules.span.apart or told.last - told.first > slack:
            return None
        return Found(
            "assumed-early", float(gap), f"the day one gives is {before} days before the other was published"
        )
    if told.last - told.first > slack:
        return Found("assumed-wide", 1.0, "the time one gives holds the days before the other was published")
    late = other.published - told.last > slack
    name = "assumed-late" if late else "assumed-day"
    return Found(
        name, 1.0, f"the day one gives and the other's publication are {_days(abs(other.published - told.last))}"
    )


def place_reason(where: Meeting) -> Found:
    """How the places go together; they do not exclude each other."""
    one, other = where.one, where.other
    if one is None or other is None:
        return Found("place-untold", 1.0, "one of them names no place")
    names = one.name if fold(one.name) == fold(other.name) else f"{one.name} and {other.name}"
    match where.where:
        case Where.SAME:
            return Found("same-place", 1.0, f"both at {names}")
        case Where.NEAR:
            return Found("near-place", 1.0, f"{names} lie {where.distance or 0:.0f} km apart")
        case Where.WITHIN:
            return Found("within-place", 1.0, f"{names}: one may lie in the other")
        case Where.APART:
            return Found("places-apart", 1.0, f"the places they give differ: {names}", against=True)
        case Where.SAME_WIDE if one.exact and other.exact:
            return Found("same-wide-place", 1.0, f"both at a place called {one.name}, of which there are several")
        case Where.SAME_WIDE:
            return Found("same-wide-place", 1.0, f"both in {names}, which is wide")
        case _:
            both = one.precision is other.precision is PlacePrecision.COUNTRY
            text = f"{names}: no more than the country is common"
            return Found("both-country" if both else "same-country", 1.0, text)


def named_place_reason(a: Profile, b: Profile, where: Meeting, rules: JoinRules) -> Iterator[Found]:
    """Whether the town of the one stands in the passage of the other, of which no such place was read."""
    if where.where in (Where.SAME, Where.NEAR):
        return
    for one, other in ((a, b), (b, a)):
        if any(spot.exact or spot.precision is PlacePrecision.UNKNOWN for spot in other.spots):
            continue  # it has a town of its own
        for spot in one.spots:
            if spot.exact and named_in(spot, other, rules):
                yield Found("named-place", 1.0, f"{spot.name} is named in both")
                return


def named_in(spot: Spot, other: Profile, rules: JoinRules) -> bool:
    """Whether a place's name stands in the passage of an event."""
    # Signatures hold no words of two letters: of "El Kef" the second.
    words = [stem(word) for word in fold(spot.name).split() if len(word) > 2]
    telling = [word for word in words if weight_of(word, rules)]
    return bool(telling) and other.around.words.issuperset(telling)


def actor_reasons(a: Profile, b: Profile, rules: JoinRules) -> Iterator[Found]:
    """How each side goes together with the same side of the other, and with the other side where sides may swap."""
    swapped = a.type in rules.two_sided and b.type in rules.two_sided
    rarest = 0.0
    named = ""
    for side, ones, others, across in (
        ("initiator", a.initiators, b.initiators, b.targets),
        ("target", a.targets, b.targets, b.initiators),
    ):
        found, one, other = fit(ones, others)
        if swapped and found <= Fit.UNKNOWN:
            crossing, one_across, other_across = fit(ones, across)
            if crossing >= Fit.RELATED:
                yield Found("crossed-side", 1.0, f"told as the other side: {_both(one_across, other_across)}")
                continue
        if one is None or other is None or found not in _FITS:
            continue
        if found is Fit.EXCLUDED:
            text = f"{side}s differ: {one.name} and {other.name}"
            # Who shot at whom is told either way round of a battle; who bombed a market is not.
            yield Found(f"other-{side}", 1.0, text, against=side == "initiator" and not swapped)
            continue
        kind = "named" if found is Fit.SAME and one.kind is ActorKind.PERSON else _FITS[found]
        yield Found(f"{kind}-{side}", 1.0, f"{side} in common: {_both(one, other)}")
        if found >= Fit.RELATED and (rare := rarity(one.name, rules)) > rarest:
            rarest, named = rare, one.name
    if rarest:
        yield Found("rare-name", rarest, f"few reports name {named}")


def toll_reasons(a: Profile, b: Profile, rules: JoinRules) -> Iterator[Found]:
    """How the tolls go together; that the lesser ones agree says nothing where another differs."""
    days = abs(a.published - b.published)
    raised = bool(_later(a, b).around.words & rules.cues.raised)
    found = [one for count in compare(a, b) for one in _toll(count, days, raised=raised)]
    differ = any(one.name in AGAINST for one in found)
    agree = next((n for n, one in enumerate(found) if one.name in ("toll-agrees", "toll-near", "toll-adds-up")), None)
    for n, one in enumerate(found):
        # Where the dead agree, the wounded may differ; one or two dead agree by chance.
        lesser = agree is not None and n > agree and one.name in _UNLIKE
        if not lesser and not (differ and one.name == "small-toll-agrees"):
            yield one
    later = _later(a, b)
    unlike = agree is None and any(one.name in ("toll-rises", "toll-differs") for one in found)
    if unlike and days and not later.dated and not later.around.words & rules.cues.retold:
        yield Found("told-as-new", 1.0, "the later report tells another toll and comes back to nothing")


def _toll(count: Count, days: int, *, raised: bool) -> Iterator[Found]:
    kind = count.kind.value
    low, high = sorted((number_of(count.one), number_of(count.other)))
    match count.tally:
        case Tally.AGREES:
            name = "toll-agrees" if high >= _SMALL else "small-toll-agrees"
            yield Found(name, min(1.0, high / _TELLING) if high >= _SMALL else 1.0, f"both count {high} {kind}")
        case Tally.NEAR:
            yield Found("toll-near", 1.0, f"{low} and, roughly, {high} {kind}")
        case Tally.ADDS_UP:
            yield Found("toll-adds-up", 1.0, f"the {kind} counted in parts by one make the {high} of the other")
            return
        case Tally.RISES if raised:
            yield Found("toll-raised", 1.0, f"{low} {kind}, which the later report raises to {high}")
        case Tally.RISES:
            yield Found("toll-rises", 1.0, f"{low} {kind}, later {high}")
        case _:
            if days == 0 and high > _FACTOR * low and not _by_two_parties(count):
                yield Found("toll-contradicts", 1.0, f"{low} {kind} and {high} {kind} on one day", against=True)
            else:
                yield Found("toll-differs", 1.0, f"{low} {kind} and {high} {kind}")
    if high > _FAR * low:
        yield Found("toll-far", 1.0, f"{high} {kind} are many times {low}")


def _by_two_parties(count: Count) -> bool:
    """Whether two named parties give the counts: each side of a war has its own, of one and the same event."""
    one, other = count.one.stance.by, count.other.stance.by
    return one is not None and other is not None and one != other


def weapon_reasons(a: Profile, b: Profile) -> Iterator[Found]:
    """Weapons both name."""
    if shared := a.weapons & b.weapons:
        yield Found("same-weapon", 1.0, f"weapons in common: {', '.join(sorted(shared))}")


def site_reasons(a: Profile, b: Profile, rules: JoinRules) -> Iterator[Found]:
    """Whether both name a site of one kind, or each a site of another kind: a church and a market."""
    one, other = (a.own, b.own) if a.report == b.report else (a.around, b.around)
    ones, others = _sites(one.words, rules), _sites(other.words, rules)
    if shared := ones & others:
        yield Found("same-site", 1.0, f"both at: {_shown(sorted(shared))}")
    elif ones and others:
        yield Found("other-site", 1.0, f"sites differ: {_shown(sorted(ones))} and {_shown(sorted(others))}")


def _sites(words: frozenset[str], rules: JoinRules) -> set[str]:
    return {rules.sites[word] for word in words if word in rules.sites}


def word_reasons(a: Profile, b: Profile, rules: JoinRules) -> Iterator[Found]:
    """How much of the wording is common: rare words and names, numbers besides the tolls.

    Two statements of one report stand in the same passage, so only their own evidence is compared.
    """
    one, other = (a.own, b.own) if a.report == b.report else (a.around, b.around)
    shared = one.words & other.words
    together = weigh(shared, rules)
    like = together / (one.weight * other.weight) ** 0.5 if together else 0.0
    if like < _FEW and min(one.weight, other.weight) >= _ENOUGH:
        yield Found("words-apart", 1 - like / _FEW, "the wording has little in common")
    if not together:
        return
    ranked = sorted(
        (word for word in shared if weight_of(word, rules)), key=lambda word: (-weight_of(word, rules), word)
    )
    yield Found("words-alike", like, f"words in common: {_shown(ranked)}")
    if (least := min(one.weight, other.weight)) >= _ENOUGH:
        yield Found("words-held", together / least, "the words of the shorter in the longer")
    told = {str(number_of(toll)) for each in (a, b) for tolls in each.tolls.values() for toll in tolls}
    if numbers := [word for word in ranked if is_large(word, rules) and word not in told]:
        yield Found("same-number", 1.0, f"numbers in common: {_shown(numbers)}")
    if rare := [word for word in ranked if weight_of(word, rules) == 1.0]:
        yield Found("rare-words", min(len(rare), _MOST_RARE) / _MOST_RARE, f"rare words in common: {_shown(rare)}")
        if a.brief and b.brief and a.report != b.report:
            yield Found("rare-word", 1.0, f"a rare word in common: {rare[0]}")
    if names := sorted({word for word in shared if is_name(word)} - _named(a) - _named(b)):
        yield Found(
            "shared-names", min(len(names), _MOST_NAMES) / _MOST_NAMES, f"other names in common: {_shown(names)}"
        )


def cue_reasons(a: Profile, b: Profile, rules: JoinRules) -> Iterator[Found]:
    """Whether the later of two reports comes back to what is known, or tells of one more of the kind."""
    later = _later(a, b)
    earlier = b if later is a else a
    # What both say tells nothing of their order: "claimed responsibility" in the news of the day as well.
    if again := (later.around.words & rules.cues.retold) - earlier.around.words:
        yield Found("told-again", 1.0, f"the later report comes back to it: {_shown(sorted(again))}")
    if later.known and not earlier.known:
        yield Found("told-as-known", 1.0, 'the later report speaks of it as known: "the attack"')
    if other := (later.around.words & rules.cues.another) - earlier.around.words:
        yield Found("another", 1.0, f"the later report speaks of one more: {_shown(sorted(other))}")
    if COUNTS_DAYS in later.around.words:
        yield Found("counts-days", 1.0, 'the later report counts its days: "for a third day"')
    if on := (later.around.words & rules.cues.further) - earlier.around.words:
        yield Found("goes-on", 1.0, f"the later report says that it goes on: {_shown(sorted(on))}")


def brief_reasons(a: Profile, b: Profile) -> Iterator[Found]:
    """What tells two items of a few lines from each other: they repeat little, but name what is new in them.

    Longer reports name much that is in no other, and are not compared by it.
    """
    if not (a.brief and b.brief):
        return
    if abs(a.published - b.published) == 1:
        yield Found("day-after", 1.0, "one was published the day after the other")
    ones, others = _names_alone(a, b), _names_alone(b, a)
    if least := min(len(ones), len(others)):
        text = f"each has names of its own: {_shown(ones)}; {_shown(others)}"
        shared = sum(is_name(word) for word in a.around.words & b.around.words)
        yield Found("names-apart", min(least, _MOST_APART) / _MOST_APART * least / (least + shared), text)


def _names_alone(profile: Profile, other: Profile) -> list[str]:
    words = profile.around.words
    return sorted(word for word in words if is_name(word) and word.lower() not in other.around.words)


def _later(a: Profile, b: Profile) -> Profile:
    """The one told later."""
    return a if (a.published, a.number) > (b.published, b.number) else b


def _named(profile: Profile) -> set[str]:
    """The names that are compared as places and actors already."""
    names = [spot.name for spot in profile.spots]
    names += [party.name for party in (*profile.initiators, *profile.targets)]
    return {stem(word).capitalize() for name in names for word in fold(name).split()}


def _both(one: Party | None, other: Party | None) -> str:
    return " and ".join(dict.fromkeys(party.name for party in (one, other) if party is not None))


def _shown(words: list[str]) -> str:
    return ", ".join(words[:_MOST_SHOWN])


def _plain(type_: str) -> str:
    return type_.replace("_", " ")


def _days(days: int) -> str:
    return "on one day" if days == 0 else "a day apart" if days == 1 else f"{days} days apart"
