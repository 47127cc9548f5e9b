"""Map packs: every kind comes in and is served again; everything broken or hostile is refused, and nothing is kept."""

import gzip
import io
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from shapely.geometry import LineString, Point, Polygon

from diagnostic.domain.catalogue import LANGS
from diagnostic.language import explain
from diagnostic.mapping import packs
from diagnostic.mapping.packs import checks, shelf
from diagnostic.shipped import RESOURCES

LAKE = Point(-86.5, 50.3)
BLUE = (20, 60, 200)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path / "kept")
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept"


def picture(colour: tuple[int, int, int] = BLUE, side: int = 256) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, "PNG")
    return out.getvalue()


def vector_tile(name: str = "roads") -> bytes:
    layer = b"\x0a" + bytes([len(name)]) + name.encode() + b"\x78\x02"
    return b"\x1a" + bytes([len(layer)]) + layer


def mbtiles(path: Path, form: str = "png", content: bytes | None = None, more: str = "", zoom: int = 5) -> Path:
    tile = content if content is not None else gzip.compress(vector_tile()) if form == "pbf" else picture()
    with sqlite3.connect(path) as made:
        made.executescript(
            "CREATE TABLE metadata (name TEXT, value TEXT);"
            "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
        )
        about = {"format": form, "name": "Lake <b>roads</b>", "attribution": "<a href='http://x'>© People</a><script>"}
        made.executemany("INSERT INTO metadata VALUES (?, ?)", about.items())
        made.execute("INSERT INTO tiles VALUES (?, 8, 21, ?)", (zoom, tile))
        made.executescript(more)
    made.close()
    return path


def pmtiles(path: Path, kind: TileType = TileType.PNG, content: bytes | None = None) -> Path:
    with path.open("wb") as file:
        writer = Writer(file)
        for zoom, x, y in ((0, 0, 0), (5, 8, 10), (5, 8, 11)):
            writer.write_tile(zxy_to_tileid(zoom, x, y), content or picture())
        gzipped = Compression.GZIP if kind is TileType.MVT else Compression.NONE
        writer.finalize({"tile_type": kind, "tile_compression": gzipped}, {"attribution": "© Lake"})
    return path


def frame(**columns: Any) -> geopandas.GeoDataFrame:
    shapes = [LAKE.buffer(0.1), LineString([(-86.6, 50.2), (-86.4, 50.4)]), LAKE]
    return geopandas.GeoDataFrame(
        {"nom": ["Réserve", "Route <img src=x>", "Quai"], **columns}, geometry=shapes, crs=4326
    )


def shapefile(path: Path) -> Path:
    frame().iloc[:1].to_crs(3347).to_file(path)
    return path


def geotiff(path: Path, crs: int = 32616, mode: str = "RGB", size: tuple[int, int] = (300, 200)) -> Path:
    """A picture of 10 m pixels, its upper left corner at 500000 east and 5570000 north."""
    tags = ImageFileDirectory_v2()
    tags[33550], tags[33922] = (10.0, 10.0, 0.0), (0.0, 0.0, 0.0, 500_000.0, 5_570_000.0, 0.0)
    tags[34735] = (1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, crs)
    tags.tagtype.update({33550: 12, 33922: 12, 34735: 3})
    image = Image.new("RGB", size, BLUE) if mode == "RGB" else Image.fromarray(np.zeros(size, np.uint16))
    image.save(path, tiffinfo=tags)
    return path


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in entries.items():
            out.writestr(name, content)
    return path


def kml(inside: str, before: str = "") -> bytes:
    start = f'<?xml version="1.0"?>{before}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    return f"{start}{inside}</Document></kml>".encode()


PLACEMARK = "<Placemark><name>Quai</name><Point><coordinates>-86.5,50.3</coordinates></Point></Placemark>"


def gpkg(path: Path, more: str = "", **columns: Any) -> Path:
    frame(**columns).to_file(path, layer="lake")
    if more:
        with sqlite3.connect(path) as made:
            made.executescript(more)
        made.close()
    return path


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zipped_shapes(folder: Path) -> Path:
    found = shapefile(folder / "areas.shp")
    parts = {f"in/{each.name}": each.read_bytes() for each in folder.glob("areas.*") if each.suffix != ".zip"}
    assert found.exists()
    return zipped(folder / "areas.zip", parts)


