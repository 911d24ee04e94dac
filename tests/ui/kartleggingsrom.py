"""The rooms of a kartlegging: its two screens in a real window over a real vault, and somebody at the keyboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import delete

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.svar import Svar
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk
from helseansvarlig.services.kartlegging import KartleggingService
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from helseansvarlig.services.mal import MalService
from helseansvarlig.services.malregister import Malregister
from helseansvarlig.skjema.katalog import Skjemakatalog
from tests.fakes.maler import FIRST, approve, approve_with
from tests.ui.skjermrom import Elsewhere, Keys, Rom, open_room, window
from ui.drafts import DELAY_MS
from ui.entry import Entry
from ui.i18n import marked
from ui.main_window import MainWindow
from ui.screens.kartlegging import make_kartlegging, make_ny_kartlegging
from ui.screens.kartlegging.kilder import Kilder
from ui.screens.kartlegging.screen import KartleggingScreen
from ui.screens.kartlegging.slot import QuestionLine
from ui.widgets.page import Place

REGELVERK = load_regelverk(resources() / "regler")
PSYKISK, LIVSKVALITET, ORD = "psykisk", "livskvalitet", "barnets_egne_ord"
HYPPIGHET = "urn:helseansvarlig:hyppighet"


def sti(theme: str, number: str) -> str:
    """The path of a question of the shipped template: «psykisk/psykisk.7/psykisk.7.1»."""
    parts = number.split(".")
    steps = [f"{theme}.{'.'.join(parts[: n + 1])}" for n in range(len(parts))]
    return "/".join([theme, *steps])


@dataclass
class Kartleggingsrom:
    """A window with the two screens, one child, and the service behind them."""

    rom: Rom
    service: KartleggingService
    vindu: MainWindow
    barn: Barn
    printed: list[bytes]

    def close(self) -> None:
        """Be rid of the window at once: one that lingers is drawn anew at every change of colours."""
        self.vindu.leave()
        delete(self.vindu)

    def reopen(self) -> None:
        """Lock and unlock: a new window with nothing in memory."""
        self.close()
        self.vindu = new_window(self.rom, self.service, self.printed)

    def cut_off(self) -> None:
        """The program ends where it stands, a second after the last key press: nothing is left as it should be."""
        QTest.qWait(DELAY_MS + 100)
        delete(self.vindu)
        self.vindu = new_window(self.rom, self.service, self.printed)

    def start(self, skjema_id: str = "", barn: Barn | None = None) -> Kartlegging:
        known = [one.id for one in self.service.templates()]
        skjema_id = skjema_id or (FIRST if FIRST in known else known[0])
        return self.service.start((barn or self.barn).id, skjema_id, "Rolig Bekk", "På rommet").value

    def go(self, screen: str, *ids: str) -> Keys:
        self.vindu.show_place(Place(screen, ids))
        settle()
        return Keys(self.vindu)

    def picture(self, kartlegging: Kartlegging) -> Kartleggingsbilde:
        return self.service.picture(kartlegging.id)

    def svar(self, kartlegging: Kartlegging, path: str) -> Svar:
        return self.picture(kartlegging).svar.get(path)

    def screen(self) -> KartleggingScreen:
        screen = self.vindu.current_screen()
        assert isinstance(screen, KartleggingScreen)
        return screen

    def title(self) -> str:
        return heading(self.screen())

    def elsewhere(self, name: str) -> tuple[str, ...]:
        screen = self.vindu.current_screen()
        assert isinstance(screen, Elsewhere), f"stands at {self.vindu.current_place()}"
        assert screen.name == name
        return screen.shown[-1].ids

    def open_question(self) -> str:
        """The words of the question that is open on screen."""
        found = [one for one in texts_with_role(self.screen(), "question") if one != "Gjør dette nå"]
        assert len(found) <= 1, found
        return found[0] if found else ""

    def lines(self) -> list[str]:
        """What the closed questions say, answer and all, as they are read aloud."""
        return [one.accessibleName() for one in self.screen().findChildren(QuestionLine) if one.isVisible()]


@contextmanager
def kartleggingsrom(folder: Path, template: dict[str, object] | None = None) -> Iterator[Kartleggingsrom]:
    """Open a room over a fresh vault; `template` stands in for the shipped ones."""
    rom = open_room(folder)
    service = rom.tjenester.kartlegging
    if template is not None:
        maler = folder / "maler"
        maler.mkdir()
        (maler / "mal.json").write_text(json.dumps(template), encoding="utf-8")
        oekt, catalogue = rom.tjenester.aapent.oekt, Skjemakatalog(maler)
        register = Malregister(oekt, catalogue)
        service = KartleggingService(oekt, register)
        approve_with(rom.tjenester, MalService(oekt, register, catalogue))
    else:
        approve(rom.tjenester, FIRST)
    printed: list[bytes] = []
    room = Kartleggingsrom(rom, service, new_window(rom, service, printed), rom.add_child(), printed)
    try:
        yield room
    finally:
        room.close()
        rom.hvelv.lock(rom.tjenester.aapent)


def new_window(rom: Rom, service: KartleggingService, printed: list[bytes]) -> MainWindow:
    """A window as after unlocking: nothing in memory, everything in the vault."""
    drafts, t = rom.new_drafts(), rom.tjenester
    kilder = Kilder(service, t.retting, t.forbehold, t.svaroppfoelging, t.papirskjema, t.vedlegg, printed.append)
    entries = [
        Entry(
            "kartlegging",
            marked("Kartlegging"),
            lambda: make_kartlegging(kilder, REGELVERK, rom.jobs, drafts, rom.clock),
            under="barn",
        ),
        Entry(
            "ny_kartlegging",
            marked("Kartlegging"),
            lambda: make_ny_kartlegging(kilder, rom.jobs, drafts, rom.clock),
            under="barn",
        ),
    ]
    made = window(entries, "barn", "barnet", "stoppunkt", "maler", "hendelsesnotat")
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def settle() -> None:
    """Let what was asked for come on screen."""
    for _ in range(3):
        QApplication.processEvents()


def press(keys: Keys, *pressed: Qt.Key | str) -> None:
    """Press keys one after another, each reaching whatever has the focus by then."""
    for one in pressed:
        if isinstance(one, str):
            keys.presses += 1
            QTest.keyClicks(keys.focus(), one)
        else:
            keys.press(one)
        settle()


def next_step(keys: Keys) -> None:
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()


def heading(part: QWidget) -> str:
    return texts_with_role(part, "title")[0]


def texts_with_role(part: QWidget, role: str) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if one.property("role") == role and one.isVisible()]


def texts(part: QWidget) -> str:
    """Every word that can be read, in one string."""
    return "\n".join(one.text() for one in part.findChildren(QLabel) if one.isVisible())


def top_of(part: QWidget, words: str) -> int:
    """How far down the page some words stand, in pixels."""
    found = next(one for one in part.findChildren(QLabel) if one.text() == words and one.isVisible())
    return found.mapTo(part, QPoint(0, 0)).y()
