"""Sheets after those of the method: a community's own questions, and what groups said at roundtables."""

from collections.abc import Iterator

from diagnostic.domain.safeguards.own_answers import Tally
from diagnostic.exchange import own
from diagnostic.exchange.material import Material
from diagnostic.exchange.own import Said
from diagnostic.exchange.workbook.sheet import Cell, Mark, Sheet, Table, column, id_column

Row = tuple[Tally, str]


def questions(material: Material) -> Sheet:
    """How many responses chose what, question by question: all of them, or what of it may be shared."""
    words, view = material.words, material.view
    columns = (
        column(material, "own_form", 30, lambda row: row[0].asked.title, "bold"),
        column(material, "own_question", 60, lambda row: own.asked_words(row[0].asked, words)),
        column(material, "own_choice", 46, lambda row: own.code_words(row[0].asked, row[1], words)),
        column(material, "own_responses", 14, lambda row: view.responses(row[0], row[1], words.first), "count"),
        id_column(material, lambda row: f"{row[0].asked.form_id}/{row[0].asked.name}/{row[1].lstrip('-')}"),
    )
    empty = words.text("exchange-none-shared" if view.shared else "exchange-none-recorded")
    return Sheet("own", (Table(columns, own.tallies(material), empty),))


def answers(material: Material) -> Sheet:
    """Every answer to an own form, whatever its version, in words; what is asked no more is marked."""
    words, found = material.words, material.own

    def rows() -> Iterator[Said]:
        for response in found.responses:
            yield from found.said(response)

    def state(row: Said) -> Cell:
        return Mark(words.text("workbook-own-gone"), "grey") if row.gone else words.text("workbook-own-asked")

    columns = (
        column(material, "own_form", 26, lambda row: row.asked_by.title, "bold"),
        column(material, "own_version", 10, lambda row: row.asked_by.version),
        column(material, "step", 7, lambda row: row.asked_by.step_number, "count"),
        column(material, "own_about", 26, lambda row: row.response.label),
        column(material, "own_answered_on", 13, lambda row: row.response.answered_on, "date"),
        column(material, "own_came_by", 14, lambda row: words.label("choices:came_by", row.response.came_by)),
        column(material, "own_question", 44, lambda row: found.question(row, words)),
        column(material, "own_answer", 50, lambda row: found.answer(row, words)),
        column(material, "own_state", 16, state),
        column(material, "sharing", 16, lambda row: words.label("choices:sharing", row.response.sharing)),
        id_column(material, lambda row: f"{row.response.id} {'/'.join(row.path)}"),
    )
    return Sheet("answers", (Table(columns, rows(), words.text("exchange-none-recorded")),))
