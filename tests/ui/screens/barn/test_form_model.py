"""What is typed about a child survives as a draft and becomes a record; a number warns and never blocks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.barn import Adressegrad, Barn, Hjemmel
from helseansvarlig.domain.person import Person
from ui.draft_text import form_text
from ui.screens.barn.form_model import Utfylling, Voksen, from_barn, from_text, number_warning, to_barn

TODAY = date(2026, 11, 23)
BORN = date(2011, 3, 4)
SYNTHETIC = "04831160018"
FULL = Barn(
    "b1", "Vakker Blomst", BORN, SYNTHETIC, "hun", "norsk, tolk i dari", Hjemmel.OMSORGSOVERTAKELSE_5_1, "Elvebyen",
    "Fjordvik", "Klok Eik", "Rolig Bekk", "Varm Stein", (Person("Varm Sol", "mor", "000 00 000"),),
    Adressegrad.FORTROLIG, date(2026, 2, 12), None,
)  # fmt: skip

texts = st.text(max_size=30)


@given(st.builds(Utfylling, texts, texts, texts, foreldreansvar=st.lists(st.builds(Voksen, texts, texts)).map(tuple)))
def test_a_draft_comes_back_letter_by_letter(typed: Utfylling) -> None:
    assert from_text(form_text(typed)) == typed


def test_a_draft_of_an_older_form_loses_only_what_is_gone() -> None:
    assert from_text('{"navn": "Vakker", "yndlingsfarge": "blå"}') == Utfylling(navn="Vakker")


def test_a_record_goes_through_the_form_unchanged() -> None:
    assert to_barn(from_barn(FULL), FULL, TODAY) == FULL


def test_empty_rows_of_adults_are_left_out() -> None:
    typed = Utfylling("Vakker Blomst", "4.3.2011", foreldreansvar=(Voksen(), Voksen(" Varm Sol ", "mor")))
    assert to_barn(typed, None, TODAY).foreldreansvar == (Person("Varm Sol", "mor"),)


def test_spaces_in_a_number_are_accepted() -> None:
    assert to_barn(Utfylling("V", "4.3.2011", "048311 60018"), None, TODAY).identnummer == SYNTHETIC


def test_no_number_is_no_reason_to_warn() -> None:
    assert number_warning("  ", BORN, is_demo=False) == ""


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("0483116001", "Nummeret skal ha 11 siffer."),
        ("0483116001x", "Nummeret skal bare ha siffer."),
        ("04831160019", "De siste sifrene stemmer ikke med resten."),
        ("99931160018", "ikke en dato|hjelpenummer"),
        (SYNTHETIC, "Dette er et testnummer"),
    ],
)
def test_a_number_that_looks_wrong_is_told_of_and_can_be_saved(number: str, says: str) -> None:
    warning = number_warning(number, BORN, is_demo=False)
    assert any(part in warning for part in says.split("|"))
    assert warning.endswith("Sjekk det. Du kan lagre likevel.")


def test_in_a_demo_a_synthetic_number_is_nothing_to_tell_of() -> None:
    assert number_warning(SYNTHETIC, BORN, is_demo=True) == ""


def test_another_birth_date_than_the_numbers_warns() -> None:
    warning = number_warning(SYNTHETIC, date(2011, 3, 5), is_demo=True)
    assert warning.startswith("Datoen i nummeret er en annen")
