"""The composition root: the only module that knows which concrete classes stand behind the ports.

What stands behind the unlock screen is imported by the functions that need it: the password field must not wait for
services, cryptography or forms (decision 13, «nothing heavy on the way to the unlock screen»).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from helseansvarlig import __version__
from helseansvarlig.clock import Clock, SystemClock
from helseansvarlig.security import kdf
from helseansvarlig.security.keyring_port import IngenNoekkelring, Noekkelring, Systemnoekkelring

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from helseansvarlig.domain.forsendelse import Hjemmel, Mottaker
    from helseansvarlig.domain.regelverk import Regelverk
    from helseansvarlig.pdf.renderer import ReportLabRenderer
    from helseansvarlig.services.aapning import Aapent
    from helseansvarlig.services.filforsegling import FilforseglingService, Forseglet
    from helseansvarlig.services.hvelv import HvelvService
    from helseansvarlig.services.ports import Channel, Kortopplysninger, Noekkel
    from helseansvarlig.services.ports.mottak import Helhet, Receiver
    from helseansvarlig.skjema.forms import Forms
    from helseansvarlig.tjenester import Tjenester

DEMO_PASSWORD = "vakker blomst i hagen vår"  # noqa: S105 (of a synthetic vault; written in its LESMEG.txt)


def random_id() -> str:
    """Return a fresh id: 128 random bits as hex."""
    return secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What differs between the program, the demo and the tests."""

    clock: Clock = field(default_factory=SystemClock)
    ring: Noekkelring = field(default_factory=Systemnoekkelring)
    kost: kdf.Kdfkost = kdf.STANDARD
    gulv: kdf.Kdfkost = kdf.GULV
    new_id: Callable[[], str] = random_id


def protect_process() -> None:
    """Keep this process's memory off the disk and from other programs; call it before a vault is opened."""
    from helseansvarlig.security import process

    process.protect_process()


def open_hvelv(folder: Path, around: Surroundings | None = None) -> HvelvService:
    """Return the life cycle of the vault in `folder`, which need not exist yet."""
    from helseansvarlig.security.keysafe import FileKeysafe
    from helseansvarlig.services.hvelv import HvelvService
    from helseansvarlig.store.rom_file import FileRom
    from helseansvarlig.store.vault_file import FileVault

    around = around or Surroundings()
    clock = around.clock
    keysafe = FileKeysafe(folder, around.ring, around.kost, around.gulv, clock)
    rooms = FileRom(folder, clock, __version__)
    return HvelvService(keysafe, FileVault(folder, clock), rooms, clock, around.new_id)


def build_services(aapent: Aapent) -> Tjenester:
    """Return the services of an open vault; to be used from the thread that opened it."""
    from helseansvarlig import tjenester

    return tjenester.build_services(aapent)


def open_folder_channel(folder: Path) -> Channel:
    """Return the channel of a folder or stick: `ut` and `inn` below it, made if the folder itself is there.

    Raises `disk_full`, `mappe_skrivebeskyttet`, `kanal_borte`.
    """
    from helseansvarlig.sync.channels.mappe import MappeChannel
    from helseansvarlig.sync.varig_fil import reporting_disk_faults

    outbox, inbox = folder / "ut", folder / "inn"
    if folder.is_dir():
        with reporting_disk_faults():
            outbox.mkdir(exist_ok=True)
            inbox.mkdir(exist_ok=True)
    return MappeChannel(outbox, inbox)


def make_receiver(folder: Path, address: Mottaker, navn: str, clock: Clock | None = None) -> None:
    """Make a receiving service's key, certificate and mottakerkort in `folder`; `open_receiver` opens it."""
    from helseansvarlig.sync import mottaksverktoey

    mottaksverktoey.make_receiver(folder, address, navn, (clock or SystemClock()).now())


def receiver_card(folder: Path) -> Path:
    """Return where `make_receiver` puts the mottakerkort: the file to hand to senders."""
    from helseansvarlig.sync.mottak_mappe import CARD_FILE

    return folder / CARD_FILE


def open_receiver(
    folder: Path, receipts: Path | None = None, clock: Clock | None = None, *, senders: Sequence[bytes] = ()
) -> Receiver:
    """Return the receiver tool over a folder made by `make_receiver`.

    `receipts` is where its answers go; `senders` are avsenderkort trusted beside those kept in the folder. Raises
    `noekkel_ugyldig`, `kort_ugyldig` and disk faults.
    """
    from helseansvarlig.sync.mottak_mappe import load_receiver
    from helseansvarlig.sync.mottaksverktoey import FolderReceiver

    return FolderReceiver(load_receiver(folder), folder, clock or SystemClock(), receipts=receipts, senders=senders)


def receiver_of(key: Noekkel, card: bytes, senders: Sequence[bytes], folder: Path) -> Receiver:
    """Return the receiver tool of a key and a card that lie anywhere; it keeps its work in `folder`.

    Raises `noekkel_ugyldig`, `kort_ugyldig`.
    """
    from helseansvarlig.sync.mottaksverktoey import FolderReceiver, read_place

    return FolderReceiver(read_place(key.privat, key.sertifikat, card), folder, SystemClock(), senders=senders)