GOOD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "pictures of MBTiles": (lambda at: mbtiles(at / "a.mbtiles"), "picture"),
    "vectors of MBTiles": (lambda at: mbtiles(at / "a.mbtiles", "pbf"), "vector"),
    "tiles as a view": (
        lambda at: mbtiles(
            at / "a.mbtiles",
            more="ALTER TABLE tiles RENAME TO images; CREATE VIEW tiles AS SELECT * FROM images;",
        ),
        "picture",
    ),
    "pictures of PMTiles": (lambda at: pmtiles(at / "a.pmtiles"), "picture"),
    "vectors of PMTiles": (
        lambda at: pmtiles(at / "a.pmtiles", TileType.MVT, gzip.compress(vector_tile())),
        "vector",
    ),
    "our own basemap": (
        lambda at: written(at / "canada.pmtiles", (RESOURCES / "basemap" / "canada.pmtiles").read_bytes()),
        "vector",
    ),
    "GeoPackage": (lambda at: gpkg(at / "a.gpkg"), "shapes"),
    "GeoJSON": (lambda at: written(at / "a.geojson", frame().to_json().encode()), "shapes"),
    "Shapefile": (lambda at: shapefile(at / "a.shp"), "shapes"),
    "zipped Shapefile": (zipped_shapes, "shapes"),
    "KML": (lambda at: written(at / "a.kml", kml(PLACEMARK)), "shapes"),
    "KMZ": (lambda at: zipped(at / "a.kmz", {"doc.kml": kml(PLACEMARK)}), "shapes"),
    "GeoTIFF in UTM": (lambda at: geotiff(at / "a.tif"), "picture"),
}


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_comes_in_and_is_served(name: str, tmp_path: Path) -> None:
    make, kind = GOOD[name]
    shares: list[float] = []
    pack = packs.add(make(tmp_path), lambda share: shares.append(share) or True)
    assert (pack.kind, packs.kept(), packs.find(pack.id)) == (kind, [pack], pack)
    assert pack.count > 0 and shares[-1] == 1.0
    assert "<" not in pack.title + pack.attribution
    if kind == "shapes":
        content, mime = packs.served(f"{pack.id}/shapes")
        found = json.loads(content)["features"]
        assert mime == "application/geo+json" and len(found) == pack.count
        assert {tuple(each["properties"]) for each in found} == {("name",)}
        assert pack.bounds == pytest.approx((-86.5, 50.3, -86.5, 50.3), abs=0.2)
    else:
        zoom, x, y = (5, 8, 10) if "GeoTIFF" not in name else (pack.lowest, *_tile_of(pack))
        content, mime = packs.served(f"{pack.id}/{zoom}/{x}/{y}")
        assert content and (mime in {"image/png", "image/webp"} if kind == "picture" else "protobuf" in mime)
    assert packs.remove(pack.id) and not packs.kept() and not packs.remove(pack.id)


def _tile_of(pack: packs.Pack) -> tuple[int, int]:
    from math import asinh, pi, radians, tan

    west, south, east, north = pack.bounds
    side, middle = 2**pack.lowest, radians((south + north) / 2)
    return int(((west + east) / 2 / 360 + 0.5) * side), int((0.5 - asinh(tan(middle)) / (2 * pi)) * side)


def test_a_geotiff_lies_where_it_says(tmp_path: Path) -> None:
    from pyproj import Transformer

    pack = packs.add(geotiff(tmp_path / "a.tif"))
    to_degrees = Transformer.from_crs(32616, 4326, always_xy=True)
    corners = to_degrees.transform([500_000, 503_000], [5_568_000, 5_570_000])
    assert pack.bounds == pytest.approx((corners[0][0], corners[1][0], corners[0][1], corners[1][1]), abs=0.0005)
    whole = sum(
        (np.asarray(Image.open(io.BytesIO(packs.served(f"{pack.id}/{pack.deepest}/{x}/{y}")[0])))[..., 3] > 0).sum()
        for x in range(2**pack.deepest)
        for y in _rows(pack, x)
    )
    metres = 40_075_016.7 / 256 / 2**pack.deepest * np.cos(np.radians(sum(pack.bounds[1::2]) / 2))
    assert whole * metres**2 == pytest.approx(3_000 * 2_000, rel=0.02)


