"""Native charts, drawn by the spreadsheet from the tables above them."""

from typing import Any

from diagnostic.exchange.workbook.sheet import Chart
from diagnostic.exchange.workbook.style import FONT, INK, LINE, SERIES

PIXELS_PER_CM = 37.8


def height(chart: Chart, rows: int) -> float:
    """Height in pixels that shows every bar."""
    return 110 + min(16, max(3, rows)) * 26


def chart(ws: Any, spec: Chart, skip: int, first: int, last: int, wide: float, high: float) -> Any:
    """A horizontal bar chart of a table's rows ``first`` to ``last``, its first row on top."""
    from openpyxl.chart import BarChart, Reference, Series
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.layout import Layout, ManualLayout

    made = BarChart()
    made.type, made.style, made.title = "bar", 10, None
    made.width, made.height = wide / PIXELS_PER_CM, high / PIXELS_PER_CM
    made.gapWidth, made.overlap = 45, 100 if spec.stacked else None
    made.grouping = "stacked" if spec.stacked else "clustered"
    labels = Reference(ws, min_col=skip + spec.labels + 1, min_row=first, max_row=last)
    for column, tone in zip(spec.values, spec.tones, strict=True):
        values = Reference(ws, min_col=skip + column + 1, min_row=first, max_row=last)
        title = Reference(ws, min_col=skip + column + 1, min_row=first - 1)
        series = Series(values, title=None)
        series.tx = _title(title)
        series.cat = _categories(labels)
        series.graphicalProperties.solidFill = SERIES[tone]
        series.graphicalProperties.line.solidFill = SERIES[tone]
        if spec.minus is not None and spec.plus is not None:
            series.errBars = _range(ws, spec, skip, first, last)
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
    made.layout = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.36, y=0.03, w=0.6, h=0.78))
    return made


def _title(reference: Any) -> Any:
    from openpyxl.chart.data_source import StrRef
    from openpyxl.chart.series import SeriesLabel

    return SeriesLabel(strRef=StrRef(f=str(reference)))


def _categories(reference: Any) -> Any:
    from openpyxl.chart.data_source import AxDataSource, StrRef

    return AxDataSource(strRef=StrRef(f=str(reference)))


def _range(ws: Any, spec: Chart, skip: int, first: int, last: int) -> Any:
    """Error bars from two columns: how far the value may go down and up."""
    from openpyxl.chart import Reference
    from openpyxl.chart.data_source import NumDataSource, NumRef
    from openpyxl.chart.error_bar import ErrorBars

    def source(column: int | None) -> Any:
        assert column is not None
        cells = Reference(ws, min_col=skip + column + 1, min_row=first, max_row=last)
        return NumDataSource(numRef=NumRef(f=str(cells)))

    return ErrorBars(
        errBarType="both",
        errValType="cust",
        noEndCap=False,
        plus=source(spec.plus),
        minus=source(spec.minus),
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
