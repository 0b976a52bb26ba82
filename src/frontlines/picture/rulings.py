"""What the log of judgements amounts to."""

from collections.abc import Sequence

from frontlines.model.judgement import OUTCOMES, VERDICTS, Act, Judgement, Rulings


def rulings_of(log: Sequence[Judgement]) -> Rulings:
    """The standing rulings of a log in its order: what was undone does not count, the last word on a subject holds.

    An undone undo brings the judgement back. A merge and a later split (or the other way round) about the same
    statements: the later one wins.
    """
    gone = undone(log)
    verdicts: dict[str, Judgement] = {}
    outcomes: dict[str, Judgement] = {}
    together: list[frozenset[str]] = []
    apart: list[tuple[frozenset[str], frozenset[str]]] = []
    for judgement in log:
        if judgement.number in gone:
            continue
        if judgement.act in VERDICTS:
            verdicts.update(dict.fromkeys(judgement.subjects, judgement))
        elif judgement.act in OUTCOMES:
            outcomes.update(dict.fromkeys(judgement.subjects, judgement))
        elif judgement.act is Act.MERGE:
            merged = frozenset(judgement.subjects)
            together.append(merged)
            apart = [(one, other) for one, other in apart if not (one & merged and other & merged)]
        elif judgement.act is Act.SPLIT:
            one, other = frozenset(judgement.subjects), frozenset(judgement.others)
            apart.append((one, other))
            together = [merged for merged in together if not (merged & one and merged & other)]
    return Rulings(verdicts=verdicts, outcomes=outcomes, together=tuple(together), apart=tuple(apart))


def undone(log: Sequence[Judgement]) -> frozenset[int]:
    """Numbers of judgements undone; read from the end, so that an undone undo undoes nothing."""
    gone: set[int] = set()
    for judgement in reversed(log):
        if judgement.act is Act.UNDO and judgement.undoes is not None and judgement.number not in gone:
            gone.add(judgement.undoes)
    return frozenset(gone)
