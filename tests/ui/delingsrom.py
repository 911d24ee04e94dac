"""A house where things are shared: the health lead's window, and somebody else's over her one compartment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.person import Rolle
from helseansvarlig.domain.person import Rom as Romnavn
from helseansvarlig.domain.rom import Frigivelse, Frigivelsesart, Innleveringsart, Til
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.services.innlevering import InnleveringService
from helseansvarlig.services.ports import OpenKeys
from helseansvarlig.services.ports.rom import RomAapent
from helseansvarlig.settings import Settings
from tests.ui.skjermrom import PASSWORD, TODAY, Rom, Vindusrom, open_room, settle, window
from ui.doors import OpenedRoom
from ui.jobs import SyncJobs
from ui.main_window import MainWindow
from ui.rom_session import RomSession
from ui.screens import innlevert, om_deling, sletting
from ui.screens.innlevert.presenter import Delekilder
from ui.session import SessionParts
from ui.system.port import MachineEvents
from ui.theme import look

LAST = TODAY + timedelta(days=7)


@dataclass
class Delingsrom(Vindusrom):
    """The health lead's places, and the keys of the others."""

    rom: Rom
    vindu: MainWindow

    def invite(self, navn: str, rolle: Rolle) -> OpenKeys:
        """Somebody is given access, and begins."""
        knippe = self.rom.tjenester.aapent.knippe
        made = self.rom.tjenester.brukere.invite(navn, rolle).value
        keys = knippe.noekler.begin(made.bruker.id, made.startkode, PASSWORD)
        knippe.noekler.commit(keys)
        return keys

    @contextmanager
    def inside(self, keys: OpenKeys, name: Romnavn = Romnavn.MOETE) -> Iterator[RomAapent]:
        """Her compartment, open for as long as the block lasts."""
        aapent = self.rom.tjenester.aapent
        store = aapent.rom.open(name, keys)
        try:
            yield RomAapent(name, store, keys.bruker(), keys, self.rom.clock, aapent.oekt.new_id)
        finally:
            store.close()

    @contextmanager
    def session(self, keys: OpenKeys, name: Romnavn = Romnavn.MOETE) -> Iterator[RomSession]:
        """Her whole session, window and all."""
        with self.inside(keys, name) as aapent, self.session_over(aapent) as begun:
            yield begun

    @contextmanager
    def session_over(self, aapent: RomAapent) -> Iterator[RomSession]:
        """A session over a compartment that is open."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        parts = SessionParts(
            app, SyncJobs(), look(), Settings(), lambda _s: None, self.rom.today, Path(), machine=MachineEvents
        )
        begun = RomSession(parts, OpenedRoom(self.rom.hvelv, aapent))
        yield begun
        begun.leave()
        begun.window.hide()  # the process of a session ends with it: nobody presses keys in its window any more
        self.vindu.activateWindow()
        settle()

    def meeting(self, barn: Barn) -> Moete:
        """A contact meeting with two general matters and one about a child who has said yes."""
        t, to = self.rom.tjenester, frozenset({Mottakerkategori.BUP})
        t.samtykke.register(
            Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(Innhold), to, "møte", TODAY)
        )
        people = (Deltaker("Stille Vik", "miljøterapeut"), Deltaker("Klok Stein", "psykolog", "BUP"))
        day = TODAY + timedelta(days=10)
        made = t.moete.create(Moete("", Moetetype.KONTAKTMOETE, day, "BUP Elvebyen", deltakere=people)).value
        t.moete.add_sak(Sak("", made.id, 0, "Rutiner for natt", Droeftingsmodus.GENERELL, vet="Mange våkner."))
        t.moete.add_sak(Sak("", made.id, 0, "Ny skole", Droeftingsmodus.IDENTIFISERT, barn.id, gjoer="Besøk sammen."))
        return made

    def share(self, barn: Barn, purpose: str = "Ukas møte") -> list[Frigivelse]:
        """Everything about a child is shared with the meeting staff."""
        service = self.rom.tjenester.frigivelse
        return service.release(Romnavn.MOETE, barn.id, service.candidates(barn.id), purpose, LAST).value

    def hand_in(self, keys: OpenKeys, text: str, about: str = "", art: Innleveringsart = Innleveringsart.NOTAT) -> None:
        with self.inside(keys) as aapent:
            day = TODAY if art is Innleveringsart.GJORT else None
            InnleveringService(aapent).hand_in(art, text, about, dag=day)

    def share_task(self, barn: Barn, to: tuple[str, ...] = ()) -> str:
        """The child's task is shared; returns the release's id."""
        service = self.rom.tjenester.frigivelse
        things = [one for one in service.candidates(barn.id) if one.art is Frigivelsesart.OPPFOELGING]
        return service.release(Romnavn.MOETE, barn.id, things, "Ukas møte", LAST, Til(to)).value[0].id


def child_with_notes(rom: Rom) -> Barn:
    """A child with a quote, an observation and a task."""
    barn = rom.add_child()
    rom.tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg sover best når det er lys i gangen.", "Rolig Bekk")
    rom.tjenester.notat.add(barn.id, Notatart.OBSERVASJON, "Kom opp to ganger i natt og ville snakke.", "Rolig Bekk")
    rom.tjenester.oppfoelging.add(barn.id, "Avtale besøk hos ny skole", "Stille Vik", TODAY + timedelta(days=4))
    return barn


@contextmanager
def delingsrom(folder: Path) -> Iterator[Delingsrom]:
    rom = open_room(folder)
    t = rom.tjenester
    shared = Delekilder(t.frigivelse, t.innboks, t.innfletting, t.moetedeling, t.lederoversikt, t.sletting, t.barn)
    entries = [
        *innlevert.entries(shared, rom.drafts, rom.jobs, rom.today),
        *om_deling.entries("innlevert"),
        *sletting.entries(t.sletting, t.innboks, rom.jobs, rom.today),
    ]
    room = Delingsrom(rom, window(entries, "barn", "barnet", "moeter", "moete", "nytt_dokument", "dokument"))
    try:
        yield room
    finally:
        room.vindu.leave()
        rom.hvelv.lock(rom.tjenester.aapent)
