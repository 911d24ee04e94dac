"""The rules with the house's own numbers in them, and a word when one of them is missing or has become another."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from helseansvarlig.domain.regelverk import Regelverk
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.services.lokalnummer import LokalnummerService
from helseansvarlig.services.ports import Changes
from ui.jobs import Jobs


class HouseNumbers(QObject):
    """Holds the rules as every screen shows them; `renewed` asks for a window that shows others."""

    renewed = Signal()

    def __init__(self, service: LokalnummerService, regelverk: Regelverk, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self.regelverk = regelverk
        self._service = service
        self._jobs = jobs
        jobs.changed.connect(self._on_changed)

    def missing(self) -> list[Varsel]:
        """Return what to say about local numbers that nobody has written in; nothing when all are answered for."""
        count = sum(one.er_lokal and not one.nummer for one in self.regelverk.telefoner.values())
        return [Varsel("lokale_numre_mangler", {"antall": count}, alvorlig=True)] if count else []

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes.concerns("lokalnummer", "institusjon"):
            self._jobs.run(self._service.regelverk, done=self._on_read)

    def _on_read(self, regelverk: Regelverk) -> None:
        if regelverk != self.regelverk:
            self.regelverk = regelverk
            self.renewed.emit()
