"""One unlocked session: the window, what its keys and buttons do, the status bar, copies, undo and the idle limit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from helseansvarlig.domain.logg import Angrepunkt
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.klokkevakt import CLOCK_JUMPED, Klokkevakt
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.utkast import PLACE, SENTENCE
from helseansvarlig.settings import Settings
from helseansvarlig.tjenester import Tjenester
from ui.acts import act_words
from ui.announce import announce
from ui.auto_backup import AutoBackup
from ui.doors import Opened, password_word, place_to_text
from ui.drafts import Drafts
from ui.finding import make_search
from ui.first_paint import FirstPaint
from ui.house_numbers import HouseNumbers
from ui.house_round import HouseRound, Services
from ui.i18n import tr
from ui.jobs import Jobs
from ui.last_sentence import Returning, Sentence, describe
from ui.lock_watch import LockWatch
from ui.main_window import MainWindow, Owner
from ui.messages import Asker, Message, sentence
from ui.notices import show_notices
from ui.places import Around, make_entries
from ui.role_words import role_words
from ui.screens.hurtiglogg import make_hurtiglogg
from ui.screens.hurtiglogg.panel import QuickNote
from ui.screens.innstillinger.kilder import Program
from ui.screens.soek.panel import SearchPanel
from ui.status_line import StatusLine
from ui.system import SystemEvents
from ui.system.port import MachineEvents
from ui.theme import Look
from ui.watch_words import COPIED, WatchWords, say_on_screen
from ui.widgets.page import Place, Screen


@dataclass(frozen=True, slots=True)
class SessionParts:
    """What a session is given by the application."""

    app: QApplication
    jobs: Jobs
    look: Look
    settings: Settings
    save_settings: Callable[[Settings], None]
    today: Callable[[], date]
    folder: Path
    is_demo: bool = False
    machine: Callable[[QObject], MachineEvents] = SystemEvents


class Session(QObject):
    """Everything between unlocking and locking."""

    lock_requested = Signal()
    close_requested = Signal()
    rebuild_requested = Signal()

    def __init__(self, parts: SessionParts, opened: Opened[Tjenester]) -> None:
        super().__init__(parts.app)
        self._parts = parts
        self._opened = opened
        self.services = opened.services
        self.drafts = Drafts(self.services.utkast, parts.jobs, self)
        self._settings = parts.settings
        self._note: QuickNote | None = None
        self._search: SearchPanel | None = None
        self._is_left = False
        self._numbers = HouseNumbers(self.services.lokalnummer, self.services.regelverk, parts.jobs, self)
        self._numbers.renewed.connect(self.rebuild_requested)
        self._klokkevakt = Klokkevakt(opened.aapent.oekt.clock, opened.aapent.varsler)
        self.window = self._make_window()
        self._watch = LockWatch(parts.app, parts.settings.laas_etter_minutter, parts.machine(self))
        self._status = StatusLine(self.window, self.services, parts.jobs, parts.today)
        self._round = HouseRound(
            self._going_round(), parts.jobs, self._on_letters, self._say, self._on_room_error, self
        )
        self._backup = AutoBackup(self.services.kopi, parts.jobs, self._on_error, self)
        self._connect()

    def begin(self) -> None:
        """Show the place that was left, or today, and start watching."""
        self.window.show_place(self._opened.place or Place("i_dag"))
        FirstPaint(self.window, self._on_first_paint)
        self._status.refresh()
        screen = self.window.current_screen()
        if screen is not None:
            told = [*self._opened.aapent.varsler, *self._numbers.missing()]
            show_notices(screen, [one for one in told if not _says_itself(screen, one)])

    def _on_first_paint(self) -> None:
        """Hear every event from now on (a window's making would pass through Python too), and find the sentence."""
        if not self._is_left:
            self._watch.start()
            self.drafts.find(SENTENCE, self._return_to)
            self._round.begin()

    def _return_to(self, text: str | None) -> None:
        """Lead back into the sentence; a place that was not left by locking has none."""
        sentence, left, place = Sentence.from_text(text), self._opened.place, self.window.current_place()
        if sentence is None or left is None or sentence.place != place_to_text(left):
            return
        if self._is_left or place is None or place.screen != left.screen:
            return
        if sentence.in_front:
            if self._note is not None and not self._note.isVisible():
                return  # she was quicker, and has closed it already
            self._write_note("", "")
        root = self._note if sentence.in_front else self.window.current_screen()
        if root is not None:
            Returning(root, sentence)

    def rebuild(self) -> None:
        """Make the window anew in the language and text size now in force, at the same place."""
        place = self.window.leave() or Place("i_dag")
        self._note = self._search = None
        self.window = self._make_window()
        self._status = StatusLine(self.window, self.services, self._parts.jobs, self._parts.today)
        self._connect_window()
        self.window.show_place(place)
        self._status.refresh()
        self._round.count()

    def leave(self) -> bool:
        """Keep what is half written and the place; return whether something half written waits."""
        self._is_left = True
        self._watch.stop()
        self._backup.stop()
        note = self._note if self._note is not None and self._note.isVisible() else None
        screen, place = self.window.current_screen(), self.window.current_place()
        if screen is not None and place is not None:
            at = place_to_text(place)
            self.drafts.changed(PLACE, at)
            self.drafts.changed(SENTENCE, describe(note or screen, at, in_front=note is not None).to_text())
        if self._search is not None:
            self._search.reject()
        if self._note is not None:
            self._note.reject()  # its text is a draft, and its timer must not outlive the vault
        self.window.leave()
        self.drafts.end()
        return self.drafts.has_kept(besides=(PLACE, SENTENCE))

    def tell(self, error: HelseansvarligError) -> None:
        """Say on the screen that stands there what went wrong."""
        self._on_error(error)

    def close(self) -> None:
        """Close the vault in the thread that owns it; its keys end with the process."""
        opened = self._opened
        self._parts.jobs.run(lambda: opened.hvelv.lock(opened.aapent))

    def _make_window(self) -> MainWindow:
        user = self._opened.aapent.oekt.bruker
        owner = Owner(self._opened.hvelv.institusjon(), user.navn, role_words(user.rolle.value))
        parts = self._parts
        around = Around(
            parts.jobs,
            self.drafts,
            self._opened.aapent.oekt.clock,
            self._klokkevakt,
            self._numbers.regelverk,
            self._on_due,
            self._write_note,
            self._program(),
            Asker(),
            is_demo=parts.is_demo,
        )
        return MainWindow(owner, make_entries(self.services, around))

    def _going_round(self) -> Services:
        s = self.services
        return Services(s.frigivelse, s.innboks, s.sletting, s.romvern, s.malforelegg)

    def _program(self) -> Program:
        """Return what the settings may ask of the program itself."""
        return Program(
            settings=lambda: self._settings,
            use=self._on_settings,
            users=self._opened.hvelv.brukere,
            strength=password_word,
            change_password=self._change_password,
            lock=self.lock_requested.emit,
        )

    def _on_settings(self, settings: Settings) -> None:
        """Put changed settings in force; words and text sizes are taken when widgets are made."""
        self._parts.save_settings(settings)  # first: where it cannot be kept, nothing has changed
        before, self._settings = self._settings, settings
        self._set_minutes()
        if (before.spraak, before.tekststoerrelse) != (settings.spraak, settings.tekststoerrelse):
            self.rebuild_requested.emit()

    def _change_password(self, old: str, new: str) -> None:
        """Rewrap the keys; runs in the database thread."""
        self._opened.hvelv.change_password(self._opened.aapent, old, new)

    def _connect(self) -> None:
        jobs = self._parts.jobs
        jobs.changed.connect(self._on_changed)
        jobs.changed.connect(self._round.on_changed)
        jobs.unhandled.connect(self._on_error)
        self._watch.lock_requested.connect(self.lock_requested)
        self._connect_window()

    def _connect_window(self) -> None:
        window = self.window
        WatchWords(self._parts.app, window, self._watch)
        window.confined_changed.connect(self._set_minutes)
        window.lock_requested.connect(self.lock_requested)
        window.closed.connect(self.close_requested)
        window.undo_requested.connect(self._on_undo)
        window.redo_requested.connect(self._on_redo)
        window.sync_requested.connect(lambda: self._on_status("utboks"))
        window.help_requested.connect(self._on_help)
        window.find_requested.connect(self._on_find)
        window.note_requested.connect(self._on_note)
        window.status_pressed.connect(self._on_status)
        window.place_changed.connect(self._on_place)

    def _on_due(self, count: int) -> None:
        self.window.set_count("i_dag", count)

    def _on_letters(self, count: int) -> None:
        self.window.set_count("innlevert", count)

    def _on_place(self, place: Place) -> None:
        self.drafts.changed(PLACE, place_to_text(place))

    def _on_changed(self, changes: object) -> None:
        """Say that it is saved, only now that it is committed, and let a copy follow."""
        if isinstance(changes, Changes) and changes.touched:
            self._status.say_saved()
            self._status.refresh()
            self._backup.note_copy(self._status.newest_copy)
            if not changes.concerns("kopi"):
                self._backup.note_change()

    def _set_minutes(self) -> None:
        """Lock after the minutes that hold here: a child or a meeting has its own."""
        settings = self._settings
        confined = self.window.is_confined()
        self._watch.set_minutes(settings.laas_avgrenset_minutter if confined else settings.laas_etter_minutter)

    def _on_undo(self) -> None:
        self._parts.jobs.run(self.services.angre.undo, done=self._on_undone, failed=self._on_error)

    def _on_redo(self) -> None:
        self._parts.jobs.run(self.services.angre.redo, done=self._on_redone, failed=self._on_error)

    def _on_undone(self, done: Done[Angrepunkt | None]) -> None:
        announce(self.window, tr("Angret: {act}", act=act_words(done.value.handling if done.value else "")))

    def _on_redone(self, done: Done[Angrepunkt | None]) -> None:
        announce(self.window, tr("Gjort igjen: {act}", act=act_words(done.value.handling if done.value else "")))

    def _on_error(self, error: HelseansvarligError) -> None:
        self._say(sentence(error), "danger")

    def _on_room_error(self, error: HelseansvarligError) -> None:
        """A compartment that cannot be read is fetched out of a copy, and there is one press to where that is done."""
        copies = [(tr("Gå til kopiene"), lambda: self._on_status("kopi"))]
        say_on_screen(self.window, sentence(error), "danger", copies)

    def _on_help(self) -> None:
        self.window.show_place(Place("hjelp"))

    def _on_find(self) -> None:
        """Open the search, made for this window the first time."""
        if self._search is None:
            self._search = make_search(self.window, self.services.soek, self._parts.jobs)
        self._search.open_empty()

    def _on_note(self) -> None:
        place = self.window.current_place()
        barn_id = place.ids[0] if place is not None and place.screen == "barnet" and place.ids else ""
        self._write_note(barn_id, "")

    def _write_note(self, barn_id: str, kind: str) -> None:
        """Open the quick note about a child, made for this window the first time."""
        if self._note is None:
            user = self._opened.aapent.oekt.bruker.navn
            services = self.services
            self._note = make_hurtiglogg(
                self.window, services.barn, services.notat, self._parts.jobs, self.drafts, user
            )
        self._note.open_about(barn_id, kind)

    def _on_status(self, key: str) -> None:
        if key == "laas":
            self.lock_requested.emit()
        elif key == COPIED:
            self._watch.clear_clipboard()
        elif key == "angre":
            self._on_undo()
        elif key == "utboks":
            self.window.show_place(Place("utboks"))
        elif key == "kopi":
            self.window.show_place(Place("innstillinger", ("kopi",)))

    def _say(self, message: Message, meaning: str) -> None:
        say_on_screen(self.window, message, meaning)


def _says_itself(screen: Screen, one: Varsel) -> bool:
    """Tell whether a place says this without being asked: «I dag» has the deadlines that a clock set back moves."""
    return screen.name == "i_dag" and one.kode == CLOCK_JUMPED and one.alvorlig
