"""What event types mean to the picture; the types themselves are defined in taxonomy.yaml."""

from frontlines.model.event_kinds import FIGHTING

# A type listed here makes its initiators and targets enemies, unless the targets are civilians or single persons.
ARMED = FIGHTING | {"coup"}
# Fighting over, or at, a place: makes the place a front.
FRONT_TYPES = ARMED - {"assassination", "coup"} | {"withdrawal"}
# Words used as weapons.
HOSTILE_WORDS = frozenset({"threat", "accusation", "refusal", "demand", "sanction"})
# How one actor stops another, in plans: "determined to stop", "in an attempt to keep ... out".
STOPPING = (
    "stop", "stopping", "prevent", "preventing", "block", "blocking", "halt", "halting", "deny", "denying",
    "thwart", "contain", "containing", "keep", "keeping", "deter", "resist", "counter", "curb", "drive", "expel",
    "defeat", "destroy", "attack", "fight", "crush", "disarm", "oust", "punish", "retaliate",
)  # fmt: skip
