"""Decides what one line of the register shows, and what can be done when it should not have left; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Protocol

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.utleveringsregister import Aarsak, Feilsending, Registerlinje
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Changes
from ui.dates import clock_time, parse_date, parse_time, short_date
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import maalform, tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.utleveringer.model import Linjebilde, build_line
from ui.screens.utleveringer.presenter import Kilder


@dataclass(frozen=True, slots=True)
class Tilbaketrekk:
    """The form for calling something back."""

    aarsak: str = Aarsak.FEIL_MOTTAKER.value
    begrunnelse: str = ""


@dataclass(frozen=True, slots=True)
class Melding:
    """The form for a mis-sending, as typed; the day and the hour it was found, and when somebody was told."""

    dag: str = ""
    kl: str = ""
    hvem_fikk: str = ""
    hva_skjedde: str = ""
    tiltak: str = ""
    barnet_vet: str = ""
    meldt_dag: str = ""
    meldt_kl: str = ""
    ikke_meldt: str = ""


class UtleveringView(Protocol):
    """What the presenter asks of the screen."""

    def show_line(self, bilde: Linjebilde) -> None:
        """Show everything about it, and no form."""
        ...

    def show_recall(self, form: Tilbaketrekk) -> None:
        """Show the form for calling it back."""
        ...

    def show_report(self, form: Melding) -> None:
        """Show the form for a mis-sending."""
        ...

    def show_wrong(self, felt: str, text: str) -> None:
        """Say below a field what is wrong."""
        ...

    def show_done(self, message: Message) -> None:
        """Say that it worked."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; what is typed stays."""
        ...


class UtleveringPresenter(Presenter[UtleveringView]):
    """One line at a time."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._nummer = 0
        self._line: Registerlinje | None = None

    def open(self, nummer: int) -> None:
        """Show one line."""
        self._nummer, self._line = nummer, None
        self._read()

    def on_changed(self, changes: object) -> None:
        """Read anew when it was called back, or that was undone."""
        if self._line is not None and isinstance(changes, Changes) and changes.concerns("utlevering"):
            self._read()

    def flush(self) -> None:
        """Keep what is half written."""
        self._drafts.flush()

    def begin_recall(self) -> None:
        """Ask why it is called back; what was half written comes back."""
        self._drafts.find(self._recall_key(), self._on_recall_draft)

    def begin_report(self) -> None:
        """Ask what happened, filled in from the register and from what was told before."""
        self._drafts.find(self._report_key(), self._on_report_draft)

    def recall_changed(self, form: Tilbaketrekk) -> None:
        """Keep what stands there now."""
        self._drafts.changed(self._recall_key(), form_text(form))

    def report_changed(self, form: Melding) -> None:
        """Keep what stands there now."""
        self._drafts.changed(self._report_key(), form_text(form))

    def recall(self, form: Tilbaketrekk) -> None:
        """Mark it as called back."""
        missing = "" if form.begrunnelse.strip() else tr("Skriv kort hvorfor.")
        self._shown().show_wrong("begrunnelse", missing)
        if missing:
            return
        nummer = self._nummer
        self._jobs.run(
            lambda: self._kilder.register.recall(nummer, Aarsak(form.aarsak), form.begrunnelse),
            done=lambda _done: self._on_kept(self._recall_key(), tr("Det er merket som kalt tilbake.")),
            failed=self._on_failed,
        )

    def report(self, form: Melding) -> None:
        """Keep what is told about a mis-sending."""
        found = self._moment(form.dag, form.kl)
        told = self._moment(form.meldt_dag, form.meldt_kl) if form.meldt_dag.strip() else None
        wrong = {
            "oppdaget": "" if found else tr("Skriv dagen og klokkeslettet."),
            "hva_skjedde": "" if form.hva_skjedde.strip() else tr("Skriv kort hva som skjedde."),
            "meldt": tr("Skriv dagen og klokkeslettet.") if form.meldt_dag.strip() and told is None else "",
        }
        for felt, text in wrong.items():
            self._shown().show_wrong(felt, text)
        if any(wrong.values()) or found is None:
            return
        kept = Feilsending(
            found, form.hvem_fikk.strip(), form.hva_skjedde.strip(), form.tiltak.strip(), form.barnet_vet.strip(),
            told, form.ikke_meldt.strip(),
        )  # fmt: skip
        nummer = self._nummer
        self._jobs.run(
            lambda: self._kilder.register.report(nummer, kept),
            done=lambda _done: self._on_kept(self._report_key(), tr("Meldingen er lagret.")),
            failed=self._on_failed,
        )

    def print_report(self) -> None:
        """Print the report."""
        self._jobs.run(self._report_pdf(), done=self._kilder.print_pdf, failed=self._on_failed)

    def save_report(self, path: Path) -> None:
        """Write the report where the user chose."""
        pdf, write = self._report_pdf(), self._kilder.write_file
        self._jobs.run(
            lambda: write(path, pdf()),
            done=lambda _: self._shown().show_done(Message(tr("PDF-en er lagret."), tr("Den er ikke kryptert."))),
            failed=self._on_failed,
        )

    def cancel(self) -> None:
        """Show the line again; the draft is kept."""
        self._show()

    def _report_pdf(self) -> Callable[[], bytes]:
        nummer, form = self._nummer, maalform()
        return lambda: self._kilder.register.print_report(nummer, form)

    def _read(self) -> None:
        nummer = self._nummer
        self._jobs.run(lambda: self._kilder.register.line(nummer), done=self._on_read, failed=self._on_failed)

    def _on_read(self, line: Registerlinje) -> None:
        if line.nummer == self._nummer:
            self._line = line
            self._show()

    def _show(self) -> None:
        if self._line is not None:
            register = self._kilder.register
            self._shown().show_line(build_line(self._line, register.meldefrist, register.now()))

    def _on_recall_draft(self, draft: str | None) -> None:
        self._shown().show_recall(form_from_text(draft, Tilbaketrekk) if draft is not None else Tilbaketrekk())

    def _on_report_draft(self, draft: str | None) -> None:
        self._shown().show_report(form_from_text(draft, Melding) if draft is not None else self._start())

    def _start(self) -> Melding:
        """Return the form as it begins: with what was told before, else found now."""
        told = self._line.rad.feilsending if self._line is not None and self._line.rad is not None else None
        now = self._kilder.register.now().astimezone(OSLO)
        if told is None:
            return Melding(short_date(now.date()), clock_time(now))
        found, meldt = told.oppdaget.astimezone(OSLO), told.meldt.astimezone(OSLO) if told.meldt else None
        return Melding(
            short_date(found.date()), clock_time(found), told.hvem_fikk, told.hva_skjedde, told.tiltak, told.barnet_vet,
            short_date(meldt.date()) if meldt else "", clock_time(meldt) if meldt else "", told.ikke_meldt,
        )  # fmt: skip

    def _moment(self, day: str, at: str) -> datetime | None:
        found, hour = parse_date(day, self._today()), parse_time(at)
        return datetime.combine(found, hour or time(), OSLO) if found is not None and hour is not None else None

    def _on_kept(self, key: str, words: str) -> None:
        self._drafts.discard(key)
        self._read()
        self._shown().show_done(Message(words))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))

    def _recall_key(self) -> str:
        return f"tilbakekalling:{self._ids()}"

    def _report_key(self) -> str:
        return f"feilsending:{self._ids()}"

    def _ids(self) -> str:
        """Return whose line it is: a draft is found by the ids in its key when somebody is purged."""
        return f"{self._line.barn_id}:{self._line.rad_id}" if self._line is not None else ""
