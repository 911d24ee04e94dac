"""A template nobody has approved: the start says so, and leads to where the approval is written down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from helseansvarlig.domain.logg import Hendelse
from tests.ui.kartleggingsrom import Kartleggingsrom, kartleggingsrom, press, settle, texts
from ui.widgets.page import Place

K = Qt.Key


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path) as made:
        yield made


def test_what_waits_for_the_leader_is_one_press_from_the_approval(rom: Kartleggingsrom) -> None:
    keys = rom.go("ny_kartlegging", rom.barn.id)
    screen = rom.vindu.current_screen()
    assert screen is not None
    assert "maler venter på at lederen godkjenner dem." in texts(screen)
    keys.tab_to("Før leders godkjenning")
    press(keys, K.Key_Space)
    assert rom.vindu.current_place() == Place("maler")
    assert rom.elsewhere("maler") == ("godkjenning",)


def test_one_that_loses_its_approval_meanwhile_is_refused_with_the_way_on(rom: Kartleggingsrom) -> None:
    """A new version took its place while the form stood open; nothing is begun, and what is typed stays."""
    keys = rom.go("ny_kartlegging", rom.barn.id)
    oekt = rom.rom.tjenester.aapent.oekt
    with oekt.store.read() as unit:
        approvals = unit.malgodkjenning.all()
    with oekt.store.write(Hendelse("mal.trukket")) as unit:
        for one in approvals:
            unit.malgodkjenning.remove(one.id)
    press(keys, K.Key_Return)
    settle()
    screen = rom.vindu.current_screen()
    assert screen is not None
    assert "Leder har ikke godkjent denne malen ennå." in texts(screen)
    assert rom.service.beginnings(rom.barn.id).paabegynte == ()
    keys.tab_to("Før leders godkjenning")
    press(keys, K.Key_Space)
    assert rom.elsewhere("maler") == ("godkjenning",)
