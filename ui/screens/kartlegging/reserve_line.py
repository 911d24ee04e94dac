"""«Dette vil jeg ikke at dere deler»: whom an answer is kept from, in the child's own choice, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.i18n import tr, tr_marked
from ui.samtykke_words import MOTTAKERE
from ui.screens.kartlegging.notes import Notes, reserved_words
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.choices import Checks, Radios
from ui.widgets.form import FormRow
from ui.widgets.icons import Glyph
from ui.widgets.layout import WrapRow, column, row
from ui.widgets.surfaces import Voice
from ui.widgets.text import Prose

_EVERYBODY, _SOME = "alle", "noen"


class ReserveLine(QObject):
    """Stands in the column it is given, below an answer: what the child has asked for, or the way to ask.

    `more` are links that stand before its own.
    """

    reserved = Signal(list)
    lifted = Signal(str)

    def __init__(self, lines: QVBoxLayout, question: str, child: str, *more: Button) -> None:
        super().__init__()
        self._child = child
        self._id = ""
        self._can_ask = True
        self._panel: _Panel | None = None
        self._told = _Told()
        lines.addWidget(self._told)
        self._ask = _link(tr("Ikke del dette"), "eye-off", question, self._on_ask)
        self._free = _link(tr("Kan deles likevel"), "eye", question, self._on_free)
        acts = WrapRow(spacing=16)
        for link in (*more, self._ask, self._free):
            acts.addWidget(link)
        lines.addLayout(acts)
        self._lines = column(spacing=4)
        lines.addLayout(self._lines)

    def show_notes(self, notes: Notes, *, can_ask: bool) -> None:
        """Show what stands; there is nothing to keep back where nothing was said."""
        self._id = notes.reserved.id if notes.reserved is not None else ""
        self._told.show_words(reserved_words(notes.reserved, self._child) if notes.reserved is not None else "")
        self._ask.setVisible(self._can_ask and can_ask and not self._id)
        self._free.setVisible(bool(self._id))
        if self._id:
            self._close()

    def hide_asking(self) -> None:
        """Where an answer is being corrected, sharing is not what it is about."""
        self._can_ask = False
        self._ask.hide()

    def _on_ask(self) -> None:
        if self._panel is None:
            self._panel = _Panel(self._child)
            self._panel.kept.connect(self._on_kept)
            self._panel.cancelled.connect(self._on_cancelled)
            self._lines.addWidget(self._panel)
        self._panel.first().setFocus()

    def _on_free(self) -> None:
        self.lifted.emit(self._id)

    def _on_kept(self, whom: list[str]) -> None:
        self.reserved.emit(whom)

    def _on_cancelled(self) -> None:
        self._ask.setFocus()
        self._close()

    def _close(self) -> None:
        panel, self._panel = self._panel, None
        if panel is not None:
            self._lines.removeWidget(panel)
            panel.hide()
            panel.deleteLater()


class _Told(QWidget):
    """What the child has said about sharing the answer."""

    def __init__(self) -> None:
        super().__init__()
        across = row(self, margins=(0, 4, 0, 0), spacing=8)
        across.addWidget(Glyph("eye-off", "text_subtle", 18))
        self._words = Prose("", "strong", 1.4)
        across.addWidget(self._words, 1)

    def show_words(self, words: str) -> None:
        """Show it; nothing hides the line."""
        self._words.setText(words)
        self.setVisible(bool(words))


class _Panel(QWidget):
    """Chooses everybody or some; nothing is kept before the button is pressed."""

    kept = Signal(list)
    cancelled = Signal()

    def __init__(self, child: str) -> None:
        super().__init__()
        panel = Voice(tr("«Dette vil jeg ikke at dere deler»"), child=True)
        self._whom = Radios(
            [(_EVERYBODY, tr("Ingen skal vite det")), (_SOME, tr("Velg hvem som ikke skal vite det"))],
            _EVERYBODY,
            tiles=True,
        )
        self._some = Checks([(one.value, tr_marked(words)) for one, words in MOTTAKERE.items()], columns=2)
        why = tr("Svaret holdes utenfor dokumenter, møter og filer til {navn} sier noe annet.", navn=child)
        self._some_row = FormRow(tr("Hvem skal ikke få vite det?"), self._some)
        self._some_row.hide()
        keep = Button(tr("Hold tilbake"), "primary", "eye-off")
        keep.clicked.connect(self._on_keep)
        panel.body.addWidget(FormRow(tr("Hvem gjelder det?"), self._whom, why=why))
        panel.body.addWidget(self._some_row)
        panel.body.addSpacing(4)
        panel.body.addLayout(button_row(keep, button(tr("Avbryt"), pressed=self.cancelled.emit)))
        column(self, margins=(0, 4, 0, 8)).addWidget(panel)
        self._whom.changed.connect(self._on_whom)

    def first(self) -> QWidget:
        """Return what takes the focus."""
        return self._whom.first()

    def _on_whom(self, key: str) -> None:
        self._some_row.setVisible(key == _SOME)
        self._some_row.set_error("")

    def _on_keep(self) -> None:
        chosen = self._some.keys() if self._whom.key() == _SOME else []
        if self._whom.key() == _SOME and not chosen:
            self._some_row.set_error(tr("Velg minst én."))
            return
        self.kept.emit(chosen)


def _link(text: str, icon: str, about: str, pressed: object) -> Button:
    made = Button(text, "link", icon)
    made.setAccessibleName(f"{text}: {about}")
    made.clicked.connect(pressed)
    return made
