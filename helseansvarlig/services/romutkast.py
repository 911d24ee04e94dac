"""Drafts of somebody in a compartment: kept there, encrypted, until they are handed in."""

from __future__ import annotations

from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.ports.rom import RomAapent


class RomUtkastService:
    """One person's drafts in one compartment. Keys are ours, texts are theirs."""

    def __init__(self, rom: RomAapent) -> None:
        self._rom = rom

    def keep(self, noekkel: str, innhold: str) -> Done[str]:
        """Keep a draft; called within a second of a key press."""
        with self._rom.store.write(Hendelse("utkast.lagret")) as unit:
            unit.utkast.put(noekkel, innhold)
        return Done(innhold, Changes())

    def find(self, noekkel: str) -> str | None:
        """Return a draft or None."""
        with self._rom.store.read() as unit:
            return unit.utkast.get(noekkel)

    def discard(self, noekkel: str) -> Done[str]:
        """Forget a draft that has been handed in or was given up."""
        with self._rom.store.write(Hendelse("utkast.forkastet")) as unit:
            unit.utkast.discard(noekkel)
        return Done("", Changes())
