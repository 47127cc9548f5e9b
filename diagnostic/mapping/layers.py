"""Records as GeoJSON features for the map page, the picture and the table that goes with them.

Everything is plain dictionaries in EPSG:4326, already generalised by the store. What may be shown is decided
here once: a place that is not mapped and a confidential resource have no feature (M02, M05); the feature of a
place carries a name only where its kind may have one (M04); a place with too few sources says that it is not
confirmed (M06).
"""

from collections.abc import Mapping
from typing import Any

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.ratings import Confidence
from diagnostic.domain.records import PILLARS, Community, Place, Resource, Service
from diagnostic.domain.safeguards import maps, views
from diagnostic.domain.safeguards.views import View
from diagnostic.mapping import precision

Feature = dict[str, Any]
Collection = dict[str, Any]
Trust = Mapping[str, Confidence]
"""How sure each place is, by its id (``analysis.place_confidence``)."""


def payload(view: View, confidence: Trust, lang: Lang, squares: bool = True) -> dict[str, Any]:
    """All that the page draws: ``places`` (with their ``squares``, unless the page asks for those in view),
    ``resources`` and ``community``."""
    return {
        "places": places(view, confidence, lang, squares),
        "resources": resources(view, lang),
        "community": community(view),
    }


def places(view: View, confidence: Trust, lang: Lang, squares: bool = True) -> Collection:
    """Places at risk that are on the map, with their square, kind, roles, precision and confidence in words."""
    return _collection(
        [
            feature
            for place in view.diagnostic.all(Place)
            if (feature := _place(place, view, confidence, lang, squares)) is not None
        ]
    )


def unmapped_places(view: View, confidence: Trust, lang: Lang) -> list[dict[str, Any]]:
    """The same words for places that are not on the map, without geometry."""
    return [
        _place_words(place, view, confidence, lang) | {"id": place.id}
        for place in view.diagnostic.all(Place)
        if not is_mapped(place, view.catalogues)
    ]


def resources(view: View, lang: Lang) -> Collection:
    """Resources with a position that may be shown, with their pillars and services in words."""
    offered = services(view)
    features = []
    for resource in view.diagnostic.all(Resource):
        its = offered.get(resource.id, [])
        if resource.geometry is not None and is_located(resource, its, view):
            words = _resource_words(resource, its, view, lang)
            features.append(_feature(resource.id, *maps.point(resource.geometry), words))
    return _collection(features)


def unmapped_resources(view: View, lang: Lang) -> list[dict[str, Any]]:
    """The same words for resources that have no position on the map."""
    offered = services(view)
    return [
        _resource_words(resource, offered.get(resource.id, []), view, lang) | {"id": resource.id}
        for resource in view.diagnostic.all(Resource)
        if not is_located(resource, offered.get(resource.id, []), view)
    ]


def community(view: View) -> Collection:
    """The community's own position, which is public."""
    found: Community = view.diagnostic.community
    if found.centre is None:
        return _collection([])
    return _collection([_feature(found.id, *maps.point(found.centre), {"name": found.name})])


def is_mapped(place: Place, catalogues: Catalogues) -> bool:
    """Whether a place has a position that may be shown (M02)."""
    if place.geometry is None or place.precision == "not_mapped":
        return False
    return maps.allowed_precision(place, catalogues) != "not_mapped"


def _place(place: Place, view: View, confidence: Trust, lang: Lang, square: bool) -> Feature | None:
    if place.geometry is None or not is_mapped(place, view.catalogues):
        return None
    words = _place_words(place, view, confidence, lang)
    if square:
        words["cell"] = precision.cell(place)
    return _feature(place.id, *maps.point(place.geometry), words)


def _place_words(place: Place, view: View, confidence: Trust, lang: Lang) -> dict[str, Any]:
    catalogues = view.catalogues
    kind = catalogues.label("place_kinds", place.place_kind, lang)
    sure = confidence.get(place.id, Confidence.NONE)
    return {
        "name": (place.label.strip() if maps.may_name(place, catalogues) else "") or kind,
        "kind": kind,
        "roles": list(place.roles),
        "roles_in_words": catalogues.labels("choices:place_role", place.roles, lang),
        "confidence": sure.name.lower(),
        "confidence_in_words": catalogues.label("rating_scales", sure.code, lang),
        "unconfirmed": not view.shared and not views.is_confirmed(place, view.diagnostic),
        "precision": place.precision,
    }


def is_located(resource: Resource, services: list[Service], view: View) -> bool:
    """Whether a resource has a position that may be shown (M05)."""
    if resource.geometry is None or not maps.may_locate(resource, services, view.catalogues):
        return False
    return not view.shared or maps.is_shown(resource)


def services(view: View) -> dict[str, list[Service]]:
    """What each resource offers, by its id."""
    offered: dict[str, list[Service]] = {}
    for service in view.diagnostic.all(Service):
        offered.setdefault(service.resource, []).append(service)
    return offered


def _resource_words(resource: Resource, offered: list[Service], view: View, lang: Lang) -> dict[str, Any]:
    catalogues = view.catalogues
    found = {
        pillar
        for service in offered
        for pillar in service.pillars or (catalogues.group("resource_kinds", service.service_kind),)
    }
    pillars = [each for each in PILLARS if each in found]
    kinds = dict.fromkeys(service.service_kind for service in offered if service.service_kind)
    return {
        "name": resource.organisation.strip() or catalogues.labels("resource_kinds", kinds, lang),
        "pillars": pillars,
        "pillars_in_words": catalogues.labels("choices:pillar", pillars, lang),
        "services": catalogues.labels("resource_kinds", kinds, lang),
        "address": resource.address if maps.is_shown(resource) else "",
        "area": resource.area_served,
        "policy": resource.location_policy,
    }


def _feature(record_id: str, longitude: float, latitude: float, properties: dict[str, Any]) -> Feature:
    return {
        "type": "Feature",
        "id": record_id,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": properties,
    }


def _collection(features: list[Feature]) -> Collection:
    return {"type": "FeatureCollection", "features": features}
