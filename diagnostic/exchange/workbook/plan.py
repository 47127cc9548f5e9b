"""Sheets 14 to 16: priorities and actions (what a council adopts), what to find out, progress."""

from collections import Counter
from dataclasses import dataclass

from diagnostic.analysis.priorities import FindOutMore
from diagnostic.domain.records import Action, Engagement, Priority
from diagnostic.domain.safeguards.content import is_enforcement
from diagnostic.exchange.material import Material
from diagnostic.exchange.workbook.sheet import (
    Cell,
    Chart,
    Column,
    Kind,
    Mark,
    Sheet,
    Table,
    Tone,
    band_mark,
    column,
    confidence_mark,
    field_column,
    id_column,
)
from diagnostic.exchange.workbook.summary import actions_of, priorities

PROGRESS: dict[str, tuple[str, Tone]] = {
    "not_started": ("○", "grey"),
    "in_progress": ("◑", "blue"),
    "done": ("●", "green"),
    "delayed": ("!", "amber"),
    "dropped": ("×", "red"),
}
CLOSED = {"done", "dropped"}


@dataclass(frozen=True, slots=True)
class Planned:
    """One row of the plan: an action of a priority, or a priority for which there is none."""

    number: int
    priority: Priority
    action: Action | None
    first: bool


def planned(material: Material) -> list[Planned]:
    """The plan, row by row; actions whose priority is gone come last."""
    rows = []
    chosen = priorities(material)
    for number, priority in enumerate(chosen, 1):
        actions: list[Action | None] = list(actions_of(material, priority)) or [None]
        rows += [Planned(number, priority, action, action is actions[0]) for action in actions]
    known = {each.id for each in chosen}
    loose = [each for each in material.view.diagnostic.all(Action) if each.priority not in known]
    return rows + [Planned(0, Priority(id=""), action, False) for action in loose]


def plan(material: Material) -> Sheet:
    """Sheet 14: what is adopted; lead and funding always have a column."""
    words = material.words

    def of(name: str, kind: Kind = "text") -> Column:
        def get(row: Planned) -> Cell:
            return material.value(row.action, name) if row.action else None

        return column(material, name, _WIDTHS.get(name, 14), get, kind)

    def action(row: Planned) -> Cell:
        if row.action:
            parts = [row.action.title, words.label("prevention_practices", row.action.practice)]
            return "\n".join(dict.fromkeys(filter(None, parts)))
        because = row.priority.no_action_because
        return Mark(
            words.said(words.text("workbook-no-action"), because or words.text("exchange-not-answered")),
            "grey",
        )

    columns = (
        column(material, "no", 5, lambda row: row.number or None, "count"),
        column(material, "priority", 24, lambda row: row.priority.title, "bold"),
        column(material, "reason", 26, lambda row: row.priority.reason if row.first else None),
        column(material, "action", 28, action),
        of("lead"),
        of("partners"),
        of("start", "date"),
        of("due", "date"),
        of("cost_band"),
        of("funding"),
        of("measure"),
        of("baseline"),
        column(material, "status", 14, lambda row: progress_mark(material, row.action) if row.action else None),
        id_column(material, lambda row: row.action.id if row.action else row.priority.id),
    )
    return Sheet("plan", (Table(columns, planned(material), material.empty(9)), _decisions(material), _care(material)))


_WIDTHS = {"lead": 19, "partners": 18, "start": 13, "due": 13, "cost_band": 13, "funding": 18, "measure": 19}


def _decisions(material: Material) -> Table:
    words = material.words
    columns = (
        Column("", 5, lambda row: None),
        column(material, "priority", 24, lambda row: row.title, "bold"),
        column(material, "populations", 26, lambda row: words.labels("populations", row.populations)),
        column(material, "decision_asked", 28, lambda row: row.decision_asked),
        column(material, "pillars", 19, lambda row: words.labels("choices:pillar", row.pillars)),
        column(material, "regional", 18, lambda row: words.yes_no(row.regional)),
        id_column(material),
    )
    return Table(columns, priorities(material), material.empty(9), words.text("workbook-table-decisions"))


