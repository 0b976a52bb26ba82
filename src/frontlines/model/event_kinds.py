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

# Acts between sides short of force, by words, law or goods: states, parties and crowds of all kinds are in them.
POLITICAL = frozenset(
    {
        "protest",
        "riot",
        "crackdown",
        "detention",
        "ceasefire",
        "agreement",
        "negotiation",
        "sanction",
        "aid",
        "arms_supply",
        "mobilization",
        "threat",
        "accusation",
        "demand",
        "refusal",
        "seizure",
        "withdrawal",
        "release",
        "other",
    }
)
