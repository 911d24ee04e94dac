"""The institution, its unit, and the services it works with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
    """A service we write to; `kort` is the signed mottakerkort (DER) when we can seal to it."""

    id: str
    navn: str
    kategori: Mottakerkategori
    orgnr: str = ""
    kommunenr: str = ""
    telefon: str = ""
    kontaktperson: str = ""
    kort: bytes = b""
    fingeravtrykk_bekreftet_av: str = ""
