"""A question in a form: label, why we ask, the field, and below it what was understood or what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.widgets.buttons import Button
from ui.widgets.choices import Checks, Radios
from ui.widgets.fields import PasswordField
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.tab_order import first_stop
from ui.widgets.text import Heading, Prose, label, set_role


class FormRow(QWidget):
    """One field with its name. Validate when the user leaves it or goes on, never while typing."""

    error_changed = Signal()

    def __init__(self, name: str, field: QWidget, *, note: str = "", why: str = "") -> None:
        """`note` stands at the right («Valgfritt», «Må fylles ut»); `why` is a sentence below the label."""
        super().__init__()
        self.name = name
        self.field = field
        self._error = ""
        lines = column(self, spacing=4)
        head = row(spacing=8)
        self._label = label(name, "strong", wrap=True)
        self._label.setBuddy(field)
        head.addWidget(self._label, 1)
        if note:
            head.addWidget(label(note, "small"))
        lines.addLayout(head)
        if why:
            lines.addWidget(Prose(why, "subtle", 1.4))
        lines.addSpacing(4)
        lines.addWidget(field)
        self._below = QWidget()
        below = row(self._below, margins=(0, 4, 0, 0), spacing=8)
        self._glyph = Glyph("octagon-alert", "danger_icon", 18)
        below.addWidget(self._glyph)
        self._words = label("", "small", wrap=True)
        below.addWidget(self._words, 1)
        self._below.hide()
        lines.addWidget(self._below)
        self._name_field(name)

    def error(self) -> str:
        """Return the error shown, or an empty string."""
        return self._error

    def set_error(self, text: str) -> None:
        """Show what is wrong and how to mend it; an empty text takes the error away."""
        had = self._error
        self._error = text
        self._show(text, "danger", "octagon-alert", "danger_icon")
        for widget in self._edged():
            widget.setProperty("error", "true" if text else "false")
            widget.setAccessibleDescription(text)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        if text:
            announce(self, text)
        if had != text:
            self.error_changed.emit()

    def set_echo(self, text: str, icon: str = "", colour: str = "text_subtle") -> None:
        """Show what was understood, such as the date in full; an error stays until it is mended."""
        if not self._error:
            self._show(text, "small", icon, colour)

    def focus_field(self) -> None:
        """Go to the field."""
        target = self.field.first() if isinstance(self.field, Radios | Checks) else first_stop(self.field)
        target.setFocus()

    def _show(self, text: str, role: str, icon: str, colour: str) -> None:
        self._words.setText(text)
        set_role(self._words, role)
        self._glyph.setVisible(bool(icon))
        if icon:
            self._glyph.set_icon(icon, colour)
        self._below.setVisible(bool(text))

    def _name_field(self, name: str) -> None:
        if isinstance(self.field, Radios | Checks):
            self.field.set_name(name)
        elif isinstance(self.field, PasswordField):
            self.field.line.setAccessibleName(name)
        else:
            target = first_stop(self.field)
            target.setAccessibleName(name)

    def _edged(self) -> list[QWidget]:
        """Return the widgets whose edge turns red."""
        if isinstance(self.field, Radios | Checks):
            return []
        return [first_stop(self.field)]


class ErrorSummary(QFrame):
    """What must be mended, directly above the button; each line leads to its field and goes when it is mended."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("meaning", "danger")
        self._rows: list[FormRow] = []
        lines = column(self, margins=(16, 12, 16, 12), spacing=4)
        head = row(spacing=8)
        head.addWidget(Glyph("octagon-alert", "danger_icon"))
        head.addWidget(Heading(tr("Rett dette før du går videre"), "strong"), 1)
        lines.addLayout(head)
        self._lines = column(margins=(21, 0, 0, 0), spacing=0)  # below the words of the heading
        lines.addLayout(self._lines)
        self._shown: list[QWidget] = []
        self.hide()

    def show_for(self, rows: list[FormRow]) -> bool:
        """List the rows that have an error; return whether there was one, and go to the first."""
        for one in rows:
            if one not in self._rows:
                self._rows.append(one)
                one.error_changed.connect(self._refresh)
        self._refresh()
        wrong = [one for one in self._rows if one.error()]
        if wrong:
            wrong[0].focus_field()
        return bool(wrong)

    def _refresh(self) -> None:
        for old in self._shown:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = [_summary_line(one) for one in self._rows if one.error()]
        for new in self._shown:
            self._lines.addWidget(new)
        self.setVisible(bool(self._shown))


def _summary_line(wrong: FormRow) -> QWidget:
    """Return the field's name as a way there, and the error beside it (below it when narrow)."""
    holder = QWidget()
    line = WrapRow(spacing=8)
    jump = Button(wrong.name, "link", "arrow-right")
    jump.setProperty("dense", "true")
    jump.setAccessibleDescription(wrong.error())
    jump.clicked.connect(wrong.focus_field)
    line.addWidget(jump)
    line.addWidget(Prose(wrong.error(), "", 1.4))
    holder.setLayout(line)
    return holder
