"""The window: start screen, diagnostic or lock in front; menus; everything that opens a dialog."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtGui import QAction, QCloseEvent, QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QStackedWidget

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import RepereError
from diagnostic.domain.steps import STEPS
from diagnostic.language import text
from diagnostic.shipped import RESOURCES
from diagnostic.ui import jobs, language, settings, theme, unsaved
from diagnostic.ui.lock import IdleWatch, LockPage, QuickHide
from diagnostic.ui.start_screen import NAMES, StartScreen

if TYPE_CHECKING:
    from diagnostic.store.file import DiagnosticFile
    from diagnostic.ui.document import Document
    from diagnostic.ui.workspace import Workspace

Key = QKeySequence.StandardKey
SMALLEST = (720, 480)


class MainWindow(QMainWindow):
    """The one window of the app; ``document`` is None while the start screen is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.document: Document | None = None
        self.workspace: Workspace | None = None
        self.setWindowIcon(QIcon(str(RESOURCES / "icons" / "repere.svg")))
        self.saved = QLabel()
        self.saved.setObjectName("saved")
        self.saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.menuBar().setCornerWidget(self.saved)
        self.stack = QStackedWidget(self)
        self.setCentralWidget(self.stack)
        self.start = StartScreen()
        self.locked = LockPage()
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.locked)
        self.start.new_wanted.connect(self.new)
        self.start.open_wanted.connect(self.open)
        self.start.example_wanted.connect(self.example)
        self.start.recent_wanted.connect(lambda written: self.open_path(Path(written)))
        self.start.language_wanted.connect(self.speak)
        self.locked.unlocked.connect(self._unlocked)
        language.announcer.changed.connect(self.retranslate)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        chosen = settings.load()
        self.idle = IdleWatch(application, self)
        self.idle.idle.connect(self.lock)
        self.idle.set_minutes(chosen.idle)
        self.quick = QuickHide(chosen.hide_key, self)
        self.quick.came_back.connect(self._came_back)
        self.quick.left.connect(self._left)
        self.setMinimumSize(*SMALLEST)
        self.resize(1280, 800)
        self._build_menus()
        self._say_title()

    # menus

    def _build_menus(self) -> None:
        lang = language.language()
        bar = self.menuBar()
        bar.clear()
        for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            menu.deleteLater()
        self._needs_document: list[QAction] = []

        def add(
            menu: QMenu, key: str, move: Callable[[], object], keys: object = None, document: bool = True
        ) -> QAction:
            action = QAction(text(f"window-menu-{key}", lang), menu)
            if keys is not None:
                action.setShortcuts(keys if isinstance(keys, list) else [QKeySequence(keys)])  # type: ignore[call-overload]
            action.triggered.connect(lambda _=False: move())
            menu.addAction(action)
            if document:
                self._needs_document.append(action)
            return action

        file = bar.addMenu(text("window-menu-file", lang))
        add(file, "new", self.new, [QKeySequence("Ctrl+Shift+N")], document=False)
        add(file, "open", self.open, Key.Open, document=False)
        add(file, "example", self.example, document=False)
        file.addSeparator()
        add(file, "import", lambda: self.dialog("import_file"), "Ctrl+I")
        add(file, "away", lambda: self.dialog("away"))
        add(file, "merge", lambda: self.dialog("merge"))
        add(file, "export", lambda: self.dialog("export_file"), "Ctrl+E")
        add(file, "region", lambda: self.dialog("region"), document=False)
        add(file, "backups", lambda: self.dialog("backups"))
        add(file, "elsewhere", self.save_elsewhere)
        file.addSeparator()
        add(file, "close", self.close_document, [QKeySequence("Ctrl+W"), QKeySequence("Ctrl+F4")])
        add(file, "quit", self.close, "Ctrl+Q", document=False)
        edit = bar.addMenu(text("window-menu-edit", lang))
        self.undo_action = add(edit, "undo", self.undo, Key.Undo)
        self.redo_action = add(edit, "redo", self.redo, [QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        add(edit, "history", lambda: self.dialog("history"))
        view = bar.addMenu(text("window-menu-view", lang))
        steps_menu = view.addMenu(text("window-menu-steps", lang))
        for step in STEPS:
            action = QAction(f"{step.number}  {text(f'steps-title-{step.key}', lang)}", steps_menu)
            if step.number < 10:
                action.setShortcut(QKeySequence(f"Ctrl+{step.number}"))
            action.triggered.connect(lambda _=False, number=step.number: self.go(number))
            steps_menu.addAction(action)
            self._needs_document.append(action)
        add(view, "next", lambda: self.go_on(1), "Ctrl+PgDown")
        add(view, "previous", lambda: self.go_on(-1), "Ctrl+PgUp")
        add(view, "help", self.toggle_help, "F1")
        view.addSeparator()
        add(
            view,
            "larger",
            lambda: self.resize_text(1),
            [QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")],
            document=False,
        )
        add(view, "smaller", lambda: self.resize_text(-1), "Ctrl+-", document=False)
        speech = view.addMenu(text("window-menu-language", lang))
        for each in LANGS:
            action = QAction(NAMES[each], speech)
            action.setCheckable(True)
            action.setChecked(each == lang)
            action.triggered.connect(lambda _=False, each=each: self.speak(each))
            speech.addAction(action)
        add(view, "preferences", lambda: self.dialog("preferences"), "Ctrl+,", document=False)
        add(view, "map_packs", lambda: self.dialog("map_packs"), document=False)
        view.addSeparator()
        add(view, "lock", self.lock, "Ctrl+L")
        hide = add(view, "hide", self.quick.hide, self.quick.key, document=False)
        hide.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        community = bar.addMenu(text("window-menu-community", lang))
        for key in ("catalogue_editor", "distances", "text_review", "help_lines", "passphrase"):
            add(community, key, lambda key=key: self.dialog(key))  # type: ignore[misc]
        add(community, "own_questions", self.make_questions)
        add(community, "keys", lambda: self.dialog("keys"), document=False)
        community.addSeparator()
        add(community, "delete_everything", lambda: self.dialog("delete_everything"))
        about = bar.addMenu(text("window-menu-pages", lang))
        for key in ("notice", "welcome", "method", "glossary", "own-questions", "map-packs"):
            add(about, key, lambda key=key: self.dialog("reading", page=key), document=False)  # type: ignore[misc]
        add(about, "about", lambda: self.dialog("about"), document=False)
        self._enable()

    def _enable(self) -> None:
        usable = self.document is not None and self.stack.currentWidget() is not self.locked
        for action in self._needs_document:
            action.setEnabled(usable)
        if usable and self.document is not None:
            file, lang = self.document.file, language.language()
            for action, possible, label, key in (
                (self.undo_action, file.can_undo, file.undo_label, "undo"),
                (self.redo_action, file.can_redo, file.redo_label, "redo"),
            ):
                action.setEnabled(possible)
                what = text(label, lang) if label else ""
                words = text(f"window-menu-{key}", lang)
                action.setText(text("window-menu-with", lang, action=words, what=what) if what else words)

    def dialog(self, name: str, **more: object) -> object:
        """Open one of the dialogs; they are loaded when they are first needed."""
        if self.workspace is not None:
            self.workspace.finish()
        return import_module(f"diagnostic.ui.dialogs.{name}").show(self, self.document, **more)

    def make_questions(self) -> None:
        """Make or change the community's own questions of the step in use."""
        from diagnostic.ui.form_editor import edit_form

        if self.workspace is not None:
            self.workspace.finish()
            edit_form(self, self.document, self.workspace.step)

    # files

    def new(self) -> None:
        """Make a diagnostic."""
        self.leave(lambda: self.dialog("new_diagnostic"))

    def open(self) -> None:
        """Choose a diagnostic to open."""
        self.leave(lambda: self.dialog("open_diagnostic"))

    def open_path(self, path: Path) -> None:
        """Open a diagnostic."""
        self.leave(lambda: self.dialog("open_diagnostic", path=path))

    def example(self) -> None:
        """Make the fictional example in a place that people choose, and open it."""
        self.leave(lambda: self.dialog("open_example"))

    def show_file(self, file: "DiagnosticFile") -> None:
        """Show an open file in place of whatever was shown."""
        from diagnostic.ui.document import Document
        from diagnostic.ui.workspace import Workspace

        self._let_go()
        self.document = Document(file, self)
        self.workspace = Workspace(self.document, settings.load().help_shown)
        self.workspace.help_lines_wanted.connect(lambda: self.dialog("help_lines"))
        self.workspace.skip_wanted.connect(lambda number: self.dialog("skip_step", number=number))
        self.workspace.help_toggled.connect(self.toggle_help)
        self.document.changed.connect(self._saved)
        self.document.waiting_changed.connect(self._say_saved)
        self.document.elsewhere_wanted.connect(self.save_elsewhere)
        self.stack.addWidget(self.workspace)
        self.stack.setCurrentWidget(self.workspace)
        self.workspace.list.setFocus()
        settings.remember(file.path)
        self.follow_document()

    def close_document(self) -> None:
        """Close the diagnostic and go back to the start screen; everything is already saved, or people are asked."""
        self.leave(self.show_start)

    def show_start(self) -> None:
        """Go back to the start screen without more ado."""
        self._let_go()
        self.start.retranslate()
        self.stack.setCurrentWidget(self.start)
        self.follow_document()

    def leave(self, then: Callable[[], object]) -> None:
        """Do what may leave the diagnostic; when something is not saved, only after people said what becomes of it."""
        if self._may_leave(then):
            then()

    def _may_leave(self, then: Callable[[], object]) -> bool:
        """Whether everything is saved; else people are asked, and ``then`` may come of it."""
        if self.workspace is None or self.document is None:
            return True
        self.workspace.finish()
        return unsaved.saved_or_asked(self, self.document, then)

    def save_elsewhere(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask for a place, and go on in a copy there; ``then`` is done once everything is saved in it."""
        if self.document is not None:
            unsaved.save_elsewhere(self, self.document, then)

    def follow_document(self) -> None:
        """Say again what is shown of the document around it: its name, what is saved, what can be done."""
        self._say_title()
        self._enable()
        self._say_saved()

    def _let_go(self) -> None:
        if self.document is None or self.workspace is None:
            return
        self.workspace.finish()
        self.stack.removeWidget(self.workspace)
        self.workspace.deleteLater()
        self.document.file.close()
        self.document.deleteLater()
        self.document = self.workspace = None

    def _saved(self, edit: Edit) -> None:
        now = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        self._say_saved(text("window-saved", language.language(), time=now))
        self._enable()
        if any(each.kind == "community" for each in edit.puts):
            self._say_title()

    def undo(self) -> None:
        """Take the last edit back."""
        self._step_back(lambda document: document.undo())

    def redo(self) -> None:
        """Do it again."""
        self._step_back(lambda document: document.redo())

    def _step_back(self, work: Callable[["Document"], None]) -> None:
        if self.document is not None and self.workspace is not None:
            self.workspace.finish()
            try:
                work(self.document)
            except RepereError as reason:
                jobs.tell(self, reason)

    # moving about

    def go(self, number: int) -> None:
        """Go to a step."""
        if self.workspace is not None:
            self.workspace.go(number)

    def go_on(self, by: int) -> None:
        """Go a step on or back."""
        if self.workspace is not None:
            self.workspace.go(self.workspace.step + by)

    def toggle_help(self) -> None:
        """Show or hide the step's help."""
        if self.workspace is not None:
            settings.change(help_shown=self.workspace.toggle_help())

    # language, look

    def speak(self, lang: Lang) -> None:
        """Use a language from now on."""
        settings.change(language=lang)
        language.set_language(lang)
        self.start.retranslate()

    def resize_text(self, by: int) -> None:
        """Use the next larger or smaller text size."""
        sizes, now = settings.SIZES, settings.load().text_size
        place = min(range(len(sizes)), key=lambda each: abs(sizes[each] - now))
        settings.change(text_size=sizes[max(0, min(len(sizes) - 1, place + by))])
        self.follow_settings()

    def follow_settings(self) -> None:
        """Use what was just chosen: theme, text size, keys, minutes."""
        chosen = settings.load()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        let_go = self.workspace.let_go if self.workspace is not None else lambda: None
        changed = theme.apply(application, chosen.theme, chosen.text_size, let_go)
        self.idle.set_minutes(chosen.idle)
        self.quick.key = chosen.hide_key
        self.start.retranslate()
        self.locked.retranslate()
        if self.workspace is not None and changed:
            self.workspace.restyle()
        self._build_menus()
        self._say_title()
        self._say_saved()

    def retranslate(self, _: str = "") -> None:
        """Say everything in the language now in use."""
        self._build_menus()
        self._say_title()
        self.start.retranslate()
        self.locked.retranslate()
        if self.workspace is not None:
            self.workspace.retranslate()
        self._say_saved()

    def _say_saved(self, words: str = "") -> None:
        """In the corner of the menus: that every edit is in the file, or what is not."""
        shown = self.document is not None and self.stack.currentWidget() is not self.locked
        if self.document is not None and self.document.waiting:
            words = text("window-waiting", language.language(), count=len(self.document.waiting))
        usual = text("window-everything-saved", language.language())
        widest = 0
        for each in (usual, (words or usual) if shown else ""):
            self.saved.setText(each)
            widest = max(widest, self.saved.sizeHint().width())
        first = self.menuBar().actions()[0]
        self.saved.setFixedSize(
            widest, self.menuBar().actionGeometry(first).height()
        )  # the bar's own would grow with it
        self.menuBar().setCornerWidget(self.saved)

    def _say_title(self) -> None:
        lang = language.language()
        if settings.load().neutral_title:
            self.setWindowTitle(text("window-neutral", lang))
            return
        name = self.document.diagnostic.community.name if self.document is not None else ""
        self.setWindowTitle(text("window-title", lang, name=name) if name else text("window-name", lang))

    # lock

    def lock(self) -> None:
        """Put the lock in front of the diagnostic."""
        if self.document is None or self.stack.currentWidget() is self.locked:
            return
        if self.workspace is not None:
            self.workspace.finish()
        self.quick.close_dialogs()
        for each in QApplication.topLevelWidgets():
            if each not in (self, self.quick.neutral) and each.isWindow() and each.isVisible():
                each.close()
        file = self.document.file
        self.stack.setCurrentWidget(self.locked)
        self.locked.ask(file.is_passphrase if file.encrypted else None)
        self._say_saved()
        self._enable()

    def _unlocked(self) -> None:
        if self.workspace is not None:
            self.stack.setCurrentWidget(self.workspace)
        self._say_saved()
        self._enable()

    def _came_back(self) -> None:
        if self.document is not None and self.document.file.encrypted:
            self.lock()

    def _left(self) -> None:
        self._let_go()
        self.close()
        QApplication.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        if self._may_leave(self.close):
            self._let_go()
            event.accept()
