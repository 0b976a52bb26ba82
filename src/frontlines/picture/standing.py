"""What the picture may do with a statement, by its stance."""

from frontlines.model.stance import StanceStatus
from frontlines.model.statement import Statement
from frontlines.model.when import When
from frontlines.picture.shapes import Basis, Standing

_SAID = frozenset({StanceStatus.CLAIMED, StanceStatus.ALLEGED, StanceStatus.OPINION})


def standing_of(status: StanceStatus) -> Standing:
    """Fact, said by somebody, or set aside."""
    if status is StanceStatus.ASSERTED:
        return Standing.FACT
    return Standing.SAID if status in _SAID else Standing.SET_ASIDE


def counts(statement: Statement) -> bool:
    """Whether the statement belongs in the picture: as a fact, or marked as somebody's claim."""
    return standing_of(statement.stance.status) is not Standing.SET_ASIDE


def basis_of(statement: Statement) -> Basis:
    """The statement as a ground of something derived."""
    return Basis(
        statement=statement.id,
        standing=standing_of(statement.stance.status),
        stance=statement.stance,
        evidence=statement.evidence,
    )


def going_on(when: When | None, published: When | None) -> bool | None:
    """Whether a time reaches the report's publication; `None` where either is unknown."""
    if when is None or (when.start is None and when.end is None):
        return None
    if when.end is None:
        return True
    if published is None or published.start is None:
        return None
    return when.end >= published.start and (when.start is None or when.start <= (published.end or published.start))
