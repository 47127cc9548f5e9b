"""Builds the map's libraries before a wheel is made, so that the wheel holds them."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # a clone builds them with packaging/run
        sys.path.insert(0, str(Path(self.root) / "packaging"))
        from build_web import build

        build()
        build_data["artifacts"].append("resources/web/dist")
