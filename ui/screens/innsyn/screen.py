"""Draws a child's record, the newest entry first, with what is kept out of it and why."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.announce import announce
from ui.i18n import tr, tr_marked
from ui.messages import Message
from ui.screens.innsyn.card import EntryCard
from ui.screens.innsyn.model import UTVALG, Feil, Mappebilde, Utfylt, Utvalg
from ui.screens.innsyn.presenter import InnsynPresenter
from ui.widgets.buttons import button, button_row
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import FormRow
from ui.widgets.form_parts import pair
from ui.widgets.layout import column
from ui.widgets.lists import EmptyState
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose


class InnsynScreen(Screen):
    """One child's whole record."""

    def __init__(self, presenter: InnsynPresenter) -> None:
        super().__init__("innsyn", tr("Gå gjennom mappen"), width=MAIN_WIDTH)
        self._presenter = presenter
        self._barn_id = ""
        self._cards: dict[str, EntryCard] = {}
        self._stood_at = ""
        self._choice = Choice([(key.value, tr_marked(words)) for key, words in UTVALG.items()], Utvalg.ALT.value)
        self._words = line_edit()
        self._counted = Prose("", "subtle", 1.4)
        self._list: QVBoxLayout = column(spacing=12)
        self._more = button(tr("Vis eldre"), pressed=presenter.show_more)
        back = button(tr("Til barnets side"), pressed=lambda: self.go.emit(Place("barnet", (self._barn_id,))))
        self.add(
            pair(FormRow(tr("Vis"), self._choice), FormRow(tr("Finn ord i mappen"), self._words)),
            self._counted,
            self._list,
            button_row(self._more, back),
        )
        self._choice.currentIndexChanged.connect(lambda _at: presenter.choose(Utvalg(self._choice.key())))
        self._words.textChanged.connect(presenter.look_for)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the record of the child whose id it is."""
        super().show_place(place)
        self.bar.close_message()
        barn_id = place.ids[0] if place.ids else self._barn_id
        if barn_id != self._barn_id:
            self._forget_choice()
        self._barn_id = barn_id
        self._presenter.open(barn_id)

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the choice of what is shown."""
        return self._choice

    def show_record(self, bilde: Mappebilde) -> None:
        """Lay out the entries; the focus goes back to the entry it was on."""
        stood_here = self._list_has_focus()
        self.set_title(
            tr("Gå gjennom mappen til {name}", name=bilde.navn),
            tr(
                "Merk det som skal holdes utenfor når noen får se mappen. Merket blir stående og gjelder hver utskrift."
            ),
        )
        self._counted.setText(bilde.talt)
        clear_layout(self._list)
        self._cards = {}
        for one in bilde.innslag:
            card = EntryCard(one)
            card.pressed.connect(self._on_pressed)
            self._cards[one.rad] = card
            self._list.addWidget(card)
        if not bilde.innslag:
            self._list.addWidget(
                EmptyState("search", tr("Ingenting her"), tr("Velg noe annet over, eller tøm feltet."))
            )
        self._more.setVisible(bilde.flere > 0)
        order_as_laid_out(self)
        if stood_here:
            self._stand_at(self._stood_at)

    def show_form(self, rad: str, utfylt: Utfylt) -> None:
        """Open the form about one entry, or close it; one stands open at a time."""
        for other in self._cards.values():
            if other.rad != rad and other.form is not None:
                other.close_form()
        card = self._cards.get(rad)
        if card is None:
            order_as_laid_out(self)
            self._stand_at(self._stood_at)
            return
        form = card.open_form(utfylt)
        form.changed.connect(lambda: self._presenter.changed(form.typed()))
        form.saved.connect(lambda: self._presenter.save(form.typed()))
        form.taken_away.connect(self._presenter.take_away)
        form.given_up.connect(self._presenter.give_up)
        order_as_laid_out(self)
        form.first().setFocus()

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place, or take the old ones away."""
        for card in self._cards.values():
            if card.form is not None:
                card.form.set_errors(feil)

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the list."""
        self.bar.show_message(message, meaning)

    def say(self, text: str) -> None:
        """Let a screen reader say what was done."""
        announce(self, text)

    def _on_pressed(self, rad: str) -> None:
        self._stood_at = rad
        self._presenter.begin(rad)

    def _stand_at(self, rad: str) -> None:
        card = self._cards.get(rad)
        if card is not None and card.form is None:
            card.show()  # one that has just been laid out forgets a focus given before it is on screen
            card.act.show()
            card.act.setFocus()
        elif card is None:
            self._choice.setFocus()

    def _list_has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and any(card.isAncestorOf(focus) for card in self._cards.values())

    def _forget_choice(self) -> None:
        for field in (self._choice, self._words):
            field.blockSignals(True)  # the presenter begins anew by itself
        self._choice.choose(Utvalg.ALT.value)
        self._words.clear()
        for field in (self._choice, self._words):
            field.blockSignals(False)
