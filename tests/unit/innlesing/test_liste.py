"""Lists as people bring them, and files that were made to do harm: read, or refused with a sentence, never run."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from helseansvarlig.domain.barneliste import Tabell
from helseansvarlig.errors import KnownError
from helseansvarlig.innlesing.grenser import LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from helseansvarlig.innlesing.liste import Listeleser

HEAD = ("Navn", "Født")
PARTS = ("[Content_Types].xml", "xl/workbook.xml", "sheet1.xml", "styles.xml", ".rels")


def read(data: bytes) -> Tabell:
    return Listeleser().read(data)


def sheet(*rows: tuple[object, ...]) -> bytes:
    book, packed = Workbook(), io.BytesIO()
    for row in (HEAD, *rows):
        book.active.append(row)
    book.save(packed)
    return packed.getvalue()


BITTEN = sheet(("Vakker", "4.3.2011"), ("=1", 3))  # made once: the clock stands in it


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same spreadsheet with its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return made.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_is_read_however_a_spreadsheet_saved_it(encoding: str, separator: str) -> None:
    text = f"Navn{separator}Født\r\nÅse Bjørk{separator}4.3.2011\r\n{separator}\r\n"

    assert read(text.encode(encoding)) == Tabell(HEAD, (("Åse Bjørk", "4.3.2011"),))


def test_a_separator_within_quotes_is_part_of_the_name() -> None:
    assert read(b'Navn;F\xc3\xb8dt\n"Blomst; Vakker";4.3.2011\n').rader == (("Blomst; Vakker", "4.3.2011"),)


def test_a_spreadsheet_is_read_as_it_would_have_been_typed() -> None:
    rows = read(sheet(("Vakker", datetime(2011, 3, 4)), ("Modig", date(2010, 1, 2)), (None, None), (14820997841, 7.0)))  # noqa: DTZ001 (a cell has no zone)

    assert rows == Tabell(HEAD, (("Vakker", "2011-03-04"), ("Modig", "2010-01-02"), ("14820997841", "7")))


def test_a_formula_is_neither_worked_out_nor_taken_for_a_value() -> None:
    assert read(sheet(("=1+1", "4.3.2011"), ('=HYPERLINK("http://x";"Vakker")', "x"))).rader == (
        ("=", "4.3.2011"),
        ("=", "x"),
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "liste_tom"),
        (b"Navn;F\xc3\xb8dt\n", "liste_tom"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "liste_gammelt_regneark"),
        (b"PK\x03\x04" + bytes(60), "liste_ikke_lest"),
        (b"Navn;F\x00dt\nx;y", "liste_ikke_lest"),
        (b'Navn;Dato\n"x;y', "liste_ikke_lest"),
        (b"a" * (MOST_BYTES + 1), "liste_for_stor"),
        (b"a;b\n" + b"x;y\n" * (MOST_ROWS + 1), "liste_for_stor"),
        (b"a;b\nx;" + b"y" * (LONGEST_CELL + 1), "liste_for_stor"),
        (b";".join([b"a"] * (MOST_COLUMNS + 1)) + b"\nx", "liste_for_stor"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_or_too_much_of_one_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        read(data)


def test_as_many_rows_as_we_read_are_read() -> None:
    assert len(read(b"a;b\n" + b"x;y\n" * MOST_ROWS).rader) == MOST_ROWS
    assert len(read(sheet(*[("x", "y")] * MOST_ROWS)).rader) == MOST_ROWS


def test_a_spreadsheet_with_too_much_in_it_is_refused() -> None:
    for rows in ([("x", "y")] * (MOST_ROWS + 1), [("x" * (LONGEST_CELL + 1), "y")]):
        with pytest.raises(KnownError, match="liste_for_stor"):
            read(sheet(*rows))


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_unpacked() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(61_000_000))
    assert len(made.getvalue()) < 100_000
    with pytest.raises(KnownError, match="liste_for_stor"):
        read(made.getvalue())


@pytest.mark.parametrize("bomb", [b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<!doctype a SYSTEM 'file:///etc/passwd'>"])
def test_a_part_that_defines_words_of_its_own_is_refused(bomb: bytes) -> None:
    def planted(name: str, part: bytes) -> bytes:
        return part.replace(b"<worksheet", bomb + b"<worksheet", 1) if "sheet1" in name else part

    with pytest.raises(KnownError, match="liste_ikke_lest"):
        read(repacked(sheet(("Vakker", "4.3.2011")), planted))


@pytest.mark.parametrize("ending", [".rels", "sheet1.xml"])
def test_a_packed_part_that_cannot_be_unpacked_makes_it_no_list(ending: str) -> None:
    whole = bytearray(BITTEN)
    with zipfile.ZipFile(io.BytesIO(BITTEN)) as packed:
        part = next(one for one in packed.infolist() if one.filename.endswith(ending))
    first = part.header_offset + 30 + len(part.filename)
    whole[first] = 0  # a block that says that it is stored, with a length that cannot be

    with pytest.raises(KnownError, match="liste_ikke_lest"):
        read(bytes(whole))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_spreadsheet_bitten_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(BITTEN)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(whole) // 2, len(whole)))
    try:
        read(bytes(whole[:cut]))
    except KnownError as refusal:
        assert refusal.code in ("liste_ikke_lest", "liste_tom", "liste_for_stor")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["[Content_Types].xml", "xl/workbook.xml", "sheet1.xml", "styles.xml", ".rels"]),
    st.binary(max_size=60),
    st.integers(0, 400),
)
def test_a_part_with_nonsense_in_it_is_read_or_refused(part: str, nonsense: bytes, at: int) -> None:
    def planted(name: str, old: bytes) -> bytes:
        return old[:at] + nonsense + old[at:] if name.endswith(part) else old

    try:
        read(repacked(sheet(("Vakker", "4.3.2011")), planted))
    except KnownError as refusal:
        assert refusal.code in ("liste_ikke_lest", "liste_tom", "liste_for_stor")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_at_all_are_read_or_refused(data: bytes) -> None:
    try:
        read(data)
    except KnownError as refusal:
        assert refusal.code.startswith("liste_")


def test_what_opens_a_spreadsheet_is_loaded_only_for_one() -> None:
    asked = (
        "import sys",
        "from helseansvarlig.innlesing.liste import Listeleser",
        "Listeleser().read(b'a;b\\nc;d')",
        "sys.exit('openpyxl' in sys.modules)",
    )

    subprocess.run([sys.executable, "-c", "\n".join(asked)], check=True)
