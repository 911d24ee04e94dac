"""One session over a real vault: what is said when it opens, what undo says, and what locking leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.services.aapning import FROM_COPY, ROLLED_BACK
from helseansvarlig.services.utkast import PLACE
from helseansvarlig.settings import Settings, SettingsFile
from helseansvarlig.tjenester import Tjenester
from tests.disker import mounted
from tests.ui.husrom import words
from tests.ui.skjermrom import NOW, Rom, open_room, settle
from ui.doors import Opened, place_from_text
from ui.session import Session, SessionParts
from ui.theme import Look
from ui.widgets.bars import MessageBar
from ui.widgets.page import Place

Show = Callable[..., QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Rom]:
    room = open_room(tmp_path)
    yield room
    room.hvelv.lock(room.tjenester.aapent)


def session(
    rom: Rom,
    look: Look,
    shown: Show,
    opened: Opened[Tjenester],
    save: Callable[[Settings], None] = lambda _settings: None,
) -> Session:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    parts = SessionParts(app, rom.jobs, look, Settings(), save, rom.today, Path())
    begun = Session(parts, opened)
    shown(begun.window)
    begun.begin()
    settle()
    return begun


def opened(rom: Rom, **aapent: object) -> Opened[Tjenester]:
    return Opened(rom.hvelv, replace(rom.tjenester.aapent, **aapent), rom.tjenester, None)


def said(begun: Session) -> str:
    return " ".join(words(begun.window))


def test_it_opens_on_today_and_says_nothing_when_all_is_well(rom: Rom, look: Look, shown: Show) -> None:
    begun = session(rom, look, shown, opened(rom))
    assert begun.window.current_place() == Place("i_dag")
    assert "Hvelvet" not in said(begun)
    begun.leave()


def test_it_returns_to_the_place_that_was_left(rom: Rom, look: Look, shown: Show) -> None:
    place = Place("barnet", (rom.add_child().id,))
    begun = session(rom, look, shown, opened(rom)._replace(place=place))
    assert begun.window.current_place() == place

    begun.leave()
    assert place_from_text(rom.tjenester.utkast.find(PLACE)) == place


def test_a_vault_taken_from_a_copy_says_so_and_from_when(rom: Rom, look: Look, shown: Show) -> None:
    taken = (NOW - timedelta(days=11, hours=2)).isoformat()
    begun = session(rom, look, shown, opened(rom, varsler=(Varsel(FROM_COPY, {"naar": taken}),)))
    assert "Hvelvet er hentet fra kopien fra 12. november 2026 11.00." in said(begun)
    assert "ingenting er slettet" in said(begun)
    begun.leave()


def test_an_older_vault_without_a_reason_is_said_too(rom: Rom, look: Look, shown: Show) -> None:
    begun = session(rom, look, shown, opened(rom, varsler=(Varsel(ROLLED_BACK, alvorlig=True),)))
    assert "Hvelvet er eldre enn det denne maskinen så sist." in said(begun)
    begun.leave()


def test_everything_odd_has_a_row_of_its_own_until_it_is_closed(rom: Rom, look: Look, shown: Show) -> None:
    odd = (Varsel("hode_rullet_tilbake", alvorlig=True), Varsel("hale_mangler", {"antall": 3}, alvorlig=True))
    begun = session(rom, look, shown, opened(rom, varsler=(*odd, Varsel("klokka_hoppet"))))
    told = said(begun)
    assert told.index("En eldre nøkkelfil er lagt tilbake.") < told.index("mangler: 3 linjer i loggen")
    assert "Klokka på maskinen har hoppet siden sist." in told

    rows = [bar for bar in begun.window.findChildren(MessageBar) if bar.isVisible()]
    rows[0].close_message()

    assert "En eldre nøkkelfil er lagt tilbake." not in said(begun)
    assert "mangler: 3 linjer i loggen" in said(begun)
    begun.leave()


def test_a_clock_set_back_while_it_was_locked_is_said_once_wherever_one_stands(
    rom: Rom, look: Look, shown: Show
) -> None:
    odd = opened(rom, varsler=(Varsel("klokka_hoppet", alvorlig=True),))
    begun = session(rom, look, shown, odd)
    assert "Klokka på maskinen er stilt tilbake." in said(begun)
    assert "har hoppet" not in said(begun), "«I dag» has said it already"
    begun.leave()
    begun.window.hide()

    begun = session(rom, look, shown, odd._replace(place=Place("barnet", (rom.add_child().id,))))
    assert "Klokka på maskinen har hoppet siden sist." in said(begun)
    begun.window.show_place(Place("i_dag"))
    assert "Klokka på maskinen er stilt tilbake." in said(begun)
    begun.leave()


def test_undo_takes_back_the_newest_act_and_the_status_bar_follows(rom: Rom, look: Look, shown: Show) -> None:
    rom.add_child("Modig Gran", date(2010, 5, 6))
    begun = session(rom, look, shown, opened(rom))
    assert any(one.startswith("Angre: «") for one in words(begun.window))

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    settle()

    assert rom.tjenester.barn.list_barn() == []
    begun.leave()


def test_the_lock_key_asks_to_be_locked(rom: Rom, look: Look, shown: Show) -> None:
    begun = session(rom, look, shown, opened(rom))
    asked: list[bool] = []
    begun.lock_requested.connect(lambda: asked.append(True))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, CTRL)
    assert asked == [True]
    begun.leave()


def test_a_setting_that_cannot_be_kept_leaves_the_old_one_in_force(
    rom: Rom, look: Look, shown: Show, tmp_path: Path
) -> None:
    place = Place("innstillinger", ("utseende",))
    with mounted(tmp_path / "oppsett", "ro") as disk:
        begun = session(rom, look, shown, opened(rom)._replace(place=place), SettingsFile(disk).write)
        boxes = {one.text(): one for one in begun.window.findChildren(QRadioButton)}
        boxes["Mørkt"].click()
        settle()

        assert "Innstillingene er som før." in said(begun)
        assert boxes["Som maskinen"].isChecked()
    begun.leave()
