"""One part of a document: a heading that opens to its fields, with how far it has come."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import marked, tr, tr_marked
from ui.screens.dokumenter.model import Delbilde, Deltilstand
from ui.screens.dokumenter.notes_model import Leser
from ui.screens.dokumenter.part_fields import FieldBox, Today
from ui.screens.dokumenter.source_words import Kildebilde
from ui.widgets.buttons import Button, button
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, column
from ui.widgets.lists import RowButton, cell
from ui.widgets.text import Prose

_STATES = {
    Deltilstand.FERDIG: ("circle-check", "success_icon", marked("Ferdig")),
    Deltilstand.TOM: ("circle", "text_subtle", marked("Tom")),
    Deltilstand.FRA_MAPPEN: ("link", "text_subtle", marked("Fra mappen")),
    Deltilstand.HOLDT_TILBAKE: ("hand", "warning_icon", marked("Holdes tilbake")),
    Deltilstand.IKKE_MED: ("circle-pause", "text_subtle", marked("Ikke med")),
}
_WRITING = ("square-pen", "accent_text", marked("Du skriver her"))
_CLOSED = (Deltilstand.HOLDT_TILBAKE, Deltilstand.IKKE_MED)
"""Parts that do not go along: what was written there is kept, and not shown to be filled in."""


class PartBox(QWidget):
    """One heading and, when it is open, its fields; they are made the first time.

    `changed` carries a field's id and what stands there, `source_pressed` a `Kildebilde`, `choice_pressed` asks for
    what goes along; `grown` tells that stops came or went.
    """

    changed = Signal(str, str)
    source_pressed = Signal(object)
    choice_pressed = Signal()
    next_pressed = Signal()
    grown = Signal()

    def __init__(self, part: Delbilde, today: Today, leser: Leser) -> None:
        super().__init__()
        self._part, self._today, self._leser = part, today, leser
        self._state = part.tilstand
        self._is_writing = False
        self._fields: list[FieldBox] = []
        self._written = {felt.id: felt.tekst for felt in part.felter}
        self.changed.connect(self._written.__setitem__)
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
        return bool(self._part.felter) and self._state not in _CLOSED

    def first_field(self) -> QWidget | None:
        """Return the first field when the part stands open."""
        is_open = self._body is not None and not self._body.isHidden()
        return self._fields[0].stop() if is_open and self._fields else None

    def field(self, felt_id: str) -> QWidget | None:
        """Return where one writes a field, once the part has been opened."""
        return next((one.stop() for one in self._fields if one.id == felt_id), None)

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
        """Show how far it has come; what is to be written comes and goes with whether the part goes along."""
        was_closed, self._state = self._state in _CLOSED, state
        if was_closed is not (state in _CLOSED):
            self._make_anew()
        self._draw_state()

    def show_part(self, part: Delbilde) -> None:
        """Show what the record says of the part now: new suggestions are offered, what is written stays."""
        before, self._part = self._part, part
        if (_offers(before), before.kilder) != (_offers(part), part.kilder) and not self._is_writing:
            self._make_anew()
        self.show_state(part.tilstand)

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

    def _make_anew(self) -> None:
        """Draw the fields once more; they hold what was written last."""
        old = self._body
        if old is None:
            return
        was_shown = not old.isHidden()
        self._body, self._fields = None, []
        self._lines.removeWidget(old)
        old.hide()
        old.deleteLater()
        if was_shown:
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
        if self._state is Deltilstand.IKKE_MED:
            lines.addWidget(button(tr("Velg hva som skal med"), "link", "arrow-right", self.choice_pressed.emit))
        if self.has_fields():
            for felt in self._part.felter:
                lines.addWidget(self._make_field(felt.id))
        if self._part.kilder and self._state not in _CLOSED:
            lines.addWidget(self._answers())
        if self.has_fields():
            following = button(tr("Neste del"), "link", "arrow-right", self.next_pressed.emit)
            following.setAccessibleDescription(tr("Alt og pil ned"))
            lines.addWidget(following)
        return body

    def _make_field(self, felt_id: str) -> FieldBox:
        felt = next(one for one in self._part.felter if one.id == felt_id)
        made = FieldBox(replace(felt, tekst=self._written[felt_id]), self._today, self._leser)
        made.changed.connect(self.changed)
        made.source_pressed.connect(self.source_pressed)
        made.redrawn.connect(self.grown)
        self._fields.append(made)
        return made

    def _explanation(self) -> str:
        if self._state is Deltilstand.HOLDT_TILBAKE:
            return tr("Dette deles ikke med mottakeren nå. Dokumentet sier at noe holdes tilbake, ikke hva det er.")
        if self._state is Deltilstand.IKKE_MED:
            return tr("Dette går ikke til mottakeren. Det som er skrevet her, blir liggende i utkastet.")
        if not self._part.felter:
            return tr("Programmet fyller ut dette fra mappen. Se det på siden ved siden av.")
        return ""

    def _answers(self) -> QWidget:
        """Return the kartlegginger whose answers stand in this part, each as the way to its questions."""
        holder = QWidget()
        lines = column(holder, spacing=4)
        lines.addWidget(Prose(tr("Svar som kommer med her:"), "small", 1.3))
        for one in self._part.kilder:
            lines.addWidget(self._way(one))
        return holder

    def _way(self, source: Kildebilde) -> QWidget:
        holder = QWidget()
        line = WrapRow(outdent=3)
        made = Button(source.ord, "link", "link")
        made.setProperty("dense", "true")
        made.clicked.connect(lambda _checked=False: self.source_pressed.emit(source))
        line.addWidget(made)
        holder.setLayout(line)
        return holder


def _offers(part: Delbilde) -> tuple[str, ...]:
    return tuple(felt.forslag for felt in part.felter)
