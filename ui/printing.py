"""Printing a document that exists only in memory: the pages are drawn onto the printer, no file is made on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DPI = 300  # what an office printer shows; finer only takes time
_POINTS_PER_INCH = 72
_JOB = "Dokument"


def print_pdf(data: bytes, parent: QWidget | None = None) -> None:
    """Ask for a printer and print; the job's name says nothing about anybody, since queues are read by many."""
    # Loaded here: printing is rare, and these modules would cost time on the way to the first screen.
    from PySide6.QtPrintSupport import QPrintDialog

    printer = make_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Skriv ut"))
    dialog.accepted.connect(lambda: draw_pages(data, printer))
    dialog.finished.connect(lambda _code: dialog.deleteLater())  # the closure keeps it alive until then
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def make_printer() -> QPrinter:
    """Return the machine's printer, set for whole pages without margins: the page brings its own."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_JOB)
    printer.setResolution(_DPI)
    printer.setFullPage(True)
    return printer


def draw_pages(data: bytes, printer: QPrinter) -> int:
    """Draw every page of a PDF on the printer, as large as its paper allows, and return how many there were."""
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter(printer)
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        size = document.pagePointSize(number) * (_DPI / _POINTS_PER_INCH)
        pixels = QSize(round(size.width()), round(size.height()))
        fitted = pixels.scaled(painter.viewport().size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, fitted.width(), fitted.height()), document.render(number, pixels))
    painter.end()
    count = document.pageCount()
    document.close()
    return count
