"""An answer of a finished kartlegging opened for correction: the same control as before, and why."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.screens.kartlegging.file_control import FileControl
from ui.screens.kartlegging.notes import Notes
from ui.screens.kartlegging.page import Correction
from ui.screens.kartlegging.slot import QuestionCard
from ui.typed import Typed
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import RING, column


class CorrectionCard(QWidget):
    """Tells what is chosen, typed and said as the open question does; the reason and the two buttons are its own."""

    picked = Signal(str, tuple, bool)
    typed = Signal(str, str)
    voice_typed = Signal(str, str, bool)
    reset_pressed = Signal(str)
    reason_typed = Signal(str)
    save_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self, shown: Correction, spraak: str, child: str) -> None:
        super().__init__()
        self.path = shown.row.path
        self._card = QuestionCard(replace(shown.row, notes=Notes()), spraak, child, inset=False)
        self._reason = line_edit()
        self._reason.setText(shown.reason)
        why = tr("Svaret som sto, blir stående som historikk. Ingenting går tapt.")
        self._reason_row = FormRow(tr("Hvorfor rettes svaret?"), self._reason, note=tr("Må fylles ut"), why=why)
        save = Button(tr("Rett svaret"), "primary", "check")
        save.clicked.connect(self._on_save)
        lines = column(self, spacing=4)
        lines.addWidget(self._card)
        holder = QWidget()
        below = column(holder, margins=(RING, 0, 0, 12), spacing=16)  # the focus of a button needs this room
        below.addWidget(self._reason_row)
        below.addLayout(button_row(save, button(tr("Avbryt"), pressed=self.cancel_pressed.emit)))
        lines.addWidget(holder)
        self._connect()

    def show_correction(self, shown: Correction) -> None:
        """Show it as it stands; what is being written is not touched."""
        self._card.show_row(replace(shown.row, notes=Notes()))
        self._reason_row.set_error(shown.problem)

    def show_typed(self, typed: Typed) -> None:
        """Take note of how what was typed was understood."""
        self._card.control.show_typed(typed)

    def first(self) -> QWidget:
        """Return what takes the focus."""
        return self._card.first() or self._reason

    def flush(self) -> None:
        """Send what waits for a pause."""
        self._card.control.flush()

    def _connect(self) -> None:
        self._card.control.picked.connect(self._on_picked)
        self._card.control.typed.connect(self._on_typed)
        self._card.control.reset_pressed.connect(self._on_reset)
        self._card.reset_pressed.connect(self._on_reset)
        self._card.voice_typed.connect(self._on_voice)
        self._card.reserve.hide_asking()
        if isinstance(self._card.control, FileControl):
            self._card.control.keep_as_it_is()
        self._reason.textChanged.connect(self.reason_typed)
        self._reason.returnPressed.connect(self._on_save)

    def _on_picked(self, keys: tuple[str, ...], go_on: bool) -> None:
        self.picked.emit(self.path, keys, go_on)

    def _on_typed(self, text: str) -> None:
        self.typed.emit(self.path, text)

    def _on_reset(self) -> None:
        self.reset_pressed.emit(self.path)

    def _on_voice(self, text: str, child: bool) -> None:
        self.voice_typed.emit(self.path, text, child)

    def _on_save(self) -> None:
        self.flush()
        self.save_pressed.emit()
