"""Decides whether a new meeting may be kept; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.moete import Moete
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Done
from ui.dates import parse_date
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.moeter.kilder import Kilder
from ui.screens.moeter.model import Moetefeil, Nyttmoete, to_moete

KEY = "nytt_moete:"


class NyttmoeteView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, form: Nyttmoete) -> None:
        """Show what stands in the form."""
        ...

    def show_errors(self, feil: Moetefeil) -> None:
        """Show each error at its place, or take the old ones away."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        ...

    def show_saved(self, moete_id: str) -> None:
        """Go to the meeting."""
        ...


class NyttmoetePresenter(Presenter[NyttmoeteView]):
    """One new meeting at a time."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._busy = self._ready = False

    def open(self) -> None:
        """Begin, or go on with what is half written. The only BUP in the address book is written in beforehand."""
        self._busy = self._ready = False
        self._shown().show_errors(Moetefeil())
        self._jobs.run(
            lambda: self._kilder.institusjon.motparter(Mottakerkategori.BUP), done=self._on_bup, failed=self._on_failed
        )

    def changed(self, form: Nyttmoete) -> None:
        """Keep what stands there now as a draft."""
        if self._ready:
            self._drafts.changed(KEY, form_text(form))

    def flush(self) -> None:
        """Write the draft at once."""
        self._drafts.flush()

    def save(self, form: Nyttmoete) -> None:
        """Plan the meeting when it has a day and a counterpart; else say what is missing."""
        feil = self.check(form)
        self._shown().show_errors(feil)
        if feil.any() or self._busy:
            return
        self._busy = True
        moete = to_moete(form, self._today())
        self._jobs.run(lambda: self._kilder.moete.create(moete), done=self._on_saved, failed=self._on_failed)

    def check(self, form: Nyttmoete) -> Moetefeil:
        """Return what must be mended, in words that say how."""
        understood = parse_date(form.dato, self._today()) is not None
        return Moetefeil(
            dato="" if understood else tr("Skriv dagen som 4.3.2026, «fredag» eller «om 3 dager»."),
            motpart="" if form.motpart.strip() else tr("Skriv hvem dere møter."),
        )

    def _on_bup(self, known: list[Motpart]) -> None:
        start = Nyttmoete(motpart=known[0].navn if len(known) == 1 else "")
        self._drafts.find(
            KEY, lambda draft: self._fill(form_from_text(draft, Nyttmoete) if draft is not None else start)
        )

    def _fill(self, form: Nyttmoete) -> None:
        self._shown().show_form(form)
        self._ready = True

    def _on_saved(self, done: Done[Moete]) -> None:
        self._busy = self._ready = False
        self._drafts.discard(KEY)
        self._shown().show_saved(done.value.id)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_problem(sentence(error))
