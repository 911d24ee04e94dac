"""The session of somebody with a key to one compartment: two places, no search, nothing of the health records.

It is guarded as every session is: an idle limit, the lock key, the machine's own lock, and what was copied.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Changes
from helseansvarlig.services.romutkast import RomUtkastService
from helseansvarlig.services.utkast import PLACE
from ui.doors import OpenedRoom, place_from_text, place_to_text
from ui.drafts import Drafts
from ui.first_paint import FirstPaint
from ui.i18n import tr
from ui.lock_watch import LockWatch
from ui.main_window import MainWindow
from ui.messages import sentence
from ui.notices import show_notices
from ui.rom_places import first_place, make_room_window
from ui.session import SessionParts
from ui.watch_words import COPIED, WatchWords, say_on_screen
from ui.widgets.page import Place
from ui.widgets.shell_bars import StatusItem


class RomSession(QObject):
    """Everything between unlocking and locking for staff in meetings, and for a leader."""

    lock_requested = Signal()
    close_requested = Signal()
    rebuild_requested = Signal()

    def __init__(self, parts: SessionParts, opened: OpenedRoom) -> None:
        super().__init__(parts.app)
        self._parts = parts
        self._opened = opened
        self._is_left = False
        self.drafts = Drafts(RomUtkastService(opened.aapent), parts.jobs, self)
        self.window = self._make_window()
        self._watch = LockWatch(parts.app, parts.settings.laas_etter_minutter, parts.machine(self))
        self._watch.lock_requested.connect(self.lock_requested)
        parts.jobs.changed.connect(self._on_changed)
        parts.jobs.unhandled.connect(self.tell)
        self._connect_window()

    def begin(self) -> None:
        """Show the place that was left, or the first, and start watching."""
        self.window.show_place(self._first_place())
        FirstPaint(self.window, self._on_first_paint)
        self.drafts.find(PLACE, self._return_to)
        screen = self.window.current_screen()
        if screen is not None:
            show_notices(screen, self._opened.aapent.varsler)

    def rebuild(self) -> None:
        """Make the window anew, at the same place."""
        place = self.window.leave() or self._first_place()
        self.window = self._make_window()
        self._connect_window()
        self.window.show_place(place)

    def leave(self) -> bool:
        """Keep what is half written and the place; return whether something half written waits."""
        self._is_left = True
        self._watch.stop()
        place = self.window.leave()
        if place is not None:
            self.drafts.changed(PLACE, place_to_text(place))
        self.drafts.end()
        return self.drafts.has_kept(besides=(PLACE,))

    def tell(self, error: HelseansvarligError) -> None:
        """Say on the screen that stands there what went wrong."""
        say_on_screen(self.window, sentence(error), "danger")

    def close(self) -> None:
        """Close the compartment in the thread that owns it; its keys end with the process."""
        opened = self._opened
        self._parts.jobs.run(lambda: opened.hvelv.lock_room(opened.aapent))

    def _make_window(self) -> MainWindow:
        return make_room_window(self._opened, self.drafts, self._parts.jobs, self._parts.today)

    def _first_place(self) -> Place:
        return first_place(self._opened.aapent.rom)

    def _connect_window(self) -> None:
        self.window.lock_requested.connect(self.lock_requested)
        self.window.closed.connect(self.close_requested)
        self.window.place_changed.connect(self._on_place)
        self.window.status_pressed.connect(self._on_status)
        WatchWords(self._parts.app, self.window, self._watch)

    def _on_first_paint(self) -> None:
        if not self._is_left:
            self._watch.start()

    def _return_to(self, text: str | None) -> None:
        place = place_from_text(text)
        if place is not None and not self._is_left and self.window.has_place(place.screen):
            self.window.show_place(place)

    def _on_place(self, place: Place) -> None:
        self.drafts.changed(PLACE, place_to_text(place))

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes.touched:
            self.window.status().set_item(StatusItem("lagret", "check", tr("Alt er lagret")))

    def _on_status(self, key: str) -> None:
        if key == "laas":
            self.lock_requested.emit()
        elif key == COPIED:
            self._watch.clear_clipboard()
