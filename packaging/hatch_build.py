"""Before a wheel is made: the catalogues are checked, and the map's libraries built so that the wheel holds them."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root) / "packaging"))
        from check_catalogues import check

        check()
        if version == "editable":
            return  # a clone builds the libraries with packaging/run
        from build_web import build

        build()
        build_data["artifacts"] += ["resources/web/dist", "resources/xforms"]  # the second where a clone has built it
