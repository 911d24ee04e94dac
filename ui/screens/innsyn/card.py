"""One entry of a record as it will be read, how it stands, and the form that keeps it out or lets it stand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.innsyn.model import Feil, Innslagsbilde, Utfylt
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.choices import Radios
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import WrapRow, column
from ui.widgets.surfaces import Card, line
from ui.widgets.text import Prose


class MarkForm(QWidget):
    """Why an entry is kept out: a reason and a few words. Enter saves."""

    changed = Signal()
    saved = Signal()
    taken_away = Signal()
    given_up = Signal()

    def __init__(self, bilde: Innslagsbilde, utfylt: Utfylt) -> None:
        super().__init__()
        lines = column(self, spacing=16)
        lines.addWidget(line())
        self._reason = Radios(list(bilde.grunner), utfylt.grunn)
        self._reason.set_name(tr("Hvorfor merker du det?"))
        self._why = line_edit(utfylt.begrunnelse)
        self._row = FormRow(
            tr("Skriv kort hvorfor"), self._why, note=tr("Må fylles ut"), why=tr("Grunnen blir ikke skrevet ut.")
        )
        self._reasons = FormRow(tr("Hvorfor merker du det?"), self._reason)
        lines.addWidget(self._reasons)
        lines.addWidget(self._row)
        save = button(tr("Lagre merket"), "primary", "check", self.saved.emit)
        away = button(tr("Ta bort merket"), pressed=self.taken_away.emit)
        away.setVisible(bilde.er_merket)
        below = column(margins=(3, 0, 0, 0))  # room for the buttons' ring
        below.addLayout(button_row(save, away, button(tr("Avbryt"), "quiet", pressed=self.given_up.emit)))
        lines.addLayout(below)
        self._reason.changed.connect(lambda _key: self.changed.emit())
        self._why.textChanged.connect(lambda _text: self.changed.emit())
        self._why.returnPressed.connect(self.saved.emit)

    def typed(self) -> Utfylt:
        """Return what stands in it."""
        return Utfylt(self._reason.key(), self._why.text())

    def set_errors(self, feil: Feil) -> None:
        """Show each error at its place, or take the old ones away."""
        self._reasons.set_error(feil.grunn)
        self._row.set_error(feil.begrunnelse)

    def first(self) -> QWidget:
        """Return where one begins."""
        return self._reason.first()


class EntryCard(Card):
    """One entry; `pressed` asks for its form."""

    pressed = Signal(str)

    def __init__(self, bilde: Innslagsbilde) -> None:
        super().__init__((24, 16, 20, 16), 8)
        self.rad = bilde.rad
        self._bilde = bilde
        head = WrapRow(spacing=12)
        head.addWidget(Prose(bilde.tittel, "strong", 1.3))
        if bilde.er_holdt:
            head.addWidget(badge("warning", "eye-off", tr("Holdes utenfor")))
        self.add(head, Prose(bilde.tekst, "", 1.5), Prose(bilde.kilde, "small", 1.3))
        if bilde.nevner:
            self.add(Prose(tr("Kan nevne et annet barn: {words}", words=bilde.nevner), "strong", 1.4))
        if bilde.stand:
            self.add(Prose(bilde.stand, "subtle", 1.4))
        words = tr("Endre merket") if bilde.er_merket else tr("Merk")
        self.act = button(words, pressed=lambda: self.pressed.emit(bilde.rad))
        self.act.setAccessibleName(f"{words}: {bilde.tittel}")
        self._buttons = button_row(self.act)
        self.add(self._buttons)
        self.form: MarkForm | None = None

    def open_form(self, utfylt: Utfylt) -> MarkForm:
        """Put the form below the entry and return it."""
        self.close_form()
        self.form = MarkForm(self._bilde, utfylt)
        self.add(self.form)
        self.act.hide()
        return self.form

    def close_form(self) -> None:
        """Take the form away."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.act.show()
