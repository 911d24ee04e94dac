"""Decides what the list of templates shows, keeps approvals, and brings forms in; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.mal import Godkjenningsmaate, Lederord, Lest
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.mal import Importert, Maloversikt
from helseansvarlig.services.ports import Changes, Done
from ui.drafts import Drafts
from ui.i18n import language, tr, tr_n
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.maler.kilder import Kilder
from ui.screens.maler.model import Hos, Malliste, list_of
from ui.screens.maler.problem_words import Problemlinje, problem_line

MOST_BYTES = 1_000_000
TABLES = ("mal", "malgodkjenning")
NAME_DRAFT = "maler:leder"


@dataclass(frozen=True, slots=True)
class Fil:
    """A file that was read and not kept yet: its title, what is to be said about it, whether it can be used."""

    title: str
    problems: tuple[Problemlinje, ...]
    usable: bool


class MalerView(Protocol):
    """What the presenter asks of the screen."""

    def show_list(self, liste: Malliste) -> None:
        """Show every template."""
        ...

    def show_file(self, fil: Fil) -> None:
        """Show what a file holds before it is brought in."""
        ...

    def close_question(self) -> None:
        """Take the open question away."""
        ...

    def ask_approval(self, name: str) -> None:
        """Ask what the leader has approved; `name` is what was half written."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        ...


class MalerPresenter(Presenter[MalerView]):
    """All templates of the house."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._data = b""

    def load(self) -> None:
        """Read them."""
        self._jobs.run(self._read, done=self._on_loaded, failed=self._on_failed)

    def on_changed(self, changes: Changes) -> None:
        """Read anew when one was changed, approved or laid before the leader."""
        if changes.concerns(*TABLES, "frigivelse"):
            self.load()

    def lay_before(self, hasher: tuple[str, ...]) -> None:
        """Lay these versions before the leader, in her own part of the program."""
        words, spraak = tr("kan spørre etter hjelp straks"), language().value
        service = self._kilder.forelegg
        self._jobs.run(lambda: service.lay_before(hasher, spraak, words), done=self._on_laid, failed=self._on_failed)

    def fetch_answers(self) -> None:
        """Take in what the leader has signed."""
        self._jobs.run(self._fetch, done=self._on_fetched, failed=self._on_failed)

    def begin_approval(self) -> None:
        """Ask what the leader has approved."""
        self._drafts.find(NAME_DRAFT, lambda name: self._shown().ask_approval(name or ""))

    def name_typed(self, name: str) -> None:
        """Keep a half-written name."""
        self._drafts.changed(NAME_DRAFT, name)

    def leave(self) -> None:
        """Write it at once."""
        self._drafts.flush()

    def approve(self, hasher: tuple[str, ...], navn: str, dato: date) -> None:
        """Write the approval down."""
        words = Lederord(navn, dato, Godkjenningsmaate.PAPIR)
        self._jobs.run(lambda: self._kilder.mal.approve(hasher, words), done=self._on_approved, failed=self._on_failed)

    def read_file(self, path: Path) -> None:
        """Read a file and show what it holds."""
        self._jobs.run(lambda: self._check(path), done=self._on_checked, failed=self._on_failed)

    def bring_in(self) -> None:
        """Keep the form of the file that was shown."""
        data = self._data
        self._jobs.run(lambda: self._kilder.mal.bring_in(data), done=self._on_brought, failed=self._on_failed)

    def _check(self, path: Path) -> tuple[bytes, Lest]:
        data = self._kilder.read_file(path, MOST_BYTES)
        return data, self._kilder.mal.check(data)

    def _read(self) -> tuple[Maloversikt, Hos]:
        forelegg = self._kilder.forelegg
        return self._kilder.mal.overview(), Hos(forelegg.laid() if forelegg.has_leader() else None)

    def _fetch(self) -> Done[int]:
        fetched = self._kilder.innboks.fetch()
        taken = self._kilder.forelegg.take_approvals()
        return Done(taken.value, Changes(fetched.changes.touched | taken.changes.touched))

    def _on_loaded(self, read: tuple[Maloversikt, Hos]) -> None:
        self._shown().show_list(list_of(*read, self._today()))

    def _on_laid(self, _done: Done[int]) -> None:
        told = Message(
            tr("Malene er lagt fram for lederen."),
            tr("Lederen ser spørsmålene, aldri noe om et barn."),
            tr("Svaret hentes når du låser opp, eller her."),
        )
        self._shown().show_message(told, "success")

    def _on_fetched(self, done: Done[int]) -> None:
        words = tr_n("Lederen har signert én mal.", "Lederen har signert {n} maler.", done.value)
        self._shown().show_message(Message(words if done.value else tr("Lederen har ikke svart ennå.")), "info")
        self.load()

    def _on_checked(self, found: tuple[bytes, Lest]) -> None:
        self._data, lest = found
        problems = tuple(problem_line(one) for one in lest.problemer)
        if lest.skjema is None:
            self._shown().show_file(Fil(tr("Skjemaet kan ikke brukes"), problems, usable=False))
            return
        title = lest.skjema.tittel.paa(language().value) or lest.skjema.id
        self._shown().show_file(Fil(title, problems, usable=True))

    def _on_brought(self, _done: Done[Importert]) -> None:
        self._data = b""
        self._shown().close_question()
        self._shown().show_message(Message(tr("Malen er hentet inn og venter på leder.")), "success")

    def _on_approved(self, _done: object) -> None:
        self._drafts.discard(NAME_DRAFT)
        self._shown().close_question()
        self._shown().show_message(Message(tr("Godkjenningen er ført.")), "success")

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")
