"""Copies: when the last one was taken, one now, and the rehearsal that proves that a copy can be restored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout

from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.kopi import KopiService
from helseansvarlig.services.ports import Changes, Done, Kopi
from ui.dates import capital, near_moment
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.innstillinger.section import Section
from ui.widgets.badges import badge
from ui.widgets.buttons import button, button_row
from ui.widgets.layout import column
from ui.widgets.page import clear_layout
from ui.widgets.progress import Working
from ui.widgets.text import Prose

SHOWN = 5  # copies listed; all are kept


@dataclass(frozen=True, slots=True)
class Proeve:
    """What a rehearsal found: the newest whole copy, and the newer ones that are damaged."""

    hel: Kopi | None
    skadet: tuple[Kopi, ...]


class KopiView(Protocol):
    """What the presenter asks of the section."""

    def show_copies(self, lines: list[str]) -> None:
        """Show when the newest copies were taken."""
        ...

    def show_working(self, text: str) -> None:
        """Say that work goes on; empty when it has ended."""
        ...

    def show_success(self, message: Message) -> None:
        """Say that something worked."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class KopiPresenter(Presenter[KopiView]):
    """Takes copies and rehearses restoring; both take a moment and never stop the window."""

    def __init__(self, service: KopiService, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._jobs = jobs
        self._today = today
        self._busy = False

    def load(self) -> None:
        """Read which copies there are."""
        self._jobs.run(self._service.all, done=self._on_loaded, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read anew when a copy was taken, also by the program itself."""
        if isinstance(changes, Changes) and changes.concerns("kopi"):
            self.load()

    def take(self) -> None:
        """Take a copy now; it counts only when it has been opened and read."""
        if self._start(tr("Tar kopi og åpner den for å se at den er hel …")):
            self._jobs.run(self._service.take, done=self._on_taken, failed=self._on_failed)

    def rehearse(self) -> None:
        """Open the newest copy and read all of it; if it is damaged, find the newest that is whole."""
        if self._start(tr("Åpner kopien og leser alt …")):
            self._jobs.run(self._find_whole, done=self._on_rehearsed, failed=self._on_failed)

    def _find_whole(self) -> Proeve:
        damaged: list[Kopi] = []
        for one in self._service.all():
            try:
                return Proeve(self._service.verify(one.navn), tuple(damaged))
            except KnownError as error:
                if error.code != "kopi_skadet":
                    raise
                damaged.append(one)
        return Proeve(None, tuple(damaged))

    def _on_loaded(self, copies: list[Kopi]) -> None:
        lines = [capital(self._when(one)) for one in copies[:SHOWN]]
        self._shown().show_copies(lines)

    def _on_taken(self, _done: Done[Kopi]) -> None:
        self._stop()
        self._shown().show_success(Message(tr("Kopien er tatt."), tr("Den er åpnet og lest, og alt er med.")))

    def _on_rehearsed(self, proeve: Proeve) -> None:
        self._stop()
        view = self._shown()
        if proeve.hel is not None and not proeve.skadet:
            when = self._when(proeve.hel)
            view.show_success(
                Message(tr("Kopien fra {when} kan hentes fram igjen.", when=when), tr("Alt ble åpnet og lest."))
            )
        elif proeve.hel is not None:
            whole = tr("Kopien fra {when} er hel.", when=self._when(proeve.hel))
            view.show_problem(Message(tr("Den nyeste kopien er skadet."), whole, tr("Ta en ny kopi nå.")))
        elif proeve.skadet:
            view.show_problem(
                Message(tr("Ingen av kopiene er hele."), tr("Det du arbeider med, er helt."), tr("Ta en ny kopi nå."))
            )
        else:
            view.show_problem(Message(tr("Det er ingen kopi å prøve."), "", tr("Ta en kopi nå.")))

    def _when(self, kopi: Kopi) -> str:
        return near_moment(kopi.tatt, self._today())

    def _start(self, text: str) -> bool:
        if self._busy:
            return False
        self._busy = True
        self._shown().show_working(text)
        return True

    def _stop(self) -> None:
        self._busy = False
        self._shown().show_working("")

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._stop()
        self._shown().show_problem(sentence(error))


class KopiSection(Section):
    """The last copy, and two buttons."""

    def __init__(self, presenter: KopiPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._copies: QVBoxLayout = column(spacing=8)
        self._working = Working()
        self.take = button(tr("Ta kopi nå"), "primary", "hard-drive-download", presenter.take)
        self._try = button(tr("Prøv gjenoppretting"), "secondary", "circle-check", presenter.rehearse)
        self.add_card(
            tr("Sikkerhetskopi"),
            tr(
                "Programmet tar kopi av seg selv mens du arbeider. Kopien er kryptert og blir åpnet og lest før den "
                "teller."
            ),
            self._copies,
            self._working,
            button_row(self.take, self._try),
        )
        presenter.attach(self)

    def show_section(self) -> None:
        """Show which copies there are."""
        self._presenter.load()

    def show_copies(self, lines: list[str]) -> None:
        """Show when the newest copies were taken."""
        clear_layout(self._copies)
        if not lines:
            self._copies.addWidget(badge("warning", "triangle-alert", tr("Ingen kopi ennå"), tr("Ta den første nå.")))
            return
        self._copies.addWidget(badge("success", "circle-check", tr("Siste kopi"), lines[0]))
        if lines[1:]:
            self._copies.addWidget(Prose(tr("Før det: {list}", list=", ".join(lines[1:])), "small", 1.4))

    def show_working(self, text: str) -> None:
        """Say that work goes on; empty when it has ended."""
        if text:
            self.bar.close_message()
            self._working.start(text)
        else:
            self._working.stop()
