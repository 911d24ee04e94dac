"""The fields of one part: each kind of field with its signal, and what is said below it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.services.dokumenttyper.deler import Feltart
from ui.dates import parse_date
from ui.i18n import tr
from ui.screens.dokumenter.model import Feltbilde
from ui.screens.dokumenter.notes import FieldNotes
from ui.screens.dokumenter.notes_model import Leser
from ui.widgets.buttons import button
from ui.widgets.choices import Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineEdit, TextArea, line_edit, text_area
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.tab_order import first_stop

Today = Callable[[], date]


class FieldBox(QWidget):
    """One field with its name, a suggestion that can be taken while it is empty, and the quiet words below it.

    `changed` carries the field's id and what stands there, `source_pressed` a `Kildebilde`; `redrawn` tells that stops
    came or went.
    """

    changed = Signal(str, str)
    source_pressed = Signal(object)
    redrawn = Signal()

    def __init__(self, felt: Feltbilde, today: Today, leser: Leser) -> None:
        super().__init__()
        self.id = felt.id
        self._felt, self._today = felt, today
        self._field = self._make()
        self._take = button(tr("Hent fra mappen"), "link", "download", self._on_take)
        self._take.setAccessibleName(tr("Hent fra mappen: {field}", field=felt.navn))
        lines = column(self, spacing=4)
        lines.addWidget(FormRow(felt.navn, self._field))
        lines.addWidget(self._take)
        if isinstance(self._field, TextArea | LineEdit):
            notes = FieldNotes(self._field, leser, is_childs=felt.er_barnets)
            notes.source_pressed.connect(self.source_pressed)
            notes.redrawn.connect(self.redrawn)
            lines.addWidget(notes)
        self._offer(felt.tekst)
        self.changed.connect(lambda _id, text: self._offer(text))

    def stop(self) -> QWidget:
        """Return where the focus goes."""
        return self._field.first() if isinstance(self._field, Radios) else first_stop(self._field)

    def _make(self) -> QWidget:
        felt = self._felt
        if felt.art is Feltart.VALG:
            radios = Radios(list(felt.valg), felt.tekst)
            radios.changed.connect(lambda key: self.changed.emit(felt.id, key))
            return radios
        if felt.art is Feltart.DATO:
            return self._make_date()
        if felt.art is Feltart.LINJE:
            line = line_edit(felt.tekst)
            line.textChanged.connect(lambda text: self.changed.emit(felt.id, text))
            return line
        area = text_area(felt.tekst, 4, child=felt.er_barnets)
        area.textChanged.connect(lambda: self.changed.emit(felt.id, area.text()))
        return area

    def _make_date(self) -> DateField:
        """A date is kept as ISO; what is not understood yet is kept as typed, so that it is not lost."""
        field, felt = DateField(self._today, ahead=False), self._felt
        known = parse_date(felt.tekst, self._today())
        if known is not None:
            field.set_value(known)
        else:
            field.line.setText(felt.tekst)

        def tell() -> None:
            value = field.value()
            self.changed.emit(felt.id, value.isoformat() if value is not None else field.line.text())

        field.changed.connect(tell)
        return field

    def _offer(self, text: str) -> None:
        """Offer what the record says while nothing stands there, as after taking a part along."""
        has_offer = bool(self._felt.forslag) and isinstance(self._field, TextArea | LineEdit)
        self._take.setVisible(has_offer and not text.strip())

    def _on_take(self) -> None:
        if isinstance(self._field, TextArea):
            self._field.set_text(self._felt.forslag)
        elif isinstance(self._field, LineEdit):
            self._field.setText(self._felt.forslag)
        self._field.setFocus()
