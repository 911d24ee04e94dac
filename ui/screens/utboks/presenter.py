"""Decides what the outbox shows and drives a run step by step, so that it can be followed and stopped; no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Changes, Channel, Done
from helseansvarlig.services.utboks import Kjoering, Utbokslinje, UtboksService
from ui.i18n import tr, tr_n
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.utboks.model import Rad, build_rows, count_waiting
from ui.screens.utboks.run import Run

MAX_RECEIPT_BYTES = 1_000_000
"""A receipt is a few kilobytes; what is larger is refused by its reader."""


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the outbox is built from. The folder is remembered in the vault: its name may say where a child lives."""

    utboks: UtboksService
    open_channel: Callable[[Path], Channel]
    remembered: Callable[[], str | None]
    remember: Callable[[str], object]
    read_file: Callable[[Path, int], bytes]


@dataclass(frozen=True, slots=True)
class Klart:
    """What stands above the rows: how many wait, and where they will be put (empty when not chosen)."""

    antall: int
    mappe: str


class UtboksView(Protocol):
    """What the presenter asks of the screen."""

    def show_rows(self, rows: Sequence[Rad], klart: Klart) -> None:
        """Show the outbox."""
        ...

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Show the step that is being done, with a way to stop."""
        ...

    def show_idle(self) -> None:
        """Nothing goes on any more."""
        ...

    def ask_folder(self, chosen: Callable[[Path], None]) -> None:
        """Ask for a folder or a stick."""
        ...

    def show_result(self, message: Message, meaning: str) -> None:
        """Say what came of it."""
        ...


class UtboksPresenter(Presenter[UtboksView]):
    """The outbox and one run at a time."""

    def __init__(self, kilder: Kilder, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._today = today
        self._lines: list[Utbokslinje] = []
        self._folder = ""
        self._run: Run | None = None
        self._is_shown = False

    def open(self) -> None:
        """Read the outbox, and whatever answers lie in the folder; no word about a stick that is not in."""
        self._is_shown = True
        self._jobs.run(self._kilder.remembered, done=self._on_folder, failed=self._on_failed)

    def leave(self) -> None:
        """Nobody looks: changes need no reading."""
        self._is_shown = False

    def on_changed(self, changes: object) -> None:
        """Read anew when the outbox changed."""
        if self._is_shown and isinstance(changes, Changes) and changes.concerns("utboks"):
            self._load()

    def send(self) -> None:
        """Send all that waits; asks for the folder the first time."""
        if self._run is not None:
            return
        if not self._folder:
            self._shown().ask_folder(self._send_to)
            return
        self._run = Run(self._kilder.utboks, self._jobs, self._on_step, self._on_run_ended)
        folder = Path(self._folder)
        self._run.start(lambda: self._kilder.open_channel(folder))

    def stop_run(self) -> None:
        """Stop after the step that is being done: a file is never left half written."""
        if self._run is not None:
            self._run.stop()

    def choose_folder(self) -> None:
        """Choose another folder."""
        self._shown().ask_folder(self._use)

    def fetch(self) -> None:
        """Fetch answers from the folder."""
        if not self._folder:
            self._shown().ask_folder(self._fetch_from)
            return
        folder = Path(self._folder)
        self._jobs.run(
            lambda: self._kilder.utboks.fetch_receipts(self._kilder.open_channel(folder)),
            done=self._on_fetched,
            failed=self._on_failed,
        )

    def import_file(self, path: Path) -> None:
        """Read one answer that came another way."""
        kilder = self._kilder
        self._jobs.run(
            lambda: kilder.utboks.import_receipt(kilder.read_file(path, MAX_RECEIPT_BYTES)),
            done=self._on_imported,
            failed=self._on_failed,
        )

    def stop(self, rad_id: str) -> None:
        """Stop one that has not left."""
        self._jobs.run(lambda: self._kilder.utboks.stop(rad_id), failed=self._on_failed)

    def retry(self, rad_id: str) -> None:
        """Try again: the row joins the others that wait, and all of them are sent."""
        self._jobs.run(lambda: self._kilder.utboks.retry(rad_id), done=lambda _: self.send(), failed=self._on_failed)

    def _send_to(self, folder: Path) -> None:
        self._use(folder)
        self.send()

    def _fetch_from(self, folder: Path) -> None:
        self._use(folder)
        self.fetch()

    def _use(self, folder: Path) -> None:
        self._folder = str(folder)
        self._jobs.run(lambda: self._kilder.remember(str(folder)), failed=self._on_failed)
        self._show()

    def _on_folder(self, folder: str | None) -> None:
        self._folder = folder or ""
        self._load()
        if self._folder and self._run is None:
            path = Path(self._folder)
            self._jobs.run(lambda: self._look_for_answers(path), failed=lambda _: None)

    def _look_for_answers(self, folder: Path) -> Done[int]:
        return self._kilder.utboks.fetch_receipts(self._kilder.open_channel(folder))

    def _load(self) -> None:
        self._jobs.run(self._kilder.utboks.list_rows, done=self._on_loaded, failed=self._on_failed)

    def _on_loaded(self, lines: list[Utbokslinje]) -> None:
        self._lines = lines
        self._show()

    def _show(self) -> None:
        klart = Klart(count_waiting(self._lines), self._folder)
        self._shown().show_rows(build_rows(self._lines, self._today()), klart)

    def _on_step(self, text: str, done: int, total: int) -> None:
        self._shown().show_progress(text, done, total)

    def _on_run_ended(self, result: Kjoering, error: HelseansvarligError | None, total: int) -> None:
        self._run = None
        view = self._shown()
        view.show_idle()
        self._load()
        sent = result.overfoert
        if error is not None:
            message = sentence(error)
            part = tr("{sent} av {total} ble lagt ut før det stanset.", sent=sent, total=total)
            view.show_result(Message(message.what, part if sent else message.safe, message.do_now), "danger")
        elif sent < total:
            words = tr("{sent} av {total} er lagt ut.", sent=sent, total=total)
            why = tr("Se hvorfor nedenfor.") if result.avvist else ""
            view.show_result(Message(words, tr("Resten ligger trygt her."), why), "warning")
        else:
            view.show_result(self._sent_words(sent, result.kvitteringer), "success")

    def _sent_words(self, sent: int, answers: int) -> Message:
        words = tr_n("{n} dokument er lagt ut.", "{n} dokumenter er lagt ut.", sent)
        got = tr_n("{n} svar er hentet.", "{n} svar er hentet.", answers) if answers else ""
        safe = tr("Det er ikke ferdig før mottakeren har bekreftet at det er registrert.")
        return Message(f"{words} {got}".strip(), safe)

    def _on_fetched(self, done: Done[int]) -> None:
        if done.value:
            words = tr_n("{n} svar er hentet.", "{n} svar er hentet.", done.value)
        else:
            words = tr("Det lå ingen nye svar i mappen.")
        self._shown().show_result(Message(words), "success" if done.value else "info")

    def _on_imported(self, done: Done[Utboksrad | None]) -> None:
        known = Message(tr("Svaret var lest inn fra før. Ingenting er endret."))
        fresh = Message(tr("Svaret er lest inn."), tr("Du ser hva det sier på linjen det gjelder."))
        self._shown().show_result(fresh if done.value else known, "success" if done.value else "info")

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_result(sentence(error), "danger")
