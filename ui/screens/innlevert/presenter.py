"""Decides what the health lead sees of the compartments, and what she does with it; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from helseansvarlig.domain.notat import Notatart
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.barn import BarnService
from helseansvarlig.services.frigivelse import FrigivelseService
from helseansvarlig.services.innfletting import InnflettingService
from helseansvarlig.services.innlevering import Hentet, InnboksService
from helseansvarlig.services.lederoversikt import LederoversiktService
from helseansvarlig.services.moetedeling import MoetedelingService
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.sletting import SlettingService
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.innlevert.model import Bilde, picture_of
from ui.shared_words import unreadable_words


@dataclass(frozen=True, slots=True)
class Delekilder:
    """The services behind what is shared in the house."""

    frigivelse: FrigivelseService
    innboks: InnboksService
    innfletting: InnflettingService
    moetedeling: MoetedelingService
    lederoversikt: LederoversiktService
    sletting: SlettingService
    barn: BarnService


class InnlevertView(Protocol):
    """What the presenter asks of the screen."""

    def show_picture(self, bilde: Bilde) -> None:
        """Show what has been handed in and what is shared."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        ...


class InnlevertPresenter(Presenter[InnlevertView]):
    """What was handed in, and what is shared."""

    def __init__(self, kilder: Delekilder, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._today = today

    def open(self) -> None:
        """Take out what waits in the compartments, then show all."""
        self._jobs.run(self._fetch, done=self._on_fetched, failed=self._on_failed)
        self.load()

    def load(self) -> None:
        """Read anew what the health records hold."""
        self._jobs.run(self._read, done=self._on_loaded, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read anew when something about it changed."""
        if isinstance(changes, Changes) and changes.concerns("innlevering", "frigivelse", "barn", "oppfoelging"):
            self.load()

    def merge(self, brev_id: str, barn_id: str, *, child_said: bool) -> None:
        """Put a letter in a child's record."""
        art = Notatart.BARNET_SA if child_said else Notatart.OBSERVASJON
        self._jobs.run(lambda: self._kilder.innfletting.merge(brev_id, barn_id, art), failed=self._on_failed)

    def close_task(self, brev_id: str) -> None:
        """Close the task that a letter says is done."""
        self._jobs.run(lambda: self._kilder.innfletting.close_task(brev_id), failed=self._on_failed)

    def make_task(self, brev_id: str, barn_id: str, hvem: str, frist: date) -> None:
        """Make a letter a follow-up."""
        self._jobs.run(
            lambda: self._kilder.innfletting.make_task(brev_id, barn_id, hvem, frist), failed=self._on_failed
        )

    def raise_in_meeting(self, brev_id: str, barn_id: str) -> None:
        """Let a letter wait for the next agenda."""
        self._jobs.run(lambda: self._kilder.innfletting.raise_in_meeting(brev_id, barn_id), failed=self._on_failed)

    def lay_aside(self, brev_id: str, grunn: str) -> None:
        """Keep a letter in nobody's record, with a reason."""
        self._jobs.run(lambda: self._kilder.innfletting.lay_aside(brev_id, grunn), failed=self._on_failed)

    def withdraw(self, frigivelse_id: str) -> None:
        """Take something back."""
        self._jobs.run(lambda: self._kilder.frigivelse.withdraw(frigivelse_id), failed=self._on_failed)

    def share_numbers(self) -> None:
        """Give the leader today's numbers."""
        self._jobs.run(self._kilder.lederoversikt.share, done=self._on_numbers, failed=self._on_failed)

    def _fetch(self) -> Done[Hentet]:
        self._kilder.frigivelse.expire()
        fetched = self._kilder.innboks.fetch()
        approved = self._kilder.sletting.take_approvals()
        touched = fetched.changes.touched | approved.changes.touched
        return Done(fetched.value, Changes(touched, fetched.changes.barn | approved.changes.barn))

    def _read(self) -> Bilde:
        children = [line.barn for line in self._kilder.barn.list_barn(also_moved=True)]
        kilder = self._kilder
        letters, shared = kilder.innfletting.look(), kilder.frigivelse.shared()
        return picture_of(letters, shared, children, self._today(), kilder.innfletting.bruker)

    def _on_fetched(self, done: Done[Hentet]) -> None:
        if done.value.ugyldige:
            self._shown().show_message(unreadable_words(done.value.ugyldige), "warning")

    def _on_loaded(self, bilde: Bilde) -> None:
        self._shown().show_picture(bilde)

    def _on_numbers(self, _done: object) -> None:
        told = Message(
            tr("Lederen kan se dagens tall."),
            tr("De er uten navn, og små grupper vises ikke."),
            tr("De gjelder i 30 dager, eller til du deler nye."),
        )
        self._shown().show_message(told, "success")

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")
