"""Weighing what a child has asked us not to tell: what it holds back, from whom, and what the child is answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.domain.samtykkeforbehold import Forbehold, Oenske
from ui.i18n import tr
from ui.screens.samtykker.form_parts import contents_checks, recipients_checks
from ui.widgets.buttons import button, button_row
from ui.widgets.fields import text_area
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.text import Prose


class WeighPanel(QWidget):
    """Opens below the wish; it is kept when the child has been given an answer."""

    weighed = Signal(Forbehold)
    cancelled = Signal()

    def __init__(self, barn_id: str, wish: Oenske, today: Callable[[], date]) -> None:
        super().__init__()
        self._barn_id, self._wish, self._today = barn_id, wish, today
        self._what, self._whom = contents_checks(), recipients_checks()
        self._answer = text_area(lines=2)
        self.answer_row = FormRow(
            tr("Hva svarer dere barnet?"),
            self._answer,
            note=tr("Må fylles ut"),
            why=tr("Barnet skal alltid få et svar, også når ingenting holdes tilbake."),
        )
        self.confirm = button(tr("Lagre vurderingen"), "primary", "hand", self._on_confirm)
        lines = column(self, margins=(20, 16, 20, 16), spacing=16)
        lines.addWidget(
            Prose(tr("Hva betyr ønsket for det vi kan dele? Det barnet har bedt om, går foran et samtykke."), "", 1.4)
        )
        lines.addWidget(FormRow(tr("Dette skal vi ikke dele"), self._what, note=tr("Valgfritt")))
        why = tr("Uten noen krysset av gjelder det alle.")
        lines.addWidget(FormRow(tr("Ikke til disse"), self._whom, note=tr("Valgfritt"), why=why))
        lines.addWidget(self.answer_row)
        lines.addLayout(button_row(self.confirm, button(tr("Avbryt"), pressed=self.cancelled.emit)))

    def first(self) -> QWidget:
        """Return where one begins."""
        return self._what.first()

    def _on_confirm(self) -> None:
        if not self._answer.text().strip():
            self.answer_row.set_error(tr("Skriv hva dere svarer barnet."))
            self.answer_row.focus_field()
            return
        self.weighed.emit(
            Forbehold(
                id="",
                barn_id=self._barn_id,
                dato=self._today(),
                innhold=frozenset(map(Innhold, self._what.keys())),
                barnets_ord=self._wish.ord,
                mottakere=frozenset(map(Mottakerkategori, self._whom.keys())),
                kilde=self._wish.kilde,
                svar_til_barnet=self._answer.text().strip(),
            )
        )
