"""What one writes in: may it be shared, what goes along, the parts, and what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.services.dokumenttyper.utvalg import UTVALG
from ui.i18n import marked, tr, tr_marked, tr_n
from ui.screens.dokumenter.missing import MissingCard, missing_count
from ui.screens.dokumenter.missing_model import DELING, Savnbilde
from ui.screens.dokumenter.model import Deltilstand, Komposisjon
from ui.screens.dokumenter.notes_model import Leser
from ui.screens.dokumenter.part_fields import Today
from ui.screens.dokumenter.parts import PartsCard
from ui.screens.dokumenter.pieces import SharingCard
from ui.screens.dokumenter.record_way import RecordWay
from ui.screens.dokumenter.selection import SelectionCard
from ui.screens.dokumenter.selection_model import Utvalgsbilde, choice_as_field
from ui.widgets.buttons import button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import first_stop
from ui.widgets.text import Prose

_SHIELDED = marked(
    "Barnet har sperret adresse. Navn på sted, kommune og enhet tas ut av seg selv. "
    "Se etter andre ord som røper hvor barnet er."
)


class Writing(QWidget):
    """The left side of a document that is not signed.

    `changed` carries a field's id and what stands there, `source_pressed` a `Kildebilde`, `question_pressed` the ids of
    a question in a kartlegging; `redrawn` tells that stops came or went.
    """

    changed = Signal(str, str)
    source_pressed = Signal(object)
    question_pressed = Signal(str, str)
    redrawn = Signal()

    def __init__(self, komposisjon: Komposisjon, today: Today, leser: Leser) -> None:
        super().__init__()
        self._sharing = SharingCard(komposisjon.deling) if komposisjon.deling is not None else None
        self._selection = SelectionCard(komposisjon.utvalg) if komposisjon.utvalg is not None else None
        self._parts = PartsCard(komposisjon.deler, today, leser) if komposisjon.deler else None
        self._way = RecordWay(komposisjon.mappe_av) if komposisjon.mappe_av else None
        self._missing = MissingCard(())
        self._count = Prose("", "subtle", 1.4)
        self._to_missing = button("", "link", "arrow-right", self._on_to_missing)
        self._to_missing.hide()
        self._connect()
        self._lay_out(_SHIELDED if komposisjon.er_sperret else "")
        self._recount()

    def first_stop(self) -> QWidget | None:
        """Return the first field that only a person can fill."""
        return self._parts.first_stop() if self._parts is not None else None

    def open_next(self) -> None:
        """Open the next part and stand in it."""
        if self._parts is not None:
            self._parts.open_next()

    def show_part_state(self, del_id: str, tilstand: Deltilstand) -> None:
        """Show how far one part has come."""
        if self._parts is not None:
            self._parts.show_state(del_id, tilstand)
            self._recount()

    def show_sharing(self, komposisjon: Komposisjon) -> None:
        """Show the gate's new answer; what is being written stays as it is."""
        if self._sharing is not None and komposisjon.deling is not None:
            self._sharing.show_sharing(komposisjon.deling)
        if self._parts is not None:
            self._parts.show_parts(komposisjon.deler)
            self._recount()

    def show_selection(self, utvalg: Utvalgsbilde) -> None:
        """Show what goes along now."""
        if self._selection is not None:
            self._selection.show_selection(utvalg)

    def show_missing(self, savn: tuple[Savnbilde, ...]) -> None:
        """Show what is still missing, below the parts and counted above them."""
        self._missing.show_missing(savn)
        self._to_missing.set_label(missing_count(savn))
        self._to_missing.setVisible(bool(savn))

    def _connect(self) -> None:
        if self._sharing is not None:
            self._sharing.changed.connect(self.changed)
            self._sharing.question_pressed.connect(self.question_pressed)
        if self._selection is not None:
            self._selection.changed.connect(lambda keys: self.changed.emit(UTVALG, choice_as_field(keys)))
            self._selection.redrawn.connect(self.redrawn)
        if self._parts is not None:
            self._parts.changed.connect(self.changed)
            self._parts.source_pressed.connect(self.source_pressed)
            self._parts.choice_pressed.connect(self._on_choice)
            self._parts.grown.connect(self.redrawn)
        if self._way is not None:
            self._way.pressed.connect(self.source_pressed)
        self._missing.chosen.connect(self._on_missing)
        self._missing.redrawn.connect(self.redrawn)

    def _lay_out(self, notice: str) -> None:
        lines = column(self, spacing=16)
        if notice:
            lines.addWidget(_notice(tr_marked(notice)))
        head = column(spacing=0)
        head.addWidget(self._count)
        way = column(margins=(3, 0, 0, 0))  # room for the button's ring
        way.addLayout(button_row(self._to_missing))
        head.addLayout(way)
        for piece in (self._sharing, self._selection, self._way):
            if piece is not None:
                lines.addWidget(piece)
        lines.addLayout(head)
        if self._parts is not None:
            lines.addWidget(self._parts)
        lines.addWidget(self._missing)

    def _recount(self) -> None:
        if self._parts is None:
            self._count.setText(tr("Referatet er det dere skrev i møtet. Alt står på siden ved siden av."))
            return
        words = tr_n("{n} del har tekst.", "{n} deler har tekst.", self._parts.count_written())
        self._count.setText(f"{words} {tr('Tomme deler blir én linje i dokumentet.')}")

    def _on_choice(self) -> None:
        if self._selection is not None:
            self._selection.open_up()

    def _on_to_missing(self) -> None:
        self._missing.go_there()

    def _on_missing(self, savn: Savnbilde) -> None:
        if savn.del_id == DELING:
            if self._sharing is not None:
                first_stop(self._sharing).setFocus()
        elif self._parts is not None:
            self._parts.stand_in(savn.del_id, savn.felt_id)


def _notice(words: str) -> Card:
    card = Card((20, 12, 20, 12))
    across = row(spacing=12)
    across.addWidget(Glyph("shield-alert", "warning_icon"), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Prose(words, "", 1.4), 1)
    card.add(across)
    return card
