"""«Er barnet tilbudt å snakke alene?», with the reason where it was not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.widgets.choices import Radios
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import column

_YES, _NO = "ja", "nei"


class Alenesamtale(QWidget):
    """«ja», «nei» or «nei: » with the reason, as it is kept."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._alone = Radios([(_YES, tr("Ja")), (_NO, tr("Nei"))], tiles=True)
        self._why = line_edit()
        optional = tr("Valgfritt")
        self._why_row = FormRow(tr("Hvorfor ikke?"), self._why, note=optional)
        lines = column(self, spacing=20)
        lines.addWidget(FormRow(tr("Er barnet tilbudt å snakke alene?"), self._alone, note=optional))
        lines.addWidget(self._why_row)
        self._alone.changed.connect(self._on_chosen)
        self._why.textChanged.connect(self.changed)

    def text(self) -> str:
        """Return what is kept."""
        key, why = self._alone.key(), self._why.text().strip()
        return f"{key}: {why}" if key == _NO and why else key

    def set_text(self, text: str) -> None:
        """Show what was kept."""
        key, _, why = text.partition(": ")
        self._alone.choose(key)
        self._why.setText(why)
        self._why_row.setVisible(key == _NO)

    def _on_chosen(self, key: str) -> None:
        self._why_row.setVisible(key == _NO)
        self.changed.emit()


def alene_words(text: str) -> str:
    """Return what was kept as a sentence."""
    key, _, why = text.partition(": ")
    if key == _YES:
        return tr("Barnet er tilbudt å snakke alene.")
    if key != _NO:
        return tr("Det er ikke ført om barnet er tilbudt å snakke alene.")
    if why:
        return tr("Barnet er ikke tilbudt å snakke alene: {hvorfor}", hvorfor=why)
    return tr("Barnet er ikke tilbudt å snakke alene.")
