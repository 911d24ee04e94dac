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
from shiboken6 import delete

from helseansvarlig.bootstrap import build_services
from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.notat import Notatart
from helseansvarlig.domain.selvsvar import may_stand_alone
from helseansvarlig.domain.skjema import Punkttype
from helseansvarlig.domain.svar import Svar, Svarstatus
from helseansvarlig.domain.verdi import Verdi, is_equal
from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from helseansvarlig.services.utkast import PLACE
from helseansvarlig.settings import Settings
from helseansvarlig.tjenester import Tjenester
from tests.fakes.maler import FIRST, approve
from tests.ui.kartleggingsrom import PSYKISK, sti
from tests.ui.skjermrom import PASSWORD, Rom, open_room, settle
from ui.answers import options
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
"""Nothing of this may be read there: another child, her own second name, adults, notes, menus, numbers."""


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
    from_before: list[QWidget]
    """What another test has left open: nothing that was opened here."""
    others: tuple[str, ...] = OTHERS

    @property
    def vindu(self) -> QWidget:
        return self.session.window

    def begin_with(self, template: str, kind: Punkttype) -> str:
        """Begin another kartlegging instead, and return a question of this kind that a child may be asked alone."""
        approve(self.rom.tjenester, template)
        self.begun = self.rom.tjenester.kartlegging.start(self.barn.id, template, "Rolig Bekk").value
        return next(p.path for p in self.picture().steder if p.punkt.type is kind and may_stand_alone(p))

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
        return seen(self.vindu)

    def heading(self) -> str:
        roles = ("title", "child-question")
        found = [
            one.text() for one in self.vindu.findChildren(QLabel)
            if one.property("role") in roles and one.isVisible()
        ]  # fmt: skip
        return found[0] if found else ""

    def to_question(self, path: str) -> None:
        """Answer «Vil ikke svare» until this question stands there, and what it takes to what it depends on."""
        steder = self.picture().steder
        place = next(one for one in steder if one.path == path)
        taken = [v for one in (*place.stamme, place) for v in one.punkt.vilkaar]
        by_words = {one.punkt.tekst.tekst: one.punkt for one in steder}
        for _ in range(60):
            asked = by_words[self.heading()]
            if asked is place.punkt:
                return
            values = [one.verdi for one in taken if one.spoersmaal == asked.link_id and one.verdi is not None]
            wanted = [one.text for one in options(asked, "nb") if one.verdi is not None and _among(one.verdi, values)]
            self.choose(next(iter(wanted), "Vil ikke svare"))
            self.press("Neste")
        raise AssertionError(f"never asked: {place.punkt.tekst.tekst}")

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

    def end(self) -> None:
        """Leave as locking does; in the program the process ends here, and its timers with it."""
        self.session.leave()
        self.session.window.hide()
        delete(self.session)

    def lock_and_unlock(self) -> None:
        """Lock, and let the adult unlock: a new session that knows only what the vault knows."""
        self.end()
        kept = place_from_text(self.rom.tjenester.utkast.find(PLACE))
        services = build_services(self.rom.tjenester.aapent)
        again = Opened(self.rom.hvelv, services.aapent, services, kept)
        self.session = new_session(self.rom, self.look, self.shown, again)


@contextmanager
def barnerommet(
    folder: Path, look: Look, shown: Show, opening: Callable[[Path], Rom] = open_room
) -> Iterator[Barnerommet]:
    rom = opening(folder)
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
    from_before = in_sight()
    session = new_session(rom, look, shown, Opened(rom.hvelv, rom.tjenester.aapent, rom.tjenester, None))
    session.lock_requested.connect(lambda: locked.append(True))
    room = Barnerommet(rom, look, shown, barn, begun, session, locked, from_before)
    try:
        yield room
    finally:
        room.end()
        rom.hvelv.lock(rom.tjenester.aapent)


def in_sight() -> list[QWidget]:
    """Every window that stands open."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def seen(part: QWidget) -> list[str]:
    """Every text that stands on screen in a widget."""
    return [text for one in part.findChildren(QWidget) if one.isVisible() and (text := _text(one))]


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


def new_session(rom: Rom, look: Look, shown: Show, opened: Opened[Tjenester]) -> Session:
    """What stands there after unlocking, at the place that was kept."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    settings = Settings(laas_avgrenset_minutter=20)
    parts = SessionParts(
        app, rom.jobs, look, settings, lambda _settings: None, rom.today, Path(), machine=MachineEvents
    )
    begun = Session(parts, opened)
    shown(begun.window, 1280, 800)
    begun.begin()
    settle()
    return begun


def _among(verdi: Verdi, values: list[Verdi]) -> bool:
    return any(is_equal(verdi, one) for one in values)


def press_key(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    settle()
