"""Undo and redo of a draft: drafts never change, so that going back is keeping the ones before."""

from diagnostic.questionnaire.editor.draft import Draft

MOST = 500
"""Steps that are kept: drafts share what did not change, so that each costs little."""


class History:
    """The drafts before and after the one in use (``now``)."""

    def __init__(self, draft: Draft) -> None:
        self.now = self.saved = draft
        self._before: list[Draft] = []
        self._after: list[Draft] = []
        self._typing: object = None

    def keep(self, draft: Draft, typing: object = None) -> None:
        """Use another draft. Edits one after the other with the same ``typing`` (letters typed in one cell) are taken
        back together."""
        if draft is self.now:
            return
        if typing is None or typing != self._typing:
            self._before = [*self._before[-MOST:], self.now]
        self._typing, self._after, self.now = typing, [], draft

    def pause(self) -> None:
        """What is typed from now on is taken back by itself."""
        self._typing = None

    def undo(self) -> None:
        """Go one back."""
        if self._before:
            self._after.append(self.now)
            self.now, self._typing = self._before.pop(), None

    def redo(self) -> None:
        """Go forth again."""
        if self._after:
            self._before.append(self.now)
            self.now, self._typing = self._after.pop(), None

    def mark_saved(self) -> None:
        """The draft in use is safe in a file."""
        self.saved, self._typing = self.now, None

    @property
    def can_undo(self) -> bool:
        """Whether there is one to go back to."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is one to go forth to."""
        return bool(self._after)

    @property
    def changed(self) -> bool:
        """Whether something is not in a file yet."""
        return self.now is not self.saved
