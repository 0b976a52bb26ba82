"""Write the golden forms of the views of the synthetic war anew: run it, then review the difference."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from golden_views import VIEWS, golden_path, golden_text
from war import made, war_in


def main() -> None:
    """Derive the war in a folder of its own and write each view."""
    with tempfile.TemporaryDirectory() as folder, war_in(made(Path(folder) / "project")) as war:
        for name in VIEWS:
            golden_path(name).write_text(golden_text(name, war), encoding="utf-8")


if __name__ == "__main__":
    main()
