"""Lock on idle, and the key that hides everything at once (G12)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.look import beside, button, said

_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class LockPage(QWidget):
    """Stands in front of a diagnostic until its passphrase is given; without one, until a click."""

    unlocked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fits: Callable[[str], bool] | None = None
        self.title = said("", "pageTitle")
        self.about = said("", "hint")
        self.passphrase = QLineEdit(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.returnPressed.connect(self._try)
        self.wrong = said("", "problem")
        self.go = button("", self._try, "primary")
        self._card = QFrame()
        self._card.setObjectName("sheet")
        column = QVBoxLayout(self._card)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(14)
        for each in (self.title, self.about, self.passphrase, self.wrong):
            column.addWidget(each)
        column.addLayout(beside(self.go))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(row)
        page.addStretch(3)

    def ask(self, fits: Callable[[str], bool] | None) -> None:
        """Lock; ``fits`` tells whether a passphrase is right, None when the file has none."""
        self._fits = fits
        self.passphrase.clear()
        self.passphrase.setVisible(fits is not None)
        self.wrong.hide()
        self.retranslate()
        (self.passphrase if fits else self.go).setFocus()

    def retranslate(self) -> None:
        """Say it in the language now in use."""
        lang = language.language()
        self._card.setMinimumWidth(self.fontMetrics().averageCharWidth() * 62)
        self.title.setText(text("window-locked", lang))
        self.about.setText(text("window-locked-passphrase" if self._fits else "window-locked-click", lang))
        self.passphrase.setAccessibleName(text("window-passphrase", lang))
        self.passphrase.setPlaceholderText(text("window-passphrase", lang))
        self.wrong.setText(text("window-passphrase-wrong", lang))
        self.go.setText(text("window-unlock", lang))

    def _try(self) -> None:
        if self._fits is not None and not self._fits(self.passphrase.text()):
            self.wrong.show()
            self.passphrase.selectAll()
            return
        self.passphrase.clear()
        self.unlocked.emit()


class IdleWatch(QObject):
    """Tells when nobody has touched the app for a while.

    It listens to the windows that get the focus and not to the application: a filter on every object would also see
    the map engine's own objects while they are made, which Python must not touch.
    """

    idle = Signal()

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        application.focusWindowChanged.connect(self._listen)

    def _listen(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # once is enough
            window.installEventFilter(self)
            self._alive()

    def _alive(self) -> None:
        if self._timer.interval():
            self._timer.start()

    def set_minutes(self, minutes: float) -> None:
        """How long; 0 for never."""
        self._timer.stop()
        self._timer.setInterval(int(minutes * 60_000))
        if minutes:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._alive()
        return False


class Neutral(QWidget):
    """What stands in place of the app while it is hidden: an empty sheet for notes that says nothing of it."""

    back_wanted = Signal()
    closed = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = QKeySequence(key)
        self.setWindowTitle(text("window-neutral", language.language()))
        sheet = QPlainTextEdit(self)
        sheet.setAccessibleName(self.windowTitle())
        sheet.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            pressed = QKeySequence(event.keyCombination())  # type: ignore[attr-defined]
            if pressed.matches(self._key) == QKeySequence.SequenceMatch.ExactMatch:
                self.back_wanted.emit()
                return True
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class QuickHide(QObject):
    """Hides every window of the app behind a neutral one, at once; ``came_back`` when they are shown again.

    ``left``: somebody closed the neutral window. Nothing is on screen any more and no key would be heard: the app ends.
    """

    came_back = Signal()
    left = Signal()

    def __init__(self, key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._hidden: list[QWidget] = []
        self.neutral: Neutral | None = None

    def hide(self) -> None:
        """Hide everything."""
        if self.neutral is not None:
            return
        self._hidden = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow()]
        main = next((each for each in self._hidden if each is self.parent()), None)
        self.neutral = Neutral(self.key)
        self.neutral.back_wanted.connect(self.show)
        self.neutral.closed.connect(self._closed)
        self.neutral.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        if main is not None:
            self.neutral.setGeometry(main.geometry())
        for each in self._hidden:
            each.hide()
        self.neutral.show()
        self.neutral.activateWindow()

    def show(self) -> None:
        """Show everything again."""
        if self.neutral is None:
            return
        for each in self._hidden:
            each.show()
        neutral, self.neutral = self.neutral, None
        neutral.close()
        neutral.deleteLater()
        self.came_back.emit()

    def close_dialogs(self) -> None:
        """Close every window that is hidden but the main one: what was locked meanwhile must not come back with it."""
        dialogs = [each for each in self._hidden if each is not self.parent()]
        self._hidden = [each for each in self._hidden if each is self.parent()]
        for each in dialogs:
            each.close()

    def _closed(self) -> None:
        if self.neutral is not None:
            self.neutral.deleteLater()
            self.neutral = None
            self.left.emit()
