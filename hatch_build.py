"""Build hook: put the gazetteer index into every wheel and editable install, so that a user needs no GeoNames."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds `frontlines/lexicon/gazetteer.sqlite` (git-ignored, hence an artifact) where it is missing or stale."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files; `version` is "standard" or "editable"."""
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            from frontlines.lexicon.gazetteer_build import build_gazetteer, is_current
        finally:
            sys.path.remove(str(source))
        target = source / "frontlines" / "lexicon" / "gazetteer.sqlite"
        if not is_current(target):
            build_gazetteer(target)
        build_data["artifacts"].append("src/frontlines/lexicon/gazetteer.sqlite")
