"""A community's laptop, good or bad, and the keys of all."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from full_diagnostic import TODAY

from diagnostic.exchange import submission
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.exchange.submission import Manifest, ReleaseRecord
from diagnostic.exchange.tidy import SCHEMA
from diagnostic.region import shared_workbook
from diagnostic.region.contribution import Contribution

REGION, OTHER_REGION = Pair.new("region", "Nord"), Pair.new("region", "Sud")
LAKE, STRANGER = Pair.new("community", "Lac"), Pair.new("community", "Autre")
KNOWN = {LAKE.public.key: "Lac"}


class Sender:
    """A community's laptop, good or bad: writes any file it is asked to."""

    def __init__(self, workbook: Path, folder: Path) -> None:
        self.workbook, self.folder = workbook, folder
        self.plain: Contribution = shared_workbook.contribution(workbook)

    def write(
        self, number: int, notice: bool = False, signer: Pair = LAKE, region: Pair = REGION, **changes: Any
    ) -> Path:
        """File ``number`` of this diagnostic; ``changes`` are to its manifest, ``release`` to its release's id."""
        release = changes.pop("release", self.plain.release_id)
        record = ReleaseRecord(release, "regional_submission", "Nord", "Lacunes", "Résolution 3", TODAY)
        said = Manifest(
            "withdrawal" if notice else "submission", SCHEMA, self.plain.diagnostic_id, self.plain.community, None,
            None, record, number, TODAY, "", "",
        )  # fmt: skip
        made = len(list(self.folder.iterdir()))
        out = self.folder / f"{made:02}{submission.SUFFIX}"
        content = None if notice else self.workbook.read_bytes()
        submission.write(out, replace(said, **changes), content, signer, region.public)
        return out
