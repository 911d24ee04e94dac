"""The first groups of the consent form: the child's own view and reservations, and what may be told to whom."""

from __future__ import annotations

from PySide6.QtCore import Signal

from helseansvarlig.domain.institusjon import Mottakerkategori
from ui.dates import capital
from ui.i18n import tr, tr_marked
from ui.samtykke_words import INNHOLD, MOTTAKERE
from ui.screens.samtykker.form_model import Utfylt
from ui.widgets.buttons import Button, button_row
from ui.widgets.choices import Checks
from ui.widgets.fields import text_area
from ui.widgets.form import FormRow
from ui.widgets.layout import column, row
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card, Voice
from ui.widgets.text import label

CARD = (24, 20, 24, 24)


def contents_checks() -> Checks:
    """Return the content categories as tick boxes in two columns."""
    return Checks([(one.value, capital(tr_marked(word))) for one, word in INNHOLD.items()], columns=2)


def recipients_checks() -> Checks:
    """Return the recipient categories as tick boxes in two columns."""
    return Checks([(one.value, capital(tr_marked(word))) for one, word in MOTTAKERE.items()], columns=2)


class ChildPart(Voice):
    """The child's own view, and what the child does not want told; the second opens when it is needed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Barnets eget syn"), child=True)
        self.body.setContentsMargins(20, 14, 20, 20)
        head = row(spacing=8)
        self._question = label("", "child-name", wrap=True)
        head.addWidget(self._question, 1)
        head.addWidget(label(tr("Valgfritt"), "child-small"))
        self.view = text_area(lines=2, child=True)
        self._more = Button("", "secondary", "hand")
        self._reserved = contents_checks()
        self._row = FormRow(tr("Dette skal vi ikke dele"), self._reserved)
        self._row.hide()
        self.body.addLayout(head)
        self.body.addWidget(self.view)
        self.body.addSpacing(4)
        self.body.addLayout(button_row(self._more))
        self.body.addWidget(self._row)
        self._more.clicked.connect(self._on_more)
        self.view.textChanged.connect(self.changed)
        self._reserved.changed.connect(self.changed)

    def show_child(self, fornavn: str) -> None:
        """Name the child in the questions."""
        self._question.setText(tr("Hva mener {name} selv om dette?", name=fornavn))
        self.view.setAccessibleName(self._question.text())
        self._more.set_label(tr("Noe {name} ikke vil at vi deler", name=fornavn))

    def show_form(self, utfylt: Utfylt) -> None:
        """Show what is written; the reservations stand open when there are any."""
        self.view.set_text(utfylt.barnets_syn)
        self._reserved.choose(list(utfylt.forbehold))
        self._open(bool(utfylt.forbehold))

    def reserved(self) -> tuple[str, ...]:
        """Return what must not be told."""
        return tuple(self._reserved.keys())

    def _open(self, is_open: bool) -> None:
        self._row.setVisible(is_open)
        self._more.setVisible(not is_open)

    def _on_more(self) -> None:
        self._open(is_open=True)
        self._row.focus_field()


class WhatPart(Card):
    """What may be told, and to whom; of parents, each for themselves."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(CARD, 24)
        self._what = contents_checks()
        self._whom = recipients_checks()
        self._named: Checks | None = None
        self._named_row: FormRow | None = None
        self._named_place = column()
        self.what_row = FormRow(tr("Hva kan vi dele?"), self._what, note=tr("Må fylles ut"))
        self.whom_row = FormRow(tr("Med hvem?"), self._whom, note=tr("Må fylles ut"))
        self.add(self.what_row, self.whom_row, self._named_place)
        self._what.changed.connect(self.changed)
        self._whom.changed.connect(self._on_whom)

    def show_parents(self, parents: tuple[str, ...]) -> None:
        """Offer the parents by name; without names there is nobody to tell apart."""
        clear_layout(self._named_place)
        self._named = self._named_row = None
        if parents:
            self._named = Checks([(name, name) for name in parents], columns=2)
            self._named.changed.connect(self.changed)
            why = tr("Uten noen krysset av gjelder det alle med foreldreansvar.")
            self._named_row = FormRow(tr("Hvem av foreldrene?"), self._named, why=why)
            self._named_place.addWidget(self._named_row)

    def show_form(self, utfylt: Utfylt) -> None:
        """Show what is chosen."""
        self._what.choose(list(utfylt.innhold))
        self._whom.choose(list(utfylt.mottakere))
        if self._named is not None:
            self._named.choose(list(utfylt.navngitte))
        self._show_parents_when_meant()

    def what(self) -> tuple[str, ...]:
        """Return the contents that are ticked."""
        return tuple(self._what.keys())

    def whom(self) -> tuple[str, ...]:
        """Return the recipients that are ticked."""
        return tuple(self._whom.keys())

    def named(self) -> tuple[str, ...]:
        """Return which parents are ticked by name."""
        return tuple(self._named.keys()) if self._named is not None else ()

    def _show_parents_when_meant(self) -> None:
        if self._named_row is not None:
            self._named_row.setVisible(Mottakerkategori.FORELDRE.value in self.whom())

    def _on_whom(self) -> None:
        self._show_parents_when_meant()
        self.changed.emit()
