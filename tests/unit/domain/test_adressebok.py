"""The address book's rules: a name typed right, a check that is fresh, and whom a name means."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.adressebok import CHECK_HOLDS, Sjekk, check_state, find_in_book, names_recipient, serves
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori

SERVICE = "Barnevernstjenesten i Elvebyen"
BUP, SKOLE = Mottakerkategori.BUP, Mottakerkategori.SKOLE_PPT
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("typed", ["Elvebyen", "elvebyen ", "Elvebyen kommune", "barnevernstjenesten i elvebyen"])
def test_the_municipality_s_name_is_enough(typed: str) -> None:
    assert names_recipient(typed, SERVICE)


@pytest.mark.parametrize("typed", ["", " ", "Fjordvik", "barnevernstjenesten", "Elve", "Elvebyen Fjordvik"])
def test_another_name_or_half_of_it_is_not(typed: str) -> None:
    assert not names_recipient(typed, SERVICE)


def test_a_name_of_general_words_alone_must_be_typed_whole() -> None:
    assert names_recipient("Barnevernet", "Barnevernet")
    assert not names_recipient("kommune", "Barnevernet")


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, Sjekk.NY), (CHECK_HOLDS.days, Sjekk.NY), (CHECK_HOLDS.days + 1, Sjekk.GAMMEL), (-1, Sjekk.ALDRI)],
)
def test_a_check_is_fresh_for_a_year_and_one_in_the_future_was_never_made(days: int, state: Sjekk) -> None:
    assert check_state(Motpart("1", "BUP", BUP, sjekket=TODAY - timedelta(days)), TODAY) is state


def test_without_a_date_nobody_has_checked() -> None:
    assert check_state(Motpart("1", "BUP", BUP), TODAY) is Sjekk.ALDRI


def test_a_name_means_entries_of_its_kind_however_it_is_spaced_and_two_cannot_be_told_apart() -> None:
    book = [Motpart("1", "BUP Elvebyen", BUP), Motpart("2", "bup  elvebyen", BUP), Motpart("3", "BUP Elvebyen", SKOLE)]

    assert [one.id for one in find_in_book(book, BUP, " BUP Elvebyen ")] == ["1", "2"]
    assert [one.id for one in find_in_book(book, SKOLE, "BUP Elvebyen")] == ["3"]
    assert find_in_book(book, BUP, "BUP") == ()


@pytest.mark.parametrize(
    ("kommune", "is_theirs"),
    [("Elvebyen", True), ("elvebyen kommune", True), ("4601", True), ("", True), ("Fjorden", False), ("1103", False)],
)
def test_a_service_is_of_the_municipality_whose_name_or_number_it_bears(kommune: str, is_theirs: bool) -> None:
    service = Motpart("1", "Elvebyen barnevernstjeneste", Mottakerkategori.BARNEVERNSTJENESTEN, kommunenr="4601")
    assert serves(service, kommune) is is_theirs


@given(st.text(min_size=1).filter(str.strip))
def test_whoever_types_the_name_as_it_stands_is_let_through(name: str) -> None:
    assert names_recipient(name, name)
