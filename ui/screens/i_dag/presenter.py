"""Decides what the day looks like in words, and what «Gjort» and «Utsett» do; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.i_dag import Idagbilde, IDagService
from helseansvarlig.services.klokkevakt import Klokkevakt
from helseansvarlig.services.oppfoelging import OppfoelgingService
from helseansvarlig.services.ports import Changes, Done
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.i_dag.model import Dag, Gjort, day_of

TABLES = (
    *("oppfoelging", "barn", "samtykke", "kartlegging", "forbehold", "fristvalg"),
    *("moete", "motpart", "rolleinnehaver", "institusjon", "samarbeidsavtale", "rutine"),
)
MORE = 40
"""So many lines come to each list when somebody asks for the rest: what a glance down a page takes in."""


@dataclass(frozen=True, slots=True)
class IDagServices:
    """The core's part in this screen; `left` tells how many questions a started kartlegging has left."""

    i_dag: IDagService
    oppfoelging: OppfoelgingService
    klokkevakt: Klokkevakt
    left: Callable[[str], int]


class IDagView(Protocol):
    """What the presenter asks of the screen."""

    def show_day(self, dag: Dag) -> None:
        """Show the day; who stood on a line still stands there."""
        ...

    def show_done(self, gjort: Gjort | None) -> None:
        """Offer a new date for what was just done, in its place; None takes the offer away."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the lists."""
        ...

    def ask_about_clock(self, message: Message) -> None:
        """Say that the clock was set back, and offer to say that it is right."""
        ...

    def say(self, text: str) -> None:
        """Let a screen reader say what happened."""
        ...


class IDagPresenter(Presenter[IDagView]):
    """Loads the day, and loads it anew when something in it changed. `counted` hears how many things are due."""

    def __init__(
        self, services: IDagServices, jobs: Runner, today: Callable[[], date], counted: Callable[[int], None]
    ) -> None:
        self._services = services
        self._jobs = jobs
        self.today = today
        self._counted = counted
        self._more = 0

    def begin(self) -> None:
        """Read the day as somebody comes to it."""
        self._more = 0
        self.load()

    def show_more(self) -> None:
        """Read the day with the next lines of every list."""
        self._more += MORE
        self.load()

    def load(self) -> None:
        """Read the day."""
        self._jobs.run(self._read, done=self._on_picture, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read the day anew when something that stands in it changed."""
        if isinstance(changes, Changes) and changes.concerns(*TABLES):
            self.load()

    def mark_done(self, oppfoelging_id: str) -> None:
        """Mark as done at once; a new date can be given afterwards, or undone with the rest."""
        self._jobs.run(
            lambda: self._services.oppfoelging.mark_done(oppfoelging_id), done=self._on_done, failed=self._on_failed
        )

    def stand_again(self, gjort: Gjort, frist: date) -> None:
        """Let what was just done stand again for a new date."""
        self._shown().show_done(None)
        self._jobs.run(
            lambda: self._services.oppfoelging.add(gjort.barn_id, gjort.hva, gjort.hvem, frist, gjort.kilde),
            done=lambda _done: self._shown().say(tr("Ny frist er satt.")),
            failed=self._on_failed,
        )

    def no_more(self) -> None:
        """Take the offer of a new date away."""
        self._shown().show_done(None)

    def trust_clock(self) -> None:
        """The clock is right as it is now: say no more of it."""
        self._services.klokkevakt.trust()

    def postpone(self, oppfoelging_id: str, frist: date) -> None:
        """Move the date."""
        self._jobs.run(
            lambda: self._services.oppfoelging.postpone(oppfoelging_id, frist),
            done=lambda _done: self._shown().say(tr("Fristen er flyttet.")),
            failed=self._on_failed,
        )

    def remind(self, oppfoelging_id: str, frist: date) -> None:
        """Note that they were reminded, and when to look again."""
        self._jobs.run(
            lambda: self._services.oppfoelging.remind(oppfoelging_id, frist),
            done=lambda _done: self._shown().say(tr("Purringen er notert.")),
            failed=self._on_failed,
        )

    def _read(self) -> tuple[Idagbilde, int]:
        picture = self._services.i_dag.picture(self._more)
        return picture, self._services.left(picture.paabegynt[0][1].id) if picture.paabegynt else 0

    def _on_picture(self, read: tuple[Idagbilde, int]) -> None:
        picture, left = read
        dag = day_of(picture, self.today(), left)
        self._shown().show_day(dag)
        self._counted(dag.count)
        if self._services.klokkevakt.is_set_back():
            self._shown().ask_about_clock(
                Message(
                    tr("Klokka på maskinen er stilt tilbake."),
                    tr("Alt du har skrevet, er trygt."),
                    tr("Går klokka feil, er også fristene gale. Still den da, og lås opp på nytt."),
                )
            )

    def _on_done(self, done: Done[Oppfoelging]) -> None:
        row = done.value
        self._shown().say(tr("Gjort."))
        self._shown().show_done(Gjort(row.barn_id, row.hva, row.hvem, row.kilde))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")
