"""The vault's file from outside: opening it, its copies, a new key, and what keeps it whole while it is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.services.ports.records import Store
from helseansvarlig.services.ports.vault import OpenKeys


class Vitne(Protocol):
    """The newest place in the log, kept beside the file: a log that lost its end cannot hide it."""

    def read(self) -> Anker | None:
        """Return the place that was written last; None when the witness is gone or not of this vault's making."""
        ...

    def write(self, anker: Anker) -> None:
        """Remember a place that has been committed; never raises, since what it tells of is saved already."""
        ...


class Lesemodus(Protocol):
    """Whether records can be written just now. Log rows and drafts are always tried: they are small."""

    def reason(self) -> str:
        """Return the code that acts are refused with (`disk_full_lesing`), or an empty string; looks at the disk.

        When there is room again the refusal ends by itself.
        """
        ...

    def disk_full(self) -> None:
        """Hear that a commit met a full disk: give up what was held in reserve, and refuse acts from now on."""
        ...


@dataclass(frozen=True, slots=True)
class Kopi:
    """One backup file: when it was taken, and what it says of itself.

    `verifisert` is False once it has been found damaged. `logg` is how far its log goes, `eksemplar` which machine's
    living copy of the vault it was taken from. `under_gammel_noekkel` is told of an open vault's copies alone.
    """

    navn: str
    tatt: datetime
    verifisert: bool
    stoerrelse: int
    logg: Anker = field(default_factory=lambda: Anker(0, ""))
    hvelv_id: str = ""
    eksemplar: str = ""
    noekkel_id: str = ""
    under_gammel_noekkel: bool = False


@dataclass(frozen=True, slots=True)
class Oevelse:
    """A copy that was brought back for the sake of trying: when, and how many rows of each table came with it."""

    kopi: Kopi
    tid: datetime
    antall: Mapping[str, int]


class Backups(Protocol):
    """Encrypted, verified copies of the open vault, here and in a second place."""

    def use(self, keys: OpenKeys) -> None:
        """Carry the header of these keys from now on: a password has been changed."""
        ...

    def take(self) -> Kopi:
        """Copy, verify by opening, then put in place. Raises `disk_full`, `kopi_mislyktes`, `kopi_skadet`."""
        ...

    def mirror(self) -> Kopi | None:
        """Lay the newest copy in the second place too and read it there; None when no place is chosen.

        Raises `medium_borte`, `disk_full`, `kopi_mislyktes`, `kopi_skadet`.
        """
        ...

    def all(self) -> list[Kopi]:
        """Return the copies, newest first."""
        ...

    def header(self, navn: str) -> bytes:
        """Return the header a copy carries: who could open it when it was taken. Raises `kopi_skadet`."""
        ...

    def verify(self, navn: str) -> Kopi:
        """Open a copy again and read all of it. Raises `kopi_skadet`, `kopi_gammel_noekkel`."""
        ...

    def rehearse(self, navn: str) -> Oevelse:
        """Bring a copy back into a file that is gone afterwards. Raises `oevelse_mislyktes`, `kopi_gammel_noekkel`."""
        ...

    def last_rehearsal(self) -> datetime | None:
        """Return when a copy was last brought back for the sake of trying."""
        ...

    def second_place(self) -> Path | None:
        """Return the folder that was chosen for the second copy, if any."""
        ...

    def set_second_place(self, folder: Path | None) -> None:
        """Lay every copy there too from now on. Raises `medium_borte`, `kopi_samme_sted`, disk faults."""
        ...

    def delete_old_key(self) -> int:
        """Delete the copies that an earlier key opens, in both places, and return how many."""
        ...

    def forked(self, *, elsewhere: bool = False) -> Varsel | None:
        """Tell whether a copy shows that the vault is written to on another machine as well.

        `elsewhere` looks in the second place too, which may be slow: not at the door.
        """
        ...

    def newer(self, *, elsewhere: bool = False) -> Varsel | None:
        """Tell whether a copy has more than the vault it was taken from: an older file was put in its place.

        `elsewhere` as in `forked`. Copies taken before another one was brought back on purpose are no such sign.
        """
        ...

    def restore_room(self, rom: Rom, navn: str = "") -> Kopi | None:
        """Put one compartment of a copy in its closed file's place: of the one named, else of the newest that has it.

        What lay there is kept aside. None when no copy has it whole. Raises `kopi_skadet` for a name that is none of
        ours, `disk_full`, `kopi_mislyktes`.
        """
        ...

    def set_room_aside(self, rom: Rom) -> None:
        """Keep a compartment's closed file where nothing is deleted; the next who opens it makes a new one."""
        ...

    def keep_reserve(self) -> None:
        """See to it that there is room in reserve for the day the disk is full."""
        ...


@dataclass(frozen=True, slots=True)
class Funn:
    """What opening the file found odd although it opened."""

    varsler: tuple[Varsel, ...] = ()


class Rotasjonsfil(Protocol):
    """The vault's file under a new key. The header is switched between `prepare` and `finish`: that is the moment."""

    def prepare(self, keys: OpenKeys) -> None:
        """Write the open vault anew under these keys and read all of it back; the vault itself is as before.

        Raises `rotasjon_mislyktes`, `disk_full`.
        """
        ...

    def finish(self, keys: OpenKeys) -> None:
        """Put it in the closed vault's place when its header has been switched. What is done stays done."""
        ...

    def settle(self, keys: OpenKeys) -> None:
        """Finish or forget what a killed program left, as the header's keys tell; most often there is nothing.

        Files that these keys do not open wait for somebody whose keys do. Raises `hvelv_skadet`.
        """
        ...

    def abandon(self) -> None:
        """Forget what was prepared: the header was not switched."""
        ...

    def pending(self) -> bool:
        """Tell whether something prepared lies there."""
        ...


class VaultFile(Protocol):
    """The database file of one folder: opening it, and putting a copy in its place."""

    def prepare(self) -> None:
        """Refuse a folder no vault may lie in, and make it. Raises as `location` does."""
        ...

    def acquire(self) -> None:
        """Take the folder for this process. Raises `hvelv_opptatt`."""
        ...

    def release(self) -> None:
        """Let another process have it."""
        ...

    def create(self, keys: OpenKeys) -> tuple[Store, Backups, Funn]:
        """Make the database. Raises `disk_full`, `mappe_skrivebeskyttet`."""
        ...

    def open(self, keys: OpenKeys) -> tuple[Store, Backups, Funn]:
        """Open the database. Raises `hvelv_skadet` (also when it is gone), `hvelv_nyere`, `disk_full`."""
        ...

    def copies(self) -> list[Kopi]:
        """Return the verified copies, newest first, without opening the vault."""
        ...

    def has_database(self) -> bool:
        """Tell whether the file itself is there."""
        ...

    def adopt(self, source: Path) -> bytes:
        """Take a backup from elsewhere among our own copies; return the header it carries. Raises `kopi_skadet`."""
        ...

    def restore(self, keys: OpenKeys, navn: str) -> None:
        """Set the damaged file aside and put a copy in its place. Raises `kopi_skadet`."""
        ...

    def restore_newest(self, keys: OpenKeys) -> Kopi:
        """Put the newest whole copy in the file's place and return it. Raises `kopi_finnes_ikke`, `kopi_skadet`."""
        ...

    def rotation(self) -> Rotasjonsfil:
        """Return what gives the file a new key."""
        ...
