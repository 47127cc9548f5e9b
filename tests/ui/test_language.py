"""Qt's own words in both languages."""

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from diagnostic.ui import language


@pytest.mark.parametrize("words", ["Look in:", "Files of type:", "&Open", "File &name:"])
def test_file_dialogs_are_wholly_translated(words: str, qtbot: QtBot) -> None:
    before = language.language()
    language.set_language("fr")
    french = QCoreApplication.translate("QFileDialog", words)
    language.set_language("en")
    english = QCoreApplication.translate("QFileDialog", words)
    language.set_language(before)
    assert english == words
    assert french not in {words, ""}
