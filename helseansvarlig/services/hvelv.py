"""The vault's life: made, unlocked, recovered, locked; a damaged file is never reset, a copy is offered."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from helseansvarlig.clock import Clock
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.passord import Styrke, strength
from helseansvarlig.domain.person import Bruker, Rolle, Rom
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.aapning import Aapent, Aapner, closed_on_failure
from helseansvarlig.services.gjenopprettingsark import Arkutkast, draft_of
from helseansvarlig.services.noekkelbytte import Noekler
from helseansvarlig.services.ports import Kopi, NewId, OpenKeys, VaultFile
from helseansvarlig.services.ports.rom import RomAapent, Romfiler

_TOO_WEAK = frozenset({Styrke.FOR_KORT, Styrke.FOR_VANLIG})
_REWRAPPED = "hvelv.passord_byttet"


@dataclass(frozen=True, slots=True)
class Forberedt:
    """A vault that exists in memory only, until its recovery code has been typed back."""

    keys: OpenKeys
    kode: str
    institusjon: Institusjon


class HvelvService:
    """One vault folder, seen from outside."""

    def __init__(self, noekler: Noekler, file: VaultFile, rom: Romfiler, clock: Clock, new_id: NewId) -> None:
        self._noekler = noekler
        self._file = file
        self._aapner = Aapner(noekler, file, rom, clock, new_id)

    def exists(self) -> bool:
        """Tell whether there is a vault here."""
        return self._noekler.exists()

    def institusjon(self) -> str:
        """Return the name shown before unlocking."""
        return self._noekler.institusjon()

    def brukere(self) -> list[Bruker]:
        """Return who can unlock, or begin with a start code."""
        return self._noekler.brukere()

    def copies(self) -> list[Kopi]:
        """Return the verified copies, newest first."""
        return self._file.copies()

    def prepare(self, institusjon: Institusjon, navn: str, rolle: Rolle, passord: str) -> Forberedt:
        """Make keys and recovery code in memory.

        Nothing is on disk until `create`, so a first run that is given up leaves nothing behind. Raises
        `hvelv_finnes`, `institusjon_mangler_navn`, `bruker_mangler_navn`, `passord_for_svakt`,
        `passord_uten_noekkelring`.
        """
        if not institusjon.navn.strip():
            raise KnownError("institusjon_mangler_navn")
        if not navn.strip():
            raise KnownError("bruker_mangler_navn")
        _require_strong(passord)
        if self.exists():
            raise KnownError("hvelv_finnes")
        self._file.prepare()
        keys, kode = self._noekler.create(institusjon.navn.strip(), navn.strip(), rolle.value, passord)
        return Forberedt(keys, kode, replace(institusjon, navn=institusjon.navn.strip()))

    def create(self, forberedt: Forberedt) -> Aapent:
        """Make what was prepared and open it.

        The header comes last: without it there is no vault, so a first run that is cut off can simply be done again.
        Raises `hvelv_finnes`, `hvelv_opptatt`, `disk_full`, `mappe_skrivebeskyttet`.
        """
        with self._aapner.held():
            if self.exists():
                raise KnownError("hvelv_finnes")
            aapent = self._aapner.create(forberedt.keys)
            with closed_on_failure(aapent.oekt.store):
                with aapent.oekt.store.write(Hendelse("institusjon.opprettet", angrebar=False)) as unit:
                    unit.institusjon.save(forberedt.institusjon)
                self._noekler.commit(forberedt.keys)
        return aapent

    def adopt(self, source: Path) -> None:
        """Take a backup file to a machine without a vault; unlocking or the recovery code then opens it.

        Raises `hvelv_finnes`, `kopi_skadet`, `hvelv_nyere` and as `prepare` about the folder.
        """
        if self.exists():
            raise KnownError("hvelv_finnes")
        self._file.prepare()
        self._noekler.adopt(self._file.adopt(source))

    def unlock(self, bruker_id: str, passord: str) -> Aapent:
        """Open the health records. Raises as `unlock_any`, and `bare_for_rolle` to who has another compartment."""
        return self._health(self.unlock_any(bruker_id, passord))

    def unlock_any(self, bruker_id: str, passord: str) -> Aapent | RomAapent:
        """Open what this person has a key to: the health records, or her one compartment.

        Raises `feil_passord`, `for_mange_forsoek`, `startkode_trengs`, what the machine's key store can be, what dates
        can be, `hvelv_flyttet`, `hvelv_opptatt`, `hvelv_skadet`, `hvelv_nyere`, `rom_skadet`,
        `venter_paa_helseansvarlig`.
        """
        with self._aapner.held():
            return self._opened(self._noekler.unlock(bruker_id, passord), "hvelv.laast_opp")

    def begin(self, bruker_id: str, startkode: str, passord: str) -> Aapent | RomAapent:
        """Open for a new person with her start code; from now on her own password opens instead.

        Raises `passord_for_svakt`, `startkode_feil`, `startkode_utloept`, `for_mange_forsoek`,
        `passord_uten_noekkelring`, what dates can be, and as `unlock_any` about the file.
        """
        _require_strong(passord)
        with self._aapner.held():
            keys = self._noekler.begin(bruker_id, startkode, passord)
            self._noekler.commit(keys)
            return self._opened(keys, "bruker.begynte")

    def recover(self, kode: str, bruker_id: str, passord: str) -> Arkutkast:
        """Try the code of a sheet and return the sheet that is to take its place; nothing is changed yet.

        Raises `gjenopprettingskode_feil`, `passord_for_svakt`, `passord_uten_noekkelring`, what dates can be.
        """
        _require_strong(passord)
        keys, fresh = self._noekler.recover(kode, bruker_id, passord)
        return draft_of(keys, fresh)

    def finish_recovery(self, utkast: Arkutkast, skrevet: tuple[str, str]) -> Aapent:
        """Open with the new password when two groups of the new sheet have been typed back; the old code is spent.

        It is spent only when all else has worked. Raises `ark_stemmer_ikke` and as `unlock` about the file.
        """
        utkast.require_typed(skrevet)
        with self._aapner.held():
            aapent = self._aapner.open(utkast.keys, "hvelv.gjenopprettet")
            with closed_on_failure(aapent.oekt.store):
                self._noekler.commit(aapent.keys)
        return aapent

    def change_password(self, aapent: Aapent | RomAapent, gammelt: str, nytt: str) -> None:
        """Rewrap the user's keys. Raises `feil_passord`, `passord_for_svakt`, `passord_uten_noekkelring`.

        What somebody in a compartment does stands in the log of that compartment, as her beginning does.
        """
        _require_strong(nytt)
        keys = self._noekler.change_password(aapent.keys, gammelt, nytt)
        if isinstance(aapent, Aapent):
            aapent.knippe.use(keys, aapent.oekt, _REWRAPPED)
            return
        self._noekler.commit(keys)
        aapent.keys = keys
        with suppress(KnownError, MemoryError):  # the header was the moment (ADR 23): she is not told no
            aapent.store.log(Hendelse(_REWRAPPED, angrebar=False))

    def restore(self, bruker_id: str, passord: str, navn: str = "") -> Aapent:
        """Set the damaged file aside and open a copy instead: the one that is named, else the newest that is whole.

        Raises `ingen_kopi`, `kopi_skadet` and as `unlock`.
        """
        with self._aapner.held():
            keys = self._noekler.unlock(bruker_id, passord)
            if Rom.HELSE not in keys.rooms():
                raise KnownError("bare_for_rolle")
            return self._here(keys, lambda own: self._aapner.restored(own, self._restored(own, navn)))

    def lock(self, aapent: Aapent) -> None:
        """Close the vault; the caller ends the process that held its keys.

        A full or broken disk never keeps it open, nor does a file that a removal closed and could not put in place:
        what is acknowledged stands in the file or in its write-ahead log.
        """
        store = aapent.oekt.store
        with suppress(HelseansvarligError):
            store.log(Hendelse("hvelv.laast", angrebar=False))
        with suppress(HelseansvarligError):
            self._noekler.remember_anchor(store.head())
        with suppress(HelseansvarligError):
            store.close()
        self._file.release()

    def lock_room(self, aapent: RomAapent) -> None:
        """Close a compartment, as `lock`."""
        with suppress(KnownError):
            aapent.store.log(Hendelse("hvelv.laast", angrebar=False))
        with suppress(KnownError):
            aapent.store.close()
        self._file.release()

    def lock_any(self, opened: Aapent | RomAapent) -> None:
        """Close what `unlock_any` opened."""
        if isinstance(opened, Aapent):
            self.lock(opened)
        else:
            self.lock_room(opened)

    def _opened(self, keys: OpenKeys, handling: str) -> Aapent | RomAapent:
        if Rom.HELSE not in keys.rooms():
            return self._aapner.open_room(keys, handling)
        return self._here(keys, lambda own: self._aapner.open(own, handling))

    def _here(self, keys: OpenKeys, opening: Callable[[OpenKeys], Aapent]) -> Aapent:
        """Open the health records; what is filled from a copy gets a name of its own first.

        The vault that the copy was taken from may live on: killed at any moment, the two are told apart.
        """
        if self._file.has_database() or not self._file.copies():
            return opening(keys)
        own = self._noekler.settle_here(keys)
        self._noekler.commit(own)
        aapent = opening(own)
        with closed_on_failure(aapent.oekt.store):
            aapent.knippe.use(aapent.keys, aapent.oekt, "hvelv.ny_maskin")
        return aapent

    def _restored(self, keys: OpenKeys, navn: str) -> Kopi:
        if not navn:
            return self._file.restore_newest(keys)
        self._file.restore(keys, navn)
        return next(one for one in self._file.copies() if one.navn == navn)

    def _health(self, opened: Aapent | RomAapent) -> Aapent:
        if isinstance(opened, Aapent):
            return opened
        self.lock_room(opened)
        raise KnownError("bare_for_rolle")


def _require_strong(passord: str) -> None:
    if strength(passord) in _TOO_WEAK:
        raise KnownError("passord_for_svakt")
