"""The pages that a child meets, each with few words and big buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.i18n import language, tr, tr_n
from ui.screens.barnemodus.answer import ChildAnswer
from ui.screens.barnemodus.model import Page, Question
from ui.widgets.answer_tile import ARROWS
from ui.widgets.buttons import Button, button_row
from ui.widgets.icons import Glyph
from ui.widgets.layout import column, row
from ui.widgets.lent import LentPart
from ui.widgets.text import Heading, Prose

_WIDTH = 720


class Part(LentPart):
    """One page."""

    def show_page(self, page: Page) -> None:
        """Show what has changed."""

    def say(self, heading: str, *sentences: str) -> None:
        """Put a heading and what is to be read below it."""
        self.lines.addWidget(Heading(heading, "title"))
        for one in sentences:
            self.lines.addWidget(Prose(one, "large", 1.5, _WIDTH))


class WelcomePart(Part):
    """The first page: what this is, that there is no wrong answer, and who reads it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        if page.left:
            self.say(
                tr("Hei, {navn}!", navn=page.child),
                tr("Her kan du svare selv, i ditt eget tempo. Det finnes ingen riktige eller gale svar."),
                tr("Du kan alltid velge «Vet ikke» eller «Vil ikke svare», og du kan ta pause når du vil."),
                tr("Svarene blir lagret mens du svarer. Den voksne leser dem etterpå, og dere kan snakke om dem."),
            )
            self._first = self.make("start", tr("Begynn"), "primary", "arrow-right")
            buttons = [self._first, self.make("pause", tr("Jeg vil ta pause"), "quiet")]
        else:
            self.say(tr("Hei, {navn}!", navn=page.child), tr("Her er det ingenting å svare på alene akkurat nå."))
            self._first = self.make("pause", tr("Gi maskinen til den voksne"), "primary")
            buttons = [self._first]
        self.lines.addSpacing(8)
        self.lines.addLayout(button_row(*buttons, spacing=6))

    def first(self) -> QWidget:
        """Return the button that leads on."""
        return self._first


