"""The matrix likelihood x severity: an illustration in three colours with words (METHOD 3.7), never the result."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from diagnostic.analysis import SituationResult
from diagnostic.analysis.scoring import matrix_colour
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.ratings import HIGHEST, LOWEST
from diagnostic.language import text
from diagnostic.ui.steps.tones import paint

SYMBOLS = {"green": "○", "amber": "◐", "red": "●"}


def square(result: SituationResult) -> tuple[int, int] | None:
    """The column (likelihood) and row (severity) of a situation, 1..5; None when it has no score."""
    if result.score.likelihood is None or result.score.severity is None:
        return None
    cells = (ceil(value / 2) for value in (result.score.likelihood, result.score.severity))
    column, row = (min(HIGHEST, max(LOWEST, each)) for each in cells)
    return column, row


class RiskMatrix(QWidget):
    """Five by five squares; each holds the numbers of its situations, listed in the table beside it."""

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._numbers: dict[tuple[int, int], list[int]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(text("view-matrix-title", lang))
        self.setAccessibleDescription(text("view-matrix-note", lang))

    def load(self, numbered: list[SituationResult]) -> None:
        """Show situations by their number in this list, from 1."""
        self._numbers = {}
        for number, result in enumerate(numbered, 1):
            if (where := square(result)) is not None:
                self._numbers.setdefault(where, []).append(number)
        self.update()

    def _labels(self) -> dict[str, str]:
        return {colour: f"{symbol} {text(f'view-matrix-{colour}', self._lang)}" for colour, symbol in SYMBOLS.items()}

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(label) for label in self._labels().values())
        line = metrics.height()
        return QSize(int(line * 2.2) + HIGHEST * (widest + 20), int(line * 2.2) + HIGHEST * int(line * 2.6))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        left, bottom = line * 2.2, line * 2.2
        wide = (self.width() - left) / HIGHEST
        high = (self.height() - bottom) / HIGHEST
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        bold = QFont(self.font())
        bold.setBold(True)
        labels = self._labels()
        for column in range(LOWEST, HIGHEST + 1):
            for row in range(LOWEST, HIGHEST + 1):
                colour = matrix_colour(column, row)
                ground, words = paint(colour, self.palette())
                box = QRectF(left + (column - 1) * wide, (HIGHEST - row) * high, wide, high).adjusted(2, 2, -2, -2)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                painter.drawRoundedRect(box, 6, 6)
                painter.setPen(words)
                painter.setFont(self.font())
                painter.drawText(box.adjusted(6, 3, -4, -3), int(Qt.AlignmentFlag.AlignLeft), labels[colour])
                numbers = self._numbers.get((column, row))
                if numbers:
                    painter.setFont(bold)
                    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                    painter.drawText(box.adjusted(4, line * 0.9, -4, 0), int(flags), ", ".join(map(str, numbers)))
        painter.setFont(self.font())
        painter.setPen(ink)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        for each in range(LOWEST, HIGHEST + 1):
            under = QRectF(left + (each - 1) * wide, self.height() - bottom, wide, line * 1.1)
            painter.drawText(under, centre, str(each))
            painter.drawText(QRectF(line * 1.1, (HIGHEST - each) * high, line, high), centre, str(each))
        painter.drawText(
            QRectF(left, self.height() - line * 1.1, self.width() - left, line * 1.1),
            centre,
            text("view-matrix-likelihood", self._lang),
        )
        painter.save()
        painter.translate(0, self.height() - bottom)
        painter.rotate(-90)
        painter.drawText(
            QRectF(0, 0, self.height() - bottom, line * 1.1), centre, text("view-matrix-severity", self._lang)
        )
        painter.restore()
        painter.end()
