"""Ending a consent: who, today, one press. Nobody is asked why; what has been shared already is said first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from helseansvarlig.domain.dokument import Dokumenttype
from helseansvarlig.domain.samtykketrekk import AltDelt
from ui.dates import short_date
from ui.i18n import tr, tr_marked
from ui.screens.samtykker.model import Rad
from ui.type_words import DOKUMENTER
from ui.widgets.buttons import button, button_row
from ui.widgets.choices import Radios
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.text import Heading, Prose


class WithdrawPanel(QWidget):
    """Opens below the consent it is about; who gave it is chosen beforehand."""

    withdrawn = Signal(str, str, str)  # consent, by whom, what was explained
    cancelled = Signal()

    def __init__(self, row: Rad, shared: Iterable[AltDelt]) -> None:
        super().__init__()
        self._samtykke_id = row.samtykke_id
        self._who = Radios(list(row.kan_trekke), row.gitt_av)
        self._explained = line_edit()
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
        lines.addLayout(_already(list(shared)))
        lines.addWidget(FormRow(tr("Hva er forklart om følgene?"), self._explained, note=tr("Valgfritt")))
        lines.addLayout(button_row(self.confirm, button(tr("Avbryt"), pressed=self.cancelled.emit)))

    def _on_confirm(self) -> None:
        self.withdrawn.emit(self._samtykke_id, self._who.key(), self._explained.text())


def _already(shared: list[AltDelt]) -> QVBoxLayout:
    """Return what has left the house on the consent, so that nobody thinks it can be called back."""
    lines = column(spacing=4)
    if not shared:
        lines.addWidget(Prose(tr("Ingenting er skrevet ut, lagret eller sendt på dette samtykket."), "", 1.4))
        return lines
    lines.addWidget(Heading(tr("Dette er alt delt"), "strong"))
    for one in shared:
        what = tr_marked(DOKUMENTER[Dokumenttype(one.hva)])
        words = tr("{what} til {whom}, {date}", what=what, whom=one.navn, date=short_date(one.dato))
        lines.addWidget(Prose(words, "", 1.4))
    lines.addWidget(Prose(tr("Når samtykket er trukket, minner lista deg på å si fra til dem."), "subtle", 1.4))
    return lines
