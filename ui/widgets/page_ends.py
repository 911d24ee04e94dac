"""The head and the foot of a page, as they will be on paper, with the empty middle cut away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import look

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

HEAD, FOOT = 0.285, 0.1
"""How much of the page's height is shown of each."""

_CUT = 10
_MOST = 560
"""Pixels of width at which a page is as large as on paper, nearly; it is never shown larger."""


def first_page(document: QPdfDocument, width: int) -> QImage:
    """Return a document's first page, so many pixels wide; on white, whatever the colours of the screen are."""
    points = document.pagePointSize(0)
    drawn = document.render(0, QSize(width, round(width * points.height() / points.width())))
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page


class PageEnds(QWidget):
    """Shows the first page of a document. What it says is its accessible description."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._page = QImage()
        self._fit()

    def show_pdf(self, pdf: bytes) -> None:
        """Load from memory and show."""
        from PySide6.QtPdf import QPdfDocument  # loaded with the first page, not with the settings

        for old in (self._document, self._buffer):
            if old is not None:
                old.deleteLater()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self.setAccessibleDescription(self._document.getAllText(0).text())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page's proportions."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both ends, each with a frame."""
        if self._page.isNull():
            return
        width = self._page_width()
        height = self._page.height() * width / self._page.width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPen(look().color("border"), 1)
        top = 0.0
        for begins, share in ((0.0, HEAD), (1.0 - FOOT, FOOT)):
            seen = QRectF(0, self._page.height() * begins, self._page.width(), self._page.height() * share)
            place = QRectF(0.5, top + 0.5, width - 1, height * share - 1)
            painter.drawImage(place, self._page, seen)
            painter.setPen(frame)
            painter.drawRect(place)
            top += height * share + look().px(_CUT)
        painter.end()

    def _page_width(self) -> int:
        return max(1, min(self.width(), look().px(_MOST)))

    def _fit(self) -> None:
        """Draw the page as sharp as the screen is, and take the height that both ends need."""
        width, ratio = self._page_width(), self.devicePixelRatioF()
        shape = 842 / 595
        if self._document is not None:
            self._page = first_page(self._document, round(width * ratio))
        self.setFixedHeight(round(width * shape * (HEAD + FOOT)) + look().px(_CUT))
        self.update()
