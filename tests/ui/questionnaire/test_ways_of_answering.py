"""Ways of answering that XLSForms need beyond those of the steps, as people use them."""

import datetime as dt
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from diagnostic.ui.widgets import prose
from diagnostic.ui.widgets.attachment import Attachment
from diagnostic.ui.widgets.buttons import Row, Ticks
from diagnostic.ui.widgets.choice import Agreed, List
from diagnostic.ui.widgets.files import BadFile, FilesInMemory, clean_file, clean_picture
from diagnostic.ui.widgets.month import Month
from diagnostic.ui.widgets.number import Number, write_plain
from diagnostic.ui.widgets.picture import Picture
from diagnostic.ui.widgets.rank import Rank
from diagnostic.ui.widgets.scale import Scale, Steps
from diagnostic.ui.widgets.shape import Position, Shape
from diagnostic.ui.widgets.stars import Stars
from diagnostic.ui.widgets.text import Address, Digits, Masked
from diagnostic.ui.widgets.time import Moment, Time, read_time, write_time

FRUIT = [("apple", "Apple & co", ""), ("pear", "Pear", ""), ("plum", "A plum with a name that never ends, never", "")]
TEN = Steps(1, 10, 1, whole=True)


@pytest.mark.parametrize(
    ("start", "end", "step", "whole", "values"),
    [
        (1, 3, 1, True, [1, 2, 3]),
        (1.5, 3, 0.5, False, [1.5, 2.0, 2.5, 3.0]),
        (10, 0, -5, True, [10, 5, 0]),
        (0, 1, 0.1, False, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
    ],
)
def test_steps_of_a_scale(start: float, end: float, step: float, whole: bool, values: list[float]) -> None:
    steps = Steps(start, end, step, whole=whole)
    assert [steps.value(at) for at in range(steps.count)] == values
    assert [steps.at(value) for value in values] == list(range(len(values)))


def test_a_scale_has_no_answer_until_it_is_touched(qtbot: QtBot) -> None:
    scale = Scale(TEN, "en")
    qtbot.addWidget(scale)
    scale.show()
    assert scale.value() is None
    with qtbot.waitSignal(scale.committed) as told:
        qtbot.keyClick(scale.track, Qt.Key.Key_Right)
    assert told.args == [1]
    with qtbot.waitSignal(scale.committed) as told:
        qtbot.keyClick(scale.track, Qt.Key.Key_Right)
    assert told.args == [2]
    with qtbot.waitSignal(scale.committed) as told:
        qtbot.keyClick(scale.track, Qt.Key.Key_Delete)
    assert told.args == [None]
    assert "Not answered" in scale.track.accessibleDescription()


@pytest.mark.parametrize("vertical", [False, True])
def test_a_scale_is_slid_with_the_mouse(qtbot: QtBot, vertical: bool) -> None:
    scale = Scale(TEN, "fr", vertical=vertical)
    qtbot.addWidget(scale)
    scale.resize(500, 300)
    scale.show()
    track = scale.track
    end = QPoint(track.width() - 2, track.fontMetrics().height()) if not vertical else QPoint(20, 2)
    with qtbot.waitSignal(scale.committed) as told:
        qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=end)
    assert told.args == [10]
    assert scale.shown.text() == "10"


def test_a_saved_value_is_shown_on_the_scale(qtbot: QtBot) -> None:
    scale = Scale(Steps(0, 1, 0.25, whole=False), "fr")
    qtbot.addWidget(scale)
    scale.show_value(0.75)
    assert scale.value() == 0.75
    assert scale.shown.text() == "0,75"


def test_stars_are_given_and_taken_back(qtbot: QtBot) -> None:
    stars = Stars(Steps(1, 5, 1, whole=True), "en")
    qtbot.addWidget(stars)
    stars.show()
    stars.set_name("How safe?")
    with qtbot.waitSignal(stars.committed) as told:
        qtbot.mouseClick(stars.stars[2], Qt.MouseButton.LeftButton)
    assert told.args == [3]
    assert [star.filled for star in stars.stars] == [True, True, True, False, False]
    assert stars.stars[2].accessibleName() == "3 of 5, How safe?"
    with qtbot.waitSignal(stars.committed) as told:
        qtbot.mouseClick(stars.stars[2], Qt.MouseButton.LeftButton)
    assert told.args == [None]


