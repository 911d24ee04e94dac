"""Tick boxes and radio buttons with marks that can be seen, plain or as tiles."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from ui.theme import look
from ui.widgets.layout import Fold, WrapRow, column


class CheckBox(QCheckBox):
    """A tick box; the tick is painted here, since a stylesheet takes only image files."""

    def __init__(self, text: str, *, checked: bool = False, dense: bool = False, tile: bool = False) -> None:
        super().__init__(text)
        self.setChecked(checked)
        if dense:
            self.setProperty("dense", "true")
        if tile:
            self.setProperty("form", "tile")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the style draw box and word, then the tick on top."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        # Not at the top: QStyle alone takes 13 ms to load, and the locked door has no tick box.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton

        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        look().paint_icon(painter, "check", "on_accent", QRectF(box).adjusted(2, 2, -2, -2))
        painter.end()


class Tile(QRadioButton):
    """An answer with a frame of its own; the chosen one is bolder, and its width is measured for that."""

    def __init__(self, text: str, *, large: bool = False, child: bool = False) -> None:
        super().__init__(text)
        self.setProperty("form", "tile")
        if large:
            self.setProperty("large", "true")
        if child:
            self.setProperty("voice", "child")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_toggled)

    def sizeHint(self) -> QSize:
        """Leave room for the bolder word."""
        return super().sizeHint() + QSize(max(len(self.text()), 4), 0)

    def _on_toggled(self, on: bool) -> None:
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if on else QFont.Weight.Normal)
        self.setFont(font)


def radio(text: str, key: str, *, checked: bool = False) -> QRadioButton:
    """Return one plain answer out of few, for a group that is laid out in a way of its own."""
    made = QRadioButton(text)
    made.setProperty("key", key)
    made.setChecked(checked)
    return made


class Radios(QWidget):
    """One answer out of few; `changed` carries its key. Arrow keys move, Tab goes on to the next question."""

    changed = Signal(str)

    def __init__(
        self, options: list[tuple[str, str]], current: str = "", *, tiles: bool = False, child: bool = False
    ) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QAbstractButton] = {}
        line = WrapRow(spacing=4 if tiles else 16, outdent=0)
        for key, text in options:
            one = Tile(text, large=child, child=child) if tiles else QRadioButton(text)
            one.setProperty("key", key)
            one.setChecked(key == current)
            self._group.addButton(one)
            self._buttons[key] = one
            line.addWidget(one)
        self.setLayout(line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.buttonClicked.connect(self._on_clicked)

    def key(self) -> str:
        """Return the chosen key, or an empty string when nothing is chosen."""
        return next((key for key, one in self._buttons.items() if one.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose without sending `changed`; an empty key chooses nothing."""
        self._group.setExclusive(False)
        for one_key, one in self._buttons.items():
            one.setChecked(one_key == key)
            # Qt lets Tab lead to the one that had the focus last, chosen or not.
            _let_tab_lead(one, here=key not in self._buttons or one_key == key)
        self._group.setExclusive(True)

    def set_name(self, name: str) -> None:
        """Say the question together with each answer."""
        self.setAccessibleName(name)
        for one in self._buttons.values():
            one.setAccessibleDescription(name)

    def first(self) -> QWidget:
        """Return the button that should get the focus: the chosen one, else the first."""
        return next((b for b in self._buttons.values() if b.isChecked()), next(iter(self._buttons.values())))

    def _on_clicked(self, one: QAbstractButton) -> None:
        self.changed.emit(str(one.property("key")))


def _let_tab_lead(one: QWidget, *, here: bool) -> None:
    from PySide6.QtCore import Qt  # see qt_values

    one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)


class Checks(QWidget):
    """Any number of answers, each a tick box; `changed` carries the keys that are ticked.

    With several `columns` a long list stands in as many, read downwards, and folds into one when narrow.
    """

    changed = Signal(list)

    def __init__(self, options: list[tuple[str, str]], current: list[str] | None = None, *, columns: int = 1) -> None:
        super().__init__()
        self._boxes: dict[str, CheckBox] = {}
        beside = Fold(spacing=16, below_spacing=4)
        length = -(-len(options) // columns)
        for start in range(0, len(options), length or 1):
            beside.add(self._make_column(options[start : start + length], current or []), 1)
        self.setLayout(beside)

    def keys(self) -> list[str]:
        """Return the ticked keys in screen order."""
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def choose(self, keys: list[str]) -> None:
        """Tick exactly these."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)

    def set_name(self, name: str) -> None:
        """Say the question together with each answer."""
        self.setAccessibleName(name)
        for box in self._boxes.values():
            box.setAccessibleDescription(name)

    def first(self) -> QWidget:
        """Return the box that should get the focus."""
        return next(iter(self._boxes.values()))

    def _make_column(self, options: list[tuple[str, str]], current: list[str]) -> QWidget:
        holder = QWidget()
        lines = column(holder, spacing=4)
        for key, text in options:
            box = CheckBox(text, checked=key in current)
            box.toggled.connect(self._on_toggled)
            self._boxes[key] = box
            lines.addWidget(box)
        lines.addStretch(1)
        return holder

    def _on_toggled(self) -> None:
        self.changed.emit(self.keys())
