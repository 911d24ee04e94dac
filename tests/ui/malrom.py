"""The rooms of the templates: their screens in a real window over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from helseansvarlig.domain.mal import Mal
from helseansvarlig.domain.skjema import Tekst
from tests.fakes.maler import FIRST, approve
from tests.ui.skjermrom import Rom, Vindusrom, open_room, window
from ui.files import read_file, write_file
from ui.main_window import MainWindow
from ui.screens import maler
from ui.screens.maler.kilder import Kilder
from ui.widgets.page import Place

SOVN, MAT = "psykisk/psykisk.1", "psykisk/psykisk.7"


@dataclass
class Malrom(Vindusrom):
    """A window with the screens of the templates."""

    rom: Rom
    vindu: MainWindow

    def place(self) -> Place | None:
        return self.vindu.current_place()

    def new_window(self) -> Malrom:
        """Return a window that remembers nothing, over the same vault: what a restart leaves."""
        return _furnish(self.rom.restarted())

    def draft(self, title: str = "Vår sjekkliste") -> Mal:
        """An own checklist that is being written."""
        return self.rom.tjenester.malredigering.copy(FIRST, Tekst(title, {"nn": title})).value

    def published(self) -> Mal:
        """An own checklist that the leader has approved."""
        done = self.rom.tjenester.malredigering.publish(self.draft().id).value
        approve(self.rom.tjenester, done.skjema_id)
        return done


@contextmanager
def malrom(folder: Path) -> Iterator[Malrom]:
    """Open the rooms and lock the vault behind them."""
    room = _furnish(open_room(folder))
    try:
        yield room
    finally:
        room.vindu.leave()
        room.rom.drafts.flush()
        room.rom.hvelv.lock(room.rom.tjenester.aapent)


def _furnish(rom: Rom) -> Malrom:
    tjenester = rom.tjenester
    kilder = Kilder(
        tjenester.mal,
        tjenester.malredigering,
        tjenester.malbytte,
        tjenester.malforelegg,
        tjenester.innboks,
        read_file,
        write_file,
    )
    entries = maler.entries(kilder, rom.drafts, rom.jobs, rom.today)
    return Malrom(rom, window(entries, "barn", "kartlegging", "innstillinger"))
