"""Which column of a table fills which field: suggested from known names, decided by a person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from diagnostic import language
from diagnostic.domain.records import (
    FactorRating,
    Geometry,
    LinkTo,
    Place,
    Record,
    Resource,
    Service,
    Source,
    specs,
)

What = Literal["resources", "places", "factors", "sources"]
TARGETS: dict[What, tuple[type[Record], ...]] = {
    "resources": (Resource, Service),
    "places": (Place,),
    "factors": (FactorRating,),
    "sources": (Source,),
}
"""The kinds of record that each row makes; the second belongs to the first."""

REQUIRED: dict[What, tuple[str, ...]] = {
    "resources": ("organisation",),
    "places": ("place_kind",),
    "factors": ("population", "risk_factor"),
    "sources": ("title",),
}
"""Fields without which a row is refused."""

POSITION = ("longitude", "latitude")
"""Columns of a position in degrees, EPSG:4326."""

_NAMES: dict[str, tuple[str, ...]] = {
    "organisation": (
        "organization",
        "organization name",
        "organisme",
        "name",
        "nom",
        "agency",
        "location name",
    ),
    "address": ("address 1", "adresse", "physical address", "street address", "adresse municipale"),
    "telephone": ("phone", "phones", "phone number", "number", "tel", "téléphone", "numéro de téléphone"),
    "email": ("e mail", "courriel", "adresse courriel"),
    "website": ("url", "web", "site web", "site internet"),
    "languages": ("language", "langue", "langues", "languages spoken"),
    "hours": ("schedule", "opening hours", "heures", "heures d ouverture", "horaire"),
    "area_served": ("service area", "area", "territoire", "territoire desservi", "secteur desservi"),
    "verified_on": ("assured date", "last verified", "verified", "verified on", "vérifié le", "last assured"),
    "status": ("statut", "état"),
    "note": ("description", "notes", "remarques", "remarque"),
    "sector": ("secteur", "type d organisme"),
    "service_kind": (
        "service",
        "service type",
        "service name",
        "type de service",
        "service kind",
        "category",
        "taxonomy term",
    ),
    "availability": ("disponibilité",),
    "cost": ("fees", "fees description", "coût", "frais", "cost option"),
    "longitude": ("lon", "lng", "long", "x"),
    "latitude": ("lat", "y"),
    "place_kind": ("kind", "type", "kind of place", "type de lieu", "category", "catégorie"),
    "label": ("name", "nom", "place name", "nom du lieu"),
    "area": ("secteur", "sector", "quartier", "neighbourhood"),
    "safer": ("protective features", "what makes it safer", "éléments protecteurs"),
    "riskier": ("features", "what makes it riskier", "caractéristiques"),
    "roles": ("role", "rôle", "rôles"),
    "population": ("group", "groupe"),
    "risk_factor": ("factor", "facteur", "facteur de risque"),
    "presence": ("rating", "cote", "présence"),
    "title": ("titre", "source"),
    "source_kind": ("kind", "type", "type de source"),
    "holder": ("détenteur", "publisher", "éditeur"),
    "date": ("year", "année", "publication date"),
}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A decision: ``columns`` says which header fills a field, ``fixed`` gives one value to every row."""

    what: What
    columns: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)


def fold(words: str) -> str:
    """Text for comparing: no case, accents, punctuation or doubled spaces; every script keeps its letters."""
    return re.sub(r"[\W_]+", " ", language.fold(words)).strip()


def fields_for(what: What) -> tuple[str, ...]:
    """Fields that a column may fill, in order: those of every kind a row makes, then the position."""
    names: dict[str, None] = {}
    for cls in TARGETS[what]:
        for name, spec in specs(cls).items():
            if not isinstance(spec.mark, (LinkTo, Geometry)):
                names.setdefault(name)
    mapped = any(name == "geometry" for cls in TARGETS[what] for name in specs(cls))
    return (*names, *POSITION) if mapped else tuple(names)


def suggest(what: What, headers: Sequence[str]) -> ColumnMapping:
    """The likeliest mapping: each field takes the first unused header with its own name or a known synonym
    (HSDS 3.0 column names among them)."""
    folded = {fold(header): header for header in reversed(headers)}
    columns: dict[str, str] = {}
    for name in fields_for(what):
        for known in (name, *_NAMES.get(name, ())):
            header = folded.get(fold(known))
            if header is not None and header not in columns.values():
                columns[name] = header
                break
    return ColumnMapping(what, columns)
