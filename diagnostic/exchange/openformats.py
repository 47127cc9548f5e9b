"""Open formats for other programs (G04): GeoPackage, GeoJSON, CSV. Positions are as generalised as they are
kept.

GeoPackage: layers ``community``, ``places`` (points, or the grid square a place was generalised to),
``resources`` (points) and one attribute table for every other kind of record. CSV: the rows of
``exchange.tidy``; in a ZIP, one file a kind, one for the answers to each of the community's own forms and each of their
repeats, and those forms and pictures as files. Coordinates are EPSG:4326, longitude first. Codes stay codes;
labels stand beside them in the language asked for.
"""

import base64
import csv
import datetime as dt
import errno
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from diagnostic.analysis import Analysis
from diagnostic.domain.records import KINDS, CodeOf, Geometry, OwnForm, Place, Record, Resource, specs
from diagnostic.domain.safeguards import maps
from diagnostic.domain.safeguards.views import View
from diagnostic.exchange import own, tidy
from diagnostic.exchange.material import Material
from diagnostic.exchange.terms import about
from diagnostic.exchange.words import OutLang
from diagnostic.exchange.workbook.cells import guarded_inside
from diagnostic.exchange.writing import Progress, advance, replacing
from diagnostic.questionnaire.own_forms import file_of

SUFFIXES = (".gpkg", ".geojson", ".csv", ".zip")
_PLURALS = {"community": "community", "place": "places", "resource": "resources"}
CRS = "EPSG:4326"
OWN_COLUMNS = ("form_id", "question", "choice", "question_label", "choice_label", "responses")
PNG = b"\x89PNG"
_SEVERAL = {"rule", "strength"}
"""Items that ``terms.about`` says more than once."""


def write(view: View, analysis: Analysis, out: Path, lang: OutLang, progress: Progress | None = None) -> None:
    """Write by the suffix of ``out``. Raises ``CannotWrite`` or ``Cancelled``."""
    material = Material.of(view, analysis, lang)
    with replacing(out) as temporary:
        match out.suffix.lower():
            case ".gpkg":
                _geopackage_or_refused(material, temporary, progress)
            case ".geojson":
                _geojson(material, temporary)
            case ".zip":
                _csv_folder(material, temporary, progress)
            case _:
                _csv(material, temporary, progress)


def geometry(record: Record, name: str) -> dict[str, Any] | None:
    """The shape of a record as GeoJSON: the grid square of a place that was generalised to one, else a
    point."""
    wkb = getattr(record, name)
    if wkb is None:
        return None
    longitude, latitude = maps.point(wkb)
    if isinstance(record, Place) and record.precision in maps.GRIDS:
        ring = maps.grid_cell(longitude, latitude, maps.GRIDS[record.precision])
        return {"type": "Polygon", "coordinates": [[list(corner) for corner in ring]]}
    return {"type": "Point", "coordinates": [longitude, latitude]}


def attributes(material: Material, record: Record) -> dict[str, Any]:
    """The fields of a record but for its geometry: codes as they are kept (several joined by ``;``), each
    with its label in ``NAME_label``; a count of people as the view may write it."""
    found: dict[str, Any] = {"id": record.id}
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if isinstance(spec.mark, Geometry) or not material.shows(record, name):
            continue
        if material.view.counts(record, name):
            value = material.view.count(record, name, material.words.first)
            found[name] = None if value is None else str(value)
        elif isinstance(value, tuple):
            found[name] = ";".join(value)
        elif isinstance(value, bytes):
            found[name] = base64.b64encode(value).decode()
        else:
            found[name] = value.isoformat() if isinstance(value, dt.date) else value
        if isinstance(spec.mark, CodeOf):
            found[f"{name}_label"] = material.value(record, name) or ""
    found["unknown"] = ";".join(record.unknown)
    if record.extra and not material.view.shared:
        found["extra"] = json.dumps(record.extra, ensure_ascii=False, default=str)
    return found


def _mapped(material: Material) -> Iterator[tuple[str, Record, str]]:
    """Records that may stand on a map: layer, record, field of the geometry."""
    community = material.community
    if community.centre is not None:
        yield "community", community, "centre"
    for kind in (Place, Resource):
        for record in material.view.diagnostic.all(kind):
            yield _PLURALS[record.kind], record, "geometry"


def _geojson(material: Material, out: Path) -> None:
    features = [
        {
            "type": "Feature",
            "id": record.id,
            "geometry": geometry(record, name),
            "properties": {"layer": layer, **attributes(material, record)},
        }
        for layer, record, name in _mapped(material)
    ]
    said: dict[str, Any] = {}
    for item, words in about(material):
        said[item] = [*said.get(item, ()), words] if item in _SEVERAL else words
    whole = {"type": "FeatureCollection", "about": said, "features": features}
    out.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")


