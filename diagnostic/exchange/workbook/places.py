"""Sheet 9: places, described and generalised; no cell holds a position (METHOD 4.3)."""

from diagnostic.domain.records import Place
from diagnostic.domain.safeguards.maps import allowed_precision
from diagnostic.domain.safeguards.views import is_confirmed
from diagnostic.exchange.material import Material
from diagnostic.exchange.workbook.sheet import (
    Cell,
    Mark,
    Picture,
    Sheet,
    Table,
    column,
    confidence_mark,
    field_column,
    id_column,
)

PICTURE = (1000, 620)
"""Size of the map picture in pixels."""


def places(material: Material) -> Sheet:
    """Sheet 9, with a picture of the map under the table."""
    words, diagnosed = material.words, material.view.diagnostic

    def reported(place: Place) -> Mark:
        if is_confirmed(place, diagnosed):
            return Mark(f"● {words.text('workbook-confirmed')}", "green")
        return Mark(f"? {words.text('workbook-unconfirmed')}", "grey")

    def populations(place: Place) -> Cell:
        return words.labels("populations", place.populations)

    def precision(place: Place) -> Cell:
        return words.label("choices:precision", allowed_precision(place, material.view.catalogues))

    columns = (
        column(material, "place_kind", 28, material.place, "bold"),
        field_column(material, "area", 24),
        field_column(material, "roles", 18),
        column(material, "populations", 28, populations),
        column(material, "precision", 15, precision),
        field_column(material, "time_pattern", 15),
        field_column(material, "safer", 36),
        field_column(material, "riskier", 36),
        column(
            material,
            "confidence",
            21,
            lambda place: confidence_mark(words, material.trust(place.sources)),
        ),
        column(material, "reported", 15, reported),
        id_column(material),
    )
    rows = diagnosed.all(Place)
    png = map_image(material) if rows else None
    figures = (Picture(words.text("workbook-picture-map"), png, PICTURE),) if png else ()
    return Sheet("places", (Table(columns, rows, material.empty(6)),), figures)


def map_image(material: Material) -> bytes | None:
    """The map as a picture (PNG), or None when nothing may be drawn."""
    if all(place.geometry is None for place in material.view.diagnostic.all(Place)):
        return None
    from diagnostic.mapping.picture import map_picture

    return map_picture(material.view, material.analysis, material.words.first, PICTURE)
