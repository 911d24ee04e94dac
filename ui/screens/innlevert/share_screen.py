"""Draws the form for sharing something in the house: whom, what, why, and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.i18n import tr
from ui.messages import Message
from ui.screens.innlevert.model import Utfylt, Valg
from ui.screens.innlevert.share_presenter import DelPresenter
from ui.screens.innlevert.thing_checks import ThingChecks
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import column
from ui.widgets.page import MAIN_WIDTH, Place, Screen, clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose


class DelScreen(Screen):
    """Only what is ticked leaves the health records."""

    def __init__(self, presenter: DelPresenter, today: Callable[[], date]) -> None:
        super().__init__(
            "del_noe",
            tr("Del noe"),
            tr("Kollegene ser bare det du krysser av for, til og med den dagen du sier."),
            width=MAIN_WIDTH,
        )
        self._presenter = presenter
        self._is_filling = False
        self._who = column()
        self._what = column()
        self._child: Choice | None = None
        self._things: ThingChecks | None = None
        self._rows: dict[str, FormRow] = {}
        self._purpose = line_edit()
        self._day = DateField(today)
        self._summary = ErrorSummary()
        self._add_row("formaal", tr("Hva trenger de det til?"), self._purpose)
        self._add_row("dato", tr("Siste dag det vises"), self._day)
        share = with_shortcut(button(tr("Del"), "primary", "check", presenter.share), "Ctrl+Return")
        share.setAccessibleName(tr("Del med møtedeltakerne"))
        cancel = button(tr("Avbryt"), pressed=lambda: self.go.emit(Place("innlevert")))
        card = Card((24, 20, 24, 20), 16)
        card.add(self._who, self._what, self._rows["formaal"], self._rows["dato"], self._summary)
        card.add(button_row(share, cancel))
        self.add(card)
        self._purpose.textChanged.connect(self._on_changed)
        self._day.changed.connect(self._on_changed)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Go on with what was half chosen."""
        super().show_place(place)
        self.bar.close_message()
        for one in self._rows.values():
            one.set_error("")
        self._presenter.open(place.ids[0] if place.ids else "")

    def leave(self) -> None:
        """Keep what is half chosen."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the child: everything follows from it."""
        return self._child or self._purpose

    def show_form(self, utfylt: Utfylt, barn: list[tuple[str, str]]) -> None:
        """Show what stands there."""
        self._is_filling = True
        clear_layout(self._who)
        self._child = Choice(barn, utfylt.barn_id)
        self._child.currentIndexChanged.connect(self._on_changed)
        self._who.addWidget(self._make_row("barn", tr("Hvem gjelder det?"), self._child))
        self._purpose.setText(utfylt.formaal)
        self._day.set_value(utfylt.day())
        self._is_filling = False
        order_as_laid_out(self)

    def show_things(self, ting: list[Valg], valgt: tuple[str, ...]) -> None:
        """Show what can be shared about the child; nothing is ticked beforehand."""
        clear_layout(self._what)
        self._things = None
        if ting:
            self._things = ThingChecks(ting, list(valgt))
            self._things.changed.connect(self._on_changed)
            self._what.addWidget(self._make_row("valgt", tr("Hva skal deles?"), self._things))
        else:
            self._what.addWidget(Prose(tr("Det er ikke skrevet noe om dette barnet ennå."), "subtle"))
        order_as_laid_out(self)

    def show_errors(self, feil: dict[str, str]) -> None:
        """Show each error at its field, and the list of them above the button."""
        for name, one in self._rows.items():
            one.set_error(feil.get(name, ""))
        self._summary.show_for(list(self._rows.values()))

    def show_shared(self) -> None:
        """Go back to what is shared."""
        self.go.emit(Place("innlevert"))

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; what is chosen stays."""
        self.bar.show_message(message)

    def _add_row(self, key: str, name: str, field: QWidget) -> None:
        self._rows[key] = FormRow(name, field)

    def _make_row(self, key: str, name: str, field: QWidget) -> FormRow:
        self._add_row(key, name, field)
        return self._rows[key]

    def _on_changed(self) -> None:
        if self._is_filling or self._child is None:
            return
        day = self._day.value()
        chosen = tuple(self._things.keys()) if self._things is not None else ()
        self._presenter.changed(Utfylt(self._child.key(), chosen, self._purpose.text(), day.isoformat() if day else ""))
