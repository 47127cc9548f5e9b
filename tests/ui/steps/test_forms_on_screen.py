"""Answers are saved as they are finished; what cannot be saved stays on screen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diagnostic.domain.records import Partner, Place, Practice, Situation, Source, Strength
from diagnostic.ui import language
from diagnostic.ui.dialogs.catalogue_editor import CatalogueEditor
from diagnostic.ui.document import Document
from diagnostic.ui.steps.adding import AddDialog
from diagnostic.ui.steps.section_view import SectionView
from diagnostic.ui.steps.single_view import SingleView
from diagnostic.ui.steps.step_view import StepView, focused_field

Show = Callable[[int], StepView]


def section(view: StepView, kind: str) -> SectionView:
    found = view.show_page(kind)
    assert isinstance(found, SectionView)
    return found


def type_into(qtbot: QtBot, view: SectionView | SingleView, name: str, words: str) -> None:
    """Replace the text of a question, as people do."""
    box = view.form.fields[name].editor.main_widget()
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, words)


def test_one_record_fills_its_form_and_saves_itself(qtbot: QtBot, step: Show, document: Document) -> None:
    view = step(0).show_page("community")
    assert isinstance(view, SingleView)
    type_into(qtbot, view, "lead_organisation", "The Table")
    qtbot.keyClick(view.form.fields["lead_organisation"].editor.main_widget(), Qt.Key.Key_Return)
    assert document.diagnostic.community.lead_organisation == "The Table"


def test_an_untouched_new_form_leaves_nothing_behind(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(1), "partner")
    before = len(document.diagnostic.all(Partner))
    view.add()
    assert view.form.isVisible()
    view.select(view.table.record(0).id)
    assert len(document.diagnostic.all(Partner)) == before


def test_the_first_answer_saves_a_new_record(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(1), "partner")
    before = view.table.total()
    qtbot.mouseClick(view.add_button, Qt.MouseButton.LeftButton)
    type_into(qtbot, view, "organisation", "Night bus volunteers")
    qtbot.keyClick(view.form.fields["organisation"].editor.main_widget(), Qt.Key.Key_Return)
    assert view.table.total() == before + 1
    new = document.diagnostic.all(Partner)[-1]
    assert new.organisation == "Night bus volunteers"
    assert view.selected_ids() == [new.id]
    assert view.form_title.text() == "Night bus volunteers"


def test_typing_saves_when_it_pauses_without_taking_the_focus(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(1), "strength")
    record_id = view.form.record.id
    type_into(qtbot, view, "title", "Aunties")
    qtbot.waitUntil(lambda: document.diagnostic.get(Strength, record_id).title == "Aunties")
    assert focused_field(view) == "title"


def test_leaving_for_another_record_saves_what_was_typed(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(1), "strength")
    first, second = view.table.record(0).id, view.table.record(1).id
    kept = document.diagnostic.get(Strength, second).title
    type_into(qtbot, view, "title", "Typed just before")
    view.select(second)
    assert document.diagnostic.get(Strength, first).title == "Typed just before"
    assert document.diagnostic.get(Strength, second).title == kept
    assert view.form.fields["title"].editor.value() == kept


def test_unknown_is_one_click_and_is_not_an_error(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(4), "situation")
    field, record_id = view.form.fields["extent"], view.form.record.id
    qtbot.mouseClick(field.unknown, Qt.MouseButton.LeftButton)
    saved = document.diagnostic.get(Situation, record_id)
    assert saved.extent is None
    assert "extent" in saved.unknown
    assert field.unknown_note.isVisible()
    assert not field.problem.isVisible()
    qtbot.mouseClick(field.unknown, Qt.MouseButton.LeftButton)
    assert "extent" not in document.diagnostic.get(Situation, record_id).unknown


def test_an_answer_takes_unknown_back(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(4), "situation")
    field, record_id = view.form.fields["extent"], view.form.record.id
    field.unknown.click()
    next(iter(field.editor._buttons.values())).click()
    saved = document.diagnostic.get(Situation, record_id)
    assert saved.extent == 1
    assert "extent" not in saved.unknown
    assert not field.unknown.isChecked()


def test_what_cannot_be_saved_stays_on_screen_until_it_can(qtbot: QtBot, step: Show, document: Document) -> None:
    """A kind of place that may not carry a name (M04): the name stays, and is saved once the kind allows it."""
    view = section(step(6), "place")
    stop = next(each for each in document.diagnostic.all(Place) if each.place_kind == "truck_stop")
    view.select(stop.id)
    type_into(qtbot, view, "area", "West")
    qtbot.keyClick(view.form.fields["area"].editor.main_widget(), Qt.Key.Key_Return)
    view.form.answer("label", "Chez Someone")
    assert document.diagnostic.get(Place, stop.id).label == ""
    assert view.form.failure.isVisible()
    assert "Chez Someone" not in view.form.failure.words.text()
    view.form.answer("place_kind", "airport")
    assert document.diagnostic.get(Place, stop.id).label == "Chez Someone"
    assert not view.form.failure.isVisible()


def test_a_text_about_a_person_is_saved_with_a_gentle_warning(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(4), "situation")
    record_id = view.form.record.id
    type_into(qtbot, view, "note", "Call her at 807-555-0188 or a@b.ca")
    view.form.fields["note"].editor.commit()
    assert "807" in document.diagnostic.get(Situation, record_id).note
    assert not view.form.fields["note"].warning.isHidden()
    assert view.form.fields["note"].problem.isHidden()
    type_into(qtbot, view, "note", "Rides are offered at night.")
    view.form.fields["note"].editor.commit()
    assert view.form.fields["note"].warning.isHidden()


def test_undo_and_redo_refresh_the_form_and_keep_the_focus(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(1), "strength")
    box = view.form.fields["title"].editor.main_widget()
    before = box.text()
    type_into(qtbot, view, "title", "Changed")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    chosen = view.selected_ids()
    document.undo()
    assert box.text() == before
    document.redo()
    assert box.text() == "Changed"
    assert focused_field(view) == "title"
    assert view.selected_ids() == chosen


def test_undoing_an_addition_empties_the_form(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(1), "partner")
    before = view.table.total()
    view.add()
    type_into(qtbot, view, "organisation", "Oops")
    qtbot.keyClick(view.form.fields["organisation"].editor.main_widget(), Qt.Key.Key_Return)
    document.undo()
    assert view.table.total() == before
    document.redo()
    assert view.table.total() == before + 1


def test_questions_appear_when_they_matter(qtbot: QtBot, step: Show, document: Document) -> None:
    view = section(step(5), "factor_rating")
    view.form.answer("factor_type", "risk")
    assert view.form.fields["risk_factor"].isVisibleTo(view.form)
    assert not view.form.fields["protective_factor"].isVisibleTo(view.form)
    view.form.answer("factor_type", "protective")
    assert view.form.fields["protective_factor"].isVisibleTo(view.form)
    assert not view.form.fields["risk_factor"].isVisibleTo(view.form)


def test_a_source_is_added_in_passing(qtbot: QtBot, step: Show, document: Document) -> None:
    shown = step(1)
    view = section(shown, "strength")
    record_id = view.form.record.id
    cited = document.diagnostic.get(Strength, record_id).sources
    view.form.fields["sources"].editor.button.click()
    dialog = next(each for each in shown.findChildren(AddDialog))
    box = dialog.form.fields["title"].editor.main_widget()
    qtbot.keyClicks(box, "Talk with drivers")
    dialog.accept()
    new = document.diagnostic.all(Source)[-1]
    assert new.title == "Talk with drivers"
    assert document.diagnostic.get(Strength, record_id).sources == (*cited, new.id)


def test_the_language_changes_in_place(qtbot: QtBot, step: Show, document: Document) -> None:
    shown = step(4)
    view = section(shown, "situation")
    chosen = view.table.record(3).id
    view.select(chosen)
    view.form.focus("note")
    language.set_language("fr")
    shown.retranslate()
    QApplication.processEvents()
    view = shown.stack.currentWidget()
    assert shown.current_page() == "situation"
    assert view.selected_ids() == [chosen]
    assert focused_field(shown) == "note"
    assert view.search.placeholderText() == "Chercher"


def test_what_is_being_typed_survives_a_change_of_language(qtbot: QtBot, step: Show, document: Document) -> None:
    shown = step(1)
    view = section(shown, "strength")
    record_id = view.form.record.id
    type_into(qtbot, view, "title", "Half typ")
    language.set_language("fr")
    shown.retranslate()
    assert document.diagnostic.get(Strength, record_id).title == "Half typ"


def test_what_is_chosen_tells_its_meaning_evidence_and_source(step: Show, document: Document) -> None:
    view = section(step(8), "practice")
    campaign = next(each for each in document.diagnostic.all(Practice) if each.practice == "general_awareness_campaign")
    view.select(campaign.id)
    field = view.form.fields["practice"]
    for words in ("Messages for everyone", "Contested", "can backfire", "National Action Plan"):
        assert words in field.about.text()
    assert field.about.text() in field.editor.main_widget().accessibleDescription()
    view.form.answer("practice", "")
    assert not field.about.isVisible()


def test_a_list_of_choices_tells_its_meaning_before_it_is_chosen(qtbot: QtBot, step: Show) -> None:
    view = section(step(8), "practice")
    chips = view.form.fields["populations"].editor
    qtbot.mouseClick(chips.opener, Qt.MouseButton.LeftButton)
    qtbot.keyClick(chips.list, Qt.Key.Key_Down)
    assert "Source:" in chips.about.text()


def test_a_community_adds_an_entry_to_a_group_and_uses_it(qtbot: QtBot, step: Show, document: Document) -> None:
    view = step(8)
    editor = CatalogueEditor(view, document)
    qtbot.addWidget(editor)
    editor.which.setCurrentIndex(editor.which.findData("resource_kinds"))
    editor.search.setText("Moon lodge")
    editor._add()
    qtbot.keyClicks(editor.boxes["label_fr"].main_widget(), " (fr)")
    editor.group.setCurrentIndex(editor.group.findData("protection"))
    editor.group.activated.emit(editor.group.currentIndex())
    entry = document.catalogues.find("resource_kinds", "x_moon_lodge")
    assert (entry.group, entry.is_local, editor.source.text()) == ("protection", True, "Added by the community.")
    assert "x_moon_lodge" in [each.id for each in document.catalogues.entries("resource_kinds")]
    editor.table.selectRow(0)
    assert not editor.group.isEnabled()
    assert editor.source.text().startswith("Source:")
