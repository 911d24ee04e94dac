"""What the status bar says of the vault: saved, outbox, copy, undo. Each is told only when it is so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject

from helseansvarlig.clock import OSLO
from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.logg import Angrepunkt
from helseansvarlig.services.ports import Kopi
from helseansvarlig.services.utboks import Utbokslinje
from helseansvarlig.tjenester import Tjenester
from ui.acts import act_words
from ui.dates import near_moment
from ui.i18n import tr
from ui.jobs import Runner
from ui.main_window import MainWindow
from ui.widgets.shell_bars import StatusItem

_DONE = (Tilstand.REGISTRERT, Tilstand.SETT, Tilstand.STANSET)


class StatusLine(QObject):
    """Keeps one window's status bar true."""

    def __init__(self, window: MainWindow, services: Tjenester, jobs: Runner, today: Callable[[], date]) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._jobs = jobs
        self._today = today
        self.newest_copy: datetime | None = None
        window.status().show_items(
            [
                StatusItem("lagret", "check", tr("Alt er lagret")),
                StatusItem("laas", "lock", tr("Lås")),
                StatusItem("utboks", "send", tr("Utboks")),
                StatusItem("kopi", "hard-drive-download", tr("Kopi")),
                StatusItem("angre", "undo-2", tr("Ingenting å angre")),
            ]
        )

    def say_saved(self) -> None:
        """Say that it is saved; called only after a commit."""
        self._set("lagret", "check", tr("Lagret {time}", time=datetime.now(OSLO).strftime("%H.%M")))

    def refresh(self) -> None:
        """Ask anew about undo, outbox and copy."""
        self._jobs.run(self._services.angre.next_undo, done=self._show_undo)
        self._jobs.run(self._services.utboks.list_rows, done=self._show_outbox)
        self._jobs.run(self._services.kopi.newest, done=self._show_copy)

    def _show_undo(self, punkt: Angrepunkt | None) -> None:
        words = tr("Angre: «{act}»", act=act_words(punkt.handling)) if punkt else tr("Ingenting å angre")
        self._set("angre", "undo-2", words)

    def _show_outbox(self, lines: list[Utbokslinje]) -> None:
        waiting = sum(1 for line in lines if line.rad.tilstand not in _DONE)
        self._set("utboks", "send", tr("Utboks {count}", count=waiting))
        self._window.set_count("utboks", waiting)

    def _show_copy(self, newest: Kopi | None) -> None:
        self.newest_copy = newest.tatt if newest is not None else None
        words = tr("Kopi {when}", when=near_moment(newest.tatt, self._today())) if newest else tr("Ingen kopi ennå")
        self._set("kopi", "hard-drive-download", words)

    def _set(self, key: str, icon: str, words: str) -> None:
        self._window.status().set_item(StatusItem(key, icon, words))
