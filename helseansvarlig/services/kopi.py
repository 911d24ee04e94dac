"""Backups as a person sees them: when was the last one, take one now, is it whole."""

from __future__ import annotations

from helseansvarlig.services.ports import Backups, Changes, Done, Kopi


class KopiService:
    """Copies of the open vault."""

    def __init__(self, backups: Backups) -> None:
        self._backups = backups

    def take(self) -> Done[Kopi]:
        """Take a verified copy now. Raises `disk_full`, `kopi_mislyktes`, `kopi_skadet`."""
        return Done(self._backups.take(), Changes(frozenset({("kopi", "")})))

    def newest(self) -> Kopi | None:
        """Return the newest copy or None."""
        copies = self._backups.all()
        return copies[0] if copies else None

    def all(self) -> list[Kopi]:
        """Return the copies, newest first."""
        return self._backups.all()

    def verify(self, navn: str) -> Kopi:
        """Open a copy and read all of it. Raises `kopi_skadet`."""
        return self._backups.verify(navn)
