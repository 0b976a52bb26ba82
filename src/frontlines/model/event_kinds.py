"""What the reader and the picture both need to know of event types; the types are defined in taxonomy.yaml."""

# Force used by one side against another: the initiators fight the targets, when both bear arms.
FIGHTING = frozenset(
    {
        "battle",
        "offensive",
        "siege",
        "capture",
        "air_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "invasion",
        "chemical_attack",
        "assassination",
    }
)
