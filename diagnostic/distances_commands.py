"""What the command ``distances`` says of an open diagnostic."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from diagnostic.console import Said
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.errors import BadInput
from diagnostic.domain.safeguards import views
from diagnostic.language import text

if TYPE_CHECKING:
    from diagnostic.store import DiagnosticFile


def told(opened: "DiagnosticFile", kind: str, beyond: float, lang: Lang) -> Said:
    """How far it is to the nearest service of a kind (its code; any kind when empty), and what lies farther than
    ``beyond`` kilometres (0: not asked). Raises ``BadInput`` for a kind that no service has."""
    from diagnostic.mapping import distances

    view = views.internal(opened.diagnostic, opened.catalogues)
    offered = distances.kinds(view, lang)
    if kind and kind not in dict(offered):
        raise BadInput("distances-no-kind", kind=kind, kinds=", ".join(code for code, _ in offered) or "–")
    found = distances.distances(view, kind)
    rows = distances.rows(view, found, beyond, lang)
    lines = [
        text("distances-line", lang, place=row.place, service=row.service, far=row.far)
        + (f" {text('distances-line-beyond', lang, answer=row.beyond)}" if beyond else "")
        for row in rows
    ] or [text("distances-nothing", lang)]
    listed = [
        asdict(row.distance) | {"place_name": row.place, "resource_name": row.service}
        | ({"beyond": row.distance.beyond(beyond)} if beyond else {})
        for row in rows
    ]  # fmt: skip
    data = {
        "kind": kind,
        "unit": "km",
        "distances": listed,
        "without_position": found.elsewhere,
        "kinds": dict(offered),
    }
    return Said([*lines, *distances.notes(found, lang)], data)
