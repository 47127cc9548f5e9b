"""Map packs: look at those kept on this computer, add one from a USB stick, remove one."""

from pathlib import Path
from typing import Any

from diagnostic.language import decimal, text
from diagnostic.mapping import packs
from diagnostic.ui import jobs, language
from diagnostic.ui.dialogs.frame import Frame, chosen, fill, table
from diagnostic.ui.dialogs.new_diagnostic import ask_which
from diagnostic.ui.document import Document
from diagnostic.ui.look import said


class MapPacks(Frame):
    """The packs, by title. They belong to the computer and not to one diagnostic."""

    def __init__(self, parent: Any) -> None:
        lang = language.language()
        super().__init__(parent, text("packs-title", lang), text("packs-about", lang), wide=100, high=28)
        heads = [text(f"packs-column-{each}", lang) for each in ("title", "kind", "size", "attribution")]
        self.table = table(heads, self.windowTitle(), (4, 3, 1, 4))
        self.outcome = said("", "good")
        self.outcome.hide()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.outcome)
        self.add_button(text("packs-help", lang), self._help)
        self.take = self.add_button(text("packs-remove", lang), self._remove)
        self.pick = self.add_button(text("packs-add", lang), self._pick, "primary")
        self.add_close()
        self.table.itemSelectionChanged.connect(lambda: self.take.setEnabled(bool(chosen(self.table))))
        self._fill()

    def _fill(self, pack_id: str = "") -> None:
        lang, found = language.language(), packs.kept()
        rows = [
            (
                each.title,
                text(f"packs-kind-{each.kind}", lang, count=each.count),
                text("packs-size", lang, megabytes=decimal(each.size / 1e6, lang)),
                each.attribution or text("packs-attribution-none", lang),
            )
            for each in found
        ]
        fill(self.table, rows, [each.id for each in found])
        at = next((row for row, each in enumerate(found) if each.id == pack_id), 0)
        self.table.selectRow(at if found else -1)
        self.take.setEnabled(bool(found))
        if not found:
            self._say(text("packs-none", lang))

    def _say(self, words: str) -> None:
        self.tell("")
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))

    def _pick(self) -> None:
        kinds = " ".join(f"*{each}" for each in packs.SUFFIXES)
        ask_which(self, text("packs-add", language.language()), kinds, self.add)

    def add(self, path: Path) -> None:
        """Check and copy a map off the window's thread."""
        lang = language.language()
        self._say("")

        def done(pack: packs.Pack) -> None:
            self._fill(pack.id)
            self._say(text("packs-added", lang, title=pack.title))
            self._show_on_maps()

        jobs.run(self, text("packs-adding", lang), lambda progress: packs.add(path, progress), done, self.tell)

    def _remove(self) -> None:
        pack = packs.find(chosen(self.table))
        if pack is None:
            return
        try:
            packs.remove(pack.id)
        except packs.BadPack as reason:
            self.tell(reason)
            return
        self._fill()
        self._say(text("packs-removed", language.language(), title=pack.title))
        self._show_on_maps()

    def _show_on_maps(self) -> None:
        from diagnostic.ui.map_view import MapView

        for each in self.home.findChildren(MapView) if self.home is not None else ():
            each.send_packs()

    def _help(self) -> None:
        from diagnostic.ui.dialogs import reading

        reading.show(self, None, "map-packs")


def show(parent: Any, document: Document | None) -> MapPacks:
    """Show them."""
    dialog = MapPacks(parent)
    dialog.open()
    return dialog
