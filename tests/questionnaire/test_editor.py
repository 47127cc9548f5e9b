"""Making and changing forms: nothing that is read is lost, edits keep forms whole, rules are said in plain words."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnostic.domain.catalogue import LANGS, Lang
from diagnostic.domain.steps import STEPS
from diagnostic.exchange.form_files import write_sheets
from diagnostic.language import text
from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.editor import Draft, Sheet, blank, edits, opened, read_sheets
from diagnostic.questionnaire.editor.checking import (
    built,
    located,
    problems,
    refused,
    shown,
    untranslated,
    with_version,
)
from diagnostic.questionnaire.editor.draft import of_sheets
from diagnostic.questionnaire.editor.history import History
from diagnostic.questionnaire.editor.kinds import OFFERED, kind_of, list_of
from diagnostic.questionnaire.editor.rules import (
    Condition,
    Conditions,
    Limits,
    quoted,
    read_conditions,
    read_limits,
    write_conditions,
    write_limits,
)
from diagnostic.questionnaire.errors import BadForm
from diagnostic.questionnaire.functions import FUNCTIONS
from diagnostic.questionnaire.reading import made, sheets
from diagnostic.shipped import FORMS, RESOURCES

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="|\\#'\"=\u00a0é"), max_size=12
)
CELL = WORDS.map(str.strip)
HEADERS = st.sampled_from(
    ["type", "name", "label::English (en)", "label::Français (fr)", "hint", "note to self", "bind::x"]
)


@st.composite
def forms(draw: st.DrawFn) -> tuple[Sheet, ...]:
    found = []
    for name in ("survey", "choices", "My notes"):
        columns = tuple(draw(st.lists(HEADERS, min_size=1, unique=True)))
        row = st.tuples(*[CELL] * len(columns)).filter(any)
        found.append(Sheet(name, columns, tuple(draw(st.lists(row, max_size=4)))))
    return tuple(found)


def cells(found: tuple[Sheet, ...]) -> list[tuple[str, int, str, str]]:
    return [
        (sheet.name, number, column, cell)
        for sheet in found
        for number, row in enumerate(sheet.rows)
        for column, cell in zip(sheet.columns, row, strict=True)
        if cell
    ]


@given(forms(), st.sampled_from([".xlsx", ".md", ".csv"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_cell_is_kept(found: tuple[Sheet, ...], kind: str) -> None:
    """Unknown sheets, columns and rules too, whatever the kind of file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"form{kind}"
        write_sheets(of_sheets(found).sheets(), path)
        assert cells(opened(path).sheets()) == cells(found)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_our_own_forms_come_back_as_pyxform_reads_them(step: object, tmp_path: Path) -> None:
    path = FORMS / f"{step.number:02}-{step.key}.md"  # type: ignore[attr-defined]
    before = sheets(path)
    for kind in (".md", ".csv"):
        out = tmp_path / f"form{kind}"
        write_sheets(read_sheets(path), out)
        after = sheets(out)
        assert (after.survey, after.choices, after.settings) == (before.survey, before.choices, before.settings)


def test_what_pyxform_reads_of_a_workbook_stays(tmp_path: Path) -> None:
    """Line breaks and no-break spaces too, which pyxform itself loses."""
    found = (Sheet("survey", ("type", "name", "label"), (("text", "q", "Où ?\nÀ l’école\u00a0?"),)),)
    write_sheets(found, tmp_path / "form.xlsx")
    assert read_sheets(tmp_path / "form.xlsx") == found
    assert sheets(tmp_path / "form.xlsx").survey[0]["name"] == "q"


def made_of(*kinds: str) -> tuple[Draft, list[int]]:
    draft, ids = blank("Ours", "ours"), []
    for number, kind in enumerate(kinds):
        draft, line = edits.add(draft, kind)
        draft = edits.put(draft, line, "label", f"Question {number}", "en")
        ids.append(line)
    return draft, ids


def names(draft: Draft) -> list[str]:
    return [draft.survey.cell(each, "name") or draft.survey.cell(each, "type") for each in draft.survey.lines]


