"""The port: the machine was left by its screen lock, by sleep or by another user; an unknown system says nothing."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Away(StrEnum):
    """How the machine was left."""

    LOCKED = "laast"
    SLEEPING = "sover"
    SWITCHED = "byttet_bruker"


class MachineEvents(QObject):
    """Tells in the window's thread that the machine was left, sometimes twice; it listens for as long as it lives."""

    left = Signal(Away)

    def start(self) -> None:
        """Begin to listen; never waits for the system to answer."""
