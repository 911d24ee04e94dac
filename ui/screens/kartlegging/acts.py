"""What is done about one answer besides giving it: kept from somebody, freed again, followed up. Knows no widget."""

from __future__ import annotations

from collections.abc import Collection

from helseansvarlig.domain.institusjon import Mottakerkategori
from ui.jobs import Failed, Runner
from ui.screens.kartlegging.kilder import Kilder

TABLES = ("svar", "kartlegging", "svarretting", "forbehold", "oppfoelging", "samtykke")
"""What the page is drawn from; it is read in anew when one of them was touched."""


class AnswerActs:
    """Acts on the kartlegging that is shown; what comes of them is heard as any change is."""

    def __init__(self, kilder: Kilder, jobs: Runner, failed: Failed) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._failed = failed
        self._id = ""

    def stand_at(self, kartlegging_id: str) -> None:
        """Speak of this kartlegging from now on."""
        self._id = kartlegging_id

    def reserve(self, path: str, mottakere: Collection[str]) -> None:
        """Keep an answer from these recipients (codes), or from everybody when none is named."""
        at, whom = self._id, frozenset(map(Mottakerkategori, mottakere))
        self._jobs.run(lambda: self._kilder.forbehold.reserve(at, path, whom), failed=self._failed)

    def lift(self, forbehold_id: str) -> None:
        """The child has said that it may be shared after all."""
        self._jobs.run(lambda: self._kilder.forbehold.lift(forbehold_id), failed=self._failed)

    def follow_up(self, path: str) -> None:
        """Make the follow-up of an answer now, without waiting until all is finished."""
        at = self._id
        self._jobs.run(lambda: self._kilder.oppfoelging.begin(at, path), failed=self._failed)
