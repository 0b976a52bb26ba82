"""The log of judgements: the last word holds, and what is undone does not count."""

from datetime import UTC, datetime

from frontlines.model.judgement import Act, Judgement
from frontlines.picture.rulings import rulings_of

AT = datetime(2026, 1, 1, tzinfo=UTC)


def log(*entries):
    return [
        Judgement(number=number, act=act, subjects=subjects, by="ana", at=AT, why="", **more)
        for number, (act, subjects, more) in enumerate(entries, start=1)
    ]


def test_the_last_verdict_on_a_statement_holds():
    found = rulings_of(log((Act.ACCEPT, ("S-1",), {}), (Act.REJECT, ("S-1",), {})))
    assert found.verdicts["S-1"].act is Act.REJECT


def test_an_undone_verdict_gives_way_to_the_one_before():
    found = rulings_of(log((Act.ACCEPT, ("S-1",), {}), (Act.REJECT, ("S-1",), {}), (Act.UNDO, (), {"undoes": 2})))
    assert found.verdicts["S-1"].act is Act.ACCEPT


def test_an_undone_undo_brings_the_judgement_back():
    entries = (
        (Act.REJECT, ("S-1",), {}),
        (Act.UNDO, (), {"undoes": 1}),
        (Act.UNDO, (), {"undoes": 2}),
    )
    assert rulings_of(log(*entries)).verdicts["S-1"].act is Act.REJECT
    assert rulings_of(log(*entries[:2])).verdicts == {}


def test_a_later_split_wins_over_a_merge_of_the_same_statements():
    merge = (Act.MERGE, ("S-1", "S-2"), {})
    split = (Act.SPLIT, ("S-2",), {"others": ("S-1",)})
    parted = rulings_of(log(merge, split))
    assert parted.together == ()
    assert parted.apart == ((frozenset({"S-2"}), frozenset({"S-1"})),)
    joined = rulings_of(log(split, merge))
    assert joined.together == (frozenset({"S-1", "S-2"}),)
    assert joined.apart == ()


def test_outcomes_of_forecasts_stand_apart_from_verdicts_on_what_was_read():
    found = rulings_of(log((Act.ACCEPT, ("S-1",), {}), (Act.CAME_TRUE, ("S-1",), {})))
    assert found.verdicts["S-1"].act is Act.ACCEPT
    assert found.outcomes["S-1"].act is Act.CAME_TRUE
