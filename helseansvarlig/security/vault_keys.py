"""Making, opening and changing who can open a vault. Knows keys and header; knows no database and no screen."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from helseansvarlig.domain.gjenopprettingskode import generate_code, normalise_code
from helseansvarlig.errors import KnownError
from helseansvarlig.security import header, kdf, slots
from helseansvarlig.security.keypair import Noekkelpar, wrap
from helseansvarlig.security.keyring_port import Noekkelring

VAULT_KEY_BYTES = 32
_DB_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Aapnet:
    """An opened vault's keys, in memory only for as long as this process lives."""

    hode: header.Hode
    holder: header.Holder
    noekler: Noekkelpar
    hvelvnoekkel: bytes

    def database_key(self) -> str:
        """Return SQLCipher's raw key and salt as 96 hex characters."""
        return raw_key(self.hvelvnoekkel, "db")

    def backup_key(self) -> str:
        """Return the raw key of backups, so that a copy never shares a key with the live file."""
        return raw_key(self.hvelvnoekkel, "kopi")

    def witness_key(self) -> bytes:
        """Return the key that authenticates the witness beside the database."""
        return kdf.expand(self.hvelvnoekkel, "vitne")


def raw_key(vault_key: bytes, use: str) -> str:
    """Return 96 hex characters (32 bytes key, 16 bytes salt) for one database file's use."""
    salt = kdf.expand(vault_key, f"{use}-salt", length=_DB_SALT_BYTES)
    return kdf.expand(vault_key, use).hex() + salt.hex()


def enrol_device(ring: Noekkelring, hvelv_id: str, bruker_id: str) -> bytes:
    """Return this machine's secret for a user, made and kept in the key store; empty when there is none."""
    name = _secret_name(hvelv_id, bruker_id)
    existing = _device_secret(ring, name)
    if existing:
        return existing
    fresh = secrets.token_bytes(slots.DEVICE_SECRET_BYTES)
    return fresh if ring.put(name, fresh.hex()) else b""


def create(
    institusjon: str, bruker: tuple[str, str], passord: str, ring: Noekkelring, kost: kdf.Kdfkost
) -> tuple[Aapnet, str]:
    """Return a new vault's keys and its recovery code. `bruker` is name and role."""
    hvelv_id, vault_key = secrets.token_hex(16), secrets.token_bytes(VAULT_KEY_BYTES)
    empty = header.Hode(hvelv_id, 0, institusjon, ())
    holder, keys = _new_user(empty, (secrets.token_hex(8), *bruker), passord, ring, kost)
    code = generate_code()
    recovery = _new_recovery(empty, code)
    holders = tuple(_grant(empty, h, vault_key) for h in (holder, recovery))
    hode = header.sign_header(replace(empty, generasjon=1, holdere=holders), vault_key)
    return Aapnet(hode, holders[0], keys, vault_key), code


def open_with_password(hode: header.Hode, bruker_id: str, passord: str, ring: Noekkelring) -> Aapnet:
    """Return the vault's keys.

    Raises `feil_passord`; `noekkelring_endret` when the machine's key store no longer has what this slot needs
    (the data is intact, the recovery code opens); `hvelv_skadet` when header and keys do not fit.
    """
    holder = hode.holder(bruker_id)
    device = _device_secret(ring, _secret_name(hode.hvelv_id, holder.id))
    fingerprint = slots.device_fingerprint(device)
    for slot in holder.spor:
        if slot.enhet in ("", fingerprint):
            used = device if slot.enhet else b""
            keys = slots.open_slot(slot, passord, used, header.context(hode.hvelv_id, holder.id))
            return _opened(hode, holder, keys)
    raise KnownError("noekkelring_endret")


def open_with_recovery(hode: header.Hode, code: str) -> Aapnet:
    """Return the vault's keys from the paper code. Raises `gjenopprettingskode_feil`."""
    plain = normalise_code(code)
    holder = hode.recovery()
    for slot in holder.spor:
        try:
            keys = slots.open_slot(slot, plain, b"", header.context(hode.hvelv_id, holder.id))
        except KnownError as error:
            raise KnownError("gjenopprettingskode_feil" if error.code == "feil_passord" else error.code) from error
        return _opened(hode, holder, keys)
    raise KnownError("hvelv_skadet")


