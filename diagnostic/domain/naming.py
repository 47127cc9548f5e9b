"""What people call a record: the first of its naming fields that is answered, in words."""

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import KINDS, CodeOf, LinkTo, Record, specs

NAMES: dict[str, tuple[str, ...]] = {
    "community": ("name",),
    "partner": ("organisation",),
    "engagement": ("title", "method"),
    "missing_group": ("population", "sector"),
    "strength": ("title", "factor"),
    "profile_item": ("label", "topic"),
    "source": ("title", "source_kind"),
    "population": ("population",),
    "reported_count": ("population", "form"),
    "factor_rating": ("risk_factor", "protective_factor"),
    "place": ("label", "place_kind"),
    "resource": ("organisation", "sector"),
    "service": ("service_kind",),
    "practice": ("title", "practice"),
    "priority": ("title", "reason"),
    "action": ("title", "practice"),
    "validation": ("validated_by", "method"),
    "release": ("recipient", "scope"),
    "own_form": ("title", "form_id"),
    "response": ("label", "own_form"),
    "picture": ("question",),
    "group_rating": ("group",),
}
"""Fields that name a record, the first answered one counts. A situation is named by two together."""


def name(record: Record, diagnostic: Diagnostic, catalogues: Catalogues, lang: Lang) -> str:
    """The name of a record in ``lang``; empty when nothing that names it is answered yet."""
    if record.kind == "situation":
        parts = (_words(record, field, diagnostic, catalogues, lang) for field in ("population", "form"))
        return " – ".join(filter(None, parts))
    for field in NAMES.get(record.kind, ()):
        found = _words(record, field, diagnostic, catalogues, lang)
        if found:
            return found
    return ""


def _words(record: Record, field: str, diagnostic: Diagnostic, catalogues: Catalogues, lang: Lang) -> str:
    value = getattr(record, field)
    if not value:
        return ""
    mark = specs(type(record))[field].mark
    if isinstance(mark, CodeOf):
        return catalogues.label(mark.catalogue, value, lang)
    if isinstance(mark, LinkTo):
        linked = diagnostic.get(KINDS[mark.kind], value)
        return name(linked, diagnostic, catalogues, lang) if linked else ""
    return str(value)
