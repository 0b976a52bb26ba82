"""What changed between two pictures, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from frontlines.model.byline import Byline
from frontlines.model.incident import Incident
from frontlines.model.period import Period
from frontlines.model.relation import Relation
from frontlines.picture.claims_ledger import ClaimRow


class ChangeKind(StrEnum):
    """What sort of change; in the order in which changes are listed."""

    CONTROL_MOVED = "control-moved"  # a place: from one holder to another
    CONTROL_KNOWN = "control-known"  # a place of which nothing was known has a holder
    CONTROL_UNKNOWN = "control-unknown"  # who holds a place is no longer known
    SIEGE_BEGUN = "siege-begun"
    SIEGE_ENDED = "siege-ended"
    PRESSURE_BEGUN = "pressure-begun"  # a contest or an advance
    PRESSURE_ENDED = "pressure-ended"
    SIDE_CHANGED = "side-changed"  # two who stood together stand against each other, or the other way round
    TIE_NEW = "tie-new"
    TIE_RESUMED = "tie-resumed"
    TIE_ENDED = "tie-ended"
    NEW_INCIDENT = "new-incident"
    CONFIRMED = "confirmed"  # an incident that was only claimed is now stated as fact
    TOLL_REVISED = "toll-revised"
    MERGED = "merged"  # an incident went into another
    SPLIT = "split"  # an incident was parted from another
    GONE = "gone"  # no statement of it is left in the picture
    CLAIM_CONTRADICTED = "claim-contradicted"
    FIRST_SEEN = "first-seen"  # an actor


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The picture at one time, or as one reading gave it."""

    day: date  # who holds what, who stands with whom: as of the end of this day
    incidents: tuple[Incident, ...] = ()
    periods: tuple[Period, ...] = ()
    relations: tuple[Relation, ...] = ()
    first_seen: Mapping[str, date] = field(default_factory=dict)  # Actor.id to the day of the first report naming it
    claims: tuple[ClaimRow, ...] = ()
    bylines: Mapping[str, Byline] = field(default_factory=dict)  # Statement.id to its report, as far as known


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed."""

    kind: ChangeKind
    subject: str  # Incident.id, Place.id, Actor.id, "source kind target" of a tie, or Statement.id of a claim
    day: date | None  # when it happened, as far as known; for incidents and claims when it was reported
    before: str  # for people; "" where there was nothing
    after: str
    words: str  # the change in one line
    statements: tuple[str, ...]  # Statement.id: what it rests on
    asserted: bool  # False: only claimed
