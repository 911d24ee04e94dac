"""A document in memory reaches the paper whole, under a name that says nothing."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from helseansvarlig import bootstrap
from ui.printing import draw_pages, make_printer


def to_file(path: Path) -> QPrinter:
    printer = make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def ink_on_first_page(path: Path) -> tuple[int, float]:
    """The number of pages, and how much of the first is not white."""
    from PySide6.QtCore import QSize
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    document.load(str(path))
    image = document.render(0, QSize(210, 297))
    white = sum(image.pixelColor(x, y).lightness() > 250 for x in range(0, 210, 2) for y in range(0, 297, 2))
    return document.pageCount(), 1 - white / (105 * 149)


@pytest.mark.usefixtures("qapp")
def test_every_page_is_drawn(tmp_path: Path) -> None:
    sheet = bootstrap.recovery_sheet("Solbakken", "8F3K-2MQ7-XW4D-90TB-H6VC-5JRA-N1ZE-YG38")
    out = tmp_path / "ut.pdf"
    assert draw_pages(sheet, to_file(out)) == 1
    pages, ink = ink_on_first_page(out)
    assert pages == 1
    assert ink > 0.005


@pytest.mark.usefixtures("qapp")
def test_the_queue_learns_nothing() -> None:
    assert make_printer().docName() == "Dokument"
