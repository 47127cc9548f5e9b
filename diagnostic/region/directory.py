"""The resource directory for front-line services (plan task 2.11): as a workbook, as pages, and in the shape of Open
Referral HSDS 3.0, which other directories read."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from diagnostic.domain.catalogue import Lang
from diagnostic.exchange import workbook
from diagnostic.exchange.workbook.cells import guarded_inside
from diagnostic.exchange.workbook.sheet import Sheet, Table
from diagnostic.exchange.writing import Progress, replacing
from diagnostic.region import document, pdf
from diagnostic.region.listings import Listing
from diagnostic.region.wording import Wording
from diagnostic.region.workbook import listing_columns

STATUS = {"active": "active", "temporarily_closed": "temporarily closed", "inactive": "inactive", "defunct": "defunct"}
"""HSDS words for our states of a resource."""
FLAT = ("organization.id", "organization.name", "organization.website", "service.id", "service.name", "service.status",
        "service.assured_date", "service.assured_date_is_old", "phone.number", "language.name", "service_area.name",
        "schedule.description")  # fmt: skip
"""Columns of the one-file form, a row a service: HSDS tables and fields, several values joined by ``;``, and whether
the date is over twelve months old."""
TABLES = {
    "organizations": ("id", "name", "description", "website"),
    "services": ("id", "organization_id", "name", "status", "assured_date"),
    "phones": ("id", "organization_id", "number"),
    "languages": ("id", "service_id", "name", "code"),
    "service_areas": ("id", "service_id", "name"),
    "schedules": ("id", "service_id", "description"),
}
"""HSDS 3.0 tables with those of its fields that a directory here has."""


def write_workbook(out: Path, wording: Wording, progress: Progress | None = None) -> None:
    """Write the directory as a workbook of one sheet. Raises ``CannotWrite`` or ``Cancelled``."""
    workbook.bind(out, wording, [partial(_sheet, wording)], "Repère", progress)


def _sheet(wording: Wording) -> Sheet:
    rows = document.organisations(wording)
    return Sheet("directory", (Table(listing_columns(wording), rows, wording.words.text("regional-nothing")),))


def write_pdf(out: Path, wordings: Iterable[Wording]) -> None:
    """Write the directory as pages, one language after the other. Raises ``CannotWrite``."""
    pdf.write(out, [document.directory(each) for each in wordings])


def write_csv(out: Path, wording: Wording) -> None:
    """Write the directory as one HSDS-shaped table. Raises ``CannotWrite``."""
    with replacing(out) as temporary:
        temporary.write_bytes(_table(FLAT, _flat(wording)))


def write_zip(out: Path, wording: Wording) -> None:
    """Write the directory as the tables of HSDS 3.0. Raises ``CannotWrite``."""
    tables: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLES}
    for each in document.organisations(wording):
        for name, row in _hsds(wording, each):
            tables[name].append(row)
    with replacing(out) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, columns in TABLES.items():
            folder.writestr(f"{name}.csv", _table(columns, tables[name]))


def _services(wording: Wording, each: Listing) -> list[tuple[str, str]]:
    """Id and name of each service; an organisation that names none has one of its own name."""
    kinds = [(f"{each.record}/{kind}", wording.label("resource_kinds", kind)) for kind in each.service_kinds]
    return kinds or [(f"{each.record}/service", each.organisation)]


def _day(each: Listing) -> str:
    return each.verified_on.isoformat() if each.verified_on else ""


def _flat(wording: Wording) -> Iterator[tuple[Any, ...]]:
    for each in document.organisations(wording):
        for key, name in _services(wording, each):
            yield (
                each.record, each.organisation, ";".join(each.websites), key, name, STATUS.get(each.status, ""),
                _day(each), "yes" if each.stale(wording.report.date) else "no", ";".join(each.telephones),
                ";".join(wording.label("choices:language", code) for code in each.languages), ";".join(each.areas),
                each.hours,
            )  # fmt: skip


def _hsds(wording: Wording, each: Listing) -> Iterator[tuple[str, tuple[Any, ...]]]:
    services = _services(wording, each)
    about = wording.words.several(name for _, name in services)
    yield "organizations", (each.record, each.organisation, about, next(iter(each.websites), ""))
    for at, number in enumerate(each.telephones, 1):
        yield "phones", (f"{each.record}/phone/{at}", each.record, number)
    for key, name in services:
        yield "services", (key, each.record, name, STATUS.get(each.status, "active"), _day(each))
        for code in each.languages:
            label = wording.label("choices:language", code)
            yield "languages", (f"{key}/{code}", key, label, code if code in _CODES else "")
        for at, area in enumerate(each.areas, 1):
            yield "service_areas", (f"{key}/area/{at}", key, area)
        if each.hours:
            yield "schedules", (f"{key}/hours", key, each.hours)


_CODES: tuple[Lang, ...] = ("en", "fr")
"""Languages whose code here is that of ISO 639-1."""


def _table(columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> bytes:
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(columns)
    for row in rows:
        table.writerow([guarded_inside(cell) if isinstance(cell, str) else cell for cell in row])
    return file.getvalue().encode("utf-8-sig")
