from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.pdf.xmp import TITTEL_TEGN, title_of, write_xmp

DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def read(title: str) -> ET.Element:
    return ET.fromstring(write_xmp(title, "nb-NO", date(2026, 11, 23)))  # noqa: S314 (our own packet)


@given(st.text(alphabet=st.characters()))
def test_any_title_is_readable_metadata_and_says_the_same_as_the_file(title: str) -> None:
    (said,) = read(title).iterfind(f".//{DC}title//{RDF}li")

    assert (said.text or "").replace("\xa0", " ").split() == title_of(title).replace("\xa0", " ").split()


@pytest.mark.parametrize(("title", "named"), [("", "Dokument"), (" \n\x00", "Dokument"), ("A\nB", "A B")])
def test_a_file_has_a_title_of_one_line(title: str, named: str) -> None:
    assert title_of(title) == named


def test_a_title_as_long_as_a_book_is_cut() -> None:
    assert len(title_of("x" * 200_000)) == TITTEL_TEGN


def test_language_and_day_are_said() -> None:
    packet = write_xmp("T", "nn-NO", date(2026, 11, 23)).decode()

    assert "<rdf:li>nn-NO</rdf:li>" in packet
    assert "<xmp:CreateDate>2026-11-23T00:00:00Z</xmp:CreateDate>" in packet


def test_nobody_and_no_tool_is_named() -> None:
    packet = write_xmp("T", "nb-NO", date(2026, 11, 23)).decode()

    assert [name for name in ("creator", "CreatorTool", "Producer", "pikepdf", "ReportLab") if name in packet] == []
