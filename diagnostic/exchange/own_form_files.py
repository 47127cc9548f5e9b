"""A community's own forms as files for phones: XLSForm workbooks (.xlsx), with what they name beside them."""

import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from diagnostic.domain.records import OwnForm
from diagnostic.domain.steps import STEPS
from diagnostic.exchange.form_files import write_sheets
from diagnostic.exchange.writing import replacing
from diagnostic.questionnaire.editor.sheets import Sheet, read_sheets
from diagnostic.questionnaire.own_forms import current, unpacked

MEDIA = "-media"
"""Behind the name of a form: the folder of its lists and pictures, as ODK Collect has them."""
_IDS = {"form_id", "id_string"}


def write_own_forms(folder: Path, forms: Iterable[OwnForm]) -> list[Path]:
    """Write the forms that are asked now into ``folder``; the files of forms written. A form that is an XForm (.xml)
    stays one. Raises ``CannotWrite``, ``BadForm``."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder, each) for each in current(forms)]


def _write(folder: Path, form: OwnForm) -> Path:
    step = STEPS[form.step_number or 0]
    stem = f"{step.number:02}-{step.key}-{re.sub(r'[^0-9A-Za-z_.-]', '_', form.form_id)}"
    with TemporaryDirectory(prefix="repere-") as temporary:
        came = unpacked(form, Path(temporary))
        out = folder / f"{stem}{'.xml' if came.suffix.lower() == '.xml' else '.xlsx'}"
        if out.suffix == ".xml":
            with replacing(out) as made:
                shutil.copyfile(came, made)
        else:
            write_sheets(_identified(read_sheets(came), form), out)
        for each in came.parent.iterdir():
            if each != came:
                (folder / f"{stem}{MEDIA}").mkdir(exist_ok=True)
                with replacing(folder / f"{stem}{MEDIA}" / each.name) as made:
                    shutil.copyfile(each, made)
    return out


def _identified(sheets: tuple[Sheet, ...], form: OwnForm) -> list[Sheet]:
    """The sheets with the form's id in its settings: without one, the id is the name of the file, which is another
    now."""
    found = [each for each in sheets if each.name.strip().lower() != "settings"]
    settings = next((each for each in sheets if each not in found), Sheet("settings", (), ()))
    row = dict(zip(settings.columns, settings.rows[0], strict=True)) if settings.rows else {}
    if not any(name.strip().lower() in _IDS and cell for name, cell in row.items()):
        row = {name: cell for name, cell in row.items() if name.strip().lower() not in _IDS} | {"form_id": form.form_id}
    return [*found, replace(settings, columns=tuple(row), rows=(tuple(row.values()),))]
