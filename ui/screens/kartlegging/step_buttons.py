"""What leads on from a step: primary, secondary, quiet, from the left."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.i18n import marked, tr_marked
from ui.screens.kartlegging.page import Page
from ui.widgets.buttons import Button, button, button_row

_BUTTONS = {
    "neste": ("primary", "arrow-right", marked("Neste")),
    "ferdig": ("primary", "check", marked("Gjør ferdig")),
    "stoppunkt": ("primary", "flag", marked("Lag stoppunkt")),
    "tilbake": ("secondary", "", marked("Tilbake")),
    "senere": ("secondary", "", marked("Fortsett senere")),
    "barnet": ("secondary", "", marked("Til barnet")),
    "vil_ikke": ("quiet", "hand", marked("Barnet vil ikke svare nå")),
    "selv": ("quiet", "circle-user-round", marked("La barnet svare selv")),
}


class StepButtons(QObject):
    """Primary, secondary, quiet, from the left; which ones depends on the step. `row` stands on the page itself."""

    pressed = Signal(str)

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self._made = {key: self._make(key, *_BUTTONS[key]) for key in keys}
        self.row = button_row(*self._made.values())

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show these, the first of them leads on; none hides the row."""
        self._shown = keys
        for key, made in self._made.items():
            made.setVisible(key in keys)

    def primary(self) -> Button:
        """Return the button that leads on."""
        return self._made[next(iter(self._shown or self._made))]

    def _make(self, key: str, kind: str, icon: str, words: str) -> Button:
        made = button(tr_marked(words), kind, icon)
        made.setProperty("key", key)
        made.clicked.connect(self._on_clicked)
        if kind == "primary":
            made.setAccessibleDescription("Ctrl+Enter")
        return made

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.pressed.emit(str(sender.property("key")))


def keys_of(page: Page) -> tuple[str, ...]:
    """Return which buttons a step has, the one that leads on first."""
    if page.is_finished:
        return ()
    if page.is_end:
        return ("ferdig", "tilbake", "senere")
    return ("neste", *(("tilbake",) if page.index else ()), "senere", "vil_ikke", "selv")
