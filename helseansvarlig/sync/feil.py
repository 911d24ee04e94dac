"""Why a sealed file was refused: one code for the reader of the screen, one reason for the log.

Cryptographic failures share one code on purpose. A message that told a forger how far he got would help only him
(CBC is unauthenticated, so a talkative reader is an oracle); the log on the reader's own machine may know.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from cryptography.exceptions import UnsupportedAlgorithm

from helseansvarlig.errors import KnownError

UGYLDIG = "forsegling_ugyldig"
AVKORTET = "fil_avkortet"
IKKE_ADRESSERT = "ikke_adressert_hit"
FOR_STOR = "fil_for_stor"
IKKE_FORSEGLING = "ikke_forsegling"
XADES = "xades_ikke_stoettet"
KORT_UGYLDIG = "kort_ugyldig"


class Grunn(StrEnum):
    """The precise cause, for the log alone. A value is never reused for another cause."""

    # The outer file
    AVKORTET = "avkortet"
    FOR_STOR = "for_stor"
    IKKE_CMS = "ikke_cms"
    ER_ZIP = "er_zip"
    IKKE_ADRESSERT = "ikke_adressert"
    STRUKTUR = "struktur"
    # The envelope
    SVAK_NOEKKELTRANSPORT = "svak_noekkeltransport"
    UKJENT_CHIFFER = "ukjent_chiffer"
    DEKRYPTERING = "dekryptering"
    # The signature
    SIGNATUR_MANGLER = "signatur_mangler"
    FLERE_SIGNATURER = "flere_signaturer"
    SVAK_HASH = "svak_hash"
    SVAK_NOEKKEL = "svak_noekkel"
    UKJENT_ALGORITME = "ukjent_algoritme"
    SIGNATURATTRIBUTT = "signaturattributt"
    SERTIFIKATBINDING = "sertifikatbinding"
    INNHOLD_ENDRET = "innhold_endret"
    SIGNATUR_BRUTT = "signatur_brutt"
    # The signer
    UKJENT_AVSENDER = "ukjent_avsender"
    FEIL_AVSENDER = "feil_avsender"
    FEIL_ORGNR = "feil_orgnr"
    SERTIFIKAT_UTLOEPT = "sertifikat_utloept"
    SERTIFIKAT_FOR_TIDLIG = "sertifikat_for_tidlig"
    SERTIFIKATBRUK = "sertifikatbruk"
    KORT_UTLOEPT = "kort_utloept"
    # The archive
    ZIP_STRUKTUR = "zip_struktur"
    ZIP_NAVN = "zip_navn"
    ZIP_DUPLIKAT = "zip_duplikat"
    ZIP_ANTALL = "zip_antall"
    ZIP_STOERRELSE = "zip_stoerrelse"
    ZIP_FORHOLD = "zip_forhold"
    ZIP_OVERLAPP = "zip_overlapp"
    ZIP_METODE = "zip_metode"
    MIMETYPE = "mimetype"
    XADES = "xades"
    ASIC_MANIFEST = "asic_manifest"
    UKJENT_METADATA = "ukjent_metadata"
    IKKE_PAAKLISTET_FIL = "ikke_paaklistet_fil"
    FIL_MANGLER = "fil_mangler"
    DIGEST_AVVIK = "digest_avvik"
    # The manifest, the receipt, the card
    MANIFEST_MANGLER = "manifest_mangler"
    MANIFEST_UGYLDIG = "manifest_ugyldig"
    MANIFEST_FILLISTE = "manifest_filliste"
    FEIL_MOTTAKER = "feil_mottaker"
    KVITTERING_MANGLER = "kvittering_mangler"
    KVITTERING_UGYLDIG = "kvittering_ugyldig"
    KORT_INNHOLD = "kort_innhold"
    KORT_SERTIFIKAT = "kort_sertifikat"


_MALFORMED = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    UnsupportedAlgorithm,
)


class ForseglingError(KnownError):
    """A file from outside that we will not use; `reason` goes to the log, never to the screen.

    `str()` gives both, and both are our own words: nothing from the file is in them.
    """

    def __init__(self, code: str, reason: Grunn, /, **params: str | int) -> None:
        super().__init__(code, **params)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.code} ({self.reason})"


def refuse(reason: Grunn) -> ForseglingError:
    """Return the refusal that the reader of the screen cannot tell from any other cryptographic refusal."""
    return ForseglingError(UGYLDIG, reason)


@contextmanager
def reading_asn1(reason: Grunn = Grunn.STRUKTUR) -> Iterator[None]:
    """Turn what asn1crypto and cryptography raise on malformed structures into a refusal.

    Both parse lazily, so the access to a field is as likely to fail as the load. Deep nesting ends as a
    RecursionError there.
    """
    try:
        yield
    except _MALFORMED as error:
        raise refuse(reason) from error
