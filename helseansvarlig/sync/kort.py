"""Avsenderkort and mottakerkort: who a counterpart is, and the certificate to know it by.

A card is signed by the key it presents. That proves only that its maker holds the key; trust begins when two people
have compared the fingerprint on the telephone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cryptography import x509

from helseansvarlig.errors import BugError, KnownError
from helseansvarlig.services.ports.outside import Kortopplysninger
from helseansvarlig.sync import cades, strict_json
from helseansvarlig.sync.feil import FOR_STOR, KORT_UGYLDIG, ForseglingError, Grunn, reading_asn1, refuse
from helseansvarlig.sync.sertifikat import Identitet, can_receive, orgnr_of, spoken_fingerprint
from helseansvarlig.sync.strict_json import BYDEL, KOMMUNENR, KONTO, ORGNR, Fields, JsonError, format_time

FORMAT = "bvh-kort/1"
SUFFIX = ".kort"
MAX_BYTES = 64 * 1024
_KEYS = (
    "format",
    "type",
    "orgnr",
    "navn",
    "kommunenr",
    "bydel",
    "kontoId",
    "sertifikat",
    "utstedt",
    "gyldigTil",
)


class Korttype(StrEnum):
    """Whether the card belongs to one who sends or one who receives."""

    AVSENDER = "avsender"
    MOTTAKER = "mottaker"


@dataclass(frozen=True, slots=True)
class Kort:
    """A counterpart's card. An institution has no kommunenr to be addressed by: None there."""

    type: Korttype
    orgnr: str
    navn: str
    kommunenr: str | None
    bydel: str
    konto_id: str
    sertifikat: x509.Certificate
    utstedt: datetime
    gyldig_til: datetime


def facts_of(kort: Kort) -> Kortopplysninger:
    """Return what a card says as people read it to each other."""
    return Kortopplysninger(
        er_mottaker=kort.type is Korttype.MOTTAKER,
        orgnr=kort.orgnr,
        navn=kort.navn,
        kommunenr=kort.kommunenr or "",
        fingeravtrykk=spoken_fingerprint(kort.sertifikat),
        gyldig_til=kort.gyldig_til,
    )


def sign_kort(kort: Kort, identity: Identitet) -> bytes:
    """Return the card as a DER file, signed by the key it presents.

    Raises `eget_sertifikat_annet_orgnr` when the organisation number has been changed since the certificate was made.
    """
    if kort.sertifikat != identity.sertifikat:
        raise BugError("a card presents its maker's own certificate")
    if orgnr_of(kort.sertifikat) != kort.orgnr:
        raise KnownError("eget_sertifikat_annet_orgnr")
    content = strict_json.dump(
        {
            "format": FORMAT,
            "type": kort.type,
            "orgnr": kort.orgnr,
            "navn": kort.navn,
            "kommunenr": kort.kommunenr,
            "bydel": kort.bydel,
            "kontoId": kort.konto_id,
            "sertifikat": identity.cert_pem().decode(),
            "utstedt": format_time(kort.utstedt),
            "gyldigTil": format_time(kort.gyldig_til),
        }
    )
    try:
        _parse(content)
    except JsonError as error:
        raise BugError("a card nobody would accept") from error
    return cades.sign(content, identity, kort.utstedt, attached=True)


def read_kort(data: bytes) -> Kort:
    """Return the card in a file, or raise `kort_ugyldig`: signed by its own certificate, organisation and all."""
    if len(data) > MAX_BYTES:
        raise ForseglingError(FOR_STOR, Grunn.FOR_STOR, maks_mb=1)
    try:
        content, signature = cades.open_attached(data)
        with reading_asn1(Grunn.KORT_INNHOLD):
            kort = _parse(content)
        with reading_asn1(Grunn.KORT_SERTIFIKAT):
            fits = kort.sertifikat == signature.sertifikat and orgnr_of(kort.sertifikat) == kort.orgnr
            if not fits or not can_receive(kort.sertifikat):
                raise refuse(Grunn.KORT_SERTIFIKAT)
    except ForseglingError as error:
        raise ForseglingError(KORT_UGYLDIG, error.reason) from error
    return kort


def _parse(content: bytes) -> Kort:
    fields = Fields(strict_json.parse(content), _KEYS)
    if fields.text("format", 20) != FORMAT:
        raise JsonError("$.format")
    return Kort(
        type=fields.choice("type", Korttype),
        orgnr=fields.match("orgnr", ORGNR),
        navn=fields.text("navn", 200),
        kommunenr=fields.optional("kommunenr", lambda: fields.match("kommunenr", KOMMUNENR)),
        bydel=fields.match("bydel", BYDEL),
        konto_id=fields.match("kontoId", KONTO),
        sertifikat=x509.load_pem_x509_certificate(fields.pem("sertifikat").encode()),
        utstedt=fields.moment("utstedt"),
        gyldig_til=fields.moment("gyldigTil"),
    )
