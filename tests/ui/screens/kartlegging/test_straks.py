"""‼ shows what to do before anything else: every red flag, without network, in both languages, by keyboard alone."""

import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from helseansvarlig.domain.lokalnummer import Lokalnummer, with_local
from helseansvarlig.domain.regelverk import Regelverk
from helseansvarlig.domain.skjema import Nivaa
from helseansvarlig.domain.utloeser import Utloest
from tests.ui import probes
from tests.ui.kartleggingsrom import PSYKISK, REGELVERK, Kartleggingsrom, kartleggingsrom, press, sti, texts, top_of
from tests.ui.skjermrom import TODAY, settle
from ui.i18n import Language, use_language
from ui.screens.kartlegging.urgent import Urgent, urgent_of
from ui.screens.kartlegging.urgent_panel import UrgentPanel
from ui.widgets.page import Place

K = Qt.Key
BOTH = (Language.BOKMAAL, Language.NYNORSK)
DO_NOW = {Language.BOKMAAL: "Gjør dette nå", Language.NYNORSK: "Gjer dette no"}
Show = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reaches for the network fails the test."""

    def refused(*_: object) -> None:
        raise AssertionError("somebody reached for the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.fixture
def rom(tmp_path: Path) -> Iterator[Kartleggingsrom]:
    with kartleggingsrom(tmp_path) as made:
        yield made


def urgent(rom: Kartleggingsrom, flag: str, rules: Regelverk, language: Language) -> Urgent:
    bilde = replace(rom.picture(rom.start()), utloest=(Utloest("a", "a", Nivaa.STRAKS, flag),))
    return urgent_of(bilde, rules, language.value)[0]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("flag", REGELVERK.roede_flagg)
def test_every_step_and_number_is_read_and_heard(
    rom: Kartleggingsrom, shown: Show, flag: str, language: Language
) -> None:
    use_language(language)
    one, panel = urgent(rom, flag, REGELVERK, language), UrgentPanel()
    shown(panel, 1000, 700)
    panel.show_urgent((one,), frozenset({flag}))
    settle()

    rule = REGELVERK.roede_flagg[flag]
    assert one.steps == tuple(step.paa(language.value) for step in rule.straks)
    seen = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert set(one.steps) <= set(seen)
    assert {phone.nummer for phone in REGELVERK.telefoner_for(rule) if phone.nummer} <= set(seen)
    assert DO_NOW[language] in probes.headings(panel)
    assert probes.missing_names(panel) == []

    button = panel.first()
    assert button is not None
    button.setFocus()
    assert QApplication.focusWidget() is button
    assert all(step in button.accessibleDescription() for step in one.steps)


@pytest.mark.parametrize("language", BOTH)
def test_an_urgent_answer_by_one_key_puts_it_above_everything_and_under_the_hand(
    rom: Kartleggingsrom, language: Language
) -> None:
    use_language(language)
    rom.reopen()
    keys = rom.go("kartlegging", rom.start().id, sti(PSYKISK, "14"))
    press(keys, "1")

    screen = rom.screen()
    labels = [one.text() for one in screen.findChildren(QLabel) if one.isVisible() and one.text()]
    highest = min(labels, key=lambda words: top_of(screen, words))
    assert highest == DO_NOW[language], "nothing stands above it"
    assert "113" in texts(screen)
    assert "116 117" in texts(screen)
    rule = REGELVERK.roede_flagg["selvmordsfare"]
    assert all(step.paa(language.value) in keys.focus().accessibleDescription() for step in rule.straks)
    press(keys, K.Key_Return)
    assert DO_NOW[language] not in texts(screen), "Enter is enough to go on"
    assert keys.presses == 2


def test_from_what_to_do_it_is_one_press_to_the_note_about_it(rom: Kartleggingsrom) -> None:
    begun = rom.start()
    keys = rom.go("kartlegging", begun.id, sti(PSYKISK, "14"))
    press(keys, "1")
    went: list[Place] = []
    rom.screen().go.connect(went.append)
    keys.tab_to("Skriv hendelsesnotat")
    press(keys, K.Key_Return)
    assert went == [Place("hendelsesnotat", (rom.barn.id, "", "selvmordsfare", begun.id))]


def test_the_houses_own_numbers_stand_in_the_panel_and_what_there_is_none_of_does_not(rom: Kartleggingsrom) -> None:
    rows = [
        Lokalnummer("bup_akutt", "62 00 00 00", False, TODAY),
        Lokalnummer("ambulant_akutteam", "", True, TODAY),
    ]
    phones = urgent(rom, "selvmordsfare", with_local(REGELVERK, rows), Language.BOKMAAL).phones

    assert ("BUP, akutt", "62 00 00 00") in {(phone.name, phone.number) for phone in phones}
    assert "Ambulant akutteam" not in {phone.name for phone in phones}


def test_the_window_has_no_network_of_its_own() -> None:
    assert "PySide6.QtNetwork" not in sys.modules
