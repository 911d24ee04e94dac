"""What a child is told before the first answer, in words to be read aloud: why we ask, and who learns what."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.innsynskrets import Innsynskrets
from helseansvarlig.domain.institusjon import Mottakerkategori
from ui.i18n import tr, tr_n
from ui.samtykke_words import contents, recipients
from ui.screens.kartlegging.page import Page
from ui.widgets.buttons import Button
from ui.widgets.icons import Glyph
from ui.widgets.layout import Fold, at_top, column, row
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.text import Heading, Prose


class BeforeCard(QWidget):
    """Stands open on the first page until something has been answered; from the next visit on behind one press.

    It does not fold under the eyes of somebody who is just answering.
    """

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=8)
        self._toggle = Button("", "link", "chevron-right")
        self._toggle.clicked.connect(self._on_toggle)
        self._card = Card((20, 16, 20, 16), 0)
        lines.addWidget(self._toggle)
        lines.addWidget(self._card)
        self._visit = ""
        self._shown: object = None

    def show_page(self, page: Page) -> None:
        """Show it on the first page of what is being filled in."""
        told, row_ = page.bilde.om.innsynskrets, page.bilde.kartlegging
        is_here = page.index == 0 and not page.is_end and told is not None
        self.setVisible(is_here)
        if not is_here or told is None:
            self._visit = ""
            return
        if self._shown != told:
            self._shown = told
            clear_layout(self._card.body)
            self._card.body.addLayout(_both(told))
        if self._visit != row_.id:
            self._visit = row_.id
            is_begun = any(one.is_settled for one in page.bilde.svar.svar.values())
            self._toggle.setVisible(is_begun)
            self._open(not is_begun)

    def _open(self, on: bool) -> None:
        self._card.setVisible(on)
        words = (
            tr("Skjul hvorfor vi spør, og hvem som får vite hva")
            if on
            else tr("Hvorfor spør vi, og hvem får vite hva?")
        )
        self._toggle.set_label(words, "eye-off" if on else "eye")

    def _on_toggle(self) -> None:
        self._open(not self._card.isVisibleTo(self))


def purpose() -> str:
    """Return why we ask, as the child is told: to make its stay right, and for nothing else without a ground."""
    return tr(
        "Vi spør for at du skal ha det så bra som mulig mens du bor her. Det er det svarene brukes til. Skal de brukes"
        " til noe annet, må vi ha lov til det, og du får vite det først."
    )


def who_knows_lines(told: Innsynskrets) -> Iterator[tuple[str, str]]:
    """Yield the icon and the words of each line; what the child keeps back is always among them."""
    if told.vi_her:
        yield "users-round", tr("Vi som jobber her, leser det vi trenger for å hjelpe deg.")
    if told.etter_loven:
        whom = recipients(told.etter_loven)
        yield "house", tr("Loven sier at vi skal holde {hvem} oppdatert. Du blir hørt først.", hvem=whom)
    for what, many in told.med_ja.items():
        yield (
            "circle-check",
            tr("Noen har sagt ja til at {hvem} får vite om: {hva}.", hvem=recipients(many), hva=contents(what)),
        )
    if Mottakerkategori.FORELDRE in told.uten_ja:
        yield "lock", tr("Ingen andre får vite noe uten et ja. Det gjelder foreldre også.")
    elif told.uten_ja:
        yield "lock", tr("Ingen andre får vite noe uten et ja.")
    yield from _kept_back(told)
    yield "shield-alert", tr("Er du eller noen andre i fare, må vi si fra. Da får du vite det.")


def _kept_back(told: Innsynskrets) -> Iterator[tuple[str, str]]:
    if told.etter_oenske:
        yield "eye-off", tr("Du har sagt at vi ikke skal dele: {hva}.", hva=contents(told.etter_oenske))
    if told.holdte_svar:
        yield (
            "eye-off",
            tr_n(
                "Én ting du har svart, holder vi tilbake.",
                "{n} ting du har svart, holder vi tilbake.",
                told.holdte_svar,
            ),
        )
    if told.venter:
        yield "hand", tr("Du har bedt om noe vi ikke har snakket ferdig om. Vi deler ikke noe før det er gjort.")
    if not (told.etter_oenske or told.holdte_svar or told.venter):
        yield "hand", tr("Du kan når som helst si at noe ikke skal deles. Da holder vi det tilbake.")


def _both(told: Innsynskrets) -> Fold:
    both = Fold(spacing=32, below_spacing=16)
    why = QWidget()
    left = column(why, spacing=4)
    left.addWidget(Heading(tr("Hvorfor spør vi?"), "section"))
    left.addWidget(Prose(purpose(), "", 1.4))
    left.addStretch(1)
    who = QWidget()
    right = column(who, spacing=4)
    right.addWidget(Heading(tr("Hvem får vite hva?"), "section"))
    for icon, words in who_knows_lines(told):
        across = row(spacing=8)
        across.addLayout(at_top(Glyph(icon, "text_subtle", 20)))
        across.addWidget(Prose(words, "", 1.4), 1)
        right.addLayout(across)
    right.addStretch(1)
    both.add(why, 1)
    both.add(who, 2)
    return both
