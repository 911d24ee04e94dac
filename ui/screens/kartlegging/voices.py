"""Two voices beside each other, the child's and the adults', equal in size; neither ever touches the other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.svar import Svar
from ui.i18n import tr
from ui.widgets.fields import TextArea, text_area
from ui.widgets.layout import Fold
from ui.widgets.surfaces import Voice


class Voices(QWidget):
    """`typed` carries the words and whether the child said them. A voice without a head is not asked for."""

    typed = Signal(str, bool)

    def __init__(self, child_head: str, adult_head: str, svar: Svar) -> None:
        super().__init__()
        self._fold = Fold(spacing=16, below_spacing=16)
        self.setLayout(self._fold)
        self._child = self._make(child_head, child=True) if child_head else None
        self._adult = self._make(adult_head, child=False) if adult_head else None
        self.show_words(svar)
        for area, told in ((self._child, self._on_child_typed), (self._adult, self._on_adult_typed)):
            if area is not None:
                area.textChanged.connect(told)

    def show_words(self, svar: Svar) -> None:
        """Show the words as they stand; words that are being written are not touched."""
        for area, text in ((self._child, svar.barnets_ord), (self._adult, svar.voksnes_observasjon)):
            if area is not None and area.text() != text:
                area.blockSignals(True)
                area.set_text(text)
                area.blockSignals(False)

    def first(self) -> TextArea | None:
        """Return where the child's words are written, else the adults'."""
        return self._child or self._adult

    def _make(self, head: str, *, child: bool) -> TextArea:
        voice = Voice(head, tr("Valgfritt"), child=child)
        area = text_area(child=child)
        area.setAccessibleName(head)
        voice.body.addWidget(area)
        self._fold.add(voice, 1)
        return area

    def _on_child_typed(self) -> None:
        if self._child is not None:
            self.typed.emit(self._child.text(), True)

    def _on_adult_typed(self) -> None:
        if self._adult is not None:
            self.typed.emit(self._adult.text(), False)
