"""What a child presses: one big tile for each answer, and the two ways to have none. Arrows walk, they never answer."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QSizePolicy, QWidget

from helseansvarlig.domain.skjema import Punkt
from ui.answers import Control, Option, control_of, options, scale_ends, statuses
from ui.i18n import tr
from ui.widgets.answer_tile import AnswerBox, AnswerTile, ScaleTile
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.text import label

_PAUSE_MS = 600  # a «1» may become «10»


class ChildTiles(QWidget):
    """`picked` carries the keys that are chosen now; where several can be, «ingen av disse» stands alone."""

    picked = Signal(tuple)

    def __init__(self, name: str, punkt: Punkt, spraak: str) -> None:
        super().__init__()
        self._punkt = punkt
        self._values: dict[str, QAbstractButton] = {}
        self._others: dict[str, QAbstractButton] = {}
        self._digits: dict[str, str] = {}
        self._alone = frozenset[str]()
        self._group = QButtonGroup(self)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PAUSE_MS)
        self._waiting.timeout.connect(self._on_waited)
        self._many = control_of(punkt) is Control.CHECKS
        self.setAccessibleName(name)
        self._lines = column(self, spacing=4)
        self._add_values(options(punkt, spraak), spraak)
        self._add_statuses(statuses(punkt, spraak))
        for one in self._tiles().values():
            one.setAccessibleDescription(self._said(name, one))

    def choose(self, keys: Collection[str]) -> None:
        """Show what is chosen without sending anything."""
        self._group.setExclusive(False)
        for key, tile in self._tiles().items():
            tile.setChecked(key in keys)
        self._group.setExclusive(True)

    def first(self) -> QWidget:
        """Return the tile to stand on: the chosen one, else the first."""
        tiles = self._tiles().values()
        return next((one for one in tiles if one.isChecked()), next(iter(tiles)))

    def is_empty(self) -> bool:
        """Tell whether nothing is chosen."""
        return not any(one.isChecked() for one in self._tiles().values())

    def focused(self) -> QAbstractButton | None:
        """Return the tile one stands on."""
        focus = QApplication.focusWidget()
        return next((one for one in self._tiles().values() if one is focus), None)

    def walk(self, by: int) -> None:
        """Stand on the next tile; nothing is answered by it."""
        tiles = list(self._tiles().values())
        focus = self.focused()
        at = tiles.index(focus) if focus is not None else -by
        tiles[(at + by) % len(tiles)].setFocus()

    def type_digit(self, digit: str) -> bool:
        """Press the tile with this key; return whether there is one. On a scale a «1» waits for a «0»."""
        if self._waiting.isActive() and digit == "0":
            self._waiting.stop()
            self._press(self._digits["10"])
            return True
        self.flush()
        key = self._digits.get(digit, "")
        if key and f"{digit}0" in self._digits:
            self._tiles()[key].setFocus()
            self._waiting.setProperty("key", key)
            self._waiting.start()
        elif key:
            self._press(key)
        return bool(key)

    def flush(self) -> None:
        """Press what waits for another digit."""
        if self._waiting.isActive():
            self._waiting.stop()
            self._on_waited()

    def _tiles(self) -> dict[str, QAbstractButton]:
        return {**self._values, **self._others}

    def _add_values(self, values: tuple[Option, ...], spraak: str) -> None:
        scale = control_of(self._punkt) is Control.SCALE
        across = WrapRow(spacing=6)
        for number, option in enumerate(values, 1):
            digit = str(number) if number <= 9 else ""
            tile: QAbstractButton
            if scale:
                tile = ScaleTile(option.text, child=True)
                digit = option.text
                across.addWidget(tile)
            elif self._many:
                tile = AnswerBox(option.text, digit)
                self._lines.addWidget(tile)
            else:
                tile = AnswerTile(option.text, digit, child=True)
                self._lines.addWidget(tile)
            self._take(tile, option.key, digit, self._values)
        if scale:
            holder = QWidget()
            holder.setLayout(across)
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            holder.setSizePolicy(policy)
            self._lines.addWidget(holder)
            self._lines.addWidget(_ends(*scale_ends(self._punkt, spraak), across.sizeHint().width()))
        if self._many:
            choices = zip(values, self._punkt.valg, strict=True)
            self._alone = frozenset(one.key for one, choice in choices if choice.er_eksklusiv)

    def _add_statuses(self, found: tuple[Option, ...]) -> None:
        across = row(spacing=4)
        self._lines.addSpacing(12)
        taken = len(self._digits)
        for number, option in enumerate(found, taken + 1):
            digit = str(number) if number <= 9 and control_of(self._punkt) is not Control.SCALE else ""
            tile = AnswerTile(option.text, digit, child=True)
            self._take(tile, option.key, digit, self._others)
            across.addWidget(tile, 1)
        self._lines.addLayout(across)

    def _take(self, tile: QAbstractButton, key: str, digit: str, among: dict[str, QAbstractButton]) -> None:
        among[key] = tile
        if digit:
            self._digits[digit] = key
        if not isinstance(tile, AnswerBox):
            self._group.addButton(tile)
        tile.clicked.connect(partial(self._press, key))

    def _press(self, key: str, _checked: object = None) -> None:
        self._waiting.stop()
        tile = self._tiles()[key]
        tile.setFocus()
        if not self._many or key in self._others:
            self.picked.emit((key,))
            return
        if _checked is None:
            tile.setChecked(not tile.isChecked())
        ticked = [one for one, box in self._values.items() if box.isChecked()]
        if key in ticked:
            ticked = [one for one in ticked if one == key or not {one, key} & self._alone]
        self.picked.emit(tuple(ticked))

    def _on_waited(self) -> None:
        self._press(str(self._waiting.property("key")))

    def _said(self, name: str, tile: QAbstractButton) -> str:
        digits = {key: digit for digit, key in self._digits.items()}
        digit = next((digits.get(key, "") for key, one in self._tiles().items() if one is tile), "")
        return tr("{question} Tast {digit}.", question=name, digit=digit) if digit else name


def _ends(low: str, high: str, width: int) -> QWidget:
    """Return the words under the two ends of a scale that is `width` pixels wide."""
    holder = QWidget()
    holder.setMaximumWidth(width)
    across = row(holder, spacing=16)
    across.addWidget(label(low, "large-subtle", wrap=True))
    across.addStretch(1)
    across.addWidget(label(high, "large-subtle", wrap=True))
    return holder
