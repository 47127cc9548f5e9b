"""Whose an export is, for whom and on which terms (G03, G05), for formats that have no page of their own for it."""

from collections.abc import Iterator

from diagnostic.domain.records import Strength
from diagnostic.exchange.material import Material

TERMS = "no_onward_sharing"
"""The terms as a code, for other programs."""


def terms(material: Material) -> str:
    """ "Not for onward sharing without permission", in both languages whatever that of the export (G05)."""
    return Material.of(material.view, material.analysis, "both").words.text("mapping-terms")


def about(material: Material) -> Iterator[tuple[str, str]]:
    """What stands on the first sheet of the workbook, item by item: title, owner, terms, the release record, the rules
    applied, strengths (G08) and help lines (H06)."""
    view, words, community = material.view, material.words, material.community
    yield "title", material.title
    yield "period", material.period
    yield "scope", material.scope
    if community.example:
        yield "example", words.text("exchange-example")
    yield "owner", community.owner
    yield "permitted_uses", community.permitted_uses
    yield "terms", terms(material)
    if view.release:
        for name in ("scope", "recipient", "purpose", "authority", "date"):
            yield f"release_{name}", str(material.value(view.release, name) or "")
    yield "made_on", material.analysis.today.isoformat()
    for key, arguments in view.notes:
        yield "rule", words.prose(key, **arguments)
    for strength in view.diagnostic.all(Strength):
        yield "strength", strength.title or words.label("protective_factors", strength.factor)
    yield "help", material.help
