"""Workbook of 20,000 records against bare openpyxl write-only of the same cells (DESIGN 8: at most 1.5 x),
and growth from 2,000 to 20,000 records (at most 11 x). Run: ``python tests/benchmarks/workbook.py``."""

import datetime as dt
import random
import sys
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from diagnostic.analysis import analyse
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.records import (
    Action,
    Community,
    Engagement,
    FactorRating,
    Place,
    Population,
    Practice,
    Priority,
    Record,
    Resource,
    Service,
    Situation,
    Source,
    new_id,
)
from diagnostic.domain.safeguards import views
from diagnostic.exchange import workbook
from diagnostic.shipped import catalogues

TODAY = dt.date(2026, 11, 24)
TEXT = "A plain sentence about a pattern that several people named, without naming anybody. "


def diagnostic(size: int) -> Diagnostic:
    """A diagnostic of about ``size`` records, most of them sources, ratings, places and resources."""
    chance, shipped = random.Random(112), catalogues()
    populations = [each.id for each in shipped.entries("populations")]
    forms = [each.id for each in shipped.entries("forms_of_exploitation")]
    factors = [each.id for each in shipped.entries("risk_factors")]
    kinds = [each.id for each in shipped.entries("place_kinds")]
    services = [each.id for each in shipped.entries("resource_kinds")]
    practices = [each.id for each in shipped.entries("prevention_practices")]
    records: list[Record] = [Community(name="Benchmark", notice_accepted=True)]
    sources = [
        Source(title=f"Source {at}", source_kind="census_profile", reliability="B", credibility=2, date=TODAY)
        for at in range(size // 10)
    ]
    ids = [each.id for each in sources]

    def some(pool: list[str], most: int) -> tuple[str, ...]:
        return tuple(chance.sample(pool, chance.randint(1, most)))

    records += sources
    for code in populations:
        records.append(Population(population=code, size=400, pillars_examined=("prevention", "protection")))
    for _ in range(100):
        records.append(
            Situation(
                population=chance.choice(populations), form=chance.choice(forms), extent=chance.randint(1, 5),
                severity=chance.randint(1, 5), extent_sources=some(ids, 3), trend="rising", note=TEXT,
            )
        )  # fmt: skip
    for _ in range(size * 3 // 10):
        records.append(
            FactorRating(
                population=chance.choice(populations), risk_factor=chance.choice(factors),
                presence=chance.randint(1, 5), sources=some(ids, 3), trend="stable", note=TEXT,
            )
        )  # fmt: skip
    for _ in range(size * 3 // 10):
        records.append(
            Place(
                place_kind=chance.choice(kinds), area="North side", roles=("transit",), precision="grid_5km",
                populations=some(populations, 3), safer=TEXT, riskier=TEXT, sources=some(ids, 2),
            )
        )  # fmt: skip
    for _ in range(size // 10):
        resource = Resource(organisation="A community organisation", languages=("en", "fr"), verified_on=TODAY)
        records += [
            resource,
            Service(
                resource=resource.id, service_kind=chance.choice(services), availability="open",
                designed_for=some(populations, 2), others="accepts", accessibility=1, awareness=2,
                affordability=2, note=TEXT,
            ),
        ]  # fmt: skip
    for at in range(size // 20):
        records.append(Practice(practice=chance.choice(practices), title=f"Practice {at}", status="in_place"))
        records.append(Engagement(title=f"Session {at}", date=TODAY, method="meeting", themes=TEXT))
    priority = Priority(id=new_id(), title="One priority", order=1, reason=TEXT)
    records.append(priority)
    for at in range(20):
        records.append(Action(priority=priority.id, title=f"Action {at}", lead="Council", due=TODAY))
    return Diagnostic(records)


def ours(size: int, out: Path) -> tuple[float, int]:
    """Seconds that the workbook of ``size`` records takes, without the analysis it is given."""
    found = diagnostic(size)
    view = views.internal(found, catalogues())
    analysis = analyse(found, catalogues(), TODAY)
    start = time.perf_counter()
    workbook.write(view, analysis, out, lang="en")
    return time.perf_counter() - start, len(found)


def bare(like: Path, out: Path) -> float:
    """Seconds that openpyxl alone takes for the same cells."""
    book = CalamineWorkbook.from_path(str(like))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    rows = {name: [[None if cell == "" else cell for cell in row] for row in each] for name, each in sheets.items()}
    start = time.perf_counter()
    made = Workbook(write_only=True)
    for name, each in rows.items():
        sheet = made.create_sheet(name)
        for row in each:
            sheet.append(row)
    made.save(out)
    return time.perf_counter() - start


def main() -> int:
    """Print the ratios; answer 1 when one is over its budget."""
    with tempfile.TemporaryDirectory() as folder:
        out, plain = Path(folder, "ours.xlsx"), Path(folder, "bare.xlsx")
        ours(200, out)
        small, few = ours(2_000, out)
        large, many = ours(20_000, out)
        least = bare(out, plain)
    ratio, growth = large / least, (large / small) / (many / few)
    print(f"{many} records: {large:.1f} s; bare openpyxl: {least:.1f} s; ratio {ratio:.2f} (budget 1.5)")
    print(f"growth per record from {few} to {many} records: {growth:.2f} (budget 1.1)")
    return int(ratio > 1.5 or growth > 1.1)


if __name__ == "__main__":
    sys.exit(main())
