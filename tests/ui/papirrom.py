"""The rooms of paper: documents, outbox and the municipality's desk over a real vault, a real stick and real seals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from helseansvarlig import bootstrap
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.domain.forsendelse import Mottaker
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.services.ports.mottak import Receiver
from tests.ui.skjermrom import NOW, Rom, Vindusrom, open_room, window
from ui.files import read_file, write_file, write_new_file
from ui.main_window import MainWindow
from ui.messages import PresetAsker
from ui.screens import dokumenter, utboks, uten_navn, utgang, utleveringer
from ui.screens.dokumenter.new_presenter import Nyttkilder
from ui.screens.dokumenter.presenter import Kilder
from ui.screens.mottaker.presenter import Kontor
from ui.screens.utboks.presenter import Kilder as Utbokskilder
from ui.screens.uten_navn.presenter import Kilder as Utennavnkilder
from ui.screens.utgang.presenter import Kilder as Utgangskilder
from ui.screens.utgang.saving import Skriver
from ui.screens.utleveringer.presenter import Kilder as Registerkilder
from ui.widgets.page import Screen

ELSEWHERE = ("barn", "barnet", "innstillinger", "innsyn", "kartlegging")
SERVICE = "Barnevernstjenesten i Elvebyen"
ADDRESS = Mottaker("312345676", "4601", "00", "konto-1")


@dataclass
class Papirrom(Vindusrom):
    """A window with our screens, the municipality beside it, and what was printed and asked."""

    rom: Rom
    folder: Path
    asker: PresetAsker
    vindu: MainWindow = field(init=False)
    _left_behind: list[MainWindow] = field(default_factory=list, init=False)
    printed: list[bytes] = field(default_factory=list)
    memory: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.vindu = self._furnish()

    @property
    def stick(self) -> Path:
        return self.folder / "PINNE"

    def screen(self) -> Screen:
        shown = self.vindu.current_screen()
        assert shown is not None
        return shown

    def new_window(self) -> None:
        """A window that remembers nothing, over the same vault: what a restart leaves."""
        self.rom = self.rom.restarted()
        self._left_behind.append(self.vindu)
        self.vindu = self._furnish()

    def leave(self) -> None:
        """End as the program does: no window may write when the vault is closed."""
        for one in (*self._left_behind, self.vindu):
            one.leave()

    def trusted_service(self) -> Motpart:
        """The municipality's card, read in and confirmed by telephone."""
        municipality = self.municipality()
        card = bootstrap.receiver_card(municipality).read_bytes()
        return self.rom.tjenester.installasjon.trust_card(card, "Klok Stein, 55 00 00 00").value

    def municipality(self) -> Path:
        folder = self.folder / "kommune"
        if not folder.exists():
            folder.mkdir()
            for name, data in municipality_files().items():
                (folder / name).write_bytes(data)
        return folder

    def receiver(self, receipts: Path | None = None) -> Receiver:
        """The municipality at work, knowing our card."""
        receiver = bootstrap.open_receiver(self.municipality(), receipts, self.rom.clock)
        receiver.trust(self.rom.tjenester.installasjon.sender_card())
        return receiver

    def child(self, navn: str = "Vakker Blomst") -> Barn:
        """A child who has said something that is written down."""
        barn = self.rom.add_child(navn, date(2011, 3, 4))
        self.rom.tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove.", "Rolig Bekk")
        return barn

    def document(self, barn: Barn, mottaker: Mottakerkategori = Mottakerkategori.BARNEVERNSTJENESTEN) -> Dokument:
        made = self.rom.tjenester.dokument.create(
            Dokumenttype.HENVISNINGSGRUNNLAG, mottaker, "BUP, via barnevernstjenesten", barn_id=barn.id
        )
        return made.value

    def written(self, dokument_id: str) -> dict[str, str]:
        return dict(self.rom.tjenester.dokument.picture(dokument_id).dokument.felter)

    def queued(self, barn: Barn, motpart: Motpart) -> Utboksrad:
        """A signed document in the outbox."""
        dokument = self.document(barn)
        self.rom.tjenester.dokument.freeze(dokument.id)
        return self.rom.tjenester.utboks.queue(dokument.id, motpart.id).value

    def row(self, rad_id: str) -> Utboksrad:
        return next(line.rad for line in self.rom.tjenester.utboks.list_rows() if line.rad.id == rad_id)

    def office(self, name: str = "kommune") -> Kontor:
        """What the municipality's window is given."""
        clock = self.rom.clock
        return Kontor(
            lambda folder, address, navn: bootstrap.make_receiver(folder, address, navn, clock),
            lambda folder: bootstrap.open_receiver(folder, clock=clock),
            bootstrap.receiver_card,
            read_file,
            write_file,
            self.folder / name,
        )

    def _furnish(self) -> MainWindow:
        services, jobs, today = self.rom.tjenester, self.rom.jobs, self.rom.today
        numbers = tuple(bootstrap.load_rules().telefoner.values())
        written = Kilder(services.dokument, services.utboks, numbers, self.printed.append, services.utgang)
        skriver = Skriver(write_file, write_new_file)
        out = Utgangskilder(services.utgang, services.institusjon, self.printed.append, skriver)
        register = Registerkilder(services.utleveringsregister, services.barn, self.printed.append, write_file)
        fresh = Nyttkilder(
            services.dokument,
            services.barn,
            services.moete,
            services.institusjon,
            services.samtykke,
            services.samarbeidsavtale,
        )
        outbox = Utbokskilder(
            services.utboks,
            bootstrap.open_folder_channel,
            lambda: self.memory[-1] if self.memory else None,
            self.memory.append,
            read_file,
        )
        entries = [
            *dokumenter.entries(written, fresh, self.rom.drafts, jobs, today, self.asker),
            *uten_navn.entries(
                Utennavnkilder(services.uten_navn, self.printed.append, write_file), self.rom.drafts, jobs
            ),
            *utboks.entries(outbox, jobs, today),
            *utgang.entries(out, jobs, today),
            *utleveringer.entries(register, self.rom.drafts, jobs, today),
        ]
        return window(entries, *ELSEWHERE)


@cache
def municipality_files() -> dict[str, bytes]:
    """One service for all tests: making its key takes half a second."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "kommune"
        bootstrap.make_receiver(folder, ADDRESS, SERVICE, FixedClock(NOW))
        return {path.name: path.read_bytes() for path in folder.iterdir()}


@contextmanager
def papirrom(folder: Path, *, yes: bool = True) -> Iterator[Papirrom]:
    rom = open_room(folder)
    own = rom.tjenester.institusjon
    own.save(replace(own.get(), orgnr="310000019", enhet="A2", telefon="22 00 00 00"))
    room = Papirrom(rom, folder, PresetAsker(yes=yes))
    room.stick.mkdir()
    try:
        yield room
    finally:
        room.leave()
        rom.hvelv.lock(rom.tjenester.aapent)
