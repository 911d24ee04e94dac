"""The door by keys alone, over real vaults in every odd state: what is said is true, and the way on is a key away.

Nothing is pressed with a mouse and no service is called once the door stands there.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig.bootstrap import Surroundings
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.person import Rolle
from helseansvarlig.locked_facts import peek
from helseansvarlig.security.keyring_port import Ringsvar, Ringtilstand, no_answer
from helseansvarlig.settings import Settings
from tests.conftest import NOW
from tests.disker import make_read_only, mounted
from tests.fakes.noekkelring import MinneNoekkelring
from tests.fakes.omgivelser import NewIds, cheap_surroundings
from tests.fakes.proevehvelv import PASSWORD, Proevehvelv
from tests.ui.husrom import words
from tests.ui.skjermrom import Keys, settle
from ui.doors import Opened
from ui.first_screens import FirstScreens, Way
from ui.jobs import SyncJobs
from ui.messages import catalogue
from ui.options import Options
from ui.session import Session, SessionParts
from ui.system.port import MachineEvents
from ui.theme import Look

Show = Callable[..., QWidget]
Make = Callable[..., "Doer"]
NEW = "hval bok teppe regn lampe"
HEADERS = ("hode.json", "hode.forrige.json")


class Ring(MinneNoekkelring):
    """This machine's key store, and the mood it is in."""

    def __init__(self) -> None:
        super().__init__()
        self.tilstand = Ringtilstand.SVARTE

    def get(self, name: str) -> Ringsvar:
        return super().get(name) if self.tilstand is Ringtilstand.SVARTE else no_answer(self.tilstand)


class Doer:
    """One machine: its vault, what stands before it now, and what it opened to."""

    def __init__(self, folder: Path, shown: Show, look: Look) -> None:
        self.clock = FixedClock(NOW)
        self.ring = Ring()
        self.around: Surroundings = cheap_surroundings(self.clock, self.ring, NewIds())
        self.vault = Proevehvelv.create(folder, self.around)
        self.session: Session | None = None
        self.shown: QWidget | None = None
        self._show = shown
        self._look = look
        self._jobs = SyncJobs()

    def stand(self) -> Keys:
        """Come to the locked door and sit down."""
        self.vault.lock()
        way = Way(
            Options(), self.vault.folder, self.around, self._jobs, self.clock.today, self._on_opened,  # type: ignore[arg-type] # at once
            self._on_shown, lambda _words: None,
        )  # fmt: skip
        self._on_shown(FirstScreens(way).unlock_screen(peek(self.vault.folder)))
        return Keys(self._standing())

    def said(self) -> str:
        """Return all that stands there, as one text."""
        return " ".join(words(self._standing()))

    def enter(self, keys: Keys, text: str) -> None:
        keys.type(text)
        keys.press(Qt.Key.Key_Return)
        settle()

    def leave(self) -> None:
        if self.session is not None:
            self.session.leave()
            self.session.window.hide()
            self.session.close()
            self.session = None
        self.vault.lock()

    def _standing(self) -> QWidget:
        assert self.shown is not None
        return self.shown

    def _on_shown(self, screen: QWidget) -> None:
        if self.shown is not None:
            self.shown.hide()
        self.shown = screen
        self._show(screen, 1280, 800)
        settle()

    def _on_opened(self, opened: object) -> None:
        app = QApplication.instance()
        assert isinstance(opened, Opened)
        assert isinstance(app, QApplication)
        parts = SessionParts(
            app, self._jobs, self._look, Settings(), lambda _s: None, self.clock.today, self.vault.folder,  # type: ignore[arg-type] # at once
            machine=MachineEvents,
        )  # fmt: skip
        self.session = Session(parts, opened)
        self._on_shown(self.session.window)
        self.session.begin()
        settle()


@pytest.fixture
def make(tmp_path: Path, shown: Show, look: Look) -> Iterator[Make]:
    made: list[Doer] = []

    def make(folder: Path = tmp_path / "hvelv") -> Doer:
        made.append(Doer(folder, shown, look))
        return made[-1]

    yield make
    for one in made:
        one.leave()


def told(code: str) -> str:
    """The first words that are said about something, up to what is filled in."""
    return catalogue()[code]["nb"][0].partition("{")[0].strip()


def close_the_notice(door: Doer, keys: Keys, code: str) -> None:
    """What was odd stands there until it is closed, and closing it takes nothing but keys."""
    said = told(code)
    assert said in door.said()
    keys.tab_to("Lukk meldingen")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert said not in door.said()


def new_password_from_the_sheet(door: Doer, keys: Keys) -> None:
    """Forgot password → the sheet's code and a new password → two groups of the next sheet."""
    keys.tab_to("Glemt passord")
    keys.press(Qt.Key.Key_Return)
    settle()
    keys.type(door.vault.code)
    keys.tab_to("Nytt passord")
    door.enter(keys, NEW)
    groups = re.findall(r"\b[0-9A-HJKMNP-TV-Z]{4}\b", door.said())
    assert len(groups) == 8, door.said()
    keys.tab_to("Jeg har arket")
    keys.press(Qt.Key.Key_Return)
    settle()
    for number in dict.fromkeys(re.findall(r"Gruppe (\d)", door.said())):
        keys.tab_to(f"Gruppe {number}")
        keys.type(groups[int(number) - 1])
    keys.press(Qt.Key.Key_Return)
    settle()


