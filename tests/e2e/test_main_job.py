"""The main job as a person does it: from the start screen of an empty home to what goes to council."""

from pathlib import Path
from typing import Any

import pypdf
from python_calamine import CalamineWorkbook

from diagnostic.domain.records import Place
from diagnostic.domain.safeguards import maps

STUDENTS, FORM = "International students", "Sexual exploitation in hotels and short-stay lodging"


def test_from_first_launch_to_council(person: Any, tmp_path: Path) -> None:
    kept = tmp_path / "home" / "Documents" / "Bear River.repere"
    begin(person, kept)
    mandate(person)
    people(person)
    sources(person)
    situation(person)
    places(person)
    resources(person)
    plan(person)
    release(person)
    for step in range(11):
        person.keys(f"Ctrl+{step}") if step < 10 else person.keys("Ctrl+PgDown")
        assert person.is_left(step) == "Everything this step needs is there.", (step, person.is_left(step))
    exports(person, tmp_path)
    again(person, kept)


def begin(person: Any, kept: Path) -> None:
    """The start screen, a name, a place for the file."""
    person.press("New diagnostic")
    person.types("Bear River")
    person.takes("Kind of community", "Municipality")
    person.press("Choose where to keep it…")
    person.saves_as(kept)
    person.qtbot.waitUntil(lambda: person.window.document is not None, timeout=180_000)
    assert "Bear River" in person.window.windowTitle()


def mandate(person: Any) -> None:
    """Step 0, with the community's own position clicked on the map of the country."""
    person.writes("Role of the data steward", "Clerk")
    person.writes("Owner of the data", "Town council")
    person.chooses("Document that gives the authority", "Municipal council resolution")
    person.writes("Benefit for the community", "A plan that council can act on")
    person.writes("Permitted uses", "Planning of prevention")
    question = person.question("Where the community is")
    person.click(question.editor.map)
    person.clicks_map()
    person.qtbot.waitUntil(lambda: person.window.document.diagnostic.community.centre is not None, timeout=180_000)
    person.chooses("We have read this together and accept it", "Yes")


def people(person: Any) -> None:
    """Steps 1 and 2: a strength, a session, who was not heard; how many people live here."""
    person.keys("Ctrl+1")
    person.press("Add a strength")
    person.writes("Strength", "Friendship centre open every evening")
    person.tab("Sessions")
    person.press("Add a session")
    person.writes("Session", "First meeting")
    person.writes("Date", "2026-10-01")
    person.tab("Review")
    person.chooses("Have you gone through the populations and sectors that were not heard?", "Yes")


def sources(person: Any) -> None:
    """Steps 3 and 2: a source is added, then the population cites it."""
    person.keys("Ctrl+3")
    person.press("Add a source")
    person.writes("Source", "Census profile 2021")
    person.chooses("Kind of source", "Census community profile")
    person.tab("Variety of sources")
    person.writes("If there are fewer than three kinds of sources: why?", "We are only beginning")
    person.keys("Ctrl+2")
    person.press("Add a fact")
    person.chooses("Topic", "Population")
    person.chooses("or a band", "1,000 to 4,999")
    person.chooses("Source", "Census profile 2021")


def situation(person: Any) -> None:
    """Steps 4 and 5: one situation, one answer unknown, three factors with one click each."""
    person.keys("Ctrl+4")
    person.tab("Situations")
    person.press("Add a situation")
    person.chooses("Population", STUDENTS)
    person.chooses("Form of exploitation", FORM)
    person.click(person.question("Extent").unknown)
    person.click(person.question("Severity").editor.main_widget())
    person.keys("Ctrl+5")
    for row in (1, 2, 3):
        person.clicks_cell("the grid of factors", row, row + 1)


