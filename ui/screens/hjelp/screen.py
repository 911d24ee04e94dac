"""The help page. It reads nothing from the record, so it can be shown to anybody."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from helseansvarlig.domain.regelverk import Regelverk
from ui.i18n import language, marked, tr, tr_marked
from ui.widgets.buttons import button, button_row
from ui.widgets.lists import section_head
from ui.widgets.page import Place, Screen
from ui.widgets.surfaces import Card
from ui.widgets.text import Prose, label

KEYS = (
    ("Ctrl+J", marked("Hurtiglogg: skriv hva du så eller hørte")),
    ("Ctrl+K", marked("Søk: finn barn, notat, frist, dokument, eller noe du vil gjøre")),
    ("Alt+1 … 9", marked("Gå til et sted i lista til venstre")),
    ("Ctrl+B", marked("På barnets side: hvorfor vi kan dele, eller hvorfor ikke")),
    ("F6", marked("Gå til neste del av vinduet")),
    ("Ctrl+Enter", marked("Fullfør det du holder på med")),
    ("Ctrl+Z, Ctrl+Shift+Z", marked("Angre, og gjør igjen")),
    ("Ctrl+P", marked("Skriv ut")),
    ("F5", marked("Gå til utboksen")),
    ("F8", marked("Skjul alt på skjermen")),
    ("Ctrl+L", marked("Lås")),
    ("Esc", marked("Ett steg tilbake; det du har skrevet, er lagret")),
)


class HjelpScreen(Screen):
    """Whom to call first, then the keys."""

    def __init__(self, regelverk: Regelverk) -> None:
        super().__init__("hjelp", tr("Hjelp"), tr("Alt virker uten nett. Ingenting her viser noe om barna."))
        spoken = language().value
        calls = [(phone.nummer, phone.navn.paa(spoken)) for phone in regelverk.telefoner.values() if phone.nummer]
        self._back = button(tr("I dag"), icon="sun", pressed=self._on_back)
        self.add(button_row(self._back), section_head(tr("Når det haster")), _table(calls))
        self.add(section_head(tr("Taster")), _table([(keys, tr_marked(words)) for keys, words in KEYS]))
        self.add(section_head(tr("Når programmet låser seg")))
        card = Card()
        text = tr(
            "Det du holder på å skrive, er lagret kryptert innen ett sekund. Når du låser opp, kommer du tilbake til "
            "samme sted. Har du glemt passordet, åpner koden på gjenopprettingsarket."
        )
        card.body.addWidget(Prose(text))
        self.add(card)

    def first_focus(self) -> QWidget:
        """Stand on the way back: a page to read only must not be a dead end for the keyboard."""
        return self._back

    def _on_back(self) -> None:
        self.go.emit(Place("i_dag"))


def _table(rows: list[tuple[str, str]]) -> QWidget:
    card = Card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for number, (left, right) in enumerate(rows):
        grid.addWidget(label(left, "strong"), number, 0)
        grid.addWidget(Prose(right), number, 1)
    card.body.addLayout(grid)
    return card
