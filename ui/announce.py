"""Say something to a screen reader: the one wrapper round Qt's announcement event."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(where: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader speak `text`: saved, an error, progress. `urgent` interrupts what is being read."""
    # Not at the top: nothing is said on the way to the locked door.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(where, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