def lines(rank: Rank) -> list[str]:
    return [rank.list.item(row).text().split("  ", 1)[1] for row in range(rank.list.count())]


def test_a_rank_is_made_with_keys(qtbot: QtBot) -> None:
    rank = Rank(FRUIT, "en")
    qtbot.addWidget(rank)
    rank.show()
    assert rank.value() == ()
    rank.list.setCurrentRow(1)
    with qtbot.waitSignal(rank.committed) as told:
        qtbot.keyClick(rank.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [("pear", "apple", "plum")]
    assert lines(rank)[0].startswith("1.") and "Pear" in lines(rank)[0]
    with qtbot.waitSignal(rank.committed) as told:
        qtbot.mouseClick(rank.down, Qt.MouseButton.LeftButton)
    assert told.args == [("apple", "pear", "plum")]
    with qtbot.waitSignal(rank.committed) as told:
        qtbot.mouseClick(rank.clear, Qt.MouseButton.LeftButton)
    assert told.args == [()]


def test_a_rank_may_be_right_as_it_is_and_follows_its_choices(qtbot: QtBot) -> None:
    rank = Rank(FRUIT, "fr")
    qtbot.addWidget(rank)
    rank.show()
    with qtbot.waitSignal(rank.committed) as told:
        qtbot.mouseClick(rank.keep, Qt.MouseButton.LeftButton)
    assert told.args == [("apple", "pear", "plum")]
    rank.set_choices(FRUIT[1:])
    assert rank.value() == ("pear", "plum")


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("14:30", dt.time(14, 30)), ("14 h 30", dt.time(14, 30)), ("9h", dt.time(9)), ("2:30 p.m.", dt.time(14, 30)),
        ("2 pm", dt.time(14)), ("12 am", dt.time(0)), ("midi", dt.time(12)), ("23:59:30", dt.time(23, 59, 30)),
        ("25:00", None), ("14", None), ("soon", None), ("13 pm", None), ("9:75", None),
    ],
)  # fmt: skip
def test_times_as_people_write_them(written: str, time: dt.time | None) -> None:
    assert read_time(written) == time
    if time:
        assert read_time(write_time(time, "fr")) == read_time(write_time(time, "en")) == time


def test_an_unclear_time_stays_and_says_so(qtbot: QtBot) -> None:
    time = Time("en")
    qtbot.addWidget(time)
    qtbot.keyClicks(time.box, "half past")
    with qtbot.assertNotEmitted(time.committed), qtbot.waitSignal(time.complaint):
        qtbot.keyClick(time.box, Qt.Key.Key_Return)
    assert time.box.text() == "half past"


def test_a_moment_waits_for_both_halves(qtbot: QtBot) -> None:
    moment = Moment("en")
    qtbot.addWidget(moment)
    moment.show_value(None)
    qtbot.keyClicks(moment.date.box, "2026-03-01")
    with qtbot.assertNotEmitted(moment.committed):
        qtbot.keyClick(moment.date.box, Qt.Key.Key_Return)
    moment.show_value(None)  # another answer was saved meanwhile
    assert moment.date.box.text()
    qtbot.keyClicks(moment.time.box, "14:30")
    with qtbot.waitSignal(moment.committed) as told:
        qtbot.keyClick(moment.time.box, Qt.Key.Key_Return)
    assert told.args == [dt.datetime(2026, 3, 1, 14, 30).astimezone()]


def test_a_month_and_a_year(qtbot: QtBot) -> None:
    month = Month("fr")
    qtbot.addWidget(month)
    month.month.setCurrentIndex(month.month.findText("mars"))
    month.month.activated.emit(3)
    qtbot.keyClicks(month.year, "2026")
    with qtbot.waitSignal(month.committed) as told:
        qtbot.keyClick(month.year, Qt.Key.Key_Return)
    assert told.args == [dt.date(2026, 3, 1)]
    year = Month("en", only_year=True)
    qtbot.addWidget(year)
    qtbot.keyClicks(year.year, "20x6")
    with qtbot.assertNotEmitted(year.committed), qtbot.waitSignal(year.complaint):
        qtbot.keyClick(year.year, Qt.Key.Key_Return)


