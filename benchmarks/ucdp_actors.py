"""How many of the actor names UCDP uses does the register know?

usage: python benchmarks/ucdp_actors.py actor_names.json [--missing]

The file maps names to the number of events, as the Georeferenced Event Dataset spells them. A name counts as
known if it means one entry, or if it lists several actors ("Islamic Front, Mujahideen Army") and each is known.
"""

import argparse
import json
from pathlib import Path

from frontlines.lexicon.register import load_register, resolve_name


def main() -> None:
    """Print the figures, and with --missing the names nobody answers to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "names", type=Path, help="JSON: an object whose keys are actor names, the values event counts"
    )
    parser.add_argument("--missing", action="store_true", help="also list the names that are not known")
    arguments = parser.parse_args()
    counts: dict[str, int] = json.loads(arguments.names.read_text(encoding="utf-8"))
    register = load_register()
    single = [name for name in counts if resolve_name(register, name)]
    listed = [
        name
        for name in counts
        if name not in set(single) and "," in name and all(resolve_name(register, part) for part in name.split(","))
    ]
    known = {*single, *listed}
    events = sum(counts[name] for name in known)
    written = sum(not entry.generated for entry in register)
    print(f"register: {len(register)} entries, {written} of them written by hand")
    print(f"known: {len(known)} of {len(counts)} names ({len(known) / len(counts):.1%});", end=" ")
    print(f"{len(single)} name one entry, {len(listed)} list several")
    print(f"weighted by events: {events} of {sum(counts.values())} ({events / sum(counts.values()):.1%})")
    if arguments.missing:
        for name in counts:
            if name not in known:
                print(f"  {counts[name]:6}  {name}")


if __name__ == "__main__":
    main()
