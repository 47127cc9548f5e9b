"""Rules M: where places may be shown, and how finely. Positions are generalised *before* anything is written.

Positions are WKB points in EPSG:4326, longitude first. The grid is laid in EPSG:3347 (NAD83 / Statistics Canada
Lambert), so that a square is the same size in Windsor and in Grise Fiord to a few per cent (M03).
"""

import struct
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from math import floor, isfinite
from typing import Any

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.errors import Refused
from diagnostic.domain.records import Community, Place, Resource, Service

GRIDS = {"grid_1km": 1_000, "grid_5km": 5_000}
"""Side of the square in metres (METHOD 4.3, M01)."""
PRECISIONS = ("public_point", "grid_1km", "grid_5km", "community", "not_mapped")
"""From finest to coarsest: a place may be kept more coarsely than its kind's default, never more finely."""
IN_CANADA = (-141.1, 41.6, -52.5, 83.3)
"""West, south, east, north of Canada in degrees: anything outside is a mistake."""
DECIMALS = 6
_NEVER_MAPPED = {"private_residence", "shelter_dropin", "group_home_residential_care"}
"""M02: homes, shelters and youth residences never appear on the risk map."""
_POINT = struct.Struct("<BIdd")


def wkb_point(longitude: float, latitude: float) -> bytes:
    """A position as WKB. Raises ``Refused`` when it is not in Canada (or not a number at all)."""
    west, south, east, north = IN_CANADA
    if not (isfinite(longitude) and isfinite(latitude) and west <= longitude <= east and south <= latitude <= north):
        raise Refused("safeguards-outside-canada", "M01", longitude=str(longitude), latitude=str(latitude))
    return _POINT.pack(1, 1, round(longitude, DECIMALS), round(latitude, DECIMALS))


def point(wkb: bytes) -> tuple[float, float]:
    """Longitude and latitude of a WKB point. Raises ``Refused`` for anything else."""
    if len(wkb) != _POINT.size or wkb[:5] != b"\x01\x01\x00\x00\x00":
        raise Refused("safeguards-not-a-point", "M01")
    _, _, longitude, latitude = _POINT.unpack(wkb)
    return longitude, latitude


@cache
def _transformers() -> tuple[Any, Any]:
    from pyproj import Transformer

    to_grid = Transformer.from_crs(4326, 3347, always_xy=True)
    return to_grid, Transformer.from_crs(3347, 4326, always_xy=True)


def snap(longitude: float, latitude: float, metres: int) -> tuple[float, float]:
    """The centre of the grid square that holds a position: the same one every time, without any random
    displacement that could be averaged away (M03)."""
    forward, back = _transformers()
    x, y = forward.transform(longitude, latitude)
    centre = (floor(x / metres) + 0.5) * metres, (floor(y / metres) + 0.5) * metres
    longitude, latitude = back.transform(*centre)
    return round(longitude, DECIMALS), round(latitude, DECIMALS)


def grid_cell(longitude: float, latitude: float, metres: int) -> tuple[tuple[float, float], ...]:
    """The corners of the grid square that holds a position, as a closed ring of longitude and latitude."""
    forward, back = _transformers()
    x, y = forward.transform(longitude, latitude)
    left, bottom = floor(x / metres) * metres, floor(y / metres) * metres
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return tuple(
        tuple(round(each, DECIMALS) for each in back.transform(left + i * metres, bottom + j * metres))
        for i, j in corners
    )  # type: ignore[misc]


def allowed_precision(place: Place, catalogues: Catalogues) -> str:
    """The precision a place is kept at: its kind's default or the coarser one that people chose."""
    if place.place_kind in _NEVER_MAPPED:
        return "not_mapped"
    entry = catalogues.find("place_kinds", place.place_kind)
    default = entry.more.get("default_precision") if entry else None
    if default not in PRECISIONS:
        default = "grid_5km"
    chosen = place.precision if place.precision in PRECISIONS else default
    return max(default, chosen, key=PRECISIONS.index)


def name_rule(place: Place, catalogues: Catalogues) -> str:
    """``public_name_ok``, ``kind_only`` or ``never`` (M04); a community's own kinds take no name."""
    entry = catalogues.find("place_kinds", place.place_kind)
    return (entry.more.get("name_rule") if entry else None) or "kind_only"


def may_name(place: Place, catalogues: Catalogues) -> bool:
    """Whether the place may carry a public name (M04)."""
    return name_rule(place, catalogues) == "public_name_ok"


def generalise(place: Place, catalogues: Catalogues, centre: bytes | None) -> Place:
    """The place as it may be stored: M01 (grid), M02 (kinds that are never mapped).

    ``centre`` is the community's own position, for kinds kept at community level. Raises ``Refused`` when a name
    is given to a place that may not have one (M04) or when the position is not in Canada.
    """
    if place.label.strip() and place.place_kind and not may_name(place, catalogues):
        raise Refused("safeguards-place-name", "M04")
    precision = allowed_precision(place, catalogues)
    geometry = place.geometry
    if precision == "not_mapped" or geometry is None:
        geometry = None
    elif precision == "community":
        geometry = centre
    else:
        longitude, latitude = point(geometry)
        if precision in GRIDS:
            longitude, latitude = snap(longitude, latitude, GRIDS[precision])
        geometry = wkb_point(longitude, latitude)
    return replace(place, precision=precision, geometry=geometry)


def reduce_resource(resource: Resource, services: Iterable[Service], catalogues: Catalogues) -> Resource:
    """The resource as it may be stored: a confidential one keeps no position and no address (M05)."""
    if resource.location_policy == "confidential" or (
        not resource.location_policy and is_shelter(services, catalogues)
    ):
        return replace(resource, geometry=None, address="")
    return resource


def is_shelter(services: Iterable[Service], catalogues: Catalogues) -> bool:
    """Whether one of the services is of a kind whose location is confidential by default: shelters, and what helps
    people to leave."""
    entries = (catalogues.find("resource_kinds", each.service_kind) for each in services)
    return any(entry and entry.more.get("default_location_policy") == "confidential" for entry in entries)


def may_locate(resource: Resource, services: Iterable[Service], catalogues: Catalogues) -> bool:
    """Whether a resource may stand on a map of places at risk: never a shelter, whatever its policy (M02, M05)."""
    return resource.location_policy != "confidential" and not is_shelter(services, catalogues)


def is_shown(resource: Resource) -> bool:
    """Whether a resource may appear with its address outside the community (M05)."""
    return resource.location_policy == "public" and resource.agreed_to_be_listed


def check_centre(community: Community) -> Community:
    """The community with its own position checked (public; not generalised)."""
    if community.centre is None:
        return community
    return replace(community, centre=wkb_point(*point(community.centre)))
