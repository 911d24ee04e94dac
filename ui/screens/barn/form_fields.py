"""Two fields of the form about a child: the number, hidden when nobody writes it, and who has foreldreansvar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.identifikator import show_personnummer
from ui.i18n import tr
from ui.screens.barn.form_model import Voksen
from ui.theme import look
from ui.widgets.buttons import Button, button
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import Fold, column, row
from ui.widgets.tab_order import Compound

WHOLE = 11  # digits; anything shorter stays readable, since it must be mended


class NumberField(Compound):
    """A fødselsnummer or D-number: spaces are accepted, it is shown as 6 + 5, and hidden when it is left."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = line_edit()
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._digits = ""
        self._show = Button(tr("Vis"), icon="eye")
        # A click must not make the field lose its focus: that would hide the number first and show it again.
        self._show.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        across = row(self, spacing=5)
        across.addWidget(self.line, 1)
        across.addWidget(self._show)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._on_left)
        self._show.clicked.connect(self._on_show)
        self._draw(hidden=True)

    def number(self) -> str:
        """Return what is typed, without spaces."""
        return self._digits

    def set_number(self, number: str) -> None:
        """Show a number, hidden."""
        self._digits = "".join(number.split())
        self._draw(hidden=True)

    def _on_edited(self, text: str) -> None:
        self._digits = "".join(text.split())
        self.changed.emit()

    def _on_left(self) -> None:
        self._draw(hidden=True)
        self.left.emit()

    def _on_show(self) -> None:
        self._draw(hidden=not self.line.isReadOnly())
        self.line.setFocus()

    def _draw(self, *, hidden: bool) -> None:
        is_whole = len(self._digits) == WHOLE
        hidden = hidden and is_whole
        self.line.setText(show_personnummer(self._digits, masked=hidden) if is_whole else self._digits)
        self.line.setReadOnly(hidden)
        self._show.setVisible(is_whole)
        self._show.set_label(tr("Vis") if hidden else tr("Skjul"), "eye" if hidden else "eye-off")
        self._show.setAccessibleName(tr("Vis nummeret") if hidden else tr("Skjul nummeret"))


class _VoksenRow(QWidget):
    """Name, relation and telephone of one adult."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, voksen: Voksen, number: int) -> None:
        super().__init__()
        self._navn, self._rolle, self._telefon = (
            line_edit(voksen.navn),
            line_edit(voksen.rolle),
            line_edit(voksen.telefon),
        )
        across = Fold(spacing=16, below_spacing=8)
        for name, field, share in (
            (tr("Navn"), self._navn, 4),
            (tr("Mor, far, verge …"), self._rolle, 3),
            (tr("Telefon"), self._telefon, 3),
        ):
            across.add(FormRow(name, field), share)
            field.setAccessibleName(tr("{field}, voksen {number}", field=name, number=number))
            field.textChanged.connect(self.changed)
        remove = button(tr("Fjern"), pressed=lambda: self.removed.emit(self))
        remove.setAccessibleName(tr("Fjern voksen {number}", number=number))
        holder = QWidget()
        lines = column(holder)
        lines.addSpacing(look().px(24) + 8)
        lines.addWidget(remove)
        lines.addStretch(1)
        across.add(holder)
        self.setLayout(across)

    def voksen(self) -> Voksen:
        """Return what is typed."""
        return Voksen(self._navn.text(), self._rolle.text(), self._telefon.text())

    def focus_first(self) -> None:
        """Stand in the name."""
        self._navn.setFocus()


class Foreldreansvar(QWidget):
    """Any number of adults, one below the other; who uses it puts `add_button` below."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_VoksenRow] = []
        self._lines = column(self, spacing=12)
        self.add_button = button(tr("Legg til voksen"), icon="plus", pressed=self._on_add)

    def voksne(self) -> tuple[Voksen, ...]:
        """Return what is typed, empty rows left out."""
        return tuple(v for v in (one.voksen() for one in self._rows) if v != Voksen())

    def show_voksne(self, voksne: tuple[Voksen, ...]) -> None:
        """Show these and no others."""
        for old in list(self._rows):
            self._take(old)
        for voksen in voksne:
            self._put(voksen)

    def _put(self, voksen: Voksen) -> _VoksenRow:
        made = _VoksenRow(voksen, len(self._rows) + 1)
        made.changed.connect(self.changed)
        made.removed.connect(self._on_removed)
        self._rows.append(made)
        self._lines.addWidget(made)
        return made

    def _take(self, old: _VoksenRow) -> None:
        self._rows.remove(old)
        self._lines.removeWidget(old)
        old.hide()
        old.deleteLater()

    def _on_add(self) -> None:
        self._put(Voksen()).focus_first()

    def _on_removed(self, old: _VoksenRow) -> None:
        self._take(old)
        self.add_button.setFocus()
        self.changed.emit()
