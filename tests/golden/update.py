"""Write the golden forms of the example reports anew: `make golden`, then review the difference before committing."""

from golden_form import SOURCES, golden_path, golden_text

from frontlines.read.kit import build_kit


def main() -> None:
    """Read every example and write its golden form."""
    kit = build_kit()
    for source in SOURCES:
        golden_path(source).write_text(golden_text(source, kit), encoding="utf-8")


if __name__ == "__main__":
    main()
