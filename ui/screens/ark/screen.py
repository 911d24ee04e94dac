"""Draws the two places for a sheet, and the new sheet until two groups have been typed back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from helseansvarlig.services.gjenopprettingsark import Arkplass
from ui.files import ask_where_to_save
from ui.i18n import marked, tr, tr_marked
from ui.messages import Message
from ui.screens.ark.presenter import ArkPresenter
from ui.widgets.badges import badge
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.layout import column
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.sheet_step import SheetStep
from ui.widgets.surfaces import Card, PartCard
from ui.widgets.tab_order import order_as_laid_out

_TITLES = {Arkplass.SAFE: marked("I safen på institusjonen"), Arkplass.EIER: marked("Hos eieren")}
_WHY = {
    Arkplass.SAFE: marked("Åpner når passordet er glemt eller maskinen er borte."),
    Arkplass.EIER: marked(
        "En konvolutt til, med sin egen kode. Den åpner også når ingen kommer til safen, eller når den som hadde "
        "ansvaret, er borte."
    ),
}


class ArkScreen(Screen):
    """`ark`: until a new sheet is typed back, the older one opens."""

    def __init__(self, presenter: ArkPresenter) -> None:
        super().__init__(
            "ark",
            tr("Gjenopprettingsark"),
            tr("Den som har et ark og maskinen, kan lese alt. Ta vare på dem som på nøklene til huset."),
            width=MAIN_WIDTH,
        )
        self._presenter = presenter
        self._places = QWidget()
        self._cards = column(self._places, spacing=16)
        self._first: Button | None = None
        self._sheet: QWidget | None = None
        self._step: SheetStep | None = None
        self._where = column()
        self.add(self._places, self._where)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show the two places."""
        super().show_place(place)
        self.bar.close_message()
        self._forget_sheet()
        self._presenter.load()

    def leave(self) -> None:
        """Forget a sheet that was not typed back."""
        self._forget_sheet()

    def step_back(self) -> bool:
        """Give up a new sheet; the older one counts."""
        if self._sheet is None:
            return False
        self._on_given_up()
        return True

    def first_focus(self) -> QWidget | None:
        """Return the first button."""
        return self._first

    def show_places(self, places: frozenset[Arkplass]) -> None:
        """Show which of the two places have a sheet."""
        self._forget_sheet()
        clear_layout(self._cards)
        for number, plass in enumerate(Arkplass):
            has = plass in places
            state = (
                badge("success", "circle-check", tr("Har ark"))
                if has
                else badge("warning", "triangle-alert", tr("Mangler ark"))
            )
            make = button(
                tr("Lag nytt ark") if has else tr("Lag arket"),
                "secondary" if has else "primary",
                "file-text",
                partial(self._presenter.new, plass),
            )
            make.setAccessibleDescription(tr_marked(_TITLES[plass]))
            card = PartCard(tr_marked(_TITLES[plass]), tr_marked(_WHY[plass]), button_row(make), state=state)
            self._cards.addWidget(card)
            self._first = make if number == 0 else self._first
        order_as_laid_out(self)

    def show_sheet(self, plass: Arkplass, code: str, groups: tuple[int, int]) -> None:
        """Show a new sheet instead of the places."""
        self._forget_sheet(keep_draft=True)
        step = SheetStep(
            tr_marked(_TITLES[plass]),
            tr("Det gamle arket gjelder til du har skrevet to grupper fra dette. Skriv det ut først."),
            can_give_up=True,
        )
        step.save_pressed.connect(self._on_save)
        step.print_pressed.connect(self._presenter.print_sheet)
        step.given_up.connect(self._on_given_up)
        step.typed_back.connect(lambda first, second: self._presenter.typed_back((first, second)))
        step.show_code(code, groups)
        card = Card((21, 20, 21, 24), 16)
        card.add(step)
        self._step, self._sheet = step, card
        self._where.addWidget(card)
        self._places.hide()
        order_as_laid_out(self)
        step.first().setFocus()

    def show_wrong_groups(self, groups: list[int]) -> None:
        """Mark the groups that are not what stands on the sheet."""
        if self._step is not None:
            self._step.show_wrong(groups)

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above all."""
        self.bar.show_message(message, meaning)

    def _forget_sheet(self, *, keep_draft: bool = False) -> None:
        if not keep_draft:
            self._presenter.forget()
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
        self._sheet = self._step = None
        self._places.show()

    def _on_save(self) -> None:
        ask_where_to_save(self, tr("Gjenopprettingsark.pdf"), "PDF (*.pdf)", self._presenter.save_sheet)

    def _on_given_up(self) -> None:
        self._forget_sheet()
        if self._first is not None:
            self._first.setFocus()
