from io import BytesIO
from typing import Any

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from helseansvarlig.pdf.markering import decoration, piece, spoken_as


def marks(canvas: Canvas, buffer: BytesIO) -> list[tuple[str, Any]]:
    """Return tag and properties of each piece on the page, as an independent reader reads them; each is closed."""
    canvas.save()
    with pikepdf.open(buffer) as pdf:
        found = [*pikepdf.parse_content_stream(pdf.pages[0])]
        opened = [operands for operands, operator in found if str(operator) == "BDC"]
        assert len(opened) == sum(str(operator) == "EMC" for _, operator in found)
        return [(str(tag), {key: str(value) for key, value in facts.items()}) for tag, facts in opened]


def test_a_piece_has_its_type_and_number() -> None:
    canvas = Canvas(buffer := BytesIO())
    with piece(canvas, "P", 7):
        canvas.rect(0, 0, 1, 1)

    assert marks(canvas, buffer) == [("/P", {"/MCID": "7"})]


def test_decoration_says_what_kind_it_is() -> None:
    canvas = Canvas(buffer := BytesIO())
    with decoration(canvas, "Pagination", "Header"), decoration(canvas, "Layout"):
        canvas.rect(0, 0, 1, 1)

    assert marks(canvas, buffer) == [
        ("/Artifact", {"/Type": "/Pagination", "/Subtype": "/Header"}),
        ("/Artifact", {"/Type": "/Layout"}),
    ]


def test_what_is_said_instead_can_be_any_text() -> None:
    canvas = Canvas(buffer := BytesIO())
    with spoken_as(canvas, "glad 😀 (\\) >>"):
        canvas.rect(0, 0, 1, 1)

    assert marks(canvas, buffer) == [("/Span", {"/ActualText": "glad 😀 (\\) >>"})]
