"""The language of the window: set at run time, told to everything that shows words."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from diagnostic.domain.catalogue import Lang

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
    if changed:
        announcer.changed.emit(lang)
