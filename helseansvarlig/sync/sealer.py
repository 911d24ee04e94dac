"""The container behind the port that the services know: PEM and card bytes in, bytes and plain facts out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from helseansvarlig.domain.forsendelse import Kvittering, Manifest, Mottaker
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.errors import KnownError
from helseansvarlig.services.ports import Kortopplysninger, Noekkel
from helseansvarlig.sync import forsegling, kvittering
from helseansvarlig.sync.kort import Kort, Korttype, facts_of, read_kort, sign_kort
from helseansvarlig.sync.sertifikat import Identitet, create_identity, load_identity
from helseansvarlig.sync.tillit import Betrodd

_NO_DISTRICT = "00"


class ContainerSealer:
    """ASiC-E in CMS, as `docs/container.md` describes it."""

    def create_key(self, orgnr: str, navn: str, at: datetime) -> Noekkel:
        """Make the installation's key and certificate. Raises `orgnr_ugyldig`."""
        identity = create_identity(orgnr, navn, at)
        return Noekkel(identity.key_pem(), identity.cert_pem())

    def sender_card(self, key: Noekkel, institusjon: Institusjon, at: datetime) -> bytes:
        """Return our own card, signed by the key it presents."""
        identity = _identity(key)
        card = Kort(
            type=Korttype.AVSENDER,
            orgnr=institusjon.orgnr,
            navn=institusjon.navn,
            kommunenr=None,
            bydel=_NO_DISTRICT,
            konto_id=institusjon.orgnr,
            sertifikat=identity.sertifikat,
            utstedt=at,
            gyldig_til=identity.sertifikat.not_valid_after_utc,
        )
        return sign_kort(card, identity)

    def read_card(self, data: bytes) -> Kortopplysninger:
        """Return what a card says. Raises `kort_ugyldig`."""
        return facts_of(read_kort(data))

    def recipient_of(self, card: bytes) -> Mottaker:
        """Return the address that a receiver's card gives. Raises `kort_feil_type`."""
        facts = read_kort(card)
        if facts.kommunenr is None:
            raise KnownError("kort_feil_type")
        return Mottaker(facts.orgnr, facts.kommunenr, facts.bydel, facts.konto_id)

    def seal(self, files: Mapping[str, bytes], manifest: Manifest, key: Noekkel, card: bytes, at: datetime) -> bytes:
        """Return the sealed bytes for the holder of `card`."""
        recipient = read_kort(card)
        if at > recipient.gyldig_til:
            raise KnownError("mottaker_sertifikat_utloept")
        return forsegling.seal(files, manifest, sender=_identity(key), recipients=[recipient.sertifikat], at=at)

    def open_receipt(self, data: bytes, key: Noekkel, cards: Sequence[bytes], at: datetime) -> tuple[Kvittering, str]:
        """Return a verified receipt and its signer's organisation number."""
        trusted = [Betrodd(read_kort(card)) for card in cards]
        received = kvittering.open_receipt(data, keys=[_identity(key)], trusted=trusted, at=at)
        return received.kvittering, received.signert_av.kort.orgnr


@lru_cache(maxsize=1)
def _identity(key: Noekkel) -> Identitet:
    """Return the installation's identity; checking an RSA key takes half a second, so it is done once a session."""
    return load_identity(key.privat, key.sertifikat)
