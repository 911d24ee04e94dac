"""The parts of a document below each other; each opens to its fields, several may stand open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from helseansvarlig.services.dokumenttyper.deler import Feltart
from ui.dates import parse_date
from ui.i18n import marked, tr, tr_marked
from ui.screens.dokumenter.model import Delbilde, Deltilstand, Feltbilde
from ui.widgets.buttons import Button, button
from ui.widgets.choices import Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import line_edit, text_area
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.lists import RowButton, cell
from ui.widgets.surfaces import RowCard
from ui.widgets.tab_order import first_stop
from ui.widgets.text import Prose

_STATES = {
    Deltilstand.FERDIG: ("circle-check", "success_icon", marked("Ferdig")),
    Deltilstand.TOM: ("circle", "text_subtle", marked("Tom")),
    Deltilstand.FRA_MAPPEN: ("link", "text_subtle", marked("Fra mappen")),
    Deltilstand.HOLDT_TILBAKE: ("hand", "warning_icon", marked("Holdes tilbake")),
}
_WRITING = ("square-pen", "accent_text", marked("Du skriver her"))
Today = Callable[[], date]


class PartsCard(RowCard):
    """All parts. `changed` carries a field's id and its text; `source_pressed` asks for the record.

    `grown` tells that a part got its fields.
    """

    changed = Signal(str, str)
    source_pressed = Signal()
    grown = Signal()

    def __init__(self, parts: tuple[Delbilde, ...], today: Today) -> None:
        super().__init__()
        self._boxes = {part.id: _PartBox(part, today) for part in parts}
        for box in self._boxes.values():
            box.changed.connect(self.changed)
            box.source_pressed.connect(self.source_pressed)
            box.next_pressed.connect(self.open_next)
            box.grown.connect(self.grown)
            self.add_row(box)
        for part in parts:
            if part.er_aapen:
                self._boxes[part.id].open_up()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def first_stop(self) -> QWidget | None:
        """Return the first field that stands open, else the first heading."""
        for box in self._boxes.values():
            field = box.first_field()
            if field is not None:
                return field
        return next((box.head for box in self._boxes.values()), None)

    def show_state(self, part_id: str, state: Deltilstand) -> None:
        """Show how far a part has come."""
        self._boxes[part_id].show_state(state)

    def count_written(self) -> int:
        """Return how many parts have text."""
        return sum(box.state() is Deltilstand.FERDIG for box in self._boxes.values())

    def open_next(self) -> None:
        """Open the next part that has fields and stand in it."""
        boxes = list(self._boxes.values())
        focus = QApplication.focusWidget()
        at = next((i for i, box in enumerate(boxes) if focus is not None and box.isAncestorOf(focus)), -1)
        for box in boxes[at + 1 :]:
            if box.has_fields():
                box.open_up()
                field = box.first_field()
                if field is not None:
                    field.setFocus()
                return

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for box in self._boxes.values():
            box.show_writing(is_here=new is not None and box.is_field(new))


class _PartBox(QWidget):
    """One heading and, when it is open, its fields; they are made the first time."""

    changed = Signal(str, str)
    source_pressed = Signal()
    next_pressed = Signal()
    grown = Signal()

    def __init__(self, part: Delbilde, today: Today) -> None:
        super().__init__()
        self._part, self._today = part, today
        self._state = part.tilstand
        self._is_writing = False
        self._fields: list[QWidget] = []
        self._body: QWidget | None = None
        self._mark = Glyph("circle")
        self._title = cell(f"{part.nummer}  {part.tittel}", "strong", stretch=1)
        self._words = Prose("", "small", 1.3)
        self.head = RowButton("", [self._mark, self._title, self._words])
        self.head.opened.connect(self._on_head)
        self._lines = column(self)
        self._lines.addWidget(self.head)
        self._draw_state()

    def state(self) -> Deltilstand:
        """Return how far it has come."""
        return self._state

    def has_fields(self) -> bool:
        """Tell whether there is something to write here."""
        return bool(self._part.felter) and self._state is not Deltilstand.HOLDT_TILBAKE

    def first_field(self) -> QWidget | None:
        """Return the first field when the part stands open."""
        is_open = self._body is not None and not self._body.isHidden()
        return self._fields[0] if is_open and self._fields else None

    def is_field(self, widget: QWidget) -> bool:
        """Tell whether a widget stands in this part's fields."""
        return self._body is not None and self._body.isAncestorOf(widget)

    def open_up(self) -> None:
        """Show the fields."""
        if self._body is None:
            self._body = self._make_body()
            self._lines.addWidget(self._body)
            self.grown.emit()
        self._body.show()
        self._draw_state()

    def show_state(self, state: Deltilstand) -> None:
        """Show how far it has come."""
        self._state = state
        self._draw_state()

    def show_writing(self, *, is_here: bool) -> None:
        """Say that the cursor stands here."""
        if is_here != self._is_writing:
            self._is_writing = is_here
            self._draw_state()

    def _on_head(self) -> None:
        if self._body is not None and not self._body.isHidden():
            self._body.hide()
            self._draw_state()
        else:
            self.open_up()

    def _draw_state(self) -> None:
        icon, colour, word = _WRITING if self._is_writing else _STATES[self._state]
        self._mark.set_icon(icon, colour)
        self._words.setText(tr_marked(word))
        is_open = self._body is not None and not self._body.isHidden()
        self.head.setAccessibleName(f"{self._part.nummer} {self._part.tittel}, {tr_marked(word)}")
        self.head.setAccessibleDescription(tr("Åpen. Trykk for å lukke.") if is_open else tr("Trykk for å åpne."))

    def _make_body(self) -> QWidget:
        body = QWidget()
        lines = column(body, margins=(17, 0, 17, 16), spacing=16)
        explanation = self._explanation()
        if explanation:
            lines.addWidget(Prose(explanation, "subtle", 1.4))
        if self.has_fields():
            for felt in self._part.felter:
                lines.addWidget(self._make_row(felt))
                if felt.kilde:
                    lines.addWidget(self._source(felt))
            following = button(tr("Neste del"), "link", "arrow-right", self.next_pressed.emit)
            following.setAccessibleDescription(tr("Alt og pil ned"))
            lines.addWidget(following)
        return body

    def _explanation(self) -> str:
        if self._state is Deltilstand.HOLDT_TILBAKE:
            return tr("Dette deles ikke med mottakeren nå. Dokumentet sier at noe holdes tilbake, ikke hva det er.")
        if not self._part.felter:
            return tr("Programmet fyller ut dette fra mappen. Se det på siden ved siden av.")
        return ""

    def _make_row(self, felt: Feltbilde) -> FormRow:
        field = self._make_field(felt)
        made = FormRow(felt.navn, field)
        self._fields.append(field.first() if isinstance(field, Radios) else first_stop(field))
        return made

    def _make_field(self, felt: Feltbilde) -> QWidget:
        if felt.art is Feltart.VALG:
            radios = Radios(list(felt.valg), felt.tekst)
            radios.changed.connect(lambda key: self.changed.emit(felt.id, key))
            return radios
        if felt.art is Feltart.DATO:
            return self._make_date(felt)
        if felt.art is Feltart.LINJE:
            line = line_edit(felt.tekst)
            line.textChanged.connect(lambda text: self.changed.emit(felt.id, text))
            return line
        area = text_area(felt.tekst, 4, child=felt.er_barnets)
        area.textChanged.connect(lambda: self.changed.emit(felt.id, area.text()))
        return area

    def _make_date(self, felt: Feltbilde) -> DateField:
        """A date is kept as ISO; what is not understood yet is kept as typed, so that it is not lost."""
        field = DateField(self._today, ahead=False)
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

    def _source(self, felt: Feltbilde) -> QWidget:
        """Where the suggestion comes from, and the way there."""
        holder = QWidget()
        across = row(holder, spacing=8)
        across.addWidget(Glyph("link", "text_subtle", 18))
        across.addWidget(Prose(tr("Kilde: {source}", source=felt.kilde), "small", 1.4), 1)
        see = Button(tr("Vis i mappen"), "link")
        see.clicked.connect(self.source_pressed)
        across.addWidget(see)
        return holder
