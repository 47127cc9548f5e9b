"""How far it is from each place to the nearest service of a kind, and what lies farther than that from all of them.

A place stands for a square, so that its distance is one of a range; a service whose position is confidential or not
known is not counted, and how many there are is said (M05): nobody is told that nothing is near.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Any, Literal

from diagnostic.analysis import spatial
from diagnostic.analysis.spatial import Spot
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.records import Place, Resource, Service
from diagnostic.domain.safeguards import maps
from diagnostic.domain.safeguards.views import View
from diagnostic.language import decimal, sort_key, text
from diagnostic.mapping import layers

ANY = ""
"""Services of every kind."""
BANDS = (5.0, 25.0, 100.0)
"""Kilometres at which the colours of the layer change: a walk or a short ride, a drive, half a day; our own."""
MOST = 500.0
"""The farthest that may be asked for, in kilometres."""
AROUND = (-160.0, 36.0, -38.0, 85.0)
"""West, south, east, north of what the map shows."""
STRETCH = 1.04
"""By how much a square of the grid may be larger on the ground than its side says: EPSG:3347 shortens lengths by up to
3.1 % between its parallels."""
GONE = {"inactive", "defunct"}


@dataclass(frozen=True, slots=True)
class Distance:
    """From one place (its id; the community's for its own position) to the nearest service (its resource's id), in
    kilometres: from the middle of the place's square, and the least and the most that it may be."""

    place: str
    resource: str
    kilometres: float
    least: float
    most: float

    @property
    def band(self) -> int:
        """Its colour: 0 for the nearest."""
        return sum(self.kilometres >= each for each in BANDS)

    def beyond(self, kilometres: float) -> Literal["yes", "no", "perhaps"]:
        """Whether it is farther than that: not known when the place's square lies on both sides."""
        return "yes" if self.least > kilometres else "no" if self.most <= kilometres else "perhaps"


@dataclass(frozen=True, slots=True)
class Row:
    """A distance in words, for a table: where from, to which service, how far; and whether it is beyond what was asked
    ("" when nothing was)."""

    distance: Distance
    place: str
    service: str
    far: str
    beyond: str


@dataclass(frozen=True, slots=True)
class Distances:
    """What is known of one kind of service: from the community and every place on the map, and how many services of
    this kind have no position to measure to."""

    found: tuple[Distance, ...]
    services: tuple[Spot, ...]
    elsewhere: int


def kinds(view: View, lang: Lang) -> list[tuple[str, str]]:
    """The kinds of services that can be asked for, with their words, in alphabetical order."""
    found = {service.service_kind for _, services in _open(view) for service in services if service.service_kind}
    words = [(each, view.catalogues.label("resource_kinds", each, lang)) for each in found]
    return sorted(words, key=lambda each: sort_key(each[1]))


def distances(view: View, kind: str = ANY) -> Distances:
    """How far it is from the community and from each place on the map to the nearest service of a kind."""
    offering = [
        (resource, its)
        for resource, its in _open(view)
        if kind == ANY or any(service.service_kind == kind for service in its)
    ]
    located = [resource for resource, its in offering if layers.is_located(resource, its, view)]
    services = [maps.point(each.geometry) for each in located if each.geometry is not None]
    starts = list(_starts(view))
    nearest = spatial.nearest([spot for _, spot, _ in starts], services)
    found = tuple(
        Distance(place, located[at].id, far, max(0.0, far - about), far + about)
        for (place, _, about), (at, far) in zip(starts, nearest, strict=False)
    )
    return Distances(found, tuple(services), len(offering) - len(located))


def rows(view: View, found: Distances, kilometres: float, lang: Lang) -> list[Row]:
    """Distances in words, the farthest first; ``kilometres`` is the distance asked for, 0 for none."""
    shown = (*layers.places(view, {}, lang, squares=False), *layers.resources(view, lang), *layers.community(view))
    named = {each.id: each.name for each in shown}
    told = [
        Row(
            each, named[each.place], named[each.resource], in_words(each, lang),
            text(f"distances-{each.beyond(kilometres)}", lang) if kilometres else "",
        )
        for each in found.found
    ]  # fmt: skip
    return sorted(told, key=lambda row: (-row.distance.kilometres, sort_key(row.place)))


def notes(found: Distances, lang: Lang) -> list[str]:
    """How to read them."""
    said = [text("distances-straight", lang)]
    if found.elsewhere:
        said.append(text("distances-elsewhere", lang, count=found.elsewhere))
    return said


def beyond(found: Distances, kilometres: float) -> list[list[list[Spot]]]:
    """What lies farther than so many kilometres from every service that has a position, within what the map shows:
    areas, each as its outer ring and its holes. Nothing when no service has one."""
    if not found.services:
        return []
    from shapely import Polygon, box, unary_union
    from shapely.geometry import mapping

    near = unary_union([Polygon(spatial.circle(each, min(kilometres, MOST))) for each in found.services])
    far = mapping(box(*AROUND).difference(near))
    areas = [far["coordinates"]] if far["type"] == "Polygon" else far["coordinates"]
    return [[[(round(x, 4), round(y, 4)) for x, y in ring] for ring in area] for area in areas]


def in_words(one: Distance, lang: Lang) -> str:
    """A distance as people say it: about 12 km (11 to 13)."""
    if one.most == one.least:
        return text("distances-exact", lang, km=rounded(one.kilometres, lang))
    least, most = rounded(one.least, lang), rounded(one.most, lang)
    return text("distances-about", lang, km=rounded(one.kilometres, lang), least=least, most=most)


def rounded(kilometres: float, lang: Lang) -> str:
    """Kilometres with one decimal below ten, else whole (METHOD 3.8: no finer than is known)."""
    return decimal(kilometres, lang, 1 if kilometres < 10 else 0)


def band_words(band: int, lang: Lang) -> str:
    """What a colour of the layer means."""
    if band == 0:
        return text("distances-below", lang, km=int(BANDS[0]))
    if band == len(BANDS):
        return text("distances-over", lang, km=int(BANDS[-1]))
    return text("distances-between", lang, least=int(BANDS[band - 1]), most=int(BANDS[band]))


def on_map(view: View, kind: str, kilometres: float, lang: Lang) -> dict[str, Any]:
    """What the map draws: words and colour of each place, the areas beyond (none for 0 kilometres), and notes."""
    found = distances(view, kind)
    counts = [sum(each.band == band for each in found.found) for band in range(len(BANDS) + 1)]
    return {
        "places": {each.place: [f"{rounded(each.kilometres, lang)}\u00a0km", each.band] for each in found.found},
        "bands": [[band_words(band, lang), count] for band, count in enumerate(counts)],
        "beyond": beyond(found, kilometres) if kilometres else [],
        "notes": notes(found, lang),
    }


def _open(view: View) -> Iterator[tuple[Resource, list[Service]]]:
    """Resources that still are, with what they offer."""
    offered = layers.services(view)
    for resource in view.diagnostic.all(Resource):
        if resource.status not in GONE:
            yield resource, offered.get(resource.id, [])


def _starts(view: View) -> Iterator[tuple[str, Spot, float]]:
    """Where distances begin: the id, the position, and how many kilometres the place may lie from it."""
    community = view.diagnostic.community
    if community.centre is not None:
        yield community.id, maps.point(community.centre), 0.0
    for place in view.diagnostic.all(Place):
        if place.geometry is not None and layers.is_mapped(place, view.catalogues):
            side = maps.GRIDS.get(place.precision, 0)
            yield place.id, maps.point(place.geometry), side * sqrt(2) / 2 / 1000 * STRETCH
