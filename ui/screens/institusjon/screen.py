"""Draws what the house has arranged: agreements topic by topic, routines, deviations, guidance, six steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.hus_words import reminder_words
from ui.i18n import tr
from ui.messages import Message
from ui.screens.institusjon.presenter import Husbilde, InstitusjonPresenter
from ui.screens.institusjon.rows import Vei, agreement_card, deviations, guidance, routines, steps_card
from ui.widgets.buttons import Button, button, button_row
from ui.widgets.layout import column
from ui.widgets.lists import EmptyState, section_head
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Prose


class InstitusjonScreen(Screen):
    """Space ticks what has the focus; Enter opens a row."""

    def __init__(self, presenter: InstitusjonPresenter) -> None:
        super().__init__("institusjon", tr("Institusjon"), tr("Avtaler, rutiner og det dere lærer. Uten navn på barn."))
        self._presenter = presenter
        self._lists: QVBoxLayout = column(spacing=24)
        self._new = button(tr("Ny samarbeidsavtale"), "primary", "plus", self._to("avtale"))
        self.add(
            button_row(
                self._new,
                button(tr("Tilsynsmappe"), icon="file-text", pressed=self._to("nytt_dokument", "tilsynsmappe")),
                button(tr("Om BUP"), icon="info", pressed=self._to("om_bup")),
                button(tr("Institusjonskort"), icon="file-text", pressed=self._to("nytt_dokument", "institusjonskort")),
            ),
            self._lists,
        )
        presenter.attach(self)

    def show_place(self, place: Place) -> None:
        """Show it as it stands."""
        super().show_place(place)
        self.bar.close_message()
        self._presenter.load()

    def first_focus(self) -> QWidget | None:
        """Return the button that begins an agreement."""
        return self._new

    def show_house(self, bilde: Husbilde) -> None:
        """Show it all; who stood on a tick still stands there."""
        stood = self._spoken()
        clear_layout(self._lists)
        if bilde.paaminnelser:
            self._lists.addWidget(_reminders(bilde))
        self._lists.addLayout(self._agreements(bilde))
        self._lists.addLayout(self._part(tr("Rutiner"), routines(bilde, self._go), tr("Ny rutine"), "rutine"))
        self._lists.addLayout(self._part(tr("Avvik"), deviations(bilde, self._go), tr("Meld avvik"), "avvik"))
        self._lists.addLayout(
            self._part(tr("Generell veiledning"), guidance(bilde, self._go), tr("Ny veiledning"), "veiledning")
        )
        done = sum(one.er_gjort for one in bilde.steg)
        section = column(spacing=8)
        section.addLayout(
            section_head(tr("Kom i gang med nasjonalt forløp"), tr("{n} av {all}", n=done, all=len(bilde.steg)))
        )
        section.addWidget(steps_card(bilde.steg, self._presenter.tick_point))
        self._lists.addLayout(section)
        order_as_laid_out(self)
        self._stand(stood)

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the lists."""
        self.bar.show_message(message, meaning)

    def go_to_topic(self, avtale_id: str, felt: str) -> None:
        """Go to the field of an agreement that keeps a topic from being in place."""
        self.go.emit(Place("avtale", (avtale_id, felt)))

    def _agreements(self, bilde: Husbilde) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(tr("Samarbeidsavtaler"), len(bilde.avtaler) or None))
        for one in bilde.avtaler:
            section.addWidget(agreement_card(one, bilde.dag, self._presenter.tick_topic, self._go))
        if not bilde.avtaler:
            section.addWidget(
                EmptyState(
                    "file-text",
                    tr("Ingen avtaler ennå"),
                    tr("En avtale har sju temaer: hva dere er enige om, hvem som har ansvaret, og hvor det står."),
                )
            )
        return section

    def _part(self, title: str, rows: QWidget | None, word: str, place: str) -> QVBoxLayout:
        section = column(spacing=8)
        section.addLayout(section_head(title))
        if rows is not None:
            section.addWidget(rows)
        else:
            section.addWidget(Prose(tr("Ingenting er ført ennå."), "subtle", 1.4))
        section.addLayout(button_row(button(word, icon="plus", pressed=self._to(place))))
        return section

    def _to(self, place: str, *ids: str) -> Vei:
        return lambda: self.go.emit(Place(place, ids))

    def _go(self, place: str, ids: Sequence[str]) -> None:
        self.go.emit(Place(place, tuple(ids)))

    def _spoken(self) -> str:
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget is not None and self.isAncestorOf(widget) else ""

    def _stand(self, spoken: str) -> None:
        """Stand on the tick that a screen reader calls the same as before."""
        if spoken:
            same = [
                one for one in self.findChildren(QWidget) if one.accessibleName() == spoken and one.isVisibleTo(self)
            ]
            if same and not isinstance(same[-1], Button):
                same[-1].setFocus()


def _reminders(bilde: Husbilde) -> Card:
    card = Card()
    for one in bilde.paaminnelser:
        card.add(Prose(reminder_words(one), "warning", 1.4))
    return card
