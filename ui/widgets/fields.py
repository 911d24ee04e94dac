"""Fields to write in. Tab always leads on, the wheel never changes a choice, and there are no placeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy

from ui.i18n import tr
from ui.theme import look
from ui.widgets.buttons import Button
from ui.widgets.layout import row
from ui.widgets.tab_order import Compound

if TYPE_CHECKING:  # loading it takes as long as the rest of the locked door's fields
    from PySide6.QtWidgets import QStyleOptionComboBox

_NARROWEST, _AROUND = 160, 48
"""How narrow a list to choose from can be, and what stands round its words: the edge and the arrow."""


class LineEdit(QLineEdit):
    """A one-line field that keeps Ctrl+Z only while it has something of its own to undo."""

    def event(self, event: QEvent) -> bool:
        """Let the window undo when the field cannot: Qt's field would swallow the key and do nothing."""
        if _is_idle_undo(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


def line_edit(text: str = "", *, large: bool = False) -> LineEdit:
    """Return a one-line field; `FormRow` gives it its name."""
    field = LineEdit(text)
    if large:
        field.setProperty("large", "true")
    return field


class TextArea(QPlainTextEdit):
    """A field for several lines that grows with its text, within bounds; Tab moves on instead of being swallowed."""

    def __init__(self, text: str = "", lines: int = 3, *, child: bool = False, large: bool = False) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setProperty("voice", "child" if child else "adult")
        if large:
            self.setProperty("large", "true")
        self._lines = lines
        self._line_height = look().px(28 if large else 24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(look().px(120))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._stand_at_end()
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Let the window undo when the field has nothing of its own to undo."""
        document = self.document()
        if _is_idle_undo(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def text(self) -> str:
        """Return what is written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Replace the text and stand at its end; does nothing when it is the same, so that the cursor stays."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self._stand_at_end()

    def _stand_at_end(self) -> None:
        from PySide6.QtGui import QTextCursor  # here and below: not on the way to the locked door

        self.moveCursor(QTextCursor.MoveOperation.End)

    def _fit(self) -> None:
        written = round(self.document().size().height())
        self.setFixedHeight(min(max(written, self._lines), self._lines * 3) * self._line_height + 16)


def _is_idle_undo(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Tell whether the field is asked to keep a key for an undo or redo that it does not have."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    from PySide6.QtGui import QKeySequence

    return (event.matches(QKeySequence.StandardKey.Undo) and not undo) or (_is_redo(event) and not redo)


def _is_redo(event: QKeyEvent) -> bool:
    from PySide6.QtCore import Qt  # see qt_values
    from PySide6.QtGui import QKeySequence

    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Redo) or (control and event.key() == Qt.Key.Key_Y)


def text_area(text: str = "", lines: int = 3, *, child: bool = False, large: bool = False) -> TextArea:
    """Return a field for several lines; `child` gives it the edge of the child's voice."""
    return TextArea(text, lines, child=child, large=large)


class Choice(QComboBox):
    """A list to choose one from. The wheel scrolls the page and never changes the choice."""

    def __init__(self, options: list[tuple[str, str]], current: str = "") -> None:
        super().__init__()
        for key, text in options:
            self.addItem(text, key)
        self.choose(current)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def key(self) -> str:
        """Return the key of the chosen row, or an empty string."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose the row with this key; an unknown key chooses nothing."""
        self.setCurrentIndex(self.findData(key))

    def minimumSizeHint(self) -> QSize:
        """Let a long row be shortened, so that it never makes the page wider than the window."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), look().px(_NARROWEST)), least.height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten what stands there with a sign that there is more."""
        super().initStyleOption(option)
        room = self.width() - look().px(_AROUND)
        from PySide6.QtCore import Qt  # see qt_values

        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a nudge once sent a file to the wrong receiver (Vorta, issue 1198)."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow ourselves: a stylesheet takes only files."""
        super().paintEvent(event)
        side = look().px(16)
        painter = QPainter(self)
        painter.translate(QPointF(self.width() - side - look().px(10), (self.height() - side) / 2))
        painter.translate(side / 2, side / 2)
        painter.rotate(90)
        look().paint_icon(painter, "chevron-right", "text_subtle", QRectF(-side / 2, -side / 2, side, side))
        painter.end()


class PasswordLine(QLineEdit):
    """The field inside `PasswordField`: it notices Caps Lock from the letters themselves, as Qt cannot ask."""

    caps_lock_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.caps_lock = False

    def set_hidden(self, *, hidden: bool) -> None:
        """Show dots or letters; in both, the keyboard is told to remember nothing."""
        from PySide6.QtCore import Qt  # see qt_values

        self.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        # Qt gives these hints with the dots and takes them back with the letters.
        self.setInputMethodHints(
            self.inputMethodHints() | Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare the letter with the Shift key before the field takes it."""
        from PySide6.QtCore import Qt  # see qt_values

        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock and self.caps_lock:
            self._note(on=False)
        elif len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._note(on=letter.isupper() != shift)
        super().keyPressEvent(event)

    def _note(self, *, on: bool) -> None:
        if on != self.caps_lock:
            self.caps_lock = on
            self.caps_lock_changed.emit(on)


class PasswordField(Compound):
    """A password with a button that shows it. `FormRow` shows the Caps Lock note in its echo line."""

    caps_lock_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.line = PasswordLine()
        self._show = Button("", icon="eye")
        self._show.setAutoDefault(False)
        self._name_button(tr("Vis"), tr("Vis passordet"), "eye")
        across = row(self, spacing=5)
        across.addWidget(self.line, 1)
        across.addWidget(self._show)
        self._show.clicked.connect(self._on_show)
        self.line.caps_lock_changed.connect(self.caps_lock_changed)

    def text(self) -> str:
        """Return the password as typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()

    def caps_lock(self) -> bool:
        """Tell whether the last letter says that Caps Lock is on."""
        return self.line.caps_lock

    def select_all(self) -> None:
        """Stand ready to type again, the old text kept until then."""
        self.line.setFocus()
        self.line.selectAll()

    def _on_show(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.set_hidden(hidden=not hidden)
        if hidden:
            self._name_button(tr("Skjul"), tr("Skjul passordet"), "eye-off")
        else:
            self._name_button(tr("Vis"), tr("Vis passordet"), "eye")

    def _name_button(self, word: str, spoken: str, icon: str) -> None:
        self._show.set_label(word, icon)
        self._show.setAccessibleName(spoken)
