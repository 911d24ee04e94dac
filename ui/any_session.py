"""What the application needs of a session, whatever its user may open: a window, a beginning, an end."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from helseansvarlig.errors import HelseansvarligError


class AnySession(Protocol):
    """Everything between unlocking and locking; the three signals ask the application for what ends or renews it."""

    lock_requested: SignalInstance
    close_requested: SignalInstance
    rebuild_requested: SignalInstance

    @property
    def window(self) -> QWidget:
        """Return the window that stands there now."""
        ...

    def begin(self) -> None:
        """Show a place, and start watching."""
        ...

    def rebuild(self) -> None:
        """Make the window anew, at the same place."""
        ...

    def leave(self) -> bool:
        """Keep what is half written; return whether something half written waits."""
        ...

    def tell(self, error: HelseansvarligError) -> None:
        """Say what went wrong."""
        ...

    def close(self) -> None:
        """Close what is open in the thread that owns it."""
        ...
