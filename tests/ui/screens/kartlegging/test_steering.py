"""Where the child decides who may know a theme's answers, the reading through says so and leads to the question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.kartlegging import Kartlegging
from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.domain.verdi import Koding
from tests.fakes.maler import approve
from tests.ui.kartleggingsrom import Kartleggingsrom, kartleggingsrom, press, texts

FORM, TOUCHED, WHO = "seksuell-13-15", "seksuell/seksuell.7", "seksuell/seksuell.12"
UNASKED = "Svarene her deles ikke: Modig er ikke spurt om hvem som kan få vite det."
HERS = "Svarene her blir hos den som spurte. Det har Modig valgt."


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path) as made:
        approve(made.rom.tjenester, FORM)
        yield made


@pytest.fixture
def begun(rom: Kartleggingsrom) -> Kartlegging:
    barn: Barn = rom.rom.add_child("Modig Gran", date(2012, 3, 4))
    row = rom.start(FORM, barn)
    rom.service.answer(row.id, TOUCHED, besvart(False))
    return row


def chose(*codes: str) -> Svar:
    return besvart(*(Koding(kode=code, system="urn:helseansvarlig:hvem-kan-vite") for code in codes))


def question(rom: Kartleggingsrom, row: Kartlegging) -> str:
    return next(place.punkt.tekst.tekst for place in rom.picture(row).steder if place.path == WHO)


def test_until_it_is_asked_the_line_leads_to_the_question(rom: Kartleggingsrom, begun: Kartlegging) -> None:
    keys = rom.go("kartlegging", begun.id, "til-slutt")
    said = texts(rom.screen())
    assert said.count(UNASKED) == 1
    words = question(rom, begun)
    keys.tab_to(f"Gå til spørsmålet: {words}")
    press(keys, Qt.Key.Key_Space)
    assert rom.open_question() == words


def test_what_the_child_chose_stands_there_and_a_finished_one_is_corrected(
    rom: Kartleggingsrom, begun: Kartlegging
) -> None:
    rom.service.answer(begun.id, WHO, chose("bare_den_som_spoer"))
    rom.service.finish(begun.id)
    keys = rom.go("kartlegging", begun.id)
    assert HERS in texts(rom.screen())
    keys.tab_to(f"Rett svaret på spørsmålet: {question(rom, begun)}")
    press(keys, Qt.Key.Key_Space)
    assert "Hvorfor rettes svaret?" in texts(rom.screen())


def test_a_theme_in_which_nothing_was_answered_says_nothing(rom: Kartleggingsrom, begun: Kartlegging) -> None:
    rom.service.answer(begun.id, TOUCHED, Svar(status=Svarstatus.IKKE_SPURT))
    rom.go("kartlegging", begun.id, "til-slutt")
    assert "Svarene her" not in texts(rom.screen())
