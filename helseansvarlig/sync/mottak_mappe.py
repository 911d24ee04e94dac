"""The receiver's side with nothing but a folder: open, verify, save, register, and answer with a signed receipt.

The order is the point. The documents are durable before the registry says so, and the registry is durable before a
receipt exists: a receipt that went ahead of the storing is how other systems have lost reports for good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from helseansvarlig.domain.forsendelse import (
    Element,
    Feil,
    Feilkode,
    Kvittering,
    Kvitteringstype,
    Mottaker,
    Resultat,
)
from helseansvarlig.errors import KnownError
from helseansvarlig.sync import strict_json
from helseansvarlig.sync.channels.mappe import RECEIPT_SUFFIX
from helseansvarlig.sync.forsegling import OpenedContainer, open_sealed
from helseansvarlig.sync.kort import Kort, Korttype, read_kort, sign_kort
from helseansvarlig.sync.kvittering import make_receipt
from helseansvarlig.sync.sertifikat import Identitet, create_identity, load_identity
from helseansvarlig.sync.strict_json import SHA256, Fields, JsonError, format_time
from helseansvarlig.sync.tillit import Betrodd
from helseansvarlig.sync.varig_fil import reporting_disk_faults, write_once

KEY_FILE = "kommune.key"
CERTIFICATE_FILE = "kommune.crt"
CARD_FILE = "kommune.kort"


@dataclass(frozen=True, slots=True)
class Mottakersted:
    """A receiving service: its key and certificate, and the card that it hands to senders."""

    identitet: Identitet
    kort: Kort


@dataclass(frozen=True, slots=True)
class System:
    """The program that receives, as a receipt names it."""

    navn: str
    versjon: str


@dataclass(frozen=True, slots=True)
class Mottatt:
    """What became of one sealed file. `lagret` is empty when it was registered before or conflicts."""

    aapnet: OpenedContainer
    lagret: tuple[Path, ...]
    kvittering: Kvittering
    kvittering_fil: Path


@dataclass(frozen=True, slots=True)
class Registrert:
    """One line of the registry: which bytes came under an id, and when they were registered."""

    sha256_forseglet: str
    registrert_tid: datetime


def make_receiver(directory: Path, address: Mottaker, navn: str, at: datetime) -> Mottakersted:
    """Make a receiver's key, certificate and card in `directory`, never over existing ones (`kanal_konflikt`).

    The key lies unencrypted, readable by its owner alone: the tool is for a municipality's own guarded machine.
    """
    identity = create_identity(address.orgnr, navn, at)
    card = Kort(
        type=Korttype.MOTTAKER,
        orgnr=address.orgnr,
        navn=navn,
        kommunenr=address.kommunenr,
        bydel=address.bydel,
        konto_id=address.konto_id,
        sertifikat=identity.sertifikat,
        utstedt=at,
        gyldig_til=identity.sertifikat.not_valid_after_utc,
    )
    with reporting_disk_faults():
        directory.mkdir(parents=True, exist_ok=True)
        write_once(directory / KEY_FILE, identity.key_pem(), mode=0o600)
    write_once(directory / CERTIFICATE_FILE, identity.cert_pem())
    write_once(directory / CARD_FILE, sign_kort(card, identity))
    return Mottakersted(identity, card)


def load_receiver(directory: Path) -> Mottakersted:
    """Read what `make_receiver` made, or raise `noekkel_ugyldig`, `kort_ugyldig` or a disk fault."""
    with reporting_disk_faults():
        key, certificate = (directory / KEY_FILE).read_bytes(), (directory / CERTIFICATE_FILE).read_bytes()
        card_bytes = (directory / CARD_FILE).read_bytes()
    identity, card = load_identity(key, certificate), read_kort(card_bytes)
    if card.sertifikat != identity.sertifikat:
        raise KnownError("noekkel_ugyldig")
    return Mottakersted(identity, card)


class Register:
    """Which forsendelser have been registered: one small file for each, made once and never changed.

    Kept for as long as the documents are: forgetting old ids would let an old file in again as new.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, sender_orgnr: str, forsendelse_id: str) -> Registrert | None:
        """Return what is registered under the sender's id, or None; `register_skadet` if the file is damaged."""
        with reporting_disk_faults():
            try:
                data = self._path(sender_orgnr, forsendelse_id).read_bytes()
            except FileNotFoundError:
                return None
        try:
            fields = Fields(strict_json.parse(data), ("sha256Forseglet", "registrertTid"))
            return Registrert(fields.match("sha256Forseglet", SHA256), fields.moment("registrertTid"))
        except JsonError as error:
            raise KnownError("register_skadet") from error

    def add(self, sender_orgnr: str, forsendelse_id: str, entry: Registrert) -> None:
        """Make the entry durable; another one under the same id raises `kanal_konflikt`."""
        with reporting_disk_faults():
            self._folder.mkdir(parents=True, exist_ok=True)
        line = {"sha256Forseglet": entry.sha256_forseglet, "registrertTid": format_time(entry.registrert_tid)}
        write_once(self._path(sender_orgnr, forsendelse_id), strict_json.dump(line))

    def _path(self, sender_orgnr: str, forsendelse_id: str) -> Path:
        return self._folder / f"{sender_orgnr}_{forsendelse_id}.json"


