"""Draws the address book: the list, the form for one service, and the card that is compared by telephone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from helseansvarlig.services.ports import Kortopplysninger
from ui.dates import capital, short_date
from ui.files import ask_for_file, ask_where_to_save
from ui.i18n import tr, tr_marked
from ui.samtykke_words import MOTTAKERE
from ui.screens.innstillinger.mottaker_presenter import Felt, MottakerPresenter, Mottakerrad
from ui.screens.innstillinger.section import Section, narrow
from ui.utlevering_words import KANALER
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.layout import column
from ui.widgets.lists import EmptyState, ListRow
from ui.widgets.page import clear_layout
from ui.widgets.surfaces import Card, RowCard
from ui.widgets.text import Heading, Prose, label

_CARD_FILES = "*.kort"


class MottakereSection(Section):
    """One of three things at a time: the list, a form, a card."""

    def __init__(self, presenter: MottakerPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._place: QVBoxLayout = column(spacing=16)
        self._form: ServiceForm | None = None
        actions = [
            button(tr("Ny mottaker"), "primary", "plus", presenter.edit),
            button(tr("Les inn mottakerkort"), "secondary", "download", self._on_read_card),
            button(tr("Lagre vårt avsenderkort"), "secondary", "key-round", self._on_save_card),
        ]
        why = tr(
            "Tjenestene dere skriver til og møter. Spør dem om opplysningene stemmer minst én gang i året. "
            "Med et mottakerkort kan du sende forseglet."
        )
        self._top = self.add_card(tr("Adressebok"), why, button_row(*actions))
        self.lines.addLayout(self._place)
        presenter.attach(self)

    def show_section(self) -> None:
        """Show the list."""
        self.bar.close_message()
        self._presenter.load()

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def show_rows(self, rows: list[Mottakerrad]) -> None:
        """Show the list, and no form."""
        self._clear(top=True)
        if not rows:
            self._place.addWidget(
                EmptyState(
                    "users-round",
                    tr("Ingen mottakere ennå"),
                    tr("Legg inn barnevernstjenesten, BUP og andre dere skriver til eller møter."),
                )
            )
            return
        card = RowCard()
        for row in rows:
            card.add_row(self._row(row))
        self._place.addLayout(narrow(card))

    def show_form(self, felt: Felt) -> None:
        """Show the form instead of the list."""
        self._clear(top=False)
        self._form = ServiceForm(felt)
        self._form.changed.connect(self._presenter.changed)
        self._form.saved.connect(self._presenter.save)
        self._form.cancelled.connect(self._presenter.load)
        self._place.addLayout(narrow(self._form))
        self._form.name.setFocus()

    def show_name_error(self, text: str) -> None:
        """Show what is wrong with the name; empty takes it away."""
        if self._form is not None:
            self._form.show_name_error(text)

    def show_card(self, card: Kortopplysninger) -> None:
        """Show what a card says, to be compared by telephone."""
        self._clear(top=False)
        compare = CardCheck(card)
        compare.trusted.connect(self._presenter.trust_card)
        compare.cancelled.connect(self._presenter.load)
        self._place.addLayout(narrow(compare))
        compare.who.setFocus()

    def _row(self, row: Mottakerrad) -> ListRow:
        mark = (
            badge("success", "shield-check", tr("Kan sende"), in_list=True)
            if row.kan_forsegle
            else badge("neutral", "info", tr("Uten kort"), in_list=True)
        )
        made = ListRow(mark, row.motpart.navn, row.sjekk, row.meta)
        check = button(tr("Sjekket i dag"), icon="check", pressed=lambda: self._presenter.check(row.motpart.id))
        check.setAccessibleName(tr("Sjekket i dag: {name}", name=row.motpart.navn))
        change = button(tr("Endre"), pressed=lambda: self._presenter.edit(row.motpart.id))
        change.setAccessibleName(tr("Endre {name}", name=row.motpart.navn))
        made.add_buttons(check, change)
        return made

    def _clear(self, *, top: bool) -> None:
        self._form = None
        clear_layout(self._place)
        self._top.setVisible(top)

    def _on_read_card(self) -> None:
        ask_for_file(self, tr("Mottakerkort ({files})", files=_CARD_FILES), self._presenter.read_card)

    def _on_save_card(self) -> None:
        kind = tr("Avsenderkort ({files})", files=_CARD_FILES)
        ask_where_to_save(self, tr("avsenderkort.kort"), kind, self._presenter.save_own_card)


class ServiceForm(Card):
    """One service."""

    changed = Signal(Felt)
    saved = Signal(Felt)
    cancelled = Signal()

    def __init__(self, felt: Felt) -> None:
        super().__init__((24, 20, 24, 24), 16)
        self._id = felt.id
        self.name = line_edit(felt.navn)
        self._kind = Choice([(one.value, capital(tr_marked(word))) for one, word in MOTTAKERE.items()], felt.kategori)
        self._phone, self._person = line_edit(felt.telefon), line_edit(felt.kontaktperson)
        self._orgnr, self._kommunenr = line_edit(felt.orgnr), line_edit(felt.kommunenr)
        self._town = line_edit(felt.sted)
        ways = [("", tr("Ikke avtalt")), *((one.value, tr_marked(words)) for one, words in KANALER.items())]
        self._way = Choice(ways, felt.kanal)
        self._name_row = FormRow(tr("Navn"), self.name, note=tr("Må fylles ut"))
        self._summary = ErrorSummary()
        self._build()
        for field in (self.name, self._town, self._phone, self._person, self._orgnr, self._kommunenr):
            field.textChanged.connect(self._on_changed)
            field.returnPressed.connect(self._on_save)
        for choice in (self._kind, self._way):
            choice.currentIndexChanged.connect(self._on_changed)

    def show_name_error(self, text: str) -> None:
        """Show what is wrong with the name; empty takes it away."""
        self._name_row.set_error(text)
        self._summary.show_for([self._name_row])

    def _build(self) -> None:
        optional = tr("Valgfritt")
        save = with_shortcut(button(tr("Lagre mottaker"), "primary", "check", self._on_save), "Ctrl+Return")
        self.add(
            Heading(tr("Endre mottaker") if self._id else tr("Ny mottaker"), "section"),
            self._name_row,
            FormRow(tr("Hva slags tjeneste?"), self._kind),
            FormRow(tr("Sted"), self._town, note=optional),
            FormRow(tr("Hvordan vil de ha det?"), self._way),
            FormRow(tr("Kontaktperson"), self._person, note=optional),
            FormRow(tr("Telefon"), self._phone, note=optional),
            FormRow(tr("Organisasjonsnummer"), self._orgnr, note=optional),
            FormRow(tr("Kommunenummer"), self._kommunenr, note=optional),
            self._summary,
            button_row(save, button(tr("Tilbake"), pressed=self.cancelled.emit)),
        )

    def _typed(self) -> Felt:
        return Felt(
            id=self._id,
            navn=self.name.text(),
            kategori=self._kind.key(),
            telefon=self._phone.text(),
            orgnr=self._orgnr.text(),
            kommunenr=self._kommunenr.text(),
            kontaktperson=self._person.text(),
            sted=self._town.text(),
            kanal=self._way.key(),
        )

    def _on_changed(self) -> None:
        self.changed.emit(self._typed())

    def _on_save(self) -> None:
        self.saved.emit(self._typed())


class CardCheck(Card):
    """What a card says. It counts only when two people have read the same fingerprint to each other."""

    trusted = Signal(str)
    cancelled = Signal()

    def __init__(self, card: Kortopplysninger) -> None:
        super().__init__((24, 20, 24, 24), 16)
        self.who = line_edit()
        self._who_row = FormRow(
            tr("Hvem leste det opp, og hvilket nummer ringte du?"), self.who, note=tr("Må fylles ut")
        )
        facts = tr(
            "Organisasjonsnummer {orgnr}. Kortet gjelder til {date}.",
            orgnr=card.orgnr,
            date=short_date(card.gyldig_til.date()),
        )
        fingerprint = label(card.fingeravtrykk, "code", wrap=True)
        fingerprint.setAccessibleName(tr("Fingeravtrykk: {fingerprint}", fingerprint=card.fingeravtrykk))
        trust = with_shortcut(button(tr("De er like"), "primary", "circle-check", self._on_trust), "Ctrl+Return")
        back = button(tr("De er ikke like"), pressed=self.cancelled.emit)
        self.add(
            Heading(card.navn, "section"),
            Prose(facts, "subtle", 1.4),
            Prose(
                tr(
                    "Ring et nummer du har fra før, ikke et som fulgte med kortet. Be dem lese opp fingeravtrykket, "
                    "og sammenlign."
                ),
                "",
                1.4,
            ),
            fingerprint,
            self._who_row,
            button_row(trust, back),
        )
        self.who.returnPressed.connect(self._on_trust)

    def _on_trust(self) -> None:
        typed = self.who.text().strip()
        self._who_row.set_error("" if typed else tr("Skriv hvem du snakket med, og nummeret du ringte."))
        if typed:
            self.trusted.emit(typed)
        else:
            self.who.setFocus()
