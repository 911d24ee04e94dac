"""The page about the house and its forms over a real vault, with what a house has written in its first months."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from helseansvarlig.domain.moete import Moete, Moetetype
from helseansvarlig.domain.steg import Stegpunkt
from tests.pdf import huseksempel
from tests.ui.skjermrom import TODAY, Rom, Vindusrom, open_room, window
from ui.main_window import MainWindow
from ui.screens import institusjon

ELSEWHERE = ("nytt_dokument", "barn")


@dataclass
class Husetrom(Vindusrom):
    """A window with our screens."""

    rom: Rom
    vindu: MainWindow = field(init=False)

    def __post_init__(self) -> None:
        services = self.rom.tjenester
        kilder = institusjon.Kilder(
            services.samarbeidsavtale,
            services.kom_i_gang,
            services.rutine,
            services.veiledning,
            services.avvik,
            "Trygg Havn",
        )
        made = institusjon.entries(kilder, self.rom.drafts, self.rom.jobs, self.rom.today)
        self.vindu = window(made, *ELSEWHERE)

    def furnish(self) -> None:
        """Write what a house has written after some months."""
        services = self.rom.tjenester
        services.samarbeidsavtale.create(replace(huseksempel.AVTALE, gjelder_til=TODAY.replace(day=30)))
        for rutine in huseksempel.RUTINER:
            kept = services.rutine.create(rutine).value
            services.rutine.mark_read(kept.id, "Rolig Bekk")
        for one in huseksempel.VEILEDNINGER:
            services.veiledning.create(one)
        for avvik in huseksempel.AVVIK:
            services.avvik.report(replace(avvik, laering="", lukket=None))
        meeting = services.moete.create(Moete("", Moetetype.OPPSTARTSMOETE, TODAY, "BUP Elvebyen")).value
        services.moete.finish(meeting.id)
        services.kom_i_gang.tick(Stegpunkt.DIALOG, gjort=True)


@contextmanager
def husetrom(folder: Path) -> Iterator[Husetrom]:
    """Open a house in a folder, and put its window away afterwards."""
    room = Husetrom(open_room(folder))
    try:
        yield room
    finally:
        room.vindu.leave()
        room.rom.hvelv.lock(room.rom.tjenester.aapent)
