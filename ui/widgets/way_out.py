"""Where a confined screen asks for the password: tried beside the window, counted, and nothing else leads out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.widgets.buttons import Button, button_row
from ui.widgets.centre import enter_presses
from ui.widgets.countdown import Countdown
from ui.widgets.fields import PasswordField
from ui.widgets.form import FormRow
from ui.widgets.layout import RING, column
from ui.widgets.progress import Working

_WIDTH = 520


class WayOut(QWidget):
    """A password and its button; `tried` carries what was typed, and whether Caps Lock is on."""

    tried = Signal(str, bool)

    def __init__(self, name: str, word: str = "") -> None:
        """`name` says whose password it is, `word` what the button does; «Ta over» where nothing is said."""
        super().__init__()
        lines = column(self, margins=(RING, 0, RING, 0), spacing=16)
        self.password = PasswordField()
        self._row = FormRow(name, self.password)
        self._row.setMaximumWidth(_WIDTH)
        self._countdown = Countdown(self._row)
        self._working = Working()
        take = Button(word or tr("Ta over"), "primary", "lock-open", large=True)
        take.clicked.connect(self._on_take)
        lines.addWidget(self._row)
        lines.addWidget(self._working)
        lines.addLayout(button_row(take))
        enter_presses(self, take)
        self.password.caps_lock_changed.connect(self._on_caps_lock)

    def first(self) -> QWidget:
        """Return where the password is written."""
        return self.password.line

    def show_working(self) -> None:
        """Say that the password is being tried."""
        self._row.set_error("")
        self._working.start(tr("Låser opp …"))

    def show_error(self, text: str) -> None:
        """Say what is wrong under the password, which stands marked."""
        self._working.stop()
        self._row.set_error(text)
        self.password.select_all()

    def show_wait(self, seconds: int) -> None:
        """Count down under the password."""
        self._working.stop()
        self._countdown.begin(seconds)
        self.password.select_all()

    def _on_take(self) -> None:
        self.tried.emit(self.password.text(), self.password.caps_lock())

    def _on_caps_lock(self, on: bool) -> None:
        self._row.set_echo(tr("Caps Lock er på.") if on else "", "info")
