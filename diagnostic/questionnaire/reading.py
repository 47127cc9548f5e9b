"""From an XLSForm (.xlsx, .xls, .md, .csv) to a ``Questionnaire``: pyxform makes the XForm, which ``xform`` reads."""

from pathlib import Path
from typing import Any

from diagnostic.questionnaire import pyxform_words
from diagnostic.questionnaire.form import Questionnaire
from diagnostic.questionnaire.guard import check
from diagnostic.questionnaire.instance import Node
from diagnostic.questionnaire.lists import Files
from diagnostic.questionnaire.xform import read_xform

ROOT = "data"
"""What a form's answers stand in, unless its settings name it otherwise."""
_SAID = ("label", "hint", "guidance_hint", "constraint_message", "required_message", "constraint message")
_PRINTED = "‘’“”"
_KEPT = str.maketrans(dict(zip(_PRINTED, "\ue000\ue001\ue002\ue003", strict=True)))
_BACK = str.maketrans(dict(zip("\ue000\ue001\ue002\ue003", _PRINTED, strict=True)))


def beside(path: Path) -> Files:
    """Finds files beside a form: in its folder, or in ``NAME-media`` as ODK Collect has them."""

    def find(name: str) -> Path | None:
        if not name or name != Path(name).name:
            return None
        for folder in (path.parent, path.with_name(f"{path.stem}-media")):
            if (folder / name).is_file():
                return folder / name
        return None

    return find


def read(path: Path, files: Files | None = None) -> Questionnaire:
    """An XLSForm, or an XForm (.xml). Raises ``BadForm``, ``OSError``."""
    check(path)
    if path.suffix.lower() == ".xml":
        return read_xform(path.read_text(encoding="utf-8", errors="replace"), files or beside(path), name=path.name)
    return made(sheets(path), path.name, files or beside(path))


def sheets(path: Path) -> Any:
    """The sheets of an XLSForm as pyxform has them (its ``DefinitionData``). Raises ``BadForm``, ``OSError``."""
    from pyxform.xls2json_backends import get_xlsform

    check(path)
    with pyxform_words.explained(path.name):
        return get_xlsform(str(path))


def made(book: Any, name: str, files: Files = lambda _: None) -> Questionnaire:
    """The questionnaire of some sheets. Raises ``BadForm``."""
    warnings: list[str] = []
    written = xform(book, name, warnings)
    return read_xform(written, files, name=name, warnings=warnings, more_lists=_external(book))


def xform(book: Any, name: str, warnings: list[str]) -> str:
    """The XForm that pyxform makes of some sheets; what it warns of is added to ``warnings``. Raises ``BadForm``."""
    from pyxform.builder import create_survey_element_from_dict
    from pyxform.xls2json import workbook_to_json

    with pyxform_words.explained(name, book):
        _keep_print(book)
        found = workbook_to_json(
            workbook_dict=book, form_name=ROOT, fallback_form_name=book.fallback_form_name, warnings=warnings
        )
        return str(create_survey_element_from_dict(found).to_xml(validate=False, warnings=warnings)).translate(_BACK)


def _external(book: Any) -> list[tuple[str, Any]]:
    """The lists of the sheet ``external_choices`` (``select_one_external``), which ODK sends as a file of its own."""
    found: dict[str, Node] = {}
    for row in book.external_choices or ():
        name = str(row.get("list_name") or row.get("list name") or "")
        if name not in found:
            found[name] = Node(name)
            found[name].append(Node("root"))
        item = found[name].children[0].append(Node("item"))
        for column, value in row.items():
            if not str(column).startswith("list"):
                item.append(Node(str(column), str(value or "")))
    return [(name, lambda top=top: top) for name, top in found.items()]


def _keep_print(book: Any) -> None:
    """Hide the quotes and apostrophes of print in what people read: pyxform makes typewritten ones of them, as it must
    in rules."""
    for rows in (book.survey, book.choices):
        for row in rows or ():
            for column, cell in row.items():
                if isinstance(cell, str) and str(column).partition(":")[0].strip().lower() in _SAID:
                    row[column] = cell.translate(_KEPT)
