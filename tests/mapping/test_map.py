"""The map page and picture: nothing remote, nothing finer than allowed, the basemap as its provenance says."""

import datetime as dt
import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from diagnostic import example
from diagnostic.analysis import Analysis, analyse
from diagnostic.domain import safeguards
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import Place, Resource
from diagnostic.domain.safeguards import maps, views
from diagnostic.language import text
from diagnostic.mapping import basemap, layers, page, picture, sheet
from diagnostic.mapping.picture import map_picture
from diagnostic.shipped import RESOURCES, catalogues

TODAY = dt.date(2026, 11, 24)


@pytest.fixture(scope="module")
def shown() -> dict[str, tuple[views.View, Analysis]]:
    raw = Diagnostic(example.records("en", TODAY))
    kept = Diagnostic(safeguards.before_saving(each, raw, catalogues()) for each in raw)
    found = {}
    for scope, make in (("internal", views.internal), ("shared", views.shared)):
        view = make(kept, catalogues())
        found[scope] = (view, analyse(view.diagnostic, view.catalogues, TODAY))
    return found


def test_the_basemap_is_the_one_its_provenance_names() -> None:
    said = (RESOURCES / "basemap" / "PROVENANCE").read_text(encoding="utf-8")
    for name in ("canada.pmtiles", "places.csv"):
        digest = hashlib.sha256((RESOURCES / "basemap" / name).read_bytes()).hexdigest()
        assert re.search(rf"{digest}\s+{re.escape(name)}", said), name


@pytest.mark.parametrize("name", basemap.LAYERS)
def test_every_layer_of_the_basemap_is_there(name: str) -> None:
    assert len(basemap.layer(name, 4)) > 0


def test_m07_the_page_names_nothing_remote(shown: dict[str, tuple[views.View, Analysis]]) -> None:
    assert "http" not in page.app_page().replace("http-equiv", "")
    for scope in ("internal", "shared"):
        view, analysis = shown[scope]
        for lang in ("en", "fr"):
            assert "http" not in page.offline_page(view, analysis, lang).lower()  # type: ignore[arg-type]


def test_only_bundled_files_are_served() -> None:
    assert page.served_file("web/leaflet/leaflet.js")[1] == "text/javascript"
    for path in ("web/../package.json", "map/../../../README.md", "etc/passwd", "map/nothing.js", "basemap/PROVENANCE"):
        with pytest.raises(KeyError):
            page.served_file(path)


def test_no_feature_is_finer_than_its_kind_allows(shown: dict[str, tuple[views.View, Analysis]]) -> None:
    for view, analysis in shown.values():
        found = layers.places(view, analysis.place_confidence, "en")
        assert found
        for each in found:
            place = view.diagnostic.get(Place, each.id)
            assert place is not None
            allowed = maps.allowed_precision(place, catalogues())
            assert allowed != "not_mapped"
            if allowed in maps.GRIDS:
                assert each.position is not None
                assert maps.snap(*each.position, maps.GRIDS[allowed]) == each.position


def test_m04_m05_no_name_or_address_that_may_not_be_shown(shown: dict[str, tuple[views.View, Analysis]]) -> None:
    view, _ = shown["shared"]
    for each in layers.resources(view, "en"):
        resource = view.diagnostic.get(Resource, each.id)
        assert resource is not None
        assert maps.is_shown(resource)
    view, analysis = shown["internal"]
    everything = json.dumps(layers.payload(view, analysis.place_confidence, "en"))
    for resource in shown["internal"][0].diagnostic.all(Resource):
        if resource.location_policy == "confidential":
            assert resource.id not in everything


@pytest.mark.parametrize("size", [(1000, 620), (1600, 1000)])
def test_the_picture_has_its_size_and_its_marks(
    shown: dict[str, tuple[views.View, Analysis]], size: tuple[int, int]
) -> None:
    view, analysis = shown["internal"]
    with Image.open(io.BytesIO(map_picture(view, analysis, "fr", size))) as picture:
        assert picture.size == size
        colours = {colour for _, colour in picture.convert("RGB").getcolors(2_000_000)}
    assert (0xA8, 0x48, 0x0F) in colours  # recruitment, as on the page
    assert (0xCF, 0xE2, 0xEC) in colours  # water


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_map_to_print_is_a_page_of_letter_paper(
    shown: dict[str, tuple[views.View, Analysis]], lang: Lang, tmp_path: Path
) -> None:
    view, analysis = shown["shared"]
    image = Image.open(io.BytesIO(picture.page(view, analysis, lang, "png")))
    assert image.size == (3300, 2550) and image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    (tmp_path / "map.pdf").write_bytes(picture.page(view, analysis, lang, "pdf"))
    [sheet_] = PdfReader(tmp_path / "map.pdf").pages
    assert (sheet_.mediabox.width, sheet_.mediabox.height) == (792, 612)
    said = " ".join(sheet_.extract_text().replace("\u00a0", " ").split())
    words = [
        text(key, lang) for key in ("mapping-scope-shared", "mapping-north", "mapping-places", "mapping-resources")
    ]
    for each in (sheet.title(view, lang), *words, *sheet.terms(view, lang), text("mapping-attribution", lang)):
        assert each.replace("\u00a0", " ")[:60] in said, each


def test_an_empty_diagnostic_is_drawn_as_canada() -> None:
    empty = Diagnostic()
    view = views.internal(empty, catalogues())
    assert map_picture(view, analyse(empty, catalogues(), TODAY), "en", (1000, 620)).startswith(b"\x89PNG")
