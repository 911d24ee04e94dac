"""Draws the quick note: whom, what kind, one box for the text. Esc closes and keeps every word."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.hurtiglogg.presenter import BARNET_SA, NotePresenter, Utkast, kinds
from ui.theme import look
from ui.widgets.bars import MessageBar
from ui.widgets.buttons import Chips, button, button_row
from ui.widgets.fields import Choice, text_area
from ui.widgets.form import FormRow
from ui.widgets.layout import column
from ui.widgets.page import Scroll
from ui.widgets.text import Heading, Prose

WIDTH, HEIGHT = 600, 520


class QuickNote(QDialog):
    """One panel for the whole window; `open_about` shows it, Ctrl+Enter saves."""

    def __init__(self, parent: QWidget, presenter: NotePresenter) -> None:
        super().__init__(parent)
        self._window = parent
        self._presenter = presenter
        self._filling = False
        self._kind = ""
        self._barn = Choice([])
        self._chips = Chips(kinds())
        self._text = text_area(lines=3)
        self._barn_row = FormRow(tr("Barn"), self._barn)
        self._text_row = FormRow(tr("Hva så eller hørte du?"), self._text)
        self._bar = MessageBar()
        self.setWindowTitle(tr("Hurtiglogg"))
        self.setModal(True)
        self._build()
        self._barn.currentIndexChanged.connect(self._on_changed)
        self._chips.changed.connect(self._on_kind)
        self._text.textChanged.connect(self._on_changed)
        self.finished.connect(presenter.flush)
        presenter.attach(self)

    def open_about(self, barn_id: str = "", kind: str = "") -> None:
        """Show the panel, about the child one is looking at if there is one."""
        if not self.isVisible():
            self._bar.close_message()
            self._presenter.open(barn_id, kind)

    def show_note(self, barn: list[tuple[str, str]], utkast: Utkast) -> None:
        """Fill the panel and stand where something is missing."""
        self._filling = True
        self._barn.clear()
        for barn_id, navn in barn:
            self._barn.addItem(navn, barn_id)
        self._barn.choose(utkast.barn_id)
        self._chips.choose([utkast.kind] if utkast.kind else [])
        self._text.set_text(utkast.tekst)
        self._barn_row.set_error("")
        self._text_row.set_error("")
        self._filling = False
        self._show_hint()
        if not barn:
            text = tr("Legg inn et barn først. Det gjør du under «Barn».")
            self._bar.show_message(Message(tr("Det er ingen barn å skrive om ennå."), "", text), "info")
        self.resize(min(look().px(WIDTH), 1100), min(look().px(HEIGHT), 680))
        self.open()
        (self._text if utkast.barn_id else self._barn).setFocus()

    def show_kept(self) -> None:
        """Say that an unsaved note stands here."""
        self._bar.show_message(Message(tr("Her er notatet du ikke fikk lagret.")), "info")

    def show_saved(self, text: str) -> None:
        """Close, and let a screen reader say that it is saved."""
        self._filling = True
        self._text.set_text("")
        self._chips.choose([])
        self._filling = False
        self.accept()
        announce(self._window, text)

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message in the panel; the text stays."""
        self._bar.show_message(message, meaning)

    def _build(self) -> None:
        content = QWidget()
        lines = column(content, margins=(24, 20, 24, 20), spacing=16)
        lines.addWidget(Heading(tr("Hurtiglogg"), "question"))
        lines.addWidget(self._bar)
        lines.addWidget(self._barn_row)
        lines.addWidget(self._chips)
        lines.addWidget(self._text_row)
        save = button(tr("Lagre"), "primary", pressed=self._on_save)
        save.setAccessibleDescription("Ctrl+Enter")
        # Not the button's own shortcut: that one presses a tenth of a second later.
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_save)
        lines.addLayout(button_row(save, button(tr("Lukk"), pressed=self.reject)))
        lines.addWidget(Prose(tr("Ctrl+Enter lagrer. Lukker du, ligger teksten her neste gang."), "small", 1.4))
        lines.addStretch(1)
        column(self).addWidget(Scroll(content))
        save.setDefault(True)  # only now that it stands in the dialogue, which else takes the first button it finds

    def _read(self) -> Utkast:
        chosen = self._chips.chosen()
        return Utkast(self._barn.key(), chosen[0] if chosen else "", self._text.text())

    def _on_kind(self, chosen: list[str]) -> None:
        """Keep one kind at a time: the one pressed last."""
        if self._filling:
            return
        if len(chosen) > 1:
            newest = next(one for one in chosen if one != self._kind)
            self._filling = True
            self._chips.choose([newest])
            self._filling = False
        self._on_changed()

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._read())
            self._show_hint()

    def _show_hint(self) -> None:
        utkast = self._read()
        self._kind = utkast.kind
        if utkast.tekst.strip():
            self._text_row.set_error("")
        if utkast.barn_id:
            self._barn_row.set_error("")
        self._text_row.set_echo(self._presenter.hint(utkast), "lightbulb")
        self._text.setProperty("voice", "child" if utkast.kind == BARNET_SA else "adult")
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)

    def _on_save(self) -> None:
        utkast = self._read()
        if self._barn.hasFocus() and utkast.barn_id and not utkast.tekst.strip():
            self._text.setFocus()  # Enter where one has just said who it is about: now comes what there is to say
            return
        self._barn_row.set_error("" if utkast.barn_id else tr("Velg hvem det gjelder."))
        self._text_row.set_error("" if utkast.tekst.strip() else tr("Skriv noe først."))
        wrong = next((one for one in (self._barn_row, self._text_row) if one.error()), None)
        if wrong is not None:
            wrong.focus_field()
        else:
            self._presenter.save(utkast)
