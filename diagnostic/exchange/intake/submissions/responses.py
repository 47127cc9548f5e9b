"""Submissions of a community's own forms: each becomes a ``Response``, as if it had been filled in on screen.

The engine goes through every one: what the form computes is computed again from the generalised positions (M01), and
what it does not ask, given the other answers, is not kept. Nothing disappears without a remark.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from diagnostic.domain.errors import Refused
from diagnostic.domain.records import Picture, Record
from diagnostic.domain.safeguards import answers, persons
from diagnostic.exchange.intake.submissions.forms import COMPUTED, Own, names_of
from diagnostic.exchange.intake.submissions.pictures import UPLOADS, Album
from diagnostic.exchange.intake.submissions.remarks import Remarks
from diagnostic.exchange.intake.submissions.shape import Path as Names
from diagnostic.exchange.intake.submissions.shape import Submission
from diagnostic.questionnaire import stored
from diagnostic.questionnaire.answering import Answering
from diagnostic.questionnaire.form import Question
from diagnostic.questionnaire.own_forms import begun, response_of

PLACES = {"geopoint", "geotrace", "geoshape"}
_MOMENTS = {"timestamp", "date"}
_FINE = re.compile(r"\d+\.\d{3,}")
"""A degree to a hundred metres or less."""
_SHOWN = 60
"""Letters of a value that a remark repeats."""


def take(
    submission: Submission,
    key: str,
    own: Own,
    album: Album,
    remarks: Remarks,
    today: dt.date,
    *,
    came_by: str = "phone",
    unknown: Iterable[str] = (),
) -> list[Record]:
    """The response that a submission is, with ``key`` as its instanceID, and its pictures; nothing when it has no
    answer that can be read. ``unknown`` are positions that people answered "we do not know". Values that are left out
    are remarked on. Raises ``Refused`` or ``BadSubmission`` when it cannot be kept."""
    day = submission.answered_on or today
    response = replace(begun(own.form, came_by, day), instance_id=key)
    given = _Given(submission, own, album, remarks, response.id)
    values = given.checked(submission.answers, ())
    if not unknown and all(own.questions[each].kind in COMPUTED for each in given.came):
        remarks.refuse("intake-row-no-answers")
        return []
    moment = dt.datetime.combine(day, dt.time(12)).astimezone()
    answering = Answering.from_values(own.questionnaire, values, unknown=unknown, clock=lambda: moment)
    given.look_again(answering)
    response = response_of(answering, response)
    kept = dict(_leaves(response.extra))
    for path, _ in _leaves(values):
        if path not in kept and own.questions[_names(path)].kind not in COMPUTED:
            remarks.note("intake-row-not-asked", question=str(path[-1]))
    for finding in persons.findings(response):
        remarks.note("intake-row-check-text", field=finding.field.removeprefix("extra."))
    files = set(filter(lambda each: isinstance(each, str), kept.values()))
    return [response, *(picture for name, picture in given.pictures if name in files)]


class _Given:
    """The answers of one submission, looked at one by one."""

    def __init__(self, submission: Submission, own: Own, album: Album, remarks: Remarks, response: str) -> None:
        self.submission, self.own, self.album, self.remarks = submission, own, album, remarks
        self.response = response
        self.came: set[Names] = set()
        self.pictures: list[tuple[str, Picture]] = []
        self.fine: set[str] = set()

    def checked(self, found: dict[str, Any], around: Names) -> dict[str, Any]:
        """The answers that can be read, nested as they came."""
        made: dict[str, Any] = {}
        for name, each in found.items():
            path = (*around, name)
            if isinstance(each, dict):
                made[name] = self.checked(each, path)
            elif isinstance(each, list):
                made[name] = [self.checked(one, path) for one in each]
            elif path in self.own.questions and (written := self._answer(self.own.questions[path], path, each)):
                made[name] = written
                self.came.add(path)
        return made

    def _answer(self, question: Question, path: Names, written: str) -> str:
        """The answer as it may stand in the form; empty when it cannot."""
        if question.kind in UPLOADS:
            return self._picture(question, written)
        if question.kind in PLACES:
            try:
                safe = answers.generalised(written)
                self.fine.update(set(_FINE.findall(written)) - set(_FINE.findall(safe)))
                return safe
            except Refused as reason:
                self.remarks.note(reason.key, **reason.arguments)
            except ValueError:
                self._left(question, written)
            return ""
        known = self.own.names.get(path)
        if known is not None:
            several = question.kind in stored.LISTS
            chosen = written.split() if several else [written]
            for each in chosen:
                if each not in known:
                    self.remarks.note("intake-row-choice", question=question.name, value=each[:_SHOWN])
            return " ".join(each for each in chosen if each in known)
        try:
            stored.read(question.kind, question.type, written)
        except (ValueError, OverflowError):
            self._left(question, written)
            return ""
        return written

    def _left(self, question: Question, written: str) -> None:
        self.remarks.note("intake-row-answer", question=question.name, value=written[:_SHOWN])

    def _picture(self, question: Question, written: str) -> str:
        picture, said = self.album.take(written, question, self.own.questionnaire, self.submission, self.response)
        if picture is None:
            self.remarks.note(said, question=question.name, value=written[:_SHOWN])
            return ""
        self.pictures.append((picture.id + said, picture))
        return picture.id + said

    def look_again(self, answering: Answering) -> None:
        """Remark on answers that the form's own rules do not allow, and empty what may not stand: a moment that no
        telephone gave, and what was computed from a position before it was generalised."""
        for node in list(answering.document.walk()):
            if not node.text or node.shape is None or node.children:
                continue
            bind = node.shape.bind
            if bind is not None and bind.preload in _MOMENTS and names_of(node.shape.ref) not in self.came:
                answering.write(node.ref, "")
            elif self.fine and self.fine & set(_FINE.findall(node.text)):
                answering.write(node.ref, "")
                self.remarks.note("intake-row-exact-position", question=node.name)
            elif node.relevant and not node.valid:
                self.remarks.note("intake-row-rule", question=node.name, value=node.text[:_SHOWN])


def _leaves(found: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Each answer by its path; instances of repeats are numbered."""
    if isinstance(found, dict):
        for name, each in found.items():
            yield from _leaves(each, (*path, name))
    elif isinstance(found, list | tuple) and any(isinstance(each, dict) for each in found):
        for number, each in enumerate(found):
            yield from _leaves(each, (*path, number))
    elif not (isinstance(found, list | tuple) and not found):
        yield path, found


def _names(path: tuple[str | int, ...]) -> Names:
    return tuple(each for each in path if isinstance(each, str))
