"""Decides what one child's page shows, and saves each tick and each answer at once; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from helseansvarlig.domain.stoppunkt import Bedring
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ett_barn import FIRST_LINES, Barnebilde, EttBarnService, Tidsutsnitt
from helseansvarlig.services.oppfoelging import OppfoelgingService
from helseansvarlig.services.ports import Changes
from helseansvarlig.services.stoppunkt import StoppunktService
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.barnet.model import Barneside, page_of
from ui.screens.barnet.timeline_model import FILTRE

ALL_KINDS = "alt"


@dataclass(frozen=True, slots=True)
class BarnetServices:
    """The core's part in this page."""

    ett_barn: EttBarnService
    oppfoelging: OppfoelgingService
    stoppunkt: StoppunktService


class BarnetView(Protocol):
    """What the presenter asks of the screen."""

    def show_page(self, side: Barneside) -> None:
        """Draw the page; who stood somewhere stands there again."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Show a message above the page."""
        ...

    def say(self, text: str) -> None:
        """Let a screen reader say what happened."""
        ...

    def is_shown(self) -> bool:
        """Tell whether the page is what the user looks at."""
        ...


class BarnetPresenter(Presenter[BarnetView]):
    """Loads one child; opening the page is logged, drawing it anew is not."""

    def __init__(self, services: BarnetServices, jobs: Runner, today: Callable[[], date]) -> None:
        self._services = services
        self._jobs = jobs
        self._today = today
        self._barn_id = ""
        self._kinds = ALL_KINDS
        self._lines = FIRST_LINES

    def open(self, barn_id: str) -> None:
        """Show a child; another one's time is seen whole."""
        if barn_id != self._barn_id:
            self._kinds, self._lines = ALL_KINDS, FIRST_LINES
        self._barn_id = barn_id
        self._load(opened=True)

    def on_changed(self, changes: object) -> None:
        """Draw anew when something about this child changed while it is looked at."""
        if isinstance(changes, Changes) and self._barn_id in changes.barn and self._shown().is_shown():
            self._load(opened=False)

    def tick(self, oppfoelging_id: str, *, done: bool) -> None:
        """Mark a task as done today, or take that back."""
        service = self._services.oppfoelging
        words = tr("Gjort.") if done else tr("Står som ikke gjort igjen.")
        self._jobs.run(
            lambda: service.mark_done(oppfoelging_id) if done else service.reopen(oppfoelging_id),
            done=lambda _done: self._shown().say(words),
            failed=self._on_failed,
        )

    def answer_child(self, stoppunkt_id: str, answer: str) -> None:
        """Save what the child answers to whether it is better."""
        self._save(lambda: self._services.stoppunkt.set_bedring(stoppunkt_id, barn=Bedring(answer)))

    def answer_adults(self, stoppunkt_id: str, answer: str) -> None:
        """Save what the adults answer; the child's answer stands beside it."""
        self._save(lambda: self._services.stoppunkt.set_bedring(stoppunkt_id, ansatt=Bedring(answer)))

    def review_child(self, oppfoelging_id: str, answer: str) -> None:
        """Save what the child says came of something that was done."""
        self._save(lambda: self._services.oppfoelging.review(oppfoelging_id, barn=Bedring(answer)))

    def review_adults(self, oppfoelging_id: str, answer: str) -> None:
        """Save what the adults say came of it."""
        self._save(lambda: self._services.oppfoelging.review(oppfoelging_id, ansatt=Bedring(answer)))

    def kinds(self) -> str:
        """Return what the timeline is narrowed to."""
        return self._kinds

    def show_kinds(self, kinds: str) -> None:
        """Narrow the timeline to some kinds."""
        self._kinds, self._lines = kinds, FIRST_LINES
        self._load(opened=False)

    def show_older(self) -> None:
        """Read further back in the timeline."""
        self._lines += FIRST_LINES
        self._load(opened=False)

    def _save(self, work: Callable[[], object]) -> None:
        self._jobs.run(work, done=lambda _done: self._shown().say(tr("Svaret er lagret.")), failed=self._on_failed)

    def _load(self, *, opened: bool) -> None:
        barn_id, wanted = self._barn_id, Tidsutsnitt(FILTRE[self._kinds][1], self._lines)
        self._jobs.run(
            lambda: self._services.ett_barn.picture(barn_id, opened=opened, tidslinje=wanted),
            done=self._on_read,
            failed=self._on_failed,
        )

    def _on_read(self, picture: Barnebilde) -> None:
        if picture.barn.id == self._barn_id:  # another child may have been opened meanwhile
            self._shown().show_page(page_of(picture, self._today()))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")
