"""The compartments' keys: made, wrapped to those who are to hold them, opened again, and what is derived from them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace

from helseansvarlig.domain.person import ROM_FOR, Rolle, Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.security import kdf
from helseansvarlig.security.header import BRUKER, NEWEST_VERSION, SAFE, Hode, Holder, other_rooms, room_info
from helseansvarlig.security.header_codec import require_mac, room_mac
from helseansvarlig.security.keypair import SECRET_BYTES, Noekkelpar, wrap

ROOM_KEY_BYTES = 32
_DB_SALT_BYTES = 16


def new_keys(rooms: Iterable[str]) -> dict[str, bytes]:
    """Return a fresh random key for each room."""
    return {str(room): secrets.token_bytes(ROOM_KEY_BYTES) for room in rooms}


def rooms_of(holder: Holder) -> frozenset[Rom]:
    """Return the rooms whose keys are a holder's: a role's own, and every one for a recovery code."""
    return ROM_FOR[Rolle(holder.rolle)] if holder.art == BRUKER else frozenset(Rom)


def grant(hode: Hode, holder: Holder, keys: Mapping[str, bytes]) -> Holder:
    """Return the holder with those of the keys that are hers wrapped to her, in place of any older ones."""
    mine = {
        room: wrap(key, holder.offentlig, room_info(hode.hvelv_id, room))
        for room, key in keys.items()
        if room in rooms_of(holder)
    }
    return replace(holder, rom={**holder.rom, **mine})


def open_rooms(hode: Hode, holder: Holder, pair: Noekkelpar) -> dict[str, bytes]:
    """Return the keys that are wrapped to a holder, the header authenticated by each of them.

    Raises `mangler_tilgang` when there is none, `hvelv_skadet` when header and keys do not fit.
    """
    if not holder.rom:
        raise KnownError("mangler_tilgang")
    keys = {room: pair.unwrap(wrapped, room_info(hode.hvelv_id, room)) for room, wrapped in holder.rom.items()}
    for room, key in keys.items():
        require_mac(hode, room, key)
    return keys


def authenticated(hode: Hode, keys: Mapping[str, bytes]) -> Hode:
    """Return the header with its MAC under each of these keys; those of other rooms stay as they are."""
    macs = {room: room_mac(hode, room, key) for room, key in keys.items()}
    return replace(hode, mac=macs.pop(Rom.HELSE, hode.mac), mac_rom={**hode.mac_rom, **macs})


def upgraded(hode: Hode, keys: Mapping[str, bytes]) -> tuple[Hode, dict[str, bytes]]:
    """Return a header of the newest version, and all room keys; done on the way to each act of a lead."""
    if hode.versjon == NEWEST_VERSION:
        return hode, dict(keys)
    fresh = new_keys(other_rooms())
    whole = {**keys, **fresh}
    holders = tuple(grant(hode, _placed(holder), fresh) for holder in hode.holdere)
    return with_dropboxes(
        replace(hode, versjon=NEWEST_VERSION, holdere=holders, eksemplar=new_copy_name()), whole[Rom.HELSE]
    ), whole


def new_copy_name() -> str:
    """Return a fresh name for a living copy of the vault: 16 hex characters."""
    return secrets.token_hex(8)


def with_dropboxes(hode: Hode, health_key: bytes) -> Hode:
    """Return the header with the public keys that a room's people seal to when they hand something in."""
    return replace(hode, postkasser={str(room): dropbox(health_key, room).public() for room in other_rooms()})


def dropbox(health_key: bytes, room: str) -> Noekkelpar:
    """Return the pair that opens what is handed in from a room; whoever can open the health records has it."""
    return Noekkelpar(kdf.expand(health_key, f"postkasse/{room}", length=SECRET_BYTES))


def dropbox_info(hode_id: str, room: str) -> bytes:
    """Return what binds something handed in to its vault and room."""
    return f"helseansvarlig/1/postkasse/{hode_id}/{room}".encode()


def raw_key(room_key: bytes, use: str) -> str:
    """Return 96 hex characters (32 bytes key, 16 bytes salt) for one database file's use: `db` or `kopi`."""
    salt = kdf.expand(room_key, f"{use}-salt", length=_DB_SALT_BYTES)
    return kdf.expand(room_key, use).hex() + salt.hex()


def _placed(holder: Holder) -> Holder:
    """Return a holder of the first version as the second writes it: its one sheet lies in the safe."""
    return holder if holder.art == BRUKER else replace(holder, plass=SAFE)