def with_new_password(opened: Aapnet, passord: str, ring: Noekkelring, kost: kdf.Kdfkost) -> Aapnet:
    """Return the next header with the user's slot rewrapped; an old header plus the old password still opens."""
    hode, holder = opened.hode, opened.holder
    device = enrol_device(ring, hode.hvelv_id, holder.id)
    slot = slots.make_slot(opened.noekler, passord, kost, device, header.context(hode.hvelv_id, holder.id))
    changed = replace(holder, spor=(slot,))
    return replace(opened, hode=header.sign_header(hode.with_holder(changed), opened.hvelvnoekkel), holder=changed)


def after_recovery(
    opened: Aapnet, bruker_id: str, passord: str, ring: Noekkelring, kost: kdf.Kdfkost
) -> tuple[Aapnet, str]:
    """Return keys for the user with a new password, and a new code: a used code is spent."""
    hode, vault_key = opened.hode, opened.hvelvnoekkel
    old = hode.holder(bruker_id)
    fresh, keys = _new_user(hode, (old.id, old.navn, old.rolle), passord, ring, kost)
    user = _grant(hode, fresh, vault_key)
    code = generate_code()
    recovery = _new_recovery(hode, code)
    kept = tuple(h for h in hode.holdere if h.id not in (old.id, hode.recovery().id))
    holders = (*kept, user, _grant(hode, recovery, vault_key))
    signed = header.sign_header(replace(hode, generasjon=hode.generasjon + 1, holdere=holders), vault_key)
    return Aapnet(signed, user, keys, vault_key), code


def _opened(hode: header.Hode, holder: header.Holder, keys: Noekkelpar) -> Aapnet:
    wrapped = holder.rom.get(header.HELSE)
    if wrapped is None:
        raise KnownError("mangler_tilgang")
    vault_key = keys.unwrap(wrapped, header.room_info(hode.hvelv_id, header.HELSE))
    header.require_mac(hode, vault_key)
    return Aapnet(hode, holder, keys, vault_key)


def _new_user(
    hode: header.Hode, who: tuple[str, str, str], passord: str, ring: Noekkelring, kost: kdf.Kdfkost
) -> tuple[header.Holder, Noekkelpar]:
    keys = Noekkelpar.generate()
    user_id, name, role = who
    device = enrol_device(ring, hode.hvelv_id, user_id)
    slot = slots.make_slot(keys, passord, kost, device, header.context(hode.hvelv_id, user_id))
    holder = header.Holder(user_id, header.BRUKER, name, role, keys.public(), keys.signing_public(), (slot,), {})
    return holder, keys


def _new_recovery(hode: header.Hode, code: str) -> header.Holder:
    keys = Noekkelpar.generate()
    holder_id = secrets.token_hex(8)
    slot = slots.make_slot(keys, normalise_code(code), None, b"", header.context(hode.hvelv_id, holder_id))
    return header.Holder(holder_id, header.GJENOPPRETTING, "", "", keys.public(), keys.signing_public(), (slot,), {})


def _grant(hode: header.Hode, holder: header.Holder, vault_key: bytes) -> header.Holder:
    wrapped = wrap(vault_key, holder.offentlig, header.room_info(hode.hvelv_id, header.HELSE))
    return replace(holder, rom={**holder.rom, header.HELSE: wrapped})


def _secret_name(hvelv_id: str, bruker_id: str) -> str:
    return f"enhet/{hvelv_id}/{bruker_id}"


def _device_secret(ring: Noekkelring, name: str) -> bytes:
    try:
        secret = bytes.fromhex(ring.get(name) or "")
    except ValueError:
        return b""  # somebody wrote something else there: the same as nothing
    return secret if len(secret) == slots.DEVICE_SECRET_BYTES else b""
