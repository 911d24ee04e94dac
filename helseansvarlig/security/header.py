"""The vault's header: who holds which compartment's key, wrapped how (docs/hvelvformat.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from helseansvarlig.domain.noekkel_akt import Noekkelakt
from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.security.slots import Spor

BRUKER, GJENOPPRETTING = "bruker", "gjenoppretting"
SAFE, EIER = "safe", "eier"
"""Where the two sheets lie: in the institution's safe, and with its owner."""

AKTIV, FLYTTET = "aktiv", "flyttet"
ROTASJON = "rotasjon"
NEWEST_VERSION = 2


@dataclass(frozen=True, slots=True)
class Holder:
    """A user or a recovery code: a public key, slots to its private half, and room keys wrapped to it.

    `plass` tells where a recovery code's sheet lies. A user has access from `fra` to `til`, both days included.
    """

    id: str
    art: str
    navn: str
    rolle: str
    offentlig: bytes
    signatur_offentlig: bytes
    spor: tuple[Spor, ...]
    rom: Mapping[str, bytes]
    plass: str = ""
    fra: date | None = None
    til: date | None = None


@dataclass(frozen=True, slots=True)
class Hode:
    """The whole header. `generasjon` rises by one at each act of somebody who holds the health records' key.

    `eksemplar` names the machine's living copy of the vault, `flyttet` when another took over, `venter` what was begun
    and is not finished, `akt` the newest change of access that the log is to tell of. `postkasser` has each
    compartment's public key for what is handed in to the leads. `mac` authenticates under the health key, `mac_rom`
    under each other compartment's.
    """

    hvelv_id: str
    generasjon: int
    institusjon: str
    holdere: tuple[Holder, ...]
    mac: bytes = b""
    versjon: int = NEWEST_VERSION
    eksemplar: str = ""
    tilstand: str = AKTIV
    flyttet: str = ""
    venter: str = ""
    postkasser: Mapping[str, bytes] = field(default_factory=dict)
    mac_rom: Mapping[str, bytes] = field(default_factory=dict)
    akt: Noekkelakt | None = None

    def users(self) -> tuple[Holder, ...]:
        """Return those who unlock with a password or a start code."""
        return tuple(h for h in self.holdere if h.art == BRUKER)

    def sheets(self) -> tuple[Holder, ...]:
        """Return the recovery codes' holders. Raises `hvelv_skadet` if there is none."""
        found = tuple(h for h in self.holdere if h.art == GJENOPPRETTING)
        if not found:
            raise KnownError("hvelv_skadet")
        return found

    def holder(self, holder_id: str) -> Holder:
        """Return one holder by id. Raises `ukjent_bruker`."""
        for holder in self.holdere:
            if holder.id == holder_id:
                return holder
        raise KnownError("ukjent_bruker")

    def next(self, holders: Iterable[Holder]) -> Hode:
        """Return the next generation with these holders; its MACs are no longer valid."""
        return replace(self, generasjon=self.generasjon + 1, holdere=tuple(holders), mac=b"", mac_rom={})

    def with_holder(self, changed: Holder) -> tuple[Holder, ...]:
        """Return the holders with one replaced in its place, or added last."""
        if all(h.id != changed.id for h in self.holdere):
            return (*self.holdere, changed)
        return tuple(changed if h.id == changed.id else h for h in self.holdere)


def context(hode_id: str, holder_id: str) -> str:
    """Return what binds a slot to its vault and holder."""
    return f"{hode_id}/{holder_id}"


def room_info(hode_id: str, room: str) -> bytes:
    """Return what binds a wrapped room key to its vault and compartment."""
    return f"helseansvarlig/1/rom/{hode_id}/{room}".encode()


def other_rooms() -> tuple[Rom, ...]:
    """Return the compartments beside the health records, in the order they are written."""
    return (Rom.LEDER, Rom.MOETE)
