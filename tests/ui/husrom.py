"""The rooms of the house's own work: stop point, consents, meetings and settings in a real window over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from helseansvarlig.bootstrap import recovery_sheet, start_note
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.passord import strength
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.stoppunkt import Faktum
from helseansvarlig.settings import Settings, SettingsFile
from tests.ui.skjermrom import TODAY, Rom, Vindusrom, older_child, open_room, settle, window
from ui.files import write_file
from ui.main_window import MainWindow
from ui.messages import PresetAsker
from ui.screens import (
    ark,
    brukere,
    flytting,
    hendelsesnotat,
    innstillinger,
    innsyn,
    instrument,
    moeter,
    nivaa,
    om_bup,
    samarbeid,
    samtykker,
    stoppunkt,
)
from ui.screens.ark.presenter import Kilder as Arkkilder
from ui.screens.brukere.kilder import Kilder as Brukerkilder
from ui.screens.flytting.presenter import Kilder as Flyttingkilder
from ui.screens.innstillinger.kilder import Program

ELSEWHERE = ("barn", "barnet", "nytt_dokument")
NAMED = "kartlegging-1"
"""A kartlegging that is not in the vault: what it says is `SUGGESTED`, so that a test need not fill one in."""
SUGGESTED = (Faktum("Våkner tre netter i uka.", "Kartlegging 20. november", dato=date(2026, 11, 20)),)
BUP = frozenset({Mottakerkategori.BUP})
SLEEP = frozenset({Innhold.GRUNNOPPLYSNINGER, Innhold.PSYKISK})


@dataclass
class Husrom(Vindusrom):
    """A window with our screens, and what the program was asked to do."""

    rom: Rom
    folder: Path
    vindu: MainWindow
    settings: list[Settings]
    locked: list[bool]  # once for each time the program was asked to lock
    papers: list[bytes]  # what went to the printer
    asker: PresetAsker

    def new_window(self) -> Husrom:
        """Return a window that remembers nothing, over the same vault: what a restart leaves."""
        return _furnish(self.rom.restarted(), self.folder)


@contextmanager
def husrom(folder: Path) -> Iterator[Husrom]:
    room = _furnish(open_room(folder), folder)
    try:
        yield room
    finally:
        room.vindu.leave()
        room.rom.hvelv.lock(room.rom.tjenester.aapent)


def words(widget: QWidget) -> list[str]:
    """Return every text that can be read."""
    settle()
    shown = [one for kind in (QLabel, QPushButton) for one in widget.findChildren(kind) if one.isVisibleTo(widget)]
    return [one.text() for one in shown if one.text()]


def press(widget: QWidget, name: str) -> None:
    """Press the button with this word or spoken name."""
    found = [one for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget)]
    next(one for one in found if name in (one.text(), one.accessibleName())).click()
    settle()


def consent(rom: Rom, barn: Barn, *, gitt: bool = True, **facts: object) -> Samtykke:
    row = Samtykke("", barn.id, Samtykketype.DELING, gitt, barn.navn, SLEEP, BUP, "Søvn", TODAY - timedelta(days=40))
    return rom.tjenester.samtykke.register(replace(row, **facts)).value  # type: ignore[arg-type] # tests name fields


def five_children(rom: Rom) -> dict[str, Barn]:
    """One of each: never asked, may share, runs out soon, said no, withdrew."""
    children = {
        "mangler": rom.add_child(),
        "deler": older_child(rom),
        "utloeper": rom.add_child("Lett Sky", date(2013, 7, 8)),
        "nei": rom.add_child("Klar Måne", date(2012, 1, 2)),
        "trukket": rom.add_child("Stødig Fjell", date(2009, 8, 2)),
    }
    consent(rom, children["deler"], gyldig_til=date(2027, 9, 1))
    consent(rom, children["utloeper"], gyldig_til=TODAY + timedelta(days=17))
    consent(rom, children["nei"], gitt=False, spoer_igjen=TODAY + timedelta(days=8))
    given = consent(rom, children["trukket"])
    rom.tjenester.samtykke.withdraw(given.id, "Stødig Fjell")
    return children


def meeting(rom: Rom, *titles: str, barn: Barn | None = None) -> Moete:
    """A contact meeting today; with a child, the first matter is about that child by name."""
    people = (Deltaker("Rolig Bekk", "særkontakt"), Deltaker("Klok Stein", "psykolog", "BUP Hamar"))
    service = rom.tjenester.moete
    made = service.create(Moete("", Moetetype.KONTAKTMOETE, TODAY, "BUP Hamar", "Teams", people)).value
    if barn is not None:
        rom.tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove.", "Rolig Bekk")
        service.add_sak(Sak("", made.id, 0, "Søvn om natta", Droeftingsmodus.IDENTIFISERT, barn.id))
    for title in titles:
        service.add_sak(Sak("", made.id, 0, title, Droeftingsmodus.GENERELL))
    return made


def services_around(rom: Rom) -> None:
    """An address book with a barnevernstjeneste and a BUP."""
    book = rom.tjenester.institusjon
    book.add_motpart(
        Motpart(
            "", "Hamar barnevernstjeneste", Mottakerkategori.BARNEVERNSTJENESTEN, "974760673", "3403", "62 51 00 00"
        )
    )
    book.add_motpart(Motpart("", "BUP Hamar", Mottakerkategori.BUP))


def _furnish(rom: Rom, folder: Path) -> Husrom:
    tjenester, jobs, today = rom.tjenester, rom.jobs, rom.today
    settings, locked = [Settings()], list[bool]()
    file = SettingsFile(folder / "oppsett")

    def use(chosen: Settings) -> None:
        file.write(chosen)
        settings.append(chosen)

    program = Program(
        settings=lambda: settings[-1],
        use=use,
        users=rom.hvelv.brukere,
        strength=strength,
        change_password=lambda old, new: rom.hvelv.change_password(tjenester.aapent, old, new),
        lock=lambda: locked.append(True),
    )
    of_settings = innstillinger.Kilder(
        tjenester.kopi,
        tjenester.romvern,
        tjenester.institusjon,
        tjenester.brevhode,
        tjenester.installasjon,
        tjenester.logg,
        tjenester.barn,
        tjenester.lokalnummer,
        program,
    )
    of_meetings = moeter.Kilder(
        tjenester.moete, tjenester.barn, tjenester.notat, tjenester.institusjon,
        tjenester.saksliste, tjenester.referat, tjenester.saksvern, tjenester.moeterytme,
    )  # fmt: skip
    papers: list[bytes] = []
    of_consents = samtykker.Kilder(
        tjenester.samtykke,
        tjenester.forbehold,
        tjenester.samtykkehjelper,
        tjenester.barn,
        tjenester.tilbudsark,
        papers.append,
    )
    of_stop_points = stoppunkt.Kilder(
        tjenester.stoppunkt,
        tjenester.tema,
        tjenester.barn,
        tjenester.ett_barn,
        "Trygg Havn",
        lambda row: SUGGESTED if row == NAMED else tjenester.kartlegging.suggested_facts(row),
    )
    house = "Solbakken"
    asker = PresetAsker(yes=True)
    people = Brukerkilder(
        tjenester.brukere,
        lambda name, code: start_note(house, name, code),
        papers.append,
        write_file,
        program.lock,
        asker,
    )
    sheets = Arkkilder(tjenester.ark, lambda code: recovery_sheet(house, code), papers.append, write_file)
    entries = [
        *brukere.entries(people, jobs, today),
        *ark.entries(sheets, jobs),
        *flytting.entries(Flyttingkilder(tjenester.flytting, program.lock, asker), jobs),
        *stoppunkt.entries(of_stop_points, rom.drafts, jobs, today),
        *hendelsesnotat.entries(
            hendelsesnotat.Kilder(tjenester.hendelsesnotat, tjenester.barn, tjenester.regelverk, "Trygg Havn"),
            rom.drafts,
            jobs,
            rom.clock,
        ),
        *innsyn.entries(tjenester.innsynsmerke, rom.drafts, jobs, today),
        *instrument.entries(instrument.Kilder(tjenester.instrument, tjenester.barn), rom.drafts, jobs, today),
        *nivaa.entries(nivaa.Kilder(tjenester.nivaabeslutning, tjenester.barn, "Trygg Havn"), rom.drafts, jobs, today),
        *samtykker.entries(of_consents, rom.drafts, jobs, today),
        *om_bup.entries(),
        *moeter.entries(of_meetings, rom.drafts, jobs, today),
        *samarbeid.entries(tjenester.samarbeid, tjenester.institusjon, rom.drafts, jobs, today),
        *innstillinger.entries(of_settings, rom.drafts, jobs, today),
    ]
    return Husrom(rom, folder, window(entries, *ELSEWHERE), settings, locked, papers, asker)
