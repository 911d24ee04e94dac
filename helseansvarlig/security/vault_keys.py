"""Making and opening a vault's keys, and writing them anew. Knows keys and header; no database, no screen."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from helseansvarlig.domain.gjenopprettingskode import generate_code, normalise_code
from helseansvarlig.domain.passord import Styrke, strength
from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.security import header, kdf, rooms, slots
from helseansvarlig.security.keypair import Noekkelpar
from helseansvarlig.security.keyring_port import Noekkelring, Ringtilstand

_WHY_NOT = {
    Ringtilstand.LAAST: "noekkelring_laast",
    Ringtilstand.TIER: "noekkelring_tier",
    Ringtilstand.FINNES_IKKE: "noekkelring_borte",
}
"""What a person is told when this machine's part is needed; with any other answer the key store is another."""


@dataclass(frozen=True, slots=True)
class Aapnet:
    """An opened vault's keys, in memory only for as long as this process lives. `rom` holds the opened rooms' keys."""

    hode: header.Hode
    holder: header.Holder
    noekler: Noekkelpar
    rom: Mapping[str, bytes]

    @property
    def hvelvnoekkel(self) -> bytes:
        """The health records' key. Raises `mangler_tilgang`."""
        return self.room_key(Rom.HELSE)

    def room_key(self, room: str) -> bytes:
        """Return a room's key. Raises `mangler_tilgang` for a room that is not this person's."""
        key = self.rom.get(room)
        if key is None:
            raise KnownError("mangler_tilgang")
        return key


@dataclass(frozen=True, slots=True)
class Doer:
    """One slot to try, and this machine's part of what opens it."""

    holder: header.Holder
    spor: slots.Spor
    enhet: bytes = b""


def create(
    institusjon: str, bruker: tuple[str, str], passord: str, ring: Noekkelring, kost: kdf.Kdfkost
) -> tuple[Aapnet, str]:
    """Return a new vault's keys and its recovery code. `bruker` is name and role. Raises `passord_uten_noekkelring`."""
    keys = rooms.new_keys(sorted(Rom))
    empty = rooms.with_dropboxes(
        header.Hode(secrets.token_hex(16), 0, institusjon, (), eksemplar=rooms.new_copy_name()), keys[Rom.HELSE]
    )
    bare, pair = new_user(secrets.token_hex(8), *bruker)
    slot = password_slot(empty, bare, pair, passord, ring, kost)
    user = rooms.grant(empty, replace(bare, spor=(slot,)), keys)
    sheet, code = new_sheet(empty, header.SAFE, keys)
    return Aapnet(rooms.authenticated(empty.next((user, sheet)), keys), user, pair, keys), code


def password_door(hode: header.Hode, bruker_id: str, ring: Noekkelring) -> Doer:
    """Return the slot that a person's password opens on this machine.

    Raises `ukjent_bruker`; `startkode_trengs` when she has no password yet; and, when the slot needs a part that this
    machine does not give, why: `noekkelring_endret`, `noekkelring_laast`, `noekkelring_tier`, `noekkelring_borte`. In
    every such case the data is intact, and another lead or the recovery code gives a new way in.
    """
    holder = hode.holder(bruker_id)
    ways = [slot for slot in holder.spor if slot.art == slots.PASSORD]
    if not ways:
        raise KnownError("startkode_trengs")
    for slot in ways:
        if not slot.enhet:
            return Doer(holder, slot)
    device, state = _device_secret(ring, _secret_name(hode.hvelv_id, holder.id))
    for slot in ways:
        if slot.enhet == slots.device_fingerprint(device):
            return Doer(holder, slot, device)
    raise KnownError(_WHY_NOT.get(state, "noekkelring_endret"))


def open_door(hode: header.Hode, door: Doer, hemmelighet: str) -> Aapnet:
    """Return the keys behind a slot. Raises `feil_passord`, `mangler_tilgang`, `hvelv_skadet`."""
    pair = slots.open_slot(door.spor, hemmelighet, door.enhet, header.context(hode.hvelv_id, door.holder.id))
    return Aapnet(hode, door.holder, pair, rooms.open_rooms(hode, door.holder, pair))


def open_with_password(hode: header.Hode, bruker_id: str, passord: str, ring: Noekkelring) -> Aapnet:
    """Return the vault's keys. Raises as `password_door` and `open_door`."""
    return open_door(hode, password_door(hode, bruker_id, ring), passord)


def open_with_recovery(hode: header.Hode, code: str) -> Aapnet:
    """Return the vault's keys from either sheet's code. Raises `gjenopprettingskode_feil`, `hvelv_skadet`."""
    plain = normalise_code(code)
    for holder in hode.sheets():
        for slot in holder.spor:
            try:
                return open_door(hode, Doer(holder, slot), plain)
            except KnownError as error:
                if error.code != "feil_passord":
                    raise
    raise KnownError("gjenopprettingskode_feil")


