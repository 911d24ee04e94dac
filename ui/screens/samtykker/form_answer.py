"""Yes or no, equally large; then what for and until when, or what would make it a yes and when to ask again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.samtykker.form_model import JA, NEI, Feil, Utfylt
from ui.screens.samtykker.form_parts import CARD
from ui.widgets.choices import CheckBox, Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import line_edit, text_area
from ui.widgets.form import FormRow
from ui.widgets.surfaces import Card


class AnswerPart(Card):
    """The answer itself, with what belongs to it."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(CARD, 20)
        self._answer = Radios([(JA, tr("Ja")), (NEI, tr("Nei"))], tiles=True)
        self.answer_row = FormRow(tr("Hva er svaret?"), self._answer, note=tr("Må fylles ut"))
        self._purpose, self._witness = line_edit(), line_edit()
        self._until, self._again = DateField(today, ahead=False), DateField(today, ahead=False)
        self._until_move = CheckBox(tr("Gjelder til barnet flytter"))
        self._reason, self._yes_if = text_area(lines=2), text_area(lines=2)
        self._helped, self._helped_not = line_edit(), line_edit()
        self._help_now = CheckBox(tr("Vil ha hjelp nå: minn oss på det i dag"))
        optional = tr("Valgfritt")
        self.until_row = FormRow(
            tr("Gjelder til"),
            self._until,
            note=optional,
            why=tr("Uten dato gjelder det til det blir trukket."),
        )
        self.again_row = FormRow(tr("Når kan vi spørre igjen?"), self._again, note=optional)
        self._after_yes: tuple[QWidget, ...] = (
            FormRow(tr("Hva skal det brukes til?"), self._purpose, note=optional),
            self.until_row,
            self._until_move,
            FormRow(tr("Var noen vitne?"), self._witness, note=optional),
        )
        why_not = tr("Ingen må forklare et nei.")
        self._after_no: tuple[QWidget, ...] = (
            FormRow(tr("Hvorfor ikke?"), self._reason, note=optional, why=why_not),
            FormRow(tr("Hva kunne gjort det til et ja?"), self._yes_if, note=optional),
            FormRow(tr("Hva har hjulpet før?"), self._helped, note=optional),
            FormRow(tr("Hva har ikke hjulpet?"), self._helped_not, note=optional),
            self.again_row,
            self._help_now,
        )
        self.add(self.answer_row, *self._after_yes, *self._after_no)
        self._connect()

    def show_form(self, utfylt: Utfylt) -> None:
        """Show what is written, and only what belongs to the answer."""
        self._answer.choose(utfylt.svar)
        self._purpose.setText(utfylt.formaal)
        self._witness.setText(utfylt.vitne)
        self._until.line.setText(utfylt.gyldig_til)
        self._until_move.setChecked(utfylt.til_flytting)
        self._reason.set_text(utfylt.avslagsgrunn)
        self._yes_if.set_text(utfylt.ja_hvis)
        self._helped.setText(utfylt.hjalp)
        self._helped_not.setText(utfylt.hjalp_ikke)
        self._again.line.setText(utfylt.spoer_igjen)
        self._help_now.setChecked(utfylt.vil_ha_hjelp)
        self._show_what_follows()

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place."""
        self.answer_row.set_error(feil.svar)
        self.until_row.set_error(feil.gyldig_til)
        self.again_row.set_error(feil.spoer_igjen)

    def typed(self) -> dict[str, object]:
        """Return the fields of the form that stand here."""
        return {
            "svar": self._answer.key(),
            "formaal": self._purpose.text(),
            "vitne": self._witness.text(),
            "gyldig_til": self._until.line.text(),
            "til_flytting": self._until_move.isChecked(),
            "avslagsgrunn": self._reason.text(),
            "ja_hvis": self._yes_if.text(),
            "hjalp": self._helped.text(),
            "hjalp_ikke": self._helped_not.text(),
            "spoer_igjen": self._again.line.text(),
            "vil_ha_hjelp": self._help_now.isChecked(),
        }

    def _connect(self) -> None:
        self._answer.changed.connect(self._on_answer)
        for field in (self._purpose, self._witness, self._reason, self._yes_if, self._helped, self._helped_not):
            field.textChanged.connect(self.changed)
        for day in (self._until, self._again):
            day.changed.connect(self.changed)
        for box in (self._until_move, self._help_now):
            box.toggled.connect(self.changed)

    def _show_what_follows(self) -> None:
        said_no = self._answer.key() == NEI
        for piece in self._after_yes:
            piece.setVisible(not said_no)
        for piece in self._after_no:
            piece.setVisible(said_no)

    def _on_answer(self) -> None:
        self._show_what_follows()
        self.changed.emit()
