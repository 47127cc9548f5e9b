"""What is said of one submission while it is read."""

from typing import Any

from diagnostic.exchange.intake import Intake, Remark
from diagnostic.exchange.intake.submissions.shape import Submission

MOST_NOTES = 20_000
"""Values left out of one import that are listed one by one; the others are counted. A list that nobody can read must
not fill the memory."""
CAME_IN = "came_in"
"""The argument that names the file that a remark is about."""


class Remarks:
    """Remarks of one import, each with the row and the file it is about."""

    def __init__(self, found: Intake) -> None:
        self.found = found
        self.more = 0
        self._about: Submission | None = None

    def about(self, submission: Submission) -> None:
        """What follows is about this submission."""
        self._about = submission

    def refuse(self, key: str, **arguments: Any) -> None:
        """The submission, or one record of it, is not kept."""
        self.found.refused.append(self._remark(key, arguments))

    def note(self, key: str, **arguments: Any) -> None:
        """A value is left out, or should be looked at."""
        self.pass_on(self._remark(key, arguments))

    def pass_on(self, remark: Remark) -> None:
        """A remark of who read the file, about a row of its own."""
        if len(self.found.left_out) < MOST_NOTES:
            self.found.left_out.append(remark)
        else:
            self.more += 1

    def end(self) -> None:
        """Say how many more there were."""
        if self.more:
            self.found.left_out.append(self._remark("intake-row-more-remarks", {"count": self.more}))

    def _remark(self, key: str, arguments: dict[str, Any]) -> Remark:
        assert self._about is not None
        return Remark(self._about.number, key, arguments | {CAME_IN: self._about.name})
