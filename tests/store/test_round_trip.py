"""What goes into a store comes out of it as the very same values."""

import itertools
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from store_samples import entry, every_kind, original, with_readings

from frontlines.model.actor import ActorOrigin
from frontlines.model.ids import stable_id
from frontlines.model.stance import Stance, StanceStatus
from frontlines.model.statement import (
    Claim,
    ClaimMode,
    Control,
    ControlStatus,
    Event,
    Evidence,
    Forecast,
    Tie,
    TieKind,
    Toll,
    TollKind,
)
from frontlines.model.told import Review
from frontlines.model.when import DatePrecision, When

# What intake lets through: no NUL, no lone surrogates.
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
MAYBE = st.none() | TEXTS
ACTORS = st.sampled_from(["dawn-front", "gov:XA", "r:ålesund-band", "army:XB"])
PLACES = st.sampled_from(["gn:1", "gn:2", "fl:somewhere", "country:XA", "off:gn:1:40km:W"])
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
WHENS = st.none() | st.builds(When, st.none() | DAYS, st.none() | DAYS, st.sampled_from(DatePrecision), TEXTS)
COUNTS = st.none() | st.integers(0, 2**62)
COMMON = {
    "id": st.just(""),
    "stance": st.builds(Stance, st.sampled_from(StanceStatus), st.none() | ACTORS, MAYBE, TEXTS),
    "evidence": st.lists(
        st.builds(Evidence, st.integers(0, 10**6), st.integers(0, 10**6), TEXTS, TEXTS, TEXTS), min_size=1, max_size=3
    ).map(tuple),
    "rule": TEXTS,
    "confidence": st.floats(0, 1),
}


def some(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(items, max_size=3, unique=True).map(tuple)


STATEMENTS = st.one_of(
    st.builds(
        Event, **COMMON, type=TEXTS, initiators=some(ACTORS), targets=some(ACTORS), places=some(PLACES), when=WHENS,
        weapons=some(TEXTS), tolls=some(TEXTS),
    ),
    st.builds(
        Tie, **COMMON, source=ACTORS, kind=st.sampled_from(TieKind), target=ACTORS, means=MAYBE, when=WHENS
    ),
    st.builds(Control, **COMMON, place=PLACES, actor=ACTORS, status=st.sampled_from(ControlStatus), when=WHENS),
    st.builds(
        Toll, **COMMON, kind=st.sampled_from(TollKind), low=COUNTS, high=COUNTS, estimate=st.booleans(), of=MAYBE,
        by=st.none() | ACTORS, place=st.none() | PLACES, places=some(PLACES), when=WHENS,
    ),
    st.builds(
        Claim, **COMMON, speaker=st.none() | ACTORS, speaker_text=TEXTS, mode=st.sampled_from(ClaimMode), text=TEXTS,
        cue=TEXTS,
    ),
    st.builds(
        Forecast, **COMMON, text=TEXTS, by=st.none() | ACTORS, by_text=MAYBE, condition=MAYBE, horizon=MAYBE,
        plan=st.booleans(),
    ),
)  # fmt: skip
_numbers = itertools.count()


@given(statements=st.lists(STATEMENTS, max_size=6), text=TEXTS, title=MAYBE, published=WHENS)
def test_statements_come_back_as_they_were(shared, statements, text, title, published):
    with_readings(shared)
    key = f"example {next(_numbers)}"
    statements = [replace(one, id=stable_id("S", key, at)) for at, one in enumerate(statements)]
    given_ = entry(key, statements, text=text, title=title, published=published)
    row = shared.add(given_)
    told = shared.told([one.id for one in statements])
    assert {one.id: one.statement for one in told} == {one.id: one for one in statements}
    assert all(one.review is Review.MACHINE and one.lineage == one.id for one in told)
    assert all((one.byline.title, one.byline.published) == (title, given_.reading.report.published) for one in told)
    assert shared.text(row.id) == text
    assert shared.report_statements(row.id) == tuple(one.id for one in told)


def test_a_report_comes_back_whole(store):
    given_ = entry("one", every_kind("one"), page="https://example.org/one", bands=(3, -(2**63), 2**63 - 1))
    row = with_readings(store).add(given_)
    assert store.reports() == (row,)
    assert store.original(row.id) == (original("one"), "text/plain")
    assert store.removed(row.id) == given_.reading.report.removed
    assert store.sentences(row.id) == tuple((one.start, one.end, one.kind) for one in given_.reading.sentences)
    assert store.mentions(row.id) == ((), ())
    assert (row.number, row.sha256, row.sources) == (1, given_.reading.report.sha256, ("one.txt",))
    assert (row.page, row.copies, row.added) == (given_.page, given_.id, given_.added)
    assert (row.published, row.statements) == (given_.reading.report.published, 6)


def test_every_byte_of_an_original_is_kept(store):
    every = bytes(range(256)) * 3
    row = with_readings(store).add(entry("bytes", original=every))
    assert store.original(row.id)[0] == every


def test_real_readings_come_back_as_they_were(store, kit):
    from pathlib import Path

    from frontlines.intake import IntakeOptions
    from frontlines.intake.take import take_all
    from frontlines.read.pipeline import read

    examples = Path(__file__).parents[2] / "examples"
    names = ["iraq-shirqat-2016-08.txt", "yemen-red-sea-2024-01.txt", "drc-m23-2022-11.html"]
    with_readings(store)
    for taken in take_all([str(examples / name) for name in names], IntakeOptions()):
        found = read(taken.report, kit)
        row = store.add(entry("", reading=found, id=stable_id("r", found.report.sha256), original=taken.original))
        told = store.told([one.id for one in found.statements()])
        assert {one.id: one.statement for one in told} == {one.id: one for one in found.statements()}
        assert len(told) == len(found.statements()) > 0
        assert store.mentions(row.id) == (found.actor_mentions, found.place_mentions)
        known = store.known_for(told)
        # An actor known from reports alone keeps the name its first report gave it.
        registered = [one for one in found.actors if one.origin is ActorOrigin.REGISTER and one.id in known.actors]
        assert registered == [known.actors[one.id] for one in registered] != []
        assert all(words.exact in store.text(row.id) for one in told for words in one.statement.evidence)
    assert store.counts().reports == 3
