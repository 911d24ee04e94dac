"""From keys to an open vault: the file in place, everything odd about it told, the opening in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from helseansvarlig.clock import Clock
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.person import ROM_FOR, Rom
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.errors import KnownError
from helseansvarlig.services.installasjon import card_waits, is_exposed
from helseansvarlig.services.klokkevakt import notice
from helseansvarlig.services.noekkelbytte import Noekkelknippe, Noekler, logged_generation, settle_log
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Backups, Funn, Kopi, NewId, OpenKeys, Rotasjonsfil, Store, VaultFile
from helseansvarlig.services.ports.rom import RomAapent, Romfiler, RomStore, Romtilgang

ROLLED_BACK = "logg_rullet_tilbake"
"""This machine, or a copy, remembers a log place that the file no longer holds."""

FROM_COPY = "hentet_fra_kopi"
"""A copy, taken `naar`, was put in the database's place; it explains a log that is older, too."""

HEADER_ROLLED_BACK = "hode_rullet_tilbake"
"""The header is older than the one this machine, or the log, has seen."""

NEW_SENDER_CARD = "avsenderkort_byttet"
"""The installation signs with another key than the card that the municipality holds."""

_TAIL_GONE = "hale_mangler"

Way = Callable[[OpenKeys], tuple[Store, Backups, Funn]]


@dataclass(frozen=True, slots=True)
class Aapent:
    """An open vault: the session to work in, its keys, what may give it another key, and what was odd about it."""

    oekt: Oekt
    backups: Backups
    knippe: Noekkelknippe
    fil: VaultFile
    rom: Romfiler
    varsler: tuple[Varsel, ...] = ()

    @property
    def tilgang(self) -> Romtilgang:
        """Return what leads into the compartments, with the keys in force each time."""
        return Romtilgang(lambda: self.keys, self.rom, self.knippe.noekler.people)

    @property
    def keys(self) -> OpenKeys:
        """Return the keys in force."""
        return self.knippe.keys

    @property
    def rotasjon(self) -> Rotasjonsfil:
        """Return what writes the vault's file under another key."""
        return self.fil.rotation()


class Aapner:
    """Opens the vault of one folder with keys that somebody has."""

    def __init__(self, noekler: Noekler, file: VaultFile, rom: Romfiler, clock: Clock, new_id: NewId) -> None:
        self._noekler = noekler
        self._file = file
        self._rom = rom
        self._clock = clock
        self._new_id = new_id

    @contextmanager
    def held(self) -> Iterator[None]:
        """Take the folder for this process, and let go of it again if what follows does not succeed."""
        self._file.acquire()
        try:
            yield
        except BaseException:
            self._file.release()
            raise

    def create(self, keys: OpenKeys) -> Aapent:
        """Make the file and open it; the header is not written here."""
        return self._open(self._file.create, keys, "hvelv.opprettet")

    def open(self, keys: OpenKeys, handling: str) -> Aapent:
        """Open the health records; a change of keys that was cut off is finished, a file that is gone filled.

        Raises `hvelv_skadet`, `hvelv_nyere`, `kopi_skadet`, disk faults.
        """
        aapent = self._open(self._file.open, keys, handling, self._fill_from_copy(keys))
        if keys.venter():
            with closed_on_failure(aapent.oekt.store):
                settle(aapent)
        return aapent

    def open_room(self, keys: OpenKeys, handling: str) -> RomAapent:
        """Open the one compartment of somebody without a key to the health records.

        Raises `rom_skadet`, and `venter_paa_helseansvarlig` on a machine that the vault was moved to, until a lead has
        opened it there: the compartment lies in the copy still, and an empty one must not take its place.
        """
        bruker = keys.bruker()
        rom = next(rom for rom in Rom if rom in ROM_FOR[bruker.rolle])
        if not self._rom.exists(rom) and not self._file.has_database():
            raise KnownError("venter_paa_helseansvarlig")
        self._file.rotation().settle(keys)
        store = self._rom.open(rom, keys)
        with closed_on_failure(store):
            store.log(Hendelse(handling, angrebar=False))
        return RomAapent(rom, store, bruker, keys, self._clock, self._new_id)

    def restored(self, keys: OpenKeys, copy: Kopi) -> Aapent:
        """Open what a copy has just been put in place of."""
        return self._open(self._file.open, keys, "hvelv.gjenopprettet_fra_kopi", copy)

    def _fill_from_copy(self, keys: OpenKeys) -> Kopi | None:
        """Put the newest whole copy where no database is, and return it: a moved vault, or a file that is gone."""
        return self._file.restore_newest(keys) if not self._file.has_database() and self._file.copies() else None

    def _open(self, way: Way, keys: OpenKeys, handling: str, copy: Kopi | None = None) -> Aapent:
        store, backups, funn = way(keys)
        with closed_on_failure(store):
            varsler = (*self._odd(store, keys, funn, copy), *filter(None, [backups.newer() if copy is None else None]))
            if keys.mislykkede():
                store.log(Hendelse("hvelv.mislykkede_forsoek", objekt=f"forsoek:{keys.mislykkede()}", angrebar=False))
            told = next((one.kode for one in varsler if one.kode != FROM_COPY), "ok")
            store.log(Hendelse(handling, utfall=told, angrebar=False))
            jumped = notice(store.log_rows(2 if keys.mislykkede() else 1))
            varsler = (*varsler, *filter(None, [jumped, backups.forked(), _new_card(store, keys)]))
            settle_log(store, keys)
            oekt = Oekt(store, keys.bruker(), self._clock, self._new_id)
            knippe = Noekkelknippe(self._noekler, keys, backups)
            return Aapent(oekt, backups, knippe, self._file, self._rom, varsler)

    def _odd(self, store: Store, keys: OpenKeys, funn: Funn, copy: Kopi | None) -> tuple[Varsel, ...]:
        """Return what is odd, the gravest first; a copy that was put in place explains a log that is shorter."""
        if not self._noekler.exists():
            return funn.varsler
        seen = self._noekler.remembered()
        found: list[Varsel] = []
        if keys.generasjon() < max(seen.generasjon, logged_generation(store)):
            found.append(Varsel(HEADER_ROLLED_BACK, alvorlig=True))
        found += funn.varsler
        shorter = seen.anker is not None and not store.contains(seen.anker)
        if copy is not None:
            found.insert(0, Varsel(FROM_COPY, {"naar": copy.tatt.isoformat()}))
        if shorter and all(one.kode not in (_TAIL_GONE, FROM_COPY) for one in found):
            found.append(Varsel(ROLLED_BACK, alvorlig=True))
        return tuple(found)


def settle(aapent: Aapent) -> None:
    """Say in header and log that the vault's new key is in force; its file is in place."""
    knippe = aapent.knippe
    knippe.use(knippe.noekler.settle(knippe.keys), aapent.oekt, "hvelv.noekkel_byttet")


def _new_card(store: Store, keys: OpenKeys) -> Varsel | None:
    with store.read() as unit:
        return Varsel(NEW_SENDER_CARD) if card_waits(unit) or is_exposed(unit, keys) else None


@contextmanager
def closed_on_failure(store: Store | RomStore) -> Iterator[None]:
    """Close a store again that nobody will be given."""
    try:
        yield
    except BaseException:
        with suppress(KnownError):
            store.close()
        raise