def test_wrong_passwords_cost_time_and_then_the_right_one_opens(make: Make) -> None:
    door = make()
    keys = door.stand()
    for _ in range(12):
        door.enter(keys, "feil ord her nå")
        if "Prøv igjen om" in door.said():
            break
    assert "Passordet har vært feil flere ganger. Prøv igjen om" in door.said()
    door.enter(keys, PASSWORD)
    assert door.session is None, "not yet, even with the right one"

    door.clock.moment += timedelta(hours=1)
    door.enter(keys, PASSWORD)
    assert door.session is not None


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (Ringtilstand.LAAST, "noekkelring_laast"),
        (Ringtilstand.TIER, "noekkelring_tier"),
        (Ringtilstand.FINNES_IKKE, "noekkelring_borte"),
    ],
)
def test_a_key_store_that_fails_is_said_and_opens_when_it_answers_again(
    make: Make, state: Ringtilstand, code: str
) -> None:
    door = make()
    door.ring.tilstand = state
    keys = door.stand()
    door.enter(keys, PASSWORD)
    assert told(code) in door.said()
    assert catalogue()[code]["nb"][1] in door.said(), "what is safe"

    door.ring.tilstand = Ringtilstand.SVARTE
    keys.press(Qt.Key.Key_Return)  # what was typed stands there still
    settle()
    assert door.session is not None


def test_a_key_store_that_was_emptied_leads_to_the_sheet_and_the_sheet_opens(make: Make) -> None:
    door = make()
    door.ring.empty()
    keys = door.stand()
    door.enter(keys, PASSWORD)
    assert door.session is None
    assert told("noekkelring_endret") in door.said()

    new_password_from_the_sheet(door, keys)
    assert door.session is not None


def test_a_vault_that_has_moved_says_so_before_anybody_types_and_the_sheet_takes_it_back(
    make: Make, tmp_path: Path
) -> None:
    door = make()
    stick = tmp_path / "pinne"
    stick.mkdir()
    door.vault.unlock().flytting.move_out(stick)
    keys = door.stand()
    assert told("hvelv_flyttet") in door.said()
    door.enter(keys, PASSWORD)
    assert door.session is None
    assert told("hvelv_flyttet") in door.said()

    new_password_from_the_sheet(door, keys)
    assert door.session is not None


def test_a_key_file_that_was_put_back_is_told_inside(make: Make) -> None:
    door = make()
    old = {name: (door.vault.folder / name).read_bytes() for name in HEADERS}
    door.vault.unlock().brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER)
    door.vault.lock()
    for name, data in old.items():
        (door.vault.folder / name).write_bytes(data)

    keys = door.stand()
    door.enter(keys, PASSWORD)
    close_the_notice(door, keys, "hode_rullet_tilbake")


def test_two_living_copies_are_told_inside(make: Make, tmp_path: Path) -> None:
    """Another machine began with a copy of ours and wrote on; somebody laid its copy among ours."""
    door = make()
    copy = door.vault.unlock().kopi.take().value
    door.vault.lock()
    other = Proevehvelv(tmp_path / "annen", cheap_surroundings(door.clock, Ring(), NewIds()), door.vault.code)
    other.service.adopt(door.vault.folder / "kopi" / copy.navn)
    there = other.recover(NEW)
    door.clock.moment += timedelta(minutes=5)
    theirs = there.kopi.take().value
    other.lock()
    shutil.copy(other.folder / "kopi" / theirs.navn, door.vault.folder / "kopi" / theirs.navn)

    keys = door.stand()
    door.enter(keys, PASSWORD)
    close_the_notice(door, keys, "to_levende_kopier")


def test_a_damaged_file_is_set_aside_and_the_newest_copy_opens(make: Make) -> None:
    door = make()
    door.vault.unlock().kopi.take()
    door.vault.lock()
    door.vault.database.write_bytes(b"\0" * door.vault.database.stat().st_size)
    keys = door.stand()
    door.enter(keys, PASSWORD)
    assert door.session is None

    keys.tab_to("Hent fra sikkerhetskopi")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert door.session is not None
    assert told("hentet_fra_kopi") in door.said()


def test_who_is_too_early_is_told_from_when(make: Make) -> None:
    door = make()
    begins = door.clock.today() + timedelta(days=7)
    invited = door.vault.unlock().brukere.invite("Rolig Bekk", Rolle.STEDFORTREDER, begins, None).value
    keys = door.stand()
    keys.tab_to("Hvem er du?")
    keys.press(Qt.Key.Key_Down)
    keys.tab_to("Jeg har en startkode")
    keys.press(Qt.Key.Key_Return)
    settle()
    keys.type(invited.startkode)
    keys.press(Qt.Key.Key_Tab)
    door.enter(keys, NEW)
    assert door.session is None
    assert "30. november" in door.said()
    assert told("tilgang_ikke_begynt") in door.said()


def test_a_disk_that_may_only_be_read_is_said_and_nothing_is_lost(make: Make, tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=400m") as disk:
        door = make(disk / "hvelv")
        make_read_only(disk)
        keys = door.stand()
        door.enter(keys, PASSWORD)
        assert door.session is None
        assert told("mappe_skrivebeskyttet") in door.said(), door.said()


def test_a_full_disk_opens_for_reading_and_says_so(make: Make, tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=400m") as disk:
        door = make(disk / "hvelv")
        door.vault.lock()
        fill_up(disk)
        keys = door.stand()
        door.enter(keys, PASSWORD)
        assert told("disk_full") in door.said(), door.said()
        door.leave()


def fill_up(disk: Path) -> None:
    """Leave no room for another byte, however large the disk is."""
    try:
        with (disk / "fyll").open("wb") as file:
            while True:
                file.write(bytes(1_000_000))
                file.flush()
    except OSError:
        return
