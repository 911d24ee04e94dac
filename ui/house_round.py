"""The round through the compartments that follows unlocking: what has run out, what was handed in, what was approved.

It waits for the first paint, and nobody waits for it; the number beside «Deling i huset» is kept true afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject

from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.frigivelse import FrigivelseService
from helseansvarlig.services.innlevering import Hentet, InnboksService
from helseansvarlig.services.malforelegg import MalforeleggService
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.romvern import RomvernService
from helseansvarlig.services.sletting import SlettingService
from ui.jobs import Runner
from ui.messages import Message
from ui.shared_words import lost_words, unreadable_words

Say = Callable[[Message, str], None]
Failed = Callable[[HelseansvarligError], None]


class Services(NamedTuple):
    """The services that go into the compartments."""

    frigivelse: FrigivelseService
    innboks: InnboksService
    sletting: SlettingService
    romvern: RomvernService
    malforelegg: MalforeleggService


class HouseRound(QObject):
    """One session's rounds; `counted` hears how many letters wait, `say` and `failed` what a person must know of."""

    def __init__(
        self,
        services: Services,
        jobs: Runner,
        counted: Callable[[int], None],
        say: Say,
        failed: Failed,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._counted = counted
        self._say = say
        self._failed = failed
        self._told: set[str] = set()

    def begin(self) -> None:
        """Go through every compartment, a job at a time: what she does meanwhile comes between them."""
        services = self._services
        self._jobs.run(services.romvern.lost, done=self._on_lost, failed=self._on_failed)
        self._jobs.run(services.frigivelse.expire, failed=self._on_failed)
        self._jobs.run(services.innboks.fetch, done=self._on_fetched, failed=self._on_failed)
        self._jobs.run(services.sletting.take_approvals, failed=self._on_failed)
        self._jobs.run(services.malforelegg.take_approvals, failed=self._on_failed)
        self._jobs.run(services.romvern.note, failed=self._on_failed)
        self.count()

    def on_changed(self, changes: object) -> None:
        """Count anew when a letter has come or been dealt with."""
        if isinstance(changes, Changes) and changes.concerns("innlevering"):
            self.count()

    def count(self) -> None:
        """Tell how many letters wait."""
        self._jobs.run(lambda: len(self._services.innboks.waiting()), done=self._counted, failed=self._on_failed)

    def _on_lost(self, rooms: Sequence[Rom]) -> None:
        if rooms:
            self._say(lost_words(), "danger")

    def _on_fetched(self, done: Done[Hentet]) -> None:
        if done.value.ugyldige:
            self._say(unreadable_words(done.value.ugyldige), "warning")

    def _on_failed(self, error: HelseansvarligError) -> None:
        """Say it once: a compartment that cannot be read stops each of them."""
        if str(error) not in self._told:
            self._told.add(str(error))
            self._failed(error)
