"""What a copy says of itself: when, of which vault and key, how far its log goes, and how many rows it holds."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from helseansvarlig.domain.fremmed import read_moment
from helseansvarlig.domain.logg import Anker
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import OpenKeys

FORMAT = "helseansvarlig-kopi/2"
_FIRST = "helseansvarlig-kopi/1"
"""Told neither vault nor key, and was not signed; its database is held against it all the same."""


@dataclass(frozen=True, slots=True)
class Innhold:
    """What a database holds: its schema, its newest place in the log, and how many rows each table has."""

    skjema: int
    logg: Anker
    antall: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A copy's manifest. `eksemplar` is the machine's living copy of the vault that it was taken from.

    `generasjon` is the header's; `noekkel_id` tells which key opens the database. `rom` has the SHA-256 of each
    compartment's file that is carried along, by its name.
    """

    tatt: datetime
    skjema: int
    logg: Anker
    antall: Mapping[str, int]
    hode_sha256: str
    hvelv_id: str = ""
    eksemplar: str = ""
    generasjon: int = 0
    noekkel_id: str = ""
    rom: Mapping[str, str] = field(default_factory=dict)
    format: str = field(default=FORMAT, kw_only=True)

    @classmethod
    def of_keys(cls, keys: OpenKeys, tatt: datetime, innhold: Innhold, rom: Mapping[str, str]) -> Manifest:
        """Return the manifest of a copy that carries these keys' header and is opened by their backup key."""
        return cls(
            tatt,
            innhold.skjema,
            innhold.logg,
            innhold.antall,
            hashlib.sha256(keys.header()).hexdigest(),
            hvelv_id=keys.hvelv_id(),
            eksemplar=keys.eksemplar(),
            generasjon=keys.generasjon(),
            noekkel_id=key_id(keys.backup_key()),
            rom=rom,
        )

    @classmethod
    def from_bytes(cls, raw: bytes) -> Manifest:
        """Read a manifest; it is foreign input until its signature has been held against it. Raises `kopi_skadet`."""
        try:
            said = json.loads(raw)
            if said["format"] not in (FORMAT, _FIRST):
                raise KnownError("kopi_skadet")
            tatt, antall, rom = read_moment(said["tatt"]), said["antall"], said.get("rom", {})
            if not all(type(count) is int for count in antall.values()):
                raise KnownError("kopi_skadet")
            return cls(
                tatt,
                _number(said["skjema"]),
                Anker(_number(said["logg_nummer"]), _text(said["logg_hash"])),
                antall,
                _text(said["hode_sha256"]),
                hvelv_id=_text(said.get("hvelv_id", "")),
                eksemplar=_text(said.get("eksemplar", "")),
                generasjon=_number(said.get("generasjon", 0)),
                noekkel_id=_text(said.get("noekkel_id", "")),
                rom={name: _text(digest) for name, digest in rom.items()},
                format=said["format"],
            )
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise KnownError("kopi_skadet") from error

    def to_bytes(self, key: str) -> bytes:
        """Return the manifest, signed under the key that opens the copy."""
        return _canonical({**self._fields(), "mac": _sign(self._fields(), key)})

    def is_signed(self, raw: bytes, key: str) -> bool:
        """Tell whether the bytes this was read from are what the key's owner wrote."""
        if self.format == _FIRST:
            return True
        return hmac.compare_digest(raw, self.to_bytes(key))

    def _fields(self) -> dict[str, Any]:
        return {
            "format": self.format,
            "tatt": self.tatt.isoformat(),
            "skjema": self.skjema,
            "logg_nummer": self.logg.nummer,
            "logg_hash": self.logg.hash,
            "antall": dict(self.antall),
            "hode_sha256": self.hode_sha256,
            "hvelv_id": self.hvelv_id,
            "eksemplar": self.eksemplar,
            "generasjon": self.generasjon,
            "noekkel_id": self.noekkel_id,
            "rom": dict(self.rom),
        }


def key_id(key: str) -> str:
    """Return the name of a copy's key (96 hex characters): tells which key opens it and nothing about the key."""
    return hashlib.sha256(b"helseansvarlig/noekkel/1" + bytes.fromhex(key)).hexdigest()[:16]


def _sign(fields: Mapping[str, Any], key: str) -> str:
    own = hmac.new(bytes.fromhex(key), b"helseansvarlig/manifest/1", hashlib.sha256).digest()
    return hmac.new(own, _canonical(fields), hashlib.sha256).hexdigest()


def _canonical(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > 200:
        raise ValueError("no text of ours")
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**53:
        raise ValueError("no number of ours")
    return value
