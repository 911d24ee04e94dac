"""The pieces of the municipality's desk: making the service, comparing a card, and the list of what has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.services.ports.outside import Kortopplysninger
from ui.i18n import marked, tr, tr_marked
from ui.screens.mottaker.model import Brev, Oppsett, Oppsettsfeil, Tilstand, card_words
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.centre import enter_presses
from ui.widgets.fields import line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import column
from ui.widgets.lists import RowButton, cell
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.text import Heading, Prose, label

_STATES = {
    Tilstand.AAPNET: ("neutral", "lock-open", marked("Åpnet")),
    Tilstand.REGISTRERT: ("success", "circle-check", marked("Registrert")),
    Tilstand.FRA_FOER: ("success", "circle-check", marked("Fra før")),
    Tilstand.KONFLIKT: ("warning", "triangle-alert", marked("Konflikt")),
    Tilstand.AVVIST: ("danger", "circle-x", marked("Ikke åpnet")),
}


class SetupForm(QWidget):
    """Asks for what the service's own card must say; its `buttons` stand at the foot of the window."""

    make_pressed = Signal()
    folder_pressed = Signal()

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._navn, self._orgnr, self._kommunenr, self._bydel = (line_edit() for _ in range(4))
        need, may = tr("Må fylles ut"), tr("Valgfritt")
        self._rows = {
            "navn": FormRow(tr("Navn på tjenesten"), self._navn, note=need, why=tr("Slik institusjonene skal se det.")),
            "orgnr": FormRow(tr("Organisasjonsnummer"), self._orgnr, note=need),
            "kommunenr": FormRow(tr("Kommunenummer"), self._kommunenr, note=need),
            "bydel": FormRow(tr("Bydel"), self._bydel, note=may),
        }
        self._summary = ErrorSummary()
        make = button(tr("Lag mottakerkort"), "primary", "key-round", self.make_pressed.emit)
        self.buttons = (make, button(tr("Velg en annen mappe"), pressed=self.folder_pressed.emit))
        lines = column(self, margins=(3, 0, 3, 0), spacing=16)
        for row in self._rows.values():
            lines.addWidget(row)
        lines.addWidget(Prose(tr("Nøkkel og kort legges i {folder}.", folder=folder), "subtle", 1.4))
        lines.addWidget(self._summary)
        enter_presses(self, make)

    def typed(self) -> Oppsett:
        """Return what stands in the form."""
        return Oppsett(self._navn.text(), self._orgnr.text(), self._kommunenr.text(), self._bydel.text())

    def show_errors(self, feil: Oppsettsfeil) -> None:
        """Show each error at its place."""
        for name, row in self._rows.items():
            row.set_error(getattr(feil, name))
        self._summary.show_for(list(self._rows.values()))


class CardPanel(Card):
    """A sender's card with the numbers to read aloud on the telephone."""

    same_pressed = Signal()
    different_pressed = Signal()

    def __init__(self, card: Kortopplysninger) -> None:
        super().__init__((20, 16, 20, 16), 12)
        self.confirm = button(tr("Tallene er like"), "primary", "check", self.same_pressed.emit)
        different = button(tr("Tallene er ulike"), icon="circle-x", pressed=self.different_pressed.emit)
        self.add(
            Heading(tr("Sammenlign på telefon"), "section"),
            Prose(card_words(card), "strong", 1.4),
            Prose(
                tr("Ring et nummer du kjenner fra før, ikke et som kom med kortet. Les tallene høyt for hverandre."),
                "",
                1.4,
            ),
            label(_in_lines(card.fingeravtrykk), "code", wrap=True),
            button_row(self.confirm, different),
        )


class OwnCard(Card):
    """Our own numbers, to be read aloud when somebody rings."""

    def __init__(self, own: Kortopplysninger, save: Callable[[], None]) -> None:
        super().__init__((20, 16, 20, 16), 8)
        self.add(
            Heading(tr("Vårt mottakerkort"), "section"),
            Prose(tr("Kontrolltall, til å lese høyt på telefon:"), "subtle", 1.4),
            label(_in_lines(own.fingeravtrykk), "strong", wrap=True),
            button_row(button(tr("Lagre mottakerkortet"), icon="download", pressed=save)),
        )


class SendersCard(Card):
    """Whom we take files from."""

    def __init__(self, senders: Sequence[Kortopplysninger], read: Callable[[], None]) -> None:
        super().__init__((20, 16, 20, 16), 8)
        self.add(Heading(tr("Dere tar imot fra"), "section"))
        for one in senders:
            self.add(Prose(card_words(one), "", 1.4))
        if not senders:
            self.add(Prose(tr("Ingen ennå. Be institusjonen om avsenderkortet, og les det inn."), "subtle", 1.4))
        self.add(button_row(button(tr("Les inn avsenderkort"), icon="file-check", pressed=read)))


def letter_list(letters: Sequence[Brev], chosen: Callable[[int], None]) -> RowCard:
    """Return what lies on the desk, newest first."""
    card = RowCard()
    for letter in reversed(letters):
        meaning, icon, word = _STATES[letter.tilstand]
        sender = letter.aapnet.avsender if letter.aapnet is not None else letter.filnavn
        made = RowButton(
            f"{sender}, {tr_marked(word)}",
            [badge(meaning, icon, tr_marked(word), in_list=True), cell(sender, "strong", stretch=1)],
        )
        made.opened.connect(lambda number=letter.nummer: chosen(number))
        card.add_row(made)
    return card


def _in_lines(numbers: str) -> str:
    """Return the groups four on a line, as they are read aloud."""
    groups = numbers.split()
    return "\n".join(" ".join(groups[i : i + 4]) for i in range(0, len(groups), 4))
