"""The way in with the sheet of paper: the code, and a new password at once."""

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


class RecoveryForm(QWidget):
    """Asks for the code and a new password; spaces, small letters and hyphens do not matter."""

    recover_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, strength: Callable[[str], str]) -> None:
        super().__init__()
        self._code = line_edit()
        self.code_row = FormRow(
            tr("Koden på gjenopprettingsarket"),
            self._code,
            note=tr("Må fylles ut"),
            why=tr("Åtte grupper med fire tegn. Mellomrom og små bokstaver er i orden."),
        )
        self._password = NewPassword(strength, tr("Nytt passord"))
        lines = column(self, margins=(3, 0, 3, 0))
        lines.addWidget(Heading(tr("Glemt passord"), "question"))
        lines.addSpacing(4)
        lines.addWidget(Prose(tr("Finn fram gjenopprettingsarket. Ingenting er borte."), "subtle"))
        lines.addSpacing(16)
        lines.addWidget(self.code_row)
        lines.addSpacing(16)
        lines.addWidget(self._password)
        lines.addSpacing(16)
        recover = button(tr("Lås opp"), "primary", "lock-open", self._on_recover)
        lines.addLayout(button_row(recover, button(tr("Tilbake"), pressed=self.back_pressed.emit)))
        lines.addStretch(1)
        enter_presses(self, recover)

    def code(self) -> str:
        """Return the code as typed."""
        return self._code.text()

    def new_password(self) -> str:
        """Return the new password as typed."""
        return self._password.text()

    def _on_recover(self) -> None:
        self.code_row.set_error("" if self.code().strip() else tr("Skriv koden fra gjenopprettingsarket."))
        password_ok = self._password.check()
        if self.code_row.error():
            self.code_row.focus_field()
        elif not password_ok:
            self._password.row.focus_field()
        else:
            self.recover_pressed.emit()
