"""The vault's header: who holds a key, wrapped how. Authenticated by the vault key itself (docs/hvelvformat.md)."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from helseansvarlig.domain.person import Rolle
from helseansvarlig.errors import KnownError
from helseansvarlig.security import kdf
from helseansvarlig.security.canonical import canonical, from_text, to_text, with_checksum, without_checksum
from helseansvarlig.security.keypair import MLKEM_PUBLIC_BYTES, SECRET_BYTES
from helseansvarlig.security.slots import CONTROL_BYTES, NONCE_BYTES, TAG_BYTES, Spor

FORMAT = "helseansvarlig-hvelv/1"
KNOWN_CRITICAL: frozenset[str] = frozenset()
"""Names of extensions this program understands; an unknown one in `kritisk` means: do not touch."""

BRUKER, GJENOPPRETTING = "bruker", "gjenoppretting"
HELSE = "helse"
_MAX_HOLDERS, _MAX_SLOTS, _MAX_TEXT, _MAX_WRAPPED = 64, 16, 200, 4000
_CURVE_BYTES, _MAC_BYTES = 32, 32


@dataclass(frozen=True, slots=True)
class Holder:
    """A user or the recovery code: a public key, slots to its private half, and the vault keys wrapped to it."""

    id: str
    art: str
    navn: str
    rolle: str
    offentlig: bytes
    signatur_offentlig: bytes
    spor: tuple[Spor, ...]
    rom: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Hode:
    """The whole header. `generasjon` rises by one at each write."""

    hvelv_id: str
    generasjon: int
    institusjon: str
    holdere: tuple[Holder, ...]
    mac: bytes = b""

    def users(self) -> tuple[Holder, ...]:
        """Return those who unlock with a password."""
        return tuple(h for h in self.holdere if h.art == BRUKER)

    def recovery(self) -> Holder:
        """Return the paper code's holder. Raises `hvelv_skadet` if there is none."""
        for holder in self.holdere:
            if holder.art == GJENOPPRETTING:
                return holder
        raise KnownError("hvelv_skadet")

    def holder(self, holder_id: str) -> Holder:
        """Return one holder by id. Raises `ukjent_bruker`."""
        for holder in self.holdere:
            if holder.id == holder_id:
                return holder
        raise KnownError("ukjent_bruker")

    def with_holder(self, changed: Holder) -> Hode:
        """Return the next generation with one holder replaced or added; the MAC is no longer valid."""
        others = tuple(h for h in self.holdere if h.id != changed.id)
        return replace(self, generasjon=self.generasjon + 1, holdere=(*others, changed), mac=b"")


def context(hode_id: str, holder_id: str) -> str:
    """Return what binds a slot to its vault and holder."""
    return f"{hode_id}/{holder_id}"


def room_info(hode_id: str, room: str) -> bytes:
    """Return what binds a wrapped vault key to its vault and compartment."""
    return f"helseansvarlig/1/rom/{hode_id}/{room}".encode()


def sign_header(hode: Hode, vault_key: bytes) -> Hode:
    """Return the header with its MAC under the vault key."""
    return replace(hode, mac=_mac(hode, vault_key))


def require_mac(hode: Hode, vault_key: bytes) -> None:
    """Refuse a header that somebody without the vault key has written. Raises `hvelv_skadet`."""
    if not hmac.compare_digest(_mac(hode, vault_key), hode.mac):
        raise KnownError("hvelv_skadet")


def to_bytes(hode: Hode) -> bytes:
    """Return the file form: canonical JSON with its checksum."""
    return canonical(with_checksum(_body(hode) | {"mac": to_text(hode.mac)}))


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
    hode = _parse(without_checksum(raw), gulv)
    if to_bytes(hode) != data:
        raise KnownError("hvelv_skadet")
    return hode


def _parse(raw: dict[str, Any], gulv: kdf.Kdfkost) -> Hode:
    if raw.get("format") != FORMAT:
        raise KnownError("hvelv_nyere" if str(raw.get("format", "")).startswith("helseansvarlig-") else "hvelv_skadet")
    if any(str(name) not in KNOWN_CRITICAL for name in _list(raw, "kritisk", _MAX_HOLDERS)):
        raise KnownError("hvelv_nyere")
    try:
        return Hode(
            hvelv_id=_text(raw, "hvelv_id"),
            generasjon=_number(raw, "generasjon"),
            institusjon=_text(raw, "institusjon"),
            holdere=tuple(_holder(h, gulv) for h in _list(raw, "holdere", _MAX_HOLDERS)),
            mac=_bytes(raw, "mac", _MAC_BYTES),
        )
    except (KeyError, TypeError) as error:
        raise KnownError("hvelv_skadet") from error


