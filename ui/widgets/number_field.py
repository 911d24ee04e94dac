"""A telephone number that a house has or has not."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.i18n import tr
from ui.widgets.choices import CheckBox
from ui.widgets.fields import line_edit
from ui.widgets.layout import Fold
from ui.widgets.tab_order import Compound


class NumberField(Compound):
    """A number, or that there is none here; `changed` tells that either is another."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = line_edit()
        self._none = CheckBox(tr("Finnes ikke hos oss"))
        self._none.setAccessibleName(tr("{name} finnes ikke hos oss", name=name))
        across = Fold(spacing=16, below_spacing=4, centred=True)
        across.add(self.line, 1)
        across.add(self._none)
        self.setLayout(across)
        self._none.toggled.connect(self._on_none)
        self.line.textChanged.connect(self.changed)

    def answer(self) -> tuple[str, bool]:
        """Return what is typed, and whether there is none."""
        return self.line.text().strip(), self._none.isChecked()

    def set_answer(self, nummer: str, *, finnes_ikke: bool) -> None:
        """Show an answer."""
        self.line.setText(nummer)
        self._none.setChecked(finnes_ikke)

    def _on_none(self, on: bool) -> None:
        self.line.setEnabled(not on)
        self.changed.emit()
