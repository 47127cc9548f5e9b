"""A coordinator's window: files that arrived are checked, a stranger's key is compared and accepted, notices count."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from made_up import contribution, listing
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from diagnostic import example, store
from diagnostic.domain.records import Sending
from diagnostic.exchange import release
from diagnostic.exchange.keys import ring
from diagnostic.exchange.keys.pairs import Pair
from diagnostic.exchange.submission import Seen
from diagnostic.region.contribution import packed
from diagnostic.region.database import opened
from diagnostic.region.database.keeping import Checked
from diagnostic.region.listings import Decision
from diagnostic.region.received import Received
from diagnostic.ui import settings
from diagnostic.ui.dialogs.accept_key import AcceptKey
from diagnostic.ui.dialogs.duplicates import Duplicates
from diagnostic.ui.dialogs.region import Region
from diagnostic.ui.main_window import MainWindow

REGION, LAKE = Pair.new("region", "Nord"), Pair.new("community", "Lac")
SLOW = 60_000


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What a community wrote: a submission, then a notice; and files that went wrong on the way."""
    folder = tmp_path_factory.mktemp("sent")
    made = {name: folder / f"{name}.repere-submission" for name in ("sent", "notice", "altered", "elsewhere")}
    with example.create(folder / "lake.repere", "en", dt.date.today() - dt.timedelta(days=2)) as file:
        prepared = release.prepare(file, "en")
        release.send(file, prepared, Pair.new("region", "Sud").public, LAKE, made["elsewhere"])
        sent: Sending = release.send(file, prepared, REGION.public, LAKE, made["sent"])
        release.withdraw(file, sent, LAKE, made["notice"])
    made["altered"].write_bytes(made["sent"].read_bytes()[:-1])
    made["plain"] = folder / "plain.xlsx"
    made["plain"].write_bytes(prepared.workbook)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Any:
    settings.change(region=str(tmp_path / "nord.repere-region"))
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    found = window.dialog("region")
    yield found
    found.close()


def drop(dialog: Region, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))


def shown(dialog: Region) -> list[str]:
    return [each.what for each in dialog.state.files]


def test_each_file_is_told_apart_and_a_stranger_is_accepted_by_words(
    qtbot: QtBot, dialog: Region, files: dict[str, Path]
) -> None:
    assert dialog.no_key.isVisible()
    ring.keep(REGION, "trois petits lacs")
    dialog._follow_keys()
    assert not dialog.no_key.isVisible() and dialog.passphrase.isVisible()
    drop(dialog, files["sent"])
    qtbot.waitUntil(lambda: dialog.problem.isVisible(), timeout=SLOW)  # the key has a passphrase
    qtbot.keyClicks(dialog.passphrase, "trois petits lacs")
    drop(dialog, files["altered"], files["elsewhere"], files["sent"], files["plain"])
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 4, timeout=SLOW)
    first = ["release-error-altered", "release-error-wrong-key", "release-error-unknown-signer"]
    assert shown(dialog) == [*first, "taken"] and "not signed" in dialog.table.item(3, 2).text().lower()
    assert len({dialog.table.item(row, 2).text() for row in range(4)}) == 4
    assert not dialog.accept_key.isVisible()
    dialog.table.selectRow(2)
    dialog.accept_key.click()
    asked = dialog.findChildren(AcceptKey)[-1]
    assert asked.card.key is not None and asked.card.key.key == LAKE.public.key and not asked.go.isEnabled()
    asked.compared.click()
    asked.go.click()
    qtbot.waitUntil(lambda: shown(dialog)[2] == "newer", timeout=SLOW)
    assert shown(dialog)[3] == "replaced", "from now on only its key speaks for it"


def test_a_notice_removes_what_was_sent(qtbot: QtBot, dialog: Region, files: dict[str, Path]) -> None:
    ring.keep(REGION)
    ring.accept(LAKE.public)
    drop(dialog, files["notice"], files["sent"])
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2, timeout=SLOW)
    assert shown(dialog) == ["withdrawal", "replaced"] and not dialog.state.communities
    drop(dialog, files["sent"].parent)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == len(files), timeout=SLOW)
    assert not dialog.state.communities


