"""The way in for somebody new: the start code, and a password of her own at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.widgets.buttons import button, button_row
from ui.widgets.centre import enter_presses
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.new_password import NewPassword
from ui.widgets.text import Heading, Prose


class BeginForm(QWidget):
    """Asks for the start code and a password; spaces, small letters and hyphens do not matter."""

    begin_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, strength: Callable[[str], str]) -> None:
        super().__init__()
        self._code = line_edit()
        self.code_row = FormRow(
            tr("Startkode"),
            self._code,
            note=tr("Må fylles ut"),
            why=tr("Fire grupper med fire tegn. Du fikk den av den helseansvarlige."),
        )
        self._password = NewPassword(strength, tr("Passordet ditt"))
        lines = column(self, margins=(3, 0, 3, 0))
        lines.addWidget(Heading(tr("Velkommen"), "question"))
        lines.addSpacing(4)
        lines.addWidget(Prose(tr("Startkoden bruker du én gang. Etterpå er det passordet ditt som gjelder."), "subtle"))
        lines.addSpacing(16)
        lines.addWidget(self.code_row)
        lines.addSpacing(16)
        lines.addWidget(self._password)
        lines.addSpacing(16)
        begin = button(tr("Begynn"), "primary", "arrow-right", self._on_begin)
        lines.addLayout(button_row(begin, button(tr("Tilbake"), pressed=self.back_pressed.emit)))
        lines.addStretch(1)
        enter_presses(self, begin)

    def code(self) -> str:
        """Return the start code as typed."""
        return self._code.text()

    def password(self) -> str:
        """Return the password as typed."""
        return self._password.text()

    def _on_begin(self) -> None:
        self.code_row.set_error("" if self.code().strip() else tr("Skriv startkoden du har fått."))
        password_ok = self._password.check()
        if self.code_row.error():
            self.code_row.focus_field()
        elif not password_ok:
            self._password.row.focus_field()
        else:
            self.begin_pressed.emit()
