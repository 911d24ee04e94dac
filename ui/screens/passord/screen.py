"""Draws the change of one's own password."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.widgets.page import Place, Screen
from ui.widgets.password_change_form import Change, PasswordChangeForm
from ui.widgets.surfaces import PartCard


class PassordScreen(Screen):
    """One card; what was typed is forgotten when one goes elsewhere."""

    def __init__(self, strength: Callable[[str], str], change: Change) -> None:
        super().__init__(
            "passord", tr("Passord"), tr("Passordet er ditt alene. Si det ikke til noen, heller ikke her.")
        )
        self._form = PasswordChangeForm(strength, change)
        self._form.changed.connect(self._on_changed)
        self._form.failed.connect(self.bar.show_message)
        self.add(PartCard(tr("Bytt passord"), "", *self._form.pieces()))

    def show_place(self, place: Place) -> None:
        """Begin anew."""
        super().show_place(place)
        self.bar.close_message()

    def leave(self) -> None:
        """Forget what was typed."""
        self._form.forget()

    def first_focus(self) -> QWidget:
        """Return the field of the password one has."""
        return self._form.first_field()

    def _on_changed(self) -> None:
        self.bar.show_message(
            Message(tr("Passordet er byttet."), tr("Bruk det nye neste gang du låser opp.")), "success"
        )
