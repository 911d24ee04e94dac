"""In the real window: local numbers that are missing are asked for, and one that is written in stands everywhere."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig.services.lokalnummer import Nummersvar
from helseansvarlig.settings import Settings
from tests.ui.husrom import words
from tests.ui.skjermrom import Rom, open_room, settle
from ui.doors import Opened
from ui.session import Session, SessionParts
from ui.theme import Look
from ui.widgets.page import Place

Show = Callable[..., QWidget]


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Rom]:
    room = open_room(tmp_path)
    yield room
    room.hvelv.lock(room.tjenester.aapent)


@pytest.fixture
def begun(rom: Rom, look: Look, shown: Show) -> Iterator[Session]:
    """A session as the program begins it: it makes its window anew when it is asked to."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    parts = SessionParts(app, rom.jobs, look, Settings(), lambda _settings: None, rom.today, Path())
    made = Session(parts, Opened(rom.hvelv, rom.tjenester.aapent, rom.tjenester, None))
    made.rebuild_requested.connect(made.rebuild)
    shown(made.window)
    made.begin()
    settle()
    yield made
    made.leave()


def said(session: Session, place: str) -> str:
    session.window.show_place(Place(place))
    session.window.show()
    settle()
    return " ".join(words(session.window))


def test_what_is_missing_is_asked_for_on_the_first_screen(begun: Session) -> None:
    told = " ".join(words(begun.window))
    assert "Lokale telefonnumre mangler (7)." in told
    assert "Skriv dem inn under Innstillinger, Telefonnumre." in told


def test_a_number_that_is_written_in_stands_on_every_screen_at_once(rom: Rom, begun: Session) -> None:
    assert "62 00 00 00" not in said(begun, "hjelp")
    rom.jobs.run(lambda: rom.tjenester.lokalnummer.save({"bup_akutt": Nummersvar("62 00 00 00")}))
    assert "62 00 00 00" in said(begun, "hjelp")
    rom.jobs.run(rom.tjenester.angre.undo)
    assert "62 00 00 00" not in said(begun, "hjelp")
