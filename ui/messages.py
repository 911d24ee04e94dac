"""Error codes become sentences: what happened, what is safe, what to do now. The only module with message boxes.

The sentences stand in `resources/i18n/meldinger/*.json`: code → language → [what, safe, do_now]. A test demands all
three languages for every code that the program can raise.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.paths import resources
from ui.dates import day_and_month, far_moment
from ui.i18n import language, tr

Catalogue = dict[str, dict[str, list[str]]]


class Message(NamedTuple):
    """Three short sentences; the last two may be empty."""

    what: str
    safe: str = ""
    do_now: str = ""

    def as_text(self) -> str:
        """Return the sentences as one line, as they are read aloud."""
        return " ".join(part for part in (self.what, self.safe, self.do_now) if part)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Return every sentence; read when the first error comes, not at start."""
    loaded: Catalogue = {}
    for file in sorted((resources() / "i18n" / "meldinger").glob("*.json")):
        loaded |= json.loads(file.read_text("utf-8"))
    return loaded


def sentence(error: HelseansvarligError) -> Message:
    """Return what to say about an error, in the language in force."""
    if isinstance(error, KnownError):
        known = catalogue().get(error.code)
        if known is not None:
            filled = {name: _worded(name, value) for name, value in error.params.items()}
            return Message(*(part.format(**filled) for part in known[language().value]))
        return _unknown(error.code)
    return _unknown(str(error))


def _worded(name: str, value: object) -> object:
    """Return a day (`dato`) or a moment (`naar`), which the core tells in ISO 8601, as people say it."""
    if name == "dato":
        return day_and_month(date.fromisoformat(str(value)), date.min)
    return far_moment(datetime.fromisoformat(str(value))) if name == "naar" else value


def _unknown(reference: str) -> Message:
    return Message(
        tr("Noe gikk galt i programmet. Det er ikke din feil."),
        tr("Det du har skrevet, er lagret."),
        tr("Prøv igjen. Skjer det på nytt, så meld fra og oppgi «{reference}».", reference=reference),
    )


class Question(NamedTuple):
    """Something that cannot be undone: what it is, what follows, and the verb on the button that does it."""

    what: str
    consequence: str
    do_it: str


Answer = Callable[[bool], None]


class Asker:
    """Asks before what cannot be undone; for everything else there is undo."""

    def ask(self, parent: QWidget, question: Question, answer: Answer) -> None:
        """Show the question and return at once; `answer` gets true only when the user pressed the verb."""
        from PySide6.QtCore import Qt  # both: not on the way to the locked door
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(parent)
        box.setText(question.what)
        box.setInformativeText(question.consequence)
        box.setTextFormat(Qt.TextFormat.PlainText)
        do_it = box.addButton(question.do_it, QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(tr("Avbryt"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.finished.connect(lambda _code: answer(box.clickedButton() is do_it))
        box.finished.connect(box.deleteLater)
        box.open()


class PresetAsker(Asker):
    """Answers as a test has decided, and keeps the questions it was asked."""

    def __init__(self, *, yes: bool) -> None:
        self.yes = yes
        self.asked: list[Question] = []

    def ask(self, parent: QWidget, question: Question, answer: Answer) -> None:  # noqa: ARG002 - no box, no parent
        """Answer at once, without a box."""
        self.asked.append(question)
        answer(self.yes)
