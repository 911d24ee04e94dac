"""The institution, its unit, and the services it works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.utlevering import Kanal

INSTITUSJON_ID = "institusjon"
"""There is one institution in a vault, so its row has a fixed id."""


@dataclass(frozen=True, slots=True)
class Institusjon:
    """Who we are: stands at the top of every document."""

    navn: str
    enhet: str = ""
    orgnr: str = ""
    kommunenr: str = ""
    telefon: str = ""
    legevakt: str = ""
    id: str = INSTITUSJON_ID


class Mottakerkategori(StrEnum):
    """Whom something may be shared with (domain page, consent record)."""

    BARNEVERNSTJENESTEN = "barnevernstjenesten"
    BUP = "bup"
    KOMMUNAL_HELSETJENESTE = "kommunal_helsetjeneste"
    FASTLEGE = "fastlege"
    TANNKLINIKK = "tannklinikk"
    SKOLE_PPT = "skole_ppt"
    FORELDRE = "foreldre"
    NYTT_OPPHOLDSSTED = "nytt_oppholdssted"
    POLITI_LEGEVAKT = "politi_legevakt"


@dataclass(frozen=True, slots=True)
class Motpart:
    """A service we write to; `kort` is the signed mottakerkort (DER) when we can seal to it.

    `sted` tells two of the same name apart, `kanal` is the way they want it. `sjekket` is when `sjekket_av` last made
    sure that all this is right, by asking them.
    """

    id: str
    navn: str
    kategori: Mottakerkategori
    orgnr: str = ""
    kommunenr: str = ""
    telefon: str = ""
    kontaktperson: str = ""
    kort: bytes = b""
    fingeravtrykk_bekreftet_av: str = ""
    sted: str = ""
    kanal: Kanal | None = None
    sjekket: date | None = None
    sjekket_av: str = ""
