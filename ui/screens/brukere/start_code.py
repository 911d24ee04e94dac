"""The start code on screen: shown once, printed or saved as a note, gone when the screen is left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from helseansvarlig.services.brukere import Invitasjon
from ui.files import ask_where_to_save
from ui.i18n import tr
from ui.widgets.buttons import button, button_row
from ui.widgets.layout import WrapRow, column
from ui.widgets.surfaces import Card, surface
from ui.widgets.text import Heading, Prose, label


class StartCode(Card):
    """Four groups, large; the code cannot be shown again."""

    done_pressed = Signal()

    def __init__(self, invited: Invitasjon, print_note: Callable[[], None], save: Callable[[Path], None]) -> None:
        super().__init__((24, 20, 24, 24), 16)
        self._save = save
        name = invited.bruker.navn
        self.print_button = button(tr("Skriv ut lappen"), "primary", "printer", print_note)
        self.add(
            Heading(tr("Startkode til {name}", name=name), "section"),
            Prose(
                tr(
                    "Gi koden til {name}, og bare dit. Den virker én gang og gjelder i 14 dager. Den vises ikke igjen.",
                    name=name,
                ),
                "",
                1.4,
            ),
            _groups(invited.startkode),
            Prose(tr("Passordet velges av den som begynner. Du får aldri vite det."), "subtle", 1.4),
            button_row(
                self.print_button,
                button(tr("Lagre som PDF"), icon="download", pressed=self._on_save),
                button(tr("Ferdig"), pressed=self.done_pressed.emit),
            ),
        )

    def _on_save(self) -> None:
        ask_where_to_save(self, tr("Startkode.pdf"), "PDF (*.pdf)", self._save)


class CodePlace(QWidget):
    """Where a start code stands when one has been made; it is kept no longer than it is shown."""

    done_pressed = Signal()

    def __init__(self, print_note: Callable[[], None], save: Callable[[Path], None]) -> None:
        super().__init__()
        self._print_note = print_note
        self._save = save
        self._shown: StartCode | None = None
        self._lines = column(self)
        self.hide()

    def show_code(self, invited: Invitasjon) -> None:
        """Show this code, and forget one from before."""
        self.forget()
        self._shown = StartCode(invited, self._print_note, self._save)
        self._shown.done_pressed.connect(self.done_pressed)
        self._lines.addWidget(self._shown)
        self.show()

    def stand_here(self) -> None:
        """Stand on what to do with the code first."""
        if self._shown is not None:
            self._shown.print_button.setFocus()

    def is_filled(self) -> bool:
        """Tell whether a code is shown."""
        return self._shown is not None

    def forget(self) -> None:
        """Take the code off the screen."""
        self.hide()
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None


def _groups(code: str) -> QHBoxLayout | QWidget:
    band = surface("band")
    line = WrapRow(spacing=24)
    for number, group in enumerate(code.split(), 1):
        word = label(group, "code")
        # Read aloud letter by letter, not as a word.
        word.setAccessibleName(tr("Gruppe {number}: {letters}", number=number, letters=" ".join(group)))
        line.addWidget(word)
    inside = column(band, margins=(24, 20, 24, 20))
    inside.addLayout(line)
    return band