def _care(material: Material) -> Table:
    """Actions that could harm: enforcement (H04) and contested practices (H03), with the care taken."""
    rows = [
        each
        for each in material.view.diagnostic.all(Action)
        if is_enforcement(each, material.view.catalogues) or each.contested_because
    ]
    columns = (
        Column("", 5, lambda row: None),
        column(material, "action", 24, lambda row: row.title, "bold"),
        column(material, "harm_who", 26, lambda row: row.harm_who),
        column(material, "harm_prevented", 28, lambda row: row.harm_prevented),
        column(material, "harm_consulted", 19, lambda row: row.harm_consulted),
        column(material, "contested_because", 18, lambda row: row.contested_because),
        id_column(material),
    )
    none = material.words.text("exchange-none-recorded")
    return Table(columns, rows, none, material.words.text("workbook-table-care"))


def progress_mark(material: Material, action: Action) -> Mark:
    """An action's status in words; nothing said is "not started"."""
    code = action.status or "not_started"
    sign, tone = PROGRESS.get(code, ("?", "grey"))
    return Mark(f"{sign} {material.words.label('choices:action_status', code)}", tone)


def find_out(material: Material) -> Sheet:
    """Sheet 15: high concern with low confidence, and what could not be scored; how to learn more safely."""
    words = material.words

    def missing(row: FindOutMore) -> Cell:
        result = material.results[row.situation.id]
        wanted = (
            ("extent", not result.score.extent_used),
            ("factors", not result.score.factors_used),
            ("severity", result.score.severity is None),
            ("capacity", result.score.capacity is None),
            ("sources", result.score.confidence <= 1),
        )
        return "\n".join(words.text(f"workbook-missing-{key}") for key, is_missing in wanted if is_missing)

    def heard(row: FindOutMore) -> Cell:
        sessions = material.view.diagnostic.all(Engagement)
        return words.yes_no(any(row.situation.population in each.populations for each in sessions))

    def band(row: FindOutMore) -> Mark:
        score = material.results[row.situation.id].score
        return band_mark(words, score.band, insufficient=score.insufficient)

    columns = (
        column(material, "no", 5, lambda row: material.numbers[row.situation.id], "count"),
        column(material, "population", 32, lambda row: words.population(row.situation.population), "bold"),
        column(material, "form", 34, lambda row: words.label("forms_of_exploitation", row.situation.form)),
        column(material, "priority_band", 18, band),
        column(
            material,
            "confidence",
            21,
            lambda row: confidence_mark(words, material.results[row.situation.id].score.confidence),
        ),
        column(material, "why", 34, lambda row: words.text(f"workbook-unknown-{row.reason}")),
        column(material, "missing", 34, missing),
        column(material, "group_heard", 12, heard),
        column(material, "learn", 48, lambda row: words.prose(f"workbook-learn-{row.reason}")),
        id_column(material, lambda row: row.situation.id),
    )
    return Sheet(
        "find-out",
        (Table(columns, material.analysis.find_out_more, material.empty(4)),),
        after=words.prose("workbook-learn-safely"),
    )


def progress(material: Material) -> Sheet:
    """Sheet 16: where each action stands and how many stand where; changes since an earlier diagnostic."""
    words, today = material.words, material.analysis.today
    actions = material.view.diagnostic.all(Action)
    titles = {each.id: each.title for each in material.view.diagnostic.all(Priority)}
    counts = Counter(each.status or "not_started" for each in actions)

    def overdue(action: Action) -> Cell:
        late = action.due is not None and action.due < today and action.status not in CLOSED
        return Mark(f"! {words.text('workbook-overdue')}", "amber") if late else None

    columns = (
        column(material, "status", 20, lambda row: progress_mark(material, row)),
        column(material, "action", 40, lambda row: row.title, "bold"),
        column(material, "priority", 36, lambda row: titles.get(row.priority)),
        field_column(material, "lead", 24),
        field_column(material, "due", 13, "date"),
        column(material, "overdue", 14, overdue),
        field_column(material, "measure", 26),
        field_column(material, "progress", 46),
        id_column(material),
    )
    tallied = (
        column(material, "status", 20, lambda row: words.label("choices:action_status", row), "bold"),
        column(material, "actions", 40, lambda row: counts[row], "count"),
    )
    tables = (
        Table(columns, actions, material.empty(9)),
        Table(
            tallied,
            tuple(PROGRESS) if actions else (),
            material.empty(9),
            words.text("workbook-table-statuses-actions"),
        ),
    )
    drawn = Chart(words.text("workbook-chart-progress"), 1, 0, (1,), ("strong",))
    return Sheet("progress", tables, (drawn,), after=words.prose("workbook-no-earlier"))