def _geopackage_or_refused(material: Material, out: Path, progress: Progress | None) -> None:
    """GDAL's own words for a disk that is full, read-only or gone are not those of the system."""
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        _geopackage(material, out, progress)
    except (DataSourceError, DataLayerError) as error:
        with out.open("ab") as file:
            file.write(bytes(1 << 20))  # a disk that is full says so here in the system's words
        raise OSError(errno.EIO, str(error).rsplit(": ", 1)[-1]) from error


def _geopackage(material: Material, out: Path, progress: Progress | None) -> None:
    import geopandas
    import pandas
    import pyogrio
    from shapely.geometry import shape

    out.unlink()  # the driver makes the file itself
    layers: dict[str, list[tuple[Record, str]]] = {}
    for layer, record, name in _mapped(material):
        layers.setdefault(layer, []).append((record, name))
    first = True
    for layer in _PLURALS.values():
        records = layers.get(layer, [])
        shapes = [geometry(record, name) for record, name in records]
        rows = [attributes(material, record) for record, _ in records] or [{"id": None}]
        frame = geopandas.GeoDataFrame(
            rows, geometry=[each and shape(each) for each in shapes] or [None], crs=CRS
        ).iloc[: len(records)]
        kind = "Unknown" if layer == "places" else "Point"
        pyogrio.write_dataframe(frame, out, layer=layer, driver="GPKG", geometry_type=kind, append=not first)
        first = False
        advance(progress, 0.3)
    for number, (kind_name, cls) in enumerate(KINDS.items()):
        rows = [attributes(material, record) for record in material.view.diagnostic.all(cls)]
        if rows and kind_name not in _PLURALS:
            pyogrio.write_dataframe(pandas.DataFrame(rows), out, layer=kind_name, driver="GPKG", append=True)
        advance(progress, 0.3 + 0.7 * (number + 1) / len(KINDS))
    terms = pandas.DataFrame(list(about(material)), columns=["item", "text"])
    pyogrio.write_dataframe(terms, out, layer="about", driver="GPKG", append=True)


def _csv(material: Material, out: Path, progress: Progress | None) -> None:
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        _write_rows(file, tidy.COLUMNS, tidy.rows(material), progress)


def _csv_folder(material: Material, out: Path, progress: Progress | None) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("about.csv", _table(("item", "text"), about(material)))
        folder.writestr("facts.csv", _table(tidy.COLUMNS, tidy.rows(material)))
        for number, (kind, cls) in enumerate(KINDS.items()):
            rows = []
            for record in material.view.diagnostic.all(cls):
                rows.append(attributes(material, record) | _files(folder, record))
            if rows:
                columns = tuple(dict.fromkeys(name for row in rows for name in row))
                folder.writestr(f"{kind}.csv", _table(columns, ([row.get(name) for name in columns] for row in rows)))
            advance(progress, 0.9 * (number + 1) / len(KINDS))
        _own_answers(material, folder)


def _files(folder: zipfile.ZipFile, record: Record) -> dict[str, str]:
    """Write a form, or a picture, into the archive as the file it is; the fields that tell where it is."""
    content = getattr(record, "content", None)
    if content is None:
        return {}
    if isinstance(record, OwnForm):
        name, content = file_of(record)
        where = f"forms/{record.id}/{name}"
    else:
        where = f"pictures/{record.id}{'.png' if content.startswith(PNG) else '.jpg'}"
    folder.writestr(where, content)
    return {"content": where}


def _own_answers(material: Material, folder: zipfile.ZipFile) -> None:
    """The answers to each own form as a table with a row for each response, and one for each of its repeats. A shared
    archive has only numbers of responses by choice."""
    for name, columns, rows in own.tables(material):
        safe = re.sub(r"[^\w.-]+", "_", name)[:80]
        folder.writestr(f"answers-{safe}.csv", _table(columns, rows))
    counts = [
        (
            tally.asked.form_id, tally.asked.name, code.lstrip("-"), own.asked_words(tally.asked, material.words),
            own.code_words(tally.asked, code, material.words),
            material.view.responses(tally, code, material.words.first),
        )
        for tally, code in own.tallies(material)
    ]  # fmt: skip
    if counts:
        folder.writestr("own-questions.csv", _table(OWN_COLUMNS, counts))


def _table(columns: Iterable[str], rows: Iterable[Any]) -> bytes:
    file = io.StringIO(newline="")
    _write_rows(file, columns, rows, None)
    return file.getvalue().encode("utf-8-sig")


def _write_rows(file: Any, columns: Iterable[str], rows: Iterable[Any], progress: Progress | None) -> None:
    """Rows that Excel reads as UTF-8 (byte order mark) and takes for text, never for formulas, also where it splits
    them at other signs than commas."""
    writer = csv.writer(file)
    writer.writerow(columns)
    for number, row in enumerate(rows):
        writer.writerow([guarded_inside(cell) if isinstance(cell, str) else cell for cell in row])
        if number % 5_000 == 0:
            advance(progress, number / (number + 50_000))
