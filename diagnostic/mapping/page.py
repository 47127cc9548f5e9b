"""The map page: folium built its skeleton, every script and style is ours, nothing remote is ever named.

In the window the page is served under the ``repere:`` scheme (``app_page``, ``served_file``) and records reach it
over QWebChannel. As an export it is one file that holds everything (``offline_page``, M07): scripts, styles, the
part of the basemap it needs, the records as data and the same records as tables.
"""

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from diagnostic.analysis import Analysis
from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.errors import RepereError
from diagnostic.domain.safeguards.views import View
from diagnostic.language import text
from diagnostic.mapping import basemap, layers, sheet
from diagnostic.mapping.remote import base64_without_remote, script_without_remote, without_remote
from diagnostic.shipped import RESOURCES, catalogues

ORIGIN = "repere://app/"
FOLDERS = {
    "web": RESOURCES / "web" / "dist",
    "map": RESOURCES / "web" / "map",
    "basemap": RESOURCES / "basemap",
}
"""What the scheme serves: bundled libraries, our own scripts and styles, the basemap."""
SKELETON = FOLDERS["web"] / "skeleton.html"
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".pmtiles": "application/octet-stream",
}
SCRIPTS = (
    "web/leaflet/leaflet.js",
    "web/supercluster/supercluster.js",
    "web/pmtiles/pmtiles.js",
    "web/protomaps-leaflet/protomaps-leaflet.js",
    "map/basemap.js",
    "map/symbols.js",
    "map/packs.js",
    "map/records.js",
    "map/map.js",
)
STYLES = ("web/leaflet/leaflet.css", "map/map.css")
GROUND = "basemap/canada.pmtiles"
CHANNEL = "qwebchannel.js"
"""Qt's own script, which the window serves beside ours."""
DETAIL_KM = 120.0
"""How far around its records an exported page has the basemap in every detail."""
_TEXTS = (
    "mapping-map",
    "mapping-legend",
    "mapping-places",
    "mapping-resources",
    "mapping-no-role",
    "mapping-no-pillar",
    "mapping-unconfirmed",
    "mapping-square-note",
    "mapping-zoom-in",
    "mapping-zoom-out",
    "mapping-all-records",
    "mapping-whole-country",
    "mapping-add-hint",
    "mapping-move-hint",
    "mapping-kind",
    "mapping-role",
    "mapping-pillar",
    "mapping-confidence",
    "mapping-status",
    "mapping-precision",
    "mapping-services",
    "mapping-area",
    "mapping-address",
    "mapping-attribution",
    "mapping-precision-public_point",
    "mapping-precision-grid_1km",
    "mapping-precision-grid_5km",
    "mapping-precision-community",
    "mapping-split",
    "distances-layer",
    "distances-layer-none",
    "distances-layer-beyond",
    "distances-layer-shaded",
)
_COUNTED = ("mapping-in-view", "mapping-more", "mapping-cluster-place", "mapping-cluster-resource")


class BundleMissing(RepereError):
    """The bundled libraries of the page were not built."""


def served_file(path: str) -> tuple[bytes, str]:
    """The bytes and media type of one file the page may load, as ``FOLDER/...`` below ``FOLDERS``. Raises
    ``KeyError`` for anything else: other folders, other types, ways out of the folder."""
    folder, _, inside = path.partition("/")
    root = FOLDERS[folder].resolve()
    mime = TYPES[Path(inside).suffix]
    found = (root / inside).resolve()
    if not found.is_relative_to(root) or not found.is_file():
        raise KeyError(path)
    return found.read_bytes(), mime