class QuestionPart(Part):
    """One question: digits choose, Enter goes on."""

    picked = Signal(tuple)
    typed = Signal(str)
    told = Signal(str)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.path = question.path
        spraak = language().value
        name = question.punkt.tekst.paa(spraak)
        self._left = Prose("", "large-subtle", 1.3, _WIDTH)
        self._problem = _Problem()
        self._problem.retry.clicked.connect(lambda: self.pressed.emit("save"))
        self._answer = ChildAnswer(question, name, spraak)
        self._answer.picked.connect(self.picked)
        self._answer.typed.connect(self.typed)
        self._answer.told.connect(self.told)
        self._answer.entered.connect(lambda: self.pressed.emit("next"))
        self._back = self.make("back", tr("Tilbake"))
        self.lines.setSpacing(8)
        head = row(spacing=16)
        head.addWidget(Prose(question.theme, "large-subtle", 1.3), 1)
        head.addWidget(self._left, 0, Qt.AlignmentFlag.AlignRight)
        self.lines.addLayout(head)
        self.lines.addWidget(Heading(name, "child-question"))
        if question.why:
            self.lines.addWidget(Prose(question.why, "large-subtle", 1.4, _WIDTH))
        self.lines.addSpacing(8)
        self.lines.addWidget(self._answer)
        self.lines.addWidget(self._problem)
        self.lines.addSpacing(8)
        on = self.make("next", tr("Neste"), "primary", "arrow-right")
        on.setAccessibleDescription("Enter")
        pause = self.make("pause", tr("Jeg vil ta pause"), "quiet")
        self.lines.addLayout(button_row(on, self._back, pause, spacing=6))

    def show_page(self, page: Page) -> None:
        """Show what is chosen, how many are left, and what the child should know."""
        if page.question is not None:
            self._answer.show_question(page.question)
        left = tr_n("Ett spørsmål igjen", "{n} spørsmål igjen", page.left)
        self._left.setText(left if page.left else tr("Ingen spørsmål igjen"))
        self._left.updateGeometry()
        self._back.setVisible(not page.is_first)
        self._problem.show_page(page)

    def first(self) -> QWidget:
        """Return the chosen tile or the first, or the field."""
        return self._answer.first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, arrows walk, Enter chooses what one stands on and then goes on."""
        tiles = self._answer.tiles
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif event.key() in ARROWS:
            tiles.flush()
            tiles.walk(ARROWS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            tiles.flush()
            stands = tiles.focused()
            if stands is not None and not stands.isChecked() and tiles.is_empty():
                stands.click()
            else:
                self.pressed.emit("next")
        elif len(event.text()) != 1 or not event.text().isdecimal() or not tiles.type_digit(event.text()):
            super().keyPressEvent(event)

    def flush(self) -> None:
        """Send what waits for another digit."""
        self._answer.tiles.flush()


class TogetherPart(Part):
    """One calm sentence that is meant for both, and nothing else to read."""

    def __init__(self) -> None:
        super().__init__()
        self._words = tr("Takk for at du fortalte det. Nå snakker vi sammen om det.")
        self.say(self._words)
        self._on = self.make("pause", tr("Gi maskinen til den voksne"), "primary")
        self.lines.addSpacing(8)
        self.lines.addLayout(button_row(self._on))

    def show_page(self, _page: Page) -> None:
        """Let a screen reader say it, quietly."""
        announce(self, self._words)

    def first(self) -> QWidget:
        """Return the button that leads on."""
        return self._on


class DonePart(Part):
    """The last page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.say(
            tr("Takk, {navn}!", navn=page.child),
            tr("Nå har du vært gjennom alt. Du kan gå tilbake og se på det du svarte."),
        )
        self._on = self.make("pause", tr("Gi maskinen til den voksne"), "primary")
        self.lines.addSpacing(8)
        self.lines.addLayout(button_row(self._on, self.make("back", tr("Tilbake")), spacing=6))

    def first(self) -> QWidget:
        """Return the button that leads on."""
        return self._on


class HandOverPart(Part):
    """The machine changes hands: the child may go on, the adult writes her password."""

    took_over = Signal(str, bool)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.say(tr("Gi maskinen til den voksne"))
        self._saved = Prose("", "large", 1.5, _WIDTH)
        self.lines.addWidget(self._saved)
        if page.can_go_on:
            on = self.make("resume", tr("Fortsett å svare"))
            self.lines.addLayout(button_row(on))
        out = self.ask_way_out(tr("Passordet til den voksne"))
        out.tried.connect(self.took_over)
        self._first: QWidget = on if page.can_go_on else out.first()

    def show_page(self, page: Page) -> None:
        """Say that all is saved, once it is."""
        words = page.problem or (_unsaved_words() if page.unsaved else tr("Alt du har svart, er lagret."))
        self._saved.setText(words)

    def first(self) -> QWidget:
        """Return what the child may press, else where the adult writes."""
        return self._first


class _Problem(QWidget):
    """A friendly word below the answer."""

    def __init__(self) -> None:
        super().__init__()
        across = row(self, spacing=12)
        across.addWidget(Glyph("message-circle", "text_subtle", 24), 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=4)
        self._words = Prose("", "large", 1.4, _WIDTH)
        self.retry = Button(tr("Prøv igjen"), "secondary")
        words.addWidget(self._words)
        words.addLayout(button_row(self.retry))
        across.addLayout(words, 1)
        self.hide()

    def show_page(self, page: Page) -> None:
        """Say it where there is something to say."""
        words = page.problem or (_unsaved_words() if page.unsaved else "")
        if words and words != self._words.text():
            announce(self, words)
        self._words.setText(words)
        self.retry.setVisible(page.unsaved and not page.problem)
        self.setVisible(bool(words))


def _unsaved_words() -> str:
    return tr("Maskinen fikk ikke lagret svaret. Det står her ennå. Si fra til den voksne.")
