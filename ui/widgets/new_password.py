"""Choosing a password: its strength in words while it is judged, and room for more than one try."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.i18n import marked, tr, tr_marked
from ui.widgets.fields import PasswordField
from ui.widgets.form import FormRow
from ui.widgets.layout import column

# strength code → (sentence, icon, colour); the codes are the core's, the words ours
_WORDS = {
    "for_kort": (marked("For kort ennå. Bruk minst 12 tegn, gjerne fire vanlige ord."), "info", "text_subtle"),
    "for_vanlig": (marked("For lett å gjette. Velg ord som ikke hører sammen."), "triangle-alert", "warning_icon"),
    "god": (marked("Godt passord."), "circle-check", "success_icon"),
    "svaert_god": (marked("Svært godt passord."), "circle-check", "success_icon"),
}
_REFUSED = ("for_kort", "for_vanlig")


class NewPassword(QWidget):
    """One password, shown on demand instead of typed twice; `strength` judges it (code of the core)."""

    def __init__(self, strength: Callable[[str], str], name: str) -> None:
        super().__init__()
        self._strength = strength
        self.field = PasswordField()
        self.row = FormRow(
            name,
            self.field,
            note=tr("Må fylles ut"),
            why=tr("Fire ord du lett husker, er bedre enn rare tegn. For eksempel ord fra fire forskjellige rom."),
        )
        column(self).addWidget(self.row)
        self.field.line.textChanged.connect(self._on_typed)

    def text(self) -> str:
        """Return the password as typed."""
        return self.field.text()

    def check(self) -> bool:
        """Judge it now, show what is wrong, and return whether it will do."""
        verdict = self._strength(self.text())
        refused = verdict in _REFUSED
        self.row.set_error(tr_marked(_WORDS[verdict][0]) if refused else "")
        return not refused

    def _on_typed(self, text: str) -> None:
        """Praise while typing, but blame only at the end: an unfinished password is not wrong."""
        verdict = self._strength(text)
        if self.row.error() and verdict not in _REFUSED:
            self.row.set_error("")
        words, icon, colour = _WORDS[verdict]
        self.row.set_echo(tr_marked(words) if text else "", icon, colour)
