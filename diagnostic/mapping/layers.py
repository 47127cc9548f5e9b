"""Records as a map shows them: what the map page, the picture, and the tables that go with them have in common.

Positions are in EPSG:4326, already generalised by the store. What may be shown is decided here once: a place that is
not mapped and a confidential resource have no position (M02, M05); a place has a name only where its kind may have one
(M04); a place with too few sources says that it is not confirmed (M06).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from diagnostic.domain.catalogue import Catalogues, Lang
from diagnostic.domain.ratings import Confidence
from diagnostic.domain.records import PILLARS, Community, Place, Resource, Service
from diagnostic.domain.safeguards import maps, views
from diagnostic.domain.safeguards.views import View
from diagnostic.mapping import precision
from diagnostic.mapping.precision import Ring

Look = dict[str, Any]
"""Codes and words of a record. Records that have all of them in common share one: of thousands, few differ."""
Trust = Mapping[str, Confidence]
"""How sure each place is, by its id (``analysis.place_confidence``)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as a map shows it, with its longitude and latitude; as a table does when it has none. ``square`` is
    what a place stands for, None when it is not asked for or the place is kept as a point."""

    id: str
    name: str
    look: Look
    position: tuple[float, float] | None = None
    square: Ring | None = None


def payload(view: View, confidence: Trust, lang: Lang, squares: bool = True) -> dict[str, Any]:
    """All that the map page draws: ``places`` (with their ``squares``, unless the page asks for those in view),
    ``resources`` and ``community``, each as columns."""
    return {
        "places": columns(places(view, confidence, lang, squares), squares),
        "resources": columns(resources(view, lang)),
        "community": columns(community(view)),
    }


def columns(shown: Sequence[Shown], squares: bool = False) -> dict[str, Any]:
    """Records as columns, which are written and read several times faster than records, and are a fifth as long:
    ``ids`` (in one string), ``at`` (longitude and latitude in turn), ``name`` and ``look`` (positions in ``names`` and
    ``looks``), and ``squares``."""
    names: dict[str, int] = {}
    looks: dict[int, tuple[int, Look]] = {}
    found = {
        "ids": " ".join(each.id for each in shown),
        "at": [number for each in shown for number in each.position or ()],
        "name": [names.setdefault(each.name, len(names)) for each in shown],
        "look": [looks.setdefault(id(each.look), (len(looks), each.look))[0] for each in shown],
        "names": list(names),
        "looks": [look for _, look in looks.values()],
    }
    return found | ({"squares": [each.square for each in shown]} if squares else {})


def places(view: View, confidence: Trust, lang: Lang, squares: bool = True) -> list[Shown]:
    """Places at risk that are on the map, with their kind, roles, precision and confidence in words."""
    look = _place_looks(view, confidence, lang)
    return [
        Shown(
            place.id,
            _place_name(place, words := look(place), view),
            words,
            maps.point(place.geometry),
            precision.cell(place) if squares else None,
        )
        for place in view.diagnostic.all(Place)
        if place.geometry is not None and is_mapped(place, view.catalogues)
    ]


def unmapped_places(view: View, confidence: Trust, lang: Lang) -> list[Shown]:
    """Places at risk that are not on the map."""
    look = _place_looks(view, confidence, lang)
    return [
        Shown(place.id, _place_name(place, words := look(place), view), words)
        for place in view.diagnostic.all(Place)
        if not is_mapped(place, view.catalogues)
    ]


def resources(view: View, lang: Lang) -> list[Shown]:
    """Resources with a position that may be shown, with their pillars and services in words."""
    offered = services(view)
    found = []
    for resource in view.diagnostic.all(Resource):
        its = offered.get(resource.id, [])
        if resource.geometry is not None and is_located(resource, its, view):
            name, look = _resource_words(resource, its, view, lang)
            found.append(Shown(resource.id, name, look, maps.point(resource.geometry)))
    return found


def unmapped_resources(view: View, lang: Lang) -> list[Shown]:
    """Resources that have no position on the map."""
    offered = services(view)
    return [
        Shown(resource.id, *_resource_words(resource, its, view, lang))
        for resource in view.diagnostic.all(Resource)
        if not is_located(resource, its := offered.get(resource.id, []), view)
    ]


def community(view: View) -> list[Shown]:
    """The community's own position, which is public."""
    found: Community = view.diagnostic.community
    return [] if found.centre is None else [Shown(found.id, found.name, {}, maps.point(found.centre))]


def is_mapped(place: Place, catalogues: Catalogues) -> bool:
    """Whether a place has a position that may be shown (M02)."""
    return place.geometry is not None and _is_mapped(place.place_kind, place.precision, catalogues)


@lru_cache(maxsize=200)
def _is_mapped(kind: str, precision: str, catalogues: Catalogues) -> bool:
    return maps.allowed_precision(Place(place_kind=kind, precision=precision), catalogues) != "not_mapped"


def _place_name(place: Place, words: Look, view: View) -> str:
    label = place.label.strip()
    return label if label and maps.may_name(place, view.catalogues) else words["kind"]


def _place_looks(view: View, confidence: Trust, lang: Lang) -> Callable[[Place], Look]:
    catalogues = view.catalogues

    @cache
    def look(kind: str, roles: tuple[str, ...], sure: Confidence, unconfirmed: bool, kept: str) -> Look:
        return {
            "kind": catalogues.label("place_kinds", kind, lang),
            "roles": list(roles),
            "roles_in_words": catalogues.labels("choices:place_role", roles, lang),
            "confidence": sure.name.lower(),
            "confidence_in_words": catalogues.label("rating_scales", sure.code, lang),
            "unconfirmed": unconfirmed,
            "precision": kept,
        }

    unconfirmed: dict[tuple[str, ...], bool] = {}  # by sources: thousands of places rest on the same few

    def of(place: Place) -> Look:
        if place.sources not in unconfirmed:
            unconfirmed[place.sources] = not view.shared and not views.is_confirmed(place, view.diagnostic)
        sure = confidence.get(place.id, Confidence.NONE)
        return look(place.place_kind, place.roles, sure, unconfirmed[place.sources], place.precision)

    return of


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


def _resource_words(resource: Resource, offered: list[Service], view: View, lang: Lang) -> tuple[str, Look]:
    catalogues = view.catalogues
    found = {
        pillar
        for service in offered
        for pillar in service.pillars or (catalogues.group("resource_kinds", service.service_kind),)
    }
    pillars = [each for each in PILLARS if each in found]
    kinds = dict.fromkeys(service.service_kind for service in offered if service.service_kind)
    in_words = catalogues.labels("resource_kinds", kinds, lang)
    return resource.organisation.strip() or in_words, {
        "pillars": pillars,
        "pillars_in_words": catalogues.labels("choices:pillar", pillars, lang),
        "services": in_words,
        "address": resource.address if maps.is_shown(resource) else "",
        "area": resource.area_served,
        "policy": resource.location_policy,
    }