@pytest.mark.parametrize("kind", [each.key for each in OFFERED])
def test_every_kind_that_is_offered_can_be_asked(kind: str) -> None:
    """Also before it has words or choices; what is written is read as the same kind."""
    draft, line = edits.add(blank("", "ours"), kind)
    assert kind_of(draft, draft.line(line)) == kind
    assert next(iter(built(shown(draft), "form").walk())).name == draft.cell(line, "name")
    keys = {each.key for each in problems(draft) if each.line == line}
    assert ("editor-problem-words" in keys) == (kind not in {"group", "repeat"})
    assert ("editor-problem-choices" in keys) == (kind in {"one", "several", "rank"})


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 31)), max_size=8))
@settings(deadline=None)
def test_groups_stay_whole_whatever_is_moved(moves: list[tuple[int, int]]) -> None:
    draft, ids = made_of("text", "group", "text", "repeat", "integer", "group", "note")
    before = sorted(draft.survey.lines, key=lambda line: line.id)
    for which, row in moves:
        lines = draft.survey.lines
        draft = edits.move_to(draft, lines[which % len(lines)].id, row % (len(lines) + 1))
        depths, kinds = edits.depths(draft), [kind_of(draft, each) for each in draft.survey.lines]
        assert sum(each in {"group", "repeat"} for each in kinds) == kinds.count("end")
        assert min(depths) >= 0 and depths[-1] == 0
        for line in ids:
            kind = kind_of(draft, draft.line(line))
            end = kind_of(draft, draft.survey.lines[edits.block(draft, line)[-1]])
            assert (end == "end") == (kind in {"group", "repeat"})
    assert sorted(draft.survey.lines, key=lambda line: line.id) == before


def test_one_line_up_and_down_goes_into_groups_and_out() -> None:
    draft, (first, _, last) = made_of("text", "group", "date")
    draft = edits.move(draft, first, 1)
    assert names(draft) == ["group_1", "question_1", "end_group", "question_2"]
    draft = edits.move(edits.move(draft, last, -1), last, -1)
    assert names(draft) == ["group_1", "question_2", "question_1", "end_group"]
    assert edits.move(draft, draft.survey.lines[0].id, -1) is draft
    assert names(edits.ungroup(draft, draft.survey.lines[0].id)) == ["question_2", "question_1"]


def test_a_copy_has_names_of_its_own_also_in_its_rules() -> None:
    draft, (group,) = made_of("group")
    draft, one = edits.add(draft, "yes_no", group)
    draft, two = edits.add(draft, "text", one)
    draft = edits.put(draft, two, "relevant", "${question_1} = 'yes'")
    draft, _ = edits.duplicate(draft, group)
    assert names(draft)[4:] == ["group_2", "question_3", "question_4", "end_group"]
    assert draft.survey.cell(draft.survey.lines[6], "relevant") == "${question_3} = 'yes'"
    assert names(edits.delete(draft, group)) == ["group_2", "question_3", "question_4", "end_group"]


def test_a_new_question_is_named_after_its_label_and_an_old_one_keeps_its_name(tmp_path: Path) -> None:
    draft, (asked, waiting) = made_of("text", "text")
    draft = edits.put(draft, asked, "label", "Où se rassemble-t-on l’été ?", "en")
    draft = edits.put(draft, waiting, "relevant", "${question_1} != ''")
    draft = edits.settle(draft, asked)
    assert draft.cell(asked, "name") == "ou_se_rassemble_t_on_l_ete"
    assert draft.cell(waiting, "relevant") == "${ou_se_rassemble_t_on_l_ete} != ''"
    write_sheets(draft.sheets(), tmp_path / "form.csv")
    again = opened(tmp_path / "form.csv")
    old = again.survey.lines[0].id
    changed = edits.settle(edits.put(again, old, "label", "Other words", "en"), old)
    assert changed.cell(old, "name") == "ou_se_rassemble_t_on_l_ete"


