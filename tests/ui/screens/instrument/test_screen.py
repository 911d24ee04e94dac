"""The form about an instrument from the keyboard, over a real vault."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.instrument import Instrument, Tall
from tests.ui.husrom import Husrom, husrom, press, words
from tests.ui.skjermrom import TODAY, Keys, shown_room

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]
her = shown_room(husrom)


def kept(room: Husrom, barn: Barn) -> list[Instrument]:
    return room.rom.tjenester.instrument.of_barn(barn.id)


def fill(keys: Keys, *lines: tuple[str, str]) -> None:
    for name, text in lines:
        keys.tab_to(name)
        keys.type(text)


def written(room: Husrom) -> Barn:
    barn = room.rom.add_child()
    keys = room.go("instrument", barn.id)
    fill(
        keys, ("Navnet på instrumentet", "Et skjema"), ("Versjon", "2"), ("Dagen det ble gjort", "i går"),
        ("Hvem gjorde det?", "Klok Stein"), ("Kompetanse", "psykologspesialist"), ("Navn på tall 1", "Sum"),
        ("Verdi på tall 1", "<5"),
    )  # fmt: skip
    press(room.vindu, "Flere tall")
    fill(keys, ("Navn på tall 2", "Del"), ("Verdi på tall 2", "12,5"), ("Vurderingen, ord for ord", "Trenger ro."))
    keys.press(Qt.Key.Key_Return, CTRL)
    return barn


def test_facts_are_kept_as_they_were_given(her: Husrom) -> None:
    barn = written(her)

    (row,) = kept(her, barn)
    assert (row.navn, row.versjon, row.dato) == ("Et skjema", "2", TODAY - timedelta(days=1))
    assert (row.utfoert_av, row.kompetanse) == ("Klok Stein", "psykologspesialist")
    assert (row.tall, row.vurdering) == ((Tall("Sum", "<5"), Tall("Del", "12,5")), "Trenger ro.")
    assert her.went_to("barnet") == (barn.id,)


def test_an_empty_form_says_what_is_missing_and_keeps_nothing(her: Husrom) -> None:
    barn = her.rom.add_child()
    her.go("instrument", barn.id)
    press(her.vindu, "Lagre")

    said = words(her.vindu)
    for sentence in (
        "Skriv hva instrumentet heter.", "Skriv dagen det ble gjort, for eksempel 4.3.2026.",
        "Skriv hvem som gjorde det.", "Skriv hvilken kompetanse vedkommende har.",
        "Skriv tallene, eller vurderingen slik den ble gitt.",
    ):  # fmt: skip
        assert said.count(sentence) == 2, sentence
    assert kept(her, barn) == []


def test_a_number_without_its_name_is_asked_about(her: Husrom) -> None:
    keys = her.go("instrument", her.rom.add_child().id)
    fill(keys, ("Verdi på tall 1", "12"))
    press(her.vindu, "Lagre")
    assert "Skriv både navn og verdi, eller tøm raden med «12»." in words(her.vindu)


def test_an_entry_is_corrected_in_the_same_form(her: Husrom) -> None:
    barn = written(her)
    keys = her.go("instrument", barn.id, kept(her, barn)[0].id)
    assert "Rett instrument for Vakker" in words(her.vindu)
    keys.tab_to("Verdi på tall 2")
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type("13")
    keys.press(Qt.Key.Key_Return, CTRL)

    assert [one.verdi for one in kept(her, barn)[0].tall] == ["<5", "13"]
    assert len(kept(her, barn)) == 1


def test_what_is_half_written_is_there_after_a_restart_and_gone_when_it_is_given_up(her: Husrom, shown: Show) -> None:
    barn = her.rom.add_child()
    keys = her.go("instrument", barn.id)
    fill(keys, ("Navn på tall 1", "Sum"))
    her.vindu.leave()

    again = her.new_window()
    shown(again.vindu)
    keys = again.go("instrument", barn.id)
    keys.tab_to("Navn på tall 1")
    assert keys.focus().text() == "Sum"  # type: ignore[attr-defined] # it is a line
    press(again.vindu, "Avbryt")
    assert again.rom.tjenester.utkast.find(f"instrument:{barn.id}:") is None