class MottakMappe:
    """A receiver that keeps documents and registry under one folder, and receipts there or where `receipts` says."""

    def __init__(self, sted: Mottakersted, folder: Path, system: System, receipts: Path | None = None) -> None:
        self._sted = sted
        self._documents = folder / "dokumenter"
        self._receipts = receipts or folder / "kvitteringer"
        self._register = Register(folder / "register")
        self._system = system

    def open(self, sealed: bytes, avsendere: Sequence[Betrodd], at: datetime) -> OpenedContainer:
        """Verify a sealed file and return what is in it; saves nothing and answers nothing."""
        return open_sealed(sealed, keys=[self._sted.identitet], own=self._sted.kort, trusted=avsendere, at=at)

    def receive(self, sealed: bytes, avsendere: Sequence[Betrodd], at: datetime) -> Mottatt:
        """Verify, save, register and answer one sealed file that arrived at `at`.

        The same file again is answered OK_DUPLIKAT with the first registration's time; another file under the same
        id is answered with a feilmelding and not saved. A file that does not verify raises and gets no answer.
        """
        opened = self.open(sealed, avsendere, at)
        sender, forsendelse_id = opened.manifest.avsender.orgnr, opened.manifest.forsendelse_id
        known = self._register.find(sender, forsendelse_id)
        saved: tuple[Path, ...] = ()
        if known is None:
            saved = self._save(opened)
            known = Registrert(opened.sha256_forseglet, at)
            self._register.add(sender, forsendelse_id, known)
            kvittering = self._answer(opened, at, Resultat.OK, known)
        elif known.sha256_forseglet == opened.sha256_forseglet:
            kvittering = self._answer(opened, at, Resultat.OK_DUPLIKAT, known)
        else:
            kvittering = self._answer_conflict(opened, at)
        return Mottatt(opened, saved, kvittering, self.issue(opened, kvittering, at))

    def issue(self, opened: OpenedContainer, kvittering: Kvittering, at: datetime) -> Path:
        """Seal a receipt to the sender and return its file; a second one for the same id gets a longer name."""
        sealed = make_receipt(kvittering, signer=self._sted.identitet, recipients=[opened.avsender_sertifikat], at=at)
        with reporting_disk_faults():
            self._receipts.mkdir(parents=True, exist_ok=True)
            path = self._receipts / f"{kvittering.forsendelse_id}{RECEIPT_SUFFIX}"
            if path.exists():
                path = self._receipts / f"{kvittering.forsendelse_id}.{kvittering.kvittering_id}{RECEIPT_SUFFIX}"
        write_once(path, sealed)
        return path

    def confirm_seen(self, opened: OpenedContainer, at: datetime) -> Path:
        """Answer that a person has read it; `ikke_registrert` if it has not been received first."""
        known = self._register.find(opened.manifest.avsender.orgnr, opened.manifest.forsendelse_id)
        if known is None or known.sha256_forseglet != opened.sha256_forseglet:
            raise KnownError("ikke_registrert")
        kvittering = self._answer(opened, at, Resultat.OK, known, Kvitteringstype.SAKSBEHANDLER)
        return self.issue(opened, kvittering, at)

    def _save(self, opened: OpenedContainer) -> tuple[Path, ...]:
        """Write the payload under the id; a crash before registration leaves files that the next run finds equal."""
        folder = self._documents / f"{opened.manifest.avsender.orgnr}_{opened.manifest.forsendelse_id}"
        with reporting_disk_faults():
            folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for name, content in opened.filer.items():
            write_once(folder / name, content)
            paths.append(folder / name)
        return tuple(paths)

    def _answer(
        self,
        opened: OpenedContainer,
        at: datetime,
        resultat: Resultat,
        known: Registrert,
        kind: Kvitteringstype = Kvitteringstype.APPLIKASJON,
    ) -> Kvittering:
        return Kvittering(
            type=kind,
            kvittering_id=str(uuid4()),
            forsendelse_id=opened.manifest.forsendelse_id,
            sha256_forseglet=opened.sha256_forseglet,
            mottatt_tid=at,
            registrert_tid=known.registrert_tid,
            resultat=resultat,
            elementer=tuple(Element(name, resultat) for name in opened.filer),
            feil=(),
            system_navn=self._system.navn,
            system_versjon=self._system.versjon,
        )

    def _answer_conflict(self, opened: OpenedContainer, at: datetime) -> Kvittering:
        return Kvittering(
            type=Kvitteringstype.FEILMELDING,
            kvittering_id=str(uuid4()),
            forsendelse_id=opened.manifest.forsendelse_id,
            sha256_forseglet=opened.sha256_forseglet,
            mottatt_tid=at,
            registrert_tid=None,
            resultat=Resultat.AVVIST,
            elementer=tuple(Element(name, Resultat.AVVIST) for name in opened.filer),
            feil=(Feil(Feilkode.KONFLIKT, "", kan_proeves_igjen=False),),
            system_navn=self._system.navn,
            system_versjon=self._system.versjon,
        )
