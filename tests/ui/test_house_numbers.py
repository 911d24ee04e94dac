"""A number that is written in reaches every screen at once, and one that is missing is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from helseansvarlig.errors import KnownError
from helseansvarlig.services.lokalnummer import Nummersvar
from tests.ui.skjermrom import Rom, open_room
from ui.house_numbers import HouseNumbers
from ui.messages import sentence


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Rom]:
    room = open_room(tmp_path)
    yield room
    room.hvelv.lock(room.tjenester.aapent)


@pytest.fixture
def numbers(rom: Rom, qapp: QObject) -> HouseNumbers:
    service = rom.tjenester.lokalnummer
    return HouseNumbers(service, rom.tjenester.regelverk, rom.jobs, qapp)  # type: ignore[arg-type] # work done at once


def test_what_is_missing_is_asked_for_until_each_is_answered(rom: Rom, numbers: HouseNumbers, qtbot: QtBot) -> None:
    (asked,) = numbers.missing()
    assert (asked.kode, asked.params, asked.alvorlig) == ("lokale_numre_mangler", {"antall": 7}, True)
    service = rom.tjenester.lokalnummer
    with qtbot.waitSignal(numbers.renewed, timeout=500):
        rom.jobs.run(lambda: service.save({one.id: Nummersvar("62 00 00 00") for one in service.asked()[1:]}))
    assert numbers.missing()[0].params == {"antall": 1}

    rom.jobs.run(lambda: service.save({service.asked()[0].id: Nummersvar("", finnes_ikke=True)}))
    assert numbers.missing() == []
    assert numbers.regelverk.telefoner["bup_akutt"].nummer == "62 00 00 00"


def test_what_changes_no_number_makes_no_new_window(rom: Rom, numbers: HouseNumbers, qtbot: QtBot) -> None:
    house = rom.tjenester.institusjon
    with qtbot.assertNotEmitted(numbers.renewed, wait=50):
        rom.jobs.run(lambda: house.save(house.get()))
        rom.add_child()


def test_taking_it_back_takes_it_from_the_screens(rom: Rom, numbers: HouseNumbers, qtbot: QtBot) -> None:
    rom.jobs.run(lambda: rom.tjenester.lokalnummer.save({"bup_akutt": Nummersvar("62 00 00 00")}))
    with qtbot.waitSignal(numbers.renewed, timeout=500):
        rom.jobs.run(rom.tjenester.angre.undo)
    assert numbers.regelverk.telefoner["bup_akutt"].nummer == ""


def test_the_sentence_says_where_to_write_them(numbers: HouseNumbers) -> None:
    (asked,) = numbers.missing()
    assert sentence(KnownError(asked.kode, **asked.params)).do_now.endswith("Innstillinger, Telefonnumre.")
