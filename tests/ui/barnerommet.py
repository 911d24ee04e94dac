"""A whole session over a real vault, where an adult lets a child answer by herself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from helseansvarlig.settings import Settings
from tests.fakes.maler import FIRST, approve
from tests.ui.kartleggingsrom import PSYKISK, sti
from tests.ui.skjermrom import PASSWORD, Rom, open_room, settle
from ui.doors import Opened, place_from_text
from ui.screens.barnemodus.screen import BarnemodusScreen
from ui.session import Session, SessionParts
from ui.system.port import MachineEvents
from ui.theme import Look
from ui.widgets.buttons import Button
from ui.widgets.page import Place

Show = Callable[..., QWidget]

OTHERS = (
    "Modig Gran", "Gran", "Blomst", "Rolig Bekk", "Trygg Havn", "Solbakken", "Hemmelig notat", "Slik ser vi voksne det",
    "Ordet fra i fjor", "113", "116", "Gjør dette nå", "Finn barn", "Hurtiglogg", "Utboks", "Innstillinger", "Angre",
)  # fmt: skip
"""Nothing of this may be read where a child answers: another child, her own second name, adults, notes, menus, numbers."""


@dataclass
class Barnerommet:
    """One unlocked session, two children, and a kartlegging that was begun with an adult."""

    rom: Rom
    look: Look
    shown: Show
    barn: Barn
    begun: Kartlegging
    session: Session
    locked: list[bool]

    @property
    def vindu(self) -> QWidget:
        return self.session.window

    def hand_over(self) -> BarnemodusScreen:
        """Press «La barnet svare selv» where the adult fills in."""
        self.session.window.show_place(Place("kartlegging", (self.begun.id,)))
        settle()
        self.press("La barnet svare selv")
        return self.screen()

    def screen(self) -> BarnemodusScreen:
        screen = self.session.window.current_screen()
        assert isinstance(screen, BarnemodusScreen), f"stands at {self.session.window.current_place()}"
        return screen

    def press(self, words: str) -> None:
        """Press the visible button with these words."""
        screen = self.session.window.current_screen()
        assert screen is not None
        found = [one for one in screen.findChildren(Button) if one.text() == words and one.isVisible()]
        assert found, f"no «{words}» among {self.words()}"
        found[0].click()
        settle()

    def words(self) -> list[str]:
        """Every text that can be seen in the window."""
        return [text for one in self.vindu.findChildren(QWidget) if one.isVisible() and (text := _text(one))]

    def heading(self) -> str:
        roles = ("title", "child-question")
        found = [
            one.text() for one in self.vindu.findChildren(QLabel)
            if one.property("role") in roles and one.isVisible()
        ]  # fmt: skip
        return found[0] if found else ""

    def to_question(self, path: str) -> None:
        """Answer «Vil ikke svare» until this question stands there."""
        punkt = next(one.punkt for one in self.picture().steder if one.path == path)
        for _ in range(60):
            if self.heading() == punkt.tekst.tekst:
                return
            tiles = [one for one in self.vindu.findChildren(QAbstractButton) if one.isVisible()]
            next(one for one in tiles if one.text() == "Vil ikke svare").click()
            settle()
            self.press("Neste")
        raise AssertionError(f"never asked: {punkt.tekst.tekst}")

    def choose(self, words: str) -> None:
        tiles = [one for one in self.vindu.findChildren(QAbstractButton) if one.isVisible()]
        next(one for one in tiles if one.text() == words).click()
        settle()

    def give_password(self, password: str = PASSWORD) -> None:
        field = next(one for one in self.vindu.findChildren(QLineEdit) if one.isVisible())
        field.setText(password)
        self.press("Ta over")

    def picture(self) -> Kartleggingsbilde:
        return self.rom.tjenester.kartlegging.picture(self.begun.id)

    def svar(self, path: str) -> Svar:
        return self.picture().svar.get(path)

    def unlock_again(self, place_kept: str | None) -> None:
        """Be killed and unlocked: a new session that knows only what the vault knows."""
        self.session.window.hide()
        self.session = _session(self.rom, self.look, self.shown, self.locked, place_from_text(place_kept))


@contextmanager
def barnerommet(folder: Path, look: Look, shown: Show) -> Iterator[Barnerommet]:
    rom = open_room(folder)
    approve(rom.tjenester, FIRST)
    barn = rom.add_child()
    other = rom.add_child("Modig Gran")
    rom.tjenester.notat.add(other.id, Notatart.BARNET_SA, "Hemmelig notat", "Rolig Bekk")
    earlier = rom.tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    rom.tjenester.kartlegging.answer(
        earlier.id, sti(PSYKISK, "1"), Svar((4,), Svarstatus.BESVART, "Ordet fra i fjor", "Slik ser vi voksne det")
    )
    begun = rom.tjenester.kartlegging.start(barn.id, FIRST, "Rolig Bekk").value
    locked: list[bool] = []
    room = Barnerommet(rom, look, shown, barn, begun, _session(rom, look, shown, locked, None), locked)
    try:
        yield room
    finally:
        room.session.leave()
        room.session.window.hide()
        rom.hvelv.lock(rom.tjenester.aapent)


def readable(part: QWidget) -> list[str]:
    """Every name, value, description and help text under a widget in the accessibility tree, hidden ones too."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description, QAccessible.Text.Help)
    return [
        text for one in _tree(QAccessible.queryAccessibleInterface(part)) for kind in kinds if (text := one.text(kind))
    ]


def _tree(one: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if one is None or not one.isValid():
        return
    yield one
    for index in range(one.childCount()):
        yield from _tree(one.child(index))


def _text(one: QWidget) -> str:
    if isinstance(one, QLabel | QAbstractButton | QLineEdit):
        return one.text()
    return one.toPlainText() if isinstance(one, QPlainTextEdit) else ""


def _session(rom: Rom, look: Look, shown: Show, locked: list[bool], place: Place | None) -> Session:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    parts = SessionParts(
        app, rom.jobs, look, Settings(laas_avgrenset_minutter=20), lambda _settings: None, rom.today, Path(),
        machine=MachineEvents,
    )  # fmt: skip
    begun = Session(parts, Opened(rom.hvelv, rom.tjenester.aapent, rom.tjenester, place))
    begun.lock_requested.connect(lambda: locked.append(True))
    shown(begun.window, 1280, 800)
    begun.begin()
    settle()
    return begun


def press_key(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    settle()


__all__ = ["OTHERS", "Barnerommet", "barnerommet", "besvart", "press_key", "readable"]
