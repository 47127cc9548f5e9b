"""Release to the region as people do it: look, choose keys, write, take back; keys made, printed and typed in again."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from diagnostic import example
from diagnostic.domain.diagnostic import Edit, deletion
from diagnostic.domain.records import Release, Sending, Strength
from diagnostic.exchange import release, submission
from diagnostic.exchange.keys import public, ring
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.exchange.release import Prepared
from diagnostic.ui import language
from diagnostic.ui.dialogs.accept_key import AcceptKey
from diagnostic.ui.dialogs.keys import Keys
from diagnostic.ui.dialogs.new_key import NewKey
from diagnostic.ui.dialogs.release_review import HELD, MAP, ReleaseReview
from diagnostic.ui.dialogs.take_back import TakeBack
from diagnostic.ui.main_window import MainWindow
from diagnostic.ui.steps.sending_view import SendingView

REGION = Pair.new("region", "Coordination du Nord")
SLOW = 60_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    before = language.language()
    language.set_language(getattr(request, "param", "en"))
    found = MainWindow()
    qtbot.addWidget(found)
    found.show()
    found.show_file(example.create(tmp_path / "lake.repere", "en", dt.date.today() - dt.timedelta(days=2)))
    yield found
    found.close_document()
    language.set_language(before)


def page(window: MainWindow) -> SendingView:
    window.go(10)
    assert window.workspace is not None
    shown = window.workspace.pages[10].view.show_page("sending")
    assert isinstance(shown, SendingView)
    return shown


def choose_file(qtbot: QtBot, dialog: Any, path: Path) -> None:
    """What people do in the system's own dialog for files."""
    asked = next(each for each in dialog.findChildren(QFileDialog) if each.isVisible())
    asked.fileSelected.emit(str(path))
    asked.close()


def latest(window: Any, kind: type) -> Any:
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert found, kind
    return found[-1]


def buttons(dialog: Any) -> list[str]:
    return [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]


def accept_region(qtbot: QtBot, review: ReleaseReview, folder: Path) -> None:
    public.write(REGION.public, folder / "nord.repere-key")
    review.keys.add_region.click()
    asked = latest(review, AcceptKey)
    asked.choose.click()
    choose_file(qtbot, asked, folder / "nord.repere-key")
    assert asked.card.key == REGION.public and not asked.go.isEnabled()
    asked.compared.click()
    asked.go.click()


