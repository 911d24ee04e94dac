"""What stands in front of an open vault: the unlock screen, or the first run where there is no vault yet.

On the way to the password field: what only a typed password or a first run needs is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from helseansvarlig.locked_facts import LockedFacts, peek
from ui.i18n import maalform
from ui.jobs import Jobs
from ui.options import Options
from ui.widgets.page import Place

if TYPE_CHECKING:
    from helseansvarlig.bootstrap import Surroundings
    from helseansvarlig.domain.regelverk import Regelverk
    from helseansvarlig.errors import HelseansvarligError
    from helseansvarlig.services.aapning import Aapent
    from helseansvarlig.services.hvelv import HvelvService
    from helseansvarlig.tjenester import Tjenester
    from ui.doors import Keys, Opened
    from ui.screens.foerste_gang.screen import FirstRunScreen
    from ui.screens.laas_opp.screen import UnlockScreen

_COPIES = "Helseansvarlig (*.hakopi)"


class Way(NamedTuple):
    """What the first screens are given by the application, and whom they tell: `opened` gets `ui.doors.Opened`."""

    options: Options
    folder: Path
    around: Surroundings | None
    jobs: Jobs
    today: Callable[[], date]
    opened: Callable[[object], None]
    show: Callable[[QWidget], None]
    relaunch: Callable[[list[str]], None]


class FirstScreens:
    """Makes the screens of one vault folder that is not open."""

    def __init__(self, way: Way) -> None:
        self._way = way

    def keys(self) -> Keys[Tjenester]:
        """Return how a door reaches the vault."""
        from ui.doors import Keys

        return Keys(self._hvelv, _services, _sheet)

    def unlock_screen(self, facts: LockedFacts) -> UnlockScreen:
        """Return the locked door."""
        from ui.doors import Before, UnlockDoor
        from ui.screens.laas_opp.presenter import UnlockPresenter
        from ui.screens.laas_opp.screen import UnlockScreen

        way = self._way
        before = Before(facts.institusjon, facts.brukere, self._locked_at(), way.options.draft_kept, facts.flyttet)
        door = UnlockDoor(self.keys(), before)
        presenter = UnlockPresenter(door, way.jobs, way.today, way.opened, _print)
        screen = UnlockScreen(presenter)
        screen.restore_requested.connect(lambda: presenter.restore(door.restore_newest))
        return screen

    def first_run(self) -> FirstRunScreen:
        """Return the screen that makes a vault, or takes one from a copy."""
        from ui.doors import FirstRunDoor
        from ui.files import ask_for_file
        from ui.screens.foerste_gang.presenter import FirstRunPresenter
        from ui.screens.foerste_gang.screen import FirstRunScreen

        door = FirstRunDoor(self.keys(), _rules)
        presenter = FirstRunPresenter(door, self._way.jobs, _print)
        screen = FirstRunScreen(presenter)
        screen.child_chosen.connect(lambda: self._begin_at(door.opened, "nytt_barn"))
        screen.demo_chosen.connect(lambda: self._begin_with_demo(door.opened))
        screen.restore_requested.connect(lambda: ask_for_file(screen, _COPIES, self._adopter(screen)))
        return screen

    def _hvelv(self) -> HvelvService:
        from helseansvarlig import bootstrap

        return bootstrap.open_hvelv(self._way.folder, self._way.around)

    def _locked_at(self) -> datetime | None:
        """Return when it was locked: told by the process that did it, else seen on the file."""
        if self._way.options.locked_at is not None:
            return self._way.options.locked_at
        database = self._way.folder / "helse.db"
        return datetime.fromtimestamp(database.stat().st_mtime, UTC) if database.exists() else None

    def _begin_at(self, opened: Opened[Tjenester] | None, screen: str) -> None:
        if opened is not None:
            self._way.opened(opened._replace(place=Place(screen)))

    def _begin_with_demo(self, opened: Opened[Tjenester] | None) -> None:
        """Open the new vault, and beside it a window of its own over a synthetic house."""
        self._begin_at(opened, "i_dag")
        self._way.relaunch(Options(demo=self._way.folder.parent / "demo").to_arguments())

    def _adopter(self, screen: FirstRunScreen) -> Callable[[Path], None]:
        """Return what takes a backup to this machine; the unlock screen then opens it."""

        def failed(error: HelseansvarligError) -> None:
            from ui.messages import sentence

            screen.show_message(sentence(error), "danger")

        def adopt(copy: Path) -> None:
            self._way.jobs.run(lambda: self._hvelv().adopt(copy), done=self._on_adopted, failed=failed)

        return adopt

    def _on_adopted(self, _done: object) -> None:
        self._way.show(self.unlock_screen(peek(self._way.folder)))


def _rules() -> Regelverk:
    from helseansvarlig import bootstrap

    return bootstrap.load_rules()


def _services(aapent: Aapent) -> Tjenester:
    from helseansvarlig import bootstrap

    return bootstrap.build_services(aapent)


def _sheet(institution: str, code: str) -> bytes:
    from helseansvarlig import bootstrap

    return bootstrap.recovery_sheet(institution, code, maalform())


def _print(data: bytes) -> None:
    from ui.printing import print_pdf

    print_pdf(data)
