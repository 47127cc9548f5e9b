"""Pictures that come with submissions: drawn anew, bounded, and only where the form asks for a place or document."""

from diagnostic.domain.diagnostic import Diagnostic
from diagnostic.domain.errors import RepereError
from diagnostic.domain.records import Picture
from diagnostic.domain.safeguards import pictures
from diagnostic.exchange.intake.submissions.bundle import Bundle
from diagnostic.exchange.intake.submissions.shape import Submission
from diagnostic.questionnaire.form import Question, Questionnaire
from diagnostic.questionnaire.pictures import clean_picture, may_show

MOST_BYTES = 20 * 2**20
"""Bytes of one photo as it comes."""
RECORDINGS = {"audio", "video"}
UPLOADS = {"image", "file", *RECORDINGS}
"""Kinds of questions that are answered with a file."""


class Album:
    """The pictures of one import, as many as a diagnostic may hold."""

    def __init__(self, bundle: Bundle, diagnostic: Diagnostic) -> None:
        self._bundle = bundle
        self._left = pictures.MOST_BYTES - sum(len(each.content or b"") for each in diagnostic.all(Picture))
        self._may: dict[str, bool] = {}

    def take(
        self, name: str, question: Question, questionnaire: Questionnaire, submission: Submission, response: str
    ) -> tuple[Picture | None, str]:
        """The picture that an answer names, or None and the message that says why it is not kept."""
        if question.kind in RECORDINGS:
            return None, "intake-row-recording"
        if question.kind != "image":
            return None, "intake-row-file"
        if not self._may_show(question, questionnaire):
            return None, "intake-row-picture-of-what"
        if not self._left:
            return None, "intake-row-pictures-full"
        folder = submission.name.rpartition("/")[0] if submission.name.endswith(".xml") else ""
        found = self._bundle.attachment(name, folder, submission.instance_id)
        if found is None:
            return None, "intake-row-picture-missing"
        try:
            content, suffix = clean_picture(found.read(MOST_BYTES), pictures.LONGEST_SIDE)
        except RepereError:
            return None, "intake-row-picture-unreadable"
        if len(content) > self._left:
            self._left = 0  # so that no more are drawn in vain
            return None, "intake-row-pictures-full"
        self._left -= len(content)
        return Picture(response=response, question=question.name, content=content), suffix

    def _may_show(self, question: Question, questionnaire: Questionnaire) -> bool:
        if question.ref not in self._may:
            self._may[question.ref] = may_show(question, questionnaire)
        return self._may[question.ref]
