"""From a header's untrusted JSON to its data: every text, number and list has a bound and a place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from helseansvarlig.domain.fremmed import read_moment
from helseansvarlig.domain.noekkel_akt import Noekkelakt
from helseansvarlig.domain.person import ROM_FOR, Bruker, Rolle, Rom
from helseansvarlig.errors import KnownError
from helseansvarlig.security import kdf
from helseansvarlig.security.canonical import from_text
from helseansvarlig.security.header import AKTIV, BRUKER, EIER, FLYTTET, GJENOPPRETTING, ROTASJON, SAFE, Hode, Holder
from helseansvarlig.security.keypair import PUBLIC_BYTES, SECRET_BYTES, SIGNING_PUBLIC_BYTES
from helseansvarlig.security.slots import CONTROL_BYTES, KODE, NONCE_BYTES, PASSORD, START, TAG_BYTES, Spor

KNOWN_CRITICAL: frozenset[str] = frozenset()
"""Names of extensions this program understands; an unknown one in `kritisk` means: do not touch."""

MAX_TEXT = 200
_MAX_HOLDERS, _MAX_SLOTS, _MAX_WRAPPED = 64, 16, 4000
_MAC_BYTES = 32
_LEADS_ONLY = frozenset(role for role, rooms in ROM_FOR.items() if Rom.HELSE in rooms)


def parse(raw: dict[str, Any], version: int, gulv: kdf.Kdfkost) -> Hode:
    """Return the header that whole JSON of a known version tells. Raises `hvelv_skadet`, `hvelv_nyere`."""
    if any(str(name) not in KNOWN_CRITICAL for name in _list(raw, "kritisk", _MAX_HOLDERS)):
        raise KnownError("hvelv_nyere")
    try:
        holders = tuple(_holder(h, version, gulv) for h in _list(raw, "holdere", _MAX_HOLDERS))
        hode = Hode(
            hvelv_id=_text(raw, "hvelv_id"),
            generasjon=_number(raw, "generasjon"),
            institusjon=_text(raw, "institusjon"),
            holdere=holders,
            mac=_bytes(raw, "mac", _MAC_BYTES),
            versjon=version,
            **(_second_version(raw) if version > 1 else {}),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise KnownError("hvelv_skadet") from error
    if len({h.id for h in holders}) != len(holders):
        raise KnownError("hvelv_skadet")
    return hode


def _second_version(raw: dict[str, Any]) -> dict[str, Any]:
    return {
        "eksemplar": _text(raw, "eksemplar"),
        "tilstand": _one_of(raw, "tilstand", (AKTIV, FLYTTET)),
        "flyttet": _moved(raw),
        "venter": _one_of(raw, "venter", ("", ROTASJON)),
        "postkasser": _by_room(raw, "postkasser", PUBLIC_BYTES),
        "mac_rom": _by_room(raw, "mac_rom", _MAC_BYTES),
        "akt": _act(raw["akt"]) if "akt" in raw else None,
    }


def _moved(raw: dict[str, Any]) -> str:
    """Return when it moved, as it stands; the door shows it before anything has been proved."""
    if moved := _text(raw, "flyttet"):
        _moment(raw, "flyttet")
    return moved


def _act(raw: dict[str, Any]) -> Noekkelakt:
    """Return the change of access that is to be in the log; only those with the health key make one."""
    return Noekkelakt(
        handling=_text(raw, "handling"),
        objekt=_text(raw, "objekt"),
        bruker=Bruker(
            _text(raw, "bruker_id"), _text(raw, "bruker_navn"), Rolle(_one_of(raw, "rolle", (*_LEADS_ONLY,)))
        ),
        tid=_moment(raw, "tid"),
        generasjon=_number(raw, "generasjon"),
    )


def _holder(raw: dict[str, Any], version: int, gulv: kdf.Kdfkost) -> Holder:
    art = _one_of(raw, "art", (BRUKER, GJENOPPRETTING))
    roles = (*(_LEADS_ONLY if version == 1 else Rolle),) if art == BRUKER else ("",)
    more: dict[str, Any] = {}
    if version > 1:
        places = ("",) if art == BRUKER else (SAFE, EIER)
        more = {"plass": _one_of(raw, "plass", places), "fra": _day(raw, "fra"), "til": _day(raw, "til")}
    return Holder(
        id=_text(raw, "id"),
        art=art,
        navn=_text(raw, "navn"),
        rolle=_one_of(raw, "rolle", roles),
        offentlig=_bytes(raw, "offentlig", PUBLIC_BYTES),
        signatur_offentlig=_bytes(raw, "signatur_offentlig", SIGNING_PUBLIC_BYTES),
        spor=tuple(_slot(s, art, version, gulv) for s in _list(raw, "spor", _MAX_SLOTS)),
        rom=_by_room(raw, "rom"),
        **more,
    )


def _slot(raw: dict[str, Any], art: str, version: int, gulv: kdf.Kdfkost) -> Spor:
    cost = None
    if raw["kdf"] is not None:
        cost = kdf.Kdfkost(
            _number(raw["kdf"], "minne_kib"), _number(raw["kdf"], "runder"), _number(raw["kdf"], "traader")
        )
        kdf.require_bounds(cost, gulv)
    elif art == BRUKER:
        raise KnownError("hvelv_skadet")  # a password without a slow derivation is a planted weakness
    kinds = (PASSORD, START) if art == BRUKER else (KODE,)
    return Spor(
        id=_text(raw, "id"),
        salt=_bytes(raw, "salt", kdf.SALT_BYTES),
        kost=cost,
        enhet=_text(raw, "enhet"),
        nonce=_bytes(raw, "nonce", NONCE_BYTES),
        innpakket=_bytes(raw, "innpakket", SECRET_BYTES + TAG_BYTES),
        kontroll=_bytes(raw, "kontroll", CONTROL_BYTES),
        art=kinds[0] if version == 1 else _one_of(raw, "art", kinds),
        utloeper=None if version == 1 else _day(raw, "utloeper"),
    )


def _by_room(raw: Mapping[str, Any], key: str, length: int | None = None) -> dict[str, bytes]:
    """Return bytes by compartment; there are no others than we know in the formats we know."""
    values = raw[key]
    if not isinstance(values, dict) or any(name not in set(Rom) for name in values):
        raise KnownError("hvelv_skadet")
    return {
        name: from_text(_text(values, name, _MAX_WRAPPED)) if length is None else _bytes(values, name, length)
        for name in values
    }


def _bytes(raw: Mapping[str, Any], key: str, length: int) -> bytes:
    """Return base64 bytes of exactly the length the primitive takes: it would fail on others in its own words."""
    value = from_text(_text(raw, key, _MAX_WRAPPED))
    if len(value) != length:
        raise KnownError("hvelv_skadet")
    return value


def _one_of(raw: Mapping[str, Any], key: str, allowed: tuple[str, ...]) -> str:
    value = _text(raw, key)
    if value not in allowed:
        raise KnownError("hvelv_skadet")
    return value


def _day(raw: Mapping[str, Any], key: str) -> date | None:
    value = _text(raw, key)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise KnownError("hvelv_skadet") from error


def _moment(raw: Mapping[str, Any], key: str) -> datetime:
    try:
        return read_moment(_text(raw, key))
    except ValueError as error:
        raise KnownError("hvelv_skadet") from error


def _text(raw: Mapping[str, Any], key: str, longest: int = MAX_TEXT) -> str:
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