def _rows(pack: packs.Pack, x: int) -> list[int]:
    _, y = _tile_of(pack)
    near = range((y << (pack.deepest - pack.lowest)) - 40, ((y + 1) << (pack.deepest - pack.lowest)) + 40)
    found, _ = _tile_of(pack)
    if abs(x - ((2 * found + 1) << (pack.deepest - pack.lowest)) // 2) > 40:
        return []
    return [row for row in near if _has(pack, x, row)]


def _has(pack: packs.Pack, x: int, y: int) -> bool:
    try:
        return bool(packs.served(f"{pack.id}/{pack.deepest}/{x}/{y}")[0])
    except KeyError:
        return False


def bomb() -> bytes:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    return kml("<Placemark><name>&a9;</name></Placemark>", f"<!DOCTYPE kml [{levels}]>")


def wide_png() -> bytes:
    return picture(side=2000)


def cut(path: Path, to: int) -> Path:
    path.write_bytes(path.read_bytes()[:to])
    return path


def circle(path: Path) -> Path:
    """A PMTiles archive whose root directory leads back to itself."""
    from pmtiles.tile import Entry, serialize_directory, serialize_header

    pmtiles(path)
    root = serialize_directory([Entry(0, 0, 0, 0)])
    for _ in range(3):  # its own length is part of it
        root = serialize_directory([Entry(0, 0, len(root), 0)])
    header: Any = dict.fromkeys(("metadata_offset", "metadata_length", "leaf_directory_length", "min_zoom", "max_zoom",
                                 "tile_data_length"), 0)  # fmt: skip
    header |= {"root_offset": 127, "root_length": len(root), "leaf_directory_offset": 127, "tile_data_offset": 127}
    header |= {"clustered": True, "internal_compression": Compression.GZIP, "tile_compression": Compression.NONE}
    return written(path, serialize_header(header | {"tile_type": TileType.PNG}) + root)


def unpacking_bomb(path: Path) -> Path:
    pmtiles(path)
    content = bytearray(path.read_bytes())
    packed = gzip.compress(bytes(50 * 2**20))
    content[8:24] = len(content).to_bytes(8, "little") + len(packed).to_bytes(8, "little")
    return written(path, bytes(content) + packed)


TRIGGER = "CREATE TRIGGER t AFTER INSERT ON tiles BEGIN DELETE FROM metadata; END;"
VIEW = "CREATE VIEW v AS SELECT 1;"
ENDLESS = """ALTER TABLE tiles RENAME TO images; CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT
    i + 1 FROM n) SELECT i AS zoom_level, i AS tile_column, i AS tile_row, x'00' AS tile_data FROM n;"""
READS_FILES = """ALTER TABLE tiles RENAME TO images; CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row,
    readfile('/etc/passwd') AS tile_data FROM images;"""
BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "an unknown kind": (lambda at: written(at / "a.vrt", b"<VRTDataset/>"), "kind"),
    "a missing file": (lambda at: at / "none.gpkg", "unreadable"),
    "a folder": (lambda at: (at / "a.gpkg").mkdir() or at / "a.gpkg", "unreadable"),
    "another kind inside": (lambda at: written(at / "a.geojson", b"<VRTDataset/>"), "content"),
    "a list of files as a picture": (lambda at: written(at / "a.tif", b"<VRTDataset/>"), "content"),
    "MBTiles cut off": (lambda at: cut(mbtiles(at / "a.mbtiles"), 9000), "database"),
    "a database without tiles": (lambda at: mbtiles(at / "a.mbtiles", more="DROP TABLE tiles;"), "database"),
    "a trigger": (lambda at: mbtiles(at / "a.mbtiles", more=TRIGGER), "code"),
    "a view": (lambda at: mbtiles(at / "a.mbtiles", more=VIEW), "code"),
    "a virtual table": (
        lambda at: mbtiles(at / "a.mbtiles", more="CREATE VIRTUAL TABLE v USING fts5(words);"),
        "code",
    ),
    "tiles without end": (lambda at: mbtiles(at / "a.mbtiles", more=ENDLESS), "database"),
    "a function in tiles": (lambda at: mbtiles(at / "a.mbtiles", more=READS_FILES), "database"),
    "a page as a tile": (lambda at: mbtiles(at / "a.mbtiles", content=b"<html><script>alert(1)</script>"), "tile"),
    "a drawing with script as a tile": (lambda at: mbtiles(at / "a.mbtiles", content=b"<svg onload='x'/>"), "tile"),
    "a huge picture as a tile": (lambda at: mbtiles(at / "a.mbtiles", content=wide_png()), "tile"),
    "a picture cut off": (lambda at: mbtiles(at / "a.mbtiles", content=picture()[:12]), "tile"),
    "a vector tile that unpacks without end": (
        lambda at: mbtiles(at / "a.mbtiles", "pbf", gzip.compress(bytes(40 * 2**20))),
        "tile",
    ),
    "a vector tile that is none": (lambda at: mbtiles(at / "a.mbtiles", "pbf", b"\x1a\xff\xff\xff"), "tile"),
    "a tile outside the world": (lambda at: mbtiles(at / "a.mbtiles", zoom=3), "tile"),
    "a tile that is text": (
        lambda at: mbtiles(at / "a.mbtiles", more="UPDATE tiles SET zoom_level = 'x';"),
        "tile",
    ),
    "tiles too deep only": (lambda at: mbtiles(at / "a.mbtiles", zoom=21), "empty"),
    "no tile": (lambda at: mbtiles(at / "a.mbtiles", more="DELETE FROM tiles;"), "empty"),
    "PMTiles cut off": (lambda at: cut(pmtiles(at / "a.pmtiles"), 200), "archive"),
    "PMTiles in a circle": (lambda at: circle(at / "a.pmtiles"), "archive"),
    "PMTiles that unpack without end": (lambda at: unpacking_bomb(at / "a.pmtiles"), "archive"),
    "a GeoPackage with a trigger": (
        lambda at: gpkg(at / "a.gpkg", "CREATE TRIGGER t AFTER INSERT ON lake BEGIN DELETE FROM lake; END;"),
        "code",
    ),
    "a GeoPackage with a view": (lambda at: gpkg(at / "a.gpkg", VIEW), "code"),
    "a GeoPackage cut off": (lambda at: cut(gpkg(at / "a.gpkg"), 30_000), "database"),
    "a GeoPackage about persons": (lambda at: gpkg(at / "a.gpkg", victim_name=["a", "b", "c"]), "persons"),
    "a Shapefile without its reference system": (
        lambda at: _without(shapefile(at / "a.shp"), ".prj"),
        "crs",
    ),
    "a Shapefile without its index": (lambda at: cut(shapefile(at / "a.shp"), 60), "unreadable"),
    "shapes in Africa": (
        lambda at: written(at / "a.geojson", frame().set_geometry([Point(20, 5)] * 3).to_json().encode()),
        "outside",
    ),
    "metres said to be degrees": (
        lambda at: written(at / "a.geojson", frame().set_geometry([Point(5e6, 1e6)] * 3).to_json().encode()),
        "outside",
    ),
    "GeoJSON that breaks off": (lambda at: written(at / "a.geojson", frame().to_json().encode()[:200]), "unreadable"),
    "nothing in it": (
        lambda at: written(at / "a.geojson", b'{"type": "FeatureCollection", "features": []}'),
        "empty",
    ),
    "a bomb of entities": (lambda at: written(at / "a.kml", bomb()), "entities"),
    "a file read by an entity": (
        lambda at: written(at / "a.kml", kml("&x;", '<!DOCTYPE k [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
        "entities",
    ),
    "a link to a server": (
        lambda at: written(at / "a.kml", kml("<NetworkLink><Link><href>http://x/</href></Link></NetworkLink>")),
        "links",
    ),
    "a bomb in a KMZ": (lambda at: zipped(at / "a.kmz", {"doc.kml": bomb()}), "entities"),
    "a zip with a way out": (lambda at: zipped(at / "a.zip", {"../../evil.geojson": b"{}"}), "packed"),
    "a zip that grows": (lambda at: zipped(at / "a.zip", {"a.geojson": bytes(30 * 2**20)}), "packed"),
    "a zip of two maps": (
        lambda at: zipped(at / "a.zip", {"a.geojson": b'{"a": 1}', "b.geojson": b'{"a": 1}'}),
        "zip",
    ),
    "a zip of no map": (lambda at: zipped(at / "a.zip", {"readme.txt": b"hello"}), "zip"),
    "a zip cut off": (lambda at: cut(zipped(at / "a.zip", {"a.kml": kml(PLACEMARK)}), 120), "unreadable"),
    "measurements": (lambda at: geotiff(at / "a.tif", mode="I;16"), "not-picture"),
    "a picture of no place": (lambda at: Image.new("RGB", (9, 9)).save(at / "a.tif") or at / "a.tif", "crs"),
    "a picture with its own reference system": (lambda at: geotiff(at / "a.tif", crs=32767), "crs"),
    "a picture in an unknown system": (lambda at: geotiff(at / "a.tif", crs=1), "crs"),
    "a picture elsewhere": (lambda at: geotiff(at / "a.tif", crs=32633), "outside"),
    "a GeoTIFF cut off": (lambda at: cut(geotiff(at / "a.tif"), 900), "unreadable"),
}


def _without(path: Path, suffix: str) -> Path:
    path.with_suffix(suffix).unlink()
    return path


@pytest.mark.parametrize("name", BAD)
def test_what_is_broken_or_hostile_is_refused_and_nothing_is_kept(name: str, tmp_path: Path, place: Path) -> None:
    make, reason = BAD[name]
    with pytest.raises(packs.BadPack) as caught:
        packs.add(make(tmp_path))
    assert caught.value.key == f"packs-error-{reason}"
    assert list(place.iterdir()) == []
    for lang in LANGS:
        words = explain(caught.value, lang)
        assert len(words) > 40 and words != caught.value.key and "{" not in words
    if "way out" in name:
        assert not list(tmp_path.parent.glob("evil*"))


def test_limits_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    from diagnostic.mapping.packs import picture as pictures
    from diagnostic.mapping.packs import shapes, tiles

    for module, limit, value, path in (
        (tiles, "MOST_TILES", 2, pmtiles(tmp_path / "a.pmtiles")),
        (shapes, "MOST_SHAPES", 2, gpkg(tmp_path / "a.gpkg")),
        (shapes, "MOST_CORNERS", 10, gpkg(tmp_path / "b.gpkg")),
        (pictures, "MOST_PIXELS", 50_000, geotiff(tmp_path / "a.tif")),
        (checks, "_STARTS", checks._STARTS | {".gpkg": (rb"SQLite", 1000)}, tmp_path / "a.gpkg"),
    ):
        with monkeypatch.context() as during:
            during.setattr(module, limit, value)
            with pytest.raises(packs.BadPack):
                packs.add(path)
    assert not list(place.iterdir())


@pytest.mark.parametrize("name", ["pictures of MBTiles", "pictures of PMTiles", "GeoPackage", "GeoTIFF in UTM"])
def test_people_can_stop_it(name: str, tmp_path: Path, place: Path) -> None:
    with pytest.raises(packs.Stopped):
        packs.add(GOOD[name][0](tmp_path), lambda share: False)
    assert not list(place.iterdir())


def test_only_names_are_copied(tmp_path: Path, place: Path) -> None:
    packs.add(gpkg(tmp_path / "a.gpkg", note=["SECRET-1", "SECRET-2", "SECRET-3"]))
    everything = b"".join(each.read_bytes() for each in place.rglob("*") if each.is_file())
    assert "Réserve".encode() in everything and b"SECRET" not in everything and b"<img" not in everything


def test_the_same_map_twice_is_one(tmp_path: Path) -> None:
    first = packs.add(gpkg(tmp_path / "a.gpkg"), title="One")
    again = packs.add(tmp_path / "a.gpkg", title="Two <b>bold</b>", attribution="© Nation")
    assert first.id == again.id
    assert [(each.title, each.attribution) for each in packs.kept()] == [("Two bold", "© Nation")]


def test_only_packs_are_served(tmp_path: Path, place: Path) -> None:
    pack = packs.add(mbtiles(tmp_path / "a.mbtiles"))
    (place / "secret").write_text("x")
    for path in (f"{pack.id}/../secret", "../secret", "", pack.id, f"{pack.id}/pack.json", f"{pack.id}/5/8/99999999999",
                 f"{pack.id}/5/8/-1", f"{pack.id}/shapes", f"{pack.id}/5/8/3", "0" * 16 + "/5/8/10"):  # fmt: skip
        with pytest.raises(KeyError):
            packs.served(path)


def test_a_pack_whose_notes_are_damaged_is_passed_over(tmp_path: Path, place: Path) -> None:
    pack = packs.add(mbtiles(tmp_path / "a.mbtiles"))
    (place / pack.id / "pack.json").write_text("{")
    assert packs.kept() == []
    assert packs.add(tmp_path / "a.mbtiles") == pack


@pytest.mark.skipif(os.name == "nt", reason="permissions are Unix's")
def test_nobody_else_can_look_into_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert shelf.folder().stat().st_mode & 0o077 == 0


def test_areas_keep_their_shape(tmp_path: Path) -> None:
    ring = [(-86.6, 50.2), (-86.4, 50.2), (-86.4, 50.4), (-86.6, 50.2)]
    hole = [(-86.45, 50.25), (-86.42, 50.25), (-86.42, 50.28), (-86.45, 50.25)]
    areas = geopandas.GeoDataFrame({"name": ["A"]}, geometry=[Polygon(ring, [hole])], crs=4326)
    areas.to_crs(32616).to_file(tmp_path / "a.gpkg")
    pack = packs.add(tmp_path / "a.gpkg")
    found = json.loads(packs.served(f"{pack.id}/shapes")[0])["features"][0]["geometry"]
    assert found["type"] == "Polygon" and len(found["coordinates"]) == 2
    assert found["coordinates"][0][0] in [pytest.approx(corner, abs=1e-5) for corner in ring]
