from pathlib import Path

import pytest

from helseansvarlig.pdf.lerret import draw_document
from helseansvarlig.pdf.tekster import load_tekster
from helseansvarlig.services.dokumenttyper.registry import compose
from tests.pdf import eksempel
from tests.pdf.lesere import ask, needs_poppler, unpacked


def pdf(maalform: str = "nb") -> bytes:
    return draw_document(compose(eksempel.henvisning(maalform), load_tekster(maalform)), load_tekster(maalform))


@needs_poppler
def test_metadata_names_the_kind_of_document_and_nobody() -> None:
    info = dict(line.split(":", 1) for line in ask(pdf(), "pdfinfo", "-").splitlines())

    assert info["Title"].strip() == "Henvisningsgrunnlag"
    assert {"Author", "Creator", "Producer", "Subject", "Keywords"}.isdisjoint(info)
    assert info["CreationDate"].strip().startswith("Mon Nov 23")
    assert "A4" in info["Page size"]


@needs_poppler
def test_only_our_typeface_is_used_and_it_is_embedded() -> None:
    _, _, *fonts = ask(pdf(), "pdffonts", "-").splitlines()

    assert fonts
    for font in fonts:
        name, *_, embedded, _subset, has_unicode, _, _ = font.split()
        assert "SourceSans3" in name
        assert (embedded, has_unicode) == ("yes", "yes")


@pytest.mark.parametrize("noise", [b"ReportLab", b"reportlab", b"Helvetica", b"anonymous", str(Path.home()).encode()])
def test_no_tool_and_no_path_is_named_in_the_file(noise: bytes) -> None:
    assert noise not in unpacked(pdf())


def test_the_language_is_said() -> None:
    assert b"/Lang (nb-NO)" in unpacked(pdf("nb"))
    assert b"/Lang (nn-NO)" in unpacked(pdf("nn"))
