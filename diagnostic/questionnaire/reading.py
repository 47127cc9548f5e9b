"""From an XLSForm (.xlsx, .xls, .md, .csv) to a ``Questionnaire``: pyxform makes the XForm, which ``xform`` reads."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from diagnostic.questionnaire.errors import BadForm
from diagnostic.questionnaire.form import Questionnaire
from diagnostic.questionnaire.lists import Files
from diagnostic.questionnaire.xform import read_xform

KINDS = {".xlsx", ".xlsm", ".xls", ".md", ".csv"}


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
    if path.suffix.lower() == ".xml":
        return read_xform(path.read_text(encoding="utf-8"), files or beside(path), name=path.name)
    from pyxform.xls2xform import convert

    warnings: list[str] = []
    result = _pyxform(lambda: convert(str(path), warnings=warnings, form_name="data"), path)
    return read_xform(result.xform, files or beside(path), name=path.name, warnings=warnings)


def _pyxform(work: Callable[[], Any], path: Path) -> Any:
    from pyxform.errors import PyXFormError

    try:
        return work()
    except PyXFormError as reason:
        raise BadForm("questionnaire-bad-form", file=path.name, reason=str(reason)) from reason
    except Exception as reason:  # pyxform fails in its own ways on files that are no forms
        raise BadForm("questionnaire-bad-form", file=path.name, reason=f"{type(reason).__name__}: {reason}") from reason
