"""An opened vault's keys as the services see them."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.noekkel_akt import Noekkelakt
from helseansvarlig.domain.person import Bruker, Rom
from helseansvarlig.errors import BugError
from helseansvarlig.security import header_codec, kdf, keypair, rooms, users, vault_keys
from helseansvarlig.security.header import BRUKER
from helseansvarlig.security.header_fields import MAX_TEXT
from helseansvarlig.services.ports import OpenKeys


class OpenedKeys:
    """What one person's keys give; a room that is not hers raises `mangler_tilgang`.

    `mislykkede` is how many wrong attempts there were on this machine before the one that opened.
    """

    def __init__(self, aapnet: vault_keys.Aapnet, mislykkede: int = 0) -> None:
        self.aapnet = aapnet
        self._failed = mislykkede

    def bruker(self) -> Bruker:
        """Return whose keys these are; a sheet's are nobody's."""
        if self.aapnet.holder.art != BRUKER:
            raise BugError("the keys of a sheet belong to no person")
        return users.person(self.aapnet.holder)

    def database_key(self) -> str:
        """Return SQLCipher's raw key and salt."""
        return self.room_key(Rom.HELSE, "db")

    def backup_key(self) -> str:
        """Return the raw key and salt of backups, so that a copy never shares a key with the live file."""
        return self.room_key(Rom.HELSE, "kopi")

    def witness_key(self) -> bytes:
        """Return the key that authenticates the witness."""
        return kdf.expand(self.aapnet.hvelvnoekkel, "vitne")

    def header(self) -> bytes:
        """Return the header that opens this vault."""
        return header_codec.to_bytes(self.aapnet.hode)

    def rooms(self) -> frozenset[Rom]:
        """Return the compartments these keys open."""
        return frozenset(Rom(room) for room in self.aapnet.rom)

    def room_key(self, rom: Rom, bruk: str) -> str:
        """Return the raw key and salt of a compartment's file; `bruk` is `db` or `kopi`."""
        return rooms.raw_key(self.aapnet.room_key(rom), bruk)

    def hvelv_id(self) -> str:
        """Return the vault's own name, the same in every copy of it."""
        return self.aapnet.hode.hvelv_id

    def eksemplar(self) -> str:
        """Return the name of this machine's living copy; empty in a header of the first version."""
        return self.aapnet.hode.eksemplar

    def generasjon(self) -> int:
        """Return the header's generation."""
        return self.aapnet.hode.generasjon

    def venter(self) -> bool:
        """Tell whether a change of keys was begun and is to be finished with these keys."""
        return bool(self.aapnet.hode.venter)

    def people(self) -> list[Bruker]:
        """Return everybody whom this header gives access."""
        return users.people(self.aapnet.hode)

    def akt(self) -> Noekkelakt | None:
        """Return the newest change of access that the log is to tell of."""
        return self.aapnet.hode.akt

    def with_act(self, akt: Noekkelakt) -> OpenedKeys:
        """Return the keys under the same header, which tells of an act. Raises `bare_for_rolle`."""
        if len(akt.objekt) > MAX_TEXT:
            raise BugError("an act that no header can tell of")
        opened = vault_keys.as_lead(self.aapnet)
        hode = rooms.authenticated(replace(opened.hode, akt=akt), opened.rom)
        return OpenedKeys(replace(opened, hode=hode), self._failed)

    def mislykkede(self) -> int:
        """Return how many wrong attempts there were on this machine before these keys were opened."""
        return self._failed

    def sign(self, data: bytes) -> bytes:
        """Return this person's signature; `data` begins with the name of its own use."""
        return self.aapnet.noekler.sign(data)

    def signing_public(self) -> bytes:
        """Return the Ed25519 public key (32 bytes) that `sign` is checked with."""
        return self.aapnet.noekler.signing_public()

    def signed(self, bruker_id: str, data: bytes, signatur: bytes) -> bool:
        """Tell whether a person of this vault signed exactly `data`. Raises `ukjent_bruker`."""
        return keypair.signed_by(self.aapnet.hode.holder(bruker_id).signatur_offentlig, data, signatur)

    def seal_for_leads(self, rom: Rom, data: bytes) -> bytes:
        """Return what is handed in from a compartment, so that only those with the health key can read it."""
        hode = self.aapnet.hode
        return keypair.wrap(data, hode.postkasser.get(rom, b""), rooms.dropbox_info(hode.hvelv_id, rom))

    def open_handed_in(self, rom: Rom, sealed: bytes) -> bytes:
        """Return what was sealed so. Raises `hvelv_skadet` when it was sealed to another key, `mangler_tilgang`."""
        pair = rooms.dropbox(self.aapnet.hvelvnoekkel, rom)
        return pair.unwrap(sealed, rooms.dropbox_info(self.aapnet.hode.hvelv_id, rom))


def ours(keys: OpenKeys) -> vault_keys.Aapnet:
    """Return the keys behind the port."""
    if not isinstance(keys, OpenedKeys):
        raise BugError("keys of another kind")
    return keys.aapnet
