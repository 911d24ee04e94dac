"""What is read from files that others may have written, and how bytes are turned into almost-right bytes.

A target takes bytes and returns; `KnownError` is an answer, anything else that comes out of it is a fault. Mutations
know JSON and put the header's checksum right again: otherwise nothing would ever get past it.
"""

from __future__ import annotations

import base64
import io
import json
import random
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from helseansvarlig.clock import OSLO, FixedClock
from helseansvarlig.domain.fremmed import read_record
from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.rom import Innleveringsart, Innlevert, Romstatus
from helseansvarlig.errors import KnownError
from helseansvarlig.security import slots
from helseansvarlig.security.canonical import canonical, with_checksum
from helseansvarlig.security.header_codec import from_bytes
from helseansvarlig.security.keyring_port import IngenNoekkelring
from helseansvarlig.security.throttle import NAME as ATTEMPTS
from helseansvarlig.security.throttle import Forsoek
from helseansvarlig.services.innlevering import _USE as USE
from helseansvarlig.services.innlevering import InnboksService
from helseansvarlig.settings import NAME as SETTINGS
from helseansvarlig.settings import Settings, SettingsFile
from helseansvarlig.store.kopifil import read_header, read_manifest
from helseansvarlig.store.kopimanifest import Manifest
from helseansvarlig.store.vitne import FileVitne
from tests.fakes.proevehvelv import Proevehvelv
from tests.fakes.romhus import Romhus
from tests.lang.proeve import LIGHT, around, fill

Maal = Callable[[bytes], object]
_HERE = Path(tempfile.mkdtemp(prefix="helseansvarlig-fuzz-"))
_CHECKSUM = "sjekksum"
_NOW = datetime(2026, 11, 23, tzinfo=UTC)
_STRANGE: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**53, 2**64, 10**400, 1.5, 1e308, "", "x", "å" * 300, "\ud800", "\x00", "=",
    "2026-11-23", "9999-12-31T23:59:59+23:59", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", [], {}, [[]],
    {"": {}}, ["x"] * 70, "aktiv", "flyttet", "rotasjon", "helse", "/2",
)  # fmt: skip
_RECORD = {"id": str, "art": str, "tekst": str, "antall": int, "per": dict, "sist": (str, type(None))}


@cache
def seeds() -> dict[str, bytes]:
    """Return one right file of each kind, made by the program itself."""
    vault = Proevehvelv.create(_HERE / "hvelv", around(IngenNoekkelring()))
    fill(vault.unlock())
    vault.lock()
    copy = next((vault.folder / "kopi").glob("*.hakopi"))
    with zipfile.ZipFile(copy) as archive:
        header, manifest = archive.read("hode.json"), archive.read("kopi.json")
    small = io.BytesIO()
    with zipfile.ZipFile(small, "w") as archive:
        for name, data in (("hode.json", header), ("kopi.json", manifest), ("helse.db", bytes(64))):
            archive.writestr(name, data)
    Forsoek(_HERE, FixedClock(_NOW)).failed("u1")
    record = {"id": "1", "art": "notat", "tekst": "hei", "antall": 1, "per": {"a": 1}, "sist": None}
    return {
        "hode": header,
        "spor": header,
        "innstillinger": json.dumps(Settings()._asdict()).encode(),
        "manifest": manifest,
        "kopifil": small.getvalue(),
        "forsøk": (_HERE / ATTEMPTS).read_bytes(),
        "vitne": (vault.folder / "vitne").read_bytes(),
        "fremmed rad": canonical(record),
        "brev": _right_letter(),
    }


def _header(data: bytes) -> None:
    """What stands in it is shown before anybody has unlocked: when the vault moved, too."""
    hode = from_bytes(data, LIGHT)
    with suppress(ValueError):  # the door knows that nobody has vouched for it yet
        datetime.fromisoformat(hode.flyttet).astimezone(OSLO)


def _slots(data: bytes) -> None:
    for holder in from_bytes(data, LIGHT).holdere:
        for slot in holder.spor:
            if slot.kost is None or slot.kost == LIGHT:
                slots.open_slot(slot, "passord", b"", "hvelv/holder")


def _settings(data: bytes) -> None:
    (_HERE / SETTINGS).write_bytes(data)
    SettingsFile(_HERE).read()


def _copy(data: bytes) -> None:
    path = _HERE / "20261123T000000000000Z.hakopi"
    path.write_bytes(data)
    for read in (read_header, read_manifest):
        read(path)


