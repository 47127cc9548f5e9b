"""The language of the window: set at run time, told to everything that shows words."""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text

_LOCALES: dict[Lang, QLocale] = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.Canada),
    "fr": QLocale(QLocale.Language.French, QLocale.Country.Canada),
}


class _Announcer(QObject):
    changed = Signal(str)


announcer = _Announcer()
"""Its signal ``changed`` carries the language that was just chosen."""
_current: Lang = "fr" if QLocale.system().language() == QLocale.Language.French else "en"
_qt_words = QTranslator()


class _MissingWords(QTranslator):
    """Words of Qt's file dialog that its own French leaves out."""

    _KEYS: ClassVar = {"Look in:": "window-qt-look-in", "Files of type:": "window-qt-files-of-type"}

    def isEmpty(self) -> bool:
        """Never: else Qt does not ask."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        """Our words; nothing for what Qt says by itself."""
        key = self._KEYS.get(source) if context == "QFileDialog" else None
        return text(key, _current) if key else None


_missing_words: list[_MissingWords] = []


def language() -> Lang:
    """The language in use; at first the one of the computer, English when it is neither French nor English."""
    return _current


def set_language(lang: Lang) -> None:
    """Use ``lang`` from now on: our words, Qt's own (standard buttons, calendars), numbers and dates."""
    global _current
    changed = lang != _current
    _current = lang
    QLocale.setDefault(_LOCALES[lang])
    application = QCoreApplication.instance()
    if application is not None:
        application.removeTranslator(_qt_words)
        if _qt_words.load(_LOCALES[lang], "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            application.installTranslator(_qt_words)
        if not _missing_words:
            _missing_words.append(_MissingWords(application))
            application.installTranslator(_missing_words[0])
    if changed:
        announcer.changed.emit(lang)