def test_choices_pasted_get_names_of_their_own_and_go_with_their_question() -> None:
    draft, (asked,) = made_of("one")
    name = list_of(draft, draft.line(asked))
    draft = edits.add_options(draft, name, [{"en": "School", "fr": "École"}, {"en": "Rink"}, {"en": "School!"}])
    draft = edits.add_options(draft, name, [{"en": "Rink"}])
    assert [draft.choices.cell(each, "name") for each in draft.options(name)] == ["school", "rink", "school_2"]
    assert untranslated(draft, "fr") == [asked]
    draft = edits.move_option(draft, draft.options(name)[0].id, 1)
    assert [draft.option_said(each, "en") for each in draft.options(name)] == ["Rink", "School", "School!"]
    several = edits.change_kind(draft, asked, "several")
    assert several.options(name) == draft.options(name)
    copied, copy = edits.duplicate(several, asked)
    own = edits.own_list(copied, copy)
    assert len(own.options(list_of(own, own.line(copy)))) == 3 and own.options(name) == draft.options(name)
    assert edits.change_kind(several, asked, "text").choices.lines == ()


def test_other_columns_languages_and_types_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    path.write_text(
        "| survey |\n| | Type | Name | label | label::ᐃᓄᒃᑎᑐᑦ (iu) | Relevance | my column |\n"
        "| | image | pic | A map | ᓄᓇ | position(..) = 2 | keep |\n| | text | q | What? | | ${pic} != '' | |\n",
        encoding="utf-8",
    )
    draft = opened(path)
    picture, asked = (each.id for each in draft.survey.lines)
    assert kind_of(draft, draft.line(picture)) == "kept" and draft.title(picture, "fr") == "A map"
    assert read_conditions(draft.cell(picture, "relevant")) is None
    changed = edits.put(edits.put(draft, asked, "label", "Quoi ?", "fr"), asked, "relevant", "")
    assert changed.survey.columns[:6] == draft.survey.columns[:6]
    assert changed.line(picture).cells == draft.line(picture).cells
    assert changed.said(asked, "label", "en") == "What?"
    assert built(changed, "form").language_for("fr") == "Français (fr)"


@pytest.mark.parametrize(
    "conditions",
    [
        Conditions((Condition("q", "is", "yes"),)),
        Conditions((Condition("q", "is_not", "l'autre"), Condition("r", "at_least", "3", True)), any=True),
        Conditions((Condition("q", "chosen", "a"), Condition("q", "not_chosen", "and b or c"))),
        Conditions((Condition("q", "contains", "x"), Condition("q", "contains_not", "y"), Condition("q", "answered"))),
        Conditions((Condition("q", "unanswered"),)),
    ],
)
def test_conditions_are_read_as_they_were_written(conditions: Conditions) -> None:
    assert read_conditions(write_conditions(conditions)) == conditions


@given(WORDS)
def test_any_words_can_be_an_answer(words: str) -> None:
    found = read_conditions(write_conditions(Conditions((Condition("q", "is", words),))))
    kept = words.replace('"', "") if "'" in words else words
    assert found == Conditions((Condition("q", "is", kept) if kept else Condition("q", "unanswered"),))
    assert quoted(words)[0] == quoted(words)[-1]


@pytest.mark.parametrize(
    "rule",
    ["${a} = 1 and ${b} = 2 or ${c} = 3", "(${a} = 1)", "count(${r}) > 2", "${a} > ${b}", "not(${a} = 1)", "true()"],
)
def test_what_is_not_so_simple_is_no_condition(rule: str) -> None:
    assert read_conditions(rule) is None


@pytest.mark.parametrize(
    ("kind", "limits", "rule"),
    [
        ("integer", Limits("0", "12"), ". >= 0 and . <= 12"),
        ("long", Limits("", "200"), "string-length(.) <= 200"),
        ("several", Limits("1", ""), "count-selected(.) >= 1"),
        ("date", Limits("2020-01-31", "today()"), ". >= date('2020-01-31') and . <= today()"),
    ],
)
def test_limits(kind: str, limits: Limits, rule: str) -> None:
    assert write_limits(limits, kind) == rule and read_limits(rule, kind) == limits
    assert read_limits(f"{rule} or . = 99", kind) is None
    assert write_limits(Limits("soon", "x"), kind) == ""


