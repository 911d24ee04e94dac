"""Draws the consent form: natural groups, the child's own view first, the rules and the offer beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.samtykkehjelp import Forslag
from ui.i18n import tr
from ui.messages import Message
from ui.screens.samtykker.form_answer import AnswerPart
from ui.screens.samtykker.form_model import Feil, Utfylt
from ui.screens.samtykker.form_more import informed_part, taking_part
from ui.screens.samtykker.form_parts import ChildPart, WhatPart
from ui.screens.samtykker.form_presenter import Omriss, SamtykkeskjemaPresenter
from ui.screens.samtykker.form_who import WhoPart
from ui.screens.samtykker.rules import WIDTH, RulesCard
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.fields import Choice
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import Fold, WrapRow, column
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.side import Side
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Heading, Prose


class SamtykkeskjemaScreen(Screen):
    """One answer; what is half written is there the next time it is opened for the same child."""

    def __init__(self, presenter: SamtykkeskjemaPresenter, today: Callable[[], date]) -> None:
        super().__init__("nytt_samtykke", tr("Nytt samtykke"))
        self._presenter = presenter
        self._filling = False
        self._child, self._who, self._what, self._answer = ChildPart(), WhoPart(), WhatPart(), AnswerPart(today)
        self._informed, self._took_part = informed_part(), taking_part()
        self._parts = (self._child, self._who, self._what, self._answer, self._informed, self._took_part)
        self._rules = RulesCard()
        self._summary = ErrorSummary()
        self._ask = column()
        self._form = QWidget()
        self._buttons = [
            with_shortcut(button(tr("Lagre svaret"), "primary", "shield-check", self._on_save), "Ctrl+Return"),
            button(tr("Fortsett senere"), pressed=self.show_saved),
        ]
        self._build()
        for part in self._parts:
            part.changed.connect(self._on_changed)
        self._who.asked_otherwise.connect(self._on_asked_otherwise)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Begin: ids are none, a child's, or a child's and the consent to be given again."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.open(*place.ids[:2])

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the child's own view, or the question whom it is about."""
        return self._child.view if self._place.ids else super().first_focus()

    def ask_for_child(self, children: list[tuple[str, str]]) -> None:
        """Ask whom it is about; choosing leads on at once."""
        self.set_title(tr("Nytt samtykke"), "" if children else tr("Legg inn et barn først, under Barn."))
        self._show_form_parts(shown=False)
        clear_layout(self._ask)
        if children:
            card = Card((24, 20, 24, 24), 16)
            choice = Choice(children)
            onward = button(tr("Gå videre"), "primary", "arrow-right", lambda: self._on_child(choice.key()))
            card.add(FormRow(tr("Hvem gjelder det?"), choice), button_row(onward))
            self._ask.addWidget(card)
            choice.setCurrentIndex(0)

    def show_child(self, omriss: Omriss) -> None:
        """Show the form for one child."""
        clear_layout(self._ask)
        self._show_form_parts(shown=True)
        name = omriss.fornavn
        title = tr("Forny samtykke for {name}", name=name) if omriss.fornyer else tr("Samtykke for {name}", name=name)
        self.set_title(title, tr("Ja og nei er like gode svar. Spør, og skriv det som ble sagt."))
        self._child.show_child(omriss.fornavn)
        self._who.show_people(omriss.personer)
        self._what.show_parents(omriss.foreldre)

    def show_form(self, utfylt: Utfylt) -> None:
        """Show what stands in the form."""
        self._filling = True
        for part in self._parts:
            part.show_form(utfylt)
        self._what.setVisible(utfylt.is_sharing())
        self._filling = False
        order_as_laid_out(self)

    def show_proposal(self, forslag: Forslag, hvem: tuple[str, ...] | None) -> None:
        """Show what the rules say, and tick whom they propose unless somebody has chosen already."""
        self._filling = True
        self._rules.show_proposal(forslag)
        self._who.show_proposal(forslag)
        if hvem is not None:
            self._who.choose_who(hvem)
        self._filling = False
        order_as_laid_out(self)

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place, or take the old ones away."""
        self._who.show_errors(feil)
        self._what.what_row.set_error(feil.innhold)
        self._what.whom_row.set_error(feil.mottakere)
        self._answer.show_errors(feil)
        who = [self._who.who_row] if self._who.who_row is not None else []
        rows = [*who, self._who.why_row, self._who.how_row, self._what.what_row, self._what.whom_row]
        self._summary.show_for([*rows, self._answer.answer_row, self._answer.until_row, self._answer.again_row])

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        self.bar.show_message(message)

    def show_saved(self) -> None:
        """Go to the register."""
        self.go.emit(Place("samtykker"))

    def _build(self) -> None:
        main = QWidget()
        lines = column(main, spacing=16)
        for part in self._parts:
            lines.addWidget(part)
        openers = WrapRow(2)  # the column has no room to the left for the ring to hang out in
        for part in (self._informed, self._took_part):
            openers.addWidget(part.opener)
        lines.addLayout(openers)
        lines.addStretch(1)
        side = Side(WIDTH)
        side.lines.addWidget(self._offer_card())
        side.lines.addWidget(self._rules)
        side.lines.addStretch(1)
        across = Fold(spacing=32, below_spacing=16)
        across.add(main, 1)
        across.add(side, 0)
        self._form.setLayout(across)
        self.add(self._ask, self._form, self._summary, button_row(*self._buttons))

    def _show_form_parts(self, *, shown: bool) -> None:
        for piece in (self._form, *self._buttons):
            piece.setVisible(shown)

    def _offer_card(self) -> Card:
        """Offer the sheet before asking: nobody can say yes to what they do not know."""
        card = Card((20, 16, 20, 20), 12)
        show = button(tr("Vis arket"), "secondary", "file-text", lambda: self.go.emit(Place("tilbudsark")))
        card.add(
            Heading(tr("Hva kan tilbudet bli?"), "section"),
            Prose(tr("Se på arket sammen før dere spør. Den som ikke vet hva det er, kan ikke si ja."), "", 1.4),
            button_row(show),
        )
        return card

    def _typed(self) -> Utfylt:
        written: dict[str, Any] = {**self._who.typed(), **self._answer.typed()}
        written |= {**self._informed.typed(), **self._took_part.typed()}
        return Utfylt(
            innhold=self._what.what(),
            mottakere=self._what.whom(),
            navngitte=self._what.named(),
            barnets_syn=self._child.view.text(),
            forbehold=self._child.reserved(),
            **written,
        )

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._typed())

    def _on_asked_otherwise(self) -> None:
        if not self._filling:
            typed = self._typed()
            self._what.setVisible(typed.is_sharing())
            self._presenter.asked_otherwise(typed)

    def _on_child(self, barn_id: str) -> None:
        if barn_id:
            self.go.emit(Place(self.name, (barn_id,)))

    def _on_save(self) -> None:
        self._presenter.save(self._typed())