def places(person: Any) -> None:
    """Step 6: a click on the map adds, the form says what it is; chosen on the map is chosen in the list."""
    person.keys("Ctrl+6")
    person.press("Show the map")
    person.press("Add on the map")
    shown = person.clicks_map(right=60, down=40)
    person.reads("The position is taken.")
    person.chooses("Kind of place", "Hotel or motel")
    person.qtbot.waitUntil(lambda: len(person.window.document.diagnostic.all(Place)) == 1, timeout=180_000)
    place = person.window.document.diagnostic.all(Place)[0]
    assert place.precision in {"grid_1km", "grid_5km"}, "finer than the kind of place allows"
    side = int(place.precision[5]) * 1000
    assert maps.point(place.geometry) == maps.snap(*maps.point(place.geometry), side)
    person.press("Add on the map")
    person.clicks_map(right=-80, down=-60)
    person.reads("The position is taken.")
    person.chooses("Kind of place", "Truck stop or service centre")
    person.qtbot.waitUntil(lambda: len(person.window.document.diagnostic.all(Place)) == 2, timeout=180_000)
    assert shown.is_ready


def resources(person: Any) -> None:
    """Steps 7 and 8: a resource, a practice, and what was looked for."""
    person.keys("Ctrl+7")
    person.press("Add a resource")
    person.writes("Organisation", "Bear River Health Centre")
    person.press("Add a service")
    person.chooses("Service", "Youth centre and supervised activities")
    person.tab("What was examined")
    for column in (1, 2, 3, 4):
        person.clicks_cell("what was examined", 0, column)
    person.keys("Ctrl+8")
    person.press("Add a practice")
    person.chooses("Practice", "Truck-stop and corridor outreach")
    person.ticks("Populations", STUDENTS)


def plan(person: Any) -> None:
    """Step 9: the results are read, a priority is chosen, and something is done about it."""
    person.keys("Ctrl+9")
    view = person.window.workspace.pages[9].view.show_page("results")
    person.qtbot.waitUntil(lambda: view.situations.rowCount() == 1, timeout=180_000)
    assert view.situations.index(0, 0).data().endswith(STUDENTS)
    person.tab("Priorities")
    person.press("Add a priority")
    person.writes("Priority", "Someone to turn to for students")
    person.ticks("Populations", STUDENTS)
    person.writes("Why this one, in people’s words", "They arrive alone")
    person.press("Add an action")
    person.writes("Action", "A welcome circle every September")


def release(person: Any) -> None:
    """Step 10: validated, released, to be looked at again."""
    person.keys("Ctrl+PgDown")
    person.press("Add a validation")
    person.writes("Who validated the results", "Committee of partners")
    person.tab("Releases")
    person.press("Add a release")
    person.chooses("What may leave", "Shared workbook")
    person.writes("To whom", "Regional table")
    person.writes("For what", "A common plan")
    person.writes("By whose authority", "Council, resolution 12")
    person.writes("Date", "2026-11-01")
    person.tab("Review")
    person.writes("Date of the next review", "2027-11-01")


def exports(person: Any, folder: Path) -> None:
    """Both workbooks and the page for council; what is shared holds no place."""
    for name, form, scope in (
        ("internal.xlsx", "Summary workbook", "For the community itself"),
        ("shared.xlsx", "Summary workbook", "To share"),
        ("council.pdf", "One page", "To share"),
    ):
        person.keys("Ctrl+E")
        person.takes("What to make", form)
        person.press(scope)
        person.press("Choose where to write it…")
        person.saves_as(folder / name)
        person.reads(f"Written: {name}")
        person.press("Close")
    internal = CalamineWorkbook.from_path(folder / "internal.xlsx")
    assert len(internal.sheet_names) == 18
    assert "Hotel or motel" in cells(internal)
    shared = cells(CalamineWorkbook.from_path(folder / "shared.xlsx"))
    assert "Someone to turn to for students" in shared
    assert "Hotel or motel" not in shared
    pages = pypdf.PdfReader(folder / "council.pdf").pages
    assert len(pages) == 1
    assert "Bear River" in pages[0].extract_text()


def again(person: Any, kept: Path) -> None:
    """Closed and opened from the recent ones: everything is there."""
    person.keys("Ctrl+W")
    person.press(kept.name)
    person.qtbot.waitUntil(lambda: person.window.document is not None, timeout=180_000)
    found = person.window.document.diagnostic
    assert len(found.all(Place)) == 2
    assert found.community.steward_role == "Clerk"


def cells(workbook: CalamineWorkbook) -> str:
    """Every word of a workbook."""
    rows = (row for name in workbook.sheet_names for row in workbook.get_sheet_by_name(name).to_python())
    return "\n".join(str(cell) for row in rows for cell in row)
