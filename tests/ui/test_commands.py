"""Everything the program can do is found from the search: no page is left out, and what a page needs a child for is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helseansvarlig.bootstrap import load_rules
from helseansvarlig.domain.soek import fits
from helseansvarlig.services.klokkevakt import Klokkevakt
from tests.ui.skjermrom import Rom, open_room, window
from ui.commands import make_commands
from ui.entry import Entry
from ui.i18n import Language, tr_marked, use_language
from ui.main_window import MainWindow, Owner
from ui.messages import PresetAsker
from ui.places import Around, make_entries
from ui.screens.innstillinger.kilder import Program

OF_ONE = {
    "samarbeidspartner",
    "rolle",
    "endre_moete",
    "del_til_moete",
    "moetemodus",
    "barnemodus",
    "malen",
    "mal_utkast",
    "malbytte",
    "barnet",
    "stoppunkt",
    "oppfoelging",
    "ny_kartlegging",
    "dokument",
    "moete",
    "bruker",
    "nivaa",
    "nytt_tema",
    "innsyn",
    "uten_navn",
    "utgang",
    "utlevering",
}
"""Pages that show one child, one meeting, one person: they are found by what stands in them."""
IN_PARTS = {"innstillinger": 9, "logg": 0}
"""The settings are found section by section, the log among them."""


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Rom]:
    room = open_room(tmp_path)
    yield room
    room.hvelv.lock(room.tjenester.aapent)


@pytest.fixture
def entries(rom: Rom) -> list[Entry]:
    program = Program(lambda: None, lambda _: None, rom.hvelv.brukere, len, lambda *_: None, lambda: None)  # type: ignore[arg-type, return-value] # no screen is made
    around = Around(
        rom.jobs,
        rom.drafts,
        rom.clock,
        Klokkevakt(rom.clock),
        load_rules(),
        lambda *_: None,
        lambda *_: None,
        program,
        PresetAsker(yes=True),
    )
    return make_entries(rom.tjenester, around)


@pytest.fixture
def vindu(qapp: QApplication, entries: list[Entry]) -> MainWindow:  # noqa: ARG001 (a window needs one)
    return MainWindow(Owner("Solbakken", "Trygg Havn", "Helseansvarlig"), entries)


def led_to(vindu: MainWindow) -> list[str]:
    """The screen that each page's command leads to; nothing is shown, and the window says where it was asked to go."""
    asked: list[str] = []
    vindu.show_place = lambda place: asked.append(place.screen)  # type: ignore[method-assign] # a window that only listens
    for one in make_commands(vindu):
        if not one.keys:
            one.run()
    return asked


def test_every_page_that_needs_nothing_chosen_is_among_them(vindu: MainWindow, entries: list[Entry]) -> None:
    asked = led_to(vindu)
    expected = [entry.name for entry in entries if entry.name not in OF_ONE | IN_PARTS.keys()]
    assert sorted(asked) == sorted([*expected, *["innstillinger"] * IN_PARTS["innstillinger"]])


def test_a_window_without_a_page_offers_no_command_for_it() -> None:
    titles = [one.title for one in make_commands(window([], "barn"))]
    assert titles[0] == "Barn"
    assert "Utboks" not in titles


@pytest.mark.parametrize(
    ("title", "keys", "signal"),
    [
        ("Hurtiglogg", "Ctrl+J", "note_requested"), ("Angre", "Ctrl+Z", "undo_requested"),
        ("Gjør om igjen", "Ctrl+Shift+Z", "redo_requested"), ("Lås", "Ctrl+L", "lock_requested"),
    ],
)  # fmt: skip
def test_what_has_a_key_tells_it_and_does_the_same(
    vindu: MainWindow, qtbot: QtBot, title: str, keys: str, signal: str
) -> None:
    command = next(one for one in make_commands(vindu) if one.title == title)
    assert command.keys == keys
    with qtbot.waitSignal(getattr(vindu, signal), timeout=500):
        command.run()


@pytest.mark.parametrize(
    ("language", "typed", "title"),
    [
        (Language.NYNORSK, "tryggingskopi", "Sikkerhetskopi"), (Language.NYNORSK, "rekneark", "Hent inn liste"),
        (Language.ENGLISH, "password", "Sikkerhet"), (Language.ENGLISH, "spreadsheet", "Hent inn liste"),
    ],
)  # fmt: skip
def test_they_are_found_in_the_language_of_the_screens(
    vindu: MainWindow, rom: Rom, language: Language, typed: str, title: str
) -> None:
    use_language(language)
    found = [
        one.title for one in make_commands(vindu) if fits(rom.tjenester.soek.read(typed), f"{one.title} {one.also}")
    ]
    assert tr_marked(title) in found
