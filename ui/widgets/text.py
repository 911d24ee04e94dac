"""Words on screen: always plain text, never markup, since some of it was written by others."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import look
from ui.widgets.qt_values import show_plain_text

READING_WIDTH = 520  # about 75 letters of body text: where a text goes on below
_ONE_LINE = 1.3  # so much more may a text be that then stands on one line


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a short text. `role` is one of the styles in style.qss: small, strong, subtle, danger."""
    made = QLabel(text)
    show_plain_text(made)
    made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Change the style of a text that is already on screen."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Heading(QLabel):
    """A heading: bigger on screen, and a heading to a screen reader (see ui/widgets/accessible.py)."""

    def __init__(self, text: str, role: str = "section") -> None:
        super().__init__(text)
        show_plain_text(self)
        self.setProperty("role", role)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        """Change the heading, also for a screen reader that has read it before."""
        super().setText(text)
        self.setAccessibleName(text)


class Prose(QLabel):
    """Running text with room between the lines. A label to a screen reader; only the painting is ours.

    What must go on below does so at `width`; what is only a little longer stands on one line.
    """

    def __init__(self, text: str, role: str = "", pitch: float = 1.5, width: int = READING_WIDTH) -> None:
        super().__init__(text)
        show_plain_text(self)
        self.setProperty("role", role)
        self._pitch = pitch
        self._laid_as: tuple[str, QFont] | None = None
        self._laid: dict[int, tuple[QTextLayout, int]] = {}
        self._hint_width = look().px(width)
        self.setMaximumWidth(round(self._hint_width * _ONE_LINE))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text at this width, or at its greatest: a column may offer more than it takes."""
        return self._lines(min(width, self.maximumWidth()))[1]

    def sizeHint(self) -> QSize:
        """Ask for a good reading width, or less when the text is short."""
        width = min(self._natural_width(), self._hint_width)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Accept a narrow column: the text wraps."""
        return QSize(min(self._natural_width(), look().px(120)), self._step())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines at our own distance."""
        painter = QPainter(self)  # begins with the label's own colour
        self._lines(self.width())[0].draw(painter, QPointF(0, 0))
        painter.end()

    def _step(self) -> int:
        self.ensurePolished()
        return round(self.font().pixelSize() * self._pitch)

    def _natural_width(self) -> int:
        self.ensurePolished()
        return max(self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n")) + 2

    def _lines(self, width: int) -> tuple[QTextLayout, int]:
        """Return the lines at a width and their height; a page that settles asks for the same ones many times."""
        self.ensurePolished()
        words = (self.text(), self.font())
        if words != self._laid_as:
            self._laid_as, self._laid = words, {}
        found = self._laid.get(width)
        if found is None:
            found = self._laid[width] = self._lay(width)
        return found

    def _lay(self, width: int) -> tuple[QTextLayout, int]:
        step = self._step()
        # QTextLayout breaks at the line separator, not at a newline.
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0
        across = width if self._natural_width() <= width else min(width, self._hint_width)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(across, 1))
            line.setPosition(QPointF(0, height + (step - line.height()) / 2))
            height += step
        layout.endLayout()
        return layout, height
