"""The password one has and the one that is to take its place; a wrong one is told at its field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLayout, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.widgets.buttons import button, button_row
from ui.widgets.fields import PasswordField
from ui.widgets.form import FormRow
from ui.widgets.new_password import NewPassword

Change = Callable[[str, str, Callable[[], None], Callable[[Message, bool], None]], None]


class PasswordChangeForm(QObject):
    """`strength` judges the new one; `change` changes it, and is told whom to tell (see `ui.password_change`).

    Whoever shows it lays `pieces` out in her own column, where a row of buttons has room for its ring.
    """

    changed = Signal()
    failed = Signal(Message)

    def __init__(self, strength: Callable[[str], str], change: Change) -> None:
        super().__init__()
        self._change = change
        self._old = PasswordField()
        self._old_row = FormRow(tr("Passordet du har nå"), self._old, note=tr("Må fylles ut"))
        self._new = NewPassword(strength, tr("Nytt passord"))
        self._buttons = button_row(button(tr("Bytt passord"), "primary", "key-round", self._on_change))
        self._old.line.returnPressed.connect(self._on_change)
        self._new.field.line.returnPressed.connect(self._on_change)

    def pieces(self) -> tuple[QWidget | QLayout, ...]:
        """Return what is seen, from the top."""
        return self._old_row, self._new, self._buttons

    def first_field(self) -> QWidget:
        """Return where one begins to write."""
        return self._old.line

    def forget(self) -> None:
        """Forget passwords that were typed and not used."""
        self._old.clear()
        self._new.field.clear()
        self._old_row.set_error("")

    def _on_change(self) -> None:
        self._old_row.set_error("" if self._old.text() else tr("Skriv passordet du bruker nå."))
        good = self._new.check()
        if self._old_row.error():
            self._old_row.focus_field()
        elif not good:
            self._new.row.focus_field()
        else:
            self._change(self._old.text(), self._new.text(), self._on_changed, self._on_failed)

    def _on_changed(self) -> None:
        self.forget()
        self.changed.emit()

    def _on_failed(self, message: Message, old_is_wrong: bool) -> None:
        if old_is_wrong:
            self._old_row.set_error(message.what)
            self._old.select_all()
        else:
            self.failed.emit(message)
