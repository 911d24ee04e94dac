"""The natural groups of the consent form: the child's own view, who, what and to whom, what for and how long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.samtykke import Samtykkeform
from ui.dates import capital
from ui.i18n import tr, tr_marked
from ui.samtykke_words import INNHOLD, MOTTAKERE, TYPER
from ui.screens.samtykker.model import JA, NEI, Feil, Utfylt, person_words
from ui.widgets.buttons import Button, button_row
from ui.widgets.choices import Checks, Radios
from ui.widgets.date_field import DateField
from ui.widgets.fields import Choice, line_edit, text_area
from ui.widgets.form import FormRow
from ui.widgets.layout import Fold, column, own_height, row
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card, Voice
from ui.widgets.text import label

_CARD = (24, 20, 24, 24)


def contents_checks() -> Checks:
    """Return the content categories as tick boxes in two columns."""
    return Checks([(one.value, capital(tr_marked(word))) for one, word in INNHOLD.items()], columns=2)


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
        self._question.setText(tr("Hva mener {name} selv om å dele dette?", name=fornavn))
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


class WhoPart(Card):
    """What kind of consent it is, who answers, and how."""

    changed = Signal()
    kind_changed = Signal()

    def __init__(self) -> None:
        super().__init__(_CARD, 20)
        self._kind = Choice([(one.value, tr_marked(word)) for one, word in TYPER.items()])
        self._who_place = column()
        self._who: Checks | None = None
        self._other = line_edit()
        self._how = Radios(
            [(Samtykkeform.MUNTLIG.value, tr("Muntlig")), (Samtykkeform.SKRIFTLIG.value, tr("Skriftlig"))]
        )
        self.who_row: FormRow | None = None
        kind_how = Fold(spacing=24, below_spacing=16)
        kind_how.add(own_height(FormRow(tr("Hva gjelder det?"), self._kind)), 1)
        kind_how.add(own_height(FormRow(tr("Hvordan svares det?"), self._how)), 1)
        self.add(kind_how, self._who_place, FormRow(tr("Noen andre som svarer"), self._other, note=tr("Valgfritt")))
        self._kind.currentIndexChanged.connect(self._on_kind)
        self._other.textChanged.connect(self.changed)
        self._how.changed.connect(self.changed)

    def show_people(self, people: tuple[str, ...]) -> None:
        """Offer these people, the child first."""
        clear_layout(self._who_place)
        self._who = Checks([(name, person_words(name)) for name in people], columns=2)
        self._who.changed.connect(self.changed)
        self.who_row = FormRow(tr("Hvem svarer?"), self._who, note=tr("Må fylles ut"))
        self._who_place.addWidget(self.who_row)

    def show_form(self, utfylt: Utfylt) -> None:
        """Show what is chosen."""
        self._kind.choose(utfylt.samtykketype)
        if self._who is not None:
            self._who.choose(list(utfylt.hvem))
        self._other.setText(utfylt.annen)
        self._how.choose(utfylt.form)

    def kind(self) -> str:
        """Return the code of the kind of consent."""
        return self._kind.key()

    def who(self) -> tuple[str, ...]:
        """Return who is ticked."""
        return tuple(self._who.keys()) if self._who is not None else ()

    def other(self) -> str:
        """Return somebody else, as typed."""
        return self._other.text()

    def how(self) -> str:
        """Return the code of how it was answered."""
        return self._how.key()

    def _on_kind(self) -> None:
        self.kind_changed.emit()
        self.changed.emit()


class WhatPart(Card):
    """What may be told, and to whom."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_CARD, 24)
        self._what = contents_checks()
        self._whom = Checks([(one.value, capital(tr_marked(word))) for one, word in MOTTAKERE.items()], columns=2)
        self.what_row = FormRow(tr("Hva kan vi dele?"), self._what, note=tr("Må fylles ut"))
        self.whom_row = FormRow(tr("Med hvem?"), self._whom, note=tr("Må fylles ut"))
        self.add(self.what_row, self.whom_row)
        self._what.changed.connect(self.changed)
        self._whom.changed.connect(self.changed)

    def show_form(self, utfylt: Utfylt) -> None:
        """Show what is chosen."""
        self._what.choose(list(utfylt.innhold))
        self._whom.choose(list(utfylt.mottakere))

    def what(self) -> tuple[str, ...]:
        """Return the contents that are ticked."""
        return tuple(self._what.keys())

    def whom(self) -> tuple[str, ...]:
        """Return the recipients that are ticked."""
        return tuple(self._whom.keys())


class AnswerPart(Card):
    """Yes or no, equally large; then what for and until when, or why not and when to ask again."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(_CARD, 20)
        self._answer = Radios([(JA, tr("Ja")), (NEI, tr("Nei"))], tiles=True)
        self.answer_row = FormRow(tr("Hva er svaret?"), self._answer, note=tr("Må fylles ut"))
        self._purpose = line_edit()
        self._until = DateField(today, ahead=False)
        self._reason = text_area(lines=2)
        self._again = DateField(today, ahead=False)
        purpose = FormRow(tr("Hva skal det brukes til?"), self._purpose, note=tr("Valgfritt"))
        self.until_row = FormRow(
            tr("Gjelder til"),
            self._until,
            note=tr("Valgfritt"),
            why=tr("Uten dato gjelder det til det blir trukket."),
        )
        reason = FormRow(tr("Hvorfor ikke?"), self._reason, note=tr("Valgfritt"), why=tr("Ingen må forklare et nei."))
        self.again_row = FormRow(tr("Når kan vi spørre igjen?"), self._again, note=tr("Valgfritt"))
        self._after_yes: tuple[QWidget, ...] = (purpose, self.until_row)
        self._after_no: tuple[QWidget, ...] = (reason, self.again_row)
        self.add(self.answer_row, *self._after_yes, *self._after_no)
        self._answer.changed.connect(self._on_answer)
        for signal in (self._purpose.textChanged, self._reason.textChanged, self._until.changed, self._again.changed):
            signal.connect(self.changed)

    def show_form(self, utfylt: Utfylt) -> None:
        """Show what is written, and only what belongs to the answer."""
        self._answer.choose(utfylt.svar)
        self._purpose.setText(utfylt.formaal)
        self._until.line.setText(utfylt.gyldig_til)
        self._reason.set_text(utfylt.avslagsgrunn)
        self._again.line.setText(utfylt.spoer_igjen)
        self._show_what_follows()

    def show_errors(self, feil: Feil) -> None:
        """Show each error at its place."""
        self.answer_row.set_error(feil.svar)
        self.until_row.set_error(feil.gyldig_til)
        self.again_row.set_error(feil.spoer_igjen)

    def answer(self) -> str:
        """Return yes, no or nothing."""
        return self._answer.key()

    def words(self) -> tuple[str, str, str, str]:
        """Return purpose, end, reason and when to ask again, as typed."""
        return (self._purpose.text(), self._until.line.text(), self._reason.text(), self._again.line.text())

    def _show_what_follows(self) -> None:
        for piece in self._after_yes:
            piece.setVisible(self.answer() != NEI)
        for piece in self._after_no:
            piece.setVisible(self.answer() == NEI)

    def _on_answer(self) -> None:
        self._show_what_follows()
        self.changed.emit()
