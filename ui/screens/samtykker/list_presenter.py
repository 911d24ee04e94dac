"""Decides what the consent list shows; ends a consent, keeps a weighed wish, lifts a reservation. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.samtykketrekk import AltDelt
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Changes
from helseansvarlig.services.samtykke import Samtykkelinje
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.samtykker.kilder import Kilder
from ui.screens.samtykker.model import Rad, build_rows


class SamtykkerView(Protocol):
    """What the presenter asks of the screen."""

    def show_rows(self, rows: list[Rad], *, filtered: bool) -> None:
        """Show these rows; `filtered` tells that some were left out by what is typed above."""
        ...

    def show_withdrawal(self, row_id: str, shared: tuple[AltDelt, ...]) -> None:
        """Ask who withdraws, below this row, with what has been shared on it."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class SamtykkerPresenter(Presenter[SamtykkerView]):
    """All children's consents, wishes and reservations, filtered by name."""

    def __init__(self, kilder: Kilder, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._today = today
        self._rows: list[Rad] = []
        self._filter = ""

    def load(self) -> None:
        """Read the register anew."""
        self._jobs.run(self._kilder.samtykke.overview, done=self._on_loaded, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read anew when a child, a consent, a wish or a reservation changed."""
        if isinstance(changes, Changes) and changes.concerns("samtykke", "barn", "forbehold", "svar"):
            self.load()

    def filter(self, typed: str) -> None:
        """Show only the children whose name holds what is typed."""
        self._filter = typed.strip().casefold()
        self.show_again()

    def show_again(self) -> None:
        """Show the rows as they were read last."""
        kept = [row for row in self._rows if self._filter in row.navn.casefold()]
        self._shown().show_rows(kept, filtered=bool(self._rows) and not kept)

    def ask_to_withdraw(self, row: Rad) -> None:
        """Find out what has been shared on a consent before it is ended."""
        self._jobs.run(
            lambda: self._kilder.samtykke.shared_on(row.samtykke_id),
            done=lambda shared: self._shown().show_withdrawal(row.id, shared),
            failed=self._on_failed,
        )

    def withdraw(self, samtykke_id: str, av: str, forklart: str) -> None:
        """End a consent from today."""
        self._jobs.run(lambda: self._kilder.samtykke.withdraw(samtykke_id, av, forklart), failed=self._on_failed)

    def told(self, samtykke_id: str, navn: str) -> None:
        """Note that a recipient has been told of a withdrawal."""
        self._jobs.run(lambda: self._kilder.samtykke.tell_recipient(samtykke_id, navn), failed=self._on_failed)

    def weigh(self, forbehold: Forbehold) -> None:
        """Keep a wish as weighed and answered."""
        self._jobs.run(lambda: self._kilder.forbehold.keep(forbehold), failed=self._on_failed)

    def lift(self, row: Rad) -> None:
        """End a reservation from today, because the child wants it."""
        service = self._kilder.forbehold
        if row.forbehold_id:
            self._jobs.run(lambda: service.lift(row.forbehold_id), failed=self._on_failed)
        else:
            self._jobs.run(lambda: service.lift_of(row.samtykke_id), failed=self._on_failed)

    def _on_loaded(self, lines: list[Samtykkelinje]) -> None:
        self._rows = build_rows(lines, self._today())
        self.show_again()

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
