"""Ending a consent: who, today, one press. Nobody is asked why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.samtykker.model import Rad, person_words
from ui.widgets.buttons import button, button_row
from ui.widgets.choices import Radios
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.text import Prose


class WithdrawPanel(QWidget):
    """Opens below the consent it is about; who gave it is chosen beforehand."""

    withdrawn = Signal(str, str)
    cancelled = Signal()

    def __init__(self, row: Rad) -> None:
        super().__init__()
        self._samtykke_id = row.samtykke_id
        self._who = Radios([(name, person_words(name)) for name in row.kan_trekke], row.gitt_av)
        self.confirm = button(tr("Trekk samtykket"), "primary", "circle-pause", self._on_confirm)
        lines = column(self, margins=(20, 16, 20, 16), spacing=16)
        lines.addWidget(FormRow(tr("Hvem trekker samtykket?"), self._who))
        lines.addWidget(
            Prose(
                tr(
                    "Fra i dag deles ikke mer på dette samtykket. Det som alt er delt, har mottakeren. "
                    "Du kan angre, og dere kan svare ja igjen når som helst."
                ),
                "subtle",
                1.4,
            )
        )
        lines.addLayout(button_row(self.confirm, button(tr("Avbryt"), pressed=self.cancelled.emit)))

    def _on_confirm(self) -> None:
        self.withdrawn.emit(self._samtykke_id, self._who.key())
