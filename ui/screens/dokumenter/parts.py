"""The parts of a document below each other; each opens to its fields, several may stand open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.screens.dokumenter.model import Delbilde, Deltilstand
from ui.screens.dokumenter.notes_model import Leser
from ui.screens.dokumenter.part_box import PartBox
from ui.screens.dokumenter.part_fields import Today
from ui.widgets.surfaces import RowCard


class PartsCard(RowCard):
    """All parts. `changed` carries a field's id and its text; `source_pressed` a `Kildebilde` to be shown.

    `choice_pressed` asks for what goes along; `grown` tells that stops came or went.
    """

    changed = Signal(str, str)
    source_pressed = Signal(object)
    choice_pressed = Signal()
    grown = Signal()

    def __init__(self, parts: tuple[Delbilde, ...], today: Today, leser: Leser) -> None:
        super().__init__()
        self._boxes = {part.id: PartBox(part, today, leser) for part in parts}
        for box in self._boxes.values():
            box.changed.connect(self.changed)
            box.source_pressed.connect(self.source_pressed)
            box.choice_pressed.connect(self.choice_pressed)
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

    def stand_in(self, part_id: str, felt_id: str) -> None:
        """Open a part and stand in one of its fields; in its heading where the field is not there."""
        box = self._boxes.get(part_id)
        if box is None:
            return
        box.open_up()
        (box.field(felt_id) or box.head).setFocus()

    def show_state(self, part_id: str, state: Deltilstand) -> None:
        """Show how far a part has come."""
        self._boxes[part_id].show_state(state)

    def show_parts(self, parts: tuple[Delbilde, ...]) -> None:
        """Show what the record says of each part now; what is written stays."""
        for part in parts:
            self._boxes[part.id].show_part(part)

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
