"""Who can open the vault in one folder: header, slots and the machine's key store behind one port."""

from __future__ import annotations

import re
from pathlib import Path

from helseansvarlig.domain.logg import Anker
from helseansvarlig.domain.person import Bruker, Rolle
from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.security import header, kdf, vault_keys
from helseansvarlig.security.header_file import Hodefil
from helseansvarlig.security.keyring_port import Noekkelring
from helseansvarlig.services.ports import OpenKeys

_PLACE = re.compile(r"[0-9]{1,18}")
"""Others can write to the key store too; what is no number of ours is the same as nothing."""


class OpenedKeys:
    """An opened vault's keys as the services see them."""

    def __init__(self, aapnet: vault_keys.Aapnet) -> None:
        self.aapnet = aapnet

    def bruker(self) -> Bruker:
        """Return whose keys these are."""
        holder = self.aapnet.holder
        return Bruker(holder.id, holder.navn, Rolle(holder.rolle))

    def database_key(self) -> str:
        """Return SQLCipher's raw key and salt."""
        return self.aapnet.database_key()

    def backup_key(self) -> str:
        """Return the raw key and salt of backups."""
        return self.aapnet.backup_key()

    def witness_key(self) -> bytes:
        """Return the key that authenticates the witness."""
        return self.aapnet.witness_key()

    def header(self) -> bytes:
        """Return the header that opens this vault."""
        return header.to_bytes(self.aapnet.hode)


class FileKeysafe:
    """The header file of one folder and this machine's key store."""

    def __init__(
        self, folder: Path, ring: Noekkelring, kost: kdf.Kdfkost = kdf.STANDARD, gulv: kdf.Kdfkost = kdf.GULV
    ) -> None:
        self._file = Hodefil(folder, gulv)
        self._ring = ring
        self._kost = kost

    def exists(self) -> bool:
        """Tell whether there is a vault here."""
        return self._file.exists()

    def institusjon(self) -> str:
        """Return the name shown before unlocking."""
        return self._file.read()[0].institusjon

    def brukere(self) -> list[Bruker]:
        """Return who can unlock with a password."""
        return [Bruker(h.id, h.navn, Rolle(h.rolle)) for h in self._file.read()[0].users()]

    def create(self, institusjon: str, navn: str, rolle: str, passord: str) -> tuple[OpenKeys, str]:
        """Make keys and the recovery code; nothing is on disk until `commit`."""
        aapnet, code = vault_keys.create(institusjon, (navn, Rolle(rolle).value), passord, self._ring, self._kost)
        return OpenedKeys(aapnet), code

    def commit(self, keys: OpenKeys) -> None:
        """Write the header that belongs to these keys."""
        self._file.write(_ours(keys).hode)

    def adopt(self, header: bytes) -> None:
        """Put a backup's header in an empty folder; its MAC is verified when it is unlocked."""
        self._file.adopt(header)

    def unlock(self, bruker_id: str, passord: str) -> OpenKeys:
        """Return the keys, from the newest header that authenticates itself."""
        headers = self._file.read()
        for hode in headers:
            try:
                return OpenedKeys(vault_keys.open_with_password(hode, bruker_id, passord, self._ring))
            except KnownError as error:
                # A damaged header has a predecessor; a wrong password is wrong in both and must not cost twice.
                if error.code != "hvelv_skadet" or hode is headers[-1]:
                    raise
        raise KnownError("hvelv_skadet")

    def recover(self, kode: str, bruker_id: str, passord: str) -> tuple[OpenKeys, str]:
        """Return keys under a new password and a new code; takes effect at `commit`."""
        headers = self._file.read()
        for hode in headers:
            try:
                opened = vault_keys.open_with_recovery(hode, kode)
            except KnownError as error:
                if error.code != "hvelv_skadet" or hode is headers[-1]:
                    raise
            else:
                fresh, code = vault_keys.after_recovery(opened, bruker_id, passord, self._ring, self._kost)
                return OpenedKeys(fresh), code
        raise KnownError("hvelv_skadet")

    def change_password(self, keys: OpenKeys, gammelt: str, nytt: str) -> OpenKeys:
        """Return the keys under a new password; takes effect at `commit`. Raises `feil_passord`."""
        current = _ours(keys)
        vault_keys.open_with_password(current.hode, current.holder.id, gammelt, self._ring)
        return OpenedKeys(vault_keys.with_new_password(current, nytt, self._ring, self._kost))

    def anchor(self) -> Anker | None:
        """Return the log place this machine's key store remembers, if any."""
        number, _, digest = (self._ring.get(self._anchor_name()) or "").partition(":")
        return Anker(int(number), digest) if _PLACE.fullmatch(number) and digest else None

    def remember_anchor(self, anker: Anker) -> None:
        """Keep a log place in this machine's key store, if there is one."""
        self._ring.put(self._anchor_name(), f"{anker.nummer}:{anker.hash}")

    def _anchor_name(self) -> str:
        return f"anker/{self._file.read()[0].hvelv_id}"


def _ours(keys: OpenKeys) -> vault_keys.Aapnet:
    if not isinstance(keys, OpenedKeys):
        raise BugError("keys of another kind")
    return keys.aapnet
