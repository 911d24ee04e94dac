"""The institution's own facts: they stand at the top of every document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QLineEdit

from helseansvarlig.domain.identifikator import judge_organisasjonsnummer
from helseansvarlig.domain.institusjon import Enhetstype, Institusjon
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.ports import Done
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import tr, tr_marked
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.partner_words import ENHETSTYPER
from ui.presenter import Presenter
from ui.screens.innstillinger.section import Section
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.fields import Choice, line_edit
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.page import Place

KEY = "institusjon:"


class InstitusjonView(Protocol):
    """What the presenter asks of the section."""

    def show_form(self, institusjon: Institusjon) -> None:
        """Show what stands in the form."""
        ...

    def show_name_error(self, text: str) -> None:
        """Show what is wrong with the name; empty takes it away."""
        ...

    def show_success(self, message: Message) -> None:
        """Say that it is saved."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that it is not; the form stays."""
        ...


class InstitusjonPresenter(Presenter[InstitusjonView]):
    """Reads and keeps the institution's facts; a number that looks wrong is remarked on, never refused."""

    def __init__(self, service: InstitusjonService, drafts: Drafts, jobs: Runner) -> None:
        self._service = service
        self._drafts = drafts
        self._jobs = jobs
        self._ready = False

    def load(self) -> None:
        """Read the facts, or what is half written."""
        self._ready = False
        self._jobs.run(self._service.get, done=self._on_loaded, failed=self._on_failed)

    def changed(self, institusjon: Institusjon) -> None:
        """Keep what stands there now as a draft."""
        if self._ready:
            self._drafts.changed(KEY, form_text(institusjon))

    def flush(self) -> None:
        """Write the draft at once."""
        self._drafts.flush()

    def save(self, institusjon: Institusjon) -> None:
        """Keep the facts."""
        missing = "" if institusjon.navn.strip() else tr("Skriv navnet på institusjonen.")
        self._shown().show_name_error(missing)
        if not missing:
            self._jobs.run(lambda: self._service.save(institusjon), done=self._on_saved, failed=self._on_failed)

    def orgnr_warning(self, typed: str) -> str:
        """Return a remark on a number that does not look right, else an empty text."""
        warnings = judge_organisasjonsnummer(typed).varsler if typed.strip() else ()
        serious = [one for one in warnings if one != "orgnr_syntetisk"]
        return tr("Dette ligner ikke et organisasjonsnummer (ni siffer). Se en gang til.") if serious else ""

    def _on_loaded(self, institusjon: Institusjon) -> None:
        self._drafts.find(
            KEY,
            lambda draft: self._fill(
                form_from_text(draft, Institusjon, enhetstype=_kind) if draft is not None else institusjon
            ),
        )

    def _fill(self, institusjon: Institusjon) -> None:
        self._shown().show_form(institusjon)
        self._ready = True

    def _on_saved(self, _done: Done[Institusjon]) -> None:
        self._drafts.discard(KEY)
        self._shown().show_success(Message(tr("Lagret."), tr("Det står slik i nye dokumenter.")))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))


def _kind(kept: object) -> Enhetstype | None:
    return Enhetstype(str(kept)) if kept else None


class InstitusjonSection(Section):
    """One form, and the way to the templates."""

    def __init__(self, presenter: InstitusjonPresenter, go: Callable[[Place], None]) -> None:
        """`go` leads to the templates."""
        super().__init__()
        self._presenter = presenter
        self._go = go
        self._filling = False
        self._fields: dict[str, QLineEdit] = {}
        self._name_row = self._row("navn", tr("Navn"), note=tr("Må fylles ut"))
        self._orgnr_row = self._row("orgnr", tr("Organisasjonsnummer"), why=tr("Trengs for å sende til kommunen."))
        self._emergency_row = self._row(
            "legevakt",
            tr("Telefon til legevakta der dere er"),
            note=tr("Må fylles ut"),
            why=tr("Vises når noe haster. Landsdekkende 116 117 virker også."),
        )
        kinds = [("", tr("Ikke oppgitt")), *((one.value, tr_marked(words)) for one, words in ENHETSTYPER.items())]
        self._kind = Choice(kinds)
        self._kind.currentIndexChanged.connect(self._on_changed)
        self._summary = ErrorSummary()
        self._build()
        presenter.attach(self)

    def show_section(self) -> None:
        """Show the facts as they are."""
        self.bar.close_message()
        self._presenter.load()

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def show_form(self, institusjon: Institusjon) -> None:
        """Show what stands in the form."""
        self._filling = True
        for name, field in self._fields.items():
            field.setText(str(getattr(institusjon, name)))
        self._kind.choose(institusjon.enhetstype.value if institusjon.enhetstype else "")
        self._filling = False
        self._remark()

    def show_name_error(self, text: str) -> None:
        """Show what is wrong with the name; empty takes it away."""
        self._name_row.set_error(text)
        self._summary.show_for([self._name_row])

    def _build(self) -> None:
        save = with_shortcut(button(tr("Lagre"), "primary", "check", self._on_save), "Ctrl+Return")
        self.add_card(
            tr("Institusjonen"),
            tr("Står øverst på alle dokumenter."),
            self._name_row,
            self._row("enhet", tr("Avdeling eller enhet"), note=tr("Valgfritt")),
            FormRow(tr("Hva slags avdeling er dere?"), self._kind, why=tr("Akuttavdelinger møter BUP oftere.")),
            self._orgnr_row,
            self._row("kommunenr", tr("Kommunenummer"), note=tr("Valgfritt")),
            self._row("telefon", tr("Telefon"), note=tr("Valgfritt")),
            self._emergency_row,
            self._summary,
            button_row(save),
        )
        templates = button(tr("Se malene"), icon="list-checks", pressed=lambda: self._go(Place("maler")))
        self.add_card(
            tr("Maler for kartlegging"),
            tr("Hva leder har godkjent, og sjekklister dere lager selv."),
            button_row(templates),
        )

    def _row(self, name: str, title: str, *, note: str = "", why: str = "") -> FormRow:
        field = line_edit()
        field.textChanged.connect(self._on_changed)
        field.editingFinished.connect(self._remark)
        field.returnPressed.connect(self._on_save)
        self._fields[name] = field
        return FormRow(title, field, note=note, why=why)

    def _typed(self) -> Institusjon:
        texts = {name: field.text().strip() for name, field in self._fields.items()}
        return Institusjon(**texts, enhetstype=_kind(self._kind.key()))

    def _remark(self) -> None:
        warning = self._presenter.orgnr_warning(self._fields["orgnr"].text())
        self._orgnr_row.set_echo(warning, "triangle-alert" if warning else "", "warning_icon")
        missing = "" if self._fields["legevakt"].text().strip() else tr("Skriv nummeret, så vises det når noe haster.")
        self._emergency_row.set_echo(missing, "phone" if missing else "", "warning_icon")

    def _on_changed(self) -> None:
        if not self._filling:
            self._presenter.changed(self._typed())

    def _on_save(self) -> None:
        self._presenter.save(self._typed())