@pytest.mark.parametrize("window", ["en", "fr"], indirect=True)
def test_from_the_look_to_the_file_and_back(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    shown = page(window)
    assert not shown.take_back.isEnabled()
    shown.look.click()
    review = latest(window, ReleaseReview)
    review.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.waitUntil(lambda: review.forward.isEnabled(), timeout=SLOW)

    parts = [review.which.itemData(at) for at in range(review.which.count())]
    assert parts[:2] == [HELD, MAP] and len(parts) == 2 + len(review.found.pages) >= 20
    assert {"G07", "M06"} <= {review.held.item(row, 2).text() for row in range(review.held.rowCount())}
    review.next.click()
    assert review.map.isVisible() and not review.map.pixmap().isNull()
    seen = set()
    for _ in review.found.pages:
        review.next.click()
        assert review.sheet.isVisible() and review.sheet.rows.rows == review.found.pages[len(seen)].rows
        seen.add(review.which.currentText())
    assert len(seen) == len(review.found.pages)

    review.forward.click()
    assert not review.write.isEnabled()
    accept_region(qtbot, review, tmp_path)
    assert review.keys.region == REGION.public
    review.keys.new_key.click()
    asked = latest(review, NewKey)
    assert asked.name.text()  # the community's
    asked.go.click()
    qtbot.waitUntil(lambda: review.write.isEnabled(), timeout=SLOW)
    assert review.keys.print_kit.isVisible()
    review.write.click()
    choose_file(qtbot, review, tmp_path / "out.repere-submission")
    qtbot.waitUntil(lambda: review.end.isVisible(), timeout=SLOW)
    signer = ring.kept("community")[0]
    found = submission.read(tmp_path / "out.repere-submission", [REGION], {signer.public.key})
    assert review.found.prepared is not None and found.workbook == review.found.prepared.workbook
    review.close_button.click()

    assert shown.table.rowCount() == 1 and shown.take_back.isEnabled()
    shown.take_back.click()
    back = latest(window, TakeBack)
    back.go.click()
    choose_file(qtbot, back, tmp_path / "back.repere-submission")
    qtbot.waitUntil(lambda: back.good.isVisible(), timeout=SLOW)
    assert submission.read(tmp_path / "back.repere-submission", [REGION], {signer.public.key}).workbook is None
    assert shown.table.rowCount() == 2 and not shown.take_back.isEnabled()
    back.reject()
    shown.look.click()
    review = latest(window, ReleaseReview)
    qtbot.waitUntil(lambda: bool(review.found.blocks), timeout=SLOW)
    assert not review.forward.isEnabled()


def test_what_stands_in_the_way_leads_to_where_it_is_mended(qtbot: QtBot, window: MainWindow) -> None:
    document = window.document
    assert document is not None
    document.apply(deletion(document.diagnostic, document.diagnostic.all(Release)), "view-undo-delete")
    document.apply(Edit((Strength(title="Write to someone@example.org"),)), "view-undo-add")
    page(window).look.click()
    review = latest(window, ReleaseReview)
    qtbot.waitUntil(lambda: len(review.found.blocks) == 2, timeout=SLOW)
    assert not review.forward.isEnabled() and not review.which.isVisible()
    qtbot.waitUntil(lambda: "Go to step 10" in buttons(review), timeout=SLOW)
    window.go(3)
    next(each for each in review.findChildren(QPushButton) if each.text() == "Go to step 10").click()
    assert window.workspace is not None and window.workspace.step == 10


def test_a_wrong_passphrase_writes_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    document = window.document
    assert document is not None
    ring.accept(REGION.public)
    ring.keep(Pair.new("community", "Lac"), "trois petits lacs")
    review = ReleaseReview(window, document)
    review.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    review.show()
    decided = next(each for each in document.diagnostic.all(Release) if each.scope == "regional_submission")
    review.found = type(review.found)(prepared=Prepared(b"PK", decided, (), ()))
    review._turn(review.keys)
    assert review.keys.passphrase.isVisible()
    qtbot.keyClicks(review.keys.passphrase, "deux petits lacs")
    review._write(tmp_path / "a")
    qtbot.waitUntil(lambda: review.problem.isVisible(), timeout=SLOW)
    assert "passphrase" in review.problem.text()
    assert not (tmp_path / "a").exists() and not document.diagnostic.all(Sending)
    review.reject()


def test_without_the_key_that_signed_it_nothing_can_be_taken_back(window: MainWindow) -> None:
    document = window.document
    assert document is not None
    decided = next(each for each in document.diagnostic.all(Release) if each.scope == "regional_submission")
    sent = Sending(what="submission", release=decided.id, region=REGION.public.key, signer="00" * 32, sequence=1)
    document.apply(Edit((sent,)), "view-undo-add")
    assert release.may_withdraw(document.diagnostic) == [sent]
    dialog = TakeBack(window, document, sent)
    dialog.show()
    assert not dialog.go.isEnabled() and "paper kit" in dialog.problem.text()


def test_keys_are_made_printed_and_typed_in_again(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = Keys(window, None)
    dialog.show()
    dialog.new.click()
    asked = latest(dialog, NewKey)
    assert asked.kind.currentData() == "region"
    asked.go.click()
    assert asked.problem.isVisible()  # it wants to know whose
    qtbot.keyClicks(asked.name, "Nord")
    asked.go.click()
    qtbot.waitUntil(lambda: dialog.good.isVisible(), timeout=SLOW)
    one = dialog.one
    assert isinstance(one, ring.Kept) and dialog.card.key == one.public
    dialog.kit.click()
    choose_file(qtbot, dialog, tmp_path / "kit.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "kit.pdf").exists() and "kit.pdf" in dialog.good.text(), timeout=SLOW)
    dialog.give.click()
    choose_file(qtbot, dialog, tmp_path / "nord.repere-key")
    assert public.read(tmp_path / "nord.repere-key") == one.public

    words = ring.unlock(one).words("fr")
    dialog.remove.click()
    assert ring.kept() and dialog.problem.isVisible()  # asked once more
    dialog.remove.click()
    assert not ring.kept() and dialog.table.rowCount() == 0
    dialog.typed.click()
    asked = latest(dialog, NewKey)
    qtbot.keyClicks(asked.name, "Nord")
    asked.words.setPlainText(" ".join(words[:-1]))
    asked.go.click()
    qtbot.waitUntil(lambda: asked.problem.isVisible(), timeout=SLOW)
    asked.words.setPlainText(" ".join(words))
    asked.go.click()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=SLOW)
    assert dialog.card.key == one.public
    dialog.reject()


def test_a_key_of_the_wrong_kind_is_not_accepted_for_a_region(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    public.write(Pair.new("community", "Lac").public, tmp_path / "lac.repere-key")
    (tmp_path / "none.repere-key").write_text("nothing")
    dialog = AcceptKey(window, "region", lambda _: None)
    dialog.show()
    for name in ("lac", "none"):
        dialog.read(tmp_path / f"{name}.repere-key")
        assert dialog.problem.isVisible() and not dialog.compared.isEnabled() and not dialog.go.isEnabled()
    dialog.reject()
