"""Tab goes as the eye does: through the layouts, from top to bottom, also when pieces came later than their neighbours.

Qt keeps the order in which widgets were made; a screen that fills in a part afterwards would be walked last there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import Qt


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
    return next(_stops(widget), widget)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    from PySide6.QtCore import Qt  # see qt_values

    takes_tab = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    if takes_tab and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        content = widget.widget()
        if content is not None:
            yield from _stops(content)
    layout = widget.layout()
    if layout is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _stops_in(inner)
