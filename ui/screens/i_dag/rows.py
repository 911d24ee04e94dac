"""The lines of the day: what is due with its two buttons, and the small form that asks for a new date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dates import long_date, parse_date
from ui.i18n import tr
from ui.screens.i_dag.model import Gjort, Linje
from ui.theme import look
from ui.widgets.buttons import Button, button
from ui.widgets.fields import line_edit
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, WrapRow, column, row
from ui.widgets.tab_order import Compound
from ui.widgets.text import Prose

Today = Callable[[], date]


class NyFrist(QWidget):
    """Asks for a new date: typed, or one of two buttons. `given` carries it, `declined` that there is none."""

    given = Signal(date)
    declined = Signal()

    def __init__(self, today: Today, name: str, no: str, title: str = "") -> None:
        super().__init__()
        self._today = today
        self._line = line_edit()
        self._line.setFixedWidth(look().px(176))
        asked = Compound()
        self._across = across = WrapRow(spacing=2)
        for piece in (
            self._line,
            button(tr("Sett ny frist"), pressed=self.submit),
            button(tr("I morgen"), pressed=lambda: self._give(1)),
            button(tr("Om 3 dager"), pressed=lambda: self._give(3)),
            button(no, "quiet", pressed=self.declined.emit),
        ):
            across.addWidget(piece)
        asked.setLayout(across)
        self._row = FormRow(title or tr("Ny frist"), asked)
        self._line.setAccessibleName(name)
        column(self, margins=(0, 8, 0, 4)).addWidget(self._row)
        self._line.returnPressed.connect(self.submit)
        self._line.textChanged.connect(self._on_typed)

    def first(self) -> QWidget:
        """Return the field."""
        return self._line

    def add(self, piece: QWidget) -> None:
        """Put something more to do beside the buttons."""
        self._across.addWidget(piece)

    def submit(self) -> None:
        """Send the typed date, or say what is wrong with it."""
        value = parse_date(self._line.text(), self._today())
        if value is None:
            wrong = tr("Skriv en dato, for eksempel «fredag» eller «om 3 dager».")
        else:
            wrong = tr("Datoen er passert. Velg i dag eller senere.") if value < self._today() else ""
        self._row.set_error(wrong)
        if wrong:
            self._row.focus_field()
        elif value is not None:
            self.given.emit(value)

    def _on_typed(self, text: str) -> None:
        value = parse_date(text, self._today())
        self._row.set_error("")
        self._row.set_echo(long_date(value) if value else "")

    def _give(self, days: int) -> None:
        self.given.emit(self._today() + timedelta(days=days))


class Gjoeremaalsrad(QWidget):
    """One thing to do. The child's name leads to the child; the second button opens the question of when below.

    What is ours is done or put off, what we wait for has come or is asked for again, and what is done is looked at. A
    missing stop point is made.
    """

    done = Signal(str)
    postponed = Signal(str, date)
    reminded = Signal(str, date)
    child_pressed = Signal(str)
    letter_pressed = Signal(str)
    stop_pressed = Signal(str)

    def __init__(self, linje: Linje, today: Today, *, primary: bool) -> None:
        super().__init__()
        self.linje = linje
        self._today = today
        self._question: NyFrist | None = None
        first, second = _verbs(linje)
        icon = "flag" if linje.needs_stop else "check"
        self._done = button(first, "primary" if primary else "secondary", icon if primary else "", self.press_done)
        self._later = button(second, pressed=self._on_later)
        about = f"{linje.who}: {linje.what}" if linje.who else linje.what
        for one in (self._done, self._later):
            one.setAccessibleName(tr("{verb}: {what}", verb=one.text(), what=about))
        self._lines = column(self, margins=(20, 8, 13, 8))
        fold = Fold(spacing=16, below_spacing=4, centred=True)
        fold.add(self._subject(), 1)
        buttons = QWidget()
        line = WrapRow(spacing=2)
        line.addWidget(self._done)
        if second:
            line.addWidget(self._later)
        buttons.setLayout(line)
        fold.add(buttons)
        self._lines.addLayout(fold)

    def first(self) -> QWidget:
        """Return the button most often needed."""
        return self._done

    def part_with_focus(self) -> str:
        """Return which of the row's parts has the focus, so that a new drawing can give it back."""
        return "later" if self._later.hasFocus() else "done"

    def focus_part(self, part: str) -> None:
        """Stand where one stood in the row that was here before."""
        (self._later if part == "later" else self._done).setFocus()

    def press_done(self) -> None:
        """Send that it is done; what is done already is answered on the child's own page."""
        if self.linje.needs_stop:
            self.stop_pressed.emit(self.linje.barn_id)
        elif self.linje.is_done:
            self.child_pressed.emit(self.linje.barn_id)
        else:
            self.done.emit(self.linje.id)

    def question(self) -> NyFrist | None:
        """Return the open question about the date, if there is one."""
        return self._question

    def close_question(self) -> None:
        """Let the date stand."""
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None
            self._later.setFocus()

    def _subject(self) -> QWidget:
        linje = self.linje
        holder = QWidget()
        across = row(holder, spacing=13)
        across.addWidget(Glyph(*_mark(linje)))
        words = column(margins=(3, 0, 0, 0), spacing=2)
        first = WrapRow(spacing=3, outdent=3 if linje.who else 0)
        if linje.who:
            child = Button(linje.who, "link")
            child.setProperty("dense", "true")
            child.setAccessibleName(tr("Åpne {name}", name=linje.who))
            child.clicked.connect(lambda: self.child_pressed.emit(linje.barn_id))
            first.addWidget(child)
        first.addWidget(_beside_ring(linje.what) if linje.who else Prose(linje.what, "strong", 1.3))
        words.addLayout(first)
        words.addWidget(Prose(linje.meta, "warning" if linje.stands_out else "small", 1.3))
        across.addLayout(words, 1)
        return holder

    def _on_later(self) -> None:
        if self._question is not None:
            self.close_question()
            return
        asked = self._asking()
        asked.declined.connect(self.close_question)
        self._question = asked
        self._lines.addWidget(asked)
        asked.show()
        asked.first().setFocus()

    def _asking(self) -> NyFrist:
        linje = self.linje
        name = tr("Ny frist for {what}", what=linje.what)
        if not linje.waits:
            asked = NyFrist(self._today, name, tr("Avbryt"))
            asked.given.connect(lambda day: self.postponed.emit(linje.id, day))
            return asked
        asked = NyFrist(self._today, name, tr("Avbryt"), tr("Dere har purret i dag. Når ser vi etter svar igjen?"))
        asked.given.connect(lambda day: self.reminded.emit(linje.id, day))
        if linje.barn_id:
            asked.add(button(tr("Skriv purrebrev"), icon="file-text", pressed=self._on_letter))
        return asked

    def _on_letter(self) -> None:
        self.letter_pressed.emit(self.linje.barn_id)


