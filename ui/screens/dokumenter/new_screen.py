"""Draws the form for a new document: what, about whom, for whom, in which written form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from helseansvarlig.domain.dokument import Dokument
from ui.dates import near_date
from ui.i18n import tr
from ui.messages import Message
from ui.screens.dokumenter.new_kinds import KindChoice
from ui.screens.dokumenter.new_model import Skjema, Valg
from ui.screens.dokumenter.new_presenter import NyttDokumentPresenter
from ui.theme import look
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.choices import Radios
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import column, row
from ui.widgets.page import Place, Screen, clear_layout
from ui.widgets.surfaces import Card
from ui.widgets.tab_order import order_as_laid_out
from ui.widgets.text import Heading, Prose

_WIDTH = 704


class NyttDokumentScreen(Screen):
    """Filled in beforehand wherever the way here tells; then one press is enough."""

    def __init__(self, presenter: NyttDokumentPresenter, today: Callable[[], date]) -> None:
        super().__init__(
            "nytt_dokument", tr("Nytt dokument"), tr("Programmet begynner på det med det som alt står i mappen.")
        )
        self._presenter, self._today = presenter, today
        self._is_arriving = False
        self._valg = Valg()
        self._form: QVBoxLayout = column(spacing=20)
        self._draft: QVBoxLayout = column()
        self._kinds: KindChoice | None = None
        self._shows_all_kinds = True
        self._hvem: FormRow | None = None
        self._moete: FormRow | None = None
        self._summary_place: QVBoxLayout = column()
        self._make = with_shortcut(button(tr("Lag dokumentet"), "primary", "file-text", presenter.make), "Ctrl+Return")
        self._build()
        presenter.attach(self)

    def _build(self) -> None:
        holder = QWidget()
        holder.setMaximumWidth(look().px(_WIDTH))
        lines = column(holder, spacing=16)
        card = Card((24, 20, 24, 24), 0)
        card.add(self._form)
        lines.addLayout(self._draft)
        lines.addWidget(card)
        narrow = row()  # a column would reckon with a width that the card never gets
        narrow.addWidget(holder, 1000)
        narrow.addStretch(1)
        self.add(narrow, self._summary_place, button_row(self._make))

    def show_place(self, place: Place) -> None:
        """Begin with what the ids tell: type, child, meeting, the row it is about; each may be empty."""
        super().show_place(place)
        self._is_arriving = True
        self.bar.close_message()
        kind, barn_id, moete_id, om = (*place.ids, "", "", "", "")[:4]
        self._shows_all_kinds = not kind
        self._presenter.open(kind, barn_id, moete_id, om)

    def leave(self) -> None:
        """Keep what is half chosen."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the button when nothing is left to choose."""
        first = self._kinds.first() if self._kinds is not None else None
        return self._make if self._valg.barn_id or first is None else first

    def show_form(self, skjema: Skjema) -> None:
        """Show what can be chosen and what is chosen."""
        valg = self._valg = skjema.valg
        stood_in = self._spoken(QApplication.focusWidget())
        clear_layout(self._form)
        clear_layout(self._draft)
        clear_layout(self._summary_place)
        if skjema.utkast is not None:
            self._draft.addWidget(self._draft_card(skjema.utkast))
        kinds = KindChoice(valg.dokumenttype, is_open=self._shows_all_kinds)
        kinds.changed.connect(lambda key: self._change(dokumenttype=key))
        kinds.redrawn.connect(self._on_kinds_opened)
        self._kinds = kinds
        self._form.addWidget(kinds)
        self._moete = self._choice_row(tr("Hvilket møte?"), skjema.moeter, valg.moete_id, "moete_id")
        self._hvem = self._choice_row(tr("Hvem gjelder det?"), skjema.barn, valg.barn_id, "barn_id")
        self._choice_row(skjema.spoersmaal_om, skjema.om, valg.om, "om")
        if skjema.mottakere:
            self._form.addWidget(self._radio_row(tr("Hvem skal ha det?"), skjema.mottakere, valg.mottaker, "mottaker"))
        self._add_recipient(skjema)
        forms = (("nb", tr("Bokmål")), ("nn", tr("Nynorsk")))
        self._form.addWidget(self._radio_row(tr("Skriv dokumentet på"), forms, valg.maalform, "maalform"))
        order_as_laid_out(self)
        if self._is_arriving and self.isVisible() and (target := self.first_focus()) is not None:
            target.setFocus()
        elif stood_in:
            self._stand_in(stood_in)
        self._is_arriving = False

    def show_errors(self, hvem: str, moete: str) -> None:
        """Show each error at its place."""
        rows = []
        for one, text in ((self._moete, moete), (self._hvem, hvem)):
            if one is not None:
                one.set_error(text)
                rows.append(one)
        clear_layout(self._summary_place)
        summary = ErrorSummary()
        self._summary_place.addWidget(summary)
        summary.show_for(rows)

    def show_made(self, dokument_id: str) -> None:
        """Go to the document."""
        self.go.emit(Place("dokument", (dokument_id,)))

    def show_problem(self, message: Message) -> None:
        """Say that it did not work."""
        self.bar.show_message(message)

    def _on_kinds_opened(self) -> None:
        self._shows_all_kinds = True
        order_as_laid_out(self)

    def _spoken(self, widget: QWidget | None) -> tuple[str, ...]:
        """Return what a screen reader says of a field of ours: it tells the field again after it was drawn anew."""
        if widget is None or not self.isAncestorOf(widget):
            return ()
        word = widget.text() if isinstance(widget, QAbstractButton) else ""
        return (widget.accessibleName(), widget.accessibleDescription(), word)

    def _stand_in(self, spoken: tuple[str, ...]) -> None:
        """Stand in the same field as before; what was just drawn is not on the screen yet, and what was, still is."""
        items = [item for at in range(self._form.count()) if (item := self._form.itemAt(at)) is not None]
        rows = [row for item in items if (row := item.widget()) is not None]
        drawn = [one for row in rows for one in row.findChildren(QWidget) if self._spoken(one) == spoken]
        if drawn:
            drawn[-1].setFocus()

    def _choice_row(self, name: str, options: tuple[tuple[str, str], ...], current: str, what: str) -> FormRow | None:
        """Return a list to choose from; nothing when there is nothing to choose."""
        if not options:
            return None
        choice = Choice(list(options), current)
        choice.currentIndexChanged.connect(lambda _index: self._change(**{what: choice.key()}))
        made = FormRow(name, choice, note=tr("Må fylles ut"))
        self._form.addWidget(made)
        return made

    def _add_recipient(self, skjema: Skjema) -> None:
        """Ask who by name: out of the address book where it has somebody of the kind, else typed."""
        question = tr("Hva heter mottakeren?") if skjema.mottakere else tr("Hvem skal ha det?")
        if (bok := skjema.bok) is not None:
            choice = Choice(list(bok.rader), bok.valgt)
            choice.currentIndexChanged.connect(lambda _index: self._change(motpart_id=choice.key()))
            made = FormRow(question, choice, note=tr("Valgfritt"))
            if bok.sagt:
                made.set_echo(bok.sagt, *(() if bok.er_fersk else ("triangle-alert", "warning_icon")))
            self._form.addWidget(made)
            question = tr("Navnet på mottakeren")
        if skjema.med_navn:
            recipient = line_edit(skjema.valg.mottaker_navn)
            recipient.textChanged.connect(lambda text: self._change(mottaker_navn=text))
            self._form.addWidget(FormRow(question, recipient, note=tr("Valgfritt")))

    def _radio_row(self, name: str, options: tuple[tuple[str, str], ...], current: str, what: str) -> FormRow:
        radios = Radios(list(options), current)
        radios.changed.connect(lambda key: self._change(**{what: key}))
        return FormRow(name, radios)

    def _draft_card(self, draft: Dokument) -> Card:
        card = Card()
        when = near_date(draft.opprettet.date(), self._today())
        card.add(Heading(tr("Du er i gang med et slikt dokument"), "section"))
        card.add(Prose(tr("Utkastet er fra {when}. Fortsett der, eller lag et nytt.", when=when), "subtle", 1.4))
        card.add(
            button_row(button(tr("Fortsett på utkastet"), icon="pencil", pressed=lambda: self.show_made(draft.id)))
        )
        return card

    def _change(self, **what: str) -> None:
        kept = {name: getattr(self._valg, name) for name in Valg.__dataclass_fields__}
        self._valg = Valg(**(kept | what))
        self._presenter.changed(self._valg)
