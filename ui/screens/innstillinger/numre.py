"""The house's own telephone numbers: shown wherever something is urgent, and missed where they are not written in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtWidgets import QWidget

from helseansvarlig.domain.lokalnummer import Lokalnummer, can_be_dialled
from helseansvarlig.domain.regelverk import Telefon
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.lokalnummer import LokalnummerService, Nummersvar
from ui.dates import short_date
from ui.drafts import Drafts
from ui.i18n import language, tr, tr_n
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.innstillinger.section import Section
from ui.widgets.buttons import button, button_row, with_shortcut
from ui.widgets.form import ErrorSummary, FormRow
from ui.widgets.number_field import NumberField

KEY = "lokalnummer:"


@dataclass(frozen=True, slots=True)
class Nummerlinje:
    """One telephone the house answers for, in words; `told` says when it was checked, or that it is missing."""

    id: str
    name: str
    help: str
    nummer: str
    finnes_ikke: bool
    told: str


class NumreView(Protocol):
    """What the presenter asks of the section."""

    def show_lines(self, lines: list[Nummerlinje]) -> None:
        """Show what the house has answered."""
        ...

    def show_errors(self, feil: Mapping[str, str]) -> None:
        """Show what is wrong, by telephone, or take it away."""
        ...

    def show_success(self, message: Message) -> None:
        """Say that it is saved."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that it is not; what is typed stays."""
        ...


class NumrePresenter(Presenter[NumreView]):
    """Reads and keeps the numbers; each is a number or the answer that there is none here."""

    def __init__(self, service: LokalnummerService, drafts: Drafts, jobs: Runner) -> None:
        self._service = service
        self._drafts = drafts
        self._jobs = jobs
        self._ready = False

    def changed(self, svar: Mapping[str, Nummersvar]) -> None:
        """Keep what stands there now as a draft."""
        if self._ready:
            self._drafts.changed(KEY, json.dumps({key: [one.nummer, one.finnes_ikke] for key, one in svar.items()}))

    def flush(self) -> None:
        """Write the draft at once."""
        self._drafts.flush()

    def load(self) -> None:
        """Read what the house has answered, or what is half written."""
        self._ready = False
        self._jobs.run(self._service.answered, done=self._on_read, failed=self._on_failed)

    def save(self, svar: Mapping[str, Nummersvar]) -> None:
        """Keep the answers, or say which cannot be dialled."""
        feil = {key: _problem(one) for key, one in svar.items()}
        self._shown().show_errors(feil)
        if not any(feil.values()):
            left = sum(not one.nummer and not one.finnes_ikke for one in svar.values())
            self._jobs.run(
                lambda: self._service.save(svar), done=lambda _done: self._on_saved(left), failed=self._on_failed
            )

    def _on_read(self, answered: Mapping[str, Lokalnummer]) -> None:
        lines = [_line(one, answered.get(one.id)) for one in self._service.asked()]
        self._drafts.find(KEY, lambda draft: self._fill(lines, draft))

    def _fill(self, lines: list[Nummerlinje], draft: str | None) -> None:
        kept = json.loads(draft) if draft is not None else {}
        typed = [replace(one, nummer=kept[one.id][0], finnes_ikke=kept[one.id][1]) for one in lines if one.id in kept]
        self._shown().show_lines(typed or lines)
        self._ready = True

    def _on_saved(self, left: int) -> None:
        self._drafts.discard(KEY)
        missing = tr_n("Ett nummer mangler ennå.", "{n} numre mangler ennå.", left) if left else ""
        self._shown().show_success(Message(tr("Lagret."), tr("Numrene vises nå overalt der noe haster."), missing))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))


class NumreSection(Section):
    """One row for each telephone the rules leave to the house."""

    def __init__(self, presenter: NumrePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._fields: dict[str, NumberField] = {}
        self._rows: dict[str, FormRow] = {}
        self._summary = ErrorSummary()
        presenter.attach(self)

    def show_section(self) -> None:
        """Show the numbers as they are."""
        self.bar.close_message()
        self._presenter.load()

    def leave(self) -> None:
        """Write the draft at once."""
        self._presenter.flush()

    def first_focus(self) -> QWidget | None:
        """Return the first number."""
        return next(iter(self._fields.values())).line if self._fields else None

    def show_lines(self, lines: list[Nummerlinje]) -> None:
        """Show what the house has answered; what is being typed elsewhere is not touched."""
        if not self._rows:
            self._build(lines)
        for one in lines:
            self._fields[one.id].set_answer(one.nummer, finnes_ikke=one.finnes_ikke)
            missing = not one.nummer and not one.finnes_ikke
            icon = "phone" if missing else "check"
            self._rows[one.id].set_echo(one.told, icon, "warning_icon" if missing else "success_icon")

    def show_errors(self, feil: Mapping[str, str]) -> None:
        """Show each error at its place."""
        for key, row in self._rows.items():
            row.set_error(feil.get(key, ""))
        self._summary.show_for(list(self._rows.values()))

    def _build(self, lines: list[Nummerlinje]) -> None:
        for one in lines:
            self._fields[one.id] = NumberField(one.name)
            self._fields[one.id].changed.connect(self._on_changed)
            self._rows[one.id] = FormRow(one.name, self._fields[one.id], note=tr("Må fylles ut"), why=one.help)
        save = with_shortcut(button(tr("Lagre"), "primary", "check", self._on_save), "Ctrl+Return")
        self.add_card(
            tr("Telefonnumre"),
            tr("Vises når noe haster, uten nett. Når du lagrer, står i dag som dagen numrene ble kontrollert."),
            *self._rows.values(),
            self._summary,
            button_row(save),
        )

    def _on_save(self) -> None:
        self._presenter.save(self._typed())

    def _on_changed(self) -> None:
        self._presenter.changed(self._typed())

    def _typed(self) -> dict[str, Nummersvar]:
        return {key: Nummersvar(*field.answer()) for key, field in self._fields.items()}


def _line(telefon: Telefon, row: Lokalnummer | None) -> Nummerlinje:
    spoken = language().value
    told = tr("Kontrollert {date}.", date=short_date(row.kontrollert)) if row is not None else tr("Mangler ennå.")
    return Nummerlinje(
        telefon.id,
        telefon.navn.paa(spoken),
        telefon.hjelp.paa(spoken),
        row.nummer if row is not None else "",
        row is not None and row.finnes_ikke,
        told,
    )


def _problem(svar: Nummersvar) -> str:
    if svar.finnes_ikke or not svar.nummer:
        return ""  # what is not known yet is missed where it is shown, and kept from nobody who knows the others
    return "" if can_be_dialled(svar.nummer) else tr("Skriv et nummer som kan ringes, med minst tre sifre.")
