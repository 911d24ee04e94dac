"""The vault's keys from outside: who can open it, and how."""

from __future__ import annotations

from typing import Protocol

from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.noekkel_akt import Noekkelakt
from helseansvarlig.domain.person import Bruker, Rom


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

    def rooms(self) -> frozenset[Rom]:
        """Return the compartments these keys open; the others raise `mangler_tilgang`."""
        ...

    def room_key(self, rom: Rom, bruk: str) -> str:
        """Return the raw key and salt of a compartment's file; `bruk` is `db` or `kopi`."""
        ...

    def hvelv_id(self) -> str:
        """Return the vault's own name, the same in every copy of it."""
        ...

    def eksemplar(self) -> str:
        """Return the name of this machine's living copy of the vault; empty before the first change of access."""
        ...

    def generasjon(self) -> int:
        """Return the header's generation."""
        ...

    def venter(self) -> bool:
        """Tell whether a change of keys was begun and is to be finished with these keys."""
        ...

    def people(self) -> list[Bruker]:
        """Return everybody whom this header gives access, be it on the disk or not yet."""
        ...

    def akt(self) -> Noekkelakt | None:
        """Return the newest change of access that the log is to tell of, as the header does."""
        ...

    def with_act(self, akt: Noekkelakt) -> OpenKeys:
        """Return the keys under the same header, which tells of an act; takes effect at `Keysafe.commit`."""
        ...

    def mislykkede(self) -> int:
        """Return how many wrong attempts there were on this machine before these keys were opened."""
        ...

    def sign(self, data: bytes) -> bytes:
        """Return this person's Ed25519 signature (64 bytes); `data` begins with the name of its own use."""
        ...

    def signing_public(self) -> bytes:
        """Return the public key (32 bytes) that `sign` is checked with."""
        ...

    def signed(self, bruker_id: str, data: bytes, signatur: bytes) -> bool:
        """Tell whether a person of this vault signed exactly `data`. Raises `ukjent_bruker`."""
        ...

    def seal_for_leads(self, rom: Rom, data: bytes) -> bytes:
        """Return what is handed in from a compartment, so that only those with the health key can read it."""
        ...

    def open_handed_in(self, rom: Rom, sealed: bytes) -> bytes:
        """Return what was sealed so. Raises `hvelv_skadet` when it was sealed to an earlier key."""
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
        """Return the keys.

        Raises `feil_passord`, `for_mange_forsoek`, `startkode_trengs`, `hvelv_skadet`, `hvelv_nyere`, `hvelv_flyttet`,
        `tilgang_utloept`, `tilgang_ikke_begynt`; and when this machine's part is needed and not given,
        `noekkelring_endret`, `noekkelring_laast`, `noekkelring_tier` or `noekkelring_borte`.
        """
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
