"""Who can open the vault in one folder: header, slots and the machine's key store behind two ports."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from helseansvarlig.clock import Clock, SystemClock
from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.person import Bruker, Rolle, Rom
from helseansvarlig.domain.startkode import normalise_start_code
from helseansvarlig.domain.tilgang import require_in_time
from helseansvarlig.errors import KnownError
from helseansvarlig.security import kdf, living_copy, recovery, rotation, users, vault_keys
from helseansvarlig.security.header import FLYTTET, SAFE, Hode
from helseansvarlig.security.header_file import Hodefil
from helseansvarlig.security.keyring_port import Noekkelring
from helseansvarlig.security.opened_keys import OpenedKeys, ours
from helseansvarlig.security.throttle import Forsoek
from helseansvarlig.security.vault_keys import Aapnet, Doer
from helseansvarlig.services.ports import Hodetilstand, Husket, OpenKeys, Rotasjon

_PLACE = re.compile(r"([0-9]{1,18}):([^:]+)(?::([0-9]{1,9}))?")
"""A log place and, since the second version, the header's generation.

Others can write to the key store too; what is not of ours is the same as nothing.
"""


class FileKeysafe:
    """The header file of one folder and this machine's key store."""

    def __init__(
        self,
        folder: Path,
        ring: Noekkelring,
        kost: kdf.Kdfkost = kdf.STANDARD,
        gulv: kdf.Kdfkost = kdf.GULV,
        clock: Clock | None = None,
    ) -> None:
        self._file = Hodefil(folder, gulv)
        self._ring = ring
        self._kost = kost
        self._clock = clock or SystemClock()
        self._attempts = Forsoek(folder, self._clock)

    # --- the vault's life (Keysafe)

    def exists(self) -> bool:
        """Tell whether there is a vault here."""
        return self._file.exists()

    def institusjon(self) -> str:
        """Return the name shown before unlocking."""
        return self._newest().institusjon

    def brukere(self) -> list[Bruker]:
        """Return who can unlock, or begin."""
        return users.people(self._newest())

    def create(self, institusjon: str, navn: str, rolle: str, passord: str) -> tuple[OpenKeys, str]:
        """Make keys and the recovery code; nothing is on disk until `commit`."""
        aapnet, code = vault_keys.create(institusjon, (navn, Rolle(rolle).value), passord, self._ring, self._kost)
        return OpenedKeys(aapnet), code

    def commit(self, keys: OpenKeys) -> None:
        """Write the header that belongs to these keys."""
        self._file.write(ours(keys).hode)

    def adopt(self, header: bytes) -> None:
        """Put a backup's header in an empty folder; its MAC is verified when it is unlocked."""
        self._file.adopt(header)

    def unlock(self, bruker_id: str, passord: str) -> OpenKeys:
        """Return the keys, from the newest header that authenticates itself."""
        return self._from_newest(lambda hode: self._unlock(hode, bruker_id, passord))

    def recover(self, kode: str, bruker_id: str, passord: str) -> tuple[OpenKeys, str]:
        """Return keys under a new password and a new code; takes effect at `commit`."""
        opened = self._from_newest(lambda hode: OpenedKeys(vault_keys.open_with_recovery(hode, kode)))
        fresh, code = recovery.recovered(
            self._lifted(opened), bruker_id, passord, self._ring, self._kost, self._today()
        )  # fmt: skip
        return OpenedKeys(fresh), code

    def change_password(self, keys: OpenKeys, gammelt: str, nytt: str) -> OpenKeys:
        """Return the keys under a new password; takes effect at `commit`. Raises `feil_passord`."""
        current = ours(keys)
        self._attempt(current.hode, vault_keys.password_door(current.hode, current.holder.id, self._ring), gammelt)
        return OpenedKeys(vault_keys.with_new_password(self._lifted(keys), nytt, self._ring, self._kost))

    def anchor(self) -> Anker | None:
        """Return the log place this machine's key store remembers, if any."""
        return self.remembered().anker

    def remember_anchor(self, anker: Anker) -> None:
        """Keep a log place and the header's generation in this machine's key store, if there is one.

        A generation once seen stays remembered until a change of access passes it: an old header stays an old header.
        """
        generation = max(self._newest().generasjon, self.remembered().generasjon)
        self._ring.put(self._anchor_name(), f"{anker.nummer}:{anker.hash}:{generation}")

    # --- who has access (Tilgangsnoekler)

    def people(self) -> list[Bruker]:
        """Return everybody who has been given access."""
        return self.brukere()

    def invite(self, keys: OpenKeys, bruker: Bruker) -> tuple[OpenKeys, str]:
        """Return the keys and the start code of a new person, or of a known one who needs a new way in."""
        changed, code = users.invite(self._lifted(keys), bruker, self._kost, self._today())
        return OpenedKeys(changed), code

    def begin(self, bruker_id: str, startkode: str, passord: str) -> OpenKeys:
        """Return the keys of somebody who begins with her start code, under her own password."""
        plain = normalise_start_code(startkode)
        opened = self._from_newest(lambda hode: self._begin(hode, bruker_id, plain))
        return OpenedKeys(vault_keys.with_new_password(self._lifted(opened), passord, self._ring, self._kost))

    def set_period(self, keys: OpenKeys, bruker_id: str, fra: date | None, til: date | None) -> OpenKeys:
        """Return the keys when a person has access on these days only."""
        return OpenedKeys(users.with_period(self._lifted(keys), bruker_id, fra, til, self._today()))

    def without(self, keys: OpenKeys, bruker_id: str) -> Rotasjon:
        """Return the vault without a person, its compartments under new keys."""
        changed, rooms = rotation.without(self._lifted(keys), bruker_id, self._today())
        return Rotasjon(OpenedKeys(changed), rooms)

    def settle(self, keys: OpenKeys) -> OpenKeys:
        """Return the keys when no change of keys is to be finished any more."""
        return OpenedKeys(rotation.settle(self._lifted(keys)))

    def new_sheet(self, keys: OpenKeys, plass: str) -> tuple[OpenKeys, str]:
        """Return the keys and the code of a new sheet for `safe` or `eier`."""
        changed, code = recovery.with_sheet(self._lifted(keys), plass)
        return OpenedKeys(changed), code

    def sheets(self) -> frozenset[str]:
        """Return the places that have a sheet; the only one of an older header lies in the safe."""
        return frozenset(sheet.plass or SAFE for sheet in self._newest().sheets())

    def retire(self, keys: OpenKeys, naar: datetime) -> OpenKeys:
        """Return the keys of a copy that another machine takes over from."""
        return OpenedKeys(living_copy.retired(self._lifted(keys), naar))

    def settle_here(self, keys: OpenKeys) -> OpenKeys:
        """Return the keys of a copy that is this machine's own living one."""
        return OpenedKeys(living_copy.settled_here(self._lifted(keys)), keys.mislykkede())

    def open_foreign(self, header: bytes, bruker_id: str, passord: str) -> OpenKeys:
        """Return the keys of a backup that carries another header than ours."""
        hode = self._file.parse(header)
        return self._attempt(hode, vault_keys.password_door(hode, bruker_id, self._ring), passord)

    def open_foreign_with_sheet(self, header: bytes, kode: str) -> OpenKeys:
        """Return the same from the sheet of that time."""
        return OpenedKeys(vault_keys.open_with_recovery(self._file.parse(header), kode))

    def lets_in(self, header: bytes, bruker_id: str, rooms: frozenset[Rom]) -> bool:
        """Tell whether a backup's header gives this person a way into one of these compartments."""
        try:
            holders = self._file.parse(header).users()
        except KnownError:
            return False  # damaged: it opens to nobody
        return any(one.id == bruker_id and one.spor and not rooms.isdisjoint(one.rom) for one in holders)

    def state(self) -> Hodetilstand:
        """Return what the header says, unverified."""
        hode = self._newest()
        return Hodetilstand(hode.generasjon, hode.eksemplar, hode.flyttet, bool(hode.venter))

    def remembered(self) -> Husket:
        """Return what this machine's key store remembers."""
        found = _PLACE.fullmatch(self._ring.get(self._anchor_name()).verdi)
        return Husket(Anker(int(found[1]), found[2]), int(found[3] or 0)) if found else Husket(None, 0)

    # --- how

    def _unlock(self, hode: Hode, bruker_id: str, passord: str) -> OpenedKeys:
        opened = self._attempt(hode, vault_keys.password_door(hode, bruker_id, self._ring), passord)
        require_in_time(opened.bruker(), self._today())
        if hode.tilstand == FLYTTET:
            raise KnownError("hvelv_flyttet", naar=hode.flyttet)
        return opened

    def _begin(self, hode: Hode, bruker_id: str, plain: str) -> OpenedKeys:
        try:
            opened = self._attempt(hode, users.start_door(hode, bruker_id, self._today()), plain)
        except KnownError as error:
            raise KnownError("startkode_feil") if error.code == "feil_passord" else error from error
        require_in_time(opened.bruker(), self._today())
        if hode.tilstand == FLYTTET:
            raise KnownError("hvelv_flyttet", naar=hode.flyttet)
        return opened

    def _attempt(self, hode: Hode, door: Doer, hemmelighet: str) -> OpenedKeys:
        """Open a slot; wrong attempts are counted, and cost time."""
        with self._attempts.attempt(door.spor.id):
            opened = vault_keys.open_door(hode, door, hemmelighet)
        return OpenedKeys(opened, self._attempts.succeeded(door.spor.id))

    def _from_newest(self, way: Callable[[Hode], OpenedKeys]) -> OpenedKeys:
        """Open the newest header that authenticates itself, and see to it that both files say what it says.

        A damaged header has a twin; a wrong password is wrong in both and must not cost twice.
        """
        *newer, oldest = self._file.read()
        for hode in newer:
            try:
                return self._kept(hode, way)
            except KnownError as error:
                if error.code != "hvelv_skadet":
                    raise
        return self._kept(oldest, way)

    def _kept(self, hode: Hode, way: Callable[[Hode], OpenedKeys]) -> OpenedKeys:
        opened = way(hode)
        self._file.keep(hode)
        return opened

    def _lifted(self, keys: OpenKeys) -> Aapnet:
        """Return the keys such that the next header is newer than any this machine has seen."""
        return vault_keys.lifted(ours(keys), self.remembered().generasjon)

    def _newest(self) -> Hode:
        return self._file.read()[0]

    def _today(self) -> date:
        return self._clock.today()

    def _anchor_name(self) -> str:
        return f"anker/{self._newest().hvelv_id}"
