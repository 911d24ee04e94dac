"""Decides what is shown of one template, and what is done with it; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.mal import Godkjenningsmaate, Lederord, Mal
from helseansvarlig.domain.skjema import Tekst
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.ports import Changes, Done
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.maler.kilder import Kilder
from ui.screens.maler.list_presenter import TABLES
from ui.screens.maler.model import Malside, side_of


class MalenView(Protocol):
    """What the presenter asks of the screen."""

    def show_side(self, side: Malside) -> None:
        """Show one template."""
        ...

    def close_question(self) -> None:
        """Take the open question away."""
        ...

    def open_draft(self, mal_id: str) -> None:
        """Go to what was begun."""
        ...

    def show_message(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        ...


class MalenPresenter(Presenter[MalenView]):
    """One template."""

    def __init__(self, kilder: Kilder, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._today = today
        self._skjema_id = ""

    def open(self, skjema_id: str) -> None:
        """Show one template."""
        self._skjema_id = skjema_id
        self._load()

    def skjema_id(self) -> str:
        """Return which one is shown."""
        return self._skjema_id

    def on_changed(self, changes: Changes) -> None:
        """Read anew when one was changed or approved."""
        if self._skjema_id and changes.concerns(*TABLES, "kartlegging"):
            self._load()

    def approve(self, hasher: tuple[str, ...], navn: str, dato: date) -> None:
        """Write the leader's approval down."""
        words = Lederord(navn, dato, Godkjenningsmaate.PAPIR)
        self._run(lambda: self._kilder.mal.approve(hasher, words), tr("Godkjenningen er ført."))

    def copy(self, navn: str, nynorsk: str) -> None:
        """Begin an own checklist from this one."""
        title = Tekst(navn.strip(), {"nn": nynorsk.strip()} if nynorsk.strip() else {})
        skjema_id = self._skjema_id
        self._jobs.run(
            lambda: self._kilder.redigering.copy(skjema_id, title), done=self._on_begun, failed=self._on_failed
        )

    def new_version(self) -> None:
        """Begin the next version, or go on with one that has been begun."""
        skjema_id = self._skjema_id
        self._jobs.run(
            lambda: self._kilder.redigering.new_version(skjema_id), done=self._on_begun, failed=self._on_failed
        )

    def retire(self) -> None:
        """Take it out of use."""
        skjema_id = self._skjema_id
        self._run(lambda: self._kilder.mal.retire(skjema_id), tr("Malen er tatt ut av bruk. Svarene står."))

    def put_back(self) -> None:
        """Take it into use again."""
        skjema_id = self._skjema_id
        self._run(lambda: self._kilder.mal.put_back(skjema_id), tr("Malen kan brukes igjen."))

    def save_as(self, path: Path) -> None:
        """Write it to a file."""
        skjema_id = self._skjema_id
        self._run(
            lambda: self._kilder.write_file(path, self._kilder.mal.export(skjema_id)), tr("Malen er lagret som fil.")
        )

    def _load(self) -> None:
        self._jobs.run(self._read, done=self._on_loaded, failed=self._on_failed)

    def _read(self) -> Malside:
        overview = self._kilder.mal.overview()
        found = next((one for one in overview.serier if one.skjema_id == self._skjema_id), None)
        if found is None:
            raise KnownError("mal_finnes_ikke")
        return side_of(overview, found, self._kilder.bytte.behind(found.skjema_id), self._today())

    def _run(self, work: Callable[[], object], said: str) -> None:
        self._jobs.run(work, done=lambda _done: self._on_done(said), failed=self._on_failed)

    def _on_loaded(self, side: Malside) -> None:
        if side.rad.key == self._skjema_id:
            self._shown().show_side(side)

    def _on_begun(self, done: Done[Mal]) -> None:
        self._shown().open_draft(done.value.id)

    def _on_done(self, said: str) -> None:
        self._shown().close_question()
        self._shown().show_message(Message(said), "success")

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_message(sentence(error), "danger")
