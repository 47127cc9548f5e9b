"""The pages of a questionnaire: each is made when it is first opened, and only the last few are kept."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget
from shiboken6 import isValid

from diagnostic.questionnaire.answering import Changed
from diagnostic.ui.questionnaire.asking import Asking
from diagnostic.ui.questionnaire.page import Page
from diagnostic.ui.questionnaire.sections import sections
from diagnostic.ui.steps.scrolling import scrolled

WIDEST = 110
"""Letters that a page is wide at most: longer lines tire."""
KEPT = 8
"""Pages that stay in memory: a long form must not fill that of an old laptop."""


class Pages(QStackedWidget):
    """One page for each section. ``opened`` carries the number of the section that is shown now."""

    opened = Signal(int)

    def __init__(self, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = asking
        self.sections = sections(asking.renew())
        self.visited: set[int] = set()
        self.made: dict[int, Page] = {}
        """The pages that are kept, the one that was opened last at the end."""
        for _ in self.sections:
            self.addWidget(QWidget(self))

    def page(self) -> Page:
        """The page that is shown."""
        return self.made[self.currentIndex()]

    def asked(self) -> list[int]:
        """The sections in which something is asked as the answers stand."""
        return [at for at, each in enumerate(self.sections) if each.is_asked(self._asking)]

    def titles(self) -> list[str]:
        """The words of the sections; those that the form does not name are numbered."""
        titles = [each.title(self._asking) for each in self.sections]
        nameless = [at for at, title in enumerate(titles) if not title]
        for number, at in enumerate(nameless, 1):
            words = self._asking.text("asking-section")
            titles[at] = f"{words} {number}" if len(nameless) > 1 else words
        return titles

    def section_of(self, position: str) -> int:
        """The number of the section that holds a question; -1 for none."""
        return next((at for at, each in enumerate(self.sections) if each.holds(position)), -1)

    def open(self, at: int, room: int) -> None:
        """Show a section; ``room`` is how many pixels it may be wide."""
        if not 0 <= at < len(self.sections):
            return
        self.made[at] = self.made.pop(at) if at in self.made else self._make(at, room)
        self.visited.add(at)
        self._drop_oldest()
        self.setCurrentIndex(at)
        self.opened.emit(at)

    def _make(self, at: int, room: int) -> Page:
        page = Page(self.sections[at].nodes, self.sections[at].root, self._asking)
        page.setObjectName("plain")
        area = scrolled(page)
        _keep_width(area)
        _follow_goal(area, page)
        self._stand(at, area)
        page.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST)
        page.resize(min(room, page.maximumWidth()), page.height())
        page.start()
        return page

    def _stand(self, at: int, widget: QWidget) -> None:
        """Put a widget in the place of the one that is there."""
        before = self.widget(at)
        self.insertWidget(at, widget)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()

    def _drop_oldest(self) -> None:
        if len(self.made) > KEPT:
            oldest = next(iter(self.made))
            self.made.pop(oldest).finish()
            self._stand(oldest, QWidget(self))

    def go_to(self, position: str, room: int) -> None:
        """Show a question and put the cursor in it."""
        at = self.section_of(position)
        if at >= 0:
            self.open(at, room)
            self.made[at].go_to(position)

    def renew(self) -> None:
        """Instances of repeats have come or gone, or other answers are shown."""
        self._asking.renew()
        self.sections = [each.renewed(self._asking.nodes) for each in self.sections]

    def follow(self, changed: Changed) -> None:
        """Follow what an answer changed."""
        if changed.structure:
            self.renew()
        for page in self.made.values():
            page.follow(changed.positions, changed.structure)

    def open_instance(self, repeat: str, row: int) -> None:
        """Open an instance of a repeat that people have just added, or the one before what they deleted."""
        node = self._asking.nodes.get(repeat)
        if node is None:
            return
        for page in self.made.values():
            page.reopen(repeat, min(row, len(node.children) - 1))
            if first := page.first_in(repeat):
                page.go_to(first)

    def refresh(self) -> None:
        """Other answers are shown."""
        self.renew()
        for page in self.made.values():
            page.refresh()

    def finish(self) -> None:
        """Take what is being typed."""
        for page in self.made.values():
            page.finish()


def _follow_goal(area: QScrollArea, page: Page) -> None:
    """Keep the question that was gone to in view while the cursor is in it: Qt gives a page its height only after its
    questions, so that one scroll at once may come too early."""
    goal: QWidget | None = None

    def scroll() -> None:
        inside = QApplication.focusWidget()
        if goal is not None and isValid(goal) and inside is not None and (goal is inside or goal.isAncestorOf(inside)):
            area.ensureWidgetVisible(goal, 0, 60)

    def seek(block: QWidget) -> None:
        nonlocal goal
        goal = block
        QTimer.singleShot(0, block, scroll)

    page.shown.connect(seek)
    area.verticalScrollBar().rangeChanged.connect(scroll)


def _keep_width(area: QScrollArea) -> None:
    """Keep the room of the scroll bar, also while there is nothing to scroll: otherwise Qt lays every page out twice,
    for both widths, each time."""
    bar = area.verticalScrollBar()
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar.rangeChanged.connect(lambda least, most: bar.setVisible(most > least))
    bar.hide()
