"""Say something to a screen reader: the one wrapper round Qt's announcement event."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget


def announce(where: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader speak `text`: saved, an error, progress. `urgent` interrupts what is being read.

    What stands on a page that is not the one shown says nothing: neither behind the curtain nor beside a child.
    """
    if _is_out_of_sight(where):
        return
    # Not at the top: nothing is said on the way to the locked door.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(where, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


def _is_out_of_sight(where: QWidget) -> bool:
    one, above = where, where.parentWidget()
    while above is not None:
        if isinstance(above, QStackedWidget) and above.currentWidget() is not one:
            return True
        one, above = above, above.parentWidget()
    return False