def _verbs(linje: Linje) -> tuple[str, str]:
    """Return what can be done with a line; the second may be nothing."""
    if linje.is_done:
        return tr("Svar"), ""
    if linje.needs_stop:
        return tr("Lag stoppunkt"), tr("Utsett")
    return (tr("Svaret er kommet"), tr("Purr")) if linje.waits else (tr("Gjort"), tr("Utsett"))


def _mark(linje: Linje) -> tuple[str, str]:
    if linje.stands_out:
        return "triangle-alert", "warning_icon"
    return ("circle-help" if linje.is_done else "clock"), "text_subtle"


def _beside_ring(text: str) -> QWidget:
    """Text that lines up with a link's own words when it goes on below them, past the room for the link's ring."""
    holder = QWidget()
    row(holder, margins=(3, 0, 0, 0)).addWidget(Prose(text, "", 1.3))
    return holder


class Gjortrad(QWidget):
    """Stands where something was just marked as done, and asks whether it shall stand again."""

    again = Signal(object, date)
    closed = Signal()

    def __init__(self, gjort: Gjort, today: Today) -> None:
        super().__init__()
        self._question = NyFrist(today, tr("Ny frist for {what}", what=gjort.hva), tr("Ikke igjen"))
        self._question.given.connect(lambda day: self.again.emit(gjort, day))
        self._question.declined.connect(self.closed)
        across = row(self, margins=(20, 12, 13, 8), spacing=16)
        mark = column()
        mark.addWidget(Glyph("circle-check", "success_icon"))
        mark.addStretch(1)
        across.addLayout(mark)
        words = column(spacing=4)
        words.addWidget(Prose(tr("Gjort: {what}", what=gjort.hva), "strong", 1.3))
        words.addWidget(Prose(tr("Skal det gjøres igjen en annen dag?"), "subtle", 1.3))
        words.addWidget(self._question)
        across.addLayout(words, 1)

    def first(self) -> QWidget:
        """Return the field for the date."""
        return self._question.first()

    def question(self) -> NyFrist:
        """Return the question about the date."""
        return self._question
