"""From what came in from phones to records: which form each submission answers, whether it came before, what is kept.

Nothing is stored: ``Intake.edit`` is the one edit that adds all of it, when a person accepts.
"""

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from diagnostic.domain.catalogue import Catalogues
from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import BadInput, RepereError
from diagnostic.domain.records import Record, Response
from diagnostic.domain.safeguards import before_saving, persons
from diagnostic.exchange.intake import Intake
from diagnostic.exchange.intake.rows import Progress, Values
from diagnostic.exchange.intake.submissions import Submission, opened, read, responses, steps
from diagnostic.exchange.intake.submissions.forms import Forms
from diagnostic.exchange.intake.submissions.pictures import Album
from diagnostic.exchange.intake.submissions.remarks import Remarks

ASKED_AFTER = 50
"""Submissions after which it is asked whether to go on."""


def take(
    paths: Iterable[Path],
    diagnostic: Diagnostic,
    catalogues: Catalogues,
    progress: Progress | None = None,
    today: dt.date | None = None,
    without: Collection[Path] = (),
) -> tuple[Intake, list[tuple[str, RepereError]]]:
    """Records of the submissions in files, folders and zips (but for the files of ``without``), which may be to any of
    the step forms and the community's own, and the files that cannot be used, each with the reason. A submission that
    came in before, by its instanceID, is refused; what cannot be used is listed. When nothing of what came in holds
    answers to a form that is known here, there are no rows and the first reason says so.
    """
    found = Intake()
    with opened(paths, without) as bundle:
        taking = _Taking(Forms(diagnostic, catalogues), Album(bundle, diagnostic), diagnostic, catalogues, found, today)
        try:
            for each in read(bundle, taking.forms.find):
                if progress and found.rows % ASKED_AFTER == 0 and not progress(found.rows, max(each.of, 1)):
                    return Intake(rows=found.rows, cancelled=True), []
                found.rows += 1
                taking.take(each)
            taking.end()
        except BadInput as reason:
            return Intake(), [(reason.arguments.get("file", ""), reason), *bundle.refused]
    return found, bundle.refused


class _Taking:
    """One import under way."""

    def __init__(
        self,
        forms: Forms,
        album: Album,
        diagnostic: Diagnostic,
        catalogues: Catalogues,
        found: Intake,
        today: dt.date | None,
    ) -> None:
        self.forms, self.album, self.found = forms, album, found
        self.diagnostic, self.catalogues = diagnostic, catalogues
        self.today = today or dt.date.today()
        self.values, self.remarks = Values(catalogues), Remarks(found)
        self.known = {each.instance_id for each in diagnostic.all(Response) if each.instance_id}
        self.same: Counter[str] = Counter()
        self.unknown: Counter[tuple[str, str]] = Counter()

    def take(self, submission: Submission) -> None:
        """Keep it or say why not."""
        self.remarks.about(submission)
        if submission.problem:
            self.remarks.refuse(submission.problem)
            return
        if submission.shape is None:
            self._refuse_unknown(submission)
            return
        asked_of_persons = persons.forbidden_headers(submission.unasked) if submission.unasked else ()
        if asked_of_persons:
            self.remarks.refuse("intake-row-persons", columns=", ".join(header for header, _ in asked_of_persons))
            return
        for each in submission.left_out:
            self.remarks.pass_on(each)
        if submission.unasked:
            self.remarks.note("intake-row-unasked", columns=_listed(submission.unasked))
        if submission.missing:
            self.remarks.note("intake-row-missing-columns", columns=_listed(submission.missing))
        key = submission.instance_id or self._told_by_answers(submission)
        if key in self.known:
            self.remarks.refuse("intake-row-came-before")
            return
        try:
            made = [before_saving(each, self.diagnostic, self.catalogues) for each in self._records(submission, key)]
        except RepereError as reason:
            self.remarks.refuse(reason.key, **reason.arguments)
            return
        if made:
            self.known.add(key)
            self.found.kept += made

    def _records(self, submission: Submission, key: str) -> list[Record]:
        assert submission.shape is not None
        sections = self.forms.sections(submission.shape)
        if sections:
            made = steps.take(submission, sections, self.values, self.diagnostic, self.catalogues, self.remarks)
            day = submission.answered_on or self.today
            return [*made, Response(instance_id=key, came_by="phone", answered_on=day)] if made else []
        own = self.forms.own(submission.shape)
        return responses.take(submission, key, own, self.album, self.remarks, self.today)

    def _refuse_unknown(self, submission: Submission) -> None:
        form, version = submission.form_id, submission.version
        self.unknown[form, version] += 1
        if self.forms.knows(form):
            self.remarks.refuse("intake-row-unknown-version", form=form, version=version)
        else:
            self.remarks.refuse("intake-row-unknown-form", form=form or "?")

    def _told_by_answers(self, submission: Submission) -> str:
        """What tells a submission without an instanceID from others: its answers, and which of those that say the same
        it is, so that a file that comes twice is kept once."""
        said = json.dumps([submission.form_id, submission.answers], sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
        self.same[digest] += 1
        return f"digest:{digest}:{self.same[digest]}"

    def end(self) -> None:
        """Raise ``BadInput`` when nothing was of a form that is known here."""
        self.remarks.end()
        if self.unknown and sum(self.unknown.values()) == self.found.rows:
            (form, version), name = next(iter(self.unknown)), self.found.refused[0].arguments["came_in"]
            if self.forms.knows(form):
                raise BadInput("intake-error-unknown-version", file=name, form=form, version=version)
            raise BadInput("intake-error-unknown-form", file=name, form=form or "?")


def _listed(names: tuple[str, ...], most: int = 12) -> str:
    return ", ".join(each[:60] for each in names[:most]) + (" …" if len(names) > most else "")
