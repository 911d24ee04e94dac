"""What a screen reader is told beyond what standard widgets say by themselves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ui.widgets.accessible import install_headings
from ui.widgets.text import Heading


def _read(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.text(QAccessible.Text.Name)


def test_a_heading_that_changes_is_read_anew(shown: Callable[[QWidget], QWidget]) -> None:
    install_headings()
    heading = Heading("Nytt samtykke")
    shown(heading)
    assert _read(heading) == "Nytt samtykke"
    heading.setText("Samtykke for Vakker")
    assert _read(heading) == "Samtykke for Vakker"
