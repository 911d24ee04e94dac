"""Numbers that point at somebody are seen however they are parted, and ordinary numbers are left alone."""

import pytest

from helseansvarlig.domain.navnetall import addresses, identity_numbers, telephones

NUMBER = "12831199999"


@pytest.mark.parametrize(
    "written", ["12831199999", "128311 99999", "128311-99999", "12.83.11 99999", "12 83 11 999 99",
                "1 2 8 3 1 1 9 9 9 9 9",
                "128311\u00a099999", "128311–99999", "128311/99999", "128311"],
)  # fmt: skip
def test_a_known_number_is_certain(written: str) -> None:
    assert any(one.er_sikker for one in identity_numbers(f"({written})", frozenset({NUMBER})))


def test_eleven_digits_are_somebodys_until_a_person_says_otherwise() -> None:
    (found,) = identity_numbers("konto 1234 56 78903", frozenset())

    assert not found.er_sikker


def test_a_number_right_behind_a_telephone_is_seen() -> None:
    said = "412 34 567 128311.99999"

    assert "128311.99999" in [said[one.start : one.slutt] for one in identity_numbers(said, frozenset())]


@pytest.mark.parametrize("number", ["13097248022", "53097248016"])
def test_what_holds_by_its_check_digits_is_certain(number: str) -> None:
    """A fødselsnummer and a D-number whose digits hold by the old rule."""
    assert [one.er_sikker for one in identity_numbers(number, frozenset())] == [True]


@pytest.mark.parametrize("written", ["62 00 00 00", "620 00 000", "62000000", "+47 62 00 00 00", "0047 62000000"])
def test_a_telephone_is_seen_known_or_not(written: str) -> None:
    assert [*telephones(f"ring {written}!", frozenset())]
    assert any(one.er_sikker for one in telephones(f"ring {written}!", frozenset({"62000000"})))


@pytest.mark.parametrize("written", ["113", "116 117", "12 500 000 kr", "2025-2026", "23/40", "IS-2331", "kl. 02.30"])
def test_an_ordinary_number_is_left_alone(written: str) -> None:
    assert [*telephones(written, frozenset()), *identity_numbers(written, frozenset()), *addresses(written)] == []


@pytest.mark.parametrize(
    "written",
    ["Bakkegata 12", "Nordre gate 3 B", "Torget 4b", "Elvebakken 7", "2615 Lillehammer", "vakker@eksempel.no"],
)
def test_where_somebody_lives_is_seen(written: str) -> None:
    said = f"Hun bor i {written} nå."

    assert [said[one.start : one.slutt] for one in addresses(said)] == [written]
