"""Reading a map file that came in: GeoPackage, GeoJSON, KML, GPX or Shapefile, as rows with a point each."""

import re
from math import isnan
from pathlib import Path

from diagnostic.domain.errors import BadInput, Refused
from diagnostic.exchange.intake.rows import position
from diagnostic.exchange.intake.table import MOST_ROWS, Remark, Row, Table, check_size, refuse_case_fields

_STARTS = {
    ".gpkg": rb"SQLite format 3\x00",
    ".geojson": rb"\s*\{\s*\"",
    ".json": rb"\s*\{\s*\"",
    ".kml": rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(\w+:)?kml\b",
    ".gpx": rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(\w+:)?gpx\b",
    ".shp": rb"\x00\x00\x27\x0a",
}
"""How each kind of file begins. The library that reads them goes by content and knows eighty kinds more: some name
other files, or servers, to read (G02)."""
SUFFIXES = tuple(_STARTS)
_GPX_LAYERS = ("waypoints", "tracks", "routes")


def read_features(path: Path) -> tuple[Table, dict[int, bytes]]:
    """Rows of a map file, and the WKB point of each by row number (EPSG:4326, longitude first).

    A line or an area becomes a point inside it: what is stored is a grid square anyway (M01). Raises ``BadInput``
    when the file cannot be read, and ``Refused`` (E02) when it has a column about persons.
    """
    import pyogrio
    import shapely
    from pyogrio.errors import DataLayerError, DataSourceError
    from pyproj.exceptions import ProjError
    from shapely.errors import ShapelyError

    check_size(path)
    _check_start(path)
    try:
        layers = [str(name) for name, _ in pyogrio.list_layers(path)]
        wanted = [name for name in layers if name in _GPX_LAYERS] if path.suffix.lower() == ".gpx" else layers
        frames = [
            pyogrio.read_dataframe(path, layer=name, max_features=MOST_ROWS + 1, on_invalid="ignore") for name in wanted
        ]
    except (DataSourceError, DataLayerError, ShapelyError, ValueError) as error:
        raise BadInput("intake-error-not-a-map", file=path.name) from error
    if sum(map(len, frames)) > MOST_ROWS:
        raise BadInput("intake-error-too-many-rows", file=path.name, rows=MOST_ROWS)
    rows: list[Row] = []
    points: dict[int, bytes] = {}
    refused: list[Remark] = []
    headers: dict[str, None] = {}
    for frame in frames:
        if "geometry" not in frame.columns:
            continue
        columns = [str(name) for name in frame.columns if name != "geometry"]
        refuse_case_fields(tuple(columns), path.name)
        headers |= dict.fromkeys(columns)
        if frame.crs is not None and frame.crs.to_epsg() != 4326:
            try:
                frame = frame.to_crs(4326)
            except ProjError as error:
                raise BadInput("intake-error-crs", file=path.name) from error
        for values, shape in zip(
            frame[columns].itertuples(index=False, name=None),
            shapely.force_2d(frame.geometry.array),
            strict=True,
        ):
            number = len(rows) + len(refused) + 1
            if shape is None or shape.is_empty or not shape.is_valid:
                refused.append(Remark(number, "intake-row-shape", {}))
                continue
            centre = shape if shape.geom_type == "Point" else shape.representative_point()
            try:
                points[number] = position(centre.x, centre.y)
            except Refused as error:
                refused.append(Remark(number, error.key, error.arguments))
                continue
            cells = {name: _text(value) for name, value in zip(columns, values, strict=True)}
            rows.append(Row(number, cells))
    if not rows and not refused:
        raise BadInput("intake-error-empty", file=path.name)
    return Table(path.name, tuple(headers), tuple(rows), tuple(refused)), points


def _check_start(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(2000).removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise BadInput("intake-error-unreadable", file=path.name) from error
    if not re.match(_STARTS[path.suffix.lower()], start, re.DOTALL):
        raise BadInput("intake-error-not-a-map", file=path.name)


def _text(value: object) -> str:
    return "" if value is None or (isinstance(value, float) and isnan(value)) else str(value).strip()
