"""What is copied from a record stays on the clipboard for half a minute and out of other programs' histories.

Only what we put there is ever touched. Programs that keep what is copied are asked not to, each in the way it knows;
one that does not ask is not stopped.
"""

from __future__ import annotations

import secrets

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard

SECONDS = 30
_NATIVE = 'application/x-qt-windows-mime;value="{name}"'
_NO = bytes(4)  # a DWORD that says no
MARKERS: dict[str, bytes] = {
    "x-kde-passwordManagerHint": b"secret",  # Klipper, and those who follow it
    _NATIVE.format(name="ExcludeClipboardContentFromMonitorProcessing"): _NO,  # that it is there is enough
    _NATIVE.format(name="CanIncludeInClipboardHistory"): _NO,
    _NATIVE.format(name="CanUploadToCloudClipboard"): _NO,
}


class ClipboardWatch(QObject):
    """Marks what this program copies, and clears it when its time is up, or at once when it locks.

    `copied` tells how many seconds it stays, `cleared` that nothing of ours is there any more.
    """

    copied = Signal(int)
    cleared = Signal()

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._ours = f"application/x-helseansvarlig-{secrets.token_hex(8)}"
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.clear)

    def start(self) -> None:
        """Take notice of what is copied from now on."""
        self._clipboard.dataChanged.connect(self._on_changed)

    def stop(self) -> None:
        """Clear what is ours and take notice no more."""
        self._clipboard.dataChanged.disconnect(self._on_changed)
        self.clear()

    def clear(self) -> None:
        """Clear the clipboard if what is there came from us, also through a program that took it over."""
        self._timer.stop()
        held = self._clipboard.mimeData()
        if self._text and (held.hasFormat(self._ours) or held.text() == self._text):
            self._clipboard.clear()
        self._forget()

    def _on_changed(self) -> None:
        held = self._clipboard.mimeData()
        if held.hasFormat(self._ours):
            return
        if self._clipboard.ownsClipboard() and held.hasText():
            self._mark(held.text())
        elif held.text() != self._text:  # another program put something else there
            self._timer.stop()
            self._forget()

    def _forget(self) -> None:
        if self._text:
            self._text = ""
            self.cleared.emit()

    def _mark(self, text: str) -> None:
        """Put the same words there again, plain, with what asks others to look away."""
        data = QMimeData()
        data.setText(text)
        for name, value in {**MARKERS, self._ours: b"1"}.items():
            data.setData(name, value)
        self._text = text
        self._clipboard.setMimeData(data)
        self._timer.start()
        self.copied.emit(self._timer.interval() // 1000)
