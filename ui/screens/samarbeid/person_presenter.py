"""Decides what the form about somebody in a role begins with and whether it may be kept; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.domain.rolleinnehaver import Rolleinnehaver
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Done
from helseansvarlig.services.samarbeid import Partnerbilde, SamarbeidService
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.samarbeid.model import Personfeil, Personfelt, check_person, fields_of_person, to_person


class PersonView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, felt: Personfelt, where: str, *, is_new: bool) -> None:
        """Fill the form; `where` is the service."""
        ...

    def show_errors(self, feil: Personfeil) -> None:
        """Show each error at its place, or take the old ones away."""
        ...

    def go_back(self) -> None:
        """Go to the service."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the form stays."""
        ...


class PersonPresenter(Presenter[PersonView]):
    """One form for somebody new and for changing what is known. A new one is offered the first role that is empty."""

    def __init__(self, service: SamarbeidService, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._ids = ("", "")
        self._busy = self._ready = False

    def open(self, motpart_id: str, person_id: str = "") -> None:
        """Begin, or go on with what is half written."""
        self._ids = (motpart_id, person_id)
        self._busy = self._ready = False
        self._jobs.run(lambda: self._service.get(motpart_id), done=self._on_partner, failed=self._on_failed)

    def changed(self, felt: Personfelt) -> None:
        """Keep what stands there now as a draft."""
        if self._ready:
            self._drafts.changed(self._key(), form_text(felt))

    def flush(self) -> None:
        """Write the draft at once."""
        self._drafts.flush()

    def save(self, felt: Personfelt) -> None:
        """Keep the person, or say what is missing."""
        feil = check_person(felt, self._today())
        self._shown().show_errors(feil)
        if feil.any() or self._busy:
            return
        self._busy = True
        motpart_id, person_id = self._ids
        person = to_person(felt, person_id, motpart_id, self._today())
        keep = self._service.change_person if person_id else self._service.add_person
        self._jobs.run(lambda: keep(person), done=self._on_saved, failed=self._on_failed)

    def remove(self) -> None:
        """Take away somebody who was written down by mistake."""
        person_id = self._ids[1]
        self._jobs.run(
            lambda: self._service.remove_person(person_id), done=lambda _done: self._leave(), failed=self._on_failed
        )

    def _on_partner(self, bilde: Partnerbilde) -> None:
        known = next((one for one in bilde.folk if one.id == self._ids[1]), None)
        empty = next((one.rolle.value for one in bilde.ledige), Personfelt().rolle)
        start = fields_of_person(known) if known is not None else Personfelt(rolle=empty)
        where = bilde.motpart.navn
        self._drafts.find(
            self._key(),
            lambda draft: self._fill(form_from_text(draft, Personfelt) if draft is not None else start, where),
        )

    def _fill(self, felt: Personfelt, where: str) -> None:
        self._shown().show_form(felt, where, is_new=not self._ids[1])
        self._ready = True

    def _on_saved(self, _done: Done[Rolleinnehaver]) -> None:
        self._leave()

    def _leave(self) -> None:
        self._busy = self._ready = False
        self._drafts.discard(self._key())
        self._shown().go_back()

    def _key(self) -> str:
        return f"rolle:{self._ids[0]}:{self._ids[1]}"

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._busy = False
        self._shown().show_problem(sentence(error))