def test_rules_decide_what_is_asked() -> None:
    draft, (_, second, number) = made_of("yes_no", "text", "integer")
    draft = edits.put(draft, second, "relevant", write_conditions(Conditions((Condition("question_1", "is", "yes"),))))
    draft = edits.put(draft, number, "constraint", write_limits(Limits("1", "12"), "integer"))
    answering = Answering(built(draft, "form"))
    assert not answering.state("/data/question_2").relevant
    answering.answer("/data/question_1", "yes")
    assert answering.state("/data/question_2").relevant
    answering.answer("/data/question_3", 13)
    assert [each.position for each in answering.problems()] == ["/data/question_3"]


@pytest.mark.parametrize(
    "words",
    ["What is your name?", "Votre date de naissance", "Numéro de téléphone", "Phone number", "Nom de la victime",
     "Your phone", "First name", "Health card number", "Courriel", "E-mail address of the participant"],
)  # fmt: skip
def test_a_question_that_asks_who_a_person_is_is_refused(words: str) -> None:
    assert refused("question_1", words)
    draft, (line,) = made_of("text")
    found = problems(edits.put(draft, line, "hint", words, "fr"))
    assert [(each.line, each.key) for each in found] == [(line, "editor-problem-person")]


@pytest.mark.parametrize(
    "words", ["How many phones work here?", "Name of the place", "Is there an address on the door?"]
)
def test_other_questions_are_not(words: str) -> None:
    assert not refused("question_1", words)


def test_what_the_engine_refuses_is_said_of_its_question() -> None:
    draft, (_, second) = made_of("text", "text")
    for rule, key in (
        ("${gone} = 1", "reference-missing"), ("nonsense(1)", "unknown-function"), ("1 +", "bad-rule"),
        ("${question_2} = 1", "cycle"),
    ):  # fmt: skip
        wrong = edits.put(draft, second, "relevant", rule)
        with pytest.raises(BadForm) as reason:
            built(wrong, "form")
        found = located(wrong, reason.value)
        assert (found.line, found.key) == (second, f"editor-problem-{key}")


def test_versions_differ_and_rise() -> None:
    draft = blank("Ours", "ours")
    first = with_version(draft, "2026112501")
    assert first.setting("version") == "2026112501"
    assert with_version(first, "2026112501").setting("version") == "2026112502"
    assert with_version(edits.put_setting(draft, "version", "first"), "2026112501").setting("version") == "2026112501"


def test_undo_takes_back_words_together_and_choices_one_by_one() -> None:
    draft, (line,) = made_of("text")
    history = History(draft)
    for words in ("W", "Wh", "Why"):
        history.keep(edits.put(history.now, line, "label", words, "en"), (line, "label"))
    history.keep(edits.delete(history.now, line))
    history.undo()
    assert history.now.said(line, "label", "en") == "Why"
    history.undo()
    assert history.now is draft and not history.can_undo and not history.changed
    history.redo()
    assert history.now.said(line, "label", "en") == "Why" and history.can_redo


def test_a_draft_is_what_pyxform_makes_of_its_file(tmp_path: Path) -> None:
    draft, _ = made_of("one", "group", "note", "scale")
    draft = shown(draft)
    write_sheets(draft.sheets(), tmp_path / "form.xlsx")
    assert made(sheets(tmp_path / "form.xlsx"), "form").xform == built(draft, "form").xform


@pytest.mark.parametrize("lang", LANGS)
def test_the_help_page_names_every_kind_and_every_function_once(lang: Lang) -> None:
    page = (RESOURCES / "help" / lang / "own-questions.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^- `([\w-]+)\(", page, re.MULTILINE)) == sorted(FUNCTIONS)
    named = re.findall(r"^- \*\*(.+?)\*\*", page, re.MULTILINE)
    assert named == [text(f"editor-kind-{each.key}", lang) for each in OFFERED]
