"""The application: from the first paint to an open window, and out again when it locks.

Imported at the top is what the locked door shows; everything else is imported where it is used, after the first paint.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig.clock import SystemClock
from helseansvarlig.locked_facts import peek
from helseansvarlig.paths import data_folder
from helseansvarlig.settings import Settings, SettingsFile
from ui.first_paint import FirstPaint
from ui.first_screens import FirstScreens, Way
from ui.i18n import Language, use_language
from ui.jobs import Jobs, Lane
from ui.options import Options
from ui.theme import STYLE, Look, Scheme, Wishes

if TYPE_CHECKING:
    from helseansvarlig.bootstrap import Surroundings
    from helseansvarlig.errors import HelseansvarligError
    from ui.any_session import AnySession
    from ui.screens.foerste_gang.screen import FirstRunScreen
    from ui.screens.laas_opp.screen import UnlockScreen

_SCHEMES = {"system": Scheme.SYSTEM, "lys": Scheme.LIGHT, "moerk": Scheme.DARK}
_WIDTH, _HEIGHT = 1280, 800
_LOCK_SECONDS = 1.5
_WARM_UP_AFTER_MS = 50  # after the first paint, before the first letter of a password
_MAIN = Path(__file__).resolve().parent.parent / "main.py"


def wishes_of(settings: Settings) -> Wishes:
    """Return the look that the settings ask for."""
    return Wishes(_SCHEMES[settings.tema], settings.tekststoerrelse)


def run(options: Options) -> int:
    """Show the right first screen and run until the program ends."""
    app = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    if not isinstance(app, QApplication):
        return 1
    if options.receiver or options.pictures is not None:
        gc.enable()  # what main.py put off until the first paint
    if options.receiver:
        return _run_receiver(app, options)
    if options.pictures is not None:
        from ui.pictures import take_pictures

        return take_pictures(app, options.pictures)
    program = Program(app, options)
    program.start()
    return app.exec()


class Program(QObject):
    """One run of the program over one vault folder.

    `relaunch` starts the process that shows the lock screen, `leave` ends this one; tests give their own.
    """

    def __init__(
        self,
        app: QApplication,
        options: Options,
        around: Surroundings | None = None,
        *,
        relaunch: Callable[[list[str]], None] | None = None,
        leave: Callable[[], None] | None = None,
        jobs: Jobs | None = None,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._options = options
        self._folder = _folder_of(options)
        self._around = around
        self._today = around.clock.today if around is not None else SystemClock().today
        self._relaunch = relaunch or _start_process
        self._leave = leave or _end_process
        self._settings_file = SettingsFile(self._folder.parent if options.demo else self._folder)
        self._settings = self._settings_file.read()
        use_language(Language(self._settings.spraak))
        self._look = Look(app, wishes_of(self._settings), contrast_later=True)
        self.jobs = jobs or Jobs(self)
        self.window: QWidget | None = None
        self.session: AnySession | None = None
        way = Way(options, self._folder, around, self.jobs, self._today, self._on_opened, self._show, self._relaunch)
        self._first = FirstScreens(way)

    def start(self) -> None:
        """Show the unlock screen, or the first run where there is no vault; warm the rest up meanwhile."""
        if self._options.demo is not None and self._options.locked_at is None:
            gc.enable()  # building a house takes longer than a first paint
            _name_headings()
            self._open_demo()
            return
        facts = peek(self._folder)
        screen = self._first.unlock_screen(facts) if facts.exists else self._first.first_run()
        if self._options.demo is not None:
            _tell_password(screen)
        FirstPaint(screen, self._on_first_paint)
        self._show(screen)

    def _on_first_paint(self) -> None:
        _name_headings()  # first of all: a screen reader soon asks
        QTimer.singleShot(_WARM_UP_AFTER_MS, self._warm_up)

    def _warm_up(self) -> None:
        """Make ready what unlocking needs while the password is being typed."""
        from helseansvarlig import bootstrap
        from ui.warm_up import WarmUp

        self._settle()
        self.jobs.run(bootstrap.warm_up)
        WarmUp(lambda: self.jobs.run(_load_rest, lane=Lane.OTHER), self).begin()

    def _settle(self) -> None:
        """Begin what waited for the first screen: protection, the machine's wishes, log, net and collector."""
        from helseansvarlig import bootstrap, log
        from ui import crash

        bootstrap.protect_process()
        self._look.follow_machine()
        log.start(self._folder / "logg")
        crash.install(self._on_crash)
        gc.enable()
        gc.freeze()  # what stands now stays until the end: the collector need not look at it again

    def _on_crash(self, error: HelseansvarligError) -> None:
        if self.session is not None:
            self.session.tell(error)

    def lock(self) -> None:
        """Save what is half written, show a lock screen of its own, and end this process with its keys."""
        session = self.session
        if session is None:
            return
        draft = session.leave()
        geometry = self.window.geometry() if self.window is not None else QRect()
        if self.window is not None:
            self.window.hide()
        locked = self._options._replace(
            locked_at=datetime.now(UTC),
            draft_kept=draft,
            geometry=(geometry.x(), geometry.y(), geometry.width(), geometry.height()),
        )
        self._relaunch(locked.to_arguments())
        self._close_vault(session)
        self._leave()

    def quit(self) -> None:
        """End the program: as locking, but nothing is shown afterwards."""
        session = self.session
        if session is not None:
            session.leave()
            self._close_vault(session)
        self._leave()

    def _close_vault(self, session: AnySession) -> None:
        self.session = None
        session.close()
        self.jobs.drain(_LOCK_SECONDS)

    def _on_opened(self, opened: object) -> None:
        from ui.doors import Opened, OpenedRoom
        from ui.session import Session, SessionParts

        parts = SessionParts(
            app=self._app,
            jobs=self.jobs,
            look=self._look,
            settings=self._settings,
            save_settings=self._on_settings_changed,
            today=self._today,
            folder=self._folder,
            is_demo=self._options.demo is not None,
        )
        if isinstance(opened, OpenedRoom):
            from ui.rom_session import RomSession

            self._begin(RomSession(parts, opened))
        elif isinstance(opened, Opened):
            self._begin(Session(parts, opened))
        else:
            raise TypeError("the door opens to something else")

    def _begin(self, session: AnySession) -> None:
        session.lock_requested.connect(self.lock)
        session.rebuild_requested.connect(self._on_rebuild)
        session.close_requested.connect(self.quit)
        self.session = session
        self._show(session.window)
        session.begin()

    def _on_settings_changed(self, settings: Settings) -> None:
        """Keep the settings and put the look in force at once."""
        self._settings_file.write(settings)  # first: where it cannot be kept, nothing has changed
        self._settings = settings
        self._look.wish(wishes_of(settings))
        use_language(Language(settings.spraak))

    def _on_rebuild(self) -> None:
        """Build the window anew: words and text sizes are taken when widgets are made."""
        session = self.session
        if session is not None:
            session.rebuild()
            self._show(session.window)

    def _open_demo(self) -> None:
        """Open the synthetic house, built first where there is none."""
        from ui.demo_door import Building, DemoDoor

        building = Building()
        door = DemoDoor(self._first.keys(), self._folder.parent)
        if not door.is_built():
            self._show(building)

        def built(_done: None) -> None:
            self._settle()  # the log lies in the vault's folder, which building wants to itself
            self.jobs.run(door.open, self._on_opened, building.show_failure)

        self.jobs.run_long(door.build, built, building.show_failure, building.show_step)

    def _show(self, screen: QWidget) -> None:
        """Put a first screen or the window in place of what is shown, at the same spot."""
        before = self.window
        place = before.geometry() if before is not None else _geometry(self._options)
        screen.setGeometry(place)
        screen.show()
        screen.activateWindow()
        self.window = screen
        if before is not None and before is not screen:
            before.hide()
            before.deleteLater()


