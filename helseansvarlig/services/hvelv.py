"""The vault's life: made, unlocked, recovered, locked; a damaged file is never reset, a copy is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from helseansvarlig.clock import Clock
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.passord import Styrke, strength
from helseansvarlig.domain.person import Bruker, Rolle
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.errors import KnownError
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Backups, Funn, Keysafe, Kopi, NewId, OpenKeys, Store, VaultFile

ROLLED_BACK = "logg_rullet_tilbake"
"""The notice given when this machine remembers a log place that the file no longer holds."""

FROM_COPY = "hentet_fra_kopi"
"""The notice given when a copy was put in the database's place; it explains a log that is older, too."""

_TOO_WEAK = frozenset({Styrke.FOR_KORT, Styrke.FOR_VANLIG})


@dataclass(frozen=True, slots=True)
class Forberedt:
    """A vault that exists in memory only, until its recovery code has been typed back."""

    keys: OpenKeys
    kode: str
    institusjon: Institusjon


@dataclass(frozen=True, slots=True)
class Aapent:
    """An open vault: the session to work in, its copies, its keys, and a notice code when something is odd.

    `kopi_tatt` is when the copy was taken that the notice `hentet_fra_kopi` tells of; `varsler` is what the file itself
    told when it was opened.
    """

    oekt: Oekt
    backups: Backups
    keys: OpenKeys
    varsel: str = ""
    kopi_tatt: datetime | None = None
    varsler: tuple[Varsel, ...] = ()