def test_a_counter_counts(qtbot: QtBot) -> None:
    number = Number("en", whole=True, plain=True, counter=True)
    qtbot.addWidget(number)
    with qtbot.waitSignal(number.committed) as told:
        number.more.click()
    assert told.args == [1]
    with qtbot.waitSignal(number.committed) as told:
        number.less.click()
    assert told.args == [0]


def test_digits_keep_their_zeros_and_show_thousands(qtbot: QtBot) -> None:
    digits = Digits("fr", grouped=True)
    qtbot.addWidget(digits)
    qtbot.keyClicks(digits.box, "0012345,50")
    assert digits.value() == "0012345.50"
    digits.forget()
    digits.show_value("12345.5")
    assert digits.value() == "12345.5"
    assert digits.box.text() != "12345,5"
    assert write_plain(0.1234567, "fr") == "0,1234567"


def test_masked_text_is_seen_only_when_asked(qtbot: QtBot) -> None:
    masked = Masked("en")
    qtbot.addWidget(masked)
    qtbot.keyClicks(masked.box, "secret")
    assert masked.box.displayText() != "secret"
    masked.show_it.click()
    assert masked.box.displayText() == "secret"


def test_an_address_is_copied_never_opened(qtbot: QtBot, qapp) -> None:
    address = Address("en")
    qtbot.addWidget(address)
    address.show_value("example.org")
    address.copy.click()
    assert qapp.clipboard().text() == "example.org"


def test_agreeing_is_one_box(qtbot: QtBot) -> None:
    agreed = Agreed("en")
    qtbot.addWidget(agreed)
    with qtbot.waitSignal(agreed.committed) as told:
        agreed.findChild(QCheckBox).click()
    assert told.args == [True]


def test_long_choices_wrap_and_cards_show_what_is_chosen(qtbot: QtBot) -> None:
    row = Row(FRUIT, columns=3, cards=True)
    qtbot.addWidget(row)
    row.resize(600, 200)
    row.show()
    plum = row.findChildren(QRadioButton)[2]
    assert plum.height() > 2 * plum.fontMetrics().height()
    with qtbot.waitSignal(row.committed) as told:
        qtbot.mouseClick(plum, Qt.MouseButton.LeftButton)
    assert told.args == ["plum"]
    with qtbot.waitSignal(row.committed) as told:
        qtbot.keyClick(plum, Qt.Key.Key_Delete)
    assert told.args == [""]
    row.set_name("Fruit")
    assert row.findChildren(QRadioButton)[0].accessibleName() == "Apple & co, Fruit"


def test_columns_become_fewer_when_there_is_no_room(qtbot: QtBot) -> None:
    ticks = Ticks(FRUIT, columns=3)
    qtbot.addWidget(ticks)
    ticks.resize(900, 200)
    ticks.show()
    boxes = ticks.findChildren(QCheckBox)
    assert len({box.y() for box in boxes}) == 1
    ticks.resize(boxes[0].fontMetrics().averageCharWidth() * 16, 400)
    qtbot.waitUntil(lambda: len({box.y() for box in boxes}) == 3)


def test_a_picked_value_is_a_number(qtbot: QtBot) -> None:
    picker = List([("0", "1", ""), ("1", "2", "")], "en", values={"0": 1, "1": 2})
    qtbot.addWidget(picker)
    picker.show_value(2)
    assert picker.value() == 2
    picker.show_value(None)
    assert picker.value() is None


# files


