"""Buttons: a verb, perhaps an icon before it; never greyed out, since a greyed button does not say why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from ui.theme import look
from ui.widgets.layout import QUIET, RING, WrapRow

_ICON_TOKENS = {
    "primary": "on_accent",
    "quiet": "accent_text",
    "link": "accent_text",
    "status": "text_subtle",
    "search": "text_subtle",
}
_ICON_GAP = 4  # on top of Qt's own 4 px between icon and word


class Button(QPushButton):
    """A push button whose icon follows the theme. Enter presses it as well as Space does."""

    def __init__(self, text: str, kind: str = "secondary", icon: str = "", *, large: bool = False) -> None:
        super().__init__(text)
        self._icon_name = icon
        self._kind = kind
        self.setProperty("kind", kind)
        if large:
            self.setProperty("large", "true")
        self.setAutoDefault(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw_icon()
        look().changed.connect(self._draw_icon)

    def set_label(self, text: str, icon: str | None = None) -> None:
        """Change the word, its spoken name, and the icon if one is given."""
        self.setText(text)
        self.setAccessibleName(text)
        if icon is not None:
            self._icon_name = icon
            self._draw_icon()

    def set_kind(self, kind: str) -> None:
        """Change between primary, secondary and quiet: one filled button per view."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw_icon()

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        size = look().px(16 if self._kind in ("status", "chip") else 20)
        self.setIcon(look().icon(self._icon_name, self._icon_token(), size, _ICON_GAP))
        self.setIconSize(QSize(size + _ICON_GAP, size))

    def _icon_token(self) -> str:
        return _ICON_TOKENS.get(self._kind, "text")


def button(text: str, kind: str = "secondary", icon: str = "", pressed: Callable[[], None] | None = None) -> Button:
    """Return a button: `primary` (one per view), `secondary` or `quiet`; `pressed` is what it does."""
    made = Button(text, kind, icon)
    if pressed is not None:
        # `clicked` carries a flag nobody asked for: a bound method would get it as an argument.
        made.clicked.connect(lambda _checked=False: pressed())
    return made


def button_row(*buttons: QWidget, spacing: int = 2) -> WrapRow:
    """Return primary, secondary, quiet from the left, going on below when there is no room.

    The parent needs a margin of 13 px to the left of a quiet first button, 3 px otherwise.
    """
    first = buttons[0] if buttons else None
    outdent = RING if isinstance(first, Button) else 0
    line = WrapRow(spacing, QUIET if outdent and first and first.property("kind") == "quiet" else outdent)
    for one in buttons:
        line.addWidget(one)
    return line


def with_shortcut(made: Button, keys: str) -> Button:
    """Give a button a key chord, such as `Ctrl+Return`, and say so in its description.

    Not the button's own shortcut: that one clicks a tenth of a second late and is lost when the word changes.
    """
    from PySide6.QtGui import QKeySequence, QShortcut  # not on the way to the locked door

    QShortcut(QKeySequence(keys), made, made.click)
    made.setAccessibleDescription(keys)
    return made


class TabStrip(QWidget):
    """Parts of a page beside each other; `chosen` carries the key of the part."""

    chosen = Signal(str)

    def __init__(self, tabs: list[tuple[str, str]], current: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        line = WrapRow(spacing=6, outdent=0)
        for key, text in tabs:
            tab = Button(text, "tab")
            tab.setCheckable(True)
            tab.setChecked(key == current)
            # A bolder chosen word is not in Qt's size hint: measure it.
            bold = QFontMetrics(look().font(16, QFont.Weight.DemiBold)).horizontalAdvance(text)
            tab.setMinimumWidth(bold + 20)
            tab.setProperty("key", key)
            self._group.addButton(tab)
            self._buttons[key] = tab
            line.addWidget(tab)
        self.setLayout(line)
        self._group.buttonClicked.connect(self._on_clicked)

    def choose(self, key: str) -> None:
        """Show a tab as the current one without sending `chosen`."""
        self._buttons[key].setChecked(True)

    def current(self) -> str:
        """Return the key of the current tab."""
        return next(key for key, tab in self._buttons.items() if tab.isChecked())

    def _on_clicked(self, tab: QPushButton) -> None:
        self.chosen.emit(str(tab.property("key")))


class Chips(QWidget):
    """Small choices that are on or off, such as «Barnet sa»; `changed` carries the keys that are on."""

    changed = Signal(list)

    def __init__(self, chips: list[tuple[str, str]]) -> None:
        super().__init__()
        self._buttons: dict[str, Button] = {}
        line = WrapRow(spacing=2, outdent=0)
        for key, text in chips:
            chip = Button(text, "chip")
            chip.setCheckable(True)
            chip.setMinimumWidth(QFontMetrics(look().font(16, QFont.Weight.DemiBold)).horizontalAdvance(text) + 32)
            chip.toggled.connect(self._on_toggled)
            self._buttons[key] = chip
            line.addWidget(chip)
        self.setLayout(line)

    def chosen(self) -> list[str]:
        """Return the keys that are on, in screen order."""
        return [key for key, chip in self._buttons.items() if chip.isChecked()]

    def choose(self, keys: list[str]) -> None:
        """Switch exactly these on."""
        for key, chip in self._buttons.items():
            chip.setChecked(key in keys)

    def _on_toggled(self) -> None:
        self.changed.emit(self.chosen())
