"""Reads what the house has arranged, and ticks topics and points; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from helseansvarlig.domain.avvik import Avvik
from helseansvarlig.domain.huspaaminnelse import Huspaaminnelse, reminders
from helseansvarlig.domain.rutine import Rutine, in_use
from helseansvarlig.domain.samarbeidsavtale import Avtaletema, Samarbeidsavtale
from helseansvarlig.domain.steg import Stegbilde, Stegpunkt
from helseansvarlig.domain.veiledning import Veiledning
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Changes, Done
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.institusjon.kilder import Kilder

TABLES = ("samarbeidsavtale", "rutine", "veiledning", "avvik", "stegkryss", "moete")


@dataclass(frozen=True, slots=True)
class Husbilde:
    """All that the page shows."""

    dag: date
    paaminnelser: tuple[Huspaaminnelse, ...]
    avtaler: tuple[Samarbeidsavtale, ...]
    rutiner: tuple[Rutine, ...]
    veiledninger: tuple[Veiledning, ...]
    avvik: tuple[Avvik, ...]
    steg: tuple[Stegbilde, ...]


class InstitusjonView(Protocol):
    """What the presenter asks of the screen."""

    def show_house(self, bilde: Husbilde) -> None:
        """Show it all; who stood on a tick still stands there."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the lists."""
        ...

    def go_to_topic(self, avtale_id: str, felt: str) -> None:
        """Go to the field of an agreement that keeps a topic from being in place."""
        ...


class InstitusjonPresenter(Presenter[InstitusjonView]):
    """The page about the house, read anew at every change."""

    def __init__(self, kilder: Kilder, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._today = today

    def load(self) -> None:
        """Read it."""
        self._jobs.run(self._read, done=self._on_read, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read it anew when something of it changed."""
        if isinstance(changes, Changes) and changes.concerns(*TABLES):
            self.load()

    def tick_topic(self, avtale: Samarbeidsavtale, tema: Avtaletema) -> None:
        """Say that a topic is in place, or not; one that lacks something leads to where it is written."""
        punkt = avtale.punkt(tema)
        if not punkt.er_dekket and punkt.mangler:
            self._shown().go_to_topic(avtale.id, f"{tema}_{punkt.mangler[0]}")
            return
        service, now = self._kilder.avtale, not punkt.er_dekket
        self._run(lambda: service.tick(avtale.id, tema, paa_plass=now))

    def tick_point(self, punkt: Stegpunkt, *, gjort: bool) -> None:
        """Say that a point is done, or not."""
        self._run(lambda: self._kilder.kom_i_gang.tick(punkt, gjort=gjort))

    def _run(self, work: Callable[[], Done[Any]]) -> None:
        self._jobs.run(work, failed=self._on_failed)

    def _read(self) -> Husbilde:
        kilder, today = self._kilder, self._today()
        avtaler, rutiner = kilder.avtale.list_avtaler(), kilder.rutine.list_rutiner()
        return Husbilde(
            today,
            reminders(avtaler, rutiner, today),
            tuple(avtaler),
            in_use(rutiner),
            tuple(kilder.veiledning.list_veiledninger()),
            tuple(kilder.avvik.list_avvik()),
            kilder.kom_i_gang.picture(),
        )

    def _on_read(self, bilde: Husbilde) -> None:
        self._shown().show_house(bilde)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")
