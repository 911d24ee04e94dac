"""Draws the last look before something leaves, full width; then that it has left, and the six words once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.files import ask_where_to_save
from ui.i18n import tr
from ui.messages import Message
from ui.screens.utgang.model import Utgangsbilde
from ui.screens.utgang.pieces import BothSides, Confirming, SixWords
from ui.screens.utgang.presenter import Ferdig, UtgangPresenter
from ui.widgets.buttons import Button, button, button_row, with_shortcut
from ui.widgets.layout import column
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.tall_button import TallButton


class UtgangScreen(Screen):
    """`utgang` (ids: the document's, the way out, and for the outbox the service's)."""

    def __init__(self, presenter: UtgangPresenter) -> None:
        super().__init__("utgang", tr("Før det går ut"), tr("Se at barnet og mottakeren hører sammen."))
        self._presenter = presenter
        self._confirming: Confirming | None = None
        self._go: Button | None = None
        self._is_arriving = False
        self._inner: QVBoxLayout = column(spacing=16)
        self.add(self._inner)
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Read out what is about to leave."""
        super().show_place(place)
        self._is_arriving = True
        self.set_title(tr("Før det går ut"), tr("Se at barnet og mottakeren hører sammen."))
        self._empty()
        self.bar.close_message()
        dokument_id, kanal, motpart_id = (*place.ids, "", "")[:3]
        self._presenter.open(dokument_id, kanal, motpart_id)

    def leave(self) -> None:
        """Forget it: also the words, which are shown once."""
        self._presenter.forget()
        self._empty()

    def first_focus(self) -> QWidget | None:
        """Return the first thing to confirm, else the button."""
        stop = self._confirming.first_stop() if self._confirming is not None else None
        return stop or self._go or super().first_focus()

    def step_back(self) -> bool:
        """Go back to the document."""
        self._back()
        return True

    def show_page(self, bilde: Utgangsbilde) -> None:
        """Show what is about to leave; what was typed and ticked stays where it still stands."""
        kept = self._confirming.answers() if self._confirming is not None else None
        stood = self._confirming is not None and self._confirming.has_focus()
        self._empty()
        self._confirming = Confirming(bilde, kept)
        self._confirming.along_changed.connect(self._presenter.choose_along)
        self._confirming.name_chosen.connect(self._presenter.choose_name)
        self._confirming.entered.connect(self._on_go)
        leave = TallButton(bilde.gjoer, "primary", bilde.ikon)
        leave.clicked.connect(lambda _checked=False: self._on_go())
        self._go = with_shortcut(leave, "Ctrl+Return")
        back = button(tr("Tilbake til dokumentet"), pressed=self._back)
        self._inner.addWidget(BothSides(bilde))
        self._inner.addWidget(self._confirming)
        self._inner.addLayout(button_row(self._go, back))
        order_as_laid_out(self)
        if (self._is_arriving or stood) and self.isVisible() and (target := self.first_focus()) is not None:
            target.setFocus()
        self._is_arriving = False

    def show_wrong_name(self, text: str) -> None:
        """Say under the field that the name is another."""
        if self._confirming is not None:
            self._confirming.show_wrong_name(text)

    def show_unread(self, text: str) -> None:
        """Say that something is not confirmed."""
        if self._confirming is not None:
            self._confirming.show_unread(text)

    def ask_where(self, suggested: str, chosen: Callable[[Path], None]) -> None:
        """Ask where the file goes."""
        ask_where_to_save(self, suggested, "PDF (*.pdf)", chosen)

    def show_done(self, ferdig: Ferdig) -> None:
        """Say that it has left; the words stand here until somebody goes on."""
        self._empty()
        self.set_title(tr("Det er gjort"), tr("Det står i registeret."))
        self.bar.show_message(ferdig.melding, "success")
        if ferdig.ord:
            self._inner.addWidget(SixWords(ferdig.ord))
        on = button(
            tr("Jeg har gitt ordene videre") if ferdig.ord else tr("Tilbake til dokumentet"), pressed=self._back
        )
        if ferdig.til_utboks:
            outbox = button(tr("Gå til utboksen"), "primary", "send", lambda: self.go.emit(Place("utboks")))
            self._go = outbox
            self._inner.addLayout(button_row(outbox, on))
        else:
            on.set_kind("primary")
            self._go = on
            register = [] if ferdig.ord else [button(tr("Se registeret"), pressed=self._on_register)]
            self._inner.addLayout(button_row(on, *register))
        order_as_laid_out(self)
        self._go.setFocus()

    def show_stopped(self, message: Message) -> None:
        """Say why it may not leave."""
        self._empty()
        self.bar.show_message(message)
        self._go = button(tr("Tilbake til dokumentet"), "primary", pressed=self._back)
        self._inner.addLayout(button_row(self._go))
        self._go.setFocus()

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; the page stays."""
        self.bar.show_message(message)

    def _empty(self) -> None:
        self._confirming = self._go = None
        clear_layout(self._inner)

    def _on_go(self) -> None:
        if self._confirming is not None:
            self.bar.close_message()
            self._presenter.go_on(*self._confirming.answers())

    def _back(self) -> None:
        self.go.emit(Place("dokument", self._place.ids[:1]))

    def _on_register(self) -> None:
        self.go.emit(Place("utleveringer"))
