"""Decides what the form about a service begins with and whether it may be kept; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from helseansvarlig.domain.institusjon import Motpart
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.ports import Done
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.samarbeid.model import Tjenestefelt, fields_of_service, parents, to_service

KEY = "samarbeidspartner:"


class ServiceView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, felt: Tjenestefelt, houses: Sequence[tuple[str, str]]) -> None:
        """Fill the form; `houses` are what it may be a part of."""
        ...

    def show_name_error(self, text: str) -> None:
        """Show what is wrong with the name; empty takes it away."""
        ...

    def show_saved(self, motpart_id: str) -> None:
        """Go to the service."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        ...


class ServicePresenter(Presenter[ServiceView]):
    """One form for a new service and for changing one."""

    def __init__(self, book: InstitusjonService, drafts: Drafts, jobs: Runner) -> None:
        self._book = book
        self._drafts = drafts
        self._jobs = jobs
        self._key = KEY
        self._known: Motpart | None = None
        self._busy = self._ready = False

    def open(self, motpart_id: str) -> None:
        """Begin, or go on with what is half written."""
        self._key, self._known = KEY + motpart_id, None
        self._busy = self._ready = False
        self._jobs.run(self._book.motparter, done=lambda book: self._on_book(book, motpart_id), failed=self._on_failed)

    def changed(self, felt: Tjenestefelt) -> None:
        """Keep what stands there now as a draft."""
        if self._ready:
            self._drafts.changed(self._key, form_text(felt))

    def flush(self) -> None:
        """Write the draft at once."""
        self._drafts.flush()

    def save(self, felt: Tjenestefelt) -> None:
        """Keep the service when it has a name."""
        missing = "" if felt.navn.strip() else tr("Skriv hva tjenesten heter.")
        self._shown().show_name_error(missing)
        if missing or self._busy:
            return
        self._busy = True
        row = to_service(felt, self._known)
        keep = self._book.save_motpart if self._known is not None else self._book.add_motpart
        self._jobs.run(lambda: keep(row), done=self._on_saved, failed=self._on_failed)

    def _on_book(self, book: list[Motpart], motpart_id: str) -> None:
        self._known = next((one for one in book if one.id == motpart_id), None)
        start = fields_of_service(self._known) if self._known is not None else Tjenestefelt()
        houses = parents(book, motpart_id)
        self._drafts.find(
            self._key,
            lambda draft: self._fill(form_from_text(draft, Tjenestefelt) if draft is not None else start, houses),
        )

    def _fill(self, felt: Tjenestefelt, houses: Sequence[tuple[str, str]]) -> None:
        self._shown().show_form(felt, houses)
        self._ready = True

    def _on_saved(self, done: Done[Motpart]) -> None:
        self._busy = self._ready = False
        self._drafts.discard(self._key)
        self._shown().show_saved(done.value.id)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_problem(sentence(error))
