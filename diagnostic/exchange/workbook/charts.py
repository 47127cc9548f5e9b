"""Native charts, drawn by the spreadsheet from the tables above them."""

from typing import Any

from diagnostic.exchange.workbook.sheet import Chart, Table, Tone
from diagnostic.exchange.workbook.style import FONT, INK, LINE, SERIES

PIXELS_PER_CM = 37.8


def height(spec: Chart, rows: int) -> float:
    """Height in pixels that shows every bar."""
    bars = len(spec.values) if spec.by_rows else rows
    return 120 + min(16, max(3, bars)) * 28


def chart(ws: Any, spec: Chart, table: Table, first: int, last: int, wide: float, high: float) -> Any:
    """A horizontal bar chart of a table's rows ``first`` to ``last``, the first of them on top."""
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.layout import Layout, ManualLayout

    def cells(column: int, top: int, bottom: int, right: int | None = None) -> str:
        left = table.skip + 1
        across = None if right is None else left + right
        return str(Reference(ws, min_col=left + column, min_row=top, max_col=across, max_row=bottom))

    made: Any = BarChart()
    made.type, made.style, made.title = "bar", 10, None
    made.width, made.height = wide / PIXELS_PER_CM, high / PIXELS_PER_CM
    made.gapWidth, made.overlap = 45, 100 if spec.stacked else None
    made.grouping = "stacked" if spec.stacked else "clustered"
    if spec.by_rows:
        ends = spec.values[0], spec.values[-1]
        names = cells(ends[0], first - 1, first - 1, ends[1])
        for row, tone in zip(range(first, last + 1), spec.tones, strict=True):
            made.series.append(_series(cells(spec.labels, row, row), names, cells(ends[0], row, row, ends[1]), tone))
    else:
        names = cells(spec.labels, first, last)
        for column, tone in zip(spec.values, spec.tones, strict=True):
            title = cells(column, first - 1, first - 1)
            series = _series(title, names, cells(column, first, last), tone)
            if spec.minus is not None and spec.plus is not None:
                series.errBars = _range(cells(spec.minus, first, last), cells(spec.plus, first, last))
            made.series.append(series)
    made.legend = made.legend if spec.stacked else None
    if made.legend:
        made.legend.position = "b"
    if not spec.stacked and spec.minus is None:
        made.dataLabels = DataLabelList()
        made.dataLabels.showVal = True
        for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
            setattr(made.dataLabels, other, False)
    made.x_axis.delete = made.y_axis.delete = False
    made.x_axis.scaling.orientation = "maxMin"
    made.y_axis.scaling.min = 0
    if spec.most is not None:
        made.y_axis.scaling.max = spec.most
    made.y_axis.majorGridlines.spPr = _line(LINE)
    made.y_axis.number_format = "0"
    made.y_axis.title = spec.axis or None
    made.y_axis.crosses = "max"
    for axis in (made.x_axis, made.y_axis):
        axis.txPr = _small()
        axis.graphicalProperties = _line(LINE)
    made.layout = Layout(
        manualLayout=ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=0.36, y=0.03, w=0.6, h=0.78)
    )
    return made


def _series(title: str, names: str, values: str, tone: Tone) -> Any:
    from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
    from openpyxl.chart.series import Series, SeriesLabel

    made = Series(
        tx=SeriesLabel(strRef=StrRef(f=title)),
        cat=AxDataSource(strRef=StrRef(f=names)),
        val=NumDataSource(numRef=NumRef(f=values)),
    )
    made.graphicalProperties.solidFill = SERIES[tone]
    made.graphicalProperties.line.solidFill = SERIES[tone]
    return made


def _range(minus: str, plus: str) -> Any:
    """Error bars from two columns: how far the value may go down and up."""
    from openpyxl.chart.data_source import NumDataSource, NumRef
    from openpyxl.chart.error_bar import ErrorBars

    return ErrorBars(
        errBarType="both",
        errValType="cust",
        noEndCap=False,
        plus=NumDataSource(numRef=NumRef(f=plus)),
        minus=NumDataSource(numRef=NumRef(f=minus)),
        spPr=_line(INK),
    )


def _line(colour: str) -> Any:
    from openpyxl.chart.shapes import GraphicalProperties

    shape = GraphicalProperties()
    shape.line.solidFill = colour
    return shape


def _small() -> Any:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties

    look = CharacterProperties(sz=900, latin=Font(typeface=FONT), solidFill=INK)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])
