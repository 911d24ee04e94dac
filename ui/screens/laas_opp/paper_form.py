"""The two ways in with a piece of paper: what stands on it, and a password of one's own at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

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

Strength = Callable[[str], str]


class Paper(NamedTuple):
    """What a form says: its heading, what to do, the code's name and looks, the password's name, and the button."""

    title: str
    text: str
    code: str
    why: str
    missing: str
    password: str
    enter: str
    icon: str


class PaperForm(QWidget):
    """Asks for the code on a paper and a password; spaces, small letters and hyphens do not matter."""

    enter_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, paper: Paper, strength: Strength) -> None:
        super().__init__()
        self._missing = paper.missing
        self._code = line_edit()
        self.code_row = FormRow(paper.code, self._code, note=tr("Må fylles ut"), why=paper.why)
        self._password = NewPassword(strength, paper.password)
        lines = column(self, margins=(3, 0, 3, 0))
        lines.addWidget(Heading(paper.title, "question"))
        lines.addSpacing(4)
        lines.addWidget(Prose(paper.text, "subtle"))
        for part in (self.code_row, self._password):
            lines.addSpacing(16)
            lines.addWidget(part)
        lines.addSpacing(16)
        enter = button(paper.enter, "primary", paper.icon, self._on_enter)
        lines.addLayout(button_row(enter, button(tr("Tilbake"), pressed=self.back_pressed.emit)))
        lines.addStretch(1)
        enter_presses(self, enter)

    def code(self) -> str:
        """Return the code as typed."""
        return self._code.text()

    def password(self) -> str:
        """Return the password as typed."""
        return self._password.text()

    def _on_enter(self) -> None:
        self.code_row.set_error("" if self.code().strip() else self._missing)
        password_ok = self._password.check()
        if self.code_row.error():
            self.code_row.focus_field()
        elif not password_ok:
            self._password.row.focus_field()
        else:
            self.enter_pressed.emit()


def begin_form(strength: Strength) -> PaperForm:
    """Return the way in for somebody new: her start code."""
    return PaperForm(
        Paper(
            title=tr("Velkommen"),
            text=tr("Startkoden bruker du én gang. Etterpå er det passordet ditt som gjelder."),
            code=tr("Startkode"),
            why=tr("Fire grupper med fire tegn. Du fikk den av den helseansvarlige."),
            missing=tr("Skriv startkoden du har fått."),
            password=tr("Passordet ditt"),
            enter=tr("Begynn"),
            icon="arrow-right",
        ),
        strength,
    )


def recovery_form(strength: Strength) -> PaperForm:
    """Return the way in with the recovery sheet."""
    return PaperForm(
        Paper(
            title=tr("Glemt passord"),
            text=tr("Finn fram gjenopprettingsarket. Ingenting er borte."),
            code=tr("Koden på gjenopprettingsarket"),
            why=tr("Åtte grupper med fire tegn. Mellomrom og små bokstaver er i orden."),
            missing=tr("Skriv koden fra gjenopprettingsarket."),
            password=tr("Nytt passord"),
            enter=tr("Lås opp"),
            icon="lock-open",
        ),
        strength,
    )
