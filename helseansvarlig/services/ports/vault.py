"""The vault from outside: who can open it, where its file lies, its copies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.person import Bruker
from helseansvarlig.domain.varsel import Varsel
from helseansvarlig.services.ports.records import Store


class OpenKeys(Protocol):
    """An opened vault's keys; in memory for as long as the process lives."""

    def bruker(self) -> Bruker:
        """Return whose keys these are."""
        ...

    def database_key(self) -> str:
        """Return SQLCipher's raw key and salt as 96 hex characters."""
        ...

    def backup_key(self) -> str:
        """Return the same for backups."""
        ...

    def header(self) -> bytes:
        """Return the header that opens this vault, to be carried with every backup."""
        ...

    def witness_key(self) -> bytes:
        """Return the key that authenticates the witness beside the file."""
        ...


class Keysafe(Protocol):
    """Who can open the vault in one folder, and how (header, slots, the machine's key store)."""

    def exists(self) -> bool:
        """Tell whether there is a vault here."""
        ...

    def institusjon(self) -> str:
        """Return the name shown before unlocking."""
        ...

    def brukere(self) -> list[Bruker]:
        """Return who can unlock with a password."""
        ...

    def create(self, institusjon: str, navn: str, rolle: str, passord: str) -> tuple[OpenKeys, str]:
        """Make keys and the recovery code; nothing is on disk until `commit`."""
        ...

    def commit(self, keys: OpenKeys) -> None:
        """Write the header that belongs to these keys."""
        ...

    def adopt(self, header: bytes) -> None:
        """Put a backup's header in an empty folder. Raises `hvelv_skadet`, `hvelv_nyere`."""
        ...

    def unlock(self, bruker_id: str, passord: str) -> OpenKeys:
        """Return the keys. Raises `feil_passord`, `noekkelring_endret`, `hvelv_skadet`, `hvelv_nyere`."""
        ...

    def recover(self, kode: str, bruker_id: str, passord: str) -> tuple[OpenKeys, str]:
        """Return keys under a new password and a new code; takes effect at `commit`."""
        ...

    def change_password(self, keys: OpenKeys, gammelt: str, nytt: str) -> OpenKeys:
        """Return the keys under a new password; takes effect at `commit`. Raises `feil_passord`."""
        ...

    def anchor(self) -> Anker | None:
        """Return the log place this machine's key store remembers, if any."""
        ...

    def remember_anchor(self, anker: Anker) -> None:
        """Keep a log place in this machine's key store, if there is one."""
        ...


@dataclass(frozen=True, slots=True)
class Kopi:
    """One backup file: where it lies, when it was taken, whether it was verified by opening."""

    navn: str
    tatt: datetime
    verifisert: bool
    stoerrelse: int


class Backups(Protocol):
    """Encrypted, verified copies of the open vault."""

    def use(self, keys: OpenKeys) -> None:
        """Carry the header of these keys from now on: a password has been changed."""
        ...

    def take(self) -> Kopi:
        """Copy, verify by opening, then put in place. Raises `disk_full`, `kopi_mislyktes`, `kopi_skadet`."""
        ...

    def all(self) -> list[Kopi]:
        """Return the copies, newest first."""
        ...

    def verify(self, navn: str) -> Kopi:
        """Open a copy again and read all of it. Raises `kopi_skadet`."""
        ...


@dataclass(frozen=True, slots=True)
class Funn:
    """What opening the file found odd although it opened."""

    varsler: tuple[Varsel, ...] = ()


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