def _load_rest() -> None:
    """Import every screen, and read the forms that ship: the first list of children asks what there is to map."""
    from helseansvarlig import bootstrap
    from ui.warm_up import import_window

    import_window()
    bootstrap.read_forms()


def _tell_password(door: UnlockScreen | FirstRunScreen) -> None:
    """Say at the demo's door what opens it: several people live behind it, and none of them is real."""
    from helseansvarlig.bootstrap import DEMO_PASSWORD
    from ui.i18n import tr
    from ui.messages import Message

    told = Message(
        tr("Dette er demoen."),
        tr("Ingen av dem som står her, finnes."),
        tr("Passordet er «{password}» for alle.", password=DEMO_PASSWORD),
    )
    door.show_message(told, "info")


def _name_headings() -> None:
    from ui.widgets.accessible import install_headings

    install_headings()


def _geometry(options: Options) -> QRect:
    if len(options.geometry) == 4:
        return QRect(*options.geometry)
    screen = QApplication.primaryScreen().availableGeometry()
    size = QRect(0, 0, min(_WIDTH, screen.width()), min(_HEIGHT, screen.height()))
    size.moveCenter(screen.center())
    return size


def _run_receiver(app: QApplication, options: Options) -> int:
    """Show the municipality's window: open, read, save, answer."""
    from helseansvarlig import bootstrap
    from helseansvarlig.clock import SystemClock
    from ui.files import read_file, write_file
    from ui.receiver_app import run_receiver
    from ui.screens.mottaker.presenter import Kontor

    folder = options.data or data_folder().with_name("Helseansvarlig-mottak")
    office = Kontor(
        bootstrap.make_receiver, bootstrap.open_receiver, bootstrap.receiver_card, read_file, write_file, folder
    )
    return run_receiver(app, office, SystemClock().today)


def _folder_of(options: Options) -> Path:
    if options.demo is not None:
        return options.demo / "hvelv"
    return options.data or data_folder()


def _start_process(arguments: list[str]) -> None:
    """Start the process that shows the lock screen; it holds no key and waits for the vault's lock."""
    import subprocess

    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, str(_MAIN)]
    subprocess.Popen([*program, *arguments], close_fds=True, start_new_session=True)


def _end_process() -> None:
    """End at once: what this process remembers goes with it. Everything is already on the disk."""
    os._exit(0)
