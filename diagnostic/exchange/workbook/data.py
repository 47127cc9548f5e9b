"""Sheet 18: the same facts for machines. Its columns, tables and fields are codes in every language."""

from operator import itemgetter

from diagnostic.exchange.material import Material
from diagnostic.exchange.tidy import COLUMNS, rows
from diagnostic.exchange.workbook.sheet import Column, Sheet, Table


def data(material: Material) -> Sheet:
    """Sheet 18: one fact a row; aggregated rows only in a shared version."""
    widths = (38, 18, 38, 22, 30, 60)
    columns = tuple(
        Column(name, width, itemgetter(at), "raw") for at, (name, width) in enumerate(zip(COLUMNS, widths, strict=True))
    )
    return Sheet("data", (Table(columns, rows(material), ""),))
