"""One question on the page: a line when it is closed, a calm card with its control and two voices when it is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from helseansvarlig.domain.svar import Svarstatus
from ui.answers import answer_words
from ui.i18n import tr
from ui.screens.kartlegging.control_kinds import make_control
from ui.screens.kartlegging.controls import AnswerControl
from ui.screens.kartlegging.model import Row, RowKind, is_for_adult, question_of, voices_of, why_of
from ui.screens.kartlegging.notes import refusal_words
from ui.screens.kartlegging.reserve_line import ReserveLine
from ui.screens.kartlegging.voices import Voices
from ui.typed import Typed
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.lists import RowButton
from ui.widgets.text import Heading, Prose, set_role

_MARKS = {
    Svarstatus.BESVART: ("circle-check", "success_icon"),
    Svarstatus.VET_IKKE: ("circle-help", "text_subtle"),
    Svarstatus.VIL_IKKE_SVARE: ("hand", "text_subtle"),
    Svarstatus.IKKE_SPURT: ("circle", "text_subtle"),
}


class QuestionSlot(QWidget):
    """Tells its path with everything it says, so that the screen needs one slot for all questions."""

    opened = Signal(str)
    picked = Signal(str, tuple, bool)
    typed = Signal(str, str)
    voice_typed = Signal(str, str, bool)
    reset_pressed = Signal(str)
    entered = Signal(str)
    filed = Signal(str, object)
    reserved = Signal(str, list)
    lifted = Signal(str)

    def __init__(self, shown: Row, spraak: str, child: str) -> None:
        super().__init__()
        self._row = shown
        self._spraak = spraak
        self._child = child
        self._line = QuestionLine(shown, spraak)
        self._line.opened.connect(self._on_opened)
        self._card: QuestionCard | None = None
        self._is_open = False
        lines = column(self)
        lines.addWidget(self._line)
        self._lines = lines

    def show_row(self, shown: Row, *, is_open: bool) -> None:
        """Show the answer as it stands, open or closed; what has not changed costs nothing."""
        if shown == self._row and is_open == self._is_open:
            return
        self._row, self._is_open = shown, is_open
        self._line.show_row(shown)
        if is_open and self._card is None:
            self._open()
        elif not is_open and self._card is not None:
            self._close()
        elif self._card is not None:
            self._card.show_row(shown)
        self._line.setVisible(not is_open)

    def show_typed(self, typed: Typed) -> None:
        """Take note of how what was typed was understood."""
        if self._card is not None:
            self._card.control.show_typed(typed)

    def first(self) -> QWidget:
        """Return what takes the focus: the control of an open question, else its line."""
        target = self._card.first() if self._card is not None else None
        return target or self._line

    def flush(self) -> None:
        """Send what waits for a pause."""
        if self._card is not None:
            self._card.control.flush()

    def _open(self) -> None:
        card = QuestionCard(self._row, self._spraak, self._child)
        card.control.picked.connect(self._on_picked)
        card.control.typed.connect(self._on_typed)
        card.control.reset_pressed.connect(self._on_reset)
        card.control.entered.connect(self._on_entered)
        card.control.filed.connect(self._on_filed)
        card.voice_typed.connect(self._on_voice_typed)
        card.reset_pressed.connect(self._on_reset)
        card.reserve.reserved.connect(self._on_reserved)
        card.reserve.lifted.connect(self.lifted)
        self._card = card
        self._lines.addWidget(card)

    def _close(self) -> None:
        card = self._card
        self._card = None
        if card is not None:
            card.control.flush()
            self._lines.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _on_opened(self) -> None:
        self.opened.emit(self._row.path)

    def _on_picked(self, keys: tuple[str, ...], go_on: bool) -> None:
        # Whoever has opened the voices is about to write: the question stays.
        stays = self._card is not None and self._card.has_open_voices()
        self.picked.emit(self._row.path, keys, go_on and not stays)

    def _on_typed(self, text: str) -> None:
        self.typed.emit(self._row.path, text)

    def _on_voice_typed(self, text: str, child: bool) -> None:
        self.voice_typed.emit(self._row.path, text, child)

    def _on_reset(self) -> None:
        self.reset_pressed.emit(self._row.path)

    def _on_entered(self) -> None:
        self.entered.emit(self._row.path)

    def _on_filed(self, act: object) -> None:
        self.filed.emit(self._row.path, act)

    def _on_reserved(self, whom: list[str]) -> None:
        self.reserved.emit(self._row.path, whom)


class QuestionLine(RowButton):
    """A closed question: its mark, its words, its answer."""

    def __init__(self, shown: Row, spraak: str) -> None:
        self._spraak = spraak
        self._question = shown.punkt.tekst.paa(spraak)
        self._mark = Glyph("circle", "text_subtle")
        self._words = _prose(self._question, 3)
        self._answer = _prose(" ", 2)
        super().__init__(self._question, [self._mark, self._words, self._answer])
        self.show_row(shown)

    def show_row(self, shown: Row) -> None:
        """Show the answer; what was typed and not understood shows that it waits."""
        waits = shown.raw is not None
        answer = tr("Ikke forstått ennå") if waits else answer_words(shown.punkt, shown.svar, self._spraak)
        answer = answer.split("\n", 1)[0]
        if shown.notes.reserved is not None:
            answer = tr("{svar} · deles ikke", svar=answer)
        icon = ("triangle-alert", "warning_icon") if waits else _MARKS[shown.svar.status]
        self._mark.set_icon(*icon)
        asked = waits or shown.svar.is_settled
        for part, role in ((self._words, "" if asked else "subtle"), (self._answer, "strong" if asked else "subtle")):
            if part.property("role") != role:
                set_role(part, role)
        if self._answer.text() != answer:
            self._answer.setText(answer)
            self._answer.setVisible(asked)  # the empty ring says it; a screen reader is told
            self.setAccessibleName(f"{self._question} {answer}")
            self.setFixedHeight(self._height(self.width()))


class QuestionCard(QWidget):
    """An open question. The voices fold out when somebody wants to write, and stay when something is written."""

    voice_typed = Signal(str, bool)
    reset_pressed = Signal()

    def __init__(self, shown: Row, spraak: str, child: str, *, inset: bool = True) -> None:
        super().__init__()
        name, is_behind = question_of(shown, spraak), shown.kind is RowKind.BEHIND
        lines = column(self, margins=(32, 24, 32, 16) if inset else (0, 8, 0, 8), spacing=8)
        lines.addWidget(Heading(name, "section" if is_behind else "question"))
        if why := why_of(shown, spraak):
            lines.addWidget(Prose(why, "subtle", 1.4))
        for icon, words in _notes(shown):
            lines.addLayout(_note(icon, words))
        self.control: AnswerControl = make_control(shown, spraak, name)
        if not is_behind:
            lines.addSpacing(8)
            lines.addWidget(self.control)
        self._voices = Voices(*voices_of(shown, child), shown.svar)
        self._voices.typed.connect(self.voice_typed)
        self._fold = Button(tr("Skriv med egne ord"), "link", "pencil")
        self._fold.clicked.connect(self._on_fold)
        self._reset = Button(tr("Sett tilbake til «Ikke spurt»"), "link", "undo-2")
        self._reset.clicked.connect(self.reset_pressed)
        self._refusal = Prose("", "small", 1.4)
        lines.addWidget(self._refusal)
        self.reserve = ReserveLine(lines, name, child, self._fold, self._reset)
        lines.addWidget(self._voices)
        self._voices.hide()
        if shown.svar.barnets_ord or shown.svar.voksnes_observasjon:
            self.open_voices()
        self._show_told(shown)

    def show_row(self, shown: Row) -> None:
        """Show the answer as it stands; words that are being written are not touched."""
        self.control.show_row(shown)
        self._show_told(shown)
        self._voices.show_words(shown.svar)

    def first(self) -> QWidget | None:
        """Return what takes the focus."""
        return self.control.first() or (self._voices.first() if self.has_open_voices() else self._fold)

    def has_open_voices(self) -> bool:
        """Tell whether there is room to write beside the answer."""
        return self._voices.isVisibleTo(self)

    def open_voices(self) -> None:
        """Make room to write beside the answer."""
        self._voices.show()
        self._fold.hide()

    def _show_told(self, shown: Row) -> None:
        self._reset.setVisible(shown.svar.is_settled or shown.raw is not None)
        refusal = refusal_words(shown.svar.status, shown.notes)
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))
        self.reserve.show_notes(shown.notes, can_ask=shown.is_said)

    def _on_fold(self) -> None:
        self.open_voices()
        area = self._voices.first()
        if area is not None:
            area.setFocus()


def _notes(shown: Row) -> list[tuple[str, str]]:
    """Return what the adult should know before asking."""
    notes: list[tuple[str, str]] = []
    if shown.kind is RowKind.BEHIND:
        return notes
    if is_for_adult(shown.punkt):
        notes.append(("users-round", tr("Denne svarer du på som voksen.")))
    if shown.punkt.ansikt_til_ansikt:
        notes.append(("message-circle", tr("Spør ansikt til ansikt. La aldri barnet svare alene foran skjermen.")))
    if shown.punkt.krever_godkjenning:
        notes.append(("info", tr("Brukes først når lederen har godkjent malen faglig.")))
    if shown.punkt.maa_besvares:
        notes.append(("info", tr("Må fylles ut. «Vet ikke» og «Vil ikke svare» er også svar.")))
    return notes


def _note(icon: str, words: str) -> QHBoxLayout:
    across = row(spacing=8)
    across.addWidget(Glyph(icon, "text_subtle", 18), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Prose(words, "small", 1.4), 1)
    return across


def _prose(text: str, stretch: int) -> Prose:
    made = Prose(text, "", 1.3)
    made.setProperty("stretch", stretch)
    return made
