"""Which sheets a workbook has, by key: their names, titles and what they are about are messages of these keys."""

from diagnostic.domain.records import GroupRating, OwnForm
from diagnostic.domain.safeguards.views import View

TABS = (
    "read-me", "summary", "heard", "profile", "sources", "situations", "factors", "strengths", "places",
    "resources", "coverage", "gaps", "practices", "plan", "find-out", "progress", "method", "data",
)  # fmt: skip
"""The sheets of the method in order (METHOD 5); they keep their places, whatever comes after."""


def more_tabs(view: View) -> tuple[str, ...]:
    """The sheets after those: the community's own questions, and every answer to them in an internal workbook; in a
    shared one, only numbers of responses, where they may leave. Roundtables, which a shared view has none of."""
    found: tuple[str, ...] = ()
    if view.own or view.diagnostic.all(OwnForm):
        found = ("own",) if view.shared else ("own", "answers")
    return (*found, "roundtables") if view.diagnostic.all(GroupRating) else found
