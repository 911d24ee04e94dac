"""The pieces of the last look: the two sides, what is confirmed, and the six words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.screens.utgang.model import Bekreftes, Side, Utgangsbilde
from ui.widgets.buttons import button, button_row
from ui.widgets.choices import CheckBox, Checks
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, WrapRow, column, row
from ui.widgets.lists import facts
from ui.widgets.surfaces import Card, PartCard
from ui.widgets.tab_order import first_stop
from ui.widgets.text import Heading, Prose, label

Answers = tuple[str, list[str]]


class BothSides(Card):
    """The child and the recipient beside each other, and the facts below."""

    def __init__(self, bilde: Utgangsbilde) -> None:
        super().__init__((24, 20, 24, 24), 16)
        both = Fold(spacing=32, below_spacing=16)
        both.add(_side(bilde.gjelder, "circle-user-round"), 1)
        both.add(_side(bilde.til, "arrow-right"), 1)
        self.add(both, facts(bilde.fakta))
        for said in bilde.sagt:
            self.add(_said(said))


def _side(side: Side, icon: str) -> QWidget:
    holder = QWidget()
    lines = column(holder, spacing=4)
    head = row(spacing=8)
    head.addWidget(Glyph(icon, "text_subtle", 18))
    head.addWidget(label(side.hode, "small"), 1)
    lines.addLayout(head)
    lines.addWidget(Heading(side.navn, "question"))
    for one in side.linjer:
        lines.addWidget(Prose(one, "subtle", 1.3))
    lines.addStretch(1)
    return holder


def _said(text: str) -> QWidget:
    holder = QFrame()
    holder.setProperty("meaning", "info")
    line = row(holder, margins=(16, 10, 16, 10), spacing=8)
    line.addWidget(Glyph("info", "info_icon", 18))
    line.addWidget(Prose(text, "", 1.4), 1000)
    line.addStretch(1)
    return holder


class Confirming(QWidget):
    """What a person does before it leaves: names the recipient, chooses what goes along, ticks, and types the name."""

    along_changed = Signal(list)
    name_chosen = Signal(str)
    entered = Signal()

    def __init__(self, bilde: Utgangsbilde, kept: Answers | None) -> None:
        super().__init__()
        typed, ticked = kept or ("", [])
        self._lines = column(self, spacing=16)
        self._name = line_edit(typed)
        self._name_row = FormRow(
            tr("Første gang hit: Skriv navnet på mottakeren"),
            self._name,
            note=tr("Må fylles ut"),
            why=tr("Skriv «{name}», eller bare det som skiller den fra andre.", name=bilde.skriv),
        )
        self._ticks = Ticks(bilde.bekreft, ticked)
        self._first: QWidget | None = self._ticks.first() if bilde.bekreft else self._name if bilde.skriv else None
        if bilde.mangler_navn:
            recipient = self._recipient(bilde.velg)
            self._lines.addWidget(recipient)
            self._first = first_stop(recipient)
        if bilde.kan_ved:
            self._lines.addWidget(self._along(bilde))
        card = Card((24, 20, 24, 24), 16)
        card.add(self._ticks, self._name_row)
        self._lines.addWidget(card)
        for piece, is_needed in (
            (self._ticks, bilde.bekreft),
            (self._name_row, bilde.skriv),
            (card, bilde.bekreft or bilde.skriv),
        ):
            piece.setHidden(not is_needed)  # never shown here: without a window above it, it would become one
        self._name.returnPressed.connect(self.entered)

    def answers(self) -> Answers:
        """Return what was typed and which warnings were ticked."""
        return self._name.text(), self._ticks.keys()

    def has_focus(self) -> bool:
        """Tell whether somebody stands here."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def first_stop(self) -> QWidget | None:
        """Return the first thing that must be done; what may go along is no such thing."""
        return self._first

    def show_wrong_name(self, text: str) -> None:
        """Say under the field that the name is another."""
        self._ticks.show_error("")
        self._name_row.set_error(text)
        self._name_row.focus_field()

    def show_unread(self, text: str) -> None:
        """Say that something is not confirmed."""
        self._name_row.set_error("")
        self._ticks.show_error(text)

    def _along(self, bilde: Utgangsbilde) -> PartCard:
        along = Checks(list(bilde.kan_ved), list(bilde.ved))
        along.set_name(tr("Legg ved"))
        along.changed.connect(self.along_changed)
        return PartCard(tr("Legg ved"), tr("Andre signerte dokumenter om det samme barnet."), along)

    def _recipient(self, known: tuple[str, ...]) -> PartCard:
        name = line_edit()
        written = FormRow(tr("Hva heter mottakeren?"), name, note=tr("Må fylles ut"))
        name.editingFinished.connect(lambda: self.name_chosen.emit(name.text()))
        pieces: list[QWidget] = [written]
        if known:
            choice = Choice([("", tr("Velg")), *((one, one) for one in known)])
            choice.activated.connect(lambda _index: self.name_chosen.emit(choice.key()))
            pieces.insert(0, FormRow(tr("Fra adresseboken"), choice))
        return PartCard(tr("Hvem gir du det til?"), tr("Det står ikke i dokumentet."), *pieces)


