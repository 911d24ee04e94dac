"""Keeps a few words for the next meeting, and leads back to where one stood; knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from helseansvarlig.domain.innmeldtsak import Innmeldtsak
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.innmeldtsak import InnmeldtsakService
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter


class TaOppView(Protocol):
    """What the presenter asks of the screen."""

    def show_form(self, navn: str, tekst: str, waiting: list[str]) -> None:
        """Show whom it is about (empty for nobody), the words that stand there already, and what waits already."""
        ...

    def show_error(self, text: str) -> None:
        """Say under the field what is missing."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that it could not be kept; the words stay."""
        ...

    def go_back(self) -> None:
        """It is kept: go back to where one stood."""
        ...


@dataclass(frozen=True, slots=True)
class Kilder:
    """What waits for a meeting, and the children."""

    innmeldtsak: InnmeldtsakService
    barn: BarnService


class TaOppPresenter(Presenter[TaOppView]):
    """One matter at a time."""

    def __init__(self, kilder: Kilder, jobs: Runner) -> None:
        self._kilder, self._jobs = kilder, jobs
        self._begun: Innmeldtsak | None = None

    def open(self, kilde: str) -> None:
        """Begin with what is known where one stands."""
        self._begun = None
        service = self._kilder.innmeldtsak

        def read() -> tuple[Innmeldtsak, str, list[str]]:
            begun = service.begin(kilde)
            name = self._kilder.barn.get(begun.barn_id).fornavn if begun.barn_id else ""
            return begun, name, [one.tekst for one in service.waiting(begun.barn_id)]

        self._jobs.run(read, done=self._on_read, failed=self._on_failed)

    def save(self, tekst: str) -> None:
        """Keep it for the next meeting."""
        begun = self._begun
        if not tekst.strip():
            self._shown().show_error(tr("Skriv noen ord om det du vil ta opp."))
        elif begun is not None:
            self._begun = None  # once, however often it is asked for
            self._jobs.run(
                lambda: self._kilder.innmeldtsak.put_forward(tekst, begun.barn_id, begun.kilde),
                done=lambda _: self._shown().go_back(),
                failed=lambda error: self._on_not_kept(begun, error),
            )

    def _on_read(self, found: tuple[Innmeldtsak, str, list[str]]) -> None:
        self._begun = found[0]
        self._shown().show_form(found[1], found[0].tekst, found[2])

    def _on_not_kept(self, begun: Innmeldtsak, error: HelseansvarligError) -> None:
        self._begun = begun
        self._on_failed(error)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