def _attempts(data: bytes) -> None:
    (_HERE / ATTEMPTS).write_bytes(data)
    Forsoek(_HERE, FixedClock(_NOW)).require("u1")


def _witness(data: bytes) -> None:
    (_HERE / "vitne").write_bytes(data)
    FileVitne(_HERE, bytes(32)).read()


@cache
def _house() -> Romhus:
    return Romhus(_HERE / "rom", FixedClock(_NOW))


def _letter(data: bytes) -> None:
    """Somebody of the meeting staff signs and seals whatever she likes; the health lead takes it out."""
    house = _house()
    sealed = house.staff.seal_for_leads(Rom.MOETE, house.staff.sign(USE + data) + data)
    row = Innlevert("brev1", house.staff.bruker().id, Innleveringsart.NOTAT, _NOW, Romstatus.VENTER, sealed)
    opened = InnboksService(house.oekt, house.tilgang)._open(Rom.MOETE, row)
    if opened is None:
        raise KnownError("fremmed_ugyldig")
    opened.skrevet.astimezone(OSLO)  # as it is shown to her


def _right_letter() -> bytes:
    keys = _house().staff
    return canonical(
        {
            "id": "brev1", "hvelv": keys.hvelv_id(), "rom": Rom.MOETE.value, "fra": keys.bruker().id,
            "skrevet": _NOW.isoformat(), "art": Innleveringsart.NOTAT.value, "gjelder": "", "tekst": "Hei",
        }
    )  # fmt: skip


def _planted(data: bytes) -> None:
    """The control: a reader that takes one field for granted."""
    from_bytes(data, LIGHT)
    json.loads(data)["mac_rom"]["moete"]


TARGETS: dict[str, Maal] = {
    "hode": _header, "spor": _slots, "innstillinger": _settings,
    "manifest": Manifest.from_bytes, "kopifil": _copy, "forsøk": _attempts, "vitne": _witness,
    "fremmed rad": lambda data: read_record(data, _RECORD), "brev": _letter,
}  # fmt: skip
PLANTED = {"plantet": _planted}


def seed_of(name: str) -> bytes:
    """Return a right file for a target."""
    return seeds()["hode" if name == "plantet" else name]


def answer(target: Maal, data: bytes) -> str:
    """Run a target once; return how it answered. Anything but `KnownError` goes through."""
    try:
        target(data)
    except KnownError as error:
        return error.code
    return "godtatt"


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return almost the same bytes."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = _mutate_json(data, chance) if chance.random() < 0.7 else _mutate_bytes(data, chance)
    return data


def _mutate_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data or b"{")
    at, length = chance.randrange(len(changed)), chance.choice((1, 1, 2, 8, 64))
    way = chance.randrange(5)
    if way == 0:
        changed[at] ^= 1 << chance.randrange(8)
    elif way == 1:
        del changed[at : at + length]
    elif way == 2:
        changed[at:at] = chance.randbytes(length)
    elif way == 3:
        changed[at:at] = changed[at : at + length] * chance.choice((1, 2, 2000))
    else:
        del changed[at:]
    return bytes(changed)


def _mutate_json(data: bytes, chance: random.Random) -> bytes:
    try:
        whole = json.loads(data)
        places = list(_places(whole))
    except (ValueError, RecursionError):
        return _mutate_bytes(data, chance)
    if not places:
        return _mutate_bytes(data, chance)
    holder, key = chance.choice(places)
    way = chance.randrange(4)
    if way == 0:
        del holder[key]
    elif way == 1:
        other, name = chance.choice(places)
        holder[key] = json.loads(json.dumps(other[name]))
    elif way == 2 and isinstance(holder[key], str):
        holder[key] = base64.b64encode(chance.randbytes(chance.choice((0, 12, 16, 32, 144, 1216)))).decode()
    else:
        holder[key] = chance.choice(_STRANGE)
    return _written(whole, chance)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(items):
        yield value, key
        yield from _places(inner)


def _written(whole: Any, chance: random.Random) -> bytes:
    """Write it as the program would, the checksum right in nine of ten."""
    try:
        if isinstance(whole, dict) and _CHECKSUM in whole and chance.random() < 0.9:
            whole = with_checksum({name: value for name, value in whole.items() if name != _CHECKSUM})
        return canonical(whole)
    except ValueError:  # half a character
        return json.dumps(whole).encode()
