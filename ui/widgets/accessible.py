"""What widgets do not tell a screen reader by themselves: that a label is a heading, that something is a picture."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from ui.widgets.graphic import Graphic
from ui.widgets.text import Heading


def install_headings() -> None:
    """Let every `Heading` report the role Heading, and every `Graphic` the role Graphic. Call once, after QApplication.

    The names stay with the widgets: one given here would stay what it was when a screen reader first asked.
    """
    QAccessible.installFactory(_interface_for)


def _interface_for(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if isinstance(thing, Heading):
        return QAccessibleWidget(thing, QAccessible.Role.Heading)
    if isinstance(thing, Graphic):
        return QAccessibleWidget(thing, QAccessible.Role.Graphic)
    return None
