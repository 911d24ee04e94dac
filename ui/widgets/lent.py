"""A page that a child or a meeting has the screen for: what both have alike, down to the password that leads out."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.layout import RING, column
from ui.widgets.page import Screen
from ui.widgets.text import Prose
from ui.widgets.way_out import WayOut


class LentPart(QWidget):
    """What stands on it now. `pressed` names the button; `way` is where the password is asked, where it is."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.way: WayOut | None = None
        self.whole: QVBoxLayout = column(self, spacing=16)
        self.lines: QVBoxLayout = column(margins=(RING, 0, RING, 0), spacing=16)
        self.whole.addLayout(self.lines)

    def first(self) -> QWidget:
        """Return where the keyboard stands."""
        raise NotImplementedError

    def make(self, key: str, words: str, kind: str = "secondary", icon: str = "") -> Button:
        """Return a big button."""
        made = Button(words, kind, icon, large=True)
        made.clicked.connect(lambda: self.pressed.emit(key))
        return made

    def ask_way_out(self, name: str, word: str = "") -> WayOut:
        """Put the password below what is read; as `WayOut`."""
        self.lines.addSpacing(16)
        self.way = WayOut(name, word)
        self.whole.addWidget(self.way)  # it keeps room for its own ring
        return self.way


PartT = TypeVar("PartT", bound=LentPart)


class LentScreen(Screen, Generic[PartT]):
    """One part at a time and no bar, no menu, no other place; `still_there` is said before the machine locks."""

    def __init__(self, name: str, still_there: str) -> None:
        super().__init__(name, "")
        self._still_there = still_there
        self._part: PartT | None = None
        self._idle = Prose("", "large", 1.4)
        self._idle.hide()
        self._title.hide()

    def first_focus(self) -> QWidget | None:
        """Return what the page goes on with."""
        return self._part.first() if self._part is not None else None

    def ask_still_there(self, *, on: bool) -> None:
        """Say at the foot of the page that the machine will lock."""
        self._idle.setText(self._still_there if on else "")
        self._idle.setVisible(on)
        if on:
            announce(self, self._still_there)

    def stand_there(self) -> None:
        """Put the keyboard where the page goes on, at its top."""
        self.ground.verticalScrollBar().setValue(0)
        target = self.first_focus()
        if target is not None:
            target.setFocus()

    def show_working(self) -> None:
        """Say that the password is being tried."""
        for way in self._ways():
            way.show_working()

    def show_password_error(self, text: str) -> None:
        """Say it under the password."""
        for way in self._ways():
            way.show_error(text)

    def show_wait(self, seconds: int) -> None:
        """Count down under the password."""
        for way in self._ways():
            way.show_wait(seconds)

    def _ways(self) -> list[WayOut]:
        """Return where the password is asked now: an answer may come when the page has changed."""
        return [self._part.way] if self._part is not None and self._part.way is not None else []
