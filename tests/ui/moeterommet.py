"""A whole session over a real vault, where a contact meeting has the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import delete

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.moete import Deltaker, Droeftingsmodus, Moete, Moetetype, Sak
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from tests.ui.barnerommet import Show, in_sight, new_session, seen
from tests.ui.skjermrom import PASSWORD, TODAY, Rom, open_room, settle
from ui.doors import Opened
from ui.screens.moetemodus.screen import MoetemodusScreen
from ui.session import Session
from ui.theme import Look
from ui.widgets.buttons import Button
from ui.widgets.page import Place

OTHERS = (
    "Modig Gran", "Gran", "Solbakken", "Hemmelig notat", "Et annet møte", "Fastlegen", "113", "116", "Finn barn",
    "Hurtiglogg", "Utboks", "Innstillinger", "Angre", "Jeg vil ikke at BUP vet det",
)  # fmt: skip
"""Nothing of this may be read there: another child, another meeting, notes, menus, what a child keeps back."""

BUP = frozenset({Mottakerkategori.BUP})


@dataclass
class Moeterommet:
    """One unlocked session, two children, and a meeting about one of them, by name and with consent."""

    rom: Rom
    look: Look
    barn: Barn
    moete: Moete
    session: Session
    locked: list[bool]
    from_before: list[QWidget]
    others: tuple[str, ...] = OTHERS

    @property
    def vindu(self) -> QWidget:
        return self.session.window

    def begin(self) -> MoetemodusScreen:
        """Give the screen to the meeting."""
        self.session.window.show_place(Place("moetemodus", (self.moete.id,)))
        settle()
        return self.screen()

    def screen(self) -> MoetemodusScreen:
        screen = self.session.window.current_screen()
        assert isinstance(screen, MoetemodusScreen), f"stands at {self.session.window.current_place()}"
        return screen

    def press(self, words: str) -> None:
        """Press the visible button with these words."""
        found = [one for one in self.vindu.findChildren(Button) if one.text() == words and one.isVisible()]
        assert found, f"no «{words}» among {self.words()}"
        found[0].click()
        settle()

    def words(self) -> list[str]:
        """Every text that can be seen in the window."""
        return seen(self.vindu)

    def field(self, name: str) -> QWidget:
        found = self.vindu.findChildren(QWidget)
        return next(one for one in found if one.accessibleName() == name and one.isVisible() and hasattr(one, "text"))

    def write(self, name: str, text: str) -> None:
        """Type into a field, by its name."""
        field = self.field(name)
        field.setFocus()
        QTest.keyClicks(field, text)

    def give_password(self, password: str = PASSWORD) -> None:
        field = next(one for one in self.vindu.findChildren(QLineEdit) if one.isVisible())
        field.setText(password)
        self.press("Gå ut")

    def saker(self) -> tuple[Sak, ...]:
        return self.rom.tjenester.moete.get(self.moete.id).saker

    def end(self) -> None:
        """Leave as locking does."""
        self.session.leave()
        self.session.window.hide()
        delete(self.session)


def consent(rom: Rom, barn: Barn, *innhold: Innhold) -> None:
    row = Samtykke("", barn.id, Samtykketype.DELING, True, barn.navn, frozenset(innhold), BUP, "Søvn", TODAY)
    rom.tjenester.samtykke.register(row)


def furnished(rom: Rom) -> tuple[Barn, Moete]:
    """Two children with what nobody in a meeting may read, another meeting, and this one with three matters."""
    service, notes = rom.tjenester.moete, rom.tjenester.notat
    barn, other = rom.add_child(), rom.add_child("Modig Gran")
    notes.add(other.id, Notatart.BARNET_SA, "Jeg vil ikke at BUP vet det", "Rolig Bekk")
    notes.add(other.id, Notatart.OBSERVASJON, "Hemmelig notat", "Rolig Bekk")
    notes.add(barn.id, Notatart.BARNET_SA, "Jeg vil sove.", "Rolig Bekk")
    consent(rom, barn, Innhold.GRUNNOPPLYSNINGER, Innhold.BARNETS_EGNE_ORD)
    service.create(Moete("", Moetetype.KONTAKTMOETE, TODAY, "Fastlegen", "Et annet møte"))
    moete = planned(rom)
    service.add_sak(Sak("", moete.id, 0, "Ringetid", Droeftingsmodus.GENERELL))
    service.add_sak(Sak("", moete.id, 0, "Vakker Blomst: søvn", Droeftingsmodus.IDENTIFISERT, barn.id))
    service.add_sak(Sak("", moete.id, 0, "Skole", Droeftingsmodus.UTEN_NAVN), om=other.id)
    return barn, moete


def planned(rom: Rom) -> Moete:
    """A contact meeting today, with nothing on its agenda."""
    people = (Deltaker("Rolig Bekk", "særkontakt"), Deltaker("Klok Stein", "psykolog", "BUP Hamar"))
    return rom.tjenester.moete.create(
        Moete("", Moetetype.KONTAKTMOETE, TODAY, "BUP Hamar", "Teams", people)
    ).value  # fmt: skip


@contextmanager
def moeterommet(
    folder: Path,
    look: Look,
    shown: Show,
    furnish: Callable[[Rom], tuple[Barn, Moete]] = furnished,
    opening: Callable[[Path], Rom] = open_room,
) -> Iterator[Moeterommet]:
    rom = opening(folder)
    barn, moete = furnish(rom)
    locked: list[bool] = []
    from_before = in_sight()
    session = new_session(rom, look, shown, Opened(rom.hvelv, rom.tjenester.aapent, rom.tjenester, None))
    session.lock_requested.connect(lambda: locked.append(True))
    room = Moeterommet(rom, look, barn, moete, session, locked, from_before)
    try:
        yield room
    finally:
        room.end()
        rom.hvelv.lock(rom.tjenester.aapent)
