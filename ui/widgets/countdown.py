"""The seconds that wrong passwords cost, counted down where the password is typed; the field stays usable."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from ui.announce import announce
from ui.i18n import tr, tr_n
from ui.widgets.form import FormRow

_SECOND_MS = 1000


class Countdown(QTimer):
    """Shown under a field. Said aloud when it begins and when it is over, never at each second."""

    def __init__(self, row: FormRow) -> None:
        super().__init__(row)
        self._row = row
        self._left = 0
        self.setInterval(_SECOND_MS)
        self.timeout.connect(self._on_second)

    def begin(self, seconds: int) -> None:
        """Count from here, also when it is counting already."""
        self._left = seconds
        self._row.set_error("")
        self._show()
        announce(self._row, self._words(), urgent=True)
        self.start()

    def _on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._show()
            return
        self.stop()
        self._row.set_echo(tr("Nå kan du prøve igjen."), "circle-check", "success_icon")
        announce(self._row, tr("Nå kan du prøve igjen."))

    def _show(self) -> None:
        self._row.set_echo(self._words(), "clock", "warning_icon")

    def _words(self) -> str:
        return tr_n(
            "Passordet har vært feil flere ganger. Prøv igjen om {n} sekund.",
            "Passordet har vært feil flere ganger. Prøv igjen om {n} sekunder.",
            self._left,
        )
