"""«Flytt hvelvet»: a verified copy for another machine, and this machine's own laid to rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from helseansvarlig.errors import KnownError
from helseansvarlig.services.aapning import Aapent
from helseansvarlig.services.ports import Kopi


@dataclass(frozen=True, slots=True)
class Flyttet:
    """The copy that the other machine begins with, and when this one stopped being the living vault."""

    kopi: Kopi
    naar: datetime


class FlyttingService:
    """Moves an open vault out. The other machine takes the copy and the recovery sheet (`HvelvService.adopt`)."""

    def __init__(self, aapent: Aapent) -> None:
        self._aapent = aapent

    def move_out(self, target: Path) -> Flyttet:
        """Lay a copy in `target`, read all of it there, and let only the sheet open what lies here from now on.

        The copy carries the header as it was: to its machine it is a living vault. Nothing is deleted here. Lock the
        program afterwards. Raises `medium_borte`, `kopi_samme_sted`, `disk_full`, `kopi_mislyktes`, `kopi_skadet`,
        `bare_for_rolle`; then nothing has changed.
        """
        aapent = self._aapent
        naar = aapent.oekt.clock.now()
        retired = aapent.knippe.noekler.retire(aapent.keys, naar)
        copy = self._lay(target)
        aapent.knippe.use(retired, aapent.oekt, "hvelv.flyttet", f"kopi:{copy.navn}")
        return Flyttet(copy, naar)

    def _lay(self, target: Path) -> Kopi:
        """Take a copy now and lay it in the target too; the second place chosen before is kept."""
        backups = self._aapent.backups
        chosen = backups.second_place()
        backups.set_second_place(target)
        try:
            backups.take()
            copy = backups.mirror()
        finally:
            backups.set_second_place(chosen)
        if copy is None:
            raise KnownError("kopi_mislyktes")
        return copy