class Ticks(QWidget):
    """Each warning in a sentence, and below it what a person ticks."""

    def __init__(self, warnings: Sequence[Bekreftes], ticked: Sequence[str]) -> None:
        super().__init__()
        lines = column(self, spacing=12)
        lines.addWidget(Heading(tr("Bekreft dette først"), "section"))
        self._boxes: dict[str, CheckBox] = {}
        for one in warnings:
            box = CheckBox(one.kryss, checked=one.kode in ticked)
            box.setAccessibleDescription(one.sagt)
            self._boxes[one.kode] = box
            pair = column(spacing=2)
            pair.addWidget(Prose(one.sagt, "", 1.4))
            pair.addWidget(box)
            lines.addLayout(pair)
        self._error = label("", "danger", wrap=True)
        self._error.hide()
        lines.addWidget(self._error)

    def keys(self) -> list[str]:
        """Return the codes of what is ticked."""
        return [kode for kode, box in self._boxes.items() if box.isChecked()]

    def first(self) -> QWidget | None:
        """Return the first that is not ticked yet."""
        return next((box for box in self._boxes.values() if not box.isChecked()), None)

    def show_error(self, text: str) -> None:
        """Say that something is not ticked, and go there; an empty text takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if text:
            announce(self, text)
            if (missing := self.first()) is not None:
                missing.setFocus()


class SixWords(Card):
    """The words that open the copy: seen once, given another way than the file, kept nowhere."""

    def __init__(self, words: str) -> None:
        super().__init__((24, 20, 24, 24), 16)
        self._words = words
        across = WrapRow(spacing=12)
        for number, word in enumerate(words.split(), 1):
            across.addWidget(_word(number, word))
        copy = button(tr("Kopier ordene"), pressed=self._copy)
        self.add(
            Heading(tr("Ordene som åpner filen"), "section"),
            Prose(tr("Skriv dem med små bokstaver og ett mellomrom mellom hvert ord."), "subtle", 1.4),
            across,
            Prose(
                tr("Gi ordene en annen vei enn filen: les dem opp i telefonen på et nummer du har fra før."), "", 1.4
            ),
            Prose(tr("De vises bare nå. Vi tar ikke vare på dem, og ingen kan finne dem igjen."), "", 1.4),
            button_row(copy),
        )

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._words)


def _word(number: int, word: str) -> QWidget:
    holder = QFrame()
    holder.setProperty("surface", "calm")
    line = row(holder, margins=(12, 8, 16, 8), spacing=8)
    line.addWidget(label(str(number), "small"))
    line.addWidget(label(word, "large-strong"))
    return holder
