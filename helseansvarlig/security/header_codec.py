"""The header as bytes: canonical JSON with a checksum, read strictly, bounded before it is used, authenticated."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

from helseansvarlig.domain.noekkel_akt import Noekkelakt
from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.security import header_fields, kdf
from helseansvarlig.security.canonical import canonical, to_text, with_checksum, without_checksum
from helseansvarlig.security.header import Hode, Holder
from helseansvarlig.security.slots import Spor

_FORMATS = {1: "helseansvarlig-hvelv/1", 2: "helseansvarlig-hvelv/2"}


def to_bytes(hode: Hode) -> bytes:
    """Return the file form: canonical JSON with its checksum, in the version the header is of."""
    macs: dict[str, Any] = {"mac": to_text(hode.mac)}
    if hode.versjon > 1:
        macs["mac_rom"] = _texts(hode.mac_rom)
    return canonical(with_checksum(_body(hode) | macs))


def from_bytes(data: bytes, gulv: kdf.Kdfkost = kdf.GULV) -> Hode:
    """Return the header of a file, everything bounded before it is used.

    The checksum tells damage before anybody is told that a password is wrong; it guards against accidents alone, the
    MAC guards against people. Bytes that are not exactly what we would write are refused. Raises `hvelv_nyere` for a
    whole file of a format or with a critical field we do not know, `hvelv_skadet` for anything else wrong.
    """
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise KnownError("hvelv_skadet") from error
    whole = without_checksum(raw)
    hode = header_fields.parse(whole, _version(whole), gulv)
    if to_bytes(hode) != data:
        raise KnownError("hvelv_skadet")
    return hode


def room_mac(hode: Hode, room: str, room_key: bytes) -> bytes:
    """Return what authenticates the header to those who hold a room's key.

    It covers everything but the slots of those who do not hold that key: they change their own password without it.
    """
    return hmac.new(kdf.expand(room_key, "hode-mac"), canonical(_body(hode, room)), hashlib.sha256).digest()


def require_mac(hode: Hode, room: str, room_key: bytes) -> None:
    """Refuse a header that somebody without this room's key has written. Raises `hvelv_skadet`."""
    told = hode.mac if room == Rom.HELSE else hode.mac_rom.get(room, b"")
    if not hmac.compare_digest(room_mac(hode, room, room_key), told):
        raise KnownError("hvelv_skadet")


def _version(whole: dict[str, Any]) -> int:
    name = whole.get("format")
    for version, known in _FORMATS.items():
        if name == known:
            return version
    raise KnownError("hvelv_nyere" if str(name).startswith("helseansvarlig-") else "hvelv_skadet")


def _body(hode: Hode, room: str = "") -> dict[str, Any]:
    """Everything but what authenticates it; with a room, without the slots of those who lack its key."""
    first = {
        "format": _FORMATS[hode.versjon],
        "kritisk": [],
        "hvelv_id": hode.hvelv_id,
        "generasjon": hode.generasjon,
        "institusjon": hode.institusjon,
        "holdere": [_holder_body(h, hode.versjon, not room or room in h.rom) for h in hode.holdere],
    }
    if hode.versjon == 1:
        return first
    second = first | {
        "eksemplar": hode.eksemplar,
        "tilstand": hode.tilstand,
        "flyttet": hode.flyttet,
        "venter": hode.venter,
        "postkasser": _texts(hode.postkasser),
    }
    return second | {"akt": _act_body(hode.akt)} if hode.akt else second


def _act_body(akt: Noekkelakt) -> dict[str, Any]:
    return {
        "handling": akt.handling,
        "objekt": akt.objekt,
        "bruker_id": akt.bruker.id,
        "bruker_navn": akt.bruker.navn,
        "rolle": akt.bruker.rolle.value,
        "tid": akt.tid.isoformat(),
        "generasjon": akt.generasjon,
    }


def _holder_body(holder: Holder, version: int, with_slots: bool) -> dict[str, Any]:
    first: dict[str, Any] = {
        "id": holder.id,
        "art": holder.art,
        "navn": holder.navn,
        "rolle": holder.rolle,
        "offentlig": to_text(holder.offentlig),
        "signatur_offentlig": to_text(holder.signatur_offentlig),
        "spor": [_slot_body(s, version) for s in holder.spor] if with_slots else [],
        "rom": _texts(holder.rom),
    }
    if version == 1:
        return first
    return first | {
        "plass": holder.plass,
        "fra": holder.fra.isoformat() if holder.fra else "",
        "til": holder.til.isoformat() if holder.til else "",
    }


def _slot_body(spor: Spor, version: int) -> dict[str, Any]:
    cost = spor.kost
    first: dict[str, Any] = {
        "id": spor.id,
        "salt": to_text(spor.salt),
        "kdf": {"minne_kib": cost.minne_kib, "runder": cost.runder, "traader": cost.traader} if cost else None,
        "enhet": spor.enhet,
        "nonce": to_text(spor.nonce),
        "innpakket": to_text(spor.innpakket),
        "kontroll": to_text(spor.kontroll),
    }
    if version == 1:
        return first
    return first | {"art": spor.art, "utloeper": spor.utloeper.isoformat() if spor.utloeper else ""}


def _texts(values: Mapping[str, bytes]) -> dict[str, str]:
    return {name: to_text(value) for name, value in sorted(values.items())}
