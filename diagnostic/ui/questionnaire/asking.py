"""What all questions on screen share: the answers, the language, files, positions; and what they tell the view."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from diagnostic.domain.catalogue import Lang
from diagnostic.language import text
from diagnostic.questionnaire.answering import Answering, Node
from diagnostic.questionnaire.form import Question
from diagnostic.shipped import catalogues
from diagnostic.ui.widgets.files import Files


class Asking(QObject):
    """One filling-in on screen. Positions are those of the ``Answering`` (``/data/camp[2]/name``)."""

    answered = Signal(str, object)
    unknown_set = Signal(str, bool)
    add_wanted = Signal(str)
    """A repeat is to have one more instance, after the others."""
    remove_wanted = Signal(str)
    """An instance is to go."""
    map_wanted = Signal(object)
    """A way of answering with ``places()`` and ``put()`` wants the map."""
    next_wanted = Signal(str)
    """This question is done: go to the next one."""

    def __init__(
        self,
        answering: Answering,
        lang: Lang,
        files: Files,
        media: Callable[[str], bytes | None],
        *,
        near: Callable[[], bytes | None],
        precision: str,
        has_map: bool,
        allow_signatures: bool,
        refuses: Callable[[Question], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.answering, self.lang, self.files, self.media = answering, lang, files, media
        self.near, self.precision, self.has_map = near, precision, has_map
        self.allow_signatures, self.refuses = allow_signatures, refuses
        self.nodes: dict[str, Node] = {}
        """All there is to ask as the answers stand, by position."""
        self.renew()

    def renew(self) -> list[Node]:
        """Take the form anew as the answers stand: instances of repeats have come or gone."""
        tree = self.answering.tree()
        self.nodes = {node.position: node for node in _walk(tree)}
        return tree

    def text(self, key: str, **arguments: Any) -> str:
        """A message in the language of the window."""
        return text(key, self.lang, **arguments)

    def kept(self) -> str:
        """How finely positions are kept, in words."""
        label = catalogues().label("choices:precision", self.precision, self.lang)
        return self.text("view-kept", precision=label)


def _walk(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)
