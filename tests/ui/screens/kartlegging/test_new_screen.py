"""Beginning a kartlegging: the trusted adult is suggested, and one that has been begun is offered first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui import probes
from tests.ui.kartleggingsrom import Kartleggingsrom, kartleggingsrom, next_step, press, settle, texts
from ui.theme import Look, Scheme, Wishes
from ui.widgets.form import ErrorSummary
from ui.widgets.page import Place

K = Qt.Key


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path) as made:
        yield made


def page(rom: Kartleggingsrom) -> str:
    screen = rom.vindu.current_screen()
    assert screen is not None
    return texts(screen)


def field(rom: Kartleggingsrom, name: str) -> QLineEdit:
    return next(one for one in rom.vindu.findChildren(QLineEdit) if one.accessibleName() == name and one.isVisible())


def test_with_a_trusted_adult_one_press_is_enough(rom: Kartleggingsrom) -> None:
    keys = rom.go("ny_kartlegging", rom.barn.id)
    assert field(rom, "Hvem spør?").text() == "Rolig Bekk"
    press(keys, K.Key_Return)

    begun = rom.service.beginnings(rom.barn.id).paabegynte
    assert [one.kartlegging.spurt_av for one in begun] == ["Rolig Bekk"]
    assert rom.title() == "Psykisk helse"


def test_who_where_and_the_talk_alone_are_kept(rom: Kartleggingsrom) -> None:
    keys = rom.go("ny_kartlegging", rom.barn.id)
    keys.tab_to("Hvor er dere?")
    keys.type("På tur ved elva")
    keys.tab_to("Ja")
    press(keys, K.Key_Right, K.Key_Space)
    keys.tab_to("Hvorfor ikke?")
    keys.type("Vil ha søsteren med")
    next_step(keys)

    kartlegging = rom.service.beginnings(rom.barn.id).paabegynte[0].kartlegging
    assert (kartlegging.sted, kartlegging.alenesamtale_tilbudt) == ("På tur ved elva", "nei: Vil ha søsteren med")


def test_without_a_name_it_says_so_and_keeps_the_rest(rom: Kartleggingsrom) -> None:
    keys = rom.go("ny_kartlegging", rom.barn.id)
    field(rom, "Hvem spør?").clear()
    keys.tab_to("Hvor er dere?")
    keys.type("Kjøkkenet")
    next_step(keys)

    assert "Skriv hvem som spør." in page(rom)
    assert keys.focus() is field(rom, "Hvem spør?")
    assert field(rom, "Hvor er dere?").text() == "Kjøkkenet"
    summary = rom.vindu.findChild(ErrorSummary)
    assert summary is not None
    assert summary.isVisible()
    assert rom.service.beginnings(rom.barn.id).paabegynte == ()


def test_what_was_half_written_comes_back_after_a_lock_and_goes_when_it_is_begun(rom: Kartleggingsrom) -> None:
    keys = rom.go("ny_kartlegging", rom.barn.id)
    keys.tab_to("Hvor er dere?")
    keys.type("Bilen")
    rom.reopen()

    keys = rom.go("ny_kartlegging", rom.barn.id)
    assert field(rom, "Hvor er dere?").text() == "Bilen"
    next_step(keys)
    rom.vindu.leave()
    assert rom.rom.tjenester.utkast.find(f"ny_kartlegging:{rom.barn.id}") is None


def test_the_half_written_of_one_child_never_shows_with_another(rom: Kartleggingsrom) -> None:
    keys = rom.go("ny_kartlegging", rom.barn.id)
    keys.tab_to("Hvor er dere?")
    keys.type("Bilen")
    other = rom.rom.add_child("Modig Gran")
    rom.go("ny_kartlegging", other.id)

    assert "Modig Gran" in page(rom)
    assert field(rom, "Hvor er dere?").text() == ""


def test_one_that_was_begun_is_offered_first(rom: Kartleggingsrom) -> None:
    k = rom.start()
    keys = rom.go("ny_kartlegging", rom.barn.id)
    assert "Startet 23. november av Rolig Bekk · 32 spørsmål igjen" in page(rom)
    assert keys.focus().accessibleName() == "Fortsett Psykisk helse, livskvalitet og barnets egne ord"
    press(keys, K.Key_Return)
    place = rom.vindu.current_place()
    assert place is not None
    assert place.ids[0] == k.id


def test_a_child_that_is_gone_is_said_and_nothing_is_lost(rom: Kartleggingsrom) -> None:
    rom.go("ny_kartlegging", "finnes-ikke")
    assert "Dette finnes ikke lenger." in page(rom)


@pytest.mark.parametrize("begun", [False, True])
def test_names_order_contrast_and_room(rom: Kartleggingsrom, look: Look, begun: bool) -> None:
    if begun:
        rom.start()
    for wishes in (Wishes(Scheme.LIGHT), Wishes(Scheme.DARK), Wishes(Scheme.LIGHT, 200)):
        look.wish(wishes)
        rom.reopen()
        rom.vindu.resize(1280, 720)
        keys = rom.go("ny_kartlegging", rom.barn.id)
        keys.tab_to("Start kartlegging")
        field(rom, "Hvem spør?").clear()
        next_step(keys)
        settle()
        screen = rom.vindu.current_screen()
        assert screen is not None
        assert probes.missing_names(screen) == []
        assert probes.tab_faults(rom.vindu) == []
        assert probes.contrast_faults(screen) == []
        assert probes.clipping_faults(screen) == []
    assert rom.vindu.current_place() == Place("ny_kartlegging", (rom.barn.id,))
