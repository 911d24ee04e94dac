"""The receiver tool behind its port: bytes and folders in, plain facts out.

A receiver's folder holds `kommune.key`, `kommune.crt` and `kommune.kort`, the cards of trusted senders under
`avsendere`, and what has come in under `mottak`. The key is all that opens and signs: guard the folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cryptography.x509.oid import NameOID

from helseansvarlig import __version__
from helseansvarlig.clock import Clock
from helseansvarlig.domain.forsendelse import Avsender, Mottaker
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports.mottak import Aapnet, Helhet, Mottatt
from helseansvarlig.services.ports.outside import Kortopplysninger, Noekkel
from helseansvarlig.sync import integritet, mottak_mappe
from helseansvarlig.sync.forsegling import OpenedContainer
from helseansvarlig.sync.kort import SUFFIX, Kort, Korttype, facts_of, read_kort
from helseansvarlig.sync.mottak_mappe import Mottakersted, MottakMappe, System
from helseansvarlig.sync.sertifikat import load_identity, orgnr_of
from helseansvarlig.sync.tillit import Betrodd
from helseansvarlig.sync.varig_fil import reporting_disk_faults, write_once

SENDERS, WORK = "avsendere", "mottak"


class FolderReceiver:
    """A receiver that keeps documents and registry in `folder`, and receipts there or where `receipts` says."""

    def __init__(
        self,
        sted: Mottakersted,
        folder: Path,
        clock: Clock,
        *,
        receipts: Path | None = None,
        senders: Sequence[bytes] = (),
    ) -> None:
        self._sted = sted
        self._cards = folder / SENDERS
        self._clock = clock
        self._mottak = MottakMappe(sted, folder / WORK, System("Helseansvarlig mottak", __version__), receipts)
        self._given = [_sender(card) for card in senders]

    def own_card(self) -> Kortopplysninger:
        """Return what our own mottakerkort says."""
        return facts_of(self._sted.kort)

    def senders(self) -> list[Kortopplysninger]:
        """Return the senders whose card we hold."""
        return [facts_of(betrodd.kort) for betrodd in self._trusted()]

    def read_card(self, data: bytes) -> Kortopplysninger:
        """Return what an avsenderkort says, before anybody trusts it. Raises `kort_ugyldig`, `kort_feil_type`."""
        return facts_of(_sender(data))

    def trust(self, card: bytes) -> Kortopplysninger:
        """Keep an avsenderkort; a renewed one stands beside the old, which what is under way was signed with."""
        kort = _sender(card)
        with reporting_disk_faults():
            self._cards.mkdir(parents=True, exist_ok=True)
        write_once(self._cards / f"{kort.orgnr}-{facts_of(kort).fingeravtrykk[:9].replace(' ', '')}{SUFFIX}", card)
        return facts_of(kort)

    def open(self, sealed: bytes) -> Aapnet:
        """Verify a sealed file; saves nothing and answers nothing. Raises `ForseglingError`."""
        return _opened(self._mottak.open(sealed, self._trusted(), self._clock.now()))

    def receive(self, sealed: bytes) -> Mottatt:
        """Verify, save, register and answer a sealed file. Raises `ForseglingError` and disk faults."""
        done = self._mottak.receive(sealed, self._trusted(), self._clock.now())
        return Mottatt(_opened(done.aapnet), done.kvittering.resultat, done.lagret, done.kvittering_fil)

    def confirm_seen(self, sealed: bytes) -> Path:
        """Answer that a person has read it. Raises `ikke_registrert`."""
        now = self._clock.now()
        return self._mottak.confirm_seen(self._mottak.open(sealed, self._trusted(), now), now)

    def _trusted(self) -> list[Betrodd]:
        with reporting_disk_faults():
            paths = sorted(self._cards.glob(f"*{SUFFIX}")) if self._cards.is_dir() else []
            kept = [path.read_bytes() for path in paths]
        return [Betrodd(kort) for kort in (*self._given, *map(_sender, kept))]


def make_receiver(folder: Path, address: Mottaker, navn: str, at: datetime) -> None:
    """Make key, certificate and card in `folder`. Raises `orgnr_ugyldig`, `kanal_konflikt`."""
    mottak_mappe.make_receiver(folder, address, navn, at)


def read_place(key: bytes, certificate: bytes, card: bytes) -> Mottakersted:
    """Return the receiver of a key, a certificate and a card that belong together. Raises `noekkel_ugyldig`."""
    identity, kort = load_identity(key, certificate), read_kort(card)
    if kort.sertifikat != identity.sertifikat:
        raise KnownError("noekkel_ugyldig")
    return Mottakersted(identity, kort)


def sender_of(key: Noekkel) -> Avsender:
    """Return whom a certificate speaks for. Raises `noekkel_ugyldig` when it names no organisation."""
    certificate = load_identity(key.privat, key.sertifikat).sertifikat
    orgnr = orgnr_of(certificate)
    names = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    if orgnr is None or not names:
        raise KnownError("noekkel_ugyldig")
    return Avsender(orgnr, str(names[0].value))


def check_whole(data: bytes) -> Helhet:
    """Look at a foreign container without trust in anybody. Raises `ForseglingError`."""
    found = integritet.check_integrity(data)
    return Helhet(found.filer, len(found.signaturer), tuple(w.value for w in found.advarsler))


def _sender(data: bytes) -> Kort:
    kort = read_kort(data)
    if kort.type is not Korttype.AVSENDER:
        raise KnownError("kort_feil_type")
    return kort


def _opened(found: OpenedContainer) -> Aapnet:
    return Aapnet(
        forsendelse_id=found.manifest.forsendelse_id,
        avsender=found.avsender.kort.navn,
        avsender_orgnr=found.manifest.avsender.orgnr,
        avdeling=found.manifest.avsender.avdeling,
        signert=found.signert_tid,
        sha256=found.sha256_forseglet,
        filer=found.filer,
    )