@cache
def app_page() -> str:
    """The page for the window. It holds no record: they come over the channel."""
    head = "".join(f'<link rel="stylesheet" href="{ORIGIN}{each}">\n' for each in STYLES)
    head += "".join(f'<script src="{ORIGIN}{each}"></script>\n' for each in (CHANNEL, *SCRIPTS))
    page = _assemble("fr", "Repère", head, _data(_page_data("fr") | {"basemap": ORIGIN + GROUND}), "")
    policy = (
        f"default-src 'none'; script-src repere: {_hashes(page, 'script')}; "
        f"style-src repere: {_hashes(page, 'style')}; "
        "img-src repere: data:; connect-src repere:; base-uri 'none'; form-action 'none'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace("<head>", f"<head>\n{meta}", 1)


def offline_page(view: View, analysis: Analysis, lang: Lang) -> str:
    """The map of a diagnostic as one file that opens without a network and without Repère, in one language.

    Raises ``BundleMissing`` when the libraries were not built.
    """
    payload = layers.payload(view, analysis.place_confidence, lang)
    data = _page_data(lang) | {"layers": payload}
    points = (spot for each in payload.values() for spot in zip(each["at"][::2], each["at"][1::2], strict=True))
    bounds = basemap.around(points, DETAIL_KM)
    if bounds:
        data["detail"] = {"bounds": bounds, "zoom": basemap.EVERYWHERE}
    ground = base64_without_remote(base64.b64encode(basemap.excerpt(bounds)).decode())
    head = "".join(f"<style>{_inline(each)}</style>\n" for each in (*STYLES, "map/sheet.css"))
    head += "".join(f"<script>{_inline(each)}</script>\n" for each in SCRIPTS)
    before = sheet.before(view, analysis, lang) + _data(data)
    before += f'<script type="text/plain" id="repere-basemap">{ground}</script>\n'
    page = _assemble(lang, sheet.title(view, lang), head, before, sheet.after(view, analysis, lang))
    policy = (
        f"default-src 'none'; script-src {_hashes(page, 'script')}; style-src {_hashes(page, 'style')}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    guard = (  # set by script, because the attribute's own name begins as a remote address does
        "const guard=document.createElement('meta');guard.setAttribute('http-equiv','Content-Security-Policy');"
        f"guard.content={json.dumps(policy)};document.head.prepend(guard);"
    )
    return page.replace("<head>", f"<head>\n<script>{script_without_remote(guard)}</script>", 1)


@cache
def _skeleton() -> tuple[str, str, str, str]:
    """folium's page without its own libraries (``packaging/build_web.py`` makes it), in four pieces: what is ours goes
    between them (into the head, before the map, after it). The map is the variable ``map_canada``. Raises
    ``BundleMissing``."""
    try:
        page = SKELETON.read_text(encoding="utf-8")
    except OSError:
        raise BundleMissing("mapping-bundle-missing", file=SKELETON.name) from None
    head, _, rest = page.partition("<!--ours-->")
    before, opened, after = rest.partition("<body>")
    body, _, end = after.rpartition("</body>")
    return head, before + opened, body, "</body>" + end


def _assemble(lang: Lang, title: str, head: str, before: str, after: str) -> str:
    from markupsafe import escape

    first, second, body, last = _skeleton()
    first = first.replace("<html>", f'<html lang="{lang}" data-mode="view">', 1)
    first = first.replace("<head>", '<head>\n<meta charset="utf-8">', 1)
    title = without_remote(str(escape(title)))
    return "".join((first, f"<title>{title}</title>\n", head, second, before, body, after, last))


def _page_data(lang: Lang) -> dict[str, Any]:
    """What the script needs to speak: its words and the names of roles and pillars, in both languages."""
    known = catalogues()
    words = {
        each: {key.removeprefix("mapping-"): text(key, each) for key in _TEXTS}
        | {key.removeprefix("mapping-"): text(key, each, count="{n}") for key in _COUNTED}
        for each in LANGS
    }
    choices = {
        each: {
            name: [(entry.id, entry.label(each)) for entry in known.entries(f"choices:{choice}")]
            for name, choice in (("roles", "place_role"), ("pillars", "pillar"))
        }
        for each in LANGS
    }
    return {"lang": lang, "theme": "light", "texts": words, "choices": choices}


def _data(data: dict[str, Any]) -> str:
    """Data as a block that the browser never runs; no text in it can end the block."""
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" id="repere-page">{script_without_remote(content)}</script>\n'


def _inline(path: str) -> str:
    """A bundled script or style, ready to stand inside a page. A browser reads every line break of a page as one sign
    before it compares digests, so there is only one kind."""
    try:
        content = served_file(path)[0].decode().replace("\r\n", "\n")
    except KeyError:
        raise BundleMissing("mapping-bundle-missing", file=path) from None
    if path.endswith(".css"):
        content = re.sub(r"/\*.*?\*/", "", content, flags=re.DOTALL)
        return re.sub(r"url\([^)]*\)", "none", content)
    return script_without_remote(re.sub(r"(?m)^//# sourceMappingURL=.*$", "", content))


def _hashes(page: str, tag: str) -> str:
    """The digests by which the page's policy lets its own inline scripts or styles run, and no others."""
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", page, flags=re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in found)
    return " ".join(f"'sha256-{each}'" for each in digests)
