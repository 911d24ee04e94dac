"""The shared screen over a real vault: what it shows, what it keeps from it, and what ends a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from tests.ui.moeterommet import Moeterommet, moeterommet
from tests.ui.skjermrom import settle
from ui.theme import Look
from ui.widgets.buttons import Button

NAMES_SOMEBODY = "Modig Gran går på skolen igjen."


@pytest.fixture
def rommet(tmp_path: Path, look: Look, shown: Callable[..., QWidget]) -> Iterator[Moeterommet]:
    with moeterommet(tmp_path, look, shown) as room:
        yield room


def say(rommet: Moeterommet, name: str, text: str) -> None:
    """Put a text where another stood, as somebody who corrects it."""
    field = rommet.field(name)
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.clear()
    rommet.write(name, text)
    rommet.screen()._presenter.keep()  # what the pause does
    settle()


def numbers(rommet: Moeterommet) -> dict[str, bool]:
    """The row of numbers, and which stands out."""
    chips = [one for one in rommet.vindu.findChildren(Button) if one.isVisible() and one.text().isdigit()]
    return {one.text(): one.isChecked() for one in chips}


def is_over(rommet: Moeterommet) -> bool:
    return rommet.rom.tjenester.moete.get(rommet.moete.id).moete.ferdig


def test_a_matter_that_cannot_be_saved_keeps_the_meeting_open_until_it_is_mended(rommet: Moeterommet) -> None:
    rommet.begin()
    rommet.press("3")
    say(rommet, "Hva vet vi nå", NAMES_SOMEBODY)
    rommet.press("1")
    rommet.press("Avslutt møtet")
    assert not is_over(rommet), "its words would be in no minutes"
    assert "3  Skole" in rommet.words()
    assert any(one.startswith("Saken skal være uten navn") for one in rommet.words())
    say(rommet, "Hva vet vi nå", "Ungdommen går på skolen igjen.")
    rommet.press("Avslutt møtet")
    assert is_over(rommet)
    assert rommet.saker()[2].vet == "Ungdommen går på skolen igjen."


def test_what_is_not_saved_is_told_of_from_every_page(rommet: Moeterommet) -> None:
    rommet.begin()
    rommet.press("3")
    say(rommet, "Hva vet vi nå", NAMES_SOMEBODY)
    rommet.press("1")
    assert any(one.startswith("Sak 3 er ikke lagret: ") for one in rommet.words())
    rommet.press("Gå ut")
    assert any(one.startswith("Sak 3 er ikke lagret: ") for one in rommet.words())
    assert "Alt dere har skrevet, er lagret." not in rommet.words()


def test_the_way_out_says_that_all_is_saved_where_it_is(rommet: Moeterommet) -> None:
    rommet.begin()
    rommet.write("Hva vet vi nå", "De svarer ikke.")
    rommet.press("Gå ut")
    assert "Alt dere har skrevet, er lagret." in rommet.words()
    assert rommet.saker()[0].vet == "De svarer ikke."


def test_a_number_that_is_pressed_twice_stays_the_chosen_one(rommet: Moeterommet) -> None:
    rommet.begin()
    rommet.press("2")
    rommet.press("2")
    assert numbers(rommet) == {"1": False, "2": True, "3": False}


def test_after_the_end_nothing_leads_back_into_the_meeting(rommet: Moeterommet) -> None:
    rommet.begin()
    rommet.press("3")
    rommet.press("Avslutt møtet")
    assert "Møtet er avsluttet, og referatet er skrevet" in rommet.words()
    assert numbers(rommet) == {}
    assert "Hvem er her" not in rommet.words()


def test_a_child_whose_consent_was_taken_back_is_kept_from_the_screen_without_a_word_of_why(
    rommet: Moeterommet,
) -> None:
    consents = rommet.rom.tjenester.samtykke
    [given] = consents.of_barn(rommet.barn.id)
    consents.withdraw(given.id, "Vakker Blomst")
    rommet.begin()
    assert set(numbers(rommet)) == {"1", "3"}
    said = " ".join(rommet.words())
    assert "Sak 2 vises ikke her." in said
    assert "Vakker" not in said
    assert "samtykke" not in said.lower()


def test_what_a_draft_held_for_another_matter_is_in_the_record_when_the_meeting_goes_on(rommet: Moeterommet) -> None:
    """As a crash leaves it: typed in the third matter, and nobody turns to that one again."""
    third = rommet.saker()[2]
    rommet.rom.tjenester.utkast.keep(f"sak:{third.id}", '{"vet": "Sover lite."}')
    rommet.begin()
    assert rommet.saker()[2].vet == "Sover lite."
    assert rommet.rom.tjenester.utkast.find(f"sak:{third.id}") is None
