"""What the commands ``forms add``, ``list``, ``remove`` and ``copy`` do with an open diagnostic, and what they say."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diagnostic.console import Said
from diagnostic.domain.catalogue import Lang
from diagnostic.domain.diagnostic import Edit
from diagnostic.domain.errors import BadInput
from diagnostic.domain.records import OwnForm, Response
from diagnostic.language import text
from diagnostic.questionnaire import own_forms

if TYPE_CHECKING:
    from diagnostic.store import DiagnosticFile


def add(opened: "DiagnosticFile", form: Path, step: int, lang: Lang) -> Said:
    """Add a form to a step. Raises what ``own_forms.own_form`` raises."""
    made = own_forms.own_form(form, step, dt.date.today(), opened.diagnostic.all(OwnForm))
    opened.apply(Edit(puts=(made,)), "own-undo-add")
    return Said([text("cli-form-added", lang, title=made.title, step=step)], _about(made))


def listed(opened: "DiagnosticFile", lang: Lang) -> Said:
    """Every version of every form, with how many responses it has."""
    forms = opened.diagnostic.all(OwnForm)
    asked = {each.id for each in own_forms.current(forms)}
    said = Said(data={"forms": []})
    for each in sorted(forms, key=lambda form: (form.step_number or 0, form.form_id, form.id)):
        count = sum(response.own_form == each.id for response in opened.diagnostic.all(Response))
        state = "asked" if each.id in asked else "retired" if each.retired else "older"
        said.data["forms"].append(_about(each) | {"responses": count, "state": state})
        words = text(f"cli-form-{state}", lang)
        about = {"title": each.title, "form": each.form_id, "version": each.version or "–"}
        said.lines.append(text("cli-form-line", lang, step=each.step_number or 0, count=count, state=words, **about))
    said.lines = said.lines or [text("cli-form-none", lang)]
    return said


def remove(opened: "DiagnosticFile", form_id: str, lang: Lang) -> Said:
    """Ask a form no longer, in any version; its answers stay. Raises ``BadInput`` when there is none of that id."""
    form = _form(opened, form_id)
    gone = own_forms.retired(form, opened.diagnostic.all(OwnForm))
    if gone:
        opened.apply(Edit(puts=gone), "own-undo-retire")
    return Said([text("cli-form-removed", lang, title=form.title)], {"form_id": form_id, "versions": len(gone)})


def copy(opened: "DiagnosticFile", form_id: str, folder: Path, lang: Lang) -> Said:
    """Write the file of a form's newest version, as it came, into a folder."""
    from diagnostic.exchange.writing import replacing

    name, content = own_forms.file_of(_form(opened, form_id))
    folder.mkdir(parents=True, exist_ok=True)
    with replacing(folder / name) as temporary:
        temporary.write_bytes(content)
    return Said([text("cli-exported", lang, file=str(folder / name))], {"file": str(folder / name)})


def _form(opened: "DiagnosticFile", form_id: str) -> OwnForm:
    forms = [each for each in opened.diagnostic.all(OwnForm) if each.form_id == form_id]
    if not forms:
        known = ", ".join(sorted({each.form_id for each in opened.diagnostic.all(OwnForm)})) or "–"
        raise BadInput("cli-form-unknown", form=form_id, known=known)
    return own_forms.versions(forms[0], forms)[0]


def _about(form: OwnForm) -> dict[str, Any]:
    names = ("form_id", "version", "title", "file_name", "added_on", "retired")
    return {"id": form.id, "step": form.step_number} | {name: getattr(form, name) for name in names}
