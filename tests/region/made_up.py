"""Regions of made-up communities, as their submissions would tell of them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from diagnostic.region.contribution import Contribution, Fact

TODAY = dt.date(2026, 11, 24)


def contribution(number: int, *facts: Fact, name: str = "", strength: bool = True, **more: Any) -> Contribution:
    """One community with these facts, and a strength as every submission has (G08)."""
    always: tuple[Fact, ...] = (("strength", "leadership_commitment", "records", "leadership_commitment", 1),)
    values: dict[str, Any] = {
        "diagnostic_id": f"community-{number:04}", "community": name or f"Willow Bay {number}", "period_start": None,
        "period_end": None, "release_id": f"release-{number}", "released_on": TODAY, "signed_by": None,
        "digest": f"{number:064x}", "facts": (always if strength else ()) + facts,
    }  # fmt: skip
    return Contribution(**(values | more))


def themed(table: str, code: str) -> Fact:
    """A fact that makes a community speak of a theme."""
    field = "populations_common" if table == "risk_factor" else "records"
    return table, code, field, code, 1


def listing(record: str, organisation: str, **more: Any) -> tuple[Fact, ...]:
    """The facts of an organisation that may be listed."""
    coded = {"sector", "status", "language", "service_kind", "pillar", "serves"}
    found: list[Fact] = [("listing", record, "organisation", None, organisation)]
    for field, values in more.items():
        for value in values if isinstance(values, tuple) else (values,):
            found.append(("listing", record, field, *((value, None) if field in coded else (None, value))))
    return tuple(found)


def region(count: int, facts: Callable[[int], tuple[Fact, ...]] = lambda number: ()) -> list[Contribution]:
    """A region of some communities; ``facts`` are given by the number of the community."""
    return [contribution(number, *facts(number)) for number in range(count)]
