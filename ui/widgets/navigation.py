"""The list of places at the left, with counts; Alt+1 … Alt+9 and Alt+0 lead there too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.i18n import tr_marked
from ui.theme import look
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.page import Scroll
from ui.widgets.surfaces import line
from ui.widgets.text import label

WIDTH = 208
MARGIN = 12
NAVIGATION_KEYS = (*(f"Alt+{number}" for number in range(1, 10)), "Alt+0")
"""The chords that lead to the places, from the top."""


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A place in the list. `title` is a `marked` sentence; `group` 1 stands below the line."""

    name: str
    title: str
    icon: str
    group: int = 0


class _PlaceButton(Button):
    """A place; the chosen one is filled, and its icon takes the colour of the word."""

    def __init__(self, item: NavigationItem, number: int) -> None:
        self._count = 0
        super().__init__(tr_marked(item.title), "navigation", item.icon)
        self.setCheckable(True)
        self.setProperty("key", item.name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if number <= len(NAVIGATION_KEYS):
            self.setAccessibleDescription(NAVIGATION_KEYS[number - 1])
        inside = row(self, margins=(0, 0, 8, 0))
        inside.addStretch(1)
        self._pill = label("", "count")
        self._pill.hide()
        inside.addWidget(self._pill)
        self.toggled.connect(self._on_toggled)

    def set_count(self, count: int) -> None:
        """Show how many things wait there; nothing for none."""
        self._count = count
        self._pill.setText(str(count))
        self._pill.setVisible(count > 0)
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())

    def _icon_token(self) -> str:
        return "accent_text" if self.isChecked() else "text_subtle"

    def _on_toggled(self) -> None:
        self._pill.setProperty("chosen", "true" if self.isChecked() else "false")
        self._pill.style().unpolish(self._pill)
        self._pill.style().polish(self._pill)
        self._draw_icon()


class _UserLine(QWidget):
    """Who is working, and as what."""

    def __init__(self, user: str, role: str) -> None:
        super().__init__()
        who = row(self, margins=(12, 12, 0, 0), spacing=10)
        who.addWidget(Glyph("circle-user-round", "text_subtle", 20))
        names = column()
        names.addWidget(label(user, "small-strong", wrap=True))
        names.addWidget(label(role, "small", wrap=True))
        who.addLayout(names, 1)


class Navigation(QFrame):
    """The places, and at the bottom who is working. `chosen` carries the name of a place."""

    chosen = Signal(str)

    def __init__(self, items: Sequence[NavigationItem], user: str, role: str) -> None:
        super().__init__()
        self.setProperty("surface", "navigation")
        self._buttons: dict[str, _PlaceButton] = {}
        content = QWidget()
        lines = column(content, margins=(MARGIN, 16, MARGIN, 16), spacing=4)
        group = items[0].group if items else 0
        for number, item in enumerate(items, 1):
            if item.group != group:
                lines.addSpacing(8)
                lines.addWidget(line())
                lines.addSpacing(8)
                group = item.group
            made = _PlaceButton(item, number)
            made.clicked.connect(self._on_clicked)
            self._buttons[item.name] = made
            lines.addWidget(made)
        lines.addStretch(1)
        self._places_height = lines.sizeHint().height()
        self._user = _UserLine(user, role)
        lines.addWidget(self._user)
        self._scroll = Scroll(content)
        column(self).addWidget(self._scroll)
        self.setFixedWidth(navigation_width(items))

    def names(self) -> list[str]:
        """Return the places in screen order."""
        return list(self._buttons)

    def choose(self, name: str) -> None:
        """Fill one place and none other, and bring it into sight; a name that is not in the list fills none."""
        for key, made in self._buttons.items():
            made.setChecked(key == name)
        if name in self._buttons:
            self._scroll.ensureWidgetVisible(self._buttons[name], 0, MARGIN)

    def set_count(self, name: str, count: int) -> None:
        """Show how many things wait at a place."""
        if name in self._buttons:
            self._buttons[name].set_count(count)

    def chosen_stop(self) -> QWidget | None:
        """Return the place that is shown, else the first: where the focus goes in the list."""
        chosen = [one for one in self._buttons.values() if one.isChecked()]
        return next(iter([*chosen, *self._buttons.values()]), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show who is working where there is room for it below the places, whole; never half a name."""
        super().resizeEvent(event)
        across = event.size().width() - 2 * MARGIN
        self._user.setVisible(event.size().height() >= self._places_height + self._user.heightForWidth(across))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.choose(str(sender.property("key")))
            self.chosen.emit(str(sender.property("key")))


def navigation_width(items: Sequence[NavigationItem]) -> int:
    """Return a width in which the longest word and a count have room."""
    metrics = QFontMetrics(look().font(16, QFont.Weight.DemiBold))
    words = max((metrics.horizontalAdvance(tr_marked(item.title)) for item in items), default=0)
    return max(WIDTH, words + look().px(56) + 56)