def check_container(data: bytes) -> Helhet:
    """Tell whether a foreign ASiC-E container is whole, with trust in nobody. Raises what sealed files raise."""
    from helseansvarlig.sync.mottaksverktoey import check_whole

    return check_whole(data)


def read_card(data: bytes) -> Kortopplysninger:
    """Return what a card of either kind says. Raises `kort_ugyldig`."""
    from helseansvarlig.sync.sealer import ContainerSealer

    return ContainerSealer().read_card(data)


def open_file_sealer(aapent: Aapent) -> FilforseglingService:
    """Return what seals loose files with an open vault's installation key."""
    from helseansvarlig.services.filforsegling import FilforseglingService
    from helseansvarlig.sync.sealer import ContainerSealer

    return FilforseglingService(aapent.oekt, ContainerSealer())


def seal_with_key(files: Mapping[str, bytes], key: Noekkel, card: bytes, hjemmel: Hjemmel) -> Forseglet:
    """Seal loose files with a key that lies outside any vault. Raises `noekkel_ugyldig` and as `seal_loose`."""
    from helseansvarlig.services.filforsegling import new_manifest, seal_loose
    from helseansvarlig.sync.mottaksverktoey import sender_of
    from helseansvarlig.sync.sealer import ContainerSealer

    sealer = ContainerSealer()
    about = new_manifest(sender_of(key), sealer, card, hjemmel, random_id)
    return seal_loose(sealer, files, about, key, card, SystemClock().now())


def without_keyring(clock: Clock, new_id: Callable[[], str] = random_id) -> Surroundings:
    """Return the surroundings of a vault that its password alone opens: the demo's, which moves between machines."""
    return Surroundings(clock=clock, ring=IngenNoekkelring(), new_id=new_id)


def derive_once() -> None:
    """Derive a key at the standard cost and forget it: what unlocking is measured against."""
    kdf.derive(DEMO_PASSWORD, bytes(kdf.SALT_BYTES), kdf.STANDARD)


def open_renderer() -> ReportLabRenderer:
    """Return what draws documents; the libraries are loaded at the first one."""
    from helseansvarlig.pdf.renderer import ReportLabRenderer

    return ReportLabRenderer()


def recovery_sheet(institusjon: str, kode: str, maalform: str = "nb") -> bytes:
    """Return the sheet with the recovery code as PDF, in memory only; `maalform` is "nb" or "nn"."""
    from helseansvarlig.pdf.renderer import ReportLabRenderer
    from helseansvarlig.services.gjenopprettingsark import compose_sheet

    renderer = ReportLabRenderer()
    return renderer.render(compose_sheet(institusjon, kode, SystemClock().today(), renderer.words(maalform), maalform))


def start_note(institusjon: str, navn: str, kode: str, maalform: str = "nb") -> bytes:
    """Return a new user's note with her start code as PDF, in memory only; `maalform` is "nb" or "nn"."""
    from helseansvarlig.pdf.renderer import ReportLabRenderer
    from helseansvarlig.services.gjenopprettingsark import compose_start_note

    renderer = ReportLabRenderer()
    words = renderer.words(maalform)
    return renderer.render(compose_start_note(institusjon, navn, kode, SystemClock().today(), words, maalform))


@cache
def load_rules() -> Regelverk:
    """Return law, deadlines, red flags and telephone numbers as dated data."""
    from helseansvarlig.paths import resources
    from helseansvarlig.regler.loader import load_regelverk

    return load_regelverk(resources() / "regler")


def warm_up() -> None:
    """Load what unlocking needs; called beside the window once the password field can be typed in."""
    import cryptography.hazmat.backends.openssl
    import cryptography.hazmat.primitives.kdf.hkdf  # noqa: F401 (imported for its own sake)

    import helseansvarlig.security.keysafe
    import helseansvarlig.services.hvelv
    import helseansvarlig.store.vault_file
    import helseansvarlig.tjenester  # noqa: F401 (imported for its own sake)

    load_rules()
    datetime.strptime("2026", "%Y")  # noqa: DTZ007 (its answer is not used: it loads what reads the names of copies)
    b"".decode("cp437")  # the names inside a copy
    kdf.derive("", bytes(kdf.SALT_BYTES), kdf.Kdfkost(8, 1))  # of no cost: it loads the library


def read_forms() -> None:
    """Read the forms that ship, which takes most of a second; from then on this process has them at hand."""
    from helseansvarlig.paths import resources
    from helseansvarlig.skjema.katalog import Skjemakatalog

    Skjemakatalog(resources() / "skjema").all()


def open_forms() -> Forms:
    """Return the form engine for those who bring their own files."""
    from helseansvarlig.paths import resources
    from helseansvarlig.skjema.forms import Forms

    return Forms(resources() / "skjema")
