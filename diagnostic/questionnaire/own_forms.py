"""A community's own forms: any XLSForm added to a step, and the answers to it as records.

``own_form`` makes the record of a form from a file, after every check (what no form may be, what pyxform says, E02);
``questionnaire_of`` is the form again, ``answering_of`` and ``response_of`` go from a ``Response`` to a filling-in and
back. Whoever stores a response (window, phones, paper, workbook) makes it with ``response_of``: positions are
generalised there before anything follows from them (M01), and what tells who sent it is left out (E01).

Versions of a form are records of their own with the same ``form_id``. ``current`` gives the ones that are asked now;
responses to the others stay as they are until ``responses.brought_over`` brings them to the version asked now.
"""

import datetime as dt
import hashlib
import io
import re
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from diagnostic.domain.collected import EARLIER, LEFT
from diagnostic.domain.errors import BadInput, Refused
from diagnostic.domain.records import OwnForm, Response
from diagnostic.domain.safeguards import answers
from diagnostic.domain.safeguards.questions import forbidden_questions
from diagnostic.domain.steps import STEPS
from diagnostic.questionnaire import guard
from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.errors import BadSubmission, bad_form
from diagnostic.questionnaire.form import Question, Questionnaire, Text
from diagnostic.questionnaire.reading import beside, read

STEP_FORMS = "repere_"
"""How the ids of the tool's own step forms begin."""
PACKED = ".zip"
"""Suffix of a form that is kept with the files it needs (lists of choices, pictures): a zip with the form first."""
_PLACES = {"geopoint", "geotrace", "geoshape"}
_MEDIA = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".mp3", ".wav", ".m4a", ".ogg", ".mp4", ".webm"}
_SILENT = {"note", "calculate", "hidden"}


# forms


def own_form(path: Path, step_number: int, today: dt.date, known: Iterable[OwnForm] = ()) -> OwnForm:
    """The record of the XLSForm (.xlsx, .xls, .md, .csv; or XForm .xml) at ``path``, added to a step (0..10).

    Lists of choices and pictures that it names are taken from beside it. ``known`` are the forms that the diagnostic
    has: the same version of a form that was retired comes back as the record it was. Raises ``BadForm`` for a file
    that is no form or cannot be used, ``Refused`` (E02) naming the questions that ask who a person is, ``BadInput``
    when this version is there already, ``OSError`` when the file cannot be read.
    """
    if not 0 <= step_number < len(STEPS):
        raise BadInput("questionnaire-own-no-step", step=step_number, last=len(STEPS) - 1)
    questionnaire = read(path)
    _check(questionnaire, path.name)
    content, name = _packed(path, questionnaire)
    made = OwnForm(
        step_number=step_number,
        form_id=questionnaire.form_id,
        version=questionnaire.version,
        title=questionnaire.title or questionnaire.form_id,
        file_name=name,
        content=content,
        added_on=today,
    )
    return _among(made, known)


def _check(questionnaire: Questionnaire, file: str) -> None:
    """Refuse what may not be asked here, or asks nothing."""
    if questionnaire.form_id.startswith(STEP_FORMS):
        raise bad_form("form-is-a-step", file=file)
    asked = [each for each in questionnaire.walk() if isinstance(each, Question) and each.kind != "note"]
    if all(each.kind in _SILENT for each in asked):
        raise bad_form("form-asks-nothing", file=file)
    languages = questionnaire.languages or ("",)
    read_out = (
        (each.name, [text.plain(language) for text in (each.label, each.hint) for language in languages])
        for each in asked
    )
    found = forbidden_questions(read_out)
    if found:
        said = ", ".join(name if name.casefold() == what else f"{name} ({what})" for name, what in found)
        raise Refused("questionnaire-own-asks-person", "E02", file=file, questions=said)


def _among(made: OwnForm, known: Iterable[OwnForm]) -> OwnForm:
    for each in known:
        if (each.form_id, each.version) == (made.form_id, made.version):
            if each.content != made.content:
                raise BadInput("questionnaire-own-same-version", file=made.file_name, version=made.version or "–")
            if not each.retired:
                raise BadInput("questionnaire-own-there", title=each.title)
            return replace(each, retired=False, step_number=made.step_number)
    return made


def _packed(path: Path, questionnaire: Questionnaire) -> tuple[bytes, str]:
    """The bytes to keep and their name: the file as it is, or a zip of it and the files that it names."""
    found = beside(path)
    needed = {each.name: each for name in _named(questionnaire) if (each := found(name)) is not None}
    content = path.read_bytes()
    if not needed:
        return content, path.name
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ((path.name, content), *((each.name, each.read_bytes()) for each in needed.values())):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # the same bytes every time
    if out.tell() > guard.MOST_BYTES:
        raise bad_form("form-too-large", file=path.name)
    return out.getvalue(), path.name + PACKED


def _named(questionnaire: Questionnaire) -> list[str]:
    """The files that a form names: its lists from elsewhere, and what is shown or played with its words."""
    lists = re.findall(r"jr://[a-z-]+/([^\"'<>\s]+)", questionnaire.xform)
    shown = [name for text in _texts(questionnaire) for files in text.media.values() for name in files.values()]
    return [each for each in dict.fromkeys((*lists, *shown)) if each]


def _texts(questionnaire: Questionnaire) -> Iterable[Text]:
    for each in questionnaire.walk():
        yield each.label
        if isinstance(each, Question):
            yield each.hint
            yield from (offer.label for offer in (each.choices.offers if each.choices is not None else ()))


