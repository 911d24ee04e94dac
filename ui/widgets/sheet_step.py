"""The recovery sheet: shown once, printed or saved, then hidden while two groups are typed back from the paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.widgets.buttons import button, button_row
from ui.widgets.centre import enter_presses
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.layout import Fold, column, own_height
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import surface
from ui.widgets.text import Heading, Prose, label

_RING = (3, 0, 3, 0)
"""Round a button stands a ring, this far out."""


class SheetStep(QWidget):
    """Two parts: the code, and the proof that it stands on paper. The code is gone from the screen during the proof."""

    save_pressed = Signal()
    print_pressed = Signal()
    typed_back = Signal(str, str)
    given_up = Signal()

    def __init__(self, title: str, why: str, *, role: str = "question", can_give_up: bool = False) -> None:
        """`role` is the heading's: `title` where it is the only one. `can_give_up` adds «Avbryt»."""
        super().__init__()
        self._code = _Code(title, why, role, can_give_up=can_give_up)
        self._proof = _Proof(role)
        lines = column(self)
        lines.addWidget(self._code)
        lines.addWidget(self._proof)
        lines.addStretch(1)
        self._proof.hide()
        self._code.save_pressed.connect(self.save_pressed)
        self._code.print_pressed.connect(self.print_pressed)
        self._code.ready_pressed.connect(self._on_ready)
        self._code.given_up.connect(self.given_up)
        self._proof.back_pressed.connect(self._on_back)
        self._proof.typed_back.connect(self.typed_back)

    def show_code(self, code: str, groups: tuple[int, int]) -> None:
        """Show the code and remember which groups to ask for."""
        self._code.show_code(code)
        self._proof.ask_for(groups)

    def show_wrong(self, groups: list[int]) -> None:
        """Mark the groups that do not match the sheet."""
        self._proof.show_wrong(groups)

    def first(self) -> QWidget:
        """Return the button to stand on."""
        return self._code.print_button

    def _on_ready(self) -> None:
        self._code.hide()
        self._proof.show()
        self._proof.first().setFocus()

    def _on_back(self) -> None:
        self._proof.hide()
        self._code.show()
        self._code.print_button.setFocus()


class _Code(QWidget):
    """The eight groups, and the ways to get them on paper."""

    save_pressed = Signal()
    print_pressed = Signal()
    ready_pressed = Signal()
    given_up = Signal()

    def __init__(self, title: str, why: str, role: str, *, can_give_up: bool) -> None:
        super().__init__()
        lines = column(self, margins=_RING, spacing=16)
        lines.addLayout(_head(title, why, role))
        sheet = surface("band")
        self._grid = QGridLayout(sheet)
        self._grid.setContentsMargins(24, 20, 24, 20)
        self._grid.setSpacing(12)
        lines.addWidget(sheet)
        self.print_button = button(tr("Skriv ut"), icon="printer", pressed=self.print_pressed.emit)
        save = button(tr("Lagre som PDF"), icon="download", pressed=self.save_pressed.emit)
        ready = button(tr("Jeg har arket"), "primary", "arrow-right", self.ready_pressed.emit)
        lines.addLayout(button_row(self.print_button, save))
        give_up = [button(tr("Avbryt"), pressed=self.given_up.emit)] if can_give_up else []
        lines.addLayout(button_row(ready, *give_up))

    def show_code(self, code: str) -> None:
        """Lay the groups out in two rows of four, each with its number."""
        clear_layout(self._grid)
        for index, group in enumerate(code.split()):
            cell = QWidget()
            inside = column(cell)
            inside.addWidget(label(str(index + 1), "small"))
            word = label(group, "code")
            # Read aloud letter by letter, not as a word.
            word.setAccessibleName(tr("Gruppe {number}: {letters}", number=index + 1, letters=" ".join(group)))
            inside.addWidget(word)
            self._grid.addWidget(cell, index // 4, index % 4)


class _Proof(QWidget):
    """Two groups, typed from the paper."""

    typed_back = Signal(str, str)
    back_pressed = Signal()

    def __init__(self, role: str) -> None:
        super().__init__()
        self._numbers = (1, 2)
        self._fields = (line_edit(), line_edit())
        self._rows: tuple[FormRow, ...] = ()
        self._form = QWidget()
        self._lines = column(self, spacing=16)
        why = tr("Skriv to av gruppene fra arket. Da vet vi begge at det er riktig.")
        head = _head(tr("Står det på papiret?"), why, role)
        head.setContentsMargins(*_RING)
        self._lines.addLayout(head)
        self._lines.addWidget(self._form)

    def ask_for(self, numbers: tuple[int, int]) -> None:
        """Name the groups and make the form anew: another sheet asks for others."""
        self._numbers = numbers
        self._fields = (line_edit(), line_edit())
        self._rows = tuple(
            FormRow(tr("Gruppe {number}", number=number), field)
            for number, field in zip(numbers, self._fields, strict=True)
        )
        form = QWidget()
        lines = column(form, margins=_RING, spacing=16)
        fold = Fold(spacing=16, below_spacing=16)
        for one in self._rows:
            fold.add(own_height(one), 1)
        lines.addLayout(fold)
        following = button(tr("Neste"), "primary", "arrow-right", self._on_next)
        lines.addLayout(button_row(following, button(tr("Vis arket igjen"), pressed=self.back_pressed.emit)))
        enter_presses(form, following)
        self._lines.replaceWidget(self._form, form)
        self._form.hide()
        self._form.deleteLater()
        self._form = form

    def show_wrong(self, groups: list[int]) -> None:
        """Say which group does not match, and stand there."""
        for number, one in zip(self._numbers, self._rows, strict=True):
            one.set_error(tr("Dette er ikke det som står på arket.") if number in groups else "")
        wrong = [one for one in self._rows if one.error()]
        if wrong:
            wrong[0].focus_field()

    def first(self) -> QWidget:
        """Return the field to stand in."""
        return self._fields[0]

    def _on_next(self) -> None:
        self.typed_back.emit(self._fields[0].text(), self._fields[1].text())


def _head(title: str, why: str, role: str) -> QVBoxLayout:
    lines = column(spacing=4)
    lines.addWidget(Heading(title, role))
    lines.addWidget(Prose(why, "subtle"))
    return lines
