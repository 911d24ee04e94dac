"""A document to look at and to read: its pages from memory, and the same words as plain text beside them.

The page view tells a screen reader nothing, so «Les som tekst» is never more than one tab away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMargins, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.theme import look
from ui.widgets.buttons import TabStrip
from ui.widgets.icons import Glyph
from ui.widgets.layout import RING, WrapRow, column, row
from ui.widgets.text import Heading, Prose, label

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

_PAGE, _TEXT = "side", "tekst"
_MARGINS = (20, 8, 20, 24)  # left, top, right, bottom: how the page lies on the desk


class DocumentView(QFrame):
    """The desk a document lies on."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "desk")
        self._tabs = TabStrip([(_PAGE, tr("Forhåndsvisning")), (_TEXT, tr("Les som tekst"))], _PAGE)
        self._pages = label("", "small")
        self._page_view = _PageView()
        self._page_view.turned.connect(self._show_page_number)
        self._text = _ReadText()
        self._problem = _Problem()
        self._stack = QStackedWidget()
        for part in (self._page_view, self._text, self._problem):
            self._stack.addWidget(part)
        self._has_problem = False
        self._head = WrapRow(spacing=16)
        self._head.addWidget(self._tabs)
        self._head.addWidget(self._pages)
        lines = column(self)
        top = column(margins=(20, 12, 20, 8))
        top.addLayout(self._head)
        lines.addLayout(top)
        lines.addWidget(self._stack, 1)
        self._tabs.chosen.connect(self._on_tab)

    def show_document(self, pdf: bytes, text: str | None = None) -> None:
        """Show new bytes at the place one was reading; without `text` the words are taken from the pages."""
        self._has_problem = False
        self._page_view.show_pdf(pdf)
        self._text.show_text(self._page_view.words() if text is None else text)
        self._on_tab(self._tabs.current())

    def show_problem(self, message: Message) -> None:
        """Say why there is no page now; the next document takes its place."""
        self._has_problem = True
        self._problem.show_message(message)
        self._pages.setText("")
        self._stack.setCurrentWidget(self._problem)

    def add_to_head(self, piece: QWidget) -> None:
        """Put a button at the end of the head."""
        self._head.addWidget(piece)

    def first_stop(self) -> QWidget:
        """Return what gets the focus: what is being read."""
        if self._stack.currentWidget() is self._text:
            return self._text
        return self._page_view.first_stop() or self._tabs

    def page_count(self) -> int:
        """Return how many pages the document has."""
        return self._page_view.page_count()

    def text(self) -> str:
        """Return the words under «Les som tekst»."""
        return self._text.toPlainText()

    def _on_tab(self, key: str) -> None:
        if self._has_problem:
            return
        self._stack.setCurrentWidget(self._text if key == _TEXT else self._page_view)
        self._show_page_number()

    def _show_page_number(self) -> None:
        count = self._page_view.page_count()
        shown = self._page_view.current_page() + 1
        self._pages.setText(tr("Side {page} av {count}", page=shown, count=count) if count else "")


class _PageView(QWidget):
    """Qt's page view with a focus ring round it; made when the first document comes."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, margins=(RING, RING, RING, RING))
        self._view: QPdfView | None = None
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        look().changed.connect(self._on_look_changed)

    def show_pdf(self, pdf: bytes) -> None:
        """Load from memory; where one stood on the page stays."""
        from PySide6.QtPdf import QPdfDocument  # loaded with the first document, not at start

        view = self._view or self._make_view()
        at = view.verticalScrollBar().value()
        old_document, old_buffer = self._document, self._buffer
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        view.setDocument(self._document)
        view.verticalScrollBar().setValue(at)
        for old in (old_document, old_buffer):
            if old is not None:
                old.deleteLater()
        self.turned.emit()

    def words(self) -> str:
        """Return the words of every page."""
        document = self._document
        if document is None:
            return ""
        return "\n\n".join(document.getAllText(page).text() for page in range(document.pageCount()))

    def page_count(self) -> int:
        """Return the number of pages, 0 before there is a document."""
        return self._document.pageCount() if self._document is not None else 0

    def current_page(self) -> int:
        """Return the page in sight, counted from 0."""
        return self._view.pageNavigator().currentPage() if self._view is not None else 0

    def first_stop(self) -> QWidget | None:
        """Return the view itself once there is one."""
        return self._view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Redraw the ring when the view gets or loses the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring: the stylesheet does not reach Qt's page view."""
        if self._view is None or not self._view.hasFocus():
            return
        painter = QPainter(self)
        painter.setPen(QPen(look().color("focus_outer"), RING))
        painter.drawRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.end()

    def _make_view(self) -> QPdfView:
        from PySide6.QtPdfWidgets import QPdfView

        view = QPdfView(self)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setDocumentMargins(QMargins(*(look().px(side) for side in _MARGINS)))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(tr("Sidene slik de blir"))
        view.setAccessibleDescription(tr("Ordene kan leses under «Les som tekst»."))
        view.pageNavigator().currentPageChanged.connect(self.turned)
        view.installEventFilter(self)
        self._ground(view)
        self._lines.addWidget(view)
        self._view = view
        return view

    def _on_look_changed(self) -> None:
        if self._view is not None:
            self._ground(self._view)

    def _ground(self, view: QPdfView) -> None:
        """Let the page lie on the desk's own colour."""
        palette = view.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, look().color("surface_tint"))
        view.setPalette(palette)


class _ReadText(QPlainTextEdit):
    """Text to read and to copy from, never to change; Tab leads on."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setAccessibleName(tr("Dokumentet som tekst"))

    def show_text(self, text: str) -> None:
        """Replace the words and keep the place."""
        if text == self.toPlainText():
            return
        at = self.verticalScrollBar().value()
        self.setPlainText(text)
        self.verticalScrollBar().setValue(at)


class _Problem(QWidget):
    """Why there is no page."""

    def __init__(self) -> None:
        super().__init__()
        across = row(self, margins=(32, 32, 32, 32), spacing=12)
        across.addWidget(Glyph("shield-alert", "warning_icon", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=8)
        self._what = Heading("", "section")
        self._rest = Prose("", "", 1.5)
        words.addWidget(self._what)
        words.addWidget(self._rest)
        words.addStretch(1)
        across.addLayout(words, 1)

    def show_message(self, message: Message) -> None:
        """Show the sentences."""
        self._what.setText(message.what)
        self._rest.setText(" ".join(part for part in (message.safe, message.do_now) if part))
