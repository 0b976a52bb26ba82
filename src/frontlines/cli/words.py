"""Words that several commands share."""


def many(number: int, one: str, several: str = "") -> str:
    """A number with its noun: "1 report", "2,000 reports"; `several` where an "s" makes no plural."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"
