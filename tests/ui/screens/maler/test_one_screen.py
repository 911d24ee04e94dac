"""One template on its own page, from the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from helseansvarlig.domain.malserie import Serietilstand
from tests.fakes.maler import FIRST, approve
from tests.ui.barnerom import LOOKS, faults, words
from tests.ui.malrom import Malrom, malrom
from tests.ui.screens.maler.test_list_screen import state
from tests.ui.skjermrom import settle, shown_room
from ui.screens.maler.one_screen import MalenScreen
from ui.theme import Look, Wishes
from ui.widgets.page import Place

Show = Callable[..., QWidget]
her = shown_room(malrom)


def test_it_says_what_it_is_and_who_approved_it(her: Malrom) -> None:
    own = her.published()
    her.go("malen", own.skjema_id)
    shown = words(her.vindu)
    for said in (
        "Vår sjekkliste", "I bruk", "egen", "Psykisk helse, livskvalitet og barnets egne ord, versjon 1.0.0",
        "Versjon 1.0.0 godkjent", "Høy Varde 23. november, på papir", "Trygg Havn 23. november",
    ):  # fmt: skip
        assert said in shown


def test_the_leaders_yes_to_this_one_alone(her: Malrom) -> None:
    keys = her.go("malen", FIRST)
    assert keys.focus().accessibleName() == "Før leders godkjenning"
    keys.press(Qt.Key.Key_Space)
    keys.type("Høy Varde")
    keys.press(Qt.Key.Key_Return)
    settle()
    assert "Godkjenningen er ført." in words(her.vindu)
    assert [one.skjema_id for one in her.rom.tjenester.mal.overview().serier if one.godkjent] == [FIRST]


def test_an_own_copy_is_begun_with_its_name(her: Malrom) -> None:
    keys = her.go("malen", FIRST)
    keys.tab_to("Lag egen kopi")
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.type("Morgensamtalen")
    keys.press(Qt.Key.Key_Return)
    settle()
    [draft] = her.rom.tjenester.mal.overview().utkast
    assert draft.tittel == "Morgensamtalen"
    assert her.place() == Place("mal_utkast", (draft.id,))


def test_a_copy_without_a_name_is_not_begun(her: Malrom) -> None:
    keys = her.go("malen", FIRST)
    keys.tab_to("Lag egen kopi")
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.press(Qt.Key.Key_Delete)
    keys.press(Qt.Key.Key_Return)
    assert "Skriv hva malen skal hete." in words(her.vindu)
    assert her.rom.tjenester.mal.overview().utkast == ()


def test_out_of_use_and_back(her: Malrom) -> None:
    approve(her.rom.tjenester, FIRST)
    keys = her.go("malen", FIRST)
    keys.tab_to("Ta ut av bruk")
    keys.press(Qt.Key.Key_Space)
    assert state(her, FIRST) is Serietilstand.TRUKKET
    keys.tab_to("Ta i bruk igjen")
    keys.press(Qt.Key.Key_Space)
    assert state(her, FIRST) is Serietilstand.I_BRUK


def test_what_ships_is_never_edited_and_an_own_one_gets_a_new_version(her: Malrom) -> None:
    her.go("malen", FIRST)
    assert "Lag ny versjon" not in [one.text() for one in _buttons(her)]
    own = her.published()
    keys = her.go("malen", own.skjema_id)
    keys.tab_to("Lag ny versjon")
    keys.press(Qt.Key.Key_Space)
    place = her.place()
    assert place is not None
    assert place.screen == "mal_utkast"


def _buttons(room: Malrom) -> list[QPushButton]:
    screen = room.vindu.current_screen()
    assert screen is not None
    return list(screen.findChildren(QPushButton))


def test_it_is_saved_as_the_same_file(her: Malrom, tmp_path: Path) -> None:
    her.go("malen", FIRST)
    screen = her.vindu.current_screen()
    assert isinstance(screen, MalenScreen)
    screen._on_path(tmp_path / "ut.json")
    assert "Malen er lagret som fil." in words(her.vindu)
    found = her.rom.tjenester.mal.check((tmp_path / "ut.json").read_bytes()).skjema
    assert found is not None
    assert found.id == FIRST


def test_what_is_begun_in_an_older_version_leads_to_the_comparison(her: Malrom) -> None:
    tjenester, own = her.rom.tjenester, her.published()
    row = tjenester.kartlegging.start(her.rom.add_child().id, own.skjema_id, "Rolig Bekk").value
    draft = tjenester.malredigering.new_version(own.skjema_id).value
    tjenester.malredigering.move(draft.id, "psykisk", 1)
    tjenester.malredigering.publish(draft.id)
    approve(tjenester, own.skjema_id)
    keys = her.go("malen", own.skjema_id)
    keys.tab_to("Se hva som endres for Vakker Blomst")
    keys.press(Qt.Key.Key_Space)
    assert her.place() == Place("malbytte", (row.id,))


def test_an_unknown_template_is_said(her: Malrom) -> None:
    her.go("malen", "finnes-ikke")
    assert "Malen finnes ikke her." in words(her.vindu)


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
@pytest.mark.parametrize("question", ["", "Lag egen kopi", "Før leders godkjenning"])
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes, question: str) -> None:
    look.wish(wishes)
    with malrom(tmp_path) as room:
        shown(room.vindu)
        keys = room.go("malen", FIRST)
        if question:
            keys.tab_to(question)
            keys.press(Qt.Key.Key_Space)
        assert faults(room.vindu, wishes) == []