def test_what_was_taken_stays_and_the_outputs_are_written(
    qtbot: QtBot, dialog: Region, files: dict[str, Path], tmp_path: Path
) -> None:
    ring.keep(REGION)
    ring.accept(LAKE.public)
    assert not dialog.write.isEnabled()
    drop(dialog, files["sent"])
    qtbot.waitUntil(lambda: shown(dialog) == ["taken"], timeout=SLOW)
    drop(dialog, files["sent"])
    qtbot.waitUntil(lambda: shown(dialog) == ["same"], timeout=SLOW)
    assert dialog.state.communities == 1 and dialog.write.isEnabled()
    again = dialog.parent().dialog("region")
    qtbot.waitUntil(lambda: again.state.communities == 1, timeout=SLOW)
    again.output.setCurrentIndex(again.output.findText("Directory", Qt.MatchFlag.MatchStartsWith))
    again.write_to("directory", tmp_path / "directory.xlsx")
    qtbot.waitUntil(again.written.isVisible, timeout=SLOW)
    assert (tmp_path / "directory.xlsx").stat().st_size > 5_000
    again.close()


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A region where four communities list one help line, and two of them a centre under two names."""
    path, line = tmp_path / "listed.repere-region", {"telephone": "1-833-900-1010"}
    centre = ("Friendship Centre", "Northern Friendship Centre")
    with opened(path) as keeping:
        for number in range(4):
            facts = listing("line", "Night Line", **line)
            if number < 2:
                facts += listing("centre", centre[number], telephone="807-555-0101", hours="9 to 5")
            one = contribution(number, *facts)
            seen = Seen(1, one.digest, None)
            received = Received(one.diagnostic_id, one.community, seen, one.release_id, one)
            keeping.stage([Checked(f"{number}.xlsx", one.digest, received, packed(one.facts))], dt.datetime.now(dt.UTC))
        keeping.settle()
    return path


def decided(path: Path) -> tuple[Decision, ...]:
    with opened(path) as keeping:
        return keeping.decisions()


def test_a_person_decides_which_organisations_are_one(qtbot: QtBot, listed: Path) -> None:
    """All those of one name and number at once, the others one by one; an answer is kept, and can be taken back."""
    settings.change(region=str(listed))
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    region = window.dialog("region")
    qtbot.waitUntil(lambda: region.twice.isEnabled(), timeout=SLOW)
    qtbot.mouseClick(region.twice, Qt.MouseButton.LeftButton)
    dialog = region.findChildren(Duplicates)[-1]
    qtbot.waitUntil(lambda: dialog.pairs.rowCount() == 4, timeout=SLOW)
    assert dialog.beside.item(0, 1).text() == dialog.beside.item(0, 2).text() == "Night Line"
    qtbot.mouseClick(dialog.all_same, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.pairs.rowCount() == 1, timeout=SLOW)
    assert [each.same for each in decided(listed)] == [True] * 3 and not dialog.all_same.isVisible()
    names = {dialog.beside.item(0, column).text() for column in (1, 2)}
    assert names == {"Friendship Centre", "Northern Friendship Centre"}
    dialog.different.setFocus()
    qtbot.keyClick(dialog.different, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.pairs.rowCount() == 0 and len(dialog.found.pairs) == 4, timeout=SLOW)
    assert not dialog.same.isEnabled() and "Nothing is left" in dialog.count.text()
    dialog.which.setCurrentIndex(1)
    assert dialog.pairs.rowCount() == 4
    apart = next(row for row in range(4) if "two" in dialog.pairs.item(row, 3).text())
    dialog.pairs.selectRow(apart)
    qtbot.mouseClick(dialog.later, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.pairs.rowCount() == 3, timeout=SLOW)
    assert all(each.same for each in decided(listed)) and len(decided(listed)) == 3
    region.close()


def test_a_release_after_the_due_date_is_taken_and_marked_late(
    qtbot: QtBot, dialog: Region, files: dict[str, Path]
) -> None:
    ring.accept(LAKE.public)
    dialog.due.box.setFocus()
    qtbot.keyClicks(dialog.due.box, "in spring")
    drop(dialog, files["plain"])
    assert dialog.problem.isVisible() and not dialog.state.files, "a day that cannot be read is said, not passed over"
    dialog.due.box.clear()
    qtbot.keyClicks(dialog.due.box, "2020-01-31")
    drop(dialog, files["plain"])
    qtbot.waitUntil(lambda: shown(dialog) == ["taken"], timeout=SLOW)
    assert dialog.state.files[0].late and "1 late" in dialog.count.text()
    assert settings.load().due == "2020-01-31" and not dialog.problem.isVisible()


def test_a_community_that_made_a_new_key_is_called_and_its_file_taken(
    qtbot: QtBot, dialog: Region, files: dict[str, Path], tmp_path: Path
) -> None:
    new = Pair.new("community", "Lac")
    sent, again = tmp_path / "sent.repere-submission", tmp_path / "again.repere-submission"
    with example.create(tmp_path / "lake.repere", "en", dt.date.today() - dt.timedelta(days=2)) as file:
        prepared = release.prepare(file, "en")
        file.backup(tmp_path / "backup.repere")
        release.send(file, prepared, REGION.public, LAKE, sent)
    with store.open_file(tmp_path / "backup.repere") as file:  # on another laptop, without the key
        release.send(file, release.prepare(file, "en"), REGION.public, new, again)
    ring.keep(REGION)
    for each in (LAKE, new):
        ring.accept(each.public)
    drop(dialog, sent)
    qtbot.waitUntil(lambda: shown(dialog) == ["taken"], timeout=SLOW)
    drop(dialog, again)
    qtbot.waitUntil(lambda: shown(dialog) == ["regional-standing-other-signer"], timeout=SLOW)
    assert not dialog.accept_key.isVisible()
    qtbot.mouseClick(dialog.new_key, Qt.MouseButton.LeftButton)
    asked = dialog.findChildren(AcceptKey)[-1]
    asked.compared.click()
    asked.go.click()
    qtbot.waitUntil(lambda: shown(dialog) == ["newer"], timeout=SLOW)
    assert not dialog.new_key.isVisible()