class HvelvService:
    """One vault folder, seen from outside."""

    def __init__(self, keysafe: Keysafe, file: VaultFile, clock: Clock, new_id: NewId) -> None:
        self._keysafe = keysafe
        self._file = file
        self._clock = clock
        self._new_id = new_id

    def exists(self) -> bool:
        """Tell whether there is a vault here."""
        return self._keysafe.exists()

    def institusjon(self) -> str:
        """Return the name shown before unlocking."""
        return self._keysafe.institusjon()

    def brukere(self) -> list[Bruker]:
        """Return who can unlock with a password."""
        return self._keysafe.brukere()

    def copies(self) -> list[Kopi]:
        """Return the verified copies, newest first."""
        return self._file.copies()

    def prepare(self, institusjon: Institusjon, navn: str, rolle: Rolle, passord: str) -> Forberedt:
        """Make keys and recovery code in memory.

        Nothing is on disk until `create`, so a first run that is given up leaves nothing behind. Raises
        `hvelv_finnes`, `institusjon_mangler_navn`, `bruker_mangler_navn`, `passord_for_svakt`.
        """
        if not institusjon.navn.strip():
            raise KnownError("institusjon_mangler_navn")
        if not navn.strip():
            raise KnownError("bruker_mangler_navn")
        _require_strong(passord)
        if self.exists():
            raise KnownError("hvelv_finnes")
        self._file.prepare()
        keys, kode = self._keysafe.create(institusjon.navn.strip(), navn.strip(), rolle.value, passord)
        return Forberedt(keys, kode, replace(institusjon, navn=institusjon.navn.strip()))

    def create(self, forberedt: Forberedt) -> Aapent:
        """Make what was prepared and open it.

        The header comes last: without it there is no vault, so a first run that is cut off can simply be done again.
        Raises `hvelv_finnes`, `hvelv_opptatt`, `disk_full`, `mappe_skrivebeskyttet`.
        """
        with self._held():
            if self.exists():
                raise KnownError("hvelv_finnes")
            aapent = self._open(self._file.create, forberedt.keys, "hvelv.opprettet")
            with _closed_on_failure(aapent.oekt.store):
                with aapent.oekt.store.write(Hendelse("institusjon.opprettet", angrebar=False)) as unit:
                    unit.institusjon.save(forberedt.institusjon)
                self._keysafe.commit(forberedt.keys)
        return aapent

    def adopt(self, source: Path) -> None:
        """Take a backup file to a machine without a vault; unlocking or the recovery code then opens it.

        Raises `hvelv_finnes`, `kopi_skadet`, `hvelv_nyere` and as `prepare` about the folder.
        """
        if self.exists():
            raise KnownError("hvelv_finnes")
        self._file.prepare()
        self._keysafe.adopt(self._file.adopt(source))

    def unlock(self, bruker_id: str, passord: str) -> Aapent:
        """Open the vault.

        Raises `feil_passord`, `noekkelring_endret`, `hvelv_opptatt`, `hvelv_skadet`, `hvelv_nyere`.
        """
        with self._held():
            keys = self._keysafe.unlock(bruker_id, passord)
            copy = self._fill_from_copy(keys)
            return self._open(self._file.open, keys, "hvelv.laast_opp", copy)

    def recover(self, kode: str, bruker_id: str, passord: str) -> tuple[Aapent, str]:
        """Open with the paper code: a new password, and a new code because this one is spent.

        The code is spent only when all else has worked. Raises `gjenopprettingskode_feil`, `passord_for_svakt` and as
        `unlock`.
        """
        _require_strong(passord)
        with self._held():
            keys, fresh = self._keysafe.recover(kode, bruker_id, passord)
            copy = self._fill_from_copy(keys)
            aapent = self._open(self._file.open, keys, "hvelv.gjenopprettet", copy)
            with _closed_on_failure(aapent.oekt.store):
                self._keysafe.commit(keys)
        return aapent, fresh

    def change_password(self, aapent: Aapent, gammelt: str, nytt: str) -> Aapent:
        """Rewrap the user's keys. Raises `feil_passord`, `passord_for_svakt`."""
        _require_strong(nytt)
        keys = self._keysafe.change_password(aapent.keys, gammelt, nytt)
        self._keysafe.commit(keys)
        aapent.backups.use(keys)
        aapent.oekt.store.log(Hendelse("hvelv.passord_byttet", angrebar=False))
        return replace(aapent, keys=keys)

    def restore(self, bruker_id: str, passord: str, kopi: str) -> Aapent:
        """Set the damaged file aside and open a verified copy instead. Raises `kopi_skadet` and as `unlock`."""
        with self._held():
            keys = self._keysafe.unlock(bruker_id, passord)
            copy = next((one for one in self._file.copies() if one.navn == kopi), None)
            self._file.restore(keys, kopi)
            return self._open(self._file.open, keys, "hvelv.gjenopprettet_fra_kopi", copy)

    def lock(self, aapent: Aapent) -> None:
        """Close the vault; the caller ends the process that held its keys.

        A full or broken disk never keeps it open: what is acknowledged stands in the file or in its write-ahead log.
        """
        store = aapent.oekt.store
        with suppress(KnownError):
            store.log(Hendelse("hvelv.laast", angrebar=False))
        with suppress(KnownError):
            self._keysafe.remember_anchor(store.head())
        with suppress(KnownError):
            store.close()
        self._file.release()

    def _fill_from_copy(self, keys: OpenKeys) -> Kopi | None:
        """Put the newest whole copy where no database is, and return it: a moved vault, or a file that is gone."""
        return self._file.restore_newest(keys) if self._file.copies() and not self._file.has_database() else None

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Take the folder for this process, and let go of it again if what follows does not succeed."""
        self._file.acquire()
        try:
            yield
        except BaseException:
            self._file.release()
            raise

    def _open(
        self,
        way: Callable[[OpenKeys], tuple[Store, Backups, Funn]],
        keys: OpenKeys,
        handling: str,
        copy: Kopi | None = None,
    ) -> Aapent:
        store, backups, funn = way(keys)
        with _closed_on_failure(store):
            anchor = self._keysafe.anchor() if self._keysafe.exists() else None
            varsel = "" if anchor is None or store.contains(anchor) else ROLLED_BACK
            told = varsel or next((found.kode for found in funn.varsler), "ok")
            store.log(Hendelse(handling, utfall=told, angrebar=False))
            oekt = Oekt(store, keys.bruker(), self._clock, self._new_id)
            if copy is not None:
                return Aapent(oekt, backups, keys, FROM_COPY, copy.tatt)
            return Aapent(oekt, backups, keys, varsel, varsler=funn.varsler)


def _require_strong(passord: str) -> None:
    if strength(passord) in _TOO_WEAK:
        raise KnownError("passord_for_svakt")


@contextmanager
def _closed_on_failure(store: Store) -> Iterator[None]:
    """Close a store again that nobody will be given."""
    try:
        yield
    except BaseException:
        with suppress(KnownError):
            store.close()
        raise
