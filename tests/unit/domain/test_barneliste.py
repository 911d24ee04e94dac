"""A list of children as somebody else wrote it: columns by their names, nothing guessed, every fault on its row."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.barneliste import FELT, Barneliste, Listefeil, Tabell, read_children
from helseansvarlig.errors import KnownError

TODAY = date(2026, 11, 23)


def read(headings: str, *rows: str, known: tuple[Barn, ...] = ()) -> Barneliste:
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in (headings, *rows)]
    return read_children(Tabell(cells[0], tuple(cells[1:])), known, TODAY, 25)


def faults(*rows: str, known: tuple[Barn, ...] = ()) -> list[tuple[Listefeil, ...]]:
    return [rad.feil for rad in read("Navn|Født|Fødselsnummer", *rows, known=known).rader]


def test_a_row_becomes_a_child() -> None:
    liste = read(
        "Navn|Fødselsdato (dd.mm.åååå)|Fnr|Språk|Innflyttet|Kommune|Fastlege|Særkontakt|Saksbehandler|Sko",
        "Vakker Blomst|04.03.2011|148209 97841|norsk|2026-02-12|Elvebyen|Dr. Li|Rolig Bekk|Stø Kurs|38",
    )

    assert liste.rader[0].barn == Barn(
        "", "Vakker Blomst", date(2011, 3, 4), identnummer="14820997841", spraak="norsk", omsorgskommune="Elvebyen",
        fastlege="Dr. Li", trygg_voksen="Rolig Bekk", kontaktperson_barnevern="Stø Kurs", innflyttet=date(2026, 2, 12),
    )  # fmt: skip
    assert (liste.rader[0].nummer, liste.rader[0].kan_legges_inn, liste.ukjente) == (2, True, ("Sko",))


def test_first_and_last_name_are_put_together() -> None:
    assert read("Fornavn|Etternavn|Født", "Vakker|Blomst|4.3.2011").rader[0].barn.navn == "Vakker Blomst"


@pytest.mark.parametrize(("field", "heading"), [(field, name) for field, names in FELT.items() for name in names])
def test_every_name_of_a_column_is_known_however_it_is_written(field: str, heading: str) -> None:
    others = {"navn": "Navn", "foedselsdato": "Født"}
    others.pop("navn" if field in ("fornavn", "etternavn") else field, None)
    wanted = read("|".join([f"{heading.upper()}: *", *others.values()]), "4.3.2011|4.3.2011|4.3.2011")

    assert wanted.ukjente == ()


@pytest.mark.parametrize(
    "born", ["4.3.2011", "04.03.2011", "4/3/2011", "04-03-2011", "2011-03-04", "2011-03-04 00:00:00"]
)
def test_a_date_with_its_whole_year_is_understood(born: str) -> None:
    assert read("Navn|Født", f"Vakker|{born}").rader[0].barn.foedselsdato == date(2011, 3, 4)


@pytest.mark.parametrize("born", ["4.3.11", "mars 2011", "31.2.2011", "20110304", "4. mars", "40606"])
def test_a_date_that_would_have_to_be_guessed_is_asked_about(born: str) -> None:
    assert faults(f"Vakker|{born}|") == [(Listefeil.UFORSTAATT_DATO,)]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("|4.3.2011|", Listefeil.MANGLER_NAVN),
        ("Vakker||", Listefeil.MANGLER_FOEDSELSDATO),
        ("Vakker|-|14820997841", Listefeil.MANGLER_FOEDSELSDATO),
        ("Vakker|4.3.1980|", Listefeil.UMULIG_ALDER),
        ("Vakker|4.3.2030|", Listefeil.UMULIG_ALDER),
        ("=1+1|4.3.2011|", Listefeil.FORMEL),
        ("@SUM(1)|4.3.2011|", Listefeil.FORMEL),
    ],
)
def test_what_is_wrong_stands_on_its_row(row: str, fault: Listefeil) -> None:
    assert faults(row) == [(fault,)]


def test_whom_we_know_is_not_brought_in_again_by_name_or_number() -> None:
    known = (
        Barn("b1", "Vakker  Blomst", date(2011, 3, 4)),
        Barn("b2", "Modig Gran", date(2010, 1, 1), identnummer="14820997841"),
    )
    assert faults(
        "vakker blomst|4.3.2011|", "Et annet navn|1.1.2010|148209 97841", "Vakker Blomst|5.3.2011|", known=known
    ) == [(Listefeil.FINNES,), (Listefeil.FINNES,), ()]


def test_of_two_rows_about_one_child_the_first_counts() -> None:
    assert faults("Vakker|4.3.2011|", "Modig|1.1.2010|", "VAKKER|04.03.2011|") == [(), (), (Listefeil.TO_GANGER,)]


def test_rows_shorter_than_the_headings_are_read() -> None:
    assert faults("Vakker|4.3.2011") == [()]


@pytest.mark.parametrize(
    ("headings", "code"), [("Født|Kommune", "liste_uten_navn"), ("Navn|Kommune", "liste_uten_foedselsdato")]
)
def test_a_list_that_is_about_something_else_is_said(headings: str, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        read(headings, "x|y")


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=6), min_size=1, max_size=8))
def test_whatever_stands_there_it_is_read_or_refused_row_by_row(rows: list[list[str]]) -> None:
    liste = read_children(Tabell(("Navn", "Født", "Fnr"), tuple(map(tuple, rows))), (), TODAY, 25)

    assert [rad.nummer for rad in liste.rader] == list(range(2, len(rows) + 2))
    for rad in liste.rader:
        assert not rad.kan_legges_inn or (rad.barn.navn.strip() and rad.barn.foedselsdato > date(2000, 1, 1))
