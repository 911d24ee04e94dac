"""The kinds of documents as a person thinks of them: for whom, and when one uses each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from helseansvarlig.domain.dokument import Dokumenttype
from ui.i18n import marked, tr, tr_marked
from ui.type_words import DOKUMENTER
from ui.widgets.buttons import Button, button_row
from ui.widgets.choices import radio
from ui.widgets.layout import column
from ui.widgets.page import clear_layout
from ui.widgets.text import Heading, Prose, label

GROUPS: tuple[tuple[str, tuple[Dokumenttype, ...]], ...] = (
    (
        marked("Til andre som skal hjelpe"),
        (
            Dokumenttype.HENVISNINGSGRUNNLAG,
            Dokumenttype.BREV,
            Dokumenttype.KARTLEGGING,
            Dokumenttype.STOPPUNKT,
            Dokumenttype.HELSEDEL,
            Dokumenttype.OVERFOERING,
            Dokumenttype.PURREMELDING,
            Dokumenttype.RETTELSE,
        ),
    ),
    (
        marked("Til barnet og familien"),
        (
            Dokumenttype.BARNEKOPI,
            Dokumenttype.SAMTYKKEERKLAERING,
            Dokumenttype.TILBAKETREKKING,
            Dokumenttype.KLAGEVEILEDNING,
            Dokumenttype.INNSYN,
        ),
    ),
    (
        marked("Til møter og huset"),
        (
            Dokumenttype.AGENDA,
            Dokumenttype.REFERAT,
            Dokumenttype.VAKTKORT,
            Dokumenttype.OPPSTARTSMOETE,
            Dokumenttype.SAMARBEIDSAVTALE,
            Dokumenttype.INSTITUSJONSKORT,
            Dokumenttype.TILSYNSMAPPE,
        ),
    ),
)
"""Every kind once, under the heading somebody would look below."""

WHEN = {
    Dokumenttype.HENVISNINGSGRUNNLAG: marked("Når BUP skal vurdere hjelp. Den formelle henviseren signerer."),
    Dokumenttype.BREV: marked("Når fastlege, tannklinikk, helsesykepleier eller skole skal få vite eller gjøre noe."),
    Dokumenttype.KARTLEGGING: marked("Når noen trenger svarene i korte trekk, og hvordan de har endret seg."),
    Dokumenttype.STOPPUNKT: marked("Når dere har stoppet opp: Hva vet vi nå, og hva gjør vi nå?"),
    Dokumenttype.HELSEDEL: marked("Når planen skal si hva barnet trenger, hvem som hjelper, og når dere ser på det."),
    Dokumenttype.OVERFOERING: marked("Når barnet flytter, så ingenting blir stående uten noen som overtar."),
    Dokumenttype.PURREMELDING: marked("Når dere venter på svar fra noen."),
    Dokumenttype.RETTELSE: marked("Når noe i et signert dokument var feil, eller noe må legges til."),
    Dokumenttype.BARNEKOPI: marked("Når barnet skal ha det dere har snakket om, med vanlige ord."),
    Dokumenttype.SAMTYKKEERKLAERING: marked("Når et samtykke skal skrives under på papir."),
    Dokumenttype.TILBAKETREKKING: marked("Når noen trekker et samtykke, og de som har fått noe, skal få vite det."),
    Dokumenttype.KLAGEVEILEDNING: marked("Når barnet eller en forelder vil klage."),
    Dokumenttype.INNSYN: marked("Når barnet eller en forelder vil se det som står i mappen."),
    Dokumenttype.AGENDA: marked("Før et møte: sakene dere skal ta opp."),
    Dokumenttype.REFERAT: marked("Etter et møte: det dere skrev og avtalte."),
    Dokumenttype.VAKTKORT: marked("Når den som har vakt, må vite hva som hjelper. Én side."),
    Dokumenttype.OPPSTARTSMOETE: marked(
        "Når dere møter BUP første gang: hvem dere er, og hvordan dere gjør det sammen."
    ),
    Dokumenttype.SAMARBEIDSAVTALE: marked("Når avtalen skal skrives under."),
    Dokumenttype.INSTITUSJONSKORT: marked("Når BUP skal vite hvem dere er. Én side, uten noe om barna."),
    Dokumenttype.TILSYNSMAPPE: marked("Når noen skal se hvordan dere har ordnet helsearbeidet."),
}
"""When one uses each, in one line."""


class KindChoice(QWidget):
    """One kind out of all; `changed` carries its key. Where it is known already only that one is shown.

    Arrow keys move through all groups, Tab goes on to the next question; `redrawn` tells that stops came or went.
    """

    changed = Signal(str)
    redrawn = Signal()

    def __init__(self, current: str, *, is_open: bool) -> None:
        super().__init__()
        self._current = current
        self._buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda one: self._choose(str(one.property("key"))))
        self._change: Button | None = None
        lines = column(self, spacing=16)
        lines.addWidget(label(tr("Hva skal du lage?"), "strong"))
        self._place = column(spacing=20)
        lines.addLayout(self._place)
        if is_open:
            self._show_all()
        else:
            self._show_one()

    def first(self) -> QWidget:
        """Return what gets the focus: the chosen kind, or the way to the others."""
        chosen = self._buttons.get(self._current)
        return chosen or self._change or self

    def is_open(self) -> bool:
        """Tell whether all kinds are shown."""
        return bool(self._buttons)

    def _show_one(self) -> None:
        kind = Dokumenttype(self._current)
        piece = column(spacing=2)
        piece.addWidget(Heading(tr_marked(DOKUMENTER[kind]), "section"))
        piece.addWidget(Prose(tr_marked(WHEN[kind]), "subtle", 1.4))
        self._change = Button(tr("Lag noe annet"), "link", "pencil")
        self._change.clicked.connect(lambda _checked=False: self._on_open())
        way = column(margins=(3, 0, 0, 0))  # room for the button's ring
        way.addLayout(button_row(self._change))
        piece.addLayout(way)
        self._place.addLayout(piece)

    def _show_all(self) -> None:
        for heading, kinds in GROUPS:
            part = column(spacing=8)
            part.addWidget(Heading(tr_marked(heading), "section"))
            for kind in kinds:
                part.addLayout(self._option(kind, tr_marked(heading)))
            self._place.addLayout(part)

    def _option(self, kind: Dokumenttype, heading: str) -> QVBoxLayout:
        when = tr_marked(WHEN[kind])
        one = radio(tr_marked(DOKUMENTER[kind]), kind.value, checked=kind.value == self._current)
        one.setAccessibleDescription(f"{heading}. {when}")
        one.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group.addButton(one)
        self._buttons[kind.value] = one
        piece = column(spacing=0)
        piece.addWidget(one)
        below = column(margins=(34, 0, 0, 0))  # below the words of the button
        below.addWidget(Prose(when, "small", 1.3))
        piece.addLayout(below)
        return piece

    def _on_open(self) -> None:
        clear_layout(self._place)
        self._change = None
        self._show_all()
        self.redrawn.emit()
        self.first().setFocus()

    def _choose(self, key: str) -> None:
        self._current = key
        self.changed.emit(key)
