"""Answers as tiles: arrows choose, a number key answers and goes on. One Tab stop for the whole group."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from ui.answers import Option
from ui.i18n import tr
from ui.widgets.answer_tile import ARROWS, AnswerTile, ScaleTile
from ui.widgets.layout import WrapRow

_PAUSE_MS = 600  # an arrow may be on its way further, and a «1» may become «10»


class AnswerTiles(QWidget):
    """One answer out of few. `picked` is meant and leads on; `browsed` came by arrows and may not be the last."""

    picked = Signal(str)
    browsed = Signal(str)
    reset_pressed = Signal()

    def __init__(self, name: str, options: Sequence[Option], *, scale: bool = False, digits: bool = True) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._tiles: dict[str, QAbstractButton] = {}
        self._digits: dict[str, str] = {}
        self._pending = ""
        self._pending_leads_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self.setAccessibleName(name)
        self.setLayout(self._line(name, options, scale=scale, digits=digits))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.buttonClicked.connect(self._on_clicked)

    def choose(self, keys: Sequence[str]) -> None:
        """Show what is chosen without sending anything."""
        self._group.setExclusive(False)
        for key, tile in self._tiles.items():
            tile.setChecked(key in keys)
        self._group.setExclusive(True)

    def first(self) -> QWidget:
        """Return the tile to stand on: the chosen one, else the first."""
        return next((t for t in self._tiles.values() if t.isChecked()), next(iter(self._tiles.values())))

    def flush(self) -> None:
        """Send what waits for a pause."""
        self._timer.stop()
        key, self._pending = self._pending, ""
        if key:
            (self.picked if self._pending_leads_on else self.browsed).emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, digits answer, Enter goes on, Delete takes the answer back."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in ARROWS:
            self._move(ARROWS[Qt.Key(event.key())])
        elif event.text().isdigit() and len(event.text()) == 1:
            self._type(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._pending = ""
            self.reset_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _line(self, name: str, options: Sequence[Option], *, scale: bool, digits: bool) -> WrapRow:
        line = WrapRow(spacing=8 if not scale else 6, outdent=0)
        for number, option in enumerate(options, 1):
            on_scale = scale and option.verdi is not None
            digit = "" if not digits or scale or number > 9 else str(number)
            tile: QRadioButton = ScaleTile(option.text) if on_scale else AnswerTile(option.text, digit)
            tile.setProperty("key", option.key)
            tile.setAttribute(Qt.WidgetAttribute.WA_LayoutUsesWidgetRect)  # the style would set it off by 2 px
            said = tr("{question} Tast {digit}.", question=name, digit=digit) if digit else name
            tile.setAccessibleDescription(said)
            self._group.addButton(tile)
            self._tiles[option.key] = tile
            if digit or on_scale:
                self._digits[digit or option.text] = option.key
            line.addWidget(tile)
        return line

    def _move(self, by: int) -> None:
        keys = list(self._tiles)
        focus = QApplication.focusWidget()
        on = next((i for i, key in enumerate(keys) if self._tiles[key].isChecked()), None)
        stands = next((i for i, key in enumerate(keys) if self._tiles[key] is focus), 0)
        self._wait_with(keys[stands if on is None else (on + by) % len(keys)], leads_on=False)

    def _type(self, event: QKeyEvent) -> None:
        """A «1» waits for a «0» where the scale has a ten; another digit then belongs to the next question."""
        digit = event.text()
        if self._pending and self._pending_leads_on:
            if digit == "0":
                self._pending = self._digits["10"]
                self.flush()
                return
            self.flush()
            elsewhere = QApplication.focusWidget()
            if elsewhere is not None and not self.isAncestorOf(elsewhere):
                QApplication.sendEvent(elsewhere, event.clone())
            return
        key = self._digits.get(digit, "")
        if key and f"{digit}0" in self._digits:
            self._wait_with(key, leads_on=True)
        elif key:
            self._pending = ""
            self._timer.stop()
            self._stand_on(key)
            self.picked.emit(key)

    def _accept(self) -> None:
        """Enter means the tile one stands on."""
        focus = QApplication.focusWidget()
        key = next((key for key, tile in self._tiles.items() if tile is focus), "")
        if key:
            self._pending = ""
            self._timer.stop()
            self._stand_on(key)
            self.picked.emit(key)

    def _wait_with(self, key: str, *, leads_on: bool) -> None:
        self._pending, self._pending_leads_on = key, leads_on
        self._stand_on(key)
        self._timer.start()

    def _stand_on(self, key: str) -> None:
        self._tiles[key].setChecked(True)
        self._tiles[key].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, tile: QAbstractButton) -> None:
        self._pending = ""
        self._timer.stop()
        self.picked.emit(str(tile.property("key")))
