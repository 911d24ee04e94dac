"""What was chosen in the search is shown: its place, and above it the words themselves where the place hides them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.notat import Notatart
from tests.ui.skjermrom import Elsewhere, Keys, Rom, open_room, settle, window
from ui.finding import make_search
from ui.widgets.page import Place


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Rom]:
    room = open_room(tmp_path)
    yield room
    room.hvelv.lock(room.tjenester.aapent)


@pytest.mark.parametrize(
    ("typed", "quoted"), [("vakker", ""), ("lyset", "Barnet sa, 23.11.2026 Jeg vil ha lyset på\nhele natta")]
)
def test_a_child_is_only_shown_and_a_note_is_quoted(
    rom: Rom, shown: Callable[[QWidget], QWidget], typed: str, quoted: str
) -> None:
    barn = rom.add_child()
    rom.tjenester.notat.add(barn.id, Notatart.BARNET_SA, "Jeg vil ha lyset på\n\n  hele natta")
    vindu = window([], "barn", "barnet")
    shown(vindu)
    panel = make_search(vindu, rom.tjenester.soek, rom.jobs)
    panel.open_empty()
    assert QTest.qWaitForWindowActive(panel)
    settle()
    keys = Keys(panel)
    keys.type(typed)
    keys.press(Qt.Key.Key_Return)
    settle()

    screen = vindu.current_screen()
    assert isinstance(screen, Elsewhere)
    assert screen.shown == [Place("barnet", (barn.id,))]
    assert (screen.bar.accessibleName() if screen.bar.isVisible() else "") == quoted
