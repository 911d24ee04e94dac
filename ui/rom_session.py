"""The session of somebody with a key to one compartment: two places, no search, nothing of the health records.

It is guarded as every session is: an idle limit, the lock key, the machine's own lock, and what was copied.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.frigivelse import DeltService
from helseansvarlig.services.godkjenning import GodkjenningService
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports import Changes
from helseansvarlig.services.romutkast import RomUtkastService
from helseansvarlig.services.utkast import PLACE
from ui.doors import OpenedRoom, place_from_text, place_to_text
from ui.drafts import Drafts
from ui.entry import Entry
from ui.first_paint import FirstPaint
from ui.i18n import tr
from ui.lock_watch import LockWatch
from ui.main_window import MainWindow, Owner
from ui.messages import sentence
from ui.notices import show_notices
from ui.role_words import role_words
from ui.screens import delt_med_meg, godkjenning, lederoversikt
from ui.screens.delt_med_meg.presenter import Romkilder
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
        user = self._opened.aapent.bruker
        owner = Owner(self._opened.hvelv.institusjon(), user.navn, role_words(user.rolle.value))
        window = MainWindow(owner, self._entries())
        window.offer_no_search()
        window.status().show_items(
            [StatusItem("lagret", "check", tr("Alt er lagret")), StatusItem("laas", "lock", tr("Lås"))]
        )
        return window

    def _entries(self) -> list[Entry]:
        rom, jobs, today = self._opened.aapent, self._parts.jobs, self._parts.today
        hand_in = InnleveringService(rom)
        if rom.rom is Rom.LEDER:
            service = GodkjenningService(rom, hand_in)
            return [*lederoversikt.entries(service, jobs, today), *godkjenning.entries(service, jobs, today)]
        return delt_med_meg.entries(Romkilder(DeltService(rom), hand_in), self.drafts, jobs, today)

    def _first_place(self) -> Place:
        return Place("lederoversikt" if self._opened.aapent.rom is Rom.LEDER else "delt_med_meg")

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
