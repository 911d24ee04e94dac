"""What standard widgets do not tell a screen reader by themselves: that a label is a heading."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from ui.widgets.text import Heading


def install_headings() -> None:
    """Let every `Heading` report the role Heading. Call once, after QApplication is made."""
    QAccessible.installFactory(_interface_for)


def _interface_for(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if isinstance(thing, Heading):
        # No name of its own: that would stay what it was when a screen reader first asked.
        return QAccessibleWidget(thing, QAccessible.Role.Heading)
    return None
