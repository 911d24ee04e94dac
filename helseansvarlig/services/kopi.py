"""Backups as a person sees them: when was the last one, take one now, can it be brought back, is there a second one."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Backups, Changes, Done, Kopi, Oevelse

REHEARSED_EVERY = timedelta(days=30)
_CHANGED = Changes(frozenset({("kopi", "")}))


class KopiService:
    """Copies of the open vault."""

    def __init__(self, backups: Backups) -> None:
        self._backups = backups

    def take(self) -> Done[Kopi]:
        """Take a verified copy now.

        Raises `disk_full`, `kopi_mislyktes`; `rad_uten_historie`, `logg_brutt`, `hvelv_skadet` when the copy shows
        that something is wrong with the vault itself.
        """
        return Done(self._backups.take(), _CHANGED)

    def newest(self) -> Kopi | None:
        """Return the newest copy or None."""
        copies = self._backups.all()
        return copies[0] if copies else None

    def all(self) -> list[Kopi]:
        """Return the copies, newest first."""
        return self._backups.all()

    def verify(self, navn: str) -> Kopi:
        """Open a copy and read all of it. Raises `kopi_skadet`, `kopi_gammel_noekkel`."""
        return self._backups.verify(navn)

    def rehearse(self, navn: str) -> Done[Oevelse]:
        """Bring a copy back into a file that is gone afterwards. Raises `oevelse_mislyktes`, `kopi_gammel_noekkel`."""
        return Done(self._backups.rehearse(navn), _CHANGED)

    def last_rehearsal(self) -> datetime | None:
        """Return when a copy was last brought back for the sake of trying."""
        return self._backups.last_rehearsal()

    def second_place(self) -> Path | None:
        """Return the folder that was chosen for the second copy, if any."""
        return self._backups.second_place()

    def set_second_place(self, folder: Path | None) -> Done[Kopi | None]:
        """Lay every copy in a second place too from now on, beginning with the newest; None ends it.

        Raises `medium_borte`, `kopi_samme_sted`, disk faults.
        """
        self._backups.set_second_place(folder)
        return self.mirror()

    def mirror(self) -> Done[Kopi | None]:
        """Lay the newest copy in the second place too and read it there; None when there is no such place.

        Raises `medium_borte`, `disk_full`, `kopi_mislyktes`, `kopi_skadet`.
        """
        return Done(self._backups.mirror(), _CHANGED)

    def delete_old_key(self) -> Done[int]:
        """Delete the copies that an earlier key opens, wherever they lie, and return how many."""
        return Done(self._backups.delete_old_key(), _CHANGED)

    def look_after(self) -> Done[None]:
        """Do what follows a copy: reserve on the disk, second place, a rehearsal each month, what the copies remember.

        One that fails does not keep the others from being done; raises what went wrong first, and as `compare`.
        """
        wrong: list[KnownError] = []
        for step in (self._backups.keep_reserve, self._backups.mirror, self._rehearse_when_due, self.compare):
            try:
                step()
            except KnownError as error:
                wrong.append(error)
        if wrong:
            raise wrong[0]
        return Done(None, _CHANGED)

    def compare(self) -> None:
        """Hold the vault's log against every copy, in the second place too.

        Raises `kopi_er_nyere` when an older vault was put in its place, `to_levende_kopier` when it lives on another
        machine as well.
        """
        for found in (self._backups.newer(elsewhere=True), self._backups.forked(elsewhere=True)):
            if found is not None:
                raise KnownError(found.kode, **found.params)

    def _rehearse_when_due(self) -> None:
        """Rehearse the newest copy when it is a month younger than the last rehearsal, or there was none."""
        newest = next((one for one in self._backups.all() if one.verifisert and not one.under_gammel_noekkel), None)
        last = self._backups.last_rehearsal()
        if newest is not None and (last is None or newest.tatt - last >= REHEARSED_EVERY):
            self._backups.rehearse(newest.navn)
