"""What the guard of a session says in its window: the time left, the warning before it locks, and what was copied."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.announce import announce
from ui.i18n import tr
from ui.lock_watch import LockWatch
from ui.main_window import MainWindow
from ui.messages import Message
from ui.widgets.bars import Actions
from ui.widgets.shell_bars import StatusItem

COPIED = "utklipp"
"""The status bar's word about the clipboard; pressing it empties the clipboard at once."""


class WatchWords(QObject):
    """One window's words for one guard; they end with the window."""

    def __init__(self, app: QApplication, window: MainWindow, watch: LockWatch) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        watch.ticked.connect(self._on_ticked)
        watch.warned.connect(self._on_warned)
        watch.came_back.connect(self._on_came_back)
        watch.copied.connect(self._on_copied)
        watch.cleared.connect(self._on_cleared)
        window.confined_changed.connect(watch.clear_clipboard)

    def _on_ticked(self, seconds: int) -> None:
        words = tr("Låses om {minutes} min", minutes=-(-seconds // 60))
        self._window.status().set_item(StatusItem("laas", "lock", words))

    def _on_warned(self, seconds: int) -> None:
        self._app.alert(self._window)  # she may be at work in another program
        screen = self._window.current_screen()
        if screen is not None and screen.confined:
            screen.ask_still_there(on=True)
            return
        say_on_screen(
            self._window,
            Message(
                tr("Programmet låses om {seconds} sekunder.", seconds=seconds),
                tr("Det du har skrevet, er lagret."),
                tr("Trykk en tast for å fortsette."),
            ),
            "warning",
        )

    def _on_came_back(self) -> None:
        screen = self._window.current_screen()
        if screen is not None and screen.confined:
            screen.ask_still_there(on=False)
        elif screen is not None:
            screen.bar.close_message()

    def _on_copied(self, seconds: int) -> None:
        words = tr("Kopiert, tømmes innen {seconds} s", seconds=seconds)
        self._window.status().set_item(StatusItem(COPIED, "clock", words))
        announce(self._window, tr("Kopiert. Utklippstavla tømmes om {seconds} sekunder.", seconds=seconds))

    def _on_cleared(self) -> None:
        self._window.status().remove_item(COPIED)


def say_on_screen(window: MainWindow, message: Message, meaning: str, actions: Actions = ()) -> None:
    """Show a message and its buttons on the screen that stands there, and let it be heard; a confined one is spared."""
    window.say(message, meaning, actions)
