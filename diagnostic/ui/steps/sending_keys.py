"""The part of the review where people say to which region, and by which key of the community."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from diagnostic.domain.records import Release, Sending
from diagnostic.exchange.keys import ring
from diagnostic.exchange.keys.pairs import PublicKey
from diagnostic.exchange.release import is_named
from diagnostic.language import text
from diagnostic.ui import language
from diagnostic.ui.dialogs.frame import asked, choices, columns_of, passphrase_asked
from diagnostic.ui.document import Document
from diagnostic.ui.look import beside, button, said
from diagnostic.ui.widgets.key_card import KeyCard


class SendingKeys(QWidget):
    """Two choices with what they mean. ``changed`` when either did."""

    changed = Signal()

    def __init__(self, parent: Any, document: Document) -> None:
        super().__init__(parent)
        self.document = document
        self.release: Release | None = None
        lang = language.language()
        both = QBoxLayout(columns_of(self), self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(24)
        to, by = QVBoxLayout(), QVBoxLayout()
        both.addLayout(to, 1)
        both.addLayout(by, 1)
        self.regions, self.card = choices([]), KeyCard(lang)
        to.addLayout(asked(text("release-which-region", lang), self.regions, text("release-which-region-about", lang)))
        self.add_region = button(text("release-accept", lang), self._accept)
        to.addLayout(beside(self.add_region))
        to.addWidget(self.card)
        self.other_name = said("", "warning")
        to.addWidget(self.other_name)
        to.addStretch(1)
        self.own, self.own_card = choices([]), KeyCard(lang)
        by.addLayout(asked(text("release-which-own", lang), self.own, text("release-which-own-about", lang)))
        self.new_key = button(text("release-key-new", lang), lambda: self._make(False))
        self.typed_key = button(text("release-key-typed", lang), lambda: self._make(True))
        by.addLayout(beside(self.new_key, self.typed_key))
        self.locked, self.passphrase = passphrase_asked(text("release-passphrase", lang))
        by.addWidget(self.locked)
        by.addWidget(self.own_card)
        self.print_kit = said(text("release-print-kit", lang), "warning")
        self.print_kit.hide()
        by.addWidget(self.print_kit)
        by.addStretch(1)
        self._regions: list[PublicKey] = []
        self._own: list[ring.Kept] = []
        for box in (self.regions, self.own):
            box.currentIndexChanged.connect(lambda _: self._show())
        self._fill()

    def _fill(self, region: str = "", own: str = "") -> None:
        """Read the keys again; choose these, else those used last."""
        sent = sorted(self.document.diagnostic.all(Sending), key=lambda each: each.sequence or 0)
        region = region or (self.region.key if self.region else "") or (sent[-1].region if sent else "")
        own = own or (self.signer.public.key if self.signer else "") or (sent[-1].signer if sent else "")
        self._regions, self._own = ring.accepted("region"), ring.kept("community")
        lang = language.language()
        for box, keys, chosen, none in (
            (self.regions, self._regions, region, "release-no-region"),
            (self.own, [each.public for each in self._own], own, "release-no-own"),
        ):
            box.blockSignals(True)
            box.clear()
            for key in keys:
                box.addItem(key.name, key.key)
            if not keys:
                box.addItem(text(none, lang), "")
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.setEnabled(bool(keys))
            box.blockSignals(False)
        self._show()

    def under(self, release: Release) -> None:
        """Say when the chosen key bears another name than the recipient of this release."""
        self.release = release
        self._show()

    def _show(self) -> None:
        region, signer = self.region, self.signer
        self.card.show_key(region)
        release, lang = self.release, language.language()
        other = region is not None and release is not None and not is_named(release, region)
        if region and release and other:
            self.other_name.setText(text("release-other-name", lang, recipient=release.recipient, name=region.name))
        self.other_name.setVisible(other)
        self.own_card.show_key(signer.public if signer else None)
        self.locked.setVisible(signer is not None and signer.locked)
        self.changed.emit()

    @property
    def region(self) -> PublicKey | None:
        """The chosen region's key."""
        return next((each for each in self._regions if each.key == self.regions.currentData()), None)

    @property
    def signer(self) -> ring.Kept | None:
        """The chosen key of the community."""
        return next((each for each in self._own if each.public.key == self.own.currentData()), None)

    @property
    def ready(self) -> bool:
        """Whether both are chosen."""
        return self.region is not None and self.signer is not None

    def _accept(self) -> None:
        from diagnostic.ui.dialogs import accept_key

        accept_key.show(self.window(), self.document, "region", lambda key: self._fill(region=key.key))

    def _make(self, from_paper: bool) -> None:
        from diagnostic.ui.dialogs import new_key

        def made(one: ring.Kept) -> None:
            self._fill(own=one.public.key)
            self.print_kit.setVisible(not from_paper)

        new_key.show(self.window(), self.document, "community", from_paper, made)