def questionnaire_of(form: OwnForm) -> Questionnaire:
    """The questionnaire of a form, read again from its bytes; kept in memory by their digest. Raises ``BadForm``."""
    content = form.content or b""
    return _read(hashlib.sha256(content).digest(), form.file_name, content)


@lru_cache(maxsize=16)
def _read(digest: bytes, name: str, content: bytes) -> Questionnaire:
    with tempfile.TemporaryDirectory(prefix="repere-") as folder:
        questionnaire = read(_unpacked(content, name, Path(folder)))
        for make in questionnaire.definition.lists.values():
            make()  # from the files, while they are there
    return questionnaire


def unpacked(form: OwnForm, folder: Path) -> Path:
    """Write a form and the files that it names into a folder; the path of the form. Raises ``BadForm``."""
    return _unpacked(form.content or b"", form.file_name, folder)


def _unpacked(content: bytes, name: str, folder: Path) -> Path:
    name = Path(name).name or "form.xlsx"
    if not name.endswith(PACKED):
        (folder / name).write_bytes(content)
        return folder / name
    for part, data in _parts(content, name):
        (folder / part).write_bytes(data)
    return folder / name.removesuffix(PACKED)


def _parts(content: bytes, name: str) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > guard.MOST_UNPACKED:
                raise bad_form("form-too-large", file=name)
            return [(Path(each.filename).name, archive.read(each)) for each in archive.infolist()]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as reason:
        raise bad_form("not-a-form", file=name) from reason


def file_of(form: OwnForm) -> tuple[str, bytes]:
    """The form's own file as it came, without the files beside it: its name and its bytes."""
    if form.file_name.endswith(PACKED):
        return _parts(form.content or b"", form.file_name)[0]
    return Path(form.file_name).name, form.content or b""


def media_of(form: OwnForm, name: str) -> bytes | None:
    """A file that the form's words name (a picture, a recording); ``None`` when it did not come with the form."""
    if not form.file_name.endswith(PACKED):
        return None
    return dict(_parts(form.content or b"", form.file_name)[1:]).get(name)


def current(forms: Iterable[OwnForm]) -> list[OwnForm]:
    """The forms that are asked now, in the order in which they were first added: of each ``form_id`` the version added
    last, unless it was retired."""
    newest: dict[str, OwnForm] = {}
    for each in sorted(forms, key=lambda form: form.id):
        if not each.retired or each.form_id not in newest:
            newest[each.form_id] = each
    return [each for each in newest.values() if not each.retired]


def versions(form: OwnForm, forms: Iterable[OwnForm]) -> list[OwnForm]:
    """All versions of a form, the one added last first."""
    return sorted((each for each in forms if each.form_id == form.form_id), key=lambda each: each.id, reverse=True)


def retired(form: OwnForm, forms: Iterable[OwnForm]) -> tuple[OwnForm, ...]:
    """Every version of a form as no longer asked: to be saved together. Their answers stay."""
    return tuple(replace(each, retired=True) for each in versions(form, forms) if not each.retired)


# responses


def begun(form: OwnForm, came_by: str, today: dt.date, **answers_so_far: Any) -> Response:
    """A response to a form with nothing answered yet; ``came_by`` is a choice of ``choices:came_by``."""
    return Response(own_form=form.id, came_by=came_by, answered_on=today, extra=answers_so_far)


def answering_of(form: OwnForm, response: Response | None = None, **more: Any) -> Answering:
    """A filling-in of a form: a new one, or what ``response`` (to this very version) answers. ``more`` as ``Answering``
    takes it (``clock``, ``chance``). Raises ``BadForm``."""
    questionnaire = questionnaire_of(form)
    if response is None or not (response.extra or response.instance_id or response.unknown):
        return Answering(questionnaire, **more)
    values = response.answers
    if response.instance_id:
        values["meta"] = {"instanceID": response.instance_id}
    return Answering.from_values(questionnaire, values, unknown=response.unknown, **more)


def response_of(answering: Answering, response: Response) -> Response:
    """``response`` with the answers of a filling-in: relevant ones only, as the engine's plain values with lists as
    tuples; "we do not know" as positions in ``unknown``; the form's own ``instanceID``; its ``instanceName`` as label
    when there is none; how many questions still want an answer. What is no longer asked stays.

    Positions are generalised in the filling-in itself (M01), so that what is computed from them is too; what says who
    or which telephone sent it is emptied (E01). Raises ``Refused`` for a position outside Canada, ``BadSubmission`` for
    one that cannot be read.
    """
    _make_safe(answering)
    values = answering.values(relevant=True)
    about = values.pop("meta", {})
    left = len(answering.problems())
    more: dict[str, Any] = {LEFT: left} if left else {}
    if response.earlier:
        more[EARLIER] = response.earlier
    return replace(
        response,
        extra=answers.settled(values | more),
        unknown=tuple(sorted(each for each in answering.unknown if answering.relevant(each))),
        instance_id=response.instance_id or about.get("instanceID", ""),
        label=response.label or about.get("instanceName", ""),
    )


def _make_safe(answering: Answering) -> None:
    for node in list(answering.document.walk()):
        bind = node.shape.bind if node.shape is not None else None
        if bind is None or not node.text:
            continue
        if bind.preload == "property":
            answering.write(node.ref, "")
        elif bind.type in _PLACES:
            try:
                safe = answers.generalised(node.text)
            except ValueError as reason:
                raise BadSubmission("questionnaire-bad-position", question=node.name, value=node.text[:60]) from reason
            if safe != node.text:
                answering.write(node.ref, safe)
