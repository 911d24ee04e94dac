"""What is read from files that others may have written.

A target takes bytes and returns; `KnownError` is an answer, anything else that comes out of it is a fault.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from helseansvarlig.clock import OSLO, FixedClock
from helseansvarlig.domain.fremmed import read_record
from helseansvarlig.domain.person import Rom
from helseansvarlig.domain.rom import Innleveringsart, Innlevert, Romstatus
from helseansvarlig.errors import KnownError
from helseansvarlig.security import slots
from helseansvarlig.security.canonical import canonical
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
from tests.lang.fuzz_mutasjon import Maal, mutate
from tests.lang.proeve import LIGHT, around, fill

__all__ = ["PLANTED", "TARGETS", "mutate", "seed_of", "seeds_of"]
_HERE = Path(tempfile.mkdtemp(prefix="helseansvarlig-fuzz-"))
_NOW = datetime(2026, 11, 23, tzinfo=UTC)
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


def seeds_of(name: str) -> tuple[bytes, ...]:
    """Return all right files for a target: one."""
    return (seed_of(name),)
