"""Draws the rules about deadlines, each with its source; one at a time can be decided otherwise, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.i18n import tr
from ui.messages import Message
from ui.screens.frister.model import Regellinje, Utfylt, units
from ui.screens.frister.presenter import FristerPresenter
from ui.theme import look
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.choices import CheckBox
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import FormRow
from ui.widgets.form_parts import pair
from ui.widgets.layout import Fold, WrapRow, column
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose

WIDTH = 860


class FristerScreen(Screen):
    """Every rule with its number, its source and the day it was checked."""

    def __init__(self, presenter: FristerPresenter) -> None:
        super().__init__(
            "frister",
            tr("Frister"),
            tr("En regel som ingen har kontrollert, brukes ikke før dere har bestemt det her."),
        )
        self._presenter = presenter
        self._cards: dict[str, Regelkort] = {}
        self._open = ""
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Read the rules; no question is open."""
        super().show_place(place)
        self._open = ""
        self.bar.close_message()
        self._presenter.load()

    def first_focus(self) -> QWidget | None:
        """Return the way to change the first rule."""
        return next((card.first() for card in self._cards.values()), super().first_focus())

    def step_back(self) -> bool:
        """Close the open question, if there is one."""
        if not self._open:
            return False
        self.close_question("")
        return True

    def show_rules(self, linjer: list[Regellinje]) -> None:
        """Show every rule; an open question stays open."""
        was_empty = not self._cards
        clear_layout(self.body)
        self._cards = {}
        for linje in linjer:
            card = Regelkort(linje)
            card.opened.connect(self._on_open)
            card.decided.connect(self._presenter.decide)
            card.put_back.connect(self._presenter.put_back)
            card.closed.connect(partial(self.close_question, ""))
            card.setMaximumWidth(look().px(WIDTH))
            self._cards[linje.id] = card
            self.add(card)
        if was_empty and self.isVisible() and (target := self.first_focus()) is not None:
            target.setFocus()
        if self._open in self._cards:
            self._cards[self._open].open_question()
        order_as_laid_out(self)

    def show_error(self, field: str, text: str) -> None:
        """Say what must be mended in the open question."""
        if self._open in self._cards:
            self._cards[self._open].show_error(field, text)

    def close_question(self, said: str) -> None:
        """Close the question and stand on the rule's own button."""
        at, self._open = self._open, ""
        if said:
            announce(self, said)
        if at in self._cards:
            self._cards[at].close_question()
            self._cards[at].first().setFocus()

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the rules."""
        self.bar.show_message(message, meaning)

    def _on_open(self, regel: str) -> None:
        if self._open in self._cards:
            self._cards[self._open].close_question()
        self._open = regel
        self._cards[regel].open_question()
        order_as_laid_out(self)


class Regelkort(Card):
    """One rule; «Endre» opens the question below it."""

    opened = Signal(str)
    decided = Signal(str, object)
    put_back = Signal(str)
    closed = Signal()

    def __init__(self, linje: Regellinje) -> None:
        super().__init__((23, 14, 20, 14), 6)
        self._linje = linje
        self._question: Regelspoersmaal | None = None
        self._change = button(tr("Endre"), pressed=lambda: self.opened.emit(linje.id))
        self._change.setAccessibleName(tr("Endre: {what}", what=linje.name))
        words = QWidget()
        lines = column(words, spacing=4)
        lines.addWidget(Prose(linje.name, "strong", 1.3))
        for text, role in ((linje.counts, ""), (linje.source, "small"), (linje.decided, "small")):
            if text:
                lines.addWidget(Prose(text, role, 1.4))
        beside = QWidget()
        line = WrapRow(spacing=12, outdent=0)
        line.addWidget(badge(linje.meaning, linje.icon, linje.state))
        line.addWidget(self._change)
        beside.setLayout(line)
        fold = Fold(spacing=16, below_spacing=4)
        fold.add(words, 1)
        fold.add(beside)
        self.add(fold)

    def first(self) -> QWidget:
        """Return the button that opens the question."""
        return self._change

    def open_question(self) -> None:
        """Ask what shall hold here."""
        if self._question is None:
            self._question = Regelspoersmaal(self._linje, self._decide, self._put_back, self.closed.emit)
            self.add(self._question)
        self._question.show()  # what is not on screen yet forgets a focus given to it
        self._question.first().setFocus()

    def close_question(self) -> None:
        """Take the question away."""
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None

    def show_error(self, field: str, text: str) -> None:
        """Say what must be mended."""
        if self._question is not None:
            self._question.show_error(field, text)

    def _decide(self, utfylt: Utfylt) -> None:
        self.decided.emit(self._linje.id, utfylt)

    def _put_back(self) -> None:
        self.put_back.emit(self._linje.id)


class Regelspoersmaal(QWidget):
    """What shall hold here: whether the rule is used, its number, and why."""

    def __init__(
        self,
        linje: Regellinje,
        decide: Callable[[Utfylt], None],
        put_back: Callable[[], None],
        close: Callable[[], None],
    ) -> None:
        super().__init__()
        self._decide = decide
        self._used = CheckBox(tr("Regelen brukes her"), checked=linje.utfylt.brukes or not linje.decided)
        self._number = line_edit(linje.utfylt.antall)
        self._unit = Choice(units(linje.utfylt.enhet), linje.utfylt.enhet)
        self._why = line_edit()
        self._rows = {
            "antall": FormRow(tr("Antall"), self._number, note=tr("Valgfritt")),
            "begrunnelse": FormRow(tr("Hvorfor?"), self._why, note=tr("Må fylles ut")),
        }
        lines = column(self, margins=(3, 10, 0, 0), spacing=12)
        lines.addWidget(self._used)
        lines.addLayout(pair(self._rows["antall"], FormRow(tr("Enhet"), self._unit)))
        lines.addWidget(self._rows["begrunnelse"])
        buttons = [button(tr("Lagre"), "primary", pressed=self._on_save), button(tr("Avbryt"), pressed=close)]
        if linje.decided:
            buttons.append(button(tr("Sett tilbake"), "quiet", pressed=put_back))
        lines.addLayout(button_row(*buttons))
        self._why.returnPressed.connect(self._on_save)

    def first(self) -> QWidget:
        """Return the tick box."""
        return self._used

    def show_error(self, field: str, text: str) -> None:
        """Say what must be mended, and stand there."""
        for key, one in self._rows.items():
            one.set_error(text if key == field else "")
        self._rows[field].focus_field()

    def _on_save(self) -> None:
        self._decide(Utfylt(self._used.isChecked(), self._number.text(), self._unit.key(), self._why.text()))