def rewritten(opened: Aapnet, holders: Iterable[header.Holder], keys: Mapping[str, bytes] | None = None) -> Aapnet:
    """Return the vault under its next header with these holders, authenticated by all room keys (a lead's act)."""
    keys = opened.rom if keys is None else keys
    hode = rooms.authenticated(opened.hode.next(holders), keys)
    return replace(opened, hode=hode, holder=hode.holder(opened.holder.id), rom=keys)


def as_lead(opened: Aapnet) -> Aapnet:
    """Return the keys of somebody who may change who has access, their header of the newest version.

    Raises `bare_for_rolle`.
    """
    if Rom.HELSE not in opened.rom:
        raise KnownError("bare_for_rolle")
    hode, keys = rooms.upgraded(opened.hode, opened.rom)
    own = [holder for holder in hode.holdere if holder.id == opened.holder.id]
    return replace(opened, hode=hode, holder=own[0] if own else opened.holder, rom=keys)


def lifted(opened: Aapnet, generation: int) -> Aapnet:
    """Return the keys of a lead with a header no older than this generation, so that the next one is newer."""
    if Rom.HELSE not in opened.rom or generation <= opened.hode.generasjon:
        return opened
    return replace(opened, hode=replace(opened.hode, generasjon=generation))


def with_new_password(opened: Aapnet, passord: str, ring: Noekkelring, kost: kdf.Kdfkost) -> Aapnet:
    """Return the next header with a person's only slot under a new password.

    Who lacks the health key cannot authenticate a new generation; hers stays, her own rooms' MACs are made anew. An old
    header from elsewhere plus the old password still opens. Raises `passord_uten_noekkelring`.
    """
    if Rom.HELSE in opened.rom:
        opened = as_lead(opened)
    slot = password_slot(opened.hode, opened.holder, opened.noekler, passord, ring, kost)
    changed = replace(opened.holder, spor=(slot,))
    holders = opened.hode.with_holder(changed)
    if Rom.HELSE in opened.rom:
        return rewritten(opened, holders)
    hode = rooms.authenticated(replace(opened.hode, holdere=holders), opened.rom)
    return replace(opened, hode=hode, holder=changed)


def new_user(holder_id: str, name: str, role: str) -> tuple[header.Holder, Noekkelpar]:
    """Return a person with fresh keys, without a slot and without a room."""
    pair = Noekkelpar.generate()
    return header.Holder(
        holder_id, header.BRUKER, name, role, pair.public(), pair.signing_public(), (), {}
    ), pair  # fmt: skip


def new_sheet(hode: header.Hode, plass: str, keys: Mapping[str, bytes]) -> tuple[header.Holder, str]:
    """Return a recovery holder with these rooms' keys, and the code that stands on its sheet."""
    pair, code, holder_id = Noekkelpar.generate(), generate_code(), secrets.token_hex(8)
    slot = slots.make_slot(pair, normalise_code(code), None, b"", header.context(hode.hvelv_id, holder_id))
    slot = replace(slot, art=slots.KODE)
    public, signing = pair.public(), pair.signing_public()
    bare = header.Holder(holder_id, header.GJENOPPRETTING, "", "", public, signing, (slot,), {}, plass)
    return rooms.grant(hode, bare, keys), code


def password_slot(
    hode: header.Hode, holder: header.Holder, pair: Noekkelpar, passord: str, ring: Noekkelring, kost: kdf.Kdfkost
) -> slots.Spor:
    """Return a slot under a password and this machine's part; without a key store the password must carry it alone.

    Raises `passord_uten_noekkelring`.
    """
    device = enrol_device(ring, hode.hvelv_id, holder.id)
    if not device and strength(passord) is not Styrke.SVAERT_GOD:
        raise KnownError("passord_uten_noekkelring")
    return slots.make_slot(pair, passord, kost, device, header.context(hode.hvelv_id, holder.id))


def enrol_device(ring: Noekkelring, hvelv_id: str, bruker_id: str) -> bytes:
    """Return this machine's secret for a user, made and kept in the key store; empty when there is none."""
    name = _secret_name(hvelv_id, bruker_id)
    existing, _ = _device_secret(ring, name)
    if existing:
        return existing
    fresh = secrets.token_bytes(slots.DEVICE_SECRET_BYTES)
    return fresh if ring.put(name, fresh.hex()) else b""


def _secret_name(hvelv_id: str, bruker_id: str) -> str:
    return f"enhet/{hvelv_id}/{bruker_id}"


def _device_secret(ring: Noekkelring, name: str) -> tuple[bytes, Ringtilstand]:
    told = ring.get(name)
    try:
        secret = bytes.fromhex(told.verdi)
    except ValueError:
        secret = b""  # somebody wrote something else there: the same as nothing
    return (secret if len(secret) == slots.DEVICE_SECRET_BYTES else b""), told.tilstand
