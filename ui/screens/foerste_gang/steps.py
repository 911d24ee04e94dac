"""The forms of the five steps; each checks itself when «Neste» is pressed and sends what it holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from helseansvarlig.domain.lokalnummer import can_be_dialled
from ui.i18n import tr
from ui.screens.foerste_gang.presenter import Numre, NyInstitusjon
from ui.widgets.buttons import button, button_row
from ui.widgets.centre import enter_presses
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import Fold, column, own_height
from ui.widgets.new_password import NewPassword
from ui.widgets.number_field import NumberField
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Heading, Prose

COUNTRY_S_OWN = "116 117"
"""What stands in the field of legevakt from the beginning."""


class InstitusjonStep(QWidget):
    """Which house, and who you are."""

    done = Signal(NyInstitusjon)
    restore_pressed = Signal()

    def __init__(self, orgnr_warning: Callable[[str], str]) -> None:
        super().__init__()
        self._orgnr_warning = orgnr_warning
        must, free = tr("Må fylles ut"), tr("Valgfritt")
        self._navn, self._enhet, self._orgnr, self._bruker = (line_edit() for _ in range(4))
        self._rolle = Choice(
            [("helseansvarlig", tr("Helseansvarlig")), ("stedfortreder", tr("Stedfortreder"))], "helseansvarlig"
        )
        self._navn_row = FormRow(tr("Institusjonens navn"), self._navn, note=must)
        self._orgnr_row = FormRow(tr("Organisasjonsnummer"), self._orgnr, note=free)
        self._bruker_row = FormRow(tr("Navnet ditt"), self._bruker, note=must)
        self._summary = ErrorSummary()
        lines = column(self, margins=(3, 0, 3, 0), spacing=16)
        text = tr("Fem korte steg. Ingenting lagres på maskinen før du har passord og gjenopprettingsark.")
        lines.addWidget(_head(tr("Velkommen"), text))
        lines.addWidget(self._navn_row)
        lines.addLayout(_pair(FormRow(tr("Avdeling"), self._enhet, note=free), self._orgnr_row))
        lines.addLayout(_pair(self._bruker_row, FormRow(tr("Rollen din"), self._rolle)))
        lines.addWidget(self._summary)
        following = button(tr("Neste"), "primary", "arrow-right", self._on_next)
        restore = button(tr("Hent fra sikkerhetskopi"), "quiet", pressed=self.restore_pressed.emit)
        lines.addLayout(button_row(following, restore))
        lines.addStretch(1)
        enter_presses(self, following)
        self._orgnr.editingFinished.connect(self._on_orgnr_left)

    def first(self) -> QWidget:
        """Return the field to stand in."""
        return self._navn

    def _on_orgnr_left(self) -> None:
        self._orgnr_row.set_echo(self._orgnr_warning(self._orgnr.text()), "triangle-alert", "warning_icon")

    def _on_next(self) -> None:
        self._navn_row.set_error("" if _text(self._navn) else tr("Skriv navnet på institusjonen."))
        self._bruker_row.set_error("" if _text(self._bruker) else tr("Skriv navnet ditt."))
        if not self._summary.show_for([self._navn_row, self._bruker_row]):
            self.done.emit(
                NyInstitusjon(
                    _text(self._navn),
                    _text(self._enhet),
                    "".join(self._orgnr.text().split()),
                    _text(self._bruker),
                    self._rolle.key(),
                )
            )


class NumreStep(QWidget):
    """Whom to call when something is urgent: known before the first child is written in."""

    done = Signal(Numre)
    back_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, NumberField] = {}
        self._rows: dict[str, FormRow] = {}
        self._legevakt = line_edit(COUNTRY_S_OWN)
        self._legevakt_row = FormRow(
            tr("Telefon til legevakta der dere er"), self._legevakt, note=tr("Må fylles ut"),
            why=tr("Landsdekkende 116 117 virker også."),
        )  # fmt: skip
        self._summary = ErrorSummary()
        lines = column(self, margins=(3, 0, 3, 0), spacing=16)
        text = tr("Vises med en gang noe haster, også uten nett. Flere numre og endringer gjør du i innstillingene.")
        lines.addWidget(_head(tr("Hvem ringer dere?"), text))
        self._lines = column(spacing=16)
        lines.addLayout(self._lines)
        lines.addWidget(self._legevakt_row)
        lines.addWidget(self._summary)
        following = button(tr("Neste"), "primary", "arrow-right", self._on_next)
        lines.addLayout(button_row(following, button(tr("Tilbake"), pressed=self.back_pressed.emit)))
        lines.addStretch(1)
        self._following = following

    def show_numbers(self, asked: list[tuple[str, str, str]]) -> None:
        """Show which telephones are asked for; those shown before keep what was typed."""
        for key, name, why in asked:
            if key not in self._fields:
                self._fields[key] = NumberField(name)
                self._rows[key] = FormRow(name, self._fields[key], note=tr("Må fylles ut"), why=why)
                self._lines.addWidget(self._rows[key])
        enter_presses(self, self._following)
        order_as_laid_out(self)

    def first(self) -> QWidget:
        """Return the first number."""
        return next((one.line for one in self._fields.values()), self._legevakt)

    def _on_next(self) -> None:
        for key, field in self._fields.items():
            number, none = field.answer()
            self._rows[key].set_error("" if none else _number_error(number))
        self._legevakt_row.set_error(_number_error(_text(self._legevakt)))
        if not self._summary.show_for([*self._rows.values(), self._legevakt_row]):
            local = tuple((key, *field.answer()) for key, field in self._fields.items())
            self.done.emit(Numre(_text(self._legevakt), local))


class PasswordStep(QWidget):
    """The password that opens the vault."""

    done = Signal(str)
    back_pressed = Signal()

    def __init__(self, strength: Callable[[str], str]) -> None:
        super().__init__()
        self._password = NewPassword(strength, tr("Passord"))
        lines = column(self, margins=(3, 0, 3, 0), spacing=16)
        text = tr("Med dette låser du opp. Ingen andre kan se det eller finne det for deg.")
        lines.addWidget(_head(tr("Velg et passord"), text))
        lines.addWidget(self._password)
        following = button(tr("Neste"), "primary", "arrow-right", self._on_next)
        lines.addLayout(button_row(following, button(tr("Tilbake"), pressed=self.back_pressed.emit)))
        lines.addStretch(1)
        enter_presses(self, following)

    def first(self) -> QWidget:
        """Return the field to stand in."""
        return self._password.field

    def _on_next(self) -> None:
        if self._password.check():
            self.done.emit(self._password.text())
        else:
            self._password.row.focus_field()


class FerdigStep(QWidget):
    """What to do first."""

    child_pressed = Signal()
    demo_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, margins=(3, 0, 3, 0), spacing=16)
        text = tr("Alt du skriver fra nå av, lagres kryptert mens du skriver.")
        lines.addWidget(_head(tr("Klart til bruk"), text))
        self._child = button(tr("Legg inn første barn"), "primary", "plus", self.child_pressed.emit)
        demo = button(tr("Se demo"), icon="eye", pressed=self.demo_pressed.emit)
        lines.addLayout(button_row(self._child, demo))
        lines.addWidget(Prose(tr("Demoen viser et oppdiktet hus med tolv barn. Den blandes aldri med ditt."), "small"))
        lines.addStretch(1)

    def first(self) -> QWidget:
        """Return the button to stand on."""
        return self._child


def _head(title: str, text: str) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=4)
    lines.addWidget(Heading(title, "title"))
    lines.addWidget(Prose(text, "subtle"))
    return holder


def _pair(left: QWidget, right: QWidget) -> Fold:
    """Return two fields beside each other while there is room."""
    fold = Fold(spacing=16, below_spacing=16)
    for field in (left, right):
        fold.add(own_height(field), 1)  # also when its neighbour has an error below it
    return fold


def _number_error(number: str) -> str:
    if not number:
        return tr("Skriv nummeret, eller kryss av for at det ikke finnes hos dere.")
    return "" if can_be_dialled(number) else tr("Skriv et nummer som kan ringes, med minst tre sifre.")


def _text(field: QLineEdit) -> str:
    return field.text().strip()
