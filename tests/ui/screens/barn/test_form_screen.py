"""The form about a child from the keyboard; nothing typed is ever lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.person import Person
from tests.ui import probes
from tests.ui.barnerom import LOOKS, Barnerom, barnerom, faults, words
from tests.ui.skjermrom import settle, shown_room
from ui.theme import Look, Wishes
from ui.widgets.page import Place

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]
her = shown_room(barnerom)


def children(room: Barnerom) -> list[Barn]:
    return [linje.barn for linje in room.rom.tjenester.barn.list_barn()]


def text_of(room: Barnerom, name: str) -> str:
    return next(one.text() for one in room.vindu.findChildren(QLineEdit) if one.accessibleName() == name)


def test_a_name_and_a_birth_date_are_enough(her: Barnerom) -> None:
    keys = her.go("nytt_barn")
    keys.type("Vakker Blomst")
    keys.tab_to("Fødselsdato")
    keys.type("4.3.2011")
    keys.press(Qt.Key.Key_Return, CTRL)

    saved = children(her)[0]
    assert (saved.navn, saved.foedselsdato) == ("Vakker Blomst", date(2011, 3, 4))
    assert her.place() == Place("barnet", (saved.id,))
    assert her.rom.tjenester.utkast.keys() == []


def test_everything_can_be_typed_without_a_mouse(her: Barnerom) -> None:
    keys = her.go("nytt_barn")
    for name, typed in (
        ("Navn", "Vakker Blomst"), ("Fødselsdato", "4. mars 2011"), ("Fødselsnummer eller D-nummer", "048311 60018"),
        ("Språk og behov for tolk", "norsk"), ("Pronomen barnet bruker", "hun"), ("Flyttet inn", "12.2.26"),
        ("Ansvarlig kommune", "Elvebyen"), ("Kommunen barnet bor i", "Fjordvik"), ("Trygg voksen her", "Rolig Bekk"),
        ("Fastlege", "Klok Eik"), ("Kontaktperson i barnevernstjenesten", "Varm Stein"),
    ):  # fmt: skip
        keys.tab_to(name)
        keys.type(typed)
    keys.tab_to("Legg til voksen")
    keys.press(Qt.Key.Key_Space)
    settle()
    keys.type("Varm Sol")
    keys.tab_to("Mor, far, verge …, voksen 1")
    keys.type("mor")
    keys.press(Qt.Key.Key_Return, CTRL)

    saved = children(her)[0]
    assert saved.identnummer == "04831160018"
    assert (saved.pronomen, saved.spraak, saved.fastlege) == ("hun", "norsk", "Klok Eik")
    assert (saved.innflyttet, saved.omsorgskommune, saved.vertskommune) == (date(2026, 2, 12), "Elvebyen", "Fjordvik")
    assert saved.trygg_voksen == "Rolig Bekk"
    assert saved.foreldreansvar == (Person("Varm Sol", "mor"),)


def test_errors_come_at_the_button_and_lead_to_their_fields(her: Barnerom) -> None:
    keys = her.go("nytt_barn")
    assert "Skriv navnet på barnet." not in words(her.vindu)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert {"Skriv navnet på barnet.", "Skriv fødselsdatoen.", "Rett dette før du går videre"} <= set(words(her.vindu))
    assert keys.focus().accessibleName() == "Navn"
    assert children(her) == []


@pytest.mark.parametrize("typed", ["31.2.2011", "4.3.1950", "1.1.2030"])
def test_a_birth_date_that_cannot_be_is_refused_and_stays_as_typed(her: Barnerom, typed: str) -> None:
    keys = her.go("nytt_barn")
    keys.type("Vakker Blomst")
    keys.tab_to("Fødselsdato")
    keys.type(typed)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert children(her) == []
    assert text_of(her, "Fødselsdato") == typed


def test_what_was_typed_comes_back_after_a_restart(her: Barnerom, shown: Show) -> None:
    keys = her.go("nytt_barn")
    keys.type("Vakker Bl")
    keys.tab_to("Fødselsdato")
    keys.type("4.3")
    her.vindu.leave()
    again = her.new_window()
    shown(again.vindu)
    again.go("nytt_barn")

    assert (text_of(again, "Navn"), text_of(again, "Fødselsdato")) == ("Vakker Bl", "4.3")
    assert "Det du skrev sist, står her ennå." in words(again.vindu)


def test_cancel_means_that_nothing_is_saved_or_kept(her: Barnerom) -> None:
    keys = her.go("nytt_barn")
    keys.type("Vakker Bl")
    keys.tab_to("Avbryt")
    keys.press(Qt.Key.Key_Space)
    her.go("nytt_barn")
    assert text_of(her, "Navn") == ""
    assert children(her) == []


def test_the_number_is_hidden_until_it_is_asked_for(her: Barnerom) -> None:
    barn = her.rom.add_child(identnummer="04831160018")
    keys = her.go("nytt_barn", barn.id)
    name = "Fødselsnummer eller D-nummer"
    assert text_of(her, name) == "048311 •••••"
    keys.tab_to(name)
    keys.type("5")
    assert text_of(her, name) == "048311 •••••"
    keys.tab_to("Vis nummeret")
    keys.press(Qt.Key.Key_Space)
    assert text_of(her, name) == "048311 60018"
    keys.press(Qt.Key.Key_Tab)
    assert text_of(her, name) == "048311 •••••"


def test_a_number_that_looks_wrong_warns_and_is_saved(her: Barnerom) -> None:
    keys = her.go("nytt_barn")
    keys.type("Vakker Blomst")
    keys.tab_to("Fødselsdato")
    keys.type("4.3.2011")
    keys.tab_to("Fødselsnummer eller D-nummer")
    keys.type("123")
    keys.press(Qt.Key.Key_Tab)
    assert "Nummeret skal ha 11 siffer. Sjekk det. Du kan lagre likevel." in words(her.vindu)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert children(her)[0].identnummer == "123"


def test_editing_keeps_what_the_form_does_not_show_and_can_say_that_a_child_moved(her: Barnerom) -> None:
    barn = her.rom.add_child()
    keys = her.go("nytt_barn", barn.id)
    keys.tab_to("Flyttet ut")
    keys.type("i går")
    keys.press(Qt.Key.Key_Return, CTRL)
    after = her.rom.tjenester.barn.get(barn.id)
    assert after.flyttet == date(2026, 11, 22)
    assert after.trygg_voksen == barn.trygg_voksen


@pytest.mark.parametrize("wishes", LOOKS, ids=str)
@pytest.mark.parametrize("state", ["ny", "kjent", "feil"])
def test_probes(tmp_path: Path, shown: Show, look: Look, wishes: Wishes, state: str) -> None:
    look.wish(wishes)
    with barnerom(tmp_path) as room:
        shown(room.vindu)
        parents = (Person("Varm Sol", "mor"),)
        barn = room.rom.add_child(identnummer="04831160018", foreldreansvar=parents) if state == "kjent" else None
        keys = room.go("nytt_barn", *([barn.id] if barn else []))
        if state == "feil":
            keys.press(Qt.Key.Key_Return, CTRL)
        assert faults(room.vindu, wishes) == []
        assert {"Barnet", "Oppholdet", "Voksne rundt barnet"} <= set(probes.headings(room.vindu))
