"""Tab goes as the eye does: through the layouts, from top to bottom, also when pieces came later than their neighbours.

Qt keeps the order in which widgets were made; a screen that fills in a part afterwards would be walked last there.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import Qt


_TAB = 1
"""Qt::TabFocus, the bit that every policy which takes Tab has; asked for by number, since Qt's flags are slow here."""


class Compound(QWidget):
    """Several stops that count as one field: focus sent to it goes to the first of them.

    A focus proxy would say the same, but one that stands among ordered stops makes Tab walk in a ring.
    """

    def setFocus(self, *reason: Qt.FocusReason) -> None:
        """Send the focus on to the first stop."""
        first_stop(self).setFocus(*reason)


def order_as_laid_out(root: QWidget) -> None:
    """Put every Tab stop below `root` in the order of the layouts; call it after pieces were added."""
    for before, after in pairwise(_stops(root)):
        QWidget.setTabOrder(before, after)


def first_stop(widget: QWidget) -> QWidget:
    """Return where the focus goes when it is sent to a piece that may be made of several."""
    return next(iter(_stops(widget)), widget)


def _stops(root: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    _collect(root, found)
    return found


def _collect(widget: QWidget, found: list[QWidget]) -> None:
    """Add the stops of a piece; a page has a thousand pieces, and this is done between two key presses."""
    if widget.focusPolicy().value & _TAB and widget.focusProxy() is None:
        found.append(widget)
    if isinstance(widget, QScrollArea):
        content = widget.widget()
        if content is not None:
            _collect(content, found)
    layout = widget.layout()
    if layout is not None:
        _collect_in(layout, found)


def _collect_in(layout: QLayout, found: list[QWidget]) -> None:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget = item.widget()
        if widget is not None:
            _collect(widget, found)
            continue
        inner = item.layout()
        if inner is not None:
            _collect_in(inner, found)