def photo(width: int = 60, height: int = 40) -> bytes:
    """A JPEG with a camera, a place and a comment in it."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    from diagnostic.ui.widgets.files import encoded

    plain = encoded(image, "JPEG")
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\0GPSLatitude 50.35 SecretCam Owner"
    marker = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    return plain[:2] + marker + plain[2:]


def test_a_picture_keeps_its_pixels_only() -> None:
    given = photo()
    assert b"SecretCam" in given
    content, suffix = clean_picture(given)
    assert suffix == ".jpg"
    assert b"SecretCam" not in content and b"GPSLatitude" not in content and b"Exif" not in content
    assert QImage.fromData(content).width() == 60


def test_words_inside_a_png_are_dropped_too() -> None:
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    image.setText("Author", "Somebody")
    from diagnostic.ui.widgets.files import encoded

    given = encoded(image, "PNG")
    assert b"Somebody" in given
    content, suffix = clean_picture(given)
    assert suffix == ".png"
    assert b"Somebody" not in content and b"tEXt" not in content


def test_a_large_picture_is_made_smaller_and_a_trap_is_refused() -> None:
    content, _ = clean_picture(photo(3000, 1500), longest=400)
    assert QImage.fromData(content).width() == 400
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    trap = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    with pytest.raises(BadFile):
        clean_picture(trap)
    with pytest.raises(BadFile):
        clean_picture(b"no picture at all")


def test_a_file_that_is_a_picture_is_cleaned_and_a_placed_recording_refused() -> None:
    content, suffix = clean_file(photo(), ".JPEG")
    assert b"SecretCam" not in content and suffix == ".jpg"
    with pytest.raises(BadFile):
        clean_file(b"....moov....\xa9xyz+50.35-086.90/", ".mp4")
    assert clean_file(b"a,b\n1,2\n", ".csv") == (b"a,b\n1,2\n", ".csv")


def test_a_picture_is_taken_shown_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    files = FilesInMemory()
    picture = Picture(files, "en")
    qtbot.addWidget(picture)
    picture.show()
    path = tmp_path / "the mayor's house.jpg"
    path.write_bytes(photo())
    with qtbot.waitSignal(picture.committed) as told:
        picture.take(path)
    name = told.args[0]
    assert "mayor" not in name and b"SecretCam" not in files[name]
    assert picture.preview.isVisible()
    with qtbot.waitSignal(picture.committed) as told:
        qtbot.mouseClick(picture.clear, Qt.MouseButton.LeftButton)
    assert told.args == [None]


def test_what_is_no_picture_is_refused_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    picture = Picture(FilesInMemory(), "fr")
    qtbot.addWidget(picture)
    path = tmp_path / "x.png"
    path.write_bytes(b"GIF, perhaps")
    with qtbot.assertNotEmitted(picture.committed), qtbot.waitSignal(picture.complaint) as told:
        picture.take(path)
    assert "Rien n’a été conservé" in told.args[0]


def test_a_sheet_is_drawn_on(qtbot: QtBot) -> None:
    files = FilesInMemory()
    drawing = Picture(files, "en", drawing=True)
    qtbot.addWidget(drawing)
    drawing.resize(600, 600)
    drawing.show()
    canvas = drawing.canvas
    with qtbot.waitSignal(drawing.committed) as told:
        qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        qtbot.mouseMove(canvas, QPoint(120, 90))
        qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(120, 90))
    drawn = QImage.fromData(files[told.args[0]])
    dark = [drawn.pixelColor(x, y) for x in range(0, drawn.width(), 2) for y in range(0, drawn.height(), 2)]
    assert any(each.lightness() < 100 for each in dark)
    with qtbot.waitSignal(drawing.committed) as told:
        qtbot.mouseClick(drawing.undo, Qt.MouseButton.LeftButton)
    assert told.args == [None]


def test_a_picture_is_drawn_over(qtbot: QtBot, tmp_path: Path) -> None:
    files = FilesInMemory()
    over = Picture(files, "en", over=True)
    qtbot.addWidget(over)
    over.resize(600, 600)
    over.show()
    assert not over.canvas.isVisible()
    path = tmp_path / "x.jpg"
    path.write_bytes(photo())
    over.take(path)
    assert over.canvas.isVisible()
    with qtbot.waitSignal(over.committed) as told:
        qtbot.mouseClick(over.canvas, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert QImage.fromData(files[told.args[0]]).size() == over.canvas.sheet()


def test_a_file_loses_its_name(qtbot: QtBot, tmp_path: Path) -> None:
    files = FilesInMemory()
    attachment = Attachment("file", files, "en")
    qtbot.addWidget(attachment)
    path = tmp_path / "Jane Doe.csv"
    path.write_bytes(b"a,b\n")
    with qtbot.waitSignal(attachment.committed) as told:
        attachment.take(path)
    assert "Jane" not in told.args[0]
    assert "CSV" in attachment.shown.text()


# positions


def test_a_position_is_kept_as_its_square_and_typed_values_are_snapped(qtbot: QtBot) -> None:
    point = Position("en", lambda: None, "grid_1km", "1 km square")
    qtbot.addWidget(point)
    point.show()
    point.typing.click()
    qtbot.keyClicks(point.written, "50.351234, -86.912345")
    with qtbot.waitSignal(point.committed) as told:
        qtbot.keyClick(point.written, Qt.Key.Key_Return)
    latitude, longitude, *_ = told.args[0]
    assert (latitude, longitude) != (50.351234, -86.912345)
    assert abs(latitude - 50.351234) < 0.01 and abs(longitude + 86.912345) < 0.02
    point.show_value((48.85, 2.35, 0.0, 0.0))  # from elsewhere, outside Canada: shown, kept, never a crash
    assert "Canada" in point.state.text()
    assert point.value() == (48.85, 2.35, 0.0, 0.0)


def test_a_line_and_an_area_are_typed(qtbot: QtBot) -> None:
    line = Shape("fr", False, "public_point", "")
    qtbot.addWidget(line)
    line.typing.click()
    line.box.setPlainText("50,1 ; -86,1\n50,2 ; -86,2")
    with qtbot.waitSignal(line.committed) as told:
        line.done.click()
    assert [each[:2] for each in told.args[0]] == [(50.1, -86.1), (50.2, -86.2)]
    area = Shape("en", True, "public_point", "")
    qtbot.addWidget(area)
    area.typing.click()
    area.box.setPlainText("50.1, -86.1\n50.2 -86.2\n50.1; -86.3")
    with qtbot.waitSignal(area.committed) as told:
        area.done.click()
    assert len(told.args[0]) == 4 and told.args[0][0] == told.args[0][-1]
    area.box.setPlainText("50.1, -86.1\nthere")
    with qtbot.assertNotEmitted(area.committed), qtbot.waitSignal(area.complaint) as told:
        area.done.click()
    assert "Line 2" in told.args[0]


def test_a_shape_too_small_for_its_square_is_refused(qtbot: QtBot) -> None:
    area = Shape("en", True, "grid_5km", "")
    qtbot.addWidget(area)
    with qtbot.assertNotEmitted(area.committed), qtbot.waitSignal(area.complaint):
        area.put(tuple((50.1 + step, -86.1 - step * step * 100, 0.0, 0.0) for step in (0, 0.0001, 0.0002)))


# words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("**Bold** and *slanted* and __strong__", "Bold and slanted and strong"),
        ("# Title\nwords", "Title words"),
        ('<span style="color:red">Stop</span><br>now', "Stop now"),
        ("See [the page](http://example.org)", "See the page"),
        ("a_b_c and 2 * 3 * 4 < 30", "a_b_c and 2 * 3 * 4 < 30"),
        ("plain", "plain"),
    ],
)
def test_styled_words_are_said_plainly(written: str, said: str) -> None:
    assert prose.plain(written) == said


def test_styled_words_hold_no_tag_link_or_picture(qtbot: QtBot) -> None:
    given = (
        '<img src="file:///etc/passwd"><script>x</script> ![p](file:///x.png) [go](http://example.org) <b>B</b> a < b'
    )
    found = prose.markdown(given)
    assert "<" not in found and "![" not in found and "](" not in found
    assert "**B**" in found and "http://example.org" in found
    label = QLabel()
    qtbot.addWidget(label)
    prose.show(label, "# Head\n- one\n- two", " *")
    assert label.accessibleName().startswith("Head")
    assert label.heightForWidth(400) > label.fontMetrics().height() * 3


def test_pictures_are_read_by_qt_here() -> None:
    formats = {bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()}
    assert {"png", "jpeg", "webp", "svg"} <= formats
