"""Lists: search, filters, order, add, duplicate, delete, nested lists; quick at 10,000 rows."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Diagnostic, Edit
from diagnostic.domain.records import Action, Partner, Place, ProfileItem, Resource, Service, Source, Strength
from diagnostic.shipped import catalogues
from diagnostic.ui.document import Document
from diagnostic.ui.steps.listing import COLUMNS, Words
from diagnostic.ui.steps.record_table import RecordTable
from diagnostic.ui.steps.section_view import SectionView
from diagnostic.ui.steps.step_view import StepView

Show = Callable[[int], StepView]


def section(view: StepView, kind: str) -> SectionView:
    found = view.show_page(kind)
    assert isinstance(found, SectionView)
    return found


def column(view: SectionView, name: str) -> list[str]:
    at = view.table.columns.index(name)
    return [view.table.index(row, at).data() for row in range(view.table.rowCount())]


def table(records: list, kind: str, lang: Lang = "en") -> RecordTable:
    found = RecordTable(kind, Words(Diagnostic(records), catalogues(), lang))
    found.load(records)
    return found


def test_tabs_count_their_records(step: Show, document: Document) -> None:
    shown = step(1)
    words = [shown.tabs.tabText(at) for at in range(shown.tabs.count())]
    assert any(f"({len(document.diagnostic.all(Strength))})" in each for each in words)
    view = section(shown, "partner")
    view.delete()
    words = [shown.tabs.tabText(at) for at in range(shown.tabs.count())]
    assert any(f"({len(document.diagnostic.all(Partner))})" in each for each in words)


def test_search_forgives_accents_and_case(qtbot: QtBot) -> None:
    rows = table([Partner(organisation="École des Érables"), Partner(organisation="Clinic")], "partner")
    rows.search("ecole ERABLES")
    assert [rows.record(row).organisation for row in range(rows.rowCount())] == ["École des Érables"]
    rows.search("")
    assert rows.rowCount() == 2


def test_searching_as_people_type(qtbot: QtBot, step: Show) -> None:
    view = section(step(7), "resource")
    qtbot.keyClicks(view.search, "police")
    qtbot.waitUntil(lambda: 0 < view.table.rowCount() < view.table.total())
    assert all("olice" in " ".join(view.table._text(view.table.record(row).id)) for row in range(view.table.rowCount()))
    view.search.setText("nothing has this name")
    qtbot.waitUntil(lambda: view.table.rowCount() == 0)
    assert view.empty.isVisible()
    assert "filter" in view.empty.text()


def test_order_is_the_languages_own(qtbot: QtBot) -> None:
    rows = table(
        [Partner(organisation=each) for each in ("zèbre", "Été", "eau", "École 10", "École 9", "")],
        "partner",
        "fr",
    )
    rows.sort(0)
    assert [rows.record(row).organisation for row in range(6)] == [
        "eau",
        "École 9",
        "École 10",
        "Été",
        "zèbre",
        "",
    ]
    rows.sort(0, Qt.SortOrder.DescendingOrder)
    assert rows.record(0).organisation == "zèbre"
    assert rows.record(5).organisation == ""


def test_unknown_numbers_come_after_the_known_ones_both_ways(qtbot: QtBot) -> None:
    services = [
        Service(distance_km=240.0),
        Service(unknown=("distance_km",)),
        Service(distance_km=9.5),
        Service(),
    ]
    rows = table(services, "service")
    at = COLUMNS["service"].index("distance_km")
    rows.sort(at)
    assert [rows.index(row, at).data() for row in range(4)] == ["9.5", "240", "Unknown", ""]


def test_a_filter_keeps_what_it_says(qtbot: QtBot, step: Show) -> None:
    view = section(step(6), "place")
    box = view.pane.filters["roles"]
    box.setCurrentIndex(box.findData("recruitment"))
    box.activated.emit(box.currentIndex())
    assert 0 < view.table.rowCount() < view.table.total()
    assert all("recruitment" in view.table.record(row).roles for row in range(view.table.rowCount()))


def test_resources_are_filtered_by_the_pillar_of_their_services(qtbot: QtBot, step: Show) -> None:
    view = section(step(7), "resource")
    box = view.pane.filters["pillars"]
    box.setCurrentIndex(box.findData("prosecution"))
    box.activated.emit(box.currentIndex())
    assert 0 < view.table.rowCount() < view.table.total()


def test_keys_add_duplicate_and_delete(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(3), "source")
    before = view.table.total()
    view.view.setFocus()
    qtbot.keyClick(view.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert view.table.total() == before + 1
    assert document.diagnostic.all(Source)[-1].title == document.diagnostic.all(Source)[0].title
    view.view.setFocus()
    qtbot.keyClick(view.view, Qt.Key.Key_Delete)
    assert view.table.total() == before
    qtbot.keyClick(view.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert view.form.isVisible()
    assert view.form.record.id not in {each.id for each in document.diagnostic.all(Source)}


def test_delete_in_a_text_box_deletes_a_letter_only(qtbot: QtBot, step: Show) -> None:
    view = section(step(3), "source")
    before = view.table.total()
    box = view.form.fields["title"].editor.main_widget()
    box.setFocus()
    box.setCursorPosition(0)
    text = box.text()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert box.text() == text[1:]
    assert view.table.total() == before


def test_several_are_deleted_together_and_one_click_brings_them_back(
    qtbot: QtBot, step: Show, document: Document
) -> None:
    view = section(step(3), "source")
    ids = [view.table.record(row).id for row in range(3)]
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in range(3):
        view.view.selectionModel().select(view.table.index(row, 0), flags)
    assert not view.copy_button.isEnabled()
    before = {each.id: each for each in document.diagnostic}
    qtbot.mouseClick(view.delete_button, Qt.MouseButton.LeftButton)
    assert not {each.id for each in document.diagnostic.all(Source)} & set(ids)
    assert "3" in view.notice.words.text()
    qtbot.mouseClick(view.notice.button, Qt.MouseButton.LeftButton)
    assert {each.id: each for each in document.diagnostic} == before
    assert not view.notice.isVisible()


def test_services_stand_inside_their_resource(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(7), "resource")
    nested = view.children_views[0]
    first = view.table.record(0)
    owned = [each for each in document.diagnostic.all(Service) if each.resource == first.id]
    assert nested.table.total() == len(owned) > 0
    nested.add()
    nested.form.answer("availability", "open")
    new = document.diagnostic.all(Service)[-1]
    assert new.resource == first.id
    assert nested.table.total() == len(owned) + 1
    other = view.table.record(1)
    view.select(other.id)
    assert new.id not in {nested.table.record(row).id for row in range(nested.table.rowCount())}


def test_keys_act_on_the_nested_list_when_the_focus_is_there(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(7), "resource")
    nested = view.children_views[0]
    resources, services = len(document.diagnostic.all(Resource)), len(document.diagnostic.all(Service))
    nested.view.selectRow(0)
    nested.view.setFocus()
    qtbot.keyClick(nested.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(document.diagnostic.all(Service)) == services + 1
    assert len(document.diagnostic.all(Resource)) == resources


def test_a_new_resource_takes_services_once_it_is_saved(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(7), "resource")
    nested = view.children_views[0]
    view.add()
    assert not nested.isEnabled()
    view.form.answer("organisation", "New one")
    assert nested.isEnabled()
    assert nested.table.total() == 0


def test_deleting_a_priority_takes_its_actions_and_undo_brings_them_back(
    qtbot: QtBot, step: Show, document: Document
) -> None:
    view = section(step(9), "priority")
    owner = view.table.record(0).id
    before = len(document.diagnostic.all(Action))
    assert any(each.priority == owner for each in document.diagnostic.all(Action))
    view.delete()
    assert not any(each.priority == owner for each in document.diagnostic.all(Action))
    document.undo()
    assert len(document.diagnostic.all(Action)) == before


def test_an_empty_list_says_so_and_offers_to_add(qtbot: QtBot, step: Show, document: Document) -> None:
    for partner in document.diagnostic.all(Partner):
        document.apply(Edit(removes=(partner,)), "view-undo-delete")
    view = section(step(1), "partner")
    assert view.empty.isVisible()
    assert view.add_button.isVisible()
    assert not view.delete_button.isVisible()
    assert view.add_button.text() in view.empty.text()
    assert not view.form_area.isVisible()
    view.add_button.click()
    assert view.form_area.isVisible()


def test_where_there_is_little_room_list_and_form_take_turns(qtbot: QtBot, step: Show) -> None:
    shown = step(1)
    view = section(shown, "partner")
    assert view.pane.isVisible()
    assert view.form_area.isVisible()
    shown.resize(view.fontMetrics().averageCharWidth() * 60, 600)
    qtbot.waitUntil(lambda: not view.form_area.isVisible())
    cell = view.view.visualRect(view.table.index(1, 0)).center()
    qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert not view.pane.isVisible()
    assert view.form.record.id == view.table.record(1).id
    qtbot.keyClick(view.form.fields["organisation"].editor.main_widget(), Qt.Key.Key_Escape)
    assert view.pane.isVisible()
    qtbot.keyClick(view.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert view.form_area.isVisible()
    view.back.click()
    assert view.pane.isVisible()
    assert not view.form_area.isVisible()


def test_a_changed_row_keeps_its_place_while_people_type(qtbot: QtBot, step: Show) -> None:
    view = section(step(1), "partner")
    view.table.sort(0)
    view.select(view.table.record(0).id)
    shown = view.form.record.id
    view.form.answer("organisation", "zzz last")
    assert view.table.row(shown) == 0
    assert view.selected_ids() == [shown]


@pytest.mark.parametrize("kind", sorted(COLUMNS))
def test_every_list_has_headings_and_words_in_both_languages(kind: str, document: Document) -> None:
    for lang in ("en", "fr"):
        rows = RecordTable(kind, Words(document.diagnostic, document.catalogues, lang))
        rows.load(each for each in document.diagnostic if each.kind == kind)
        heads = [rows.headerData(at, Qt.Orientation.Horizontal) for at in range(rows.columnCount())]
        assert all(head and not head.startswith("view-") for head in heads)
        if kind == "response":  # the example has no questions of its own
            continue
        assert rows.rowCount() > 0
        assert all(rows._text(rows.record(row).id)[0] for row in range(rows.rowCount()))


def test_ten_thousand_rows_ask_only_for_what_is_seen(qtbot: QtBot) -> None:
    records = [Place(place_kind="truck_stop", area=f"Area {number}") for number in range(10_000)]
    rows = table(records, "place")
    assert rows.rowCount() == 10_000
    assert rows._texts == {}
    rows.index(5, 1).data()
    assert len(rows._texts) == 1
    rows.search("area 9999")
    assert rows.rowCount() == 1
    rows.search("")
    rows.sort(1, Qt.SortOrder.DescendingOrder)
    assert rows.index(0, 1).data() == "Area 9999"


def test_a_row_follows_what_it_names(document: Document) -> None:
    rows = RecordTable("profile_item", Words(document.diagnostic, document.catalogues, "en"))
    rows.load(document.diagnostic.all(ProfileItem))
    item = document.diagnostic.all(ProfileItem)[0]
    rows.index(0, 0).data()
    document.changed.connect(rows.change)
    document.apply(Edit(puts=(replace(item, label="New label"),)), "view-undo-change")
    assert rows.index(0, 0).data() == "New label"
    resources = RecordTable("resource", Words(document.diagnostic, document.catalogues, "en"))
    resources.load(document.diagnostic.all(Resource))
    at = COLUMNS["resource"].index("services")
    before = int(resources.index(0, at).data())
    document.changed.connect(resources.change)
    document.apply(Edit(puts=(Service(resource=resources.record(0).id),)), "view-undo-add")
    assert int(resources.index(0, at).data()) == before + 1