def _mac(hode: Hode, vault_key: bytes) -> bytes:
    return hmac.new(kdf.expand(vault_key, "hode-mac"), canonical(_body(hode)), hashlib.sha256).digest()


def _body(hode: Hode) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "kritisk": [],
        "hvelv_id": hode.hvelv_id,
        "generasjon": hode.generasjon,
        "institusjon": hode.institusjon,
        "holdere": [_holder_body(h) for h in hode.holdere],
    }


def _holder_body(holder: Holder) -> dict[str, Any]:
    return {
        "id": holder.id,
        "art": holder.art,
        "navn": holder.navn,
        "rolle": holder.rolle,
        "offentlig": to_text(holder.offentlig),
        "signatur_offentlig": to_text(holder.signatur_offentlig),
        "spor": [_slot_body(s) for s in holder.spor],
        "rom": {name: to_text(wrapped) for name, wrapped in sorted(holder.rom.items())},
    }


def _slot_body(spor: Spor) -> dict[str, Any]:
    cost = spor.kost
    return {
        "id": spor.id,
        "salt": to_text(spor.salt),
        "kdf": {"minne_kib": cost.minne_kib, "runder": cost.runder, "traader": cost.traader} if cost else None,
        "enhet": spor.enhet,
        "nonce": to_text(spor.nonce),
        "innpakket": to_text(spor.innpakket),
        "kontroll": to_text(spor.kontroll),
    }


def _holder(raw: dict[str, Any], gulv: kdf.Kdfkost) -> Holder:
    art = _text(raw, "art")
    rooms = raw["rom"]
    if art not in (BRUKER, GJENOPPRETTING) or not isinstance(rooms, dict) or len(rooms) > _MAX_SLOTS:
        raise KnownError("hvelv_skadet")
    role = _text(raw, "rolle")
    if role not in (set(Rolle) if art == BRUKER else {""}):
        raise KnownError("hvelv_skadet")
    return Holder(
        id=_text(raw, "id"),
        art=art,
        navn=_text(raw, "navn"),
        rolle=role,
        offentlig=_bytes(raw, "offentlig", MLKEM_PUBLIC_BYTES + _CURVE_BYTES),
        signatur_offentlig=_bytes(raw, "signatur_offentlig", _CURVE_BYTES),
        spor=tuple(_slot(s, art, gulv) for s in _list(raw, "spor", _MAX_SLOTS)),
        rom={str(name): from_text(_text(rooms, name, _MAX_WRAPPED)) for name in rooms},
    )


def _slot(raw: dict[str, Any], art: str, gulv: kdf.Kdfkost) -> Spor:
    cost = None
    if raw["kdf"] is not None:
        cost = kdf.Kdfkost(
            _number(raw["kdf"], "minne_kib"), _number(raw["kdf"], "runder"), _number(raw["kdf"], "traader")
        )
        kdf.require_bounds(cost, gulv)
    elif art == BRUKER:
        raise KnownError("hvelv_skadet")  # a password without a slow derivation is a planted weakness
    return Spor(
        id=_text(raw, "id"),
        salt=_bytes(raw, "salt", kdf.SALT_BYTES),
        kost=cost,
        enhet=_text(raw, "enhet"),
        nonce=_bytes(raw, "nonce", NONCE_BYTES),
        innpakket=_bytes(raw, "innpakket", SECRET_BYTES + TAG_BYTES),
        kontroll=_bytes(raw, "kontroll", CONTROL_BYTES),
    )


def _bytes(raw: Mapping[str, Any], key: str, length: int) -> bytes:
    """Return base64 bytes of exactly the length the primitive takes: it would fail on others in its own words."""
    value = from_text(_text(raw, key, _MAX_WRAPPED))
    if len(value) != length:
        raise KnownError("hvelv_skadet")
    return value


def _text(raw: Mapping[str, Any], key: str, longest: int = _MAX_TEXT) -> str:
    value = raw[key]
    if not isinstance(value, str) or len(value) > longest:
        raise KnownError("hvelv_skadet")
    return value


def _number(raw: Mapping[str, Any], key: str) -> int:
    value = raw[key]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
        raise KnownError("hvelv_skadet")
    return value


def _list(raw: Mapping[str, Any], key: str, longest: int) -> list[Any]:
    value = raw.get(key, [])
    if not isinstance(value, list) or len(value) > longest:
        raise KnownError("hvelv_skadet")
    return value
