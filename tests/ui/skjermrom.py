"""An unlocked vault with a few synthetic children, and a window to show screens in: real services, cheap keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig.bootstrap import Surroundings, build_services, open_hvelv
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn, Hjemmel
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.person import Person, Rolle
from helseansvarlig.security.kdf import Kdfkost
from helseansvarlig.services.hvelv import HvelvService
from helseansvarlig.tjenester import Tjenester
from tests.fakes.noekkelring import MinneNoekkelring
from ui.drafts import Drafts
from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import SyncJobs
from ui.main_window import MainWindow, Owner
from ui.widgets.page import Place, Screen

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOW.date()
PASSWORD = "eng fjell lampe elv"
CHEAP = Kdfkost(8, 1)


@dataclass(frozen=True, slots=True)
class Rom:
    """One open vault and what screens are made with."""

    hvelv: HvelvService
    tjenester: Tjenester
    jobs: SyncJobs
    drafts: Drafts
    clock: FixedClock

    def today(self) -> date:
        return self.clock.today()

    def new_drafts(self) -> Drafts:
        """What a restarted window has: nothing in memory, everything in the vault."""
        return Drafts(self.tjenester.utkast, self.jobs)

    def restarted(self) -> Rom:
        """The same vault with nothing remembered outside it."""
        return Rom(self.hvelv, self.tjenester, self.jobs, self.new_drafts(), self.clock)

    def add_child(self, navn: str = "Vakker Blomst", born: date = date(2011, 3, 4), **facts: object) -> Barn:
        barn = Barn("", navn, born, trygg_voksen="Rolig Bekk", **facts)  # type: ignore[arg-type] # tests name fields
        return self.tjenester.barn.register(barn).value


def open_room(folder: Path) -> Rom:
    clock = FixedClock(NOW)
    around = Surroundings(clock=clock, ring=MinneNoekkelring(), kost=CHEAP, gulv=CHEAP)
    hvelv = open_hvelv(folder / "hvelv", around)
    prepared = hvelv.prepare(Institusjon("Solbakken"), "Trygg Havn", Rolle.HELSEANSVARLIG, PASSWORD)
    tjenester = build_services(hvelv.create(prepared))
    jobs = SyncJobs()
    return Rom(hvelv, tjenester, jobs, Drafts(tjenester.utkast, jobs), clock)


def older_child(rom: Rom) -> Barn:
    """A youth of 16 with both parents known: the youth decides alone."""
    parents = (Person("Stille Vind", "mor"), Person("Varm Sol", "far"))
    return rom.add_child("Modig Gran", date(2010, 5, 6), foreldreansvar=parents, hjemmel=Hjemmel.FRIVILLIG_3_2)


class Elsewhere(Screen):
    """Stands for the places other people's screens fill; remembers what was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name, name)
        self.shown: list[Place] = []

    def show_place(self, place: Place) -> None:
        self.shown.append(place)


def window(entries: Sequence[Entry], *others: str) -> MainWindow:
    """The shell round some screens; `others` are places that only take note of being shown."""
    icons = {"barn": "users-round", "moeter": "calendar-days", "samtykker": "shield-check"}
    known = {one.name for one in entries}
    stand_ins = [
        Entry(name, marked("Barn"), lambda name=name: Elsewhere(name), icons.get(name, ""))
        for name in others
        if name not in known
    ]
    return MainWindow(Owner("Solbakken", "Trygg Havn", "Helseansvarlig"), [*stand_ins, *entries])


def settle() -> None:
    """Let what was just drawn come on screen, as it does before a person can look; a layout settles in two rounds."""
    for _ in range(2):
        QApplication.processEvents()


class Vindusrom:
    """What the rooms have in common: a window over an open vault, and somebody who goes about in it."""

    rom: Rom
    vindu: MainWindow

    def go(self, screen: str, *ids: str) -> Keys:
        """Go to a place, let it come on screen, and sit down at the keyboard."""
        self.vindu.show_place(Place(screen, ids))
        settle()
        return Keys(self.vindu)

    def elsewhere(self, name: str) -> list[tuple[str, ...]]:
        """Return which ids another person's screen was asked to show, one after the other."""
        screen = self.vindu.current_screen()
        assert isinstance(screen, Elsewhere), f"stands at {self.vindu.current_place()}, not at {name}"
        assert screen.name == name
        return [place.ids for place in screen.shown]

    def went_to(self, name: str) -> tuple[str, ...]:
        """Return the ids another person's screen was asked to show last."""
        return self.elsewhere(name)[-1]


Room = TypeVar("Room", bound=Vindusrom)


def shown_room(opening: Callable[[Path], AbstractContextManager[Room]]) -> Any:
    """Return a fixture: a room with its window on screen."""

    @pytest.fixture
    def room(tmp_path: Path, shown: Callable[[QWidget], QWidget]) -> Iterator[Room]:
        with opening(tmp_path) as made:
            shown(made.vindu)
            yield made

    return room


class Keys:
    """A person at the keyboard: types freely, and every press, pick or chord is counted.

    Tab only moves the eye, as a mouse's travel does, and is not counted.
    """

    def __init__(self, where: QWidget) -> None:
        self._where = where
        self.presses = 0

    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def tab_to(self, name: str) -> None:
        """Go on with Tab until something with this spoken name or word has the focus."""
        for _ in range(80):
            if name in _names(self.focus()):
                return
            QTest.keyClick(self.focus(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches «{name}»; stands at {_names(self.focus())}")

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.presses += 1
        QTest.keyClick(self.focus(), key, modifier)


def _names(widget: QWidget) -> list[str]:
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return [widget.accessibleName(), words if isinstance(words, str) else ""]
